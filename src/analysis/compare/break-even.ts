/** Where along an input money that lasts at the one end runs short at the other: between two scenarios, or from one of them on. */

import { compile } from "../../engine/evaluate.ts";
import { Failure } from "../../errors.ts";
import { toBase, writtenIn } from "../../formula/units.ts";
import type { Figure } from "../../model/types.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { BreakEven, Project, Scenario, Setting } from "../../plan/types.ts";
import { isBroken } from "../conditions/contradictions.ts";
import { locatingCycles, modelOf, withSettings } from "../scenario-model.ts";
import { alongInput, bisect, breakEvenFrom, endsFrom, isLasting, type Line } from "./bisection.ts";
import { differingInputs } from "./difference.ts";

/**
 * Between the values of the one input in which the scenarios differ. Undefined where they differ in another number of inputs or in a
 * path by year, where the metric is below zero in some year of both or of neither, and where on the way inputs contradict each other or
 * the metric is undefined, or values are refused.
 */
export function breakEven(project: Project, a: Scenario, b: Scenario, metric: string): BreakEven | undefined {
  const [input, another] = differingInputs(a, [b]);
  if (input === undefined || another !== undefined) return undefined;
  const [from, to] = input.values;
  if (typeof from !== "number" || typeof to !== "number" || from === to) return undefined;
  const setting = a.settings.get(input.name);
  return unlessRefused(() => {
    const line = setting && lineAlong(project, a, setting, metric, [from, to]);
    // Of a switch, or of neighbours, there is nothing between to be even at.
    if (line?.smallest !== undefined && Math.abs(to - from) <= line.smallest) return undefined;
    return line && bisect(line, from, to);
  });
}

/** Undefined where values between are refused: they may close a circle of metrics that neither scenario has. */
function unlessRefused(find: () => BreakEven | undefined): BreakEven | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
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
  return unlessRefused(() => breakEvenAlong(project, scenario, name, metric));
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

/** From the value of an input on; undefined for a path by year. */
function breakEvenAlong(
  project: Project,
  scenario: Scenario,
  name: string,
  metric: string,
): BreakEven | undefined {
  const setting = scenario.settings.get(name);
  if (setting === undefined || typeof setting.value !== "number") return undefined;
  const own = writtenIn(setting.value, setting.unit);
  const line = lineAlong(project, scenario, setting, metric, endsFrom(own));
  return line && breakEvenFrom(line, own);
}

/** From one value of an input to another, in its unit. Undefined for a metric that is not yearly. */
function lineAlong(
  project: Project,
  scenario: Scenario,
  setting: Setting,
  metric: string,
  ends: readonly [number, number],
): Line | undefined {
  const { name } = setting;
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
  // What ran short before the years shown has run short in them.
  const count = instance.years.indexOf(years.at(-1) as number) + 1;
  const lasts = (value: number) => {
    kernel.evaluate(new Float64Array([inBase(value)]), values);
    if (required.some((one) => isBroken(one, (column) => values[column] as number))) return undefined;
    return isLasting(values.subarray(slot.from, slot.from + count));
  };
  return { ...alongInput(project, scenario, setting), lasts };
}
