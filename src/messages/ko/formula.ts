import type { formulaEn } from "../en/formula.ts";

/** 계산식, 모델, 조건에 잘못이 있을 때 하는 말. */
export const formulaKo = {
  "condition.yearly": '"{of}"은(는) 해마다 다를 수 있는데 답은 하나여야 합니다',
  "condition.bare":
    "{name}의 표시 단위는 {unit}인데, 단위 없는 {number}은(는) {exactly}(으)로 읽힙니다: 단위를 함께 쓰십시오",
  "condition.every-year": "모든 해라면 all({text}), 어느 한 해라면 any({text})",

  "formula.too-long": "{of}의 식이 너무 깁니다: 글자나 연산자는 {most}개까지입니다",
  "formula.too-deep": "{of}의 식이 너무 깊습니다: {most}단계까지입니다",
  "formula.character": '{of}의 식에 쓸 수 없는 글자 "{character}"이(가) 있습니다',
  "formula.number": "{of}의 식에 있는 이 수를 읽을 수 없습니다",
  "formula.name": "{of}의 식에 있는 이름은 a-z, 0-9, _만 쓸 수 있습니다",
  "formula.reserved": '{of}의 식에 있는 "{word}"은(는) 이름이 아니라 예약어입니다',
  "formula.unfinished": "{of}의 식이 끝나지 않았습니다",
  "formula.unexpected": '{of}의 식에 "{found}"이(가) 올 자리가 아닙니다',
  "formula.unclosed": "{of}의 식에 닫지 않은 괄호가 있습니다",
  "formula.chain": "{of}의 식에서 비교는 한 번에 하나씩입니다: and로 이으십시오",
  "formula.unknown-function": '{of}의 식에 있는 함수 "{name}"은(는) 없습니다: {known} 가운데 고르십시오',
  "formula.arguments": "{of}의 식에서 {name}의 인수는 {given}개가 아니라 {expected}개입니다",
  "formula.unknown-unit": '{of}의 식에 있는 단위 "{unit}"은(는) 없습니다: {known} 가운데 고르십시오',
  "formula.literal-unit":
    "{of}의 식에 단위가 붙은 수 {literal}이(가) 있습니다: 금액은 계획의 매개변수에 두십시오",
  "formula.unknown-name": '{of}의 식에 있는 "{name}"(이)라는 매개변수나 항목는 없습니다',
  "formula.star-place": '{of}의 식에 있는 "{name}": *는 묶음 이름 바로 뒤에 하나만 쓸 수 있습니다',
  "formula.unknown-family": '{of}의 식에 있는 "{name}": 묶음 "{family}"은(는) 없고 {known}이(가) 있습니다',
  "formula.star-outside":
    '{of}의 식에 있는 "{name}"은(는) {family} 모두를 뜻합니다: sum, min, max로 묶으십시오',
  "formula.star-wanted": "{of}의 식에서 {fn}에는 *가 있는 인수가 필요합니다",
  "formula.number-wanted": "{of}의 식에서 이 자리에는 조건이 아니라 수가 필요합니다: if(…, 1, 0)을 쓰십시오",
  "formula.condition-wanted": "{of}의 식에서 이 자리에는 x > 0 같은 조건이 필요합니다",
  "formula.not-condition": "{of}은(는) 조건이어야 합니다",
  "formula.condition-result": "{of}은(는) 수여야 하는데 식이 조건입니다: if(…, 1, 0)을 쓰십시오",
  "formula.units-differ": "{of}의 식에서 단위가 다릅니다: {left} {operation} {right}",
  "formula.result-unit": "{of}의 식에서 나오는 단위는 {found}인데 적힌 단위는 {expected}입니다",
  "formula.exponent-unit": "{of}의 식에서 지수에 단위 {unit}이(가) 있습니다: 지수에는 단위가 없습니다",
  "formula.power-unit": "{of}의 식에서 {unit}은(는) 정수 지수로만 거듭제곱할 수 있습니다",
  "formula.branches-differ": "{of}의 식에서 if의 두 갈래가 수와 조건으로 다릅니다",
  "formula.round-unit":
    "{of}의 식에서 {fn}은(는) 금액, 개수, 단위 없는 수에만 씁니다: {unit}은(는) 안 됩니다",
  "formula.unitless-wanted": "{of}의 식에서 {fn}은(는) 단위 없는 수를 받습니다: {unit}은(는) 안 됩니다",
  "formula.root-unit": "{of}의 식에서 {unit}의 제곱근은 없습니다",
  "formula.one-value-wanted":
    "{of}의 식에서 {what}은(는) 해마다 다른데 하나의 값이 필요합니다: total, first, last, lowest, highest, at, firstyear로 줄이십시오",
  "formula.lag-years": "{of}의 식에서 lag의 햇수는 식이 아니라 수나 매개변수여야 합니다",
  "formula.allocate-family":
    "{of}의 식에서 allocate는 {family}의 구성원에 나눕니다: 그 묶음의 항목에만 쓸 수 있습니다",
  "formula.waterfall-family":
    "{of}의 식에서 waterfall의 요청과 순위는 한 묶음의 것이고, 그 묶음의 항목에만 쓸 수 있습니다",

  "model.name-twice": "{name}이(가) 두 번 정의되었습니다 ({of})",
  "model.cycle": "항목들이 서로를 물고 돕니다(순환): {path}",
  "model.cycle-hint": "prev나 lag로 한 해 이상 뒤를 보게 하십시오. 그 최솟값은 1년 이상이어야 합니다",
  "model.too-large": "모델이 너무 크거나 깊어서 계산할 수 없습니다",
  "model.requirement": "{scenario}: {says}",
  "model.requirement-year": "{scenario}, {year}년: {says}",
  "model.share-unknown": '"{name}"(이)라는 입력값은 선언되어 있지 않습니다',
  "model.share-unit": "{name}의 단위는 {unit}입니다. 전체의 몫은 단위가 없거나 %여야 합니다",
  "model.share-family": "{name}의 이름에 구성원이 없는데 {share}은(는) 구성원마다 하나씩입니다",
  "model.share-twice": "{name}은(는) 이미 {share}의 몫입니다",
  "model.malformed-name":
    '"{name}"은(는) 이름이 아닙니다. a-z, 0-9, _로 된 마디를 점으로 잇고 *는 둘째 마디에만 씁니다',
  "model.reserved-name": '"{name}"은(는) 계산식에서 이미 뜻이 있습니다',
  "model.name-taken": '"{name}"은(는) 이미 매개변수 이름입니다',
  "model.count-taken": '"{count}"은(는) 이미 단위입니다',
  "model.unknown-family": '"{family}"(이)라는 묶음이 없습니다',
  "model.unknown-section": '"{section}"(이)라는 구역이 없습니다',
  "model.unknown-payer": '"{payer}"(이)라는 부담 주체가 없습니다',
  "model.picture-flow": '그림에는 금액 흐름만 쓸 수 있습니다: "{name}"',
  "model.payer-flow": "부담 주체는 참고 항목이 아닌 금액 flow에만 적습니다",
  "model.unknown-unit": '"{unit}"(이)라는 단위가 없습니다',
  "model.unknown-synonym": '모델에 없는 이름 "{name}"에 동의어가 붙어 있습니다',
  "model.unknown-lever": '조절 대상 "{lever}"은(는) 매개변수가 아닙니다',
  "model.lever-family": "{metric}(으)로 {lever}을(를) 정할 수 없습니다. 어느 구성원인지 알 수 없습니다",
  "model.limits-crossed": "최솟값 {min}이(가) 최댓값 {max}보다 큽니다",
} as const satisfies Record<keyof typeof formulaEn, string>;
