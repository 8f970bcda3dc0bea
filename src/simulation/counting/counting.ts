/** Counts columns of a memory: what a tally keeps, two values at a time. */

import * as layout from "../../engine/simd/assembly/layout.ts";
import type { Memory } from "../../engine/simd/memory.ts";
import { binOf, pageBins, pages } from "../../math/statistics/histogram.ts";
import type { Tally } from "../../math/statistics/tally.ts";

/** Pages of what is no number. */
const undefinedPages = [0x7ff, 0xfff];
const upperOfNaN = 0x7ff80000;

/** A column by its address, and its count. */
export interface Counted {
  readonly column: number;
  readonly counter: Counter;
}

/** Counts some columns at a time, so that JavaScript has nothing to do for each. */
export class Columns {
  private readonly memory: Memory;
  private readonly all: readonly Counted[];
  private readonly groups: number;
  private readonly from: number;
  private readonly to: number;

  /** `groups`: as the tallies have them. */
  constructor(memory: Memory, all: readonly Counted[], groups: number) {
    this.memory = memory;
    this.all = all;
    this.groups = groups;
    this.from = memory.reserve(all.length * layout.countedBytes);
    this.to = this.from + all.length * layout.countedBytes;
    for (const [i, { column, counter }] of all.entries()) {
      const words = memory.words(this.from + i * layout.countedBytes, layout.countedBytes / 4);
      words[layout.countedColumn / 4] = column;
      words[layout.countedCount / 4] = counter.address;
    }
  }

  /** Counts the values of one block of a run. */
  add(n: number): void {
    const { memory, groups, from, to } = this;
    const values = n / groups;
    for (let group = 0; group < groups; group++) {
      const offset = 8 * group * values;
      const sum = sumOf(group);
      const last = Number(group === groups - 1);
      for (let next = from; next !== to; next += layout.countedBytes) {
        next = memory.kernels.countAll(next, to, offset, values, sum, last);
        if (next === to) break;
        const { column, counter } = this.all[(next - from) / layout.countedBytes] as Counted;
        counter.goOn(
          memory.allWords[(next + layout.countedStopped) / 4] as number,
          column + offset + 8 * values,
        );
        memory.kernels.settle(counter.address, sum, values, last);
      }
    }
  }
}

/** Where the exact sum of a group stands in a count. */
function sumOf(group: number): number {
  return layout.countSums + layout.exactBytes * (1 + group);
}

/** The count of one column, until a tally takes it. */
export class Counter {
  private readonly memory: Memory;
  readonly address: number;
  private readonly groups: number;
  /** Addresses of spans by number. */
  private readonly spans = new Map<number, number>();

  /** For tallies of the same reference and centre as this one. */
  constructor(memory: Memory, { reference, centre, groups }: Tally) {
    this.memory = memory;
    this.groups = groups;
    this.address = memory.reserve(sumOf(groups));
    this.pair(layout.countReference).fill(reference);
    this.pair(layout.countCentre).fill(centre);
    this.clear();
  }

  /** Hands the rest over to a tally, and starts again. */
  flush(tally: Tally): void {
    // Long words, of which the lower halves are all that there is.
    const lower = (place: number) => {
      const [first, , second] = this.words(place, 4) as unknown as Four;
      return first + second;
    };
    const count = lower(layout.countDefined);
    const [least, other, most, another] = this.pair(layout.countLeast, 4) as unknown as Four;
    tally.take({
      count,
      undefined: (this.words(layout.countTrials, 1)[0] as number) - count,
      least: Math.min(least, other),
      most: Math.max(most, another),
      whole: this.words(layout.countBroken, 4).every((word) => word === 0),
      at: lower(layout.countEqual),
    });
    tally.takeSquares(this.parts(layout.countSums));
    for (let group = 0; group < this.groups; group++) tally.takeSum(group, this.parts(sumOf(group)));
    for (const [span, address] of this.spans) {
      for (let i = 0; i < layout.spanPages; i++) {
        const page = span * layout.spanPages + i;
        if (!mayHold(page, tally)) continue;
        const bins = this.memory.words(address + 4 * pageBins * i, pageBins);
        if (isEmpty(bins)) continue;
        if (!undefinedPages.includes(page)) tally.histogram.putPage(page, bins);
        bins.fill(0);
      }
    }
    this.clear();
  }

  /** Counts on from a value whose span is not there yet. */
  goOn(from: number, end: number): void {
    for (let next = from; next !== end; next = this.memory.kernels.countAny(next, end, this.address)) {
      const [, first, , second] = this.memory.words(next, 4) as unknown as Four;
      this.reserve(first >>> layout.belowSpan);
      // Behind the last of an odd number of values stands what is no number.
      this.reserve((next + 8 < end ? second : upperOfNaN) >>> layout.belowSpan);
    }
  }

  private reserve(span: number): void {
    if (this.spans.has(span)) return;
    // A page more: a cache keeps few of the lines that are so large a power of two apart.
    const address = this.memory.reserve(layout.spanBytes + 4 * pageBins);
    this.spans.set(span, address);
    this.words(layout.countSpans, layout.spans)[span] = address;
  }

  private clear(): void {
    this.pair(layout.countLeast).fill(Number.POSITIVE_INFINITY);
    this.pair(layout.countMost).fill(Number.NEGATIVE_INFINITY);
    this.words(layout.countEqual, 12).fill(0);
    this.words(layout.countTrials, 1).fill(0);
    for (let group = -1; group < this.groups; group++) this.words(sumOf(group) + layout.exactSize, 1).fill(0);
  }

  private parts(sum: number): Float64Array {
    return this.pair(sum + layout.exactParts, this.words(sum + layout.exactSize, 1)[0] as number);
  }

  private pair(place: number, values = 2): Float64Array {
    return this.memory.doubles(this.address + place, values);
  }

  private words(place: number, n: number): Uint32Array {
    return this.memory.words(this.address + place, n);
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
