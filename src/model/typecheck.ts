/** Whether a formula makes sense: its names exist, its units agree, and each place gets the kind of value it needs. */

import { message } from "../errors.ts";
import { print } from "../formula/print.ts";
import type { FunctionName, Tree } from "../formula/syntax.ts";
import { combine, dimsText } from "../formula/units.ts";
import { dividesMembers, reducesMembers, starFamily } from "./references.ts";
import {
  agree,
  besidesInputs,
  type Checked,
  checkLiteral,
  checkName,
  countable,
  isLength,
  noDims,
  oneValue,
  powerDims,
  type Scope,
  wantCondition,
  wantNumber,
  wordOf,
} from "./type-rules.ts";

type Call = Tree & { kind: "call" };

/** Undefined where an issue was reported that leaves the type unknown. */
export function check(tree: Tree, scope: Scope): Checked | undefined {
  switch (tree.kind) {
    case "number":
      return checkLiteral(tree, scope);
    case "name":
      return checkName(tree, scope);
    case "unary": {
      const arg = check(tree.arg, scope);
      return tree.op === "not"
        ? wantCondition(arg, tree.arg.span, scope)
        : wantNumber(arg, tree.arg.span, scope);
    }
    case "binary":
      return binary(tree, scope);
    case "call":
      return call(tree, scope);
  }
}

function binary(tree: Tree & { kind: "binary" }, scope: Scope): Checked | undefined {
  const { op, left, right, span } = tree;
  const joins = op === "and" || op === "or";
  const want = joins ? wantCondition : wantNumber;
  const a = want(check(left, scope), left.span, scope);
  const b = want(check(right, scope), right.span, scope);
  if (a === undefined || b === undefined) return undefined;
  const yearly = a.yearly || b.yearly;
  if (joins) return { type: "condition", dims: undefined, yearly };
  switch (op) {
    case "*":
    case "/":
      return {
        type: "number",
        dims: combine(a.dims ?? noDims, b.dims ?? noDims, op === "*" ? 1 : -1),
        yearly,
      };
    case "^": {
      const dims = powerDims(a.dims ?? noDims, b, right, span, scope);
      return dims && { type: "number", dims, yearly };
    }
    case "+":
    case "-": {
      const dims = agree(a, b, { fn: op, trees: [left, right], span }, scope);
      return dims === "differ" ? undefined : { type: "number", dims, yearly };
    }
    default:
      return agree(a, b, { fn: op, trees: [left, right], span }, scope) === "differ"
        ? undefined
        : { type: "condition", dims: undefined, yearly };
  }
}

function call(tree: Call, scope: Scope): Checked | undefined {
  if (!reducesMembers(tree)) return calls[tree.fn](tree, scope);
  if (!scope.reduced.has(tree)) scope.reduced.set(tree, overMembers(tree, scope));
  return scope.reduced.get(tree);
}

/** What each function of the language takes and gives. */
const calls: Readonly<Record<FunctionName, (tree: Call, scope: Scope) => Checked | undefined>> = {
  if: branches,
  min: extreme,
  max: extreme,
  abs: (tree, scope) => numberArg(tree, 0, scope),
  round: roundedArg,
  floor: roundedArg,
  ceil: roundedArg,
  exp: unitlessArg,
  ln: unitlessArg,
  sqrt: root,
  sum: overMembers,
  lag,
  prev: lag,
  cumulative: (tree, scope) => {
    const arg = numberArg(tree, 0, scope);
    return arg && { ...arg, yearly: true };
  },
  total: oneOfYears,
  first: oneOfYears,
  last: oneOfYears,
  lowest: oneOfYears,
  highest: oneOfYears,
  mean: oneOfYears,
  npv: presentValue,
  any: conditionOfYears,
  all: conditionOfYears,
  at: valueAt,
  firstyear: (tree, scope) =>
    conditionOfYears(tree, scope) && { type: "number", dims: noDims, yearly: false },
  allocate,
  waterfall,
};

function branches(tree: Call, scope: Scope): Checked | undefined {
  const [c, a, b] = tree.args as [Tree, Tree, Tree];
  const test = wantCondition(check(c, scope), c.span, scope);
  const yes = check(a, scope);
  const no = check(b, scope);
  if (test === undefined || yes === undefined || no === undefined) return undefined;
  if (yes.type !== no.type) {
    scope.report({ id: "formula.branches-differ", span: tree.span });
    return undefined;
  }
  const dims = agree(yes, no, { fn: "if", trees: [a, b], span: tree.span }, scope);
  if (dims === "differ") return undefined;
  return { type: yes.type, dims, yearly: test.yearly || yes.yearly || no.yearly };
}

