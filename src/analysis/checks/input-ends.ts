/** A scenario as it stands, and with each input that has a range at its low and at its high, all others at their values. */

import type { Bounds } from "../../engine/bounds/value-bounds.ts";
import { BlockKernel, blockTrials, columnStride, compileBlock } from "../../engine/simd/block.ts";
import type { Text } from "../../model/definition.ts";
import { standing } from "../../model/truncation.ts";
import type { Expression, Figure, Model } from "../../model/types.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { endsOf, freeInput, rangedInputs } from "../../simulation/draws.ts";
import { brokenAmong, saysOf } from "../conditions/contradictions.ts";
import { written, writtenIn } from "../projection/projection.ts";
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
  /** What the model requires of its inputs and does not find. */
  readonly broken: readonly Text[];
  /** An output in base units, one a year shown, or one value; NaN where undefined. */
  readonly values: (output: number) => readonly number[];
}

/** Works out some outputs of a scenario's model in every cell, or as it stands alone. Each row is good until the next. */
export function* cellsOf(
  project: Project,
  scenario: Scenario,
  model: Model,
  outputs: readonly (Figure | Expression)[],
  matrix: boolean,
): Iterable<Row> {
  const inputs = matrix ? rangedInputs(scenario.instance.inputs) : [];
  const settings = inputs.map(({ name }) => scenario.settings.get(name) as Setting);
  const own = settings.map(standing);
  const ends = inputs.map(endsOf);
  const within = ends.map(({ low, high }, i): Bounds => {
    const at = own[i] as number;
    return [Math.min(low, high, at), Math.max(low, high, at)];
  });
  const program = locatingCycles(project, () =>
    compileBlock(model, [...outputs, ...model.requirements], within, { free: inputs.map(freeInput) }),
  );
  const kernel = new BlockKernel(program);
  const rows = 2 * inputs.length + 1;
  const first = scenario.instance.years.indexOf(scenario.years[0] as number);
  for (let from = 0; from < rows; from += blockTrials) {
    const n = Math.min(blockTrials, rows - from);
    const { inputs: columns } = kernel;
    for (const [i, value] of own.entries()) {
      const column = columns.subarray(i * columnStride, i * columnStride + n).fill(value);
      for (const [row, end] of [
        [2 * i + 1 - from, ends[i]?.low],
        [2 * i + 2 - from, ends[i]?.high],
      ] as const) {
        if (row >= 0 && row < n) column[row] = end as number;
      }
    }
    kernel.evaluate(n);
    const { outputs: results } = kernel;
    for (let row = 0; row < n; row++) {
      const read = (column: number) => results[column * columnStride + row] as number;
      const slotOf = (output: number) => program.slots[output] as (typeof program.slots)[number];
      const slots = program.slots.slice(outputs.length);
      const broken = brokenAmong(model.requirements, slots, read).map((each) => saysOf(each, project));
      yield {
        cell: cellAt(from + row, settings, ends, project),
        broken: [...new Set(broken)],
        values: (output) => {
          const { from: start, length } = slotOf(output);
          if (length === 1) return [read(start)];
          return scenario.years.map((_, t) => read(start + first + t));
        },
      };
    }
  }
}

function cellAt(
  row: number,
  settings: readonly Setting[],
  ends: readonly { readonly low: number; readonly high: number }[],
  project: Project,
): Cell | undefined {
  if (row === 0) return undefined;
  const i = (row - 1) >> 1;
  const end = row % 2 === 1 ? "low" : "high";
  const { name, unit, value, range } = settings[i] as Setting;
  const addend = range?.as === "addend";
  const base = (ends[i] as (typeof ends)[number])[end];
  // A yearly input is taken along as a whole.
  if (typeof value !== "number" && !addend) return { input: name, end, value: written(base), unit: "×" };
  const text = unit.text.replaceAll(/\bmoney\b/g, project.plan.currency.code);
  return {
    ...{ input: name, end, value: writtenIn(base, unit), unit: text },
    ...(addend ? { addend } : {}),
  };
}
