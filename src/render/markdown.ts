/** For pasting into an article or an issue: what a table shows, as GitHub renders it, with nothing left out for width. */

import type { Report } from "../report/report.ts";
import type { Style } from "./formats.ts";
import { code, escaped, isAddress, link } from "./markdown/escape.ts";
import type { GridCell, GridColumn, GridRow } from "./table/grid.ts";
import { type Grid, type Page, type Part, unlimited } from "./table/page.ts";
import { pageOf } from "./table/pages.ts";

export function markdown(report: Report, style: Style): string {
  return pageMarkdown(pageOf(report, style, unlimited));
}

/** Paragraphs and tables with an empty line between: no headings, which would upset those of the text around. */
export function pageMarkdown({ titles, typed, basis, parts, notes }: Page): string {
  const head = [
    ...titles.map((title) => `**${escaped(title)}**`),
    ...typed.map((settings) => code(settings)),
    ...basis.map(escaped),
  ];
  return [broken(head), ...parts.map(partOf), ...notes.map((group) => broken(group.map(escaped)))]
    .filter((part) => part !== "")
    .map((part) => `${part}\n`)
    .join("\n");
}

function partOf(part: Part): string {
  if ("remark" in part) return escaped(part.remark);
  if ("names" in part) return part.names.map((name) => `- ${code(name)}`).join("\n");
  const title = part.title === undefined ? "" : `**${escaped(part.title)}**\n\n`;
  return title + table(part);
}

/** Lines of one paragraph that stay lines. */
function broken(lines: readonly string[]): string {
  return lines.join("\\\n");
}

export function table({ columns, rows }: Pick<Grid, "columns" | "rows">): string {
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
