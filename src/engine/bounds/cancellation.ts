/**
 * Whole figures as sums of others. Bounds forget that what stands on both sides of a comparison is one and the same; where
 * sums are exact it cancels, and that a total is the sum of its parts is seen to be so whatever they are.
 */

import type { Graph } from "../graph.ts";
import { rulesOf } from "../operations.ts";
import type { Node, Step } from "../program/steps.ts";
import { type Interval, within } from "./interval.ts";

/** Left and right, or left less right, as a sum of other nodes. */
export interface Cancelled {
  readonly constant: number;
  readonly nodes: readonly Node[];
  readonly factors: readonly number[];
  /** Every sum on the way: exact as long as it can be counted. Over a long horizon, hundreds. */
  readonly sums: Int32Array;
}

interface Sum {
  readonly constant: number;
  readonly terms: ReadonlyMap<Node, number>;
  readonly sums: ReadonlySet<Node>;
  /** Whether a node came into it more than once. */
  readonly merged: boolean;
}

/** Longer sums are left as they are. */
const maxTerms = 400;

export class Sums {
  private readonly graph: Graph;
  private readonly wholeSlots: ReadonlySet<number>;
  private readonly wholes = new Map<Node, boolean>();
  private readonly known = new Map<Node, Sum>();

  /** `wholeSlots`: of the inputs that only take whole values. */
  constructor(graph: Graph, wholeSlots: ReadonlySet<number>) {
    this.graph = graph;
    this.wholeSlots = wholeSlots;
  }

  /** The sum or the difference of two nodes where both are whole and one of their parts comes into it twice. */
  of(left: Node, right: Node, sign: 1 | -1): Cancelled | undefined {
    if (!this.isWhole(left) || !this.isWhole(right)) return undefined;
    const all = joined(this.sum(left), this.sum(right), sign);
    if (!all.merged) return undefined;
    const terms = [...all.terms];
    return {
      constant: all.constant,
      nodes: terms.map(([node]) => node),
      factors: terms.map(([, factor]) => factor),
      sums: Int32Array.from(all.sums),
    };
  }

  /** Whether its value, where there is one, is whole whatever the inputs. */
  private isWhole(node: Node): boolean {
    let whole = this.wholes.get(node);
    if (whole === undefined) {
      whole = this.whole(this.graph.steps.at(node));
      this.wholes.set(node, whole);
    }
    return whole;
  }

  private whole(step: Step): boolean {
    if (step.kind === "constant") return Number.isSafeInteger(step.value);
    if (step.kind === "input") return this.wholeSlots.has(step.slot);
    if (step.kind === "part") {
      const split = this.graph.steps.at(step.split);
      return split.kind === "split" && split.op === "allocate";
    }
    if (step.kind !== "operation") return false;
    return rulesOf(step.op).whole?.every((i) => this.isWhole(step.args[i] as Node)) ?? false;
  }

  /** Of a whole node. */
  private sum(node: Node): Sum {
    let sum = this.known.get(node);
    if (sum === undefined) {
      const made = this.made(node, this.graph.steps.at(node));
      sum = made.terms.size <= maxTerms ? made : single(node);
      this.known.set(node, sum);
    }
    return sum;
  }

  private made(node: Node, step: Step): Sum {
    if (step.kind === "constant") return { ...nothing, constant: step.value };
    if (step.kind === "part") return this.part(node, step);
    if (step.kind !== "operation") return single(node);
    const { linear } = rulesOf(step.op);
    const [a, b] = step.args as [Node, Node | undefined];
    // Rounding adds nothing to what is whole.
    if (linear === undefined || !this.isWhole(a)) return single(node);
    const [by, byOther] = linear;
    const sum = by === 1 ? this.sum(a) : joined(nothing, this.sum(a), -1);
    if (b === undefined || byOther === 0) return sum;
    const all = joined(sum, this.sum(b), byOther === 1 ? 1 : -1);
    return { ...all, sums: new Set([...all.sums, node]) };
  }

