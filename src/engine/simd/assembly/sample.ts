/**
 * Random words, and what they are turned into. Words: Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011); see math/random/threefry.ts for one counter at a time. Values: see `Sampler` in
 * math/distributions/distributions.ts. A word r stands for the probability (r + ½) / 2³².
 */

import { half, one } from "./constants";
import {
  drawnBytes,
  drawnIsWhole,
  drawnKey,
  drawnKind,
  drawnOut,
  drawnParameters,
  lineKind,
  tableKind,
  triangleKind,
} from "./layout";

/** Rotates the words of x1 and mixes them with x0. */
function mix(x1: v128, by: i32, x0: v128): v128 {
  return v128.xor(v128.or(i32x4.shl(x1, by), i32x4.shr_u(x1, 32 - by)), x0);
}

/** Stores both words of four counters in order. */
function put(out: usize, x0: v128, x1: v128): void {
  v128.store(out, v128.shuffle<i32>(x0, x1, 0, 4, 1, 5));
  v128.store(out, v128.shuffle<i32>(x0, x1, 2, 6, 3, 7), 16);
}

/**
 * Writes the words from `out` to `end`, and on to a multiple of 128 bytes: two of each counter, from the given one on, under a key schedule of
 * three words. Four counters lie in a vector, and four vectors go side by side, since each round waits for the one before it.
 */
export function words(
  k0: i32,
  k1: i32,
  k2: i32,
  counter: i32,
  counterUpper: i32,
  out: usize,
  end: usize,
): void {
  let counters = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  const upper = i32x4.splat(counterUpper + k1);
  const first = i32x4.splat(k0);
  for (; out < end; out += 128) {
    let a0 = i32x4.add(counters, first);
    let b0 = i32x4.add(a0, i32x4.splat(4));
    let c0 = i32x4.add(a0, i32x4.splat(8));
    let d0 = i32x4.add(a0, i32x4.splat(12));
    let a1 = upper;
    let b1 = upper;
    let c1 = upper;
    let d1 = upper;
    let key0 = k1;
    let key1 = k2;
    let key2 = k0;
    for (let step = 1; ; step += 2) {
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 13, a0);
      b1 = mix(b1, 13, b0);
      c1 = mix(c1, 13, c0);
      d1 = mix(d1, 13, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 15, a0);
      b1 = mix(b1, 15, b0);
      c1 = mix(c1, 15, c0);
      d1 = mix(d1, 15, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 26, a0);
      b1 = mix(b1, 26, b0);
      c1 = mix(c1, 26, c0);
      d1 = mix(d1, 26, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 6, a0);
      b1 = mix(b1, 6, b0);
      c1 = mix(c1, 6, c0);
      d1 = mix(d1, 6, d0);
      const odd0 = i32x4.splat(key0);
      const odd1 = i32x4.splat(key1 + step);
      a0 = i32x4.add(a0, odd0);
      a1 = i32x4.add(a1, odd1);
      b0 = i32x4.add(b0, odd0);
      b1 = i32x4.add(b1, odd1);
      c0 = i32x4.add(c0, odd0);
      c1 = i32x4.add(c1, odd1);
      d0 = i32x4.add(d0, odd0);
      d1 = i32x4.add(d1, odd1);
      if (step === 5) break;
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 17, a0);
      b1 = mix(b1, 17, b0);
      c1 = mix(c1, 17, c0);
      d1 = mix(d1, 17, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 29, a0);
      b1 = mix(b1, 29, b0);
      c1 = mix(c1, 29, c0);
      d1 = mix(d1, 29, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 16, a0);
      b1 = mix(b1, 16, b0);
      c1 = mix(c1, 16, c0);
      d1 = mix(d1, 16, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 24, a0);
      b1 = mix(b1, 24, b0);
      c1 = mix(c1, 24, c0);
      d1 = mix(d1, 24, d0);
      const even0 = i32x4.splat(key1);
      const even1 = i32x4.splat(key2 + step + 1);
      a0 = i32x4.add(a0, even0);
      a1 = i32x4.add(a1, even1);
      b0 = i32x4.add(b0, even0);
      b1 = i32x4.add(b1, even1);
      c0 = i32x4.add(c0, even0);
      c1 = i32x4.add(c1, even1);
      d0 = i32x4.add(d0, even0);
      d1 = i32x4.add(d1, even1);
      // The keys go round: two on.
      const key = key0;
      key0 = key2;
      key2 = key1;
      key1 = key;
    }
    put(out, a0, a1);
    put(out + 32, b0, b1);
    put(out + 64, c0, c1);
    put(out + 96, d0, d1);
    counters = i32x4.add(counters, i32x4.splat(16));
  }
}

