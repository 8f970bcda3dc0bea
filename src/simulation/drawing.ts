/**
 * Random words and what they are turned into, a column at a time, in WebAssembly. Each operation is one of IEEE 754 or one on bits, in the
 * order written: a draw is the same on every machine.
 */

import type { Bounds } from "../engine/bounds/value-bounds.ts";
import type { Memory } from "../engine/simd/memory.ts";
import {
  bits,
  both,
  type Code,
  call,
  double,
  f64,
  get,
  i32,
  pickWords,
  repeat,
  set,
  v128,
  when,
  word,
  words,
} from "../engine/simd/wasm.ts";
import { define, wasmModule } from "../engine/simd/wasm-module.ts";
import type { Sampler } from "../math/distributions/distributions.ts";
import { type Key, keySchedule, rotations } from "../math/random/threefry.ts";
import { line, steps, table, triangle, whole } from "./sampling.ts";

/**
 * How many fours of counters go side by side. Each of the 20 rounds waits for the one before it: one four alone leaves a processor idle for
 * most of the time. Of more than four the values do not fit its registers.
 */
const abreast = 4;
const bytesAtOnce = 32 * abreast;

/**
 * `words(k0, k1, k2, counter, counter's upper word, out, end)`: two words of each counter, four counters to a vector. Goes on to a whole
 * number of `bytesAtOnce`.
 */
const fillWords = define("words", { params: [i32, i32, i32, i32, i32, i32, i32], results: [] }, (local) => {
  const [k0, k1, k2, counter, upper, out, end] = [0, 1, 2, 3, 4, 5, 6] as const;
  const key = (i: number): Code => get(([k0, k1, k2] as const)[i % 3] as number);
  // What is added to the two words at the start and after every fourth round.
  const steps = Array.from({ length: 6 }, (_, step) => ({ step, first: local(v128), second: local(v128) }));
  const fours = Array.from({ length: abreast }, (_, i) => ({
    counters: [0, 1, 2, 3].map((lane) => 4 * i + lane),
    place: local(v128),
    x0: local(v128),
    x1: local(v128),
  }));
  const each = (of: (four: (typeof fours)[number]) => Code): Code => fours.map(of);
  const turned = (x: Code, by: number): Code =>
    bits.or(words.shiftLeft(x, word.const(by)), words.shiftRight(x, word.const(32 - by)));
  const add = (step: number): Code => {
    const { first, second } = steps[step] as (typeof steps)[number];
    return each(({ x0, x1 }) => [
      set(x0, words.add(get(x0), get(first))),
      set(x1, words.add(get(x1), get(second))),
    ]);
  };
  const rounds: Code[] = [];
  for (let round = 0; round < 20; round++) {
    const by = rotations[round % 8] as number;
    rounds.push(each(({ x0, x1 }) => set(x0, words.add(get(x0), get(x1)))));
    rounds.push(each(({ x0, x1 }) => set(x1, bits.xor(turned(get(x1), by), get(x0)))));
    if (round % 4 === 3) rounds.push(add((round + 1) / 4));
  }
  return [
    ...steps.flatMap(({ step, first, second }) => [
      set(first, words.splat(key(step))),
      set(second, words.splat(word.add(key(step + 1), word.const(step)))),
    ]),
    ...fours.map(({ counters, place }) =>
      set(place, words.add(words.splat(get(counter)), words.const(counters))),
    ),
    repeat(
      [
        each(({ place, x0, x1 }) => [set(x0, get(place)), set(x1, words.splat(get(upper)))]),
        add(0),
        ...rounds,
        ...fours.flatMap(({ place, x0, x1 }, i) => [
          both.store(get(out), 32 * i, pickWords([0, 4, 1, 5], get(x0), get(x1))),
          both.store(get(out), 32 * i + 16, pickWords([2, 6, 3, 7], get(x0), get(x1))),
          set(place, words.add(get(place), words.splat(word.const(4 * abreast)))),
        ]),
        set(out, word.add(get(out), word.const(bytesAtOnce))),
      ],
      word.ltUnsigned(get(out), get(end)),
    ),
  ];
});

/** What makes values of words, by the kind of sampler. Behind words, column and its end they take parameters of their own. */
const fills = { line, triangle, table, steps };
type Kind = keyof typeof fills;
const kinds = Object.keys(fills) as Kind[];
const functions = [fillWords, ...Object.values(fills), whole];

/** A list of columns that are drawn one after the other. In bytes from where one of them stands. */
const listed = { kind: 0, out: 4, whole: 8, key: 12, parameters: 24 } as const;
const listedSize = 64;

