/** Whether a formula makes sense: its names exist, its units agree, and each place gets the kind of value it needs. */

import type { FormulaIssue, Span, Tree } from "../formula/syntax.ts";
import {
  combine,
  dimsText,
  hoursUnit,
  raise,
  readUnit,
  sameDims,
  type UnitContext,
  unitNames,
} from "../formula/units.ts";
import { familyOf, forMember } from "./family.ts";
import { type Input, isYearly } from "./inputs.ts";
import { dividesMembers, reducesMembers, starFamily } from "./references.ts";
import type { Figure } from "./types.ts";

export interface Checked {
  readonly type: "number" | "condition";
  /** Undefined for what fits any unit: a bare 0. */
  readonly dims: ReadonlyMap<string, number> | undefined;
  readonly yearly: boolean;
}

export interface Scope {
  readonly units: UnitContext;
  readonly years: readonly number[];
  readonly figures: ReadonlyMap<string, Figure>;
  readonly inputs: ReadonlyMap<string, Input>;
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** The family and member that `*` stands for here. */
  readonly family: string | undefined;
  readonly member: string | undefined;
  /** `model.json` holds unitless numbers only; a user's condition may carry amounts. */
  readonly literals: "unitless" | "any";
  readonly report: (issue: FormulaIssue) => void;
  /** Reductions over members that were checked: one inside another is the same for every member of the outer one. */
  readonly reduced: Map<Tree, Checked | undefined>;
}

const one: ReadonlyMap<string, number> = new Map();

/** Undefined where an issue was reported that leaves the type unknown. */
export function check(tree: Tree, scope: Scope): Checked | undefined {
  switch (tree.kind) {
    case "number":
      return literal(tree, scope);
    case "name":
      return name(tree, scope);
    case "unary": {
      const arg = check(tree.arg, scope);
      return tree.op === "not" ? condition(arg, tree.arg.span, scope) : number(arg, tree.arg.span, scope);
    }
    case "binary":
      return binary(tree, scope);
    case "call":
      return call(tree, scope);
  }
}

function literal(tree: Tree & { kind: "number" }, scope: Scope): Checked | undefined {
  if (tree.unit === "") return { type: "number", dims: tree.value === 0 ? undefined : one, yearly: false };
  const read = readUnit(tree.unit, scope.units);
  if ("unknown" in read) {
    scope.report({
      id: "formula.unknown-unit",
      span: tree.span,
      values: { unit: read.unknown, known: unitNames(scope.units).join(" ") },
    });
    return undefined;
  }
  if (scope.literals === "unitless" && read.unit.dims.size > 0) {
    scope.report({ id: "formula.literal-unit", span: tree.span, values: { literal: tree.text } });
  }
  return { type: "number", dims: read.unit.dims, yearly: false };
}

function name(tree: Tree & { kind: "name" }, scope: Scope): Checked | undefined {
  if (tree.name === "year" || tree.name === "index") return { type: "number", dims: one, yearly: true };
  if (tree.name === "hours") return { type: "number", dims: hoursUnit.dims, yearly: false };
  const family = familyOf(tree.name);
  if (tree.name.includes("*")) {
    if (family === undefined || tree.name.indexOf("*") !== tree.name.lastIndexOf("*")) {
      scope.report({ id: "formula.star-place", span: tree.span, values: { name: tree.name } });
      return undefined;
    }
    if (!scope.members.has(family)) {
      const values = { name: tree.name, family, known: [...scope.members.keys()].join(" ") };
      scope.report({ id: "formula.unknown-family", span: tree.span, values });
      return undefined;
    }
    if (scope.family !== family) {
      scope.report({ id: "formula.star-outside", span: tree.span, values: { name: tree.name, family } });
      return undefined;
    }
  }
  const full = family === undefined ? tree.name : forMember(tree.name, scope.member);
  const figure = scope.figures.get(full);
  if (figure !== undefined) return { type: "number", dims: figure.unit.dims, yearly: figure.yearly };
  const input = scope.inputs.get(full);
  if (input !== undefined) return { type: "number", dims: input.unit.dims, yearly: isYearly(input) };
  // The nearest names are looked for by whoever prints the issue: it knows them all.
  scope.report({ id: "formula.unknown-name", span: tree.span, values: { name: tree.name } });
  return undefined;
}

