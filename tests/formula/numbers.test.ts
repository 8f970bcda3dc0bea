import { expect, test } from "vitest";
import { plainAmount, plainText, readNumber, startsNumber, toNumber } from "../../src/formula/numbers.ts";
import { facts } from "../helpers/facts.ts";

/** The value, its unit, and what is left of the text behind it. */
const read = (text: string, commas = true) => {
  const found = readNumber(text, 0, commas);
  return found && [toNumber(found.decimal), found.unit, text.slice(found.end)];
};

test("a number with its scale in words and letters", () => {
  facts((text) => read(text), {
    "5 lakh crore": [5e12, "money", ""],
    "5 lakh  crores": [5e12, "money", ""],
    "5 lakh cr": [5e12, "money", ""],
    "5 thousand billion": [5e12, "money", ""],
    "5 thousand bn": [5e12, "money", ""],
    "5 million million": [5e12, "money", ""],
    "5 million mn": [5e12, "money", ""],
    "5 thousand million": [5e9, "money", ""],
    "5 thousand mn": [5e9, "money", ""],
    "5 crore": [5e7, "money", ""],
    "5 crores": [5e7, "money", ""],
    "5cr": [5e7, "money", ""],
    "5 lakh": [5e5, "money", ""],
    "5  lakhs": [5e5, "money", ""],
    "5 hundred billion": [5e11, "money", ""],
    "5 hundred million": [5e8, "money", ""],
    "5 trillion": [5e12, "money", ""],
    "5 Trillions": [5e12, "money", ""],
    "5trn": [5e12, "money", ""],
    "5tn": [5e12, "money", ""],
    "5 billion": [5e9, "money", ""],
    "5 billions": [5e9, "money", ""],
    "5bln": [5e9, "money", ""],
    "5bn": [5e9, "money", ""],
    "5 million": [5e6, "money", ""],
    "5 millions": [5e6, "money", ""],
    "5mln": [5e6, "money", ""],
    "5mn": [5e6, "money", ""],
    "5 thousand": [5e3, "money", ""],
    "5 thousands": [5e3, "money", ""],
    "5k": [5e3, "money", ""],
    "5K": [5e3, "money", ""],
    "5M": [5e6, "money", ""],
    "5m": [5e6, "money", ""],
    "5 MM": [5e6, "money", ""],
    "5B": [5e9, "money", ""],
    "5 T": [5e12, "money", ""],
    "5T원": [5e12, "KRW", ""],
    "5T달러": [5e12, "USD", ""],
    "5bn불": [5e9, "USD", ""],
    // No scale.
    "5  T": [5, "", "  T"],
    "5t": [5, "", "t"],
    "5b": [5, "", "b"],
    "5MW": [5, "", "MW"],
    "5M2": [5, "", "M2"],
    "5bn2": [5, "", "bn2"],
    "5bn_": [5, "", "bn_"],
    "5 millionth": [5, "", " millionth"],
  });
});

test("percentages, and parts of a thousand and of ten thousand", () => {
  facts((text) => read(text), {
    "5%": [5, "%", ""],
    "5  %": [5, "%", ""],
    "5 percent": [5, "%", ""],
    "5 per cent": [5, "%", ""],
    "5 pct": [5, "%", ""],
    "5 percentage points": [5, "%", ""],
    "5 percentage point": [5, "%", ""],
    "5퍼센트": [5, "%", ""],
    "5퍼센트포인트": [5, "%", ""],
    "5프로": [5, "%", ""],
    "5프로젝트": [5, "", "프로젝트"],
    "5%p": [5, "%", ""],
    "5% p": [5, "%", ""],
    "5%pp": [5, "%", ""],
    "5%px": [5, "%", "px"],
    "5%p2": [5, "%", "p2"],
    "5pp": [5, "%", ""],
    "5 pp": [5, "%", ""],
    "5ppm": [5, "", "ppm"],
    "5pp2": [5, "", "pp2"],
    "5‰": [0.5, "%", ""],
    "5  ‰": [0.5, "%", ""],
    "5‱": [0.05, "%", ""],
    "5 per mille": [0.5, "%", ""],
    "5 per mil": [0.5, "%", ""],
    "5 permille": [0.5, "%", ""],
    "5 per mile": [5, "", " per mile"],
    "5 per mill": [0.5, "%", ""],
    "5퍼밀": [0.5, "%", ""],
    "5퍼밀리": [5, "", "퍼밀리"],
    // Money is no percentage.
    "$5%": [5, "USD", "%"],
    "5k%": [5e3, "money", "%"],
  });
});

