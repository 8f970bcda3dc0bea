/**
 * What each operand of a formula contributes when several of them change: the Shapley value (Shapley 1953), an operand's effect
 * averaged over every order of the changes. A formula is taken term by term first, since what is added does not interact. Where a
 * formula is not defined for old and new values side by side, all are changed together along the straight line between them.
 */

import { shapley } from "../../math/statistics/shapley.ts";
import { rulesOf } from "../operations.ts";
import { evaluation } from "../program/interpreter.ts";
import type { Node } from "../program/steps.ts";
import type { FormulaGraph } from "./formula-graph.ts";
import { gradient } from "./gradient.ts";

/** Up to so many operands of one term every order is taken; of more, one order and its reverse. */
const maxOperands = 12;

interface Term {
  readonly node: Node;
  readonly factor: number;
  /** Slots that it reads and that differ. */
  readonly changed: readonly number[];
}

/**
 * The parts of a formula's change by the slots it reads, `from` and `to` being the values of all slots. Parts add to the change but
 * for rounding, which the largest takes up. Not finite where the formula is undefined on the way.
 */
export function contributions(
  formulaGraph: FormulaGraph,
  formula: Node,
  from: Float64Array,
  to: Float64Array,
): Map<number, number> {
  const terms = [...termsOf(formulaGraph, formula, 1, from, to)];
  const whole = [formula, ...terms.map(({ node }) => node)];
  const evaluate = evaluation(formulaGraph.graph, whole, formulaGraph.stepsOf(formula));
  const [before, after] = [from, to].map((slots) => {
    const outputs = new Float64Array(whole.length);
    evaluate(slots, outputs);
    return outputs;
  }) as [Float64Array, Float64Array];
  const parts = new Map<number, number>();
  for (const [i, term] of terms.entries()) {
    const { factor, changed } = term;
    // What only one operand moves moves with it from end to end.
    let own: readonly number[] =
      changed.length === 1
        ? [(after[i + 1] as number) - (before[i + 1] as number)]
        : inOrders(formulaGraph, term, from, to);
    // Weights that fall only because some are new and some are old are no weights: a split is not defined there.
    if (!own.every(Number.isFinite)) own = alongLine(formulaGraph, term, from, to);
    for (const [place, part] of own.entries()) {
      const slot = changed[place] as number;
      parts.set(slot, (parts.get(slot) ?? 0) + factor * part);
    }
  }
  return balanced(parts, (after[0] as number) - (before[0] as number));
}

/** The parts of a term's change. It is calculated alone: a formula of many terms would be so for each order of each of them. */
function inOrders(
  formulaGraph: FormulaGraph,
  { node, changed }: Term,
  from: Float64Array,
  to: Float64Array,
): readonly number[] {
  const evaluate = evaluation(formulaGraph.graph, [node], formulaGraph.stepsOf(node));
  const output = new Float64Array(1);
  return withCopy(from, changed, (slots) => {
    const worth = (has: (place: number) => boolean): number => {
      for (const [place, slot] of changed.entries()) slots[slot] = (has(place) ? to : from)[slot] as number;
      evaluate(slots, output);
      return output[0] as number;
    };
    if (changed.length > maxOperands) return bothWays(changed.length, worth);
    const worths = Float64Array.from({ length: 2 ** changed.length }, (_, set) =>
      worth((place) => ((set >> place) & 1) === 1),
    );
    return shapley(changed.length, (set) => worths[set] as number);
  });
}

const copies = new WeakMap<Float64Array, Float64Array>();

/** Uses a copy of the values of all slots in which those of some change. There is one, put back each time: slots are 100,000 and more. */
function withCopy<T>(from: Float64Array, changed: readonly number[], use: (slots: Float64Array) => T): T {
  const slots = copies.get(from) ?? from.slice();
  copies.set(from, slots);
  const result = use(slots);
  for (const slot of changed) slots[slot] = from[slot] as number;
  return result;
}

/** The terms that a formula adds up, each with what it is multiplied by; what does not change is no term. */
function* termsOf(
  formulaGraph: FormulaGraph,
  node: Node,
  factor: number,
  from: Float64Array,
  to: Float64Array,
): Iterable<Term> {
  const changed = changedIn(formulaGraph, node, from, to);
  if (changed.length === 0) return;
  const linear = changed.length === 1 ? undefined : linearIn(formulaGraph, node, from, to);
  if (linear === undefined) yield { node, factor, changed };
  else for (const { arg, by } of linear) yield* termsOf(formulaGraph, arg, factor * by, from, to);
}

