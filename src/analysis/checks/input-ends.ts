/** A scenario as it stands, and with each input that has a range at its low and at its high, all others at their values. */

import { compile } from "../../engine/evaluate.ts";
import type { Slot } from "../../engine/program/outputs.ts";
import { Failure } from "../../errors.ts";
import { unitTextIn, written, writtenIn } from "../../formula/units.ts";
import type { Text } from "../../model/definition.ts";
import { standing } from "../../model/input-values.ts";
import type { Expression, Figure, Model } from "../../model/types.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { endsOf, freeInput, rangedInputs } from "../../simulation/draws.ts";
import { brokenAmong, contradictions, saysOf } from "../conditions/contradictions.ts";
import { locatingCycles } from "../scenario-model.ts";

/** Which input is where; neither for the scenario as it stands. */
export interface Cell {
  readonly input: string;
  readonly end: "low" | "high";
  /** In the input's unit; a factor on the path of a yearly one, or what is added to it. */
  readonly value: number;
  /** "×" of factors. */
  readonly unit: string;
  readonly addend?: true;
}

/** What comes of one cell. */
export interface Row {
  readonly cell: Cell | undefined;
  /** What the model requires of its inputs and does not find there. */
  readonly broken: readonly Text[];
  /** An output in base units, in the `t`th year shown; of what has one value it is the same in every year. NaN where undefined. */
  readonly value: (output: number, t: number) => number;
}

/**
 * Evaluates some outputs of a scenario's model in every cell, or as it stands alone, which is the first. Each row is good until the
 * next. Throws Failure "input", also where the scenario as it stands contradicts itself.
 */
export function* cellsOf(
  project: Project,
  scenario: Scenario,
  model: Model,
  outputs: readonly (Figure | Expression)[],
  matrix: boolean,
): Iterable<Row> {
  const inputs = matrix ? rangedInputs(scenario.instance.inputs) : [];
  const settings = inputs.map(({ name }) => scenario.settings.get(name) as Setting);
  const ends = inputs.map(endsOf);
  const { slots, size, evaluate } = locatingCycles(project, () =>
    compile(model, [...outputs, ...model.requirements], { free: inputs.map(freeInput) }),
  );
  const first = scenario.instance.years.indexOf(scenario.years[0] as number);
  const results = new Float64Array(size);
  const read = (column: number) => results[column] as number;
  const required = slots.slice(outputs.length);
  const value: Row["value"] = (output, t) => {
    const { from, length } = slots[output] as Slot;
    return read(length === 1 ? from : from + first + t);
  };
  const at = Float64Array.from(settings, standing);
  const row = (cell: Cell | undefined): Row => {
    evaluate(at, results);
    const broken = brokenAmong(model.requirements, required, read).map((each) => saysOf(each, project));
    return { cell, broken: [...new Set(broken)], value };
  };
  const asItStands = row(undefined);
  const issues = contradictions(project, scenario, model.requirements, required, read);
  if (issues.length > 0) throw new Failure("input", issues);
  yield asItStands;
  for (const [i, setting] of settings.entries()) {
    const own = at[i] as number;
    for (const end of ["low", "high"] as const) {
      at[i] = ends[i]?.[end] as number;
      yield row(cellOf(setting, end, at[i], project));
    }
    at[i] = own;
  }
}

function cellOf(
  { name, unit, value, range }: Setting,
  end: Cell["end"],
  base: number,
  project: Project,
): Cell {
  const addend = range?.as === "addend";
  // A yearly input is taken along as a whole.
  if (typeof value !== "number" && !addend) return { input: name, end, value: written(base), unit: "×" };
  const text = unitTextIn(unit.text, project.plan.currency.code);
  return {
    ...{ input: name, end, value: writtenIn(base, unit), unit: text },
    ...(addend ? { addend } : {}),
  };
}
