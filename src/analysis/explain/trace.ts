/**
 * Where a figure comes from: every formula under it down to the inputs, with what each reads, what of that can move it as
 * things stand.
 */

import {
  type Bits,
  bitsOf,
  has,
  intersection,
  isNone,
  moving,
  movingSlots,
  union,
  without,
} from "../../engine/derivatives/dependence.ts";
import { type Cell, FormulaGraph } from "../../engine/derivatives/formula-graph.ts";
import type { Tree } from "../../formula/syntax.ts";
import { writtenNames } from "../../model/references.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { refuseBroken } from "../conditions/contradictions.ts";
import { locatingCycles, modelOf } from "../scenario-model.ts";

/** The slots that a formula reads, and of each 1 where it can move the formula by itself here. */
export interface Reads {
  readonly slots: readonly number[];
  readonly active: Uint8Array;
}

/**
 * A scenario's formulas. `also`: inputs of another scenario, whose formulas are to read the same slots. Throws Failure "input" for
 * formulas that are wrong, and for inputs that contradict each other.
 */
export function traceOf(project: Project, scenario: Scenario, also?: Scenario["instance"]["inputs"]): Trace {
  return new Trace(graphOf(project, scenario, also), scenario);
}

/** The same without what is looked up in them. */
export function graphOf(
  project: Project,
  scenario: Scenario,
  also?: Scenario["instance"]["inputs"],
): FormulaGraph {
  const model = modelOf(project, scenario);
  const graph = locatingCycles(project, () => new FormulaGraph(model, also));
  refuseBroken(project, scenario, model.requirements, graph.required);
  return graph;
}

/** Formulas of one scenario, each looked at when it is first requested. */
export class Trace {
  readonly formulaGraph: FormulaGraph;
  readonly scenario: Scenario;
  /** By slot, each looked at when it is first requested. */
  private readonly found: (readonly number[] | undefined)[];
  private readonly moved: (Bits | undefined)[];
  /** The same of the steps of formulas. */
  private readonly movedSteps = new Map<number, Bits>();
  /** What moves each formula, where that does not depend on what moves it in turn; undefined where it does. */
  private readonly movers = new Map<number, readonly number[] | undefined>();
  private readonly looked: (Reads | undefined)[];
  /** The names in a formula, which members share, with their places in it. */
  private readonly order = new Map<Tree, Map<string, number>>();
  private readonly namePlaces = new Map<ModelFigure, Map<string, readonly [number, number]>>();
  private readonly members = new Map<string, ReadonlyMap<string, number>>();
  private readonly places = new Map<string, number>();
  private readonly none: Bits;

  constructor(formulaGraph: FormulaGraph, scenario: Scenario) {
    this.formulaGraph = formulaGraph;
    this.scenario = scenario;
    for (const name of scenario.instance.inputs.keys()) this.places.set(name, this.places.size);
    this.none = bitsOf(this.places.size);
    const bySlot = { length: formulaGraph.cells.length };
    this.found = Array.from(bySlot);
    this.moved = Array.from(bySlot);
    this.looked = Array.from(bySlot);
  }

  /** The figure of a name. Throws Error where there is none. */
  figure(name: string): ModelFigure {
    const figure = this.formulaGraph.model.figures.get(name);
    if (figure === undefined) throw new Error(`no figure ${name}`);
    return figure;
  }

  cell(slot: number): Cell {
    return this.formulaGraph.cells[slot] as Cell;
  }

  value(slot: number): number {
    return this.formulaGraph.slots[slot] as number;
  }

  /** The calendar year of a slot; undefined for what is one value in all of them. */
  yearOf(slot: number): number | undefined {
    const cell = this.cell(slot);
    if ("input" in cell) return cell.year;
    return cell.figure.yearly ? this.scenario.instance.years[cell.t] : undefined;
  }

  /**
   * The slots that a figure's formula reads, in the order in which it names them, the earlier year first; those of the other parts for
   * the rest of a whole, and none for any other input.
   */
  reads(slot: number): readonly number[] {
    let reads = this.found[slot];
    if (reads === undefined) {
      const cell = this.cell(slot);
      const formula = this.formulaGraph.formulaOf(slot);
      const read = formula === undefined ? [] : this.formulaGraph.reads(formula);
      reads = "input" in cell ? [...read].sort((a, b) => a - b) : this.inOrder(read, cell.figure);
      this.found[slot] = reads;
    }
    return reads;
  }

