/**
 * Random words and what they are turned into, a column at a time, in WebAssembly. Each operation is one of IEEE 754 or one on bits, in the
 * order written: a draw is the same on every machine.
 */

import type { Memory } from "../model/memory.ts";
import { bits, both, type Code, get, i32, pickWords, repeat, set, v128, word, words } from "../model/wasm.ts";
import { define, wasmModule } from "../model/wasm-module.ts";
import type { Sampler } from "./distributions.ts";
import { line, steps, table, triangle, whole } from "./sampling.ts";
import { type Key, keySchedule, rotations } from "./threefry.ts";

/** `words(k0, k1, k2, counter, counter's upper word, out, end)`: four counters at a time, two words of each. */
const fillWords = define("words", { params: [i32, i32, i32, i32, i32, i32, i32], results: [] }, (local) => {
  const [k0, k1, k2, counter, upper, out, end] = [0, 1, 2, 3, 4, 5, 6] as const;
  const keys = [k0, k1, k2].map((key) => ({ key, all: local(v128) }));
  const keyOf = (i: number): Code => get((keys[i % 3] as { all: number }).all);
  const [place, x0, x1] = [local(v128), local(v128), local(v128)];
  const rounds: Code[] = [];
  for (let round = 0; round < 20; round++) {
    const by = rotations[round % 8] as number;
    rounds.push(set(x0, words.add(get(x0), get(x1))));
    const turned = bits.or(
      words.shiftLeft(get(x1), word.const(by)),
      words.shiftRight(get(x1), word.const(32 - by)),
    );
    rounds.push(set(x1, bits.xor(turned, get(x0))));
    if (round % 4 !== 3) continue;
    const step = (round + 1) / 4;
    rounds.push(set(x0, words.add(get(x0), keyOf(step))));
    rounds.push(
      set(x1, words.add(words.add(get(x1), keyOf(step + 1)), words.const([step, step, step, step]))),
    );
  }
  return [
    ...keys.map(({ key, all }) => set(all, words.splat(get(key)))),
    set(place, words.add(words.splat(get(counter)), words.const([0, 1, 2, 3]))),
    repeat(
      [
        set(x0, words.add(get(place), keyOf(0))),
        set(x1, words.add(words.splat(get(upper)), keyOf(1))),
        ...rounds,
        both.store(get(out), 0, pickWords([0, 4, 1, 5], get(x0), get(x1))),
        both.store(get(out), 16, pickWords([2, 6, 3, 7], get(x0), get(x1))),
        set(place, words.add(get(place), words.const([4, 4, 4, 4]))),
        set(out, word.add(get(out), word.const(32))),
      ],
      word.ltUnsigned(get(out), get(end)),
    ),
  ];
});

type Fill = (words: number, out: number, end: number, ...parameters: readonly number[]) => void;

let compiled: WebAssembly.Module | undefined;

/** Draws columns in some memory, of up to `most` values. */
export class Drawing {
  private readonly memory: Memory;
  private readonly scratch: number;
  private readonly tables = new Map<Float64Array, number>();
  private readonly functions: {
    readonly words: (...parameters: readonly number[]) => void;
    readonly line: Fill;
    readonly triangle: Fill;
    readonly table: Fill;
    readonly steps: Fill;
    readonly whole: (column: number, end: number) => void;
  };

  constructor(memory: Memory, most: number) {
    this.memory = memory;
    this.scratch = memory.reserve(4 * most + 32);
    compiled ??= new WebAssembly.Module(wasmModule({}, [fillWords, line, triangle, table, steps, whole]));
    const { exports } = new WebAssembly.Instance(compiled, { host: { memory: memory.wasm } });
    this.functions = exports as unknown as typeof this.functions;
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
    this.functions.words(k0, k1, k2, counter | 0, Math.floor(counter / 2 ** 32), at, at + 4 * n);
  }

  /** Writes the values of the first n words to a column, and one more where n is odd. */
  fill(sampler: Sampler, n: number, out: number): void {
    const { functions, scratch } = this;
    const end = out + 8 * n;
    switch (sampler.kind) {
      case "line":
        functions.line(scratch, out, end, sampler.start, sampler.step);
        break;
      case "triangle": {
        const { low, high, turn, rise, fall } = sampler;
        functions.triangle(scratch, out, end, low, high, turn, rise, fall);
        break;
      }
      case "table":
        functions.table(scratch, out, end, this.tableAt(sampler.table));
        break;
      case "steps": {
        const at = this.tableAt(sampler.table);
        functions.steps(scratch, out, end, at, at + sampler.table.byteLength);
        break;
      }
    }
  }

  /** Rounds the values of a column to whole ones, half up. */
  round(n: number, out: number): void {
    this.functions.whole(out, out + 8 * n);
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
