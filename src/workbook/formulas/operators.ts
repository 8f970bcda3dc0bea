/** What stands between two operands: arithmetic, comparisons and what joins conditions. */

import { print } from "../../formula/print.ts";
import type { Tree } from "../../formula/syntax.ts";
import {
  call,
  callOf,
  choose,
  type Formula,
  listed,
  minus,
  negative,
  number,
  type Operator,
  operation,
  plus,
  times,
  truth,
} from "../spreadsheet.ts";
import { digitsOf } from "./rounding-formulas.ts";
import type { At, Translator } from "./translator.ts";

type Operation = Tree & { readonly kind: "binary" };

export function binary(to: Translator, tree: Operation, at: At): Formula {
  const { op, left, right } = tree;
  if (op === "and" || op === "or") return joined(to, op, tree, at);
  if (op === "^") return power(to, left, right, at);
  if (op === "+" || op === "-" || op === "*" || op === "/") {
    return operation(op, to.of(left, at), to.of(right, at));
  }
  return compared(to, tree, at);
}

/** What is true or undefined is true, and what is false and undefined false: spreadsheets say neither. */
function joined(to: Translator, op: "and" | "or", tree: Operation, at: At): Formula {
  const { left, right } = tree;
  const sides = [left, right].map((side) => to.of(side, at));
  const fn = op === "and" ? "AND" : "OR";
  const all = callOf(fn, sides);
  if (!to.places.undefined.mayBe(left, at.member) && !to.places.undefined.mayBe(right, at.member)) {
    return all;
  }
  const known = to.part("known", tree, at, (own) =>
    callOf(
      fn,
      [left, right].map((side) => call("IFERROR", to.of(side, own), truth(op === "and"))),
    ),
  );
  return op === "and" ? choose(known, all, truth(false)) : choose(known, truth(true), all);
}

/** Programs differ in what 0^0 is. What is undefined to the power of 0 is undefined, and not 1. */
function power(to: Translator, left: Tree, exponent: Tree, at: At): Formula {
  const [base, raised] = [to.of(left, at), to.of(exponent, at)];
  const result = operation("^", base, raised);
  const literal = exponent.kind === "unary" ? exponent.arg : exponent;
  if (literal.kind === "number" && literal.value !== 0) return result;
  const one = to.places.undefined.mayBe(left, at.member)
    ? plus(number(1), times(number(0), base))
    : number(1);
  return choose(operation("=", raised, number(0)), one, result);
}

function compared(to: Translator, tree: Operation, at: At): Formula {
  const { left, right } = tree;
  const op = tree.op as Operator;
  const [a, b] = [to.of(left, at), to.of(right, at)];
  const { wholes } = to.places;
  const sizes = wholes.isWhole(left) && wholes.isWhole(right) ? [] : terms(to, [left, right], at);
  // A number that somebody has typed is held against a literal as it is.
  const typed = isInput(to, left) && right.kind === "number";
  if (sizes.length === 0 || typed) {
    // Sums of cents are compared as what they are to the last cent.
    const digits = sizes.length === 0 ? digitsOf(to, left, at) : 0;
    const exact = (side: Formula) =>
      digits > 0 && side.kind !== "value" ? call("ROUND", side, number(digits)) : side;
    return operation(op, exact(a), exact(b));
  }
  const slack = to.part("size", tree, at, (own) =>
    times(to.places.constants.of("agreement"), callOf("MAX", terms(to, [left, right], own))),
  );
  const difference = right.kind === "number" && right.value === 0 ? a : minus(a, b);
  switch (op) {
    case "=":
      return operation("<=", call("ABS", difference), slack);
    case "<>":
      return operation(">", call("ABS", difference), slack);
    case "<":
    case ">=":
      return operation(op, difference, negative(slack));
    default:
      return operation(op, difference, slack);
  }
}

function isInput(to: Translator, tree: Tree): boolean {
  return tree.kind === "name" && to.places.model.instance.inputs.has(tree.name);
}

/** The sizes of all that two sides add up, of which the largest says how exact their difference is; none where it is exact. */
function terms(to: Translator, sides: readonly Tree[], at: At): readonly Formula[] {
  const found = new Map<string, readonly Formula[]>();
  let count = 0;
  const add = (tree: Tree, formulas: () => readonly Formula[], many = 1) => {
    const key = print(tree);
    if (found.has(key)) return;
    found.set(key, formulas());
    count += many;
  };
  const ends = (list: Formula) => [call("MAX", list), negative(call("MIN", list))];
  const reach = (part: Tree): void => {
    const list = to.members(part, at);
    if (list.length > 0) {
      const least = negative(callOf("MIN", listed(list)));
      add(part, () => [callOf("MAX", listed(list)), least], list.length);
    }
  };
  for (const tree of sides.flatMap(summands)) {
    const [arg] = tree.kind === "call" ? (tree.args as [Tree]) : [];
    if (tree.kind === "call" && arg !== undefined && tree.fn === "sum") summands(arg).forEach(reach);
    else if (tree.kind === "call" && arg !== undefined && (tree.fn === "total" || tree.fn === "cumulative")) {
      for (const part of summands(arg)) {
        add(part, () => ends(to.across(to.rowOf(part, at))), to.years);
      }
    } else if (tree.kind === "number") add(tree, () => [to.of(tree, at)]);
    else add(tree, () => [call("ABS", to.of(tree, at))]);
  }
  return count < 2 ? [] : [...found.values()].flat();
}

function summands(tree: Tree): readonly Tree[] {
  if (tree.kind === "unary" && tree.op === "-") return summands(tree.arg);
  if (tree.kind === "binary" && (tree.op === "+" || tree.op === "-")) {
    return [...summands(tree.left), ...summands(tree.right)];
  }
  return tree.kind === "number" && tree.value === 0 ? [] : [tree];
}
