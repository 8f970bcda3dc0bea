/** What there is to ask about, by name. */

import { message } from "../../errors.ts";
import { format } from "../../messages/format.ts";
import type { MessageId } from "../../messages/message.ts";
import type { Style } from "../../output/formats.ts";
import { quantities, type UnitWords } from "../../output/numbers/quantity.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Page, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import type { Cell, Column, ListReport, ValidateReport } from "../../report/types.ts";

const leastText = 10;

export function listPage(report: ListReport, { language }: Style, room: Room): Page {
  const none = format(message("table.undefined"), language);
  const shown = report.columns.filter(
    (column) => column.heading !== undefined && (room === unlimited || !column.wide),
  );
  const columns = shown.map(
    (column): GridColumn => ({
      heading: format({ id: column.heading as MessageId }, language),
      align: column.as === "number" ? "right" : "left",
    }),
  );
  const rows = report.items.map((item) =>
    shown.map(
      (column): GridCell => ({
        text: cellText(item, column, { language, counts: report.model.counts }, none),
        code: column.id === "name" || column.id === "id" || column.id === "formula",
      }),
    ),
  );
  const fixed = shown.map((column, i) => (column.as === "text" ? -1 : i)).filter((i) => i >= 0);
  const fixedWidth = gridWidth(
    fixed.map((i) => columns[i] as GridColumn),
    rows.map((row) => fixed.map((i) => row[i] as GridCell)),
  );
  const texts = shown.length - fixed.length;
  // What the names and numbers leave of the line is shared by the texts.
  const left = Math.floor((room - fixedWidth) / Math.max(1, texts)) - 2;
  const wrapped = columns.map(
    (column, i): GridColumn =>
      shown[i]?.as === "text" ? { ...column, ...wrapAt(Math.max(leastText, left)) } : column,
  );
  const notes = [
    ...(report.legend === undefined ? [] : [report.legend]),
    ...(report.more === undefined || room === unlimited ? [] : [report.more]),
    message("list.count", { count: report.items.length }),
  ].map((note) => format(note, language));
  return {
    titles: [],
    typed: [],
    basis: [],
    parts: rows.length === 0 ? [] : [{ columns: wrapped, rows }],
    notes: [notes],
  };
}

function cellText(
  item: Readonly<Record<string, Cell>>,
  column: Column,
  words: UnitWords,
  none: string,
): string {
  const cell = item[column.id] ?? null;
  if (cell === null) return "";
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "string") return cell.normalize("NFC");
  if (typeof cell === "object" && "en" in cell) return cell[words.language].normalize("NFC");
  if (isTexts(cell)) return cell.join(", ");
  // The range of a yearly value is in factors, or in what is added.
  const onPath = typeof cell === "number" && Array.isArray(item.value);
  const sign = onPath && item.as === "addend" && cell > 0 ? "+" : "";
  const unit = typeof item.unit === "string" && (!onPath || item.as === "addend") ? item.unit : "1";
  const text = sign + quantities(cell, unit, none, words);
  const rest = column.id === "value" && Array.isArray(item.rest);
  return rest ? `${text} (${format(message("share.rest"), words.language)})` : text;
}

function isTexts(cell: readonly (number | null)[] | readonly string[] | number): cell is readonly string[] {
  return Array.isArray(cell) && cell.every((each) => typeof each === "string");
}

export function validatePage({ files }: ValidateReport, { language }: Style): Page {
  return {
    titles: [],
    typed: [],
    basis: [],
    parts: [{ names: files }],
    notes: [[format(message("validate.good", { count: files.length }), language)]],
  };
}
