/** Where things lie in memory: offsets in bytes, for the kernels and for the TypeScript that calls them. */

/** A column to be drawn: see `drawAll`. */
export const drawnKind = 0;
export const drawnOut = 4;
export const drawnIsWhole = 8;
export const drawnKey = 12;
/** Parameters of the sampler, 8 bytes each. */
export const drawnParameters = 24;
export const drawnBytes = 64;

/** Kinds of samplers. */
export const lineKind = 0;
export const triangleKind = 1;
export const tableKind = 2;
export const stepsKind = 3;

/** Parts that an exact sum has room for: no more than 40 parts that do not overlap cover all doubles. */
export const maxParts = 48;
/** An exact sum: how many parts there are, and the parts. */
export const exactSize = 0;
export const exactParts = 8;
export const exactBytes = exactParts + 8 * maxParts;

/** Bits of a double's upper half below its bin, and bins of a page: see math/statistics/histogram.ts. */
export const belowBin = 10;
export const pageBins = 1024;
/** Pages of bins that lie one behind the other: the octaves of a sign and the upper seven bits of the exponent. */
export const spanPages = 16;
export const spans = 256;
export const spanBytes = 4 * pageBins * spanPages;
/** A span's number is what is above these bits of a double's upper half. */
export const belowSpan = 24;

/** The count of a column: pairs of doubles or 64-bit integers, one for each lane. */
export const countSum = 0;
export const countSquares = 16;
export const countLeast = 32;
export const countMost = 48;
/** How many values equal the reference, and how many are defined. */
export const countEqual = 64;
export const countDefined = 80;
/** Bits where a value was not a whole number. */
export const countBroken = 96;
export const countCentre = 112;
export const countReference = 128;
/** The range of the values that were last counted. */
export const countFrom = 144;
export const countTo = 160;
/** The squares of the groups of a block so far, twice. */
export const countPending = 176;
/** How many values there were, defined or not: a 32-bit word. */
export const countTrials = 192;
/** Addresses of spans by number; 0 for none yet. */
export const countSpans = 208;
/** Behind it the exact sums: of squares, then of each group. */
export const countSums = countSpans + 4 * spans;

/** A column to be counted, its count, and where counting has stopped: see `countAll`. */
export const countedColumn = 0;
export const countedCount = 4;
export const countedStopped = 8;
export const countedBytes = 16;

/**
 * Numbers of operations in a program. Behind a unary one stand the operands out, a; behind a binary one (from `add` on) out, a, b; behind a
 * ternary one (from `select` on) out, a, b, c; behind `lag` the least lag, the number of columns and its operands, behind `allocate` and
 * `waterfall` the number of parts and theirs, as `variadic.ts` lists them.
 */
export enum Op {
  copy = 0,
  neg = 1,
  abs = 2,
  sqrt = 3,
  round = 4,
  /** Rounds what is surely not negative and below 2^52. */
  roundSize = 5,
  floor = 6,
  ceil = 7,
  exp = 8,
  ln = 9,
  not = 10,
  add = 11,
  sub = 12,
  mul = 13,
  div = 14,
  min = 15,
  max = 16,
  eq = 17,
  lt = 18,
  le = 19,
  and = 20,
  or = 21,
  exact = 22,
  pow = 23,
  /** Where neither operand can be undefined. */
  minDefined = 24,
  maxDefined = 25,
  select = 26,
  /** Two operations in one: (a + b) + c and its like. */
  addAdd = 27,
  addMul = 28,
  subAdd = 29,
  subSub = 30,
  mulAdd = 31,
  mulMul = 32,
  lag = 33,
  allocate = 34,
  /** With weights that are integers and add to 2^26 at most. */
  allocateExactly = 35,
  waterfall = 36,
}
