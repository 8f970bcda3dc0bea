/** What questions come to: the documents that the commands write with `--json`, as values. Within a format's number keys are only added. */

/** A number, or null where it is undefined: a division by zero, a metric without a value in that year. */
export type Value = number | null;

/** How a metric counts over the years: a flow has a sum, a stock its last year's value, a rate no total; single is one value for all years. */
export type Kind = "flow" | "stock" | "rate" | "single";

/** What every result begins with. */
export interface Head {
  /** `baekjo/run/2`: which document it is, and which form of it. */
  readonly format: string;
  /** Of baekjo. */
  readonly version: string;
  readonly plan: {
    readonly id: string;
    /** As it was named; none for the plan that ships. */
    readonly file?: string;
    readonly label: string;
    /** A code of ISO 4217, and how many decimals amounts are kept to. */
    readonly currency?: { readonly code: string; readonly decimals: number };
    /** What its years are called, where that is not their number. */
    readonly years?: { readonly range: string; readonly name: string; readonly begin: string };
  };
  readonly model: { readonly id: string; readonly file?: string };
  /** What money is told in, where that is not the plan's own in current prices. */
  readonly money?: { readonly currency: string; readonly decimals: number; readonly prices?: number };
  /** The finding in one sentence, and the metrics that it is about. */
  readonly finding?: { readonly metrics?: readonly string[]; readonly en: string; readonly ko: string };
  /** All that it takes to work the result out again: `baekjo replay`. */
  readonly provenance?: {
    readonly scenarios: Readonly<Record<string, unknown>>;
    readonly arguments: readonly string[];
    readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
    readonly plan: { readonly fingerprint: string; readonly inputs: Readonly<Record<string, string>> };
    readonly model: {
      readonly fingerprint: string;
      readonly defaults: Readonly<Record<string, string>>;
      readonly formulas: Readonly<Record<string, string>>;
      readonly requirements: Readonly<Record<string, string>>;
    };
  };
}

/** A scenario of a result: its layers from the plan up, the last to set an input being the one that holds. */
export interface ScenarioHead {
  readonly name: string;
  readonly label: string;
  readonly layers: readonly {
    readonly id: string;
    readonly from: "plan" | "shipped" | "file" | "stdin" | "table" | "set";
    readonly file?: string;
    readonly set: readonly string[];
    readonly unset: readonly string[];
    readonly why?: string;
  }[];
  /** Which money it counts on each side. */
  readonly basis?: string;
  /** Inputs that it rests on, and how many of them have no source. */
  readonly inputs: number;
  readonly assumptions: number;
}

interface OverYears extends Head {
  readonly scenarios: readonly ScenarioHead[];
  readonly years: readonly number[];
}

/** A metric as results name it: its label is in English, its unit as shown. */
export interface MetricHead {
  readonly metric: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: Kind;
  /** Money of another currency than the plan's, where money is restated: this is not. */
  readonly nominal?: boolean;
}

/** A metric of a scenario over the years: money is whole in the smallest unit of its currency, so years sum to totals. */
export interface Row extends MetricHead {
  readonly scenario: string;
  readonly payer?: string;
  /** One for each of the result's years. */
  readonly values: readonly Value[];
  readonly total: Value;
}

export interface RunResult extends OverYears {
  readonly group_by?: "payer";
  readonly rows: readonly Row[];
  /** By payer, and of all: with `groupBy`. */
  readonly sums?: readonly Row[];
}

export interface CompareResult extends RunResult {
  readonly baseline: string;
  /** Where along the one input in which two scenarios differ the money lasts no longer. */
  readonly break_even?: {
    readonly input: string;
    readonly label: string;
    readonly unit: string;
    readonly sufficient: number;
    readonly insufficient: number;
    readonly integer: boolean;
  };
  /** Each scenario less the baseline; `relative_change` is a share of the baseline's total. */
  readonly differences: readonly (MetricHead & {
    readonly scenario: string;
    readonly values: readonly Value[];
    readonly total: Value;
    readonly relative_change: Value;
  })[];
  /** Inputs in which the scenarios differ: a value for each scenario, and who set it. */
  readonly inputs: readonly {
    readonly name: string;
    readonly unit: string;
    readonly values: readonly (Value | readonly Value[])[];
    readonly set_by: readonly string[];
    readonly rest?: readonly boolean[];
    readonly label: string;
  }[];
  /** What each changed input contributes to a metric: with `bridge`. The contributions sum to the difference. */
  readonly bridges?: readonly (MetricHead & {
    readonly scenario: string;
    readonly baseline: { readonly values: readonly Value[]; readonly total: Value };
    readonly alternative: { readonly values: readonly Value[]; readonly total: Value };
    readonly contributions: readonly {
      readonly inputs: readonly string[];
      readonly values: readonly Value[];
      readonly total: Value;
    }[];
  })[];
}