  private inOrder(slots: Iterable<number>, figure: ModelFigure): number[] {
    let names = this.order.get(figure.tree);
    if (names === undefined) {
      names = new Map();
      for (const name of writtenNames(figure.tree)) if (!names.has(name)) names.set(name, names.size);
      this.order.set(figure.tree, names);
    }
    const places = names;
    // Years of one figure read much the same names.
    let known = this.namePlaces.get(figure);
    if (known === undefined) {
      known = new Map();
      this.namePlaces.set(figure, known);
    }
    const at = known;
    // Of a name with `*` the figure's own member comes first, then all by id.
    const place = (name: string): readonly [number, number] => {
      const own = places.get(name) ?? Number.POSITIVE_INFINITY;
      const [family, member, ...rest] = name.split(".") as [string, string, ...string[]];
      const starred = places.get([family, "*", ...rest].join(".")) ?? Number.POSITIVE_INFINITY;
      // The path that carries prices is read though it is not named: it comes last.
      if (own <= starred) return [own, 0];
      return [starred, member === figure.member ? 0 : 1 + this.memberPlace(family, member)];
    };
    // The years of a name stand at one place.
    const byName = new Map<string, { readonly at: readonly [number, number]; readonly slots: number[] }>();
    for (const slot of Uint32Array.from(slots).sort()) {
      const name = nameOf(this.cell(slot));
      let same = byName.get(name);
      if (same === undefined) {
        const there = at.get(name) ?? place(name);
        at.set(name, there);
        same = { at: there, slots: [] };
        byName.set(name, same);
      }
      same.slots.push(slot);
    }
    const inOrder = [...byName.values()];
    inOrder.sort(({ at: a, slots: [first = 0] }, { at: b, slots: [second = 0] }) =>
      a[0] === b[0] ? a[1] - b[1] || first - second : a[0] < b[0] ? -1 : 1,
    );
    return inOrder.flatMap(({ slots }) => slots);
  }

  private memberPlace(family: string, member: string): number {
    let places = this.members.get(family);
    if (places === undefined) {
      const ids = this.scenario.instance.members.get(family) ?? [];
      places = new Map(ids.map((id, i) => [id, i]));
      this.members.set(family, places);
    }
    return places.get(member) ?? 0;
  }

