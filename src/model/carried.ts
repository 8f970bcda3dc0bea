/** Values that go from one piece of a graph to a later one. */

import type { Graph, Node, Step } from "./graph.ts";

const none: ReadonlyMap<number, Node> = new Map();

/** In which place each stands: a place is free again after its value's last use. */
export class Carried {
  count = 0;
  private readonly made: Int32Array;
  private readonly places: Int32Array;
  private readonly parts = new Map<Node, Map<number, Node>>();

  /** `pieces`: nodes in the order in which they are worked out; `needed`: all that any of them reads. */
  constructor(graph: Graph, pieces: readonly (readonly Node[])[], needed: Uint8Array) {
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
    for (let node = 0; node < steps.length; node++) {
      if (!needed[node]) continue;
      const step = steps[node] as Step;
      if (step.kind === "part") {
        this.made[node] = this.made[step.split] as number;
        const known = this.parts.get(step.split) ?? new Map<number, Node>();
        this.parts.set(step.split, known.set(step.index, node));
      }
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
      free.push(...(ending[piece] as number[]));
    }
  }

  /** The parts that are wanted of a split. */
  partsOf(split: Node): ReadonlyMap<number, Node> {
    return this.parts.get(split) ?? none;
  }

  /** The piece that works a value out; undefined for constants and inputs. */
  madeIn(node: Node): number | undefined {
    const piece = this.made[node] as number;
    return piece < 0 ? undefined : piece;
  }

  /** Where a value is carried; undefined for one that is not. */
  placeOf(node: Node): number | undefined {
    const place = this.places[node] as number;
    return place < 0 ? undefined : place;
  }
}
