/** What a program sees of the library: its shapes, and the one class of its errors. Nothing else is imported here. */

import type { CheckResult, ExplainResult } from "./explained-results.ts";
import type {
  CompareResult,
  DrawsResult,
  Kind,
  RunResult,
  SimulateResult,
  SolveResult,
  SweepResult,
} from "./results.ts";

export type * from "./explained-results.ts";
export type * from "./results.ts";

/** A text in both languages. */
export interface Text {
  readonly en: string;
  readonly ko: string;
}

/** Why something could not be answered: `usage` for a request that cannot be read, `input` for its content or a data file's, `file` for a file that cannot be read. */
export type ErrorKind = "usage" | "input" | "unsolved" | "file";

/** Where in which file, or in which text of a request. Line and column count from 1, in UTF-16 units. */
export interface Place {
  /** `-` of a plan or a scenario that is an object, `model` of such a model: its lines are those of JSON with two spaces a level. */
  readonly file?: string;
  /** The key of the request, where it is no file. */
  readonly key?: string;
  readonly line?: number;
  readonly column?: number;
  /** Characters that are meant. */
  readonly length?: number;
  /** The line, or the part of it around the column. */
  readonly text?: string;
}

/** One thing that is wrong. */
export interface Issue {
  /** The id of its message, which stays the same from version to version: `set.unknown-parameter`. */
  readonly code: string;
  /** In words, in the language of the plan. */
  readonly message: string;
  readonly place?: Place;
  /** What may be meant, and what to try next. */
  readonly next: readonly string[];
}

/** Every error that is the caller's to mend. Whatever else is thrown is a fault of the library. */
export class BaekjoError extends Error {
  override readonly name = "BaekjoError";
  readonly kind: ErrorKind;
  /** What the command ends with: 2 for `usage`, 3 for `input`, 4 for `unsolved`, 5 for `file`. */
  readonly exitCode: number;
  readonly issues: readonly Issue[];
  /** All of them as the command prints them, each with its place and a caret. */
  readonly report: string;

  constructor(kind: ErrorKind, exitCode: number, issues: readonly Issue[], report: string) {
    super(issues.map((issue) => issue.message).join("\n"));
    this.kind = kind;
    this.exitCode = exitCode;
    this.issues = issues;
    this.report = report;
  }
}

/** A scenario by name (`gpus-100k`), path, `a+b` laid one over the other, or what its file would hold. One of a request may be such an object. */
export type Scenario = string | Readonly<Record<string, unknown>>;

/**
 * Settings as the command line has them (`"fx.usd=1600"`, `"fx.usd*=1.1"`, `"fx.usd@2028=1600"`), or by input: a number is in the input's
 * own unit as `inputs` has it, a text is read with its unit (`"40조"`, `"$76,000"`), a list is a value for each year, and an object has values by year.
 */
export type Settings =
  | string
  | readonly string[]
  | {
      readonly [input: string]:
        | number
        | string
        | readonly (number | string)[]
        | { readonly [year: string]: number | string };
    };

/** What is laid on every scenario of a request. */
export interface ScenarioRequest {
  readonly set?: Settings;
  /** Inputs that return to the plan's value. */
  readonly unset?: string | readonly string[];
  /** Tables of inputs (.csv, .tsv). */
  readonly setFile?: string | readonly string[];
  /** Another horizon than the plan's: `"2026..2035"`. */
  readonly years?: string;
}

/** What money is expressed in. */
export interface MoneyRequest {
  /** A currency of the plan's rates: `"USD"`. */
  readonly in?: string;
  /** The year whose prices it is expressed in, along the plan's inflation. */
  readonly real?: number | string;
}

/** Which metrics: by name, with `*` for any one segment; or a section of the model. All of them where neither is given. */
export interface MetricRequest {
  readonly metric?: string | readonly string[];
  readonly section?: string;
}

export interface RunRequest extends ScenarioRequest, MoneyRequest, MetricRequest {
  /** The plan itself, where none is given. */
  readonly scenario?: Scenario;
  /** Only money that somebody pays, with sums by payer. */
  readonly groupBy?: "payer";
}

