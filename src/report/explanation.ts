/** What `explain` and `cite` have found. */

import type { Kind, Text } from "../model/definition.ts";
import type { Head, Row, ScenarioHead } from "./types.ts";

/** A figure or a parameter in the years in which it is read, with what its formula reads: looked up when it is shown, for few are. */
export interface TreeRow {
  /** `compute.cost@2026..2030`; without years where it is one value for all. */
  readonly key: string;
  readonly name: string;
  readonly label: Text;
  readonly kind: Kind | "input";
  readonly unit: string;
  /** Calendar years; none where it is one value for all. */
  readonly years: readonly number[];
  /** Money of another currency among what is restated: as it is. */
  readonly nominal?: true;
  /** One a year, or a single one. */
  readonly values: readonly (number | null)[];
  /** The only value, a flow's sum, also of one that is the same in each year; a stock's last; null for several years of anything else. */
  readonly total: number | null;
  /** Of a figure: as run, with the member's own names. */
  readonly formula?: string;
  readonly reads: () => readonly (Pick<ReadRow, "active"> & { readonly row: TreeRow })[];
}

/** The same in a list of all that a figure is made of. */
export interface NodeRow extends Omit<TreeRow, "reads"> {
  /** Whether anything on the way to the figure lets it through. */
  readonly active: boolean;
  readonly reads: readonly ReadRow[];
}

export interface ReadRow {
  readonly key: string;
  /** Whether it can move what reads it, all else as it is. */
  readonly active: boolean;
}

export interface RangeRow {
  readonly shape: string;
  /** Of a yearly path: added to every year. */
  readonly as?: "addend";
  /** In the parameter's unit; factors on a yearly path, where they are not added. */
  readonly low: number;
  readonly high: number;
}

/** Where a parameter's value comes from: cited pages, an assumption, or the model's own default. */
export type Evidence = "cited" | "assumption" | "default";

export interface ParameterRow {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  /** One, or one for each year of the report. */
  readonly value: number | null | readonly (number | null)[];
  readonly range?: RangeRow;
  /** The year in whose prices it is stated. */
  readonly prices?: number;
  /** Of the rest of a whole: the whole, and the other parts. */
  readonly rest?: { readonly of: Text; readonly parts: readonly string[] };
  /** Who set it: the plan, a scenario, a file, `--set`, `default`. */
  readonly setBy: string;
  readonly evidence: Evidence;
  /** Ids of the report's sources. */
  readonly sources: readonly string[];
  readonly reason?: Text;
  readonly note?: Text;
}

export interface RestsOnRow extends ParameterRow {
  /** Whether it can move the figure by itself, all else as it is. */
  readonly active: boolean;
  /** The figure's change for one percent more and less of the parameter, as a share of its size; null where there is none. */
  readonly effectOfIncrease: number | null;
  readonly effectOfDecrease: number | null;
  /** Which of them is better for the figure, where the model says which way it is worse. */
  readonly better: "more" | "less" | null;
  /** Of the sum of all such changes, none of them taken as negative. */
  readonly share: number | null;
}

export interface SourceRow {
  readonly id: string;
  readonly title: Text;
  readonly publisher: Text;
  readonly date: string;
  readonly url: string;
}

/** How much of a figure rests on what. */
export interface InputSummary {
  readonly inputs: number;
  readonly active: number;
  readonly assumptions: number;
  readonly defaults: number;
  /** Of the sum of all changes for one percent, none of them taken as negative; null where no parameter has one. */
  readonly sensitivityShare: Readonly<Record<Evidence, number>> | null;
}

export interface FigureHead extends Pick<Row, "metric" | "label" | "unit" | "kind"> {
  readonly about: Text;
  /** The year whose value it is; none for a total. */
  readonly year?: number;
  /** Money of another currency among what is restated: as it is. */
  readonly nominal?: true;
  readonly value: number | null;
}

interface Explained extends Head {
  readonly command: "explain";
  readonly years: readonly number[];
}

