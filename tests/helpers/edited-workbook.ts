/** A workbook as somebody gives it back: with cells changed, saved by another program than the one that wrote it. */

import { type Cell, openXlsx, saveXlsx } from "hucre/xlsx";
import { columns, headRows, type SheetName } from "../../src/workbook/spreadsheet.ts";

/** What is put into a cell. */
export type Put =
  | number
  | string
  | boolean
  | null
  | { readonly formula: string; readonly result?: number | string };

export interface Change {
  readonly sheet?: SheetName;
  /** The id in the first column, or a row counted from 1. */
  readonly row: string | number;
  /** What the heading of the column says, or a column counted from 0. */
  readonly column: string | number;
  readonly put: Put;
  readonly style?: Cell["style"];
}

export async function edited(bytes: Uint8Array, changes: readonly Change[]): Promise<Uint8Array> {
  const book = await openXlsx(bytes);
  for (const { sheet: name = "Inputs", row, column, put, style } of changes) {
    const sheet = book.sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    const at = typeof row === "number" ? row - 1 : sheet.rows.findIndex((cells) => cells[columns.id] === row);
    const heading = sheet.rows[headRows.headings - 1] ?? [];
    const to = typeof column === "number" ? column : heading.indexOf(column);
    if (at < 0 || to < 0) throw new Error(`no ${row} or ${column} on ${name}`);
    const cells = sheet.rows[at] as NonNullable<(typeof sheet.rows)[number]>;
    while (cells.length <= to) cells.push(null);
    sheet.cells?.delete(`${at},${to}`);
    if (typeof put === "object" && put !== null) {
      cells[to] = null;
      sheet.cells?.set(`${at},${to}`, {
        value: null,
        type: "formula",
        formula: put.formula,
        formulaResult: put.result ?? null,
        ...(style === undefined ? {} : { style }),
      });
    } else {
      cells[to] = put;
      if (style !== undefined) sheet.cells?.set(`${at},${to}`, { value: put, type: "number", style });
    }
  }
  return saveXlsx(book);
}
