/** Adds columns of values to their counts, two at a time, in WebAssembly. */

import {
  bits,
  both,
  type Code,
  call,
  get,
  i32,
  leave,
  longs,
  repeat,
  set,
  v128,
  when,
  word,
  words,
} from "../../engine/simd/wasm.ts";
import { define } from "../../engine/simd/wasm-module.ts";
import { below } from "../../math/statistics/histogram.ts";
import { at, listed, listedSize, spanBytes, sumsAt } from "./count-layout.ts";
import { stateOf } from "./count-state.ts";
import { addExact } from "./exact-values.ts";

/** A span's number is what is above these bits of a double's upper half. */
export const belowSpan = 24;

/** Where a value's bin is in its span: four bytes each. */
const inSpan = spanBytes - 4;

const upper = (values: number, which: number): Code => words.lane(2 * which + 1, get(values));
const spanOf = (values: number, which: number): Code =>
  word.shiftRight(upper(values, which), word.const(belowSpan));
const spanAt = (count: number, number: Code): Code =>
  word.load(word.add(get(count), word.shiftLeft(number, word.const(2))), at.spans);
const add = (bin: number, times: number): Code =>
  word.store(get(bin), 0, word.add(word.load(get(bin), 0), word.const(times)));

/** How many pairs of values there are between two places, twice. */
const pairsIn = (from: number, to: number): Code =>
  bits.and(
    words.splat(word.shiftRight(word.sub(get(to), get(from)), word.const(4))),
    words.const([0xffffffff, 0, 0xffffffff, 0]),
  );

/**
 * `count(column, end, count)`: adds the values of a column to a count. Stops at a value whose span is not there yet and gives its
 * address, or `end`.
 */
const count = define("count", { params: [i32, i32, i32], results: [i32] }, (local) => {
  const [column, end, count] = [0, 1, 2] as const;
  const state = stateOf(count, local);
  const [x, over, isDefined] = [local(v128), local(v128), local(v128)];
  const sure = local(v128);
  const bins = [local(i32), local(i32)] as const;
  const find = (which: 0 | 1): Code => [
    set(bins[which], spanAt(count, spanOf(x, which))),
    when(word.eqz(get(bins[which])), state.end, state.save, leave(get(column))),
  ];
  const put = (which: 0 | 1): Code => {
    const bin = word.and(word.shiftRight(upper(x, which), word.const(below - 2)), word.const(inSpan));
    return [set(bins[which], word.add(get(bins[which]), bin)), add(bins[which], 1)];
  };
  return [
    state.load,
    state.start,
    set(sure, longs.add(get(state.own.defined), pairsIn(column, end))),
    repeat(
      [
        // Of an odd number of values the last stands alone.
        set(x, both.load(get(column), 0)),
        when(
          word.lt(word.sub(get(end), get(column)), word.const(16)),
          set(x, bits.select(get(x), both.const(Number.NaN), words.const([0xffffffff, 0xffffffff, 0, 0]))),
        ),
        find(0),
        find(1),
        put(0),
        put(1),
        state.any(x, over, isDefined),
        set(column, word.add(get(column), word.const(16))),
      ],
      word.ltUnsigned(get(column), get(end)),
    ),
    state.end,
    // Where one was not defined `follow` has nothing to go by.
    set(state.own.to, bits.and(get(state.own.to), longs.eq(get(state.own.defined), get(sure)))),
    state.save,
    get(end),
  ];
});

/** The end of the last whole four of values from a place on. */
const foursEnd = (from: number, end: number): Code =>
  word.add(get(from), word.and(word.sub(get(end), get(from)), word.const(-32)));

/**
 * `follow(column, end, count)`: does so with fours of values that are defined and lie in one span, in which those before them lay too: nearly
 * all blocks of most columns. Gives the end of the fours, or `column` where it is not so and nothing was counted.
 */
