/** A tornado as a grid: a line for each input, with a bar from what its low makes of the figure to what its high does. */

import { maxOf, minOf } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import { type Axis, tornadoBar } from "../../output/charts/bar.ts";
import { type Formatter, formatterOf, type TableStyle } from "../../output/numbers/formatter.ts";
import { withName } from "../../output/numbers/quantity.ts";
import { inputLabel, isBalance, measureName, rangeText } from "../../output/numbers/ranges.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import type { MeasureRow } from "../../report/measures.ts";
import type { BarRow, SensitivityReport } from "./report.ts";
import { turning } from "./sign-flips.ts";

/** Beyond these many bars a tornado is read by nobody: the rest is for --wide and for programs. */
const maxBars = 15;
const minLabel = 16;
/** Where there is room for little else. */
const shortLabel = 10;
const maxRange = 22;
const barColumns = { least: 8, most: 20 };
/** Labels and ranges that have this much room need no more: beyond it bars get longer. */
const enough = { room: 80, label: 36 };

export function tornadoParts(
  report: SensitivityReport,
  measure: MeasureRow,
  m: number,
  table: TableStyle,
  room: Room,
  t: Translate,
): Part[] {
  const { language } = table;
  const every = report.bars.filter((bar) => bar.measure === m);
  const moving = every.filter(({ moves }) => moves);
  const bars = room === unlimited ? every : moving.slice(0, maxBars);
  const { unit, amount: print } = formatOf(report, measure, m, table);
  const cell = (value: number | null): GridCell => ({
    text: print(value),
    alarm: isBalance(measure) && (value ?? 0) < 0,
  });
  const texts = bars.map(({ input, low, high }): GridCell[] => [
    { text: inputLabel(report.inputs[input], language) },
    { text: rangeText(report.inputs[input], table) },
    cell(low.value),
    cell(high.value),
  ]);
  const layout = layoutOf(texts, room, t);
  const axis = axisOf(report, m, layout.bar);
  const rows = texts.map((cells, i) => [
    ...cells.filter((_, column) => column !== 1 || layout.ranges),
    { text: barOf(measure, bars[i] as BarRow, axis), code: true },
  ]);
  const { columns } = layout;
  const figure = measureName(measure, report.years, language, t);
  const value = measure.value === null ? print(null) : withName(print(measure.value), unit);
  const title =
    measure.below === null
      ? t("sensitivity.title", { figure, value })
      : t("sensitivity.title-below", { figure, value, year: measure.below });
  const left = moving.length - bars.length;
  const still = every.length - moving.length;
  const beside = [
    ...turning(report, measure, m, language, t),
    ...(room !== unlimited && left > 0 ? [t("sensitivity.more", { count: left })] : []),
    ...(still > 0 ? [t("sensitivity.still", { count: still })] : []),
  ];
  const body = rows.length === 0 ? { remark: title } : { title, columns, rows };
  return [body, ...(beside.length === 0 ? [] : [{ remark: beside.join(" ") }])];
}

/** Numbers are never cut; for them the bars get shorter, and then the ranges are left to --wide. */
function layoutOf(rows: readonly GridCell[][], room: Room, t: Translate) {
  const input: GridColumn = { heading: t("sensitivity.input"), align: "left" };
  const range: GridColumn = { heading: t("sensitivity.range"), align: "left" };
  const numbers: GridColumn[] = [
    { heading: t("sensitivity.at-low"), align: "right" },
    { heading: t("sensitivity.at-high"), align: "right" },
  ];
  const last: GridColumn = { heading: "", align: "left" };
  const { least, most } = barColumns;
  if (room === unlimited) return { columns: [input, range, ...numbers, last], ranges: true, bar: most };
  const taken = (columns: GridColumn[], from: number) =>
    gridWidth(
      columns,
      rows.map((row) => row.slice(from, from + columns.length)),
    );
  const left = room - taken(numbers, 2) - 2 * 2;
  const ranges = Math.min(maxRange, taken([range], 1)) + 2;
  const fits = left - ranges - least >= minLabel;
  const free = fits ? left - ranges : left;
  const bar =
    room > enough.room
      ? Math.max(most, free - enough.label)
      : Math.max(least, Math.min(most, free - minLabel));
  const label: GridColumn = { ...input, ...wrapAt(Math.max(shortLabel, free - bar)) };
  const between = fits ? [{ ...range, ...wrapAt(ranges - 2) }] : [];
  return { columns: [label, ...between, ...numbers, last], ranges: fits, bar };
}

function axisOf(report: SensitivityReport, m: number, columns: number): Axis {
  const numbers = numbersOf(report, m).filter((value) => value !== null);
  return { from: minOf(numbers), to: maxOf(numbers), columns };
}

function barOf({ value }: MeasureRow, { low, high }: BarRow, axis: Axis): string {
  return value === null ? "" : tornadoBar(value, { low: low.value, high: high.value }, axis);
}

/** All that a tornado shows of a figure: as it stands, and at both ends of every input. */
export function numbersOf({ bars, measures }: SensitivityReport, m: number): (number | null)[] {
  const ends = bars.filter(({ measure }) => measure === m).flatMap(({ low, high }) => [low, high]);
  return [measures[m]?.value ?? null, ...ends.map(({ value }) => value)];
}

function formatOf(
  report: SensitivityReport,
  { unit, kind }: MeasureRow,
  m: number,
  table: TableStyle,
): Formatter {
  return formatterOf(
    numbersOf(report, m).map((total) => ({ unit, kind, values: [], total })),
    table,
  );
}
