/** Values that go from one piece of a graph to a later one. */

import { append } from "../../lists.ts";
import type { Graph, Node, Step } from "../graph.ts";

const none: ReadonlyMap<number, Node> = new Map();

/** In which place each stands: a place is free again after its value's last use. */
export class Carried {
  count = 0;
  /** By piece, the outputs that it writes: those that it works out, and those that are found worked out. */
  readonly writes: readonly (readonly number[])[];
  private readonly made: Int32Array;
  private readonly places: Int32Array;
  private readonly parts = new Map<Node, Map<number, Node>>();

  /**
   * `pieces`: nodes in the order in which they are worked out; `writes`: whether a piece writes outputs, as the last one does; `needed`: all
   * that any of them reads; `outputs`: what is written, and where. What a piece works out that writes none is written by the next that does, constants and inputs by the last.
   */
  constructor(
    graph: Graph,
    pieces: readonly (readonly Node[])[],
    writes: (piece: number) => boolean,
    needed: Uint8Array,
    outputs: Iterable<readonly [place: number, node: Node]>,
  ) {
    const { steps } = graph;
    this.made = new Int32Array(steps.length).fill(-1);
    this.places = new Int32Array(steps.length).fill(-1);
    const last = new Int32Array(steps.length).fill(-1);
    for (const [piece, nodes] of pieces.entries()) {
      for (const node of nodes) {
        this.made[node] = piece;
        const step = steps[node] as Step;
        if ("args" in step) for (const arg of step.args) last[arg] = piece;
      }
    }
    const born: Node[][] = pieces.map(() => []);
    const written: number[][] = pieces.map(() => []);
    for (let node = 0; node < steps.length; node++) {
      if (!needed[node]) continue;
      const step = steps[node] as Step;
      if (step.kind !== "part") continue;
      this.made[node] = this.made[step.split] as number;
      const known = this.parts.get(step.split) ?? new Map<number, Node>();
      this.parts.set(step.split, known.set(step.index, node));
    }
    for (const [place, node] of outputs) {
      let piece = this.madeIn(node) ?? pieces.length - 1;
      while (!writes(piece)) piece++;
      written[piece]?.push(place);
      last[node] = Math.max(last[node] as number, piece);
    }
    this.writes = written;
    for (let node = 0; node < steps.length; node++) {
      const piece = this.made[node] as number;
      if (piece >= 0 && (last[node] as number) > piece) born[piece]?.push(node);
    }
    const free: number[] = [];
    const ending: number[][] = pieces.map(() => []);
    for (const [piece, nodes] of born.entries()) {
      for (const node of nodes) {
        const place = free.pop() ?? this.count++;
        this.places[node] = place;
        ending[last[node] as number]?.push(place);
      }
      append(free, ending[piece] as number[]);
    }
  }

  /** The parts that are wanted of a split. */
  partsOf(split: Node): ReadonlyMap<number, Node> {
    return this.parts.get(split) ?? none;
  }

  /** Where a value is carried; undefined for one that is not. */
  placeOf(node: Node): number | undefined {
    const place = this.places[node] as number;
    return place < 0 ? undefined : place;
  }

  private madeIn(node: Node): number | undefined {
    const piece = this.made[node] as number;
    return piece < 0 ? undefined : piece;
  }
}