function number(checked: Checked | undefined, span: Span, scope: Scope): Checked | undefined {
  if (checked?.type !== "condition") return checked;
  scope.report({ id: "formula.number-wanted", span });
  return undefined;
}

function condition(checked: Checked | undefined, span: Span, scope: Scope): Checked | undefined {
  if (checked?.type !== "number") return checked;
  scope.report({ id: "formula.condition-wanted", span });
  return undefined;
}

/** The same unit on both sides, or an issue that names both. */
function agree(a: Checked, b: Checked, what: string, span: Span, scope: Scope): Checked["dims"] | "differ" {
  if (a.dims === undefined) return b.dims;
  if (b.dims === undefined || sameDims(a.dims, b.dims)) return a.dims;
  const values = { operation: what, left: dimsText(a.dims), right: dimsText(b.dims) };
  scope.report({ id: "formula.units-differ", span, values });
  return "differ";
}

function binary(tree: Tree & { kind: "binary" }, scope: Scope): Checked | undefined {
  const { op, left, right, span } = tree;
  const joins = op === "and" || op === "or";
  const want = joins ? condition : number;
  const a = want(check(left, scope), left.span, scope);
  const b = want(check(right, scope), right.span, scope);
  if (a === undefined || b === undefined) return undefined;
  const yearly = a.yearly || b.yearly;
  if (joins) return { type: "condition", dims: undefined, yearly };
  switch (op) {
    case "*":
    case "/":
      return { type: "number", dims: combine(a.dims ?? one, b.dims ?? one, op === "*" ? 1 : -1), yearly };
    case "^": {
      const dims = powerDims(a.dims ?? one, b, right, span, scope);
      return dims && { type: "number", dims, yearly };
    }
    case "+":
    case "-": {
      const dims = agree(a, b, op, span, scope);
      return dims === "differ" ? undefined : { type: "number", dims, yearly };
    }
    default:
      return agree(a, b, op, span, scope) === "differ"
        ? undefined
        : { type: "condition", dims: undefined, yearly };
  }
}

function powerDims(
  base: ReadonlyMap<string, number>,
  exponent: Checked,
  tree: Tree,
  span: Span,
  scope: Scope,
): ReadonlyMap<string, number> | undefined {
  if ((exponent.dims ?? one).size > 0) {
    scope.report({
      id: "formula.exponent-unit",
      span: tree.span,
      values: { unit: dimsText(exponent.dims ?? one) },
    });
    return undefined;
  }
  if (base.size === 0) return base;
  const value = wholeLiteral(tree);
  if (value === undefined) {
    scope.report({ id: "formula.power-unit", span, values: { unit: dimsText(base) } });
    return undefined;
  }
  return raise(base, value);
}

function wholeLiteral(tree: Tree): number | undefined {
  if (tree.kind === "unary" && tree.op === "-") {
    const value = wholeLiteral(tree.arg);
    return value === undefined ? undefined : -value;
  }
  return tree.kind === "number" && tree.unit === "" && Number.isInteger(tree.value) ? tree.value : undefined;
}

