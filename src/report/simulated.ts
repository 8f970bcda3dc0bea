/** What a simulation has found. */

import type { Head, PlainCondition, Row, ScenarioHead, Section, Text } from "./types.ts";

/** What is said of a figure's values in all trials; p5 is what 5% of them do not exceed. */
export const quantileShares = {
  p5: 0.05,
  p10: 0.1,
  p25: 0.25,
  p50: 0.5,
  p75: 0.75,
  p80: 0.8,
  p90: 0.9,
  p95: 0.95,
};
export type Quantile = keyof typeof quantileShares;
export const quantileNames = Object.keys(quantileShares) as Quantile[];

/**
 * point: at the inputs as they are. se: the standard error of the mean. sd: of one trial. percentile_rank: the share of trials that are no
 * higher than the point, of unit 1. undefined_trials: the number of trials without a value, where there are any.
 */
export type Statistic =
  | "point"
  | "mean"
  | "se"
  | "sd"
  | "min"
  | Quantile
  | "max"
  | "percentile_rank"
  | "undefined_trials";

/** One statistic of one figure of one scenario: a row of values as any other. */
export interface StatisticRow
  extends Pick<Row, "scenario" | "metric" | "label" | "unit" | "kind" | "nominal" | "values" | "total"> {
  readonly statistic: Statistic;
}

export interface ProbabilityRow {
  readonly scenario: number;
  readonly condition: string;
  /** What the model calls it, where it is one of its outcomes. */
  readonly label?: Text | undefined;
  /** Its parts, where words have them. */
  readonly plain?: PlainCondition | undefined;
  /** None for a condition that is asked once for all years. */
  readonly year?: number;
  /** Shares of the trials; undefined counts as not met. */
  readonly probability: number;
  readonly se: number;
  /**
   * Where no trial meets the condition, or all do: what the probability is below, or above, with 95% confidence (Clopper and Pearson 1934).
   * Then the standard error says nothing.
   */
  readonly confidenceBound?: number;
  readonly undefinedTrials: number;
}

/** The first year in which something holds: how often it is which. */
export interface FirstRow extends Pick<Row, "scenario" | "metric" | "label"> {
  readonly years: readonly { readonly year: number; readonly probability: number }[];
  readonly probabilityNever: number;
}

/** A figure less the first scenario's in the same trial, as its total. */
export interface PairedRow extends Pick<Row, "scenario" | "metric" | "label" | "unit" | "kind" | "nominal"> {
  readonly statistics: Readonly<Record<"mean" | "se" | Quantile, number | null>>;
  /** Shares of the trials in which it is higher, and in which it is the same. */
  readonly higher: number;
  readonly same: number;
}

/** How a figure's total is distributed over the trials: its quantiles, at `curveShares`. */
export interface CurveRow extends Pick<Row, "scenario" | "metric" | "label" | "unit" | "kind"> {
  readonly values: readonly (number | null)[];
}

/** Every tenth of a percent, from the least to the most. */
export const curveShares: readonly number[] = Array.from({ length: 1001 }, (_, i) => i / 1000);

/** A requirement of the model that some draws break. */
export interface ViolationRow {
  readonly scenario: number;
  readonly requirement: Row["label"];
  readonly member: string;
  readonly trials: number;
}

/** Of one figure, in one scenario: what its total, or its last value, is with one input at the median of its draws. */
export interface MedianRow extends Pick<Row, "scenario" | "metric"> {
  readonly inputs: readonly { readonly label: Text; readonly value: number }[];
}

export interface SimulateReport extends Head {
  readonly command: "simulate";
  readonly scenarios: readonly ScenarioHead[];
  /** What a finding is about: the metric, the first year in which it is short, and what the money is called that it is left of. */
  readonly headline?:
    | {
        readonly metric: string;
        readonly shortfall?: string | undefined;
        readonly funding?: Text | undefined;
      }
    | undefined;
  /** Of each scenario, how many inputs are drawn. */
  readonly variedInputs: readonly number[];
  readonly years: readonly number[];
  readonly trials: number;
  /** By scenario, the trials whose inputs do not contradict each other: probabilities are shares of these. */
  readonly keptTrials: readonly number[];
  readonly seed: number;
  readonly sampling: "plain" | "sobol";
  readonly sections: readonly Section[];
  /** Figure by figure, within each the scenarios, within each the statistics. */
  readonly rows: readonly StatisticRow[];
  readonly probabilities: readonly ProbabilityRow[];
  readonly firstYears: readonly FirstRow[];
  readonly differences: readonly PairedRow[];
  readonly violations: readonly ViolationRow[];
  /** Why the plan's own value of the headline figure is not the middle of the trials; none where nobody asked. */
  readonly medians?: readonly MedianRow[] | undefined;
  /** Figure by figure, within each the scenarios: for pictures, where they are requested. */
  readonly curves?: readonly CurveRow[];
}

/** What stands in a column of single trials. */
export interface DrawnColumn extends Pick<Row, "label" | "unit"> {
  /** The heading: the name, with the operator or the year that makes a setting or a figure of it. */
  readonly column: string;
  readonly name: string;
  /** Of a yearly input: what is drawn is a factor on all years, or an addend. */
  readonly as?: "factor" | "addend";
}

export interface DrawnRow {
  /** Place in the report's `scenarios`. */
  readonly scenario: number;
  /** From 1 on. */
  readonly trial: number;
  /** By column, in the input's unit. */
  readonly inputs: ReadonlyMap<string, number>;
  /** One a column of the metrics; null where undefined. */
  readonly values: readonly (number | null)[];
  /** The inputs contradict each other in this trial. */
  readonly contradictory?: true;
}

export interface DrawsReport extends Head {
  readonly command: "draws";
  readonly scenarios: readonly ScenarioHead[];
  readonly years: readonly number[];
  /** Trials of each scenario. */
  readonly draws: number;
  readonly seed: number;
  readonly sampling: "plain" | "sobol";
  readonly inputs: readonly DrawnColumn[];
  readonly metrics: readonly DrawnColumn[];
  /** Whether inputs can contradict each other. */
  readonly required: boolean;
  readonly rows: Iterable<DrawnRow>;
}

/** One shard's part of a simulation, for `merge`: text that is of no use to anybody else. */
export interface PartReport {
  readonly command: "part";
  readonly version: string;
  readonly shard: { readonly index: number; readonly count: number };
  /** What the parts of one run have in common. */
  readonly key: string;
  /** Of the payload: a part that was cut short or changed is none. */
  readonly check: string;
  readonly payload: string;
}
