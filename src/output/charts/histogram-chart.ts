/** How a figure is distributed, drawn: a histogram, and below it the S-curve of the shares of trials that it does not exceed. */

import { maxOf } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import { type CurveRow, curveShares } from "../../report/simulated.ts";
import type { Drawing, Stroke } from "../text/page.ts";
import { joined } from "./strokes.ts";

const rows = 6;
const eighths = " ▁▂▃▄▅▆▇█";
const margin = 5;
/** What is drawn: the outermost half percent on either side would stretch the picture to a few trials. */
const ends = { from: curveShares.indexOf(0.005), to: curveShares.indexOf(0.995) };
const marks = [
  { name: "P50", share: 0.5 },
  { name: "P80", share: 0.8 },
];

/** `print`: a value as the tables show it. */
export function distributionDrawing(
  { values }: CurveRow,
  title: string,
  columns: number,
  print: (value: number) => string,
  t: Translate,
): Drawing {
  const [least, most] = [values[ends.from] ?? null, values[ends.to] ?? null];
  if (least === null || most === null) return { title, drawing: [[{ text: t("chart.undefined") }]] };
  if (least === most) {
    const [first, last] = [values[0] ?? least, values.at(-1) ?? least];
    const printed = { value: print(least), least: print(first), most: print(last) };
    const text = first === last ? t("chart.always", printed) : t("chart.nearly-always", printed);
    return { title, drawing: [[{ text }]] };
  }
  const room = columns - margin - 1;
  const edges = Array.from({ length: room + 1 }, (_, i) => least + ((most - least) * i) / room);
  const upTo = edges.map((edge) => shareUpTo(values as readonly number[], edge));
  const places = marks.map(({ share }) => {
    const value = values[Math.round(share * (values.length - 1))] as number;
    return Math.min(room - 1, Math.floor(((value - least) / (most - least)) * room));
  });
  return {
    title,
    drawing: [
      ...framed(histogramOf([under(values as readonly number[], least), ...upTo.slice(1)]), places, () => ""),
      ...framed(curveOf(upTo), places, (row) => ["100%", "", "", " 50%", "", "  0%"][row] as string),
      axisOf(room, places),
      labelsOf(room, places),
      ...endsOf(room, print(least), print(most)),
    ],
  };
}

/** The share of trials that lie under the least that is drawn: those that equal it stand in the first column. */
function under(quantiles: readonly number[], least: number): number {
  return curveShares[quantiles.findIndex((quantile) => quantile >= least)] as number;
}

/**
 * The share of trials that are no higher than a value: between the quantiles on a straight line, but none between two values
 * that many trials have.
 */
function shareUpTo(quantiles: readonly number[], value: number): number {
  const above = quantiles.findIndex((quantile) => quantile > value);
  if (above < 0) return 1;
  if (above === 0) return 0;
  const [low, high] = [quantiles[above - 1] as number, quantiles[above] as number];
  const [from, to] = [curveShares[above - 1] as number, curveShares[above] as number];
  if (quantiles[above - 2] === low && quantiles[above + 1] === high) return from;
  return from + ((value - low) / (high - low)) * (to - from);
}

/** A column as high as the share of trials in it; the highest fills the rows. */
function histogramOf(below: readonly number[]): string[][] {
  const shares = below.slice(1).map((share, i) => share - (below[i] as number));
  const highest = maxOf(shares);
  return grid(shares.length, (row, column) => {
    const level = ((shares[column] as number) / highest) * rows * 8 - (rows - 1 - row) * 8;
    // What is there at all is seen at the foot.
    const least = row === rows - 1 && (shares[column] as number) > 0 ? 1 : 0;
    return eighths[Math.max(least, Math.min(8, Math.round(level)))] as string;
  });
}

/** A line from no trial to all of them, two steps to a row. */
function curveOf(below: readonly number[]): string[][] {
  const steps = rows * 2 - 1;
  const levels = below.map((share) => Math.round(share * steps));
  return grid(below.length - 1, (row, column) => {
    const low = levels[column] as number;
    const high = Math.max(low, levels[column + 1] as number);
    const from = column === 0 ? low : Math.min(high, low + 1);
    const drawn = (level: number) => level >= from && level <= high;
    const foot = (rows - 1 - row) * 2;
    if (drawn(foot) && drawn(foot + 1)) return "█";
    return drawn(foot + 1) ? "▀" : drawn(foot) ? "▄" : " ";
  });
}

function grid(columns: number, at: (row: number, column: number) => string): string[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => at(row, column)),
  );
}

function framed(
  cells: readonly (readonly string[])[],
  places: readonly number[],
  labelOf: (row: number) => string,
): Stroke[][] {
  return cells.map((line, row) => [
    { text: labelOf(row).padEnd(margin) },
    ...joined(
      line.map((text, column): Stroke => {
        if (text !== " ") return { text, tone: 0 };
        return places.includes(column) ? { text: "┊", tone: "faint" } : { text };
      }),
    ),
  ]);
}

function axisOf(room: number, places: readonly number[]): Stroke[] {
  const line = Array.from({ length: room }, (_, column) => (places.includes(column) ? "┼" : "─"));
  return [{ text: " ".repeat(margin) }, { text: line.join(""), tone: "faint" }];
}

/** P50 ends under its mark and P80 begins there: they never meet. */
function labelsOf(room: number, [p50 = 0, p80 = 0]: readonly number[]): Stroke[] {
  const first = marks[0]?.name as string;
  const second = marks[1]?.name as string;
  const to = Math.max(first.length + 1, Math.min(p80, room - second.length));
  const from = Math.max(0, Math.min(p50 + 1, to - 1) - first.length);
  const text = " ".repeat(from) + first + " ".repeat(to - from - first.length) + second;
  return [{ text: " ".repeat(margin) + text }];
}

/** On two lines where one has no room for both. */
function endsOf(room: number, least: string, most: string): Stroke[][] {
  const gap = room - least.length - most.length;
  const texts = gap > 0 ? [least + " ".repeat(gap) + most] : [least, most.padStart(room)];
  return texts.map((text) => [{ text: " ".repeat(margin) + text }]);
}
