/**
 * What can move a value by itself, all else as it is: not what stands in a branch that is not taken, beside a zero that it is
 * multiplied with, or in a year that a lag does not look at.
 */

import { type Operation, rulesOf } from "../operations.ts";
import { lagPlaces } from "../program/lag.ts";
import { type Node, readsOf, type Step } from "../program/steps.ts";
import type { FormulaGraph, Values } from "./formula-graph.ts";

/** A set of small whole numbers, 32 to a word. */
export type Bits = Uint32Array;

export function bitsOf(size: number, ...members: readonly number[]): Bits {
  const bits = new Uint32Array((size + 31) >> 5);
  for (const member of members) bits[member >> 5] = (bits[member >> 5] as number) | (1 << (member & 31));
  return bits;
}

export function has(bits: Bits, member: number): boolean {
  return (((bits[member >> 5] as number) >> (member & 31)) & 1) === 1;
}

export function isNone(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}

export function union(sets: readonly Bits[]): Bits {
  return combine(sets, (a, b) => a | b);
}

export function intersection(...sets: readonly Bits[]): Bits {
  return combine(sets, (a, b) => a & b);
}

export function without(a: Bits, b: Bits): Bits {
  return combine([a, b], (x, y) => x & ~y);
}

/** Gives the first set itself where nothing changes it: most sets along a sum are one and the same. */
function combine(sets: readonly Bits[], join: (a: number, b: number) => number): Bits {
  const first = sets[0] as Bits;
  let result = first;
  for (let k = 1; k < sets.length; k++) {
    const other = sets[k] as Bits;
    if (other === result) continue;
    for (let i = 0; i < result.length; i++) {
      const word = join(result[i] as number, other[i] as number) >>> 0;
      if (word === result[i]) continue;
      if (result === first) result = Uint32Array.from(first);
      result[i] = word;
    }
  }
  return result;
}

/**
 * What moves a formula, `moves` saying what moves each slot that it reads: undefined of years that a lag does not look at. `found`: what
 * is known of steps already, since formulas share them; takes what is found of steps under which nothing is undefined.
 */
export function moving(
  formulaGraph: FormulaGraph,
  formula: Node,
  values: Values,
  moves: (slot: number) => Bits | undefined,
  none: Bits,
  found: Map<Node, Bits> = new Map(),
): Bits {
  const of = (node: Node) => found.get(node) as Bits;
  const open = new Set<Node>();
  for (const node of formulaGraph.stepsOf(formula, found)) {
    const step = formulaGraph.graph.steps[node] as Step;
    if (open.size > 0 && readsOf(step).some((each) => open.has(each))) open.add(node);
    switch (step.kind) {
      case "constant":
        found.set(node, none);
        break;
      case "input":
        if (moves(step.slot) === undefined) open.add(node);
        found.set(node, moves(step.slot) ?? none);
        break;
      case "operation":
        found.set(node, byOperation(step.op, step.args, of, values));
        break;
      // A split stands for the sets of its arguments; its parts look them up.
      case "split":
        break;
      case "part": {
        const split = formulaGraph.graph.steps[step.split] as Step & { kind: "split" };
        found.set(node, byPart(step.index, split.args.map(of), split.args.map(values), values(node)));
        break;
      }
      case "lag":
        found.set(node, byLag(step.least, step.args.map(of), values(step.args[0] as Node)));
        break;
    }
  }
  const result = of(formula);
  for (const node of open) found.delete(node);
  return result;
}

/**
 * A factor of zero masks what moves the other, but not what moves itself too. Of what is undefined anything may be the cause, but for a
 * condition that decides.
 */
function byOperation(op: Operation, args: readonly Node[], of: (node: Node) => Bits, values: Values): Bits {
  const [first, second, third] = args as [Node, Node, Node];
  const a = of(first);
  if (args.length === 1) return a;
  const b = of(second);
  if (op === "select") {
    const condition = values(first);
    if (condition === 1) return union([a, b]);
    return condition === 0 ? union([a, of(third)]) : union([a, b, of(third)]);
  }
  const { masks, threeValued } = rulesOf(op);
  if (masks === undefined) return union([a, b]);
  const [x, y] = [values(first), values(second)];
  if (!threeValued && !(Number.isFinite(x) && Number.isFinite(y))) return union([a, b]);
  return masked(...masks(x, y), a, b);
}

/** Of two sides, either of which may mask the other. */
function masked(byFirst: boolean, bySecond: boolean, first: Bits, second: Bits): Bits {
  if (byFirst && bySecond) return intersection(first, second);
  return byFirst ? first : bySecond ? second : union([first, second]);
}

/** The part of nothing, and the part without weight or ask, are zero whatever the others are. */
function byPart(index: number, sets: readonly Bits[], values: readonly number[], part: number): Bits {
  if (!Number.isFinite(part)) return union(sets);
  const [whole, own] = [values[0] === 0, values[1 + index] === 0];
  if (whole && own) return intersection(sets[0] as Bits, sets[1 + index] as Bits);
  return own ? (sets[1 + index] as Bits) : whole ? (sets[0] as Bits) : union(sets);
}

function byLag(least: number, [lag, before, ...past]: readonly Bits[], years: number): Bits {
  const places = lagPlaces(years, least, past.length);
  if (places === undefined) return lag as Bits;
  const at = (place: number) => (past[place] ?? before) as Bits;
  const near = union([lag as Bits, at(places.near)]);
  return places.part === 0 ? near : union([near, at(places.far)]);
}
