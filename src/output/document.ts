/** A report as programs are given it: what it is about, and its records. What commands share of it is here. */

import { escapingHidden } from "../control-characters.ts";
import type { Head, Money, Row, RunReport, ScenarioHead, Text } from "../report/types.ts";
import { nameOf as rowName } from "./numbers/cells.ts";
import { plain } from "./numbers/number.ts";

export type Json = string | number | boolean | null | readonly Json[] | JsonRecord;
export type JsonRecord = { readonly [key: string]: Json | undefined };

/** What a report is about, and then its records: a list for each sort of them. */
export interface Document {
  readonly head: JsonRecord;
  readonly lists: readonly RecordList[];
}

export interface RecordList {
  /** Of the whole list: "rows". */
  readonly key: string;
  /** Of each of its records, where they come one by one: "row". */
  readonly record: string;
  readonly items: Iterable<Json>;
}

/** Which command's document it is, and of which version of its form. */
export function formatOf({ command }: Reported): string {
  return `baekjo/${command}/2`;
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

export function headOf({ version, plan, planFile, model, modelFile, money, provenance }: Head) {
  const currency = { code: plan.currency.code, decimals: plan.currency.decimals };
  return {
    version,
    plan: {
      ...{ id: plan.id, file: planFile, label: plan.label.en, currency },
      years: plan.years && { ...plan.years },
      tax: money.tax?.en,
    },
    model: { id: model.id, file: modelFile },
    money:
      money.currency.code === currency.code && money.prices === undefined
        ? undefined
        : { currency: money.currency.code, decimals: money.currency.decimals, prices: money.prices },
    provenance: provenance as Json | undefined,
  };
}

type Scenarios = { readonly scenarios: readonly ScenarioHead[] };

/** Rows of scenarios over the years. */
export type Projected = Scenarios & Pick<RunReport, "years" | "groupBy" | "rows">;

export function nameOf({ scenarios }: Scenarios, place: number): string {
  return (scenarios[place] as ScenarioHead).name;
}

/** Of the head: the scenarios and the years. */
export function scenariosOf({ scenarios, years, groupBy }: Omit<Projected, "rows">) {
  return {
    scenarios: recordsOf(scenarios, "name plan label layers basis inputs assumptions"),
    years,
    group_by: groupBy,
  };
}

/**
 * The document of a report about scenarios: `fields` of it follow what every head has.
 */
export function documentOf<R extends Head & Omit<Projected, "rows">, S extends string>(
  report: R,
  fields: FieldsOf<R, S>,
  lists: readonly RecordList[],
): Document {
  const places = { baseline: (place: number) => nameOf(report, place) };
  return { head: { ...headOf(report), ...scenariosOf(report), ...recordOf(report, fields, places) }, lists };
}

/** What is given of a break-even. */
export const breakEvenFields = "input label unit sufficient insufficient integer";

/** Rows, and apart from them their sums, where there are any. */
export function rowsOf(report: Projected): RecordList[] {
  const listOf = (key: string, record: string, rows: readonly Row[]) => {
    const items = rows.map((row) => ({ ...row, label: rowName(row, "en") }));
    const fields = "scenario savedScenario metric statistic payer label unit kind nominal values total";
    return listFrom(report, key, record, items, fields);
  };
  const rows = listOf(
    "rows",
    "row",
    report.rows.filter(({ sum }) => sum === undefined),
  );
  if (report.groupBy === undefined) return [rows];
  const sums = report.rows.filter(({ sum }) => sum !== undefined);
  return [rows, listOf("sums", "sum", sums)];
}

/** A list of a report's records, in which the place of a scenario becomes its name. */
export function listFrom<T extends object, S extends string>(
  report: Scenarios,
  key: string,
  record: string,
  items: readonly T[],
  fields: FieldsOf<T, S>,
): RecordList {
  return { key, record, items: recordsOf(items, fields, { scenario: (place) => nameOf(report, place) }) };
}

/** Fields of a report by their names, with spaces between; "key=field" where the document has another name for it. */
export type FieldsOf<T, S extends string> = FieldIn<S> extends keyof T | "" ? S : never;

type FieldIn<S extends string> = S extends `${infer First} ${infer Rest}`
  ? FieldIn<First> | FieldIn<Rest>
  : S extends `${string}=${infer Field}`
    ? Field
    : S;

/** By field: what a place in one of the report's lists is called. */
export type Places = Readonly<Record<string, (place: number) => string>>;

export function recordsOf<T extends object, S extends string>(
  items: readonly T[],
  fields: FieldsOf<T, S>,
  places: Places = {},
): JsonRecord[] {
  return items.map((item) => recordOf(item, fields, places));
}

/** Returns the fields as programs are given them, in this order; their keys in small letters joined by _, as the columns of CSV are. */
export function recordOf<T extends object, S extends string>(
  item: T,
  fields: FieldsOf<T, S>,
  places: Places = {},
): JsonRecord {
  const record: Record<string, Json | undefined> = {};
  if (fields === "") return record;
  for (const each of fields.split(" ")) {
    const [key = "", field = key] = each.split("=");
    const value: unknown = item[field as keyof T];
    const name = places[field];
    record[snakeCase(key)] = name !== undefined && typeof value === "number" ? name(value) : jsonOf(value);
  }
  return record;
}

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value of a report as programs are given it: its texts in English. */
function jsonOf(value: unknown): Json | undefined {
  if (typeof value !== "object" || value === null) return value as Json | undefined;
  if (Array.isArray(value)) {
    const flat = value.every((item) => typeof item !== "object" || item === null);
    return flat ? value : value.map((item) => jsonOf(item) as Json);
  }
  if (isText(value)) return value.en;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [snakeCase(key), jsonOf(item)]));
}

function isText(value: object): value is Text {
  return "en" in value && "ko" in value && Object.keys(value).length === 2;
}

/** What every report has: its command, and where it is about money, what that is expressed in, and which of it its scenarios count. */
export interface Reported {
  readonly command: string;
  readonly money?: Money;
  readonly plan?: Pick<Head["plan"], "years">;
  readonly scenarios?: readonly ScenarioHead[];
}
