/**
 * What is kept of a column of values while trials go by: counts, exact sums and a histogram. Tallies of any parts of a run merge to the
 * tally of the whole, to the last bit, and do not grow with the number of trials.
 */

import { ExactSum } from "./exact-sum.ts";
import { binOf, ends, Histogram, order } from "./histogram.ts";

/** Every number is finite, so that JSON can hold it; of bins it has a plain list then. */
export interface TallyData {
  readonly count: number;
  readonly undefined: number;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly at: number;
  readonly sums: readonly (readonly (number | null)[])[];
  readonly squares: readonly (number | null)[];
  /** Bin, count, bin, count, …: the bins by number. */
  readonly bins: ArrayLike<number>;
}

export class Tally {
  count = 0;
  undefined = 0;
  least = Number.POSITIVE_INFINITY;
  most = Number.NEGATIVE_INFINITY;
  /** Whether all values are whole numbers. */
  whole = true;
  /** Values equal to the reference. */
  at = 0;
  readonly reference: number;
  readonly centre: number;
  readonly histogram = new Histogram();
  private readonly sums: ExactSum[];
  private squares = new ExactSum();

  /**
   * `reference`: the value whose place among the others is asked for. `groups`: how many equal parts a block has that are summed apart.
   * `centre`: sums are of what is over it, and lose the fewer digits the nearer it is to the mean.
   */
  constructor(reference: number, groups: number, centre = reference) {
    this.reference = reference;
    this.centre = Number.isFinite(centre) ? centre : 0;
    this.sums = Array.from({ length: groups }, () => new ExactSum());
  }

  /** Into how many equal parts the trials of a block fall. */
  get groups(): number {
    return this.sums.length;
  }

  /** Adds to the sum of what is over the centre in one group of all blocks: the parts of such an exact sum. */
  takeSum(group: number, parts: Float64Array): void {
    this.sums[group]?.take(parts);
  }

  /** The same of its squares, in all groups. */
  takeSquares(parts: Float64Array): void {
    this.squares.take(parts);
  }

  /** Adds counts and ends of some values, whose sums and bins come apart. */
  take({
    count,
    undefined: missing,
    least,
    most,
    whole,
    at,
  }: Omit<TallyData, "sums" | "squares" | "bins">): void {
    this.count += count;
    this.undefined += missing;
    this.least = Math.min(this.least, least);
    this.most = Math.max(this.most, most);
    this.whole &&= whole;
    this.at += at;
  }

  /** Adds one value many times over: blocks of n trials of a column that no draw moves. */
  addConstant(value: number, n: number, blocks = 1): void {
    const trials = n * blocks;
    if (!Number.isFinite(value)) {
      this.undefined += trials;
      return;
    }
    const each = n / this.sums.length;
    const over = value - this.centre;
    // Block by block, as sums over the groups of a block are rounded: but nearly all constants are what the sums are centred on.
    for (let block = 0; block < (over === 0 ? 1 : blocks); block++) {
      for (const sum of this.sums) sum.add(over * each);
      this.squares.add(over * over * n);
    }
    this.count += trials;
    if (value === this.reference) this.at += trials;
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value);
    this.whole &&= Number.isInteger(value);
    this.histogram.put(binOf(value), trials);
  }

  get mean(): number {
    if (this.count === 0) return Number.NaN;
    const sum = new ExactSum();
    for (const each of this.sums) sum.merge(each);
    return this.centre + sum.value / this.count;
  }

  /** Of one value; undefined for fewer than two. */
  get deviation(): number {
    const { count } = this;
    if (count < 2) return Number.NaN;
    const sum = new ExactSum();
    for (const each of this.sums) sum.merge(each);
    const over = sum.value / count;
    return Math.sqrt(Math.max(0, (this.squares.value - count * over * over) / (count - 1)));
  }

  /** Of the mean: from the spread of the groups' means where there are several, which takes what is undefined for missing at random. */
  get standardError(): number {
    const groups = this.sums.length;
    if (groups === 1) return this.deviation / Math.sqrt(this.count);
    const means = this.sums.map((sum) => sum.value / (this.count / groups));
    const mean = means.reduce((all, each) => all + each, 0) / groups;
    const spread = means.reduce((all, each) => all + (each - mean) * (each - mean), 0) / (groups - 1);
    return Math.sqrt(spread / groups);
  }

  /** The share of values that are no higher than the reference, as of a percentile; within the reference's bin by its place there. */
  get rank(): number {
    return (this.under + this.at) / this.count;
  }

  /** How many values are under the reference. Exact for the reference 0. */
  get under(): number {
    if (!Number.isFinite(this.reference)) return Number.NaN;
    const own = binOf(this.reference + 0);
    const { bins, before } = this.histogram.sorted();
    const i = first(bins.length, (at) => order(bins[at] as number) >= order(own));
    const under = before[i] as number;
    if (bins[i] !== own) return under;
    const [from, to] = this.within(own);
    const part = to > from ? (this.reference - from) / (to - from) : 0;
    const count = (before[i + 1] as number) - under;
    return under + Math.round((count - this.at) * Math.min(1, Math.max(0, part)));
  }

  /**
   * The values that shares of the others do not exceed, at place share × (count − 1) of the sorted values, straight
   * within a bin. Off by at most the width of a bin, 2^-10 of the value; of whole numbers narrower than that, not at all.
   */
  quantiles(shares: readonly number[]): number[] {
    if (this.count === 0) return shares.map(() => Number.NaN);
    const { bins, before } = this.histogram.sorted();
    return shares.map((share) => {
      const place = share * (this.count - 1);
      const i = first(bins.length - 1, (at) => (before[at + 1] as number) > place);
      const [bin, under] = [bins[i] as number, before[i] as number];
      const [from, to] = this.within(bin);
      const count = (before[i + 1] as number) - under;
      const value = bin === 0 ? 0 : from + (to - from) * ((place - under + 0.5) / count);
      return Math.min(to, Math.max(from, this.whole ? Math.trunc(value) : value)) + 0;
    });
  }

  /** Values with how often they came up, rising: each the middle of a bin, kept between the least and the most there were. */
  *values(): Iterable<{ readonly value: number; readonly count: number }> {
    const { bins, before } = this.histogram.sorted();
    for (const [i, bin] of bins.entries()) {
      const [from, to] = this.within(bin);
      const count = (before[i + 1] as number) - (before[i] as number);
      yield { value: bin === 0 ? 0 : (from + to) / 2, count };
    }
  }

  /** Between which values those of a bin lie. */
  private within(bin: number): [number, number] {
    const [low, high] = ends(bin);
    return [Math.max(low, this.least), Math.min(high, this.most)];
  }

  get data(): TallyData {
    const { count, undefined: missing, whole, at } = this;
    const some = count > 0;
    return {
      count,
      undefined: missing,
      least: some ? this.least : 0,
      most: some ? this.most : 0,
      whole,
      at,
      sums: this.sums.map(({ parts }) => parts),
      squares: this.squares.parts,
      bins: this.histogram.filled(),
    };
  }

  /** Adds what another of the same column had counted when it handed on its data. */
  add(data: TallyData): void {
    this.take(
      data.count > 0 ? data : { ...data, least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY },
    );
    // JSON has null for a sum that is beyond all doubles.
    for (const [group, parts] of data.sums.entries()) {
      for (const part of parts) this.sums[group]?.add(part ?? Number.NaN);
    }
    for (const part of data.squares) this.squares.add(part ?? Number.NaN);
    this.histogram.putFilled(data.bins);
  }
}

/** The first of the places 0 to n - 1 from which on something holds; n where it holds at none. */
function first(n: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
