/**
 * Graph → functions that work out many trials at a time. One function for a whole plan is beyond the size that V8 optimises (60 KiB of
 * bytecode), and a call a trial costs more than some figures do; so the steps are cut into pieces, each a loop over a few
 * trials, and what one piece leaves to another stands in columns that fit the nearest caches.
 */

import { allocate, arithmetic, lagged, waterfall } from "./arithmetic.ts";
import { type Bounds, isBounded } from "./bounds.ts";
import type { Node, Step } from "./graph.ts";
import type { Expression, Figure, Model } from "./link.ts";
import { reachable, type Simplified, simplify } from "./simplify.ts";
import { numeral, type Values, written } from "./statement.ts";
import { Unrolling, type UnrollOptions } from "./unroll.ts";

/** Trials of one call of `evaluate`: the length of an input's or output's column. */
export const blockTrials = 1024;
/** Trials of one loop: few enough for carried columns to stay near, enough to be worth a call. */
const lane = 32;
/** Steps of one piece: V8 optimises several times as many. */
const pieceSteps = 250;

/** A kernel as plain data, fit to be sent to a worker. */
export interface BlockProgram {
  /** Where each output's columns start, and how many there are: one a year, or one. */
  readonly slots: readonly { readonly from: number; readonly length: number }[];
  /** Columns that `evaluate` writes. */
  readonly size: number;
  /** The columns that are the same whatever the inputs, and what they are. */
  readonly constants: ReadonlyMap<number, number>;
  /** The free inputs that any output depends on. */
  readonly reads: readonly number[];
  readonly run: Pieces;
  /** For the trials in which something did not hold that `run` takes for granted. */
  readonly again?: Pieces;
}

interface Pieces {
  /** Bodies of functions: numbers, operators and names of the compiler's own. */
  readonly sources: readonly string[];
  /** Columns between pieces. */
  readonly carried: number;
  /** Lengths of the workspaces that splits use where their short form will not do. */
  readonly scratch: readonly number[];
}

/**
 * Works out trials 0 to n - 1 of a block: free input s is read from `inputs[s * blockTrials + t]`, output column k written
 * to `outputs[k * blockTrials + t]`. Base units; what is not finite is undefined.
 */
export type BlockKernel = (inputs: Float64Array, outputs: Float64Array, n: number) => void;

/**
 * The block kernel of a model for some outputs. `within[i]`: between which values free input i stays. What these decide is left
 * out of the program; outside them its results mean nothing. Throws CycleError, SizeError.
 */
export function compileBlock(
  model: Model,
  outputs: readonly (Figure | Expression)[],
  within: readonly Bounds[],
  options: UnrollOptions = {},
): BlockProgram {
  const unrolling = new Unrolling(model, options);
  const { slots, nodes } = unrolling.outputs(outputs);
  const quick = simplify(unrolling.graph, nodes, within, true);
  const run = emit(quick);
  const reads = [...inputsOf(quick)].sort((a, b) => a - b);
  const careful = quick.assumed.size === 0 ? quick : simplify(unrolling.graph, nodes, within, false);
  const constants = new Map<number, number>();
  for (const [column, node] of careful.outputs.entries()) {
    const value = careful.graph.valueOf(node);
    if (value !== undefined) constants.set(column, value);
  }
  const program = { slots, size: nodes.length, constants, reads, run };
  return careful === quick ? program : { ...program, again: emit(careful) };
}

type Piece = (
  columns: Float64Array,
  inputs: Float64Array,
  outputs: Float64Array,
  at: number,
  n: number,
  marks: Uint8Array,
) => void;

export function bind({ run, again }: BlockProgram): BlockKernel {
  const columns = new Float64Array(Math.max(run.carried, again?.carried ?? 0) * lane);
  const marks = new Uint8Array(lane);
  const pieces = functionsOf(run);
  let others: readonly Piece[] | undefined;
  return (inputs, outputs, n) => {
    for (let at = 0; at < n; at += lane) {
      const trials = Math.min(lane, n - at);
      for (const piece of pieces) piece(columns, inputs, outputs, at, trials, marks);
      if (again === undefined || !marks.includes(1)) continue;
      marks.fill(0);
      others ??= functionsOf(again);
      for (const piece of others) piece(columns, inputs, outputs, at, trials, marks);
    }
  };
}

function functionsOf({ sources, scratch }: Pieces): Piece[] {
  const workspaces = scratch.map((length) => new Float64Array(length));
  return sources.map(
    (source) =>
      new Function("allocate", "waterfall", "lagged", "pow", "W", source)(
        allocate,
        waterfall,
        lagged,
        arithmetic.pow,
        workspaces,
      ) as Piece,
  );
}

/** Splits that are taken to be lawful are looked at even where nothing reads them: what was decided by them is gone. */
function wanted({ graph, outputs, assumed }: Simplified): Uint8Array {
  return reachable(graph, [...outputs, ...assumed]);
}

function* inputsOf(simplified: Simplified): Iterable<number> {
  const { graph } = simplified;
  const needed = wanted(simplified);
  for (const [node, step] of graph.steps.entries()) {
    if (needed[node] && step.kind === "input") yield step.slot;
  }
}

