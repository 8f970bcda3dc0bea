/** How far apart two lists of amounts are: figures of a set of ratios of actual to expected. */

export interface Spread {
  readonly n: number;
  readonly median: number | null;
  readonly geometricMean: number | null;
  /** Standard deviation of the logarithms, with n − 1. */
  readonly sdLogRatio: number | null;
  /** Mean of |ratio − 1|. */
  readonly absoluteError: number | null;
}

export function spreadOf(ratios: readonly number[]): Spread {
  const n = ratios.length;
  if (n === 0) return { n, median: null, geometricMean: null, sdLogRatio: null, absoluteError: null };
  const logs = ratios.map(Math.log);
  const mean = sum(logs) / n;
  const deviation = n < 2 ? null : Math.sqrt(sum(logs.map((log) => (log - mean) * (log - mean))) / (n - 1));
  return {
    n,
    median: sixDigits(medianOf(ratios)),
    geometricMean: sixDigits(Math.exp(mean)),
    sdLogRatio: deviation === null ? null : sixDigits(deviation),
    absoluteError: sixDigits(sum(ratios.map((ratio) => Math.abs(ratio - 1))) / n),
  };
}

/** The middle one, or the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const above = sorted[Math.floor(middle)] as number;
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] as number) + above) / 2;
}

/** What four in five stay below, if the ratios are spread as a lognormal. */
export function p80(geometricMean: number, logSpread: number): number {
  return sixDigits(geometricMean * Math.exp(0.8416212335729143 * logSpread));
}

/**
 * A rule that knows one thing: each is held to the median price of the others. Its ratios, in order; none for one alone.
 */
export function leaveOneOutMedian(prices: readonly number[]): number[] {
  if (prices.length < 2) return [];
  return prices.map((price, i) => price / medianOf(prices.filter((_, j) => j !== i)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Logarithms may differ in their last bit between versions of Node. */
export function sixDigits(value: number): number {
  return Number(value.toPrecision(6)) + 0;
}
