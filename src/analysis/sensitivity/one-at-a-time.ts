/** What a figure hinges on: each input that has a range taken from its low to its high, all others at their values. */

import { written, writtenIn } from "../../formula/units.ts";
import { maxOf, minOf } from "../../lists.ts";
import { standing } from "../../model/input-values.ts";
import type { Scenario, Setting } from "../../plan/types.ts";
import { endsOf } from "../../simulation/draws.ts";
import { definedIn, type Figure } from "../projection/projection.ts";
import { type RangedKernel, type Reading, rowsAtOnce } from "./ranged-model.ts";

export interface TornadoEnd {
  /** What the input is set to, in its own unit; of a yearly input a factor, or what is added. */
  readonly inputValue: number;
  /** The figure then; null where undefined, or where the input breaks a requirement of the model. */
  readonly value: number | null;
  /** The first year in which the figure is below zero. */
  readonly firstNegativeYear: number | null;
  /** Whether the figure is below zero where it was not, or the other way round. */
  readonly signFlips: boolean;
  /** Whether years below zero come up where there were none, or go. */
  readonly shortfall?: "appears" | "disappears";
  /** The requirements broken. */
  readonly violations: readonly string[];
}

export interface TornadoBar {
  readonly input: string;
  /** Whether the input is yearly, and its ends are factors on its path. */
  readonly factor: boolean;
  /** Whether the input is yearly, and its ends are added to every year. */
  readonly addend: boolean;
  readonly value: number;
  /** The range's low and high: limits, or the 5th and 95th percentile of a normal or lognormal. No further than the input may go. */
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  /** From the least to the greatest of what the figure is at low, at high and as it stands; null where one is undefined. */
  readonly swing: number | null;
}

export interface Tornado {
  readonly figure: Figure;
  readonly reading: Reading;
  readonly value: number | null;
  readonly firstNegativeYear: number | null;
  /** What makes the figure undefined, or defined, first; then the largest swing; of equals by name. */
  readonly bars: readonly TornadoBar[];
}

/** One tornado for each figure that the kernel was made for. */
export function tornadoes(
  kernel: RangedKernel,
  scenario: Scenario,
  figures: readonly Figure[],
  readings: readonly Reading[],
): Tornado[] {
  const settings = kernel.inputs.map(({ name }) => scenario.settings.get(name) as Setting);
  const ranges = kernel.inputs.map(endsOf);
  const points = pointsOf(kernel, settings, ranges);
  const base = points[0] as readonly Point[];
  return figures.map((figure, m) => {
    const own = base[m] as Point;
    const bars = settings.map((setting, i) => {
      const [low, high] = [points[2 * i + 1]?.[m], points[2 * i + 2]?.[m]] as [Point, Point];
      return barOf(setting, ranges[i] as Range, kernel, m, own, low, high);
    });
    const value = shown(own.value, kernel, m);
    const size = (bar: TornadoBar) => bar.swing ?? (moves(bar, value) ? Number.MAX_VALUE : -1);
    bars.sort((a, b) => size(b) - size(a) || (a.input < b.input ? -1 : 1));
    return {
      figure,
      reading: readings[m] as Reading,
      value,
      firstNegativeYear: own.below ?? null,
      bars,
    };
  });
}

/** Whether an input taken to either end changes what the figure is, `value` as it stands. */
export function moves({ low, high }: Pick<TornadoBar, "low" | "high">, value: number | null): boolean {
  return low.value !== value || high.value !== value;
}

/** A figure under one set of inputs, in base units. */
interface Point {
  readonly value: number;
  readonly below: number | undefined;
  readonly breaks: readonly string[];
}

/** By row and figure: as everything stands, then each input at its low and at its high. */
function pointsOf(kernel: RangedKernel, settings: readonly Setting[], ranges: readonly Range[]): Point[][] {
  const own = settings.map(standing);
  const columns = new Float64Array(own.length * rowsAtOnce);
  const values = new Float64Array(kernel.units.length * rowsAtOnce);
  const points: Point[][] = [];
  const rows = 2 * own.length + 1;
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const n = Math.min(rowsAtOnce, rows - from);
    for (const [i, value] of own.entries()) {
      const column = columns.fill(value, i * rowsAtOnce, i * rowsAtOnce + n).subarray(i * rowsAtOnce);
      const { low, high } = ranges[i] as Range;
      for (const [row, end] of [
        [2 * i + 1 - from, low],
        [2 * i + 2 - from, high],
      ] as const) {
        if (row >= 0 && row < n) column[row] = end;
      }
    }
    kernel.evaluate(columns, n, values);
    for (let row = 0; row < n; row++) {
      const breaks = kernel.broken(row);
      points.push(kernel.units.map((_, m) => pointOf(kernel, m, row, values, breaks)));
    }
  }
  return points;
}

function pointOf(
  kernel: RangedKernel,
  m: number,
  row: number,
  values: Float64Array,
  breaks: readonly string[],
): Point {
  // Of inputs that contradict each other nothing is calculated, as in a projection.
  if (breaks.length > 0) return { value: Number.NaN, below: undefined, breaks };
  return { value: values[m * rowsAtOnce + row] as number, below: kernel.below(m, row), breaks };
}

type Range = { readonly low: number; readonly high: number };

function barOf(
  setting: Setting,
  range: Range,
  kernel: RangedKernel,
  m: number,
  own: Point,
  low: Point,
  high: Point,
): TornadoBar {
  const { name, unit, value } = setting;
  const addend = setting.range?.as === "addend";
  const factor = typeof value !== "number" && !addend;
  const inUnit = (base: number) => (factor ? written(base) : writtenIn(base, unit));
  const end = (point: Point, input: number): TornadoEnd => {
    const compared = !Number.isNaN(own.value) && !Number.isNaN(point.value);
    const change = own.below === undefined ? "appears" : "disappears";
    // Nothing is known of years without a value: that none of them is below zero is only said of a figure that has one.
    const without = own.below === undefined ? own : point;
    const isKnown = point.breaks.length === 0 && !Number.isNaN(without.value);
    const changes = isKnown && (own.below === undefined) !== (point.below === undefined);
    return {
      inputValue: inUnit(input),
      value: shown(point.value, kernel, m),
      firstNegativeYear: point.below ?? null,
      signFlips: compared && own.value < 0 !== point.value < 0,
      ...(changes ? { shortfall: change } : {}),
      violations: point.breaks,
    };
  };
  const values = [own, low, high].map((point) => point.value);
  const swing = maxOf(values) - minOf(values);
  return {
    input: name,
    factor,
    addend,
    value: inUnit(standing(setting)),
    low: end(low, range.low),
    high: end(high, range.high),
    swing: shown(swing, kernel, m),
  };
}

function shown(value: number, { units }: RangedKernel, m: number): number | null {
  return definedIn(value, units[m] as RangedKernel["units"][number]);
}
