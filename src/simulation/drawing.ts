/** Random words and what they are turned into, a column at a time. */

import type { Bounds } from "../engine/bounds/interval.ts";
import {
  drawnBytes,
  drawnIsWhole,
  drawnKey,
  drawnKind,
  drawnOut,
  drawnParameters,
  lineKind,
  stepsKind,
  tableKind,
  triangleKind,
} from "../engine/simd/assembly/layout.ts";
import type { Memory } from "../engine/simd/memory.ts";
import type { Sampler } from "../math/distributions/distributions.ts";
import { type Key, keySchedule } from "../math/random/threefry.ts";

/** Words are drawn on to a multiple of so many bytes. */
const wordsAtOnce = 128;

const maxParameters = 5;

const kinds = { line: lineKind, triangle: triangleKind, table: tableKind, steps: stepsKind } as const;

/** A column that is drawn from a stream. `out`: its address. */
export interface Drawn {
  readonly key: Key;
  readonly sampler: Sampler;
  readonly whole: boolean;
  readonly out: number;
}

const allWords = 2 ** 32;

/** Words one behind the other; none where `count` is not above zero. */
export interface Places {
  readonly first: number;
  readonly count: number;
}

/** The least word of which something holds that holds of every greater one; 2^32 where it holds of none. */
function minWord(holds: (word: number) => boolean): number {
  let [from, to] = [0, allWords];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Draws columns in some memory, of up to `most` values. */
export class Drawing {
  private readonly memory: Memory;
  private readonly scratch: number;
  private readonly parameters: number;
  private readonly tables = new Map<Float64Array, number>();

  constructor(memory: Memory, most: number) {
    this.memory = memory;
    this.scratch = memory.reserve(4 * most + wordsAtOnce);
    this.parameters = memory.reserve(8 * maxParameters);
  }

  /** The words that the next `fill` turns into values. */
  words(n: number): Uint32Array {
    return this.memory.words(this.scratch, n);
  }

  /** Makes them words number `from` to `from + n - 1` of a stream; `from` is even, and word i is one half of the block for the counter ⌊i/2⌋. */
  fillWords(key: Key, from: number, n: number): void {
    const counter = from / 2;
    const [k0, k1, k2] = keySchedule(key);
    const at = this.scratch;
    this.memory.kernels.words(k0, k1, k2, counter | 0, Math.floor(counter / 2 ** 32), at, at + 4 * n);
  }

  /** Writes the values of the first n words to a column, and up to three more: to a multiple of four. */
  fill(sampler: Sampler, n: number, out: number): void {
    const parameters = this.parametersOf(sampler);
    this.memory.doubles(this.parameters, parameters.length).set(parameters);
    this.memory.kernels.sample(kinds[sampler.kind], this.scratch, out, out + 8 * n, this.parameters);
  }

  /**
   * What draws columns over and over: values number `from` (even) to `from + n - 1` of their streams, all of them in one call, so that
   * JavaScript has nothing to do for each.
   */
  together(columns: readonly Drawn[]): (from: number, n: number) => void {
    const start = this.memory.reserve(columns.length * drawnBytes);
    const end = start + columns.length * drawnBytes;
    for (const [i, { key, sampler, whole, out }] of columns.entries()) {
      const parameters = this.parametersOf(sampler);
      const at = start + i * drawnBytes;
      const words = this.memory.words(at, drawnBytes / 4);
      words[drawnKind / 4] = kinds[sampler.kind];
      words[drawnOut / 4] = out;
      words[drawnIsWhole / 4] = Number(whole);
      words.set(keySchedule(key), drawnKey / 4);
      this.memory.doubles(at + drawnParameters, parameters.length).set(parameters);
    }
    return (from, n) => {
      if (start === end) return;
      const counter = from / 2;
      this.memory.kernels.drawAll(start, end, counter | 0, Math.floor(counter / 2 ** 32), this.scratch, n);
    };
  }

  /** Which words the sampler turns into values within limits, values rising with the words. Writes over the first words, and to `out`. */
  placesWithin(sampler: Sampler, [least, most]: Bounds, out: number): Places {
    const drawn = (word: number): number => {
      this.words(1)[0] = word;
      this.fill(sampler, 1, out);
      return this.memory.doubles(out, 1)[0] as number;
    };
    const first = minWord((word) => drawn(word) >= least);
    return { first, count: minWord((word) => drawn(word) > most) - first };
  }

  /**
   * Makes of the first n words, which may be any, words among some places alone, all of them as likely as each other, in the same order:
   * what a distribution truncated to the values of those places is drawn by.
   */
  narrow(n: number, { first, count }: Places): void {
    const words = this.words(n);
    for (let t = 0; t < n; t++) {
      const place = Math.floor(((words[t] as number) * count) / 2 ** 32);
      words[t] = Math.min(allWords - 1, first + Math.max(0, Math.min(place, count - 1)));
    }
  }

  /** Takes the values of a column that rounding has carried over their limits back to them, and all of them where none lies within. */
  clamp(n: number, out: number, [least, most]: Bounds): void {
    const values = this.memory.doubles(out, n);
    for (let t = 0; t < n; t++) values[t] = Math.min(most, Math.max(least, values[t] as number));
  }

  /** Rounds the values of a column to whole ones, half up. */
  round(n: number, out: number): void {
    this.memory.kernels.whole(out, out + 8 * n);
  }

  /** As `sample` takes them: tables by their addresses. */
  private parametersOf(sampler: Sampler): readonly number[] {
    switch (sampler.kind) {
      case "line":
        return [sampler.start, sampler.step];
      case "triangle":
        return [sampler.low, sampler.high, sampler.turn, sampler.rise, sampler.fall];
      case "table":
        return [this.tableAt(sampler.table)];
      case "steps": {
        const at = this.tableAt(sampler.table);
        return [at, at + sampler.table.byteLength];
      }
    }
  }

  private tableAt(table: Float64Array): number {
    let at = this.tables.get(table);
    if (at === undefined) {
      at = this.memory.reserve(table.byteLength);
      this.memory.doubles(at, table.length).set(table);
      this.tables.set(table, at);
    }
    return at;
  }
}
