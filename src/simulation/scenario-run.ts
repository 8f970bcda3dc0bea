/** One scenario on its way through the blocks of a simulation: what it is drawn, and the counts of what comes of it. */

import { BlockKernel, blockTrials } from "../engine/simd/block.ts";
import { columnBytes, type Memory } from "../engine/simd/memory.ts";
import type { Tally } from "../math/statistics/tally.ts";
import { Columns, type Counted, Counter } from "./counting/counting.ts";
import type { ScenarioOutcome } from "./outcome.ts";
import { Requirements } from "./requirements.ts";
import type { ScenarioJob } from "./types.ts";

export class Engine {
  readonly kernel: BlockKernel;
  private readonly job: ScenarioJob;
  private readonly counters: readonly Counter[];
  /** The tallied columns that draws move. */
  private readonly moved: Columns;
  /** The places of these, and their addresses. */
  private readonly movedAt: readonly { readonly place: number; readonly column: number }[];
  /** The places of the rest among the tallied columns, and what they are. */
  private readonly constants: readonly { readonly place: number; readonly value: number }[];
  /** How many blocks of how many trials there were since it was last asked: in all of them constants are what they are. */
  private readonly blocks = new Map<number, number>();
  private readonly differences: readonly Counter[];
  /** Each by itself: they are calculated in the same column. */
  private readonly differing: readonly Columns[];
  private readonly difference: number;
  /** How many trials were left out since it was last asked. */
  private leftOut = 0;
  /** Requirements by those of their columns that are not always true. */
  private readonly requirements: Requirements;
  /** Years that came up in a block, and how often. */
  private readonly seen = new Float64Array(blockTrials);
  private readonly times = new Uint32Array(blockTrials);

  /** `groups`: of the tallies. `difference`: the address of the column that differences are put in. `inputsAt`: as the kernel takes it. */
  constructor(
    job: ScenarioJob,
    { tallies, differences }: ScenarioOutcome,
    memory: Memory,
    groups: number,
    difference: number,
    inputsAt: number | undefined,
  ) {
    const { constants } = job.program;
    const counters = (of: readonly Tally[]) => of.map((tally) => new Counter(memory, tally));
    this.job = job;
    this.kernel = new BlockKernel(job.program, memory, inputsAt);
    this.counters = counters(tallies);
    this.differences = counters(differences);
    const columnOf = (place: number) => job.tallied[place]?.column as number;
    const all = this.counters.map(
      (counter, place): Counted => ({ column: this.addressOf(columnOf(place)), counter }),
    );
    const isMoved = (place: number) => !constants.has(columnOf(place));
    this.moved = new Columns(
      memory,
      all.filter((_, place) => isMoved(place)),
      groups,
    );
    this.movedAt = all.flatMap(({ column }, place) => (isMoved(place) ? [{ place, column }] : []));
    this.difference = difference;
    this.constants = job.tallied.flatMap(({ column }, place) => {
      const value = constants.get(column);
      return value === undefined ? [] : [{ place, value }];
    });
    this.differing = this.differences.map(
      (counter) => new Columns(memory, [{ column: difference, counter }], groups),
    );
    const isOpen = (column: number) => constants.get(column) !== 1;
    this.requirements = new Requirements(
      memory,
      job.requirements.map((columns) => columns.filter(isOpen).map((column) => this.addressOf(column))),
    );
  }

  /** The address of a column of what comes out. */
  addressOf(column: number): number {
    return this.kernel.outputsAt + column * columnBytes;
  }

  evaluate(n: number): void {
    this.kernel.evaluate(n);
  }

  /** Counts a block. `kept`: its number, where its values are kept. `compare`: writes the differences of the paired column at a place. */
  count(n: number, own: ScenarioOutcome, kept: number | undefined, compare: (place: number) => void): void {
    const { memory } = this.kernel;
    const leftOut = this.requirements.add(n, own.broken);
    own.leftOut += leftOut.length;
    this.leftOut += leftOut.length;
    // Nothing comes of inputs that contradict each other.
    for (const { column } of leftOut.length === 0 ? [] : this.movedAt) {
      const values = memory.doubles(column, n);
      for (const t of leftOut) values[t] = Number.NaN;
    }
    this.moved.add(n);
    if (kept !== undefined) {
      for (const { place, column } of this.movedAt) {
        own.tallies[place]?.keep(kept, memory.doubles(column, n));
      }
    }
    this.blocks.set(n, (this.blocks.get(n) ?? 0) + 1);
    if (own.conditions.length > 0) this.countConditions(n, own, leftOut);
    for (let k = 0; k < own.years.length; k++) {
      this.countYears(this.job.years[k] as number, n, leftOut, own.years[k] as Map<number, number>);
    }
    for (let k = 0; k < this.differing.length; k++) {
      compare(k);
      this.differing[k]?.add(n);
      if (kept !== undefined) own.differences[k]?.keep(kept, memory.doubles(this.difference, n));
    }
  }

  /** Hands over what was not added block by block, and starts again. */
  flush(own: ScenarioOutcome): void {
    for (const [k, counter] of this.counters.entries()) counter.flush(own.tallies[k] as Tally);
    for (const [k, counter] of this.differences.entries()) counter.flush(own.differences[k] as Tally);
    for (const [n, blocks] of this.blocks) {
      for (const { place, value } of this.constants) own.tallies[place]?.addConstant(value, n, blocks);
    }
    for (const { place, value } of this.constants) own.tallies[place]?.leaveOut(value, this.leftOut);
    this.leftOut = 0;
    this.blocks.clear();
  }

  private countConditions(n: number, { conditions }: ScenarioOutcome, leftOut: readonly number[]): void {
    const { allDoubles } = this.kernel.memory;
    for (const [k, count] of conditions.entries()) {
      const at = this.addressOf(this.job.conditions[k] as number) / 8;
      for (let t = at; t < at + n; t++) {
        const met = allDoubles[t] as number;
        if (met === 1) count.met++;
        else if (met !== 0) count.undefined++;
      }
      for (const t of leftOut) {
        const met = allDoubles[at + t] as number;
        if (met === 1) count.met--;
        else if (met !== 0) count.undefined--;
      }
    }
  }

  /** Few years come up: they are looked for among those of this block. */
  private countYears(
    column: number,
    n: number,
    leftOut: readonly number[],
    counts: Map<number, number>,
  ): void {
    const { allDoubles } = this.kernel.memory;
    const { seen, times } = this;
    const at = this.addressOf(column) / 8;
    let distinct = 0;
    for (let t = at; t < at + n; t++) {
      const year = allDoubles[t] as number;
      if (year - year !== 0) continue;
      let i = 0;
      while (i < distinct && seen[i] !== year) i++;
      if (i === distinct) {
        seen[distinct] = year;
        times[distinct++] = 0;
      }
      times[i] = (times[i] as number) + 1;
    }
    for (const t of leftOut) {
      const i = seen.subarray(0, distinct).indexOf(allDoubles[at + t] as number);
      if (i >= 0) times[i] = (times[i] as number) - 1;
    }
    for (let i = 0; i < distinct; i++) {
      const year = seen[i] as number;
      if (times[i] === 0) continue;
      counts.set(year, (counts.get(year) ?? 0) + (times[i] as number));
    }
  }
}
