/** What a file of checks asks for. */

import type { Issue, Message, Place } from "../errors.ts";
import type { Span } from "../formula/syntax.ts";
import type { Text } from "../model/definition.ts";

export type Level = "fail" | "warn";

interface Common {
  readonly id: string;
  readonly text?: Text;
  readonly reason?: Text;
  readonly level: Level;
  /** In its file. */
  readonly place?: Place;
}

/** What has to hold in scenarios, or to have a value. */
interface InScenarios extends Common {
  /** Names, stacks and patterns with `*`; none means the base. */
  readonly scenarios: readonly { readonly pattern: string; readonly place: Place | undefined }[];
  /** Whether every input that has a range is taken to its low and its high as well, one at a time. */
  readonly matrix: boolean;
}

export interface AssertCheck extends InScenarios {
  readonly kind: "assert";
  readonly assert: string;
  readonly yearly: boolean;
  readonly placeOf: (span: Span) => Place;
  /** What is worth saying of how it was read goes here. */
  readonly notes: Message[];
}

export interface DefinedCheck extends InScenarios {
  readonly kind: "defined";
  /** Names of figures, in which `*` is one segment; "all" for those that are not a first year. */
  readonly defined: "all" | readonly string[];
}

export interface CoverageCheck extends Common {
  readonly kind: "coverage";
  /** The least shares of the inputs with a source, and with a source or a reasoned assumption. */
  readonly sourced?: number;
  readonly documented?: number;
}

export interface UnusedCheck extends Common {
  readonly kind: "unused";
  readonly most: number;
}

export interface AgeCheck extends Common {
  readonly kind: "age";
  readonly months: number;
}

export interface DriftCheck extends Common {
  readonly kind: "drift";
  /** A result in JSON, as a path that can be opened from here. */
  readonly file: string;
  readonly metric: string;
  readonly scenario?: string;
  /** A share: 0.01 is 1%. */
  readonly within: number;
}

/** What stands in a file in the place of a check and is none: the others are asked all the same. */
export interface InvalidCheck extends Common {
  readonly kind: "invalid";
  readonly issues: readonly Issue[];
}

export type Check =
  | AssertCheck
  | DefinedCheck
  | CoverageCheck
  | UnusedCheck
  | AgeCheck
  | DriftCheck
  | InvalidCheck;

export interface Checks {
  readonly file: string;
  /** Of probabilities. */
  readonly trials: number;
  readonly seed: number;
  readonly checks: readonly Check[];
}

export const defaultTrials = 10_000;

export const defaultSeed = 1;
