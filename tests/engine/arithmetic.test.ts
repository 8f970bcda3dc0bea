import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waterfall } from "../../src/engine/allocation.ts";
import { lagged } from "../../src/engine/program/lag.ts";
import { evaluate } from "../helpers/models/evaluate.ts";
import { model } from "../helpers/models/small.ts";

describe("money", () => {
  const won = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(1, 2 ** 52 + 1, 2 ** 53 - 1, -(2 ** 53 - 1)));

  // What is shown is counted with BigInt; a step beyond 2^53 - 1 leaves no amount, and never one that is a won off. In cents that is so from
  // 2^46 euros on, and in thousands of won from 2^62 won on, where doubles of euros and of won lie further apart.
  const largest = new Map([
    [0, 2 ** 53 - 1],
    [2, 100 * 2 ** 46 - 1],
    [3, 1000 * 2 ** 43 - 1],
    [-3, 4_611_686_018_427_387],
  ]);
  it("is exact to the last won or undefined, whatever amounts a formula adds up on its way", () => {
    const formulas = {
      "(a + b) - b": ([a, b]) => [a + b, a],
      "a - b + c": ([a, b, c]) => [a - b, a - b + c],
      "sum(f.*.x) - c": ([a, b, c]) => [a + b, a + b - c],
      "2 * ((a + b) - b)": ([a, b]) => [a + b, 2n * a],
      "max(a + b, b) - b": ([a, b]) => [a + b, (a > 0n ? a + b : b) - b],
      "if(a + b > b, a, c)": ([a, b, c]) => [a + b, a > 0n ? a : c],
      "round(a + b) - b": ([a, b]) => [a + b, a],
    } satisfies Record<string, (of: [bigint, bigint, bigint]) => bigint[]>;
    fc.assert(
      fc.property(
        fc.tuple(won, won, won),
        fc.boolean(),
        fc.constantFrom(...largest),
        (all, isFree, currency) => {
          const [decimals, most] = currency;
          const [a, b, c] = all.map((each) => (each % (most + 1)) + 0) as typeof all;
          const isCounted = (amount: bigint) => amount <= most && -amount <= most;
          const smallest = (value: number) => ({ of: "money", value });
          const inputs = {
            ...{ a: smallest(a), b: smallest(b), c: smallest(c) },
            ...{ "f.m.x": smallest(a), "f.n.x": smallest(b) },
          };
          const names = Object.keys(formulas);
          const metrics = Object.fromEntries(names.map((formula, i) => [`m${i}`, `${formula} :: money`]));
          const units = { a: "money", b: "money", c: "money", "f.m.x": "money", "f.n.x": "money" };
          const of = model({ years: [2026], decimals, members: { f: ["m", "n"] }, inputs, units, metrics });
          const found = evaluate(of, isFree ? { a, b, "f.m.x": a } : {});
          for (const [i, steps] of Object.values(formulas).entries()) {
            const all = steps([BigInt(a), BigInt(b), BigInt(c)]);
            const expected = all.every(isCounted) ? Number(all.at(-1)) : Number.NaN;
            expect(found.get(`m${i}`)).toEqual([expected]);
          }
        },
      ),
      { numRuns: 300 },
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