/** `all(from, to, counter, counter's upper word, scratch, n)`: n values of each of the listed columns. */
const fillAll = define("all", { params: [i32, i32, i32, i32, i32, i32], results: [] }, (local) => {
  const [from, to, counter, upper, scratch, n] = [0, 1, 2, 3, 4, 5] as const;
  const [out, end] = [local(i32), local(i32)];
  const held = (place: number): Code => word.load(get(from), place);
  const parameter = (type: number, i: number): Code =>
    (type === f64 ? double : word).load(get(from), listed.parameters + 8 * i);
  const key = [0, 1, 2].map((i) => held(listed.key + 4 * i));
  const wordsEnd = word.add(get(scratch), word.shiftLeft(get(n), word.const(2)));
  return repeat(
    [
      set(out, held(listed.out)),
      set(end, word.add(get(out), word.shiftLeft(get(n), word.const(3)))),
      call(functions.indexOf(fillWords), ...key, get(counter), get(upper), get(scratch), wordsEnd),
      kinds.map((kind, number) =>
        when(
          word.eqz(word.sub(held(listed.kind), word.const(number))),
          call(
            functions.indexOf(fills[kind]),
            ...[get(scratch), get(out), get(end)],
            ...fills[kind].params.slice(3).map(parameter),
          ),
        ),
      ),
      when(held(listed.whole), call(functions.indexOf(whole), get(out), get(end))),
      set(from, word.add(get(from), word.const(listedSize))),
    ],
    word.ltUnsigned(get(from), get(to)),
  );
});

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
function leastWord(holds: (word: number) => boolean): number {
  let [from, to] = [0, allWords];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

type Exported = (...parameters: readonly number[]) => void;

let compiled: WebAssembly.Module | undefined;

/** Draws columns in some memory, of up to `most` values. */
export class Drawing {
  private readonly memory: Memory;
  private readonly scratch: number;
  private readonly tables = new Map<Float64Array, number>();
  private readonly functions: Readonly<Record<Kind | "words" | "whole" | "all", Exported>>;

  constructor(memory: Memory, most: number) {
    this.memory = memory;
    this.scratch = memory.reserve(4 * most + bytesAtOnce);
    compiled ??= new WebAssembly.Module(wasmModule({}, [...functions, fillAll]));
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

  /** Writes the values of the first n words to a column, and up to three more: to a multiple of four. */
  fill(sampler: Sampler, n: number, out: number): void {
    this.functions[sampler.kind](this.scratch, out, out + 8 * n, ...this.parametersOf(sampler));
  }

  /**
   * What draws columns over and over: values number `from` (even) to `from + n - 1` of their streams, all of them in one call, so that
   * JavaScript has nothing to do for each.
   */
  together(columns: readonly Drawn[]): (from: number, n: number) => void {
    const start = this.memory.reserve(columns.length * listedSize);
    const end = start + columns.length * listedSize;
    for (const [i, { key, sampler, whole, out }] of columns.entries()) {
      const parameters = this.parametersOf(sampler);
      const at = start + i * listedSize;
      const words = this.memory.words(at, listedSize / 4);
      words[listed.kind / 4] = kinds.indexOf(sampler.kind);
      words[listed.out / 4] = out;
      words[listed.whole / 4] = Number(whole);
      words.set(keySchedule(key), listed.key / 4);
      const doubles = this.memory.doubles(at + listed.parameters, parameters.length);
      for (const [k, parameter] of parameters.entries()) {
        if (fills[sampler.kind].params[3 + k] === f64) doubles[k] = parameter;
        else words[listed.parameters / 4 + 2 * k] = parameter;
      }
    }
    return (from, n) => {
      if (start === end) return;
      const counter = from / 2;
      this.functions.all(start, end, counter | 0, Math.floor(counter / 2 ** 32), this.scratch, n);
    };
  }

  /** Which words the sampler turns into values within limits, values rising with the words. Writes over the first words, and to `out`. */
  placesWithin(sampler: Sampler, [least, most]: Bounds, out: number): Places {
    const drawn = (word: number): number => {
      this.words(1)[0] = word;
      this.fill(sampler, 1, out);
      return this.memory.doubles(out, 1)[0] as number;
    };
    const first = leastWord((word) => drawn(word) >= least);
    return { first, count: leastWord((word) => drawn(word) > most) - first };
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
    this.functions.whole(out, out + 8 * n);
  }

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
