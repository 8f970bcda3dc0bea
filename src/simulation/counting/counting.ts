/** Counts columns of a memory, in WebAssembly: what a tally keeps, two values at a time. */

import type { Memory } from "../../engine/simd/memory.ts";
import { wasmModule } from "../../engine/simd/wasm-module.ts";
import { binOf, pageBins, pages } from "../../math/statistics/histogram.ts";
import type { Tally } from "../../math/statistics/tally.ts";
import { at, listed, listedSize, spanBytes, spanPages, spans, sumsAt } from "./count-layout.ts";
import { belowSpan, counts } from "./count-values.ts";
import { exact, exactBytes } from "./exact-values.ts";

/** Pages of what is no number. */
const undefinedPages = [0x7ff, 0xfff];
const upperOfNaN = 0x7ff80000;

let compiled: WebAssembly.Module | undefined;

/** The counts of any number of columns. */
export class Counting {
  readonly memory: Memory;
  readonly count: (column: number, end: number, count: number) => number;
  readonly settle: (count: number, sum: number, values: number, last: number) => void;
  readonly countAll: (
    from: number,
    to: number,
    offset: number,
    values: number,
    sum: number,
    last: number,
  ) => number;

  constructor(memory: Memory) {
    this.memory = memory;
    compiled ??= new WebAssembly.Module(wasmModule({}, counts));
    const { exports } = new WebAssembly.Instance(compiled, { host: { memory: memory.wasm } });
    this.count = exports.count as typeof this.count;
    this.settle = exports.settle as typeof this.settle;
    this.countAll = exports.countAll as typeof this.countAll;
  }
}

/** A column by its address, and its count. */
export interface Counted {
  readonly column: number;
  readonly counter: Counter;
}

/** Counts some columns at a time, so that JavaScript has nothing to do for each. */
export class Columns {
  private readonly counting: Counting;
  private readonly all: readonly Counted[];
  private readonly groups: number;
  private readonly from: number;
  private readonly to: number;

  /** `groups`: as the tallies have them. */
  constructor(counting: Counting, all: readonly Counted[], groups: number) {
    this.counting = counting;
    this.all = all;
    this.groups = groups;
    this.from = counting.memory.reserve(all.length * listedSize);
    this.to = this.from + all.length * listedSize;
    for (const [i, { column, counter }] of all.entries()) {
      const words = counting.memory.words(this.from + i * listedSize, listedSize / 4);
      words[listed.column / 4] = column;
      words[listed.count / 4] = counter.address;
    }
  }

  /** Counts the values of one block of a run. */
  add(n: number): void {
    const { counting, groups, from, to } = this;
    const values = n / groups;
    for (let group = 0; group < groups; group++) {
      const offset = 8 * group * values;
      const sum = sumOf(group);
      const last = Number(group === groups - 1);
      for (let next = from; next !== to; next += listedSize) {
        next = counting.countAll(next, to, offset, values, sum, last);
        if (next === to) break;
        const { column, counter } = this.all[(next - from) / listedSize] as Counted;
        counter.goOn(
          counting.memory.allWords[(next + listed.stopped) / 4] as number,
          column + offset + 8 * values,
        );
        counting.settle(counter.address, sum, values, last);
      }
    }
  }
}

/** Where the exact sum of a group stands in a count. */
function sumOf(group: number): number {
  return sumsAt + exactBytes * (1 + group);
}

/** The count of one column, until a tally takes it. */
export class Counter {
  private readonly counting: Counting;
  readonly address: number;
  private readonly groups: number;
  /** Addresses of spans by number. */
  private readonly spans = new Map<number, number>();

  /** For tallies of the same reference and centre as this one. */
  constructor(counting: Counting, { reference, centre, groups }: Tally) {
    this.counting = counting;
    this.groups = groups;
    this.address = counting.memory.reserve(sumOf(groups));
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
      undefined: (this.words(at.trials, 1)[0] as number) - count,
      least: Math.min(least, other),
      most: Math.max(most, another),
      whole: this.words(at.broken, 4).every((word) => word === 0),
      at: lower(at.equal),
    });
    tally.takeSquares(this.parts(sumsAt));
    for (let group = 0; group < this.groups; group++) tally.takeSum(group, this.parts(sumOf(group)));
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
    this.pair(at.least).fill(Number.POSITIVE_INFINITY);
    this.pair(at.most).fill(Number.NEGATIVE_INFINITY);
    this.words(at.equal, 12).fill(0);
    this.words(at.trials, 1).fill(0);
    for (let group = -1; group < this.groups; group++) this.words(sumOf(group) + exact.size, 1).fill(0);
  }

  private parts(sum: number): Float64Array {
    return this.pair(sum + exact.parts, this.words(sum + exact.size, 1)[0] as number);
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
