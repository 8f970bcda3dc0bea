/**
 * A graph once more, with what the bounds of its inputs decide left out: comparisons, minima and branches that always go one way, and
 * waterfalls whose order is known, which become plain steps. Every value stays what it was, to the bit (but for the sign of a zero).
 */

import { append } from "../../lists.ts";
import { anything, type Bounds, boundsOf, hull, isBounded, isExact } from "../bounds/value-bounds.ts";
import { type Builder, Graph, type Node, type Step } from "../graph.ts";
import type { Operation } from "../operations.ts";
import { put } from "../program/instantiate.ts";
import type { Source } from "../program/steps.ts";

export interface Simplified {
  readonly graph: Graph;
  readonly outputs: readonly Node[];
  /** Of every node of the graph: between which numbers its value stays where it is defined, and whether it surely is. */
  readonly bounds: readonly Bounds[];
  readonly defined: readonly boolean[];
}

/**
 * `sums`: of which outputs the sums are wanted too, as outputs behind the others. `inputs[slot]`: between which values that free input stays.
 */
export function simplify(
  source: Source,
  sums: readonly (readonly number[])[],
  inputs: readonly Bounds[],
): Simplified {
  const rewriting = new Rewriting(inputs);
  const outputs = put(source, rewriting);
  for (const places of sums) {
    const nodes = places.map((place) => outputs[place] as Node);
    outputs.push(nodes.reduce((sum, node) => rewriting.op("add", sum, node)));
  }
  const { graph, bounds, defined } = rewriting;
  return { graph, outputs, bounds, defined };
}

/** What the outputs need of a graph, themselves included. `isKnown`: whether a node needs nothing. */
export function reachable(
  graph: { readonly steps: readonly Step[] },
  outputs: readonly Node[],
  isKnown: (node: Node) => boolean = () => false,
): Uint8Array {
  const needed = new Uint8Array(graph.steps.length);
  const queue = [...outputs];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (needed[node]) continue;
    needed[node] = 1;
    if (isKnown(node)) continue;
    const step = graph.steps[node] as Step;
    if (step.kind === "part") queue.push(step.split);
    else if ("args" in step) append(queue, step.args);
  }
  return needed;
}

class Rewriting implements Builder {
  readonly graph = new Graph();
  readonly bounds: Bounds[] = [];
  /** Nodes whose values are surely defined. */
  readonly defined: boolean[] = [];
  /** Nodes whose values are whole numbers, or undefined. */
  private readonly whole: boolean[] = [];
  private readonly inputs: readonly Bounds[];

  constructor(inputs: readonly Bounds[]) {
    this.inputs = inputs;
  }

  constant(value: number): Node {
    return this.noted(this.graph.constant(value));
  }

  input(slot: number): Node {
    return this.noted(this.graph.input(slot), this.inputs[slot]);
  }

  op(op: Operation, a: Node, b?: Node, c?: Node): Node {
    const simpler = this.simpler(op, a, b, c);
    if (simpler !== undefined) return simpler;
    if ((op === "eq" || op === "lt" || op === "le") && this.areDefined([a, b as Node])) {
      const result = this.boundsOf(op, a, b, c);
      if (result[0] === result[1]) return this.constant(result[0]);
    }
    if (op === "div" && b !== undefined) {
      const inverse = this.inverseOf(b);
      if (inverse !== undefined) return this.op("mul", a, this.constant(inverse));
    }
    // Powers by whole numbers are written out as products, each with bounds of its own.
    const start = this.graph.steps.length;
    const node = this.graph.op(op, a, b, c);
    for (let made = start; made < node; made++) this.noted(made);
    return this.noted(node);
  }

  private boundsOf(op: Operation, a: Node, b: Node = a, c: Node = a): Bounds {
    const { bounds } = this;
    return boundsOf(op, bounds[a] as Bounds, bounds[b] as Bounds, bounds[c] as Bounds);
  }

  private boundsOfStep(step: Step): Bounds {
    if (step.kind === "constant") return [step.value, step.value];
    if (step.kind !== "operation") return anything;
    const { op, args } = step;
    if (op === "exact") return exactBounds(this.bounds[args[0] as Node] as Bounds);
    return this.boundsOf(op, args[0] as Node, args[1], args[2]);
  }

  private areDefined(nodes: readonly Node[]): boolean {
    return nodes.every((node) => this.defined[node]);
  }

