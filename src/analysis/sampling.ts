/** What random words become, two at a time: functions of columns, in WebAssembly. See `Sampler`. */

import {
  bits,
  both,
  type Code,
  f64,
  get,
  i32,
  longs,
  pickWords,
  repeat,
  set,
  v128,
  word,
  words,
} from "../model/wasm.ts";
import { define } from "../model/wasm-module.ts";

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

/** `table(words, out, end, table)`: see `tableOf` in tables.ts for how it is laid out. */
export const table = define("table", { params: [i32, i32, i32, i32], results: [] }, (local) => {
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
