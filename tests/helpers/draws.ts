/** Columns of values, as the simulation draws and counts them. */

import { Memory } from "../../src/engine/simd/memory.ts";
import type { Sampler } from "../../src/math/distributions/distributions.ts";
import type { Tally } from "../../src/math/statistics/tally.ts";
import { Columns, Counter } from "../../src/simulation/counting/counting.ts";
import { Drawing } from "../../src/simulation/drawing.ts";

/** What a sampler makes of random words. */
export function drawn(sampler: Sampler, words: Uint32Array): Float64Array {
  const memory = new Memory();
  const drawing = new Drawing(memory, words.length);
  const column = memory.reserve(8 * words.length + 8);
  drawing.words(words.length).set(words);
  drawing.fill(sampler, words.length, column);
  return memory.doubles(column, words.length).slice();
}

/** Adds values to a tally, each list as a block of its own. */
export function count(tally: Tally, ...blocks: readonly (readonly number[])[]): void {
  const memory = new Memory();
  const counter = new Counter(memory, tally);
  for (const values of blocks) {
    const column = memory.reserve(8 * values.length + 8);
    memory.doubles(column, values.length).set(values);
    new Columns(memory, [{ column, counter }], tally.groups).add(values.length);
  }
  counter.flush(tally);
}
