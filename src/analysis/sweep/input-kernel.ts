/** Figures of a scenario as a function of a few inputs: one kernel, evaluated for as many rows of values as are requested. */

import type { Bounds } from "../../engine/bounds/interval.ts";
import {
  BlockKernel,
  type BlockProgram,
  blockTrials,
  columnStride,
  compileBlock,
} from "../../engine/simd/block.ts";
import type { FreeInput } from "../../engine/slots.ts";
import { Failure, message } from "../../errors.ts";
import { toBase } from "../../formula/units.ts";
import type { Kind, Text } from "../../model/definition.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import { placeInArgument } from "../../places.ts";
import { type Axis, axisOver, shownIn, targetOf } from "../../plan/settings/axis.ts";
import { headOf } from "../../plan/settings/search-range.ts";
import type { Declared, Project, Scenario, Setting } from "../../plan/types.ts";
import { isBroken } from "../conditions/contradictions.ts";
import { type MoneyBasis, restate } from "../projection/money.ts";
import { labelsOf, toDisplayed, totalOf, unitIn } from "../projection/projection.ts";
import { locatingCycles, modelOf, withSettings } from "../scenario-model.ts";

/** A figure of the kernel, in the unit in which it comes out. */
export interface KernelFigure {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly kind: Kind;
  readonly section: string;
  readonly summary: boolean;
}

export interface InputKernel {
  /** As requested, each with the unit in which its values go in. */
  readonly inputs: readonly { readonly input: string; readonly unit: string }[];
  readonly figures: readonly KernelFigure[];
  /** The years asked about: each figure has a number for each, and its total behind them. */
  readonly years: readonly number[];
  /**
   * Row by row, a value for each input in; a number for each column of each figure out, NaN where it is undefined, and in all of a row
   * whose inputs contradict each other. Throws Failure for a value that an input may not have.
   */
  readonly evaluate: (values: ArrayLike<number>) => Float64Array;
}

/** An input that is set again and again. */
interface Open {
  readonly axis: Axis;
  readonly declared: readonly Declared[];
  /** What it is set to next, in its unit. */
  readonly next: { value: number };
}

/**
 * `paths`: inputs by name, with a year where one year of a path is meant. `choose`: the figures. Throws Failure: "usage" for a path that is
 * malformed or given twice, "input" for what it names, and for formulas that are wrong.
 */
export function inputKernel(
  project: Project,
  scenario: Scenario,
  paths: readonly string[],
  choose: (figures: readonly KernelFigure[]) => readonly KernelFigure[],
  money: MoneyBasis = {},
): InputKernel {
  const open = paths.map((path) => openInput(path, scenario, project));
  const settings = new Map(scenario.settings);
  const free: FreeInput[] = [];
  const within: Bounds[] = [];
  for (const { axis, declared } of open) {
    for (const [name, setting] of axis.settingsAt(scenario, 0)) {
      if (free.some((other) => other.name === name))
        throw new Failure("usage", message("axis.twice", { name }));
      settings.set(name, setting);
      const bounds = boundsOf(declared.find((each) => each.name === name) as Declared);
      const [least, most] = bounds;
      const years = typeof setting.value === "number" ? undefined : [...setting.value.keys()];
      free.push(years === undefined ? { name, least, most } : { name, least: 0, years });
      for (const _ of years ?? [0]) within.push(bounds);
    }
  }
  const base = withSettings(scenario, settings);
  const model = modelOf(project, base);
  const { restatement, currency } = restate(base, money);
  const all = [...model.figures.values()].map((figure): KernelFigure => {
    const { kind, section, summary } = figure.metric;
    const { label } = labelsOf(project, figure);
    return { name: figure.name, label, unit: unitIn(figure, currency, project).text, kind, section, summary };
  });
  const figures = choose(all);
  const own = figures.map(({ name }) => model.figures.get(name) as ModelFigure);
  const units = own.map((figure) => unitIn(figure, currency, project));
  const program = locatingCycles(project, () =>
    compileBlock(model, [...own, ...model.requirements], within, { free, restatement }),
  );
  const kernel = new BlockKernel(program);
  const required = program.slots.slice(own.length);
  const { years } = scenario;
  const width = own.length * (years.length + 1);

  const write = (values: ArrayLike<number>, from: number, row: number) => {
    let slot = 0;
    for (const [i, { axis, next }] of open.entries()) {
      next.value = values[from + i] as number;
      if (!Number.isFinite(next.value)) {
        const value = String(next.value);
        throw new Failure("input", message("request.kernel-number", { value, input: axis.input }));
      }
      for (const { value } of axis.settingsAt(scenario, 0).values()) {
        const each = typeof value === "number" ? [value] : value.values();
        for (const one of each) kernel.inputs[slot++ * columnStride + row] = one;
      }
    }
  };
  const readInto = (result: Float64Array, at: number, row: number, outputs: Float64Array) => {
    const read = (column: number) => outputs[column * columnStride + row] as number;
    if (required.some((slot) => isBroken(slot, read))) return void result.fill(Number.NaN, at, at + width);
    for (const [i, { metric, rounded }] of own.entries()) {
      const { from, length } = program.slots[i] as BlockProgram["slots"][number];
      // A figure that is the same in all years has one column for them.
      const base = years.map((year) =>
        read(length > 1 ? from + scenario.instance.years.indexOf(year) : from),
      );
      for (const value of [...base, totalOf(metric.kind, base)]) {
        result[at++] = toDisplayed(value, units[i] as (typeof units)[number], rounded) ?? Number.NaN;
      }
    }
  };
  return {
    inputs: open.map(({ axis: { input, unit } }) => ({ input, unit })),
    figures,
    years,
    evaluate: (values) => {
      const rows = open.length === 0 ? 1 : values.length / open.length;
      if (!Number.isInteger(rows) || (open.length === 0 && values.length > 0)) {
        const counts = { given: values.length, expected: open.length };
        throw new Failure("usage", message("request.kernel-values", counts));
      }
      const result = new Float64Array(rows * width);
      for (let from = 0; from < rows; from += blockTrials) {
        const n = Math.min(blockTrials, rows - from);
        for (let row = 0; row < n; row++) write(values, (from + row) * open.length, row);
        kernel.evaluate(n);
        const { outputs } = kernel;
        for (let row = 0; row < n; row++) readInto(result, (from + row) * width, row, outputs);
      }
      return result;
    },
  };
}

function openInput(path: string, scenario: Scenario, project: Project): Open {
  const place = placeInArgument("inputs", path, 0, path.length);
  if (path.includes("=")) {
    throw new Failure("usage", { ...message("solve.input", { text: path.slice(0, 80) }), place });
  }
  const head = headOf(path, "=", place, project);
  const target = targetOf(head, place, project);
  const [first] = target.declared as readonly [Declared];
  const { value } = scenario.settings.get(first.name) as Setting;
  const now = typeof value === "number" ? value : ([...value.values()][0] as number);
  const next = { value: shownIn(now, first.unit) };
  const values = { count: 1, valueAt: () => next.value, rising: false };
  const axis = axisOver(project, head, target, values, place);
  axis.check(scenario);
  return { axis, declared: target.declared, next };
}

/** Between which values an input may lie, in base units. */
function boundsOf({ declaration: { min, max }, unit }: Declared): Bounds {
  return [
    min === undefined ? Number.NEGATIVE_INFINITY : toBase(min, unit),
    max === undefined ? Number.POSITIVE_INFINITY : toBase(max, unit),
  ];
}
