/**
 * A program with its inputs bound: some are numbers, others stay open. What the numbers decide is evaluated, or left out; the rest goes
 * onto a graph (partial evaluation, Jones, Gomard and Sestoft 1993).
 */

import { allocate, waterfall } from "../allocation.ts";
import type { Operation } from "../operations.ts";
import { lagPlaces } from "./lag.ts";
import {
  type Builder,
  codeOf,
  evaluators,
  type Given,
  type Node,
  operationNames,
  others,
  type Source,
} from "./steps.ts";

const selectCode = codeOf("select");
const operationCount = operationNames.length;

/** Puts what is wanted of a program on a graph, and returns its nodes. What is known without the open inputs, and what it decides, is left out. */
export function bind(source: Source, graph: Builder): Node[] {
  const evaluation = new PartialEvaluation(source);
  const { codes, starts, args } = source.flat;
  const needed = evaluation.needed();
  const nodes = new Instantiation(evaluation, graph);
  for (let step = 0; step < codes.length; step++) {
    if (needed[step] === 0) continue;
    const code = codes[step] as number;
    if (code >= operationCount) {
      nodes.make(step);
      continue;
    }
    const at = starts[step] as number;
    const count = (starts[step + 1] as number) - at;
    const a = nodes.of(args[at] as number);
    const b = count > 1 ? nodes.of(args[at + 1] as number) : undefined;
    const c = count > 2 ? nodes.of(args[at + 2] as number) : undefined;
    nodes.made[step] = graph.op(operationNames[code] as Operation, a, b, c);
  }
  return source.wanted.map((step) => nodes.of(step));
}

/** What is known of a program's steps while some of its inputs are open, and which of the others are needed. */
class PartialEvaluation {
  readonly source: Source;
  readonly known: Uint8Array;
  readonly values: Float64Array;
  /** The step that has a step's value: where one of several is picked, that one, else the step itself. */
  readonly aliasOf: Int32Array;
  private readonly parts = new Map<number, Float64Array>();

  constructor(source: Source) {
    const { codes, starts, args } = source.flat;
    this.source = source;
    this.known = new Uint8Array(codes.length);
    this.values = new Float64Array(codes.length);
    this.aliasOf = new Int32Array(codes.length);
    const { known, aliasOf } = this;
    let end = 0;
    for (let step = 0; step < codes.length; step++) {
      const at = end;
      end = starts[step + 1] as number;
      aliasOf[step] = step;
      const code = codes[step] as number;
      if (code >= operationCount) this.fold(step);
      else if (known[aliasOf[args[at] as number] as number] === 1) this.foldOperation(step, code, at, end);
    }
  }

  /** The steps to be made: without those that are known or stand for others. */
  needed(): Uint8Array {
    const { known, aliasOf, source } = this;
    const { codes, starts, args } = source.flat;
    const needed = new Uint8Array(codes.length);
    for (const step of source.wanted) needed[aliasOf[step] as number] = 1;
    for (let step = codes.length - 1; step >= 0; step--) {
      if (needed[step] === 0) continue;
      if (known[step] === 1) {
        needed[step] = 0;
        continue;
      }
      const code = codes[step] as number;
      let from = starts[step] as number;
      let to = starts[step + 1] as number;
      if (code >= operationCount) {
        const what = others[code - operationCount];
        if (what === "input") continue;
        if (what === "part") to = from + 1;
        else from += 2;
        const picked = what === "lag" ? this.picked(step) : undefined;
        if (picked !== undefined) {
          needed[aliasOf[picked.near] as number] = 1;
          needed[aliasOf[picked.far] as number] = 1;
          continue;
        }
      }
      for (let i = from; i < to; i++) needed[aliasOf[args[i] as number] as number] = 1;
    }
    return needed;
  }

  /**
   * The steps that a lag by a known number of years lies between, and how far it is on the way to the second; undefined where the number
   * is open, or none that the lag may have.
   */
  picked(step: number): { readonly near: number; readonly far: number; readonly part: number } | undefined {
    const { args, starts } = this.source.flat;
    const at = starts[step] as number;
    const lag = this.aliasOf[args[at + 2] as number] as number;
    if (this.known[lag] === 0) return undefined;
    const past = at + 4;
    const count = (starts[step + 1] as number) - past;
    const places = lagPlaces(this.values[lag] as number, args[at] as number, count);
    if (places === undefined) return undefined;
    const of = (place: number) => args[place < count ? past + place : at + 3] as number;
    return { near: of(places.near), far: of(places.far), part: places.part };
  }

  private setValue(step: number, value: number): void {
    this.known[step] = 1;
    // A zero has no minus, as among the constants of a graph.
    this.values[step] = value + 0;
  }

  private setAlias(step: number, other: number): void {
    this.aliasOf[step] = this.aliasOf[other] as number;
  }

  /** An operation whose first operand is known. */
  private foldOperation(step: number, code: number, at: number, end: number): void {
    const { known, values, aliasOf } = this;
    const { args } = this.source.flat;
    const a = aliasOf[args[at] as number] as number;
    if (code === selectCode) {
      if (values[a] === 1) this.setAlias(step, args[at + 1] as number);
      else if (values[a] === 0) this.setAlias(step, args[at + 2] as number);
      else this.setValue(step, Number.NaN);
      return;
    }
    const b = end - at > 1 ? (aliasOf[args[at + 1] as number] as number) : a;
    if (known[b] === 0) return;
    const evaluate = evaluators[code] as (...operands: number[]) => number;
    this.setValue(step, evaluate(values[a] as number, values[b] as number));
  }

