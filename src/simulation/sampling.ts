/** What random words become, two at a time: functions of columns, in WebAssembly. See `Sampler`. */

import {
  bits,
  both,
  type Code,
  f64,
  get,
  halves,
  i32,
  longs,
  pickWords,
  repeat,
  set,
  v128,
  word,
  words,
} from "../engine/simd/wasm.ts";
import { define } from "../engine/simd/wasm-module.ts";
import { terms } from "../math/distributions/quantile-tables.ts";

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
export const line = define("line", { params: [i32, i32, i32, f64, f64], results: [] }, (local) => {
  const [start, step] = [local(v128), local(v128)];
  return [
    set(start, both.splat(get(3))),
    set(step, both.splat(get(4))),
    eachPair(from, out, end, (pair) => both.add(get(start), both.mul(both.fromWords(pair), get(step)))),
  ];
});

/** `triangle(words, out, end, low, high, turn, rise, fall)` */
export const triangle = define(
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

/**
 * `table(words, out, end, table)`: see `tableOf` in tables.ts for how it is laid out. Two pairs of words go side by side, as each step of a
 * value waits for the one before it. Goes on to a multiple of four values.
 */
export const table = define("table", { params: [i32, i32, i32, i32], results: [] }, (local) => {
  // Long words, twice. In locals, which stay in registers.
  const constant = (low: number, high: number) => ({ words: [low, high, low, high], all: local(v128) });
  const half = constant(...halves(0.5));
  const knot = constant(0, 0xfffe0000);
  const found = constant(0x103fc0, 0);
  const weights = constant(0x4000001, 0);
  const start = local(v128);
  const pairs = [0, 1].map((number) => ({
    number,
    x: local(v128),
    place: local(v128),
    rows: [local(i32), local(i32)] as const,
    coefficients: Array.from({ length: terms }, () => local(v128)),
  }));
  const [first, second] = [local(v128), local(v128)];
  const each = (of: (pair: (typeof pairs)[number]) => Code): Code => pairs.map(of);
  return [
    [half, knot, found, weights].map(({ all, words: values }) => set(all, words.const(values))),
    set(start, bits.and(words.splat(get(3)), words.const([0xffffffff, 0, 0xffffffff, 0]))),
    repeat(
      [
        // A word read as one with a sign, and a half: w / 2 with w odd, from the nearer end, and below zero from above.
        each(({ number, x }) =>
          set(x, both.add(both.fromSigned(words.loadTwo(get(from), 8 * number)), get(half.all))),
        ),
        each(({ x, place, rows }) => [
          // Bits 6 to 13 are the row's, 64 bytes each, bit 20 the sign's, which is to be bit 14: the upper half of the word times 2^10.
          set(place, bits.and(longs.shiftRight(get(x), word.const(43)), get(found.all))),
          set(place, words.add(words.dot(get(place), get(weights.all)), get(start))),
          rows.map((row, trial) => set(row, words.lane(2 * trial, get(place)))),
        ]),
        // The last coefficients are needed first.
        [2, 1, 0].map((two) =>
          each(({ rows, coefficients }) => [
            set(first, both.load(get(rows[0]), 16 * two)),
            set(second, both.load(get(rows[1]), 16 * two)),
            set(coefficients[2 * two] as number, pickWords([0, 1, 4, 5], get(first), get(second))),
            set(coefficients[2 * two + 1] as number, pickWords([2, 3, 6, 7], get(first), get(second))),
          ]),
        ),
        each(({ number, x, coefficients }) => [
          set(x, both.sub(get(x), bits.and(get(x), get(knot.all)))),
          both.store(
            get(out),
            16 * number,
            coefficients.map(get).reduceRight((sum, each) => both.add(each, both.mul(get(x), sum))),
          ),
        ]),
        set(from, word.add(get(from), word.const(16))),
        set(out, word.add(get(out), word.const(32))),
      ],
      word.ltUnsigned(get(out), get(end)),
    ),
  ];
});

/** `steps(words, out, end, table, table's end)`: the last value whose place is not above the word's. */
export const steps = define("steps", { params: [i32, i32, i32, i32, i32], results: [] }, (local) => {
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
export const whole = define("whole", { params: [i32, i32], results: [] }, (local) => {
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