  /** All that some slots rest on, themselves included, each behind what it reads. `readsOf`: what of that is looked at. */
  under(
    roots: Iterable<number>,
    readsOf: (slot: number) => readonly number[] = (slot) => this.reads(slot),
  ): readonly number[] {
    const order: number[] = [];
    const seen = new Set<number>();
    const stack: { readonly slot: number; readonly reads: readonly number[]; next: number }[] = [];
    const enter = (slot: number) => {
      if (seen.has(slot)) return;
      seen.add(slot);
      stack.push({ slot, reads: readsOf(slot), next: 0 });
    };
    for (const root of roots) {
      enter(root);
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const read = top.reads[top.next++];
        if (read !== undefined) enter(read);
        else order.push((stack.pop() as { slot: number }).slot);
      }
    }
    return order;
  }

  /** The names of the inputs that some slots rest on, as the scenario lists them, but for the rest of a whole, which follows from others. */
  inputsUnder(roots: readonly number[]): readonly string[] {
    const names = new Set<string>();
    for (const slot of this.formulaGraph.inputsUnder(roots)) {
      const cell = this.cell(slot);
      if ("input" in cell && cell.input.rest === undefined) names.add(cell.input.name);
    }
    return [...this.places.keys()].filter((name) => names.has(name));
  }

  /** The inputs that can move a slot by themselves, as a set of places in the scenario's inputs. */
  private activeInputs(slot: number): Bits {
    const known = this.moved[slot];
    if (known !== undefined) return known;
    const readsOf = (each: number) => (this.moved[each] === undefined ? this.mayMove(each) : []);
    for (const each of this.under([slot], readsOf)) this.moved[each] ??= this.inputsMoving(each);
    return this.moved[slot] as Bits;
  }

  /** What moves a formula, or where that depends on what moves it in turn, all that it reads; in no order. */
  private mayMove(slot: number): readonly number[] {
    const formula = this.formulaGraph.formulaOf(slot);
    return formula === undefined ? [] : (this.moversOf(slot) ?? this.formulaGraph.reads(formula));
  }

  /** The same as of activeInputs, where what may move the slot is known. */
  private inputsMoving(slot: number): Bits {
    const cell = this.cell(slot);
    if ("input" in cell && cell.input.rest === undefined) {
      return bitsOf(this.places.size, this.places.get(cell.input.name) as number);
    }
    const movers = this.moversOf(slot);
    if (movers === undefined)
      return this.moving(slot, (read) => this.moved[read], this.none, this.movedSteps);
    return union([this.none, ...movers.map((mover) => this.moved[mover] as Bits)]);
  }

  private moving(
    slot: number,
    moves: (read: number) => Bits | undefined,
    none: Bits,
    found?: Map<number, Bits>,
  ): Bits {
    return moving(
      this.formulaGraph,
      this.formulaGraph.formula(slot),
      this.formulaGraph.values(),
      moves,
      none,
      found,
    );
  }

  private moversOf(slot: number): readonly number[] | undefined {
    if (this.movers.has(slot)) return this.movers.get(slot);
    const movers = movingSlots(
      this.formulaGraph,
      this.formulaGraph.formula(slot),
      this.formulaGraph.values(),
    );
    this.movers.set(slot, movers);
    return movers;
  }

  /** The names of the inputs that can move any of some slots by themselves. Sets of them are made only where they have to be. */
  active(roots: readonly number[]): ReadonlySet<string> {
    const names = new Set<string>();
    const found = new Set(roots);
    const seen = new Set<number>();
    let bits = this.none;
    // What is found is looked at in turn, while more is found.
    for (const slot of found) {
      const cell = this.cell(slot);
      if ("input" in cell && cell.input.rest === undefined) {
        names.add(cell.input.name);
        continue;
      }
      const formula = this.formulaGraph.formula(slot);
      const movers = movingSlots(this.formulaGraph, formula, this.formulaGraph.values(), seen);
      if (movers === undefined) bits = union([bits, this.activeInputs(slot)]);
      else for (const mover of movers) found.add(mover);
    }
    for (const [name, place] of this.places) if (has(bits, place)) names.add(name);
    return names;
  }

  /** What a formula reads, and which of it can move it here. */
  readsOf(slot: number): Reads {
    let looked = this.looked[slot];
    if (looked === undefined) {
      looked = this.look(slot);
      this.looked[slot] = looked;
    }
    return looked;
  }

  private look(slot: number): Reads {
    const reads = this.reads(slot);
    const active = new Uint8Array(reads.length);
    if (reads.length === 0) return { slots: reads, active };
    const movers = this.moversOf(slot);
    if (movers !== undefined) {
      const moves = new Set(movers);
      for (const [i, read] of reads.entries()) active[i] = Number(moves.has(read));
      return { slots: reads, active };
    }
    const own = new Map(reads.map((read, i) => [read, bitsOf(reads.length, i)]));
    const none = bitsOf(reads.length);
    const local = this.moving(slot, (read) => own.get(read) ?? none, none);
    // An input that moves both sides of zero times zero comes through both, though neither alone does anything.
    const activeInputs = this.activeInputs(slot);
    const through = union([
      this.none,
      ...reads.filter((_, i) => has(local, i)).map((read) => this.activeInputs(read)),
    ]);
    const missing = without(activeInputs, through);
    const more = !isNone(missing);
    for (const [i, read] of reads.entries()) {
      const moves = has(local, i) || (more && !isNone(intersection(missing, this.activeInputs(read))));
      active[i] = Number(moves);
    }
    return { slots: reads, active };
  }
}

/** The name of a figure or an input. */
export function nameOf(cell: Cell): string {
  return "input" in cell ? cell.input.name : cell.figure.name;
}

/** The slots that make a figure's number, with how often each counts: of a flow all years, of anything else one. */
export function rootsOf(trace: Trace, figure: ModelFigure, year: number | undefined): Map<number, number> {
  const { instance, years } = trace.scenario;
  const flow = figure.metric.kind === "flow";
  const counted = year !== undefined ? [year] : flow ? years : [years.at(-1) as number];
  const roots = new Map<number, number>();
  for (const each of counted) {
    const slot = trace.formulaGraph.slotOf(figure, instance.years.indexOf(each));
    roots.set(slot, (roots.get(slot) ?? 0) + 1);
  }
  return roots;
}