export interface CompareRequest extends ScenarioRequest, MoneyRequest, MetricRequest {
  /** The first is the baseline. One alone is compared with itself before `set`, or else with the plan. */
  readonly scenarios?: readonly Scenario[];
  readonly baseline?: string;
  readonly groupBy?: "payer";
  readonly inputs?: boolean;
  /** A metric of which each changed input's contribution is given. */
  readonly bridge?: string;
}

export interface SweepRequest extends ScenarioRequest, MoneyRequest, MetricRequest {
  readonly scenario?: Scenario;
  readonly scenarios?: readonly Scenario[];
  /** Axes: `"fx.usd=1300..1700:100"`, `"compute.target=50000..100000/6"`, `"fx.usd=[1300, 1500]"`. */
  readonly vary?: string | readonly string[];
  readonly where?: string;
  /** A year whose values are wanted, and not totals. */
  readonly at?: number | string;
}

export interface SolveRequest extends ScenarioRequest, MoneyRequest {
  readonly scenario?: Scenario;
  /** With `by`: `"all(balance.public.cumulative >= 0)"`. */
  readonly condition?: string;
  readonly by?: string;
  readonly between?: string;
  /** The input that is to be as large, or as small, as `subjectTo` allows. */
  readonly max?: string;
  readonly min?: string;
  readonly subjectTo?: string;
}

export interface SimulateRequest extends ScenarioRequest, MoneyRequest, MetricRequest {
  readonly scenario?: Scenario;
  readonly scenarios?: readonly Scenario[];
  /** 10,000 where none are given. */
  readonly trials?: number;
  /** 1 where none is given: the same seed draws the same numbers. */
  readonly seed?: number;
  readonly sampling?: "plain" | "sobol";
  /** Conditions whose probability is counted. */
  readonly prob?: string | readonly string[];
  /** Trials go on until a mean is known as exactly: `"se(compute.cost) < 10억"`. */
  readonly until?: string;
  /** So many trials one by one: the result is then a DrawsResult. */
  readonly draws?: number;
  /** Threads; by default one, and more from 500,000 trials on. The numbers do not depend on it. */
  readonly jobs?: number;
}

/** How a simulation is followed. */
export interface Watch {
  /** Called block by block: trials done, of trials in all. */
  readonly onProgress?: (done: number, trials: number) => void;
  /** An AbortSignal: aborted, the simulation rejects with its reason. */
  readonly signal?: { throwIfAborted(): void };
}

export interface ExplainRequest extends ScenarioRequest, MoneyRequest {
  /** A metric, with a year or not (`"compute.cost@2028"`), or an input. */
  readonly name: string;
  readonly scenario?: Scenario;
  /** Why two scenarios differ in the metric: with `scenarios`, the first being the baseline; of one, the plan is. */
  readonly diff?: boolean;
  readonly scenarios?: readonly Scenario[];
  /** Formulas below the metric: all where none is given. */
  readonly depth?: number;
}

export interface CheckRequest extends ScenarioRequest {
  /** A file of checks, or what it would hold. The plan's own, where neither this nor `assert` is given. */
  readonly checks?: string | Readonly<Record<string, unknown>>;
  /** Conditions: `"all(balance.public.cumulative >= 0)"`, `"P(any(x < 0)) <= 20%"`. */
  readonly assert?: string | readonly string[];
  /** Of `assert`: the plan itself, where none is given. */
  readonly scenario?: Scenario;
  readonly scenarios?: readonly Scenario[];
  /** A warning is a failure. */
  readonly strict?: boolean;
  /** The day that the age of sources is counted to: today, where none is given. */
  readonly asOf?: string;
}

export interface KernelRequest extends ScenarioRequest, MoneyRequest, MetricRequest {
  readonly scenario?: Scenario;
  /** The inputs that are free, in the order of their values: `"fx.usd"`, or one year of it, `"fx.usd@2028"`. */
  readonly inputs: string | readonly string[];
}

