/** `arithmetic.allocate` for two trials at a time, in the common case. */

import type { Bounds } from "./bounds.ts";
import type { Node } from "./graph.ts";
import { finite, type Lanes } from "./lanes.ts";
import { bits, both, type Code } from "./wasm.ts";

/** Beyond so many parts, comparing each with each is no longer the short way. */
export const mostCompared = 8;

export interface Shares {
  /** A mask: where nothing is undefined, and as many units are left over as there are parts that may take one, or fewer. */
  readonly lawful: Code;
  /** The parts that are wanted. */
  readonly parts: ReadonlyMap<number, Code>;
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
  const weightOf = (i: number) => weights[i] as Node;
  const fixed = taking.every((i) => constantOf(weightOf(i)) !== undefined);
  const total = taking.reduce((all, i) => all + (constantOf(weightOf(i)) ?? Number.NaN), 0);
  if (fixed && !(total < Number.POSITIVE_INFINITY)) return undefined;

  const none = constant(0);
  const one = constant(1);
  const whole = keep(both.floor(both.add(both.abs(value(amount)), constant(0.49999999999999994))));
  // The weights of all parts are added in their order; a zero changes no sum.
  const sum = fixed ? constant(total) : keep(sumOf(taking.map((i) => value(weightOf(i)))));
  const quota = taking.map((i) =>
    keep(
      both.mul(
        whole,
        fixed ? constant((constantOf(weightOf(i)) as number) / total) : both.div(value(weightOf(i)), sum),
      ),
    ),
  );
  const floor = quota.map((each) => keep(both.floor(each)));
  const left = keep(both.sub(whole, sumOf(floor)));
  const isNothing = quota.map((each) => (fixed ? undefined : keep(both.eq(each, none))));

  const taken = fixed
    ? constant(taking.length)
    : sumOf(isNothing.map((nothing) => bits.without(one, nothing as Code)));
  const [low, high] = bounds(amount);
  const small = Math.max(Math.abs(low), Math.abs(high)) <= Number.MAX_SAFE_INTEGER;
  const open = taking.filter((i) => !(lanes.finite(weightOf(i)) && (bounds(weightOf(i)) as Bounds)[0] >= 0));
  const looks = [
    ...open.map((i) => both.ge(value(weightOf(i)), none)),
    ...(small ? [] : [both.le(both.abs(value(amount)), constant(Number.MAX_SAFE_INTEGER))]),
    ...(fixed ? [] : [both.gt(sum, none), finite(sum, lanes)]),
    both.ge(left, none),
    both.le(left, taken),
  ];

  // Without a weight there is no remainder to go by: such a part comes last.
  const remainder = quota.map((each, k) => {
    const over = both.sub(each, floor[k] as Code);
    return keep(fixed ? over : bits.select(constant(-1), over, isNothing[k] as Code));
  });
  const ahead = taking.map((): Code[] => []);
  for (let k = 0; k < taking.length; k++) {
    for (let later = k + 1; later < taking.length; later++) {
      const overtakes = keep(both.gt(remainder[later] as Code, remainder[k] as Code));
      ahead[k]?.push(bits.and(one, overtakes));
      ahead[later]?.push(bits.without(one, overtakes));
    }
  }
  const found = new Map<number, Code>();
  for (const i of parts.keys()) {
    const k = taking.indexOf(i);
    if (k < 0) {
      found.set(i, none);
      continue;
    }
    const rank = sumOf([none, ...(ahead[k] as Code[])]);
    const units = keep(both.add(floor[k] as Code, bits.and(one, both.lt(rank, left))));
    const negative = both.lt(value(amount), none);
    found.set(i, low >= 0 ? units : bits.select(both.sub(none, units), units, negative));
  }
  return { lawful: keep(looks.reduce((all, look) => bits.and(all, look))), parts: found };
}

/** In their order, from the left. */
function sumOf(terms: readonly Code[]): Code {
  return terms.reduce((sum, term) => both.add(sum, term));
}
