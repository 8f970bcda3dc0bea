/** The correlations of a plan: pairs of inputs, each with a coefficient, that can hold together. */

import { cholesky } from "../../math/cholesky.ts";
import type { Declared } from "../../plan/names.ts";
import { hint, type Reporter } from "./schema.ts";

export interface Correlation {
  readonly a: string;
  readonly b: string;
  /** Of the normal scores of both, between -1 and 1. */
  readonly coefficient: number;
}

/** Reports names that are not known, pairs of one or given twice, coefficients out of range, and those that contradict each other. */
export function readCorrelations(
  rows: readonly (readonly [string, string, number])[],
  declared: ReadonlyMap<string, Declared>,
  reporter: Reporter,
): Correlation[] {
  const before = reporter.issues.length;
  const pairs = new Set<string>();
  const correlations = rows.map(([a, b, coefficient], row) => {
    for (const [column, name] of [a, b].entries()) {
      if (declared.has(name)) continue;
      const next = hint(name, declared.keys(), reporter);
      const values = { name: name.slice(0, 80) };
      reporter.at(["correlations", row, column], "plan.unknown-parameter", values, { next });
    }
    const pair = [a, b].sort().join(" ");
    if (a === b) reporter.at(["correlations", row, 1], "plan.correlation-self", { name: a.slice(0, 80) });
    else if (pairs.has(pair)) reporter.at(["correlations", row], "plan.correlation-twice", { a, b });
    pairs.add(pair);
    if (!(coefficient > -1 && coefficient < 1)) {
      reporter.at(["correlations", row, 2], "plan.correlation-range", { value: coefficient });
    }
    return { a, b, coefficient };
  });
  if (reporter.issues.length === before) reportContradiction(correlations, reporter);
  return correlations;
}

/** Where no distribution has all of the correlations: the last pair of those that cannot hold together, and their inputs. */
function reportContradiction(correlations: readonly Correlation[], reporter: Reporter): void {
  const names = [...new Set(correlations.flatMap(({ a, b }) => [a, b]))];
  const places = new Map(names.map((name, place) => [name, place]));
  const placeOf = (name: string) => places.get(name) as number;
  const matrix = names.map((_, i) => names.map((_, j) => Number(i === j)));
  for (const { a, b, coefficient } of correlations) {
    (matrix[placeOf(a)] as number[])[placeOf(b)] = coefficient;
    (matrix[placeOf(b)] as number[])[placeOf(a)] = coefficient;
  }
  const { failed } = cholesky(matrix);
  if (failed === undefined) return;
  // Up to the one that failed the others could hold: it is among those that are tied to it.
  const known = correlations.filter(({ a, b }) => Math.max(placeOf(a), placeOf(b)) <= failed);
  const tied = new Set([names[failed] as string]);
  for (let size = 0; size < tied.size; ) {
    size = tied.size;
    for (const { a, b } of known) if (tied.has(a) || tied.has(b)) tied.add(a).add(b);
  }
  const row = correlations.findLastIndex((each) => known.includes(each) && tied.has(each.a));
  const named = names.filter((name) => tied.has(name));
  reporter.at(["correlations", row], "plan.correlations-contradict", {
    names: named.length > 6 ? `${named.slice(0, 6).join(", ")}, …` : named.join(", "),
  });
}
