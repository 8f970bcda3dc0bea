/** A trace by name: the years of a figure that are read together are one branch. */

import { type Unit, unitTextIn } from "../../formula/units.ts";
import type { Kind } from "../../model/definition.ts";
import type { Currency } from "../../model/inputs.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Setting } from "../../plan/types.ts";
import { definedIn, toDisplayed, totalOf, unitIn } from "../projection/projection.ts";
import { nameOf, type Trace } from "./trace.ts";

export interface Branch {
  /** Its name and years: `compute.cost@2026..2030`; without years where it is one value for all. */
  readonly key: string;
  readonly name: string;
  readonly years: readonly number[];
  readonly slots: readonly number[];
  /** Of a figure. */
  readonly figure?: ModelFigure;
  readonly kind?: Kind;
}

export interface BranchRead {
  readonly key: string;
  readonly branch: Branch;
  /** Whether it can move what reads it, as things stand. */
  readonly active: boolean;
}

export interface BranchValue {
  /** As shown: "KRW", "MW", "%". */
  readonly unit: string;
  /** One a year, or a single one; null where undefined. */
  readonly values: readonly (number | null)[];
  /** The only value, a flow's sum, a stock's last; null for a rate of several years, and where undefined. */
  readonly total: number | null;
}

/** Slots of one name. */
interface Group {
  readonly name: string;
  readonly slots: number[];
  active: boolean;
}

/** What slots read, by the order in which it is first read. */
interface Walk {
  readonly found: number[];
  /** The slot, counted from the first, from which on each of them can move what reads it; infinite where none does. */
  readonly movesFrom: number[];
  /** How many were found up to each slot. */
  readonly counts: number[];
  /** Where each stands in `found`. */
  readonly places: Map<number, number>;
}

export class Branches {
  private readonly trace: Trace;
  private readonly project: Project;
  private readonly known = new Map<string, readonly BranchRead[]>();
  private readonly onEnd = new Map<number, Branch>();
  private readonly moving = new Map<Branch, BranchRead>();
  private readonly still = new Map<Branch, BranchRead>();
  /** Of slots on end, by the first. */
  private readonly walks = new Map<number, Walk>();

  constructor(project: Project, trace: Trace) {
    this.project = project;
    this.trace = trace;
  }

  /** Slots of one name, by year. */
  branch(slots: readonly number[]): Branch {
    const [first, last] = [slots[0] as number, slots.at(-1) as number];
    if (last - first !== slots.length - 1) return this.made(slots);
    // Most are years on end, and each member of a family reads those of all others.
    const place = first * this.trace.formulaGraph.cells.length + last;
    let branch = this.onEnd.get(place);
    if (branch === undefined) {
      branch = this.made(slots);
      this.onEnd.set(place, branch);
    }
    return branch;
  }

  /** One object for all that read a branch: members that read each other are many. */
  private read(branch: Branch, active: boolean): BranchRead {
    const known = active ? this.moving : this.still;
    let read = known.get(branch);
    if (read === undefined) {
      read = { key: branch.key, branch, active };
      known.set(branch, read);
    }
    return read;
  }

  private made(slots: readonly number[]): Branch {
    const cell = this.trace.cell(slots[0] as number);
    const name = nameOf(cell);
    const years = slots.map((slot) => this.trace.yearOf(slot)).filter((year) => year !== undefined);
    const key = years.length === 0 ? name : `${name}@${spanOf(years)}`;
    if ("input" in cell) return { key, name, years, slots };
    return { key, name, years, slots, figure: cell.figure, kind: cell.figure.metric.kind };
  }

  /** What a branch's formula reads over its years, in the order in which it is named. */
  reads({ key, slots }: Branch): readonly BranchRead[] {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { found, movesFrom, counts } = this.walk(slots);
    const last = slots.length - 1;
    const byName = new Map<string, Group>();
    let group: Group | undefined;
    for (let i = 0; i < (counts[last] as number); i++) {
      const slot = found[i] as number;
      const name = nameOf(this.trace.cell(slot));
      // Years of one figure come one after the other.
      if (group === undefined || name !== group.name) {
        group = byName.get(name) ?? { name, slots: [], active: false };
        byName.set(name, group);
      }
      group.slots.push(slot);
      group.active ||= (movesFrom[i] as number) <= last;
    }
    const reads = [...byName.values()].map(({ slots, active }) =>
      this.read(this.branch(slots.sort((a, b) => a - b)), active),
    );
    this.known.set(key, reads);
    return reads;
  }

  /**
   * What the formulas of some slots read, one after the other. A running sum reads in each year all years before it, and what looks back
   * a year is read over one year less, again and again: what years on end read is kept, and a part of them from the first is a part of it.
   */
  private walk(slots: readonly number[]): Walk {
    const first = slots[0] as number;
    const isOnEnd = (slots.at(-1) as number) - first === slots.length - 1;
    const known = isOnEnd ? this.walks.get(first) : undefined;
    const walk: Walk = known ?? { found: [], movesFrom: [], counts: [], places: new Map() };
    if (isOnEnd) this.walks.set(first, walk);
    const { found, movesFrom, counts, places } = walk;
    for (let k = counts.length; k < slots.length; k++) {
      const { slots: reads, active } = this.trace.readsOf(slots[k] as number);
      for (let i = 0; i < reads.length; i++) {
        const read = reads[i] as number;
        let place = places.get(read);
        if (place === undefined) {
          place = found.push(read) - 1;
          places.set(read, place);
          movesFrom.push(Number.POSITIVE_INFINITY);
        }
        if (active[i] === 1) movesFrom[place] = Math.min(movesFrom[place] as number, k);
      }
      counts.push(found.length);
    }
    return walk;
  }

  /** Its values, `at` giving those of another scenario with the same slots. */
  value({ slots, figure, name }: Branch, at: (slot: number) => number = (slot) => this.trace.value(slot)) {
    const base = slots.map(at);
    if (figure === undefined) {
      const setting = this.trace.scenario.settings.get(name) as Setting;
      return inputValue(base, setting.unit, this.project.plan.currency.code);
    }
    return figureValues(figure, base, this.project, this.project.plan.currency);
  }

  /** Branches under a root, the root first, each before what it reads and once. */
  *all(root: Branch): Iterable<Branch> {
    const seen = new Set([root.key]);
    const queue = [root];
    for (const branch of queue) {
      yield branch;
      for (const { branch: read } of this.reads(branch)) {
        if (seen.has(read.key)) continue;
        seen.add(read.key);
        queue.push(read);
      }
    }
  }
}

/** A figure's values in base units of a currency, one a year or a single one, as they go out. */
export function figureValues(
  figure: ModelFigure,
  base: readonly number[],
  project: Project,
  currency: Currency,
): BranchValue {
  const unit = unitIn(figure, currency, project);
  const display = (value: number) => toDisplayed(value, unit, figure.rounded);
  const total = base.length === 1 ? (base[0] as number) : totalOf(figure.metric.kind, base);
  return { unit: unit.text, values: base.map(display), total: display(total) };
}

function inputValue(base: readonly number[], unit: Unit, currency: string): BranchValue {
  const values = base.map((value) => definedIn(value, unit));
  return {
    unit: unitTextIn(unit.text, currency),
    values,
    total: values.length === 1 ? (values[0] as number | null) : null,
  };
}

/** `2026..2030`, or the years one by one where some between are missing. */
function spanOf(years: readonly number[]): string {
  const [first, last] = [years[0] as number, years.at(-1) as number];
  if (first === last) return `${first}`;
  return last - first === years.length - 1 ? `${first}..${last}` : years.join(",");
}
