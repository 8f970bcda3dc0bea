/**
 * Arithmetic on columns of f64. Undefined is NaN or an infinity, conditions are 1 and 0.
 *
 * Every kernel evaluates one operation for the trials from `out` to `end`, four at a time. An operand is an address and the step from one
 * four to the next: 32 bytes for a column, 0 for a constant, which stands in memory four times.
 */

import { allWhole, farthest, half, infinity, nearness, notANumber, one } from "./constants";
import { exp as expOf, ln as lnOf } from "./host";

/** Returns NaN in the lanes where x is not finite, else `result`. */
function definedWhere(x: v128, result: v128): v128 {
  return v128.bitselect(result, notANumber(), f64x2.lt(f64x2.abs(x), infinity()));
}

/** Returns NaN in the lanes where x or y is not finite, else `result`. */
function definedWhereBoth(x: v128, y: v128, result: v128): v128 {
  return definedWhere(x, definedWhere(y, result));
}

export function copy(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da) {
    v128.store(out, v128.load(a));
    v128.store(out, v128.load(a, 16), 16);
  }
}

export function add(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, f64x2.add(v128.load(a), v128.load(b)));
    v128.store(out, f64x2.add(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

export function sub(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, f64x2.sub(v128.load(a), v128.load(b)));
    v128.store(out, f64x2.sub(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

export function mul(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, f64x2.mul(v128.load(a), v128.load(b)));
    v128.store(out, f64x2.mul(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

function quotient(a: v128, b: v128): v128 {
  return definedWhere(b, f64x2.div(a, b));
}

export function div(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, quotient(v128.load(a), v128.load(b)));
    v128.store(out, quotient(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

function lesser(a: v128, b: v128): v128 {
  return definedWhereBoth(a, b, f64x2.pmin(a, b));
}

export function min(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, lesser(v128.load(a), v128.load(b)));
    v128.store(out, lesser(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

/** Of numbers that are surely defined. */
export function minDefined(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, f64x2.pmin(v128.load(a), v128.load(b)));
    v128.store(out, f64x2.pmin(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

function greater(a: v128, b: v128): v128 {
  return definedWhereBoth(a, b, f64x2.pmax(a, b));
}

export function max(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, greater(v128.load(a), v128.load(b)));
    v128.store(out, greater(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

/** Of numbers that are surely defined. */
export function maxDefined(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da, b += db) {
    v128.store(out, f64x2.pmax(v128.load(a), v128.load(b)));
    v128.store(out, f64x2.pmax(v128.load(a, 16), v128.load(b, 16)), 16);
  }
}

export function neg(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da) {
    v128.store(out, f64x2.neg(v128.load(a)));
    v128.store(out, f64x2.neg(v128.load(a, 16)), 16);
  }
}

export function abs(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da) {
    v128.store(out, f64x2.abs(v128.load(a)));
    v128.store(out, f64x2.abs(v128.load(a, 16)), 16);
  }
}

export function sqrt(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da) {
    v128.store(out, f64x2.sqrt(v128.load(a)));
    v128.store(out, f64x2.sqrt(v128.load(a, 16)), 16);
  }
}

/** Returns how near to a half or a whole number a number of this size counts as there. */
function nearnessOf(size: v128): v128 {
  return f64x2.pmin(f64x2.mul(size, nearness()), farthest());
}

/** Returns the nearest whole numbers to numbers that are not negative and below 2^52, halves up. */
export function roundedSize(size: v128): v128 {
  return f64x2.floor(f64x2.add(size, f64x2.add(half(), nearnessOf(size))));
}

/** Returns the nearest whole numbers, halves away from zero. */
export function rounded(x: v128): v128 {
  const size = f64x2.abs(x);
  const signed = v128.or(roundedSize(size), v128.and(x, f64x2.splat(-0.0)));
  return v128.bitselect(signed, x, f64x2.lt(size, allWhole()));
}

export function round(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da) {
    v128.store(out, rounded(v128.load(a)));
    v128.store(out, rounded(v128.load(a, 16)), 16);
  }
}

/** Rounds what is surely not negative and below 2^52. */
export function roundSize(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da) {
    v128.store(out, roundedSize(v128.load(a)));
    v128.store(out, roundedSize(v128.load(a, 16)), 16);
  }
}

/** Returns the nearest whole numbers where x is near enough, else `other`. */
function wholeOr(other: v128, x: v128): v128 {
  const whole = f64x2.nearest(x);
  const isNear = f64x2.le(f64x2.abs(f64x2.sub(x, whole)), nearnessOf(f64x2.abs(x)));
  return v128.bitselect(whole, other, isNear);
}

export function floor(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2) {
    const x = v128.load(a);
    v128.store(out, wholeOr(f64x2.floor(x), x));
  }
}

export function ceil(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2) {
    const x = v128.load(a);
    v128.store(out, wholeOr(f64x2.ceil(x), x));
  }
}

/** Undefined beyond the largest amount that is counted. */
export function exact(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2, b += db / 2) {
    const x = v128.load(a);
    v128.store(out, v128.bitselect(x, notANumber(), f64x2.le(f64x2.abs(x), v128.load(b))));
  }
}

export function exp(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 8, a += da / 4) {
    const x = load<f64>(a);
    store<f64>(out, x - x === 0 ? expOf(x) : NaN);
  }
}

export function ln(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 8, a += da / 4) store<f64>(out, lnOf(load<f64>(a)));
}

export function eq(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2, b += db / 2) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, definedWhereBoth(x, y, v128.and(one(), f64x2.eq(x, y))));
  }
}

export function lt(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2, b += db / 2) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, definedWhereBoth(x, y, v128.and(one(), f64x2.lt(x, y))));
  }
}

export function le(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2, b += db / 2) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, definedWhereBoth(x, y, v128.and(one(), f64x2.le(x, y))));
  }
}

/** Three-valued: false where either is false, whatever the other. */
export function and(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  const zero = f64x2.splat(0);
  for (; out < end; out += 16, a += da / 2, b += db / 2) {
    const x = v128.load(a);
    const y = v128.load(b);
    const isFalse = v128.or(f64x2.eq(x, zero), f64x2.eq(y, zero));
    v128.store(out, v128.andnot(f64x2.mul(x, y), isFalse));
  }
}

/** Three-valued: true where either is true, whatever the other. */
export function or(a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2, b += db / 2) {
    const x = v128.load(a);
    const y = v128.load(b);
    const isTrue = v128.or(f64x2.eq(x, one()), f64x2.eq(y, one()));
    v128.store(out, v128.bitselect(one(), f64x2.add(x, y), isTrue));
  }
}

export function not(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, a += da / 2) v128.store(out, f64x2.sub(one(), v128.load(a)));
}

/** Returns b where the condition a is true, c where it is false. */
export function select(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  for (; out < end; out += 16, a += da / 2, b += db / 2, c += dc / 2) {
    const condition = v128.load(a);
    const otherwise = v128.bitselect(v128.load(c), notANumber(), f64x2.eq(condition, f64x2.splat(0)));
    v128.store(out, v128.bitselect(v128.load(b), otherwise, f64x2.eq(condition, one())));
  }
}
