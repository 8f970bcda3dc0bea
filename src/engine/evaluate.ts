/** Model → kernel: the evaluation of some outputs. Only what an output needs is evaluated. */

import type { Expression, Figure, Model } from "../model/types.ts";
import type { Bounds } from "./bounds/interval.ts";
import { Unrolling, type UnrollOptions } from "./compile.ts";
import type { Graph } from "./graph.ts";
import { evaluation, valuesOf } from "./program/interpreter.ts";
import type { Node } from "./program/steps.ts";
import { BlockKernel, blockOf } from "./simd/block.ts";
import { simplify } from "./simd/simplify.ts";

export interface Kernel {
  /** Where each output's values start, and how many there are: one a year, or one. */
  readonly slots: readonly { readonly from: number; readonly length: number }[];
  /** How many numbers `evaluate` writes. */
  readonly size: number;
  /** How many steps an evaluation takes: none where all was folded. */
  readonly steps: number;
  /**
   * Calculates every output for one set of free inputs, in the order in which they were requested (a scalar's value in base units, a
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
  const isClosed = Object.values(options).every((option) => option === undefined);
  const same = last?.figures === model.figures && last.instance === model.instance ? last : undefined;
  const unrolling = (isClosed ? same?.unrolling : undefined) ?? new Unrolling(model, options);
  const compiled = unrolling.compiled(outputs);
  const values = compiled && valuesOf(compiled.source);
  if (compiled !== undefined && values !== undefined) return known(compiled.slots, values);
  const { slots, nodes } = unrolling.outputs(outputs);
  if (isClosed) last = { figures: model.figures, instance: model.instance, unrolling };
  return kernelOf(slots, unrolling.graph, nodes);
}

/** The last model that was unrolled with nothing open: what it requires is requested first, and then its metrics. */
let last: (Pick<Model, "figures" | "instance"> & { readonly unrolling: Unrolling }) | undefined;

/**
 * The same for inputs that stay within bounds, slot by slot: what these decide is left out, which takes a while and pays where thousands
 * of points are evaluated. Outside them the results mean nothing. A zero may have another sign. `columns`: many points at a time.
 */
export function compileWithin(
  model: Model,
  outputs: readonly (Figure | Expression)[],
  within: readonly Bounds[],
  options: UnrollOptions,
): Kernel & { readonly columns: () => BlockKernel } {
  const { slots, source } = new Unrolling(model, options).source(outputs);
  const simplified = simplify(source, [], within);
  return {
    ...kernelOf(slots, simplified.graph, simplified.outputs),
    columns: () => new BlockKernel(blockOf(slots, simplified, within.length)),
  };
}

function kernelOf(slots: Kernel["slots"], graph: Graph, nodes: readonly Node[]): Kernel {
  const constants = nodes.map((node) => graph.valueOf(node));
  if (constants.every((value) => value !== undefined)) return known(slots, constants);
  const steps = neededFor(graph, nodes);
  return { slots, size: nodes.length, steps: steps.length, evaluate: evaluation(graph, nodes, steps) };
}

/** Nothing is free: what was folded is the answer. */
function known(slots: Kernel["slots"], values: ArrayLike<number>): Kernel {
  return { slots, size: values.length, steps: 0, evaluate: (_, outputs) => outputs.set(values) };
}

function neededFor(graph: Graph, outputs: readonly Node[]): Uint32Array {
  const nodes: Node[] = [];
  const needed = graph.steps.neededFor(outputs);
  for (let node = 0; node < needed.length; node++) if (needed[node]) nodes.push(node);
  return Uint32Array.from(nodes);
}
