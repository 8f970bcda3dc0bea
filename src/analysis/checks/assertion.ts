/** What a check asserts, over one scenario's model: a condition, or how likely one is. */

import { message } from "../../errors.ts";
import { plainText, readNumber, toNumber } from "../../formula/numbers.ts";
import type { Span, Tree } from "../../formula/syntax.ts";
import { dimsText, readUnit, sameDims, type Unit, unitless, unitTextIn } from "../../formula/units.ts";
import { linkTree, unitContext } from "../../model/link.ts";
import type { Expression, Model } from "../../model/types.ts";
import type { Project } from "../../plan/types.ts";
import { expressionOf, type Question, unreadable } from "../conditions/condition.ts";

export const comparisons = ["=", "<>", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof comparisons)[number];

/** `P(any(balance.public.cumulative < 0)) <= 20%`. */
export interface Likelihood {
  readonly question: Question;
  readonly op: "<" | "<=" | ">" | ">=";
  /** A share. */
  readonly limit: number;
}

/** No function of the language has this name. */
const chance = /(?<![\w.])P\s*\(/;
const likelihood = /^(\s*P\s*\()([\s\S]*)\)\s*(<=|>=|<>|<|>|=)\s*([^()<>=]+?)\s*$/;

/** The probability that an assertion is about; undefined for one that is so or is not. Throws Failure "input" for a malformed one. */
export function likelihoodIn(question: Question): Likelihood | undefined {
  if (!chance.test(question.text)) return undefined;
  const [, before = "", text = "", op = "", limit = ""] = likelihood.exec(question.text) ?? [];
  const share = shareIn(limit);
  if (!(share >= 0 && share <= 1) || op === "=" || op === "<>" || chance.test(text)) {
    const place = question.placeOf({ from: 0, to: question.text.length });
    const next = insteadOf(question.text).map((each) => message("next.write", { text: each }));
    const several = question.text.match(new RegExp(chance, "g"))?.length !== 1;
    const hints = [...next, ...(several ? [message("check.likelihood-one")] : [])];
    throw unreadable([{ ...message("check.likelihood", { text: question.text }), place, next: hints }]);
  }
  const from = before.length;
  const placeOf = (span: Span) => question.placeOf({ from: from + span.from, to: from + span.to });
  return {
    question: { text, placeOf, ...(question.notes && { notes: question.notes }) },
    op: op as Likelihood["op"],
    limit: share,
  };
}

/** A share of one: 0.2, 20%, 5‰; NaN for what is none. */
function shareIn(text: string): number {
  const plain = plainText(text);
  const read = readNumber(plain, 0, false);
  if (read === undefined || read.end < plain.length || !["", "%"].includes(read.unit)) return Number.NaN;
  const { digits, exponent } = read.decimal;
  return toNumber({ digits, exponent: read.unit === "%" ? exponent - 2 : exponent });
}

/** What most likely was to be asserted of one probability: `20% > P(…)`, `not P(…) <= 20%`, and `P(…)` alone or equal to a share. */
function insteadOf(text: string): string[] {
  const flipped = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
  const denied = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
  const turned = /^\s*(\d[^()<>=]*?)\s*(<=|>=|<|>)\s*(P\s*\([\s\S]*\))\s*$/.exec(text);
  if (turned !== null) return [`${turned[3]} ${flipped[turned[2] as keyof typeof flipped]} ${turned[1]}`];
  const negated = /^\s*not\s+(P\s*\([\s\S]*\))\s*(<=|>=|<|>)\s*(\d[^()<>=]*?)\s*$/.exec(text);
  if (negated !== null) return [`${negated[1]} ${denied[negated[2] as keyof typeof denied]} ${negated[3]}`];
  const equal = /^\s*(P\s*\([\s\S]*\))\s*(?:(?:=|<>)\s*(\d[^()<>=]*?))?\s*$/.exec(text);
  if (equal !== null && equal[1]?.match(new RegExp(chance, "g"))?.length === 1) {
    return [`${equal[1]} <= ${equal[2] ?? "20%"}`];
  }
  return [];
}

/** A condition to be calculated, and where it compares two amounts, these too. */
export interface Assertion {
  readonly condition: Expression;
  readonly sides?: {
    readonly op: Comparison;
    readonly left: Expression;
    readonly right: Expression;
    /** The unit of both. */
    readonly unit: Unit;
  };
}

/** Throws Failure "input" for what is no condition; `yearly`: whether it may be so in one year and not in another. */
export function assertionOf(project: Project, model: Model, question: Question, yearly: boolean): Assertion {
  const condition = expressionOf(project, model, question, yearly);
  const { tree } = condition;
  if (tree.kind !== "binary" || !(comparisons as readonly string[]).includes(tree.op)) return { condition };
  const side = (part: Tree) => linkTree(model, part, question.text.slice(part.span.from, part.span.to));
  const [left, right] = [side(tree.left), side(tree.right)];
  if ("issues" in left || "issues" in right) return { condition };
  const dims = left.checked.dims ?? right.checked.dims ?? new Map();
  const unit = unitOf([tree.left, tree.right], dims, model);
  const op = tree.op as Comparison;
  const sides = {
    left: { ...left.expression, beside: tree.right },
    right: { ...right.expression, beside: tree.left },
  };
  return { condition, sides: { op, ...sides, unit } };
}

/** The unit of the first figure, input or literal that is of these dimensions; else of the dimensions themselves. */
function unitOf(trees: readonly Tree[], dims: ReadonlyMap<string, number>, model: Model): Unit {
  const { definition, instance, figures } = model;
  const context = unitContext(definition, instance);
  const inCurrency = (unit: Unit) => ({
    ...unit,
    text: unitTextIn(unit.text, context.currency),
  });
  const look = (tree: Tree): Unit | undefined => {
    if (tree.kind === "unary") return look(tree.arg);
    if (tree.kind === "binary") return look(tree.left) ?? look(tree.right);
    if (tree.kind === "call") return tree.args.map(look).find((unit) => unit !== undefined);
    if (tree.kind === "number") {
      const read = tree.unit === "" ? undefined : readUnit(tree.unit, context);
      return read !== undefined && "unit" in read && sameDims(read.unit.dims, dims)
        ? inCurrency(read.unit)
        : undefined;
    }
    const unit =
      figures.get(tree.name)?.unit ??
      instance.inputs.get(tree.name)?.unit ??
      [...figures.values()].find(({ metric }) => metric.name === tree.name)?.unit;
    return unit !== undefined && sameDims(unit.dims, dims) ? inCurrency(unit) : undefined;
  };
  const found = trees.map(look).find((unit) => unit !== undefined);
  if (found !== undefined) return found;
  return dims.size === 0 ? unitless : { text: dimsText(dims), num: 1, den: 1, dims };
}
