/** Operations on any number of columns: amounts split into parts, and values of earlier years. */

import { infinity, maxExact, notANumber, one } from "./constants";
import { rounded } from "./elementwise";
import { allocate as allocateAny } from "./host";
import { pair, put, putOne, resolve } from "./operands";

const epsilon: f64 = 2.220446049250313e-16;

/**
 * Returns by how much of itself a quota of doubles is off at most: three epsilons for what a decimal differs from the double of its weight by,
 * as many for the sum of weights, and half of one for each rounding: of the sums but the first, the quotient and the product.
 */
function quotaError(parts: i32): f64 {
  return (7 + 0.5 * <f64>parts) * epsilon;
}

/**
 * allocate: whole units in proportion to weights, by largest remainder, ties to the earlier part. `list`: operands, namely the amount,
 * `parts` weights, and as many columns of parts. `areExact`: the weights are constants, integers that add to 2^26 at most, so that quotas
 * and remainders are exact. Else they are doubles, and trials in which the last digits decide are left to the host; so are those in which
 * the split is undefined. `workspace`: 24 bytes for each operand and 48 for each part.
 */
export function allocate(
  list: usize,
  parts: i32,
  areExact: bool,
  workspace: usize,
  offset: usize,
  bytes: usize,
): void {
  if (areExact && parts === 2) {
    inTwo(list, workspace, offset, bytes);
    return;
  }
  // The amount and the weights as the host takes them, then quotas and remainders.
  const quotas = workspace + 16 * (1 + parts);
  const operands = quotas + 32 * parts;
  const outs = operands + 8 * (1 + parts);
  resolve(list, 1 + 2 * parts, offset, operands);
  const error = f64x2.splat(quotaError(parts));
  let sum = readWeights(operands + 8, parts, 0, workspace + 16);
  for (let at: usize = 0; at < bytes; at += 16) {
    const amount = pair(operands, at);
    const magnitude = f64x2.abs(amount);
    const size = v128.bitselect(rounded(magnitude), notANumber(), f64x2.le(magnitude, maxExact()));
    let isDone: v128;
    if (areExact) {
      const left = divideExactly(size, sum, workspace + 16, parts, quotas);
      handOut(left, amount, quotas, parts, outs, at);
      isDone = f64x2.eq(left, left);
    } else {
      sum = readWeights(operands + 8, parts, at, workspace + 16);
      const left = divide(size, sum, error, workspace + 16, parts, quotas);
      const most = f64x2.mul(largest(quotas, parts), error);
      const gap = handOut(left, amount, quotas, parts, outs, at);
      isDone = v128.and(f64x2.eq(left, left), f64x2.gt(gap, f64x2.add(most, most)));
    }
    if (i64x2.all_true(isDone)) continue;
    v128.store(workspace, amount);
    for (let lane = 0; lane < 16; lane += 8) {
      if (lane === 0 ? i64x2.extract_lane(isDone, 0) : i64x2.extract_lane(isDone, 1)) continue;
      allocateAny(workspace + lane, parts);
      for (let k = 0; k < parts; k++) {
        putOne(outs + 8 * k, at + lane, load<f64>(workspace + lane + 16 * (1 + k)));
      }
    }
    // The parts stand where the weights did.
    if (areExact) readWeights(operands + 8, parts, at, workspace + 16);
  }
}

/**
 * The same for two weights that are integers, which is what nearly all splits are. The remainders of both quotas add to nothing or to the
 * sum of the weights: a unit is left in the second case, and goes where the larger remainder is. Nothing is left to the host.
 */
function inTwo(list: usize, workspace: usize, offset: usize, bytes: usize): void {
  resolve(list, 5, offset, workspace);
  const weight = pair(workspace + 8, 0);
  const sum = f64x2.add(weight, pair(workspace + 16, 0));
  for (let at: usize = 0; at < bytes; at += 16) {
    const amount = pair(workspace, at);
    const magnitude = f64x2.abs(amount);
    const size = v128.bitselect(rounded(magnitude), notANumber(), f64x2.le(magnitude, maxExact()));
    const times = quotient(size, sum);
    const product = f64x2.mul(f64x2.sub(size, f64x2.mul(times, sum)), weight);
    const ofRest = f64x2.floor(f64x2.div(product, sum));
    const remainder = f64x2.sub(product, f64x2.mul(ofRest, sum));
    const takes = f64x2.ge(f64x2.add(remainder, remainder), sum);
    const quota = f64x2.add(f64x2.mul(times, weight), f64x2.add(ofRest, v128.and(one(), takes)));
    const rest = f64x2.sub(size, quota);
    const isNegative = f64x2.lt(amount, f64x2.splat(0));
    put(workspace + 24, at, signed(quota, isNegative));
    put(workspace + 32, at, signed(rest, isNegative));
  }
}

