/** Inputs as a table, a row each. */

import type { Setting } from "../types.ts";

/** The years of a table: those asked about, and all that any yearly input names beside them; in order. */
export function yearsOf(settings: Iterable<Setting>, years: readonly number[]): readonly number[] {
  const named = new Set(years);
  for (const { value } of settings)
    if (typeof value !== "number") for (const year of value.keys()) named.add(year);
  return [...named].sort((a, b) => a - b);
}
