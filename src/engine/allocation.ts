/**
 * How amounts are split: by weights, or by asks in order of priority.
 *
 * By weights: whole units in proportion to weights, by largest remainder (Hamilton's method). A weight stands for the decimal that it agrees with to 15
 * significant digits, so that 5% is a twentieth and not the double beside it; from there on quotas, remainders and their ties are exact.
 */

import { farthest, nearness, round } from "../formula/rounding.ts";

/**
 * Splits an amount into whole units in proportion to weights, ties to the earlier place. Reads `weights[0..n-1]` and writes the parts over
 * them; they add to the rounded amount exactly. Undefined when a weight is negative or undefined, when all are zero and the amount is not,
 * and beyond the whole numbers that a double counts.
 */
export function allocate(amount: number, weights: Float64Array, n: number): void {
  let isLawful = Math.abs(amount) <= Number.MAX_SAFE_INTEGER;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) isLawful = false;
    sum += weight;
  }
  if (!isLawful || !(sum < Number.POSITIVE_INFINITY) || (sum === 0 && amount !== 0)) {
    weights.fill(Number.NaN, 0, n);
    return;
  }
  const size = round(Math.abs(amount));
  if (size === 0) {
    weights.fill(0, 0, n);
    return;
  }
  if (remainders.length < n) remainders = new Float64Array(2 * n);
  const units = unitsOf(weights, n, sum, size);
  let left = size;
  for (let i = 0; i < n; i++) {
    const quota = quotaOf(size, units, i);
    weights[i] = quota;
    left -= quota;
  }
  // There are more remainders above zero than units left: what has no weight gets nothing.
  for (; left > 0; left--) {
    let best = 0;
    for (let i = 1; i < n; i++) if ((remainders[i] as number) > (remainders[best] as number)) best = i;
    weights[best] = (weights[best] as number) + 1;
    remainders[best] = -1;
  }
  if (amount < 0) for (let i = 0; i < n; i++) weights[i] = 0 - (weights[i] as number);
}

/** What is left of each quota: kept from one split to the next, since simulations make millions of them. */
let remainders = new Float64Array(8);

/** Weights as whole numbers and what they are more than that, which is nothing where they are decimals. */
interface Units {
  readonly whole: Float64Array;
  readonly over: Float64Array;
  readonly sum: number;
  readonly sumOver: number;
}

/** The most that weights in whole units add up to, but for their rounding. */
const maxUnits = 2 ** 51;
const [minPower, maxPower] = [-293, 300] as const;
/** A function of a power of ten that works each out once, and only those that are requested: a start has no time for all. */
function remembered(of: (power: number) => number): (power: number) => number {
  const known = new Map<number, number>();
  return (power) => {
    let value = known.get(power);
    if (value === undefined) {
      value = of(power);
      known.set(power, value);
    }
    return value;
  };
}

/** What sums are below to be multiplied by a power of ten. */
const fittingTo = remembered((power) => 2 ** Math.floor(Math.log2(maxUnits) - power * Math.log2(10)));
/** Reading a power of ten from its digits takes longer than all else. */
const tenTo = remembered((power) => Number(`1e${power}`));
/** Weights so small or large that their products with powers of ten are no doubles are first brought nearer to one. */
const nearer = (sum: number) => (sum < 2 ** -900 ? 2 ** 600 : sum > 2 ** 900 ? 2 ** -600 : 1);

/** The power of ten that makes decimal weights of such a sum whole: up to 15 or 16 digits of the sum. */
function scaleFor(sum: number): number {
  let power = Math.min(maxPower, 15 - Math.ceil(Math.log10(sum)));
  while (power < maxPower && sum < fittingTo(power + 1)) power++;
  while (power > minPower && sum >= fittingTo(power)) power--;
  return tenTo(power);
}

/** Where `unitsOf` writes: kept as `remainders` is. */
let held = { whole: new Float64Array(8), over: new Float64Array(8) };