export interface ExplainReport extends Explained {
  readonly scenarios: readonly [ScenarioHead];
  readonly figure: FigureHead;
  readonly depth?: number;
  /** Whether figures of money are expressed in other money than the plan's own. */
  readonly restated: boolean;
  /** The figure, above what it reads. */
  readonly tree: TreeRow;
  /** The figure first, each before what it reads: all of them, or down to the depth. */
  readonly nodes: () => readonly NodeRow[];
  /** What moves the figure most first; then what cannot move it here. */
  readonly parameters: readonly RestsOnRow[];
  readonly sources: readonly SourceRow[];
  readonly inputSummary: InputSummary;
}

/** A figure that a parameter moves. */
export interface MovedRow
  extends FigureHead,
    Pick<RestsOnRow, "effectOfIncrease" | "effectOfDecrease" | "better"> {}

export interface ParameterReport extends Explained {
  readonly scenarios: readonly [ScenarioHead];
  readonly parameter: ParameterRow & { readonly about?: Text };
  /** Figures whose formulas name it, and whether it can move any year of them. */
  readonly usedBy: readonly {
    readonly metric: string;
    readonly label: Text;
    readonly formula: string;
    readonly active: boolean;
  }[];
  /** How many figures it can move, of how many. */
  readonly moves: { readonly figures: number; readonly of: number };
  /** Figures of the summary that it can move, and by how much. */
  readonly moved: readonly MovedRow[];
  /** The metric that is asked about where nothing is named, which may be among them. */
  readonly headline?: string | undefined;
  readonly sources: readonly SourceRow[];
}

/** A branch of a difference, in the order in which a tree is printed. */
export interface ChangeRow {
  readonly key: string;
  readonly name: string;
  readonly label: Text;
  readonly kind: Kind | "input";
  readonly unit: string;
  readonly years: readonly number[];
  /** How many formulas lie between it and the figure. */
  readonly depth: number;
  readonly formula?: string;
  readonly baseline: number | null | readonly (number | null)[];
  readonly alternative: number | null | readonly (number | null)[];
  /** What comes to the figure by this branch, in the figure's unit; what a formula's branches bring adds up to what it brings. */
  readonly contribution: number | null;
  /** It stands above already, with all below it. */
  readonly repeated?: true;
  /** How many branches below it are not shown. */
  readonly omittedBranches?: number;
}

export interface ChangedRow {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly baseline: ParameterRow["value"];
  readonly alternative: ParameterRow["value"];
  /** Who set it, in either scenario. */
  readonly setBy: readonly [string, string];
  /** What of the change comes from it in the end; these add up to the change. */
  readonly contribution: number | null;
}

export interface DifferenceReport extends Explained {
  readonly scenarios: readonly [ScenarioHead, ScenarioHead];
  readonly figure: Omit<FigureHead, "value"> & {
    readonly baseline: number | null;
    readonly alternative: number | null;
    readonly difference: number | null;
  };
  readonly depth?: number;
  readonly branches: readonly ChangeRow[];
  readonly parameters: readonly ChangedRow[];
  /** Parameters that differ and do not come into it. */
  readonly otherDifferingInputs: number;
}

/** Where a metric lies in nine of ten trials of a simulation, in its own unit; null is a year that never comes. */
export interface TrialRange {
  readonly trials: number;
  readonly seed: number;
  readonly p5: number | null;
  readonly p95: number | null;
  /** The share of trials in which it has no value; the ends are of the others. */
  readonly undefinedShare: number;
}

export interface CiteReport extends Head {
  readonly command: "cite";
  readonly scenarios: readonly [ScenarioHead];
  readonly years: readonly number[];
  /** What the command line changes, in words. */
  readonly settings: readonly Text[];
  readonly figure: FigureHead;
  /** The first 12 hexadecimal digits of SHA-256 over the data that numbers come from. */
  readonly fingerprint: { readonly plan: string; readonly model: string };
  /** None where no input has a range. */
  readonly range?: TrialRange;
  /** The command that draws it, as it is typed. */
  readonly simulation: string;
  readonly inputSummary: InputSummary;
  /** Whether the figure is of the plan's money, or an amount of it can move the figure. */
  readonly countsMoney: boolean;
  /** Those of the parameters that can move the figure, the one that moves it most first. */
  readonly sources: readonly SourceRow[];
}
