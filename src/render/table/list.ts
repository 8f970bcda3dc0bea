/** What there is to ask about, by name. */

import type { Cell, Column, ListReport, ValidateReport } from "../../report/report.ts";
import { printable, word } from "../../text/word.ts";
import type { Language, Style } from "../formats.ts";
import { quantities } from "../quantity.ts";
import { footnotes, type GridCell, type GridColumn, grid, gridWidth } from "./grid.ts";
import { painter } from "./paint.ts";

const lineWidth = 80;
const leastText = 10;

export function listTable(report: ListReport, style: Style): string {
  const { language } = style;
  const paint = painter(style.color);
  const none = word({ id: "table.undefined" }, language);
  const shown = report.columns.filter(
    (column) => column.heading !== undefined && (style.wide || !column.wide),
  );
  const columns = shown.map(
    (column): GridColumn => ({
      heading: word({ id: column.heading as string }, language),
      align: column.as === "number" ? "right" : "left",
    }),
  );
  const rows = report.items.map((item) =>
    shown.map((column): GridCell => ({ text: cellText(item, column, language, none) })),
  );
  const fixed = shown.map((column, i) => (column.as === "text" ? -1 : i)).filter((i) => i >= 0);
  const fixedWidth = gridWidth(
    fixed.map((i) => columns[i] as GridColumn),
    rows.map((row) => fixed.map((i) => row[i] as GridCell)),
  );
  const texts = shown.length - fixed.length;
  // What the names and numbers leave of the line is shared by the texts.
  const left = Math.floor((lineWidth - fixedWidth) / Math.max(1, texts)) - 2;
  const wrapped = columns.map((column, i): GridColumn => {
    const prose = shown[i]?.as === "text";
    return prose && !style.wide ? { ...column, wrap: Math.max(leastText, left) } : column;
  });
  const notes = [
    ...(report.legend === undefined ? [] : [report.legend]),
    ...(report.more === undefined || style.wide ? [] : [report.more]),
    { id: "list.count", values: { count: report.items.length } },
  ].map((note) => word(note, language));
  return [...grid(wrapped, rows, paint.dim), "", ...footnotes(notes, lineWidth, paint.dim)]
    .map((line) => `${line}\n`)
    .join("");
}

function cellText(
  item: Readonly<Record<string, Cell>>,
  column: Column,
  language: Language,
  none: string,
): string {
  const cell = item[column.id] ?? null;
  if (cell === null) return "";
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "string") return printable(cell).normalize("NFC");
  if (typeof cell === "object" && "en" in cell) return printable(cell[language]).normalize("NFC");
  if (isTexts(cell)) return cell.map(printable).join(", ");
  // The range of a yearly value is in factors.
  const factor = typeof cell === "number" && Array.isArray(item.value);
  return quantities(cell, typeof item.unit === "string" && !factor ? item.unit : "1", none);
}

function isTexts(cell: readonly (number | null)[] | readonly string[] | number): cell is readonly string[] {
  return Array.isArray(cell) && cell.every((each) => typeof each === "string");
}

export function validateTable(report: ValidateReport, style: Style): string {
  const files = report.files.map((file) => `${printable(file)}\n`).join("");
  return `${files}${word({ id: "validate.good", values: { count: report.files.length } }, style.language)}\n`;
}
