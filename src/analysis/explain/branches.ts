/** A trace by name: the years of a figure that are read together are one branch. */

import { type Unit, unitTextIn } from "../../formula/units.ts";
import type { Kind } from "../../model/definition.ts";
import type { Currency } from "../../model/inputs.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Setting } from "../../plan/types.ts";
import { definedIn, told, totalOf, unitIn } from "../projection/projection.ts";
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

/** Whether a slot has not been read yet, is read and cannot move what reads it, or can. */
const [unseen, still, moves] = [0, 1, 2] as const;

export class Branches {
  private readonly trace: Trace;
  private readonly project: Project;
  private readonly known = new Map<string, readonly BranchRead[]>();
  private readonly onEnd = new Map<number, Branch>();
  private readonly moving = new Map<Branch, BranchRead>();
  private readonly still = new Map<Branch, BranchRead>();
  /** Of each slot, what has been seen of it so far. */
  private readonly seen: Uint8Array;

  constructor(project: Project, trace: Trace) {
    this.project = project;
    this.trace = trace;
    this.seen = new Uint8Array(trace.formulaGraph.cells.length);
  }

  /** Slots of one name, by year. */
  branch(slots: readonly number[]): Branch {
    const [first, last] = [slots[0] as number, slots.at(-1) as number];
    if (last - first !== slots.length - 1) return this.made(slots);
    // Most are years on end, and each member of a family reads those of all others.
    const place = first * this.seen.length + last;
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
    const { seen } = this;
    const found: number[] = [];
    // A running sum reads in each year all years before it: each slot is seen many times, and told once.
    for (const slot of slots) {
      const { slots: reads, active } = this.trace.readsOf(slot);
      for (let i = 0; i < reads.length; i++) {
        const read = reads[i] as number;
        if (seen[read] === unseen) found.push(read);
        if (active[i] === 1) seen[read] = moves;
        else if (seen[read] === unseen) seen[read] = still;
      }
    }
    const byName = new Map<string, Group>();
    let group: Group | undefined;
    for (const slot of found) {
      const name = nameOf(this.trace.cell(slot));
      // Years of one figure come one after the other.
      if (group === undefined || name !== group.name) {
        group = byName.get(name) ?? { name, slots: [], active: false };
        byName.set(name, group);
      }
      group.slots.push(slot);
      group.active ||= seen[slot] === moves;
      seen[slot] = unseen;
    }
    const reads = [...byName.values()].map(({ slots, active }) =>
      this.read(this.branch(slots.sort((a, b) => a - b)), active),
    );
    this.known.set(key, reads);
    return reads;
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
  const tell = (value: number) => told(value, unit, figure.rounded);
  const total = base.length === 1 ? (base[0] as number) : totalOf(figure.metric.kind, base);
  return { unit: unit.text, values: base.map(tell), total: tell(total) };
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
