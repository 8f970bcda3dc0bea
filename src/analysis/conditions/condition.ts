/** What a user asks about in the language of formulas: `all(balance.public.cumulative >= 0)`. */

import { type Comparison, isComparison } from "../../engine/comparison.ts";
import { Failure, type Issue, type Message, message, type Place } from "../../errors.ts";
import type { FunctionName, Span, Tree } from "../../formula/syntax.ts";
import { fromBase, readUnit, sameDims, unitTextIn } from "../../formula/units.ts";
import type { Kind, Text } from "../../model/definition.ts";
import { labelFor } from "../../model/family.ts";
import { type LinkedExpression, linkExpression } from "../../model/link.ts";
import type { Expression, LinkIssue, Model } from "../../model/types.ts";
import { declareRate } from "../../plan/settings/quantities.ts";
import type { Project } from "../../plan/types.ts";
import type { Calendar } from "../../year-names.ts";
import { issueOf } from "../scenario-model.ts";
import { conditionsMeant } from "./amounts-meant.ts";
import { bareNumberIn } from "./bare-numbers.ts";
import { unknownYearIn } from "./fixed-years.ts";
import { inOneCurrency, unratedIn } from "./foreign-amounts.ts";
import { yearLiterals } from "./year-literals.ts";

export interface Question {
  readonly text: string;
  /** What is worth saying of how it was read goes here. */
  readonly notes?: Message[];
  /** Where a part of the text stands on the command line. */
  readonly placeOf: (span: Span) => Place;
}

/** A condition that holds or not, over all years. Throws Failure "input" for a figure, and for what is so or not year by year. */
export function conditionOf(project: Project, model: Model, question: Question): Expression {
  return expressionOf(project, model, question, false);
}

/** The same, and where `yearly` a condition that holds in some years and not in others. */
export function expressionOf(
  project: Project,
  model: Model,
  question: Question,
  yearly: boolean,
): Expression {
  const linked = linkAsked(project, model, question);
  const fail = (issue: Issue) => new Failure("input", issue);
  if ("issues" in linked) throw failureOf(linked.issues, project, model, question, yearly);
  const { expression, checked } = linked;
  const place = question.placeOf(expression.tree.span);
  const values = { of: question.text };
  if (checked.type !== "condition") throw fail({ ...message("formula.not-condition", values), place });
  refuseBare(expression.tree, model, question);
  refuse(unknownYearIn(expression.tree, question.text, model), question);
  if (yearly || !expression.yearly) return expression;
  const next = [message("condition.every-year", { text: question.text })];
  throw fail({ ...message("condition.yearly", values), place, next });
}

/** A text linked to a model; foreign money in it that does not fit the figures beside it is read at the plan's rates, and that is noted. */
export function linkAsked(project: Project, model: Model, { text, notes = [] }: Question): LinkedExpression {
  const linked = linkExpression(model, text, yearLiterals(model.instance.calendar));
  if (!("issues" in linked)) return linked;
  const converted = inOneCurrency(project, model, text);
  if (converted === undefined) return linked;
  for (const note of converted.notes) if (!notes.some((known) => sameMessage(known, note))) notes.push(note);
  return converted.linked;
}

function sameMessage(a: Message, b: Message): boolean {
  return a.id === b.id && JSON.stringify(a.values) === JSON.stringify(b.values);
}

/** Throws Failure, as for what cannot be read, for a bare number beside what is shown in another unit. */
export function refuseBare(tree: Tree, model: Model, question: Question): void {
  refuse(bareNumberIn(tree, question.text, model), question);
}

function refuse(found: (Issue & { readonly span: Span }) | undefined, { placeOf }: Question): void {
  if (found === undefined) return;
  const { span, ...issue } = found;
  throw unreadable([{ ...issue, place: placeOf(span) }]);
}

/** What is no formula at all is wrong usage where it was typed; its names and units are input, as they are in a file. */
export function failureOf(
  issues: readonly LinkIssue[],
  project: Project,
  model: Model,
  { text, placeOf }: Question,
  yearly = false,
): Failure {
  const worded = issues.map((issue) => {
    const placed = issueOf(issue, project, placeOf(issue.span));
    return {
      ...placed,
      next: [...meantInstead(issue, text, project, model, yearly), ...(placed.next ?? [])],
    };
  });
  return issues.every(({ unread }) => unread) ? unreadable(worded) : new Failure("input", worded);
}

