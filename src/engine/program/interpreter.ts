/**
 * Evaluates the steps of a graph one after the other, as `operations.ts` defines them. No source is generated: a formula is calculated
 * a few times or a few thousand times, and a function of 100,000 lines takes longer to compile than to run, and more stack than there is.
 */

import type { Flat } from "../../model/types.ts";
import { allocate, waterfall } from "../allocation.ts";
import type { Graph } from "../graph.ts";
import { lagged } from "./lag.ts";
import { codeOf, evaluators, type Node, type Source } from "./steps.ts";

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
  /** By step, in base units: what is not finite is undefined. A split has no value (NaN); its parts have. */
  values = new Float64Array(0);
  private program: Flat;
  /** What a split or a lag works in; of a split, its parts are left there. */
  private readonly spaces = new Map<number, Float64Array>();

  constructor(program: Flat) {
    this.program = { ...program, codes: new Uint8Array(0) };
    this.extend(program);
  }

  /** How many steps there are. */
  get length(): number {
    return this.program.codes.length;
  }

  /** Takes the same program with more steps behind those that are there. */
  extend(program: Flat): void {
    const { codes, args, starts, constants } = program;
    const known = this.length;
    this.program = program;
    if (codes.length > this.values.length) {
      const values = new Float64Array(Math.max(codes.length, 2 * this.values.length));
      values.set(this.values);
      this.values = values;
    }
    for (let step = known; step < codes.length; step++) {
      // Its value stands: it comes from no slot and no operation.
      if (codes[step] === constant)
        this.values[step] = constants[args[starts[step] as number] as number] as number;
    }
  }

  /** Evaluates the steps from one on, for the values of the input slots; or some alone, each behind those that it needs. */
  run(inputs: Float64Array, from = 0, some?: ArrayLike<Node>): void {
    const { values } = this;
    const { codes, args, starts } = this.program;
    const end = (some ?? codes).length;
    for (let i = from; i < end; i++) {
      const step = some === undefined ? i : (some[i] as number);
      const code = codes[step] as number;
      const at = starts[step] as number;
      const a = args[at] as number;
      if (code === add) values[step] = (values[a] as number) + (values[args[at + 1] as number] as number);
      else if (code === mul)
        values[step] = (values[a] as number) * (values[args[at + 1] as number] as number);
      else if (code === sub)
        values[step] = (values[a] as number) - (values[args[at + 1] as number] as number);
      else if (code < evaluators.length) values[step] = this.operation(code, at, starts[step + 1] as number);
      else if (code !== constant) values[step] = this.other(code, step, at, inputs);
    }
  }

  private operation(code: number, at: number, end: number): number {
    const { values } = this;
    const { args } = this.program;
    const evaluate = evaluators[code] as (a: number, b?: number, c?: number) => number;
    const a = values[args[at] as number] as number;
    if (end - at === 1) return evaluate(a);
    const b = values[args[at + 1] as number] as number;
    return end - at === 2 ? evaluate(a, b) : evaluate(a, b, values[args[at + 2] as number]);
  }

  private other(code: number, step: number, at: number, inputs: Float64Array): number {
    const { values } = this;
    const { args, starts } = this.program;
    const a = args[at] as number;
    if (code === input) return inputs[a] as number;
    if (code === part) return (this.spaces.get(a) as Float64Array)[args[at + 1] as number] as number;
    // A number and a count stand before what it reads: of a lag itself and what was before, of a split the amount.
    const end = starts[step + 1] as number;
    const from = at + (code === lag ? 4 : 3);
    let space = this.spaces.get(step);
    if (space === undefined) {
      space = new Float64Array(end - from);
      this.spaces.set(step, space);
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
export function evaluation(graph: Graph, nodes: readonly Node[], steps: ArrayLike<Node>): Evaluate {
  const interpreter = new Interpreter(graph.steps.view());
  return (inputs, outputs) => {
    interpreter.run(inputs, 0, steps);
    const { values } = interpreter;
    for (let i = 0; i < nodes.length; i++) outputs[i] = values[nodes[i] as number] as number;
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
