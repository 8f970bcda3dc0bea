/** What a workbook is made of before it is a file: sheets of rows of cells, and the formulas in them as trees. */

import { dimsText, type Unit, unitTextIn } from "../formula/units.ts";

export type Value = number | boolean | string;

export const sheetNames = ["About", "Summary", "Inputs", "Model", "Checks", "Sources"] as const;
export type SheetName = (typeof sheetNames)[number];

/** Where everything stands, on every sheet alike: so that a year is the same column everywhere. */
export const columns = { id: 0, label: 1, unit: 2, value: 3, before: 4, years: 5 } as const;
/** The rows of a sheet above what is its own, counted from 1: title, master check, headings, calendar years, index. */
export const headRows = { title: 1, check: 2, headings: 3, years: 4, index: 5 } as const;

export type Column =
  /** The same column wherever the formula stands. */
  | { readonly at: number }
  /** So many years before (or behind) the column that the formula stands in. */
  | { readonly years: number };

export type Operator = "+" | "-" | "*" | "/" | "^" | "=" | "<>" | "<" | "<=" | ">" | ">=";

/** A formula of a spreadsheet. One tree serves all years of a row: what it refers to moves along with it. */
export type Formula =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "cell"; readonly row: Row; readonly column: Column }
  | {
      readonly kind: "range";
      readonly from: Row;
      readonly to: Row;
      readonly start: Column;
      readonly end: Column;
    }
  | { readonly kind: "negative"; readonly arg: Formula }
  | { readonly kind: "operation"; readonly op: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "call"; readonly fn: FunctionName; readonly args: readonly Formula[] };

/** All functions that a workbook uses: none is newer than Excel 2007. */
export const functionNames = [
  ...(["IF", "IFERROR", "AND", "OR", "NOT", "NA", "MIN", "MAX", "SUM", "SUMPRODUCT", "AVERAGE"] as const),
  ...([
    "ABS",
    "SIGN",
    "INT",
    "ROUND",
    "ROUNDUP",
    "ROUNDDOWN",
    "EXP",
    "LN",
    "SQRT",
    "INDEX",
    "MATCH",
  ] as const),
];
export type FunctionName = (typeof functionNames)[number];

export type Look =
  | "title"
  | "heading"
  | "section"
  | "note"
  | "input"
  | "assumption"
  | "helper"
  | "total"
  | "check"
  | "plain";

export interface Cell {
  readonly value?: Value | undefined;
  readonly formula?: Formula;
  /** The result of the formula where it is known already; NaN where it is undefined. Otherwise it is evaluated. */
  readonly known?: Value | undefined;
  readonly look?: Look;
  /** A number format. */
  readonly format?: string | undefined;
  readonly link?: string;
}

/** A row of a sheet. Its number is given when all rows of the sheet are there. */
export class Row {
  readonly sheet: SheetName;
  number = 0;
  readonly cells = new Map<number, Cell>();
  /** What one of its numbers is in base units of the workbook: those of the model, with money in units of its currency. */
  readonly scale: Scale;
  /** The rows that it stands among without a gap, and its place there. */
  block: readonly Row[] = [this];
  /** A row of a calculation that another row needs. */
  helper = false;

  constructor(sheet: SheetName, scale: Scale = one) {
    this.sheet = sheet;
    this.scale = scale;
  }

  set(column: number, cell: Cell): this {
    this.cells.set(column, cell);
    return this;
  }

  /** Gives every year the same formula. `known`: its results, one a year. */
  each(
    count: number,
    formula: Formula,
    more: Omit<Cell, "formula" | "known">,
    known?: readonly Value[],
  ): this {
    for (let t = 0; t < count; t++) this.set(columns.years + t, { ...more, formula, known: known?.[t] });
    return this;
  }
}

/** How many base units one of a unit is: a quotient of whole numbers, and both by their names. */
export interface Scale {
  readonly num: number;
  readonly den: number;
  readonly unit: string;
  readonly base: string;
}
export const one: Scale = { num: 1, den: 1, unit: "1", base: "1" };

/**
 * What one in a unit's cells is in base units of the workbook. Percentages stand in cells as fractions, as spreadsheets have them, and money in
 * units of its currency and not in cents.
 */
export function scaleOf(unit: Unit, currency: string, decimals: number): Scale {
  if (unit.text === "%") return one;
  const power = (unit.dims.get(currency) ?? 0) * decimals;
  const less = -power;
  const [num, den] = power > 0 ? [unit.num, unit.den * 10 ** power] : [unit.num * 10 ** less, unit.den];
  const common = divisor(num, den);
  return {
    num: num / common,
    den: den / common,
    unit: unitTextIn(unit.text, currency),
    base: baseText(unit),
  };
}

/** A unit's base units. A year is none to the model, and is named where months are expressed in it. */
function baseText({ text, dims }: Unit): string {
  const base = dimsText(dims);
  if (/^months?$/.test(text)) return "year";
  return /\/months?\b/.test(text) ? `${base}/year` : base;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Rows that stand one below the other, as one range can name them. */
export function together(rows: readonly Row[]): readonly Row[] {
  for (const row of rows) row.block = rows;
  return rows;
}

export const number = (value: number): Formula => ({ kind: "value", value });
export const truth = (value: boolean): Formula => ({ kind: "value", value });

/** The cell of a row so many years away, and the one in a column. */
export const ofYear = (row: Row, years = 0): Formula => ({ kind: "cell", row, column: { years } });
export const ofColumn = (row: Row, at: number): Formula => ({ kind: "cell", row, column: { at } });
export const ofValue = (row: Row): Formula => ofColumn(row, columns.value);

export function range(from: Row, start: Column, end: Column = start, to: Row = from): Formula {
  return { kind: "range", from, to, start, end };
}

export function call(fn: FunctionName, ...args: readonly Formula[]): Formula {
  return { kind: "call", fn, args };
}

/** The same of a list of arguments. */
export function callOf(fn: FunctionName, args: readonly Formula[]): Formula {
  return { kind: "call", fn, args };
}

export function operation(op: Operator, left: Formula, right: Formula): Formula {
  return { kind: "operation", op, left, right };
}

export const plus = (left: Formula, right: Formula) => operation("+", left, right);
export const minus = (left: Formula, right: Formula) => operation("-", left, right);
export const times = (left: Formula, right: Formula) => operation("*", left, right);
export const over = (left: Formula, right: Formula) => operation("/", left, right);
export const negative = (arg: Formula): Formula => ({ kind: "negative", arg });
export const choose = (test: Formula, yes: Formula, no: Formula) => call("IF", test, yes, no);
export const undefinedValue = call("NA");

/** Cells as one range where they stand one below the other. */
export function listed(cells: readonly Formula[]): readonly Formula[] {
  const [first] = cells;
  if (first?.kind !== "cell" || cells.length < 2) return cells;
  const { row, column } = first;
  const { block } = row;
  const from = block.indexOf(row);
  const is = (formula: Formula, i: number) =>
    formula.kind === "cell" &&
    formula.row === block[from + i] &&
    JSON.stringify(formula.column) === JSON.stringify(column);
  if (!cells.every(is)) return cells;
  return [range(row, column, column, block[from + cells.length - 1] as Row)];
}
