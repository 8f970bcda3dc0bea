/**
 * A model's arithmetic as a list of scalar nodes, each made once (hash-consing), constants folded as they are made. What no
 * free input reaches is a number by the end; what no output needs is dropped by `compile.ts`.
 */

import { maxFactors } from "../math/power.ts";
import { allocate, waterfall } from "./allocation.ts";
import { type Operation, rulesOf } from "./operations.ts";
import { lagPlaces } from "./program/lag.ts";
import { StepTable } from "./program/step-table.ts";
import { type Builder, codeOf, type Node } from "./program/steps.ts";

const inputCode = codeOf("input");
const partCode = codeOf("part");
const lagCode = codeOf("lag");

/** The model is deeper or larger than any plan needs. */
export class SizeError extends Error {
  /** The figure that was being calculated, where that is known. */
  readonly figure: string | undefined;
  constructor(figure?: string) {
    super("model too large");
    this.name = "SizeError";
    this.figure = figure;
  }
}

export class Graph implements Builder {
  readonly steps = new StepTable();
  private readonly constants = new Map<number, Node>();
  private readonly most: number;
  /** What steps are made of on their way to the table, which keeps none of these lists. */
  private readonly one = [0];
  private readonly two = [0, 0];
  private readonly three = [0, 0, 0];

  /** `most`: how many nodes before the model counts as too large (SizeError). */
  constructor(most = 5_000_000) {
    this.most = most;
  }

  constant(value: number): Node {
    // A Map takes -0 for 0 and NaN for itself.
    let node = this.constants.get(value);
    if (node === undefined) {
      node = this.roomy(this.steps.constant(value + 0));
      this.constants.set(value, node);
    }
    return node;
  }

  /** A value that is given at each evaluation. */
  input(slot: number): Node {
    this.one[0] = slot;
    return this.made(inputCode, this.one);
  }

  valueOf(node: Node): number | undefined {
    return this.steps.valueOf(node);
  }

  op(op: Operation, a: Node, b?: Node, c?: Node): Node {
    const x = this.valueOf(a);
    if (c !== undefined) {
      if (x === undefined) return this.operation(op, a, b, c);
      return x === 1 ? (b as Node) : x === 0 ? c : this.constant(Number.NaN);
    }
    const { evaluate, threeValued } = rulesOf(op);
    if (b === undefined) return x === undefined ? this.operation(op, a) : this.constant(evaluate(x));
    const y = this.valueOf(b);
    if (x !== undefined && y !== undefined) return this.constant(evaluate(x, y));
    if (op === "pow") {
      const product = this.product(a, y);
      if (product !== undefined) return product;
    }
    if (threeValued) {
      const decided = this.decided(op, a, x, b) ?? this.decided(op, b, y, a);
      if (decided !== undefined) return decided;
    }
    return this.operation(op, a, b);
  }

  private operation(op: Operation, a: Node, b?: Node, c?: Node): Node {
    const args = b === undefined ? this.one : c === undefined ? this.two : this.three;
    args[0] = a;
    if (b !== undefined) args[1] = b;
    if (c !== undefined) args[2] = c;
    return this.made(codeOf(op), args);
  }

  /** What two conditions come to where one of them is known. */
  private decided(op: Operation, node: Node, value: number | undefined, other: Node): Node | undefined {
    const { absorbing, identity } = rulesOf(op);
    return value === absorbing ? node : value === identity ? other : undefined;
  }

  /** A whole power as the chain of products that `pow` is, so that years of growth share their factors. */
  private product(base: Node, exponent: number | undefined): Node | undefined {
    if (exponent === undefined || !Number.isInteger(exponent) || Math.abs(exponent) > maxFactors)
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
    const split = this.made(codeOf(op), [parts, args.length, ...args]);
    return Array.from({ length: parts }, (_, index) => this.made(partCode, [split, index]));
  }

  /** `past[j]` is the value `least + j` years back. */
  lag(lag: Node, least: number, before: Node, past: readonly Node[]): Node {
    const years = this.valueOf(lag);
    if (years === undefined) return this.made(lagCode, [least, 2 + past.length, lag, before, ...past]);
    const places = lagPlaces(years, least, past.length);
    if (places === undefined) return this.constant(Number.NaN);
    const { near, far, part } = places;
    const at = (place: number) => past[place] ?? before;
    if (part === 0) return at(near);
    return this.op(
      "add",
      this.op("mul", at(near), this.constant(1 - part)),
      this.op("mul", at(far), this.constant(part)),
    );
  }

  private values(nodes: readonly Node[]): number[] | undefined {
    const values: number[] = [];
    for (const node of nodes) {
      const value = this.valueOf(node);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  private made(code: number, args: readonly number[]): Node {
    return this.roomy(this.steps.of(code, args));
  }

  private roomy(node: Node): Node {
    if (node >= this.most) throw new SizeError();
    return node;
  }
}
