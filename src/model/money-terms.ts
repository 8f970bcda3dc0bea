/** What of a formula is money, and of which year: what decides how it is restated in another currency or in the prices of one year. */

import { isCurrency } from "../formula/currency.ts";
import type { Tree } from "../formula/syntax.ts";
import { reducedOverYears } from "./references.ts";
import type { Figure } from "./types.ts";

/** Whether a unit is the plan's money, or so much of it per something. A price of other money is none: both sides stay nominal. */
export function isRestated(dims: ReadonlyMap<string, number>, currency: string): boolean {
  return dims.has(currency) && !hasForeign(dims, currency);
}

/** Whether a unit has money of another currency in it. */
export function hasForeign(dims: ReadonlyMap<string, number>, currency: string): boolean {
  return [...dims.keys()].some((dim) => dim !== currency && isCurrency(dim));
}

/** Whether a figure has a value for each year: restated, one that is the same in every year has, unless it stands for all of them. */
export function hasYears({ yearly, metric }: Figure, restated: boolean): boolean {
  return yearly || (restated && metric.kind !== "single");
}

/** Whether a formula reduces yearly values to one. */
export function hasReducer(tree: Tree): boolean {
  switch (tree.kind) {
    case "number":
    case "name":
      return false;
    case "unary":
      return hasReducer(tree.arg);
    case "binary":
      return hasReducer(tree.left) || hasReducer(tree.right);
    case "call":
      return reducedOverYears(tree) !== undefined || tree.args.some(hasReducer);
  }
}

/** The names that the value is made of outside what is reduced over years. Conditions decide between amounts and are none. */
export function outsideReducers(tree: Tree): string[] {
  switch (tree.kind) {
    case "number":
      return [];
    case "name":
      return [tree.name];
    case "unary":
      return outsideReducers(tree.arg);
    case "binary":
      return [...outsideReducers(tree.left), ...outsideReducers(tree.right)];
    case "call":
      if (reducedOverYears(tree) !== undefined) return [];
      return (tree.fn === "if" ? tree.args.slice(1) : tree.args).flatMap(outsideReducers);
  }
}

/**
 * Whether a formula discounts outside what is reduced over years: a present value is an amount at the start of the plan, and no amount of
 * the years that it is calculated from.
 */
export function discounts(tree: Tree): boolean {
  switch (tree.kind) {
    case "number":
    case "name":
      return false;
    case "unary":
      return discounts(tree.arg);
    case "binary":
      return discounts(tree.left) || discounts(tree.right);
    case "call":
      return tree.fn === "npv" || (reducedOverYears(tree) === undefined && tree.args.some(discounts));
  }
}

/** To which power money stands in the unit of a formula that was found sound; `ofName`: in that of a name. */
export function powerOf(tree: Tree, ofName: (name: string) => number): number {
  const of = (part: Tree) => powerOf(part, ofName);
  // A bare 0 fits any unit: of what has to be alike, the first that has money in it says.
  const first = (parts: readonly Tree[]) => parts.map(of).find((power) => power !== 0) ?? 0;
  switch (tree.kind) {
    case "number":
      return 0;
    case "name":
      return ofName(tree.name);
    case "unary":
      return tree.op === "-" ? of(tree.arg) : 0;
    case "binary":
      switch (tree.op) {
        case "+":
        case "-":
          return first([tree.left, tree.right]);
        case "*":
          return of(tree.left) + of(tree.right);
        case "/":
          return of(tree.left) - of(tree.right);
        case "^":
          return exponentOf(tree.right) * of(tree.left);
        default:
          return 0;
      }
    case "call":
      switch (tree.fn) {
        case "exp":
        case "ln":
        case "firstyear":
        case "any":
        case "all":
          return 0;
        case "sqrt":
          return of(tree.args[0] as Tree) / 2;
        case "if":
          return first(tree.args.slice(1));
        case "min":
        case "max":
          return first(tree.args);
        case "abs":
        case "round":
        case "floor":
        case "ceil":
        case "sum":
        case "lag":
        case "prev":
        case "cumulative":
        case "total":
        case "first":
        case "last":
        case "lowest":
        case "highest":
        case "mean":
        case "at":
        case "allocate":
        case "waterfall":
          return of(tree.args[0] as Tree);
        case "npv":
          return of(tree.args[1] as Tree);
      }
  }
}

/** What has a unit is raised to a literal alone. */
function exponentOf(tree: Tree): number {
  if (tree.kind === "number") return tree.value;
  return tree.kind === "unary" && tree.op === "-" ? -exponentOf(tree.arg) : 0;
}
