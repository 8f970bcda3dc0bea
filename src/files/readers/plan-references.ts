/** What a plan file refers to by name: inputs that vary together, words for names, the input that is its inflation. */

import { sameDims } from "../../formula/units.ts";
import type { Definition, Text } from "../../model/definition.ts";
import { contradictionAmong } from "../../plan/correlations.ts";
import type { Correlation, Declared, Setting } from "../../plan/types.ts";
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

/** Refuses synonyms of what is neither the plan itself, nor a member of a family, nor a name of the model. */
export function checkSynonyms(
  {
    synonyms: given = {},
    base,
  }: {
    readonly synonyms?: Readonly<Record<string, unknown>> | undefined;
    readonly base: string;
  },
  definition: Definition,
  declared: ReadonlyMap<string, Declared>,
  families: ReadonlyMap<string, ReadonlyMap<string, Text>>,
  reporter: Reporter,
): void {
  const metrics = new Set(definition.metrics.map(({ name }) => name));
  for (const name of Object.keys(given)) {
    const [family = "", member = "", ...rest] = name.split(".");
    const isMember = families.get(family)?.has(member) ?? false;
    const ofMember = isMember && (rest.length === 0 || metrics.has([family, "*", ...rest].join(".")));
    if (ofMember || name === base || declared.has(name) || metrics.has(name)) continue;
    const next = hint(name, [...declared.keys(), ...metrics, base], reporter);
    reporter.at(
      ["synonyms", name],
      "model.unknown-synonym",
      { name: name.slice(0, 80) },
      { next, key: true },
    );
  }
}

/** The inflation path must be a bare rate, and not itself stated in prices of some year. */
export function checkInflation(
  name: string | undefined,
  declared: ReadonlyMap<string, Declared>,
  settings: ReadonlyMap<string, Setting>,
  reporter: Reporter,
): void {
  if (name === undefined) return;
  const entry = declared.get(name);
  if (entry === undefined) {
    const next = hint(name, declared.keys(), reporter);
    reporter.at(["inflation"], "plan.unknown-parameter", { name: name.slice(0, 80) }, { next });
  } else if (!sameDims(entry.unit.dims, new Map())) {
    reporter.at(["inflation"], "plan.inflation-unit", { name, unit: entry.declaration.unit });
  } else if (settings.get(name)?.prices !== undefined) {
    reporter.at(["parameters", name, "prices"], "plan.inflation-prices", { name });
  }
}