function emit(simplified: Simplified): Pieces {
  const { graph, outputs, bounds, assumed } = simplified;
  const needed = wanted(simplified);
  const order: Node[] = [];
  for (let node = 0; node < graph.steps.length; node++) {
    const { kind } = graph.steps[node] as Step;
    if (needed[node] && kind !== "constant" && kind !== "input" && kind !== "part") order.push(node);
  }
  const pieces: Node[][] = [];
  for (let at = 0; at < order.length; at += pieceSteps) pieces.push(order.slice(at, at + pieceSteps));
  if (pieces.length === 0) pieces.push([]);

  const columns = new Columns(simplified, pieces, needed);
  const writtenAt = outputsByPiece(simplified, columns, pieces.length);
  const scratch: number[] = [];
  const sources = pieces.map((nodes, piece) => {
    const lines: string[] = [];
    const read = new Set<Node>();
    const value = (node: Node): string => {
      const step = graph.steps[node] as Step;
      if (step.kind === "constant") return numeral(step.value);
      if (!columns.isLocal(node, piece) && !read.has(node)) {
        read.add(node);
        const place =
          step.kind === "input" ? `I[${step.slot * blockTrials}+u]` : `V[${columns.of(node) * lane}+t]`;
        lines.push(`const v${node}=${place};`);
      }
      return `v${node}`;
    };
    const values: Values = {
      value,
      finite: (node) => isBounded(bounds[node] as Bounds),
      bounds: (node) => bounds[node] as Bounds,
      constantOf: (node) => graph.valueOf(node),
      assumed: (node) => assumed.has(node),
      workspace: (length) => scratch.push(length) - 1,
    };
    for (const node of nodes) {
      lines.push(...written(node, graph.steps[node] as Step, columns.partsOf(node), values));
      for (const result of columns.resultsOf(node)) {
        if (columns.isCarried(result)) lines.push(`V[${columns.of(result) * lane}+t]=v${result};`);
      }
    }
    for (const place of writtenAt[piece] ?? []) {
      lines.push(`O[${place * blockTrials}+u]=${value(outputs[place] as Node)};`);
    }
    const spaces = scratch.map((_, i) => `const w${i}=W[${i}];`).join("");
    return `"use strict";${spaces}return function(V,I,O,A,N,F){for(let t=0;t<N;t++){const u=A+t;\n${lines.join("\n")}\n}};`;
  });
  return { sources, carried: columns.count, scratch };
}

/** An output is written by the piece that works it out; constants and inputs by the last. */
function outputsByPiece({ outputs }: Simplified, columns: Columns, pieces: number): number[][] {
  const places: number[][] = Array.from({ length: pieces }, () => []);
  for (const [place, node] of outputs.entries()) places[columns.madeIn(node) ?? pieces - 1]?.push(place);
  return places;
}

/** Which values go from one piece to a later one, and in which column: a column is free again after its value's last use. */
class Columns {
  count = 0;
  private readonly made = new Map<Node, number>();
  private readonly parts = new Map<Node, Map<number, Node>>();
  private readonly places = new Map<Node, number>();
  private readonly steps: readonly Step[];

  constructor({ graph }: Simplified, pieces: readonly (readonly Node[])[], needed: Uint8Array) {
    this.steps = graph.steps;
    for (const [node, step] of graph.steps.entries()) {
      if (!needed[node] || step.kind !== "part") continue;
      const known = this.parts.get(step.split) ?? new Map<number, Node>();
      this.parts.set(step.split, known.set(step.index, node));
    }
    const last = new Map<Node, number>();
    for (const [piece, nodes] of pieces.entries()) {
      for (const node of nodes) {
        for (const result of this.resultsOf(node)) this.made.set(result, piece);
        const step = graph.steps[node] as Step;
        if ("args" in step) for (const arg of step.args) last.set(arg, piece);
      }
    }
    const free: number[] = [];
    const ending: number[][] = pieces.map(() => []);
    for (const [piece, nodes] of pieces.entries()) {
      for (const node of nodes.flatMap((node) => this.resultsOf(node))) {
        const end = last.get(node) ?? piece;
        if (end === piece) continue;
        const place = free.pop() ?? this.count++;
        this.places.set(node, place);
        ending[end]?.push(place);
      }
      free.push(...(ending[piece] ?? []));
    }
  }

  /** The values that come of a step: its own, or the parts that are wanted of a split. */
  resultsOf(node: Node): readonly Node[] {
    return this.steps[node]?.kind === "split" ? [...this.partsOf(node).values()] : [node];
  }

  partsOf(node: Node): ReadonlyMap<number, Node> {
    return this.parts.get(node) ?? new Map();
  }

  madeIn(node: Node): number | undefined {
    return this.made.get(node);
  }

  isLocal(node: Node, piece: number): boolean {
    return this.made.get(node) === piece;
  }

  isCarried(node: Node): boolean {
    return this.places.has(node);
  }

  of(node: Node): number {
    return this.places.get(node) as number;
  }
}
