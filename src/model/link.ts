/**
 * Definition + instance → model: families written out, every name found, every unit and shape checked. All issues of all
 * formulas come together.
 */

import { type LiteralReader, readFormula } from "../formula/parse.ts";
import type { FormulaIssue, Tree } from "../formula/syntax.ts";
import { readUnit, sameDims, type UnitContext, unitless } from "../formula/units.ts";
import { limits } from "../limits.ts";
import { maxOf } from "../lists.ts";
import type { Definition } from "./definition.ts";
import { familyOf, forMember } from "./family.ts";
import { type Instance, isYearly } from "./inputs.ts";
import { isYearlyTree, markYearly, membersOf } from "./references.ts";
import { type Checked, type Scope, scaleOf, unitNamed } from "./type-rules.ts";
import { check } from "./typecheck.ts";
import type { Expression, Figure, Linked, LinkIssue, Model, Requirement, Structure, Whole } from "./types.ts";
import { restIn, restsIn, sameRests, wholesOf } from "./wholes.ts";

/** What units are read against for one instance of one definition. */
export function unitContext(
  definition: Pick<Definition, "counts" | "units">,
  instance: Pick<Instance, "currency" | "units">,
): UnitContext {
  const own = [...(definition.units ?? []), ...(instance.units ?? [])];
  return {
    ...(own.length > 0 && { scales: new Map(own) }),
    currency: instance.currency.code,
    decimals: instance.currency.decimals,
    counts: new Set(definition.counts.keys()),
    names: new Map([...definition.counts].map(([id, { ko }]) => [ko.replaceAll(" ", ""), id])),
  };
}

/** The same structure with formulas that stand at no place: what has no errors to point at takes less room. */
export function withoutPlaces(structure: Structure): Structure {
  const bare = new Map<Tree, Tree>();
  // The members of a family go on sharing their formula.
  const without = <Of extends { readonly tree: Tree }>(of: Of): Of => {
    const tree = bare.get(of.tree) ?? placeless(of.tree);
    bare.set(of.tree, tree);
    return { ...of, tree };
  };
  return {
    ...structure,
    figures: new Map([...structure.figures].map(([name, figure]) => [name, without(figure)])),
    requirements: structure.requirements.map(without),
  };
}

/** A structure with inputs of the shapes that it was linked for: see `isLinkedFor`. */
export function withInputs(structure: Structure, instance: Instance): Model {
  return { ...structure, instance };
}

/** Whether a structure serves for an instance of the same plan: its yearly inputs and rests are the same. */
export function isLinkedFor(structure: Structure, instance: Instance): boolean {
  return (
    sameNames(structure.yearlyInputs, yearlyInputs(instance)) && sameRests(structure.rests, restsIn(instance))
  );
}

/** Takes the formulas of a structure as they are there: linking its definition once more need not read them. */
export function knowFormulas({ definition, figures }: Structure): void {
  readings.set(definition, new Map([...figures.values()].map((figure) => [figure.metric.formula, figure])));
}

/** A tree all of whose nodes stand at one place: what was found sound has no errors to point at. */
function placeless(tree: Tree): Tree {
  const span = nowhere;
  switch (tree.kind) {
    case "number":
    case "name":
      return { ...tree, span };
    case "unary":
      return { ...tree, span, arg: placeless(tree.arg) };
    case "binary":
      return { ...tree, span, left: placeless(tree.left), right: placeless(tree.right) };
    case "call":
      return { ...tree, span, args: tree.args.map(placeless) };
  }
}

