/**
 * The arithmetic of the language on intervals (Moore 1966). What is bounded is what a kernel computes, doubles and all: an
 * operation that rounds correctly is monotone in doubles too, so its bounds need no widening; only `exp`, `ln` and `^` do.
 */

import { maxOf, minOf } from "../../lists.ts";
import { maxFactors, power, pow as raise } from "../../math/power.ts";

export interface Interval {
  /** The values lie between these, both of them finite; where `low` is the greater there are none. */
  readonly low: number;
  readonly high: number;
  /** Whether it may be undefined. Always, where there are no values. */
  readonly maybe: boolean;
}

/** Between which values a free input stays; its ends may be infinite. */
export type Bounds = readonly [low: number, high: number];

/** Undefined, whatever the inputs. */
export const never: Interval = {
  low: Number.POSITIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
  maybe: true,
};
const most = Number.MAX_VALUE;
const least = Number.MIN_VALUE;
const anything: Interval = { low: -most, high: most, maybe: true };

export function point(value: number): Interval {
  return Number.isFinite(value) ? { low: value, high: value, maybe: false } : never;
}

export function isEmpty({ low, high }: Interval): boolean {
  return low > high;
}

export function isPoint({ low, high, maybe }: Interval): boolean {
  return low === high && !maybe;
}

/** Bounds as they were computed: an end that overflowed may be undefined. */
export function within(low: number, high: number, maybe: boolean): Interval {
  if (Number.isNaN(low) || Number.isNaN(high)) return anything;
  if (low > high || low === Number.POSITIVE_INFINITY || high === Number.NEGATIVE_INFINITY) return never;
  if (low >= -most && high <= most) return { low, high, maybe };
  return { low: Math.max(low, -most), high: Math.min(high, most), maybe: true };
}

/** Everything that either of them holds. */
export function hull(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), maybe: a.maybe || b.maybe };
}

type Unary = (a: Interval) => Interval;
type Binary = (a: Interval, b: Interval, same: boolean) => Interval;

const unary =
  (of: Unary): Unary =>
  (a) =>
    isEmpty(a) ? never : of(a);
const binary =
  (of: Binary): Binary =>
  (a, b, same) =>
    isEmpty(a) || isEmpty(b) ? never : of(a, b, same);

/** Bounds where an operation that rises with its operand is applied to both ends. */
export const monotone = (of: (x: number) => number): Unary =>
  unary(({ low, high, maybe }) => within(of(low), of(high), maybe));

// One for each operation, by its name; `same`: both operands are one and the same value.
export const add = binary((a, b) => within(a.low + b.low, a.high + b.high, a.maybe || b.maybe));
export const sub = binary((a, b, same) =>
  same ? within(0, 0, a.maybe) : within(a.low - b.high, a.high - b.low, a.maybe || b.maybe),
);
export const mul = binary((a, b, same) => (same ? square(a) : product(a, b)));
export const div = binary(quotient);
export const neg = unary(({ low, high, maybe }) => ({ low: -high, high: -low, maybe }));
export const min = binary((a, b) => ({
  low: Math.min(a.low, b.low),
  high: Math.min(a.high, b.high),
  maybe: a.maybe || b.maybe,
}));
export const max = binary((a, b) => ({
  low: Math.max(a.low, b.low),
  high: Math.max(a.high, b.high),
  maybe: a.maybe || b.maybe,
}));
export const eq = binary((a, b, same) => {
  const met = same || (a.low === a.high && b.low === b.high && a.low === b.low);
  return verdict(met, a.high < b.low || b.high < a.low, a, b);
});
export const lt = binary((a, b, same) => verdict(a.high < b.low, same || a.low >= b.high, a, b));
export const le = binary((a, b, same) => verdict(same || a.high <= b.low, a.low > b.high, a, b));
export const abs = unary((a) => {
  if (a.low >= 0) return a;
  const high = Math.max(-a.low, a.high);
  return { low: a.high <= 0 ? -a.high : 0, high, maybe: a.maybe };
});
export const exact = binary(({ low, high, maybe }, { high: most }) => {
  if (low > most || high < -most) return never;
  return {
    low: Math.max(low, -most),
    high: Math.min(high, most),
    maybe: maybe || low < -most || high > most,
  };
});
export const exp = unary(({ low, high, maybe }) => {
  const bounds = widenedEach(Math.exp(low), Math.exp(high), 4, maybe);
  return isEmpty(bounds) ? bounds : { ...bounds, low: Math.max(0, bounds.low) };
});
export const ln = unary(({ low, high, maybe }) => {
  if (high <= 0) return never;
  // The least positive double has a logarithm of -744.4.
  if (low <= 0) return widenedEach(-745, Math.log(high), 4, true);
  return widenedEach(Math.log(low), Math.log(high), 4, maybe);
});
export const sqrt = unary(({ low, high, maybe }) => {
  if (high < 0) return never;
  return within(Math.sqrt(Math.max(0, low)), Math.sqrt(high), maybe || low < 0);
});
export const pow = binary(powers);

