/** Figures over a grid of inputs and scenarios: one kernel a scenario, with the inputs of the axes free. */

import {
  BlockKernel,
  type BlockProgram,
  blockTrials,
  columnStride,
  compileBlock,
} from "../../engine/simd/block.ts";
import type { Unit } from "../../formula/units.ts";
import type { Kind, Text } from "../../model/definition.ts";
import type { Currency } from "../../model/inputs.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Axis } from "../../plan/settings/axis.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { conditionOf, type Question } from "../conditions/condition.ts";
import { isBroken, refuseContradictions } from "../conditions/contradictions.ts";
import { type MoneyBasis, type Nominal, nominalOf, restate } from "../projection/money.ts";
import { labelsOf, toDisplayed, totalOf, unitIn } from "../projection/projection.ts";
import { locatingCycles, modelOf } from "../scenario-model.ts";
import { sweepVariables } from "./axes.ts";

/** A figure that is calculated at every point. */
export interface Swept extends Nominal {
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
  /** For each figure: its total, or its value of the year requested; null where undefined. */
  readonly values: readonly (number | null)[];
  /** Whether the condition holds, where one was asked; null where it is undefined. */
  readonly met?: boolean | null;
  /** The inputs contradict each other here: nothing is defined. */
  readonly infeasible?: true;
}

export interface Sweep {
  /** What money is expressed in, and the year whose prices it is in; nominal without. */
  readonly currency: Currency;
  readonly prices?: number;
  readonly figures: readonly Swept[];
  /** Calculated as they are requested: scenario by scenario, of the axes the last the fastest. */
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
  const kernels = scenarios.map((scenario, place) => {
    const { axes: free, base } = sweepVariables(scenario, axes);
    const model = modelOf(project, base);
    const { restatement, currency } = restate(base, money);
    const listed = [...model.figures.values()].map((figure) => ({
      ...sweptOf(figure, currency, project),
      ...nominalOf(figure, labelsOf(project, figure).label, base, restatement),
    }));
    const figures = choose(listed);
    const chosen = figures.map(({ name }) => model.figures.get(name) as ModelFigure);
    const requested = where === undefined ? [] : [conditionOf(project, model, where)];
    const within = free.flatMap((axis) => axis.within);
    const options = { free: free.flatMap((axis) => axis.free), restatement };
    const program = locatingCycles(project, () =>
      compileBlock(model, [...chosen, ...requested, ...model.requirements], within, options),
    );
    const kernel = new BlockKernel(program);
    let { inputs, outputs } = kernel;
    const read = (column: number, row: number) => outputs[column * columnStride + row] as number;
    const readers = chosen.map((figure, i) => {
      const slot = program.slots[i] as (typeof program.slots)[number];
      return reader(figure, unitIn(figure, currency, project), read, slot, scenario, year);
    });
    const conditionAt = program.slots[chosen.length]?.from as number;
    const required = program.slots.slice(chosen.length + requested.length).filter(({ from, length }) => {
      // What always holds need not be looked at, unless something is taken for granted.
      const columns = Array.from({ length }, (_, t) => from + t);
      return columns.some((column) => program.constants.get(column) !== 1);
    });
    const none = { values: chosen.map(() => null), ...(where === undefined ? {} : { met: null }) };
    const pointAt = ({ at }: Place, row: number): SweepPoint => {
      const infeasible = required.some((slot) => isBroken(slot, (column) => read(column, row)));
      if (infeasible) return { scenario: place, at, ...none, infeasible };
      const values = readers.map((readAt) => readAt(row));
      if (where === undefined) return { scenario: place, at, values };
      const met = read(conditionAt, row);
      return { scenario: place, at, values, met: met === 1 ? true : met === 0 ? false : null };
    };
    function* points(places: readonly Place[]): Iterable<SweepPoint> {
      for (const [row, { along }] of places.entries()) {
        for (const [k, axis] of free.entries()) axis.write(along[k] as number, inputs, row, columnStride);
      }
      kernel.evaluate(places.length);
      ({ inputs, outputs } = kernel);
      for (const [row, at] of places.entries()) yield pointAt(at, row);
    }
    const isSound = () => {
      if (required.length === 0) return true;
      for (const block of blocksOf(axes))
        for (const { infeasible } of points(block)) if (!infeasible) return true;
      return false;
    };
    // A scenario that contradicts itself at every point is no plan, as it is none without an axis.
    if (!isSound()) {
      refuseContradictions(project, scenario);
      refuseContradictions(project, base);
    }
    return { figures, currency, points };
  });
  const { figures, currency } = kernels[0] as (typeof kernels)[number];
  function* points(): Generator<SweepPoint> {
    for (const kernel of kernels) for (const block of blocksOf(axes)) yield* kernel.points(block);
  }
  const prices = money.prices === undefined ? {} : { prices: money.prices };
  return { figures, currency, ...prices, points: { [Symbol.iterator]: points } };
}

/** A point of the grid: which value of each axis, and what it is. */
interface Place {
  readonly along: readonly number[];
  readonly at: readonly number[];
}

/** All places of the grid, the last axis the fastest, as many at a time as are calculated at once. */
function* blocksOf(axes: readonly Axis[]): Iterable<readonly Place[]> {
  const along = axes.map(() => 0);
  const at = axes.map((axis) => axis.valueAt(0));
  let block: Place[] = [];
  for (;;) {
    block.push({ along: [...along], at: [...at] });
    if (block.length === blockTrials) {
      yield block;
      block = [];
    }
    let k = axes.length - 1;
    for (; k >= 0; k--) {
      const axis = axes[k] as Axis;
      along[k] = ((along[k] as number) + 1) % axis.count;
      at[k] = axis.valueAt(along[k] as number);
      if (along[k] !== 0) break;
    }
    if (k < 0) break;
  }
  if (block.length > 0) yield block;
}

function sweptOf(figure: ModelFigure, currency: Currency, project: Project): Omit<Swept, "label"> {
  const { name, metric } = figure;
  const { kind, section, summary } = metric;
  return { name, unit: unitIn(figure, currency, project).text, kind, section, summary };
}

/** Reads a figure's total, or its value in a year, of a row that the kernel wrote; `slot`: its columns. */
function reader(
  { rounded, metric }: ModelFigure,
  unit: Unit,
  read: (column: number, row: number) => number,
  { from, length }: BlockProgram["slots"][number],
  { years, instance }: Scenario,
  year: number | undefined,
): (row: number) => number | null {
  // A figure that is the same in all years has one column for them.
  const columnOf = (named: number) => (length > 1 ? from + instance.years.indexOf(named) : from);
  if (year !== undefined) return (row) => toDisplayed(read(columnOf(year), row), unit, rounded);
  const columns = years.map(columnOf);
  return (row) => {
    const values = columns.map((column) => read(column, row));
    return toDisplayed(totalOf(metric.kind, values), unit, rounded);
  };
}
