/** A simplified graph as a WebAssembly module, and the module as a function. */

import { allocate } from "../allocation.ts";
import { type Bounds, isBounded } from "../bounds/value-bounds.ts";
import type { Graph, Node, Step } from "../graph.ts";
import { arithmetic, waterfall } from "../operations.ts";
import { Carried } from "./carried.ts";
import { type Lanes, pairBytes, write } from "./lanes.ts";
import { columnBytes, line, type Memory } from "./memory.ts";
import { areOrdinary, powers, powersAtOnce, powersSignature } from "./powers.ts";
import { reachable, type Simplified } from "./simplify.ts";
import { bits, both, type Code, call, f64, get, i32, repeat, set, word } from "./wasm.ts";
import { define, keepIn, type Signature, type WasmFunction, wasmModule } from "./wasm-module.ts";

/** Steps of one piece: few enough that its code is soon compiled, and that its values find room in registers. */
const pieceSteps = 32;

/** What is carried from piece to piece is to stay near the core. */
const carriedBytes = 2 ** 18;
/** Trials that go through a piece before the next piece. */
const [leastAtOnce, mostAtOnce] = [powersAtOnce, 128] as const;

/** Plain data, fit to be sent to a worker. */
export interface Machine {
  /** A module: numbers, operators and names of the compiler's own. */
  readonly code: Uint8Array;
  /** Bytes of its own that it works in, and the constants that stand there in columns from the start. */
  readonly room: number;
  readonly filled: { readonly from: number; readonly columns: readonly number[] };
  /** How many trials go through it at once. */
  readonly atOnce: number;
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
  powers: powersSignature,
  allocate: { params: [i32, i32], results: [] },
  waterfall: { params: [i32, i32], results: [] },
} as const satisfies Record<string, Signature>;
const hostCalls = Object.fromEntries(Object.keys(host).map((name, i) => [name, i])) as Record<
  keyof typeof host,
  number
>;
const { powers: _, ...calls } = hostCalls;
/** A module's own functions are powers, the pieces, and what calls them one after the other. */
const powersCall = Object.keys(host).length;
const firstPiece = powersCall + 1;

/**
 * Parameters of a piece: where the first pair of trials stands in the first input's and output's column, the room, where the pair stands in the
 * first value that is carried, and where the outputs end.
 */
const [inputsAt, outputsAt, roomAt, carriedAt, endAt] = [0, 1, 2, 3, 4] as const;
const pieceSignature: Signature = { params: [i32, i32, i32, i32, i32], results: [] };

