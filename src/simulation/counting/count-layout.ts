/** Where the count of a column stands in memory: pairs of doubles or long words, for the first of two values and the second. */

import { pageBins, pages } from "../../math/statistics/histogram.ts";

/** Pages of bins that lie one behind the other: the octaves that a double's sign and upper seven bits of the power of two stand for. */
export const spanPages = 16;
export const spans = pages / spanPages;
export const spanBytes = 4 * pageBins * spanPages;

/** In bytes from its start. */
export const at = {
  sum: 0,
  squares: 16,
  least: 32,
  most: 48,
  /** How many values equal the reference, and how many are defined. */
  equal: 64,
  defined: 80,
  /** Bits where a value was not a whole number. */
  broken: 96,
  centre: 112,
  reference: 128,
  /** The ends of the values that were last counted at once. */
  from: 144,
  to: 160,
  /** The squares of the groups of a block so far, twice. */
  pending: 176,
  /** How many values there were, defined or not: a word. */
  trials: 192,
  /** Addresses of spans by number; 0 for none yet. */
  spans: 208,
} as const;

/** Behind it the exact sums: of squares, then of each group. */
export const sumsAt = at.spans + 4 * spans;

/** A list of columns that are counted one after the other, each with its count. In bytes from where one of them stands. */
export const listed = {
  column: 0,
  count: 4,
  /** Where a count has stopped. */
  stopped: 8,
} as const;

export const listedSize = 16;
