/**
 * How a figure comes to differ between two scenarios: along every branch of its formulas down to the inputs that differ. Within a
 * formula the change is split among what it reads by the Shapley value (`operands.ts`); what an operand contributes goes on to what
 * the operand itself reads in proportion to the parts of its own change. Parts add to the whole on every level.
 */

import { Contributions } from "../../engine/derivatives/contributions.ts";
import { valueIn } from "../../model/input-values.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { openInputs } from "../scenario-model.ts";
import { graphOf, type Trace, traceOf } from "./trace.ts";

export interface Attribution {
  /** Of the baseline; its slots are the other scenario's too. */
  readonly trace: Trace;
  readonly other: Float64Array;
  /** Other less baseline, in base units. */
  change(slot: number): number;
  /**
   * What each slot that a figure reads contributes to an amount of that figure's change: none of one that does not change, and none
   * where the figure stays as it is.
   */
  passOn(slot: number, amount: number): ReadonlyMap<number, number>;
}

/** Throws Failure "input" for formulas that are wrong, and for inputs that contradict each other. */
export function attribution(project: Project, baseline: Scenario, other: Scenario): Attribution {
  const [from, to] = sameShapes(baseline, other);
  // Compiled once for both.
  openInputs(
    project,
    from,
    (name) => from.instance.inputs.get(name)?.value !== to.instance.inputs.get(name)?.value,
  );
  const trace = traceOf(project, from, to.instance.inputs);
  const values = graphOf(project, to, from.instance.inputs).slots;
  const { formulaGraph } = trace;
  const contributions = new Contributions(formulaGraph, values);
  const known = new Map<number, ReadonlyMap<number, number>>();
  const change = (slot: number) => (values[slot] as number) - (formulaGraph.slots[slot] as number);
  return {
    trace,
    other: values,
    change,
    passOn: (slot, amount) => {
      const whole = change(slot);
      if (formulaGraph.formulaOf(slot) === undefined || whole === 0 || amount === 0) return new Map();
      let parts = known.get(slot);
      if (parts === undefined) {
        parts = contributions.of(formulaGraph.formula(slot));
        known.set(slot, parts);
      }
      return new Map([...parts].map(([read, part]) => [read, (amount * part) / whole]));
    },
  };
}

/** What some amounts of change come to at the inputs in the end, by name; in base units of the figure. */
export function atInputs(
  { trace, change, passOn }: Attribution,
  roots: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const amounts = new Map(roots);
  const inputs = new Map<string, number>();
  // Nothing comes through what is the same in both.
  const changed = (slot: number) => (change(slot) === 0 ? [] : trace.reads(slot));
  for (const slot of [...trace.under(roots.keys(), changed)].reverse()) {
    const amount = amounts.get(slot) ?? 0;
    const cell = trace.cell(slot);
    if (amount === 0) continue;
    if ("input" in cell && cell.input.rest === undefined)
      inputs.set(cell.input.name, (inputs.get(cell.input.name) ?? 0) + amount);
    else for (const [read, part] of passOn(slot, amount)) amounts.set(read, (amounts.get(read) ?? 0) + part);
  }
  return inputs;
}

/** Both scenarios with each input yearly, over the same years, that is so in one of them: then their formulas read the same slots. */
function sameShapes(baseline: Scenario, other: Scenario): readonly [Scenario, Scenario] {
  const scenarios = [baseline, other];
  const settings = scenarios.map((scenario) => new Map(scenario.settings));
  for (const name of baseline.settings.keys()) {
    const both = scenarios.map((scenario) => scenario.settings.get(name) as Setting) as [Setting, Setting];
    if (both[0].value === both[1].value || both.every(({ value }) => typeof value === "number")) continue;
    const years = new Set(
      both.flatMap(({ value }) => (typeof value === "number" ? baseline.instance.years : [...value.keys()])),
    );
    const sorted = [...years].sort((a, b) => a - b);
    for (const [i, setting] of both.entries()) {
      const value = new Map(sorted.map((year) => [year, valueIn(setting, year)]));
      settings[i]?.set(name, { ...setting, value });
    }
  }
  const shaped = (scenario: Scenario, inputs: ReadonlyMap<string, Setting>) => ({
    ...scenario,
    settings: inputs,
    instance: { ...scenario.instance, inputs },
  });
  const [own, its] = settings as [Map<string, Setting>, Map<string, Setting>];
  return [shaped(baseline, own), shaped(other, its)];
}
