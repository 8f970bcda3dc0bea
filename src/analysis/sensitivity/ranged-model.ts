/** The inputs that have a range, all free in one kernel, and each figure asked about as one number. */

import {
  BlockKernel,
  type BlockProgram,
  blockTrials,
  columnStride,
  compileBlock,
} from "../../engine/simd/block.ts";
import { maxAmount, type Unit } from "../../formula/units.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { freeInput, rangedInputs, supportOf } from "../../simulation/draws.ts";
import type { RangedInput } from "../../simulation/types.ts";
import { brokenAmong } from "../conditions/contradictions.ts";
import { type MoneyBasis, restate } from "../projection/money.ts";
import { type Figure, unitIn } from "../projection/projection.ts";
import { locatingCycles, modelOf } from "../scenario-model.ts";

type Slot = BlockProgram["slots"][number];

/** What is read off a figure: its total over the years shown, its value in one of them, or the one value that it has. */
export interface Reading {
  /** Place among the years shown. */
  readonly at: number | undefined;
  /** The same as a calendar year. */
  readonly year: number | undefined;
}

/**
 * How a figure becomes one number: by its value in the year requested; else a flow by its total, a stock and a rate by the last
 * year shown.
 */
export function readingOf({ kind }: Pick<Figure, "kind">, years: readonly number[], year?: number): Reading {
  if (kind === "single" || (kind === "flow" && year === undefined)) return { at: undefined, year: undefined };
  const at = year === undefined ? years.length - 1 : years.indexOf(year);
  return { at, year: years[at] };
}

/** Rows that are evaluated at a time: the length of a column. */
export const rowsAtOnce = blockTrials;

export interface RangedKernel {
  /** By name, so that nothing depends on the order of a plan: the order of `evaluate`'s columns. */
  readonly inputs: readonly RangedInput[];
  /** Places of the inputs that play any part in the figures or in a requirement. */
  readonly reads: ReadonlySet<number>;
  /** In the order of the figures requested, the unit in which they are shown. */
  readonly units: readonly Unit[];
  /**
   * Works the model out for rows 0 to n - 1 of inputs: input i of row t is `columns[i * rowsAtOnce + t]`. Writes figure m of row t, in
   * base units and NaN where undefined, to `values[m * rowsAtOnce + t]`.
   */
  readonly evaluate: (columns: Float64Array, n: number, values: Float64Array) => void;
  /** Of a row evaluated last: the first year shown in which a figure is below zero; undefined for none, and for a single one. */
  readonly below: (figure: number, row: number) => number | undefined;
  /** Names of the model's requirements that a row evaluated last breaks, each once. */
  readonly broken: (row: number) => readonly string[];
  /** Marks those of the first n rows evaluated last that break any, and returns how many they are. */
  readonly markBroken: (n: number, marks: Uint8Array) => number;
}

/** A program that has all ranged inputs free, and where in it the figures stand, and behind them the model's requirements. */
export interface RangedProgram {
  readonly program: BlockProgram;
  readonly slots: readonly Slot[];
}

/**
 * `money`: what money is expressed in. `compiled`: for the same before. Throws Failure "input" for formulas that are wrong, and for money
 * that cannot be expressed so.
 */
export function rangedKernel(
  project: Project,
  scenario: Scenario,
  figures: readonly Pick<Figure, "name">[],
  readings: readonly Reading[],
  money: MoneyBasis = {},
  compiled?: RangedProgram,
): RangedKernel {
  const model = modelOf(project, scenario);
  const inputs = rangedInputs(scenario.instance.inputs);
  const own = figures.map(({ name }) => {
    const figure = model.figures.get(name);
    if (figure === undefined) throw new Error(`no figure ${name}`);
    return figure;
  });
  const { restatement, currency } = restate(scenario, money);
  const compile = (): RangedProgram => {
    const free = inputs.map(freeInput);
    const within = inputs.map((input) => supportOf(input, scenario));
    const outputs = [...own, ...model.requirements];
    const program = locatingCycles(project, () =>
      compileBlock(model, outputs, within, { free, restatement }),
    );
    return { program, slots: program.slots };
  };
  const { program, slots } = compiled ?? compile();
  const kernel = new BlockKernel(program);
  let { outputs } = kernel;
  const { years } = scenario;
  const first = scenario.instance.years.indexOf(years[0] as number);
  const read = (column: number, row: number) => outputs[column * columnStride + row] as number;
  // A figure that is the same in all years has one column for them.
  const columnOf = (i: number, at: number) => {
    const { from, length } = slots[i] as Slot;
    return length > 1 ? from + first + at : from;
  };
  const requirements = slots.slice(own.length);
  const broken = (row: number) =>
    brokenAmong(model.requirements, requirements, (column) => read(column, row));

  const units = own.map((figure) => unitIn(figure, currency, project));
  const mosts = units.map(maxAmount);

  return {
    inputs,
    reads: new Set(program.reads),
    units,
    evaluate: (columns, n, values) => {
      for (let i = 0; i < inputs.length; i++) {
        kernel.inputs.set(columns.subarray(i * rowsAtOnce, i * rowsAtOnce + n), i * columnStride);
      }
      kernel.evaluate(n);
      outputs = kernel.outputs;
      for (const [i, { metric, rounded }] of own.entries()) {
        const { at } = readings[i] as Reading;
        const total = metric.kind === "flow" && at === undefined;
        for (let row = 0; row < n; row++) {
          let value = read(columnOf(i, total ? 0 : (at ?? 0)), row);
          if (total) for (let t = 1; t < years.length; t++) value += read(columnOf(i, t), row);
          values[i * rowsAtOnce + row] = counted(rounded ? mosts[i] : undefined, value);
        }
      }
    },
    below: (i, row) =>
      own[i]?.metric.kind === "single" ? undefined : years.find((_, t) => read(columnOf(i, t), row) < 0),
    broken: (row) => [...new Set(broken(row).map(({ name }) => name))],
    markBroken: (n, marks) => {
      let count = 0;
      for (let row = 0; row < n; row++) {
        if (broken(row).length === 0) continue;
        marks[row] = 1;
        count++;
      }
      return count;
    },
  };
}

/** Money beyond `most` is not exact: it is not shown, as in every projection. */
function counted(most: number | undefined, value: number): number {
  return Math.abs(value) <= (most ?? Number.MAX_VALUE) ? value : Number.NaN;
}
