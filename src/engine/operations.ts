/**
 * The arithmetic of the language on doubles. Undefined is NaN, conditions are 1, 0 and NaN.
 *
 * Overflow is undefined too. An infinity that has come about goes on through `+ - *` and ends as NaN or as an infinity,
 * which is undefined where it is read; so only the operations that could swallow one (a divisor, a comparison, a
 * minimum, an exponent) look for it. What `interpreter.ts` evaluates and constants folded by `graph.ts` follow these
 * same definitions.
 */

import { ceil, floor, round } from "../formula/rounding.ts";
import { power } from "../math/power.ts";

const finite = (x: number): boolean => x - x === 0;

export const arithmetic = {
  add: (a: number, b: number) => a + b,
  sub: (a: number, b: number) => a - b,
  mul: (a: number, b: number) => a * b,
  div: divide,
  neg: (a: number) => -a,
  min: (a: number, b: number) => (finite(a) && finite(b) ? Math.min(a, b) : Number.NaN),
  max: (a: number, b: number) => (finite(a) && finite(b) ? Math.max(a, b) : Number.NaN),
  eq: (a: number, b: number) => (finite(a) && finite(b) ? Number(a === b) : Number.NaN),
  lt: (a: number, b: number) => (finite(a) && finite(b) ? Number(a < b) : Number.NaN),
  le: (a: number, b: number) => (finite(a) && finite(b) ? Number(a <= b) : Number.NaN),
  // Three-valued logic (Kleene 1938): what one side decides does not wait for the other to be defined.
  and: (a: number, b: number) => (a === 0 || b === 0 ? 0 : a * b),
  or: (a: number, b: number) => (a === 1 || b === 1 ? 1 : a + b),
  not: (a: number) => 1 - a,
  select: (c: number, a: number, b: number) => (c === 1 ? a : c === 0 ? b : Number.NaN),
  abs: Math.abs,
  floor,
  ceil,
  round,
  /** An amount of money to its last unit: undefined beyond the whole numbers that a double counts. */
  exact: (a: number) => (Math.abs(a) <= Number.MAX_SAFE_INTEGER ? a : Number.NaN),
  exp: (a: number) => (finite(a) ? Math.exp(a) : Number.NaN),
  ln: Math.log,
  sqrt: Math.sqrt,
  pow: raised,
} as const;

function divide(a: number, b: number): number {
  return finite(b) ? a / b : Number.NaN;
}

export type Operation = keyof typeof arithmetic;

/** Whole exponents up to this are products, left to right: exact where powers are, and ten times as fast. */
export const mostFactors = 32;

function raised(base: number, exponent: number): number {
  if (!finite(base) || !finite(exponent)) return Number.NaN;
  if (!Number.isInteger(exponent) || Math.abs(exponent) > mostFactors) {
    // What is nothing yet, or all there already, needs no power: growth along a curve is one of the two in most years.
    if (base === 1 || (base === 0 && exponent > 0)) return base + 0;
    return power(base, exponent);
  }
  let product = 1;
  for (let i = Math.abs(exponent); i > 0; i--) product *= base;
  return exponent < 0 ? divide(1, product) : product;
}

/**
 * Serves asks in order of priority, the lowest number first and ties to the earlier place, until the envelope is empty. Reads
 * asks from `values[0..n-1]` and priorities from `values[n..2n-1]`; writes what each gets over the asks.
 */
export function waterfall(envelope: number, values: Float64Array, n: number): void {
  let lawful = finite(envelope);
  for (let i = 0; i < 2 * n; i++) if (!finite(values[i] as number)) lawful = false;
  if (!lawful) {
    values.fill(Number.NaN, 0, n);
    return;
  }
  const order = Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (values[n + a] as number) - (values[n + b] as number) || a - b);
  let left = Math.max(0, envelope);
  for (const i of order) {
    const served = Math.max(0, Math.min(values[i] as number, left));
    values[i] = served;
    left -= served;
  }
}

/**
 * The value `lag` years back among `past[0..n-1]`, where past[j] is the value `least + j` years back, and `before` for all years
 * further back. Between whole years it is interpolated in a straight line. Undefined for a lag below `least`.
 */
export function lagged(lag: number, least: number, before: number, past: Float64Array, n: number): number {
  if (!finite(lag) || lag < least) return Number.NaN;
  const whole = Math.floor(lag);
  const part = lag - whole;
  const near = whole - least < n ? (past[whole - least] as number) : before;
  if (part === 0) return near;
  const far = whole + 1 - least < n ? (past[whole + 1 - least] as number) : before;
  return near * (1 - part) + far * part;
}
