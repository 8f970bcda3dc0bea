/**
 * Rounding as the program does it: decided on 15 digits, so that what is as good as a half or a whole number is one. Spreadsheets differ in
 * that among themselves; nudged so far towards it, all of them round alike.
 */

import { print } from "../../formula/print.ts";
import type { Tree } from "../../formula/syntax.ts";
import { familyOf, forMember } from "../../model/family.ts";
import { powerOf } from "../../model/money-terms.ts";
import { membersOf } from "../../model/references.ts";
import {
  call,
  choose,
  type Formula,
  number,
  ofValue,
  ofYear,
  operation,
  over,
  plus,
  times,
} from "../spreadsheet.ts";
import { type At, type Call, keyOf, type Translator } from "./translator.ts";

/** How many digits behind the point a formula's whole units have: those of money are its smallest. */
export function digitsOf(to: Translator, tree: Tree, { member, smallest = false }: At): number {
  if (smallest) return 0;
  const { units, model } = to.places;
  const power = powerOf(tree, (name) => {
    if (name === "year" || name === "index" || name === "hours") return 0;
    const of = forMember(
      name,
      familyOf(name) === undefined ? undefined : (member ?? membersOf(name, model.instance)[0]),
    );
    return (model.figures.get(of) ?? model.instance.inputs.get(of))?.unit.dims.get(units.currency) ?? 0;
  });
  return power * units.decimals;
}

/** How much nearer to the next whole unit a value counts: what 15 digits do not tell from it. */
function nudge(to: Translator, value: Formula, digits: number): Formula {
  const { constants } = to.places;
  const farthest = constants.of("farthest");
  const most = digits === 0 ? farthest : over(farthest, constants.smallest(digits));
  return call("MIN", times(call("ABS", value), constants.of("nearness")), most);
}

/** Half away from zero, decided on 15 digits. `value`: a cell. */
export function rounded(to: Translator, value: Formula, digits: number): Formula {
  const nudged = plus(value, times(call("SIGN", value), nudge(to, value, digits)));
  return call("ROUND", nudged, number(digits));
}

/** The largest whole number that is not above, or the smallest that is not below. */
export function toWhole(to: Translator, tree: Call, at: At, up: boolean): Formula {
  const [arg] = tree.args as [Tree];
  if (to.places.wholes.isWhole(arg)) return to.of(arg, at);
  const digits = digitsOf(to, arg, at);
  const yearly = at.yearly && to.isYearly(arg, at.member);
  const rows = to.helper(keyOf("nudged", tree, at), print(arg), to.membersOf(arg), yearly, (member) => {
    const value = to.cell(arg, { ...at, yearly, member });
    return [operation(up ? "-" : "+", value, nudge(to, value, digits))];
  });
  const row = to.rowFor(rows, arg, at);
  const value = yearly ? ofYear(row) : ofValue(row);
  const [below, above] = up ? (["ROUNDDOWN", "ROUNDUP"] as const) : (["ROUNDUP", "ROUNDDOWN"] as const);
  const places = number(digits);
  return choose(operation("<", value, number(0)), call(below, value, places), call(above, value, places));
}
