/**
 * Between which numbers each node of a graph stays while its free inputs stay between theirs. The ends are worked out with the very
 * operations of the kernel: those round monotonically, so no value that the kernel works out lies outside. Where both ends are finite an
 * operation is defined for operands that are; all else is `anything`, undefined included. Ends are read by number: taking a pair apart costs more than all that is done
 * with it.
 */

import { maxOf, minOf } from "../../lists.ts";
import { arithmetic, type Operation } from "../operations.ts";

export type Bounds = readonly [low: number, high: number];

export const anything: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const condition: Bounds = [0, 1];

export function isBounded(bounds: Bounds): boolean {
  return bounds[1] - bounds[0] < Number.POSITIVE_INFINITY;
}

export function hull(all: readonly Bounds[]): Bounds {
  return within(minOf(all.map((each) => each[0])), maxOf(all.map((each) => each[1])));
}

function within(low: number, high: number): Bounds {
  return high - low < Number.POSITIVE_INFINITY ? [low, high] : anything;
}

/** Of an operation; where it takes fewer than three operands, the others do not matter. */
export function boundsOf(op: Operation, a: Bounds, b: Bounds, c: Bounds): Bounds {
  if (op === "select") {
    return isBounded(a) ? within(Math.min(b[0], c[0]), Math.max(b[1], c[1])) : anything;
  }
  if (op === "and" && (isAlways(0, a) || isAlways(0, b))) return [0, 0];
  if (op === "or" && (isAlways(1, a) || isAlways(1, b))) return [1, 1];
  if (!isBounded(a) || !isBounded(b)) return anything;
  const low = a[0];
  const high = a[1];
  switch (op) {
    case "add":
      return within(low + b[0], high + b[1]);
    case "sub":
      return within(low - b[1], high - b[0]);
    case "mul":
      return spanned(low * b[0], low * b[1], high * b[0], high * b[1]);
    case "div":
      return b[0] > 0 || b[1] < 0 ? spanned(low / b[0], low / b[1], high / b[0], high / b[1]) : anything;
    case "neg":
      return [-high, -low];
    case "min":
    case "max":
      return [Math[op](low, b[0]), Math[op](high, b[1])];
    case "eq":
    case "lt":
    case "le":
      return decided(op, a, b) ?? condition;
    case "and":
      return [low * b[0], high * b[1]];
    case "or":
      return [Math.max(low, b[0]), Math.max(high, b[1])];
    case "not":
      return [1 - high, 1 - low];
    case "abs":
      return [low > 0 ? low : high < 0 ? -high : 0, Math.max(Math.abs(low), Math.abs(high))];
    case "floor":
    case "ceil":
    case "round":
      return [arithmetic[op](low), arithmetic[op](high)];
    case "exact":
      return isExact(a) ? a : anything;
    case "sqrt":
      return low >= 0 ? [Math.sqrt(low), Math.sqrt(high)] : anything;
    // These do not round correctly: their ends are moved out by more than they can be wrong.
    case "exp":
      return widened(Math.exp(low), Math.exp(high));
    case "ln":
      return low > 0 ? widened(Math.log(low), Math.log(high)) : anything;
    case "pow":
      return powers(a, b);
  }
}

/** Whether whole amounts between these are surely counted to the last unit. */
export function isExact(bounds: Bounds): boolean {
  return Math.max(-bounds[0], bounds[1]) <= Number.MAX_SAFE_INTEGER;
}

function isAlways(value: number, bounds: Bounds): boolean {
  return bounds[0] === value && bounds[1] === value;
}

/** A comparison that comes out the same for all values between these bounds. */
function decided(op: "eq" | "lt" | "le", a: Bounds, b: Bounds): Bounds | undefined {
  const always: Bounds = [1, 1];
  const never: Bounds = [0, 0];
  if (op === "eq") {
    if (a[0] === a[1] && b[0] === b[1] && a[0] === b[0]) return always;
    return a[1] < b[0] || b[1] < a[0] ? never : undefined;
  }
  const holds = op === "lt" ? a[1] < b[0] : a[1] <= b[0];
  if (holds) return always;
  return (op === "lt" ? a[0] >= b[1] : a[0] > b[1]) ? never : undefined;
}

/** From the least to the greatest of these: those at the ends of what an operation takes. */
function spanned(p: number, q: number, r: number, s: number): Bounds {
  return within(Math.min(p, q, r, s), Math.max(p, q, r, s));
}

/** Of a base that is not below zero: powers are monotone in the base and in the exponent. */
function powers(base: Bounds, exponent: Bounds): Bounds {
  if (!(base[0] > 0 || (base[0] === 0 && exponent[0] > 0))) return anything;
  const of = (x: 0 | 1, y: 0 | 1) => arithmetic.pow(base[x], exponent[y]);
  const [low, high] = spanned(of(0, 0), of(0, 1), of(1, 0), of(1, 1));
  const [least, most] = widened(low, high);
  return [Math.max(0, least), most];
}

function widened(low: number, high: number): Bounds {
  const out = (x: number, sign: number) => x + sign * (Math.abs(x) * 1e-12 + 1e-300);
  return within(out(low, -1), out(high, 1));
}
