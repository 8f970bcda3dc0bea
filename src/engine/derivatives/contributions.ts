/**
 * What each operand of a formula contributes when several of them change: the Shapley value (Shapley 1953), an operand's effect
 * averaged over every order of the changes. A formula is taken term by term first, since what is added does not interact. Where a
 * formula is not defined for old and new values side by side, all are changed together along the straight line between them.
 */

import { shapley } from "../../math/statistics/shapley.ts";
import { rulesOf } from "../operations.ts";
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

/** What a step reads of slots that differ: the one there is, or whether there is none or are several. */
const none = -1;
const several = -2;

export class Contributions {
  private readonly formulaGraph: FormulaGraph;
  private readonly from: Float64Array;
  private readonly to: Float64Array;
  /** A copy of the values of all slots in which those of some change, put back each time: slots are 100,000 and more. */
  private readonly mixed: Float64Array;
  /** By step: the slot that differs under it, none or several. */
  private readonly changes: number[] = [];

  /** `to`: the values that all slots go to from those that the graph has. */
  constructor(formulaGraph: FormulaGraph, to: Float64Array) {
    this.formulaGraph = formulaGraph;
    this.from = formulaGraph.slots;
    this.to = to;
    this.mixed = formulaGraph.slots.slice();
  }

  /**
   * The parts of a formula's change by the slots it reads. Parts add to the change but for rounding, which the largest takes up. Not
   * finite where the formula is undefined on the way.
   */
  of(formula: Node): Map<number, number> {
    const { formulaGraph, to } = this;
    const terms = [...this.termsOf(formula, 1)];
    const before = formulaGraph.values();
    const after = formulaGraph.valuesAt(to, formulaGraph.stepsOf(formula));
    const changeOf = (node: Node) => after(node) - before(node);
    const whole = changeOf(formula);
    // What only one operand moves moves with it from end to end.
    const alone = terms.map(({ node, changed }) => (changed.length === 1 ? changeOf(node) : undefined));
    const parts = new Map<number, number>();
    for (const [i, term] of terms.entries()) {
      const end = alone[i];
      let own: readonly number[] = end === undefined ? this.inOrders(term) : [end];
      // Weights that fall only because some are new and some are old are no weights: a split is not defined there.
      if (!own.every(Number.isFinite)) own = this.alongLine(term);
      for (const [place, part] of own.entries()) {
        const slot = term.changed[place] as number;
        parts.set(slot, (parts.get(slot) ?? 0) + term.factor * part);
      }
    }
    return balanced(parts, whole);
  }

  /** The terms that a formula adds up, each with what it is multiplied by; what does not change is no term. */
  private *termsOf(node: Node, factor: number): Iterable<Term> {
    const change = this.changeUnder(node);
    if (change === none) return;
    const linear = change === several ? this.linearIn(node) : undefined;
    if (linear !== undefined) for (const { arg, by } of linear) yield* this.termsOf(arg, factor * by);
    else yield { node, factor, changed: change === several ? this.changedIn(node) : [change] };
  }

  /** What a step adds up, where it does no more than that to what changes. Of rounding the largest part takes up what is left. */
  private linearIn(node: Node) {
    const step = this.formulaGraph.graph.steps.at(node);
    if (step.kind !== "operation") return undefined;
    const [a, b] = step.args as [Node, Node];
    const fixed = (arg: Node) => this.changeUnder(arg) === none;
    const value = this.formulaGraph.values();
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

  /** Of the slots that differ the one under a step, or that there is none or are several: looked at once, in the order of the steps. */
  private changeUnder(node: Node): number {
    const { changes, from, to } = this;
    const { steps } = this.formulaGraph.graph;
    for (let next = changes.length; next <= node; next++) {
      const slot = steps.slotOf(next);
      let change = slot !== undefined && !Object.is(from[slot], to[slot]) ? slot : none;
      steps.eachRead(next, (read) => {
        const under = changes[read] as number;
        if (under !== none && under !== change) change = change === none ? under : several;
      });
      changes.push(change);
    }
    return changes[node] as number;
  }

  /** All slots that differ under a step. */
  private changedIn(node: Node): number[] {
    const { steps } = this.formulaGraph.graph;
    const slots: number[] = [];
    for (const each of this.formulaGraph.stepsOf(node)) {
      const slot = steps.slotOf(each);
      if (slot !== undefined && this.changeUnder(each) !== none) slots.push(slot);
    }
    return slots.sort((a, b) => a - b);
  }

  /** The parts of a term's change. It is calculated alone: a formula of many terms would be so for each order of each of them. */
  private inOrders({ node, changed }: Term): readonly number[] {
    const { formulaGraph, from, to, mixed } = this;
    const steps = formulaGraph.stepsOf(node);
    const worth = (has: (place: number) => boolean): number => {
      for (const [place, slot] of changed.entries()) mixed[slot] = (has(place) ? to : from)[slot] as number;
      return formulaGraph.valuesAt(mixed, steps)(node);
    };
    const parts =
      changed.length > maxOperands ? bothWays(changed.length, worth) : everyWay(changed.length, worth);
    this.putBack(changed);
    return parts;
  }

  /** All operands changed together, little by little (Aumann and Shapley 1974): each by its slope along the way. */
  private alongLine({ node, changed }: Term): number[] {
    const { formulaGraph, from, to, mixed } = this;
    const steps = formulaGraph.stepsOf(node);
    const parts = changed.map(() => 0);
    for (const [way, weight] of points) {
      for (const slot of changed)
        mixed[slot] = (from[slot] as number) * (1 - way) + (to[slot] as number) * way;
      const slopes = gradient(formulaGraph, node, formulaGraph.valuesAt(mixed, steps));
      for (const [i, slot] of changed.entries()) {
        const change = (to[slot] as number) - (from[slot] as number);
        parts[i] = (parts[i] as number) + weight * change * (slopes.get(slot) ?? 0);
      }
    }
    this.putBack(changed);
    return parts;
  }

  private putBack(changed: readonly number[]): void {
    for (const slot of changed) this.mixed[slot] = this.from[slot] as number;
  }
}

/** The mean of all orders. */
function everyWay(n: number, worth: (has: (place: number) => boolean) => number): number[] {
  const worths = Float64Array.from({ length: 2 ** n }, (_, set) =>
    worth((place) => ((set >> place) & 1) === 1),
  );
  return shapley(n, (set) => worths[set] as number);
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
