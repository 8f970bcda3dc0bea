import type { projectionEn } from "../en/projection.ts";

/** `run`과 `compare`의 표와, 다른 표에도 쓰는 말. */
export const projectionKo = {
  "compare.plans-baseline": "두 계획을 비교할 때는 첫 계획이 기준입니다. --baseline은 쓸 수 없습니다",
  "compare.plans-one": '두 계획에서는 시나리오를 하나만 비교합니다. "{name}"은(는) 하나 더입니다',
  "compare.plans-years": "{a}와(과) {b}에 겹치는 해가 없습니다. --years로 비교할 해를 정하십시오",
  "compare.plans-money": "한 계획은 {a}, 다른 계획은 {b}입니다. --in USD로 통화를 맞추십시오",
  "compare.plans-shape":
    "{a}와(과) {b}은(는) {key}이(가) 다릅니다. 입력값별 기여는 두 계획이 한 모델에 같은 틀을 줄 때만 나눌 수 있습니다",
  "compare.plans-model":
    "{a}와(과) {b}의 모델은 계산식이 다릅니다. 입력값별 기여는 모델이 같을 때만 나눌 수 있습니다",
  "compare.one-plan": "두 번째 --model은 두 번째 --plan과 함께 씁니다",
  "compare.plans-inputs": "--bridge와 --chart 없이는 지표를, --inputs로는 바뀐 입력값을 보여 줍니다",
  "compare.only": "{file}에만 있음: {names}",
  "compare.only-more": "{file}에만 있음: {names} 외 {count}개",
  "compare.rows-same": "{all}개 행 가운데 {count}개는 양쪽이 같아 생략했습니다",
  "compare.result-alone": "{file}은(는) 저장된 결과입니다. 다른 결과하고만 비교할 수 있습니다",
  "compare.result-option": "{option}은(는) 저장된 결과에 쓸 수 없습니다. 저장된 숫자 그대로 비교합니다",
  "compare.result-kinds":
    "{a}은(는) {verb}의 결과이고 {b}은(는) {other}의 결과입니다. 같은 명령의 결과끼리 비교할 수 있습니다",
  "compare.result-money": "{a}의 금액은 {from}, {b}의 금액은 {to}입니다",
  "compare.result-none": "{a}와(과) {b}에 공통된 행이 없습니다",
  "compare.result-years": "양쪽에 다 있는 해만 비교: {years}",
  "compare.same": "{a}와(과) {b}의 입력값이 똑같습니다",
  "compare.changes-unshown":
    "{name} 시나리오는 여기 보이는 행은 바꾸지 않고 다른 항목 {count}개를 바꿉니다: {figures}. {option} 옵션으로 볼 수 있습니다.",
  "compare.changes-none": "{name} 시나리오는 입력값이 다르지만 어떤 항목도 바꾸지 않습니다.",

  "money.no-currency": "{currency}은(는) 통화 코드가 아닙니다: USD, EUR, KRW처럼 쓰십시오",
  "money.no-inflation": "계획에 물가 경로가 없어 {year}년 가격으로 나타낼 수 없습니다",
  "money.no-rate": "계획에 {own}와(과) {currency} 사이의 환율이 없습니다: {known}은(는) 있습니다",
  "money.no-rates": "계획에 {own}와(과) {currency}은(는) 물론 어느 통화의 환율도 없습니다",
  "money.no-level":
    "{year}년 물가는 알 수 없습니다: 계획의 물가 경로는 {first}년 가격부터 {last}년 가격까지입니다",
  "money.assumed": "{input}: {years}년 값이 계획에 없어 가장 가까운 연도의 값을 썼습니다",

  "currency.KRW": "원",

  "table.money-real": "{unit}, {year}년 가격 기준",
  "table.money": "{unit}, 경상가격 기준",
  "table.totals": "{first}~{last}년 합계, 보유량·누계·용량은 {last}년 말",
  "table.title": "{name}: {label}",
  "table.by-year": "연도별",
  "table.by-year-wide": "--wide를 쓰면 해마다의 변화를 보여 줍니다.",
  "table.against": "기준 {name}: {label}",
  "table.metric": "항목",
  "table.total": "합계",
  "table.worst": "최악",
  "table.worst-year": "연도",
  "table.difference": "차이",
  "table.percent": "%",
  "table.scenario": "시나리오",
  "table.undefined": "없음",
  "table.no-percent-mark": "–",
  "table.no-percent": "{mark}: 0에서 출발하거나 0을 지나는 변화는 백분율로 나타내지 않습니다.",
  "table.rounded": "반올림 때문에 합계가 맞지 않을 수 있습니다.",
  "table.payer-sum": "{payer} 합계",
  "table.payers-sum": "전체 합계",
  "table.bridge": "{figure}: {from} → {to}",
  "table.bridge-part": "요인",
  "table.bridge-change": "입력값",
  "table.bridge-group": "{prefix} (입력값 {count}개)",
  "table.bridge-rest": "그 밖의 입력값 {count}개",
  "table.bridge-path": "연도별 값",
  "table.bridge-means": "요인의 크기는 입력값을 바꾸는 모든 순서에 걸쳐 평균한 영향입니다.",
  "table.unpaid": "돈이 없는 행은 뺐습니다.",
  "table.foreign": "경상: 외화는 그해 금액 그대로이며 환산하거나 실질화하지 않았습니다.",
  "table.empty": "보일 것이 없습니다: 이 선택에 드는 지표가 없습니다.",
  "table.memo": "* 계획 밖의 참고 항목: 합계에 들어가지 않습니다.",
  "table.rates": "합계가 없는 비율 {count}개는 뺐습니다. --wide로 연도별로 볼 수 있습니다.",
  "table.folded": "{columns}칸에 다 들어가지 않습니다. --wide로 모든 연도를 볼 수 있습니다.",
  "table.assumptions": "입력값 {inputs}개 가운데 {assumptions}개는 가정입니다",
  "table.assumptions-of": "{name}: 입력값 {inputs}개 가운데 {assumptions}개는 가정입니다",
  "table.no-differing-inputs": "서로 다른 입력값이 없습니다.",

  "chart.none": "모델에 정해진 그림이 없습니다. --metric으로 그릴 항목을 주십시오.",
} as const satisfies Record<keyof typeof projectionEn, string>;

/** What units are called in Korean, where that is not their symbol. What a model counts brings a name of its own. */
export const unitsKo: Readonly<Record<string, string>> = {
  KRW: "원",
  USD: "달러",
  EUR: "유로",
  GBP: "파운드",
  JPY: "엔",
  CNY: "위안",
  INR: "루피",
  year: "년",
  years: "년",
  month: "월",
  months: "개월",
  h: "시간",
};
