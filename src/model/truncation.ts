/** What an input may be drawn as: its declared limits, told in what is drawn. */

import { toBase } from "../formula/units.ts";
import type { Input, Range } from "./inputs.ts";

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
  const least = min === undefined ? Number.NEGATIVE_INFINITY : toBase(min, unit);
  const most = max === undefined ? Number.POSITIVE_INFINITY : toBase(max, unit);
  if (typeof value === "number") return whole ? [Math.ceil(least), Math.floor(most)] : [least, most];
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