/** What a step adds up, where it does no more than that to what changes. Of rounding the largest part takes up what is left. */
function linearIn(formulaGraph: FormulaGraph, node: Node, from: Float64Array, to: Float64Array) {
  const step = formulaGraph.graph.steps.at(node);
  if (step.kind !== "operation") return undefined;
  const [a, b] = step.args as [Node, Node];
  const fixed = (arg: Node) => changedIn(formulaGraph, arg, from, to).length === 0;
  const value = formulaGraph.values();
  const { linear } = rulesOf(step.op);
  if (linear !== undefined) return linear.map((by, i) => ({ arg: step.args[i] as Node, by }));
  switch (step.op) {
    case "mul":
      if (fixed(b)) return [{ arg: a, by: value(b) }];
      return fixed(a) ? [{ arg: b, by: value(a) }] : undefined;
    case "div":
      return fixed(b) ? [{ arg: a, by: 1 / value(b) }] : undefined;
    default:
      return undefined;
  }
}

function changedIn(formulaGraph: FormulaGraph, node: Node, from: Float64Array, to: Float64Array): number[] {
  const slots: number[] = [];
  for (const each of formulaGraph.stepsOf(node)) {
    const step = formulaGraph.graph.steps.at(each);
    if (step.kind === "input" && !Object.is(from[step.slot], to[step.slot])) slots.push(step.slot);
  }
  return slots.sort((a, b) => a - b);
}

/** The mean of one order and its reverse. */
function bothWays(n: number, worth: (has: (place: number) => boolean) => number): number[] {
  const parts = Array.from({ length: n }, () => 0);
  let before = worth(() => false);
  for (let i = 0; i < n; i++) {
    const after = worth((place) => place <= i);
    parts[i] = (after - before) / 2;
    before = after;
  }
  before = worth(() => false);
  for (let i = n - 1; i >= 0; i--) {
    const after = worth((place) => place >= i);
    parts[i] = (parts[i] as number) + (after - before) / 2;
    before = after;
  }
  return parts;
}

/** Five points of Gauss and Legendre on the way from 0 to 1, with their weights. */
const points = [
  [0.046910077030668, 0.118463442528095],
  [0.230765344947158, 0.239314335249683],
  [0.5, 0.284444444444444],
  [0.769234655052842, 0.239314335249683],
  [0.953089922969332, 0.118463442528095],
] as const;

/** All operands changed together, little by little (Aumann and Shapley 1974): each by its slope along the way. */
function alongLine(
  formulaGraph: FormulaGraph,
  { node, changed }: Term,
  from: Float64Array,
  to: Float64Array,
): number[] {
  const steps = formulaGraph.stepsOf(node);
  const nodes = steps.filter((each) => formulaGraph.graph.steps.at(each).kind !== "split");
  const evaluate = evaluation(formulaGraph.graph, nodes, steps);
  const values = new Float64Array(nodes.length);
  const places = new Map(nodes.map((each, i) => [each, i]));
  const parts = changed.map(() => 0);
  withCopy(from, changed, (slots) => {
    for (const [way, weight] of points) {
      for (const slot of changed)
        slots[slot] = (from[slot] as number) * (1 - way) + (to[slot] as number) * way;
      evaluate(slots, values);
      const slopes = gradient(formulaGraph, node, (each) => values[places.get(each) as number] as number);
      for (const [i, slot] of changed.entries()) {
        const change = (to[slot] as number) - (from[slot] as number);
        parts[i] = (parts[i] as number) + weight * change * (slopes.get(slot) ?? 0);
      }
    }
  });
  return parts;
}

/** What rounding leaves over goes to the largest part. */
function balanced(parts: Map<number, number>, change: number): Map<number, number> {
  let largest: number | undefined;
  let sum = 0;
  if (!Number.isFinite(change) || [...parts.values()].some((part) => !Number.isFinite(part))) {
    return new Map([...parts.keys()].map((slot) => [slot, Number.NaN]));
  }
  for (const [slot, part] of parts) {
    sum += part;
    if (largest === undefined || Math.abs(part) > Math.abs(parts.get(largest) as number)) largest = slot;
  }
  if (largest !== undefined) parts.set(largest, (parts.get(largest) as number) + (change - sum));
  return parts;
}
