/**
 * Evaluates the formulas of a workbook as a spreadsheet does: for the results that are written beside them, which readers that evaluate
 * nothing take for the truth. What is undefined is NaN here and an error there.
 */

import { maxOf, minOf } from "../../lists.ts";
import { pow } from "../../math/power.ts";
import type { Cell, Column, Formula, FunctionName, Operator, Row, Value } from "../spreadsheet.ts";

/** Undefined: an empty cell. */
type Result = Value | undefined;
type Results = Result | readonly Result[];

export class Evaluation {
  private readonly known = new Map<Cell, Result>();

  /** The value of a cell of a row; undefined for an empty one. */
  valueAt(row: Row, column: number): Result {
    const cell = row.cells.get(column);
    if (cell === undefined) return undefined;
    if (cell.formula === undefined) return cell.value;
    if (cell.known !== undefined) return cell.known;
    if (!this.known.has(cell)) this.known.set(cell, this.single(cell.formula, column));
    return this.known.get(cell);
  }

  private single(formula: Formula, column: number): Result {
    const result = this.evaluate(formula, column);
    return isList(result) ? result[0] : result;
  }

  private evaluate(formula: Formula, column: number): Results {
    switch (formula.kind) {
      case "value":
        return formula.value;
      case "cell":
        return this.valueAt(formula.row, columnOf(formula.column, column));
      case "range":
        return this.valuesOf(formula, column);
      case "negative":
        return eachOf(this.evaluate(formula.arg, column), (one) => -asNumber(one));
      case "operation": {
        const left = this.evaluate(formula.left, column);
        return pairwise(left, this.evaluate(formula.right, column), operators[formula.op]);
      }
      case "call":
        return this.call(formula.fn, formula.args, column);
    }
  }

  private valuesOf(formula: Formula & { kind: "range" }, column: number): Result[] {
    const { from, to, start, end } = formula;
    const rows =
      from === to ? [from] : from.block.slice(from.block.indexOf(from), from.block.indexOf(to) + 1);
    const [first, last] = [columnOf(start, column), columnOf(end, column)];
    return rows.flatMap((row) =>
      Array.from({ length: last - first + 1 }, (_, i) => this.valueAt(row, first + i)),
    );
  }

  private call(fn: FunctionName, args: readonly Formula[], column: number): Results {
    const arg = (i: number) => this.single(args[i] as Formula, column);
    // What is not taken is not evaluated.
    if (fn === "IF") {
      const test = arg(0);
      return isError(test) ? Number.NaN : arg(asNumber(test) === 0 ? 2 : 1);
    }
    if (fn === "IFERROR") return isError(arg(0)) ? arg(1) : arg(0);
    if (fn === "INDEX")
      return listOf(this.evaluate(args[0] as Formula, column))[asNumber(arg(2)) - 1] ?? Number.NaN;
    if (fn === "MATCH") {
      const at = listOf(this.evaluate(args[1] as Formula, column)).indexOf(arg(0));
      return at < 0 ? Number.NaN : at + 1;
    }
    if (fn === "SUMPRODUCT") {
      const lists = args.map((one) => this.evaluate(one, column));
      return add(listOf(lists.reduce((all, list) => pairwise(all, list, operators["*"]))));
    }
    const values = args
      .flatMap((one) => listOf(this.evaluate(one, column)))
      .filter((one) => one !== undefined);
    return values.some(isError) ? Number.NaN : functions[fn](values.map(asNumber));
  }
}

function columnOf(column: Column, own: number): number {
  return "at" in column ? column.at : own + column.years;
}

const isList = (result: Results): result is readonly Result[] => Array.isArray(result);
const listOf = (result: Results): readonly Result[] => (isList(result) ? result : [result]);
const isError = (value: Result) => typeof value === "number" && Number.isNaN(value);
const asNumber = (value: Result): number => (value === undefined ? 0 : Number(value));
const add = (values: readonly Result[]) => values.reduce((sum: number, one) => sum + asNumber(one), 0);

function eachOf(values: Results, of: (one: Result) => Result): Results {
  return isList(values) ? values.map(of) : of(values);
}

function pairwise(left: Results, right: Results, of: (a: number, b: number) => Result): Results {
  const both = (a: Result, b: Result) =>
    isError(a) || isError(b) ? Number.NaN : finite(of(asNumber(a), asNumber(b)));
  if (!isList(left)) return eachOf(right, (one) => both(left, one));
  return left.map((one, i) => both(one, isList(right) ? right[i] : right));
}

const finite = (value: Result) => (typeof value === "number" && !Number.isFinite(value) ? Number.NaN : value);

const operators: Readonly<Record<Operator, (a: number, b: number) => Result>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? Number.NaN : a / b),
  "^": pow,
  "=": (a, b) => a === b,
  "<>": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

type Evaluated = Exclude<FunctionName, "IF" | "IFERROR" | "INDEX" | "MATCH" | "SUMPRODUCT">;

/** None of the arguments is undefined. */
const functions: Readonly<Record<Evaluated, (values: readonly number[]) => Result>> = {
  AND: (values) => values.every((one) => one !== 0),
  OR: (values) => values.some((one) => one !== 0),
  NOT: ([value]) => value === 0,
  NA: () => Number.NaN,
  MIN: (values) => minOf(values),
  MAX: (values) => maxOf(values),
  SUM: add,
  AVERAGE: (values) => finite(add(values) / values.length),
  ABS: ([value]) => Math.abs(value as number),
  SIGN: ([value]) => Math.sign(value as number),
  INT: ([value]) => Math.floor(value as number),
  ROUND: ([value, digits]) => rounded(value as number, digits as number, (size) => Math.floor(size + 0.5)),
  ROUNDUP: ([value, digits]) => rounded(value as number, digits as number, Math.ceil),
  ROUNDDOWN: ([value, digits]) => rounded(value as number, digits as number, Math.floor),
  EXP: ([value]) => finite(Math.exp(value as number)),
  LN: ([value]) => finite(Math.log(value as number)),
  SQRT: ([value]) => Math.sqrt(value as number),
};

function rounded(value: number, digits: number, whole: (size: number) => number): number {
  const places = Math.abs(digits);
  const power = 10 ** places;
  const size = Math.abs(value);
  const result = digits < 0 ? whole(size / power) * power : whole(size * power) / power;
  return value < 0 ? 0 - result : result;
}
