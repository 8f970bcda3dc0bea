import type { Block } from "../../en/help/guide.ts";
import type { manualEn, topicsEn } from "../../en/help/topics.ts";
import { named } from "../../example-names.ts";
import { guideKo } from "./guide.ts";

/** `baekjo help 주제`가 하는 말. */
const topics: Readonly<Record<keyof ReturnType<typeof topicsEn>, readonly Block[]>> = {
  ...guideKo,
  formulas: [
    "계산식은 모델 파일에 있고, 조건(check, solve, sweep --where, simulate --prob)에도 씁니다. 이름은 지표나 입력값이고, 저마다 계획의 해마다 값이 하나씩 있습니다.",
    {
      terms: [
        ["+ - * / ^", "사칙연산과 거듭제곱. ^의 밑에는 단위가 없거나, 지수가 정수 상수여야 함"],
        ["= <> < <= > >=", "비교. and, or, not으로 이음"],
        ["if(c, a, b)", "c가 성립하면 a, 아니면 b. 해당하는 쪽만 계산함"],
        ["min max abs round floor ceil exp ln sqrt", "흔히 쓰는 함수. exp와 ln에는 단위 없는 값만"],
        [
          "lag(x, n, before)",
          "n년 전의 x. 계획이 시작되기 전이면 before. n은 수나 입력값만으로 된 식(1 + loan.grace)이고, x가 자기 자신을 돌아볼 때는 1보다 작을 수 없음",
        ],
        ["prev(x, before)", "전년도의 x"],
        ["cumulative(x)", "올해까지 x의 누계"],
        [
          "total mean first last lowest highest any all",
          `모든 해에서 값 하나로: total(${named.spending}), any(${named.left} < 0)`,
        ],
        [
          "npv(rate, x)",
          "순현재가치: 첫해의 x를 1 + rate로, 둘째 해는 그 제곱으로 나누어 더한 값(스프레드시트의 NPV와 같음). 첫해를 할인하지 않으려면 (1 + rate) * npv(rate, x)",
        ],
        ["at(x, 2028)", "어느 한 해의 값. 3년 뒤는 at(x, first(year) + 3)"],
        ["firstyear(c)", "c가 처음 성립하는 해"],
        [
          "sum mean min max",
          `한 해 안에서 묶음 전체: sum(${named.members}). 구성원 하나의 여러 해 평균은 total(x) / total(1)`,
        ],
        [
          "allocate(amount, weights)",
          "해나 묶음에 1원까지 빠짐없이 나눔. 나머지가 큰 순서로 하나씩 더하고, 같으면 이른 해나 이름이 앞선 쪽부터",
        ],
        ["waterfall(envelope, asks.*, priority.*)", "우선순위대로, 한도가 다할 때까지 나눔"],
        ["year index hours", "연도, 첫해를 0으로 센 번호, 1년의 8,760시간"],
      ],
    },
    "숫자는 12%나 금액(5조, 1조4600억, $76k)으로 쓰거나 대괄호에 단위를 붙입니다(182.7[KRW/kWh]). 0은 어느 단위와도 맞습니다. 모델 파일의 숫자에도 단위를 붙일 수 있지만(50[GPU]) 금액은 쓸 수 없고, 계획에 적습니다. 단위는 계산하기 전에 검사합니다.",
    "유효숫자 12자리까지 같은 두 수는 같은 것으로 봅니다. 그래서 70% + 20% + 10% = 100%가 성립합니다. 정수인 값(금액, 개수, 연도)은 마지막 한 단위까지 비교합니다. round, floor, ceil은 유효숫자 15자리로 판단하므로, 어떻게 계산했든 28.5는 28.5입니다. 절반은 0에서 먼 쪽으로 반올림합니다. 이 함수들은 기본 단위로 반올림합니다(금액은 통화의 최소 단위, 전력은 kW). 입력값 step의 배수로 맞추려면 round(x / step) * step을 씁니다. 계획의 통화로 된 지표는 정의된 자리에서 통화의 최소 단위로 반올림하고, 다른 지표는 반올림한 금액으로 계산합니다. 최소 단위로 100조 이상이면 배정밀도 값으로 판단합니다.",
    "0으로 나눈 값, 값이 없는 로그와 제곱근, 최소 단위로 9,007,199,254,740,991을 넘는 금액(센트가 있는 통화는 70조 3,700억을 넘는 금액)은 정의되지 않습니다. 그 값을 쓰는 모든 지표로 이어져 표에는 '산출 불가', JSON에는 null로 나옵니다. 그래도 조건은 정해질 수 있습니다. 참 or 미정은 참, 거짓 and 미정은 거짓이고, any는 한 해만 참이면 참, all은 한 해만 거짓이면 거짓입니다. 끝내 정해지지 않은 조건은 성립하지 않은 것으로 보고, 몇 해, 몇 지점, 몇 회가 그런지 알립니다.",
    "자주 쓰는 계산식입니다. 한 줄이 지표 하나이고 이름은 바꾸어 씁니다. 대출을 해마다 같은 금액으로 갚을 때의 상환액(스프레드시트의 PMT):",
    {
      code: "loan.payment = loan.amount * loan.rate / (1 - (1 + loan.rate)^(-loan.term))",
    },
    "순현재가치와 내부수익률(IRR): 내부수익률은 순현재가치가 0이 되는 할인율이며 solve로 찾습니다.",
    {
      code: `project.npv = npv(project.rate, project.net)
  baekjo solve 'npv(project.rate, project.net) = 0' --by project.rate --between 0%..100%`,
    },
    "누진: 기준까지는 낮은 요율, 넘는 부분은 높은 요율. 그리고 수량에 따라 전체에 적용하는 단가.",
    {
      code: `tax.due = min(tax.base, tax.limit) * tax.low
    + max(tax.base - tax.limit, 0) * tax.high
fleet.price = if(fleet.size < 50[bus], fleet.few, fleet.many)`,
    },
    "해마다 차입하는 채무: 차입한 다음 해부터 debt.grace년 더 거치한 뒤 debt.term년에 걸쳐 균등하게 상환하고, 이자는 연초 잔액에 붙습니다. 연간 상환액은 합이 원금과 맞도록 반올림합니다.",
    {
      code: `debt.raised = cumulative(debt.drawn)
debt.due = cumulative((lag(debt.raised, 1 + debt.grace, 0)
    - lag(debt.raised, 1 + debt.grace + debt.term, 0)) / debt.term)
debt.repaid = debt.due - prev(debt.due, 0)
debt.balance = debt.raised - debt.due
debt.interest = prev(debt.balance, 0) * debt.rate`,
    },
    {
      commands: [
        `baekjo simulate --prob "any(${named.left} < -1조)"`,
        `baekjo solve "total(${named.spending}) <= 35조" --by ${named.rate} --between 1000..3000`,
        "baekjo list metrics compute --wide",
      ],
    },
  ],
  units: [
    "모든 숫자에는 단위가 있고 읽을 때 검사합니다. 원을 쓸 곳에 달러를 쓰거나 둘을 그대로 더하면 오류입니다.",
    {
      terms: [
        [
          "65조, 1조 4,600억, 10만",
          "경은 10^16, 조는 10^12, 억은 10^8, 만은 10^4. 그 안에서 천, 백, 십도 씀: 3천5백억, 350천억, 35,000백만원, 십만",
        ],
        ["65 trillion, 65tn, 65bn", "영어 단위: thousand, million, billion, trillion. 인도의 crore와 lakh"],
        ["65T, 76k", "한 글자로: k, M 또는 m, B, T는 10^3, 10^6, 10^9, 10^12"],
        ["65e12, 65,000,000,000,000", "65조와 1원까지 같은 금액"],
        ["-5조, △5조, (5조)", "음수. 예산표의 △와 회계의 괄호도 읽음"],
        ["₩ $ € £ ¥ ₹", "기호, 코드, 이름으로 쓴 통화: $76k, USD 76k, 7만6천 달러, 35조 원"],
        ["money", "모델의 단위에서 계획의 통화"],
        ["%", "100분의 1, 단위 없음"],
        ["level", "1, 0, -1인 지표. 웃돎, 비슷함, 밑돎으로 보임"],
        ["W kW MW GW, Wh kWh MWh GWh TWh, h", "전력, 전력량, 시간"],
        ["FLOPS TFLOPS PFLOPS EFLOPS", "초당 연산 횟수"],
        ["month months year years", "기간. 1년에는 단위가 없음"],
        ["GPU 등", "모델이 세는 것. list inputs에서 볼 수 있음"],
        [
          "직접 만든 단위",
          '모델이나 계획에 다른 단위의 양으로 적음: "units": { "t": "1000 kg", "kt": "1000 t" }',
        ],
      ],
    },
    "단위는 *와 /로 잇고 정수 지수를 붙입니다: KRW/kWh, USD/kW/month. 전각 숫자와 기호도 읽습니다. 두 가지로 읽히는 수(3억5천, 1480,5)는 어느 쪽인지 묻는 오류가 납니다. 한 해의 양에는 /year를 쓰지 않습니다. 셸에서 $는 작은따옴표로 감싸야 합니다. 큰따옴표 안의 $80k는 0k로 들어옵니다. 단위 없이 쓴 숫자는 list와 explain이 그 입력값에 보이는 단위로 읽습니다. 계획의 값과 100배 이상 다르면 뜻을 묻는 오류가 납니다(65조를 65로). % 입력값에 준 소수(80%를 0.8로)와, 월이 있어야 할 단위에 월이 없을 때도 같습니다. 다른 통화로 쓴 금액은 계획의 환율로 바꾸고 그렇다고 알립니다.",
    "표에서는 원을 조나 억으로, 다른 통화를 조·억·만으로 나타내며 --scale로 고릅니다: thousand(천), million(백만), billion(십억), trillion(조), eok(억), jo(조), 그대로는 one. 금액은 계획 통화의 최소 단위로 딱 떨어지며 그 단위는 decimals가 정합니다: 2는 센트, -3은 천, -6은 백만. 프로그램용 형식에는 금액 자체를 씁니다: 12,000유로는 무엇으로 세든 EUR 옆의 12000입니다. --in USD는 그해 환율로 다른 통화로, --real 2025는 어느 해의 가격으로 금액을 나타냅니다. 한 해의 금액과 연말 잔액은 그해를, 합계는 연도별로 환산한 값의 합을, 연도가 없는 금액과 npv는 첫해를 따릅니다. 외화는 경상 금액 그대로이며 그 줄에 표시합니다. solve는 찾은 금액 입력값 옆에 첫해 환율과 물가로 환산한 값을 보이고, 조건과 등식의 양변은 계획의 통화 그대로 둡니다.",
    {
      commands: [
        `baekjo run --set 'accelerators.gb300.price=$80k' --set '${named.price}=200 KRW/kWh'`,
        "baekjo run --scale eok --section funding",
        "baekjo run --in USD --real 2025",
      ],
    },
  ],
  model: [
    "모델에는 계산식이 있고 금액은 없습니다. 계획이 값을 적을 입력값과, 그 값으로 해마다 계산하는 지표를 단위와 설명을 붙여 한 번씩 정의합니다. 지표는 파일에 적힌 순서가 아니라 서로 필요한 순서대로 계산합니다. 모델은 --model 파일로 주거나, 계획 옆에 model.json으로 둡니다. baekjo init my-plan으로 바로 계산되는 모델을 시작할 수 있습니다.",
    "묶음의 지표는 계획에 적은 구성원마다 하나씩 있습니다. 다음은 차고지마다 있는 지표이고, 명칭의 {member} 자리에 차고지의 명칭이 들어갑니다.",
    {
      code: '"depots.*.cost": {\n  "formula": "depots.*.places * price", "unit": "money", "kind": "flow", "section": "cost",\n  "label": "{member} 비용", "about": "자리 수에 가격을 곱한 값."\n}',
    },
    '키의 목록입니다. 안에 든 키는 들여 썼고, ?가 붙은 키는 적지 않아도 됩니다. 명칭과 글은 한 언어로, 또는 두 언어로 씁니다: { "en": "Cost", "ko": "비용" }.',
    {
      commands: [
        "baekjo init my-plan",
        "baekjo schema model > model.schema.json",
        "baekjo list metrics --wide",
        "baekjo help formulas",
      ],
    },
  ],
  plan: [
    "계획은 모델의 입력값 가운데 기본값이 없는 모든 것에 값을 적습니다. 불확실한 값에는 범위를 적고, 모든 값에 출처나 ASSUMPTION이라는 말과 이유를 적습니다. plan.json 옆에는 자기 모델이 있으면 model.json, 시나리오마다 파일이 하나씩 든 scenarios/, checks.json, actuals.json을 둡니다. baekjo init my-plan이 이 모두를 만들고, baekjo init my-plan --table budget.csv는 연도별 예산표로 만듭니다.",
    "연도별 값의 범위는 모든 해에 하나입니다. 해마다 곱하는 계수이거나, 해마다 더하는 값입니다. 다음은 전체가 0.5%포인트까지 오르내립니다.",
    {
      code: '"growth": {\n  "values": { "2026": "1.8%", "2027": "2.1%", "2028": "2.0%" },\n  "range": { "shape": "triangular", "as": "addend", "low": "-0.5%", "high": "0.5%" },\n  "source": "ASSUMPTION", "reason": "이런 전망의 평균 오차가 0.5%포인트입니다."\n}',
    },
    '계산의 한 단계는 1년이고 더 짧은 단계는 없습니다. 반기 계획은 반기마다 입력값을 따로 두고, 모델에 연중 잔액을 둡니다. "balance.mid"는 prev(balance.end, 0) + funding.first_half - cost.first_half, "balance.end"는 balance.mid + funding.second_half - cost.second_half입니다. 연도를 반기로 삼을 수는 없습니다. 성장률, 물가, 요율, 시간이 모두 1년 기준이기 때문입니다.',
    '키의 목록입니다. 안에 든 키는 들여 썼고, ?가 붙은 키는 적지 않아도 됩니다. 명칭과 글은 한 언어로, 또는 두 언어로 씁니다: { "en": "Cost", "ko": "비용" }.',
    {
      commands: ["baekjo init my-plan", "baekjo schema plan > plan.schema.json", "baekjo list inputs --wide"],
    },
  ],
  scenarios: [
    `시나리오는 계획에서 바꾸는 값의 모음입니다. 이름, 파일(/나 .json이 든 것), 표준 입력(-), 입력값 설정으로 줍니다. a+b는 a 위에 b를 적용하고(${named.other}+${named.rate}=1600), --set은 모두에 마지막으로 적용합니다. 시나리오가 하나면 compare는 바꾸기 전과 후를 비교합니다. 값을 정한 곳은 compare --inputs로 볼 수 있습니다. 시나리오가 없으면 계획 그대로입니다.`,
    {
      terms: [
        ["x=50조", "입력값을 정하고 불확실성을 없앰"],
        ["x=50조[40조..60조]", "simulate와 sensitivity에 쓸 범위와 함께"],
        ["x=[1%, 2%, 3%][0.9..1.2]", "연도별 값에, 모든 해에 곱하는 범위와 함께"],
        ["x=[1%, 2%, 3%][-1%..+1%]", "해마다 더하는 범위와 함께. 두 끝에 부호를 붙임"],
        ["x*=0.8, x+=5조, x+=20%", "값과 범위를 함께 옮김. % 입력값의 +=는 퍼센트포인트"],
        ["x@2028=0, x@2028..*=1.1, x@2027..2029=3", "이 해에만"],
        ["x=[1, 2, 3, 2, 1]", "해마다의 값"],
        ["a.*.b=1", "* 자리에 이름 한 단계가 들어가는 모든 이름"],
        ["x=rest", "전체의 다른 몫이 100%에서 남긴 나머지. 다른 몫을 따라 움직임"],
        ["x=plan, --unset x", "계획의 값으로 되돌림"],
        [
          "--set-file inputs.csv",
          "입력값 표에서 계획과 다른 값. --set보다 먼저 적용. 표는 list inputs --format csv로 만듦",
        ],
        ["--years 2026..2035", "다른 기간. 연도별 값은 마지막 값을 이어 씀"],
      ],
    },
    "시나리오 파일에는 형식과 설정이 있고, 이름(label), 이유(why), 출처(source)를 적을 수 있습니다. extends에는 바탕이 될 시나리오를 적습니다.",
    {
      code: `{ "format": "baekjo/scenario/1", "extends": "${named.other}", "set": ["${named.rate} *= 1.05"] }`,
    },
    "파일의 키입니다. ?가 붙은 키는 적지 않아도 됩니다.",
    {
      commands: [
        "baekjo list scenarios",
        `baekjo run '${named.other}+${named.layer}+${named.price}*=1.1'`,
        `baekjo compare ${named.other} --set ${named.rate}=1600`,
        "baekjo run ./my-scenario.json",
        `echo '{ "format": "baekjo/scenario/1", "set": ["${named.rate}=1600"] }' | baekjo run -`,
      ],
    },
  ],
  checks: [
    "점검 파일은 계획에서 성립해야 하는 것을 적습니다. 사람과 CI가 함께 씁니다. baekjo check는 계획 옆의 checks.json이나 지정한 파일을 점검하고, 하나라도 실패하면 종료 코드 1로 끝납니다.",
    {
      code: `{ "format": "baekjo/checks/1", "checks": [\n  { "id": "lasts", "assert": "all(${named.balance} >= -10조)", "scenarios": ["*"] },\n  { "id": "likely", "assert": "P(any(${named.left} < 0)) <= 20%", "level": "warn" }\n] }`,
    },
    '키의 목록입니다. 안에 든 키는 들여 썼고, ?가 붙은 키는 적지 않아도 됩니다. 명칭과 글은 한 언어로, 또는 두 언어로 씁니다: { "en": "Cost", "ko": "비용" }.',
    { commands: ["baekjo check", "baekjo schema checks > checks.schema.json"] },
  ],
  formats: [
    "결과는 표준 출력으로, 나머지는 모두 표준 오류로 나갑니다. 형식은 --format으로 고르거나 -o에 준 파일 이름을 따릅니다.",
    {
      terms: [
        ["table", "읽기 위한 표. 금액 단위를 맞추고 수마다 따로 반올림함. --wide는 모든 열을 보여 줌"],
        ["markdown", "기사나 문서에 붙일 같은 표"],
        ["json", "문서 하나. --json과 같음"],
        ["ndjson", "머리 한 줄, 그다음 한 줄에 기록 하나"],
        [
          "csv",
          "한 줄에 값 하나: scenario, year, metric, label, value, unit, 끝에 금액의 집계 기준(basis). --wide는 해마다 열 하나, --bom은 엑셀용. 명칭(label)은 고른 언어로 씀",
        ],
        ["bibtex", "cite에만: LaTeX용 출처 목록"],
        ["csl", "cite에만: Zotero 등 문헌 관리 프로그램용 출처 목록(CSL-JSON)"],
        ["junit", "check에만: CI용 보고서"],
        ["github", "check에만: GitHub Actions 주석"],
        ["html", "report에만: 브라우저나 인쇄용 보고서 한 장"],
        ["svg", "report에만: 보고서의 첫 그림"],
      ],
    },
    'JSON은 "format": "baekjo/<명령>/2"로 시작하고 필드는 늘어날 수만 있습니다(replay, compare, check는 형식 1의 결과도 읽습니다). 계획, 시나리오, 결과에 쓴 모든 설정이 들어 있습니다. 금액은 원 단위 정수이고 단위를 함께 적으며, 정의되지 않은 값은 null입니다. 프로그램용 형식에는 모든 행을, 표에는 요약을 씁니다. 어느 쪽이든 --metric과 --section으로 고를 수 있습니다. 프로그램용 형식은 언어, 터미널, 시간대와 무관하며, CSV의 명칭과 설명만 고른 언어로 씁니다.',
    {
      commands: [
        `baekjo run ${named.other} --json`,
        `baekjo compare ${named.base} ${named.other} --format markdown`,
        `baekjo run --metric ${named.spending} -o uses.csv`,
        "baekjo list inputs --format ndjson",
      ],
    },
  ],
  limits: [
    "아래 한도를 넘는 요청은 계산하기 전에 거절하고, 한도와 요청한 양을 알립니다.",
    {
      terms: [
        ["데이터 파일", "8 MiB, 값 200,000개, 64단계; 일반 파일만"],
        ["표", "8 MiB, 칸 500,000개. 예산표는 5,000줄, 묶음마다 500줄"],
        ["계획", "묶음마다 구성원 500개, 입력값 50,000개, 시나리오 파일 500개, 100년"],
        ["모델", "지표 200,000개(묶음의 지표는 구성원마다 하나)"],
        ["명령", "시나리오 200개, 저마다 50겹까지; 설정 1,000개"],
        [
          "시나리오",
          "설정 1,000개, 입력값은 정하는 횟수를 모두 더해 200,000번까지; *가 든 설정은 입력값 5,000,000개까지 살핌",
        ],
        ["계산식", "글자 5,000개, 연산자 1,000개, 100단계"],
        [
          "긴 기간",
          "행렬이나 모든 지표를 보는 check, 그리고 report와 solve는 30년; 지표 × 연도 × 시나리오가 10,000(보고서는 200,000) 이하면 그보다 길어도 됨",
        ],
        [
          "simulate",
          "모의실험 4,000,000,000회. --draws는 1,000,000회이며 JSON 문서 하나에는 숫자 5,000,000개",
        ],
        ["replay", "시나리오마다 세어 모의실험 2,000,000회; --most-trials로 늘림"],
        ["merge", "조각마다 256 MiB"],
        ["solve", "구간 연산 10,000,000번; 그 뒤에 남은 곳은 점으로 살피며, 확인되지 않음으로 알림"],
      ],
    },
    { commands: ["baekjo list scenarios"] },
  ],
  "exit-codes": [
    "실패하면 0으로 끝나지 않으며 표준 출력에는 아무것도 쓰지 않습니다.",
    {
      terms: [
        ["0", "성공. 파이프가 먼저 닫힌 것은 실패가 아님"],
        ["1", "답이 '아니요': 점검 실패, 다시 계산한 결과가 다름"],
        ["2", "잘못된 사용: 명령, 옵션, 설정의 형식"],
        ["3", "잘못된 입력: 파일 내용, 모르는 이름, 단위, 순환"],
        ["4", "답이 없음. 확인되었는지는 JSON에 나옴"],
        ["5", "파일을 읽거나 쓸 수 없음"],
        ["70", "프로그램 결함. BAEKJO_DEBUG=1로 위치를 볼 수 있음"],
        ["130", "중단됨"],
      ],
    },
    { commands: ["baekjo validate; echo $?"] },
  ],
};

