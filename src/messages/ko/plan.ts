import { type AreaOf, area } from "../area.ts";
import type { planEn } from "../en/plan.ts";

/** 계획, 시나리오, 설정을 읽으면서 하는 말. */
export const planKo = area(() => ({
  "scenario.is-plan": "{file}은(는) 시나리오가 아니라 계획입니다",
  "scenario.is-result": "{file}은(는) 시나리오가 아니라 저장된 결과입니다",
  "scenario.link":
    "이 시나리오는 계획의 폴더 밖을 가리키는 링크여서 따라가지 않습니다. 파일을 복사해 넣으십시오",
  "scenario.input":
    '"{name}"은(는) 시나리오가 아니라 입력값입니다. 시나리오 자리에 쓰려면 값이 있어야 합니다',
  "scenario.unknown": '"{name}"(이)라는 시나리오가 없습니다',
  "scenario.empty": '"{name}": 더하기 기호 사이에 시나리오 이름이 없습니다',
  "scenario.too-many": "시나리오 {count}개를 겹쳤습니다. {most}개까지 됩니다",
  "scenario.no-stdin": "여기서는 표준 입력을 읽지 않습니다",
  "scenario.stdin-twice": "표준 입력(-)은 한 번만 읽을 수 있습니다",
  "scenario.cycle": "시나리오가 돌아가며 서로를 확장합니다: {cycle}",
  "scenario.chain": "시나리오 {most}개 넘게 이어서 확장했습니다",
  "scenario.id-file": 'id는 "{id}"인데 파일은 {file}.json입니다',
  "scenario.file-name":
    '"{name}"은(는) 시나리오 id가 아닙니다. 영문 소문자와 숫자를 하이픈 하나씩으로 잇습니다',
  "scenario.base-taken": '"{name}"은(는) 계획 자체의 이름입니다',
  "scenario.one-language": "함께 배포하는 시나리오는 영어와 한국어로 적습니다",
  "scenario.not-recorded": '저장된 결과에 "{name}" 시나리오가 들어 있지 않습니다',

  "limit.scenarios": "시나리오가 {requested}개입니다. 한 명령은 {most}개까지 받습니다",
  "limit.figures":
    "지표가 묶음의 구성원마다 하나씩 세어 모두 {requested}개입니다. 모델은 {most}개까지 둘 수 있습니다",
  "limit.scenario-files": "한 폴더에 시나리오 파일이 {requested}개 있습니다. {most}개까지 둘 수 있습니다",
  "limit.draws": "모의실험 {requested}회: 시나리오마다 세어 {most}회까지 쓸 수 있습니다",
  "limit.draws-json":
    "JSON 문서 하나에 담기에는 숫자 {requested}개가 너무 많습니다. {most}개까지이며, csv와 ndjson은 한 행씩 씁니다",
  "limit.settings": "설정이 {requested}개입니다. 한 명령은 {most}개까지 받습니다",
  "limit.long":
    "--years: {first}..{last} 동안 {command} 명령이 계산할 값이 {requested}개입니다(지표 {metrics}개, {count}개 연도, 시나리오 {scenarios}개). {most}개 연도를 넘으면 {maxValues}개까지 받습니다",
  "limit.inputs-set": "설정 {requested}개가 입력값을 {most}번보다 많이 정합니다. 이것이 한도입니다",
  "limit.inputs-matched":
    "*가 든 설정 {requested}개를 입력값 {inputs}개와 비교해야 합니다. 한도는 {most}개입니다",

  "plan.here": "이 폴더의 {file}을(를) 계획으로 씁니다. 함께 배포한 계획은 baekjo list plans",
  "plan.foreign": "이 폴더의 {file}은(는) baekjo 계획이 아니므로 함께 배포한 계획 {name}을(를) 씁니다",
  "plan.both":
    "--plan {name}은(는) 그 이름으로 배포한 계획입니다. 여기 있는 폴더를 쓰려면 ./{name}(으)로 적으십시오",
  "plan.unknown":
    '"{name}"(이)라는 계획이 없습니다. 그 이름으로 배포한 계획도, 여기 그 이름의 파일이나 폴더도 없습니다',
  "plan.empty-folder": "{file} 폴더에 plan.json이 없습니다",
  "model.foreign": "계획 옆의 {file}은(는) baekjo 모델이 아니므로 함께 배포한 모델을 씁니다",
  "plan.unknown-currency": '"{currency}"은(는) 통화 코드가 아닙니다',
  "plan.unknown-family": '모델에 "{family}"(이)라는 묶음이 없습니다',
  "plan.missing-family": '계획에 "{family}"의 구성원이 적혀 있지 않습니다(없으면 {})',
  "plan.malformed-member": '"{member}"은(는) 구성원 id가 아닙니다. a-z로 시작하고 a-z, 0-9, _를 씁니다',
  "plan.too-many-members": "{family}의 구성원이 {most}개를 넘습니다",
  "plan.too-many-parameters": "구성원까지 세면 입력값이 {most}개를 넘습니다",
  "plan.name-clash": '두 입력값의 이름이 "{name}"(으)로 같아집니다',
  "plan.unknown-parameter": '"{name}"(이)라는 입력값이 없습니다',
  "plan.missing-parameter": '계획에 "{name}"의 값이 없습니다(단위 {unit})',
  "plan.no-value": '"{name}"에 "value"도 "values"도 없습니다',
  "plan.value-twice": '"{name}"에 "value"와 "values"가 함께 있습니다',
  "plan.unit-mismatch": "{name}의 단위는 {expected}이고, {found}에서 환산할 수 없습니다",
  "plan.values-count": "{years}의 {wanted}개 연도에 값이 {count}개입니다",
  "plan.values-year": '"{key}"은(는) {first}년부터 {last}년 사이의 연도가 아닙니다',
  "plan.values-twice": '"{key}": 이미 나온 연도입니다',
  "plan.year-name": '"{name}"으로는 해마다 다른 이름이 되지 않습니다. 예: {examples}',
  "plan.year-misread":
    '{year}년의 이름이 "{called}"이(가) 되어, 다시 읽으면 그 해가 아닙니다. {examples}처럼 쓰십시오',
  "plan.year-begin": '"{begin}": {first}년이 시작하는 달이 아닙니다. 예: 2026-04',
  "plan.values-gap": "{name}에 {year}년 값이 빠져 있습니다",
  "plan.without-within": '"without" 안에 다시 "without"를 쓸 수 없습니다',
  "plan.no-inflation": '"prices"를 쓰려면 {name}을(를) 다른 해로 옮길 "inflation"이 계획에 있어야 합니다',
  "plan.inflation-unit": "{name}의 단위가 {unit}입니다. 물가 상승률은 단위 없는 비율입니다",
  "plan.inflation-prices": "{name}은(는) 다른 가격을 옮기는 값이라 기준 연도를 둘 수 없습니다",
  "plan.correlation-self": "{name}을(를) 자기 자신과 짝지었습니다",
  "plan.correlation-twice": "{a}와(과) {b}의 짝이 두 번 나옵니다",
  "plan.correlations-contradict":
    "{names} 사이의 상관계수가 서로 모순됩니다: 모두 만족하는 결합분포가 없습니다(행렬이 양의 정부호가 아님)",
  "plan.correlation-range": "상관계수는 -1보다 크고 1보다 작습니다: {value}",

  "value.below-minimum": "{value}: 최솟값 {min}보다 작습니다",
  "value.above-maximum": "{value}: 최댓값 {max}보다 큽니다",
  "value.not-whole": "{value}: 정수가 아닙니다",
  "value.not-finite": "{name}의 값이 너무 커집니다",

  "share.rest": "나머지",
  "share.rest-years": "나머지는 모든 해에 나머지입니다. 연도나 목록 없이 {name}=rest라고 쓰십시오",
  "share.rest-range": "{name}은(는) 나머지로 정했으므로 다른 몫에서 정해지며 따로 범위를 둘 수 없습니다",
  "share.rest-operator": "나머지는 {op} 대신 =로 정합니다: {name}=rest",
  "share.rest-alone": "{name}은(는) 나머지이므로 다른 몫에서 정해지며 따로 값을 둘 수 없습니다",
  "share.no-part": "{name}은(는) 모델이 정한 전체의 한 몫이 아니므로 나머지가 될 수 없습니다",
  "share.two-rests": "{whole}: {a}와(과) {b}이(가) 함께 나머지일 수는 없습니다",
  "share.give": "둘 가운데 하나에 값을 주십시오: --set {name}={value}",
  "share.sum": "{scenario}: {whole} 합이 {sum}입니다: {members}",
  "share.sum-year": "{scenario}, {year}년: {whole} 합이 {sum}입니다: {members}",
  "share.rest-below": "{scenario}: {whole} 합이 {sum}입니다: {members}. 나머지인 {rest}의 몫은 {left}입니다",
  "share.rest-below-year":
    "{scenario}, {year}년: {whole} 합이 {sum}입니다: {members}. 나머지인 {rest}의 몫은 {left}입니다",
  "share.lower": "합이 100%를 넘지 않게 정하십시오: {names}",
  "share.leave-out": "{name}을(를) 나머지로 그냥 두면 다른 몫이 남긴 만큼이 됩니다",
  "share.make-rest": "{name}에 남은 몫을 주려면 --set {name}=rest를 더하십시오",
  "share.must-add": "모두 더해 100%가 되거나, 그중 하나가 나머지여야 합니다: {names}",
  "share.rest-moved":
    "{name}은(는) 100%의 나머지입니다. 다른 몫이 움직이면 따라 움직이며 혼자서는 움직이지 않습니다({whole})",
  "share.move-other": "대신 다른 몫을 움직이십시오: {names}",
  "share.other-rest": "또는 다른 몫을 나머지로 두십시오: --set {other}=rest --set {name}={now}",

  "range.above-maximum": "범위의 상한 {value}이(가) 최댓값 {max}을(를) 넘습니다",
  "range.below-minimum": "범위의 하한 {value}이(가) 최솟값 {min}보다 작습니다",
  "range.crossed": "범위의 하한이 상한보다 작지 않습니다",
  "range.lognormal-sign": "로그정규(lognormal) 범위는 0보다 커야 합니다",
  "range.value-outside": "값이 {shape} 범위의 두 끝 사이에 있지 않습니다",
  "range.weights-count":
    "값은 {wanted}개인데 가중치는 {count}개입니다. 값마다 하나씩 같은 순서로 적어야 합니다",
  "range.value-twice": "같은 값이 두 번 나옵니다. 한 번만 적고 가중치를 합치십시오",
  "range.few-values": "이산(discrete) 범위에는 가중치가 0보다 큰 값이 둘 이상 있어야 합니다",
  "range.factor-sign": "연도별 값의 범위는 배수이고 0보다 커야 합니다",
  "range.factors-around-one": "연도별 값의 범위는 0.9와 1.2처럼 1을 사이에 둔 배수입니다",
  "range.addends-around-zero": "연도별 값에 더하는 범위는 -1%와 1%처럼 0을 사이에 둡니다",
  "range.addend-of-one": "더하는 범위는 연도별 값에만 둘 수 있습니다. 범위의 하한과 상한을 그대로 쓰십시오",
  "range.beyond-limits": "이 범위로는 {name} 값이 모든 해에 한계 안에 있을 수 없습니다",

  "quantity.malformed": '"{text}": 읽을 수 없는 값입니다. 예: 65조, $76k, 12%, 182.7 KRW/kWh',
  "quantity.comma":
    '"{text}": 쉼표가 천 단위 자리에 있지 않습니다. 소수점은 마침표로, 여러 값은 [ ] 안에 씁니다',
  "quantity.skips": '"{text}": 만 단위 하나가 빠져 두 가지로 읽힙니다',
  "quantity.triangle":
    '"{text}": ▲와 ▼는 표에 따라 증가도 감소도 뜻합니다. 음수는 -로 쓰십시오(△는 음수로 읽습니다)',
  "quantity.time": '"{text}"에 시간 단위가 없습니다. {expected} 단위가 와야 합니다',
  "quantity.unknown-unit": '"{text}": "{unit}"(이)라는 단위가 없습니다',
  "quantity.no-rate": '"{text}"의 통화 {currency}은(는) 계획에 환율이 없습니다. 환율이 있는 통화: {known}',
  "quantity.no-rates": '"{text}"의 통화 {currency}은(는) 물론 어느 통화의 환율도 계획에 없습니다',
  "quantity.unit": '"{text}"의 단위는 {found}인데 여기에는 {expected} 단위가 와야 합니다',
  "quantity.unitless": '"{text}"의 단위는 {found}인데 여기에는 단위 없는 수가 와야 합니다',
  "quantity.percentage": '"{text}"은(는) 백분율인데 여기에는 {expected} 단위가 와야 합니다',
  "quantity.points": '"{text}"은(는) 퍼센트포인트 차이인데 여기에는 {expected} 단위가 와야 합니다',
  "quantity.points-set":
    '"{text}"은(는) 퍼센트포인트 차이입니다. {name}에는 더하거나, % 값을 정할 수 있습니다',
  "quantity.points-factor": '"{text}"은(는) 퍼센트포인트 차이라서 {name}에 곱할 수 없습니다',
  "quantity.not-whole": '"{text}"은(는) 여기서 쓰는 금액의 최소 단위 {smallest}의 배수가 아닙니다',
  "quantity.too-large": '"{text}": 너무 커서 정확히 담을 수 없습니다. 한도는 {most}입니다',
  "quantity.bare": '{name}에 준 "{text}"은(는) 계획의 {planned}와(과) 100배 이상 차이 납니다',
  "quantity.fraction":
    '{name}에 준 "{text}"은(는) {text}%입니다. 단위 없는 수는 화면에 보이는 단위로 읽습니다',
  "quantity.nothing": '{name}에 준 "{text}"은(는) 0입니다',
  "quantity.no-year": '"{text}": 연간 금액인데 {name}은(는) 모든 해에 걸친 값 하나입니다',
  "quantity.no-month": '"{text}": 월간 금액인데 {name}은(는) 모든 해에 걸친 값 하나입니다',
  "quantity.each-year": '"{text}": {name}은(는) 여기서 해마다 값이 따로 있으므로 단위에 연도를 쓰지 않습니다',
  "quantity.plus": '"{text}": 여기서 + 기호는 더하기가 아닙니다',
  "quantity.relative": '단위가 없는 {name}에 "{text}"을(를) 더하는 설정은 두 가지로 읽힙니다',

  "set.too-long": "설정이 너무 깁니다",
  "set.operator": '"{text}": 설정에는 =, *=, +=만 씁니다. 빼려면 +=에 음수를, 나누려면 *=에 분수를 쓰십시오',
  "set.no-operator": '"{text}": 바뀌는 것이 없습니다. 이름=값, 이름*=배수, 이름+=금액으로 쓰십시오',
  "set.malformed": '"{text}": 설정이 아닙니다. 이름=값, 이름*=배수, 이름+=금액으로 쓰십시오',
  "set.years": '"{text}": 연도는 @2028, @2028..2030, @2028.., @..2030처럼 씁니다',
  "set.years-outside": "{year}년은 {first}..{last} 밖입니다",
  "set.brackets": '"{text}": 대괄호는 목록 [1, 2, 3]이나 값 뒤의 범위 [낮은값..높은값]에 씁니다',
  "set.no-value": '"{text}": 값이 없습니다',
  "set.range-alone": '"{text}": 범위는 값 뒤에 옵니다. 이름=50조[40조..60조]',
  "set.range": '"{text}": 범위는 [낮은값..높은값]으로 씁니다',
  "set.range-operator": '"{text}": 범위는 = 뒤에만 씁니다. *=와 +=는 있던 범위를 함께 옮깁니다',
  "set.list": '"{text}": 목록에서는 쉼표가 값을 나누므로 숫자 안에 쉼표를 쓰지 마십시오',
  "set.list-operator": '"{text}": 목록은 = 뒤에만 씁니다',
  "set.list-count": "{years}의 {wanted}개 연도에 값이 {count}개입니다",
  "set.list-count-named": "지정한 {wanted}개 연도에 값이 {count}개입니다",
  "set.several": '"{text}": 설정 하나는 입력값 하나만 바꿉니다',
  "set.unset-empty": "--unset에 이름이 필요합니다",
  "set.unset-and-set":
    '"{name}": 먼저 계획값으로 되돌린 뒤 다시 바꿉니다("{setting}"). 둘 중 하나를 빼십시오',
  "set.one-value": '"{name}": 여기서는 해마다 값이 있는데, 모델은 모든 해에 값 하나를 씁니다(예: {metric})',
  "set.unknown-parameter": '"{name}"(이)라는 입력값이 없습니다',
  "set.no-match": '"{name}"에 맞는 입력값이 없습니다. *는 이름의 한 단계를 대신합니다',
  "set.not-an-input": '"{name}"은(는) 계산식으로 계산하는 지표이며 입력값이 아닙니다',

  "set-file.no-names": '입력값 표의 첫 행에는 "name" 열이 있어야 합니다',
  "set-file.no-head":
    "이 표에는 열 이름이 없습니다. 첫 행에 열 이름을, 그다음부터 한 행에 입력값 하나를 씁니다",
  "set-file.name-alone": '"{name}": name 열에는 입력값의 이름만 쓰고, 값과 연도는 다른 열에 씁니다',
  "set-file.as-row": "표로 쓰면: 첫 행 {head}; 다음 행 {row}",
  "set-file.as-option": "이 행 없이 명령줄에 쓰면: {option}",
  "set-file.in-amount": "금액 뒤에 붙여 쓰고 이 칸은 비우십시오: {text}",
  "set-file.no-column":
    '"{column}" 열은 없습니다. 입력값 표에는 연도마다 한 열과 다음 열이 있습니다: {known}',
  "set-file.column-twice": '"{column}" 열이 두 번 나옵니다',
  "set-file.extra-cell": "이 칸 위에는 열 이름이 없습니다. 쉼표가 든 숫자는 따옴표로 묶으십시오",
  "set-file.no-name": "이 행에는 입력값 이름이 없습니다",
  "set-file.one-input": '"{name}": 한 행은 입력값 하나이며, 이름을 온전히 씁니다',
  "set-file.twice": "{name}의 행이 이미 {line}행에 있습니다",
  "set-file.value-and-years": "{name}에 값 하나와 연도별 값이 함께 있습니다. 한쪽을 비우십시오",
  "set-file.no-value": "{name}의 값이 비어 있습니다. 계획의 값은 {planned}입니다",
  "set-file.no-year": "{name}의 {year}년 값이 비어 있습니다. 계획의 값은 {planned}입니다",
  "set-file.rest-value":
    '{name}은(는) 나머지이므로 다른 부분에서 정해집니다. 값을 따로 주려면 "rest" 칸을 비우십시오',
  "set-file.rounded":
    '"{text}": 스프레드시트가 {planned}의 자릿수를 줄인 것입니다. 모든 자리를 표시하게 한 뒤 다시 저장하십시오',
  "set-file.range-end":
    "범위에는 하한과 상한이 모두 있어야 합니다. 범위가 없으면 둘과 shape를 모두 비우십시오",
  "set-file.as-of-one": "배율이나 더하는 값으로 된 범위는 연도별 값에만 있습니다. 값이 하나이면 비우십시오",
  "set-file.clear-range": "범위 없이 값만 두려면 low, high, shape를 비우십시오",
  "set-file.same-source": "{file}에서 값 {count}개가 바뀌었으나 출처는 계획의 것 그대로입니다: {names}",
  "set-file.certain": "{file}에는 범위 열이 없어, 바뀐 값에는 범위가 없습니다({count}개: {names})",

  "years.malformed": '"{text}": 기간이 아닙니다. 예: 2026..2035',
  "years.no-year": '"{text}"은(는) 연도가 아닙니다',
  "years.calendar": '"{text}"은(는) 회계연도인데 이 계획의 한 해는 1월부터 12월까지입니다',
  "years.two-years": '"{text}"은(는) 계획의 두 해 가운데 어느 쪽인지 알 수 없습니다',
  "years.backwards": "{from}년이 {to}년보다 뒤입니다",
  "years.range": "연도는 {first}년부터 {last}년까지입니다",
  "years.too-far": "계획 연도까지 합치면 {years}, {count}개 연도를 모두 계산해야 합니다. {most}개까지 됩니다",
  "years.too-many": "{count}개 연도입니다. {most}개까지 됩니다",
  "years.part":
    "{years} 전체를 계산하고 {shown}만 보여 줍니다: {unseen}의 재원·지출·구매는 표시된 합계에 들어가지 않습니다",
  "years.part-late":
    "{years} 전체를 계산하고 {shown}만 보여 줍니다: {unseen}의 재원·지출·구매는 표시된 합계에 들어가지 않습니다. 계획을 {count}년 늦추려면 그 대신 {settings}",
  "years.begin-unsaid":
    '{year}은(는) 계획에 다른 달이 없어 {begin}에 시작하는 것으로 봅니다. 바꾸려면 plan.json의 "years"에 "begin": "{example}"을(를) 적으십시오',
  "years.zero": "계획에 적혀 있지 않은 {years}에는 0입니다: {inputs}. 값을 주려면 {example}",
  "years.dated": "표시된 기간({shown}) 뒤에 오는 연도: {inputs}",
  "years.held": "연도별 입력값 {count}개는 적혀 있지 않은 해에 가장 가까운 해의 값을 씁니다({years})",

  "next.did-you-mean-value": "혹시 {name}입니까? ({value})",
  "next.declare-rate":
    '환율을 선언하십시오: 모델에 단위가 {unit}인 입력값(예: "{name}")을 두고, 계획에 그 값을 {stated} 단위로 적으십시오',
  "next.own-value": "계획의 값 그대로라면 {text}",
  "next.write": "혹시 {text}입니까?",
  "next.single-quotes":
    "셸은 큰따옴표 안의 $와 바로 뒤 숫자를 지웁니다. '{name}=$…'처럼 작은따옴표로 쓰십시오",
  "next.range": "범위는 값 뒤 대괄호에 씁니다: 값[{low}..{high}]",
  "next.drop-range": "범위 없이 값만 바꾸려면 {text}(으)로 쓰십시오",
  "next.together": "계획 {count}년에 해마다 그만큼이라면 합계인 {text}(으)로 쓰십시오",
  "next.months-together": "계획 {count}년에 달마다 그만큼이라면 합계인 {text}(으)로 쓰십시오",
  "next.as-one": "한 번뿐인 금액이라면 {text}(으)로 쓰십시오",
  "next.exactly": "바로 그 값이라면 {text}(으)로 쓰십시오",
  "next.range-factors": "연도별 값의 범위는 [0.9..1.2]처럼 배수로 씁니다",

  "note.converted-amount": '"{text}"은(는) 계획의 환율({rate})로 {value}입니다',
  "note.converted": '{name}의 "{text}"은(는) 계획의 환율({rate})로 {value}입니다',
  "note.indexed":
    "{name}의 값 {value}은(는) {prices}년 가격이며 {year}년에는 {nominal}이(가) 됩니다. {year}년 가격으로 {value}이라면 {text}",
  "note.zero":
    "{name}의 값이 0이어서 배수를 곱하는 {setting}(으)로는 바뀌지 않습니다. 값을 주려면 {path}=…처럼 쓰십시오",
  "note.zeros": "입력값 {count}개는 모두 0이어서 배수를 곱하는 {setting}(으)로는 바뀌지 않습니다",
  "note.rounded-back": "{name}의 값은 정수여서 {setting}의 결과를 반올림하면 그대로입니다",
  "note.unmoved": "입력값 {count}개는 모두 0이거나 반올림하면 그대로여서 {setting}(으)로는 바뀌지 않습니다",
  "note.outside-years": "{name}의 값 {value}은(는) 계산하는 연도({years}) 밖입니다",
  "note.outside-range": "{name}의 값 {value}은(는) 계획의 범위 {low}~{high} 밖입니다",
  "note.outside-unsigned":
    "{name}의 값 {value}은(는) 계획의 범위 {low}~{high} 밖입니다. 큰따옴표 안의 $는 셸이 지웁니다",
})) satisfies AreaOf<typeof planEn>;
