/** Formulas of a spreadsheet as text, as xlsx files have them: without the equals sign, functions by their English names. */

import { type Column, type Formula, headRows, type Row, type SheetName } from "../spreadsheet.ts";

const strength: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "+": 2,
  "-": 2,
  "*": 3,
  "/": 3,
  "^": 4,
};
const atom = 9;

/** The name of a column: A, Z, AA. */
export function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest;
}

/** Where a formula stands. */
export interface Standing {
  readonly sheet: SheetName;
  readonly column: number;
}

export function formulaText(formula: Formula, at: Standing): string {
  switch (formula.kind) {
    case "value":
      return typeof formula.value === "number"
        ? String(formula.value).toUpperCase()
        : typeof formula.value === "boolean"
          ? String(formula.value).toUpperCase()
          : `"${formula.value.replaceAll('"', '""')}"`;
    case "cell":
      return sheetOf(formula.row, at) + cellText(formula.row, formula.column, at);
    case "range": {
      const { from, to, start, end } = formula;
      return `${sheetOf(from, at)}${cellText(from, start, at)}:${cellText(to, end, at)}`;
    }
    case "negative":
      return `-${within(formula.arg, atom, at)}`;
    case "operation": {
      const own = strength[formula.op] as number;
      return within(formula.left, own, at) + formula.op + within(formula.right, own + 1, at);
    }
    case "call":
      return `${formula.fn}(${formula.args.map((arg) => formulaText(arg, at)).join(",")})`;
  }
}

/** How many characters a formula has at the most, before its rows have their numbers: these have up to four digits. */
export function longestText(formula: Formula, at: Standing): number {
  return formulaText(formula, at).replaceAll(/(?<=[A-Z]\$?)0\b/g, "0000").length;
}

/** A minus in front binds closer than a power in spreadsheets: it is only ever bare in front of a whole formula or a sum. */
function strengthOf(formula: Formula): number {
  if (formula.kind === "operation") return strength[formula.op] as number;
  if (formula.kind === "negative") return strength["+"] as number;
  return formula.kind === "value" && typeof formula.value === "number" && formula.value < 0
    ? (strength["+"] as number)
    : atom;
}

function within(formula: Formula, least: number, at: Standing): string {
  const text = formulaText(formula, at);
  return strengthOf(formula) < least ? `(${text})` : text;
}

function sheetOf(row: Row, { sheet }: Standing): string {
  return row.sheet === sheet ? "" : `${row.sheet}!`;
}

function cellText(row: Row, column: Column, at: Standing): string {
  // What is no row of its own sheet's list stands at a fixed place, and so do the heads.
  const fixed = row.sheet === "About" || row.number <= headRows.index ? "$" : "";
  return "at" in column
    ? `$${columnName(column.at)}${fixed}${row.number}`
    : `${columnName(at.column + column.years)}${fixed}${row.number}`;
}
