/** Columns of text side by side. The only user of cli-table3, which wraps and colours nothing here. */

import Table from "cli-table3";
import { append, maxOf } from "../../lists.ts";
import type { Paint } from "./paint.ts";
import { longestWord, width, wrap } from "./width.ts";

export interface GridColumn {
  readonly heading: string;
  readonly align: "left" | "right";
  /** Wraps at this width. Numbers have none: they are never cut. */
  readonly wrap?: number;
  /** The same, but only where lines are limited. */
  readonly max?: number;
  /** Takes what the other columns leave of a line, shared with others of its sort, but at least this; it wraps there. */
  readonly min?: number;
  /** No wider than its longest cell or the longest word of its heading. */
  readonly narrow?: boolean;
  /** Left out where lines have no room for it, the highest first; never where they are as long as it takes. */
  readonly optional?: number;
  /** Columns of text that are kept for it, whatever its cells hold. */
  readonly reserved?: number;
}

export interface GridCell {
  readonly text: string;
  /** Columns that every line of the cell is moved to the right. */
  readonly indent?: number;
  /** Money that is short. */
  readonly alarm?: boolean;
  /** An identifier, to be copied as it stands. */
  readonly code?: boolean;
}

/** A heading over the rows below it, or one cell a column. `stacked`: the first cell of a row whose others stand below it, a line each. */
export type GridRow = { readonly title: string; readonly stacked?: true } | readonly GridCell[];

export const gap = 2;
const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: " ".repeat(gap),
};

/** Rows are laid out in batches: cli-table3's time grows with the square of their number. */
const batch = 50;

/** Longer lines are laid out here: cli-table3 cuts each cell to ten columns for a message, and measures it again for each letter. */
const longest = 400;

/**
 * Lines of a grid: headings, a rule, rows; no trailing spaces. Texts must be in NFC: cli-table3 counts code points. Colour
 * is added to each line after it is measured.
 */
export function grid(columns: readonly GridColumn[], rows: readonly GridRow[], paint: Paint): string[] {
  const headings = columns.map((column) => linesOf({ text: column.heading }, column));
  const cells = rows.map((row) =>
    "title" in row ? row : columns.map((column, i) => linesOf(row[i] as GridCell, column)),
  );
  const widths = columns.map((_, i) => {
    const every = [headings, ...cells].flatMap((row) => ("title" in row ? [] : (row[i] as Lines).lines));
    return maxOf(every.map(width), 0);
  });
  const ruled = widths.reduce((sum, each) => sum + each, gap * (widths.length - 1));
  const padded = ({ lines: [line = ""], alarm }: Lines, i: number) => {
    const blank = " ".repeat(Math.max(0, (widths[i] as number) - width(line)));
    const shown = alarm ? paint.red(line) : line;
    return columns[i]?.align === "right" ? blank + shown : shown + blank;
  };
  const lay = (group: readonly (readonly Lines[])[]): string[] => {
    const areLines = ([, ...rest]: readonly Lines[]) => rest.every(({ lines }) => lines.length === 1);
    if (ruled > longest && group.every((row) => areLines(row) && row[0]?.lines.length === 1)) {
      return group.map((row) => row.map(padded).join(" ".repeat(gap)).trimEnd());
    }
    // cli-table3 takes its time for each cell, so columns of one line each are given to it as one.
    const joins = columns.length > 2 && group.every(areLines);
    const [label = 0] = widths;
    const table = new Table({
      chars: noBorders,
      style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
      colAligns: joins ? [columns[0]?.align ?? "left", "left"] : columns.map((column) => column.align),
      colWidths: joins ? [label, ruled - label - gap] : widths,
    });
    const textOf = ({ lines, alarm }: Lines) =>
      lines.map((line) => (alarm ? paint.red(line) : line)).join("\n");
    append(
      table,
      group.map(([first, ...rest]) =>
        joins
          ? [textOf(first as Lines), rest.map((cell, i) => padded(cell, i + 1)).join(" ".repeat(gap))]
          : [first as Lines, ...rest].map(textOf),
      ),
    );
    return table
      .toString()
      .split("\n")
      .map((line) => line.trimEnd());
  };

  const laid: string[] = [];
  const plain = [headings, ...cells.filter((row) => !("title" in row))] as (readonly Lines[])[];
  for (let at = 0; at < plain.length; at += batch) append(laid, lay(plain.slice(at, at + batch)));
  const next = (row: readonly Lines[]) => laid.splice(0, maxOf(row.map(({ lines }) => lines.length)));
  const rule = paint.dim("─".repeat(ruled));
  return [
    ...next(headings),
    rule,
    ...cells.flatMap((row) => ("title" in row ? [paint.bold(row.title)] : next(row))),
  ];
}

/** How many lines a grid takes, without laying it out. */
export function gridHeight(columns: readonly GridColumn[], rows: readonly GridRow[]): number {
  const tallest = (cells: readonly GridCell[]) =>
    maxOf(cells.map((cell, i) => linesOf(cell, columns[i] as GridColumn).lines.length));
  const headings = tallest(columns.map(({ heading }) => ({ text: heading })));
  return rows.reduce((sum, row) => sum + ("title" in row ? 1 : tallest(row)), headings + 1);
}

/** Sentences below a table, in lines that are no longer than it may be. */
export function footnotes(
  sentences: readonly string[],
  columns: number,
  dim: (text: string) => string,
): string[] {
  return sentences.flatMap((sentence) => wrap(sentence, columns)).map(dim);
}

/** Columns that these cells take side by side, gaps included. */
export function gridWidth(columns: readonly GridColumn[], rows: readonly GridRow[]): number {
  const widths = columns.map((column, i) => columnWidth(column, i, rows));
  return widths.reduce((sum, each) => sum + each, gap * Math.max(0, widths.length - 1));
}

/** Columns of text that column number `i` takes: as many as its longest cell, but no more than where it wraps. */
export function columnWidth(
  { heading, wrap, max, narrow, reserved }: GridColumn,
  i: number,
  rows: readonly GridRow[],
): number {
  if (reserved !== undefined) return reserved;
  const cells = rows.map((row) => ("title" in row ? 0 : cellWidth(row[i] as GridCell)));
  const own = narrow ? longestWord(heading, Number.POSITIVE_INFINITY) : width(heading);
  return Math.min(maxOf(cells, own), wrap ?? max ?? Number.POSITIVE_INFINITY);
}

function cellWidth({ text, indent = 0 }: GridCell): number {
  return width(text) + indent;
}

interface Lines {
  readonly lines: readonly string[];
  readonly alarm: boolean;
}

function linesOf(cell: GridCell, column: GridColumn): Lines {
  const indent = cell.indent ?? 0;
  const lines = column.wrap === undefined ? [cell.text] : wrap(cell.text, Math.max(1, column.wrap - indent));
  return { lines: lines.map((line) => " ".repeat(indent) + line), alarm: cell.alarm ?? false };
}
