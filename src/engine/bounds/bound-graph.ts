/**
 * Graph → bounds. Where the inputs may be anywhere between two vectors, every output is bounded in one walk: what holds for
 * the bounds holds for all that lies between, which is how a search can say that it has missed nothing.
 */

import type { Expression, Figure, Model } from "../../model/types.ts";
import { Unrolling, type UnrollOptions } from "../compile.ts";
import { rulesOf } from "../operations.ts";
import type { Node, Step } from "../program/steps.ts";
import { boundDifference, type Cancelled, Counts, Sums } from "./cancellation.ts";
import { type Interval, never, point, within } from "./interval.ts";
import { allocateWithin, lagWithin, waterfallWithin } from "./splits.ts";

export interface Intervals {
  /** Where each output's values start, and how many there are: as in a kernel of the same outputs. */
  readonly slots: readonly { readonly from: number; readonly length: number }[];
  /** How many steps one walk takes. */
  readonly steps: number;
  /** Bounds of every value that the kernel writes, for free inputs anywhere from `low` to `high`, slot by slot. */
  readonly bound: (low: Float64Array, high: Float64Array) => readonly Interval[];
}

/** The same arguments as `compile`. Throws CycleError, SizeError. */
export function intervalsOf(
  model: Model,
  outputs: readonly (Figure | Expression)[],
  options: UnrollOptions = {},
): Intervals {
  const unrolling = new Unrolling(model, options);
  const { slots, nodes } = unrolling.outputs(outputs);
  const { graph } = unrolling;
  const { steps } = graph;
  const needed = steps.neededFor(nodes);
  const values: Interval[] = [];
  const order: Node[] = [];
  const constants: Node[] = [];
  for (let node = 0; node < steps.length; node++) {
    const value = graph.valueOf(node);
    values.push(value === undefined ? never : point(value));
    if (needed[node]) (value === undefined ? order : constants).push(node);
  }
  const splits = new Map<Node, readonly Interval[]>();

  const sums = new Sums(graph, wholeSlots(options));
  const cancelled = new Map<Node, Cancelled>();
  for (const node of order) {
    const step = steps.at(node);
    if (step.kind !== "operation" || !joining.has(step.op)) continue;
    const difference = sums.of(step.args[0] as Node, step.args[1] as Node, step.op === "add" ? 1 : -1);
    if (difference !== undefined) cancelled.set(node, difference);
  }

  const counts = new Counts(values, constants, cancelled.values());
  // Side by side in their order: they are walked a thousand times.
  const walked = order.map((node) => steps.at(node) as Exclude<Step, { kind: "constant" }>);
  const differences = order.map((node) => cancelled.get(node));
  const bound = (low: Float64Array, high: Float64Array): readonly Interval[] => {
    counts.start();
    const input = (slot: number) => within(low[slot] as number, high[slot] as number, false);
    for (let i = 0; i < walked.length; i++) {
      const node = order[i] as Node;
      const step = walked[i] as (typeof walked)[number];
      let value = boundsOfStep(node, step, values, splits, input);
      const difference = differences[i];
      if (difference !== undefined) value = tighter(value, step as Operated, difference, values, counts);
      values[node] = value;
      counts.note(node, value);
    }
    return nodes.map((node) => values[node] as Interval);
  };
  return { slots, steps: order.length, bound };
}

function wholeSlots({ free = [] }: UnrollOptions): ReadonlySet<number> {
  const whole = new Set<number>();
  let slot = 0;
  for (const input of free) {
    const length = input.years?.length ?? 1;
    if (input.whole) for (let i = 0; i < length; i++) whole.add(slot + i);
    slot += length;
  }
  return whole;
}

type Operated = Step & { readonly kind: "operation" };

const joining: ReadonlySet<string> = new Set(["add", "sub", "eq", "lt", "le"]);
const zero = point(0);

/** What an operation gives where its operands are known better together than one by one. */
function tighter(
  value: Interval,
  { op }: Operated,
  cancelled: Cancelled,
  values: readonly Interval[],
  counts: Counts,
): Interval {
  const difference = boundDifference(cancelled, values, counts);
  if (difference === undefined) return value;
  const of = op === "add" || op === "sub" ? difference : rulesOf(op).interval(difference, zero, false);
  return within(Math.max(value.low, of.low), Math.min(value.high, of.high), value.maybe);
}

/**
 * Returns the bounds of a step, from those of the steps before it. `splits`: the bounds of the parts of each split; a split's own are added.
 */
export function boundsOfStep(
  node: Node,
  step: Exclude<Step, { kind: "constant" }>,
  bounds: readonly Interval[],
  splits: Map<Node, readonly Interval[]>,
  input: (slot: number) => Interval,
): Interval {
  const of = (node: Node) => bounds[node] as Interval;
  switch (step.kind) {
    case "input":
      return input(step.slot);
    case "operation": {
      const { op, args } = step;
      const a = args[0] as Node;
      const b = args[1];
      const c = args[2];
      // An operand that stands on both sides is one value, however wide its bounds.
      return rulesOf(op).interval(of(a), b === undefined ? b : of(b), c === undefined ? a === b : of(c));
    }
    case "split": {
      const [amount, ...rest] = step.args.map(of) as [Interval, ...Interval[]];
      const parts =
        step.op === "allocate"
          ? allocateWithin(amount, rest)
          : waterfallWithin(amount, rest.slice(0, step.parts), rest.slice(step.parts));
      splits.set(node, parts);
      // It has no value of its own.
      return never;
    }
    case "part":
      return splits.get(step.split)?.[step.index] as Interval;
    case "lag": {
      const [lag, before, ...past] = step.args.map(of) as [Interval, Interval, ...Interval[]];
      return lagWithin(lag, step.least, before, past);
    }
  }
}
