/**
 * What a ranged input may be instead, as a quantile function: exact for one probability, and a fast form for millions of random
 * words. Beside the limits of its range a distribution has its most likely value: that of the input, or 1 for factors.
 */

import { betaQuantile } from "./beta.ts";
import { normalQuantile } from "./normal.ts";
import { betaTable, lognormalTable, normalTable } from "./quantile-tables.ts";

export interface Distribution {
  readonly shape: "triangular" | "pert" | "uniform" | "lognormal" | "normal" | "discrete";
  /** Limits; of lognormal and normal the 5th and 95th percentile. */
  readonly low: number;
  readonly high: number;
  /** Of `discrete`, and of no other: two or more, rising, each with its weight, above zero. */
  readonly values?: readonly { readonly value: number; readonly weight: number }[];
  /** Plays a part in triangular and pert alone. */
  readonly mode: number;
}

/** The 95th percentile of the standard normal: what low and high are of a normal or lognormal. */
const z95 = 1.6448536269514722;

/**
 * The value that is not exceeded with probability p, 0 < p < 1. PERT is Beta(1 + 4(mode − low)/(high − low),
 * 1 + 4(high − mode)/(high − low)) between low and high (Clark 1962).
 */
export function quantile(distribution: Distribution, p: number): number {
  if (distribution.shape === "discrete") {
    const steps = stepsOf(distribution);
    return (steps.findLast(({ from }) => from <= p) ?? (steps[0] as Step)).value;
  }
  const between = distribution as Spanned;
  return p <= 0.5 ? fromBelow(between, p) : fromAbove(between, 1 - p);
}

/** A value of a discrete distribution, and the probability that one below it comes up. */
interface Step {
  readonly from: number;
  readonly value: number;
}

function stepsOf({ values = [] }: Distribution): Step[] {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  return values.map(({ value, weight }) => {
    const from = below / total;
    below += weight;
    return { from, value };
  });
}

type Spanned = Distribution & { readonly shape: Exclude<Distribution["shape"], "discrete"> };

function fromBelow({ shape, low, mode, high }: Spanned, p: number): number {
  const width = high - low;
  switch (shape) {
    case "uniform":
      return low + width * p;
    case "triangular":
      return p * width < mode - low
        ? low + Math.sqrt(p * width * (mode - low))
        : high - Math.sqrt((1 - p) * width * (high - mode));
    case "pert": {
      const [a, b] = pertShapes(low, mode, high);
      return low + width * betaQuantile(p, a, b);
    }
    case "normal":
      return (low + high) / 2 + (width / (2 * z95)) * normalQuantile(p);
    case "lognormal":
      return Math.exp(
        (Math.log(low) + Math.log(high)) / 2 + (Math.log(high / low) / (2 * z95)) * normalQuantile(p),
      );
  }
}

/** The value that is exceeded with probability p: exact where 1 − p would lose digits. */
function fromAbove(distribution: Spanned, p: number): number {
  const { shape, low, mode, high } = distribution;
  if (shape === "lognormal") {
    return Math.exp(
      (Math.log(low) + Math.log(high)) / 2 - (Math.log(high / low) / (2 * z95)) * normalQuantile(p),
    );
  }
  // The others are the same from above as from below, mirrored.
  return -fromBelow({ shape, low: -high, mode: -mode, high: -low }, p);
}

function pertShapes(low: number, mode: number, high: number): [number, number] {
  return [1 + (4 * (mode - low)) / (high - low), 1 + (4 * (high - mode)) / (high - low)];
}

/** How random words of 32 bits become values: word r stands for the probability (r + ½) / 2³². Plain data. */
export type Sampler =
  | { readonly kind: "line"; readonly start: number; readonly step: number }
  | {
      readonly kind: "triangle";
      readonly low: number;
      readonly high: number;
      /** The place of the mode among the words. */
      readonly turn: number;
      /** What is under the root for each word above the least, and below the greatest. */
      readonly rise: number;
      readonly fall: number;
    }
  /** A quantile function in pieces: see `tableOf` in tables.ts. */
  | { readonly kind: "table"; readonly table: Float64Array }
  /** Pairs of the place among the words from which a value comes up, and the value: rising, the first from 0. */
  | { readonly kind: "steps"; readonly table: Float64Array };

/** The same values as `quantile` up to 1e-8 of high − low (of the value for lognormal), at a fraction of its price. */
export function sampler(distribution: Distribution): Sampler {
  const { shape, low, mode, high } = distribution;
  switch (shape) {
    case "discrete": {
      const pairs = stepsOf(distribution).flatMap(({ from, value }) => [from * 2 ** 32, value]);
      return { kind: "steps", table: Float64Array.from(pairs) };
    }
    case "uniform":
      return uniform(low, high);
    case "triangular":
      return triangular(low, mode, high);
    case "pert":
      return { kind: "table", table: betaTable(low, high, ...pertShapes(low, mode, high)) };
    case "normal":
      return { kind: "table", table: normalTable((low + high) / 2, (high - low) / (2 * z95)) };
    case "lognormal":
      return {
        kind: "table",
        table: lognormalTable((Math.log(low) + Math.log(high)) / 2, Math.log(high / low) / (2 * z95)),
      };
  }
}

const word = 2 ** -32;

function uniform(low: number, high: number): Sampler {
  const step = (high - low) * word;
  return { kind: "line", start: low + step / 2, step };
}

function triangular(low: number, mode: number, high: number): Sampler {
  const width = high - low;
  const turn = ((mode - low) / width) * 2 ** 32;
  const [rise, fall] = [width * (mode - low) * word, width * (high - mode) * word];
  return { kind: "triangle", low, high, turn, rise, fall };
}
