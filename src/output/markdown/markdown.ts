/** For pasting into an article or an issue: what a table shows, as GitHub renders it, with nothing left out for width. */

import type { Reported } from "../document.ts";
import type { Style } from "../formats.ts";
import { pageWithFinding, type View } from "../report-view.ts";
import { type FittedPage, type FittedPart, fitted } from "../text/fit.ts";
import type { GridCell, GridColumn, GridRow } from "../text/grid.ts";
import { type Drawing, type Grid, printablePage, unlimited } from "../text/page.ts";
import { code, escaped, isAddress, link } from "./escape.ts";

export function markdown<R extends Reported>(report: R, view: View<R>, style: Style): string {
  const own = view.markdown?.(report, style);
  if (own !== undefined) return own;
  const page = pageWithFinding(report, view, { ...style, full: true }, unlimited)(0);
  return pageMarkdown(fitted(printablePage(page), unlimited));
}

/** Paragraphs and tables with an empty line between: no headings, which would upset those of the text around. */
function pageMarkdown({ finding, titles, typed, basis, parts, notes }: FittedPage): string {
  const head = [
    ...titles.map((title) => `**${escaped(title)}**`),
    ...typed.map((settings) => code(settings)),
    ...basis.map(escaped),
  ];
  return [
    escaped(finding ?? ""),
    broken(head),
    ...parts.map(partOf),
    ...notes.map((group) => broken(group.map(escaped))),
  ]
    .filter((part) => part !== "")
    .map((part) => `${part}\n`)
    .join("\n");
}

function partOf(part: FittedPart): string {
  if ("remark" in part) return escaped(part.remark);
  if ("names" in part) return part.names.map((name) => `- ${code(name)}`).join("\n");
  if ("drawing" in part) return chart(part);
  const title = part.title === undefined ? "" : `**${escaped(part.title)}**\n\n`;
  return title + tableMarkdown(part);
}

/** A picture stands in characters of one width; nothing in it is Markdown. */
function chart({ title, drawing }: Drawing): string {
  const lines = drawing.map((strokes) =>
    strokes
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );
  const fence = `\`\`\`text\n${lines.join("\n")}\n\`\`\``;
  return title === undefined ? fence : `**${escaped(title)}**\n\n${fence}`;
}

/** Lines of one paragraph that stay lines. */
function broken(lines: readonly string[]): string {
  return lines.join("\\\n");
}

/** A table as GitHub renders it. */
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