/** The failure of what cannot be read: "usage" where it was typed, "input" where it stands in a file. */
export function unreadable(issues: readonly Issue[]): Failure {
  return new Failure(issues.every(({ place }) => place?.argument) ? "usage" : "input", issues);
}

/** What other notations of this program, or a bare number, would be in a condition. */
function meantInstead(
  issue: LinkIssue,
  text: string,
  project: Project,
  model: Model,
  yearly: boolean,
): Message[] {
  const { id, span, unread } = issue;
  const write = (suggestion: string) => [message("next.write", { text: suggestion })];
  const chance = /^\s*P\s*\(([\s\S]*)\)\s*(?:[<>=]+\s*[\d.]+\s*%?)?\s*$/.exec(text)?.[1];
  if (chance !== undefined && span.from === text.indexOf("P")) return write(chance.trim());
  if (text[span.from] === "@") {
    const meant = withoutDates(text, project.plan.calendar);
    return meant === text ? [] : write(meant);
  }
  if (unread || id === "formula.unknown-name") return conditionsMeant(text, project, model, yearly);
  if (id !== "formula.units-differ") return [];
  const unrated = unratedIn(project, text);
  if (unrated !== undefined) return [declareRate(unrated, project.context)];
  const united = withUnit(text, span, model);
  return united.length > 0 ? united : conditionsMeant(text, project, model, yearly);
}

/** A condition in which metrics have a year behind @, as commands take one metric, with the function of the language in its place. */
function withoutDates(text: string, calendar: Calendar | undefined): string {
  const read = yearLiterals(calendar);
  let [written, from] = ["", 0];
  for (const { 0: dated, 1: name, index } of text.matchAll(/([a-z][\w.]*)@/g)) {
    const year = index + dated.length;
    const named = read(text, year) ?? {
      end: year + (/^\d{4}(?!\d)/.exec(text.slice(year))?.[0].length ?? 0),
    };
    if (!("end" in named) || named.end === year || year < from) continue;
    written += `${text.slice(from, index)}at(${name}, ${text.slice(year, named.end)})`;
    from = named.end;
  }
  return written + text.slice(from);
}

/** A number that is compared with a figure in another unit: most likely in the figure's own, and money in the scale of the plan's largest amount. */
function withUnit(text: string, { from, to }: Span, model: Model): Message[] {
  const compared = text.slice(from, to);
  const number = /(?<=<=|>=|<>|<|>|=)\s*(-?\d[\d.,]*)(\s*[\p{L}]+)?\s*$/u.exec(compared);
  if (number === null) return [];
  const [behind, digits = "", scale = ""] = number;
  const names = compared.slice(0, number.index).match(/[a-z][\w.]*/g) ?? [];
  const unit = names.map((name) => model.figures.get(name)?.metric.unit).find((each) => each !== undefined);
  if (unit === undefined || (scale !== "" && !unit.startsWith("money/"))) return [];
  const size = Number(digits.replaceAll(",", ""));
  const [en, ko] = unit === "money" ? largestScale(model, size) : ["", ""];
  const own = unit === "money" ? "" : `[${unitTextIn(unit, model.instance.currency.code)}]`;
  const write = (numeral: string) =>
    `${text.slice(0, to - behind.length).trimEnd()} ${digits}${scale}${numeral}${own}${text.slice(to)}`;
  return [message("next.write", { text: { en: write(en), ko: write(ko) } })];
}

/** A scale is no unit of a number with which it comes to so many times the largest amount. */
const farBeyond = 1000;

/**
 * The scale in which the largest amount of money among the inputs is written; of none above a million, and behind a number of which it would
 * make far more than any of them, the currency itself.
 */
