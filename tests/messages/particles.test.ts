import fc from "fast-check";
import { expect, test } from "vitest";
import { format } from "../../src/messages/format.ts";
import { ko } from "../../src/messages/ko/index.ts";
import { particle } from "../../src/messages/particles.ts";

test.each([
  ["공공 자금", "은(는)", "은"],
  ["컴퓨팅", "을(를)", "을"],
  ["시나리오", "을(를)", "를"],
  ["서울", "(으)로", "로"],
  ["서울", "이(가)", "이"],
  ["부산", "(으)로", "으로"],
  ["35조", "와(과)", "와"],
  ["8,000억", "와(과)", "과"],
  ["1", "(으)로", "로"],
  ["1", "은(는)", "은"],
  ["2", "은(는)", "는"],
  ["3", "(으)로", "으로"],
  ["87,240", "은(는)", "은"],
  ["12%", "이(가)", "가"],
  ["KRW", "은(는)", "는"],
  ["JSON", "은(는)", "은"],
  ["XML", "(으)로", "로"],
  ["gpus-100k", "와(과)", "와"],
  ["compute.cost.per_gpu", "은(는)", "는"],
  ["fx.usd", "을(를)", "를"],
  ["plan.json", "이(가)", "이"],
  ["(2026년)", "은(는)", "은"],
  ["foo", "(이)라", "라"],
  // By the rules for foreign words: 네트워크, 코스트, 리포트; 포맷, 제이유닛, 블록; 태그, 웨브.
  ["network", "은(는)", "는"],
  ["compute.cost", "을(를)", "를"],
  ["--format", "은(는)", "은"],
  ["junit", "이(가)", "이"],
  ["block", "와(과)", "과"],
  ["float", "은(는)", "는"],
  ["tag", "은(는)", "는"],
  // What stands in brackets is not said: 목표는, 35조 원은.
  ["목표(GPU 5만 장)", "은(는)", "는"],
  ["'35조 원 (2026년)'", "은(는)", "은"],
  // Units are read out: 킬로와트, 톤, 킬로그램.
  ["350 kW", "을(를)", "를"],
  ["5 t", "을(를)", "을"],
  ["12 kg", "(으)로", "으로"],
  ["1,234 GWh", "이(가)", "가"],
  ["1,480원", "은(는)", "은"],
  ["9,424장", "을(를)", "을"],
  ["2.5배", "은(는)", "는"],
  ["4.2%p", "이(가)", "가"],
])("%s: %s is %s", (text, both, one) => {
  expect(particle(text, both)).toBe(one);
});

test("both forms stay where nobody can know how a text sounds", () => {
  expect(particle("?!", "이(가)")).toBe("이(가)");
  expect(particle("日本", "을(를)")).toBe("을(를)");
});

test("a particle looks through the quotes that close before it", () => {
  expect(format({ id: "scenario.base-taken", values: { name: "gpus-50k" } }, "ko")).toBe(
    '"gpus-50k"는 계획 자체의 이름입니다',
  );
  expect(format({ id: "compare.same", values: { a: "gpus-50k", b: "npu-half" } }, "ko")).toBe(
    "gpus-50k와 npu-half의 입력값이 똑같습니다",
  );
});

const texts = ko.flatMap((area) => Object.entries(area()));

test("a template hangs on a text only particles that can be chosen", () => {
  const pair = /\}["'」)]*(?:[가-힣]*\((?:은|는|을|를|이|가|과|와|으|로|이나|며|고)\)[가-힣]?)/g;
  const known = /^\}["'」)]*(?:은\(는\)|을\(를\)|이\(가\)|와\(과\)|\(으\)로|\(이\)라)/;
  const wrong = texts.flatMap(([id, text]) =>
    (text.match(pair) ?? []).filter((each) => !known.test(each)).map(() => id),
  );
  expect(wrong).toEqual([]);
});

test("behind every number, unit and Latin name one particle is chosen, and quotes and what stands in brackets change nothing", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}(?:[.-][a-z][a-z0-9_]{0,8}){0,2}$/);
  const number = fc
    .tuple(
      fc.integer({ min: 0, max: 10 ** 9 }),
      fc.constantFrom("", "%", "%p", "원", "장", "조 원", "만 장", " kW", " GWh", " USD"),
    )
    .map(([value, unit]) => value.toLocaleString("en") + unit);
  const spelt = fc.stringMatching(/^[A-Z]{1,6}$/);
  fc.assert(
    fc.property(
      fc.oneof(name, number, spelt),
      fc.constantFrom("은(는)", "을(를)", "이(가)", "와(과)", "(으)로", "(이)라"),
      (text, both) => {
        const one = particle(text, both);
        expect(one).not.toContain("(");
        expect(particle(`'${text}'`, both)).toBe(one);
        expect(particle(`${text}(2026~2030년)`, both)).toBe(one);
        // A text that ends in a consonant takes all its particles so, but for 로 behind ㄹ.
        if (both !== "(으)로")
          expect(["은", "을", "이", "과", "이라"].includes(one)).toBe(particle(text, "은(는)") === "은");
      },
    ),
  );
});

test("no Korean sentence guesses the particle of a text that is filled in", () => {
  const guessed = /\{\w+\}["'」]?(?:은|는|이|가|을|를|와|과|로|으로|라는|이라는)(?![가-힣(])/;
  expect(texts.filter(([, text]) => guessed.test(text.replace(/\{[^}]*\}년/g, "")))).toEqual([]);
});

test("Korean messages address the reader in one register", () => {
  // The sentence of `cite` is for an article, which is written in the plain form.
  const others = texts.filter(([id]) => !id.startsWith("cite."));
  const plain = /(?:하세요|쓰세요|하라|한다|된다|이다|았다|었다|해요|예요)[.:"]|[가-힣]세요/;
  expect(others.filter(([, text]) => plain.test(`${text}"`))).toEqual([]);
});
