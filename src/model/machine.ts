/** A simplified graph as a WebAssembly module, and the module as a function. */

import { allocate, arithmetic, waterfall } from "./arithmetic.ts";
import { type Bounds, isBounded } from "./bounds.ts";
import { Carried } from "./carried.ts";
import type { Node, Step } from "./graph.ts";
import { type Lanes, pairBytes, write } from "./lanes.ts";
import { columnBytes, type Memory, stretchBytes } from "./memory.ts";
import { powers } from "./powers.ts";
import { reachable, type Simplified } from "./simplify.ts";
import { bits, both, type Code, call, f64, get, halves, i32, repeat, set, v128, word } from "./wasm.ts";
import { type Signature, type WasmFunction, wasmModule } from "./wasm-module.ts";

/** Steps of one piece: few enough that its code is soon compiled, and that its values find room in registers. */
const pieceSteps = 24;

/** Plain data, fit to be sent to a worker. */
export interface Machine {
  /** A module: numbers, operators and names of the compiler's own. */
  readonly code: Uint8Array;
  /** Bytes of its own that it works in, and what stands behind them from the start. */
  readonly room: number;
  readonly literals: Uint32Array;
}

/**
 * Works out a stretch of trials, whose first stands at these addresses in the columns of the first input and the first output. Gives
 * whether a split was not lawful that was taken to be: then all that it wrote is void.
 */
export type Run = (inputs: number, outputs: number, trials: number) => boolean;

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
/** A module's own functions are powers, the pieces, and what calls them one after the other. */
const calls: Lanes["calls"] = { ...hostCalls, powers: Object.keys(host).length };
const firstPiece = calls.powers + 1;

/**
 * Parameters of a piece: where the first pair of trials stands in the first input's and output's column, the room, where the pair stands in the
 * first value that is carried, and where the outputs end.
 */
const [inputsAt, outputsAt, roomAt, carriedAt, endAt] = [0, 1, 2, 3, 4] as const;

export function machineOf(simplified: Simplified): Machine {
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

  const values = new Carried(simplified.graph, pieces, needed);
  const writtenAt = outputsByPiece(simplified, values, pieces.length);
  // The room: marks, a workspace, what is carried, constants.
  const space = get(roomAt);
  const workspace = pairBytes;
  const carried = workspace + widest * pairBytes;
  const room = carried + values.count * stretchBytes;
  const literals: number[] = [];
  const known = new Map<string, Code>();
  const literal = (low: number, high: number): Code => {
    const key = `${low} ${high}`;
    let code = known.get(key);
    if (code === undefined) {
      code = both.load(space, room + literals.length * 4);
      known.set(key, code);
      literals.push(low, high, low, high);
    }
    return code;
  };
  const constants = new Map<number, Code>();
  const constant = (value: number): Code => {
    // A Map takes -0 for 0.
    if (Object.is(value, -0)) return literal(...halves(value));
    let code = constants.get(value);
    if (code === undefined) {
      code = literal(...halves(value));
      constants.set(value, code);
    }
    return code;
  };

  const functions = pieces.map((nodes, piece): WasmFunction => {
    const body: Code[] = [];
    let locals = 0;
    const own = new Map<Node, Code>();
    const keep = (code: Code): Code => {
      const local = endAt + 1 + locals++;
      body.push(set(local, code));
      return get(local);
    };
    const value = (node: Node): Code => {
      const step = graph.steps[node] as Step;
      if (step.kind === "constant") return constant(step.value);
      if (step.kind === "input") return both.load(get(inputsAt), step.slot * columnBytes);
      return own.get(node) ?? both.load(get(carriedAt), (values.placeOf(node) as number) * stretchBytes);
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
        const place = values.placeOf(node);
        if (place !== undefined) body.push(both.store(get(carriedAt), place * stretchBytes, value(node)));
      },
      mark: (lawful) => {
        body.push(both.store(space, 0, bits.or(both.load(space, 0), bits.not(lawful))));
      },
    };
    for (const node of nodes) write(node, graph.steps[node] as Step, values.partsOf(node), lanes);
    for (const place of writtenAt[piece] ?? []) {
      body.push(both.store(get(outputsAt), place * columnBytes, value(outputs[place] as Node)));
    }
    const next = (local: number) => set(local, word.add(get(local), word.const(pairBytes)));
    return {
      ...{ params: [i32, i32, i32, i32, i32], results: [], locals: Array(locals).fill(v128) },
      body: repeat(
        [...body, next(inputsAt), next(outputsAt), next(carriedAt)],
        word.ltUnsigned(get(outputsAt), get(endAt)),
      ),
    };
  });
  const zero = constant(0);
  const code = wasmModule(host, [
    powers(hostCalls.pow, literal),
    ...functions,
    loop(functions.length, zero, carried),
  ]);
  return { code, room, literals: Uint32Array.from(literals) };
}

/** Piece by piece, each for all trials; gives whether any trial was marked. */
function loop(pieces: number, zero: Code, carried: number): WasmFunction {
  const [trials, end] = [3, 4];
  const each = Array.from({ length: pieces }, (_, piece) =>
    call(
      firstPiece + piece,
      get(inputsAt),
      get(outputsAt),
      get(roomAt),
      word.add(get(roomAt), word.const(carried)),
      get(end),
    ),
  );
  return {
    name: "run",
    params: [i32, i32, i32, i32],
    results: [i32],
    locals: [i32],
    body: [
      both.store(get(roomAt), 0, zero),
      set(end, word.add(get(outputsAt), word.shiftLeft(get(trials), word.const(3)))),
      ...each,
      bits.any(both.load(get(roomAt), 0)),
    ],
  };
}

/** An output is written by the piece that works it out; constants and inputs by the last. */
function outputsByPiece({ outputs }: Simplified, carried: Carried, pieces: number): number[][] {
  const places: number[][] = Array.from({ length: pieces }, () => []);
  for (const [place, node] of outputs.entries()) places[carried.madeIn(node) ?? pieces - 1]?.push(place);
  return places;
}

/** Splits that are taken to be lawful are looked at even where nothing reads them: what was decided by them is gone. */
export function wanted({ graph, outputs, assumed }: Simplified): Uint8Array {
  return reachable(graph, [...outputs, ...assumed]);
}

/** Makes a machine run in some memory. */
export function start({ code, room, literals }: Machine, memory: Memory): Run {
  const at = memory.reserve(room + literals.byteLength);
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
  return (inputs, outputs, trials) => run(inputs, outputs, at, trials) !== 0;
}
