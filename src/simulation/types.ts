/** What is simulated: scenarios as jobs, and the inputs that are drawn. */

import type { Bounds } from "../engine/bounds/interval.ts";
import type { BlockProgram } from "../engine/simd/block.ts";
import type { Distribution, Sampler } from "../math/distributions/distributions.ts";
import type { Correlation } from "../plan/types.ts";

export type Sampling = "plain" | "sobol";

/** Fit to be sent to a worker. */
export interface SimulationJob {
  readonly seed: number;
  readonly sampling: Sampling;
  readonly trials: number;
  readonly correlations: readonly Correlation[];
  /** The names of all inputs that are drawn in any scenario, sorted. */
  readonly names: readonly string[];
  readonly scenarios: readonly ScenarioJob[];
  /** Places among a scenario's tallied columns of which the paired differences are wanted. */
  readonly paired: readonly number[];
}

export interface ScenarioJob {
  readonly inputs: readonly RangedInput[];
  readonly program: BlockProgram;
  /** Columns of values to tally, and of each the value at the inputs as they are. */
  readonly tallied: readonly { readonly column: number; readonly reference: number }[];
  /** Columns of conditions: how often each is met is counted. */
  readonly conditions: readonly number[];
  /** Columns of calendar years: how often each year comes up is counted. */
  readonly years: readonly number[];
  /** For each requirement its columns: in how many trials it is broken is counted. */
  readonly requirements: readonly (readonly number[])[];
}

/** Blocks that several threads share: each takes the next, until there are none below `to`. */
export interface Blocks {
  readonly next: Int32Array;
  readonly to: number;
}

/** An input that is drawn: a scalar's value in base units, a yearly one's factor or addend. Plain data, fit to be sent to a worker. */
export interface RangedInput {
  readonly name: string;
  readonly distribution: Distribution;
  /** Drawn values are rounded to whole ones, half up; see `drawnFrom`. */
  readonly whole: boolean;
  /** Of a yearly input of whole values: with its factor or addend each year is rounded to a whole one, as `*=` does. */
  readonly wholeYears?: true;
  /** What is drawn is added to every year of the path. */
  readonly addend?: true;
  /**
   * The least and the most that the input may be, where the distribution goes beyond: it is truncated there. Value x comes up with
   * probability P(X ≤ x | least ≤ X ≤ most).
   */
  readonly limits?: Bounds;
}

/** Plain data, fit to be sent to a worker. */
export type Samplers = ReadonlyMap<string, Sampler>;
