/** What one percent more and one percent less of an input really do to figures: the model is calculated at both. */

import type { Bounds } from "../../engine/bounds/interval.ts";
import { BlockKernel, blockTrials, columnStride, compileBlock } from "../../engine/simd/block.ts";
import { fromBase, readUnit } from "../../formula/units.ts";
import type { Figure, Model } from "../../model/types.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { locatingCycles, openInputs } from "../scenario-model.ts";

/** Changes of a figure, in base units; null where the input cannot be so, or the figure is undefined then. */
export interface Effect {
  readonly more: number | null;
  readonly less: number | null;
}

/** A figure read as one number: the sum of its values in some years, places in the instance's; a single one in the first. */
export interface Summed {
  readonly figure: Figure;
  readonly at: readonly number[];
}

/** Two rows for each input, and one for things as they stand. */
const inputsAtOnce = (blockTrials - 1) >> 1;

/**
 * By input, the effects on each figure. A yearly input is moved as a whole path; an input that a limit of the model, whole numbers
 * or a requirement keep from being so has none. Inputs that are zero or calendar years have no percent and are left out.
 */
export function effectsOf(
  project: Project,
  scenario: Scenario,
  model: Model,
  figures: readonly Summed[],
  names: readonly string[],
): ReadonlyMap<string, readonly Effect[]> {
  const settings = names
    .map((name) => scenario.settings.get(name) as Setting)
    .filter((setting) => hasPercent(setting));
  const effects = new Map<string, readonly Effect[]>();
  for (let from = 0; from < settings.length; from += inputsAtOnce) {
    const some = settings.slice(from, from + inputsAtOnce);
    for (const [name, own] of effectsAtOnce(project, model, figures, some)) effects.set(name, own);
  }
  return effects;
}

/** Compiles a scenario's model once for the effects of all its inputs, ahead of its trace: otherwise it is unrolled for so many at a time. */
export function openPercents(project: Project, scenario: Scenario): void {
  openInputs(project, scenario, (name) => hasPercent(scenario.settings.get(name) as Setting));
}

/** A percent of a calendar year, or of nothing, is nothing; the rest of a whole follows from the other parts. */
function hasPercent({ unit, value, rest }: Setting): boolean {
  if (unit.text === "year" || rest !== undefined) return false;
  return typeof value === "number" ? value !== 0 : [...value.values()].some((each) => each !== 0);
}

function effectsAtOnce(
  project: Project,
  model: Model,
  figures: readonly Summed[],
  settings: readonly Setting[],
): Map<string, readonly Effect[]> {
  const own = settings.map(({ value }) => (typeof value === "number" ? value : 1));
  const ends = settings.map(endsOf);
  const within = ends.map(([a, b]): Bounds => [Math.min(a, b), Math.max(a, b)]);
  const free = settings.map(({ name }, i) => {
    const [least, most] = within[i] as Bounds;
    return { name, least, most };
  });
  const outputs = [...figures.map(({ figure }) => figure), ...model.requirements];
  const program = locatingCycles(project, () => compileBlock(model, outputs, within, { free }));
  // What nothing here moves holds: a trace of what does not is refused.
  const behind = program.slots[figures.length]?.from ?? program.size;
  const isOfFigures = ([column]: readonly [number, number]) => column < behind;
  const constants = new Map([...program.constants].filter(isOfFigures));
  const required = Array.from({ length: program.size - behind }, (_, i) => behind + i);
  const moved = required.filter((column) => !program.constants.has(column));
  const kernel = new BlockKernel({ ...program, constants });
  const { inputs } = kernel;
  const rows = 1 + 2 * settings.length;
  for (const [i, value] of own.entries()) {
    inputs.fill(value, i * columnStride, i * columnStride + rows);
    const [less, more] = ends[i] as readonly [number, number];
    inputs[i * columnStride + 1 + 2 * i] = less;
    inputs[i * columnStride + 2 + 2 * i] = more;
  }
  kernel.evaluate(rows);
  const results = kernel.outputs;
  const read = (column: number, row: number) => results[column * columnStride + row] as number;
  const summed = (f: number, row: number) => {
    const { from, length } = program.slots[f] as { from: number; length: number };
    const { at } = figures[f] as Summed;
    return at.reduce((sum, t) => sum + read(length > 1 ? from + t : from, row), 0);
  };
  const breaks = (row: number) => moved.some((column) => read(column, row) === 0);
  const changeOf = (f: number, row: number) => {
    const change = summed(f, row) - summed(f, 0);
    return Number.isFinite(change) ? change + 0 : null;
  };
  return new Map(
    settings.map((setting, i) => {
      const [less, more] = ends[i] as readonly [number, number];
      const possible = (value: number, row: number) => allows(setting, value, project) && !breaks(row);
      const [down, up] = [possible(less, 1 + 2 * i), possible(more, 2 + 2 * i)];
      return [
        setting.name,
        figures.map((_, f) => ({
          more: up ? changeOf(f, 2 + 2 * i) : null,
          less: down ? changeOf(f, 1 + 2 * i) : null,
        })),
      ];
    }),
  );
}

/** 99% and 101% of an input; money stays whole in its smallest unit. */
function endsOf({ value, declaration }: Setting): readonly [less: number, more: number] {
  const own = typeof value === "number" ? value : 1;
  const ends = [(own * 99) / 100, (own * 101) / 100] as const;
  if (declaration.unit !== "money" || typeof value !== "number") return ends;
  return [Math.round(ends[0]), Math.round(ends[1])];
}

/** Whether an input may be so: a scalar `to` in base units, a path times the factor `to`. */
function allows({ declaration, value }: Setting, to: number, { context }: Project): boolean {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole } = declaration;
  const read = readUnit(declaration.unit, context);
  if (!("unit" in read)) return true;
  const values = typeof value === "number" ? [to] : [...value.values()].map((each) => each * to);
  return values.every((each) => {
    const inUnit = Number(fromBase(each, read.unit).toPrecision(12));
    return inUnit >= min && inUnit <= max && (!whole || Number.isInteger(inUnit));
  });
}