const follow = define("follow", { params: [i32, i32, i32], results: [i32] }, (local) => {
  const [column, end, count] = [0, 1, 2] as const;
  const state = stateOf(count, local);
  const { from, to } = state.own;
  const [place, fours, span, start] = [local(i32), local(i32), local(i32), local(i32)];
  const pairs = [0, 1].map((number) => ({ number, x: local(v128), over: local(v128), place: local(v128) }));
  const bins = [0, 1].map(() => local(i32));
  const mask = local(v128);
  const binOf = (x: Code): Code => bits.and(longs.shiftRight(x, word.const(32 + below - 2)), get(mask));
  const each = (of: (pair: (typeof pairs)[number]) => Code): Code => pairs.map(of);
  // The start is added to each alone: it would take one of the few registers of pairs.
  const find = (places: number): Code =>
    bins.map((bin, which) => set(bin, word.add(words.lane(2 * which, get(places)), get(start))));
  const overFours = (...body: readonly Code[]): Code => [
    set(place, get(column)),
    repeat([body, set(place, word.add(get(place), word.const(32)))], word.ltUnsigned(get(place), get(fours))),
  ];
  /** Bits in which the number of a span differs from those of the bounds. */
  const apart = [from, to]
    .flatMap((bound) => [0, 1].map((which) => word.xor(spanOf(bound, which), get(span))))
    .reduce((all, each) => word.or(all, each));
  return [
    set(fours, foursEnd(column, end)),
    when(word.eqz(word.ltUnsigned(get(column), get(fours))), leave(get(column))),
    state.load,
    set(span, spanOf(from, 0)),
    // Where zero lies the two zeros are the same value in different bins.
    when(word.or(apart, word.eqz(word.and(get(span), word.const(127)))), leave(get(column))),
    set(start, spanAt(count, get(span))),
    when(word.eqz(get(start)), leave(get(column))),
    set(mask, words.splat(word.const(inSpan))),
    state.start,
    overFours(
      each(({ number, x }) => set(x, both.load(get(place), 16 * number))),
      each(({ x, over, place }) => [set(place, binOf(get(x))), state.defined(x, over)]),
      each(({ place }) => [find(place), bins.map((bin) => add(bin, 1))]),
    ),
    when(
      word.and(state.wereDefined, word.eqz(apart)),
      set(state.own.defined, longs.add(get(state.own.defined), pairsIn(column, fours))),
      state.end,
      state.save,
      leave(get(fours)),
    ),
    // All that was put into bins of this span is taken back.
    overFours(
      each(({ number, place: places }) => [
        set(places, binOf(both.load(get(place), 16 * number))),
        find(places),
        bins.map((bin) => add(bin, -1)),
      ]),
    ),
    get(column),
  ];
});

/** Where they stand in their module, by which they are called. */
const functions = { count: 0, follow: 1, addExact: 2, settle: 3 } as const;

/**
 * `settle(count, sum, values, last)`: adds the sums of so many values that were counted to the exact ones: that of a group, at so many bytes
 * from the start of the count, and behind the last group of a block that of the squares.
 */
const settle = define("settle", { params: [i32, i32, i32, i32], results: [] }, (local) => {
  const [count, sum, values, last] = [0, 1, 2, 3] as const;
  const [pair, pending] = [local(v128), local(v128)];
  const added = (place: number): Code => [
    set(pair, both.load(get(count), place)),
    both.add(both.splat(both.lane(0, get(pair))), both.splat(both.lane(1, get(pair)))),
  ];
  return [
    call(functions.addExact, word.add(get(count), get(sum)), added(at.sum)),
    set(pending, both.add(both.load(get(count), at.pending), added(at.squares))),
    when(
      get(last),
      call(functions.addExact, word.add(get(count), word.const(sumsAt)), get(pending)),
      set(pending, both.const(0)),
    ),
    both.store(get(count), at.pending, get(pending)),
    word.store(get(count), at.trials, word.add(word.load(get(count), at.trials), get(values))),
  ];
});

/**
 * `countAll(from, to, offset, values, sum, last)`: counts so many values of each of the listed columns, from an offset on, and adds their
 * sums, as `settle` does. Stops at a column that has a value whose span is not there yet, having noted where, and gives its place in the
 * list, or `to`.
 */
const countAll = define("countAll", { params: [i32, i32, i32, i32, i32, i32], results: [i32] }, (local) => {
  const [from, to, offset, values, sum, last] = [0, 1, 2, 3, 4, 5] as const;
  const [place, end, count] = [local(i32), local(i32), local(i32)];
  const go = (how: number): Code => set(place, call(how, get(place), get(end), get(count)));
  return [
    repeat(
      [
        set(count, word.load(get(from), listed.count)),
        both.store(get(count), at.sum, both.const(0)),
        both.store(get(count), at.squares, both.const(0)),
        set(place, word.add(word.load(get(from), listed.column), get(offset))),
        set(end, word.add(get(place), word.shiftLeft(get(values), word.const(3)))),
        go(functions.follow),
        when(
          word.ne(get(place), get(end)),
          go(functions.count),
          when(
            word.ne(get(place), get(end)),
            word.store(get(from), listed.stopped, get(place)),
            leave(get(from)),
          ),
        ),
        call(functions.settle, get(count), get(sum), get(values), get(last)),
        set(from, word.add(get(from), word.const(listedSize))),
      ],
      word.ltUnsigned(get(from), get(to)),
    ),
    get(to),
  ];
});

/** The functions of a module. */
export const counts = [count, follow, addExact, settle, countAll] as const;