export interface SweepResult extends OverYears {
  readonly axes: readonly {
    readonly input: string;
    readonly op: "=" | "*=" | "+=";
    readonly inputs: readonly string[];
    readonly label?: string;
    readonly unit: string;
    readonly count: number;
    readonly text: string;
  }[];
  readonly condition?: string;
  readonly year?: number;
  readonly metrics: readonly MetricHead[];
  /** Scenario by scenario, the last axis the fastest. Inputs by their axes, in the units of these; values by metric. */
  readonly points: readonly {
    readonly scenario: string;
    readonly inputs: Readonly<Record<string, number>>;
    readonly values: Readonly<Record<string, Value>>;
    /** Whether the condition holds there; null where it is undefined. */
    readonly met?: boolean | null;
    /** The inputs contradict each other there. */
    readonly infeasible?: boolean;
  }[];
}

/** A stretch of an input, ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface SolveResult extends OverYears {
  readonly condition: string;
  readonly goal: "all" | "max" | "min";
  readonly by: {
    readonly input: string;
    readonly op: "=" | "*=" | "+=";
    readonly inputs: readonly string[];
    readonly label?: string;
    readonly unit: string;
    readonly integer: boolean;
    readonly current: number;
  };
  readonly range: Stretch & { readonly chosen_by: "given" | "plan" | "limits" | "multiple" };
  /** The answer of `max` and `min`; none where the condition holds nowhere in the range. */
  readonly optimum?: number;
  readonly optimum_restated?: Value;
  readonly restated?: {
    readonly currency: string;
    readonly decimals: number;
    readonly prices?: number;
    readonly year: number;
    readonly unit: string;
  };
  /** Whether bounds on the formulas exclude every other answer in the range. */
  readonly proved: boolean;
  readonly infeasible_ranges?: readonly Stretch[];
  readonly undefined_ranges?: readonly Stretch[];
  /** Where an equality is nearest to being met. */
  readonly nearest?: readonly {
    readonly input_value: number;
    readonly input_restated?: Value;
    readonly left: Value;
    readonly right: Value;
    readonly unit: string;
  }[];
  readonly suggested_condition?: string;
  readonly search: {
    readonly points: number;
    readonly boxes: number;
    readonly tolerance: number;
    readonly undecided: readonly Stretch[];
  };
  /** Where the condition holds: none is an answer too. */
  readonly answers: readonly (Stretch & {
    readonly next_below: Value;
    readonly next_above: Value;
    readonly next_below_is?: string;
    readonly next_above_is?: string;
    readonly crossing?: boolean;
    readonly restated?: {
      readonly from: Value;
      readonly to: Value;
      readonly next_below: Value;
      readonly next_above: Value;
    };
  })[];
}

/** p80 is the value that 80% of trials do not exceed. */
export type Percentile = "p5" | "p10" | "p25" | "p50" | "p75" | "p80" | "p90" | "p95";

/** point is the plan's own value, se the standard error of the mean, sd the standard deviation of a trial. */
export type Statistic =
  | ("point" | "mean" | "se" | "sd" | "min" | "max" | "percentile_rank" | "undefined_trials")
  | Percentile;

export interface SimulateResult extends OverYears {
  readonly trials: number;
  readonly seed: number;
  readonly sampling: "plain" | "sobol";
  /** How many inputs vary, for each scenario. */
  readonly varied_inputs: readonly number[];
  /** What percent of the trials with a value are at or below it, by the name of the percentile: p80 is 80. */
  readonly percentiles: Readonly<Record<Percentile, number>>;
  readonly percentile_basis: { readonly en: string; readonly ko: string };
  readonly rows: readonly (Row & { readonly statistic: Statistic })[];
  /** How often a condition holds, from 0 to 1, with its standard error. */
  readonly probabilities: readonly {
    readonly scenario: string;
    readonly condition: string;
    readonly label?: string;
    readonly year?: number;
    readonly probability: number;
    readonly se: number;
    readonly confidence_bound?: number;
    readonly undefined_trials: number;
  }[];
  /** Of metrics that are a first year: the probability of each year, and of none. */
  readonly first_years: readonly {
    readonly scenario: string;
    readonly metric: string;
    readonly label: string;
    readonly years: readonly { readonly year: number; readonly probability: number }[];
    readonly probability_never: number;
  }[];
  /** Trial by trial less the first scenario: of the totals. */
  readonly differences: readonly (MetricHead &
    Readonly<Record<"mean" | "se" | Percentile, Value>> & {
      readonly scenario: string;
      readonly probability_higher: number;
      readonly probability_same: number;
    })[];
  /** What the model requires of its inputs, and in how many trials these contradict it. */
  readonly violations: readonly {
    readonly scenario: string;
    readonly requirement: string;
    readonly member?: string;
    readonly trials: number;
  }[];
}

/** With `draws`: the first trials one by one. */
export interface DrawsResult extends OverYears {
  readonly trials: number;
  readonly seed: number;
  readonly sampling: "plain" | "sobol";
  readonly inputs: readonly (DrawnColumn & { readonly as?: "value" | "factor" | "addend" })[];
  readonly metrics: readonly DrawnColumn[];
  readonly rows: readonly {
    readonly scenario: string;
    readonly trial: number;
    readonly inputs: Readonly<Record<string, number>>;
    readonly values: Readonly<Record<string, Value>>;
    readonly infeasible?: boolean;
  }[];
}

interface DrawnColumn {
  readonly column: string;
  readonly name: string;
  readonly label: string;
  readonly unit: string;
}

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
