import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waterfall } from "../../src/engine/allocation.ts";
import { lagged } from "../../src/engine/program/lag.ts";

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
