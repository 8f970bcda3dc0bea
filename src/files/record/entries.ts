/** Entries of a record, and the sides of the plan that they are held against. */

import * as z from "zod";
import { fromBase, readUnit, sameDims, type Unit } from "../../formula/units.ts";
import { shown } from "../../issues.ts";
import { confidences, type Entry, type Series, type Span, statuses } from "../../plan/actuals.ts";
import { isDay, lastDayOf } from "../../plan/calendar.ts";
import { matches } from "../../plan/names.ts";
import { isOwnMoney, unitText } from "../../plan/settings/quantities.ts";
import { firstYear, lastYear, readYear, type WrongYear } from "../../plan/years.ts";
import { yearName } from "../../year-names.ts";
import type { Path } from "../json/json.ts";
import { citation, hint, patterns, readShape, type ShapeId, text } from "../readers/schema.ts";
import { cite, type RecordContext, readAmount, readFacts } from "./facts.ts";

const someIds = z.union([z.string(), z.array(z.string()).min(1)]);
const spanText = z.string().regex(/^[^.]+(\.\.[^.]*)?$/, { error: "shape.years" satisfies ShapeId });
const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { error: "shape.date" satisfies ShapeId });
const names = z.array(z.string()).min(1);

export const seriesShape = z.strictObject({
  label: text,
  unit: z.string().min(1),
  metric: z.string().optional(),
  opening: z.string().optional(),
  plan: z.strictObject({ amount: z.string().min(1), years: spanText, source: citation }).optional(),
  levels: z.array(z.enum(statuses)).min(1),
  by: z.enum(["year", "day"]).optional(),
  goal: z.enum(["total", "each-year"]).optional(),
  base: z.string().optional(),
  outside: text.optional(),
});

const confidence = z.enum(confidences);
const amount = z.string().min(1);

export const entryShape = z.strictObject({
  series: z.string(),
  label: text,
  years: spanText,
  status: z.enum(statuses),
  date,
  until: date.optional(),
  value: amount.optional(),
  confidence: confidence.optional(),
  source: citation.optional(),
  alternatives: z.array(z.unknown()).min(2).optional(),
  part_of: someIds.optional(),
  division: patterns.id.optional(),
  overlaps: someIds.optional(),
  replaces: someIds.optional(),
  aside: text.optional(),
  metrics: names.optional(),
  note: text.optional(),
});

/** A side of the plan, or undefined with what is wrong with it reported. */
export function readSeries(id: string, raw: unknown, context: RecordContext): Series | undefined {
  const { project, reporter, sources } = context;
  const path = ["series", id];
  if (!patterns.id.safeParse(id).success) reporter.at(path, "shape.id", {}, { key: true });
  const before = reporter.issues.length;
  const shape = readShape(seriesShape, raw, path, reporter);
  if (shape === undefined) return undefined;
  const read = readUnit(shape.unit, project.context);
  if ("unknown" in read) {
    reporter.at([...path, "unit"], "model.unknown-unit", { unit: shown(read.unknown) });
    return undefined;
  }
  const { unit } = read;
  if ((shape.metric === undefined) === (shape.plan === undefined)) reporter.at(path, "actuals.one-plan");
  const yearly = shape.goal === "each-year";
  if (shape.metric !== undefined) checkMetric(shape.metric, [...path, "metric"], unit, yearly, context);
  if (shape.opening !== undefined) {
    checkMetric(shape.opening, [...path, "opening"], unit, true, context);
    if (metricNamed(shape.metric ?? "", context)?.kind !== "stock")
      reporter.at([...path, "opening"], "actuals.opening-kind");
  }
  const { metric, opening, base, outside, levels, label } = shape;
  const plan =
    shape.plan === undefined
      ? undefined
      : {
          amount: readAmount(shape.plan.amount, unit, [...path, "plan", "amount"], context) ?? 0,
          years: readSpan(shape.plan.years, [...path, "plan", "years"], context),
          source: cite(shape.plan.source, [...path, "plan", "source"], sources, reporter),
        };
  if (reporter.issues.length > before) return undefined;
  return {
    ...{ id, label, unit, levels, by: shape.by ?? "year", goal: shape.goal ?? "total" },
    money: isOwnMoney(unit, project.context),
    metric,
    opening,
    plan,
    base,
    outside,
  };
}

