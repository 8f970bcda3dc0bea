/**
 * Evaluates the steps of a graph one after the other, as `operations.ts` defines them. No source is generated: a formula is worked out
 * a few times or a few thousand times, and a function of 100,000 lines takes longer to compile than to run, and more stack than there is.
 */

import { allocate } from "../allocation.ts";
import type { Graph, Node, Step } from "../graph.ts";
import { lagged, waterfall } from "../operations.ts";
import { codeOf, functions } from "./steps.ts";

/** The codes of the operations that most steps are, evaluated without a call; those of steps that are no operations stand behind all. */
const add = codeOf("add");
const sub = codeOf("sub");
const mul = codeOf("mul");
const constant = codeOf("constant");
const input = codeOf("input");
const part = codeOf("part");
const lag = codeOf("lag");
const allocation = codeOf("allocate");

/** Steps of a graph, each behind what it needs, and the values that they had last. */
export class Interpreter {
  /** By place, in base units: what is not finite is undefined. A split has no value (NaN); its parts have. */
  values = new Float64Array(64);
  private readonly graph: Graph;
  private readonly codes: number[] = [];
  /** Three for each step: places, or the slot of an input, the split and the index of a part, the least of a lag. */
  private readonly args: number[] = [];
  /** The places that a split or a lag reads. */
  private readonly lists = new Map<number, readonly number[]>();
  /** What a split or a lag works in; of a split, its parts are left there. */
  private readonly spaces = new Map<number, Float64Array>();
  private readonly places = new Map<Node, number>();

  /** `steps`: nodes, each behind what it needs. */
  constructor(graph: Graph, steps: Iterable<Node> = []) {
    this.graph = graph;
    this.extend(steps);
  }

  /** How many steps there are. */
  get length(): number {
    return this.codes.length;
  }

  /** The place of a node's value. */
  placeOf(node: Node): number {
    return this.places.get(node) as number;
  }

  /** Adds nodes behind the others. */
  extend(steps: Iterable<Node>): void {
    for (const node of steps) {
      const place = this.codes.length;
      if (place === this.values.length) {
        const values = new Float64Array(2 * place);
        values.set(this.values);
        this.values = values;
      }
      this.places.set(node, place);
      this.put(this.graph.steps[node] as Step, place);
    }
  }

  private put(step: Step, place: number): void {
    const { codes, args, places } = this;
    const list = (nodes: readonly Node[], length: number) => {
      this.lists.set(
        place,
        nodes.map((node) => places.get(node) as number),
      );
      this.spaces.set(place, new Float64Array(length));
    };
    switch (step.kind) {
      case "constant":
        // Its value stands: it comes from no slot and no operation.
        this.values[place] = step.value;
        codes.push(constant);
        args.push(0, 0, 0);
        break;
      case "input":
        codes.push(input);
        args.push(step.slot, 0, 0);
        break;
      case "operation": {
        const [a, b = a, c = a] = step.args as [Node, ...Node[]];
        codes.push(codeOf(step.op));
        args.push(this.placeOf(a), this.placeOf(b), this.placeOf(c));
        break;
      }
      case "split":
        codes.push(codeOf(step.op));
        args.push(step.parts, 0, 0);
        list(step.args, step.args.length - 1);
        break;
      case "part":
        codes.push(part);
        args.push(this.placeOf(step.split), step.index, 0);
        break;
      case "lag":
        codes.push(lag);
        args.push(step.least, 0, 0);
        list(step.args, step.args.length - 2);
        break;
    }
  }

  /** Evaluates the steps from a place on, for the values of the input slots. */
  run(inputs: Float64Array, from = 0): void {
    const { codes, args, values } = this;
    for (let place = from, at = 3 * from; place < codes.length; place++, at += 3) {
      const code = codes[place] as number;
      const a = args[at] as number;
      const b = args[at + 1] as number;
      if (code === add) values[place] = (values[a] as number) + (values[b] as number);
      else if (code === mul) values[place] = (values[a] as number) * (values[b] as number);
      else if (code === sub) values[place] = (values[a] as number) - (values[b] as number);
      else if (code < functions.length) {
        const operation = functions[code] as (a: number, b: number, c: number) => number;
        const c = args[at + 2] as number;
        values[place] = operation(values[a] as number, values[b] as number, values[c] as number);
      } else if (code !== constant) values[place] = this.other(code, place, a, b, inputs);
    }
  }

  private other(code: number, place: number, a: number, b: number, inputs: Float64Array): number {
    if (code === input) return inputs[a] as number;
    if (code === part) return (this.spaces.get(a) as Float64Array)[b] as number;
    const { values } = this;
    const list = this.lists.get(place) as readonly number[];
    const space = this.spaces.get(place) as Float64Array;
    const skipped = list.length - space.length;
    for (let i = 0; i < space.length; i++) space[i] = values[list[skipped + i] as number] as number;
    const first = values[list[0] as number] as number;
    if (code === lag) return lagged(first, a, values[list[1] as number] as number, space, space.length);
    (code === allocation ? allocate : waterfall)(first, space, a);
    return Number.NaN;
  }
}

/** Writes the values of some nodes, in their order, from the values of the input slots. */
export type Evaluate = (inputs: Float64Array, outputs: Float64Array) => void;

/** `steps`: all that the nodes need, each behind what it needs itself: a graph may be far larger. */
export function evaluation(graph: Graph, nodes: readonly Node[], steps: Iterable<Node>): Evaluate {
  const interpreter = new Interpreter(graph, steps);
  const wanted = Int32Array.from(nodes, (node) => interpreter.placeOf(node));
  return (inputs, outputs) => {
    interpreter.run(inputs);
    const { values } = interpreter;
    for (let i = 0; i < wanted.length; i++) outputs[i] = values[wanted[i] as number] as number;
  };
}
