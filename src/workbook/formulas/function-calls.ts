/** The functions of the language, each as a formula of a spreadsheet. */

import { print } from "../../formula/print.ts";
import type { Tree } from "../../formula/syntax.ts";
import {
  call,
  callOf,
  choose,
  columns,
  type Formula,
  number,
  ofColumn,
  ofYear,
  operation,
  type Row,
  range,
  type SheetName,
  truth,
  undefinedValue,
} from "../spreadsheet.ts";
import { binary } from "./operators.ts";
import { digitsOf, rounded, toWhole } from "./rounding-formulas.ts";
import { allocation, lagged, presentValue, served } from "./split-rows.ts";
import {
  type Heads,
  keyOf,
  type Places,
  type Translation,
  type Translations,
  Translator,
} from "./translator.ts";

/** A translator for the formulas of one sheet. `push`: takes the rows that a formula needs, in order. */
export function translatorFor(
  places: Places,
  sheet: SheetName,
  heads: Heads,
  push: (rows: readonly Row[]) => void,
): Translator {
  return new Translator(places, sheet, heads, push, translations);
}

const each =
  (fn: "ABS" | "EXP" | "LN" | "SQRT" | "MIN" | "MAX"): Translation =>
  (to, { args }, at) =>
    callOf(
      fn,
      args.map((arg) => to.of(arg, at)),
    );

/** What is reduced over the years: a function of the row that has it in each. */
const ofYears =
  (of: (years: Formula, row: Row, to: Translator) => Formula): Translation =>
  (to, { args }, at) => {
    const row = to.rowOf(args[0] as Tree, at);
    return of(to.across(row), row, to);
  };

/** Whether a condition holds in any year, or in all: what is undefined in one does not matter where another decides. */
const joinedYears =
  (fn: "OR" | "AND"): Translation =>
  (to, tree, at) => {
    const [arg] = tree.args as [Tree];
    const row = to.rowOf(arg, at);
    const all = call(fn, to.across(row));
    if (!to.places.undefined.mayBe(arg, at.member)) return all;
    const known = to.helper(keyOf(`known ${fn}`, arg, at), print(arg), to.membersOf(arg), true, (member) => [
      call("IFERROR", ofYear(to.rowOf(arg, { ...at, member })), truth(fn === "AND")),
    ]);
    const decided = call(fn, to.across(to.rowFor(known, arg, at)));
    return fn === "AND" ? choose(decided, all, truth(false)) : choose(decided, truth(true), all);
  };

/** One translation a function of the language. */
const translations: Translations = {
  binary,
  if: (to, { args: [test, yes, no] }, at) =>
    choose(to.of(test as Tree, at), to.of(yes as Tree, at), to.of(no as Tree, at)),
  min: each("MIN"),
  max: each("MAX"),
  abs: each("ABS"),
  exp: each("EXP"),
  ln: each("LN"),
  sqrt: each("SQRT"),
  round: (to, { args: [arg] }, at) =>
    to.places.wholes.isWhole(arg as Tree)
      ? to.of(arg as Tree, at)
      : rounded(to, to.cell(arg as Tree, at), digitsOf(to, arg as Tree, at)),
  floor: (to, tree, at) => toWhole(to, tree, at, false),
  ceil: (to, tree, at) => toWhole(to, tree, at, true),
  sum: () => {
    throw new Error("sum is over members");
  },
  cumulative: (to, { args: [arg] }, at) =>
    call("SUM", range(to.rowOf(arg as Tree, at), { at: columns.years }, { years: 0 })),
  prev: (to, { args: [arg, before] }, at) =>
    choose(
      operation("=", ofYear(to.heads.index), number(0)),
      to.of(before as Tree, at),
      ofYear(to.rowOf(arg as Tree, at), -1),
    ),
  lag: lagged,
  total: ofYears((years) => call("SUM", years)),
  mean: ofYears((years) => call("AVERAGE", years)),
  lowest: ofYears((years) => call("MIN", years)),
  highest: ofYears((years) => call("MAX", years)),
  first: ofYears((_, row) => ofColumn(row, columns.years)),
  last: ofYears((_, row, to) => ofColumn(row, to.lastColumn)),
  any: joinedYears("OR"),
  all: joinedYears("AND"),
  at: (to, { args: [arg, when] }, at) =>
    call(
      "INDEX",
      to.across(to.rowOf(arg as Tree, at)),
      number(1),
      call("MATCH", to.of(when as Tree, at), to.across(to.heads.year), number(0)),
    ),
  // From the last year back: the year itself where it holds, else what the years behind it say.
  firstyear: (to, { args: [arg] }, at) => {
    const condition = arg as Tree;
    const label = `firstyear(${print(condition)})`;
    const rows = to.helper(
      keyOf("first", condition, at),
      label,
      to.membersOf(condition),
      true,
      (member, own) => {
        const year = ofYear(to.heads.year);
        const isLast = operation("=", year, ofColumn(to.heads.year, to.lastColumn));
        const later = choose(isLast, undefinedValue, ofYear(own, 1));
        return [choose(to.of(condition, { ...at, yearly: true, member }), year, later)];
      },
    );
    return ofColumn(to.rowFor(rows, condition, at), columns.years);
  },
  npv: presentValue,
  allocate: allocation,
  waterfall: served,
};
