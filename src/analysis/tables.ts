/** Quantile functions in pieces: what takes long to work out, once and for all words. */

import { betaDensity, betaFunction, betaQuantile } from "./beta.ts";
import { normalDensity, normalQuantile } from "./normal.ts";

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

const normalKnots = new Map<number, Knot>();

/** Of the standard normal: all normals and lognormals are made of the same. */
function normalKnot(v: number): Knot {
  let knot = normalKnots.get(v);
  if (knot === undefined) {
    const z = normalQuantile(v);
    const slope = 1 / normalDensity(z);
    knot = [z, slope, z * slope * slope];
    normalKnots.set(v, knot);
  }
  return knot;
}

export function normalTable(mean: number, deviation: number): Float64Array {
  return tableOf((v, upper) => {
    const [z, slope, bend] = normalKnot(v);
    const scale = upper ? -deviation : deviation;
    return [mean + scale * z, scale * slope, scale * bend];
  });
}

export function lognormalTable(mean: number, deviation: number): Float64Array {
  return tableOf((v, upper) => {
    const [z, slope, bend] = normalKnot(v);
    const scale = upper ? -deviation : deviation;
    const x = Math.exp(mean + scale * z);
    return [x, x * scale * slope, x * (scale * scale * slope * slope + scale * bend)];
  });
}

/** Of Beta(a, b) between low and high. */
export function betaTable(low: number, high: number, a: number, b: number): Float64Array {
  const beta = betaFunction(a, b);
  const width = high - low;
  let before: { upper: boolean; v: number; x: number; density: number } | undefined;
  return tableOf((v, upper) => {
    const [own, other] = upper ? [b, a] : [a, b];
    // The next quantile is near where the last one's slope, in logarithms, points to.
    const guess =
      before === undefined || before.upper !== upper
        ? own / (own + other)
        : before.x * (v / before.v) ** (before.v / (before.x * before.density));
    const x = betaQuantile(v, own, other, guess, beta);
    const density = betaDensity(x, own, other, beta);
    before = { upper, v, x, density };
    const slope = 1 / density;
    const bend = -((own - 1) / x - (other - 1) / (1 - x)) * slope * slope;
    return upper
      ? [high - width * x, -width * slope, -width * bend]
      : [low + width * x, width * slope, width * bend];
  });
}
