/** Where along an input money that lasts at the one end runs short at the other: between two scenarios, or from one of them on. */

import { compile } from "../../engine/evaluate.ts";
import { Failure } from "../../errors.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { toBase, unitTextIn, writtenIn } from "../../formula/units.ts";
import type { Figure } from "../../model/types.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import { smallestOf } from "../../plan/settings/axis.ts";
import type { BreakEven, Declared, Project, Scenario, Setting } from "../../plan/types.ts";
import { isBroken } from "../conditions/contradictions.ts";
import { locatingCycles, modelOf, withSettings } from "../scenario-model.ts";
import { differingInputs } from "./difference.ts";

/** What is not whole is looked for in so many steps. */
const steps = 1e9;

/**
 * Between the values of the one input in which the scenarios differ. Undefined where they differ in another number of inputs or in a
 * path by year, where the metric is below zero in some year of both or of neither, and where on the way inputs contradict each other or
 * the metric is undefined.
 */
export function breakEven(project: Project, a: Scenario, b: Scenario, metric: string): BreakEven | undefined {
  const [input, another] = differingInputs(a, [b]);
  if (input === undefined || another !== undefined) return undefined;
  const [from, to] = input.values;
  if (typeof from !== "number" || typeof to !== "number" || from === to) return undefined;
  const setting = a.settings.get(input.name);
  const line = setting && lineAlong(project, a, setting, metric, [from, to]);
  // Of a switch, or of neighbours, there is nothing between to be even at.
  if (line?.smallest !== undefined && Math.abs(to - from) <= line.smallest) return undefined;
  return line && bisect(line, from, to);
}

/**
 * Of what the model's headline has left, along the input that the model names for it: as it was found before, where the scenario is one that
 * ships, as it ships. Undefined where the model names neither, where there is none, and where other values of the input are refused.
 */
export function headlineBreakEven(project: Project, scenario: Scenario): BreakEven | undefined {
  const { metric, breakEven: name } = project.definition.headline ?? {};
  if (metric === undefined || name === undefined) return undefined;
  const known = project.breakEvens;
  if (known !== undefined && isAsShipped(scenario, project)) return known.get(scenario.name);
  try {
    return breakEvenAlong(project, scenario, name, metric);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** One of the scenarios that ship, over the years of the plan, with nothing laid on it. */
function isAsShipped({ name, layers, years }: Scenario, { scenarioNames, plan }: Project): boolean {
  return (
    scenarioNames.includes(name) &&
    layers.every(({ from }) => from === "plan" || from === "shipped") &&
    [0, years.length - 1].every((at) => years[at] === plan.years[at]) &&
    years.length === plan.years.length
  );
}

/** The same of each scenario that ships, for whoever opens the project another time. Throws Failure when one is not sound. */
export function shippedBreakEvens(project: Project): ReadonlyMap<string, BreakEven> {
  const request = { scenarios: project.scenarioNames, set: [], unset: [] };
  const { scenarios } = resolveScenarios(project, request);
  return new Map(
    scenarios.flatMap((scenario) => {
      const found = headlineBreakEven(project, scenario);
      return found === undefined ? [] : [[scenario.name, found]];
    }),
  );
}

/** As far as `solve` looks where nobody says how far. */
const reach = 4;

/**
 * From the value of an input to zero or to four times it: towards the end at which the metric is below zero in some year, if it is in none
 * at that value, and else towards the one at which it is in none. Undefined where both ends or neither are so.
 */
function breakEvenAlong(
  project: Project,
  scenario: Scenario,
  name: string,
  metric: string,
): BreakEven | undefined {
  const setting = scenario.settings.get(name);
  if (setting === undefined || typeof setting.value !== "number") return undefined;
  const own = writtenIn(setting.value, setting.unit);
  const line = lineAlong(project, scenario, setting, metric, [0, reach * own]);
  const now = line?.lasts(own);
  if (line === undefined || now === undefined) return undefined;
  const ends = [0, reach * own].filter((end) => line.lasts(end) === !now);
  return ends.length === 1 ? bisect(line, own, ends[0] as number) : undefined;
}

/** Values of one input of a scenario. */
interface Line {
  readonly input: Pick<BreakEven, "input" | "label" | "unit">;
  /** What there is nothing between; none of what is not whole. */
  readonly smallest: number | undefined;
  /** Whether a metric is never below zero in the years of the scenario; undefined where it is not known. */
  readonly lasts: (value: number) => boolean | undefined;
}

/**
 * What is bought in whole things costs a little less at one number than at the one before: behind the first number at which the money
 * runs short so many more are looked at for one at which it lasts again.
 */
const maxGap = 100;

/** Undefined where the metric is alike at both values, and where it is not known on the way. */
function bisect({ input, smallest, lasts }: Line, from: number, to: number): BreakEven | undefined {
  const count = smallest === undefined ? steps : Math.round(Math.abs(to - from) / smallest);
  const step = (to > from ? 1 : -1) * (smallest ?? Math.abs(to - from) / steps);
  const valueAt = (i: number) => (i === count ? to : exactSum(from, exactProduct(i, step)));
  let [low, high] = [0, count];
  const first = lasts(from);
  if (first === undefined || lasts(to) !== !first) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const found = lasts(valueAt(middle));
    if (found === undefined) return undefined;
    if (found === first) low = middle;
    else high = middle;
  }
  const outward = first ? 1 : -1;
  let last = first ? low : high;
  if (smallest !== undefined) {
    for (let away = 2; away <= maxGap; away++) {
      const at = last + outward * away;
      if (at < 0 || at > count) break;
      if (lasts(valueAt(at)) !== true) continue;
      last = at;
      away = 1;
    }
  }
  return {
    ...input,
    ...{ sufficient: valueAt(last), insufficient: valueAt(last + outward) },
    integer: smallest !== undefined,
  };
}

/** From one value of an input to another, in its unit. Undefined for a metric that is not yearly. */
function lineAlong(
  project: Project,
  scenario: Scenario,
  setting: Setting,
  metric: string,
  ends: readonly [number, number],
): Line | undefined {
  const { name, declaration, unit } = setting;
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
  const lasts = (value: number) => {
    kernel.evaluate(new Float64Array([inBase(value)]), values);
    if (required.some((one) => isBroken(one, (column) => values[column] as number))) return undefined;
    const own = values.subarray(from, from + years.length);
    return own.some(Number.isNaN) ? undefined : own.every((each) => each >= 0);
  };
  const input = {
    input: name,
    label: declaration.label,
    unit: unitTextIn(unit.text, instance.currency.code),
  };
  return { input, smallest: smallestOf("=", project.declared.get(name) as Declared, project), lasts };
}
