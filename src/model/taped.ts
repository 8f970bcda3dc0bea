/** A model's arithmetic as it is kept, and as a graph: with some inputs still open and the others as one scenario has them. */

import { arithmetic, type Operation } from "./arithmetic.ts";
import type { Graph, Node } from "./graph.ts";
import { fewestYears, type Inputs, leastOf } from "./inputs.ts";
import type { Input, Instance } from "./instance.ts";
import type { Expression, Figure, Model } from "./link.ts";

export interface Tape {
  readonly years: readonly number[];
  /** What is read, in the order of the slots: one of a scalar, one for each year named of a path. */
  readonly inputs: readonly TapeInput[];
  /** How far back lags by these inputs look at least: what makes sure that no figure waits for itself. */
  readonly lags: ReadonlyMap<string, number>;
  /** A code for each step, and the arguments of all of them one behind the other. */
  readonly codes: Uint8Array;
  readonly args: Uint32Array;
  /** Where those of each step start, and where the last end. */
  readonly starts: Uint32Array;
  readonly constants: Float64Array;
  /** The steps that are the values of the requirements, then of the figures: one a year, or one. */
  readonly outputs: Uint32Array;
}

export interface TapeInput {
  readonly name: string;
  readonly years?: readonly number[];
  /** The year in whose prices it is stated. */
  readonly prices?: number;
}

/** Where an output's values stand among those of several, and how many they are: one a year, or one. */
export interface Slot {
  readonly from: number;
  readonly length: number;
}

export type Outputs = readonly (Figure | Expression)[];

export const operations = Object.keys(arithmetic) as Operation[];
export const functions = Object.values(arithmetic) as ((...args: number[]) => number)[];
export const others = ["constant", "input", "allocate", "waterfall", "part", "lag"] as const;
export const codeOf = (what: Operation | (typeof others)[number]): number =>
  [...operations, ...others].indexOf(what);

/** What a tape has the values of, in its order. */
export function outputsOf({ requirements, figures }: Pick<Model, "requirements" | "figures">): Outputs {
  return [...requirements, ...figures.values()];
}

/** Whether the steps would be the same for these inputs. `least`: the least value that one of them can take. */
export function fits(
  tape: Tape,
  { years, inputs }: Instance,
  least: (input: Input) => number = leastOf,
): boolean {
  return (
    years.length === tape.years.length &&
    years.every((year, t) => year === tape.years[t]) &&
    tape.inputs.every(({ name, years, prices }) => {
      const input = inputs.get(name);
      if (input === undefined || input.prices !== prices) return false;
      const { value } = input;
      if (typeof value === "number" || years === undefined) return typeof value === "number" && !years;
      return value.size === years.length && years.every((year) => value.has(year));
    }) &&
    [...tape.lags].every(([name, taped]) => fewestYears(least(inputs.get(name) as Input)) >= taped)
  );
}

/** The steps of some outputs one behind the other, and where each output's stand. None where the tape has not all of them. */
export function stepsOf(
  tape: Tape,
  { instance, ...model }: Pick<Model, "requirements" | "figures" | "instance">,
  outputs: Outputs,
): { readonly slots: Slot[]; readonly steps: number[] } | undefined {
  const lengthOf = ({ yearly }: Figure | Expression) => (yearly ? instance.years.length : 1);
  const places = new Map<Figure | Expression, number>();
  let place = 0;
  for (const output of outputsOf(model)) {
    places.set(output, place);
    place += lengthOf(output);
  }
  const slots: Slot[] = [];
  const steps: number[] = [];
  for (const output of outputs) {
    const start = places.get(output);
    if (start === undefined) return undefined;
    const length = lengthOf(output);
    slots.push({ from: steps.length, length });
    steps.push(...tape.outputs.subarray(start, start + length));
  }
  return { slots, steps };
}