const manual: Readonly<Record<Exclude<keyof ReturnType<typeof manualEn>, "variables">, string>> & {
  readonly variables: readonly (readonly [string, string])[];
} = {
  name: "이름",
  synopsis: "사용법",
  description: "설명",
  examples: "예",
  commands: "명령",
  shared: "여러 명령에 쓰는 옵션",
  also: "그 밖의 옵션: {options}.",
  environment: "환경 변수",
  variables: [
    ["LC_ALL, LC_MESSAGES, LANG", "--lang이 없을 때의 언어: 한국어 또는 영어"],
    ["NO_COLOR, FORCE_COLOR", "--color가 없을 때 색을 빼거나 넣음"],
    ["COLUMNS", "표의 너비. 없으면 터미널 너비, 터미널이 아니면 80"],
    ["BAEKJO_PLAN", "--plan이 없을 때의 계획: 이름, 파일, 폴더"],
    ["SOURCE_DATE_EPOCH", "1970년부터 센 초: 오늘을 대신하는 날. 보고서와 점검이 어느 날에나 같아집니다"],
    ["BAEKJO_DEBUG", "1이면 뜻밖의 오류가 프로그램 어디에서 났는지 표시"],
  ],
};

export const topicsKo = () => topics;
export const manualKo = () => manual;
