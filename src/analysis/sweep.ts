/** Figures over a grid of inputs and scenarios: one kernel a scenario, with the inputs of the axes free. */

import type { Unit } from "../formula/units.ts";
import { compile } from "../model/compile.ts";
import type { Kind, Text } from "../model/definition.ts";
import type { Currency } from "../model/instance.ts";
import type { Figure as ModelFigure } from "../model/link.ts";
import type { Axis, Project, Scenario } from "../plan/project.ts";
import { conditionOf, type Question } from "./condition.ts";
import { freeAxes } from "./free.ts";
import { locatingCycles, modelOf } from "./model.ts";
import { type MoneyBasis, restate } from "./money.ts";
import { labelsOf, told, totalOf, unitIn } from "./project.ts";

/** A figure that is worked out at every point. */
export interface Swept {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly kind: Kind;
  readonly section: string;
  readonly summary: boolean;
}

export interface SweepPoint {
  /** Place in the scenarios. */
  readonly scenario: number;
  /** For each axis, in its unit. */
  readonly at: readonly number[];
  /** For each figure: its total, or its value of the year asked for; null where undefined. */
  readonly values: readonly (number | null)[];
  /** Whether the condition holds, where one was asked; null where it is undefined. */
  readonly met?: boolean | null;
  /** The inputs contradict each other here: nothing is defined. */
  readonly broken?: true;
}

export interface Sweep {
  /** What money is told in, and the year whose prices it is in; nominal without. */
  readonly currency: Currency;
  readonly prices?: number;
  readonly figures: readonly Swept[];
  /** Worked out as they are asked for: scenario by scenario, of the axes the last the fastest. */
  readonly points: Iterable<SweepPoint>;
}

export interface SweepQuestion {
  readonly choose: (figures: readonly Swept[]) => readonly Swept[];
  readonly where?: Question | undefined;
  readonly money?: MoneyBasis;
  /** A year of the horizon whose values are wanted, and not totals. */
  readonly year?: number | undefined;
}

/** All scenarios are of one plan and horizon. Throws Failure "input" for wrong formulas and conditions. */
export function sweep(
  project: Project,
  scenarios: readonly Scenario[],
  axes: readonly Axis[],
  { choose, where, year, money = {} }: SweepQuestion,
): Sweep {
  const kernels = scenarios.map((scenario) => {
    const { axes: free, slots, base } = freeAxes(scenario, axes);
    const model = modelOf(project, base);
    const { restatement, currency } = restate(base, money);
    const told = [...model.figures.values()].map((figure) => sweptOf(figure, currency, project));
    const figures = choose(told);
    const chosen = figures.map(({ name }) => model.figures.get(name) as ModelFigure);
    const asked = where === undefined ? [] : [conditionOf(project, scenario, model, where)];
    const kernel = locatingCycles(project, () =>
      compile(model, [...chosen, ...asked, ...model.requirements], {
        free: free.flatMap((axis) => axis.free),
        restatement,
      }),
    );
    const outputs = new Float64Array(kernel.size);
    const inputs = new Float64Array(slots);
    const readers = chosen.map((figure, i) => {
      const slot = kernel.slots[i] as Slot;
      return reader(figure, unitIn(figure, currency, project), outputs, slot, scenario, year);
    });
    const conditionAt = kernel.slots[chosen.length]?.from as number;
    const requiredFrom = kernel.slots[chosen.length + asked.length]?.from ?? kernel.size;
    const at = (places: readonly number[]): Omit<SweepPoint, "scenario" | "at"> => {
      for (const [k, axis] of free.entries()) axis.write(places[k] as number, inputs);
      kernel.evaluate(inputs, outputs);
      for (let i = requiredFrom; i < outputs.length; i++) {
        if (outputs[i] === 1) continue;
        return {
          values: chosen.map(() => null),
          ...(where === undefined ? {} : { met: null }),
          broken: true,
        };
      }
      const values = readers.map((read) => read());
      if (where === undefined) return { values };
      const met = outputs[conditionAt];
      return { values, met: met === 1 ? true : met === 0 ? false : null };
    };
    return { figures, currency, at };
  });
  const { figures, currency } = kernels[0] as (typeof kernels)[number];
  function* points(): Iterable<SweepPoint> {
    for (const [scenario, kernel] of kernels.entries()) {
      const places = axes.map(() => 0);
      const at = axes.map((axis) => axis.valueAt(0));
      for (;;) {
        yield { scenario, at: [...at], ...kernel.at(places) };
        let k = axes.length - 1;
        while (k >= 0) {
          const axis = axes[k] as Axis;
          places[k] = ((places[k] as number) + 1) % axis.count;
          at[k] = axis.valueAt(places[k] as number);
          if (places[k] !== 0) break;
          k--;
        }
        if (k < 0) break;
      }
    }
  }
  const prices = money.prices === undefined ? {} : { prices: money.prices };
  return { figures, currency, ...prices, points: { [Symbol.iterator]: () => points()[Symbol.iterator]() } };
}

type Slot = { readonly from: number; readonly length: number };

function sweptOf(figure: ModelFigure, currency: Currency, project: Project): Swept {
  const { name, metric } = figure;
  const { kind, section, summary } = metric;
  const { label } = labelsOf(project, figure);
  return { name, label, unit: unitIn(figure, currency, project).text, kind, section, summary };
}

/** Reads a figure's total, or its value in a year, out of what the kernel wrote. */
function reader(
  { yearly, rounded, metric }: ModelFigure,
  unit: Unit,
  outputs: Float64Array,
  { from }: Slot,
  { years, instance }: Scenario,
  year: number | undefined,
): () => number | null {
  const first = from + instance.years.indexOf(years[0] as number);
  if (year !== undefined) {
    const place = yearly ? from + instance.years.indexOf(year) : from;
    return () => told(outputs[place] as number, unit, rounded);
  }
  const last = first + years.length;
  const values = new Array<number>(years.length);
  return () => {
    for (let t = first; t < last; t++) values[t - first] = outputs[yearly ? t : from] as number;
    return told(totalOf(metric.kind, values), unit, rounded);
  };
}
