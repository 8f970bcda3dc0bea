/** Steps of a graph as WebAssembly, for two trials at a time; each as `arithmetic.ts` defines it, without the looks that bounds spare. */

import { allWhole, farthest, nearness } from "../../formula/rounding.ts";
import type { Bounds } from "../bounds/value-bounds.ts";
import type { Node, Step } from "../graph.ts";
import type { Operation } from "../operations.ts";
import { shares } from "./allocate-lanes.ts";
import { bits, both, type Code, call, longs, when, word } from "./wasm.ts";

/** Two trials of a value. */
export const pairBytes = 16;

/** What is called for what vectors cannot do, by number. */
export interface Calls {
  /** Of one double, to one. */
  readonly exp: number;
  readonly ln: number;
  /** Address and number of parts of a split whose arguments stand there, two trials each: the parts take the place of those after the first. */
  readonly allocate: number;
  readonly waterfall: number;
}

/** What is known of the values that a step reads, and where what it works out is put. */
export interface Lanes {
  readonly calls: Calls;
  /** Reads a value. */
  readonly value: (node: Node) => Code;
  readonly constant: (value: number) => Code;
  /** Whether it is surely defined. */
  readonly finite: (node: Node) => boolean;
  readonly bounds: (node: Node) => Bounds;
  readonly constantOf: (node: Node) => number | undefined;
  /** Whether a split is taken to be lawful: where it is not, the trial is marked. */
  readonly assumed: (node: Node) => boolean;
  /** Keeps what is worked out, to be read as often as wanted. */
  readonly keep: (code: Code) => Code;
  /** Does something with what was kept. */
  readonly run: (code: Code) => void;
  readonly result: (node: Node, code: Code) => void;
  /** Marks the trials in which a condition (a mask of bits) does not hold. */
  readonly mark: (lawful: Code) => void;
  /** The address from which workspaces are counted. */
  readonly space: Code;
  /** Where the values start that are handed to a call, counted from `space`. */
  readonly workspace: number;
}

/** Works a step out: the node itself, or each part of a split that is wanted. */
export function write(node: Node, step: Step, parts: ReadonlyMap<number, Node>, lanes: Lanes): void {
  switch (step.kind) {
    case "constant":
    case "input":
    case "part":
      return;
    case "operation":
      lanes.result(node, operation(step.op, step.args, lanes));
      return;
    case "lag":
      lanes.result(node, lag(step.least, step.args, lanes));
      return;
    case "split":
      split(node, step, parts, lanes);
  }
}

/** A mask: all bits of a trial's lane where the value is finite. */
export function finite(x: Code, { constant }: Pick<Lanes, "constant">): Code {
  return both.lt(both.abs(x), constant(Number.POSITIVE_INFINITY));
}

/** `arithmetic.round`. */
export function rounded(x: Code, bounds: Bounds, { constant, keep }: Pick<Lanes, "constant" | "keep">): Code {
  const [low, high] = bounds;
  const size = low >= 0 ? x : keep(both.abs(x));
  const units = both.floor(both.add(size, both.add(constant(0.5), near(size, bounds, constant))));
  const signed = low >= 0 ? units : bits.or(units, bits.and(x, constant(-0)));
  if (Math.max(-low, high) < allWhole) return signed;
  return bits.select(signed, x, both.lt(size, constant(allWhole)));
}

/** `arithmetic.floor` and `arithmetic.ceil`. */
function cut(op: "floor" | "ceil", x: Code, bounds: Bounds, { constant, keep }: Lanes): Code {
  const whole = keep(both.nearest(x));
  const isNear = both.le(both.abs(both.sub(x, whole)), near(both.abs(x), bounds, constant));
  return bits.select(whole, both[op](x), isNear);
}

/** How near to a half or a whole number counts as there, for values of a size. */
function near(size: Code, [low, high]: Bounds, constant: Lanes["constant"]): Code {
  const distance = both.mul(size, constant(nearness));
  const most = Math.max(Math.abs(low), Math.abs(high)) * nearness;
  return most <= farthest ? distance : both.least(distance, constant(farthest));
}

