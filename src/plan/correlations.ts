/** Correlations that no distribution can have together. */

import { cholesky } from "../math/cholesky.ts";
import type { Correlation } from "./types.ts";

/**
 * Returns the last of the correlations that cannot hold together, by its place, and the inputs that are tied by them; undefined where
 * all can.
 */
export function contradictionAmong(
  correlations: readonly Correlation[],
): { readonly row: number; readonly names: readonly string[] } | undefined {
  const names = [...new Set(correlations.flatMap(({ a, b }) => [a, b]))];
  const places = new Map(names.map((name, place) => [name, place]));
  const placeOf = (name: string) => places.get(name) as number;
  const matrix = names.map((_, i) => names.map((_, j) => Number(i === j)));
  for (const { a, b, coefficient } of correlations) {
    (matrix[placeOf(a)] as number[])[placeOf(b)] = coefficient;
    (matrix[placeOf(b)] as number[])[placeOf(a)] = coefficient;
  }
  const { failed } = cholesky(matrix);
  if (failed === undefined) return undefined;
  // Up to the one that failed the others could hold: it is among those that are tied to it.
  const known = correlations.filter(({ a, b }) => Math.max(placeOf(a), placeOf(b)) <= failed);
  const tied = new Set([names[failed] as string]);
  for (let size = 0; size < tied.size; ) {
    size = tied.size;
    for (const { a, b } of known) if (tied.has(a) || tied.has(b)) tied.add(a).add(b);
  }
  const row = correlations.findLastIndex((each) => known.includes(each) && tied.has(each.a));
  return { row, names: names.filter((name) => tied.has(name)) };
}
