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
  /** In how many evaluations the inputs drawn broke a requirement of the model. */
  readonly infeasibleEvaluations: number;
  /** Pairs of rows that have such an evaluation, and trials for the rank correlations: they are left out. Absent where there are none. */
  readonly infeasiblePairs?: number;
  readonly infeasibleTrials?: number;
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
  const evaluate = (columns: Float64Array, n: number, values: Float64Array, broken: Uint8Array): void => {
    kernel.evaluate(columns, n, values);
    evaluations += n;
    infeasibleEvaluations += kernel.markBroken(n, broken);
  };
  const words = plainWords(inputs, seed);
  const independent = new Draws(inputs, [], words);
  const idle = new Set([...inputs.keys()].filter((i) => !kernel.reads.has(i)));
  const indices = sobolIndices({
    ...{ dimensions: inputs.length, outputs: units.length, trials, stride: rowsAtOnce, idle, evaluate },
    draw: (from, n, columns) => independent.fill(from, n, columns, rowsAtOnce),
  });
  const correlated = new Draws(inputs, correlations, words);
  const { outcomes, kept } = outcomesOf(correlated, inputs.length, units.length, trials, evaluate);
  const correlation = rankCorrelations(correlated, inputs, outcomes, kept);
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
  const [pairs, left] = [indices[0]?.excluded ?? 0, trials - kept.length];
  return {
    ...{ trials, seed, evaluations, infeasibleEvaluations },
    ...(pairs > 0 ? { infeasiblePairs: pairs } : {}),
    ...(left > 0 ? { infeasibleTrials: left } : {}),
    ...{ correlated: together, figures },
  };
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
    firstOrder: own === undefined ? null : toSixDigits(own.first),
    totalOrder: own === undefined ? null : toSixDigits(own.total),
    rankCorrelation: rank === undefined || Number.isNaN(rank) ? null : sixDigits(rank),
  };
}

function toSixDigits({ value, low, high }: Estimate): Estimate {
  return { value: sixDigits(value), low: sixDigits(low), high: sixDigits(high) };
}

/** No estimate is sure of more, and what is noise differs between machines. */
function sixDigits(value: number): number {
  return Number(value.toPrecision(6)) + 0;
}

/** What each figure is in each trial whose inputs do not contradict each other; `kept`: which trials these are. */
function outcomesOf(
  draws: Draws,
  inputs: number,
  figures: number,
  trials: number,
  evaluate: (columns: Float64Array, n: number, values: Float64Array, broken: Uint8Array) => void,
): { outcomes: Float64Array[]; kept: Uint32Array } {
  const outcomes = Array.from({ length: figures }, () => new Float64Array(trials));
  const kept = new Uint32Array(trials);
  const columns = new Float64Array(inputs * rowsAtOnce);
  const values = new Float64Array(figures * rowsAtOnce);
  const broken = new Uint8Array(rowsAtOnce);
  let count = 0;
  for (let from = 0; from < trials; from += rowsAtOnce) {
    const n = Math.min(rowsAtOnce, trials - from);
    draws.fill(from, n, columns, rowsAtOnce);
    evaluate(columns, n, values, broken.fill(0));
    for (let row = 0; row < n; row++) {
      if (broken[row] === 1) continue;
      for (const [m, outcome] of outcomes.entries()) outcome[count] = values[m * rowsAtOnce + row] as number;
      kept[count++] = from + row;
    }
  }
  return { outcomes: outcomes.map((values) => values.subarray(0, count)), kept: kept.subarray(0, count) };
}

/** By figure and input. A column of inputs is drawn again for each, so that one is held at a time. */
function rankCorrelations(
  draws: Draws,
  inputs: readonly RangedInput[],
  outcomes: readonly Float64Array[],
  kept: Uint32Array,
): number[][] {
  const rankings = outcomes.map((values) => (values.some(Number.isNaN) ? undefined : ranks(values)));
  const found = outcomes.map((): number[] => []);
  const trials = (kept.at(-1) ?? -1) + 1;
  const column = new Float64Array(trials);
  for (const i of inputs.keys()) {
    draws.fill(0, trials, column, 0, [i]);
    const own = ranks(Float64Array.from(kept, (trial) => column[trial] as number));
    for (const [m, ranking] of rankings.entries()) {
      found[m]?.push(ranking === undefined ? Number.NaN : rankCorrelation(own, ranking));
    }
  }
  return found;
}
