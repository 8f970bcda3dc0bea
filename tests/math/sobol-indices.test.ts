import { describe, expect, it } from "vitest";
import { threefry } from "../../src/math/random/threefry.ts";
import { sobolIndices } from "../../src/math/statistics/sobol-indices.ts";

type Function = (x: readonly number[]) => number;

function indicesOf(
  f: Function,
  dimensions: number,
  trials: number,
  seed = 1,
  from = 0,
  to = 1,
  isExcluded: (x: readonly number[]) => boolean = () => false,
) {
  const stride = 64;
  const [found] = sobolIndices({
    ...{ dimensions, outputs: 1, trials, stride },
    draw: (first, n, columns) => {
      for (let i = 0; i < dimensions; i++) {
        for (let t = 0; t < n; t++) {
          const uniform = (threefry([seed, i], first + t, 0)[0] + 0.5) / 2 ** 32;
          columns[i * stride + t] = from + (to - from) * uniform;
        }
      }
    },
    evaluate: (columns, n, values, excluded) => {
      for (let t = 0; t < n; t++) {
        const x = Array.from({ length: dimensions }, (_, i) => columns[i * stride + t] as number);
        values[t] = f(x);
        if (isExcluded(x)) excluded[t] = 1;
      }
    },
  });
  return found as NonNullable<typeof found>;
}

/** Ishigami and Homma (1990), on −π..π, with a = 7 and b = 0.1. */
const ishigami: Function = ([x = 0, y = 0, z = 0]) =>
  Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);

/** Sobol's G: the product of (|4x − 2| + a) / (1 + a). */
const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
const g: Function = (x) =>
  x.reduce(
    (product, each, i) => (product * (Math.abs(4 * each - 2) + (a[i] as number))) / (1 + (a[i] as number)),
    1,
  );

