/**
 * Graph → WebAssembly that works out many trials, two at a time in the lanes of a vector. The steps are cut into pieces, each a function
 * that is soon compiled; what one piece leaves to another stands in memory beside the constants.
 */

import { allocate, arithmetic, waterfall } from "./arithmetic.ts";
import { type Bounds, isBounded } from "./bounds.ts";
import type { Node, Step } from "./graph.ts";
import { type Lanes, pairBytes, write } from "./lanes.ts";
import type { Expression, Figure, Model } from "./link.ts";
import { Memory } from "./memory.ts";
import { powers } from "./powers.ts";
import { reachable, type Simplified, simplify } from "./simplify.ts";
import { Unrolling, type UnrollOptions } from "./unroll.ts";
import {
  bits,
  both,
  type Code,
  call,
  f64,
  get,
  halves,
  i32,
  repeat,
  type Signature,
  set,
  v128,
  type WasmFunction,
  wasmModule,
  word,
} from "./wasm.ts";

/** Trials of a block: the length of an input's or output's column. */
export const blockTrials = 1024;
/** Trials that are worked out once more together where one of them needs it. */
const stretch = 128;
/** Steps of one piece: what is soon compiled. */
const pieceSteps = 250;

/** A kernel as plain data, fit to be sent to a worker. */
export interface BlockProgram {
  /** Where each output's columns start, and how many there are: one a year, or one. */
  readonly slots: readonly { readonly from: number; readonly length: number }[];
  /** Columns that a kernel reads, one for each free input, and writes. */
  readonly inputs: number;
  readonly size: number;
  /** The columns that are the same whatever the inputs, and what they are. */
  readonly constants: ReadonlyMap<number, number>;
  /** The free inputs that any output depends on. */
  readonly reads: readonly number[];
  readonly run: Machine;
  /** For the trials in which something did not hold that `run` takes for granted. */
  readonly again?: Machine;
}

interface Machine {
  /** A module: numbers, operators and names of the compiler's own. */
  readonly code: Uint8Array;
  /** Bytes of its own that it works in, and what stands at their end from the start. */
  readonly room: number;
  readonly literals: Uint32Array;
}

/**
 * The block kernel of a model for some outputs. `within[i]`: between which values free input i stays. What these decide is left
 * out of the program; outside them its results mean nothing. `sums`: of which columns the sums are wanted too, as columns behind the
 * others. Throws CycleError, SizeError.
 */
export function compileBlock(
  model: Model,
  outputs: readonly (Figure | Expression)[],
  within: readonly Bounds[],
  options: UnrollOptions = {},
  sums: (slots: BlockProgram["slots"]) => readonly (readonly number[])[] = () => [],
): BlockProgram {
  const unrolling = new Unrolling(model, options);
  const { slots, nodes } = unrolling.outputs(outputs);
  const { graph } = unrolling;
  for (const columns of sums(slots)) {
    nodes.push(
      columns.map((column) => nodes[column] as Node).reduce((sum, node) => graph.op("add", sum, node)),
    );
  }
  const quick = simplify(graph, nodes, within, true);
  const run = emit(quick);
  const reads = [...inputsOf(quick)].sort((a, b) => a - b);
  const careful = quick.assumed.size === 0 ? quick : simplify(graph, nodes, within, false);
  const constants = new Map<number, number>();
  for (const [column, node] of careful.outputs.entries()) {
    const value = careful.graph.valueOf(node);
    if (value !== undefined) constants.set(column, value);
  }
  const program = { slots, inputs: within.length, size: nodes.length, constants, reads, run };
  return careful === quick ? program : { ...program, again: emit(careful) };
}

/** What a kernel's modules call: vectors have no such operations. */
const host = {
  exp: { params: [f64], results: [f64] },
  ln: { params: [f64], results: [f64] },
  pow: { params: [f64, f64], results: [f64] },
  allocate: { params: [i32, i32], results: [] },
  waterfall: { params: [i32, i32], results: [] },
} as const satisfies Record<string, Signature>;
const hostCalls = Object.fromEntries(Object.keys(host).map((name, i) => [name, i])) as Record<
  keyof typeof host,
  number
