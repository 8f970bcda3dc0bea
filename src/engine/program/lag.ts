/** Values of earlier years: how far back a lag looks, where, and what it finds there. */

import type { Tree } from "../../formula/syntax.ts";
import { type Bounds, hull, type Interval, within } from "../bounds/interval.ts";
import { isUnary, type Operation, rulesOf } from "../operations.ts";

const operators: Readonly<Record<string, Operation>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "^": "pow",
};

/**
 * Returns the bounds of how many years a lag looks back, from its formula with names written out and literals in base units. `extent`:
 * between which values an input lies. Throws for what `lag` does not take.
 */
export function boundsOfYears(tree: Tree, extent: (name: string) => Bounds): Interval {
  const of = (part: Tree | undefined) => boundsOfYears(part as Tree, extent);
  switch (tree.kind) {
    case "number":
      return within(tree.value, tree.value, false);
    case "name": {
      const [lowest, highest] = extent(tree.name);
      return within(lowest, highest, false);
    }
    case "unary":
      return rulesOf("neg").interval(of(tree.arg));
    case "binary":
      return rulesOf(operators[tree.op] as Operation).interval(of(tree.left), of(tree.right), false);
    case "call": {
      const { fn, args } = tree;
      // Either branch may be taken.
      if (fn === "if") return hull(of(args[1]), of(args[2]));
      if (isUnary(fn)) return rulesOf(fn).interval(of(args[0]));
      if (fn !== "min" && fn !== "max") throw new Error(`lag by ${fn}`);
      return args.map(of).reduce((all, arg) => rulesOf(fn).interval(all, arg, false));
    }
  }
}

/** Where a lag looks among `count` past values and the one before them, whose place is `count`. */
export interface LagPlaces {
  /** The place of the whole number of years back, and the one behind it. */
  readonly near: number;
  readonly far: number;
  /** How far the lag is on the way from the near one to the far one: from 0 to below 1. */
  readonly part: number;
}

/** Returns where a lag looks, `past[j]` being `least + j` years back; undefined for a lag below `least`, or none. */
export function lagPlaces(lag: number, least: number, count: number): LagPlaces | undefined {
  if (!Number.isFinite(lag) || lag < least) return undefined;
  const whole = Math.floor(lag);
  const near = Math.min(whole - least, count);
  return { near, far: Math.min(near + 1, count), part: lag - whole };
}

/**
 * The value `lag` years back among `past[0..n-1]`, where past[j] is the value `least + j` years back, and `before` for all years
 * further back. Between whole years it is interpolated in a straight line. Undefined for a lag below `least`.
 */
export function lagged(lag: number, least: number, before: number, past: Float64Array, n: number): number {
  const places = lagPlaces(lag, least, n);
  if (places === undefined) return Number.NaN;
  const { near, far, part } = places;
  const value = near < n ? (past[near] as number) : before;
  if (part === 0) return value;
  return value * (1 - part) + (far < n ? (past[far] as number) : before) * part;
}
