/** The beta distribution: its distribution function and the inverse, to the last digits of a double. */

import { power } from "../power.ts";

/** Of Lanczos's series for the gamma function, g = 7, n = 9 (Godfrey 2001). */
const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x ≥ 1/2, by Lanczos (1964). */
function lnGamma(x: number): number {
  let sum = lanczos[0] as number;
  for (let i = 1; i < lanczos.length; i++) sum += (lanczos[i] as number) / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** What the density of Beta(a, b) is divided by: B(a, b). */
export function betaFunction(a: number, b: number): number {
  return Math.exp(lnGamma(a) + lnGamma(b) - lnGamma(a + b));
}

export function betaDensity(x: number, a: number, b: number, beta = betaFunction(a, b)): number {
  return (power(x, a - 1) * power(1 - x, b - 1)) / beta;
}

/** P(X ≤ x): the regularised incomplete beta function by its continued fraction (DLMF 8.17.22), after Lentz (1976). */
export function betaDistribution(x: number, a: number, b: number, beta = betaFunction(a, b)): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean alone.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaDistribution(1 - x, b, a, beta);
  const front = (power(x, a) * power(1 - x, b)) / (a * beta);
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return front * fraction;
}

/**
 * The x with P(X ≤ x) = p, 0 < p < 1: Halley's steps from `guess`, kept between bounds that close in on it. Exact to about 1e-14
 * relative for p up to a half; nearer to 1, ask for the other end (b, a, 1 - p).
 */
export function betaQuantile(
  p: number,
  a: number,
  b: number,
  guess = a / (a + b),
  beta = betaFunction(a, b),
): number {
  let low = 0;
  let high = 1;
  let x = guess > 0 && guess < 1 ? guess : 0.5;
  for (let i = 0; i < 100; i++) {
    const excess = betaDistribution(x, a, b, beta) - p;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    const newton = excess / betaDensity(x, a, b, beta);
    const secondDerivative = (a - 1) / x - (b - 1) / (1 - x);
    let next = x - newton / (1 - 0.5 * Math.min(1, newton * secondDerivative));
    // The step after one so small would move less than a double holds.
    if (Math.abs(next - x) <= 1e-6 * x) return next;
    // Across many powers of ten the middle is the geometric one.
    if (!(next > low && next < high)) next = low > 0 ? Math.sqrt(low * high) : high / 16;
    x = next;
  }
  return x;
}