function call(tree: Tree & { kind: "call" }, scope: Scope): Checked | undefined {
  const { fn, args, span } = tree;
  if (reducesMembers(tree)) {
    if (!scope.reduced.has(tree)) scope.reduced.set(tree, overMembers(tree, scope));
    return scope.reduced.get(tree);
  }
  switch (fn) {
    case "if": {
      const [c, a, b] = args as [Tree, Tree, Tree];
      const test = condition(check(c, scope), c.span, scope);
      const yes = check(a, scope);
      const no = check(b, scope);
      if (test === undefined || yes === undefined || no === undefined) return undefined;
      if (yes.type !== no.type) {
        scope.report({ id: "formula.branches-differ", span });
        return undefined;
      }
      const dims = agree(yes, no, "if", span, scope);
      if (dims === "differ") return undefined;
      return { type: yes.type, dims, yearly: test.yearly || yes.yearly || no.yearly };
    }
    case "min":
    case "max": {
      let result: Checked | undefined = { type: "number", dims: undefined, yearly: false };
      for (const arg of args) {
        const next = number(check(arg, scope), arg.span, scope);
        if (next === undefined || result === undefined) {
          result = undefined;
          continue;
        }
        const dims = agree(result, next, fn, span, scope);
        result =
          dims === "differ" ? undefined : { type: "number", dims, yearly: result.yearly || next.yearly };
      }
      return result;
    }
    case "abs":
    case "cumulative": {
      const arg = numberArg(tree, 0, scope);
      return arg && { ...arg, yearly: arg.yearly || fn === "cumulative" };
    }
    case "round":
    case "floor":
    case "ceil": {
      const arg = numberArg(tree, 0, scope);
      if (arg === undefined || countable(arg.dims, scope)) return arg;
      scope.report({ id: "formula.round-unit", span, values: { fn, unit: dimsText(arg.dims ?? one) } });
      return undefined;
    }
    case "exp":
    case "ln": {
      const arg = numberArg(tree, 0, scope);
      if (arg === undefined || (arg.dims ?? one).size === 0) return arg && { ...arg, dims: one };
      scope.report({ id: "formula.unitless-wanted", span, values: { fn, unit: dimsText(arg.dims ?? one) } });
      return undefined;
    }
    case "sqrt": {
      const arg = numberArg(tree, 0, scope);
      if (arg === undefined) return undefined;
      const halves = new Map<string, number>();
      for (const [dim, power] of arg.dims ?? one) halves.set(dim, power / 2);
      if ([...halves.values()].every(Number.isInteger)) return { ...arg, dims: halves };
      scope.report({ id: "formula.root-unit", span, values: { unit: dimsText(arg.dims ?? one) } });
      return undefined;
    }
    case "lag":
    case "prev":
      return lag(tree, scope);
    case "allocate":
      return allocate(tree, scope);
    case "waterfall":
      return waterfall(tree, scope);
    default:
      return reducer(tree, scope);
  }
}

function numberArg(tree: Tree & { kind: "call" }, i: number, scope: Scope): Checked | undefined {
  const arg = tree.args[i] as Tree;
  return number(check(arg, scope), arg.span, scope);
}

function countable(dims: Checked["dims"], scope: Scope): boolean {
  if (dims === undefined || dims.size === 0) return true;
  const [dim, power] = [...dims][0] as [string, number];
  return dims.size === 1 && power === 1 && (dim === scope.units.currency || scope.units.counts.has(dim));
}

/** `sum`, `min` and `max` of a `*` argument: the argument is read for every member of its family. */
function overMembers(tree: Tree & { kind: "call" }, scope: Scope): Checked | undefined {
  const arg = tree.args[0] as Tree;
  const inside = eachMember(arg, scope);
  if (inside === undefined) {
    scope.report({ id: "formula.star-wanted", span: tree.span, values: { fn: tree.fn } });
    return undefined;
  }
  return inEach(arg, inside, scope);
}

