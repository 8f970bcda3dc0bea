/**
 * A graph once more, with what the bounds of its inputs decide left out: comparisons, minima and branches that always go one way, and
 * waterfalls whose order is known, which become plain steps. Every value stays what it was, to the bit (but for the sign of a zero).
 */

import { servingOrder } from "../allocation.ts";
import { boundsOfStep } from "../bounds/bound-graph.ts";
import { type Bounds, type Interval, isEmpty, isPoint, point, within } from "../bounds/interval.ts";
import { lagWithin } from "../bounds/splits.ts";
import { Graph } from "../graph.ts";
import { type Operation, rulesOf } from "../operations.ts";
import { bind } from "../program/bind.ts";
import type { Builder, Node, Source, Step } from "../program/steps.ts";

export interface Simplified {
  readonly graph: Graph;
  readonly outputs: readonly Node[];
  /** Of every node of the graph. */
  readonly bounds: readonly Interval[];
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
  const outputs = bind(source, rewriting);
  for (const places of sums) {
    const nodes = places.map((place) => outputs[place] as Node);
    outputs.push(nodes.reduce((sum, node) => rewriting.op("add", sum, node)));
  }
  const { graph, bounds } = rewriting;
  return { graph, outputs, bounds };
}

class Rewriting implements Builder {
  readonly graph = new Graph();
  readonly bounds: Interval[] = [];
  private readonly splits = new Map<Node, readonly Interval[]>();
  /** Nodes whose values are whole numbers, or undefined. */
  private readonly whole: boolean[] = [];
  private readonly inputs: readonly Interval[];

  constructor(inputs: readonly Bounds[]) {
    this.inputs = inputs.map(([low, high]) => within(low, high, false));
  }

  constant(value: number): Node {
    return this.noted(this.graph.constant(value));
  }

  input(slot: number): Node {
    return this.noted(this.graph.input(slot));
  }

  op(op: Operation, a: Node, b?: Node, c?: Node): Node {
    const simpler = this.simpler(op, a, b, c);
    if (simpler !== undefined) return simpler;
    if ((op === "eq" || op === "lt" || op === "le") && b !== undefined) {
      const result = rulesOf(op).interval(this.boundsOf(a), this.boundsOf(b), a === b);
      if (isPoint(result)) return this.constant(result.low);
    }
    if (op === "div" && b !== undefined) {
      const inverse = this.inverseOf(b);
      if (inverse !== undefined) return this.op("mul", a, this.constant(inverse));
    }
    // Powers by whole numbers are written out as products, each with bounds of its own.
    const start = this.graph.steps.length;
    return this.made(this.graph.op(op, a, b, c), start);
  }

  private boundsOf(node: Node): Interval {
    return this.bounds[node] as Interval;
  }

  private areDefined(nodes: readonly Node[]): boolean {
    return nodes.every((node) => !this.boundsOf(node).maybe);
  }

  /** The operand that the operation always comes to, where it does; undefined where it is, whether NaN or an infinity. */
  private simpler(op: Operation, a: Node, b: Node | undefined, c: Node | undefined): Node | undefined {
    const { whole, identity, rightIdentity, absorbing, ofItself } = rulesOf(op);
    if (whole?.length === 0 && this.whole[a]) return a;
    const x = this.boundsOf(a);
    if (op === "exact") return isExact(x, this.boundsOf(b as Node)) ? a : undefined;
    if (b === undefined) return op === "abs" && x.low >= 0 ? a : undefined;
    if (x.maybe) return undefined;
    if (op === "select") return b === c ? b : undefined;
    if (a === b)
      return ofItself === "operand" ? a : ofItself === undefined ? ofItself : this.constant(ofItself);
    const y = this.boundsOf(b);
    if (y.maybe) return undefined;
    if (op === "min" || op === "max") {
      if (x.high <= y.low) return op === "min" ? a : b;
      return y.high <= x.low ? (op === "min" ? b : a) : undefined;
    }
    if (op === "pow") return this.is(a, 1) || this.is(b, 0) ? this.constant(1) : undefined;
    if (this.is(a, identity)) return b;
    if (this.is(b, identity) || this.is(b, rightIdentity)) return a;
    if (this.is(a, absorbing) || this.is(b, absorbing)) return this.constant(absorbing as number);
    return undefined;
  }

