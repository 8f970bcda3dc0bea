import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankCorrelation, ranks } from "../../src/math/statistics/rank-correlation.ts";

const ranked = (...values: number[]) => ranks(Float64Array.from(values));

describe("ranks", () => {
  it("count from one, equal values sharing the mean of theirs", () => {
    expect([...ranked(30, 10, 20)]).toEqual([3, 1, 2]);
    expect([...ranked(5, 7, 5, 9, 7, 7)]).toEqual([1.5, 4, 1.5, 6, 4, 4]);
  });
});

describe("Spearman's rank correlation", () => {
  it("is 1 − 6 Σd² / (n (n² − 1)) on five points without ties", () => {
    // Ranks 1 2 3 4 5 and 2 1 4 3 5: d² = 1 + 1 + 1 + 1 + 0, 1 − 24 / 120 = 0.8.
    expect(rankCorrelation(ranked(10, 20, 30, 40, 50), ranked(2.5, 1.5, 8, 7, 100))).toBe(0.8);
  });

  it("with ties is the correlation of the shared ranks", () => {
    // Ranks 1 2.5 2.5 4 and 1 2 3 4, from their mean 2.5: 2.25 + 0 + 0 + 2.25 over √(4.5 × 5).
    expect(rankCorrelation(ranked(1, 2, 2, 3), ranked(1, 2, 3, 4))).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
  });

  it("is 1 along any rising curve and −1 along any falling one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 50 }),
        (values) => {
          fc.pre(new Set(values).size > 1);
          const own = ranked(...values);
          expect(rankCorrelation(own, ranked(...values.map((value) => value ** 3 + value)))).toBe(1);
          expect(rankCorrelation(own, ranked(...values.map((value) => -(value ** 5))))).toBe(-1);
        },
      ),
    );
  });

  it("is undefined where one side has one value only", () => {
    expect(rankCorrelation(ranked(1, 1, 1), ranked(1, 2, 3))).toBeNaN();
  });
});
