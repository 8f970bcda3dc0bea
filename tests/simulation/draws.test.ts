import { describe, expect, it } from "vitest";
import { Memory } from "../../src/engine/simd/memory.ts";
import { Failure } from "../../src/errors.ts";
import { cholesky } from "../../src/math/cholesky.ts";
import { streamKey, threefry, wordOf } from "../../src/math/random/threefry.ts";
import { Drawing } from "../../src/simulation/drawing.ts";
import { copula, Draws, plainWords } from "../../src/simulation/draws.ts";
import type { RangedInput } from "../../src/simulation/types.ts";

const ranged = (name: string, low = 0, high = 1): RangedInput => ({
  name,
  distribution: { shape: "uniform", low, mode: low, high },
  whole: false,
});

function columnsOf(
  inputs: readonly RangedInput[],
  n: number,
  correlations: Parameters<typeof copula>[1] = [],
) {
  const columns = new Float64Array(inputs.length * n);
  new Draws(inputs, correlations, plainWords(inputs, 7)).fill(0, n, columns, n);
  return inputs.map((_, i) => columns.subarray(i * n, (i + 1) * n));
}

describe("threefry", () => {
  it("gives the published answers (Random123, kat_vectors, threefry2x32 20)", () => {
    const ones = 0xffffffff;
    expect(threefry([0, 0], 0, 0)).toEqual([0x6b200159, 0x99ba4efe]);
    expect(threefry([ones, ones], ones, ones)).toEqual([0x1cb996fc, 0xbb002be7]);
    expect(threefry([0x13198a2e, 0x03707344], 0x243f6a88, 0x85a308d3)).toEqual([0xc4923a9c, 0x483df7a0]);
  });

  it("fills a stream with the same words, wherever it starts", () => {
    const key = streamKey(42, "fx.usd");
    const drawing = new Drawing(new Memory(), 9);
    for (const from of [0, 6, 2 ** 33 + 6]) {
      drawing.fillWords(key, from, 9);
      for (const [i, word] of drawing.words(9).entries()) {
        const pair = Math.floor((from + i) / 2);
        expect(word).toBe(threefry(key, pair >>> 0, Math.floor(pair / 2 ** 32))[(from + i) % 2]);
        expect(word).toBe(wordOf(key, from + i));
      }
    }
  });

  it("has a stream for each seed and name", () => {
    const keys = [0, 1, 2 ** 32, 2 ** 53 - 1].flatMap((seed) =>
      ["", "a", "b", "ab", "a.b", "abcd", "abcde"].map((name) => streamKey(seed, name).join()),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("draws", () => {
  it("do not change when another input joins, wherever its name falls", () => {
    const few = columnsOf([ranged("b"), ranged("d")], 1000);
    const many = columnsOf([ranged("a"), ranged("b"), ranged("c"), ranged("d"), ranged("e")], 1000);
    expect(many[1]).toEqual(few[0]);
    expect(many[3]).toEqual(few[1]);
  });

  it("are the same drawn at once and in parts", () => {
    const inputs = [ranged("a"), ranged("b", 5, 9)];
    const [whole] = [columnsOf(inputs, 64)];
    const part = new Float64Array(2 * 16);
    new Draws(inputs, [], plainWords(inputs, 7)).fill(32, 16, part, 16);
    expect(part.subarray(0, 16)).toEqual(whole[0]?.subarray(32, 48));
    expect(part.subarray(16)).toEqual(whole[1]?.subarray(32, 48));
  });

  it("are uniform: 100 bins of 1,000 expected each, chi-square below its 99.99% point", () => {
    for (const column of columnsOf([ranged("a"), ranged("b")], 100_000)) {
      const counts = new Float64Array(100);
      for (const value of column)
        counts[Math.floor(value * 100)] = (counts[Math.floor(value * 100)] ?? 0) + 1;
      const chi = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
      expect(chi).toBeLessThan(161.3);
    }
  });

  it("are whole where the input is", () => {
    const inputs = [{ ...ranged("a", 2, 5), whole: true }];
    expect(new Set(columnsOf(inputs, 1000)[0])).toEqual(new Set([2, 3, 4, 5]));
  });

  describe("of a whole input", () => {
    const n = 60_000;
    const count = (shape: "uniform" | "triangular" | "pert", low: number, mode: number, high: number) => {
      const input: RangedInput = { name: "a", distribution: { shape, low, mode, high }, whole: true };
      const [column = new Float64Array()] = columnsOf([input], n);
      return Array.from(
        { length: high - low + 1 },
        (_, i) => column.filter((value) => value === low + i).length,
      );
    };

    it.each([
      [1, 3],
      [0, 1],
      [-2, 2],
      [2026, 2030],
      [1_450_000_000, 1_450_000_004],
    ])("are uniform over the numbers from %d to %d: each is as likely as the next", (low, high) => {
      const found = count("uniform", low, low, high);
      expect(found.reduce((sum, each) => sum + each)).toBe(n);
      const p = 1 / found.length;
      // Four standard errors of a binomial share.
      for (const each of found) expect(Math.abs(each - n * p)).toBeLessThan(4 * Math.sqrt(n * p * (1 - p)));
    });

    it.each([
      ["triangular", 1, 1, 3],
      ["triangular", 1, 2, 6],
      ["triangular", 1, 9, 9],
      ["triangular", 0, 2, 40],
      ["pert", 0, 1, 12],
      ["pert", 2027, 2028, 2030],
      ["pert", 5, 5, 9],
    ] as const)(
      "are %s over %d, %d, %d with the most likely value the most frequent",
      (shape, low, mode, high) => {
        const found = count(shape, low, mode, high);
        expect(found.reduce((sum, each) => sum + each)).toBe(n);
        expect(Math.max(...found)).toBe(found[mode - low]);
      },
    );

    it("are triangular with shares by hand: 5/9, 3/9, 1/9 over 1, 2, 3 with the mode at 1", () => {
      const found = count("triangular", 1, 1, 3);
      for (const [i, share] of [5 / 9, 3 / 9, 1 / 9].entries()) {
        expect(Math.abs((found[i] as number) / n - share)).toBeLessThan(0.01);
      }
    });
  });
});

describe("correlations", () => {
  const inputs = ["a", "b", "c", "d"].map((name) => ranged(name));

  it("are those asked for: of ranks, 6/π·asin(r/2) for normal scores that correlate by r", () => {
    const pairs = [
      { a: "a", b: "b", coefficient: 0.8 },
      { a: "c", b: "b", coefficient: -0.5 },
    ];
    const n = 400_000;
    const [a, b, c, d] = columnsOf(inputs, n, pairs) as Float64Array[];
    // Uniform values are their own ranks.
    const correlation = (x: Float64Array, y: Float64Array) =>
      (12 / n) * x.reduce((sum, value, t) => sum + (value - 0.5) * ((y[t] as number) - 0.5), 0);
    const asked = (r: number) => (6 / Math.PI) * Math.asin(r / 2);
    expect(correlation(a as Float64Array, b as Float64Array)).toBeCloseTo(asked(0.8), 2);
    expect(correlation(b as Float64Array, c as Float64Array)).toBeCloseTo(asked(-0.5), 2);
    expect(Math.abs(correlation(a as Float64Array, c as Float64Array))).toBeLessThan(0.01);
    expect(Math.abs(correlation(a as Float64Array, d as Float64Array))).toBeLessThan(0.01);
  });

  it("leave the draws of other inputs, and the first of each group, as they were", () => {
    const plain = columnsOf(inputs, 100);
    const paired = columnsOf(inputs, 100, [{ a: "b", b: "c", coefficient: 0.9 }]);
    expect(paired[0]).toEqual(plain[0]);
    expect(paired[3]).toEqual(plain[3]);
    for (const [t, value] of (paired[1] as Float64Array).entries()) {
      expect(value).toBeCloseTo(plain[1]?.[t] as number, 8);
    }
  });

  it("must be possible together", () => {
    expect(
      cholesky([
        [1, 0.5],
        [0.5, 1],
      ]),
    ).toEqual({ factor: [[1], [0.5, Math.sqrt(0.75)]] });
    const impossible = [
      { a: "a", b: "b", coefficient: 0.9 },
      { a: "b", b: "c", coefficient: 0.9 },
      { a: "a", b: "c", coefficient: -0.9 },
    ];
    expect(() => copula(inputs, impossible)).toThrow(Failure);
    expect(copula(inputs.slice(0, 2), impossible)).toHaveLength(2);
  });
});
