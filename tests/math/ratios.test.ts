import fc from "fast-check";
import { expect, test } from "vitest";
import { leaveOneOutMedian, medianOf, p80, spreadOf } from "../../src/math/statistics/ratios.ts";

test("a half and a double are one apart by a factor of two, either way", () => {
  // Logarithms −ln 2 and ln 2: mean 0, standard deviation with n − 1 = ln 2 · √2.
  expect(spreadOf([0.5, 2])).toEqual({
    n: 2,
    median: 1.25,
    geometricMean: 1,
    sdLogRatio: Number((Math.LN2 * Math.SQRT2).toPrecision(6)),
    absoluteError: 0.75,
  });
});

test("of one there is no spread, of none nothing", () => {
  expect(spreadOf([0.9])).toEqual({
    ...{ n: 1, median: 0.9, geometricMean: 0.9, sdLogRatio: null, absoluteError: 0.1 },
  });
  expect(spreadOf([])).toEqual({
    ...{ n: 0, median: null, geometricMean: null, sdLogRatio: null, absoluteError: null },
  });
});

test("the middle one, or the mean of the two in the middle", () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
});

test("one price for all holds each to the median of the others", () => {
  // 10 against the median of 20, 30; 20 against that of 10, 30; 30 against that of 10, 20.
  expect(leaveOneOutMedian([10, 20, 30])).toEqual([10 / 25, 20 / 20, 30 / 15]);
  expect(leaveOneOutMedian([10])).toEqual([]);
});

test("1.10 with a log-spread of 0.25: four in five stay below 1.36", () => {
  // ln 1.10 + 0.8416 × 0.25 = 0.3057, and e to that is 1.3576.
  expect(p80(1.1, 0.25)).toBeCloseTo(1.3576, 4);
});

const ratios = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 2, maxLength: 20 });

test("order does not matter, and the same factor on all moves the means and not the spread", () => {
  fc.assert(
    fc.property(ratios, fc.double({ min: 0.1, max: 10, noNaN: true }), (list, factor) => {
      const { median, geometricMean, sdLogRatio } = spreadOf(list);
      expect(spreadOf([...list].reverse()).median).toBe(median);
      const moved = spreadOf(list.map((ratio) => ratio * factor));
      expect((moved.median as number) / (median as number)).toBeCloseTo(factor, 3);
      expect((moved.geometricMean as number) / (geometricMean as number)).toBeCloseTo(factor, 3);
      expect(moved.sdLogRatio).toBeCloseTo(sdLogRatio as number, 4);
    }),
  );
});
