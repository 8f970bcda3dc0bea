/** The figures of a trace as they are restated: what a figure is told as where money is asked for in other money than the plan's own. */

import { compile } from "../model/compile.ts";
import type { Currency } from "../model/instance.ts";
import type { Figure as ModelFigure } from "../model/link.ts";
import { hasYears, isRestated } from "../model/restated.ts";
import type { Restatement } from "../model/restating.ts";
import type { Project } from "../plan/project.ts";
import { locatingCycles } from "./model.ts";
import { type MoneyBasis, restate } from "./money.ts";
import type { Trace } from "./trace.ts";

export interface Restated {
  readonly currency: Currency;
  /** The year whose prices money is told in; nominal without. */
  readonly prices?: number;
  readonly restatement: Restatement;
  /** Whether a figure is money that is restated, and has then a value for each year where its formula has one for all. */
  readonly hasYears: (figure: ModelFigure) => boolean;
  /** A figure in base units of the currency, in a year of the instance counted from its first. */
  readonly value: (figure: ModelFigure, t: number) => number;
}

/**
 * Evaluates every figure of a trace anew; undefined where money is asked for as the plan has it. Throws Failure "usage" and "input" as
 * `restate` does, for money that cannot be told so.
 */
export function restatedFigures(project: Project, trace: Trace, money: MoneyBasis): Restated | undefined {
  const { restatement, currency } = restate(trace.scenario, money);
  if (restatement === undefined) return undefined;
  const { model } = trace.apart;
  const figures = [...model.figures.values()];
  const kernel = locatingCycles(project, () => compile(model, figures, { restatement }));
  const outputs = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), outputs);
  const slots = new Map(figures.map((figure, i) => [figure, kernel.slots[i]]));
  return {
    currency,
    ...(money.prices === undefined ? {} : { prices: money.prices }),
    restatement,
    hasYears: (figure) => isRestated(figure.unit.dims, project.plan.currency.code) && hasYears(figure, true),
    value: (figure, t) => {
      const slot = slots.get(figure);
      if (slot === undefined) throw new Error(`no figure ${figure.name}`);
      return outputs[slot.from + (slot.length > 1 ? t : 0)] as number;
    },
  };
}