/** Metrics of a scenario as a function of some inputs, compiled once. */
export interface Kernel {
  /** With the unit in which each value goes in. */
  readonly inputs: readonly { readonly input: string; readonly unit: string }[];
  /** What each number of a row that comes out is: a metric in a year, in its unit, or its total behind its years. */
  readonly columns: readonly {
    readonly metric: string;
    readonly year: number | "total";
    readonly unit: string;
  }[];
  /**
   * A value for each input gives a row: a number for each column, the same that `run` gives, NaN where it is undefined, and in all
   * columns where the inputs contradict each other. Values of several rows one behind the other give these rows one behind the other.
   * Throws BaekjoError for a value that an input may not have.
   */
  evaluate(values: ArrayLike<number>): Float64Array;
}

export interface ScenarioInfo {
  readonly name: string;
  readonly label: Text;
  readonly why?: Text;
}

export interface InputInfo {
  readonly name: string;
  readonly label: Text;
  /** In which it is shown and set. */
  readonly unit: string;
  /** In the plan; one a year where it differs by year. */
  readonly value: number | readonly (number | null)[];
  /** The ends of its range; of an input by year, factors on its path, or what is added to it. */
  readonly range?: {
    readonly shape: string;
    readonly low: number;
    readonly high: number;
    readonly as?: "addend";
  };
  /** Ids of sources, or ASSUMPTION. */
  readonly source: readonly string[] | "ASSUMPTION";
}

export interface MetricInfo {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly kind: Kind;
  /** Of the model: funding, cost, … */
  readonly section: string;
}

/** An opened plan. Several may be open at once, and nothing is shared between them. Methods throw BaekjoError. */
export interface Plan {
  readonly id: string;
  readonly label: Text;
  readonly years: readonly number[];
  /** A code of ISO 4217, and how many decimals amounts are kept to. */
  readonly currency: { readonly code: string; readonly decimals: number };
  /** Of baekjo. */
  readonly version: string;
  /** The plan itself first. */
  readonly scenarios: readonly ScenarioInfo[];
  readonly inputs: readonly InputInfo[];
  readonly metrics: readonly MetricInfo[];
  /** One scenario over the years. */
  run(request?: RunRequest): Promise<RunResult>;
  /** Scenarios side by side, each against the baseline. */
  compare(request: CompareRequest): Promise<CompareResult>;
  /** Metrics over a grid of inputs and scenarios. */
  sweep(request: SweepRequest): Promise<SweepResult>;
  /** Where along an input a condition holds. No answer is an answer: `answers` is empty then. */
  solve(request: SolveRequest): Promise<SolveResult>;
  /** Scenarios drawn many times over, by every range of the plan. The event loop goes on meanwhile. */
  simulate(request: SimulateRequest & { readonly draws: number }, watch?: Watch): Promise<DrawsResult>;
  simulate(request?: SimulateRequest, watch?: Watch): Promise<SimulateResult>;
  /** A metric down to its sources, an input, or why two scenarios differ. */
  explain(request: ExplainRequest): Promise<ExplainResult>;
  /** Whether what is asserted holds. A check that fails is an answer: `success` is false then. */
  check(request?: CheckRequest): Promise<CheckResult>;
  /** For many evaluations of few inputs: some tenths of a millisecond each. */
  kernel(request: KernelRequest): Promise<Kernel>;
}

/** The name of a plan that ships (`"korea"`, `"india"`), the path of a plan.json or of its folder, or what the files would hold. */
export type PlanSource =
  | string
  | {
      readonly plan?: string | Readonly<Record<string, unknown>>;
      readonly model?: string | Readonly<Record<string, unknown>>;
      /** Scenarios beside those of the plan, by name. */
      readonly scenarios?: { readonly [name: string]: Readonly<Record<string, unknown>> };
    };

export interface OpenOptions {
  /** The language of errors and notes: English, where none is given. */
  readonly lang?: "en" | "ko";
  /** Receives what the command would note beside an answer: a value outside its range, a converted amount. */
  readonly onNote?: (note: { readonly code: string; readonly message: string }) => void;
}

/** Opens a plan: Korea's, where no other is named. Reads its files, and nothing else: no environment, no working folder. */
export type OpenPlan = (source?: PlanSource, options?: OpenOptions) => Promise<Plan>;
