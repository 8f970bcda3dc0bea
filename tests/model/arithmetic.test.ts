import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, lagged, waterfall } from "../../src/model/arithmetic.ts";

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
});

describe("waterfall", () => {
  const serve = (envelope: number, asks: readonly number[], priorities: readonly number[]) => {
    const values = Float64Array.from([...asks, ...priorities]);
    waterfall(envelope, values, asks.length);
    return [...values.subarray(0, asks.length)];
  };

  it("serves the lowest number first until nothing is left", () => {
    expect(serve(10, [4, 9, 5], [2, 1, 3])).toEqual([1, 9, 0]);
    expect(serve(10, [4, 4, 4], [1, 1, 1])).toEqual([4, 4, 2]);
    expect(serve(-3, [4], [1])).toEqual([0]);
    expect(serve(99, [4, 5], [1, 2])).toEqual([4, 5]);
    expect(serve(Number.NaN, [4], [1])).toEqual([Number.NaN]);
  });

  it("gives no one more than was asked, nor all together more than there is", () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.array(fc.tuple(fc.nat(500), fc.nat(3)), { minLength: 1, maxLength: 9 }),
        (envelope, wants) => {
          const asks = wants.map(([ask]) => ask);
          const got = serve(
            envelope,
            asks,
            wants.map(([, priority]) => priority),
          );
          for (const [i, part] of got.entries()) expect(part).toBeLessThanOrEqual(asks[i] as number);
          const sum = (of: readonly number[]) => of.reduce((a, b) => a + b);
          expect(sum(got)).toBe(Math.min(envelope, sum(asks)));
        },
      ),
    );
  });
});

describe("lagged", () => {
  it("interpolates in a straight line, and reads `before` ahead of the plan", () => {
    const past = Float64Array.from([30, 20, 10]);
    expect(lagged(0, 0, 5, past, 3)).toBe(30);
    expect(lagged(1.25, 0, 5, past, 3)).toBe(17.5);
    expect(lagged(2.5, 0, 5, past, 3)).toBe(7.5);
    expect(lagged(9, 0, 5, past, 3)).toBe(5);
    expect(lagged(1, 1, 5, past, 3)).toBe(30);
    expect(lagged(0.5, 1, 5, past, 3)).toBeNaN();
  });
});
