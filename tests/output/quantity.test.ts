import { expect, test } from "vitest";
import { change, quantities, quantity, withName } from "../../src/output/numbers/quantity.ts";

const korean = { language: "ko", counts: new Map([["GPU", { en: "GPU", ko: "장" }]]) } as const;

test.each([
  [65e12, "KRW", "65조"],
  [1_460_000_000_000, "KRW", "1.46조"],
  [-5e8, "KRW", "-5억"],
  [193_000, "KRW/person", "193,000 KRW/person"],
  [0, "KRW", "0 KRW"],
  [76_000, "USD/GPU", "76,000 USD/GPU"],
  [12.5, "%", "12.5%"],
  [2026, "1", "2026"],
  [51_700_000, "person", "51,700,000 person"],
  [1 / 3, "1", "0.333333333333333"],
  [1, "years", "1 year"],
  [1.5, "years", "1.5 years"],
])("%d %s is %s", (value, unit, text) => expect(quantity(value, unit)).toBe(text));

test("a value for each year: all, the ends, or the one that they all are", () => {
  expect(quantities([1, 2, 1], "1", "n/a")).toBe("1 / 2 / 1");
  expect(quantities([66, 30, 0, null], "%", "n/a")).toBe("66 / 30 / 0 / n/a%");
  expect(quantities([1000, 1100, 1200, 1300], "KRW/USD", "n/a")).toBe("1,000 … 1,300 KRW/USD");
  expect(quantities([5, 5, 5], "%", "n/a")).toBe("5%");
});

test.each([
  [50_000, "GPU", "50,000 장"],
  [76_000, "USD/GPU", "76,000 달러/장"],
  [1, "years", "1년"],
  [182.7, "KRW/kWh", "182.7 원/kWh"],
  [65e12, "KRW", "65조"],
])("%d %s in Korean is %s", (value, unit, text) => expect(quantity(value, unit, korean)).toBe(text));

test("a change tells its unit once", () => {
  expect(change("80,000 USD/GPU", "125,000 USD/GPU", "USD/GPU")).toBe("80,000 → 125,000 USD/GPU");
  expect(change("3년", "6년", "years", korean)).toBe("3 → 6년");
  expect(change("1 year", "5 years", "years")).toBe("1 year → 5 years");
  expect(change("30조", "35조", "KRW")).toBe("30조 → 35조");
});

test("조, 억 and 만 belong to the number, other words stand apart from it", () => {
  expect(withName("236.5", "억 달러")).toBe("236.5억 달러");
  expect(withName("2.10", "억 KRW/GPU")).toBe("2.10억 KRW/GPU");
  expect(withName("23.65", "billion USD")).toBe("23.65 billion USD");
  expect(withName("12", "")).toBe("12");
});