/** `needed`: as `wanted` gives it; `known`: outputs that are not written. */
export function machineOf(
  { graph, outputs, bounds, assumed }: Simplified,
  needed: Uint8Array,
  known: ReadonlyMap<number, number> = new Map(),
): Machine {
  const pieces = piecesOf(graph, needed);
  const writes = (piece: number) => !isPower(graph.steps[pieces[piece]?.[0] as Node]);
  const written = [...outputs.entries()].filter(([place]) => !known.has(place));
  const values = new Carried(graph, pieces, writes, needed, written);
  const fit = Math.floor(carriedBytes / (8 * values.count) / leastAtOnce) * leastAtOnce;
  const atOnce = Math.max(leastAtOnce, Math.min(mostAtOnce, fit));
  const placeBytes = placeBytesOf(atOnce);
  let widest = 0;
  for (const nodes of pieces) {
    for (const node of nodes) {
      const step = graph.steps[node] as Step;
      if (step.kind === "split") widest = Math.max(widest, step.args.length);
    }
  }
  // The room: marks, a workspace, columns that are carried, columns of constants.
  const workspace = pairBytes;
  const carried = workspace + widest * pairBytes;
  const columns = new Map<number, number>();
  /** Of a stretch of a value, from the parameters of a piece. */
  const columnOf = (node: Node): Code => {
    const step = graph.steps[node] as Step;
    if (step.kind === "input") return word.add(get(inputsAt), word.const(step.slot * columnBytes));
    let place = values.placeOf(node);
    if (step.kind === "constant") {
      place = columns.get(step.value) ?? values.count + columns.size;
      columns.set(step.value, place);
    }
    return word.add(get(carriedAt), word.const((place as number) * placeBytes));
  };

  /** The powers of two columns. */
  const powersOf = (node: Node, base: Node, exponent: Node): WasmFunction =>
    define(undefined, pieceSignature, (local) => {
      const result = local(i32);
      const end = word.add(get(result), word.sub(get(endAt), get(outputsAt)));
      return [
        set(result, columnOf(node)),
        call(powersCall, columnOf(base), columnOf(exponent), get(result), end),
      ];
    });

  /** Steps for one pair of trials after the other. */
  const stepsOf = (nodes: readonly Node[], writes: readonly number[]): WasmFunction =>
    define(undefined, pieceSignature, (local) => {
      const body: Code[] = [];
      // Constants are set before the loop: in it, they would be made anew each time.
      const before: Code[] = [];
      const keepBefore = keepIn(before, local);
      const constants = new Map<number | string, Code>();
      const constant = (value: number): Code => {
        // A Map takes -0 for 0.
        const key = Object.is(value, -0) ? "-0" : value;
        let code = constants.get(key);
        if (code === undefined) {
          code = keepBefore(both.const(value));
          constants.set(key, code);
        }
        return code;
      };
      const keep = keepIn(body, local);
      const own = new Map<Node, Code>();
      const value = (node: Node): Code => {
        const known = own.get(node);
        if (known !== undefined) return known;
        const step = graph.steps[node] as Step;
        if (step.kind === "constant") return constant(step.value);
        const code = keep(
          step.kind === "input"
            ? both.load(get(inputsAt), step.slot * columnBytes)
            : both.load(get(carriedAt), (values.placeOf(node) as number) * placeBytes),
        );
        own.set(node, code);
        return code;
      };
      const lanes: Lanes = {
        ...{ calls, value, constant, keep, space: get(roomAt), workspace },
        finite: (node) => isBounded(bounds[node] as Bounds),
        bounds: (node) => bounds[node] as Bounds,
        constantOf: (node) => graph.valueOf(node),
        assumed: (node) => assumed.has(node),
        run: (code) => body.push(code),
        result: (node, code) => {
          own.set(node, keep(code));
          const place = values.placeOf(node);
          if (place !== undefined) body.push(both.store(get(carriedAt), place * placeBytes, value(node)));
        },
        mark: (lawful) => {
          body.push(both.store(get(roomAt), 0, bits.or(both.load(get(roomAt), 0), bits.not(lawful))));
        },
      };
      for (const node of nodes) write(node, graph.steps[node] as Step, values.partsOf(node), lanes);
      for (const place of writes) {
        body.push(both.store(get(outputsAt), place * columnBytes, value(outputs[place] as Node)));
      }
      const next = (column: number) => set(column, word.add(get(column), word.const(pairBytes)));
      const isMore = word.ltUnsigned(get(outputsAt), get(endAt));
      return [...before, repeat([...body, [inputsAt, outputsAt, carriedAt].map(next)], isMore)];
    });

  const functions = pieces.map((nodes, piece): WasmFunction => {
    const step = graph.steps[nodes[0] as Node];
    if (!isPower(step)) return stepsOf(nodes, values.writes[piece] as readonly number[]);
    return powersOf(nodes[0] as Node, ...(step.args as [Node, Node]));
  });
  const areAllOrdinary = pieces.every(([node]) => {
    const step = graph.steps[node as Node];
    return !isPower(step) || areOrdinary(...(step.args.map((arg) => bounds[arg]) as [Bounds, Bounds]));
  });
  const code = wasmModule(host, [
    powers(hostCalls.powers, areAllOrdinary),
    ...functions,
    loop(functions.length, carried),
  ]);
  const filled = { from: carried + values.count * placeBytes, columns: [...columns.keys()] };
  return { code, room: filled.from + columns.size * placeBytes, filled, atOnce };
}

