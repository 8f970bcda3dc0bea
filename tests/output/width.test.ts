import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { width, wrap } from "../../src/output/text/width.ts";

test.each([
  ["GPU", 3],
  ["백조", 4],
  ["GPU 5만 장", 10],
  ["백조".normalize("NFD"), 4],
  ["−0.5 · n/a ─", 12],
  ["（주）", 6],
  ["👩‍🔬", 2],
  ["é".normalize("NFD"), 1],
  ["확보·운영 × é", 13],
  ["so\u00adft", 4],
  ["©\ufe0f", 2],
])("%s takes %d columns", (text, columns) => expect(width(text)).toBe(columns));

test("a character has its width without what knows graphemes too, which an accent on it calls for", () => {
  for (let code = 0x20; code < 0xe000; code++) {
    const one = String.fromCharCode(code);
    if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(one))
      expect([one, width(`${one}\u0301`)]).toEqual([one, width(one)]);
  }
});

test("agrees with the table library on composed text, or columns would not line up", () => {
  for (const text of ["공공 재원 (조 원)", "A–B “q” €5 × ½ … ─", "ㄱㅏ 나다라 漢字 かな"]) {
    expect(stringWidth(text)).toBe(width(text));
  }
});

test("no line ends within an amount that a line has room for, and no word is lost", () => {
  const texts = {
    "공공 재원 35조 원은 2027년에 부족해지며, 2030년 말 부족액은 4조 1,042억 원입니다. 수지 균형점은 7만 6,545장입니다.":
      ["35조 원은", "4조 1,042억 원입니다.", "7만 6,545장입니다."],
    "Public funding of 35 trillion won runs short in 2027-28; power, 10,926 GWh of 12,000 GWh, costs −1.3 billion euros":
      ["35 trillion won", "2027-28;", "10,926 GWh", "12,000 GWh,", "−1.3 billion euros"],
  };
  for (const [text, amounts] of Object.entries(texts)) {
    for (let columns = 1; columns <= 120; columns++) {
      const lines = wrap(text, columns);
      for (const amount of amounts.filter((each) => width(each) <= columns)) {
        expect([columns, amount, lines.some((line) => line.includes(amount))]).toEqual([
          columns,
          amount,
          true,
        ]);
      }
      expect(lines.every((line) => width(line) <= Math.max(2, columns))).toBe(true);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  }
});

test("wraps at spaces, and inside a word only if it is too long by itself", () => {
  expect(wrap("국가 인공지능 데이터 센터", 10)).toEqual(["국가", "인공지능", "데이터", "센터"]);
  expect(wrap("aaaa bb", 7)).toEqual(["aaaa bb"]);
  expect(wrap("가나다라마", 4)).toEqual(["가나", "다라", "마"]);
  expect(wrap("", 4)).toEqual([""]);
});

test("never parts a comparison sign from its number", () => {
  expect(wrap("기준 < 7%", 7)).toEqual(["기준", "< 7%"]);
  const sign = fc.constantFrom("<", "<=", ">", ">=", "=", "<>", "≤", "≥", "≠");
  const number = fc.constantFrom("7%", "0", "-5조", "1,480원", "$76,000", "−2.61 trillion won");
  const word = fc.stringMatching(/^[a-z가-힣]{1,6}$/);
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          word,
          fc.tuple(sign, number).map((pair) => pair.join(" ")),
        ),
        { minLength: 1 },
      ),
      fc.integer({ min: 12, max: 40 }),
      (words, columns) => {
        const lines = wrap(words.join(" "), columns);
        expect(lines.filter((line) => /(?:^| )[<>=≤≥≠]+$/.test(line))).toEqual([]);
        expect(lines.join(" ")).toBe(words.join(" "));
        expect(lines.filter((line) => width(line) > columns)).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});
