/**
 * What is kept of a column of values while trials go by: counts, exact sums and a histogram. Tallies of any parts of a run merge to the
 * tally of the whole, to the last bit, and do not grow with the number of trials.
 */

import { ExactSum } from "./exactsum.ts";
import { below, ends, Histogram, order } from "./histogram.ts";

/** As JSON can hold it: every number is finite. */
export interface TallyData {
  readonly count: number;
  readonly undefined: number;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly at: number;
  readonly sums: readonly (readonly (number | null)[])[];
  readonly squares: readonly (number | null)[];
  /** Bin and count, the bins by number. */
  readonly bins: readonly (readonly [number, number])[];
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
  private readonly reference: number;
  private readonly centre: number;
  private readonly sums: ExactSum[];
  private squares = new ExactSum();
  private readonly histogram = new Histogram();
  /** Of the group that was added last: returned so, they leave no garbage behind. */
  private groupSum = 0;
  private groupSquares = 0;

  /**
   * `reference`: the value whose place among the others is asked for. `groups`: how many equal parts a block has that are summed apart.
   * `centre`: sums are of what is over it, and lose the fewer digits the nearer it is to the mean.
   */
  constructor(reference: number, groups: number, centre = reference) {
    this.reference = reference;
    this.centre = Number.isFinite(centre) ? centre : 0;
    this.sums = Array.from({ length: groups }, () => new ExactSum());
  }

  /** Adds `values[at..at+n-1]`, one block of a run; `words` is the same memory, two words a double, the lower first. */
  add(values: Float64Array, words: Uint32Array, at: number, n: number): void {
    const each = n / this.sums.length;
    let squares = 0;
    for (let group = 0; group < this.sums.length; group++) {
      this.addGroup(values, words, at + group * each, each);
      (this.sums[group] as ExactSum).add(this.groupSum);
      squares += this.groupSquares;
    }
    this.squares.add(squares);
  }

  /** Adds one value many times over: a block of a column that no draw moves. */
  addConstant(value: number, n: number): void {
    if (!Number.isFinite(value)) {
      this.undefined += n;
      return;
    }
    const each = n / this.sums.length;
    const over = value - this.centre;
    for (const sum of this.sums) sum.add(over * each);
    this.squares.add(over * over * n);
    this.count += n;
    if (value === this.reference) this.at += n;
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value);
    this.whole &&= Number.isInteger(value);
    const words = new Uint32Array(Float64Array.of(value).buffer);
    this.histogram.put((words[1] as number) >>> below, n);
  }

  private addGroup(values: Float64Array, words: Uint32Array, at: number, n: number): void {
    const { reference, centre, histogram } = this;
    const { pageOf } = histogram;
    let { bins } = histogram;
    let { least, most, whole } = this;
    let sum = 0;
    let squares = 0;
    let equal = 0;
    let missing = 0;
    for (let t = at; t < at + n; t++) {
      const value = values[t] as number;
      const high = words[2 * t + 1] as number;
      if ((high & 0x7ff00000) === 0x7ff00000) {
        missing++;
        continue;
      }
      const over = value - centre;
      sum += over;
      squares += over * over;
      if (value < least) least = value;
      if (value > most) most = value;
      if (value === reference) equal++;
      if (whole && value !== Math.floor(value)) whole = false;
      const page = high >>> 20;
      let place = pageOf[page] as number;
      if (place < 0) {
        place = histogram.page(page);
        bins = histogram.bins;
      }
      const bin = place + ((high >>> below) & 1023);
      bins[bin] = (bins[bin] as number) + 1;
    }
    this.count += n - missing;
    this.undefined += missing;
    this.at += equal;
    this.least = least;
    this.most = most;
    this.whole = whole;
    this.groupSum = sum;
    this.groupSquares = squares;
  }

  merge(other: Tally): void {
    this.count += other.count;
    this.undefined += other.undefined;
    this.least = Math.min(this.least, other.least);
    this.most = Math.max(this.most, other.most);
    this.whole &&= other.whole;
    this.at += other.at;
    for (const [group, sum] of this.sums.entries()) sum.merge(other.sums[group] as ExactSum);
    this.squares.merge(other.squares);
    for (const [bin, count] of other.histogram.filled()) this.histogram.put(bin, count);
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
    const spread = means.reduce((all, each) => all + (each - mean) ** 2, 0) / (groups - 1);
    return Math.sqrt(spread / groups);
  }

  /** The share of values under the reference, those equal to it counted half; within the reference's bin by its place there. */
  get rank(): number {
    return (this.under + this.at / 2) / this.count;
  }

  /** How many values are under the reference. Exact for the reference 0. */
  get under(): number {
    if (!Number.isFinite(this.reference)) return Number.NaN;
    const value = Float64Array.of(this.reference + 0);
    const own = (new Uint32Array(value.buffer)[1] as number) >>> below;
    let under = 0;
    const { bins, counts } = this.histogram.sorted();
    for (const [i, bin] of bins.entries()) {
      const count = counts[i] as number;
      if (order(bin) > order(own)) break;
      if (bin !== own) {
        under += count;
        continue;
      }
      const [low, high] = ends(bin);
      const [from, to] = [Math.max(low, this.least), Math.min(high, this.most)];
      const part = to > from ? (this.reference - from) / (to - from) : 0;
      under += Math.round((count - this.at) * Math.min(1, Math.max(0, part)));
    }
    return under;
  }

  /**
   * The values that shares of the others do not exceed, for rising shares: at place share × (count − 1) of the sorted values, straight
   * within a bin. Off by at most the width of a bin, 2^-10 of the value; of whole numbers narrower than that, not at all.
   */
  quantiles(shares: readonly number[]): number[] {
    if (this.count === 0) return shares.map(() => Number.NaN);
    const { bins, counts } = this.histogram.sorted();
    const results: number[] = [];
    let before = 0;
    let i = 0;
    for (const share of shares) {
      const place = share * (this.count - 1);
      while (i < bins.length - 1 && before + (counts[i] as number) <= place) before += counts[i++] as number;
      const [bin, count] = [bins[i] as number, counts[i] as number];
      const [low, high] = ends(bin);
      const [from, to] = [Math.max(low, this.least), Math.min(high, this.most)];
      const value = bin === 0 ? 0 : from + (to - from) * ((place - before + 0.5) / count);
      const inside = Math.min(to, Math.max(from, this.whole ? Math.trunc(value) : value));
      results.push(inside + 0);
    }
    return results;
  }

  /** Values with how often they came up, rising: each the middle of a bin, kept between the least and the most there were. */
  *values(): Iterable<{ readonly value: number; readonly count: number }> {
    const { bins, counts } = this.histogram.sorted();
    for (const [i, bin] of bins.entries()) {
      const [low, high] = ends(bin);
      const middle = (Math.max(low, this.least) + Math.min(high, this.most)) / 2;
      yield { value: bin === 0 ? 0 : middle, count: counts[i] as number };
    }
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
      bins: [...this.histogram.filled()],
    };
  }

  /** Makes an empty tally what another of the same column was when it handed on its data. */
  restore(data: TallyData): void {
    this.count = data.count;
    this.undefined = data.undefined;
    if (data.count > 0) {
      this.least = data.least;
      this.most = data.most;
    }
    this.whole = data.whole;
    this.at = data.at;
    // JSON has null for a sum that is beyond all doubles.
    for (const [group, parts] of data.sums.entries()) {
      for (const part of parts) this.sums[group]?.add(part ?? Number.NaN);
    }
    for (const part of data.squares) this.squares.add(part ?? Number.NaN);
    for (const [bin, count] of data.bins) this.histogram.put(bin, count);
  }
}