/** Links a definition for the families and units of an instance, and the shapes of its inputs: no value counts. */
export function link(definition: Definition, instance: Instance): Linked {
  const tooMany = overLimit(definition, instance);
  if (tooMany !== undefined) return { issues: [tooMany] };
  const units = unitContext(definition, instance);
  const issues: LinkIssue[] = [];
  const figures = new Map<string, Figure>();
  const unknownUnits = new Set<string>();

  for (const metric of definition.metrics) {
    const report = (issue: FormulaIssue) => issues.push({ ...issue, of: "metric", name: metric.name });
    const read = readUnit(metric.unit, units);
    if ("unknown" in read) {
      report({ id: "model.unknown-unit", span: nowhere, values: { unit: read.unknown } });
      unknownUnits.add(metric.name);
    }
    const formula = readCached(definition, metric.formula);
    if ("issue" in formula) {
      report(formula.issue);
      continue;
    }
    const unit = "unit" in read ? read.unit : unitless;
    for (const member of membersOf(metric.name, instance)) {
      const name = forMember(metric.name, member);
      if (figures.has(name) || instance.inputs.has(name)) {
        report({ id: "model.name-twice", span: nowhere, values: { name } });
      }
      const figure = {
        name,
        metric,
        tree: formula.tree,
        unit,
        yearly: false,
        rounded: unit.dims.size === 1 && unit.dims.get(units.currency) === 1,
      };
      figures.set(name, member === undefined ? figure : { ...figure, member });
    }
  }

  markYearly(figures, instance);

  const seen = new Set<string>();
  // The members of a family share their formula, and so the reductions in it.
  const reductions = new Map<string, Scope["reduced"]>();
  const reducedOf = (key: string): Scope["reduced"] => {
    const reduced = reductions.get(key) ?? new Map();
    reductions.set(key, reduced);
    return reduced;
  };
  const scopeFor = (of: LinkIssue["of"], name: string, member: string | undefined): Scope => ({
    units,
    years: instance.years,
    figures,
    inputs: instance.inputs,
    members: instance.members,
    family: member === undefined ? undefined : familyOf(name),
    member,
    amounts: of === "expression",
    reduced: reducedOf(`${of} ${name}`),
    report: (issue) => {
      // The members of a family share a formula, and its faults.
      const key = `${of} ${name} ${issue.span.from} ${issue.id}`;
      if (seen.has(key)) return;
      seen.add(key);
      issues.push({ ...issue, of, name });
    },
  });

  for (const figure of figures.values()) {
    const scope = scopeFor("metric", figure.metric.name, figure.member);
    const checked = check(figure.tree, scope);
    if (checked !== undefined && !unknownUnits.has(figure.metric.name)) checkFigure(figure, checked, scope);
  }

  const requirements: Requirement[] = [];
  for (const requirement of definition.requirements) {
    const formula = readCached(definition, requirement.formula);
    if ("issue" in formula) {
      issues.push({ ...formula.issue, of: "requirement", name: requirement.name });
      continue;
    }
    for (const member of membersOf(requirement.name, instance)) {
      const scope = scopeFor("requirement", requirement.name, member);
      const checked = check(formula.tree, scope);
      if (checked?.type === "number") scope.report({ id: "formula.not-condition", span: formula.tree.span });
      const yearly = isYearlyTree(formula.tree, member, figures, instance);
      const expression = { name: requirement.name, tree: formula.tree, yearly, says: requirement.says };
      requirements.push(member === undefined ? expression : { ...expression, member });
    }
  }
  for (const whole of wholesOf(definition, instance.members)) {
    const required = requiredOf(whole, definition, instance, figures);
    if (required !== undefined) requirements.push(required);
  }

  if (issues.length > 0) return { issues };
  const shapes = { yearlyInputs: yearlyInputs(instance), rests: restsIn(instance) };
  return { structure: { definition, figures, requirements, ...shapes } };
}

/**
 * That a whole adds up: that its rest is a share, or where all of its parts are given, that they add to 100% in 12 digits, as doubles
 * of decimals do. None where the instance has not all of its parts.
 */