function operation(op: Operation, args: readonly Node[], lanes: Lanes): Code {
  const { calls, constant, bounds } = lanes;
  const a = lanes.value(args[0] as Node);
  const b = args[1] === undefined ? a : lanes.value(args[1]);
  const c = args[2] === undefined ? a : lanes.value(args[2]);
  const areDefined = args.every(lanes.finite);
  const undefinedValue = () => constant(Number.NaN);
  const guarded = (result: Code, ...which: number[]): Code => {
    const looks = which
      .filter((i) => !lanes.finite(args[i] as Node))
      .map((i) => finite(lanes.value(args[i] as Node), lanes));
    if (looks.length === 0) return result;
    return bits.select(
      result,
      undefinedValue(),
      looks.reduce((all, look) => bits.and(all, look)),
    );
  };
  const condition = (mask: Code): Code => bits.and(mask, constant(1));
  const each = (fn: number, ...operands: Code[]): Code => {
    const kept = operands.map(lanes.keep);
    const of = (trial: number) => call(fn, ...kept.map((operand) => both.lane(trial, operand)));
    return both.withLane(1, both.splat(of(0)), of(1));
  };
  switch (op) {
    case "add":
    case "sub":
    case "mul":
      return both[op](a, b);
    case "and": {
      // The bits of 1 and 0 are what the values are.
      if (areDefined) return bits.and(a, b);
      const isEither = bits.or(both.eq(a, constant(0)), both.eq(b, constant(0)));
      return bits.without(both.mul(a, b), isEither);
    }
    case "div":
      return guarded(both.div(a, b), 1);
    case "neg":
      return both.neg(a);
    case "not":
      return both.sub(constant(1), a);
    case "or": {
      if (areDefined) return bits.or(a, b);
      const isEither = bits.or(both.eq(a, constant(1)), both.eq(b, constant(1)));
      return bits.select(constant(1), both.add(a, b), isEither);
    }
    case "select": {
      const isMet = both.eq(a, constant(1));
      if (lanes.finite(args[0] as Node)) {
        // A select takes three instructions, a half of one a single one.
        if (lanes.constantOf(args[2] as Node) === 0) return bits.and(b, isMet);
        if (lanes.constantOf(args[1] as Node) === 0) return bits.without(c, isMet);
        return bits.select(b, c, isMet);
      }
      return bits.select(b, bits.select(c, undefinedValue(), both.eq(a, constant(0))), isMet);
    }
    case "min":
      return guarded(both.least(a, b), 0, 1);
    case "max":
      return guarded(both.most(a, b), 0, 1);
    case "eq":
    case "lt":
    case "le":
      return guarded(condition(both[op](a, b)), 0, 1);
    case "abs":
    case "sqrt":
      return both[op](a);
    case "floor":
    case "ceil":
      return cut(op, a, bounds(args[0] as Node), lanes);
    case "ln":
      return each(calls.ln, a);
    case "exp":
      return guarded(each(calls.exp, a), 0);
    case "round":
      return rounded(a, bounds(args[0] as Node), lanes);
    case "exact":
      return bits.select(a, undefinedValue(), both.le(both.abs(a), constant(Number.MAX_SAFE_INTEGER)));
    case "pow":
      // Worked out in columns.
      throw new Error("powers stand alone");
  }
}

/** `arithmetic.lagged`, with the years to choose from written out. */
function lag(least: number, args: readonly Node[], lanes: Lanes): Code {
  const { value, keep, constant, constantOf } = lanes;
  const [years, before, ...past] = args as [Node, Node, ...Node[]];
  const x = value(years);
  const whole = keep(both.floor(x));
  const part = keep(both.sub(x, whole));
  const back = keep(both.sub(whole, constant(least)));
  const isBack = past.map((_, i) => keep(both.eq(back, constant(i))));
  // The value `shift` years further back than the lag's whole years: of no more than one year.
  const choice = (shift: number): Code => {
    const chosen = past.slice(shift).map((year, i) => [value(year), isBack[i] as Code] as const);
    if (constantOf(before) !== 0) {
      return chosen.reduceRight<Code>((other, [year, is]) => bits.select(year, other, is), value(before));
    }
    const ones = chosen.map(([year, is]) => bits.and(year, is));
    return ones.length === 0 ? constant(0) : ones.reduce((one, other) => bits.or(one, other));
  };
  const near = keep(choice(0));
  const far = choice(1);
  const between = both.add(both.mul(near, both.sub(constant(1), part)), both.mul(far, part));
  // Of a whole lag, far counts nothing where it is a number.
  const defined = [before, ...past].every(lanes.finite);
  const result = defined ? between : bits.select(near, between, both.eq(part, constant(0)));
  if (lanes.finite(years) && lanes.bounds(years)[0] >= least) return result;
  const lawful = bits.and(finite(x, lanes), both.ge(x, constant(least)));
  return bits.select(result, constant(Number.NaN), lawful);
}

function split(
  node: Node,
  { op, args, parts: count }: Step & { kind: "split" },
  parts: ReadonlyMap<number, Node>,
  lanes: Lanes,
): void {
  const { calls, value, run, result, mark, space, workspace } = lanes;
  const place = (i: number) => workspace + pairBytes * i;
  const called = [
    ...args.map((arg, i) => both.store(space, place(i), value(arg))),
    call(calls[op], word.add(space, word.const(workspace)), word.const(count)),
  ];
  const given = (i: number) => both.load(space, place(i + 1));
  const assumed = lanes.assumed(node);
  const short = op === "allocate" ? shares(args, parts, lanes) : undefined;
  if (short === undefined) run(called);
  else {
    const { lawful, clear } = short;
    if (clear === undefined && (assumed || lawful === undefined)) {
      if (lawful !== undefined) mark(lawful);
      for (const [i, part] of parts) result(part, short.parts.get(i) as Code);
      return;
    }
    const masks = [lawful, clear].filter((mask) => mask !== undefined);
    run([...short.parts].map(([i, part]) => both.store(space, place(i + 1), part)));
    run(when(word.eqz(longs.all(masks.reduce((all, mask) => bits.and(all, mask)))), ...called));
  }
  for (const [i, part] of parts) result(part, given(i));
  if (assumed) mark(both.eq(given(0), given(0)));
}
