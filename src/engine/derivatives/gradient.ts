/**
 * How fast a formula moves with what it reads: derivatives taken backwards through its steps (the reverse mode of automatic
 * differentiation). Rounding counts as if it were not there, and a split into whole units as a division in proportion; a condition
 * has no slope, and of two that are equal the first is the lesser and the greater.
 */

import { servingOrder } from "../allocation.ts";
import { rulesOf } from "../operations.ts";
import { lagPlaces } from "../program/lag.ts";
import type { Node, Step } from "../program/steps.ts";
import type { FormulaGraph, Values } from "./formula-graph.ts";

/** The derivative of a formula by each slot that it reads, in base units. Not finite where the formula has none. */
export function gradient(formulaGraph: FormulaGraph, formula: Node, values: Values): Map<number, number> {
  const slopes = new Map<Node, number>([[formula, 1]]);
  const bySlot = new Map<number, number>();
  const add = (node: Node, slope: number) => {
    if (slope !== 0) slopes.set(node, (slopes.get(node) ?? 0) + slope);
  };
  for (const node of formulaGraph.stepsOf(formula).reverse()) {
    const slope = slopes.get(node);
    if (slope === undefined) continue;
    const step = formulaGraph.graph.steps.at(node);
    if (step.kind === "input") bySlot.set(step.slot, (bySlot.get(step.slot) ?? 0) + slope);
    if (step.kind === "constant" || step.kind === "input" || step.kind === "split") continue;
    const { args, slopes: own } = slopesOf(step, node, formulaGraph, values);
    for (const [i, arg] of args.entries()) {
      const by = own[i] as number;
      if (by !== 0) add(arg, slope * by);
    }
  }
  return bySlot;
}

function slopesOf(
  step: Exclude<Step, { kind: "constant" | "input" | "split" }>,
  node: Node,
  { graph }: FormulaGraph,
  values: Values,
): { args: readonly Node[]; slopes: readonly number[] } {
  switch (step.kind) {
    case "operation":
      return { args: step.args, slopes: rulesOf(step.op).derivative(...step.args.map(values), values(node)) };
    case "lag":
      return { args: step.args, slopes: ofLag(step.least, step.args.map(values)) };
    case "part": {
      const { op, args, parts } = graph.steps.at(step.split) as Step & { kind: "split" };
      const known = args.map(values);
      const slopes =
        op === "allocate" ? ofAllocate(step.index, known) : ofWaterfall(step.index, known, parts);
      return { args, slopes };
    }
  }
}

/** amount × weight ÷ sum of the weights. */
function ofAllocate(index: number, [amount, ...weights]: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return [0, ...weights.map(() => 0)];
  const share = (weights[index] as number) / sum;
  const all = amount as number;
  return [share, ...weights.map((_, i) => (all * ((i === index ? 1 : 0) - share)) / sum)];
}

/** Whoever is served in full moves with the own ask; whoever gets the rest, with the envelope less all asks before. */
function ofWaterfall(index: number, values: readonly number[], parts: number): number[] {
  const slopes = values.map(() => 0);
  const ask = (i: number) => Math.max(0, values[1 + i] as number);
  const priority = (i: number) => values[1 + parts + i] as number;
  const order = servingOrder(parts, priority);
  let left = Math.max(0, values[0] as number);
  for (const [place, i] of order.entries()) {
    const full = ask(i) <= left;
    if (i === index) {
      if (full) slopes[1 + i] = (values[1 + i] as number) >= 0 ? 1 : 0;
      else if (left > 0) {
        slopes[0] = 1;
        for (const before of order.slice(0, place)) slopes[1 + before] = -1;
      }
      break;
    }
    left -= Math.min(ask(i), left);
  }
  return slopes;
}

/** On a straight line between two years; at a whole number of years the mean of the lines on both sides, where there are two. */
function ofLag(least: number, [lag, before, ...past]: readonly number[]): number[] {
  const slopes = [0, 0, ...past.map(() => 0)];
  const places = lagPlaces(lag as number, least, past.length);
  if (places === undefined) return slopes;
  const { near, far, part } = places;
  const slopeAt = (place: number) => (place < past.length ? 2 + place : 1);
  const at = (place: number) => past[place] ?? (before as number);
  slopes[slopeAt(near)] = 1 - part;
  slopes[slopeAt(far)] = (slopes[slopeAt(far)] as number) + part;
  const whole = Math.floor(lag as number);
  slopes[0] = part === 0 && whole > least ? (at(far) - at(whole - 1 - least)) / 2 : at(far) - at(near);
  return slopes;
}
