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
])("%s: %s is %s", (text, both, one) => {
  expect(particle(text, both)).toBe(one);
});

test("both forms stay where nobody can know how a text sounds", () => {
  expect(particle("network", "은(는)")).toBe("은(는)");
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
