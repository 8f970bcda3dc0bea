/** Values of columns added to their counts, two at a time, and trials in which conditions hold. */

import { infinity, minusInfinity } from "./constants";
import {
  belowBin,
  belowSpan,
  countBroken,
  countCentre,
  countDefined,
  countEqual,
  countedBytes,
  countedColumn,
  countedCount,
  countedStopped,
  countFrom,
  countLeast,
  countMost,
  countPending,
  countReference,
  countSpans,
  countSquares,
  countSum,
  countSums,
  countTo,
  countTrials,
  exactParts,
  exactSize,
  spanBytes,
} from "./layout";

/** Where a value's bin is in its span: four bytes each. */
const inSpan: u32 = spanBytes - 4;

/** Returns the number of the span of a value, by the upper half of its double. */
function spanOf(upper: u32): u32 {
  return upper >>> belowSpan;
}

function spanAt(count: usize, span: u32): usize {
  return load<u32>(count + 4 * span, countSpans);
}

/** Returns the address of a value's bin in its span. */
function binIn(span: usize, upper: u32): usize {
  return span + ((upper >>> (belowBin - 2)) & inSpan);
}

function increase(bin: usize, by: i32): void {
  store<i32>(bin, load<i32>(bin) + by);
}

/** Widens the range of all values by that of those just counted. */
function widen(count: usize, least: v128, most: v128): void {
  v128.store(count, f64x2.pmin(v128.load(count, countLeast), least), countLeast);
  v128.store(count, f64x2.pmax(v128.load(count, countMost), most), countMost);
}

/** Counts values of any kind; stops at one whose span is not there yet, and returns its address, or `end`. */
export function countAny(column: usize, end: usize, count: usize): usize {
  const centre = v128.load(count, countCentre);
  const reference = v128.load(count, countReference);
  let sum = v128.load(count, countSum);
  let squares = v128.load(count, countSquares);
  let equal = v128.load(count, countEqual);
  let defined = v128.load(count, countDefined);
  let broken = v128.load(count, countBroken);
  let least = infinity();
  let most = minusInfinity();
  const all = i64x2.add(defined, i64x2.splat((end - column) >>> 4));
  let at = column;
  for (; at < end; at += 16) {
    let x = v128.load(at);
    // Of an odd number of values the last stands alone.
    if (end - at < 16) x = v128.bitselect(x, f64x2.splat(NaN), i64x2(-1, 0));
    const upper0 = i32x4.extract_lane(x, 1);
    const upper1 = i32x4.extract_lane(x, 3);
    const span0 = spanAt(count, spanOf(upper0));
    const span1 = spanAt(count, spanOf(upper1));
    if (span0 === 0 || span1 === 0) break;
    increase(binIn(span0, upper0), 1);
    increase(binIn(span1, upper1), 1);
    const isDefined = f64x2.lt(f64x2.abs(x), infinity());
    defined = i64x2.sub(defined, isDefined);
    equal = i64x2.sub(equal, f64x2.eq(x, reference));
    least = f64x2.pmin(least, v128.bitselect(x, infinity(), isDefined));
    most = f64x2.pmax(most, v128.bitselect(x, minusInfinity(), isDefined));
    broken = v128.or(broken, v128.and(f64x2.ne(x, f64x2.floor(x)), isDefined));
    const over = v128.and(f64x2.sub(x, centre), isDefined);
    sum = f64x2.add(sum, over);
    squares = f64x2.add(squares, f64x2.mul(over, over));
  }
  widen(count, least, most);
  v128.store(count, sum, countSum);
  v128.store(count, squares, countSquares);
  v128.store(count, equal, countEqual);
  v128.store(count, defined, countDefined);
  v128.store(count, broken, countBroken);
  v128.store(count, least, countFrom);
  // Where one was not defined `countAlike` has nothing to go by.
  v128.store(count, at < end ? most : v128.and(most, i64x2.eq(defined, all)), countTo);
  return at < end ? at : end;
}

/** Returns where the bins of two values are in their span. */
function binsOf(x: v128): v128 {
  return v128.and(i64x2.shr_u(x, 32 + belowBin - 2), i32x4.splat(inSpan));
}

/** Adds to the bins of two values in the span at an address. */
function increaseBoth(span: usize, bins: v128, by: i32): void {
  increase(span + i32x4.extract_lane(bins, 0), by);
  increase(span + i32x4.extract_lane(bins, 2), by);
}

/** Returns whether all four of two ranges' ends lie in a span. */
function liesIn(span: u32, from: v128, to: v128): bool {
  const difference =
    (spanOf(i32x4.extract_lane(from, 1)) ^ span) |
    (spanOf(i32x4.extract_lane(from, 3)) ^ span) |
    (spanOf(i32x4.extract_lane(to, 1)) ^ span) |
    (spanOf(i32x4.extract_lane(to, 3)) ^ span);
  return difference === 0;
}

/**
 * Counts fours of values that are defined and lie in one span, in which those before them lay too: nearly all blocks of most columns.
 * Returns the end of the fours, or `column` where it is not so and nothing was counted.
 */
