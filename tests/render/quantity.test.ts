import { expect, test } from "vitest";
import { quantities, quantity } from "../../src/render/quantity.ts";

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
  [1 / 3, "1", "0.333333"],
  [1, "years", "1 year"],
  [1.5, "years", "1.5 years"],
])("%d %s is %s", (value, unit, text) => expect(quantity(value, unit)).toBe(text));

test("a value for each year: all, the ends, or the one that they all are", () => {
  expect(quantities([1, 2, 1], "1", "n/a")).toBe("1 / 2 / 1");
  expect(quantities([66, 30, 0, null], "%", "n/a")).toBe("66 / 30 / 0 / n/a%");
  expect(quantities([1000, 1100, 1200, 1300], "KRW/USD", "n/a")).toBe("1,000 … 1,300 KRW/USD");
  expect(quantities([5, 5, 5], "%", "n/a")).toBe("5%");
});