/** From one value that is carried to the next: see `columnBytes`. */
function placeBytesOf(trials: number): number {
  return 8 * trials + line;
}

function isPower(step: Step | undefined): step is Step & { readonly kind: "operation" } {
  return step?.kind === "operation" && step.op === "pow";
}

/** Steps in the order in which they are worked out. Powers stand alone, and something comes after them. */
function piecesOf({ steps }: Graph, needed: Uint8Array): Node[][] {
  const pieces: Node[][] = [];
  let piece: Node[] = [];
  const cut = () => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
  };
  for (let node = 0; node < steps.length; node++) {
    const step = steps[node] as Step;
    if (!needed[node] || step.kind === "constant" || step.kind === "input" || step.kind === "part") continue;
    if (isPower(step)) {
      cut();
      pieces.push([node]);
      continue;
    }
    piece.push(node);
    if (piece.length === pieceSteps) cut();
  }
  pieces.push(piece);
  return pieces;
}

/** Piece by piece, each for all trials; gives whether any trial was marked. */
function loop(pieces: number, carried: number): WasmFunction {
  return define("run", { params: [i32, i32, i32, i32], results: [i32] }, (local) => {
    const trials = 3;
    const end = local(i32);
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
    return [
      both.store(get(roomAt), 0, both.const(0)),
      set(end, word.add(get(outputsAt), word.shiftLeft(get(trials), word.const(3)))),
      ...each,
      bits.any(both.load(get(roomAt), 0)),
    ];
  });
}

/** Splits that are taken to be lawful are looked at even where nothing reads them: what was decided by them is gone. */
export function wanted({ graph, outputs, assumed }: Simplified): Uint8Array {
  return reachable(graph, [...outputs, ...assumed]);
}

/** Makes a machine run in some memory. */
export function start({ code, room, filled, atOnce }: Machine, memory: Memory): Run {
  const at = memory.reserve(room);
  for (const [i, value] of filled.columns.entries()) {
    memory.doubles(at + filled.from + i * placeBytesOf(atOnce), atOnce).fill(value);
  }
  let rest = new Float64Array(0);
  /** Each of two trials by itself. */
  const split =
    (divide: typeof allocate, values: (parts: number) => number) =>
    (address: number, parts: number): void => {
      const n = values(parts);
      const { allDoubles } = memory;
      if (rest.length < n) rest = new Float64Array(n);
      for (let at = address / 8; at < address / 8 + 2; at++) {
        for (let i = 0; i < n; i++) rest[i] = allDoubles[at + 2 * i + 2] as number;
        divide(allDoubles[at] as number, rest, parts);
        for (let i = 0; i < parts; i++) allDoubles[at + 2 * i + 2] = rest[i] as number;
      }
    };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), {
    host: {
      memory: memory.wasm,
      exp: Math.exp,
      ln: Math.log,
      powers: (bases: number, exponents: number, results: number) => {
        const { allDoubles } = memory;
        for (let i = 0; i < powersAtOnce; i++) {
          allDoubles[results / 8 + i] = arithmetic.pow(
            allDoubles[bases / 8 + i] as number,
            allDoubles[exponents / 8 + i] as number,
          );
        }
      },
      allocate: split(allocate, (parts) => parts),
      waterfall: split(waterfall, (parts) => 2 * parts),
    } satisfies Record<keyof typeof host | "memory", unknown>,
  });
  const run = exports.run as (inputs: number, outputs: number, room: number, trials: number) => number;
  return (inputs, outputs, trials) => {
    let marked = 0;
    for (let from = 0; from < trials; from += atOnce) {
      marked |= run(inputs + 8 * from, outputs + 8 * from, at, Math.min(atOnce, trials - from));
    }
    return marked !== 0;
  };
}
