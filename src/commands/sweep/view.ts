import { basisUnit } from "../../output/csv/unit-basis.ts";
import { documentOf, type Json, nameOf, recordsOf } from "../../output/document.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { ScenarioHead, SweepPointRow, SweepReport } from "../../report/types.ts";
import { sweepPage } from "./sweep-table.ts";

export const sweepView: View<SweepReport> = {
  page: sweepPage,
  document: (report) =>
    documentOf(
      {
        ...report,
        axes: recordsOf(report.axes, "input=path op names label unit count text"),
        metrics: recordsOf(report.metrics, "metric label unit kind nominal"),
      },
      "axes where at metrics",
      [{ key: "points", record: "point", items: pointsOf(report) }],
    ),
  records: sweepRecords,
};

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

/** One record a number, or with `--wide` one a point. */
function* sweepRecords(report: SweepReport, wide: boolean): Iterable<readonly string[]> {
  const { scenarios, axes, metrics, where, points, money } = report;
  const nominal = money.prices === undefined && money.currency.code === report.plan.currency.code;
  // A wide record has no unit beside its numbers: their columns say what money is restated in.
  const headings = metrics.map((row) => (nominal ? row.metric : `${row.metric} [${basisUnit(row, money)}]`));
  const inputs = axes.map(({ path }) => path);
  const met = where === undefined ? [] : ["met"];
  yield wide
    ? ["scenario", ...inputs, ...headings, ...met]
    : ["scenario", ...inputs, "metric", "value", "unit", ...met];
  for (const point of points) {
    const start = [(scenarios[point.scenario] as ScenarioHead).name, ...point.at.map(plain)];
    const end = where === undefined ? [] : [metOf(point)];
    if (wide) {
      yield [...start, ...point.values.map(plainOrEmpty), ...end];
      continue;
    }
    for (const [i, row] of metrics.entries()) {
      const unit = basisUnit(row, money);
      yield [...start, row.metric, plainOrEmpty(point.values[i] ?? null), unit, ...end];
    }
  }
}

function metOf({ met }: SweepPointRow): string {
  return met === null || met === undefined ? "" : String(met);
}
