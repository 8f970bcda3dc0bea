/** A report as programs are given it: what it is about, and its records. What verbs share of it is here. */

import { escapingHidden } from "../control-characters.ts";
import type { Head, Money, Row, RunReport, ScenarioHead } from "../report/types.ts";
import { nameOf as rowName } from "./numbers/cells.ts";
import { plain } from "./numbers/number.ts";

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** What a report is about, and then its records: a list for each sort of them. */
export interface Document {
  readonly head: Readonly<Record<string, Json | undefined>>;
  readonly lists: readonly RecordList[];
}

export interface RecordList {
  /** Of the whole list: "rows". */
  readonly key: string;
  /** Of each of its records, where they come one by one: "row". */
  readonly record: string;
  readonly items: Iterable<Json>;
}

/** Which verb's document it is, and of which version of its form. */
export function formatOf({ verb }: Reported): string {
  return `baekjo/${verb}/1`;
}

export function scalar(value: string | number | boolean | null): string {
  return typeof value === "number" ? plain(value) : escapingHidden(JSON.stringify(value));
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The keys of an object that hold something, in their order. */
export function entriesOf(value: Readonly<Record<string, Json | undefined>>): (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
}

export function headOf({ version, plan, planFile, model, modelFile, money, made }: Head) {
  const currency = { code: plan.currency.code, decimals: plan.currency.decimals };
  return {
    version,
    plan: { id: plan.id, file: planFile, label: plan.label.en, currency },
    model: { id: model.id, file: modelFile },
    money:
      money.currency.code === currency.code && money.prices === undefined
        ? undefined
        : { currency: money.currency.code, decimals: money.currency.decimals, prices: money.prices },
    made: made as Json | undefined,
  };
}

type Scenarios = { readonly scenarios: readonly ScenarioHead[] };

/** Rows of scenarios over the years. */
export type Projected = Scenarios & Pick<RunReport, "years" | "groupBy" | "rows">;

export function nameOf({ scenarios }: Scenarios, place: number): string {
  return (scenarios[place] as ScenarioHead).name;
}

export function scenariosOf(report: Omit<Projected, "rows">) {
  const scenarios = report.scenarios.map(({ name, label, layers, inputs, assumptions, plan }) => ({
    name,
    plan,
    label: label.en,
    layers: layers.map(({ id, from, file, set, unset, why }) => ({ id, from, file, set, unset, why })),
    inputs,
    assumptions,
  }));
  return { scenarios, years: report.years, groupBy: report.groupBy };
}

/** Rows, and apart from them their sums, where there are any. */
export function rowsOf(report: Projected): RecordList[] {
  const itemsOf = (rows: readonly Row[]) => rows.map((row) => rowItem(row, nameOf(report, row.scenario)));
  const rows = itemsOf(report.rows.filter(({ sum }) => sum === undefined));
  if (report.groupBy === undefined) return [{ key: "rows", record: "row", items: rows }];
  const sums = itemsOf(report.rows.filter(({ sum }) => sum !== undefined));
  return [
    { key: "rows", record: "row", items: rows },
    { key: "sums", record: "sum", items: sums },
  ];
}

function rowItem(row: Row, scenario: string) {
  const { of, metric, statistic, payer, unit, kind, nominal, values, total } = row;
  const label = rowName(row, "en");
  return { scenario, of, metric, statistic, payer, label, unit, kind, nominal, values, total };
}

/** What every report has: its verb, and where it is about money, what that is told in. */
export interface Reported {
  readonly verb: string;
  readonly money?: Money;
}
