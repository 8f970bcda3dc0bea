/** The page about a plan: scenarios compared, how sure they are, what they hinge on and what they rest on. */

import type { Headline, MethodPart, Text } from "../../model/definition.ts";
import type { ParameterRow, SourceRow } from "../../report/explanation.ts";
import type { SimulateReport } from "../../report/simulated.ts";
import type { AxisHead, CompareReport, Head, Row, ScenarioHead } from "../../report/types.ts";
import type { SensitivityReport } from "../sensitivity/report.ts";
import type { TrackReport } from "../track/report.ts";
import type { SpendingParts } from "./spending-parts.ts";

/** The answer in numbers, one for each scenario. Amounts are of the whole period. */
export interface AnswerRow {
  readonly scenario: number;
  readonly spending: number;
  readonly funding: number;
  /** At the end of the last year; below zero it is missing. */
  readonly finalBalance: number;
  /** The first year in which the money so far does not suffice. */
  readonly firstShortfallYear: number | null;
  /** The share of trials in which there is such a year; null where nothing was drawn. */
  readonly shortfallProbability: number | null;
}

/**
 * A part of the uses, by year. thing: what the money is for. others: the smaller things together. rest: what nobody is named to
 * pay. private: all that is not public money.
 */
export interface UseRow extends Pick<Row, "scenario" | "unit" | "values" | "total"> {
  readonly id: string;
  readonly type: "thing" | "others" | "rest" | "private";
  readonly label?: Text;
  /** How many things `others` stands for. */
  readonly count?: number;
}

/** What is left of a year's money after its spending, in one scenario; below zero it is missing. */
export interface LeftRow extends Pick<Row, "scenario" | "unit" | "values" | "total"> {}

/** How a figure falls over the trials, in all scenarios on the same edges. */
export interface SpreadPart extends Pick<Row, "metric" | "label" | "unit" | "kind"> {
  readonly edges: readonly number[];
  readonly cumulativeProbabilities: readonly number[];
  /** By scenario. */
  readonly spreads: readonly SpreadRow[];
}

export interface SpreadRow {
  readonly scenario: number;
  /** Those whose inputs do not contradict each other. */
  readonly trials: number;
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
  /** For each of the shares, the value that so many trials do not exceed. */
  readonly quantiles: readonly number[];
}

/** A figure over a grid of two inputs, all else as in the first scenario. */
export interface GridPart extends Pick<Row, "metric" | "label" | "unit" | "kind"> {
  readonly axes: readonly AxisHead[];
  /** The last axis the fastest. `at`: in the axes' units. */
  readonly points: readonly { readonly inputValues: readonly number[]; readonly value: number | null }[];
}

export interface PageSourceRow extends SourceRow {
  readonly note?: Text;
}

/** Why a layer of a scenario is there. */
export interface StoryRow {
  readonly scenario: number;
  readonly id: string;
  readonly why?: Text;
  /** Ids of the page's sources. */
  readonly sources: readonly string[];
}

/** An input that a scenario has otherwise than the first. */
export interface ChangedRow extends ParameterRow {
  readonly scenario: number;
  readonly before: ParameterRow["value"];
}

/** How a figure on the page is calculated, and from what: names of inputs and ids of sources of the page. */
export interface FigureNote extends Pick<Row, "metric" | "label"> {
  readonly about: Text;
  readonly formula: string;
  readonly inputs: readonly string[];
  readonly sources: readonly string[];
  readonly assumptions: number;
}

export interface PageReport extends Head {
  readonly command: "report";
  /** What the model is and what it leaves out. */
  readonly method: readonly MethodPart[];
  readonly glossary: readonly MethodPart[];
  /** By which the numbers of the plan and of the model are known again. */
  readonly fingerprint: { readonly plan: string; readonly model: string };
  /** The command line that makes this page again. */
  readonly commandLine: string;
  /** The day of the page: the one given, and by default today where there is a record. */
  readonly day?: string | undefined;
  readonly about?: Text;
  /** The figures that it is built around. */
  readonly headline: Headline;
  /** The first is what the others are compared with. */
  readonly scenarios: readonly ScenarioHead[];
  readonly years: readonly number[];
  readonly answers: readonly AnswerRow[];
  readonly spentOn: SpendingParts;
  readonly uses: readonly UseRow[];
  /** The headline's funding less its spending, one for each scenario; none where the model lacks either. */
  readonly left: readonly LeftRow[];
  /** The summary, and what the pictures show; the inputs that differ. */
  readonly comparison: CompareReport;
  readonly simulation?: SimulateReport;
  readonly spread?: SpreadPart;
  /** By scenario. */
  readonly sensitivities: readonly SensitivityReport[];
  /** Which way what they measure is worse, where the model says so. */
  readonly worse?: "low" | "high" | undefined;
  readonly grid?: GridPart | undefined;
  /** The first scenario against what has come of it. */
  readonly record?: TrackReport;
  readonly stories: readonly StoryRow[];
  readonly changed: readonly ChangedRow[];
  readonly inputs: readonly ParameterRow[];
  readonly figures: readonly FigureNote[];
  readonly sources: readonly PageSourceRow[];
}
