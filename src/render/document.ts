/** A report as programs are given it: every digit, labels in English, nothing that depends on the locale. */

import type {
  Cell,
  CompareReport,
  Head,
  ListReport,
  Report,
  Row,
  RunReport,
  ScenarioHead,
  SolveReport,
  SweepPointRow,
  SweepReport,
} from "../report/report.ts";
import { plain } from "./number.ts";
import { drawnOf, sensitivityLists } from "./sensitivity.ts";
import { simulationDocument } from "./simulation.ts";
import { nameOf as rowName } from "./table/cells.ts";

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

interface RecordList {
  /** Of the whole list: "rows". */
  readonly key: string;
  /** Of each of its records, where they come one by one: "row". */
  readonly record: string;
  readonly items: Iterable<Json>;
}

export function documentOf(report: Report): Document {
  const format = `baekjo/${report.verb}/1`;
  switch (report.verb) {
    case "run":
      return { head: { format, ...headOf(report), ...scenariosOf(report) }, lists: rowsOf(report) };
    case "compare":
      return {
        head: {
          format,
          ...headOf(report),
          ...scenariosOf(report),
          baseline: nameOf(report, report.baseline),
        },
        lists: [...rowsOf(report), differencesOf(report), inputsOf(report), ...bridgesOf(report)],
      };
    case "sensitivity":
      return {
        head: { format, ...headOf(report), ...scenariosOf(report), drawn: drawnOf(report) },
        lists: [...rowsOf(report), ...sensitivityLists(report)],
      };
    case "list":
      return {
        head: { format, ...headOf(report), list: report.list },
        lists: [{ key: "items", record: "item", items: report.items.map((item) => itemOf(item, report)) }],
      };
    case "sweep":
      return {
        head: { format, ...headOf(report), ...scenariosOf(report), ...sweepOf(report) },
        lists: [{ key: "points", record: "point", items: pointsOf(report) }],
      };
    case "simulate":
      return simulationDocument(report, { format, ...headOf(report), ...scenariosOf(report) });
    case "part": {
      const { version, shard, key, check, payload } = report;
      return { head: { format, version, shard: { ...shard }, key, check, payload }, lists: [] };
    }
    case "solve":
      return {
        head: { format, ...headOf(report), ...scenariosOf(report), ...solveOf(report) },
        lists: [{ key: "answers", record: "answer", items: report.answers.map((answer) => ({ ...answer })) }],
      };
    case "validate":
      return {
        head: { format, version: report.version },
        lists: [{ key: "files", record: "file", items: report.files }],
      };
  }
}

export function scalar(value: string | number | boolean | null): string {
  return typeof value === "number" ? plain(value) : JSON.stringify(value);
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The keys of an object that hold something, in their order. */
export function entriesOf(value: Readonly<Record<string, Json | undefined>>): (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
}

function headOf({ version, plan, planFile, model, modelFile, money }: Head) {
  const currency = { code: plan.currency.code, decimals: plan.currency.decimals };
  return {
    version,
    plan: { id: plan.id, file: planFile, label: plan.label.en, currency },
    model: { id: model.id, file: modelFile },
    money:
      money.currency.code === currency.code && money.prices === undefined
        ? undefined
        : { currency: money.currency.code, decimals: money.currency.decimals, prices: money.prices },
  };
}

type Scenarios = { readonly scenarios: readonly ScenarioHead[] };

/** Rows of scenarios over the years. */
type Projected = Scenarios & Pick<RunReport, "years" | "groupBy" | "rows">;

function nameOf({ scenarios }: Scenarios, place: number): string {
  return (scenarios[place] as ScenarioHead).name;
}

function scenariosOf(report: Omit<Projected, "rows">) {
  const scenarios = report.scenarios.map(({ name, label, layers, inputs, assumptions }) => ({
    name,
    label: label.en,
    layers: layers.map(({ id, from, file, set, unset, why }) => ({ id, from, file, set, unset, why })),
    inputs,
    assumptions,
  }));
  return { scenarios, years: report.years, groupBy: report.groupBy };
}

/** Rows, and apart from them their sums, where there are any. */
function rowsOf(report: Projected): RecordList[] {
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
  const { metric, payer, unit, kind, values, total } = row;
  return { scenario, metric, payer, label: rowName(row, "en"), unit, kind, values, total };
}

function differencesOf(report: CompareReport): RecordList {
  const items = report.differences.map(({ scenario, metric, unit, values, total, relative }) => ({
    scenario: nameOf(report, scenario),
    metric,
    unit,
    values,
    total,
    relative,
  }));
  return { key: "differences", record: "difference", items };
}

function inputsOf(report: CompareReport): RecordList {
  const items = report.inputs.map(({ label, ...input }) => ({ ...input, label: label.en }));
  return { key: "inputs", record: "input", items };
}

function bridgesOf(report: CompareReport): RecordList[] {
  if (report.bridges.length === 0) return [];
  const items = report.bridges.map(({ scenario, metric, label, unit, kind, baseline, other, parts }) => ({
    scenario: nameOf(report, scenario),
    metric,
    label: label.en,
    unit,
    kind,
    baseline: { values: baseline.values, total: baseline.total },
    other: { values: other.values, total: other.total },
    parts: parts.map(({ inputs, prefix, values, total }) => ({ inputs, prefix, values, total })),
  }));
  return [{ key: "bridge", record: "bridge", items }];
}

function sweepOf({ axes, metrics, where, at }: SweepReport) {
  return {
    axes: axes.map(({ path, op, names, label, unit, count, text }) => ({
      input: path,
      op,
      names,
      label: label?.en,
      unit,
      count,
      text,
    })),
    where,
    at,
    metrics: metrics.map(({ metric, label, unit, kind }) => ({ metric, label: label.en, unit, kind })),
  };
}

function solveOf({ condition, goal, by, range, best, proved, scanned }: SolveReport) {
  const { path, op, names, label, unit, whole, now } = by;
  return {
    condition,
    goal,
    by: { input: path, op, names, label: label?.en, unit, whole, now },
    range: { ...range },
    best,
    proved,
    scanned: { ...scanned, undecided: scanned.undecided.map((stretch) => ({ ...stretch })) },
  };
}

/** A point after the other: there may be more of them than memory holds. */
function* pointsOf(report: SweepReport): Iterable<Json> {
  const inputs = report.axes.map(({ path }) => path);
  const names = report.metrics.map(({ metric }) => metric);
  for (const point of report.points) yield pointItem(point, nameOf(report, point.scenario), inputs, names);
}

function pointItem(
  { at, values, met, broken }: SweepPointRow,
  scenario: string,
  inputs: readonly string[],
  names: readonly string[],
): Json {
  const by = (keys: readonly string[], of: readonly (number | null)[]) =>
    Object.fromEntries(keys.map((key, i) => [key, of[i] ?? null]));
  return { scenario, at: by(inputs, at), values: by(names, values), met, broken };
}

function itemOf(item: Readonly<Record<string, Cell>>, report: ListReport): Json {
  const columns = report.columns.filter(({ as }) => as !== "mark");
  return Object.fromEntries(columns.map(({ id }) => [id, english(item[id] ?? null)]));
}

function english(cell: Cell): Json {
  return cell !== null && typeof cell === "object" && "en" in cell ? cell.en : cell;
}