>;
/** A module's own functions are powers, the pieces, and the loop over them. */
const calls: Lanes["calls"] = { ...hostCalls, powers: Object.keys(host).length };
const firstPiece = calls.powers + 1;

type Run = (inputs: number, outputs: number, trials: number) => number;

/**
 * A program that is ready to run in some memory. Free input s of trial t of a block is read from `inputs[s * blockTrials + t]`,
 * output column k written to `outputs[k * blockTrials + t]`. Base units; what is not finite is undefined.
 */
export class BlockKernel {
  readonly memory: Memory;
  /** Addresses of the columns. */
  readonly inputsAt: number;
  readonly outputsAt: number;
  private readonly program: BlockProgram;
  private readonly quick: Run;
  private readonly careful: () => Run;

  /** `inputsAt`: columns that others have reserved. */
  constructor(program: BlockProgram, memory = new Memory(), inputsAt?: number) {
    this.program = program;
    this.memory = memory;
    this.inputsAt = inputsAt ?? memory.reserve(program.inputs * blockTrials * 8);
    this.outputsAt = memory.reserve(program.size * blockTrials * 8);
    this.quick = made(program.run, memory)();
    this.careful = program.again === undefined ? () => this.quick : made(program.again, memory);
  }

  /** Until more memory is reserved. */
  get inputs(): Float64Array {
    return this.memory.doubles(this.inputsAt, this.program.inputs * blockTrials);
  }

  get outputs(): Float64Array {
    return this.memory.doubles(this.outputsAt, this.program.size * blockTrials);
  }

  /** Works out trials 0 to n - 1 of a block. */
  evaluate(n: number): void {
    for (let at = 0; at < n; at += stretch) {
      const where = [this.inputsAt + 8 * at, this.outputsAt + 8 * at, Math.min(stretch, n - at)] as const;
      if (this.quick(...where) !== 0) this.careful()(...where);
    }
  }
}

/** Reserves what a machine needs; makes it when first asked for. */
function made(machine: Machine, memory: Memory): () => Run {
  const at = memory.reserve(machine.room + machine.literals.byteLength);
  let run: Run | undefined;
  return () => {
    run ??= makeAt(at, machine, memory);
    return run;
  };
}

function makeAt(at: number, { code, room, literals }: Machine, memory: Memory): Run {
  memory.words(at + room, literals.length).set(literals);
  /** Each of two trials by itself. */
  const split =
    (divide: typeof allocate, values: (parts: number) => number) =>
    (address: number, parts: number): void => {
      const n = values(parts);
      const pairs = memory.doubles(address, 2 * n + 2);
      for (const trial of [0, 1]) {
        const rest = Float64Array.from({ length: n }, (_, i) => pairs[2 * i + 2 + trial] as number);
        divide(pairs[trial] as number, rest, parts);
        for (let i = 0; i < parts; i++) pairs[2 * i + 2 + trial] = rest[i] as number;
      }
    };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), {
    host: {
      memory: memory.wasm,
      exp: Math.exp,
      ln: Math.log,
      pow: arithmetic.pow,
      allocate: split(allocate, (parts) => parts),
      waterfall: split(waterfall, (parts) => 2 * parts),
    } satisfies Record<keyof typeof host | "memory", unknown>,
  });
  const run = exports.run as (inputs: number, outputs: number, room: number, trials: number) => number;
  return (inputs, outputs, trials) => run(inputs, outputs, at, trials);
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

/** Parameters of a piece: where this pair of trials stands in the first input's and output's column, and the room. */
const [inputsAt, outputsAt, roomAt] = [0, 1, 2] as const;

