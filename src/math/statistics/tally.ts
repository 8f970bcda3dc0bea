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
  /** The values themselves of some blocks, by their numbers. */
  readonly kept: readonly (readonly [block: number, values: ArrayLike<number>])[];
}

/** So many values of a bin tell how the rest of it lies. */
const enough = 100;

// One for all: the bins that are looked for.
const marks = new Uint8Array(2 ** 22);

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
  /** The values of some blocks: how those of a bin lie in it, many of them at one value perhaps. */
  private readonly kept = new Map<number, ArrayLike<number>>();
  private readonly sums: ExactSum[];
  private squares = new ExactSum();

  /**
   * `reference`: the value whose place among the others is requested. `groups`: how many equal parts a block has that are summed apart.
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
  }: Omit<TallyData, "sums" | "squares" | "bins" | "kept">): void {
    this.count += count;
    this.undefined += missing;
    this.least = Math.min(this.least, least);
    this.most = Math.max(this.most, most);
    this.whole &&= whole;
    this.at += at;
  }

  /** Keeps the values of a block as they are: they are counted besides. */
  keep(block: number, values: Float64Array): void {
    const finite = new Float64Array(values.length);
    let n = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value - value === 0) finite[n++] = value;
    }
    this.kept.set(block, n === values.length ? finite : finite.slice(0, n));
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

  /** Takes back a constant that was added, as the value of the column and its reference, of so many trials: it is undefined there. */
  leaveOut(value: number, trials: number): void {
    if (trials === 0 || !Number.isFinite(value)) return;
    this.count -= trials;
    this.undefined += trials;
    if (value === this.reference) this.at -= trials;
    this.histogram.put(binOf(value), -trials);
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
    const i = firstPlace(bins.length, (at) => order(bins[at] as number) >= order(own));
    const under = before[i] as number;
    // -0 is no less than 0.
    if (this.reference === 0) return bins[i - 1] === binOf(-0) ? (before[i - 1] as number) : under;
    if (bins[i] !== own) return under;
    const [from, to] = this.within(own);
    const part = to > from ? (this.reference - from) / (to - from) : 0;
    const count = (before[i + 1] as number) - under;
    const known = this.keptIn([own]).get(own) as number[];
    if (known.length === count) return under + known.filter((value) => value < this.reference).length;
    const others = known.filter((value) => value !== this.reference);
    const lower = others.filter((value) => value < this.reference).length;
    const share = (lower + Math.min(1, Math.max(0, part))) / (others.length + 1);
    return under + Math.round((count - this.at) * share);
  }

  /**
   * The values that shares of the others do not exceed, at place share × (count − 1) of the sorted values. Exact where
   * all values are kept, and of whole numbers below 2^10; else off by at most the width of a bin, 2^-10 of the value: values lie straight
   * within it, or as those of it that are kept, so that what many trials come to exactly is a percentile exactly.
   */
  quantiles(shares: readonly number[]): number[] {
    if (this.count === 0) return shares.map(() => Number.NaN);
    const { bins, before } = this.histogram.sorted();
    const binAt = (place: number) => firstPlace(bins.length - 1, (at) => (before[at + 1] as number) > place);
    const places = shares.map((share) => share * (this.count - 1));
    const wanted = places.flatMap((place) => [binAt(Math.floor(place)), binAt(Math.ceil(place))]);
    const kept = this.keptIn(wanted.map((i) => bins[i] as number));
    const isKept = [...this.kept.values()].reduce((n, { length }) => n + length, 0) === this.count;
    const sortedAt = (place: number) => {
      const i = binAt(place);
      return kept.get(bins[i] as number)?.[place - (before[i] as number)] as number;
    };
    return places.map((place) => {
      const i = binAt(place);
      const [bin, under] = [bins[i] as number, before[i] as number];
      const count = (before[i + 1] as number) - under;
      const [from, to] = this.within(bin);
      let value: number;
      if (isKept) {
        const [low, high] = [sortedAt(Math.floor(place)), sortedAt(Math.ceil(place))];
        value = low + (high - low) * (place - Math.floor(place));
      } else value = along([from, to], telling(kept.get(bin) as number[]), (place - under + 0.5) / count);
      return Math.min(isKept ? this.most : to, Math.max(from, this.whole ? Math.trunc(value) : value)) + 0;
    });
  }

  /** Values with how often they came up, rising: each the median of those kept of a bin, or its middle. */
  *values(): Iterable<{ readonly value: number; readonly count: number }> {
    const { bins, before } = this.histogram.sorted();
    const kept = this.keptIn([...bins]);
    for (const [i, bin] of bins.entries()) {
      const [from, to] = this.within(bin);
      const count = (before[i + 1] as number) - (before[i] as number);
      const known = kept.get(bin) as number[];
      yield { value: known[known.length >> 1] ?? (from + to) / 2, count };
    }
  }

  /** The values of some bins that are kept, rising. */
  private keptIn(bins: readonly number[]): Map<number, number[]> {
    const found = new Map<number, number[]>();
    for (const bin of bins) {
      found.set(bin, []);
      marks[bin] = 1;
    }
    for (const block of this.kept.values()) {
      for (let i = 0; i < block.length; i++) {
        const value = block[i] as number;
        const bin = binOf(value);
        if (marks[bin] === 1) found.get(bin)?.push(value);
      }
    }
    for (const [bin, values] of found) {
      marks[bin] = 0;
      values.sort((a, b) => a - b);
    }
    return found;
  }

  /** Between which values those of a bin lie. */
  private within(bin: number): [number, number] {
    const [low, high] = bin === 0 ? [0, 0] : ends(bin);
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
      kept: [...this.kept].sort(([a], [b]) => a - b),
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
    for (const [block, values] of data.kept) this.kept.set(block, values);
  }
}

/** Values of a bin where they tell how the others lie better than a straight line: many of them, or some that are equal. */
function telling(values: readonly number[]): readonly number[] {
  return values.length >= enough || values.some((value, i) => value === values[i - 1]) ? values : [];
}

/** The value at a share of what lies between two ends, by some of the values that do, rising. */
function along([from, to]: readonly [number, number], known: readonly number[], share: number): number {
  const last = known.length - 1;
  const [least, most] = [known[0], known[last]];
  if (least === undefined || most === undefined) return from + (to - from) * share;
  const place = share * known.length - 0.5;
  // Beyond the outermost two: towards the end, unless these are one value.
  if (place <= 0) return least === known[1] ? least : least + (least - from) * 2 * place;
  if (place >= last) return most === known[last - 1] ? most : most + (to - most) * 2 * (place - last);
  const i = Math.floor(place);
  const [low, high] = [known[i] as number, known[i + 1] as number];
  return low + (high - low) * (place - i);
}

/** The first of the places 0 to n - 1 from which on something holds; n where it holds at none. */
function firstPlace(n: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