  /** The operand that the operation always comes to, where it does; undefined where it is, whether NaN or an infinity. */
  private simpler(op: Operation, a: Node, b: Node | undefined, c: Node | undefined): Node | undefined {
    if ((op === "round" || op === "floor" || op === "ceil") && this.whole[a]) return a;
    const x = this.bounds[a] as Bounds;
    if (!isBounded(x)) return undefined;
    if (op === "exact") return isExact(x) ? a : undefined;
    if (b === undefined) return op === "abs" && x[0] >= 0 ? a : undefined;
    if (!this.defined[a]) return undefined;
    if (op === "select") return b === c ? b : undefined;
    if (a === b) return this.ofItself(op, a);
    const y = this.bounds[b] as Bounds;
    if (!this.defined[b]) return undefined;
    switch (op) {
      case "min":
      case "max": {
        if (x[1] <= y[0]) return op === "min" ? a : b;
        if (y[1] <= x[0]) return op === "min" ? b : a;
        return undefined;
      }
      case "add":
      case "or":
        if (this.is(a, 0)) return b;
        return this.is(b, 0) ? a : undefined;
      case "sub":
        return this.is(b, 0) ? a : undefined;
      case "mul":
      case "and":
        if (this.is(a, 1)) return b;
        if (this.is(b, 1)) return a;
        return this.is(a, 0) || this.is(b, 0) ? this.constant(0) : undefined;
      case "div":
        return this.is(b, 1) ? a : undefined;
      case "pow":
        return this.is(b, 0) ? this.constant(1) : undefined;
      default:
        return undefined;
    }
  }

  /** What is taken twice, and defined, differs from itself by nothing: a figure, say, beside what it is without any change. */
  private ofItself(op: Operation, a: Node): Node | undefined {
    switch (op) {
      case "eq":
      case "le":
        return this.constant(1);
      case "lt":
      case "sub":
        return this.constant(0);
      case "min":
      case "max":
        return a;
      default:
        return undefined;
    }
  }

  /** Of a power of two: to multiply by it has the bits of the division, and takes a fraction of the time. */
  private inverseOf(node: Node): number | undefined {
    const value = this.graph.valueOf(node) ?? 0;
    const isPower = 2 ** Math.round(Math.log2(value)) === value && value >= 2 ** -1000 && value <= 2 ** 1000;
    return isPower ? 1 / value : undefined;
  }

  private is(node: Node, value: number): boolean {
    return this.graph.valueOf(node) === value;
  }

  allocate(amount: Node, weights: readonly Node[]): readonly Node[] {
    const start = this.graph.steps.length;
    return this.split("allocate", [amount, ...weights], start, this.graph.allocate(amount, weights));
  }

  waterfall(envelope: Node, asks: readonly Node[], priorities: readonly Node[]): readonly Node[] {
    const args = [envelope, ...asks, ...priorities];
    if (this.areDefined(args)) {
      const order = priorities.map((priority) => this.graph.valueOf(priority));
      if (order.every((each) => each !== undefined)) return this.served(envelope, asks, order);
    }
    const start = this.graph.steps.length;
    return this.split("waterfall", args, start, this.graph.waterfall(envelope, asks, priorities));
  }

  /** Notes what is known of the steps from `start` on. */
  private split(op: "allocate" | "waterfall", args: readonly Node[], start: number, parts: readonly Node[]) {
    const bounds = boundsOfParts(op, this.bounds[args[0] as Node] as Bounds);
    // What has no weight gets nothing.
    const boundsOf = (part: number): Bounds =>
      op === "allocate" && this.is(args[1 + part] as Node, 0) ? [0, 0] : bounds;
    const isDefined =
      this.areDefined(args) && (op === "waterfall" || this.isLawful(args[0] as Node, args.slice(1)));
    for (let node = start; node < this.graph.steps.length; node++) {
      const step = this.graph.steps[node] as Step;
      this.noted(node, step.kind === "part" ? boundsOf(step.index) : undefined, isDefined);
    }
    return parts;
  }

  /** Whether an amount can surely be split by weights, where it is defined. */
  private isLawful(amount: Node, weights: readonly Node[]): boolean {
    const known = weights.map((weight) => this.bounds[weight] as Bounds);
    return (
      this.areDefined(weights) &&
      isExact(this.bounds[amount] as Bounds) &&
      known.every(([low]) => low >= 0) &&
      known.some(([low]) => low > 0) &&
      known.reduce((sum, [, high]) => sum + high, 0) < Number.POSITIVE_INFINITY
    );
  }