  /** Parts add to the amount that they are of: the last is what the others leave. */
  private part(node: Node, { split, index }: Step & { readonly kind: "part" }): Sum {
    const step = this.graph.steps.at(split) as Step & { readonly kind: "split" };
    const [amount] = step.args as [Node];
    if (step.op !== "allocate" || index !== step.parts - 1 || !this.isWhole(amount)) return single(node);
    let sum: Sum = this.sum(amount);
    for (let i = 0; i < index; i++) sum = joined(sum, single(node - index + i), -1);
    return { ...sum, sums: new Set([...sum.sums, node]) };
  }
}

const nothing: Sum = { constant: 0, terms: new Map(), sums: new Set(), merged: false };

function single(node: Node): Sum {
  return { ...nothing, terms: new Map([[node, 1]]), sums: new Set([node]) };
}

function joined(a: Sum, b: Sum, sign: 1 | -1): Sum {
  const terms = new Map(a.terms);
  let merged = a.merged || b.merged;
  for (const [node, factor] of b.terms) {
    merged ||= terms.has(node);
    const sum = (terms.get(node) ?? 0) + sign * factor;
    if (sum === 0) terms.delete(node);
    else terms.set(node, sum);
  }
  const constant = a.constant + sign * b.constant;
  // What cannot be counted never comes back.
  return {
    constant: counted(constant) ? constant : Number.NaN,
    terms,
    sums: new Set([...a.sums, ...b.sums]),
    merged,
  };
}

/** Which nodes have values that can all be counted. Over a long horizon a sum has hundreds on its way, and mostly all of them are. */
export class Counts {
  private readonly are: Uint8Array;
  /** Those that any sum passes. */
  private readonly passed: Uint8Array;
  private uncounted = 0;
  private uncountedConstants = 0;

  constructor(values: readonly Interval[], constants: readonly Node[], all: Iterable<Cancelled>) {
    this.are = Uint8Array.from(values, (value) => Number(areCounted(value)));
    this.passed = new Uint8Array(values.length);
    for (const { sums } of all) for (const node of sums) this.passed[node] = 1;
    for (const node of constants) {
      if (this.are[node] === 0 && this.passed[node] === 1) this.uncountedConstants++;
    }
  }

  /** Before the values are calculated, each behind what it needs. */
  start(): void {
    // Constants are not calculated: they are what they were.
    this.uncounted = this.uncountedConstants;
  }

  note(node: Node, value: Interval | undefined): void {
    const counted = value === undefined || areCounted(value);
    this.are[node] = Number(counted);
    if (!counted && this.passed[node] === 1) this.uncounted++;
  }

  /** Whether all of some nodes can be counted. */
  every(nodes: Int32Array): boolean {
    if (this.uncounted === 0) return true;
    for (let i = 0; i < nodes.length; i++) if (this.are[nodes[i] as number] === 0) return false;
    return true;
  }
}

/**
 * Bounds of the difference, of values that are there; undefined where its sums may not be exact. `counts`: of the values so far.
 */
export function boundDifference(
  { constant, nodes, factors, sums }: Cancelled,
  values: readonly Interval[],
  counts: Counts,
): Interval | undefined {
  if (!counts.every(sums)) return undefined;
  if (!counted(constant)) return undefined;
  let low = constant;
  let high = constant;
  // Walked for each of a thousand stretches: by number, and without a list for each term.
  for (let k = 0; k < nodes.length; k++) {
    const value = values[nodes[k] as Node] as Interval;
    const factor = factors[k] as number;
    const least = factor * value.low;
    const most = factor * value.high;
    low += Math.min(least, most);
    high += Math.max(least, most);
    // A sum that leaves the numbers that can be counted does not come back to them exactly.
    if (!counted(least) || !counted(most) || !counted(low) || !counted(high)) return undefined;
  }
  return within(low, high, false);
}

/** Whether there are values, and all of them can be counted. */
function areCounted({ low, high }: Interval): boolean {
  return low <= high && counted(low) && counted(high);
}

function counted(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
