/** Quantile functions in pieces: what takes long to calculate, once and for all words. */

import { power } from "../power.ts";
import { betaDensity, betaFunction, betaQuantile } from "./beta.ts";
import { normalDensity, normalQuantile } from "./normal.ts";

/** Pieces between two powers of two of the probability. */
const pieces = 8;
const powers = 32;
/** From one row of coefficients to the next, in doubles: a line of the caches. */
const row = 8;

/** The v of each knot. */
const beyond = Float64Array.from({ length: powers * pieces + 1 }, (_, knot) => {
  const power = Math.floor((knot - 1) / pieces);
  const piece = pieces - 1 - ((knot - 1) % pieces);
  return knot === 0 ? 0.5 : 2 ** -(power + 2) * (1 + piece / pieces);
});

/**
 * What a quantile is at the ends of all pieces on one side, by knot: its value, and its first and second derivative by the probability v that
 * lies beyond. From v = ½ down.
 */
class Knots {
  readonly value = new Float64Array(beyond.length);
  readonly slope = new Float64Array(beyond.length);
  readonly secondDerivative = new Float64Array(beyond.length);
}

/**
 * A quantile function in pieces, each a polynomial of the fifth degree that meets its value, slope and bend at both ends (Hermite). From
 * either end, the probability v that lies beyond is cut at powers of two and each span in eight: the tails are as good as the
 * middle. For word r, v is w / 2³³ with w odd, 2r + 1 from below and as much from above. The bits of w / 2 as a double give the piece's
 * row: three of the piece, above them the lower five of the power of two, above them whether it is from above. The polynomials are
 * those of how far w / 2 is into its piece, below zero from above.
 */
function tableOf(lower: Knots, upper: Knots): Float64Array {
  const table = new Float64Array(2 * powers * pieces * row);
  for (let i = 0; i < 2 * powers * pieces; i++) {
    const isUpper = i >= powers * pieces;
    const { value, slope, secondDerivative } = isUpper ? upper : lower;
    const right = i % (powers * pieces);
    const left = right + 1;
    const power = Math.floor(right / pieces);
    const width = 2 ** -(power + 2) / pieces;
    const f0 = value[left] as number;
    const rise = (value[right] as number) - f0;
    const d0 = (slope[left] as number) * width;
    const d1 = (slope[right] as number) * width;
    const c0 = (secondDerivative[left] as number) * width * width;
    const c1 = (secondDerivative[right] as number) * width * width;
    const exponent = (1053 - power) % powers;
    const piece = pieces - 1 - (right % pieces);
    const at = (((isUpper ? powers : 0) + exponent) * pieces + piece) * row;
    // How much of a piece a half of w is: a power of two, by which nothing is rounded.
    const half = (isUpper ? -1 : 1) / (width * 2 ** 32);
    const quarter = half * half;
    table[at] = f0;
    table[at + 1] = d0 * half;
    table[at + 2] = (c0 / 2) * quarter;
    table[at + 3] = (10 * rise - 6 * d0 - 4 * d1 - 1.5 * c0 + 0.5 * c1) * (quarter * half);
    table[at + 4] = (-15 * rise + 8 * d0 + 7 * d1 + 1.5 * c0 - c1) * (quarter * quarter);
    table[at + 5] = (6 * rise - 3 * (d0 + d1) - 0.5 * (c0 - c1)) * (quarter * quarter * half);
  }
  return table;
}

let standard: Knots | undefined;

/** Of the standard normal, from below: all normals and lognormals are made of the same. */
function standardNormal(): Knots {
  if (standard === undefined) {
    standard = new Knots();
    for (const [i, v] of beyond.entries()) {
      const z = normalQuantile(v);
      const slope = 1 / normalDensity(z);
      standard.value[i] = z;
      standard.slope[i] = slope;
      standard.secondDerivative[i] = z * slope * slope;
    }
  }
  return standard;
}

export function normalTable(mean: number, deviation: number): Float64Array {
  const { value, slope, secondDerivative } = standardNormal();
  const side = (scale: number): Knots => {
    const knots = new Knots();
    for (let i = 0; i < beyond.length; i++) {
      knots.value[i] = mean + scale * (value[i] as number);
      knots.slope[i] = scale * (slope[i] as number);
      knots.secondDerivative[i] = scale * (secondDerivative[i] as number);
    }
    return knots;
  };
  return tableOf(side(deviation), side(-deviation));
}

export function lognormalTable(mean: number, deviation: number): Float64Array {
  const { value, slope, secondDerivative } = standardNormal();
  const side = (scale: number): Knots => {
    const knots = new Knots();
    for (let i = 0; i < beyond.length; i++) {
      const [z, s, b] = [value[i], slope[i], secondDerivative[i]] as unknown as readonly [
        number,
        number,
        number,
      ];
      const x = Math.exp(mean + scale * z);
      knots.value[i] = x;
      knots.slope[i] = x * scale * s;
      knots.secondDerivative[i] = x * (scale * scale * s * s + scale * b);
    }
    return knots;
  };
  return tableOf(side(deviation), side(-deviation));
}

/** Of Beta(a, b), from below, by its parameters: ranges that lean as far to one side are all made of the same. */
const standardBetas = new Map<string, Knots>();
const mostBetas = 256;

function standardBeta(a: number, b: number): Knots {
  const key = `${a} ${b}`;
  const known = standardBetas.get(key);
  if (known !== undefined) return known;
  const knots = new Knots();
  const beta = betaFunction(a, b);
  let guess = a / (a + b);
  for (let i = 0; i < beyond.length; i++) {
    const v = beyond[i] as number;
    const x = betaQuantile(v, a, b, guess, beta);
    const density = betaDensity(x, a, b, beta);
    knots.value[i] = x;
    knots.slope[i] = 1 / density;
    // By the density: times the square of the slope it is by the probability.
    knots.secondDerivative[i] = -((a - 1) / x - (b - 1) / (1 - x));
    // The next quantile is near where this one's slope, in logarithms, points to.
    guess = x * power((beyond[i + 1] as number) / v, v / (x * density));
  }
  if (standardBetas.size === mostBetas) standardBetas.clear();
  standardBetas.set(key, knots);
  return knots;
}

/** Of Beta(a, b) between low and high. */
export function betaTable(low: number, high: number, a: number, b: number): Float64Array {
  const side = (end: number, width: number, { value, slope, secondDerivative }: Knots): Knots => {
    const knots = new Knots();
    for (let i = 0; i < beyond.length; i++) {
      const rise = slope[i] as number;
      knots.value[i] = end + width * (value[i] as number);
      knots.slope[i] = width * rise;
      knots.secondDerivative[i] = width * (secondDerivative[i] as number) * rise * rise;
    }
    return knots;
  };
  return tableOf(side(low, high - low, standardBeta(a, b)), side(high, low - high, standardBeta(b, a)));
}
