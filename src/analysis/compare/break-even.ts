/** Between two scenarios that differ in one input: where along it money that lasts in the one runs short in the other. */

import { compile } from "../../engine/evaluate.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { toBase } from "../../formula/units.ts";
import type { Text } from "../../model/definition.ts";
import type { Figure } from "../../model/types.ts";
import { smallestOf } from "../../plan/settings/axis.ts";
import type { Declared, Project, Scenario, Setting } from "../../plan/types.ts";
import { isBroken } from "../conditions/contradictions.ts";
import { locatingCycles, modelOf, withSettings } from "../scenario-model.ts";
import { differingInputs } from "./difference.ts";

export interface BreakEven {
  /** The input, and its unit as shown. */
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  /** The last of its values at which the money lasts, and its neighbour at which it does not. */
  readonly lasts: number;
  readonly short: number;
  /** Whether there is nothing between the two: whole things, and money in its smallest unit. */
  readonly whole: boolean;
}

/** What is not whole is looked for in so many steps. */
const steps = 1e9;

/**
 * Bisects between the two values of the one input in which the scenarios differ. Undefined where they differ in another number of
 * inputs or in a path by year, where the metric is below zero in some year of both or of neither, and where on the way inputs
 * contradict each other or the metric is undefined.
 */
export function breakEven(project: Project, a: Scenario, b: Scenario, metric: string): BreakEven | undefined {
  const [input, another] = differingInputs(a, [b]);
  const setting = a.settings.get(input?.name ?? "");
  if (input === undefined || setting === undefined || another !== undefined) return undefined;
  const { name, label, unit, values } = input;
  const [from, to] = values;
  if (typeof from !== "number" || typeof to !== "number" || from === to) return undefined;
  const smallest = smallestOf("=", project.declared.get(name) as Declared, project);
  const count = smallest === undefined ? steps : Math.round(Math.abs(to - from) / smallest);
  const step = (to > from ? 1 : -1) * (smallest ?? Math.abs(to - from) / steps);
  const valueAt = (i: number) => (i === count ? to : exactSum(from, exactProduct(i, step)));
  const lasts = lastsAlong(project, a, setting, name, metric, [from, to]);
  let [low, high] = [0, count];
  const first = lasts?.(from);
  if (lasts === undefined || first === undefined || lasts(to) !== !first) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const found = lasts(valueAt(middle));
    if (found === undefined) return undefined;
    if (found === first) low = middle;
    else high = middle;
  }
  const [near, far] = [valueAt(low), valueAt(high)];
  const ends = first ? { lasts: near, short: far } : { lasts: far, short: near };
  return { name, label, unit, ...ends, whole: smallest !== undefined };
}

/** Whether a metric is never below zero in the years of a scenario, at a value of an input in its unit; undefined where it is not known. */
function lastsAlong(
  project: Project,
  scenario: Scenario,
  setting: Setting,
  name: string,
  metric: string,
  ends: readonly [number, number],
): ((value: number) => boolean | undefined) | undefined {
  const inBase = (value: number) => toBase(value, setting.unit);
  const [low, high] = ends.map(inBase).sort((x, y) => x - y) as [number, number];
  const lowest = new Map(scenario.settings).set(name, { ...setting, value: low });
  const model = modelOf(project, withSettings(scenario, lowest));
  const figure = model.figures.get(metric) as Figure | undefined;
  if (figure === undefined) return undefined;
  const free = [{ name, least: low, most: high }];
  const kernel = locatingCycles(project, () => compile(model, [figure, ...model.requirements], { free }));
  const values = new Float64Array(kernel.size);
  const [slot, ...required] = kernel.slots;
  if (slot === undefined || slot.length === 1) return undefined;
  const { years, instance } = scenario;
  const from = slot.from + instance.years.indexOf(years[0] as number);
  return (value) => {
    kernel.evaluate(new Float64Array([inBase(value)]), values);
    if (required.some((one) => isBroken(one, (column) => values[column] as number))) return undefined;
    const own = values.subarray(from, from + years.length);
    return own.some(Number.isNaN) ? undefined : own.every((each) => each >= 0);
  };
}
