/**
 * A model taken apart: every formula of every year as a function of the figures and inputs that it names, with the value that
 * each of its steps has. The formulas are lowered by `compile.ts` and evaluated by `interpreter.ts`, as for every other question.
 */

import { append } from "../../lists.ts";
import type { Input } from "../../model/inputs.ts";
import type { Figure, Model } from "../../model/types.ts";
import { Unrolling } from "../compile.ts";
import { compile } from "../evaluate.ts";
import type { Graph } from "../graph.ts";
import { Interpreter } from "../program/interpreter.ts";
import { lagPlaces } from "../program/lag.ts";
import type { Slot } from "../program/outputs.ts";
import type { Node, Step } from "../program/steps.ts";
import type { FreeInput } from "../slots.ts";

/** A figure or an input in one year: `t` counts from the first year; 0 for what is one value in all of them. */
export type Cell =
  | { readonly slot: number; readonly figure: Figure; readonly t: number }
  | { readonly slot: number; readonly input: Input; readonly year: number | undefined };

/** A step of a formula has no value where it is a split. */
export type Values = (node: Node) => number;

/** Steps that are not looked at again. */
type Known = Pick<ReadonlySet<Node>, "has">;

export class FormulaGraph {
  readonly model: Model;
  readonly graph: Graph;
  /** Of every slot, in base units. */
  readonly slots: Float64Array;
  readonly cells: readonly Cell[];
  /** What the model's requirements come to, in their order: where each has its values. */
  readonly required: { readonly slots: readonly Slot[]; readonly values: Float64Array };
  private readonly unrolling: Unrolling;
  private readonly formulas = new Map<number, Node>();
  private readonly starts = new Map<Figure, number>();
  private readonly interpreter: Interpreter;
  /** The same for other values of the slots. */
  private readonly otherwise: Interpreter;
  /** By node, in which walk it was found last. */
  private marks = new Uint32Array(1024);
  private walks = 0;
  /** What was found last: there are so many walks that lists of their own would be most of what is allocated. */
  private found = new Uint32Array(1024);
  private count = 0;
  /** The walk that is under way, and what it leaves out. */
  private walk = 0;
  private known: Known | undefined;

  /**
   * `also`: the same inputs as another scenario has them, of one value or yearly alike, so that the formulas serve both. Throws
   * CycleError, SizeError.
   */
  constructor(model: Model, also: ReadonlyMap<string, Input> = model.instance.inputs) {
    this.model = model;
    const years = model.instance.years.length;
    const cells: Cell[] = [];
    const free: FreeInput[] = [];
    const slots: number[] = [];
    for (const input of model.instance.inputs.values()) {
      const { name, value } = input;
      const named = typeof value === "number" ? [undefined] : [...value.keys()];
      for (const year of named) cells.push({ slot: cells.length, input, year });
      append(slots, typeof value === "number" ? [value] : value.values());
      const other = also.get(name)?.value;
      if (typeof value !== "number") free.push({ name, least: 0, years: named as readonly number[] });
      else if (typeof other !== "number") free.push({ name, least: 0 });
      else free.push({ name, least: Math.min(value, other), most: Math.max(value, other) });
    }
    const figures = [...model.figures.values()];
    for (const figure of figures) {
      this.starts.set(figure, cells.length);
      for (let t = 0; t < (figure.yearly ? years : 1); t++) cells.push({ slot: cells.length, figure, t });
    }
    const kernel = compile(model, [...figures, ...model.requirements]);
    const values = new Float64Array(kernel.size);
    kernel.evaluate(new Float64Array(), values);
    this.slots = new Float64Array(cells.length);
    this.slots.set(slots);
    // The kernel's outputs are in the order of the figures, years side by side, as the slots are.
    this.slots.set(values.subarray(0, cells.length - slots.length), slots.length);
    this.required = { slots: kernel.slots.slice(figures.length), values };
    this.cells = cells;
    this.unrolling = new Unrolling(model, {
      free,
      readFigure: (figure, t) => (this.starts.get(figure) as number) + t,
    });
    this.graph = this.unrolling.graph;
    this.interpreter = new Interpreter(this.graph.steps.view());
    this.otherwise = new Interpreter(this.graph.steps.view());
  }

  /** The slot of a figure in a year. */
  slotOf(figure: Figure, t: number): number {
    return (this.starts.get(figure) as number) + (figure.yearly ? t : 0);
  }

  /** The node of a figure's own formula in a year, or of what makes an input the rest of its whole; none for any other input. */
  formulaOf(slot: number): Node | undefined {
    let node = this.formulas.get(slot);
    if (node === undefined) {
      const cell = this.cells[slot] as Cell;
      if ("figure" in cell) node = this.unrolling.formula(cell.figure, cell.t);
      else if (cell.input.rest !== undefined) {
        node = this.unrolling.left(cell.input.rest, cell.year ?? (this.model.instance.years[0] as number));
      } else return undefined;
      this.formulas.set(slot, node);
    }
    return node;
  }

