/** Bars drawn year by year, stacked of their parts, with a mark where a line stands that they should stay under. */

import { append, maxOf } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import type { PictureRow, Row } from "../../report/types.ts";
import { yearName } from "../../year-names.ts";
import { nameOf, showRow } from "../numbers/cells.ts";
import type { TableStyle } from "../numbers/formatter.ts";
import { isBalance } from "../numbers/ranges.ts";
import type { Drawing, Stroke } from "../text/page.ts";
import { width, wrap } from "../text/width.ts";
import { joined, zeroMark } from "./strokes.ts";

const fills = ["█", "▓", "▒", "░"];
const mark = "┃";
const minBar = 8;

interface Part {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export function stackDrawing(
  { whole, parts, line }: PictureRow,
  years: readonly number[],
  table: TableStyle,
  columns: number,
  t: Translate,
): Drawing {
  const shown = showRow(whole, table);
  const names = years.map((year) => yearName(year, table.calendar));
  const under = line === undefined ? undefined : showRow(line, table);
  const amounts = years.map((_, k) =>
    under === undefined
      ? (shown.values[k] as string)
      : t("chart.of", { amount: shown.values[k] as string, line: under.values[k] as string }),
  );
  const stacked = stackOf(whole, parts, table, t);
  const room = Math.max(minBar, columns - maxOf(names.map(width)) - 2 - 2 - maxOf(amounts.map(width)));
  const axis = axisOf(stacked, line, room);
  const lines = years.map((_, k): Stroke[] => {
    const bar = barOf(stacked, line?.values[k] ?? undefined, k, axis);
    const taken = bar.reduce((sum, { text }) => sum + width(text), 0);
    const value = whole.values[k] ?? 0;
    const short = value > (line?.values[k] ?? Number.POSITIVE_INFINITY) || (isBalance(whole) && value < 0);
    const amount = (amounts[k] as string).padStart(maxOf(amounts.map(width)));
    return [
      { text: `${(names[k] as string).padStart(maxOf(names.map(width)))}  ` },
      ...bar,
      { text: " ".repeat(room - taken + 2) },
      short ? { text: amount, tone: "alarm" } : { text: amount },
    ];
  });
  const title =
    under === undefined ? shown.label : t("chart.under", { whole: shown.label, line: under.label });
  const alone = stacked.length === 1 && line === undefined;
  return { title, drawing: [...(alone ? [] : legendOf(stacked, under?.label, columns)), ...lines] };
}

/** The parts that there are, and what they leave of the whole; the whole alone where it has no parts. */
function stackOf(whole: Row, parts: readonly Row[], { language }: TableStyle, t: Translate): Part[] {
  const named = (row: Row) => ({ name: nameOf(row, language).normalize("NFC"), values: row.values });
  if (parts.length === 0) return [named(whole)];
  const rest = whole.values.map((value, k) =>
    parts.reduce((left: number | null, { values }) => {
      const part = values[k] ?? null;
      return left === null || part === null ? null : left - part;
    }, value),
  );
  return [...parts.map(named), { name: t("chart.rest"), values: rest }].filter(({ values }) =>
    values.some((value) => (value ?? 0) !== 0),
  );
}

/** Where amounts lie on the columns of text: the longest bars, or the line, fill the room. */
interface Axis {
  readonly room: number;
  /** Columns for one unit of the amounts. */
  readonly scale: number;
  /** The column at which bars begin; those below zero end there. */
  readonly zero: number;
}

function axisOf(parts: readonly Part[], line: Row | undefined, room: number): Axis {
  const years = parts[0]?.values ?? [];
  const ends = (sign: 1 | -1) =>
    years.map((_, k) => parts.reduce((sum, { values }) => sum + Math.max(0, sign * (values[k] ?? 0)), 0));
  const above = maxOf([...ends(1), ...(line?.values ?? []).map((value) => value ?? 0)], 0);
  const below = maxOf(ends(-1), 0);
  // The mark of the line takes a column of its own, and that of zero another.
  const scale = above + below > 0 ? (room - 1 - (below > 0 ? 1 : 0)) / (above + below) : 0;
  return { room, scale, zero: below > 0 ? Math.round(below * scale) + 1 : 0 };
}

function barOf(parts: readonly Part[], line: number | undefined, k: number, axis: Axis): Stroke[] {
  const { room, scale, zero } = axis;
  const cells = Array.from({ length: room }, (): Stroke => ({ text: " " }));
  let [up, down] = [0, 0];
  for (const [i, { values }] of parts.entries()) {
    const value = values[k] ?? 0;
    const fill = { text: fills[i % fills.length] as string, tone: i };
    if (value > 0) {
      cells.fill(fill, zero + Math.round(up * scale), zero + Math.round((up + value) * scale));
      up += value;
    } else {
      const start = Math.max(0, zero - 1);
      cells.fill(fill, start - Math.round((down - value) * scale), start - Math.round(down * scale));
      down -= value;
    }
  }
  if (zero > 0) cells[zero - 1] = { text: zeroMark, tone: "faint" };
  if (line !== undefined && line >= 0) {
    const at = zero + Math.round(line * scale);
    for (let i = at + 1; i < room; i++) {
      if (cells[i]?.tone !== undefined) cells[i] = { ...(cells[i] as Stroke), tone: "alarm" };
    }
    cells[at] = { text: mark };
  }
  return joined(cells);
}

/** Which fill is which part, in as many lines as it takes. */
function legendOf(parts: readonly Part[], line: string | undefined, columns: number): Stroke[][] {
  const keys = parts.map(({ name }, tone): Stroke[] => [
    { text: fills[tone % fills.length] as string, tone },
    { text: ` ${name}` },
  ]);
  if (line !== undefined) keys.push([{ text: mark }, { text: ` ${line}` }]);
  const lines: Stroke[][] = [];
  let taken = columns;
  for (const key of keys) {
    const [{ text: fill }, { text: name }] = key as [Stroke, Stroke];
    const wide = width(fill) + width(name);
    const last = lines.at(-1);
    if (last !== undefined && taken + 3 + wide <= columns) {
      append(last, [{ text: "   " }, ...key]);
      taken += 3 + wide;
      continue;
    }
    const [first = "", ...rest] = wrap(name.slice(1), columns - 2);
    append(lines, [
      [key[0] as Stroke, { text: ` ${first}` }],
      ...rest.map((text) => [{ text: `  ${text}` }]),
    ]);
    taken = rest.length === 0 ? wide : columns;
  }
  return lines;
}
