/** Figures over one input as a list, over two as a grid. */

import { maxOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import type { Language, Style } from "../../output/formats.ts";
import { foreignNote, moneyBasis } from "../../output/numbers/cells.ts";
import { formatterOf, type Measured, type TableStyle, tableScale } from "../../output/numbers/formatter.ts";
import { quantity } from "../../output/numbers/quantity.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import { type Grid, type Page, type Room, unlimited } from "../../output/text/page.ts";
import { width } from "../../output/text/width.ts";
import type { AxisHead, ScenarioHead, SweepPointRow, SweepReport } from "../../report/types.ts";

const mark = "×";
const narrowest = 14;
const gap = 2;

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

export function sweepPage(report: SweepReport, style: Style, room: Room): Page {
  const { language } = style;
  const t = translator(language);
  const points = [...report.points];
  const { figures, money } = printFigures(report, points, style);
  const [rows, columns] = dimensionsOf(report, points, t);
  const parts =
    columns === undefined
      ? listGrids(rows, figures, room)
      : figures.flatMap((figure) => tableGrids(rows, columns, figure, report, room, t));
  const first = report.scenarios[0] as ScenarioHead;
  return {
    titles: titlesOf(report, language, t),
    typed: byHand(first),
    basis: [
      ...(money === undefined ? [] : [money]),
      report.at === undefined
        ? t("table.totals", { first: report.years[0] as number, last: report.years.at(-1) as number })
        : t("sweep.of-year", { year: report.at }),
    ],
    parts,
    notes: [notesOf(report, points, language, t)],
  };
}

function titlesOf({ scenarios }: SweepReport, language: Language, t: Translate): string[] {
  return scenarios.map(({ name, label }) =>
    t("table.title", { name: name, label: label[language].normalize("NFC") }),
  );
}

function notesOf(
  report: SweepReport,
  points: readonly SweepPointRow[],
  language: Language,
  t: Translate,
): string[] {
  const undefinedAt = points.filter(({ met, broken }) => met === null && !broken).length;
  const broken = points.filter((point) => point.broken).length;
  const rate = report.at === undefined && report.metrics.some(({ kind }) => kind === "rate");
  const condition = report.where ?? "";
  return [
    ...(report.where === undefined ? [] : [t("sweep.mark", { mark, condition })]),
    ...(undefinedAt > 0 ? [t("sweep.undefined", { count: undefinedAt, condition })] : []),
    ...(broken > 0 ? [t("sweep.broken", { count: broken })] : []),
    ...(rate ? [t("sweep.rates")] : []),
    ...foreignNote(report.metrics, language),
    ...report.scenarios.map(({ name, assumptions, inputs }) =>
      report.scenarios.length > 1
        ? t("table.assumptions-of", { name: name, assumptions, inputs })
        : t("table.assumptions", { assumptions, inputs }),
    ),
  ];
}

/** Rows first. An axis goes down, the scenarios across. */
function dimensionsOf(
  { axes, scenarios }: SweepReport,
  points: readonly SweepPointRow[],
  t: Translate,
): [Dimension, Dimension?] {
  const dimensions = axes.map((axis, k): Dimension => {
    // Of the axes the last is the fastest.
    const stride = axes.slice(k + 1).reduce((product, { count }) => product * count, 1);
    const values = Array.from({ length: axis.count }, (_, i) => points[i * stride]?.at[k] as number);
    return { heading: axisName(axis), names: values.map((value) => axisValue(value, axis)) };
  });
  if (scenarios.length > 1 || dimensions.length === 0) {
    const names = scenarios.map(({ name }) => name);
    dimensions.push({ heading: t("table.scenario"), names });
  }
  return dimensions as [Dimension, Dimension?];
}

export function axisName({ path, op, unit }: Pick<AxisHead, "path" | "op" | "unit">): string {
  if (op === "*=") return `${path} ×`;
  const name = op === "+=" ? `${path} +` : path;
  return unit === "1" || unit === "%" ? name : `${name} (${unit})`;
}

/** The unit stands in the heading. */
function axisValue(value: number, { unit }: AxisHead): string {
  const text = quantity(value, unit);
  return text.endsWith(` ${unit}`) ? text.slice(0, -unit.length - 1) : text;
}

function printFigures(report: SweepReport, points: readonly SweepPointRow[], style: Style) {
  const { language } = style;
  const { currency } = report.money;
  const measured = report.metrics.map(({ unit, kind }, i): Measured => {
    const values = points.map((point) => point.values[i] ?? null);
    return { unit, kind, values, total: values.find((value) => value !== null) ?? null };
  });
  const scale = tableScale(measured, currency, style.scale, language);
  const counts = report.model.counts;
  const table: TableStyle = { language, currency, scale, asked: style.scale, counts };
  const figures = measured.map((figure, i): Printed => {
    const label = report.metrics[i]?.label[language].normalize("NFC") ?? "";
    const format = formatterOf([figure], table);
    const unit = format.unit === "" || label.endsWith(`(${format.unit})`) ? "" : ` (${format.unit})`;
    const cells = points.map(({ values, met }): GridCell => {
      const value = values[i] ?? null;
      const text = format.amount(value);
      const failed = met === false || met === null;
      return failed ? { text: `${mark} ${text}`, alarm: true } : { text };
    });
    return { heading: label + unit, cells };
  });
  const money = report.metrics.some(({ unit }) => unit === currency.code)
    ? moneyBasis(report, table)
    : undefined;
  return { figures, money };
}

function listGrids({ heading, names }: Dimension, figures: readonly Printed[], room: Room): Grid[] {
  const columns = figures.map(({ heading, cells }) => {
    const numbers = maxOf(
      cells.map(({ text }) => width(text)),
      0,
    );
    const wrap = Math.max(numbers, narrowest);
    const taken = Math.min(Math.max(numbers, width(heading)), wrap);
    const column: GridColumn = { heading, align: "right", ...(room === unlimited ? {} : { wrap }) };
    return { column, cells, taken };
  });
  return laidOut(heading, names, columns, room, undefined);
}

function tableGrids(
  rows: Dimension,
  across: Dimension,
  { heading, cells }: Printed,
  { axes }: SweepReport,
  room: Room,
  t: Translate,
): Grid[] {
  // With an axis down and the scenarios across, points come scenario by scenario.
  const [down, right] = axes.length > 1 ? [across.names.length, 1] : [1, rows.names.length];
  const columns = across.names.map((name, j) => {
    const own = rows.names.map((_, i) => cells[i * down + j * right] as GridCell);
    const taken = maxOf(
      own.map(({ text }) => width(text)),
      width(name),
    );
    return { column: { heading: name, align: "right" } as const, cells: own, taken };
  });
  const title = t("sweep.grid", { figure: heading, rows: rows.heading, columns: across.heading });
  return laidOut(rows.heading, rows.names, columns, room, title);
}

interface Column {
  readonly column: GridColumn;
  readonly cells: readonly GridCell[];
  readonly taken: number;
}

/** As many columns beside each other as the room holds, the rest below: numbers are never cut. */
function laidOut(
  heading: string,
  names: readonly string[],
  columns: readonly Column[],
  room: Room,
  title: string | undefined,
): Grid[] {
  const label = maxOf(names.map(width), width(heading));
  const groups: Column[][] = [];
  let left = -1;
  for (const column of columns) {
    left -= column.taken + gap;
    if (left < 0) {
      groups.push([]);
      left = room - label - column.taken - gap;
    }
    groups.at(-1)?.push(column);
  }
  return groups.map((group, i) => ({
    ...(title === undefined || i > 0 ? {} : { title }),
    columns: [{ heading, align: "left" }, ...group.map(({ column }) => column)],
    rows: names.map((name, row) => [{ text: name }, ...group.map(({ cells }) => cells[row] as GridCell)]),
  }));
}