/** Returns two words of memory as doubles. */
function twoWords(from: usize): v128 {
  return f64x2.convert_low_i32x4_u(v128.load_zero<u64>(from));
}

/** Writes start + word · step from `out` to `end`, and on to a pair. */
function line(from: usize, out: usize, end: usize, start: f64, step: f64): void {
  const first = f64x2.splat(start);
  const rise = f64x2.splat(step);
  for (; out < end; out += 16, from += 8) {
    v128.store(out, f64x2.add(first, f64x2.mul(twoWords(from), rise)));
  }
}

/**
 * Writes values of a triangular distribution: low + √(p · rise) below the turning point, high − √((2³² − p) · fall) above it, for p a
 * half more than the word.
 */
function triangle(
  from: usize,
  out: usize,
  end: usize,
  low: f64,
  high: f64,
  turn: f64,
  rise: f64,
  fall: f64,
): void {
  for (; out < end; out += 16, from += 8) {
    const p = f64x2.add(twoWords(from), half());
    const isBelow = f64x2.lt(p, f64x2.splat(turn));
    const below = f64x2.mul(p, f64x2.splat(rise));
    const above = f64x2.mul(f64x2.sub(f64x2.splat(4294967296), p), f64x2.splat(fall));
    const root = f64x2.sqrt(v128.bitselect(below, above, isBelow));
    v128.store(
      out,
      v128.bitselect(f64x2.add(f64x2.splat(low), root), f64x2.sub(f64x2.splat(high), root), isBelow),
    );
  }
}

/** Of rows: the bits of a place, what moves the sign's, and the bits that choose a piece. */
const masks = memory.data<u64>([0x103fc0, 0x4000001, 0xfffe000000000000]);

/** Returns a word read as one with a sign, and a half: w / 2 with w odd, from the nearer end, and below zero from above. Two of them. */
function fromNearerEnd(from: usize): v128 {
  return f64x2.add(f64x2.convert_low_i32x4_s(v128.load_zero<u64>(from)), half());
}

/**
 * Returns where the rows of two places stand in a table. Bits 6 to 13 are the row's, 64 bytes each, bit 20 of the upper half is the sign's,
 * which is to be bit 14: the upper half of the 32-bit word times 2^10.
 */
function rowsOf(x: v128): v128 {
  const bits = v128.and(i64x2.shr_u(x, 43), v128.load64_splat(masks));
  return i32x4.dot_i16x8_s(bits, v128.load64_splat(masks, 8));
}

/** Returns how far two places lie in their pieces: what is left of the words beyond the binary digits that choose the piece. */
function within(x: v128): v128 {
  return f64x2.sub(x, v128.and(x, v128.load64_splat(masks, 16)));
}