function largestScale({ instance }: Model, number: number): readonly [en: string, ko: string] {
  let largest = 0;
  for (const { declaration, unit, value } of instance.inputs.values()) {
    if (declaration.unit !== "money") continue;
    for (const each of typeof value === "number" ? [value] : value.values()) {
      largest = Math.max(largest, Math.abs(fromBase(each, unit)));
    }
  }
  const { code } = instance.currency;
  const fits = (size: number) => largest >= size && number * size <= farBeyond * largest;
  const [en] = scales.find(([, least]) => fits(least)) ?? [` ${code}`];
  if (code !== "KRW") return [en, en];
  return [en, fits(1e12) ? "조" : fits(1e8) ? "억" : " KRW"];
}

const scales = [
  ["T", 1e12],
  ["B", 1e9],
  ["M", 1e6],
] as const;

/** Functions over the years that words have for a metric; `none` of one that has a value for all years, or of each year by itself. */
const worded = ["all", "any", "total", "last", "first", "lowest", "highest", "mean", "at"] as const;
export type WordedFunction = (typeof worded)[number] | "none";

/** A condition that compares one metric with one amount, taken apart so that it can be said in words. */
export interface PlainCondition {
  readonly label: Text;
  readonly kind: Kind;
  /** As shown. */
  readonly unit: string;
  readonly over: WordedFunction;
  /** Of `at`. */
  readonly year?: number;
  readonly op: Comparison;
  /** In that unit. */
  readonly value: number;
}

/** Returns the parts of a condition such as `all(balance >= 0)`; undefined of any other, which is shown as it was written. */
export function plainCondition(project: Project, model: Model, text: string): PlainCondition | undefined {
  const linked = linkExpression(model, text, yearLiterals(model.instance.calendar));
  if ("issues" in linked) return undefined;
  const { tree } = linked.expression;
  const whole = tree.kind === "call" && (tree.fn === "all" || tree.fn === "any") ? tree.fn : undefined;
  const compared = whole === undefined || tree.kind !== "call" ? tree : (tree.args[0] as Tree);
  if (compared.kind !== "binary" || !isComparison(compared.op)) return undefined;
  const { left, right, op } = compared;
  const bare: Side = { name: nameOf(left), over: whole ?? "none" };
  const side = left.kind === "call" ? reducedName(left) : bare;
  const amount = amountOf(right);
  const figure = model.figures.get(side?.name ?? "");
  if (side === undefined || figure === undefined || amount === undefined) return undefined;
  if (whole !== undefined && (side.over !== whole || !figure.yearly)) return undefined;
  const { metric, unit } = figure;
  const fitsAny = amount.unit === "money" || (amount.value === 0 && amount.unit === "");
  const read = fitsAny ? { unit } : readUnit(amount.unit || "1", project.context);
  if ("unknown" in read || !sameDims(read.unit.dims, unit.dims)) return undefined;
  const [family = ""] = figure.name.split(".");
  const member = project.plan.families.get(family)?.get(figure.member ?? "");
  return {
    label: member === undefined ? metric.label : labelFor(metric.label, member),
    kind: metric.kind,
    unit: unitTextIn(metric.unit, model.instance.currency.code),
    over: side.over,
    ...(side.year === undefined ? {} : { year: side.year }),
    op,
    value: (amount.value * read.unit.num * unit.den) / (read.unit.den * unit.num),
  };
}

type Side = { readonly name: string | undefined; readonly over: WordedFunction; readonly year?: number };

/** `last(balance)`, `at(balance, 2028)`. */
function reducedName({
  fn,
  args,
}: {
  readonly fn: FunctionName;
  readonly args: readonly Tree[];
}): Side | undefined {
  const over = worded.find((each) => each === fn);
  const [of, year] = args;
  if (over === undefined || over === "all" || over === "any" || of === undefined) return undefined;
  if (over !== "at") return { name: nameOf(of), over };
  return year?.kind === "number" ? { name: nameOf(of), over, year: year.value } : undefined;
}

function nameOf(tree: Tree): string | undefined {
  return tree.kind === "name" ? tree.name : undefined;
}

function amountOf(tree: Tree): { readonly value: number; readonly unit: string } | undefined {
  if (tree.kind === "number") return tree;
  const of = tree.kind === "unary" && tree.op === "-" ? amountOf(tree.arg) : undefined;
  return of && { value: 0 - of.value, unit: of.unit };
}