  /** The same of what has one. */
  formula(slot: number): Node {
    const node = this.formulaOf(slot);
    if (node === undefined) throw new Error("an input has no formula");
    return node;
  }

  /**
   * The slots that a formula reads, in no order. Of a lag's past only the years that it picks: as for the kernel, the others are no part
   * of it.
   */
  reads(formula: Node): number[] {
    const slots: number[] = [];
    this.eachSlot(this.find(formula, undefined, this.picked), (slot) => slots.push(slot));
    return slots;
  }

  /** The slots of inputs that some slots rest on, or are, in no order. */
  inputsUnder(slots: readonly number[]): number[] {
    const inputs: number[] = [];
    const found: number[] = [];
    const isFound = new Uint8Array(this.cells.length);
    const enter = (slot: number) => {
      if (isFound[slot] === 1) return;
      isFound[slot] = 1;
      found.push(slot);
    };
    slots.forEach(enter);
    // One walk for all formulas: steps that they share are looked at once.
    const walk = ++this.walks;
    // What is found is looked at in turn, while more is found.
    for (let i = 0; i < found.length; i++) {
      const slot = found[i] as number;
      if ("input" in (this.cells[slot] as Cell)) inputs.push(slot);
      const formula = this.formulaOf(slot);
      if (formula !== undefined) this.eachSlot(this.find(formula, undefined, this.picked, walk), enter);
    }
    return inputs;
  }

  /** The slots among so many nodes that were found: each is the input of one node. */
  private eachSlot(found: number, visit: (slot: number) => void): void {
    const { steps } = this.graph;
    for (let i = 0; i < found; i++) {
      const slot = steps.slotOf(this.found[i] as Node);
      if (slot !== undefined) visit(slot);
    }
  }

  /** What a lag looks at: how far it looks back, and the one or two values that it finds there. */
  private readonly picked = ({ least, args }: Step & { kind: "lag" }): readonly Node[] => {
    const [lag, before, ...past] = args as [Node, Node, ...Node[]];
    const step = this.graph.steps.at(lag);
    const years = step.kind === "input" ? (this.slots[step.slot] as number) : this.values()(lag);
    const places = lagPlaces(years, least, past.length);
    if (places === undefined) return [lag];
    const at = (place: number) => past[place] ?? before;
    return places.part === 0 ? [lag, at(places.near)] : [lag, at(places.near), at(places.far)];
  };

  /** The values of all steps of the formulas requested so far. */
  values(): Values {
    const { interpreter } = this;
    const known = interpreter.length;
    const { length } = this.graph.steps;
    if (known < length) {
      interpreter.extend(this.graph.steps.view());
      interpreter.run(this.slots, known);
    }
    return (node) => interpreter.values[node] as number;
  }

  /** The values of a formula's steps, all of them, for other values of the slots; until the next call. */
  valuesAt(slots: Float64Array, steps: ArrayLike<Node>): Values {
    const { otherwise } = this;
    if (otherwise.length < this.graph.steps.length) otherwise.extend(this.graph.steps.view());
    otherwise.run(slots, 0, steps);
    return (node) => otherwise.values[node] as number;
  }

  /** A formula's steps, each behind those that it needs. `known`: steps that are left out, with what they alone need. */
  stepsOf(formula: Node, known?: Known): Uint32Array {
    // In the order in which steps are made each is behind what it is made of.
    return this.found.slice(0, this.find(formula, known)).sort();
  }

  /**
   * Finds what a node needs, itself included, in no order: a small part of a large graph. Returns how many nodes stand in `found` then. `lag`:
   * what of a lag is needed, if not all that it reads. `walk`: what was found in it is left out, with what that alone needs.
   */
  private find(
    node: Node,
    known: Known | undefined,
    lag?: (step: Step & { kind: "lag" }) => readonly Node[],
    walk = ++this.walks,
  ): number {
    const { steps } = this.graph;
    if (this.marks.length < steps.length) {
      const before = this.marks;
      this.marks = new Uint32Array(2 * steps.length);
      this.marks.set(before);
      this.found = new Uint32Array(this.marks.length);
    }
    this.walk = walk;
    this.known = known;
    this.count = 0;
    this.enter(node);
    // What is found is looked at in turn, while more is found.
    for (let i = 0; i < this.count; i++) {
      const next = this.found[i] as Node;
      if (lag === undefined || !steps.isLag(next)) steps.eachRead(next, this.enter);
      else for (const read of lag(steps.at(next) as Step & { kind: "lag" })) this.enter(read);
    }
    return this.count;
  }

  private readonly enter = (node: Node): void => {
    if (this.marks[node] === this.walk || this.known?.has(node)) return;
    this.marks[node] = this.walk;
    this.found[this.count++] = node;
  };
}
