/** What `allocate`, `waterfall` and `lag` can give for amounts that lie in intervals. */

import { round } from "../../formula/rounding.ts";
import { allocate, servingOrder, waterfall } from "../allocation.ts";
import { type LagPlaces, lagPlaces } from "../program/lag.ts";
import { add, hull, type Interval, isEmpty, isPoint, mul, never, point, within } from "./interval.ts";

/** The parts of an amount by weights. */
export function allocateWithin(amount: Interval, weights: readonly Interval[]): Interval[] {
  const n = weights.length;
  if (isPoint(amount) && weights.every(isPoint)) {
    const parts = Float64Array.from(weights, ({ low }) => low);
    allocate(amount.low, parts, n);
    return Array.from(parts, point);
  }
  const undefinable = weights.map(() => never);
  if (isEmpty(amount) || weights.some((weight) => isEmpty(weight) || weight.high < 0)) return undefinable;
  const most = Number.MAX_SAFE_INTEGER;
  if (amount.low > most || amount.high < -most) return undefinable;
  const low = Math.max(amount.low, -most);
  const high = Math.min(amount.high, most);
  const positive = weights.map(({ low, high }) => ({ low: Math.max(0, low), high }));
  const least = positive.reduce((sum, { low }) => sum + low, 0);
  const greatest = positive.reduce((sum, { high }) => sum + high, 0);
  const maybe =
    amount.maybe ||
    amount.low < -most ||
    amount.high > most ||
    weights.some((weight) => weight.maybe || weight.low < 0) ||
    !Number.isFinite(greatest) ||
    least === 0;
  const others = sumsOfOthers(positive);
  return positive.map((weight, i) => {
    const share = shareOf(weight, others[i] as Ends, least, greatest);
    const parts: Interval[] = [];
    if (high >= 0) parts.push(partOf(Math.max(0, low), high, share, n, maybe));
    if (low < 0) {
      const part = partOf(Math.max(0, -high), -low, share, n, maybe);
      parts.push({ low: 0 - part.high, high: 0 - part.low, maybe });
    }
    return parts.reduce(hull);
  });
}

type Ends = Pick<Interval, "low" | "high">;

/** A weight's share of a sum that lies between `least` and `greatest`, and of its own with the others'. */
function shareOf({ low, high }: Ends, others: Ends, least: number, greatest: number): Ends {
  // The others' sum is not rounded as the whole sum is.
  const slack = 1e-9;
  const from = Math.max(low / greatest, (low / (low + others.high)) * (1 - slack));
  const whole = high + others.low;
  // A sum beyond all doubles says nothing of a share of it.
  const ofWhole = Number.isFinite(whole) ? (high / whole) * (1 + slack) : 1;
  const to = Math.min(least === 0 ? 1 : high / least, ofWhole, 1);
  return { low: Number.isFinite(from) ? from : 0, high: high === 0 ? 0 : Number.isFinite(to) ? to : 1 };
}

/** For each weight the sum of all others. A difference would lose the small ones beside the large. */
function sumsOfOthers(weights: readonly Ends[]): Ends[] {
  const sums = weights.map(() => ({ low: 0, high: 0 }));
  const run = (order: readonly number[]) => {
    let [low, high] = [0, 0];
    for (const i of order) {
      const [sum, weight] = [sums[i] as Ends, weights[i] as Ends];
      sums[i] = { low: sum.low + low, high: sum.high + high };
      low += weight.low;
      high += weight.high;
    }
  };
  const order = weights.map((_, i) => i);
  run(order);
  run(order.reverse());
  return sums;
}

/** One of n shares of a whole amount: its quota rounded down, and a unit more for some. */
function partOf(low: number, high: number, share: Ends, n: number, maybe: boolean): Interval {
  const [least, greatest] = [round(low), round(high)];
  if (share.high === 0) return { low: 0, high: 0, maybe };
  // Weights stand for decimals of 15 digits, and the ends of shares are doubles.
  const slack = greatest * n * 1e-14;
  return {
    low: Math.max(0, Math.floor(least * share.low - slack)),
    high: Math.min(greatest, Math.floor(greatest * share.high + slack) + 1),
    maybe,
  };
}

/** What each of the asks gets of the envelope. */
export function waterfallWithin(
  envelope: Interval,
  asks: readonly Interval[],
  priorities: readonly Interval[],
): Interval[] {
  const all = [envelope, ...asks, ...priorities];
  if (all.some(isEmpty)) return asks.map(() => never);
  const maybe = all.some((each) => each.maybe);
  if (all.every(isPoint)) {
    const values = Float64Array.from([...asks, ...priorities], ({ low }) => low);
    waterfall(envelope.low, values, asks.length);
    return asks.map((_, i) => point(values[i] as number));
  }
  const priority = (i: number) => priorities[i] as Interval;
  const order = servingOrder(asks.length, (i) => priority(i).low);
  const certain = order.every((i, at) => {
    const next = order[at + 1];
    if (next === undefined) return true;
    // Of equals the earlier is served first.
    return priority(i).high < priority(next).low || (priority(i).high === priority(next).low && i < next);
  });
  const parts: Interval[] = asks.map(() => never);
  let left = { low: Math.max(0, envelope.low), high: Math.max(0, envelope.high) };
  for (const i of order) {
    const ask = asks[i] as Interval;
    const served = (want: number, of: number) => Math.max(0, Math.min(want, of));
    parts[i] = { low: certain ? served(ask.low, left.low) : 0, high: served(ask.high, left.high), maybe };
    if (!certain) continue;
    left = {
      low: left.low - served(ask.high, left.low),
      high: left.high - served(ask.low, left.high),
    };
  }
  return parts;
}

/** The value `lag` years back, as `lagged` gives it. */
export function lagWithin(
  lag: Interval,
  least: number,
  before: Interval,
  past: readonly Interval[],
): Interval {
  if (isEmpty(lag) || lag.high < least) return never;
  const maybe = lag.maybe || lag.low < least;
  const at = (place: number) => past[place] ?? before;
  const shortest = Math.max(lag.low, least);
  const { near, far, part } = lagPlaces(shortest, least, past.length) as LagPlaces;
  if (lag.low === lag.high) {
    const value =
      part === 0
        ? at(near)
        : add(mul(at(near), point(1 - part), false), mul(at(far), point(part), false), false);
    return maybe && !value.maybe ? { ...value, maybe } : value;
  }
  // Beyond the last of the past there is only `before`.
  const to = Math.min(Math.ceil(lag.high) - least, past.length);
  let every = at(near);
  for (let place = near + 1; place <= to; place++) every = hull(every, at(place));
  if (isEmpty(every)) return never;
  const size = Math.max(Math.abs(every.low), Math.abs(every.high));
  // Two products of parts that add to one can miss the straight line between them by a little, but between zeros.
  const slack = size === 0 ? 0 : size * 4 * Number.EPSILON + Number.MIN_VALUE;
  return within(every.low - slack, every.high + slack, maybe || every.maybe);
}
