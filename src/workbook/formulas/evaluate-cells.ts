/**
 * Evaluates the formulas of a workbook as a spreadsheet does: for the results that are written beside them, which readers that evaluate
 * nothing take for the truth. What is undefined is an error, and the same one there: Excel's rules, by which the first error counts.
 */

import { maxOf, minOf } from "../../lists.ts";
import { pow } from "../../math/power.ts";
import type { Cell, Column, Formula, FunctionName, Operator, Row, Value } from "../spreadsheet.ts";

/** An error as it stands in a cell. */
export class CellError {
  readonly text: "#N/A" | "#DIV/0!" | "#NUM!" | "#REF!";

  constructor(text: CellError["text"]) {
    this.text = text;
  }
}
const notAvailable = new CellError("#N/A");
const divisionByZero = new CellError("#DIV/0!");
const noNumber = new CellError("#NUM!");
const noReference = new CellError("#REF!");

/** Undefined: an empty cell. */
type Result = Value | CellError | undefined;
type Results = Result | readonly Result[];

export class Evaluation {
  private readonly known = new Map<Cell, Result>();

  /** The value of a cell of a row; undefined for an empty one. */
  valueAt(row: Row, column: number): Result {
    const cell = row.cells.get(column);
    if (cell === undefined) return undefined;
    if (cell.formula === undefined) return cell.value;
    if (cell.known !== undefined && !Number.isNaN(cell.known)) return cell.known;
    if (!this.known.has(cell)) {
      const result = this.single(cell.formula, column);
      // What the program gives no value for, though cells hold one: an amount too large to be exact.
      const withheld = cell.known !== undefined && !isError(result);
      this.known.set(cell, withheld ? notAvailable : result);
    }
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
        return eachOf(this.evaluate(formula.arg, column), (one) => (isError(one) ? one : -asNumber(one)));
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
      return isError(test) ? test : arg(asNumber(test) === 0 ? 2 : 1);
    }
    if (fn === "IFERROR") return isError(arg(0)) ? arg(1) : arg(0);
    if (fn === "INDEX") return found(listOf(this.evaluate(args[0] as Formula, column)), arg(2));
    if (fn === "MATCH") {
      const sought = arg(0);
      if (isError(sought)) return sought;
      const at = listOf(this.evaluate(args[1] as Formula, column)).indexOf(sought);
      return at < 0 ? notAvailable : at + 1;
    }
    if (fn === "SUMPRODUCT") {
      const lists = args.map((one) => this.evaluate(one, column));
      const products = listOf(lists.reduce((all, list) => pairwise(all, list, operators["*"])));
      return products.find(isError) ?? add(products);
    }
    const values = args
      .flatMap((one) => listOf(this.evaluate(one, column)))
      .filter((one) => one !== undefined);
    return values.find(isError) ?? functions[fn](values.map(asNumber));
  }
}

function found(list: readonly Result[], place: Result): Result {
  return isError(place) ? place : (list[asNumber(place) - 1] ?? noReference);
}

function columnOf(column: Column, own: number): number {
  return "at" in column ? column.at : own + column.years;
}

const isList = (result: Results): result is readonly Result[] => Array.isArray(result);
const listOf = (result: Results): readonly Result[] => (isList(result) ? result : [result]);
const isError = (value: Result): value is CellError => value instanceof CellError;
const asNumber = (value: Result): number => (value === undefined ? 0 : Number(value));
const add = (values: readonly Result[]) => values.reduce((sum: number, one) => sum + asNumber(one), 0);

function eachOf(values: Results, of: (one: Result) => Result): Results {
  return isList(values) ? values.map(of) : of(values);
}

function pairwise(left: Results, right: Results, of: (a: number, b: number) => Result): Results {
  const both = (a: Result, b: Result) => {
    if (isError(a)) return a;
    return isError(b) ? b : of(asNumber(a), asNumber(b));
  };
  if (!isList(left)) return eachOf(right, (one) => both(left, one));
  return left.map((one, i) => both(one, isList(right) ? right[i] : right));
}

const finite = (value: number): Result => (Number.isFinite(value) ? value : noNumber);

const operators: Readonly<Record<Operator, (a: number, b: number) => Result>> = {
  "+": (a, b) => finite(a + b),
  "-": (a, b) => finite(a - b),
  "*": (a, b) => finite(a * b),
  "/": (a, b) => (b === 0 ? divisionByZero : finite(a / b)),
  "^": (a, b) => (a === 0 && b < 0 ? divisionByZero : finite(pow(a, b))),
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
  NA: () => notAvailable,
  MIN: (values) => minOf(values),
  MAX: (values) => maxOf(values),
  SUM: add,
  AVERAGE: (values) => (values.length === 0 ? divisionByZero : finite(add(values) / values.length)),
  ABS: ([value]) => Math.abs(value as number),
  SIGN: ([value]) => Math.sign(value as number),
  INT: ([value]) => Math.floor(value as number),
  ROUND: ([value, digits]) => rounded(value as number, digits as number, (size) => Math.floor(size + 0.5)),
  ROUNDUP: ([value, digits]) => rounded(value as number, digits as number, Math.ceil),
  ROUNDDOWN: ([value, digits]) => rounded(value as number, digits as number, Math.floor),
  EXP: ([value]) => finite(Math.exp(value as number)),
  LN: ([value]) => finite(Math.log(value as number)),
  SQRT: ([value]) => finite(Math.sqrt(value as number)),
};

function rounded(value: number, digits: number, whole: (size: number) => number): number {
  const places = Math.abs(digits);
  const power = 10 ** places;
  const size = Math.abs(value);
  const result = digits < 0 ? whole(size / power) * power : whole(size * power) / power;
  return value < 0 ? 0 - result : result;
}
