/** What a validated model.json is: declarations and formulas, and no number but unitless ones. */

import type { Unit } from "../formula/units.ts";

export interface Text {
  readonly en: string;
  readonly ko: string;
}

/** flow: totals over the years. stock: its last year counts. rate: has no total. single: one value, not yearly. */
export const kinds = ["flow", "stock", "rate", "single"] as const;
export type Kind = (typeof kinds)[number];

/** A parameter that the model needs from a plan. `*` as second segment: one for each member of that family. */
export interface ParameterDeclaration {
  readonly name: string;
  readonly unit: string;
  readonly label: Text;
  readonly about?: Text;
  /**
   * Value where a plan gives none, in units of `unit`; without it every plan must give one. `rest`: the rest of its whole, where the
   * plan makes no other part the rest, and else zero.
   */
  readonly default?: number | "rest";
  /** Limits, inclusive, in units of `unit`. */
  readonly min?: number;
  readonly max?: number;
  readonly whole: boolean;
  /** A yearly value outside the years it names: holds the nearest, or is zero (a funding profile). */
  readonly outside: "hold" | "zero";
  /** Its label where other inputs have these values, in their units: what it counts may depend on them. The first that holds is taken. */
  readonly where?: readonly { readonly set: Readonly<Record<string, number>>; readonly label: Text }[];
}

export interface MetricDefinition {
  readonly name: string;
  readonly formula: string;
  readonly unit: string;
  readonly kind: Kind;
  readonly section: string;
  /** Shown in the summary table of `run`. */
  readonly summary: boolean;
  /** Shown beside the plan, but part of no total. */
  readonly memo: boolean;
  readonly label: Text;
  readonly about: Text;
  /** Who pays it: an id of the definition's payers. Only flows of money that count have one, and no two overlap. */
  readonly payer?: string;
  /** Which way it is worse: low for what comes in or is left, high for what is spent. Without it no year of it is worse than another. */
  readonly worse?: "low" | "high";
  /** The parameter that a setting of this metric's name means: `--set funding.private=50조`. */
  readonly lever?: string;
}

/** A condition that every year of every scenario must meet, or the inputs contradict each other. */
export interface Requirement {
  readonly name: string;
  readonly formula: string;
  readonly says: Text;
}

/** Inputs that are parts of one whole: they add to 100%. `family.*.rest` as its name: once for each member of the family. */
export interface Share {
  readonly name: string;
  readonly label: Text;
  /** Names of parameters; in a whole that is no family's, `family.*.share` stands for those of all members. */
  readonly members: readonly string[];
}

/** What the plan comes to in one picture: a figure stacked of others, year by year, and the line that it should stay under. */
export interface Picture {
  readonly whole: string;
  /** From the bottom; what they leave of the whole is drawn last. */
  readonly parts: readonly string[];
  readonly line?: string;
}

/**
 * The metrics that commands turn to where none is named, and that a page is built around. A model may lack any: without `spending`,
 * `funding` and `metric`, being what the two leave, a page has no answer in a sentence.
 */
export interface Headline {
  /** What is asked about where nothing is named. */
  readonly metric?: string | undefined;
  readonly spending?: string | undefined;
  readonly funding?: string | undefined;
  /** All that the plan comes to, whoever brings it. */
  readonly allFunding?: string | undefined;
  /** What is spent beside `spending`, and the payer whose it is. */
  readonly otherSpending?: string | undefined;
  readonly otherPayer?: string | undefined;
  /** The first year in which the money so far does not suffice. */
  readonly shortfall?: string | undefined;
  /** Figures that are 1 where something that the plan must do comes true and else 0: a simulation tells how likely each is. */
  readonly outcomes?: readonly string[] | undefined;
  /** Figures by which plans of different sizes are compared: a share, a cost of one. */
  readonly perSize?: readonly string[] | undefined;
  /** The input along which a page looks for how far the money lasts. */
  readonly breakEven?: string | undefined;
}

/** What of a model real projects are held against, by `backtest`. */
export interface CaseTerms {
  /** The family of what is bought: its inputs `share` and `first` are a member's part of a year's purchases and the first year of it. */
  readonly family: string;
  /** The input that is the plan's currency per US dollar, and the one that is the years of operation in a cost. */
  readonly rate: string;
  readonly life: string;
  /** By what a cost covers, the metric for one of what is bought, and for a MW of the site's peak, or of its IT, where none is counted. */
  readonly scopes: Readonly<Record<string, CaseScopeTerms>>;
}

export interface CaseScopeTerms {
  readonly each?: string | undefined;
  readonly mw?: string | undefined;
  readonly itMw?: string | undefined;
}

export interface MethodPart {
  readonly label: Text;
  readonly about: Text;
}

export interface Definition {
  readonly id: string;
  readonly label: Text;
  /** Units that count things, beyond those of the language: GPU, person. */
  readonly counts: ReadonlyMap<string, Text>;
  /** Units that it makes of others: t of kg. */
  readonly units?: ReadonlyMap<string, Unit>;
  readonly families: ReadonlyMap<string, Text>;
  readonly sections: ReadonlyMap<string, Text>;
  /** Whom `--group-by payer` sums up, in this order. */
  readonly payers: ReadonlyMap<string, Text>;
  readonly parameters: readonly ParameterDeclaration[];
  readonly metrics: readonly MetricDefinition[];
  readonly pictures: readonly Picture[];
  readonly headline?: Headline;
  readonly cases?: CaseTerms;
  /** What the model is and what it leaves out, in paragraphs with headings: said before its formulas, and on a page about a plan. */
  readonly method?: readonly MethodPart[];
  /** Words that not every reader of a page knows; of one with several names, these with commas between. */
  readonly glossary?: readonly MethodPart[];
  readonly requirements: readonly Requirement[];
  readonly shares?: readonly Share[];
  /** By a name of the model, a family's name for all members, what people call it besides: nothing is calculated from these. */
  readonly synonyms?: ReadonlyMap<string, readonly string[]>;
}

/** A text that is the same in both languages, where only one is given. */
export function sameText(text: string): Text {
  return { en: text, ko: text };
}