function emit(simplified: Simplified): Machine {
  const { graph, outputs, bounds, assumed } = simplified;
  const needed = wanted(simplified);
  const order: Node[] = [];
  let widest = 0;
  for (let node = 0; node < graph.steps.length; node++) {
    const step = graph.steps[node] as Step;
    if (!needed[node] || step.kind === "constant" || step.kind === "input" || step.kind === "part") continue;
    order.push(node);
    if (step.kind === "split") widest = Math.max(widest, step.args.length);
  }
  const pieces: Node[][] = [];
  for (let at = 0; at < order.length; at += pieceSteps) pieces.push(order.slice(at, at + pieceSteps));
  if (pieces.length === 0) pieces.push([]);

  const columns = new Columns(simplified, pieces, needed);
  const writtenAt = outputsByPiece(simplified, columns, pieces.length);
  // The room: marks, a workspace, what is carried, constants.
  const space = get(roomAt);
  const workspace = pairBytes;
  const carried = workspace + widest * pairBytes;
  const room = carried + columns.count * pairBytes;
  const literals: number[] = [];
  const places = new Map<string, number>();
  const literal = (low: number, high: number): Code => {
    const key = `${low} ${high}`;
    let place = places.get(key);
    if (place === undefined) {
      place = room + literals.length * 4;
      places.set(key, place);
      literals.push(low, high, low, high);
    }
    return both.load(space, place);
  };
  const constant = (value: number): Code => literal(...halves(value));

  const functions = pieces.map((nodes, piece): WasmFunction => {
    const body: Code[] = [];
    let locals = 0;
    const own = new Map<Node, Code>();
    const keep = (code: Code): Code => {
      const local = roomAt + 1 + locals++;
      body.push(set(local, code));
      return get(local);
    };
    const value = (node: Node): Code => {
      const step = graph.steps[node] as Step;
      if (step.kind === "constant") return constant(step.value);
      if (step.kind === "input") return both.load(get(inputsAt), step.slot * blockTrials * 8);
      return own.get(node) ?? both.load(space, carried + columns.of(node) * pairBytes);
    };
    const lanes: Lanes = {
      ...{ calls, value, constant, keep, space, workspace },
      finite: (node) => isBounded(bounds[node] as Bounds),
      bounds: (node) => bounds[node] as Bounds,
      constantOf: (node) => graph.valueOf(node),
      assumed: (node) => assumed.has(node),
      run: (code) => body.push(code),
      result: (node, code) => {
        own.set(node, keep(code));
        if (!columns.isCarried(node)) return;
        body.push(both.store(space, carried + columns.of(node) * pairBytes, value(node)));
      },
      mark: (lawful) => {
        body.push(both.store(space, 0, bits.or(both.load(space, 0), bits.not(lawful))));
      },
    };
    for (const node of nodes) write(node, graph.steps[node] as Step, columns.partsOf(node), lanes);
    for (const place of writtenAt[piece] ?? []) {
      body.push(both.store(get(outputsAt), place * blockTrials * 8, value(outputs[place] as Node)));
    }
    return { params: [i32, i32, i32], results: [], locals: Array(locals).fill(v128), body };
  });
  const zero = constant(0);
  const code = wasmModule(host, [powers(hostCalls.pow, literal), ...functions, loop(functions.length, zero)]);
  return { code, room, literals: Uint32Array.from(literals) };
}

/** Pair by pair through all pieces; gives whether any trial was marked. */
function loop(pieces: number, zero: Code): WasmFunction {
  const [trials, end] = [3, 4];
  const each = Array.from({ length: pieces }, (_, piece) =>
    call(firstPiece + piece, get(inputsAt), get(outputsAt), get(roomAt)),
  );
  const next = (local: number) => set(local, word.add(get(local), word.const(pairBytes)));
  return {
    name: "run",
    params: [i32, i32, i32, i32],
    results: [i32],
    locals: [i32],
    body: [
      both.store(get(roomAt), 0, zero),
      set(end, word.add(get(outputsAt), word.shiftLeft(get(trials), word.const(3)))),
      repeat([...each, next(inputsAt), next(outputsAt)], word.ltUnsigned(get(outputsAt), get(end))),
      bits.any(both.load(get(roomAt), 0)),
    ],
  };
}

/** An output is written by the piece that works it out; constants and inputs by the last. */
function outputsByPiece({ outputs }: Simplified, columns: Columns, pieces: number): number[][] {
  const places: number[][] = Array.from({ length: pieces }, () => []);
  for (const [place, node] of outputs.entries()) places[columns.madeIn(node) ?? pieces - 1]?.push(place);
  return places;
}

/** Which values go from one piece to a later one, and in which place: a place is free again after its value's last use. */
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

  isCarried(node: Node): boolean {
    return this.places.has(node);
  }

  of(node: Node): number {
    return this.places.get(node) as number;
  }
}
