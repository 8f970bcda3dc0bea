/**
 * Random words and what they are turned into, a column at a time, in WebAssembly. Each operation is one of IEEE 754 or one on bits, in the
 * order written: a draw is the same on every machine.
 */

import type { Memory } from "../model/memory.ts";
import {
  bits,
  both,
  type Code,
  define,
  f64,
  get,
  i32,
  longs,
  pickWords,
  repeat,
  set,
  v128,
  wasmModule,
  word,
  words,
} from "../model/wasm.ts";
import type { Sampler } from "./distributions.ts";
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

/** A loop over columns of words and doubles: two words of the first (in its lower half) make two doubles of the other. */
function eachPair(from: number, out: number, end: number, pair: (words: Code) => Code): Code {
  return repeat(
    [
      both.store(get(out), 0, pair(words.loadTwo(get(from), 0))),
      set(from, word.add(get(from), word.const(8))),
      set(out, word.add(get(out), word.const(16))),
    ],
    word.ltUnsigned(get(out), get(end)),
  );
}

const [from, out, end] = [0, 1, 2] as const;

/** `line(words, out, end, start, step)` */
const line = define("line", { params: [i32, i32, i32, f64, f64], results: [] }, (local) => {
  const [start, step] = [local(v128), local(v128)];
  return [
    set(start, both.splat(get(3))),
    set(step, both.splat(get(4))),
    eachPair(from, out, end, (pair) => both.add(get(start), both.mul(both.fromWords(pair), get(step)))),
  ];
});

/** `triangle(words, out, end, low, high, turn, rise, fall)` */
const triangle = define(
  "triangle",
  { params: [i32, i32, i32, f64, f64, f64, f64, f64], results: [] },
  (local) => {
    const all = [3, 4, 5, 6, 7].map((parameter) => ({ parameter, all: local(v128) }));
    const [low, high, turn, rise, fall] = all.map(({ all }) => get(all)) as [Code, Code, Code, Code, Code];
    const [p, up, root] = [local(v128), local(v128), local(v128)];
    return [
      ...all.map(({ parameter, all }) => set(all, both.splat(get(parameter)))),
      eachPair(from, out, end, (pair) => [
        set(p, both.add(both.fromWords(pair), both.const(0.5))),
        set(up, both.lt(get(p), turn)),
        set(
          root,
          both.sqrt(
            bits.select(
              both.mul(get(p), rise),
              both.mul(both.sub(both.const(2 ** 32), get(p)), fall),
              get(up),
            ),
          ),
        ),
        bits.select(both.add(low, get(root)), both.sub(high, get(root)), get(up)),
      ]),
    ];
  },
);

/** `table(words, out, end, table)`: see `tableOf` in tables.ts for how it is laid out. */
const table = define("table", { params: [i32, i32, i32, i32], results: [] }, (local) => {
  const [upper, piece, x, t] = [local(v128), local(v128), local(v128), local(v128)];
  const places = [local(i32), local(i32)];
  const coefficients = Array.from({ length: 6 }, () => local(v128));
  const bytes = 6 * 8;
  const [one, seven, fraction] = [
    [1, 1, 1, 1],
    [7, 0, 7, 0],
    [0xffffffff, 0x1ffff, 0xffffffff, 0x1ffff],
  ].map(words.const) as [Code, Code, Code];
  return eachPair(from, out, end, (pair) => [
    // v = w / 2^33 with w odd: counted from the nearer end.
    set(x, pair),
    set(upper, words.shiftRightSigned(get(x), word.const(31))),
    set(x, both.fromWords(bits.or(words.shiftLeft(bits.xor(get(x), get(upper)), word.const(1)), one))),
    // The bits of w as a double are its power of two, three of the piece, and how far into the piece it is.
    set(piece, longs.shiftRight(get(x), word.const(49))),
    set(
      piece,
      longs.add(
        longs.sub(words.const([8 * 1054, 0, 8 * 1054, 0]), get(piece)),
        longs.shiftLeft(bits.and(get(piece), seven), word.const(1)),
      ),
    ),
    set(
      piece,
      longs.add(
        get(piece),
        bits.and(pickWords([0, 0, 1, 1], get(upper), get(upper)), words.const([256, 0, 256, 0])),
      ),
    ),
    set(t, longs.shiftLeft(bits.and(get(x), fraction), word.const(3))),
    set(t, both.sub(bits.or(get(t), both.const(1)), both.const(1))),
    ...places.map((place, trial) =>
      set(place, word.add(get(3), word.mul(words.lane(2 * trial, get(piece)), word.const(bytes)))),
    ),
    ...[0, 1, 2].flatMap((two) => {
      const [a, b] = places.map((place) => both.load(get(place), 16 * two)) as [Code, Code];
      return [
        set(coefficients[2 * two] as number, pickWords([0, 1, 4, 5], a, b)),
        set(coefficients[2 * two + 1] as number, pickWords([2, 3, 6, 7], a, b)),
      ];
    }),
    coefficients.map(get).reduceRight((sum, each) => both.add(each, both.mul(get(t), sum))),
  ]);
});

/** `steps(words, out, end, table, table's end)`: the last value whose place is not above the word's. */
const steps = define("steps", { params: [i32, i32, i32, i32, i32], results: [] }, (local) => {
  const [table, tableEnd] = [3, 4] as const;
  const [p, value, step] = [local(v128), local(v128), local(i32)];
  const reached = both.le(both.loadSplat(get(step), 0), get(p));
  return eachPair(from, out, end, (pair) => [
    set(p, both.add(both.fromWords(pair), both.const(0.5))),
    set(step, get(table)),
    repeat(
      [
        set(value, bits.select(both.loadSplat(get(step), 8), get(value), reached)),
        set(step, word.add(get(step), word.const(16))),
      ],
      word.ltUnsigned(get(step), get(tableEnd)),
    ),
    get(value),
  ]);
});

/** `whole(column, end)`: to whole numbers, half up. */
const whole = define("whole", { params: [i32, i32], results: [] }, (local) => {
  const [column, end] = [0, 1] as const;
  const [x, floor] = [local(v128), local(v128)];
  const isUp = both.ge(both.sub(get(x), get(floor)), both.const(0.5));
  return repeat(
    [
      set(x, both.load(get(column), 0)),
      set(floor, both.floor(get(x))),
      both.store(get(column), 0, both.add(get(floor), bits.and(isUp, both.const(1)))),
      set(column, word.add(get(column), word.const(16))),
    ],
    word.ltUnsigned(get(column), get(end)),
  );
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
