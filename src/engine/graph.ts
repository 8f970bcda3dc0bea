/**
 * A model's arithmetic as a list of scalar nodes, each made once (hash-consing), constants folded as they are made. What no
 * free input reaches is a number by the end; what no output needs is dropped by `compile.ts`.
 */

import { allocate } from "./allocation.ts";
import { arithmetic, lagged, mostFactors, type Operation, waterfall } from "./operations.ts";
import { NodeTable } from "./program/node-table.ts";
import { codeOf } from "./program/steps.ts";

const inputCode = codeOf("input");
const partCode = codeOf("part");
/** The last of the codes. */
const lagCode = codeOf("lag");

/** Index of a node in its graph. */
export type Node = number;

type Binary = "add" | "sub" | "mul" | "div" | "min" | "max" | "eq" | "lt" | "le" | "and" | "or" | "pow";
type Unary = Exclude<Operation, Binary | "select">;

export type Step =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "input"; readonly slot: number }
  | { readonly kind: "operation"; readonly op: Operation; readonly args: readonly Node[] }
  /** allocate: amount, then the weights. waterfall: envelope, asks, priorities. Read through `part` nodes. */
  | {
      readonly kind: "split";
      readonly op: "allocate" | "waterfall";
      readonly args: readonly Node[];
      readonly parts: number;
    }
  | { readonly kind: "part"; readonly split: Node; readonly index: number }
  /** lag, value before the plan, then the values from `least` years back. */
  | { readonly kind: "lag"; readonly least: number; readonly args: readonly Node[] };

/** What steps can be put on, as on a graph. */
export interface Builder {
  constant(value: number): Node;
  input(slot: number): Node;
  op(op: Operation, a: Node, b?: Node, c?: Node): Node;
  allocate(amount: Node, weights: readonly Node[]): readonly Node[];
  waterfall(envelope: Node, asks: readonly Node[], priorities: readonly Node[]): readonly Node[];
  lag(lag: Node, least: number, before: Node, past: readonly Node[]): Node;
}

/** The model is deeper or larger than any plan needs. */
export class SizeError extends Error {
  /** The figure that was being worked out, where that is known. */
  readonly figure: string | undefined;
  constructor(figure?: string) {
    super("model too large");
    this.name = "SizeError";
    this.figure = figure;
  }
}

export class Graph implements Builder {
  readonly steps: Step[] = [];
  /** Each node's value where it is a constant: apart from the steps, since every fold asks for it. */
  private readonly folded: (number | undefined)[] = [];
  private readonly known = new NodeTable();
  private readonly constants = new Map<number, Node>();
  private readonly most: number;

  /** `most`: how many nodes before the model counts as too large (SizeError). */
  constructor(most = 5_000_000) {
    this.most = most;
  }

  constant(value: number): Node {
    // A Map takes -0 for 0 and NaN for itself.
    let node = this.constants.get(value);
    if (node === undefined) {
      node = this.push({ kind: "constant", value: value + 0 });
      this.constants.set(value, node);
    }
    return node;
  }

  /** A value that is given at each evaluation. */
  input(slot: number): Node {
    const args = [slot];
    return this.known.find(inputCode, args) ?? this.add({ kind: "input", slot }, inputCode, args);
  }

  valueOf(node: Node): number | undefined {
    return this.folded[node];
  }

  op(op: Unary, a: Node): Node;
  op(op: Binary, a: Node, b: Node): Node;
  op(op: "select", a: Node, b: Node, c: Node): Node;
  op(op: Operation, a: Node, b: Node | undefined, c?: Node): Node;
  op(op: Operation, a: Node, b?: Node, c?: Node): Node {
    const x = this.folded[a];
    if (b === undefined) {
      if (x !== undefined) return this.constant(arithmetic[op as Unary](x));
      return this.operation(op, [a]);
    }
    if (c !== undefined) {
      if (x === 1) return b;
      if (x === 0) return c;
      if (x !== undefined) return this.constant(Number.NaN);
      return this.operation(op, [a, b, c]);
    }
    const y = this.folded[b];
    if (x !== undefined && y !== undefined) return this.constant(arithmetic[op as Binary](x, y));
    if (op === "pow") {
      const product = this.product(a, y);
      if (product !== undefined) return product;
    }
    if (op === "and" || op === "or") {
      const decided = this.decided(op, a, x, b) ?? this.decided(op, b, y, a);
      if (decided !== undefined) return decided;
    }
    return this.operation(op, [a, b]);
  }

