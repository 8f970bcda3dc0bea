/** `explain`과 `cite`가 하는 말. */
export const explainMessagesKo: Record<string, string> = {
  "explain.what": "무엇을 설명할까요? 항목이나 매개변수 이름을 주십시오",
  "explain.unknown": '"{name}"(이)라는 항목도 매개변수도 없습니다',
  "explain.year": '"{text}"은(는) 연도가 아닙니다. 한 해의 값은 compute.cost@2028처럼 씁니다',
  "explain.one-scenario": '시나리오는 하나만 됩니다: "{name}"이(가) 더 있습니다(--diff는 둘을 받습니다)',
  "explain.diff-form":
    "--diff에는 시나리오 둘과 항목 하나를 줍니다: explain --diff gpus-50k gpus-100k compute.cost",
  "explain.title": "{figure}: {value}",
  "explain.above": "(위에 있음)",
  "explain.zero": "여기서는 0",
  "explain.still": "여기서는 영향 없음",
  "explain.inactive": "여기서는 영향 없음",
  "explain.cut": "더 이어지는 가지(…): {count}개. --depth {depth}(으)로 한 단계 더 볼 수 있습니다.",
  "explain.rests":
    "매개변수 {parameters}개 가운데 {active}개가 값을 바꿀 수 있습니다. 각각 1% 늘 때의 변화, 큰 순서",
  "explain.rests-flat": "매개변수 {parameters}개 가운데 {active}개가 값을 바꿀 수 있습니다",
  "explain.percent": "1% 늘면",
  "explain.parameter": "매개변수",
  "explain.set-by": "정한 곳 {layer}",
  "explain.prices": "{year}년 가격",
  "explain.rest": "나머지: 다른 몫이 100%에서 남긴 몫({whole}: {parts})",
  "explain.default": "모델의 기본값",
  "explain.assumption": "가정",
  "explain.assumption-why": "가정: {reason}",
  "explain.sources": "출처",
  "explain.more": "매개변수가 {count}개 더 있습니다. --wide로 인용한 자료까지 모두 볼 수 있습니다.",
  "explain.flat":
    "매개변수 하나를 조금 바꾸어서는 움직이지 않습니다. 이 값은 여기서 평평하거나 계단처럼 바뀝니다.",
  "explain.assumed":
    "매개변수가 이 값을 움직이는 힘의 {share}은(는) 가정에서 옵니다(값을 바꿀 수 있는 {active}개 가운데 {assumptions}개).",
  "explain.defaulted": "{share}은(는) 모델의 기본값에서 옵니다({defaults}개).",
  "explain.measure":
    "탄력성으로 잽니다. 매개변수를 하나씩 1% 늘릴 때 생기는 변화를 부호 없이 모두 더하고, 그 합에서 차지하는 몫을 봅니다. 연도와 0에는 1%가 없어 빠집니다.",
  "explain.counts": "값을 바꿀 수 있는 매개변수 {active}개 가운데 {assumptions}개는 가정입니다.",
  "explain.used-by": "이 이름을 쓰는 계산식: {count}개",
  "explain.unused": "이 이름을 쓰는 계산식이 없습니다.",
  "explain.one-percent": "1% 늘 때 주요 항목의 변화",
  "explain.moves": "항목 {of}개 가운데 {figures}개를 바꿀 수 있습니다.",
  "explain.change": "{figure}: {from} → {to}, {change}",
  "explain.same": "이 항목은 {a}와(과) {b}에서 같습니다.",
  "explain.in-the-end": "매개변수별로 모으면",
  "explain.undefined-change": "두 시나리오 가운데 하나에서 값이 정의되지 않아 나눌 변화가 없습니다.",
  "explain.apart": "다른 매개변수가 {count}개 더 있지만 이 항목과는 관계가 없습니다.",
  "explain.shapley":
    "어느 단계에서나 부분을 더하면 전체가 됩니다. 계산식의 변화는 섀플리 값으로, 곧 바꾸는 순서를 모두 평균해 그 식이 읽는 값들에 나눕니다. 한 가지의 몫은 그 가지 자신의 변화를 이루는 비율대로 다시 나눕니다. compare --bridge는 매개변수에 한 번에 나눕니다.",

  "cite.sentence":
    "「{plan}」 계획의 시나리오 {scenario}({label}{typed})에서 '{figure}' 값은 {when} {value}{basis}이다(baekjo {version} 계산, {hashes}{sources}).",
  "cite.total": "{first}~{last}년 합계",
  "cite.year": "{year}년에",
  "cite.years": "{first}~{last}년에 걸쳐",
  "cite.basis": "(경상가격 기준, 부가가치세 제외)",
  "cite.typed": ", {settings}",
  "cite.hashes": "계획 {plan}, 모델 {model}",
  "cite.sources": ", 출처 {count}건: {addresses}",
  "cite.source": ", 출처 1건: {addresses}",
  "cite.no-sources": ", 출처 없음",
};
