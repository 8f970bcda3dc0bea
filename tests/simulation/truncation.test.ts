import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockTrials } from "../../src/engine/simd/memory.ts";
import { loadProject } from "../../src/files/load.ts";
import { limitsOf } from "../../src/model/input-values.ts";
import type { Input, Range } from "../../src/model/inputs.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { Draws, endsOf, plainWords, rangedInputs } from "../../src/simulation/draws.ts";
import { sobolWords } from "../../src/simulation/sobol-sequence.ts";
import type { RangedInput } from "../../src/simulation/types.ts";
import { root } from "../helpers/folders.ts";

const one = { text: "1", num: 1, den: 1, dims: {} } as Input["unit"];
const text = { en: "", ko: "" };

function input(
  name: string,
  value: number | readonly number[],
  range: Range,
  limits: { min?: number; max?: number; whole?: boolean },
): Input {
  const declaration = { name, unit: "1", label: text, whole: false, outside: "hold" as const, ...limits };
  const path = typeof value === "number" ? value : new Map(value.map((each, i) => [2026 + i, each]));
  return { name, declaration, unit: one, value: path, range };
}

function drawn(
  inputs: readonly Input[],
  n: number,
  how = plainWords,
  pairs: [string, string, number][] = [],
) {
  const ranged = rangedInputs(new Map(inputs.map((each) => [each.name, each])));
  const columns = new Float64Array(ranged.length * n);
  const correlations = pairs.map(([a, b, coefficient]) => ({ a, b, coefficient }));
  new Draws(ranged, correlations, how(ranged, 3)).fill(0, n, columns, n);
  return ranged.map((_, i) => columns.subarray(i * n, (i + 1) * n)) as [Float64Array, ...Float64Array[]];
}

/** Of the densities between the limits, by Simpson's rule over 200,000 steps in another language. */
const truncations: readonly (readonly [
  what: string,
  input: Input,
  least: number,
  most: number,
  mean: number,
  deviation: number,
  median: number,
])[] = [
  [
    "a normal share of 60% to 99%, at most 100%",
    input("a", 0.8, { shape: "normal", low: 0.6, high: 0.99 }, { min: 0, max: 1 }),
    ...[0, 1, 0.783931279, 0.107994783, 0.788773588],
  ],
  [
    "a normal share cut off on both sides",
    input("a", 0.4, { shape: "normal", low: 0.1, high: 0.8 }, { min: 0, max: 1 }),
    ...[0, 1, 0.456201803, 0.198427711, 0.45329392],
  ],
  [
    "a lognormal share",
    input("a", 0.7, { shape: "lognormal", low: 0.5, high: 0.99 }, { min: 0, max: 1 }),
    ...[0, 1, 0.70121009, 0.128690008, 0.695329732],
  ],
  [
    "a lognormal price with two limits",
    input("a", 8, { shape: "lognormal", low: 2, high: 30 }, { min: 1, max: 40 }),
    ...[1, 40, 9.84236914, 7.457540982, 7.614309854],
  ],
  [
    "triangular factors on a path that may grow by a quarter",
    input("a", [0.5, 0.8], { shape: "triangular", low: 0.5, high: 1.5 }, { min: 0, max: 1 }),
    ...[0.5, 1.25, 0.952380952, 0.170242258, 0.967707173],
  ],
  [
    "PERT factors on a path that may double, and halve",
    input("a", [2, 1, 2], { shape: "pert", low: 0.2, high: 3 }, { min: 0.5, max: 4 }),
    ...[0.5, 2, 1.176578218, 0.391773814, 1.149907624],
  ],
  [
    "uniform factors",
    input("a", [0.8], { shape: "uniform", low: 0.5, high: 1.5 }, { max: 1 }),
    ...[0.5, 1.25, 0.875, 0.216506351, 0.875],
  ],
  [
    "normal factors on a path at its limit",
    input("a", [1, 0.3], { shape: "normal", low: 0.9, high: 1.1 }, { max: 1 }),
    ...[0.3, 1, 0.951492063, 0.036648263, 0.958993935],
  ],
  [
    "lognormal factors",
    input("a", [0.1, 0.8], { shape: "lognormal", low: 0.5, high: 2 }, { min: 0, max: 1 }),
    ...[0, 1.25, 0.845669493, 0.226245613, 0.850982443],
  ],
  [
    "triangular addends on a path from 1 to 7 between 0 and 10",
    input("a", [1, 4, 7], { shape: "triangular", as: "addend", low: -2, high: 4 }, { min: 0, max: 10 }),
    ...[-1, 3, 0.73015873, 1.022855468, 0.608835008],
  ],
] as unknown as typeof truncations;

describe.each(truncations)("%s", (_, input, least, most, mean, deviation, median) => {
  it.each([
    ["plain", plainWords],
    [
      "sobol",
      (inputs: readonly RangedInput[], seed: number) =>
        sobolWords(
          inputs,
          inputs.map(({ name }) => name),
          seed,
          blockTrials,
        ),
    ],
  ])("has the moments of the truncated distribution by %s sampling, and no draw outside", (_, how) => {
    const n = 2 ** 20;
    const [values] = drawn([input], n, how);
    let [outside, onLimit, sum, squares, under] = [0, 0, 0, 0, 0];
    for (const value of values) {
      outside += Number(value < least || value > most);
      onLimit += Number(value === least || value === most);
      sum += value;
      squares += (value - mean) * (value - mean);
      under += Number(value < median);
    }
    expect(outside).toBe(0);
    // It is cut off, not pushed back to the limit.
    expect(onLimit).toBeLessThan(3);
    // Five standard errors.
    expect(Math.abs(sum / n - mean)).toBeLessThan((5 * deviation) / Math.sqrt(n));
    expect(Math.abs(Math.sqrt(squares / n) - deviation)).toBeLessThan((5 * deviation) / Math.sqrt(n));
    expect(Math.abs(under / n - 0.5)).toBeLessThan(2.5 / Math.sqrt(n));
  });
});

