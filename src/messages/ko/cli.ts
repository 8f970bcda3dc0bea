import { type AreaOf, area } from "../area.ts";
import type { cliEn } from "../en/cli.ts";

/** 명령줄에서 하는 말: 오류와 다음에 할 일, 옵션, 고르기, 파일 쓰기. */
export const cliKo = area(() => ({
  "error.one": "오류: {sentence}",
  "error.many": "오류 {count}개",
  "error.bug": "프로그램 결함: {sentence}(BAEKJO_DEBUG=1로 위치를 볼 수 있습니다. 알려 주십시오)",

  "note.one": "참고: {sentence}",

  "next.did-you-mean": "혹시 {names}입니까?",
  "next.try": "이렇게 해 보십시오: {command}",
  "next.example": "예: {command}",
  "next.see": "참고: {command}",

  "usage.unknown-option": '"{option}" 옵션은 없습니다',
  "usage.unknown-command": '"{command}" 명령은 없습니다',
  "usage.missing-argument": '"{argument}" 인자가 빠졌습니다',
  "usage.missing-value": "{option}에는 값이 필요합니다",
  "usage.twice": "{option}이(가) 두 번 주어졌습니다: {first}, {second}",
  "usage.excess": "인자가 너무 많습니다: {command}의 인자는 {expected}개인데 {given}개를 받았습니다",
  "usage.no-year": "{text}은(는) {years}에 들지 않는 해입니다",
  "usage.no-epoch":
    'SOURCE_DATE_EPOCH가 1970년부터 센 초가 아닙니다: "{value}". 지우거나, 명령에 --as-of가 있으면 날짜를 주십시오',
  "usage.no-day": '"{day}"은(는) 날짜가 아닙니다. 2026-06-30처럼 씁니다',
  "usage.not-year": '{option}은(는) 2025 같은 연도입니다: "{value}"',
  "usage.choice": '{option}은(는) {allowed} 가운데 하나입니다. "{value}"은(는) 없습니다',
  "usage.whole-number": '{option}은(는) {least}부터 {most}까지의 정수입니다: "{value}"',
  "usage.other": "{text}",
  "usage.options-last": "옵션은 명령 뒤에 씁니다",
  "usage.option-of": "{option} 옵션이 있는 명령: {commands}",
  "usage.two-formats": "--json과 --format {format}은(는) 함께 쓸 수 없습니다",
  "usage.formats-places":
    "형식이 쓸 곳보다 많습니다({formats}). 형식마다 -o를 주십시오. 하나는 표준 출력으로 보낼 수 있습니다",
  "usage.output-twice": "-o {file}이(가) 두 번 주어졌습니다",
  "usage.output-input": "-o {file}은(는) 결과를 계산하는 데 쓰는 파일이라 덮어쓸 수 없습니다",
  "usage.extension-differs": "--format {format}와(과) -o {file}이(가) 서로 다릅니다",
  "usage.extension-unknown": "{file}(이)라는 이름으로는 형식을 알 수 없습니다",
  "usage.give-format": "--format을 주거나 이름을 {extensions}(으)로 끝내십시오",
  "usage.together": "{option}은(는) {other}와(과) 함께 쓸 수 없습니다",
  "usage.only-format": "{option}은(는) --format {format}에만 씁니다",
  "usage.scale-currency": "--scale won은 원화용인데 여기서 쓰는 통화는 {currency}입니다",
  "usage.no-list": '"{list}" 목록은 없습니다',
  "usage.lists": "목록: {names}",
  "usage.no-metric": "모델에 지표가 없습니다",
  "usage.plan-twice": "계획과 모델은 하나씩 씁니다. {option}을(를) 두 번 받는 명령은 compare뿐입니다",
  "usage.plan-thrice": "{option}은(는) 한 계획의 두 가지 판을 비교할 때 두 번까지 쓸 수 있습니다",

  "request.unknown-key": '{method} 요청에는 "{key}" 항목이 없습니다',
  "request.no-object": "{method}에는 객체 하나를 넘기며, 그 키는 명령의 옵션과 같습니다",
  "request.keys": "쓸 수 있는 항목: {names}",
  "request.text": '"{key}"은(는) 비어 있지 않은 문자열입니다',
  "request.texts": '"{key}"은(는) 문자열이나 문자열 목록입니다',
  "request.flag": '"{key}"은(는) true나 false입니다',
  "request.object": '"{key}"은(는) 객체입니다',
  "request.function": '"{key}"은(는) 함수입니다',
  "request.signal": '"{key}"은(는) AbortSignal입니다',
  "request.numbers": '"{key}"은(는) 수의 목록입니다',
  "request.settings":
    '"{key}"은(는) 설정 문자열, 그 목록, 또는 객체입니다. 객체에는 입력값 이름마다 그 단위의 수, 문자열, 연도별 수를 적습니다',
  "request.unreadable": '"{key}"을(를) 읽는 중에 오류가 납니다',
  "request.no-json": '"{key}"을(를) JSON으로 쓸 수 없습니다',
  "request.one-object":
    "한 요청에 객체로 된 시나리오는 하나만 쓸 수 있습니다. 나머지는 계획을 열 때 이름을 붙여 넘기십시오",
  "request.kernel-number": "{input}에 {value} 값을 줄 수 없습니다",
  "request.kernel-values": "수가 {given}개 주어졌습니다. {expected}개 또는 그 배수라야 계산할 수 있습니다",

  "report.no-metric": '"{metric}" 지표는 없습니다',
  "report.parameter": '"{metric}"은(는) 지표가 아니라 입력값입니다',
  "report.no-summary": '모델에 "summary"로 표시한 지표가 없어 모든 지표를 보입니다',
  "report.no-section": '"{section}" 분류는 없습니다',
  "report.sections": "분류: {names}, all",
  "report.no-payer": '"{metric}"에는 부담 주체가 없습니다',
  "report.no-payers": "이 가운데 부담 주체가 적힌 지표가 없습니다",

  "stdin.terminal": "터미널에서 입력을 읽습니다. Ctrl-D로 끝냅니다",

  "init.not-empty": "{folder} 폴더가 비어 있지 않습니다",
  "init.not-folder": "{folder}은(는) 파일입니다",
  "init.other-folder": "비어 있거나 아직 없는 폴더를 지정하십시오",
  "init.done": "{folder}: {files}",
  "init.blank": "빈 계획입니다({years}, 통화 {currency}). 숫자는 모두 바꾸어 쓸 임시값입니다.",
  "init.table":
    "{file}에서 읽은 {years} 계획입니다. 항목 {lines}개, 묶음 {groups}개, 합계 {total} {currency}입니다.",
  "init.table-flat": "{file}에서 읽은 {years} 계획입니다. 항목 {lines}개, 합계 {total} {currency}입니다.",
  "init.no-unit":
    "단위가 적혀 있지 않아 금액을 {currency} 그대로 읽었습니다. 다르면 --unit 백만원처럼 밝히십시오.",
  "init.named-years": "표의 {name}은(는) {year}년으로 읽었고, 다른 해도 같습니다.",
  "init.placeholders": "바꾸어 쓸 임시값: {inputs}.",
  "init.unit": '"{unit}"은(는) 금액의 단위가 아닙니다: 백만원, 천원, million EUR',
  "init.unit-of-table": "--unit은 --table의 금액이 어떤 단위인지 밝힙니다",
  "init.years-outside": "표에 있는 해는 {years}입니다",
  "init.which-currency": "표에 통화가 적혀 있지 않습니다",
  "init.say-currency": "통화를 밝히십시오: --currency KRW 또는 --unit 백만원",
  "init.copied": '{name}("{plan}")을(를) 모델과 함께 복사했습니다. 함께 둔 파일: {files}.',
  "init.left-out": "다른 통화로 적혀 있어 제외한 파일: {files}.",
  "init.filled": "계획에 없는 해를 채우고 메모를 남긴 입력값 {count}개: {inputs}.",
  "init.no-common-year":
    "계획의 연도 {years} 가운데 겹치는 해가 없습니다. 겹치는 연도를 주거나 --blank로 시작하십시오",
  "init.all-placeholders":
    "{name}의 입력값 {count}개를 모두 바꾸어 쓸 임시값으로 표시했습니다. 원래 값과 출처가 함께 적혀 있습니다.",
  "init.converted": "{input}의 환율로 {from} 금액을 {to}(으)로 환산한 입력값: {money}개.",
  "init.not-converted":
    "{name}에 {to} 환율이 없어, 단위에 {from}이(가) 든 입력값 {money}개는 숫자를 그대로 두고 그렇게 적었습니다.",
  "init.beyond-years": "이 연도에 맞지 않아 제외한 것: {files}.",
  "init.checks-left": "이 연도에 성립하지 않아 제외한 점검: {ids}.",
  "init.next": "다음:",
})) satisfies AreaOf<typeof cliEn>;
