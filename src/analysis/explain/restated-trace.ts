/** The figures of a trace as they are restated: the value of a figure where money is requested in other money than the plan's own. */

import { compile } from "../../engine/evaluate.ts";
import { factorOf, type Restatement } from "../../engine/restatement.ts";
import { readUnit, toBase, type Unit, unitTextIn } from "../../formula/units.ts";
import { pow } from "../../math/power.ts";
import type { Currency } from "../../model/inputs.ts";
import { hasYears, isRestated } from "../../model/money-terms.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { type MoneyBasis, restate } from "../projection/money.ts";
import { definedIn } from "../projection/projection.ts";
import { locatingCycles } from "../scenario-model.ts";
import type { Trace } from "./trace.ts";

export interface Restated {
  readonly currency: Currency;
  /** The year whose prices money is expressed in; nominal without. */
  readonly prices?: number;
  readonly restatement: Restatement;
  /** Whether a figure is money that is restated, and has then a value for each year where its formula has one for all. */
  readonly hasYears: (figure: ModelFigure) => boolean;
  /** A figure in base units of the currency, in a year of the instance counted from its first. */
  readonly value: (figure: ModelFigure, t: number) => number;
}

/**
 * Evaluates every figure of a trace again; undefined where money is requested as the plan has it. Throws Failure "usage" and "input" as
 * `restate` does, for money that cannot be expressed so.
 */
export function restatedFigures(project: Project, trace: Trace, money: MoneyBasis): Restated | undefined {
  const { restatement, currency } = restate(trace.scenario, money);
  if (restatement === undefined) return undefined;
  const { model } = trace.formulaGraph;
  const figures = [...model.figures.values()];
  const kernel = locatingCycles(project, () => compile(model, figures, { restatement }));
  const outputs = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), outputs);
  const slots = new Map(figures.map((figure, i) => [figure, kernel.slots[i]]));
  return {
    currency,
    prices: money.prices,
    restatement,
    hasYears: (figure) => isRestated(figure.unit.dims, project.plan.currency.code) && hasYears(figure, true),
    value: (figure, t) => {
      const slot = slots.get(figure);
      if (slot === undefined) throw new Error(`no figure ${figure.name}`);
      return outputs[slot.from + (slot.length > 1 ? t : 0)] as number;
    },
  };
}

/** An input's amounts as they are restated: all by the factor of one year. */
export interface RestatedInput {
  readonly currency: Currency;
  /** The year whose prices they are expressed in; nominal without. */
  readonly prices?: number;
  /** The year whose rate and price level they go by. */
  readonly year: number;
  readonly unit: string;
  /** An amount in the input's unit, in `unit`; null where there is none, or it is undefined. */
  readonly of: (value: number | null) => number | null;
}

/**
 * Amounts of an input of a scenario; undefined where it is none of the plan's own money, or money is requested as the plan has it. Throws
 * Failure as `restate` does.
 */
export function restatedInput(
  project: Project,
  scenario: Scenario,
  unit: Unit,
  year: number,
  money: MoneyBasis,
): RestatedInput | undefined {
  const { restatement, currency } = restate(scenario, money);
  const own = project.plan.currency.code;
  if (restatement === undefined || !isRestated(unit.dims, own)) return undefined;
  const { code, decimals } = currency;
  const text = unitTextIn(unit.text, own).replaceAll(new RegExp(`\\b${own}\\b`, "g"), code);
  const read = readUnit(text, { ...project.context, currency: code, decimals });
  if (!("unit" in read)) return undefined;
  const power = unit.dims.get(own) ?? 0;
  const factor = pow(factorOf(scenario.instance, restatement, year), power);
  const whole = power === 1 && unit.dims.size === 1;
  return {
    currency,
    prices: money.prices,
    year,
    unit: text,
    of: (value) => {
      if (value === null) return null;
      const base = toBase(value, unit) * factor;
      return definedIn(whole ? Math.round(base) : base, read.unit);
    },
  };
}
