/** What each place of a formula needs: a number or a condition, of some unit, of one year or of all. */

import { type Message, message } from "../errors.ts";
import type { FormulaIssue, FunctionName, Span, Tree } from "../formula/syntax.ts";
import {
  combine,
  dimsText,
  hoursUnit,
  isCurrency,
  raise,
  readUnit,
  sameDims,
  type UnitContext,
  unitNames,
} from "../formula/units.ts";
import type { Text } from "./definition.ts";
import { familyOf, forMember } from "./family.ts";
import { type Input, isYearly } from "./inputs.ts";
import { reducesMembers } from "./references.ts";
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
  /** Whether a literal may be money: in a user's condition, and not in a model, whose amounts stand in the plan. */
  readonly amounts: boolean;
  readonly report: (issue: FormulaIssue) => void;
  /** Reductions over members that were checked: one inside another is the same for every member of the outer one. */
  readonly reduced: Map<Tree, Checked | undefined>;
}

export const noDims: ReadonlyMap<string, number> = new Map();

export function checkLiteral(tree: Tree & { kind: "number" }, scope: Scope): Checked | undefined {
  if (tree.unit === "") return { type: "number", dims: tree.value === 0 ? undefined : noDims, yearly: false };
  const read = readUnit(tree.unit, scope.units);
  if ("unknown" in read) {
    scope.report({
      id: "formula.unknown-unit",
      span: tree.span,
      values: { unit: read.unknown, known: unitNames(scope.units).join(" ") },
    });
    return undefined;
  }
  if (!scope.amounts && hasMoney(read.unit.dims)) {
    scope.report({ id: "formula.literal-money", span: tree.span, values: { literal: tree.text } });
  }
  return { type: "number", dims: read.unit.dims, yearly: false };
}

