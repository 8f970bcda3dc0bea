/** `allocate` for two trials at a time, in the common case. */

import { maxOf } from "../../lists.ts";
import { proportions } from "../allocation.ts";
import type { Node } from "../graph.ts";
import { finite, type Lanes, rounded } from "./lanes.ts";
import { bits, both, type Code } from "./wasm.ts";

/** Beyond so many parts, comparing each with each is no longer the short way. */
export const mostCompared = 8;
/** Weights of this sum are small enough that products with what is left by it are counted exactly. */
const mostProportions = 2 ** 26;

export interface Shares {
  /** A mask: where nothing is undefined. None where it never is. */
  readonly lawful: Code | undefined;
  /** A mask: where the parts are what they are exactly. None where they always are. */
  readonly clear: Code | undefined;
  /** The parts that are wanted. */
  readonly parts: ReadonlyMap<number, Code>;
}

interface Quotas {
  /** Rounded down, and what is left over, in a measure of the split's own. */
  readonly floors: readonly Code[];
  readonly remainders: readonly Code[];
  /** Two remainders that are no nearer than this surely differ. None where they are exact. */
  readonly apart: Code | undefined;
  readonly clear: readonly Code[];
}

/**
 * A part takes one of the units that are left over when fewer parts than those have a larger remainder; of equals the earlier is the
 * larger. `args`: the amount, then the weights. Undefined where there is no short way.
 */
export function shares(
  args: readonly Node[],
  parts: ReadonlyMap<number, Node>,
  lanes: Lanes,
): Shares | undefined {
  const { value, constant, constantOf, keep, bounds } = lanes;
  const [amount, ...weights] = args as [Node, ...Node[]];
  const taking = weights.map((_, i) => i).filter((i) => constantOf(weights[i] as Node) !== 0);
  if (taking.length > mostCompared || taking.length === 0) return undefined;
  const known = taking.map((i) => constantOf(weights[i] as Node) ?? Number.NaN);
  const fixed = proportions(known);
  const isFixed = fixed !== undefined && fixed.reduce((a, b) => a + b) <= mostProportions;
  const taken = taking.map((i) => weights[i] as Node);
  const sum = isFixed ? undefined : keep(sumOf(taken.map(value)));

  const none = constant(0);
  const one = constant(1);
  const [low, high] = bounds(amount);
  const most = Math.max(Math.abs(low), Math.abs(high));
  const size = keep(rounded(both.abs(value(amount)), [0, most], lanes));
  const quotas =
    sum === undefined
      ? exactly(size, most, fixed as readonly number[], lanes)
      : nearly(size, taken.map(value), sum, lanes);
  const left = keep(both.sub(size, sumOf(quotas.floors)));

  const open = taken.filter((node) => !(lanes.finite(node) && bounds(node)[0] >= 0));
  const looks = [
    ...open.map((node) => both.ge(value(node), none)),
    ...(most <= Number.MAX_SAFE_INTEGER
      ? []
      : [both.le(both.abs(value(amount)), constant(Number.MAX_SAFE_INTEGER))]),
    ...(sum === undefined ? [] : [both.gt(sum, none), finite(sum, lanes)]),
  ];

  const ahead = taking.map((): Code[] => []);
  for (let k = 0; k < taking.length; k++) {
    for (let later = k + 1; later < taking.length; later++) {
      // Of equal weights, the earlier one's is the larger.
      if (quotas.remainders[later] === quotas.remainders[k]) {
        ahead[later]?.push(one);
        continue;
      }
      const overtakes = keep(both.gt(quotas.remainders[later] as Code, quotas.remainders[k] as Code));
      ahead[k]?.push(bits.and(one, overtakes));
      ahead[later]?.push(bits.without(one, overtakes));
    }
  }
  const takes = ahead.map((larger) => keep(both.lt(sumOf([none, ...larger]), left)));
  const found = new Map<number, Code>();
  for (const i of parts.keys()) {
    const k = taking.indexOf(i);
    if (k < 0) {
      found.set(i, none);
      continue;
    }
    const units = keep(both.add(quotas.floors[k] as Code, bits.and(one, takes[k] as Code)));
    const negative = both.lt(value(amount), none);
    found.set(i, low >= 0 ? units : bits.select(both.sub(none, units), units, negative));
  }
  const clear = () => {
    // The least remainder that takes a unit, and the largest that takes none.
    const [all, nothing] = [constant(2), constant(-1)];
    const least = quotas.remainders
      .map((each, k) => bits.select(each, all, takes[k] as Code))
      .reduce((a, b) => both.least(a, b));
    const most = quotas.remainders
      .map((each, k) => bits.select(nothing, each, takes[k] as Code))
      .reduce((a, b) => both.most(a, b));
    return allOf([...quotas.clear, both.gt(both.sub(least, most), quotas.apart as Code)]);
  };
  return {
    lawful: looks.length === 0 ? undefined : keep(allOf(looks)),
    clear: quotas.apart === undefined ? undefined : keep(bits.or(both.eq(size, none), clear())),
    parts: found,
  };
}