/** Returns how often a sum of weights goes into an amount. */
function quotient(size: v128, sum: v128): v128 {
  const nearest = f64x2.floor(f64x2.div(size, sum));
  // It can come out one too large.
  const isOver = f64x2.lt(size, f64x2.mul(nearest, sum));
  return f64x2.sub(nearest, v128.and(isOver, one()));
}

/** Returns units with the sign of their amount. */
function signed(units: v128, isNegative: v128): v128 {
  return v128.bitselect(f64x2.sub(f64x2.splat(0), units), units, isNegative);
}

/** Copies weights one behind the other; returns their sum, NaN where amounts cannot be split by them. */
function readWeights(operands: usize, parts: i32, at: usize, to: usize): v128 {
  const zero = f64x2.splat(0);
  let sum = zero;
  let isLawful = i64x2.splat(-1);
  for (let k = 0; k < parts; k++) {
    const weight = pair(operands + 8 * k, at);
    v128.store(to + 16 * k, weight);
    isLawful = v128.and(isLawful, f64x2.ge(weight, zero));
    sum = f64x2.add(sum, weight);
  }
  isLawful = v128.and(isLawful, v128.and(f64x2.gt(sum, zero), f64x2.lt(sum, infinity())));
  return v128.bitselect(sum, notANumber(), isLawful);
}

/**
 * Writes each part's quota, rounded down, and its remainder in parts of the sum; returns how many units are left. The amount is the sum so
 * many times, and a rest whose products with weights are exact.
 */
function divideExactly(size: v128, sum: v128, weights: usize, parts: i32, quotas: usize): v128 {
  const times = quotient(size, sum);
  const rest = f64x2.sub(size, f64x2.mul(times, sum));
  let left = size;
  for (let k = 0; k < parts; k++, weights += 16, quotas += 32) {
    const weight = v128.load(weights);
    const product = f64x2.mul(rest, weight);
    const ofRest = f64x2.floor(f64x2.div(product, sum));
    const quota = f64x2.add(f64x2.mul(times, weight), ofRest);
    v128.store(quotas, quota);
    v128.store(quotas, f64x2.sub(product, f64x2.mul(ofRest, sum)), 16);
    left = f64x2.sub(left, quota);
  }
  return left;
}

/**
 * The same in doubles, remainders in parts of a unit; returns NaN where a quota may as well be the next integer. `error`: of a quota, in
 * parts of it.
 */
function divide(size: v128, sum: v128, error: v128, weights: usize, parts: i32, quotas: usize): v128 {
  let left = size;
  let isClear = i64x2.splat(-1);
  for (let k = 0; k < parts; k++, weights += 16, quotas += 32) {
    const quota = f64x2.mul(size, f64x2.div(v128.load(weights), sum));
    const off = f64x2.mul(quota, error);
    const whole = f64x2.floor(quota);
    const remainder = f64x2.sub(quota, whole);
    v128.store(quotas, whole);
    v128.store(quotas, remainder, 16);
    left = f64x2.sub(left, whole);
    // Of no weight both are nothing.
    const isFraction = v128.and(f64x2.ge(remainder, off), f64x2.le(remainder, f64x2.sub(one(), off)));
    isClear = v128.and(isClear, isFraction);
  }
  return v128.bitselect(left, notANumber(), isClear);
}

/** Returns what no quota is more than. */
function largest(quotas: usize, parts: i32): v128 {
  let most = f64x2.splat(0);
  for (const end = quotas + 32 * parts; quotas < end; quotas += 32) {
    most = f64x2.pmax(most, v128.load(quotas));
  }
  return f64x2.add(most, one());
}

/**
 * Hands out the units that are left and writes the parts: a part takes one where fewer parts than those come before it. Returns the gap
 * between the least remainder that takes a unit and the greatest that takes none.
 */
function handOut(left: v128, amount: v128, quotas: usize, parts: i32, outs: usize, at: usize): v128 {
  const zero = f64x2.splat(0);
  const isNegative = f64x2.lt(amount, zero);
  const end = quotas + 32 * parts;
  let least = infinity();
  let greatest = f64x2.splat(-1);
  for (let own = quotas; own < end; own += 32, outs += 8) {
    const remainder = v128.load(own, 16);
    let ahead = zero;
    for (let other = quotas; other < own; other += 32) {
      ahead = f64x2.add(ahead, v128.and(one(), f64x2.ge(v128.load(other, 16), remainder)));
    }
    for (let other = own + 32; other < end; other += 32) {
      ahead = f64x2.add(ahead, v128.and(one(), f64x2.gt(v128.load(other, 16), remainder)));
    }
    const takes = f64x2.lt(ahead, left);
    least = v128.bitselect(f64x2.pmin(least, remainder), least, takes);
    greatest = v128.bitselect(greatest, f64x2.pmax(greatest, remainder), takes);
    const units = f64x2.add(v128.load(own), v128.and(one(), takes));
    put(outs, at, signed(units, isNegative));
  }
  return f64x2.sub(least, greatest);
}

