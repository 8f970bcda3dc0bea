/**
 * How fast a formula moves with what it reads: derivatives taken backwards through its steps (the reverse mode of automatic
 * differentiation). Rounding counts as if it were not there, and a split into whole units as a division in proportion; a condition
 * has no slope, and of two that are equal the first is the lesser and the greater.
 */

import { power } from "../../math/power.ts";
import type { Node, Step } from "../graph.ts";
import type { Operation } from "../operations.ts";
import type { Apart, Values } from "./formula-graph.ts";

/** The derivative of a formula by each slot that it reads, in base units. Not finite where the formula has none. */
export function gradient(apart: Apart, formula: Node, values: Values): Map<number, number> {
  const slopes = new Map<Node, number>([[formula, 1]]);
  const bySlot = new Map<number, number>();
  const add = (node: Node, slope: number) => {
    if (slope !== 0) slopes.set(node, (slopes.get(node) ?? 0) + slope);
  };
  for (const node of apart.stepsOf(formula).reverse()) {
    const slope = slopes.get(node);
    if (slope === undefined) continue;
    const step = apart.graph.steps[node] as Step;
    if (step.kind === "input") bySlot.set(step.slot, (bySlot.get(step.slot) ?? 0) + slope);
    if (step.kind === "constant" || step.kind === "input" || step.kind === "split") continue;
    const { args, slopes: own } = slopesOf(step, node, apart, values);
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
  { graph }: Apart,
  values: Values,
): { args: readonly Node[]; slopes: readonly number[] } {
  switch (step.kind) {
    case "operation":
      return { args: step.args, slopes: ofOperation(step.op, step.args.map(values), values(node)) };
    case "lag":
      return { args: step.args, slopes: ofLag(step.least, step.args.map(values)) };
    case "part": {
      const { op, args, parts } = graph.steps[step.split] as Step & { kind: "split" };
      const known = args.map(values);
      const slopes =
        op === "allocate" ? ofAllocate(step.index, known) : ofWaterfall(step.index, known, parts);
      return { args, slopes };
    }
  }
}

function ofOperation(op: Operation, [a, b, c]: readonly number[], result: number): number[] {
  const [x, y] = [a as number, b as number];
  switch (op) {
    case "add":
      return [1, 1];
    case "sub":
      return [1, -1];
    case "mul":
      return [y, x];
    case "div":
      return [1 / y, -result / y];
    case "neg":
      return [-1];
    case "min":
      return x <= y ? [1, 0] : [0, 1];
    case "max":
      return x >= y ? [1, 0] : [0, 1];
    case "select":
      return [0, x === 1 ? 1 : 0, x === 0 && c !== undefined ? 1 : 0];
    case "abs":
      return [Math.sign(x)];
    case "round":
    case "floor":
    case "ceil":
    case "exact":
      return [1];
    case "exp":
      return [result];
    case "ln":
      return [1 / x];
    case "sqrt":
      return [1 / (2 * result)];
    case "pow":
      return [y === 0 ? 0 : y * power(x, y - 1), x > 0 ? result * Math.log(x) : 0];
    case "eq":
    case "lt":
    case "le":
    case "and":
    case "or":
      return [0, 0];
    case "not":
      return [0];
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
  const order = Array.from({ length: parts }, (_, i) => i);
  order.sort((a, b) => priority(a) - priority(b) || a - b);
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
  const years = lag as number;
  if (!(years >= least)) return slopes;
  const whole = Math.floor(years);
  const part = years - whole;
  const place = (back: number) => (back - least < past.length ? 2 + back - least : 1);
  const at = (back: number) => past[back - least] ?? (before as number);
  slopes[place(whole)] = 1 - part;
  slopes[place(whole + 1)] = (slopes[place(whole + 1)] as number) + part;
  const ahead = at(whole + 1) - at(whole);
  slopes[0] = part === 0 && whole > least ? (at(whole + 1) - at(whole - 1)) / 2 : ahead;
  return slopes;
}