/** By whole weights of a small sum: the amount is that sum so many times, and what is left is small enough for exact products. */
function exactly(size: Code, most: number, weights: readonly number[], { constant, keep }: Lanes): Quotas {
  const total = weights.reduce((a, b) => a + b);
  const sum = constant(total);
  const isSmall = most * maxOf(weights) < 2 ** 52;
  let times: Code | undefined;
  let rest = size;
  if (!isSmall) {
    // The quotient can come out one too large.
    const quotient = keep(both.floor(both.div(size, sum)));
    const excess = both.lt(size, both.mul(quotient, sum));
    times = keep(both.sub(quotient, bits.and(excess, constant(1))));
    rest = keep(both.sub(size, both.mul(times, sum)));
  }
  const quotaOf = (weight: number) => {
    const product = keep(both.mul(rest, constant(weight)));
    const quotient = keep(both.floor(both.div(product, sum)));
    return {
      floor: times === undefined ? quotient : keep(both.add(both.mul(times, constant(weight)), quotient)),
      remainder: keep(both.sub(product, both.mul(quotient, sum))),
    };
  };
  // Equal weights have one quota.
  const byWeight = new Map([...new Set(weights)].map((weight) => [weight, quotaOf(weight)]));
  const quotas = weights.map((weight) => byWeight.get(weight) as ReturnType<typeof quotaOf>);
  return {
    floors: quotas.map(({ floor }) => floor),
    remainders: quotas.map(({ remainder }) => remainder),
    apart: undefined,
    clear: [],
  };
}

/**
 * By any weights, in doubles. A quota is off by no more than ten roundings of the amount's share, and by what the decimals for which
 * weights stand differ from them: together less than 2 ** -49 of the amount.
 */
function nearly(size: Code, weights: readonly Code[], sum: Code, { constant, keep }: Lanes): Quotas {
  const none = constant(0);
  const quotas = weights.map((weight) => keep(both.mul(size, both.div(weight, sum))));
  const floors = quotas.map((quota) => keep(both.floor(quota)));
  const off = keep(both.mul(size, constant(2 ** -49)));
  const isNothing = weights.map((weight) => keep(both.eq(weight, none)));
  const remainders = quotas.map((quota, k) => keep(both.sub(quota, floors[k] as Code)));
  return {
    floors,
    remainders,
    apart: both.add(off, off),
    clear: remainders.map((remainder, k) =>
      bits.or(
        isNothing[k] as Code,
        bits.and(both.ge(remainder, off), both.le(remainder, both.sub(constant(1), off))),
      ),
    ),
  };
}

function allOf(masks: readonly Code[]): Code {
  return masks.reduce((all, mask) => bits.and(all, mask));
}

/** In their order, from the left. */
function sumOf(terms: readonly Code[]): Code {
  return terms.reduce((sum, term) => both.add(sum, term));
}
