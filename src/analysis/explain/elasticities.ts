/**
 * What a figure rests on: its inputs by how strongly they move it, and how much of that belongs to assumptions.
 *
 * The measure: what one percent more and one percent less of an input really do to the figure; a yearly path moves as a whole. A
 * share is the sum of both sizes over that of all inputs. Calendar years and zeros have no percent; where only one side is
 * possible it counts for both.
 */

import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Setting } from "../../plan/types.ts";
import { toDisplayed } from "../projection/projection.ts";
import { type Effect, effectsOf, type Summed } from "./effects.ts";
import { rootsOf, type Trace } from "./trace.ts";

export interface Elasticity {
  readonly setting: Setting;
  /** Whether it can move the figure by itself, all else as it is. */
  readonly active: boolean;
  /** The figure's change for one percent more and less of the input, as a share of its size; null where there is none. */
  readonly more: number | null;
  readonly less: number | null;
  readonly share: number | null;
}

/** What a figure rests on, of a year or in all: what moves it most first, by name where it does not; then what cannot move it here. */
export function elasticitiesOf(
  project: Project,
  trace: Trace,
  figure: ModelFigure,
  year: number | undefined,
): readonly Elasticity[] {
  const { scenario, formulaGraph } = trace;
  const roots = rootsOf(trace, figure, year);
  // All formulas are lowered before any is looked at: their steps are then calculated at once.
  const names = trace.inputsUnder([...roots.keys()]);
  const active = trace.active([...roots.keys()]);
  const moving = names.filter((name) => active.has(name));
  const value = [...roots].reduce((sum, [slot, times]) => sum + times * trace.value(slot), 0);
  // Nothing moves what has no value: an amount too large to be shown has none either.
  const isDefined = toDisplayed(value, figure.unit, figure.rounded) !== null;
  const read = [readAs(trace, figure, year)];
  const effects = effectsOf(project, scenario, formulaGraph.model, read, isDefined ? moving : []);
  // Sums that cancel leave noise in the last digits.
  const real = (change: number | null) =>
    change !== null && Math.abs(change) <= Math.abs(value) * 1e-12 ? 0 : change;
  const sizes = new Map<string, number>();
  for (const [name, [effect]] of effects) {
    const size = sizeOf(effect as Effect, real);
    if (size !== null) sizes.set(name, size);
  }
  const sum = [...sizes.values()].reduce((all, size) => all + size, 0);
  const all = names.map((name): Elasticity => {
    const effect = effects.get(name)?.[0];
    const size = sizes.get(name);
    return {
      setting: scenario.settings.get(name) as Setting,
      active: active.has(name),
      more: relative(figure, real(effect?.more ?? null), value),
      less: relative(figure, real(effect?.less ?? null), value),
      share: size !== undefined && sum > 0 ? size / sum : null,
    };
  });
  // A calendar year moves a figure by no percent, but may move it all the same: before what does nothing.
  const rank = ({ active, share }: Elasticity) => (active ? (share ?? Number.MIN_VALUE) : -1);
  return all.sort((a, b) => rank(b) - rank(a) || (a.setting.name < b.setting.name ? -1 : 1));
}

/** A figure as one number: the sum of a flow's years, else its value in a year, the last unless another is requested. */
export function readAs(trace: Trace, figure: ModelFigure, year: number | undefined): Summed {
  const { instance, years } = trace.scenario;
  const flow = figure.metric.kind === "flow";
  const counted = year !== undefined ? [year] : flow ? years : [years.at(-1) as number];
  return { figure, at: counted.map((each) => instance.years.indexOf(each)) };
}

/** A change as a share of what changes; null of nothing, and of a calendar year. */
export function relative(
  { unit, rounded }: ModelFigure,
  change: number | null,
  value: number,
): number | null {
  return change === null || unit.text === "year" || value === 0 || toDisplayed(value, unit, rounded) === null
    ? null
    : change / Math.abs(value) + 0;
}

function sizeOf({ more, less }: Effect, real: (change: number | null) => number | null): number | null {
  const sides = [more, less].map(real).filter((change) => change !== null);
  return sides.length === 0
    ? null
    : (2 * sides.reduce((sum, change) => sum + Math.abs(change), 0)) / sides.length;
}
