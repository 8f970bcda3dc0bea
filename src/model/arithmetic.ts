/**
 * The arithmetic of the language on doubles. Undefined is NaN, conditions are 1, 0 and NaN.
 *
 * Overflow is undefined too. An infinity that has come about goes on through `+ - *` and ends as NaN or as an infinity,
 * which is undefined where it is read; so only the operations that could swallow one (a divisor, a comparison, a
 * minimum, an exponent) look for it. Sources compiled by `compile.ts` and constants folded by `graph.ts` follow these
 * same definitions.
 */

import { power } from "./power.ts";

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
  and: (a: number, b: number) => a * b,
  or: (a: number, b: number) => a + b - a * b,
  not: (a: number) => 1 - a,
  select: (c: number, a: number, b: number) => (c === 1 ? a : c === 0 ? b : Number.NaN),
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  round: (a: number) => (a < 0 ? -Math.round(-a) : Math.round(a)),
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
    return power(base, exponent) ?? base ** exponent;
  }
  let product = 1;
  for (let i = Math.abs(exponent); i > 0; i--) product *= base;
  return exponent < 0 ? divide(1, product) : product;
}

/**
 * Splits an amount into whole units in proportion to weights, by largest remainder (Hamilton's method), ties to the earlier
 * place. Reads `weights[0..n-1]` and writes the parts over them; they add to the rounded amount exactly. Undefined when a
 * weight is negative or undefined, when all are zero and the amount is not, and beyond the whole numbers that a double counts.
 */
export function allocate(amount: number, weights: Float64Array, n: number): void {
  let sum = 0;
  let lawful = Math.abs(amount) <= Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < n; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) lawful = false;
    sum += weight;
  }
  if (!lawful || !finite(sum) || (sum === 0 && amount !== 0)) {
    weights.fill(Number.NaN, 0, n);
    return;
  }
  const sign = amount < 0 ? -1 : 1;
  const whole = Math.round(Math.abs(amount));
  if (whole === 0) {
    weights.fill(0, 0, n);
    return;
  }
  const remainders = new Float64Array(n);
  let given = 0;
  for (let i = 0; i < n; i++) {
    const quota = whole * ((weights[i] as number) / sum);
    const part = Math.floor(quota);
    weights[i] = part;
    // A part without weight never takes a remainder.
    remainders[i] = (quota === 0 ? -1 : quota) - part;
    given += part;
  }
  // Rounding of the quotas can leave the sum a unit or two over as well as under.
  for (let left = whole - given; left !== 0; left -= Math.sign(left)) {
    let best = -1;
    for (let i = 0; i < n; i++) {
      const remainder = remainders[i] as number;
      if (left < 0 && weights[i] === 0) continue;
      if (
        best < 0 ||
        (left > 0 ? remainder > (remainders[best] as number) : remainder < (remainders[best] as number))
      )
        best = i;
    }
    weights[best] = (weights[best] as number) + Math.sign(left);
    remainders[best] = (remainders[best] as number) - Math.sign(left);
  }
  if (sign < 0) for (let i = 0; i < n; i++) weights[i] = 0 - (weights[i] as number);
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
