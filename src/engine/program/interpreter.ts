/**
 * Evaluates the steps of a graph one after the other, as `operations.ts` defines them. No source is generated: a formula is calculated
 * a few times or a few thousand times, and a function of 100,000 lines takes longer to compile than to run, and more stack than there is.
 */

import type { Flat } from "../../model/types.ts";
import { allocate, waterfall } from "../allocation.ts";
import type { Graph } from "../graph.ts";
import { lagged } from "./lag.ts";
import { codeOf, evaluators, type Node, type Source, type Step } from "./steps.ts";

/** The codes of the operations that most steps are, evaluated without a call; those of steps that are no operations stand behind all. */
const add = codeOf("add");
const sub = codeOf("sub");
const mul = codeOf("mul");
const constant = codeOf("constant");
const input = codeOf("input");
const part = codeOf("part");
const lag = codeOf("lag");
const allocation = codeOf("allocate");

/** Steps, each behind what it needs, and the values that they had last. */
export class Interpreter {
  /** By place, in base units: what is not finite is undefined. A split has no value (NaN); its parts have. */
  values = new Float64Array(64);
  /** As in `Flat`, with places for what steps need. */
  private codes: ArrayLike<number>;
  private args: ArrayLike<number>;
  private starts: ArrayLike<number>;
  /** The same while steps are added. */
  private readonly added: { readonly codes: number[]; readonly args: number[]; readonly starts: number[] };
  /** What a split or a lag works in; of a split, its parts are left there. */
  private readonly spaces = new Map<number, Float64Array>();
  /** By node, of those that are there. */
  private places = new Int32Array(0);

  /** `program`: whose steps are there at first, each at the place of its number. No others are added to it. */
  constructor(program?: Flat) {
    this.added = { codes: [], args: [], starts: [0] };
    const { codes, args, starts } = program ?? this.added;
    this.codes = codes;
    this.args = args;
    this.starts = starts;
    if (program === undefined) return;
    this.values = new Float64Array(codes.length);
    for (let place = 0; place < codes.length; place++) {
      if (codes[place] !== constant) continue;
      this.values[place] = program.constants[args[starts[place] as number] as number] as number;
    }
  }

  /** How many steps there are. */
  get length(): number {
    return this.codes.length;
  }

  /** The place of a node's value. */
  placeOf(node: Node): number {
    return this.places[node] as number;
  }

  /** Adds nodes of a graph behind the others, each behind what it needs. */
  extend(graph: Graph, nodes: Iterable<Node>): void {
    if (this.places.length < graph.steps.length) {
      const places = new Int32Array(graph.steps.length);
      places.set(this.places);
      this.places = places;
    }
    for (const node of nodes) {
      const place = this.codes.length;
      if (place === this.values.length) {
        const values = new Float64Array(2 * place);
        values.set(this.values);
        this.values = values;
      }
      this.places[node] = place;
      this.put(graph.steps.at(node), place);
    }
  }

  private put(step: Step, place: number): void {
    const { codes, args, starts } = this.added;
    const { places } = this;
    codes.push(codeOf(step.kind === "operation" || step.kind === "split" ? step.op : step.kind));
    // Its value stands: it comes from no slot and no operation.
    if (step.kind === "constant") this.values[place] = step.value;
    else if (step.kind === "input") args.push(step.slot);
    else if (step.kind === "part") args.push(this.placeOf(step.split), step.index);
    else {
      if (step.kind === "split") args.push(step.parts, step.args.length);
      if (step.kind === "lag") args.push(step.least, step.args.length);
      for (const arg of step.args) args.push(places[arg] as number);
    }
    starts.push(args.length);
  }

  /** Evaluates the steps from a place on, for the values of the input slots. */
  run(inputs: Float64Array, from = 0): void {
    const { codes, args, starts, values } = this;
    for (let place = from; place < codes.length; place++) {
      const code = codes[place] as number;
      const at = starts[place] as number;
      const a = args[at] as number;
      if (code === add) values[place] = (values[a] as number) + (values[args[at + 1] as number] as number);
      else if (code === mul)
        values[place] = (values[a] as number) * (values[args[at + 1] as number] as number);
      else if (code === sub)
        values[place] = (values[a] as number) - (values[args[at + 1] as number] as number);
      else if (code < evaluators.length)
        values[place] = this.operation(code, at, starts[place + 1] as number);
      else if (code !== constant) values[place] = this.other(code, place, at, inputs);
    }
  }

  private operation(code: number, at: number, end: number): number {
    const { args, values } = this;
    const evaluate = evaluators[code] as (a: number, b?: number, c?: number) => number;
    const a = values[args[at] as number] as number;
    if (end - at === 1) return evaluate(a);
    const b = values[args[at + 1] as number] as number;
    return end - at === 2 ? evaluate(a, b) : evaluate(a, b, values[args[at + 2] as number]);
  }

  private other(code: number, place: number, at: number, inputs: Float64Array): number {
    const { args, values } = this;
    const a = args[at] as number;
    if (code === input) return inputs[a] as number;
    if (code === part) return (this.spaces.get(a) as Float64Array)[args[at + 1] as number] as number;
    // A number and a count stand before what it reads: of a lag itself and what was before, of a split the amount.
    const end = this.starts[place + 1] as number;
    const from = at + (code === lag ? 4 : 3);
    let space = this.spaces.get(place);
    if (space === undefined) {
      space = new Float64Array(end - from);
      this.spaces.set(place, space);
    }
    for (let i = from; i < end; i++) space[i - from] = values[args[i] as number] as number;
    const first = values[args[at + 2] as number] as number;
    if (code === lag) return lagged(first, a, values[args[at + 3] as number] as number, space, space.length);
    (code === allocation ? allocate : waterfall)(first, space, a);
    return Number.NaN;
  }
}

/** Writes the values of some nodes, in their order, from the values of the input slots. */
export type Evaluate = (inputs: Float64Array, outputs: Float64Array) => void;

/** `steps`: all that the nodes need, each behind what it needs itself: a graph may be far larger. */
export function evaluation(graph: Graph, nodes: readonly Node[], steps: Iterable<Node>): Evaluate {
  const interpreter = new Interpreter();
  interpreter.extend(graph, steps);
  const wanted = Int32Array.from(nodes, (node) => interpreter.placeOf(node));
  return (inputs, outputs) => {
    interpreter.run(inputs);
    const { values } = interpreter;
    for (let i = 0; i < wanted.length; i++) outputs[i] = values[wanted[i] as number] as number;
  };
}

/** Returns what is wanted of a program all of whose inputs are numbers; undefined where one is open. A zero has no minus, as among constants. */
export function valuesOf({ flat, given = [], wanted }: Source): number[] | undefined {
  const inputs = new Float64Array(given.length);
  for (const [i, each] of given.entries()) {
    if (!("value" in each)) return undefined;
    inputs[i] = each.value;
  }
  const interpreter = new Interpreter(flat);
  interpreter.run(inputs);
  return wanted.map((step) => (interpreter.values[step] as number) + 0);
}