function verdict(met: boolean, unmet: boolean, a: Interval, b: Interval): Interval {
  return { low: met ? 1 : 0, high: unmet ? 0 : 1, maybe: a.maybe || b.maybe };
}

/** Of conditions in three-valued logic: what is surely false makes both false, defined or not. */
export function and(a: Interval, b: Interval): Interval {
  const mayFail = (of: Interval) => of.low <= 0 && !isEmpty(of);
  const mayHold = (of: Interval) => of.high >= 1 && !isEmpty(of);
  const fails = mayFail(a) || mayFail(b);
  const holds = mayHold(a) && mayHold(b);
  // Undefined beside what holds, or beside what is undefined too.
  const maybe = (a.maybe && (b.maybe || mayHold(b))) || (b.maybe && mayHold(a));
  if (!fails && !holds) return never;
  return { low: fails ? 0 : 1, high: holds ? 1 : 0, maybe };
}

export function or(a: Interval, b: Interval): Interval {
  return not(and(not(a), not(b)));
}

/** Of a condition. Where there are no values the ends stay the wrong way round. */
export function not({ low, high, maybe }: Interval): Interval {
  return { low: 1 - high, high: 1 - low, maybe };
}

export function select(condition: Interval, yes: Interval, no: Interval): Interval {
  if (isEmpty(condition)) return never;
  const taken = condition.low === 1 ? yes : condition.high === 0 ? no : hull(yes, no);
  return condition.maybe && !taken.maybe ? { ...taken, maybe: true } : taken;
}

function product(a: Interval, b: Interval): Interval {
  const [p, q, r, s] = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return within(Math.min(p, q, r, s), Math.max(p, q, r, s), a.maybe || b.maybe);
}

function square({ low, high, maybe }: Interval): Interval {
  const [p, q] = [low * low, high * high];
  return within(low < 0 && high > 0 ? 0 : Math.min(p, q), Math.max(p, q), maybe);
}

function quotient(a: Interval, b: Interval): Interval {
  const maybe = a.maybe || b.maybe;
  if (b.low > 0 || b.high < 0) {
    const [p, q, r, s] = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
    return within(Math.min(p, q, r, s), Math.max(p, q, r, s), maybe);
  }
  // Division by zero is undefined; near it the quotient is as large as can be.
  if (b.low === b.high) return never;
  if (a.low >= 0 && b.low === 0) return within(a.low / b.high, most, true);
  if (a.low >= 0 && b.high === 0) return within(-most, a.low / b.low, true);
  if (a.high <= 0 && b.low === 0) return within(-most, a.high / b.high, true);
  if (a.high <= 0 && b.high === 0) return within(a.high / b.low, most, true);
  return anything;
}

function powers(a: Interval, b: Interval): Interval {
  const maybe = a.maybe || b.maybe;
  if (b.low === b.high && Number.isInteger(b.low) && Math.abs(b.low) <= maxFactors) {
    const raised = wholePower(a, Math.abs(b.low), maybe);
    return b.low < 0 ? div(point(1), raised, false) : raised;
  }
  // In each of its two arguments a power of a positive base goes one way; chains of products and `power` differ a little.
  if (a.low < 0 || (a.low === 0 && b.low <= 0)) return anything;
  const corners = [a.low, a.high].flatMap((base) => [power(base, b.low), power(base, b.high)]);
  const bounds = widenedEach(minOf(corners), maxOf(corners), 4 * maxFactors, maybe);
  return isEmpty(bounds) ? bounds : { ...bounds, low: Math.max(0, bounds.low) };
}

/** As `pow` multiplies it out. */
function wholePower({ low, high, maybe: own }: Interval, exponent: number, maybe: boolean): Interval {
  if (exponent === 0) return { low: 1, high: 1, maybe };
  const [p, q] = [raise(low, exponent), raise(high, exponent)];
  if (exponent % 2 === 1) return within(p, q, maybe || own);
  return within(low < 0 && high > 0 ? 0 : Math.min(p, q), Math.max(p, q), maybe || own);
}

/** Each end by its own error: functions that are not rounded correctly. */
function widenedEach(low: number, high: number, times: number, maybe: boolean): Interval {
  const slack = (x: number) => Math.abs(x) * times * Number.EPSILON + least;
  if (low === Number.POSITIVE_INFINITY) return never;
  return within(low - slack(low), high === Number.POSITIVE_INFINITY ? high : high + slack(high), maybe);
}
