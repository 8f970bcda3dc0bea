/** Flat steps on a graph: with some inputs still open and the others as one scenario has them. */

import type { Builder, Node } from "../graph.ts";
import type { Operation } from "../operations.ts";
import { Folded } from "./partial-evaluation.ts";
import { type Given, operations, others, type Source } from "./steps.ts";

/** Puts what is wanted on a graph, and gives its nodes. What is known without the open inputs, and what it decides, is left out. */
export function put(source: Source, graph: Builder): Node[] {
  const folded = new Folded(source);
  const { codes, starts, args } = source.flat;
  const needed = folded.needed();
  const nodes = new Nodes(folded, graph);
  for (let step = 0; step < codes.length; step++) {
    if (needed[step] === 0) continue;
    const code = codes[step] as number;
    if (code >= operations.length) {
      nodes.make(step);
      continue;
    }
    const at = starts[step] as number;
    const count = (starts[step + 1] as number) - at;
    const a = nodes.of(args[at] as number);
    const b = count > 1 ? nodes.of(args[at + 1] as number) : undefined;
    const c = count > 2 ? nodes.of(args[at + 2] as number) : undefined;
    nodes.made[step] = graph.op(operations[code] as Operation, a, b, c);
  }
  return source.wanted.map((step) => nodes.of(step));
}

/** The nodes of steps on a graph. */
class Nodes {
  readonly made: Int32Array;
  private readonly folded: Folded;
  private readonly graph: Builder;
  private readonly parts = new Map<number, readonly Node[]>();

  constructor(folded: Folded, graph: Builder) {
    this.folded = folded;
    this.graph = graph;
    this.made = new Int32Array(folded.known.length).fill(-1);
  }

  of(step: number): Node {
    const own = this.folded.same[step] as number;
    const made = this.made[own] as Node;
    // What is not made is known.
    return made >= 0 ? made : this.constant(own);
  }

  private constant(step: number): Node {
    const node = this.graph.constant(this.folded.values[step] as number);
    this.made[step] = node;
    return node;
  }

  /** A step that is no operation. */
  make(step: number): void {
    const { graph, made, parts } = this;
    const { flat, given } = this.folded.source;
    const at = flat.starts[step] as number;
    const first = flat.args[at] as number;
    const what = others[(flat.codes[step] as number) - operations.length];
    switch (what) {
      case "input":
        made[step] = this.input(given?.[first] ?? { slot: first });
        break;
      case "part":
        made[step] = parts.get(first)?.[flat.args[at + 1] as number] as Node;
        break;
      case "lag": {
        made[step] = this.lag(step, first);
        break;
      }
      case "allocate": {
        const [amount, ...weights] = this.several(step) as [Node, ...Node[]];
        parts.set(step, graph.allocate(amount, weights));
        break;
      }
      case "waterfall": {
        const [envelope, ...asked] = this.several(step) as [Node, ...Node[]];
        parts.set(step, graph.waterfall(envelope, asked.slice(0, first), asked.slice(first)));
        break;
      }
    }
  }

  private input(given: Given): Node {
    if ("value" in given) return this.graph.constant(given.value);
    const { graph } = this;
    const { slot, times, plus } = given;
    const node = graph.input(slot);
    if (times !== undefined) return graph.op("mul", graph.constant(times), node);
    return plus === undefined ? node : graph.op("add", graph.constant(plus), node);
  }

  private lag(step: number, least: number): Node {
    const { graph } = this;
    const picked = this.folded.picked(step);
    if (picked === undefined) {
      const [lag, before, ...past] = this.several(step) as [Node, Node, ...Node[]];
      return graph.lag(lag, least, before, past);
    }
    const { near, far, part } = picked;
    return graph.op(
      "add",
      graph.op("mul", this.of(near), graph.constant(1 - part)),
      graph.op("mul", this.of(far), graph.constant(part)),
    );
  }

  /** What a split or a lag reads: a number and a count stand before it. */
  private several(step: number): Node[] {
    const { args, starts } = this.folded.source.flat;
    const own = args.subarray((starts[step] as number) + 2, starts[step + 1]);
    return Array.from(own, (arg) => this.of(arg));
  }
}
