/** What inputs are in a year: as stated, carried along the inflation path, or changed at the rate of exchange. */

import { isCurrency } from "../formula/currency.ts";
import { round } from "../formula/rounding.ts";
import type { Input, Instance } from "./inputs.ts";

/** Shapes whose low and high are limits. */
export const limited: ReadonlySet<string> = new Set(["triangular", "pert", "uniform", "discrete"]);

/** The least value that a scalar input has, or may be drawn as; NaN for a path. */
export function leastOf({ value, range, rest }: Input): number {
  if (typeof value !== "number") return Number.NaN;
  if (rest !== undefined) return Math.min(value, 0);
  // The low end of a normal or lognormal is a percentile: draws go below it.
  return range === undefined ? value : Math.min(value, limited.has(range.shape) ? range.low : 0);
}

/**
 * A rest is rounded to 14 decimals, beyond which a sum of doubles is noise: 1 − 0.8567 is 0.1433. A whole number over this power of
 * ten is the double nearest to the decimal, so a rest has the same bits as the number that a person would write for it.
 */
export const restScale = 1e14;

/** What parts leave of 100%, as a number of 1, with the bits that the graph's nodes give it. */
export function restOf(parts: readonly number[]): number {
  let left = 1;
  for (const part of parts) left -= part;
  return round(left * restScale) / restScale + 0;
}

/** The fewest years that a lag looks back which is never less than so many years. */
export function fewestYears(least: number): number {
  return Number.isFinite(least) ? Math.max(0, Math.floor(least)) : 0;
}

/** Whether one of the years that a path names counts in `year`. */
export function isNamed({ value, declaration }: Input, year: number): boolean {
  return typeof value === "number" || yearNamed(value.keys(), year, declaration.outside) !== undefined;
}

/** An input's value in a year: outside the years that it names it holds the nearest, or is zero, as declared. */
export function valueIn(input: Input, year: number): number {
  if (typeof input.value === "number") return input.value;
  const { outside } = input.declaration;
  const named = yearNamed(input.value.keys(), year, outside);
  if (named === undefined) return outside === "zero" ? 0 : Number.NaN;
  return input.value.get(named) as number;
}

/** The year whose value counts in `year`: of two as near the earlier; none where it is zero outside the years named. */
export function yearNamed(
  named: Iterable<number>,
  year: number,
  outside: "hold" | "zero",
): number | undefined {
  let nearest: number | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const each of named) {
    const away = Math.abs(each - year);
    if (away < distance || (away === distance && each < year)) {
      nearest = each;
      distance = away;
    }
  }
  return distance > 0 && outside === "zero" ? undefined : nearest;
}

/** What prices of `from` are multiplied by in `year`, along the plan's inflation path. Throws where an instance has none. */
export function priceLevel(
  instance: Pick<Instance, "inputs" | "inflation">,
  from: number,
  year: number,
): number {
  const inflation = instance.inputs.get(instance.inflation ?? "");
  if (inflation === undefined) throw new Error(`prices ${from} without an inflation path`);
  let level = 1;
  for (let later = from + 1; later <= year; later++) level *= 1 + valueIn(inflation, later);
  for (let later = from; later > year; later--) level /= 1 + valueIn(inflation, later);
  return level;
}

/** The inputs that are the price of a currency in the plan's own: by currency, the first by name. */
export function rateInputs(own: string, inputs: ReadonlyMap<string, Input>): ReadonlyMap<string, string> {
  const rates = new Map<string, string>();
  for (const name of [...inputs.keys()].sort()) {
    const dims = inputs.get(name)?.unit.dims;
    if (dims?.size !== 2 || dims.get(own) !== 1) continue;
    const other = [...dims].find(([dim, power]) => power === -1 && isCurrency(dim))?.[0];
    if (other !== undefined && !rates.has(other)) rates.set(other, name);
  }
  return rates;
}