  /** Of a power of two: to multiply by it has the bits of the division, and takes a fraction of the time. */
  private inverseOf(node: Node): number | undefined {
    const value = this.graph.valueOf(node) ?? 0;
    const isPower = 2 ** Math.round(Math.log2(value)) === value && value >= 2 ** -1000 && value <= 2 ** 1000;
    return isPower ? 1 / value : undefined;
  }

  private is(node: Node, value: number | undefined): boolean {
    return value !== undefined && this.graph.valueOf(node) === value;
  }

  allocate(amount: Node, weights: readonly Node[]): readonly Node[] {
    const start = this.graph.steps.length;
    return this.made(this.graph.allocate(amount, weights), start);
  }

  waterfall(envelope: Node, asks: readonly Node[], priorities: readonly Node[]): readonly Node[] {
    if (this.areDefined([envelope, ...asks, ...priorities])) {
      const known = priorities.map((priority) => this.graph.valueOf(priority));
      if (known.every((each) => each !== undefined)) return this.served(envelope, asks, known);
    }
    const start = this.graph.steps.length;
    return this.made(this.graph.waterfall(envelope, asks, priorities), start);
  }

  /** A waterfall in a known order, as `waterfall` serves it. */
  private served(envelope: Node, asks: readonly Node[], priorities: readonly number[]): readonly Node[] {
    const zero = this.constant(0);
    const parts: Node[] = [];
    let left = this.op("max", zero, envelope);
    for (const i of servingOrder(asks.length, (i) => priorities[i] as number)) {
      const part = this.op("max", zero, this.op("min", asks[i] as Node, left));
      parts[i] = part;
      left = this.op("sub", left, part);
    }
    return parts;
  }

  lag(lag: Node, least: number, before: Node, past: readonly Node[]): Node {
    const of = (node: Node) => this.boundsOf(node);
    const years = of(lag);
    if (isEmpty(years)) return this.constant(Number.NaN);
    const result = lagWithin(years, least, of(before), past.map(of));
    if (isPoint(result)) return this.constant(result.low);
    // Only the years that the lag can look at: of a hundred few.
    const first = Math.max(least, Math.floor(years.low));
    const behind = Math.floor(years.high) + 2;
    const seen = past.slice(first - least, behind - least);
    const further = behind - least > past.length ? before : this.constant(0);
    const start = this.graph.steps.length;
    return this.made(this.graph.lag(lag, first, further, seen), start);
  }

  /** Sums and products of whole numbers are whole: a double too large for its last digit has no digits after the point either. */
  private isWhole(step: Step): boolean {
    if (step.kind === "constant") return Number.isInteger(step.value);
    if (step.kind === "part") {
      const split = this.graph.steps.at(step.split) as Step & { kind: "split" };
      return split.op === "allocate";
    }
    if (step.kind !== "operation") return false;
    return rulesOf(step.op).whole?.every((i) => this.whole[step.args[i] as Node]) ?? false;
  }

  /** Notes what is known of all nodes from `start` on. */
  private made<T>(result: T, start: number): T {
    for (let node = start; node < this.graph.steps.length; node++) this.noted(node);
    return result;
  }

  private noted(node: Node): Node {
    if (this.bounds[node] === undefined) {
      const step = this.graph.steps.at(node);
      this.whole[node] = this.isWhole(step);
      this.bounds[node] =
        step.kind === "constant"
          ? point(step.value)
          : boundsOfStep(node, step, this.bounds, this.splits, (slot) => this.inputs[slot] as Interval);
    }
    return node;
  }
}

/** Whether amounts between these are surely no larger than the largest that is counted. */
function isExact({ low, high }: Interval, { low: most }: Interval): boolean {
  return Math.max(-low, high) <= most;
}