test("currencies before and behind a number, and one scale", () => {
  facts((text) => read(text), {
    "$5 USD": [5, "USD", ""],
    "$  5": [5, "USD", ""],
    "$5 KRW": [5, "USD", " KRW"],
    "5  won": [5, "KRW", ""],
    "5 KRW bn": [5e9, "KRW", ""],
    "5bn KRW bn": [5e9, "KRW", " bn"],
    "5조 KRW bn": [5e12, "KRW", " bn"],
    "KRW 5": [5, "KRW", ""],
    "$ x": undefined,
    "": undefined,
  });
});

test("Korean numerals, from the larger to the smaller", () => {
  facts((text) => read(text), {
    "1경": [1e16, "money", ""],
    "1조": [1e12, "money", ""],
    "1兆": [1e12, "money", ""],
    "1억": [1e8, "money", ""],
    "1億": [1e8, "money", ""],
    "1만": [1e4, "money", ""],
    "1萬": [1e4, "money", ""],
    "1万": [1e4, "money", ""],
    "3천": [3e3, "money", ""],
    "3千": [3e3, "money", ""],
    "3백": [300, "money", ""],
    "3百": [300, "money", ""],
    "3십": [30, "money", ""],
    "3十": [30, "money", ""],
    천: [1000, "money", ""],
    십만: [1e5, "money", ""],
    "3천5백억": [3.5e11, "money", ""],
    "3천 5백 억": [3.5e11, "money", ""],
    육십오: [65, "money", ""],
    일조: [1e12, "money", ""],
    이용: undefined,
    "1조 2조": [1e12, "money", " 2조"],
    "1억 2조": [1e8, "money", " 2조"],
    "1만 2,345": [12345, "money", ""],
    "1만 23456": [1e4, "money", " 23456"],
    "3억5천": [3e8, "money", "5천"],
    "3억 5원": [300_000_005, "KRW", ""],
    "3억5천원": [3e8, "money", "5천원"],
    "3천5천": [3e3, "money", "5천"],
    "3백50": [350, "money", ""],
    "3십50": [30, "money", "50"],
    "5": [5, "", ""],
  });
});

test("thousands, decimals and exponents", () => {
  facts((text) => read(text), {
    "1,000": [1000, "", ""],
    "1,000,000.25": [1_000_000.25, "", ""],
    "1,00,000": [100_000, "", ""],
    "12,34,567": [1_234_567, "", ""],
    "0,000": [0, "", ""],
    "000,000": [0, "", ""],
    "0,500": [0, "", ",500"],
    "0,0005": [0, "", ",0005"],
    "1,5": [1, "", ",5"],
    "1000,000": [1000, "", ",000"],
    "5e3": [5000, "", ""],
    "5E+3": [5000, "", ""],
    "5e-3": [0.005, "", ""],
    "1.5": [1.5, "", ""],
    "1.": [1, "", "."],
    "5e": [5, "", "e"],
    "1e301": undefined,
    "1e300": undefined,
    "1e299": [1e299, "", ""],
    "1e-300": [1e-300, "", ""],
    "1e-301": undefined,
    [`1${"0".repeat(39)}`]: [1e39, "", ""],
    [`1${"0".repeat(40)}`]: undefined,
    [`0.${"1".repeat(40)}`]: undefined,
  });
  expect(read("1,000", false)).toEqual([1, "", ",000"]);
});

test("signs of word processors and full-width characters are plain ones", () => {
  facts(plainText, {
    "６５％": "65%",
    "！～": "!~",
    "80﹪": "80%",
    "￦5": "₩5",
    "￥5": "¥5",
    "￡5": "£5",
    "–5": "-5",
    "−5": "-5",
    "‐5": "-5",
    "﹣5": "-5",
    "—5": "—5",
    "5\u00a0조": "5 조",
    "5\u2009\u202f\u205f\u3000조": "5    조",
  });
  expect(plainText("조".normalize("NFD"))).toBe("조");
  facts(plainAmount, {
    "1'000'000": "1,000,000",
    "1’000": "1,000",
    "1\u2009000": "1,000",
    "1\u202f000\u00a0000": "1,000,000",
    "1'00": "1'00",
    "1'0000": "1'0000",
    "x'000": "x'000",
    " 5 ": "5",
    ".8": "0.8",
    "-.5조": "-0.5조",
    "$.1": "$0.1",
    "about.8": "about.8",
    "1.8": "1.8",
    ".x": ".x",
    "5 .8": "5 .8",
  });
});

test("what a number may start with", () => {
  for (const each of "059₩$€£¥₹AZ천백십千百十일구") expect(startsNumber(each), each).toBe(true);
  for (const each of "az조억원-.(가") expect(startsNumber(each), each).toBe(false);
});
