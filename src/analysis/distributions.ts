/**
 * What a ranged input may be instead, as a quantile function: exact for one probability, and a fast form for millions of random
 * words. Beside the limits of its range a distribution has its most likely value: that of the input, or 1 for factors.
 */

import type { Range } from "../model/instance.ts";
import { betaDensity, betaFunction, betaQuantile } from "./beta.ts";
import { normalDensity, normalQuantile } from "./normal.ts";

export interface Distribution extends Range {
  /** Plays no part in uniform, normal and lognormal. */
  readonly mode: number;
}

/** The 95th percentile of the standard normal: what low and high are of a normal or lognormal. */
const z95 = 1.6448536269514722;

/**
 * The value that is not exceeded with probability p, 0 < p < 1. PERT is Beta(1 + 4(mode − low)/(high − low),
 * 1 + 4(high − mode)/(high − low)) between low and high (Clark 1962).
 */
export function quantile(distribution: Distribution, p: number): number {
  return p <= 0.5 ? fromBelow(distribution, p) : fromAbove(distribution, 1 - p);
}

function fromBelow({ shape, low, mode, high }: Distribution, p: number): number {
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
function fromAbove(distribution: Distribution, p: number): number {
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
  /** A quantile function in pieces: see `tableOf`. */
  | { readonly kind: "table"; readonly table: Float64Array };

/** The same values as `quantile` up to 1e-8 of high − low (of the value for lognormal), at a fraction of its price. */
export function sampler(distribution: Distribution): Sampler {
  const { shape, low, mode, high } = distribution;
  switch (shape) {
    case "uniform":
      return uniform(low, high);
    case "triangular":
      return triangular(low, mode, high);
    case "pert":
      return { kind: "table", table: pertTable(low, mode, high) };
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

/** Pieces between two powers of two of the probability. */
const pieces = 8;
const powers = 32;
const terms = 6;

/** A quantile as a function of the probability beyond it: value, first and second derivative. */
type Knot = readonly [value: number, slope: number, bend: number];

/**
 * A quantile function in pieces, each a polynomial of the fifth degree that meets its value, slope and bend at both ends (Hermite). From
 * either end, the probability v that lies beyond is cut at powers of two and each span in eight: the tails are as good as the
 * middle. For word r, v is w / 2³³ with w odd, 2r + 1 from below and as much from above; the piece is read off the bits of w. First all
 * pieces from below, those next to the middle first by power, rising within a power; then those from above.
 * `knot(v, upper)`: asked for falling v, on the lower side first.
 */
function tableOf(knot: (v: number, upper: boolean) => Knot): Float64Array {
  const table = new Float64Array(2 * powers * pieces * terms);
  for (const upper of [false, true]) {
    let right = knot(0.5, upper);
    for (let power = 0; power < powers; power++) {
      const width = 2 ** -(power + 2) / pieces;
      for (let piece = pieces - 1; piece >= 0; piece--) {
        const left = knot(2 ** -(power + 2) * (1 + piece / pieces), upper);
        const [f0, s0, b0] = left;
        const [f1, s1, b1] = right;
        const rise = f1 - f0;
        const [d0, d1] = [s0 * width, s1 * width];
        const [c0, c1] = [b0 * width * width, b1 * width * width];
        const at = (((upper ? powers : 0) + power) * pieces + piece) * terms;
        table[at] = f0;
        table[at + 1] = d0;
        table[at + 2] = c0 / 2;
        table[at + 3] = 10 * rise - 6 * d0 - 4 * d1 - 1.5 * c0 + 0.5 * c1;
        table[at + 4] = -15 * rise + 8 * d0 + 7 * d1 + 1.5 * c0 - c1;
        table[at + 5] = 6 * rise - 3 * (d0 + d1) - 0.5 * (c0 - c1);
        right = left;
      }
    }
  }
  return table;
}

function normalKnot(v: number): Knot {
  const z = normalQuantile(v);
  const slope = 1 / normalDensity(z);
  return [z, slope, z * slope * slope];
}

function normalTable(mean: number, deviation: number): Float64Array {
  return tableOf((v, upper) => {
    const [z, slope, bend] = normalKnot(v);
    const scale = upper ? -deviation : deviation;
    return [mean + scale * z, scale * slope, scale * bend];
  });
}

function lognormalTable(mean: number, deviation: number): Float64Array {
  return tableOf((v, upper) => {
    const [z, slope, bend] = normalKnot(v);
    const scale = upper ? -deviation : deviation;
    const x = Math.exp(mean + scale * z);
    return [x, x * scale * slope, x * (scale * scale * slope * slope + scale * bend)];
  });
}

function pertTable(low: number, mode: number, high: number): Float64Array {
  const [a, b] = pertShapes(low, mode, high);
  const beta = betaFunction(a, b);
  const width = high - low;
  let before: { upper: boolean; v: number; x: number } | undefined;
  return tableOf((v, upper) => {
    const [own, other] = upper ? [b, a] : [a, b];
    // The next quantile is near where the last one's slope, in logarithms, points to.
    const guess =
      before === undefined || before.upper !== upper
        ? own / (own + other)
        : before.x * (v / before.v) ** (before.v / (before.x * betaDensity(before.x, own, other, beta)));
    const x = betaQuantile(v, own, other, guess, beta);
    before = { upper, v, x };
    const slope = 1 / betaDensity(x, own, other, beta);
    const bend = -((own - 1) / x - (other - 1) / (1 - x)) * slope * slope;
    return upper
      ? [high - width * x, -width * slope, -width * bend]
      : [low + width * x, width * slope, width * bend];
  });
}
