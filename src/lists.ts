/**
 * Lists of any length. A list whose length comes from a file or from the command line is never spread into a call: of 100,000
 * arguments or so the stack overflows.
 */

/** Adds all items at the end of a list. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** The greatest of some numbers, or `least` where none is greater; NaN if one of them is. */
export function maxOf(values: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let greatest = least;
  for (const value of values) greatest = Math.max(greatest, value);
  return greatest;
}

/** The least of some numbers, or `greatest` where none is less; NaN if one of them is. */
export function minOf(values: Iterable<number>, greatest = Number.POSITIVE_INFINITY): number {
  let least = greatest;
  for (const value of values) least = Math.min(least, value);
  return least;
}