  private operation(op: Operation, args: readonly Node[]): Node {
    const code = codeOf(op);
    return this.known.find(code, args) ?? this.add({ kind: "operation", op, args }, code, args);
  }

  /** What two conditions come to where one of them is known. */
  private decided(op: "and" | "or", node: Node, value: number | undefined, other: Node): Node | undefined {
    if (value !== 0 && value !== 1) return undefined;
    return value === (op === "and" ? 0 : 1) ? node : other;
  }

  /** A whole power as the chain of products that `arithmetic.pow` is, so that years of growth share their factors. */
  private product(base: Node, exponent: number | undefined): Node | undefined {
    if (exponent === undefined || !Number.isInteger(exponent) || Math.abs(exponent) > mostFactors)
      return undefined;
    // x^0 is 1 for a finite x alone: the general form sees to it.
    if (exponent === 0) return undefined;
    let node = base;
    for (let i = Math.abs(exponent); i > 1; i--) node = this.op("mul", node, base);
    return exponent < 0 ? this.op("div", this.constant(1), node) : node;
  }

  /** The parts of an amount by weights: one node for each weight, one after the other. */
  allocate(amount: Node, weights: readonly Node[]): Node[] {
    return this.split("allocate", [amount, ...weights], weights.length);
  }

  /** What each of the asks gets of the envelope. */
  waterfall(envelope: Node, asks: readonly Node[], priorities: readonly Node[]): Node[] {
    return this.split("waterfall", [envelope, ...asks, ...priorities], asks.length);
  }

  private split(op: "allocate" | "waterfall", args: readonly Node[], parts: number): Node[] {
    const values = this.values(args);
    if (values !== undefined) {
      const scratch = Float64Array.from(values.slice(1));
      (op === "allocate" ? allocate : waterfall)(values[0] as number, scratch, parts);
      return Array.from(scratch.subarray(0, parts), (value) => this.constant(value));
    }
    const code = codeOf(op);
    const split = this.known.find(code, args) ?? this.add({ kind: "split", op, args, parts }, code, args);
    return Array.from({ length: parts }, (_, index) => {
      const of = [split, index];
      return this.known.find(partCode, of) ?? this.add({ kind: "part", split, index }, partCode, of);
    });
  }

  /** `past[j]` is the value `least + j` years back. */
  lag(lag: Node, least: number, before: Node, past: readonly Node[]): Node {
    const args = [lag, before, ...past];
    const years = this.valueOf(lag);
    if (years === undefined) {
      // A lag by least so many years is another than one by least any other number.
      const code = lagCode + least;
      return this.known.find(code, args) ?? this.add({ kind: "lag", least, args }, code, args);
    }
    if (!(years >= least) || !Number.isFinite(years)) return this.constant(Number.NaN);
    const values = this.values(args);
    if (values !== undefined) {
      return this.constant(
        lagged(years, least, values[1] as number, Float64Array.from(values.slice(2)), past.length),
      );
    }
    const whole = Math.floor(years);
    const part = years - whole;
    const near = past[whole - least] ?? before;
    if (part === 0) return near;
    const far = past[whole + 1 - least] ?? before;
    return this.op(
      "add",
      this.op("mul", near, this.constant(1 - part)),
      this.op("mul", far, this.constant(part)),
    );
  }

  private values(nodes: readonly Node[]): number[] | undefined {
    const values: number[] = [];
    for (const node of nodes) {
      const value = this.folded[node];
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  private add(step: Step, code: number, args: readonly number[]): Node {
    const node = this.push(step);
    this.known.add(node, code, args);
    return node;
  }

  private push(step: Step): Node {
    if (this.steps.length >= this.most) throw new SizeError();
    this.folded.push(step.kind === "constant" ? step.value : undefined);
    return this.steps.push(step) - 1;
  }
}