describe("Sobol indices", () => {
  it("are those published for the Ishigami function", () => {
    // Saltelli and others, Global Sensitivity Analysis: The Primer (2008): 0.3139, 0.4424, 0; 0.5576, 0.4424, 0.2437.
    const { mean, variance, inputs = [] } = indicesOf(ishigami, 3, 60_000, 7, -Math.PI, Math.PI);
    // Mean a/2; variance a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
    expect(mean).toBeCloseTo(3.5, 1);
    expect(variance).toBeCloseTo(13.8446, 0);
    for (const [i, [first, total]] of [
      [0.3139, 0.5576],
      [0.4424, 0.4424],
      [0, 0.2437],
    ].entries()) {
      expect(Math.abs((inputs[i]?.first.value as number) - (first as number))).toBeLessThan(0.015);
      expect(Math.abs((inputs[i]?.total.value as number) - (total as number))).toBeLessThan(0.015);
    }
  });

  it("are those published for Sobol's G function", () => {
    // SALib's documentation for first order; for all the closed form, Vi = 1/3 / (1 + a)², V = Π(1 + Vi) − 1 (Saltelli and Sobol
    // 1995).
    const published = [
      [0.7165, 0.7871],
      [0.1791, 0.2422],
      [0.0237, 0.0343],
      [0.0072, 0.0105],
      [0.0001, 0.0001],
    ];
    const parts = a.map((each) => 1 / 3 / (1 + each) ** 2);
    const all = parts.reduce((product, part) => product * (1 + part), 1);
    const exact = parts.map((part) => [part / (all - 1), (part * (all / (1 + part))) / (all - 1)]);
    for (const [i, [first, total]] of published.entries()) {
      expect(exact[i]?.[0]).toBeCloseTo(first as number, 3);
      expect(exact[i]?.[1]).toBeCloseTo(total as number, 3);
    }
    const { inputs = [] } = indicesOf(g, 8, 40_000);
    for (const [i, { first, total }] of inputs.entries()) {
      expect(Math.abs(first.value - (exact[i]?.[0] as number))).toBeLessThan(0.015);
      expect(Math.abs(total.value - (exact[i]?.[1] as number))).toBeLessThan(0.015);
    }
  });

  it("lie in their 95% intervals about as often as that says", () => {
    const exact = [0.3139, 0.5576, 0.4424, 0.4424, 0.2437];
    let [inside, all, width] = [0, 0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const { inputs = [] } = indicesOf(ishigami, 3, 1_000, seed, -Math.PI, Math.PI);
      const [x, y, z] = inputs;
      for (const [i, estimate] of [x?.first, x?.total, y?.first, y?.total, z?.total].entries()) {
        if (estimate === undefined) throw new Error("no estimate");
        all++;
        inside += Number(estimate.low <= (exact[i] as number) && (exact[i] as number) <= estimate.high);
        width += estimate.high - estimate.low;
      }
    }
    expect(inside / all).toBeGreaterThan(0.9);
    expect(inside / all).toBeLessThan(0.99);
    expect(width / all).toBeLessThan(0.25);
  });

  it("of a sum are the shares of its terms, and exactly nothing for what plays no part", () => {
    // Var(3x) : Var(4y) = 9 : 16.
    const { inputs = [] } = indicesOf(([x = 0, y = 0]) => 3 * x + 4 * y, 3, 20_000);
    expect(inputs[0]?.first.value).toBeCloseTo(9 / 25, 1);
    expect(inputs[1]?.total.value).toBeCloseTo(16 / 25, 1);
    expect(inputs[2]).toEqual({
      first: { value: 0, low: 0, high: 0 },
      total: { value: 0, low: 0, high: 0 },
    });
  });

  it("do not depend on where the output lies, nor on its scale", () => {
    const plain = indicesOf(([x = 0, y = 0]) => x * y, 2, 500).inputs;
    const moved = indicesOf(([x = 0, y = 0]) => 2 ** 40 + 2 ** 20 * x * y, 2, 500).inputs;
    for (const i of [0, 1]) {
      expect(moved?.[i]?.first.value).toBeCloseTo(plain?.[i]?.first.value as number, 6);
      expect(moved?.[i]?.total.high).toBeCloseTo(plain?.[i]?.total.high as number, 6);
    }
  });

  it("leave out a pair whole where one of its rows is excluded, whatever is written there", () => {
    // Of the third input a quarter is excluded, in A or in B: 1 - (3/4)² of the pairs. Var(3x) : Var(4y) is what it was.
    const isExcluded: (x: readonly number[]) => boolean = ([, , z = 0]) => z < 0.25;
    const sum: Function = (x) => (isExcluded(x) ? 1e12 : 3 * (x[0] as number) + 4 * (x[1] as number));
    const { inputs = [], excluded, mean } = indicesOf(sum, 3, 20_000, 1, 0, 1, isExcluded);
    expect(excluded / 20_000).toBeCloseTo(7 / 16, 1);
    expect(mean).toBeCloseTo(3.5, 1);
    expect(inputs[0]?.first.value).toBeCloseTo(9 / 25, 1);
    expect(inputs[1]?.total.value).toBeCloseTo(16 / 25, 1);
    expect(inputs[2]?.total).toEqual({ value: 0, low: 0, high: 0 });
    expect(indicesOf(sum, 3, 100, 1, 0, 1, () => true)).toMatchObject({ excluded: 100, inputs: undefined });
  });

  it("are none where nothing varies, or anything is undefined", () => {
    expect(indicesOf(() => 5, 2, 100)).toMatchObject({
      mean: 5,
      variance: 0,
      inputs: undefined,
      undefined: 0,
    });
    const holes = indicesOf(([x = 0]) => (x < 0.5 ? x : Number.NaN), 2, 100);
    expect(holes.inputs).toBeUndefined();
    expect(holes.undefined).toBeGreaterThan(100);
    expect(holes.undefined).toBeLessThan(300);
  });
});
