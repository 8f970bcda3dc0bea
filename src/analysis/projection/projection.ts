/** A projection: every figure of one scenario, year by year, in the units in which it is shown. */

import { compile } from "../../engine/evaluate.ts";
import { Failure } from "../../errors.ts";
import { smallestUnit } from "../../formula/currency.ts";
import {
  fromBase,
  maxAmount,
  readUnit,
  toBase,
  type Unit,
  unitTextIn,
  written,
  writtenIn,
} from "../../formula/units.ts";
import type { Kind, Text } from "../../model/definition.ts";
import { labelFor } from "../../model/family.ts";
import type { Currency } from "../../model/inputs.ts";
import { isRestated } from "../../model/money-terms.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { contradictions } from "../conditions/contradictions.ts";
import { locatingCycles, modelOf } from "../scenario-model.ts";
import { type Term, termsOf } from "./addends.ts";
import { type MoneyBasis, type Nominal, nominalOf, restate } from "./money.ts";

export interface Figure extends Nominal {
  readonly name: string;
  readonly label: Text;
  readonly about: Text;
  /** As shown: "KRW", "MW", "%", "KRW/GPU". */
  readonly unit: string;
  readonly kind: Kind;
  readonly section: string;
  readonly summary: boolean;
  readonly memo: boolean;
  readonly worse?: "low" | "high";
  /** The plan's own money: whole in its smallest unit. */
  readonly money: boolean;
  /** One of its base units as it is shown: of money the smallest unit of the currency. */
  readonly smallest: number;
  readonly member?: string;
  readonly payer?: string;
  /** One a year, null where undefined. */
  readonly values: readonly (number | null)[];
  /** The same of the years that are calculated ahead of those shown; none where there are none. */
  readonly earlier?: readonly (number | null)[];
  /** A flow's sum, a stock's last year, a single's value; null for a rate and where undefined. */
  readonly total: number | null;
  readonly formula: string;
  /** What it is a plain sum of, if it is one. */
  readonly terms?: readonly Term[];
}

export interface Projection {
  readonly years: readonly number[];
  /** What money is expressed in. */
  readonly currency: Currency;
  /** The year whose prices it is expressed in; nominal without. */
  readonly prices?: number;
  /** In the order of the model, members by id. */
  readonly figures: readonly Figure[];
}

/** What a figure is known by before it is calculated. */
export type FigureHead = Pick<Figure, "name" | "section" | "summary" | "payer">;

export interface ProjectOptions {
  /** What money is to be expressed in, if not as the plan has it. */
  readonly money?: MoneyBasis;
  /** Picks the figures that are wanted; without it, all. What no wanted figure reads is not calculated. */
  readonly only?: (figures: readonly FigureHead[]) => ReadonlySet<string>;
}

/**
 * Calculates a scenario's figures. Throws Failure "input" when formulas are wrong, the inputs break a requirement, or money cannot
 * be toDisplayed as asked.
 */
export function project(
  project: Project,
  scenario: Scenario,
  { money = {}, only }: ProjectOptions = {},
): Projection {
  const model = modelOf(project, scenario);
  const { years } = scenario.instance;
  const { restatement, currency } = restate(scenario, money);
  const from = years.indexOf(scenario.years[0] as number);
  const shownYears = { from, to: from + scenario.years.length };
  const every = [...model.figures.values()];
  const wanted = only?.(every.map(({ name, metric }) => ({ ...metric, name })));
  const figures = wanted === undefined ? every : every.filter(({ name }) => wanted.has(name));
  const kernel = locatingCycles(project, () =>
    compile(model, [...figures, ...model.requirements], { restatement }),
  );
  const outputs = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), outputs);
  const valuesAt = (i: number): Float64Array => {
    const { from, length } = kernel.slots[i] as { from: number; length: number };
    return outputs.subarray(from, from + length);
  };

  const required = kernel.slots.slice(figures.length);
  const read = (column: number) => outputs[column] as number;
  const broken = contradictions(project, scenario, model.requirements, required, read);
  if (broken.length > 0) throw new Failure("input", broken);

  return {
    years: scenario.years,
    currency,
    prices: money.prices,
    figures: figures
      .map((figure, i) =>
        shown(figure, unitIn(figure, currency, project), valuesAt(i), shownYears, labelsOf(project, figure)),
      )
      .map((figure, i) => ({
        ...figure,
        ...nominalOf(figures[i] as ModelFigure, figure.label, scenario, restatement),
      })),
  };
}

