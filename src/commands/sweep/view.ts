/** Metrics at the points of a sweep: over one input as a list, over two as a grid. */

import { maxOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import { basisUnit, textCell } from "../../output/csv/csv.ts";
import { documentOf, type Json, nameOf, recordsOf } from "../../output/document.ts";
import { foreignNote, moneyBasis } from "../../output/numbers/cells.ts";
import { formatterOf, type Measured, tableStyleOf } from "../../output/numbers/formatter.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import { type UnitWords, unitForHeading, withoutUnit } from "../../output/numbers/quantity.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import {
  assumptionsNote,
  assumptionsNotes,
  basisLines,
  overridesLine,
  scenarioTitle,
  totalsLine,
} from "../../output/text/heading.ts";
import type { Grid, Page, PageStyle } from "../../output/text/page.ts";
import { width } from "../../output/text/width.ts";
import type { AxisHead, ScenarioHead, SweepPointRow, SweepReport } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import { sweepFinding } from "./sweep-finding.ts";

export const sweepView: View<SweepReport> = {
  finding: sweepFinding,
  page: sweepPage,
  document: (report) =>
    documentOf(
      {
        ...report,
        axes: recordsOf(report.axes, "input op inputs label unit count text"),
        metrics: recordsOf(report.metrics, "metric label unit kind nominal"),
      },
      "axes condition year metrics",
      [{ key: "points", record: "point", items: pointsOf(report) }],
    ),
  records: sweepRecords,
};

/** A point after the other: there may be more of them than memory holds. */
function* pointsOf(report: SweepReport): Iterable<Json> {
  const inputs = report.axes.map(({ input }) => input);
  const names = report.metrics.map(({ metric }) => metric);
  for (const point of report.points) yield pointItem(point, nameOf(report, point.scenario), inputs, names);
}

function pointItem(
  { at, values, met, infeasible }: SweepPointRow,
  scenario: string,
  inputs: readonly string[],
  names: readonly string[],
): Json {
  const by = (keys: readonly string[], of: readonly (number | null)[]) =>
    Object.fromEntries(keys.map((key, i) => [key, of[i] ?? null]));
  return { scenario, inputs: by(inputs, at), values: by(names, values), met, infeasible: infeasible };
}

/** One record a number, or with `--wide` one a point. */
function* sweepRecords(report: SweepReport, { wide, language }: CsvStyle): Iterable<readonly string[]> {
  const { scenarios, axes, metrics, condition, points, money } = report;
  const nominal = money.prices === undefined && money.currency.code === report.plan.currency.code;
  // A wide record has no unit beside its numbers: their columns say what money is restated in.
  const headings = metrics.map((row) => (nominal ? row.metric : `${row.metric} [${basisUnit(row, money)}]`));
  const inputs = axes.map(({ input }) => input);
  const met = condition === undefined ? [] : ["met"];
  yield wide
    ? ["scenario", "label", ...inputs, ...headings, ...met]
    : ["scenario", ...inputs, "metric", "label", "value", "unit", ...met];
  for (const point of points) {
    const { name, label } = scenarios[point.scenario] as ScenarioHead;
    const at = point.at.map(plain);
    const end = condition === undefined ? [] : [metOf(point)];
    if (wide) {
      yield [name, textCell(label, language), ...at, ...point.values.map(plainOrEmpty), ...end];
      continue;
    }
    for (const [i, row] of metrics.entries()) {
      const unit = basisUnit(row, money);
      const what = [row.metric, textCell(row.label, language)];
      yield [name, ...at, ...what, plainOrEmpty(point.values[i] ?? null), unit, ...end];
    }
  }
}

function metOf({ met }: SweepPointRow): string {
  return met === null || met === undefined ? "" : String(met);
}

const mark = "×";
const minWidth = 14;

/** What varies: an axis, or the scenarios. */
interface Dimension {
  readonly heading: string;
  readonly names: readonly string[];
}

/** One figure's numbers as text, point by point. */
interface Printed {
  readonly heading: string;
  readonly cells: readonly GridCell[];
}

function sweepPage(report: SweepReport, style: PageStyle): Page {
  const { language } = style;
  const { scenarios, year } = report;
  const t = translator(language);
  const words = { language, counts: report.model.counts, calendar: report.plan.years };
  const points = [...report.points];
  const { metrics, money } = printMetrics(report, points, style);
  const [rows, columns] = dimensionsOf(report, points, words, t);
  return {
    // Where each scenario is a row, its label stands there.
    titles: scenariosAreRows(report) ? [] : scenarios.map((each) => scenarioTitle(each, language)),
    typed: overridesLine(scenarios[0] as ScenarioHead),
    basis: [
      ...money,
      ...(money.length === 0 ? [] : basisLines(scenarios, language)),
      year === undefined ? totalsLine(report, t) : t("sweep.of-year", { year: yearNamer(report)(year) }),
    ],
    parts:
      columns === undefined
        ? [listGrid(rows, metrics)]
        : metrics.map((metric) => tableGrid(rows, columns, metric, report, t)),
    notes: [notesOf(report, points, language, t)],
  };
}

function notesOf(
  report: SweepReport,
  points: readonly SweepPointRow[],
  language: PageStyle["language"],
  t: Translate,
): string[] {
  const undefinedAt = points.filter(({ met, infeasible }) => met === null && !infeasible).length;
  const broken = points.filter((point) => point.infeasible).length;
  const rate = report.year === undefined && report.metrics.some(({ kind }) => kind === "rate");
  const condition = report.condition ?? "";
  return [
    ...(report.condition === undefined ? [] : [t("sweep.mark", { mark, condition })]),
    ...(undefinedAt > 0 ? [t("sweep.undefined", { count: undefinedAt, condition })] : []),
    ...(broken > 0 ? [t("sweep.broken", { count: broken })] : []),
    ...(rate ? [t("sweep.rates")] : []),
    ...foreignNote(report.metrics, language),
    ...(report.scenarios.length > 1
      ? assumptionsNotes(report.scenarios, t)
      : report.scenarios.map((each) => assumptionsNote(each, t))),
  ];
}

function scenariosAreRows({ axes, scenarios }: SweepReport): boolean {
  return axes.length === 0 && scenarios.length > 1;
}

/** Rows first. An axis goes down, the scenarios across. */
function dimensionsOf(
  report: SweepReport,
  points: readonly SweepPointRow[],
  words: UnitWords,
  t: Translate,
): [Dimension, Dimension?] {
  const { axes, scenarios } = report;
  const dimensions = axes.map((axis, k): Dimension => {
    // Of the axes the last is the fastest.
    const stride = axes.slice(k + 1).reduce((product, { count }) => product * count, 1);
    const values = Array.from({ length: axis.count }, (_, i) => points[i * stride]?.at[k] as number);
    return { heading: axisName(axis, words), names: values.map((value) => axisValue(value, axis, words)) };
  });
  if (scenarios.length > 1 || dimensions.length === 0) {
    const names = scenarios.map((each) =>
      scenariosAreRows(report) ? scenarioTitle(each, words.language) : each.name,
    );
    dimensions.push({ heading: t("table.scenario"), names });
  }
  return dimensions as [Dimension, Dimension?];
}

export function axisName(
  { input, op, unit }: Pick<AxisHead, "input" | "op" | "unit">,
  words: UnitWords,
): string {
  if (op === "*=") return `${input} ×`;
  const name = op === "+=" ? `${input} +` : input;
  const heading = unitForHeading(unit, words);
  return heading === "" ? name : `${name} (${heading})`;
}

/** The unit stands in the heading. */
export function axisValue(value: number, { unit }: Pick<AxisHead, "unit">, words: UnitWords): string {
  return withoutUnit(value, unit, words);
}

function printMetrics(report: SweepReport, points: readonly SweepPointRow[], style: PageStyle) {
  const measured = report.metrics.map(({ unit, kind }, i): Measured => {
    const values = points.map((point) => point.values[i] ?? null);
    return { unit, kind, values, total: values.find((value) => value !== null) ?? null };
  });
  const table = tableStyleOf(report, style, measured);
  const metrics = measured.map((metric, i): Printed => {
    const label = report.metrics[i]?.label[style.language] ?? "";
    const format = formatterOf([metric], table);
    const unit = format.unit === "" || label.endsWith(`(${format.unit})`) ? "" : ` (${format.unit})`;
    const cells = points.map(({ values, met }): GridCell => {
      const text = format.amount(values[i] ?? null);
      const failed = met === false || met === null;
      return failed ? { text: `${mark} ${text}`, alarm: true } : { text };
    });
    return { heading: label + unit, cells };
  });
  const isMoney = report.metrics.some(({ unit }) => unit === table.currency.code);
  return { metrics, money: isMoney ? [moneyBasis(report, table)] : [] };
}

/** A scenario's title wraps beside its numbers, from so many columns on. */
const minName = 24;

/** A heading wraps where it is longer than the numbers below it. */
function listGrid({ heading, names }: Dimension, metrics: readonly Printed[]): Grid {
  const columns = metrics.map(({ heading, cells }): GridColumn => {
    const numbers = maxOf(
      cells.map(({ text }) => width(text)),
      0,
    );
    return { heading, align: "right", max: Math.max(numbers, minWidth) };
  });
  const cellAt = (row: number, i: number) => metrics[i]?.cells[row] as GridCell;
  return splitGrid(heading, names, columns, cellAt);
}

function tableGrid(
  rows: Dimension,
  across: Dimension,
  { heading, cells }: Printed,
  { axes }: SweepReport,
  t: Translate,
): Grid {
  // With an axis down and the scenarios across, points come scenario by scenario.
  const [down, right] = axes.length > 1 ? [across.names.length, 1] : [1, rows.names.length];
  const columns = across.names.map((heading): GridColumn => ({ heading, align: "right" }));
  const cellAt = (row: number, i: number) => cells[row * down + i * right] as GridCell;
  const title = t("sweep.grid", { figure: heading, rows: rows.heading, columns: across.heading });
  return { title, ...splitGrid(rows.heading, rows.names, columns, cellAt) };
}

function splitGrid(
  heading: string,
  names: readonly string[],
  columns: readonly GridColumn[],
  cellAt: (row: number, column: number) => GridCell,
): Grid {
  return {
    columns: [{ heading, align: "left", min: minName }, ...columns],
    rows: names.map((text, row) => [{ text }, ...columns.map((_, i) => cellAt(row, i))]),
    split: true,
  };
}
