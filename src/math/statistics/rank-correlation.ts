/** Spearman's rank correlation (Spearman 1904): the correlation of ranks, equal values sharing the mean of theirs. */

/** The rank of each value from 1 on; equal values have the mean of the ranks that they take up. */
export function ranks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  return values.map((value) => (firstAbove(sorted, value, false) + firstAbove(sorted, value, true) + 1) / 2);
}

/**
 * Of two rankings of the same trials, by `ranks`. NaN where either has only one value, of which nothing can be said, or holds an
 * undefined one.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const mean = (a.length + 1) / 2;
  let [together, ownA, ownB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] as number) - mean;
    const y = (b[i] as number) - mean;
    together += x * y;
    ownA += x * x;
    ownB += y * y;
  }
  // The root of the product, not the product of roots: of equal rankings it is the sum itself, and so exactly one.
  return together / Math.sqrt(ownA * ownB);
}

/** Place of the first sorted value that is above `value`, or at least as great. */
function firstAbove(sorted: Float64Array, value: number, strictly: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle] as number;
    if (strictly ? other <= value : other < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