/** An entry, or undefined with what is wrong with it reported; `named`: every series of the file, sound or not. */
export function readEntry(
  id: string,
  raw: unknown,
  named: ReadonlySet<string>,
  known: ReadonlyMap<string, Series>,
  context: RecordContext,
): Entry | undefined {
  const { reporter } = context;
  const path = ["entries", id];
  if (!patterns.id.safeParse(id).success) reporter.at(path, "shape.id", {}, { key: true });
  const before = reporter.issues.length;
  const shape = readShape(entryShape, raw, path, reporter);
  if (shape === undefined) return undefined;
  if (!named.has(shape.series)) {
    const next = hint(shape.series, named, reporter);
    reporter.at([...path, "series"], "actuals.no-series", { series: shown(shape.series) }, { next });
  }
  const series = known.get(shape.series);
  if (series === undefined) return undefined;
  const years = readSpan(shape.years, [...path, "years"], context);
  for (const key of ["date", "until"] as const) {
    const text = shape[key];
    if (text !== undefined && !isDay(lastDayOf(text)))
      reporter.at([...path, key], "actuals.no-day", { date: text });
  }
  const facts = readFacts(shape, path, series.unit, context);
  for (const [i, metric] of (shape.metrics ?? []).entries())
    checkMetric(metric, [...path, "metrics", i], series.unit, years.from === years.to, context);
  if (reporter.issues.length > before) return undefined;
  const { label, status, date, until, division, aside, note } = shape;
  return {
    ...{ id, series: shape.series, label, years, status, date, known: lastDayOf(date), facts },
    partOf: list(shape.part_of),
    overlaps: list(shape.overlaps),
    replaces: list(shape.replaces),
    metrics: shape.metrics ?? [],
    ...(until === undefined ? {} : { until: lastDayOf(until) }),
    division,
    aside,
    note,
  };
}

/** `2026`, `2026..2029` or `2026..`, with years as the plan calls them. */
function readSpan(text: string, path: Path, { project, reporter }: RecordContext): Span {
  const { calendar } = project.plan;
  const [from, to] = text
    .split("..")
    .map((part) => (part.trim() === "" ? undefined : readYear(part, calendar)));
  for (const each of [from, to]) {
    if (typeof each !== "object") continue;
    const { id, values, next = [] }: WrongYear = each;
    if (id === "years.no-year") reporter.at(path, "shape.years");
    else reporter.at(path, each.id, values, { next });
  }
  const first = typeof from === "number" ? from : firstYear;
  const last = text.includes("..") ? (typeof to === "number" ? to : undefined) : first;
  const names = [first, last ?? first].map((year) => yearName(year, calendar)) as [string, string];
  if (first > (last ?? first)) reporter.at(path, "years.backwards", { from: names[0], to: names[1] });
  else if (first < firstYear || (last ?? first) > lastYear)
    reporter.at(path, "years.range", { first: firstYear, last: lastYear });
  return { from: first, ...(last === undefined ? {} : { to: last }) };
}

function metricNamed(name: string, { project }: Pick<RecordContext, "project">) {
  return project.definition.metrics.find((one) => matches(one.name, name));
}

/** A figure of the model, in the unit of what it is held against; `yearly`: a year at a time, so that a rate is one too. */
function checkMetric(
  name: string,
  path: Path,
  unit: Unit,
  yearly: boolean,
  { project, reporter }: RecordContext,
): void {
  const { definition, context, plan } = project;
  const metric = metricNamed(name, { project });
  const [family = "", member = ""] = name.split(".");
  const strange = metric?.name.includes("*") && !plan.families.get(family)?.has(member);
  if (metric === undefined || strange) {
    const known = definition.metrics.flatMap((one) =>
      one.name.includes("*")
        ? [...(plan.families.get(one.name.split(".")[0] as string)?.keys() ?? [])].map((id) =>
            one.name.replace("*", id),
          )
        : [one.name],
    );
    const next = hint(name, known, reporter);
    reporter.at(path, "report.no-metric", { metric: shown(name) }, { next });
    return;
  }
  if (!yearly && (metric.kind === "rate" || metric.kind === "single"))
    reporter.at(path, "actuals.metric-kind", { metric: name });
  const read = readUnit(metric.unit, context);
  if (
    "unit" in read &&
    (!sameDims(read.unit.dims, unit.dims) || fromBase(1, read.unit) !== fromBase(1, unit))
  ) {
    const values = { metric: name, found: unitText(read.unit, context), expected: unitText(unit, context) };
    reporter.at(path, "actuals.metric-unit", values);
  }
}

function list(ids: string | readonly string[] | undefined): readonly string[] {
  return ids === undefined ? [] : typeof ids === "string" ? [ids] : ids;
}
