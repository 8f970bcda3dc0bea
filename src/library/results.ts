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
    /** What the plan says of tax in its amounts. */
    readonly tax?: string;
  };
  readonly model: { readonly id: string; readonly file?: string };
  /** What money is expressed in, where that is not the plan's own in current prices. */
  readonly money?: { readonly currency: string; readonly decimals: number; readonly prices?: number };
  /** The finding in one sentence, and the metrics that it is about. */
  readonly finding?: {
    readonly metrics?: readonly string[];
    /** Of the first of them, in the years that are calculated ahead of those shown. */
    readonly earlier?: readonly (number | null)[];
    readonly en: string;
    readonly ko: string;
  };
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

/** A result about scenarios, over these years. */
export interface OverYears extends Head {
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
  /**
   * The last value of an input at which the money lasts, and the first at which it does not: of the model's own, or of the one in which two
   * scenarios that are compared differ.
   */
  readonly break_even?: {
    readonly input: string;
    readonly label: string;
    readonly unit: string;
    readonly sufficient: number;
    readonly insufficient: number;
    readonly integer: boolean;
  };
  readonly rows: readonly Row[];
  /** By payer, and of all: with `groupBy`. */
  readonly sums?: readonly Row[];
}

export interface CompareResult extends RunResult {
  readonly baseline: string;
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
  readonly range: Stretch & { readonly chosen_by: "given" | "plan" | "limits" | "years" | "multiple" };
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
  /** How often a condition holds, from 0 to 1, of the trials whose inputs do not contradict each other, with its standard error. */
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
