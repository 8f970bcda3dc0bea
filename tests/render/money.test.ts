import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseScale, scaleRow } from "../../src/render/table/money.ts";

const won = { code: "KRW", decimals: 0 };
const jo = chooseScale("jo", won, 0);

describe("scaled money", () => {
  test("35조 in three parts: the largest remainder gets the missing hundredth", () => {
    const parts = [11_666_666_666_667, 11_666_666_666_667, 11_666_666_666_666];
    const scaled = scaleRow(parts, 35e12, true, jo, won);
    expect(scaled.values).toEqual([11.67, 11.67, 11.66]);
    expect(scaled.total).toBe(35);
    expect(scaled.rounded).toBe(true);
  });

  test("years of a flow add to the printed total, each within a hundredth of itself", () => {
    const amount = fc.integer({ min: -9e15, max: 9e15 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        fc.pre(Number.isSafeInteger(total));
        const scaled = scaleRow(values, total, true, jo, won);
        const hundredths = scaled.values.map((value) => Math.round((value as number) * 100));
        expect(hundredths.reduce((sum, value) => sum + value, 0)).toBe(
          Math.round((scaled.total as number) * 100),
        );
        for (const [i, value] of values.entries()) {
          expect(Math.abs((hundredths[i] as number) * 1e10 - value)).toBeLessThan(1e10);
        }
      }),
    );
  });

  test("a stock is rounded year by year, half away from zero", () => {
    const scaled = scaleRow([5e9, -5e9, 4_999_999_999, null], null, false, jo, won);
    expect(scaled.values).toEqual([0.01, -0.01, 0, null]);
  });

  test("whole hundredths lose nothing", () => {
    expect(scaleRow([7e12, 7e12], 14e12, true, jo, won).rounded).toBe(false);
  });

  test("the scale follows the largest amount", () => {
    const name = (largest: number) => chooseScale("auto", won, largest).name;
    expect([name(35e12), name(5e11), name(5e9)]).toEqual(["조", "억", ""]);
    const dollars = { code: "USD", decimals: 2 };
    expect([7e10, 7e8, 7e3].map((largest) => chooseScale("auto", dollars, largest).name)).toEqual([
      "billion",
      "million",
      "",
    ]);
  });

  test("dollars and cents in full keep their cents", () => {
    const dollars = { code: "USD", decimals: 2 };
    const scaled = scaleRow([12.34, 0.01], 12.35, true, chooseScale("won", dollars, 0), dollars);
    expect(scaled).toEqual({ values: [12.34, 0.01], total: 12.35, rounded: false });
  });
});
