/** Tables as GitHub renders them. */

import type { GridCell, GridColumn, GridRow } from "../text/grid.ts";
import type { Grid } from "../text/page.ts";
import { code, escaped, isAddress, link } from "./escape.ts";

export function tableMarkdown({ columns, rows }: Pick<Grid, "columns" | "rows">): string {
  return [
    line(columns.map(({ heading }) => escaped(heading))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) => line(cellsOf(row, columns))),
  ].join("\n");
}

/** A heading takes a row of its own; rows of a table cannot be set apart otherwise. */
function cellsOf(row: GridRow, columns: readonly GridColumn[]): string[] {
  if ("title" in row) return columns.map((_, i) => (i === 0 ? `**${escaped(row.title)}**` : ""));
  return row.map(cellOf);
}

function cellOf({ text, code: isCode }: GridCell): string {
  if (text === "") return "";
  if (isAddress(text)) return link(text);
  return isCode ? code(text, true) : escaped(text);
}

function line(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`;
}
