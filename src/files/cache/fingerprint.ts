/** Short marks by which a plan and a model are known again: they change with every number, unit and formula, and not with wording. */

import { createHash } from "node:crypto";
import type { Definition } from "../../model/definition.ts";
import type { Plan } from "../../plan/types.ts";

/** The first 12 hexadecimal digits of SHA-256 over data in one form: keys sorted, maps as records, no spaces. */
export function fingerprint(data: unknown): string {
  return createHash("sha256").update(canonical(data)).digest("hex").slice(0, 12);
}

/** Of all that a model's figures come from. */
export function modelFingerprint(definition: Definition): string {
  return fingerprint(modelContent(definition));
}

/** Of all that a plan's numbers come from, and whom they cite. */
export function planFingerprint(plan: Plan): string {
  return fingerprint(planContent(plan));
}

/** A short hash for each figure's formula, with unit and kind, and for each requirement: what says which has changed. */
export function formulaHashes({ metrics, requirements }: Definition): {
  readonly formulas: Readonly<Record<string, string>>;
  readonly requirements: Readonly<Record<string, string>>;
} {
  // Among a few hundred formulas two that are alike by chance are not to be expected.
  const short = (parts: readonly string[]) => fingerprint(parts).slice(0, 8);
  return {
    formulas: Object.fromEntries(
      metrics.map(({ name, formula, unit, kind }) => [name, short([formula, unit, kind])]),
    ),
    requirements: Object.fromEntries(requirements.map(({ name, formula }) => [name, short([formula])])),
  };
}

/** What makes a model's numbers, by name: parameters, figures and requirements, without labels and sections. */
export function modelContent({
  id,
  counts,
  units = new Map(),
  families,
  parameters,
  metrics,
  requirements,
  shares = [],
}: Definition) {
  return {
    id,
    counts: [...counts.keys()].sort(),
    families: [...families.keys()].sort(),
    parameters: byName(parameters, ({ label: _, about: __, ...parameter }) => parameter),
    metrics: byName(metrics, ({ formula, unit, kind, payer, lever }) => ({
      formula,
      unit,
      kind,
      payer,
      lever,
    })),
    requirements: byName(requirements, ({ formula }) => ({ formula })),
    ...(units.size === 0
      ? {}
      : {
          units: byName(
            [...units.values()].map(({ text, num, den, dims }) => ({ name: text, num, den, dims })),
            ({ name: _, ...scale }) => scale,
          ),
        }),
    ...(shares.length === 0 ? {} : { shares: byName(shares, ({ members }) => ({ members })) }),
  };
}

/** What makes a plan's numbers, in base units, with their ranges and citations. */
export function planContent({
  id,
  base,
  years,
  currency,
  inflation,
  families,
  settings,
  correlations,
}: Plan) {
  return {
    ...{ id, base, years, currency, inflation },
    families: new Map([...families].map(([family, members]) => [family, [...members.keys()].sort()])),
    parameters: byName([...settings.values()], ({ value, range, prices, source, rest }) => ({
      ...{ value: rest === undefined ? value : "rest", range, prices, source },
    })),
    correlations: correlations.map(({ a, b, coefficient }) =>
      a < b ? [a, b, coefficient] : [b, a, coefficient],
    ),
  };
}

function byName<T extends { readonly name: string }>(all: readonly T[], content: (one: T) => object) {
  return new Map(all.map((one) => [one.name, content(one)]));
}

/** JSON in one form only. What is undefined is left out. */
function canonical(data: unknown): string {
  if (data instanceof Map) return canonical(Object.fromEntries(data));
  if (Array.isArray(data)) return `[${data.map(canonical).join(",")}]`;
  if (typeof data !== "object" || data === null) return JSON.stringify(data) ?? "null";
  const entries = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(",")}}`;
}