/**
 * Valid until the next call. `size`: what is split by them. The digits that count are 15, or as many as move no quota by more than a 64th
 * of a unit.
 */
function unitsOf(weights: Float64Array, n: number, sum: number, size: number): Units {
  const factor = nearer(sum);
  const scale = scaleFor(sum * factor);
  if (held.whole.length < n) held = { whole: new Float64Array(2 * n), over: new Float64Array(2 * n) };
  const { whole, over } = held;
  let units = 0;
  let unitsOver = 0;
  const counting = (sum * factor * scale * farthest) / size;
  for (let i = 0; i < n; i++) {
    const weight = (weights[i] as number) * factor;
    const scaled = weight * scale;
    const unit = Math.floor(scaled + 0.5);
    const rest = scaled - unit + lost(weight, scale, scaled);
    const least = Math.max(unit * Number.EPSILON, Math.min(unit * nearness, counting));
    const more = Math.abs(rest) <= least ? 0 : rest;
    whole[i] = unit;
    over[i] = more;
    units += unit;
    unitsOver += more;
  }
  return { whole, over, sum: units, sumOver: unitsOver };
}

/** The least whole numbers in the same proportions, where weights are decimals whatever is split by them. */
export function proportions(weights: readonly number[]): readonly number[] | undefined {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY) || weights.some((weight) => weight < 0)) return undefined;
  const n = weights.length;
  const units = unitsOf(Float64Array.from(weights), n, sum, Number.POSITIVE_INFINITY);
  if (units.over.subarray(0, n).some((rest) => rest !== 0)) return undefined;
  const whole = Array.from(units.whole.subarray(0, n));
  const divisor = whole.reduce(commonDivisor, 0);
  return whole.map((unit) => unit / divisor);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Size × weight ÷ sum, rounded down; `remainders[i]` becomes what is left of it, in parts of the sum. Exact where weights are whole. */
function quotaOf(size: number, { whole, over, sum, sumOver }: Units, i: number): number {
  const unit = whole[i] as number;
  const more = over[i] as number;
  const all = sum + sumOver;
  const product = size * unit;
  let quota = Math.floor((product + size * more) / all);
  const taken = quota * sum;
  let remainder = product - taken + (lost(size, unit, product) - lost(quota, sum, taken));
  remainder += size * more - quota * sumOver;
  // The quotient of doubles can be a unit or two off.
  const units = Math.floor(remainder / all);
  quota += units;
  remainder -= units * all;
  const isOver = remainder < 0;
  remainders[i] = isOver ? remainder + all : remainder;
  return isOver ? quota - 1 : quota;
}

/** What a product of doubles is short of the exact one (Dekker 1971). */
function lost(a: number, b: number, product: number): number {
  const aHigh = upper(a);
  const bHigh = upper(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The upper 26 of a double's 53 binary digits. */
function upper(x: number): number {
  const spread = x * (2 ** 27 + 1);
  return spread - (spread - x);
}

/** The places of asks in the order in which they are served: the lowest priority first, ties to the earlier place. */
export function servingOrder(count: number, priority: (i: number) => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  return order.sort((a, b) => priority(a) - priority(b) || a - b);
}

/**
 * Serves asks in order of priority, until the envelope is empty. Reads asks from `values[0..n-1]` and priorities from `values[n..2n-1]`;
 * writes what each gets over the asks: undefined where any of them is.
 */
export function waterfall(envelope: number, values: Float64Array, n: number): void {
  let isDefined = Number.isFinite(envelope);
  for (let i = 0; i < 2 * n; i++) if (!Number.isFinite(values[i])) isDefined = false;
  if (!isDefined) {
    values.fill(Number.NaN, 0, n);
    return;
  }
  let left = Math.max(0, envelope);
  for (const i of servingOrder(n, (i) => values[n + i] as number)) {
    const served = Math.max(0, Math.min(values[i] as number, left));
    values[i] = served;
    left -= served;
  }
}
