/** Rows over the years as records of CSV: of one scenario, or of several that are compared. */

import { rowKey } from "../../report/rows.ts";
import type { CompareReport, DifferenceRow, Row, RunReport, ScenarioHead } from "../../report/types.ts";
import { plainOrEmpty } from "../numbers/number.ts";
import { basisUnit } from "./unit-basis.ts";

type ProjectedReport = RunReport | CompareReport;

export function projectedRecords(report: ProjectedReport, wide: boolean): Iterable<string[]> {
  return wide ? wideRecords(report) : longRecords(report);
}

/**
 * One record a number, so that any tool can filter and pivot; sums are left to the pivot. A figure with one value for all
 * years names no year.
 */
function* longRecords(report: ProjectedReport): Iterable<string[]> {
  const compare = report.verb === "compare";
  const more = savedKeys(report);
  const head = [
    "scenario",
    "year",
    "metric",
    "value",
    "unit",
    ...(compare ? ["difference"] : []),
    ...payerHead(report),
    ...more,
  ];
  const differenceOf = differencesOf(report);
  yield head;
  for (const row of parts(report)) {
    const { name } = report.scenarios[row.scenario] as ScenarioHead;
    const difference = differenceOf(row);
    const record = (year: string, value: number | null, change: number | null) => [
      name,
      year,
      row.metric,
      plainOrEmpty(value),
      basisUnit(row, report.money),
      ...(compare ? [plainOrEmpty(change)] : []),
      ...payerOf(row, report),
      ...more.map((key) => row[key] ?? ""),
    ];
    if (row.kind === "single") yield record("", row.total, difference?.total ?? null);
    else
      for (const [i, year] of report.years.entries())
        yield record(String(year), row.values[i] ?? null, difference?.values[i] ?? null);
  }
}

function* wideRecords(report: ProjectedReport): Iterable<string[]> {
  const compare = report.verb === "compare";
  const more = savedKeys(report);
  const years = report.years.map(String);
  const changes = compare ? ["difference", "relative"] : [];
  const head = [
    "scenario",
    "metric",
    "unit",
    "kind",
    ...years,
    "total",
    ...changes,
    ...payerHead(report),
    ...more,
  ];
  const differenceOf = differencesOf(report);
  yield head;
  for (const row of parts(report)) {
    const { name } = report.scenarios[row.scenario] as ScenarioHead;
    const difference = differenceOf(row);
    const values = row.kind === "single" ? years.map(() => "") : row.values.map(plainOrEmpty);
    const change = compare
      ? [plainOrEmpty(difference?.total ?? null), plainOrEmpty(difference?.relative ?? null)]
      : [];
    yield [
      name,
      row.metric,
      basisUnit(row, report.money),
      row.kind,
      ...values,
      plainOrEmpty(row.total),
      ...change,
      ...payerOf(row, report),
      ...more.map((key) => row[key] ?? ""),
    ];
  }
}

function parts(report: ProjectedReport): readonly Row[] {
  return report.rows.filter(({ sum }) => sum === undefined);
}

/** The last column, where rows are by payer. */
function payerHead({ groupBy }: ProjectedReport): string[] {
  return groupBy === undefined ? [] : ["payer"];
}

function payerOf({ payer = "" }: Row, { groupBy }: ProjectedReport): string[] {
  return groupBy === undefined ? [] : [payer];
}

/** More columns, where rows are of saved results: the scenario within the result, and the statistic. */
const saved = ["of", "statistic"] as const;

function savedKeys({ rows }: ProjectedReport): readonly (typeof saved)[number][] {
  return saved.filter((key) => rows.some((row) => row[key] !== undefined));
}

function differencesOf(report: ProjectedReport): (row: Row) => DifferenceRow | undefined {
  const differences = report.verb === "compare" ? report.differences : [];
  const found = new Map(differences.map((each) => [rowKey(each), each]));
  return (row) => found.get(rowKey(row));
}