const normal = { shape: "normal", low: 0.6, high: 0.99 } as const;

it("keeps the correlation asked for: that of ranks does not change where a distribution is cut off", () => {
  const n = 400_000;
  const inputs = ["a", "b"].map((name) => input(name, 0.8, normal, { min: 0, max: 1 }));
  const [a, b] = drawn(inputs, n, plainWords, [["a", "b", 0.7]]) as [Float64Array, Float64Array];
  const above = (x: Float64Array, t: number) => Number((x[t] as number) > 0.788773588);
  let both = 0;
  for (let t = 0; t < n; t++) both += above(a, t) * above(b, t);
  // Both above their medians: 1/4 + asin(r)/2π of normal scores that correlate by r (Sheppard 1899).
  expect(Math.abs(both / n - (0.25 + Math.asin(0.7) / (2 * Math.PI)))).toBeLessThan(0.004);
  for (const value of [...a, ...b]) if (!(value > 0 && value <= 1)) throw new Error(`${value}`);
});

it("leaves out the values of a discrete one that are too much, and the others come up as before", () => {
  const values = [0.5, 1, 1.2, 2].map((value, i) => ({ value, weight: i + 1 }));
  const range: Range = { shape: "discrete", low: 0.5, high: 2, values };
  const [factors] = drawn([input("a", [0.8, 0.4], range, { max: 1 })], 600_000);
  const counts = new Map<number, number>();
  for (const factor of factors) counts.set(factor, (counts.get(factor) ?? 0) + 1);
  expect([...counts.keys()].sort()).toEqual([0.5, 1, 1.2]);
  expect((counts.get(0.5) ?? 0) / 600_000).toBeCloseTo(1 / 6, 2);
  expect((counts.get(1.2) ?? 0) / 600_000).toBeCloseTo(3 / 6, 2);
});

it("keeps whole inputs whole, and within limits that are not", () => {
  const [values] = drawn(
    [input("a", 5, { shape: "normal", low: 2, high: 9 }, { min: 1.5, max: 9.5, whole: true })],
    20_000,
  );
  expect([...new Set(values)].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

it("draws what a path that cannot move is: as it is", () => {
  const range: Range = { shape: "triangular", low: 0.5, high: 2 };
  const [factors] = drawn([input("a", [1, 0.2], range, { min: 0.2, max: 1 })], 100);
  expect(new Set(factors)).toEqual(new Set([1]));
});

it("never takes any year of a path out of its limits, nor its ends", () => {
  const shapes = ["triangular", "pert", "uniform", "normal", "lognormal"] as const;
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes),
      fc.boolean(),
      fc.array(number, { minLength: 1, maxLength: 5 }),
      fc.tuple(number, number, number, number),
      (shape, addend, shares, [a, b, c, d]) => {
        const [min, max] = [3 * Math.min(a, b) - 0.1, 3 * Math.max(a, b) + 0.1];
        // A path somewhere between the limits, ends included.
        const path = shares.map((share) =>
          Math.min(max, Math.max(min, min + ((share + 1) / 2) * (max - min))),
        );
        const around = addend ? 0 : 1;
        const [low, high] = [around - 0.01 - Math.abs(c) * 0.9, around + 0.01 + 3 * Math.abs(d)];
        const isPositive = shape === "lognormal" && addend;
        const ends = isPositive ? { low: 0.01, high: 1 } : { low, high };
        const range: Range = { shape, ...ends, ...(addend ? { as: "addend" as const } : {}) };
        const drawnInput = input("a", path, range, { min, max });
        const [least, most] = limitsOf(drawnInput);
        if (least > range.high || most < range.low) return;
        const [values] = drawn([drawnInput], 256);
        const [own] = rangedInputs(new Map([["a", drawnInput]])) as [RangedInput];
        const each = endsOf(own);
        for (const x of [...values, each.low, each.high]) {
          for (const value of path) {
            const moved = addend ? value + x : value * x;
            if (!(moved >= min && moved <= max))
              throw new Error(`${value} and ${x} is ${moved}: ${min}..${max}`);
          }
        }
      },
    ),
    { numRuns: 400 },
  );
});

it("cuts off nothing of what ships: its draws are those that they were", () => {
  for (const plan of ["korea", "india"]) {
    const planFile = join(root, `data/${plan}/plan.json`);
    const project = loadProject({ dataDir: join(root, "data"), planFile });
    const scenarios = plan === "korea" ? project.scenarioNames : [];
    const request = { scenarios, set: [], unset: [] };
    for (const { instance } of resolveScenarios(project, request).scenarios) {
      const inputs = rangedInputs(instance.inputs);
      expect(inputs.length).toBeGreaterThan(20);
      expect(inputs.filter(({ limits }) => limits !== undefined)).toEqual([]);
    }
  }
});