export function countAlike(column: usize, end: usize, count: usize): usize {
  const fours = column + ((end - column) & ~31);
  if (column >= fours) return column;
  let least = v128.load(count, countFrom);
  let most = v128.load(count, countTo);
  const span = spanOf(i32x4.extract_lane(least, 1));
  // Where zero lies the two zeros are the same value in different bins.
  if ((span & 127) === 0 || !liesIn(span, least, most)) return column;
  const bins = spanAt(count, span);
  if (bins === 0) return column;
  const centre = v128.load(count, countCentre);
  const reference = v128.load(count, countReference);
  let sum = v128.load(count, countSum);
  let squares = v128.load(count, countSquares);
  let equal = v128.load(count, countEqual);
  let broken = v128.load(count, countBroken);
  least = f64x2.splat(Infinity);
  most = f64x2.splat(-Infinity);
  for (let at = column; at < fours; at += 32) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const xBins = binsOf(x);
    const yBins = binsOf(y);
    least = f64x2.pmin(f64x2.pmin(least, x), y);
    most = f64x2.pmax(f64x2.pmax(most, x), y);
    equal = i64x2.sub(i64x2.sub(equal, f64x2.eq(x, reference)), f64x2.eq(y, reference));
    // A whole number has the bits of its floor.
    broken = v128.or(broken, v128.xor(x, f64x2.floor(x)));
    broken = v128.or(broken, v128.xor(y, f64x2.floor(y)));
    const xOver = f64x2.sub(x, centre);
    const yOver = f64x2.sub(y, centre);
    sum = f64x2.add(f64x2.add(sum, xOver), yOver);
    squares = f64x2.add(f64x2.add(squares, f64x2.mul(xOver, xOver)), f64x2.mul(yOver, yOver));
    increaseBoth(bins, xBins, 1);
    increaseBoth(bins, yBins, 1);
  }
  const areDefined = i64x2.all_true(f64x2.eq(f64x2.sub(squares, squares), f64x2.splat(0)));
  if (areDefined && liesIn(span, least, most)) {
    const defined = i64x2.add(v128.load(count, countDefined), i64x2.splat((fours - column) >>> 4));
    widen(count, least, most);
    v128.store(count, sum, countSum);
    v128.store(count, squares, countSquares);
    v128.store(count, equal, countEqual);
    v128.store(count, defined, countDefined);
    v128.store(count, broken, countBroken);
    v128.store(count, least, countFrom);
    v128.store(count, most, countTo);
    return fours;
  }
  // All that was put into bins of this span is taken back.
  for (let at = column; at < fours; at += 16) increaseBoth(bins, binsOf(v128.load(at)), -1);
  return column;
}

/** Adds a term to the exact sum at an address (Shewchuk 1997): it comes to the same parts as `ExactSum` in math/statistics/exact-sum.ts. */
export function addExact(sum: usize, term: f64): void {
  let x = term;
  let kept: usize = 0;
  const size = load<i32>(sum, exactSize);
  const parts = sum + exactParts;
  for (let i = 0; i < size; i++) {
    const part = load<f64>(parts + 8 * i);
    // What the sum of two loses, whichever is the larger (Knuth).
    const total = x + part;
    const added = total - x;
    const lost = x - (total - added) + (part - added);
    if (lost !== 0) {
      store<f64>(parts + kept, lost);
      kept += 8;
    }
    x = total;
  }
  // What is not a number swallows the rest.
  if (x - x !== 0) kept = 0;
  store<f64>(parts + kept, x);
  store<i32>(sum, <i32>(kept / 8) + 1, exactSize);
}

function total(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/**
 * Adds the sums of so many values that were counted to the exact ones: that of a group, at so many bytes from the start of the count, and
 * behind the last group of a block that of the squares.
 */
export function settle(count: usize, sum: usize, values: i32, isLast: bool): void {
  addExact(count + sum, total(v128.load(count, countSum)));
  const pending = load<f64>(count, countPending) + total(v128.load(count, countSquares));
  if (isLast) addExact(count + countSums, pending);
  v128.store(count, f64x2.splat(isLast ? 0 : pending), countPending);
  store<i32>(count, load<i32>(count, countTrials) + values, countTrials);
}

/**
 * Counts so many values of each of the columns listed from `from` to `to`, from an offset on, and adds their sums, as `settle` does. Stops at
 * a column that has a value whose span is not there yet, having noted where, and returns its place in the list, or `to`.
 */
export function countAll(
  from: usize,
  to: usize,
  offset: usize,
  values: i32,
  sum: usize,
  isLast: bool,
): usize {
  for (; from < to; from += countedBytes) {
    const count = load<u32>(from, countedCount);
    v128.store(count, f64x2.splat(0), countSum);
    v128.store(count, f64x2.splat(0), countSquares);
    let at = <usize>load<u32>(from, countedColumn) + offset;
    const end = at + 8 * values;
    at = countAlike(at, end, count);
    if (at !== end) at = countAny(at, end, count);
    if (at !== end) {
      store<u32>(from, at, countedStopped);
      return from;
    }
    settle(count, sum, values, isLast);
  }
  return to;
}

/** Returns in how many trials, of so many bytes of columns, none of the columns is 0 whose addresses are listed from `from` to `to`. */
export function kept(from: usize, to: usize, bytes: usize): i32 {
  let trials = i64x2.splat(0);
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    let holds = i64x2.splat(-1);
    for (let column = from; column < to; column += 4) {
      const value = v128.load(<usize>load<u32>(column) + offset);
      holds = v128.and(holds, f64x2.ne(value, f64x2.splat(0)));
    }
    // Of an odd number of trials the last stands alone.
    if (bytes - offset < 16) holds = v128.and(holds, i64x2(-1, 0));
    trials = i64x2.sub(trials, holds);
  }
  return <i32>(i64x2.extract_lane(trials, 0) + i64x2.extract_lane(trials, 1));
}
