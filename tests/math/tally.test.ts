import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExactSum } from "../../src/math/statistics/exact-sum.ts";
import { Tally, type TallyData } from "../../src/math/statistics/tally.ts";
import { listed } from "../../src/simulation/outcome.ts";
import { count } from "../helpers/draws.ts";

function tallied(values: readonly number[], reference = 0, groups = 1): Tally {
  const tally = new Tally(reference, groups);
  count(tally, values);
  return tally;
}

/** As a part of a run hands it on: by way of JSON. */
const plain = (data: TallyData): TallyData => JSON.parse(JSON.stringify(data, listed));

const shares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95];
const amounts = fc.oneof(
  // What is nearer to zero than 1e-300 is taken for zero; squares of what is beyond 1e150 are beyond all doubles.
  fc.double({ noNaN: true, min: -1e150, max: 1e150 }).map((x) => (Math.abs(x) < 1e-300 ? 0 : x)),
  fc.integer({ min: -3000, max: 3000 }),
  fc.constantFrom(0, 1, -1, 1e15, -1e15),
);

describe("an exact sum", () => {
  const sumOf = (terms: readonly number[]) => {
    const sum = new ExactSum();
    for (const term of terms) sum.add(term);
    return sum.value;
  };

  it("loses nothing", () => {
    expect(sumOf([1e100, 1, -1e100])).toBe(1);
    expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    // Halfway between two doubles, and a little more far below.
    expect(sumOf([2 ** 53, 1, 2 ** -60])).toBe(2 ** 53 + 2);
    expect(sumOf([2 ** 53, 1])).toBe(2 ** 53);
    expect(sumOf([])).toBe(0);
  });

  it("is the same in any order, and in parts", () => {
    const terms = fc.array(fc.double({ min: -1e200, max: 1e200, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(terms, fc.nat(40), (all, cut) => {
        const sorted = [...all].sort((a, b) => a - b);
        expect(sumOf(sorted)).toBe(sumOf(all));
        const left = new ExactSum();
        for (const term of all.slice(0, cut)) left.add(term);
        const right = new ExactSum(JSON.parse(JSON.stringify(left.parts)));
        for (const term of all.slice(cut)) right.add(term);
        expect(right.value).toBe(sumOf(all));
      }),
    );
  });
});

describe("a tally", () => {
  it("has the mean, the spread and the ends of 1, 2, 3, 4", () => {
    const tally = tallied([4, 1, 3, 2], 2);
    expect(tally.mean).toBe(2.5);
    expect(tally.deviation).toBeCloseTo(Math.sqrt(5 / 3), 15);
    expect(tally.standardError).toBeCloseTo(Math.sqrt(5 / 3) / 2, 15);
    expect([tally.least, tally.most]).toEqual([1, 4]);
    // One below 2, and half of the one that is 2.
    expect(tally.rank).toBe((1 + 1) / 4);
  });

  it("counts a block as it counts its values one by one, whatever the blocks before it held", () => {
    const near = fc.array(fc.integer({ min: 2 ** 40, max: 2 ** 44 }), { minLength: 8, maxLength: 40 });
    const odd = fc.constantFrom(0, -0, -(2 ** 41), 0.5, 2 ** 20, Number.NaN, Number.POSITIVE_INFINITY);
    const strange = fc
      .tuple(near, fc.array(odd, { minLength: 1, maxLength: 3 }), fc.nat(8))
      .map(([values, others, place]) => values.toSpliced(place, 0, ...others));
    fc.assert(
      fc.property(fc.array(fc.oneof(near, strange), { minLength: 1, maxLength: 8 }), (blocks) => {
        const reference = 2 ** 41;
        const found = new Tally(reference, 1);
        count(found, ...blocks);
        const expected = new Tally(reference, 1);
        for (const value of blocks.flat()) expected.addConstant(value, 1);
        // Sums of blocks are rounded, and so not the very same.
        const [own, other] = [plain(found.data), plain(expected.data)];
        expect({ ...own, sums: [], squares: [] }).toEqual({ ...other, sums: [], squares: [] });
        expect(found.mean).toBeCloseTo(expected.mean, 0);
      }),
    );
  });

  it("sums blocks to the same parts as an exact sum, which what is beyond all doubles swallows", () => {
    const wide = fc.oneof(
      amounts,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    );
    fc.assert(
      fc.property(fc.array(wide, { minLength: 1, maxLength: 60 }), (values) => {
        const found = new Tally(0, 1);
        count(found, ...values.map((value) => [value]));
        const [sum, squares] = [new ExactSum(), new ExactSum()];
        for (const value of values) {
          sum.add(value);
          squares.add(value * value);
        }
        expect(found.data.sums).toEqual([sum.parts]);
        expect(found.data.squares).toEqual(squares.parts);
      }),
    );
  });

  it("sums the groups of a block apart, and their squares together", () => {
    const found = new Tally(0, 2);
    count(found, [1, 2, 3, 4], [10, 20, 30, 40]);
    expect(found.data.sums).toEqual([[33], [77]]);
    expect(found.data.squares).toEqual([30 + 3000]);
  });

  it("counts apart what is undefined", () => {
    const tally = tallied([1, Number.NaN, 3, Number.POSITIVE_INFINITY]);
    expect([tally.count, tally.undefined, tally.mean]).toEqual([2, 2, 2]);
    expect(tallied([Number.NaN]).quantiles([0.5])).toEqual([Number.NaN]);
  });

  it("has quantiles within 2^-10 of those of the sorted values", () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 300 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const found = tallied(values).quantiles(shares);
        for (const [i, share] of shares.entries()) {
          const place = share * (sorted.length - 1);
          const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
          const off = (x: number) => Math.abs(x) / 1024;
          expect(found[i]).toBeGreaterThanOrEqual(low - off(low));
          expect(found[i]).toBeLessThanOrEqual(high + off(high));
        }
      }),
    );
  });

  it("has the very quantiles of whole numbers such as years and counts", () => {
    expect(tallied([2026, 2027, 2027, 2028, 2029]).quantiles([0, 0.25, 0.5, 0.75, 1])).toEqual([
      2026, 2027, 2027, 2028, 2029,
    ]);
    expect(tallied([-5, -4, -4, -1, 0, 0, 7]).quantiles([0, 0.5, 1])).toEqual([-5, -1, 7]);
    expect(tallied([0, 0, 0]).quantiles([0.5])).toEqual([0]);
  });

  it("has the very quantiles of the sorted values where all of them are kept", () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 300 }), (values) => {
        const some = [...values, 0.5];
        const sorted = [...some].sort((a, b) => a - b);
        const tally = tallied(some, some[0]);
        tally.keep(0, Float64Array.from(some));
        const found = tally.quantiles(shares);
        for (const [i, share] of shares.entries()) {
          const place = share * (sorted.length - 1);
          const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
          expect(found[i]).toBe(low + (high - low) * (place - Math.floor(place)) + 0);
        }
        const below = some.filter((value) => value <= (some[0] as number)).length;
        expect(tally.rank).toBe(below / some.length);
      }),
    );
  });

  it("has what many values are exactly as a quantile exactly, by some of them", () => {
    // Six in ten are a cap of 35 trillion, in a bin that reaches from 34.97 to 35.01 trillion.
    const values = Array.from({ length: 20_000 }, (_, i) =>
      i % 10 < 6 ? 35e12 : 34e12 + (i * 1e12) / 10_000,
    );
    const tally = tallied(values);
    tally.keep(0, Float64Array.from(values.slice(0, 1024)));
    expect(tally.quantiles([0.25, 0.5, 0.75])).toEqual([35e12, 35e12, 35e12]);
    expect(tally.quantiles([0.9])[0]).toBeCloseTo(35.5e12, -11);
    // A merged one has them too.
    const merged = new Tally(0, 1);
    merged.add(plain(tally.data));
    expect(merged.quantiles([0.5, 0.9])).toEqual(tally.quantiles([0.5, 0.9]));
  });

  it("takes -0 for zero", () => {
    expect(tallied([-0, -0, 0, 5, -5]).rank).toBe(4 / 5);
    expect(tallied([-0, -0, 5]).quantiles([0.5])).toEqual([0]);
  });

  it("is the same of the whole and of its parts, in any order, through JSON and back", () => {
    const blocks = fc.array(fc.array(amounts, { minLength: 1, maxLength: 20 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(blocks, (blocks) => {
        const whole = new Tally(1, 1);
        count(whole, ...blocks);
        const merged = new Tally(1, 1);
        for (const [i, block] of [...blocks.entries()].reverse()) {
          const part = tallied(block, 1);
          part.keep(i, Float64Array.from(block));
          whole.keep(i, Float64Array.from(block));
          merged.add(plain(part.data));
        }
        const facts = (tally: Tally) => [
          tally.count,
          tally.mean,
          tally.deviation,
          tally.rank,
          tally.quantiles(shares),
          tally.least,
          tally.most,
        ];
        expect(facts(merged)).toEqual(facts(whole));
        // What a part writes down does not depend on how its blocks were shared out either.
        expect(plain(merged.data)).toEqual(plain(whole.data));
      }),
    );
  });

  it("takes a constant for so many values", () => {
    const constant = new Tally(5, 1);
    constant.addConstant(7, 3);
    const each = tallied([7, 7, 7], 5);
    expect([constant.mean, constant.deviation, constant.rank]).toEqual([
      each.mean,
      each.deviation,
      each.rank,
    ]);
    expect(constant.quantiles(shares)).toEqual(each.quantiles(shares));
  });

  it("takes blocks of a constant at once as one by one, on its centre or off it", () => {
    for (const reference of [0.1, 0.3, Number.NaN]) {
      const [once, each] = [new Tally(reference, 16), new Tally(reference, 16)];
      once.addConstant(0.1, 1000, 7);
      for (let block = 0; block < 7; block++) each.addConstant(0.1, 1000);
      expect(plain(once.data)).toEqual(plain(each.data));
    }
  });

  it("has its standard error from the means of groups, where there are groups", () => {
    // Means 1 and 3: their spread is √2, and of the mean of two √2/√2.
    expect(tallied([0, 2, 2, 4], 0, 2).standardError).toBe(1);
  });
});
