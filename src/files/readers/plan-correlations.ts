/** The correlations of a plan: pairs of inputs, each with a coefficient, that can hold together. */

import { contradictionAmong } from "../../plan/correlations.ts";
import type { Correlation, Declared } from "../../plan/types.ts";
import { hint, type Reporter } from "./schema.ts";

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

/** Names the last pair of those that cannot hold together, and their inputs. */
function reportContradiction(correlations: readonly Correlation[], reporter: Reporter): void {
  const found = contradictionAmong(correlations);
  if (found === undefined) return;
  const { row, names } = found;
  reporter.at(["correlations", row], "plan.correlations-contradict", {
    names: names.length > 6 ? `${names.slice(0, 6).join(", ")}, …` : names.join(", "),
  });
}
