/** A tornado as a grid: a line for each input, with a bar from what its low makes of the figure to what its high does. */

import { append, maxOf, minOf } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import { type Axis, tornadoBar } from "../../output/charts/bar.ts";
import type { Language } from "../../output/formats.ts";
import { type Formatter, formatterOf, type TableStyle } from "../../output/numbers/formatter.ts";
import { withShownUnit } from "../../output/numbers/quantity.ts";
import { inputLabel, isBalance, measureName, rangeText } from "../../output/numbers/ranges.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import type { MeasureRow } from "../../report/measures.ts";
import { yearNamer } from "../../year-names.ts";
import type { BarRow, SensitivityReport } from "./report.ts";

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
  const figure = measureName(measure, report, language, t);
  const value =
    measure.value === null ? print(null) : withShownUnit(print(measure.value), unit, measure.unit, table);
  const title =
    measure.firstNegativeYear === null
      ? t("sensitivity.title", { figure, value })
      : t("sensitivity.title-below", { figure, value, year: yearNamer(report)(measure.firstNegativeYear) });
  const left = moving.length - bars.length;
  const still = every.length - moving.length;
  const beside = [
    ...signFlips(report, measure, m, language, t),
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

/** So many inputs are named in a sentence, those with the widest bars; the others are counted, and stand in the table. */
const maxNamed = 6;

/** Which inputs alone turn the sign, and which alone bring or spare years below zero. */
export function signFlips(
  report: SensitivityReport,
  measure: MeasureRow,
  m: number,
  language: Language,
  t: Translate,
): string[] {
  const { value, firstNegativeYear, unit } = measure;
  const bars = report.bars.filter((bar) => bar.measure === m);
  const named = (bar: BarRow, end: "low" | "high", year: number | null = null) => {
    const values = {
      input: inputLabel(report.inputs[bar.input], language),
      year: year === null ? "" : yearNamer(report)(year),
    };
    if (end === "low")
      return year === null ? t("sensitivity.low", values) : t("sensitivity.low-from", values);
    return year === null ? t("sensitivity.high", values) : t("sensitivity.high-from", values);
  };
  const ends = bars.flatMap((bar) => (["low", "high"] as const).map((end) => ({ bar, end })));
  const flips = ends.filter(({ bar, end }) => bar[end].signFlips);
  const changes = ends.filter(({ bar, end }) => bar[end].shortfall !== undefined);
  const name = ({ bar, end }: (typeof ends)[number]) => named(bar, end);
  const listed = (names: readonly string[]) => {
    const inputs = names.slice(0, maxNamed).join(", ");
    const count = names.length - maxNamed;
    return count > 0 ? t("sensitivity.and-more", { inputs, count }) : inputs;
  };
  const sentences: string[] = [];
  // What leaves no year below zero has turned the sign too, and what turns it and brings such years is named once.
  const same =
    flips.length > 0 && flips.length === changes.length && flips.every((each) => changes.includes(each));
  if (value !== null && !same) {
    const inputs = listed(flips.map(name));
    // Of what is never negative nobody asks.
    const requested = isBalance(measure) && unit === report.money.currency.code;
    if (flips.length === 0) append(sentences, requested ? [t("sensitivity.no-flip")] : []);
    else if (value < 0) sentences.push(t("sensitivity.flips-up", { inputs }));
    else sentences.push(t("sensitivity.flips-down", { inputs }));
  }
  if (changes.length > 0) {
    const years = changes.map(({ bar, end }) =>
      named(bar, end, firstNegativeYear === null ? bar[end].firstNegativeYear : null),
    );
    const inputs = listed(years);
    if (firstNegativeYear !== null) sentences.push(t("sensitivity.shortage-disappears", { inputs }));
    else if (same) sentences.push(t("sensitivity.flips-down", { inputs }));
    else sentences.push(t("sensitivity.shortage-appears", { inputs }));
  }
  return sentences;
}
