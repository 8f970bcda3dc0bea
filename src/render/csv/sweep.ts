/** The points of a sweep as records: one a number, or with `--wide` one a point. */

import type { ScenarioHead, SweepPointRow, SweepReport } from "../../report/report.ts";
import { plain } from "../number.ts";

export function* sweepRecords(report: SweepReport, wide: boolean): Iterable<readonly string[]> {
  const { scenarios, axes, metrics, where, points } = report;
  const inputs = axes.map(({ path }) => path);
  const met = where === undefined ? [] : ["met"];
  yield wide
    ? ["scenario", ...inputs, ...metrics.map(({ metric }) => metric), ...met]
    : ["scenario", ...inputs, "metric", "value", "unit", ...met];
  for (const point of points) {
    const start = [(scenarios[point.scenario] as ScenarioHead).name, ...point.at.map(plain)];
    const end = where === undefined ? [] : [metOf(point)];
    if (wide) {
      yield [...start, ...point.values.map(number), ...end];
      continue;
    }
    for (const [i, { metric, unit }] of metrics.entries()) {
      yield [...start, metric, number(point.values[i] ?? null), unit, ...end];
    }
  }
}

function metOf({ met }: SweepPointRow): string {
  return met === null || met === undefined ? "" : String(met);
}

function number(value: number | null): string {
  return value === null ? "" : plain(value);
}
