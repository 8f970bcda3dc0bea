/** What a scenario comes to, in the numbers that a finding is a sentence of. */

import { minOf } from "../lists.ts";
import type { Kind, Text } from "../model/definition.ts";
import type { BreakEven } from "../plan/types.ts";

/** A metric over the years of a scenario. */
export interface OutcomeAmount {
  readonly metric: string;
  readonly label: Text;
  /** As shown. */
  readonly unit: string;
  readonly kind: Kind;
  /** One a year, null where undefined. */
  readonly values: readonly (number | null)[];
  /** Those of the years that are calculated ahead of the ones shown: money may have run short before. */
  readonly earlier?: readonly (number | null)[];
  readonly total: number | null;
}

/** The metric that is asked about, in one scenario. */
export interface OutcomeRow extends OutcomeAmount {
  /** Place in the report's `scenarios`. */
  readonly scenario: number;
  /** Of rows that were saved: which of several of one metric it is. */
  readonly statistic?: string;
  readonly savedScenario?: string;
  readonly payer?: string;
  /** Whether it is what is left of money: below zero something is missing. */
  readonly balance: boolean;
  /** The money that it is left of, and what that is spent on, where the model names them and their unit is that of the metric. */
  readonly funding?: OutcomeAmount;
  readonly spending?: OutcomeAmount;
}

/** What a report comes to, beside the rows that it shows. */
export interface Outcomes {
  /** One for each scenario, in order; none for a model without metrics. */
  readonly outcomes: readonly OutcomeRow[];
  /** The metrics that were requested, as they were typed: names, and patterns with `*`. */
  readonly requested?: readonly string[];
  /**
   * Up to which value of an input the money lasts: of the one in which two scenarios differ, where it lasts in one of them, else of the
   * model's own in the scenario at that place.
   */
  readonly breakEven?: (BreakEven & { readonly scenario?: number }) | undefined;
}

/** So many metrics that are named beside the first are in a finding. */
const maxBeside = 2;

/** The metrics that were requested by their whole names, without the first: the sentence has a word for each. */
export function metricsBeside({ requested = [] }: Pick<Outcomes, "requested">): readonly string[] {
  const named = [...new Set(requested.filter((name) => !name.includes("*")))];
  return named.slice(1, 1 + maxBeside);
}

/** Whether families alone were requested: no metric of theirs is the one that is asked about. */
export function asksFamilies({ requested = [] }: Pick<Outcomes, "requested">): boolean {
  return requested.length > 0 && requested.every((name) => name.includes("*"));
}

/** The names of the metrics that a finding is made of, the one that is asked about first. */
export function outcomeMetrics(report: Outcomes): string[] {
  const { outcomes } = report;
  const [outcome] = outcomes;
  const own = outcome === undefined ? [] : [outcome, outcome.funding].flatMap((each) => each?.metric ?? []);
  return [...new Set([...own, ...metricsBeside(report)])];
}

/**
 * What money that is left of comes to. `year` is a place in `values`, below zero of a year ahead of those shown; `deepest` is the
 * lowest value of all these years.
 */
export type Lasting =
  | { readonly state: "lasts" | "used" }
  | { readonly state: "short" | "recovers"; readonly year: number; readonly deepest: number }
  | { readonly state: "undefined"; readonly count: number };

export function lastingOf({ values, earlier = [] }: Pick<OutcomeRow, "values" | "earlier">): Lasting {
  const count = values.filter((value) => value === null).length;
  if (count > 0) return { state: "undefined", count };
  const numbers = [...earlier.map((value) => value ?? 0), ...(values as readonly number[])];
  const last = numbers.at(-1) as number;
  const first = numbers.findIndex((value) => value < 0);
  if (first < 0) return { state: last === 0 ? "used" : "lasts" };
  const year = first - earlier.length;
  return { state: last < 0 ? "short" : "recovers", year, deepest: minOf(numbers) };
}
