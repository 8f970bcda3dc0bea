/** Counts columns of a memory, in WebAssembly: what a tally keeps, two values at a time. */

import type { Memory } from "../model/memory.ts";
import {
  bits,
  both,
  type Code,
  get,
  i32,
  leave,
  longs,
  repeat,
  set,
  v128,
  when,
  word,
  words,
} from "../model/wasm.ts";
import { define, wasmModule } from "../model/wasm-module.ts";
import { below, pageBins, pages } from "./histogram.ts";
import type { Tally } from "./tally.ts";

/** Where a column's count stands, in bytes from its start: pairs of doubles or long words, for the first of two values and the second. */
const at = {
  sum: 0,
  squares: 16,
  least: 32,
  most: 48,
  /** How many values equal the reference, and how many are defined. */
  equal: 64,
  defined: 80,
  /** Bits where a value was not a whole number. */
  broken: 96,
  centre: 112,
  reference: 128,
  /** Addresses of the pages of bins, by the upper twelve bits of a double; 0 for none yet. */
  pages: 144,
} as const;
const size = at.pages + 4 * pages;

/** Pages of what is no number. */
const undefinedPages = [0x7ff, 0xfff] as const;

/**
 * `count(column, end, count)`: adds the values of a column to a count. Stops at a value that has no page yet and gives its
 * address, or `end`.
 */
const count = define("count", { params: [i32, i32, i32], results: [i32] }, (local) => {
  const [column, end, count] = [0, 1, 2] as const;
  const kept = ["sum", "squares", "least", "most", "equal", "defined", "broken"] as const;
  const own = Object.fromEntries(kept.map((name) => [name, local(v128)])) as Record<
    (typeof kept)[number],
    number
  >;
  const [x, over, isDefined, centre, reference] = Array.from({ length: 5 }, () => local(v128)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const [first, second] = [local(i32), local(i32)];
  const all = (code: Code, other: number) => bits.select(code, both.const(other), get(isDefined));
  /** Finds the page of one of the two values; leaves where there is none. */
  const find = (page: number, trial: number): Code => [
    set(
      page,
      word.load(
        word.add(
          get(count),
          word.shiftLeft(word.shiftRight(words.lane(2 * trial + 1, get(x)), word.const(20)), word.const(2)),
        ),
        at.pages,
      ),
    ),
    when(word.eqz(get(page)), save, leave(get(column))),
  ];
  const save = kept.map((name) => both.store(get(count), at[name], get(own[name])));
  const put = (page: number, trial: number): Code => {
    const bin = word.and(
      word.shiftRight(words.lane(2 * trial + 1, get(x)), word.const(below - 2)),
      word.const((pageBins - 1) * 4),
    );
    return [
      set(page, word.add(get(page), bin)),
      word.store(get(page), 0, word.add(word.load(get(page), 0), word.const(1))),
    ];
  };
  return [
    ...kept.map((name) => set(own[name], both.load(get(count), at[name]))),
    set(centre, both.load(get(count), at.centre)),
    set(reference, both.load(get(count), at.reference)),
    repeat(
      [
        // Of an odd number of values the last stands alone.
        set(x, both.load(get(column), 0)),
        when(
          word.lt(word.sub(get(end), get(column)), word.const(16)),
          set(x, bits.select(get(x), both.const(Number.NaN), words.const([0xffffffff, 0xffffffff, 0, 0]))),
        ),
        find(first, 0),
        find(second, 1),
        put(first, 0),
        put(second, 1),
        set(isDefined, both.lt(both.abs(get(x)), both.const(Number.POSITIVE_INFINITY))),
        set(own.defined, longs.sub(get(own.defined), get(isDefined))),
        set(own.equal, longs.sub(get(own.equal), both.eq(get(x), get(reference)))),
        set(own.least, both.least(get(own.least), all(get(x), Number.POSITIVE_INFINITY))),
        set(own.most, both.most(get(own.most), all(get(x), Number.NEGATIVE_INFINITY))),
        set(
          own.broken,
          bits.or(get(own.broken), bits.and(both.ne(get(x), both.floor(get(x))), get(isDefined))),
        ),
        set(over, bits.and(both.sub(get(x), get(centre)), get(isDefined))),
        set(own.sum, both.add(get(own.sum), get(over))),
        set(own.squares, both.add(get(own.squares), both.mul(get(over), get(over)))),
        set(column, word.add(get(column), word.const(16))),
      ],
      word.ltUnsigned(get(column), get(end)),
    ),
    save,
    get(end),
  ];
});

let compiled: WebAssembly.Module | undefined;

/** The counts of any number of columns. */
export class Counting {
  readonly memory: Memory;
  readonly count: (column: number, end: number, count: number) => number;
  /** A page that nobody reads. */
  readonly nowhere: number;

  constructor(memory: Memory) {
    this.memory = memory;
    this.nowhere = memory.reserve(4 * pageBins);
    compiled ??= new WebAssembly.Module(wasmModule({}, [count]));
    const { exports } = new WebAssembly.Instance(compiled, { host: { memory: memory.wasm } });
    this.count = exports.count as typeof this.count;
  }
}

/** The count of one column, until a tally takes it. */
export class Counter {
  private readonly counting: Counting;
  private readonly address: number;
  private readonly pages = new Map<number, number>();
  private trials = 0;

  /** For tallies of the same reference and centre as this one. */
  constructor(counting: Counting, { reference, centre }: Tally) {
    this.counting = counting;
    this.address = counting.memory.reserve(size);
    for (const page of undefinedPages) this.words(at.pages, pages)[page] = counting.nowhere;
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
    for (const [page, address] of this.pages) {
      const bins = this.counting.memory.words(address, pageBins);
      tally.histogram.putPage(page, bins);
      bins.fill(0);
    }
    this.clear();
  }

  private count(column: number, end: number): void {
    for (let next = column; ; ) {
      next = this.counting.count(next, end, this.address);
      if (next === end) return;
      for (const high of [this.counting.memory.words(next, 4)[1], this.counting.memory.words(next, 4)[3]]) {
        this.page((high as number) >>> 20);
      }
    }
  }

  private page(page: number): void {
    if (this.words(at.pages, pages)[page] !== 0) return;
    const address = this.counting.memory.reserve(4 * pageBins);
    this.pages.set(page, address);
    this.words(at.pages, pages)[page] = address;
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

type Four = readonly [number, number, number, number];