/** Returns c0 + x · c1 + x² · c2 + … for two places x, with the coefficients of a row each. */
function polynomial(x: v128, first: usize, second: usize): v128 {
  const a4 = v128.load(first, 32);
  const b4 = v128.load(second, 32);
  const a2 = v128.load(first, 16);
  const b2 = v128.load(second, 16);
  const a0 = v128.load(first);
  const b0 = v128.load(second);
  let sum = v128.shuffle<i64>(a4, b4, 1, 3);
  sum = f64x2.add(v128.shuffle<i64>(a4, b4, 0, 2), f64x2.mul(x, sum));
  sum = f64x2.add(v128.shuffle<i64>(a2, b2, 1, 3), f64x2.mul(x, sum));
  sum = f64x2.add(v128.shuffle<i64>(a2, b2, 0, 2), f64x2.mul(x, sum));
  sum = f64x2.add(v128.shuffle<i64>(a0, b0, 1, 3), f64x2.mul(x, sum));
  return f64x2.add(v128.shuffle<i64>(a0, b0, 0, 2), f64x2.mul(x, sum));
}

/**
 * Writes quantiles by a table of polynomials: see `tableOf` in math/distributions/quantile-tables.ts for how it is laid out. Goes on to a multiple of four
 * values: two pairs go side by side, as each step of a value waits for the one before it.
 */
function table(from: usize, out: usize, end: usize, rows: usize): void {
  for (; out < end; out += 32, from += 16) {
    const x = fromNearerEnd(from);
    const y = fromNearerEnd(from + 8);
    const xRows = rowsOf(x);
    const yRows = rowsOf(y);
    v128.store(
      out,
      polynomial(within(x), rows + i32x4.extract_lane(xRows, 0), rows + i32x4.extract_lane(xRows, 2)),
    );
    v128.store(
      out,
      polynomial(within(y), rows + i32x4.extract_lane(yRows, 0), rows + i32x4.extract_lane(yRows, 2)),
      16,
    );
  }
}

/** Writes the last value of a list of pairs (place, value) whose place is not above the word's. */
function steps(from: usize, out: usize, end: usize, list: usize, listEnd: usize): void {
  for (; out < end; out += 16, from += 8) {
    const p = f64x2.add(twoWords(from), half());
    let value = f64x2.splat(0);
    for (let at = list; at < listEnd; at += 16) {
      const isReached = f64x2.le(v128.load64_splat(at), p);
      value = v128.bitselect(v128.load64_splat(at, 8), value, isReached);
    }
    v128.store(out, value);
  }
}

/** Rounds a column to whole numbers, half up. */
export function whole(column: usize, end: usize): void {
  for (; column < end; column += 16) {
    const x = v128.load(column);
    const floor = f64x2.floor(x);
    const isUp = f64x2.ge(f64x2.sub(x, floor), half());
    v128.store(column, f64x2.add(floor, v128.and(isUp, one())));
  }
}

/** Turns words into values from `out` to `end`, by a sampler of some kind and its parameters in memory. */
export function sample(kind: i32, from: usize, out: usize, end: usize, parameters: usize): void {
  const first = load<f64>(parameters);
  const second = load<f64>(parameters, 8);
  if (kind === lineKind) {
    line(from, out, end, first, second);
  } else if (kind === triangleKind) {
    const turn = load<f64>(parameters, 16);
    const rise = load<f64>(parameters, 24);
    const fall = load<f64>(parameters, 32);
    triangle(from, out, end, first, second, turn, rise, fall);
  } else if (kind === tableKind) {
    table(from, out, end, <usize>first);
  } else {
    steps(from, out, end, <usize>first, <usize>second);
  }
}

/** Draws n values of each of the columns listed from `from` to `to`, of the trials from a counter on. `scratch`: room for their words. */
export function drawAll(
  from: usize,
  to: usize,
  counter: i32,
  counterUpper: i32,
  scratch: usize,
  n: i32,
): void {
  const scratchEnd = scratch + 4 * n;
  for (; from < to; from += drawnBytes) {
    const key = from + drawnKey;
    words(load<i32>(key), load<i32>(key, 4), load<i32>(key, 8), counter, counterUpper, scratch, scratchEnd);
    const out = load<u32>(from, drawnOut);
    const end = out + 8 * n;
    sample(load<i32>(from, drawnKind), scratch, out, end, from + drawnParameters);
    if (load<i32>(from, drawnIsWhole)) whole(out, end);
  }
}
