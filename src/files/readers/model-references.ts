/** The parts of a model file that name its metrics and inputs: pictures, headline, labels by other inputs, and terms that price projects. */

import * as z from "zod";
import { shown } from "../../issues.ts";
import type {
  CaseTerms,
  Headline,
  MetricDefinition,
  ParameterDeclaration,
  Picture,
  Text,
} from "../../model/definition.ts";
import { familyOf } from "../../model/family.ts";
import { caseScopes } from "../../plan/cases/classes.ts";
import { hint, type Reporter, readShape } from "./schema.ts";

export const pictureShape = z.strictObject({
  whole: z.string(),
  parts: z.array(z.string()).max(20),
  line: z.string().optional(),
});

export const casesShape = z.strictObject({
  family: z.string(),
  rate: z.string(),
  life: z.string(),
  scopes: z.record(
    z.string(),
    z.strictObject({
      each: z.string().optional(),
      mw: z.string().optional(),
      it_mw: z.string().optional(),
    }),
  ),
});

export const headlineShape = z.strictObject({
  metric: z.string().optional(),
  spending: z.string().optional(),
  funding: z.string().optional(),
  all_funding: z.string().optional(),
  other_spending: z.string().optional(),
  other_payer: z.string().optional(),
  shortfall: z.string().optional(),
  outcomes: z.array(z.string()).max(5).optional(),
  per_size: z.array(z.string()).max(5).optional(),
  break_even: z.string().optional(),
});

/** A picture is of amounts of money that are there year by year. */
export function readPicture(
  raw: unknown,
  i: number,
  metrics: readonly MetricDefinition[],
  reporter: Reporter,
): Picture[] {
  const path = ["pictures", i];
  const shape = readShape(pictureShape, raw, path, reporter);
  if (shape === undefined) return [];
  const flows = metrics.filter(
    ({ name, unit, kind }) => unit === "money" && kind === "flow" && !familyOf(name),
  );
  const check = (name: string, at: readonly (string | number)[]) => {
    if (flows.some((metric) => metric.name === name)) return;
    const next = hint(
      name,
      flows.map((metric) => metric.name),
      reporter,
    );
    reporter.at(at, "model.picture-flow", { name: shown(name) }, { next });
  };
  check(shape.whole, [...path, "whole"]);
  for (const [k, part] of shape.parts.entries()) check(part, [...path, "parts", k]);
  const { whole, parts, line } = shape;
  if (line === undefined) return [{ whole, parts }];
  check(line, [...path, "line"]);
  return [{ whole, parts, line }];
}

/** Names of metrics that are there once, a payer, and an input. */
export function readHeadline(
  written: z.infer<typeof headlineShape> | undefined,
  metrics: readonly MetricDefinition[],
  {
    payers,
    parameterNames,
  }: { readonly payers: ReadonlyMap<string, Text>; readonly parameterNames: ReadonlySet<string> },
  reporter: Reporter,
): Headline | undefined {
  if (written === undefined) return undefined;
  const known = metrics.flatMap(({ name }) => (familyOf(name) === undefined ? [name] : []));
  const { outcomes, per_size, break_even, ...single } = written;
  if (break_even !== undefined && !(parameterNames.has(break_even) && !familyOf(break_even))) {
    const next = hint(break_even, [...parameterNames], reporter);
    reporter.at(["headline", "break_even"], "model.unknown-input", { name: shown(break_even) }, { next });
  }
  for (const [key, names] of Object.entries({ outcomes, per_size })) {
    for (const [i, name] of (names ?? []).entries()) {
      if (known.includes(name)) continue;
      const next = hint(name, known, reporter);
      reporter.at(["headline", key, i], "model.unknown-metric", { name: shown(name) }, { next });
    }
  }
  for (const [key, name] of Object.entries(single)) {
    const among = key === "other_payer" ? [...payers.keys()] : known;
    if (name === undefined || among.includes(name)) continue;
    const id = key === "other_payer" ? "model.unknown-payer" : "model.unknown-metric";
    const next = hint(name, among, reporter);
    if (id === "model.unknown-payer") reporter.at(["headline", key], id, { payer: shown(name) }, { next });
    else reporter.at(["headline", key], id, { name: shown(name) }, { next });
  }
  const { all_funding, other_spending, other_payer, ...rest } = single;
  return {
    ...{ ...rest, outcomes, allFunding: all_funding, otherSpending: other_spending, otherPayer: other_payer },
    ...{ breakEven: break_even, perSize: per_size },
  };
}

export function readCaseTerms(
  written: z.infer<typeof casesShape> | undefined,
  known: {
    readonly metrics: readonly MetricDefinition[];
    readonly families: ReadonlyMap<string, Text>;
    readonly parameterNames: ReadonlySet<string>;
  },
  reporter: Reporter,
): CaseTerms | undefined {
  if (written === undefined) return undefined;
  const { family, rate, life } = written;
  const check = (name: string, among: Iterable<string>, path: readonly string[]) => {
    const names = [...among];
    if (names.includes(name)) return;
    reporter.at(
      ["cases", ...path],
      "model.unknown-term",
      { name: shown(name) },
      { next: hint(name, names, reporter) },
    );
  };
  check(family, known.families.keys(), ["family"]);
  check(rate, known.parameterNames, ["rate"]);
  check(life, known.parameterNames, ["life"]);
  const metrics = known.metrics.map(({ name }) => name);
  const scopes = Object.entries(written.scopes).map(([scope, terms]) => {
    check(scope, caseScopes, ["scopes", scope]);
    for (const [key, name] of Object.entries(terms)) {
      if (name !== undefined) check(name, metrics, ["scopes", scope, key]);
    }
    const { it_mw: itMw, ...rest } = terms;
    return [scope, { ...rest, itMw }] as const;
  });
  return { family, rate, life, scopes: Object.fromEntries(scopes) };
}

/** The inputs whose values say where another has a label of its own. */
export function checkWhere(
  parameters: readonly ParameterDeclaration[],
  parameterNames: ReadonlySet<string>,
  reporter: Reporter,
): void {
  for (const { name, where = [] } of parameters) {
    for (const [i, { set }] of where.entries()) {
      for (const other of Object.keys(set).filter((each) => !parameterNames.has(each))) {
        const next = hint(other, parameterNames, reporter);
        const path = ["parameters", name, "where", i, "set", other];
        reporter.at(path, "model.unknown-input", { name: shown(other) }, { next, key: true });
      }
    }
  }
}
