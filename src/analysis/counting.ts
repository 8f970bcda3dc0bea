/** Counts columns of a memory, in WebAssembly: what a tally keeps, two values at a time. */

import type { Memory } from "../model/memory.ts";
import { wasmModule } from "../model/wasm-module.ts";
import { at, size, spanBytes, spanPages, spans } from "./count-layout.ts";
import { belowSpan, count, follow } from "./count-values.ts";
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
  readonly follow: (column: number, end: number, count: number) => number;

  constructor(memory: Memory) {
    this.memory = memory;
    compiled ??= new WebAssembly.Module(wasmModule({}, [count, follow]));
    const { exports } = new WebAssembly.Instance(compiled, { host: { memory: memory.wasm } });
    this.count = exports.count as typeof this.count;
    this.follow = exports.follow as typeof this.follow;
  }
}

/** The count of one column, until a tally takes it. */
export class Counter {
  private readonly counting: Counting;
  private readonly address: number;
  /** Addresses of spans by number. */
  private readonly spans = new Map<number, number>();
  private trials = 0;

  /** For tallies of the same reference and centre as this one. */
  constructor(counting: Counting, { reference, centre }: Tally) {
    this.counting = counting;
    this.address = counting.memory.reserve(size);
    this.pair(at.reference).fill(reference);
    this.pair(at.centre).fill(centre);
    this.clear();
  }

  /** Counts the values of a column, one block of a run, for a tally, which has their sums at once. */
  add(column: number, n: number, tally: Tally): void {
    const each = n / tally.groups;
    let squares = 0;
    for (let group = 0; group < tally.groups; group++) {
      const sums = (this.address + at.sum) / 8;
      this.counting.memory.allDoubles.fill(0, sums, sums + 4);
      this.count(column + 8 * group * each, column + 8 * (group + 1) * each);
      const { allDoubles } = this.counting.memory;
      tally.addSum(group, (allDoubles[sums] as number) + (allDoubles[sums + 1] as number));
      squares += (allDoubles[sums + 2] as number) + (allDoubles[sums + 3] as number);
    }
    tally.addSquares(squares);
    this.trials += n;
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

  private count(column: number, end: number): void {
    for (let next = this.counting.follow(column, end, this.address); next !== end; ) {
      next = this.counting.count(next, end, this.address);
      if (next === end) return;
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
