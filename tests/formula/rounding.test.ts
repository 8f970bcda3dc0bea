import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ceil, floor, round } from "../../src/formula/rounding.ts";

/** A decimal of `digits` significant digits, as whole number and power of ten, and as the double that a formula reads. */
const decimal = (digits: number) =>
  fc
    .tuple(
      fc.integer({ min: -(10 ** digits) + 1, max: 10 ** digits - 1 }),
      fc.integer({ min: 0, max: digits }),
    )
    .map(([whole, places]) => ({ whole: BigInt(whole), places, double: Number(`${whole}e-${places}`) }));

/** A decimal rounded in whole numbers: half away from zero, down and up. */
function exactly(whole: bigint, places: number) {
  const one = 10n ** BigInt(places);
  const size = whole < 0n ? -whole : whole;
  const below = size / one;
  const sign = whole < 0n ? -1n : 1n;
  const isWhole = size % one === 0n;
  const away = Number(sign * (isWhole ? below : below + 1n));
  const toward = Number(sign * below);
  return {
    round: Number(sign * (2n * (size % one) >= one ? below + 1n : below)),
    floor: whole < 0n ? away : toward,
    ceil: whole < 0n ? toward : away,
  };
}

describe("rounding", () => {
  it("takes what is a half or a whole number to 15 digits for it", () => {
    expect(round(0.285 * 100)).toBe(29);
    expect(round(-0.285 * 100)).toBe(-29);
    expect(round((1.005 * 1000) / 2)).toBe(503);
    expect(floor(0.29 * 100)).toBe(29);
    expect(ceil(1.1 * 10)).toBe(11);
    expect(ceil(-0.29 * 100)).toBe(-29);
    expect(floor(-1.1 * 10)).toBe(-11);
    expect(round(42_176_250 * 0.35)).toBe(14_761_688);
  });

  it("and nothing that is further away", () => {
    expect(round(28.4999999999999)).toBe(28);
    expect(floor(28.9999999999999)).toBe(28);
    expect(ceil(28.0000000000001)).toBe(29);
    expect(floor(-1e-20)).toBe(-1);
    expect(ceil(1e-20)).toBe(1);
    // Of 14 digits before the point a double tells about a hundredth.
    expect(round(56_789_012_345_678.46)).toBe(56_789_012_345_678);
    expect(round(901_740_463_189_937.4)).toBe(901_740_463_189_937);
  });

  it("never moves a whole number", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (whole) => {
        expect([round(whole), floor(whole), ceil(whole)].map((x) => x + 0)).toEqual([whole, whole, whole]);
      }),
    );
  });

  it("leaves nothing as nought with a sign", () => {
    expect([round(0), round(-0)]).toEqual([0, 0]);
  });

  it("takes what is a 64th away for whole among large numbers, and nothing further", () => {
    const whole = 2 ** 45;
    expect([floor(whole + 1 - 2 ** -6), ceil(whole + 2 ** -6)]).toEqual([whole + 1, whole]);
    expect([floor(whole + 1 - 2 ** -5), ceil(whole + 2 ** -5)]).toEqual([whole, whole + 1]);
  });

  it("is that of the decimal, for any of up to 15 digits", () => {
    fc.assert(
      fc.property(decimal(15), ({ whole, places, double }) => {
        fc.pre(Math.abs(double) < 1e13);
        const expected = exactly(whole, places);
        expect(round(double) + 0).toBe(expected.round);
        expect(floor(double) + 0).toBe(expected.floor);
        expect(ceil(double) + 0).toBe(expected.ceil);
      }),
      { numRuns: 2000 },
    );
  });

  it("is that of a product of decimals, where that has no more than 12 digits", () => {
    fc.assert(
      fc.property(decimal(6), decimal(6), (a, b) => {
        const expected = exactly(a.whole * b.whole, a.places + b.places);
        expect(round(a.double * b.double) + 0).toBe(expected.round);
        expect(floor(a.double * b.double) + 0).toBe(expected.floor);
        expect(ceil(a.double * b.double) + 0).toBe(expected.ceil);
      }),
      { numRuns: 2000 },
    );
  });

  it("never falls as its argument grows", () => {
    const near = fc
      .tuple(fc.integer({ min: -2e15, max: 2e15 }), fc.integer({ min: -9, max: 9 }))
      .map(([halves, ulps]) => halves / 2 + ulps * Math.abs(halves / 2) * Number.EPSILON);
    const value = fc.oneof(near, fc.double({ noNaN: true, min: -1e16, max: 1e16 }));
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const of of [round, floor, ceil]) expect(of(low)).toBeLessThanOrEqual(of(high));
        expect(floor(a)).toBeLessThanOrEqual(round(a));
        expect(round(a)).toBeLessThanOrEqual(ceil(a));
      }),
      { numRuns: 2000 },
    );
  });
});
