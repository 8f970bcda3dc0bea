/** The numbers that a definition runs on: one plan under one stack of layers, in base units. */

import type { Unit } from "../formula/units.ts";
import type { Calendar } from "../year-names.ts";
import type { ParameterDeclaration } from "./definition.ts";

export interface Currency {
  readonly code: string;
  /** Digits after the point in its smallest unit: 0 for won, 2 for dollars; below zero it counts in thousands (-3) or millions (-6). */
  readonly decimals: number;
}

/** Shapes that two ends say all of; `discrete` has its values one by one. */
export const spanned = ["triangular", "pert", "uniform", "lognormal", "normal"] as const;
export const shapes = [...spanned, "discrete"] as const;

/** A value that may come up, and how often beside others. */
export interface Weighted {
  readonly value: number;
  /** Above zero. */
  readonly weight: number;
}

/**
 * What the input may be instead. `triangular`, `pert`, `uniform`: low and high are limits. `lognormal`, `normal`: low and
 * high are the 5th and 95th percentile of the whole shape. `discrete`: they are the least and the greatest of its values. In base units;
 * for a yearly input, factors on the whole path, or what is added to every year of it. What lies beyond the declared limits of the input
 * is never drawn: the distribution is truncated there.
 */
export interface Range {
  readonly shape: (typeof shapes)[number];
  /** Of a yearly input: added to each year, in base units. Without it a factor. */
  readonly as?: "addend";
  readonly low: number;
  readonly high: number;
  /** Of `discrete`, and of no other: two or more, rising. */
  readonly values?: readonly Weighted[];
}

/** A range with its ends, and its values if it has them, moved; what moves may turn their order. */
export function moved(range: Range, move: (x: number) => number): Range {
  const [a, b] = [move(range.low), move(range.high)];
  const ends = { ...range, low: Math.min(a, b), high: Math.max(a, b) };
  if (range.values === undefined) return ends;
  const values = range.values.map(({ value, weight }) => ({ value: move(value), weight }));
  return { ...ends, values: values.sort((a, b) => a.value - b.value) };
}

export interface Input {
  readonly name: string;
  readonly declaration: ParameterDeclaration;
  /** The declared unit, with `money` read as the plan's currency. */
  readonly unit: Unit;
  /** In base units: one number, or one for each calendar year named (years before the horizon may be among them). */
  readonly value: number | ReadonlyMap<number, number>;
  readonly range?: Range;
  /** The year in whose prices the value is stated; it is carried to each year by the inflation path. */
  readonly prices?: number;
  /** Of the part of a whole that is the rest: the other parts. Its value is then what they leave of 100%, whatever moves them. */
  readonly rest?: readonly string[];
}

export interface Instance {
  readonly currency: Currency;
  /** Units that the plan makes of others, besides those of the model. */
  readonly units?: ReadonlyMap<string, Unit> | undefined;
  /** The horizon: consecutive calendar years. */
  readonly years: readonly number[];
  /** What they are called in what is said of them. */
  readonly calendar?: Calendar | undefined;
  /** Member ids of each family, sorted. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly inputs: ReadonlyMap<string, Input>;
  /** The parameter that holds the yearly inflation rate. */
  readonly inflation?: string;
}

/** Whether an input has a value for each year: as given, or because prices carry it along. */
export function isYearly(input: Input): boolean {
  return typeof input.value !== "number" || input.prices !== undefined;
}