/** Puts what some steps need on a graph, and gives their nodes: what unrolling the formulas would have put there. */
export function replay(tape: Tape, steps: readonly number[], graph: Graph, inputs: Inputs): Node[] {
  const { codes, starts, args } = tape;
  const needed = neededFor(tape, steps);
  const nodes = new Int32Array(codes.length);
  const rest = new Rest(tape, graph, inputs, nodes);
  for (let step = 0; step < codes.length; step++) {
    if (needed[step] === 0) continue;
    const code = codes[step] as number;
    if (code >= operations.length) {
      rest.put(step);
      continue;
    }
    const at = starts[step] as number;
    const count = (starts[step + 1] as number) - at;
    const a = nodes[args[at] as number] as Node;
    const b = count > 1 ? nodes[args[at + 1] as number] : undefined;
    const c = count > 2 ? nodes[args[at + 2] as number] : undefined;
    nodes[step] = graph.op(operations[code] as Operation, a, b, c);
  }
  return steps.map((step) => nodes[step] as Node);
}

/** The steps that are no operations: few beside those. */
class Rest {
  private readonly tape: Tape;
  private readonly graph: Graph;
  private readonly inputs: Inputs;
  private readonly nodes: Int32Array;
  private readonly read: readonly (readonly [name: string, year: number])[];
  private readonly parts = new Map<number, readonly Node[]>();

  constructor(tape: Tape, graph: Graph, inputs: Inputs, nodes: Int32Array) {
    this.tape = tape;
    this.graph = graph;
    this.inputs = inputs;
    this.nodes = nodes;
    // Of what is one value for all years, any year is as good.
    this.read = tape.inputs.flatMap(({ name, years = [0] }) => years.map((year) => [name, year] as const));
  }

  put(step: number): void {
    const { tape, graph, nodes, parts } = this;
    const at = tape.starts[step] as number;
    const first = tape.args[at] as number;
    switch (others[(tape.codes[step] as number) - operations.length]) {
      case "constant":
        nodes[step] = graph.constant(tape.constants[first] as number);
        break;
      case "input":
        nodes[step] = this.inputs.named(...(this.read[first] as [string, number]));
        break;
      case "part":
        nodes[step] = parts.get(first)?.[tape.args[at + 1] as number] as Node;
        break;
      case "lag": {
        const [lag, before, ...past] = this.several(step) as [Node, Node, ...Node[]];
        nodes[step] = graph.lag(lag, first, before, past);
        break;
      }
      case "allocate": {
        const [amount, ...weights] = this.several(step) as [Node, ...Node[]];
        parts.set(step, graph.allocate(amount, weights));
        break;
      }
      case "waterfall": {
        const [envelope, ...asked] = this.several(step) as [Node, ...Node[]];
        parts.set(step, graph.waterfall(envelope, asked.slice(0, first), asked.slice(first)));
        break;
      }
    }
  }

  /** What a split or a lag reads: a number and a count stand before it. */
  private several(step: number): Node[] {
    const { args, starts } = this.tape;
    const own = args.subarray((starts[step] as number) + 2, starts[step + 1]);
    return Array.from(own, (arg) => this.nodes[arg] as Node);
  }
}

/** What some steps need, themselves included: a step stands behind all that it needs. */
function neededFor({ codes, starts, args }: Tape, steps: readonly number[]): Uint8Array {
  const needed = new Uint8Array(codes.length);
  for (const step of steps) needed[step] = 1;
  for (let step = codes.length - 1; step >= 0; step--) {
    if (needed[step] === 0) continue;
    const from = starts[step] as number;
    const what = others[(codes[step] as number) - operations.length];
    if (what === "constant" || what === "input") continue;
    if (what === "part") needed[args[from] as number] = 1;
    else {
      const first = what === undefined ? from : from + 2;
      const end = starts[step + 1] as number;
      for (let i = first; i < end; i++) needed[args[i] as number] = 1;
    }
  }
  return needed;
}