function extreme({ fn, args, span }: Call, scope: Scope): Checked | undefined {
  let result: Checked | undefined = { type: "number", dims: undefined, yearly: false };
  for (const arg of args) {
    const next = wantNumber(check(arg, scope), arg.span, scope);
    if (next === undefined || result === undefined) {
      result = undefined;
      continue;
    }
    const dims = agree(result, next, { fn, trees: [args[0] as Tree, arg], span }, scope);
    result = dims === "differ" ? undefined : { type: "number", dims, yearly: result.yearly || next.yearly };
  }
  return result;
}

/** What only has a sense for money, for what is counted, and for bare numbers. */
function roundedArg(tree: Call, scope: Scope): Checked | undefined {
  const arg = numberArg(tree, 0, scope);
  if (arg === undefined || countable(arg.dims, scope)) return arg;
  const values = { fn: tree.fn, unit: dimsText(arg.dims ?? noDims) };
  scope.report({ id: "formula.round-unit", span: tree.span, values });
  return undefined;
}

function unitlessArg(tree: Call, scope: Scope): Checked | undefined {
  const arg = numberArg(tree, 0, scope);
  if (arg === undefined || (arg.dims ?? noDims).size === 0) return arg && { ...arg, dims: noDims };
  const values = { fn: tree.fn, unit: dimsText(arg.dims ?? noDims) };
  scope.report({ id: "formula.unitless-wanted", span: tree.span, values });
  return undefined;
}

function root(tree: Call, scope: Scope): Checked | undefined {
  const arg = numberArg(tree, 0, scope);
  if (arg === undefined) return undefined;
  const halves = new Map<string, number>();
  for (const [dim, power] of arg.dims ?? noDims) halves.set(dim, power / 2);
  if ([...halves.values()].every(Number.isInteger)) return { ...arg, dims: halves };
  scope.report({ id: "formula.root-unit", span: tree.span, values: { unit: dimsText(arg.dims ?? noDims) } });
  return undefined;
}

function numberArg(tree: Call, i: number, scope: Scope): Checked | undefined {
  const arg = tree.args[i] as Tree;
  return wantNumber(check(arg, scope), arg.span, scope);
}

/** `sum`, `min`, `max` and `mean` of a `*` argument: the argument is read for every member of its family. */
function overMembers(tree: Call, scope: Scope): Checked | undefined {
  const arg = tree.args[0] as Tree;
  const inside = eachMember(arg, scope);
  if (inside === undefined) {
    const next = [message("formula.over-years", { formula: `${overYears[tree.fn] ?? tree.fn}(x)` })];
    scope.report({ id: "formula.star-wanted", span: tree.span, values: { fn: tree.fn }, next });
    return undefined;
  }
  return inEach(arg, inside, scope);
}

const overYears: Readonly<Record<string, FunctionName>> = { sum: "total", min: "lowest", max: "highest" };

/** A number in every one of some scopes. */
function inEach(arg: Tree, scopes: readonly Scope[], { report }: Scope): Checked | undefined {
  let result: Checked | undefined;
  for (const inside of scopes) {
    const checked = wantNumber(check(arg, inside), arg.span, { ...inside, report });
    if (checked === undefined) return undefined;
    result = { ...checked, yearly: checked.yearly || (result?.yearly ?? false) };
  }
  return result ?? { type: "number", dims: undefined, yearly: false };
}

/** The same of a `*` argument for each member, found out once for all members of a family that share the formula. */
function ofMembers(arg: Tree, scope: Scope): Checked | undefined {
  const { reduced } = scope;
  if (!reduced.has(arg)) reduced.set(arg, inEach(arg, eachMember(arg, scope) ?? [], scope));
  return reduced.get(arg);
}

/** The scopes in which an argument's `*` is each member in turn; undefined where it has no `*`. */
function eachMember(arg: Tree, scope: Scope): Scope[] | undefined {
  const family = starFamily(arg);
  if (family === undefined) return undefined;
  const members = scope.members.get(family);
  // An unknown family is reported where the name stands.
  if (members === undefined) return [scope];
  return members.map((member) => ({ ...scope, family, member }));
}

function oneOfYears(tree: Call, scope: Scope): Checked | undefined {
  const figure = numberArg(tree, 0, scope);
  return figure && { ...figure, yearly: false };
}

function conditionOfYears(tree: Call, scope: Scope): Checked | undefined {
  const arg = tree.args[0] as Tree;
  const test = wantCondition(check(arg, scope), arg.span, scope);
  return test && { type: "condition", dims: undefined, yearly: false };
}

