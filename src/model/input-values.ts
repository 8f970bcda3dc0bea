/** What inputs are in a year: as stated, carried along the inflation path, or changed at the rate of exchange; and what they may be drawn as. */

import { isCurrency } from "../formula/currency.ts";
import { round } from "../formula/rounding.ts";
import { toBase } from "../formula/units.ts";
import type { Input, Instance, Range } from "./inputs.ts";

/** Shapes whose low and high are limits. */
export const limited: ReadonlySet<string> = new Set(["triangular", "pert", "uniform", "discrete"]);

/** The least and the greatest value that a scalar input has, or may be drawn as; NaN for a path. */
export function extentOf(input: Input): readonly [lowest: number, highest: number] {
  const { value, range, rest } = input;
  if (typeof value !== "number") return [Number.NaN, Number.NaN];
  // Beyond a share no rest is worked with.
  if (rest !== undefined) return [Math.min(value, 0), Math.max(value, 1)];
  if (range === undefined) return [value, value];
  // The ends of a normal or lognormal are percentiles: draws go beyond them.
  const [low, high] = limited.has(range.shape) ? [range.low, range.high] : limitsOf(input);
  return [Math.min(value, low), Math.max(value, high)];
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
  const own = input.value.get(year);
  if (own !== undefined) return own;
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

/** An input as it stands in what is drawn: the value of a scalar, a factor of 1 on a path or an addend of 0. */
export function standing({ value, range }: Pick<Input, "value" | "range">): number {
  if (typeof value === "number") return value;
  return range?.as === "addend" ? 0 : 1;
}

/**
 * The least and the most that may be drawn, so that the input's declared limits hold: of a scalar the limits themselves; of factors or
 * addends on a path, those by which no year's value leaves them. In base units, or factors. Infinite where nothing is declared.
 */
export function limitsOf({
  value,
  unit,
  declaration,
  range,
}: Pick<Input, "value" | "unit" | "declaration"> & { readonly range?: Pick<Range, "as"> }): readonly [
  low: number,
  high: number,
] {
  const { min, max, whole } = declaration;
  const lowest = min === undefined ? Number.NEGATIVE_INFINITY : toBase(min, unit);
  const highest = max === undefined ? Number.POSITIVE_INFINITY : toBase(max, unit);
  const [least, most] = whole ? [Math.ceil(lowest), Math.floor(highest)] : [lowest, highest];
  if (typeof value === "number") return [least, most];
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const one of value.values()) {
    if (range?.as === "addend") {
      from = Math.max(
        from,
        inward(least - one, (x) => one + x >= least, 1),
      );
      to = Math.min(
        to,
        inward(most - one, (x) => one + x <= most, -1),
      );
    } else if (one !== 0) {
      const [low, high] = one > 0 ? [least / one, most / one] : [most / one, least / one];
      const holds = (x: number) => one * x >= least && one * x <= most;
      from = Math.max(from, inward(low, holds, 1));
      to = Math.min(to, inward(high, holds, -1));
    }
  }
  return [from, to];
}

/** The limit, or where rounding has carried it beyond, a double nearer in. */
function inward(limit: number, holds: (x: number) => boolean, direction: 1 | -1): number {
  if (!Number.isFinite(limit)) return limit;
  let inside = limit;
  for (let size = Math.max(Math.abs(limit), Number.MIN_VALUE) * Number.EPSILON; !holds(inside); size *= 2) {
    inside = limit + direction * size;
    if (size > Math.abs(limit)) return inside;
  }
  return inside;
}