export function checkName(tree: Tree & { kind: "name" }, scope: Scope): Checked | undefined {
  if (tree.name === "year" || tree.name === "index") return { type: "number", dims: noDims, yearly: true };
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

export function wantNumber(checked: Checked | undefined, span: Span, scope: Scope): Checked | undefined {
  if (checked?.type !== "condition") return checked;
  scope.report({ id: "formula.number-wanted", span });
  return undefined;
}

export function wantCondition(checked: Checked | undefined, span: Span, scope: Scope): Checked | undefined {
  if (checked?.type !== "number") return checked;
  scope.report({ id: "formula.condition-wanted", span });
  return undefined;
}

/** The same unit in both, or an issue that names both. */
export function agree(
  a: Checked,
  b: Checked,
  { fn, trees, span }: { readonly fn: string; readonly trees: readonly [Tree, Tree]; readonly span: Span },
  scope: Scope,
): Checked["dims"] | "differ" {
  if (a.dims === undefined) return b.dims;
  if (b.dims === undefined || sameDims(a.dims, b.dims)) return a.dims;
  const values = { operation: fn, left: unitNamed(a.dims), right: unitNamed(b.dims) };
  // What a user's condition was meant as is said where its text is known.
  const written = scope.amounts ? [] : [...withUnit(trees[0], b.dims), ...withUnit(trees[1], a.dims)];
  const next = [...written, ...scaleOf(a.dims, b.dims, scope.units)];
  scope.report({ id: "formula.units-differ", span, values, next });
  return "differ";
}

/** A unit as an error names it: of none, that it is none. */
export function unitNamed(dims: ReadonlyMap<string, number>): string | Text {
  return dims.size === 0 ? { en: "a number without a unit", ko: "단위 없는 수" } : dimsText(dims);
}

/** How a bare number is written in a unit; where that is money, that it has to be an input. */
function withUnit(tree: Tree, dims: ReadonlyMap<string, number>): Message[] {
  if (tree.kind !== "number" || tree.unit !== "") return [];
  if (hasMoney(dims)) return [message("formula.amount-in-plan")];
  return [message("next.write", { text: `${tree.text}[${dimsText(dims)}]` })];
}

/** Where nothing but a count stands where another should: that one may be so many of the other, as t of kg. */
export function scaleOf(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  { counts }: UnitContext,
): Message[] {
  const [one, other, ...more] = combine(a, b, -1);
  if (one === undefined || other === undefined || more.length > 0 || one[1] !== -other[1]) return [];
  if (!counts.has(one[0]) || !counts.has(other[0])) return [];
  return [message("unit.scale-of", { left: one[0], right: other[0] })];
}

function hasMoney(dims: ReadonlyMap<string, number>): boolean {
  return [...dims.keys()].some(isCurrency);
}

export function powerDims(
  base: ReadonlyMap<string, number>,
  exponent: Checked,
  tree: Tree,
  span: Span,
  scope: Scope,
): ReadonlyMap<string, number> | undefined {
  if ((exponent.dims ?? noDims).size > 0) {
    scope.report({
      id: "formula.exponent-unit",
      span: tree.span,
      values: { unit: dimsText(exponent.dims ?? noDims) },
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

export function wholeLiteral(tree: Tree): number | undefined {
  if (tree.kind === "unary" && tree.op === "-") {
    const value = wholeLiteral(tree.arg);
    return value === undefined ? undefined : -value;
  }
  return tree.kind === "number" && tree.unit === "" && Number.isInteger(tree.value) ? tree.value : undefined;
}

export function countable(dims: Checked["dims"], scope: Scope): boolean {
  if (dims === undefined || dims.size === 0) return true;
  const [dim, power] = [...dims][0] as [string, number];
  return dims.size === 1 && power === 1 && (dim === scope.units.currency || scope.units.counts.has(dim));
}

/** A yearly figure where one value is needed is an error that lists the reducers. */
export function oneValue(checked: Checked, tree: Tree, scope: Scope): Checked | undefined {
  if (!checked.yearly) return checked;
  scope.report({ id: "formula.one-value-wanted", span: tree.span, values: { what: wordOf(tree) } });
  return undefined;
}

/** What a part of a formula is called in an error. */
export function wordOf(tree: Tree): string {
  return tree.kind === "name" ? tree.name : tree.kind === "call" ? `${tree.fn}(…)` : "…";
}

/** Functions that a formula of inputs may be made of: what it comes to is bounded when a model is calculated. */
const withinYear: ReadonlySet<FunctionName> = new Set(
  "if min max abs round floor ceil exp ln sqrt".split(" ") as FunctionName[],
);

/** The first part of a formula that is more than arithmetic of inputs and numbers. */
export function besidesInputs(tree: Tree, scope: Scope): Tree | undefined {
  const first = (parts: readonly Tree[]) => {
    for (const part of parts) {
      const found = besidesInputs(part, scope);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (tree.kind) {
    case "number":
      return undefined;
    case "name":
      return scope.inputs.has(forMember(tree.name, scope.member)) ? undefined : tree;
    case "unary":
      return first([tree.arg]);
    case "binary":
      return first([tree.left, tree.right]);
    case "call":
      return withinYear.has(tree.fn) && !reducesMembers(tree) ? first(tree.args) : tree;
  }
}

/** A length of time where a calendar year is meant: `10`, an input in years, or a sum of these. */
export function isLength(tree: Tree, scope: Scope): boolean {
  switch (tree.kind) {
    case "number":
      return Math.abs(tree.value) < 1000;
    case "name": {
      const name = forMember(tree.name, scope.member);
      const unit = (scope.inputs.get(name) ?? scope.figures.get(name))?.unit;
      return unit !== undefined && ["years", "months", "month"].includes(unit.text);
    }
    case "unary":
      return isLength(tree.arg, scope);
    case "binary":
      return (
        (tree.op === "+" || tree.op === "-") && isLength(tree.left, scope) && isLength(tree.right, scope)
      );
    case "call":
      return false;
  }
}