  /** A waterfall in a known order, as `arithmetic.waterfall` serves it. */
  private served(envelope: Node, asks: readonly Node[], priorities: readonly number[]): readonly Node[] {
    const zero = this.constant(0);
    const order = asks.map((_, i) => i);
    order.sort((a, b) => (priorities[a] as number) - (priorities[b] as number) || a - b);
    const parts: Node[] = [];
    let left = this.op("max", zero, envelope);
    for (const i of order) {
      const part = this.op("max", zero, this.op("min", asks[i] as Node, left));
      parts[i] = part;
      left = this.op("sub", left, part);
    }
    return parts;
  }

  lag(lag: Node, least: number, before: Node, past: readonly Node[]): Node {
    const start = this.graph.steps.length;
    const node = this.graph.lag(lag, least, before, past);
    for (let made = start; made < node; made++) this.noted(made);
    const step = this.graph.steps[node] as Step;
    if (step.kind !== "lag") return this.noted(node);
    const [shortest] = this.bounds[lag] as Bounds;
    return this.noted(node, this.boundsOfLag(before, past), shortest >= least);
  }

  private boundsOfLag(before: Node, past: readonly Node[]): Bounds {
    const [low, high] = hull([before, ...past].map((each) => this.bounds[each] as Bounds));
    // The two weights of an interpolation add to one only but for their last digit; of one sign, they leave it.
    const out = Math.max(Math.abs(low), Math.abs(high)) * 1e-12 + 1e-300;
    const wide: Bounds = [
      low >= 0 ? Math.max(0, low - out) : low - out,
      high <= 0 ? Math.min(0, high + out) : high + out,
    ];
    return isBounded(wide) ? wide : anything;
  }

  /** Sums and products of whole numbers are whole: a double too large for its last digit has no digits after the point either. */
  private isWhole(step: Step): boolean {
    if (step.kind === "constant") return Number.isInteger(step.value);
    if (step.kind === "part") {
      const split = this.graph.steps[step.split] as Step & { kind: "split" };
      return split.op === "allocate";
    }
    if (step.kind !== "operation") return false;
    const a = step.args[0] as Node;
    const b = step.args[1] as Node;
    const c = step.args[2] as Node;
    switch (step.op) {
      case "round":
      case "floor":
      case "ceil":
        return true;
      case "select":
        return this.areWhole(b, c);
      case "add":
      case "sub":
      case "mul":
      case "min":
      case "max":
        return this.areWhole(a, b);
      case "neg":
      case "abs":
      case "exact":
        return this.areWhole(a, a);
      default:
        return false;
    }
  }

  private areWhole(a: Node, b: Node): boolean {
    return (this.whole[a] as boolean) && (this.whole[b] as boolean);
  }

  /**
   * `bounds`: what is known of its step, where that is more than its arguments tell. `isDefined`: whether it is surely defined where its
   * arguments are and bounds are known.
   */
  private noted(node: Node, bounds?: Bounds, isDefined = true): Node {
    if (this.bounds[node] === undefined) {
      const step = this.graph.steps[node] as Step;
      const found = bounds ?? this.boundsOfStep(step);
      const isKnown = !Number.isNaN(found[0]) && isBounded(found);
      this.whole[node] = this.isWhole(step);
      this.bounds[node] = isKnown ? found : anything;
      const args = "args" in step ? step.args : [];
      this.defined[node] = isKnown && isDefined && !isCut(step, this.bounds) && this.areDefined(args);
    }
    return node;
  }
}

/** Of an amount that is counted exactly. */
function exactBounds([low, high]: Bounds): Bounds {
  const most = Number.MAX_SAFE_INTEGER;
  return [Math.min(Math.max(low, -most), most), Math.max(Math.min(high, most), -most)];
}

/** Whether an amount may be beyond what is counted exactly: then it is undefined, and all others are within. */
function isCut(step: Step, bounds: readonly Bounds[]): boolean {
  return step.kind === "operation" && step.op === "exact" && !isExact(bounds[step.args[0] as Node] as Bounds);
}

/** No part is more than the whole. */
function boundsOfParts(op: "allocate" | "waterfall", [low, high]: Bounds): Bounds {
  if (op === "waterfall") return [0, Math.max(0, high)];
  const most = Math.min(Math.round(Math.max(Math.abs(low), Math.abs(high))), Number.MAX_SAFE_INTEGER);
  return [low < 0 ? -most : 0, high > 0 ? most : 0];
}