function isFinitePair(x: v128): v128 {
  return f64x2.lt(f64x2.abs(x), infinity());
}

/**
 * waterfall: what each ask gets of an envelope, the lowest priority first and ties to the earlier, until it is empty. `list`: operands,
 * namely the envelope, then `parts` asks, then their priorities, then the columns of parts. `workspace`: 8 bytes for each operand and 36 for
 * each part.
 */
export function waterfall(list: usize, parts: i32, workspace: usize, offset: usize, bytes: usize): void {
  const values = workspace;
  const operands = values + 32 * parts;
  const asks = operands + 8;
  const outs = asks + 16 * parts;
  const order = resolve(list, 1 + 3 * parts, offset, operands);
  // The order of one trial is nearly always that of the next.
  for (let i = 0; i < parts; i++) store<i32>(order + 4 * i, i);
  for (let at: usize = 0; at < bytes; at += 16) {
    const envelope = pair(operands, at);
    let isLawful = isFinitePair(envelope);
    for (let i = 0; i < 2 * parts; i++) {
      const value = pair(asks + 8 * i, at);
      isLawful = v128.and(isLawful, isFinitePair(value));
      v128.store(values + 16 * i, value);
    }
    for (let lane = 0; lane < 2; lane++) {
      const own = values + 8 * lane;
      sort(order, own + 16 * parts, parts);
      let left = Math.max(0, lane === 0 ? f64x2.extract_lane(envelope, 0) : f64x2.extract_lane(envelope, 1));
      for (let i = 0; i < parts; i++) {
        const place = own + 16 * load<i32>(order + 4 * i);
        const served = Math.max(0, Math.min(load<f64>(place), left));
        store<f64>(place, served);
        left -= served;
      }
    }
    for (let i = 0; i < parts; i++) {
      const served = v128.load(values + 16 * i);
      put(outs + 8 * i, at, v128.bitselect(served, notANumber(), isLawful));
    }
  }
}

/** Sorts places by their priorities, equal ones by number (insertion sort: linear where they are sorted). */
function sort(order: usize, priorities: usize, n: i32): void {
  for (let i = 1; i < n; i++) {
    const place = load<i32>(order + 4 * i);
    const priority = load<f64>(priorities + 16 * place);
    let to = i;
    while (to > 0) {
      const before = load<i32>(order + 4 * (to - 1));
      const other = load<f64>(priorities + 16 * before);
      if (!(other > priority || (other === priority && before > place))) break;
      store<i32>(order + 4 * to, before);
      to--;
    }
    store<i32>(order + 4 * to, place);
  }
}

/**
 * lag: the value so many years back among `n` yearly columns, of which column j is `least + j` years back, and another one for all years
 * further back; interpolated linearly between whole years, and undefined for a lag below `least`. See `lagged` in engine/operations.ts.
 * `list`: operands, namely the column of results, the lag, the value further back, and the yearly columns.
 */
export function lag(list: usize, n: i32, least: f64, workspace: usize, offset: usize, bytes: usize): void {
  const end = resolve(list, 3 + n, offset, workspace);
  const shortest = f64x2.splat(least);
  for (let at: usize = 0; at < bytes; at += 16) {
    const years = pair(workspace + 8, at);
    const whole = f64x2.floor(years);
    const part = f64x2.sub(years, whole);
    let near = pair(workspace + 16, at);
    let far = near;
    // How many more whole years back each column is than the lag.
    let more = f64x2.sub(shortest, whole);
    for (let operand = workspace + 24; operand < end; operand += 8) {
      const value = pair(operand, at);
      near = v128.bitselect(value, near, f64x2.eq(more, f64x2.splat(0)));
      far = v128.bitselect(value, far, f64x2.eq(more, one()));
      more = f64x2.add(more, one());
    }
    const between = f64x2.add(f64x2.mul(near, f64x2.sub(one(), part)), f64x2.mul(far, part));
    const result = v128.bitselect(near, between, f64x2.eq(part, f64x2.splat(0)));
    const isLawful = v128.and(f64x2.lt(years, infinity()), f64x2.ge(years, shortest));
    put(workspace, at, v128.bitselect(result, notANumber(), isLawful));
  }
}
