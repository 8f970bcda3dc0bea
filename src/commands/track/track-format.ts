/** How the numbers and words of `track` are told, in all of its tables alike. */

import { maxOf } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import { formatterOf, type TableStyle } from "../../output/numbers/formatter.ts";
import { type GridCell, type GridColumn, type GridRow, gridWidth } from "../../output/text/grid.ts";
import { type Grid, type Room, wrapAt } from "../../output/text/page.ts";
import { width } from "../../output/text/width.ts";
import type { Answer } from "./report.ts";

/** How the numbers and words of one page are told. */
export interface Telling {
  readonly t: Translate;
  readonly language: Language;
  readonly room: Room;
  /** An amount of a unit; what is undefined is said so. */
  readonly amount: (value: number | null, unit: string) => string;
  readonly difference: (value: number | null, unit: string) => string;
  /** The least and the most, where they differ. */
  readonly range: (least: number | null, most: number | null, unit: string) => string;
  readonly years: (answers: { readonly least: Answer; readonly most: Answer }) => string;
}

export function tellingIn(style: TableStyle, room: Room, t: Translate): Telling {
  const { language } = style;
  const format = (unit: string) => formatterOf([{ unit, kind: "flow", values: [], total: null }], style);
  const both = (least: string, most: string) => (least === most ? least : `${least}–${most}`);
  const amount = (value: number | null, unit: string) => format(unit).amount(value);
  return {
    ...{ t, language, room, amount },
    difference: (value, unit) => format(unit).change(value),
    range: (least, most, unit) => both(amount(least, unit), amount(most, unit)),
    years: ({ least, most }) => {
      const year = ({ arrives, pace }: Answer) =>
        arrives === null ? t(pace === null ? "table.undefined" : "track.never") : String(arrives);
      // More on record comes sooner.
      return both(year(most), year(least));
    },
  };
}

/** How far a sum has got, in words. */
export const statusIds = {
  announced: "track.status-announced",
  requested: "track.status-requested",
  voted: "track.status-voted",
  contracted: "track.status-contracted",
  spent: "track.status-spent",
  installed: "track.status-installed",
} as const;

const leastLabel = 16;

/** A grid whose first column takes what the numbers leave of the line; where they leave too little, each number has its own line. */
export function fitted(
  heading: string,
  headings: readonly string[],
  rows: readonly GridRow[],
  room: Room,
  title?: string,
): Grid {
  const named = title === undefined ? {} : { title };
  const numbers = headings.map((text): GridColumn => ({ heading: text, align: "right" }));
  const rest = rows.map((row): GridRow => ("title" in row ? row : row.slice(1)));
  const left = room - gridWidth(numbers, rest) - 2;
  if (left >= leastLabel)
    return { ...named, columns: [{ heading, align: "left", ...wrapAt(left) }, ...numbers], rows };
  const stacked = rows.flatMap((row): GridRow[] => {
    if ("title" in row) return [[{ text: row.title }, { text: "" }]];
    const [label = { text: "" }, ...cells] = row;
    const lines = cells.map(
      (cell, i): GridRow => [{ text: headings[i] as string, indent: (label.indent ?? 0) + 2 }, cell],
    );
    return [[label, { text: "" }], ...lines.filter((_, i) => cells[i]?.text !== "")];
  });
  const widest = maxOf(
    stacked.map((row) => ("title" in row ? 0 : width((row[1] as GridCell).text))),
    0,
  );
  return {
    ...named,
    columns: [
      { heading, align: "left", ...wrapAt(Math.max(leastLabel, room - widest - 2)) },
      { heading: "", align: "right" },
    ],
    rows: stacked,
  };
}

export function cell(text: string): GridCell {
  return { text: text.normalize("NFC") };
}
