/**
 * What became of a plan so far. Each entry is a sum or a count that somebody voted, signed or announced, with the years it is
 * for, how far it has got, and the page that says so. Where pages disagree, each has its say.
 */

import type { Unit } from "../formula/units.ts";
import type { Text } from "../model/definition.ts";
import type { Source } from "./types.ts";

/** How far a sum has got, from the least to the most. Approved by the board of a fund; voted by a parliament or a council. */
export const statuses = [
  "announced",
  "requested",
  "approved",
  "voted",
  "contracted",
  "spent",
  "installed",
] as const;
export type Status = (typeof statuses)[number];

/** What the source says of itself: a `low` fact is shown and never counted. */
export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

/** One side of the plan that the record is held against. */
export interface Series {
  readonly id: string;
  readonly label: Text;
  readonly unit: Unit;
  /** Of the plan's own money, which is whole in its smallest unit. */
  readonly money: boolean;
  /** The figure that says what should have come; without it a plan of its own, the same in each year. */
  readonly metric?: string;
  /** Of a stock: the figure that says what was there before the plan. */
  readonly opening?: string;
  readonly plan?: { readonly amount: number; readonly years: Span; readonly source: readonly string[] };
  /** How far a sum has got at least to count, for each answer that is given. */
  readonly levels: readonly Status[];
  /** By year: decided for whole years. By day: comes bit by bit. */
  readonly by: "year" | "day";
  /** A total to be reached, or something to be looked at year by year. */
  readonly goal: "total" | "each-year";
  /** The entry that new money is counted above: what was spent a year before the plan. */
  readonly base?: string;
  /** Why it is no part of the pledge. */
  readonly outside?: Text;
}

export interface Span {
  readonly from: number;
  /** None: the end is not said. */
  readonly to?: number;
}

/** A number that a page prints; one of several where pages disagree. */
export interface Fact {
  readonly id?: string;
  readonly label?: Text;
  /** In the unit of its series. */
  readonly value: number;
  readonly confidence: Confidence;
  readonly source: readonly string[];
  readonly note?: Text;
}

export interface Entry {
  readonly id: string;
  readonly series: string;
  readonly label: Text;
  /** The years that the sum is for, in equal parts. */
  readonly years: Span;
  readonly status: Status;
  /** As written; `known` is the day by which it had surely come. */
  readonly date: string;
  readonly known: string;
  /** What had been reached by this day, and not what is to come. */
  readonly until?: string;
  /** One, or all that are printed. */
  readonly facts: readonly Fact[];
  /** Larger entries that contain it. */
  readonly partOf: readonly string[];
  /** Which way of dividing the whole it belongs to: by ministry, by function. */
  readonly division?: string;
  /** Entries that share money with it, nobody says how much. */
  readonly overlaps: readonly string[];
  /** What it was before: the proposal that was voted, the plan that was signed. */
  readonly replaces: readonly string[];
  /** Why it is on record and counts for nothing. */
  readonly aside?: Text;
  /** The figures that it can be held against by itself. */
  readonly metrics: readonly string[];
  readonly note?: Text;
}

export interface Actuals {
  readonly file: string;
  /** The plan that it is the record of. */
  readonly plan: string;
  /** What a reader of any comparison with it has to know. */
  readonly about?: Text;
  readonly series: ReadonlyMap<string, Series>;
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** All that may be cited: shared sources, the plan's and its own. */
  readonly sources: ReadonlyMap<string, Source>;
}