function requiredOf(
  whole: Whole,
  definition: Definition,
  instance: Instance,
  figures: ReadonlyMap<string, Figure>,
): Requirement | undefined {
  const { share, member, parts } = whole;
  if (parts.some((part) => !instance.inputs.has(part))) return undefined;
  const rest = restIn(instance.inputs, whole)?.name;
  const text =
    rest !== undefined
      ? `${rest} >= 0 and ${rest} <= 1`
      : `round((${parts.join(" + ")}) * 1000000000000) = 1000000000000`;
  const read = readCached(definition, text);
  if ("issue" in read) throw new Error(`${share.name}: ${read.issue.id}`);
  const yearly = isYearlyTree(read.tree, undefined, figures, instance);
  const { label } = share;
  const says = { en: `${label.en} must add to 100%.`, ko: `${label.ko} 합은 100%여야 합니다.` };
  const required = { name: share.name, tree: placeless(read.tree), yearly, says, whole };
  return member === undefined ? required : { ...required, member };
}

export type LinkedExpression =
  | { readonly expression: Expression; readonly checked: Checked }
  | { readonly issues: readonly LinkIssue[] };

/**
 * A condition or figure in the words of a user, over the figures of a linked model: the same language, and literals may carry
 * units (`balance.public < -5조`), or be read by `literal`.
 */
export function linkExpression(model: Model, text: string, literal?: LiteralReader): LinkedExpression {
  const formula = readFormula(text, literal);
  if ("issue" in formula)
    return { issues: [{ ...formula.issue, of: "expression", name: text, unread: true }] };
  return linkTree(model, formula.tree, text);
}

/** The same of what has been read already. */
export function linkTree(model: Model, tree: Tree, text: string): LinkedExpression {
  const issues: LinkIssue[] = [];
  const checked = check(tree, {
    units: unitContext(model.definition, model.instance),
    years: model.instance.years,
    figures: model.figures,
    inputs: model.instance.inputs,
    members: model.instance.members,
    family: undefined,
    member: undefined,
    amounts: true,
    reduced: new Map(),
    report: (issue) => issues.push({ ...issue, of: "expression", name: text }),
  });
  if (issues.length > 0 || checked === undefined) return { issues };
  return { expression: { name: text, tree, yearly: checked.yearly }, checked };
}

const nowhere = { from: 0, to: 0 };

/** More figures than a plan of a person's has, before any of them is made. */
function overLimit({ metrics }: Definition, instance: Instance): LinkIssue | undefined {
  const counts = metrics.map(({ name }) => membersOf(name, instance).length);
  const requested = counts.reduce((sum, count) => sum + count, 0);
  if (requested <= limits.figures) return undefined;
  const { name } = metrics[counts.indexOf(maxOf(counts))] as (typeof metrics)[number];
  return {
    id: "limit.figures",
    of: "metric",
    name,
    span: nowhere,
    values: { requested, most: limits.figures },
  };
}

const readings = new WeakMap<Definition, Map<string, ReturnType<typeof readFormula>>>();

/** Scenarios of one command share their definition: each formula is read once. */
function readCached(definition: Definition, text: string): ReturnType<typeof readFormula> {
  let cache = readings.get(definition);
  if (cache === undefined) {
    cache = new Map();
    readings.set(definition, cache);
  }
  let reading = cache.get(text);
  if (reading === undefined) {
    reading = readFormula(text);
    cache.set(text, reading);
  }
  return reading;
}

function yearlyInputs({ inputs }: Instance): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, input] of inputs) if (isYearly(input)) names.add(name);
  return names;
}

function sameNames(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

function checkFigure(figure: Figure, checked: Checked, scope: Scope): void {
  const span = figure.tree.span;
  if (checked.type === "condition") {
    scope.report({ id: "formula.condition-result", span });
  } else if (checked.dims !== undefined && !sameDims(checked.dims, figure.unit.dims)) {
    const values = { found: unitNamed(checked.dims), expected: figure.metric.unit };
    const next = scaleOf(checked.dims, figure.unit.dims, scope.units);
    scope.report({ id: "formula.result-unit", span, values, next });
  }
  if (figure.metric.kind === "single" && checked.yearly) {
    scope.report({ id: "formula.one-value-wanted", span, values: { what: figure.name } });
  }
}