/** A family's labels name the member: `{member}`. */
export function labelsOf(project: Project, { metric, member }: ModelFigure): { label: Text; about: Text } {
  if (member === undefined) return metric;
  const family = metric.name.split(".")[0] as string;
  const name = project.plan.families.get(family)?.get(member) ?? { en: member, ko: member };
  return { label: labelFor(metric.label, name), about: labelFor(metric.about, name) };
}

/** A figure's unit with money read as the currency it is expressed in. */
export function unitIn({ metric, unit }: ModelFigure, { code, decimals }: Currency, project: Project): Unit {
  const { currency } = project.context;
  const own = isRestated(unit.dims, currency) && code !== currency;
  const text = unitTextIn(metric.unit, own ? code : currency);
  const read = own ? readUnit(text, { ...project.context, currency: code, decimals }) : { unit };
  return { ...("unit" in read ? read.unit : unit), text };
}

/**
 * A figure of the model from its values in base units, one a year of the instance or one for all of them; those `from` … `to` are
 * shown.
 */
export function shown(
  figure: ModelFigure,
  unit: Unit,
  base: Float64Array,
  years: { readonly from: number; readonly to: number },
  { label, about }: { label: Text; about: Text },
): Figure {
  const { metric } = figure;
  const terms = figure.rounded ? termsOf(figure.tree, figure.member) : undefined;
  return {
    name: figure.name,
    label,
    about,
    unit: unit.text,
    kind: metric.kind,
    section: metric.section,
    summary: metric.summary,
    memo: metric.memo,
    money: figure.rounded,
    smallest: fromBase(1, unit),
    member: figure.member,
    worse: metric.worse,
    payer: metric.payer,
    ...valuesShown({ kind: metric.kind, rounded: figure.rounded }, unit, base, years),
    formula: metric.formula,
    terms,
  };
}

/** A figure's value in each of the years `from` … `to`, and its total, from its values in base units. */
export function valuesShown(
  { kind, rounded }: { readonly kind: Kind; readonly rounded: boolean },
  unit: Unit,
  base: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): Pick<Figure, "values" | "earlier" | "total"> {
  const yearly =
    base.length > 1
      ? [...base.subarray(from, to)]
      : Array.from({ length: to - from }, () => base[0] as number);
  const inUnit = (value: number) => toDisplayed(value, unit, rounded);
  const earlier = from > 0 && base.length > 1 ? { earlier: [...base.subarray(0, from)].map(inUnit) } : {};
  return { values: yearly.map(inUnit), ...earlier, total: inUnit(totalOf(kind, yearly)) };
}

/** A value in base units as it goes out. `money`: of the plan's own. */
export function toDisplayed(value: number, unit: Unit, money: boolean): number | null {
  // What cannot be counted to the last of its smallest units, here and in the unit that is shown, is left undefined.
  const counted = !money || Math.abs(value) <= maxAmount(unit);
  return counted ? definedIn(value, unit) : null;
}

/** Amounts counted in the smallest unit of their currency, in which sums are exact; and a count as the amount that it is. */
export function smallestUnits(decimals: number) {
  const smallest = smallestUnit(decimals);
  return {
    count: (amount: number): number => Math.round(toBase(amount, smallest)),
    amount: (count: number): number => writtenIn(count, smallest),
    isExact: (count: number): boolean => Math.abs(count) <= maxAmount(smallest),
  };
}

/** A value in base units in the unit that it is expressed in; null where it is undefined, overflow in that unit too. */
export function definedIn(base: number, unit: Pick<Unit, "num" | "den">): number | null {
  const value = Number.isFinite(base) ? writtenIn(base, unit) : base;
  return Number.isFinite(value) ? value : null;
}

/** What goes out: overflow is undefined, in the unit that is shown and in the fifteenth digit too. */
export function defined(value: number): number | null {
  const rounded = Number.isFinite(value) ? written(value) : value;
  return Number.isFinite(rounded) ? rounded : null;
}

/** Over the years, in base units: money is whole there, so its sum is exact. */
export function totalOf(kind: Kind, values: readonly number[]): number {
  switch (kind) {
    case "flow":
      return values.reduce((sum, value) => sum + value);
    case "stock":
    case "single":
      return values.at(-1) as number;
    case "rate":
      return Number.NaN;
  }
}