/** A number in every one of some scopes. */
function inEach(arg: Tree, scopes: readonly Scope[], { report }: Scope): Checked | undefined {
  let result: Checked | undefined;
  for (const inside of scopes) {
    const checked = number(check(arg, inside), arg.span, { ...inside, report });
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

function reducer(tree: Tree & { kind: "call" }, scope: Scope): Checked | undefined {
  const { fn } = tree;
  const arg = check(tree.args[0] as Tree, scope);
  const span = (tree.args[0] as Tree).span;
  if (fn === "any" || fn === "all" || fn === "firstyear") {
    const test = condition(arg, span, scope);
    if (test === undefined) return undefined;
    return fn === "firstyear"
      ? { type: "number", dims: one, yearly: false }
      : { type: "condition", dims: undefined, yearly: false };
  }
  const figure = number(arg, span, scope);
  if (fn !== "at") return figure && { ...figure, yearly: false };
  const when = numberArg(tree, 1, scope);
  if (figure === undefined || when === undefined) return undefined;
  if ((when.dims ?? one).size > 0) {
    scope.report({
      id: "formula.unitless-wanted",
      span: tree.span,
      values: { fn, unit: dimsText(when.dims ?? one) },
    });
    return undefined;
  }
  return oneValue(when, tree.args[1] as Tree, scope) && { ...figure, yearly: false };
}

/** A yearly figure where one value is needed is an error that lists the reducers. */
function oneValue(checked: Checked, tree: Tree, scope: Scope): Checked | undefined {
  if (!checked.yearly) return checked;
  const what = tree.kind === "name" ? tree.name : tree.kind === "call" ? `${tree.fn}(…)` : "…";
  scope.report({
    id: "formula.one-value-wanted",
    span: tree.span,
    values: { what },
  });
  return undefined;
}

function lag(tree: Tree & { kind: "call" }, scope: Scope): Checked | undefined {
  const figure = numberArg(tree, 0, scope);
  const before = numberArg(tree, tree.args.length - 1, scope);
  if (tree.fn === "lag") {
    const years = tree.args[1] as Tree;
    const checked = numberArg(tree, 1, scope);
    if (checked === undefined) return undefined;
    const parameter = years.kind === "name" && scope.inputs.has(forMember(years.name, scope.member));
    if (years.kind !== "number" && !parameter) {
      scope.report({ id: "formula.lag-years", span: years.span });
      return undefined;
    }
    if ((checked.dims ?? one).size > 0) {
      const values = { fn: "lag", unit: dimsText(checked.dims ?? one) };
      scope.report({ id: "formula.unitless-wanted", span: years.span, values });
      return undefined;
    }
    if (oneValue(checked, years, scope) === undefined) return undefined;
  }
  if (figure === undefined || before === undefined) return undefined;
  const dims = agree(figure, before, tree.fn, tree.span, scope);
  return dims === "differ" ? undefined : { type: "number", dims, yearly: true };
}

function allocate(tree: Tree & { kind: "call" }, scope: Scope): Checked | undefined {
  const amountTree = tree.args[0] as Tree;
  const weightsTree = tree.args[1] as Tree;
  const amount = number(check(amountTree, scope), amountTree.span, scope);
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
    const values = { fn: "allocate", unit: dimsText(amount.dims ?? one) };
    scope.report({ id: "formula.round-unit", span: amountTree.span, values });
    return undefined;
  }
  if (!divides && oneValue(amount, amountTree, scope) === undefined) return undefined;
  return { type: "number", dims: amount.dims, yearly: yearly || amount.yearly };
}

function waterfall(tree: Tree & { kind: "call" }, scope: Scope): Checked | undefined {
  const [envelopeTree, asksTree, prioritiesTree] = tree.args as [Tree, Tree, Tree];
  const envelope = number(check(envelopeTree, scope), envelopeTree.span, scope);
  const family = starFamily(asksTree);
  if (family === undefined || starFamily(prioritiesTree) !== family || scope.family !== family) {
    scope.report({ id: "formula.waterfall-family", span: tree.span });
    return undefined;
  }
  const ask = ofMembers(asksTree, scope);
  const priority = ofMembers(prioritiesTree, scope);
  if (envelope === undefined || ask === undefined || priority === undefined) return undefined;
  const dims = agree(envelope, ask, "waterfall", tree.span, scope);
  if (dims === "differ") return undefined;
  return { type: "number", dims, yearly: envelope.yearly || ask.yearly || priority.yearly };
}
