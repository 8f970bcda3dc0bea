/** What `explain` and `check` come to: as `results.ts` has it of the other questions. */

import type { Head, Kind, MetricHead, OverYears, ScenarioHead, Value } from "./results.ts";

export interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly url: string;
  readonly note?: string;
}

/** Where the number of an input is from: a source that is cited, an assumption, or the default of the model. */
export interface ExplainedInput {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** One a year where it differs by year. */
  readonly value: Value | readonly Value[];
  readonly range?: {
    readonly shape: string;
    /** Of a yearly input: what the ends are to each year. */
    readonly as?: "factor" | "addend";
    readonly low: number;
    readonly high: number;
    readonly values?: readonly { readonly value: number; readonly weight: number }[];
  } | null;
  /** The year whose prices it is stated in. */
  readonly prices?: number;
  /** Of the rest of a whole: the whole, and the other parts. */
  readonly rest?: { readonly of: string; readonly parts: readonly string[] };
  /** The layer that set it. */
  readonly set_by: string;
  readonly evidence: "cited" | "assumption" | "default";
  /** Ids of `sources`; of an input that is explained by itself, the sources. */
  readonly sources: readonly string[];
  readonly reason?: string;
  readonly note?: string;
}

/** By how much a metric changes where an input is 1% higher, and 1% lower: as a share of the metric. */
export interface Effect {
  readonly effect_of_increase?: Value;
  readonly effect_of_decrease?: Value;
  readonly better?: "more" | "less" | null;
}

/** A metric as one number: of the year asked about, or the total that `run` shows. */
interface Explained extends OverYears, MetricHead {
  readonly about?: string;
  readonly year?: number;
}

/** A metric down to the inputs and sources that it rests on. */
export interface ExplainMetricResult extends Explained {
  readonly subject: "metric";
  readonly value: Value;
  readonly depth?: number;
  /** How many inputs, and the shares of its sensitivity by what is known of them. */
  readonly input_summary: {
    readonly inputs: number;
    readonly active: number;
    readonly assumptions: number;
    readonly defaults: number;
    readonly sensitivity_share: {
      readonly cited: number;
      readonly assumption: number;
      readonly default: number;
    } | null;
  };
  /** Its formula and those that this reads, each once. */
  readonly nodes: readonly {
    readonly key: string;
    readonly name: string;
    readonly label: string;
    readonly kind: Kind | "input";
    readonly unit: string;
    readonly nominal?: boolean;
    readonly years?: readonly number[];
    readonly values: readonly Value[];
    readonly total?: Value;
    readonly formula?: string;
    readonly active: boolean;
    readonly reads: readonly { readonly key: string; readonly active: boolean }[];
  }[];
  readonly inputs: readonly (ExplainedInput &
    Effect & { readonly active: boolean; readonly sensitivity_share?: Value })[];
  readonly sources: readonly SourceRow[];
}

/** An input: where its number is from, and what rests on it. */
export interface ExplainInputResult extends OverYears, Omit<ExplainedInput, "sources"> {
  readonly subject: "input";
  readonly about?: string;
  readonly affects: { readonly metrics: number; readonly of: number };
  readonly used_by: readonly {
    readonly metric: string;
    readonly formula: string;
    readonly active: boolean;
    readonly label: string;
  }[];
  readonly affected_metrics: readonly (MetricHead &
    Effect & { readonly about?: string; readonly year?: number; readonly value: Value })[];
  readonly sources: readonly SourceRow[];
}

/** Why two scenarios differ in a metric: branch by branch, and input by input. */
export interface ExplainDifferenceResult extends Explained {
  readonly subject: "difference";
  readonly baseline: Value;
  readonly alternative: Value;
  readonly difference: Value;
  readonly depth?: number;
  readonly other_differing_inputs: number;
  readonly branches: readonly {
    readonly key: string;
    readonly name: string;
    readonly kind: Kind | "input";
    readonly unit: string;
    readonly years: readonly number[];
    readonly depth: number;
    readonly formula?: string;
    readonly baseline: Value | readonly Value[];
    readonly alternative: Value | readonly Value[];
    readonly contribution: Value;
    readonly repeated?: boolean;
    readonly omitted_branches?: number;
    readonly label: string;
  }[];
  readonly inputs: readonly {
    readonly name: string;
    readonly unit: string;
    readonly baseline: Value | readonly Value[];
    readonly alternative: Value | readonly Value[];
    readonly set_by: readonly string[];
    readonly contribution: Value;
    readonly label: string;
  }[];
}

export type ExplainResult = ExplainMetricResult | ExplainInputResult | ExplainDifferenceResult;

export interface CheckResult extends Head {
  /** Those that were asked about. */
  readonly scenarios: readonly ScenarioHead[];
  /** Of the checks. */
  readonly file?: string;
  /** The day that the age of sources is counted to. */
  readonly as_of: string;
  readonly strict: boolean;
  /** Whether all is well: nothing failed, nothing could not be asked, and under `strict` nothing warned. */
  readonly success: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly warned: number;
  readonly errors?: number;
  readonly checks: readonly {
    readonly check: string;
    readonly kind: string;
    readonly label?: string;
    readonly reason?: string;
    readonly assert?: string;
    readonly level: "fail" | "warn";
    readonly line?: number;
    readonly cases: readonly {
      readonly scenario?: string;
      readonly status: "pass" | "fail" | "undecided" | "error";
      readonly evaluations?: number;
      readonly finding_count: number;
      /** What speaks against it, by kind: compared, unmet, undefined, requirement, probability, coverage, error, … */
      readonly findings: readonly (Readonly<Record<string, unknown>> & { readonly kind: string })[];
    }[];
  }[];
}
