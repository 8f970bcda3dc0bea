import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../../src/engine/allocation.ts";
import type { Bounds } from "../../src/engine/bounds/interval.ts";
import { BlockKernel, columnStride, compileBlock } from "../../src/engine/simd/block.ts";
import { model } from "../helpers/models/small.ts";

function split(amount: number, weights: readonly number[]): number[] {
  const values = Float64Array.from(weights);
  allocate(amount, values, weights.length);
  return [...values];
}

/** Hamilton's method in whole numbers: exact, however large. */
function hamilton(amount: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b);
  const parts = weights.map((weight) => (amount * weight) / sum);
  const remainders = weights.map((weight, i) => ({ i, rest: (amount * weight) % sum }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  let left = amount - parts.reduce((a, b) => a + b);
  for (const { i } of remainders) if (left-- > 0n) parts[i] = (parts[i] as bigint) + 1n;
  return parts;
}

describe("allocate", () => {
  it("gives the rest to the largest remainders, ties to the earlier", () => {
    expect(split(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(split(100, [2, 3, 2])).toEqual([29, 43, 28]);
    expect(split(-10, [1, 1, 1])).toEqual([-4, -3, -3]);
    expect(split(65e12, [1, 1, 1])).toEqual([21_666_666_666_667, 21_666_666_666_667, 21_666_666_666_666]);
  });

  it("gives nothing to a weight of zero, even when all else has had its share", () => {
    expect(split(7, [0, 3, 0])).toEqual([0, 7, 0]);
    fc.assert(
      fc.property(fc.nat(1e9), fc.array(fc.nat(9), { minLength: 2, maxLength: 8 }), (amount, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        for (const [i, part] of split(amount, weights).entries()) if (weights[i] === 0) expect(part).toBe(0);
      }),
    );
  });

  it("rounds the amount first, and is undefined where it cannot be split", () => {
    expect(split(2.5, [1])).toEqual([3]);
    expect(split(0, [0, 0])).toEqual([0, 0]);
    for (const [amount, weights] of [
      [1, [0, 0]],
      [1, [-1, 2]],
      [Number.NaN, [1]],
      [1, [Number.NaN]],
      [1e300, [1]],
      [1, [1e308, 1e308]],
    ] as const) {
      expect(split(amount, weights).every(Number.isNaN), `${amount} by ${weights}`).toBe(true);
    }
  });

  it("adds to the amount to the last unit and stays within one unit of its quota", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9e15, max: 9e15 }),
        fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (amount, weights) => {
          const parts = split(amount, weights);
          expect(parts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(amount));
          const sum = weights.reduce((a, b) => a + b);
          for (const [i, part] of parts.entries()) {
            expect(Math.abs(part - amount * ((weights[i] as number) / sum))).toBeLessThanOrEqual(3);
          }
        },
      ),
    );
  });

  it("is Hamilton's method, worked out in whole numbers", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }),
        (amount, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          // A sum that is a power of two leaves every quota exact, ties and all.
          const sum = weights.reduce((a, b) => a + b);
          const whole = [...weights, 2 ** Math.ceil(Math.log2(sum + 1)) - sum];
          expect(split(amount, whole)).toEqual(hamilton(BigInt(amount), whole.map(BigInt)).map(Number));
        },
      ),
    );
  });

  it("counts percents as the decimals that they are", () => {
    // 28 by 5, 10, 15, 30 and 40%: quotas 1.4, 2.8, 4.2, 8.4, 11.2; two units are left, for 0.8 and for the earlier 0.4.
    expect(split(28, [0.05, 0.1, 0.15, 0.3, 0.4])).toEqual([2, 3, 4, 8, 11]);
    // 73.8, 147.6 and 516.6.
    expect(split(738, [0.1, 0.2, 0.7])).toEqual([74, 148, 516]);
    // 1,897.5 and 977.5; noise in either weight changes nothing.
    expect(split(2875, [0.66, 0.34])).toEqual([1898, 977]);
    expect(split(2875, [0.66, 1 - 0.66])).toEqual([1898, 977]);
    expect(split(2875, [0.34, 0.66])).toEqual([978, 1897]);
    expect(split(5, [0.1 * 3, 0.3])).toEqual([3, 2]);
    expect(split(5, [0.3, 0.1 * 3])).toEqual([3, 2]);
  });

  it("is exact for amounts of sixteen digits", () => {
    expect(split(7e15, [1, 2])).toEqual([2_333_333_333_333_333, 4_666_666_666_666_667]);
    // Of 100% the quotas end in .4, .8, .2, .4 and .2.
    const parts = [
      1_750_000_800_003, 3_500_001_600_005, 5_250_002_400_007, 10_500_004_800_014, 14_000_006_400_019,
    ];
    expect(split(35_000_016_000_048, [5, 10, 15, 30, 40])).toEqual(parts);
    expect(split(35_000_016_000_048, [0.05, 0.1, 0.15, 0.3, 0.4])).toEqual(parts);
    expect(split(-35_000_016_000_048, [0.05, 0.1, 0.15, 0.3, 0.4])).toEqual(parts.map((part) => -part));
  });

  it("is Hamilton's method on decimals, in whatever unit the weights are told", () => {
    const decimals = fc.array(fc.nat(99_999), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(1000), fc.nat(Number.MAX_SAFE_INTEGER)),
        decimals,
        fc.constantFrom(1, 10, 1000, 1e5, 1e7, 1e12),
        (amount, weights, unit) => {
          fc.pre(weights.some((weight) => weight > 0));
          const exact = hamilton(BigInt(amount), weights.map(BigInt)).map(Number);
          const told = weights.map((weight) => weight / unit);
          expect(split(amount, told)).toEqual(exact);
          expect(split(-amount, told)).toEqual(exact.map((part) => 0 - part));
        },
      ),
    );
  });

  it("gives a block of trials the parts that it gives one, ties and all", () => {
    const names = ["w0", "w1", "w2", "w3", "w4"];
    const weight = fc.oneof(
      fc.nat(20).map((percent) => percent / 100),
      fc.nat(2000).map((part) => part / 2000),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const amount = fc.oneof(
      fc.nat(30),
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.nat(1e13),
      fc.constantFrom(0, 2.5, 7e15, 9e15, 1e17),
    );
    const trial = fc.tuple(amount, fc.array(weight, { minLength: 5, maxLength: 5 }));
    const isFixed = fc.boolean();
    fc.assert(
      fc.property(fc.array(trial, { minLength: 1, maxLength: 12 }), isFixed, (trials, isFixed) => {
        const first = (trials[0] as (typeof trials)[0])[1];
        const of = model({
          years: [2026, 2027, 2028, 2029, 2030],
          inputs: { x: 1, ...Object.fromEntries(names.map((name, i) => [name, first[i] as number])) },
          metrics: {
            w: names.reduceRight((other, name, t) => `if(index = ${t}, ${name}, ${other})`, "0"),
            part: "allocate(x, w)",
          },
        });
        const free = ["x", ...(isFixed ? [] : names)].map((name) => ({ name, least: 0 }));
        const bounds = free.map(({ name }): Bounds => (name === "x" ? [-1e18, 1e18] : [0, 1]));
        const figures = [...of.figures.values()].slice(1);
        const blocks = new BlockKernel(compileBlock(of, figures, bounds, { free }));
        const { inputs } = blocks;
        for (const [t, [x, weights]] of trials.entries()) {
          for (const [i, value] of [x, ...weights].slice(0, free.length).entries()) {
            inputs[i * columnStride + t] = value;
          }
        }
        blocks.evaluate(trials.length);
        const { outputs } = blocks;
        for (const [t, [x, weights]] of trials.entries()) {
          const found = names.map((_, k) => (outputs[k * columnStride + t] as number) + 0);
          expect(found, `${x} by ${weights}`).toEqual(
            split(x, isFixed ? first : weights).map((part) => part + 0),
          );
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
