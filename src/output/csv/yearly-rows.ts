/** Rows over the years as records of CSV: of one scenario, or of several that are compared. */

import { rowKey } from "../../report/rows.ts";
import type { CompareReport, DifferenceRow, Row, RunReport, ScenarioHead } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import { plainOrEmpty } from "../numbers/number.ts";
import type { CsvStyle } from "../report-view.ts";
import { basisUnit, textCell } from "./csv.ts";

type ProjectedReport = RunReport | CompareReport;

/** A column of what a scenario changes against the baseline. */
export interface ChangeColumn {
  readonly id: string;
  /** In place `year`, or of the total without one. */
  readonly value: (difference: DifferenceRow | undefined, year?: number) => number | null;
  /** Whether it has a value for each year. */
  readonly yearly: boolean;
}

interface RecordColumn {
  readonly id: string;
  readonly cell: (row: Row, year: number | undefined) => string;
}

/**
 * One record a number, so that any tool can filter and pivot, or with `wide` one a row; sums are left to the pivot. A figure with
 * one value for all years names no year.
 */
export function* projectedRecords(
  report: ProjectedReport,
  { wide, language }: CsvStyle,
  changes: readonly ChangeColumn[] = [],
): Iterable<string[]> {
  const columns = columnsOf(report, { wide, language }, changes);
  yield columns.map(({ id }) => id);
  for (const row of report.rows) {
    if (row.sum !== undefined) continue;
    const years = wide || row.kind === "single" ? [undefined] : report.years.keys();
    for (const year of years) yield columns.map(({ cell }) => cell(row, year));
  }
}

function columnsOf(
  report: ProjectedReport,
  { wide, language }: CsvStyle,
  changes: readonly ChangeColumn[],
): readonly RecordColumn[] {
  const { scenarios, years, money, groupBy, rows } = report;
  const named = yearNamer(report);
  const text = (id: string, cell: RecordColumn["cell"]): RecordColumn => ({ id, cell });
  const number = (id: string, value: (row: Row, year: number | undefined) => number | null) =>
    text(id, (row, year) => plainOrEmpty(value(row, year)));
  const differences = new Map(
    (report.command === "compare" ? report.differences : []).map((each) => [rowKey(each), each]),
  );
  const payers = new Map(report.sections.map((each) => [each.id, each]));
  const scenario = text("scenario", (row) => (scenarios[row.scenario] as ScenarioHead).name);
  const metric = text("metric", (row) => row.metric);
  const label = text("label", (row) => textCell(row.label, language));
  const unit = text("unit", (row) => basisUnit(row, money));
  const changed = changes
    .filter(({ yearly }) => wide || yearly)
    .map(({ id, value }) => number(id, (row, year) => value(differences.get(rowKey(row)), year)));
  const more = [
    ...(groupBy === undefined
      ? []
      : [
          text("payer", ({ payer }) => payer ?? ""),
          text("payer_label", ({ payer }) => textCell(payers.get(payer ?? "")?.label, language)),
        ]),
    // Of saved results: the scenario within the result, and the statistic.
    ...(
      [
        ["saved_scenario", "savedScenario"],
        ["statistic", "statistic"],
      ] as const
    )
      .filter(([, key]) => rows.some((row) => row[key] !== undefined))
      .map(([id, key]) => text(id, (row) => row[key] ?? "")),
  ];
  const amount = (row: Row, year: number | undefined) =>
    year === undefined ? row.total : (row.values[year] ?? null);
  if (!wide) {
    const year = text("year", (_, year) => (year === undefined ? "" : named(years[year] as number)));
    return [scenario, year, metric, label, number("value", amount), unit, ...changed, ...more];
  }
  const yearly = years.map((year, t) =>
    number(named(year), (row) => (row.kind === "single" ? null : amount(row, t))),
  );
  const kind = text("kind", (row) => row.kind);
  return [scenario, metric, label, unit, kind, ...yearly, number("total", amount), ...changed, ...more];
}
