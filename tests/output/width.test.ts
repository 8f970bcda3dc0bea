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
])("%s takes %d columns", (text, columns) => expect(width(text)).toBe(columns));

test("agrees with the table library on composed text, or columns would not line up", () => {
  for (const text of ["공공 재원 (조 원)", "A–B “q” €5 × ½ … ─", "ㄱㅏ 나다라 漢字 かな"]) {
    expect(stringWidth(text)).toBe(width(text));
  }
});

test("wraps at spaces, and inside a word only if it is too long by itself", () => {
  expect(wrap("국가 인공지능 데이터 센터", 10)).toEqual(["국가", "인공지능", "데이터", "센터"]);
  expect(wrap("aaaa bb", 7)).toEqual(["aaaa bb"]);
  expect(wrap("가나다라마", 4)).toEqual(["가나", "다라", "마"]);
  expect(wrap("", 4)).toEqual([""]);
});
