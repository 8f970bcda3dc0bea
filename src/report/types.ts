/**
 * What a command has found, as numbers and names: nothing is worded and nothing is rounded for show. Every format is
 * written from this one shape.
 */

import type { Difference } from "../analysis/compare/difference.ts";
import type { PlainCondition } from "../analysis/conditions/condition.ts";
import type { Term } from "../analysis/projection/addends.ts";
import type { Kind, Text } from "../model/definition.ts";
import type { Currency } from "../model/inputs.ts";
import type { Recorded } from "../plan/types.ts";
import type { Calendar } from "../year-names.ts";
import type { Outcomes } from "./scenario-outcome.ts";

export type { PlainCondition } from "../analysis/conditions/condition.ts";
export type { Term } from "../analysis/projection/addends.ts";
export type { Text } from "../model/definition.ts";
export type { Currency } from "../model/inputs.ts";

/** One figure of one scenario over the years: the core that every command shares. */
export interface Row {
  /** Money of another currency than the plan's where money is restated: this is not. */
  readonly nominal?: true;
  /** Place in the report's `scenarios`: two of them may bear the same name. */
  readonly scenario: number;
  readonly metric: string;
  /** Of saved results: the scenario that it is of, where a result has several, and which of its statistics is compared. */
  readonly savedScenario?: string;
  readonly statistic?: string;
  readonly label: Text;
  /** As shown: "KRW", "MW", "%", "KRW/GPU". */
  readonly unit: string;
  readonly kind: Kind;
  readonly section: string;
  /** Shown beside the plan, but part of no total. */
  readonly memo: boolean;
  readonly payer?: string;
  /** A sum of the rows above: of one payer's, or of all. For programs it is apart, or they would count money twice. */
  readonly sum?: "payer" | "all";
  /** One a year, null where undefined. */
  readonly values: readonly (number | null)[];
  readonly total: number | null;
  /** What it is a plain sum of, if it is one. */
  readonly terms?: readonly Term[];
  /** Place in `values` of the worst year, where one year is worse than another. */
  readonly worst?: number;
}

export interface Money {
  readonly currency: Currency;
  /** The year whose prices it is expressed in; nominal without. */
  readonly prices?: number;
  /** What the plan says of tax in its amounts. */
  readonly tax?: Text;
}

export interface LayerHead {
  readonly id: string;
  readonly from: string;
  readonly file?: string;
  readonly set: readonly string[];
  readonly unset: readonly string[];
  readonly why?: string;
}

export interface ScenarioHead {
  readonly name: string;
  readonly label: Text;
  readonly layers: readonly LayerHead[];
  /** Which money it counts on each side. */
  readonly basis?: Text | undefined;
  readonly basisShort?: Text | undefined;
  /** How many inputs it rests on, and how many of them nobody could be cited for. */
  readonly inputs: number;
  readonly assumptions: number;
  /** Where two plans are compared: which of them it is of. */
  readonly plan?: { readonly id: string; readonly file: string };
}

