/** What a figure's spread comes from, with all ranged inputs drawn at once: Sobol' indices and rank correlations. */

import { rankCorrelation, ranks } from "../../math/statistics/rank-correlation.ts";
import { type Estimate, type SobolIndices, sobolIndices } from "../../math/statistics/sobol-indices.ts";
import type { Correlation } from "../../plan/types.ts";
import { copula, Draws, plainWords } from "../../simulation/draws.ts";
import type { RangedInput } from "../../simulation/types.ts";
import { type RangedKernel, rowsAtOnce } from "./ranged-model.ts";

/** How much one input has to do with one figure. Null where the figure does not vary, or is undefined in a trial. */
export interface Influence {
  readonly input: string;
  /** The share of the figure's variance that the input brings alone. */
  readonly firstOrder: Estimate | null;
  /** The share with all that it takes part in. */
  readonly totalOrder: Estimate | null;
  /** Spearman's rank correlation, of trials in which the inputs are drawn with their correlations. */
  readonly rankCorrelation: number | null;
}

export interface FigureInfluences {
  /** The largest total first; of equals by name. */
  readonly inputs: readonly Influence[];
  /** In how many evaluations the figure was undefined. */
  readonly undefined: number;
}

export interface Influences {
  readonly trials: number;
  readonly seed: number;
  readonly evaluations: number;
  /** In how many evaluations the inputs drawn broke a requirement of the model. They count as any other. */
  readonly infeasibleEvaluations: number;
  /** Whether inputs have correlations, which Sobol' indices leave out. */
  readonly correlated: boolean;
  /** In the order of the figures requested. */
  readonly figures: readonly FigureInfluences[];
}

/**
 * Draws every input: twice in each trial for the indices, as the first `2 × trials` of a simulation under this seed that leaves
 * correlations out, and once for the rank correlations, as its first `trials` with them. Throws Failure "input" for correlations that
 * contradict each other.
 */
export function influences(
  kernel: RangedKernel,
  correlations: readonly Correlation[],
  trials: number,
  seed: number,
): Influences {
  const { inputs, units } = kernel;
  let evaluations = 0;
  let infeasibleEvaluations = 0;
  const evaluate = (columns: Float64Array, n: number, values: Float64Array): void => {
    kernel.evaluate(columns, n, values);
    evaluations += n;
    infeasibleEvaluations += kernel.unsound(n);
  };
  const words = plainWords(inputs, seed);
  const independent = new Draws(inputs, [], words);
  const idle = new Set([...inputs.keys()].filter((i) => !kernel.reads.has(i)));
  const indices = sobolIndices({
    ...{ dimensions: inputs.length, outputs: units.length, trials, stride: rowsAtOnce, idle, evaluate },
    draw: (from, n, columns) => independent.fill(from, n, columns, rowsAtOnce),
  });
  const correlated = new Draws(inputs, correlations, words);
  const outcomes = outcomesOf(correlated, inputs.length, units.length, trials, evaluate);
  const correlation = rankCorrelations(correlated, inputs, outcomes, trials);
  const figures = indices.map((found, m): FigureInfluences => {
    const own = inputs.map(({ name }, i) => influenceOf(name, i, found, correlation[m]?.[i]));
    own.sort(
      (a, b) => (b.totalOrder?.value ?? 0) - (a.totalOrder?.value ?? 0) || (a.input < b.input ? -1 : 1),
    );
    const missing = (outcomes[m] as Float64Array).reduce(
      (sum, value) => sum + Number(Number.isNaN(value)),
      0,
    );
    return { inputs: own, undefined: found.undefined + missing };
  });
  const together = copula(inputs, correlations).length > 0;
  return { trials, seed, evaluations, infeasibleEvaluations, correlated: together, figures };
}

function influenceOf(
  input: string,
  i: number,
  { inputs }: SobolIndices,
  rank: number | undefined,
): Influence {
  const own = inputs?.[i];
  return {
    input,
    firstOrder: own === undefined ? null : told(own.first),
    totalOrder: own === undefined ? null : told(own.total),
    rankCorrelation: rank === undefined || Number.isNaN(rank) ? null : sixDigits(rank),
  };
}

function told({ value, low, high }: Estimate): Estimate {
  return { value: sixDigits(value), low: sixDigits(low), high: sixDigits(high) };
}

/** No estimate is sure of more, and what is noise differs between machines. */
function sixDigits(value: number): number {
  return Number(value.toPrecision(6)) + 0;
}

/** What each figure is in each trial. */
function outcomesOf(
  draws: Draws,
  inputs: number,
  figures: number,
  trials: number,
  evaluate: (columns: Float64Array, n: number, values: Float64Array) => void,
): Float64Array[] {
  const outcomes = Array.from({ length: figures }, () => new Float64Array(trials));
  const columns = new Float64Array(inputs * rowsAtOnce);
  const values = new Float64Array(figures * rowsAtOnce);
  for (let from = 0; from < trials; from += rowsAtOnce) {
    const n = Math.min(rowsAtOnce, trials - from);
    draws.fill(from, n, columns, rowsAtOnce);
    evaluate(columns, n, values);
    for (const [m, outcome] of outcomes.entries()) {
      outcome.set(values.subarray(m * rowsAtOnce, m * rowsAtOnce + n), from);
    }
  }
  return outcomes;
}

/** By figure and input. A column of inputs is drawn again for each, so that one is held at a time. */
function rankCorrelations(
  draws: Draws,
  inputs: readonly RangedInput[],
  outcomes: readonly Float64Array[],
  trials: number,
): number[][] {
  const rankings = outcomes.map((values) => (values.some(Number.isNaN) ? undefined : ranks(values)));
  const found = outcomes.map((): number[] => []);
  const column = new Float64Array(trials);
  for (const i of inputs.keys()) {
    draws.fill(0, trials, column, 0, [i]);
    const own = ranks(column);
    for (const [m, ranking] of rankings.entries()) {
      found[m]?.push(ranking === undefined ? Number.NaN : rankCorrelation(own, ranking));
    }
  }
  return found;
}
