import { describe, expect, it } from "vitest";
import { plainWords, type Source } from "../../src/simulation/draws.ts";
import { directions, scrambles, sobolWords } from "../../src/simulation/sobol-sequence.ts";
import type { RangedInput } from "../../src/simulation/types.ts";

const names = Array.from({ length: 300 }, (_, i) => `x${String(i).padStart(3, "0")}`);
const inputs = names.map(
  (name): RangedInput => ({
    name,
    distribution: { shape: "uniform", low: 0, mode: 0, high: 1 },
    whole: false,
  }),
);

/** Has the words of trials from one on written. */
function write(source: Source | undefined, from: number, out: Uint32Array): void {
  (source as (from: number, out: Uint32Array) => void)(from, out);
}

/** Point n, unscrambled, by its definition: the directions of the bits of n's Gray code added up. */
function point(v: Uint32Array, n: number): number {
  let x = 0;
  for (let i = 0; i < 32; i++) if (((n ^ (n >>> 1)) >>> i) & 1) x ^= v[i] as number;
  return (x >>> 0) / 2 ** 32;
}

describe("Sobol points", () => {
  it("begin as published (Joe & Kuo, the first points of their program)", () => {
    const v = directions(10);
    const rows = Array.from({ length: 8 }, (_, n) => v.slice(0, 4).map((each) => point(each, n)));
    expect(rows).toEqual([
      [0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25],
      [0.25, 0.75, 0.75, 0.75],
      [0.375, 0.375, 0.625, 0.875],
      [0.875, 0.875, 0.125, 0.375],
      [0.625, 0.125, 0.875, 0.625],
      [0.125, 0.625, 0.375, 0.125],
    ]);
  });

  it("put one point of each scramble into every 64th of every input", () => {
    const words = sobolWords(inputs, names, 5, 1024);
    const out = new Uint32Array(1024);
    for (const input of [0, 1, 7, 100, 255]) {
      write(words[input], 0, out);
      for (let s = 0; s < scrambles; s++) {
        const places = new Set([...out.subarray(s * 64, (s + 1) * 64)].map((word) => word >>> 26));
        expect(places.size).toBe(64);
      }
      // And all blocks of a scramble go on with its sequence: two of them fill every 128th.
      const first = [...out.subarray(0, 64)];
      write(words[input], 1024, out);
      expect(new Set([...first, ...out.subarray(0, 64)].map((word) => word >>> 25)).size).toBe(128);
    }
  });

  it("put one point into every cell of pairs of inputs", () => {
    // Joe and Kuo's first inputs: 16 points of any scramble fall into the 16 cells of 4 × 4, for two inputs with t = 0.
    const words = sobolWords(inputs, names, 6, 256);
    const [x, y] = [new Uint32Array(256), new Uint32Array(256)];
    write(words[0], 0, x);
    write(words[1], 0, y);
    for (let s = 0; s < scrambles; s++) {
      const cells = new Set(
        Array.from({ length: 16 }, (_, i) =>
          [(x[s * 16 + i] as number) >>> 30, (y[s * 16 + i] as number) >>> 30].join(),
        ),
      );
      expect(cells.size).toBe(16);
    }
  });

  it("are other points for another seed, scramble and input, and plain draws beyond the table", () => {
    const out = new Uint32Array(1024);
    const first = (seed: number, input: number, scramble: number) => {
      write(sobolWords(inputs, names, seed, 1024)[input], 0, out);
      return out[scramble * 64] as number;
    };
    expect(new Set([first(1, 0, 0), first(2, 0, 0), first(1, 1, 0), first(1, 0, 1)]).size).toBe(4);
    expect(sobolWords(inputs, names, 1, 1024)[280]).toEqual(plainWords(inputs, 1)[280]);
  });
});