  /** The steps that are no operations: few beside those. */
  private fold(step: number): void {
    const { flat, given } = this.source;
    const at = flat.starts[step] as number;
    const first = flat.args[at] as number;
    const what = others[(flat.codes[step] as number) - operationCount];
    switch (what) {
      case "constant":
        this.setValue(step, flat.constants[first] as number);
        break;
      case "input": {
        const input = given?.[first];
        if (input !== undefined && "value" in input) this.setValue(step, input.value);
        break;
      }
      case "part": {
        const value = this.parts.get(first)?.[flat.args[at + 1] as number];
        if (value !== undefined) this.setValue(step, value);
        break;
      }
      case "lag":
        this.foldLag(step, flat.args[at + 2] as number);
        break;
      default: {
        const values = this.valuesOf(flat.args.subarray(at + 2, flat.starts[step + 1]));
        if (values === undefined) return;
        const shares = values.subarray(1);
        (what === "allocate" ? allocate : waterfall)(values[0] as number, shares, first);
        this.parts.set(step, shares);
        this.setValue(step, Number.NaN);
      }
    }
  }

  private foldLag(step: number, lag: number): void {
    if (this.known[this.aliasOf[lag] as number] === 0) return;
    const picked = this.picked(step);
    if (picked === undefined) {
      this.setValue(step, Number.NaN);
      return;
    }
    const { near, far, part } = picked;
    if (part === 0) {
      this.setAlias(step, near);
      return;
    }
    const values = this.valuesOf([near, far]);
    if (values === undefined) return;
    this.setValue(step, (values[0] as number) * (1 - part) + (values[1] as number) * part);
  }

  /** The values of steps, where all are known. */
  private valuesOf(steps: ArrayLike<number>): Float64Array | undefined {
    const values = new Float64Array(steps.length);
    for (let i = 0; i < steps.length; i++) {
      const step = this.aliasOf[steps[i] as number] as number;
      if (this.known[step] === 0) return undefined;
      values[i] = this.values[step] as number;
    }
    return values;
  }
}

/** The nodes of a program's steps on a graph. */
class Instantiation {
  readonly made: Int32Array;
  private readonly evaluation: PartialEvaluation;
  private readonly graph: Builder;
  private readonly parts = new Map<number, readonly Node[]>();

  constructor(evaluation: PartialEvaluation, graph: Builder) {
    this.evaluation = evaluation;
    this.graph = graph;
    this.made = new Int32Array(evaluation.known.length).fill(-1);
  }

  of(step: number): Node {
    const own = this.evaluation.aliasOf[step] as number;
    const made = this.made[own] as Node;
    // What is not made is known.
    return made >= 0 ? made : this.constant(own);
  }

  private constant(step: number): Node {
    const node = this.graph.constant(this.evaluation.values[step] as number);
    this.made[step] = node;
    return node;
  }

  /** A step that is no operation. */
  make(step: number): void {
    const { graph, made, parts } = this;
    const { flat, given } = this.evaluation.source;
    const at = flat.starts[step] as number;
    const first = flat.args[at] as number;
    const what = others[(flat.codes[step] as number) - operationCount];
    switch (what) {
      case "input":
        made[step] = this.input(given?.[first] ?? { slot: first });
        break;
      case "part":
        made[step] = parts.get(first)?.[flat.args[at + 1] as number] as Node;
        break;
      case "lag": {
        made[step] = this.lag(step, first);
        break;
      }
      case "allocate": {
        const [amount, ...weights] = this.arguments(step) as [Node, ...Node[]];
        parts.set(step, graph.allocate(amount, weights));
        break;
      }
      case "waterfall": {
        const [envelope, ...requested] = this.arguments(step) as [Node, ...Node[]];
        parts.set(step, graph.waterfall(envelope, requested.slice(0, first), requested.slice(first)));
        break;
      }
    }
  }

  private input(given: Given): Node {
    if ("value" in given) return this.graph.constant(given.value);
    const { graph } = this;
    const { slot, times, plus, rounded } = given;
    const read = graph.input(slot);
    const node =
      times !== undefined
        ? graph.op("mul", graph.constant(times), read)
        : plus === undefined
          ? read
          : graph.op("add", graph.constant(plus), read);
    return rounded ? graph.op("round", node) : node;
  }

  private lag(step: number, least: number): Node {
    const { graph } = this;
    const picked = this.evaluation.picked(step);
    if (picked === undefined) {
      const [lag, before, ...past] = this.arguments(step) as [Node, Node, ...Node[]];
      return graph.lag(lag, least, before, past);
    }
    const { near, far, part } = picked;
    return graph.op(
      "add",
      graph.op("mul", this.of(near), graph.constant(1 - part)),
      graph.op("mul", this.of(far), graph.constant(part)),
    );
  }

  /** What a split or a lag reads: a number and a count stand before it. */
  private arguments(step: number): Node[] {
    const { args, starts } = this.evaluation.source.flat;
    const own = args.subarray((starts[step] as number) + 2, starts[step + 1]);
    return Array.from(own, (arg) => this.of(arg));
  }
}