function presentValue(tree: Call, scope: Scope): Checked | undefined {
  const rate = numberArg(tree, 0, scope);
  const flow = numberArg(tree, 1, scope);
  if (rate === undefined || flow === undefined) return undefined;
  const [rateTree] = tree.args as [Tree];
  if ((rate.dims ?? noDims).size > 0) {
    const values = { fn: tree.fn, unit: dimsText(rate.dims ?? noDims) };
    const next = [message("formula.npv-order")];
    scope.report({ id: "formula.unitless-wanted", span: rateTree.span, values, next });
    return undefined;
  }
  return oneValue(rate, rateTree, scope) && { ...flow, yearly: false };
}

function valueAt(tree: Call, scope: Scope): Checked | undefined {
  const figure = numberArg(tree, 0, scope);
  const when = numberArg(tree, 1, scope);
  if (figure === undefined || when === undefined) return undefined;
  if ((when.dims ?? noDims).size > 0) {
    const values = { fn: tree.fn, unit: dimsText(when.dims ?? noDims) };
    scope.report({ id: "formula.unitless-wanted", span: tree.span, values });
    return undefined;
  }
  const year = tree.args[1] as Tree;
  if (isLength(year, scope)) {
    const next = [message("formula.at-from-first", { formula: `first(year) + ${print(year)}` })];
    scope.report({ id: "formula.at-year", span: year.span, values: { what: print(year) }, next });
    return undefined;
  }
  return oneValue(when, year, scope) && { ...figure, yearly: false };
}

function lag(tree: Call, scope: Scope): Checked | undefined {
  const figure = numberArg(tree, 0, scope);
  const before = numberArg(tree, tree.args.length - 1, scope);
  if (tree.fn === "lag") {
    const years = tree.args[1] as Tree;
    const checked = numberArg(tree, 1, scope);
    if (checked === undefined) return undefined;
    const other = besidesInputs(years, scope);
    if (other !== undefined) {
      scope.report({ id: "formula.lag-years", span: other.span, values: { what: wordOf(other) } });
      return undefined;
    }
    if ((checked.dims ?? noDims).size > 0) {
      const values = { fn: "lag", unit: dimsText(checked.dims ?? noDims) };
      scope.report({ id: "formula.unitless-wanted", span: years.span, values });
      return undefined;
    }
    if (oneValue(checked, years, scope) === undefined) return undefined;
  }
  if (figure === undefined || before === undefined) return undefined;
  const trees = [tree.args[0], tree.args.at(-1)] as [Tree, Tree];
  const dims = agree(figure, before, { fn: tree.fn, trees, span: tree.span }, scope);
  return dims === "differ" ? undefined : { type: "number", dims, yearly: true };
}

function allocate(tree: Call, scope: Scope): Checked | undefined {
  const amountTree = tree.args[0] as Tree;
  const weightsTree = tree.args[1] as Tree;
  const amount = wantNumber(check(amountTree, scope), amountTree.span, scope);
  const divides = dividesMembers(tree);
  if (divides && starFamily(weightsTree) !== scope.family) {
    const values = { family: starFamily(weightsTree) as string };
    scope.report({ id: "formula.allocate-family", span: tree.span, values });
    return undefined;
  }
  const weights = divides ? ofMembers(weightsTree, scope) : inEach(weightsTree, [scope], scope);
  if (weights === undefined) return undefined;
  const yearly = !divides || weights.yearly;
  if (amount === undefined) return undefined;
  if (!countable(amount.dims, scope)) {
    const values = { fn: "allocate", unit: dimsText(amount.dims ?? noDims) };
    scope.report({ id: "formula.round-unit", span: amountTree.span, values });
    return undefined;
  }
  if (!divides && oneValue(amount, amountTree, scope) === undefined) return undefined;
  return { type: "number", dims: amount.dims, yearly: yearly || amount.yearly };
}

function waterfall(tree: Call, scope: Scope): Checked | undefined {
  const [envelopeTree, asksTree, prioritiesTree] = tree.args as [Tree, Tree, Tree];
  const envelope = wantNumber(check(envelopeTree, scope), envelopeTree.span, scope);
  const family = starFamily(asksTree);
  if (family === undefined || starFamily(prioritiesTree) !== family || scope.family !== family) {
    scope.report({ id: "formula.waterfall-family", span: tree.span });
    return undefined;
  }
  const ask = ofMembers(asksTree, scope);
  const priority = ofMembers(prioritiesTree, scope);
  if (envelope === undefined || ask === undefined || priority === undefined) return undefined;
  const dims = agree(envelope, ask, { fn: tree.fn, trees: [envelopeTree, asksTree], span: tree.span }, scope);
  if (dims === "differ") return undefined;
  return { type: "number", dims, yearly: envelope.yearly || ask.yearly || priority.yearly };
}
