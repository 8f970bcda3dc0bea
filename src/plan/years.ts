/** The horizon: which years, and what a yearly value is in those that it does not name. */

import { type Message, message } from "../errors.ts";

export const firstYear = 1900;
export const lastYear = 2200;
export const maxYears = 100;

/** Reads `2026..2035` or `2026`: 1 to 100 consecutive years. */
export function readYears(text: string): readonly number[] | Message {
  const match = /^\s*(\d{4})(?:\s*\.\.\s*(\d{4}))?\s*$/.exec(text);
  if (match === null) return message("years.malformed", { text: text.slice(0, 80) });
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if (from > to) return message("years.backwards", { from, to });
  if (from < firstYear || to > lastYear) return message("years.range", { first: firstYear, last: lastYear });
  if (to - from >= maxYears) return message("years.too-many", { count: to - from + 1, most: maxYears });
  return yearsFrom(from, to);
}

export function yearsFrom(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

export function yearsText(years: readonly number[]): string {
  return years.length === 1 ? `${years[0]}` : `${years[0]}..${years.at(-1)}`;
}

/**
 * A path with a value for each of `years` too: the nearest that it names (between two of them the earlier), or zero. Years that
 * it names elsewhere stay: they are its history. In order of the years.
 */
export function cover(
  path: ReadonlyMap<number, number>,
  years: readonly number[],
  outside: "hold" | "zero",
): ReadonlyMap<number, number> {
  const named = [...path.keys()].sort((a, b) => a - b);
  const covered = new Map<number, number>();
  for (const year of [...new Set([...named, ...years])].sort((a, b) => a - b)) {
    const own = path.get(year);
    if (own !== undefined) covered.set(year, own);
    else if (outside === "zero") covered.set(year, 0);
    else
      covered.set(year, path.get(named.findLast((other) => other < year) ?? (named[0] as number)) as number);
  }
  return covered;
}
