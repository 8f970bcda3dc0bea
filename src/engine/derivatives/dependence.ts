/**
 * What can move a value by itself, all else as it is: not what stands in a branch that is not taken, beside a zero that it is
 * multiplied with, or in a year that a lag does not look at.
 */

import { type Operation, rulesOf } from "../operations.ts";
import { lagPlaces } from "../program/lag.ts";
import { type Node, readsOf, type Step, type Steps } from "../program/steps.ts";
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

export function intersection(a: Bits, b: Bits): Bits {
  return combine([a, b], (x, y) => x & y);
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

/** How a step is moved: by whatever moves either of some others, or only by what moves both of two. */
type Passage = { readonly either: readonly Node[] } | { readonly both: readonly [Node, Node] };

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
  const { steps } = formulaGraph.graph;
  const of = (node: Node) => found.get(node) as Bits;
  const open = new Set<Node>();
  for (const node of formulaGraph.stepsOf(formula, found)) {
    const step = steps.at(node);
    if (open.size > 0 && readsOf(step).some((each) => open.has(each))) open.add(node);
    if (step.kind === "input") {
      if (moves(step.slot) === undefined) open.add(node);
      found.set(node, moves(step.slot) ?? none);
      continue;
    }
    const passage = passageOf(node, steps, values);
    if ("both" in passage) found.set(node, intersection(of(passage.both[0]), of(passage.both[1])));
    else found.set(node, passage.either.length === 0 ? none : union(passage.either.map(of)));
  }
  const result = of(formula);
  for (const node of open) found.delete(node);
  return result;
}

/**
 * The slots of which each, moved by anything, moves a formula, in no order. Undefined where some step is moved only by what moves both of two:
 * then it depends on what moves the slots. `seen`: steps whose slots are known from other formulas, which are left out; takes those of this one.
 */
export function movingSlots(
  { graph }: FormulaGraph,
  formula: Node,
  values: Values,
  seen: Set<Node> = new Set(),
): number[] | undefined {
  if (seen.has(formula)) return [];
  const slots: number[] = [];
  const found = new Set([formula]);
  // What is found is looked at in turn, while more is found.
  for (const node of found) {
    const step = graph.steps.at(node);
    if (step.kind === "input") slots.push(step.slot);
    const passage = passageOf(node, graph.steps, values);
    if ("both" in passage) return undefined;
    for (const each of passage.either) if (!seen.has(each)) found.add(each);
  }
  for (const node of found) seen.add(node);
  return slots;
}

function passageOf(node: Node, steps: Steps, values: Values): Passage {
  const step = steps.at(node);
  switch (step.kind) {
    case "operation":
      return byOperation(step.op, step.args, steps, values);
    case "part":
      return byPart(step, values(node), steps, values);
    case "split":
      return { either: step.args };
    case "lag":
      return byLag(step, values);
    default:
      return { either: [] };
  }
}

/**
 * A factor of zero masks what moves the other, but not what moves itself too. Of what is undefined anything may be the cause, but for a
 * condition that decides.
 */
function byOperation(op: Operation, args: readonly Node[], steps: Steps, values: Values): Passage {
  if (args.length === 1) return { either: args };
  const [first, second, third] = args as [Node, Node, Node];
  if (op === "select") {
    const condition = values(first);
    return { either: condition === 1 ? [first, second] : condition === 0 ? [first, third] : args };
  }
  const { masks, threeValued } = rulesOf(op);
  const [x, y] = [values(first), values(second)];
  const areDefined = threeValued || (Number.isFinite(x) && Number.isFinite(y));
  if (masks === undefined || !areDefined) return { either: args };
  return masked(...masks(x, y), first, second, steps);
}

/** Of two sides, either of which may mask the other. */
function masked(byFirst: boolean, bySecond: boolean, first: Node, second: Node, steps: Steps): Passage {
  if (!byFirst || !bySecond) return { either: byFirst ? [first] : bySecond ? [second] : [first, second] };
  // Nothing moves a constant.
  return [first, second].some((each) => steps.at(each).kind === "constant")
    ? { either: [] }
    : { both: [first, second] };
}

/** The part of nothing, and the part without weight or ask, are zero whatever the others are. */
function byPart(
  { split, index }: Step & { kind: "part" },
  part: number,
  steps: Steps,
  values: Values,
): Passage {
  const { args } = steps.at(split) as Step & { kind: "split" };
  const [whole, own] = [args[0] as Node, args[1 + index] as Node];
  const [isNothing, asksNothing] = [values(whole) === 0, values(own) === 0];
  // The parts of a split share what moves any of them.
  if (!Number.isFinite(part) || !(isNothing || asksNothing)) return { either: [split] };
  return masked(isNothing, asksNothing, whole, own, steps);
}

function byLag({ least, args }: Step & { kind: "lag" }, values: Values): Passage {
  const [lag, before, ...past] = args as [Node, Node, ...Node[]];
  const places = lagPlaces(values(lag), least, past.length);
  if (places === undefined) return { either: [lag] };
  const at = (place: number) => past[place] ?? before;
  return { either: places.part === 0 ? [lag, at(places.near)] : [lag, at(places.near), at(places.far)] };
}
