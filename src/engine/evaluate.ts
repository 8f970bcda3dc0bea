/** Graph → one straight-line function. Only what an output needs is written out. */

import { append } from "../lists.ts";
import type { Expression, Figure, Model } from "../model/link.ts";
import { allocate } from "./allocation.ts";
import { Unrolling, type UnrollOptions } from "./compile.ts";
import type { Graph, Node, Step } from "./graph.ts";
import { arithmetic, lagged, type Operation, waterfall } from "./operations.ts";
import { play } from "./program/record.ts";
import { reachable } from "./simd/simplify.ts";

export interface Kernel {
  /** Where each output's values start, and how many there are: one a year, or one. */
  readonly slots: readonly { readonly from: number; readonly length: number }[];
  /** How many numbers `evaluate` writes. */
  readonly size: number;
  /** The generated source, for those who want to see what ran; empty where all was folded. */
  readonly source: string;
  /**
   * Works out every output for one set of free inputs, in the order in which they were asked for (a scalar's value in base units, a
   * yearly input's factor or its years' values). Writes base units; what is not finite is undefined.
   */
  readonly evaluate: (inputs: Float64Array, outputs: Float64Array) => void;
}

/**
 * The kernel of a model for some outputs, free inputs and switches (read in this order): what no free input reaches is folded into constants, and what no output
 * needs is left out. Throws CycleError, SizeError.
 */
export function compile(
  model: Model,
  outputs: readonly (Figure | Expression)[],
  options: UnrollOptions = {},
): Kernel {
  const asIs = Object.values(options).every((option) => option === undefined);
  const played = asIs ? play(model, outputs) : undefined;
  if (played !== undefined) return known(played.slots, played.values);
  const unrolling = new Unrolling(model, options);
  const { slots, nodes } = unrolling.outputs(outputs);
  const constants = nodes.map((node) => unrolling.graph.valueOf(node));
  if (constants.every((value) => value !== undefined)) return known(slots, constants);
  return { slots, size: nodes.length, ...emit(unrolling.graph, nodes) };
}

/**
 * The function that works some nodes of a graph out, in their order. A split has no value; its parts have. `steps`: all that they
 * need, each behind what it needs itself, where that is known: a graph may be far larger.
 */
export function emit(
  graph: Graph,
  nodes: readonly Node[],
  steps: readonly Node[] = neededFor(graph, nodes),
): Pick<Kernel, "source" | "evaluate"> {
  const { source, scratch } = write(graph, nodes, steps);
  const build = new Function("allocate", "waterfall", "lagged", ...called, "W", source);
  const spaces = scratch.map((length) => new Float64Array(length));
  return {
    source,
    evaluate: build(allocate, waterfall, lagged, ...called.map((op) => arithmetic[op]), spaces),
  };
}

/** The operations that are called and not written out. */
const called = ["pow", "round", "floor", "ceil"] as const;

/** Nothing is free: what was folded is the answer. */
function known(slots: Kernel["slots"], values: ArrayLike<number>): Kernel {
  return { slots, size: values.length, source: "", evaluate: (_, outputs) => outputs.set(values) };
}

function neededFor(graph: Graph, outputs: readonly Node[]): Node[] {
  const needed = reachable(graph, outputs);
  const nodes: Node[] = [];
  for (let node = 0; node < needed.length; node++) if (needed[node]) nodes.push(node);
  return nodes;
}

/** Source text holds only numbers, operators and names made here: nothing of a model file's text gets into it. */
function write(
  graph: Graph,
  outputs: readonly Node[],
  steps: readonly Node[],
): { source: string; scratch: number[] } {
  const lines: string[] = [];
  const scratch: number[] = [];
  const workspace = new Map<Node, number>();
  const value = (node: Node): string => {
    const step = graph.steps[node] as Step;
    return step.kind === "constant" ? numeral(step.value) : `v${node}`;
  };
  /** Fills a workspace with values and gives its name. */
  const fill = (node: Node, args: readonly Node[]): string => {
    workspace.set(node, scratch.push(args.length) - 1);
    const name = `w${workspace.get(node)}`;
    append(
      lines,
      args.map((arg, i) => `${name}[${i}]=${value(arg)};`),
    );
    return name;
  };

  for (const node of steps) {
    const step = graph.steps[node] as Step;
    switch (step.kind) {
      case "constant":
        break;
      case "input":
        lines.push(`const v${node}=I[${step.slot}];`);
        break;
      case "operation":
        lines.push(`const v${node}=${operation(graph, step.op, step.args, value)};`);
        break;
      case "split": {
        const [amount, ...rest] = step.args;
        const name = fill(node, rest);
        lines.push(`${step.op}(${value(amount as Node)},${name},${step.parts});`);
        break;
      }
      case "part":
        lines.push(`const v${node}=w${workspace.get(step.split)}[${step.index}];`);
        break;
      case "lag": {
        const [lag, before, ...past] = step.args;
        const name = fill(node, past);
        lines.push(
          `const v${node}=lagged(${value(lag as Node)},${step.least},${value(before as Node)},${name},${past.length});`,
        );
        break;
      }
    }
  }
  for (const [i, node] of outputs.entries()) lines.push(`O[${i}]=${value(node)};`);
  const spaces = scratch.map((_, i) => `const w${i}=W[${i}];`);
  return { source: `"use strict";${spaces.join("")}return function(I,O){\n${lines.join("\n")}\n};`, scratch };
}

/** One operation as `arithmetic.ts` defines it, without the looks at operands that are known to be finite. */
function operation(
  graph: Graph,
  op: Operation,
  args: readonly Node[],
  value: (node: Node) => string,
): string {
  const [a, b, c] = args.map(value) as [string, string, string];
  const guarded = (result: string, ...which: number[]): string => {
    const looks = which
      .filter((i) => !Number.isFinite(graph.valueOf(args[i] as Node)))
      .map((i) => `${value(args[i] as Node)}-${value(args[i] as Node)}===0`);
    return looks.length === 0 ? result : `(${looks.join("&&")}?${result}:NaN)`;
  };
  switch (op) {
    case "add":
      return `${a}+${b}`;
    case "sub":
      return `${a}-${b}`;
    case "mul":
      return `${a}*${b}`;
    case "and":
      return `(${a}===0||${b}===0?0:${a}*${b})`;
    case "div":
      return guarded(`${a}/${b}`, 1);
    case "neg":
      return `-${a}`;
    case "not":
      return `1-${a}`;
    case "or":
      return `(${a}===1||${b}===1?1:${a}+${b})`;
    case "select":
      return `(${a}===1?${b}:${a}===0?${c}:NaN)`;
    case "min":
    case "max":
      return guarded(`Math.${op}(${a},${b})`, 0, 1);
    case "eq":
      return guarded(`(${a}===${b}?1:0)`, 0, 1);
    case "lt":
      return guarded(`(${a}<${b}?1:0)`, 0, 1);
    case "le":
      return guarded(`(${a}<=${b}?1:0)`, 0, 1);
    case "abs":
    case "sqrt":
      return `Math.${op}(${a})`;
    case "ln":
      return `Math.log(${a})`;
    case "exp":
      return guarded(`Math.exp(${a})`, 0);
    case "round":
    case "floor":
    case "ceil":
      return `${op}(${a})`;
    case "exact":
      return `(Math.abs(${a})<=${Number.MAX_SAFE_INTEGER}?${a}:NaN)`;
    case "pow":
      return `pow(${a},${b})`;
  }
}

/** Negative numbers in brackets: `a--1` is not `a-(-1)`. */
function numeral(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value < 0 ? `(${value})` : `${value}`;
}
