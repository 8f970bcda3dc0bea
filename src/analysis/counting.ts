/** Counts columns of a memory, in WebAssembly: what a tally keeps, two values at a time. */

import type { Memory } from "../model/memory.ts";
import { wasmModule } from "../model/wasm-module.ts";
import { at, listed, listedSize, size, spanBytes, spanPages, spans } from "./count-layout.ts";
import { belowSpan, counts } from "./count-values.ts";
import { binOf, pageBins, pages } from "./histogram.ts";
import type { Tally } from "./tally.ts";

/** Pages of what is no number. */
const undefinedPages = [0x7ff, 0xfff];
const upperOfNaN = 0x7ff80000;

let compiled: WebAssembly.Module | undefined;

/** The counts of any number of columns. */
export class Counting {
  readonly memory: Memory;
  readonly count: (column: number, end: number, count: number) => number;
  readonly countAll: (from: number, to: number, offset: number, bytes: number) => number;

  constructor(memory: Memory) {
    this.memory = memory;
    compiled ??= new WebAssembly.Module(wasmModule({}, counts));
    const { exports } = new WebAssembly.Instance(compiled, { host: { memory: memory.wasm } });
    this.count = exports.count as typeof this.count;
    this.countAll = exports.countAll as typeof this.countAll;
  }
}

/** A column by its address, its count, and the place of its tally. */
export interface Counted {
  readonly column: number;
  readonly counter: Counter;
  readonly tally: number;
}

/** Counts some columns at a time, so that JavaScript has little to do for each. */
export class Columns {
  private readonly counting: Counting;
  private readonly all: readonly Counted[];
  private readonly groups: number;
  private readonly from: number;
  private readonly to: number;
  private readonly squares: Float64Array;

  /** `groups`: as the tallies have them. */
  constructor(counting: Counting, all: readonly Counted[], groups: number) {
    this.counting = counting;
    this.all = all;
    this.groups = groups;
    this.from = counting.memory.reserve(all.length * listedSize);
    this.to = this.from + all.length * listedSize;
    this.squares = new Float64Array(all.length);
    for (const [i, { column, counter }] of all.entries()) {
      const words = counting.memory.words(this.from + i * listedSize, listedSize / 4);
      words[listed.column / 4] = column;
      words[listed.count / 4] = counter.address;
    }
  }

  /** Counts the values of one block of a run, for tallies, which have their sums at once. */
  add(n: number, tallies: readonly Tally[]): void {
    const { all, groups, squares } = this;
    const bytes = (8 * n) / groups;
    squares.fill(0);
    for (let group = 0; group < groups; group++) {
      this.count(group * bytes, bytes);
      const { allDoubles } = this.counting.memory;
      for (let i = 0; i < all.length; i++) {
        const { counter, tally } = all[i] as Counted;
        const sums = (counter.address + at.sum) / 8;
        const sum = (allDoubles[sums] as number) + (allDoubles[sums + 1] as number);
        (tallies[tally] as Tally).addSum(group, sum);
        squares[i] =
          (squares[i] as number) + ((allDoubles[sums + 2] as number) + (allDoubles[sums + 3] as number));
      }
    }
    for (let i = 0; i < all.length; i++) {
      const { counter, tally } = all[i] as Counted;
      counter.trials += n;
      (tallies[tally] as Tally).addSquares(squares[i] as number);
    }
  }

  private count(offset: number, bytes: number): void {
    const { counting, all, from, to } = this;
    for (let next = from; next !== to; ) {
      next = counting.countAll(next, to, offset, bytes);
      if (next === to) return;
      const { column, counter } = all[(next - from) / listedSize] as Counted;
      const stopped = counting.memory.allWords[(next + listed.stopped) / 4] as number;
      counter.goOn(stopped, column + offset + bytes);
      next += listedSize;
    }
  }
}

/** The count of one column, until a tally takes it. */
export class Counter {
  private readonly counting: Counting;
  readonly address: number;
  /** Counted since it was last handed over. */
  trials = 0;
  /** Addresses of spans by number. */
  private readonly spans = new Map<number, number>();

  /** For tallies of the same reference and centre as this one. */
  constructor(counting: Counting, { reference, centre }: Tally) {
    this.counting = counting;
    this.address = counting.memory.reserve(size);
    this.pair(at.reference).fill(reference);
    this.pair(at.centre).fill(centre);
    this.clear();
  }

  /** Hands the rest over to a tally, and starts anew. */
  flush(tally: Tally): void {
    // Long words, of which the lower halves are all that there is.
    const lower = (place: number) => {
      const [first, , second] = this.words(place, 4) as unknown as Four;
      return first + second;
    };
    const count = lower(at.defined);
    const [least, other, most, another] = this.pair(at.least, 4) as unknown as Four;
    tally.take({
      count,
      undefined: this.trials - count,
      least: Math.min(least, other),
      most: Math.max(most, another),
      whole: this.words(at.broken, 4).every((word) => word === 0),
      at: lower(at.equal),
    });
    for (const [span, address] of this.spans) {
      for (let i = 0; i < spanPages; i++) {
        const page = span * spanPages + i;
        if (!mayHold(page, tally)) continue;
        const bins = this.counting.memory.words(address + 4 * pageBins * i, pageBins);
        if (isEmpty(bins)) continue;
        if (!undefinedPages.includes(page)) tally.histogram.putPage(page, bins);
        bins.fill(0);
      }
    }
    this.clear();
  }

  /** Counts on from a value whose span is not there yet. */
  goOn(from: number, end: number): void {
    for (let next = from; next !== end; next = this.counting.count(next, end, this.address)) {
      const [, first, , second] = this.counting.memory.words(next, 4) as unknown as Four;
      this.reserve(first >>> belowSpan);
      // Behind the last of an odd number of values stands what is no number.
      this.reserve((next + 8 < end ? second : upperOfNaN) >>> belowSpan);
    }
  }

  private reserve(span: number): void {
    if (this.spans.has(span)) return;
    // A page more: a cache keeps few of the lines that are so large a power of two apart.
    const address = this.counting.memory.reserve(spanBytes + 4 * pageBins);
    this.spans.set(span, address);
    this.words(at.spans, spans)[span] = address;
  }

  private clear(): void {
    this.trials = 0;
    this.pair(at.least).fill(Number.POSITIVE_INFINITY);
    this.pair(at.most).fill(Number.NEGATIVE_INFINITY);
    this.words(at.equal, 12).fill(0);
  }

  private pair(place: number, values = 2): Float64Array {
    return this.counting.memory.doubles(this.address + place, values);
  }

  private words(place: number, n: number): Uint32Array {
    return this.counting.memory.words(this.address + place, n);
  }
}

/** Whether any value between the least and the most can be counted in a page. */
function mayHold(page: number, { least, most }: Tally): boolean {
  const [near, far] = page < pages / 2 ? [least, most] : [-most, -least];
  const magnitude = page % (pages / 2);
  return far >= 0 && magnitude <= pageOf(far) && (near <= 0 || magnitude >= pageOf(near));
}

function pageOf(value: number): number {
  return Math.floor(binOf(Math.abs(value)) / pageBins);
}

/** Without a call for each bin. */
function isEmpty(bins: Uint32Array): boolean {
  for (let i = 0; i < bins.length; i++) if (bins[i] !== 0) return false;
  return true;
}

type Four = readonly [number, number, number, number];
