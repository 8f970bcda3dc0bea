import { expect, test } from "vitest";
import {
  change,
  quantities,
  quantitiesApart,
  quantity,
  withName,
} from "../../src/output/numbers/quantity.ts";

const korean = { language: "ko", counts: new Map([["GPU", { en: "GPU", ko: "장" }]]) } as const;

test.each([
  [65e12, "KRW", "65 trillion won"],
  [1_460_000_000_000, "KRW", "1.46 trillion won"],
  [-5e8, "KRW", "-500 million won"],
  [193_000, "KRW/person", "193,000 won/person"],
  [0, "KRW", "0 won"],
  [76_000, "USD/GPU", "76,000 USD/GPU"],
  [12.5, "%", "12.5%"],
  [2026, "1", "2026"],
  [50e9, "EUR", "50 billion euros"],
  [1, "CAD", "1 Canadian dollar"],
  [8e6, "USD/MW", "8 million USD/MW"],
  [1 / 3, "1", "0.333333333333333"],
  [1, "years", "1 year"],
  [1.5, "years", "1.5 years"],
])("%d %s is %s", (value, unit, text) => expect(quantity(value, unit)).toBe(text));

test("a value for each year: all, the ends, or the one that they all are", () => {
  expect(quantities([1, 2, 1], "1")).toBe("1 / 2 / 1");
  expect(quantities([66, 30, 0, null], "%")).toBe("66 / 30 / 0 / n/a%");
  expect(quantities([1000, 1100, 1200, 1300], "KRW/USD")).toBe("1,000 … 1,300 won/USD");
  expect(quantities([5, 5, 5], "%")).toBe("5%");
});

test("what is counted stands in the plural behind a number that is not one", () => {
  const english = { language: "en", counts: new Map([["GPU", { en: "GPU", ko: "장" }]]) } as const;
  expect(quantities([1, 1, 1], "GPU", english)).toBe("1 GPU");
  expect(quantities([1, 50_000], "GPU", english)).toBe("1 / 50,000 GPUs");
});

test.each([
  [50_000, "GPU", "50,000장"],
  [76_000, "USD/GPU", "76,000달러/장"],
  [1, "years", "1년"],
  [15e6, "CAD", "1,500만 캐나다 달러"],
  [50e9, "EUR", "500억 유로"],
  [182.7, "KRW/kWh", "182.7원/kWh"],
  [65e12, "KRW", "65조 원"],
])("%d %s in Korean is %s", (value, unit, text) => expect(quantity(value, unit, korean)).toBe(text));

test("a change has its unit once, where both have the same", () => {
  expect(change("80,000 USD/GPU", "125,000 USD/GPU")).toBe("80,000 → 125,000 USD/GPU");
  expect(change("1.2 trillion won", "1.4 trillion won")).toBe("1.2 → 1.4 trillion won");
  expect(change("900 billion won", "1.4 trillion won")).toBe("900 billion won → 1.4 trillion won");
  expect(change("3년", "6년")).toBe("3 → 6년");
  expect(change("1 year", "5 years")).toBe("1 year → 5 years");
  expect(change("30조 원", "35조 원")).toBe("30 → 35조 원");
  expect(change("-14%", "10%")).toBe("-14% → 10%");
  expect(change("2026–27", "2027–27")).toBe("2026–27 → 2027–27");
});

test("a Korean name stands close to its number, other words apart from it", () => {
  expect(withName("236.5", "억 달러")).toBe("236.5억 달러");
  expect(withName("2.10", "억 원/장")).toBe("2.10억 원/장");
  expect(withName("50,000", "장")).toBe("50,000장");
  expect(withName("23.65", "billion USD")).toBe("23.65 billion USD");
  expect(withName("12", "")).toBe("12");
});

test("values beside each other are told apart by the years that differ where their ends are alike", () => {
  const years = [2027, 2028, 2029, 2030, 2031, 2032];
  const path = [3e6, 2e6, 0, -5e5, 0, 0];
  const beside = (...values: Parameters<typeof quantitiesApart>[0]) => quantitiesApart(values, "USD", years);
  expect(beside(path, [3e6, 0, 0, 0, 0, 0])).toEqual([
    "2028: 2 million US dollars, 2030: -500,000 US dollars",
    "2028: 0 US dollars, 2030: 0 US dollars",
  ]);
  expect(beside(path, path)).toEqual(["3 million … 0 US dollars", "3 million … 0 US dollars"]);
  expect(beside(path, [4e6, 2e6, 0, -5e5, 0, 0])).toEqual([
    "3 million … 0 US dollars",
    "4 million … 0 US dollars",
  ]);
});