/** All that it takes to work a result out again, and to name what has changed since: for JSON. */
export interface Provenance extends Recorded {
  /** Scenarios that were read from files and standard input, by the name they were requested with. */
  readonly scenarios: Readonly<Record<string, unknown>>;
  /** As on the command line: what the command was given, and its options but those of presentation. */
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** Which program worked on which files; a file is named only where it is not the one shipped. */
export interface Origin {
  readonly version: string;
  readonly provenance?: Provenance;
  readonly planFile?: string;
  readonly modelFile?: string;
}

export interface Head extends Origin {
  readonly plan: {
    readonly id: string;
    readonly label: Text;
    readonly currency: Currency;
    /** What its years are called, where that is not their number; the numbers of a report are not called so. */
    readonly years?: Calendar;
  };
  /** What its money is expressed in: the plan's own, nominal, unless requested otherwise. */
  readonly money: Money;
  readonly model: { readonly id: string; readonly counts: ReadonlyMap<string, Text> };
}

export interface Section {
  readonly id: string;
  /** None for rows that are under no heading. */
  readonly label?: Text;
}

/** What rows can be brought together by, instead of the model's sections. */
export type Grouping = "payer";

/** A figure to be drawn year by year: stacked of its parts, under a line. */
export interface PictureRow {
  readonly whole: Row;
  readonly parts: readonly Row[];
  readonly line?: Row;
}

export interface RunReport extends Head, Outcomes {
  readonly command: "run";
  readonly scenarios: readonly [ScenarioHead];
  readonly years: readonly number[];
  readonly groupBy?: Grouping;
  readonly sections: readonly Section[];
  readonly rows: readonly Row[];
  /** In place of a table, where they were requested. */
  readonly pictures?: readonly PictureRow[];
}

/** A row of scenario number `scenario` less the same row of the baseline. */
export interface DifferenceRow extends Difference, Pick<Row, "savedScenario" | "statistic" | "payer"> {
  readonly scenario: number;
}

export interface InputRow {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  /** One a scenario: a number, or one a year. */
  readonly values: readonly (number | readonly (number | null)[] | null)[];
  /** One a scenario: who set it. */
  readonly setBy: readonly string[];
  /** One a scenario, where it is the rest of its whole in any. */
  readonly rest?: readonly boolean[];
}

type Amounts = Pick<Row, "values" | "total">;

/** What a changed input, or a group of them, contributes to a difference. */
export interface BridgePartRow extends Amounts {
  readonly inputs: readonly string[];
  /** What the names of a group have in common. */
  readonly prefix?: string;
}

/** One figure on its way from the baseline to another scenario: the parts add to the difference, to the last digit. */
export interface BridgeRow extends Pick<Row, "scenario" | "metric" | "label" | "unit" | "kind" | "nominal"> {
  readonly baseline: Amounts;
  readonly alternative: Amounts;
  /** The largest first. */
  readonly contributions: readonly BridgePartRow[];
}

/** Figures that are not shown and that a scenario changes. */
export interface UnshownRow {
  readonly scenario: number;
  readonly figures: readonly Pick<Row, "metric" | "label" | "section">[];
}

export interface CompareReport extends Head, Outcomes {
  readonly command: "compare";
  readonly scenarios: readonly ScenarioHead[];
  /** Place in `scenarios`. */
  readonly baseline: number;
  readonly years: readonly number[];
  readonly groupBy?: Grouping;
  readonly sections: readonly Section[];
  /** Figure by figure, within each the scenarios in order. */
  readonly rows: readonly Row[];
  readonly differences: readonly DifferenceRow[];
  readonly inputs: readonly InputRow[];
  /** One for each scenario but the baseline, where they were requested: then tables are about them. */
  readonly bridges: readonly BridgeRow[];
  /** Of scenarios that change nothing of what is shown: the figures that they do change. */
  readonly unshown?: readonly UnshownRow[];
  /** Of two saved results: how many rows both have, and how many of these are not the same. */
  readonly compared?: { readonly all: number; readonly differing: number };
  /** Whether bridges are shown in pictures. */
  readonly charted: boolean;
  /** Whether the tables are about the inputs that differ instead of the figures. */
  readonly showInputs: boolean;
}

/** An input along which figures are calculated again and again. */
export interface AxisHead {
  /** As it was given. */
  readonly text: string;
  readonly input: string;
  readonly op: string;
  /** The inputs that it sets; of one of them the label. */
  readonly inputs: readonly string[];
  readonly label?: Text;
  readonly unit: string;
  readonly count: number;
}

export interface SweepPointRow {
  /** Place in the report's `scenarios`. */
  readonly scenario: number;
  /** For each axis, in its unit. */
  readonly at: readonly number[];
  /** For each figure; null where undefined. */
  readonly values: readonly (number | null)[];
  /** Whether the condition holds; null where it is undefined. */
  readonly met?: boolean | null;
  /** The inputs contradict each other here. */
  readonly infeasible?: true;
}

export interface SweepReport extends Head {
  readonly command: "sweep";
  readonly scenarios: readonly ScenarioHead[];
  readonly years: readonly number[];
  readonly axes: readonly AxisHead[];
  /** The condition that points are marked by. */
  readonly condition?: string;
  /** Its parts, where words have them. */
  readonly plain?: PlainCondition | undefined;
  /** The year that values are of; without it they are totals. */
  readonly year?: number;
  readonly metrics: readonly Pick<Row, "metric" | "label" | "unit" | "kind" | "nominal">[];
  /** How many points there are. */
  readonly count: number;
  /** Calculated as they are read, and again each time: scenario by scenario, of the axes the last the fastest. */
  readonly points: Iterable<SweepPointRow>;
}

/** What a condition is where it neither holds nor fails: of inputs that contradict each other, or undefined and so not met. */
export type OutsideRow = "infeasible" | "undefined";

/** A stretch of an input in which a condition holds, in the input's unit. */
export interface AnswerRow {
  readonly from: number;
  readonly to: number;
  /** The neighbours, at which it fails, if nothing else is said; null where the range ends. */
  readonly nextBelow: number | null;
  readonly nextAbove: number | null;
  readonly nextBelowIs?: OutsideRow;
  readonly nextAboveIs?: OutsideRow;
  /** An equality that is met between the two, which are neighbours. */
  readonly crossing?: true;
  /** The same in the unit of the report's `restated`. */
  readonly restated?: Restated<"from" | "to" | "nextBelow" | "nextAbove">;
}

type Restated<Keys extends string> = Readonly<Record<Keys, number | null>>;

export interface SolveReport extends Head {
  readonly command: "solve";
  readonly scenarios: readonly [ScenarioHead];
  readonly years: readonly number[];
  readonly condition: string;
  /** Its parts, where words have them. */
  readonly plain?: PlainCondition | undefined;
  /** All answers, or the greatest or least value of the input. */
  readonly goal: "all" | "max" | "min";
  /** `now`: its value in the scenario, 1 of a factor. */
  readonly by: AxisHead & { readonly integer: boolean; readonly current: number };
  readonly range: {
    readonly from: number;
    readonly to: number;
    readonly chosenBy: "given" | "plan" | "limits" | "years" | "multiple";
  };
  readonly answers: readonly AnswerRow[];
  /** What amounts of the input stand in beside its own unit, by the rate and the price level of a year. */
  readonly restated?: Money & { readonly year: number; readonly unit: string };
  /** The greatest or the least, where that was the question and there is one. */
  readonly optimum?: number;
  readonly optimumRestated?: number | null;
  /** Whether all else in the range is excluded, wherever inputs do not contradict each other. */
  readonly proved: boolean;
  /** Where inputs contradict each other, and what they break. */
  readonly infeasibleRanges: readonly {
    readonly from: number;
    readonly to: number;
    readonly requirements: readonly Text[];
  }[];
  /** Where the condition is undefined, and so is not met. */
  readonly undefinedRanges: readonly { readonly from: number; readonly to: number }[];
  /** Of an equality that is met nowhere: what its sides are where they are nearest to each other, and the question to ask instead. */
  readonly nearest: readonly {
    readonly inputValue: number;
    readonly inputRestated?: number | null;
    readonly left: number | null;
    readonly right: number | null;
    readonly unit: string;
  }[];
  readonly suggestedCondition?: string;
  readonly search: {
    readonly points: number;
    readonly boxes: number;
    /** How near to an answer another would go unseen. */
    readonly tolerance: number;
    readonly undecided: readonly { readonly from: number; readonly to: number }[];
  };
}
