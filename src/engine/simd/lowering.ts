/** A simplified graph as a program of column operations, which the vector interpreter evaluates (`assembly/vector-interpreter.ts`). */

import { maxOf } from "../../lists.ts";
import { proportions } from "../allocation.ts";
import { isPoint } from "../bounds/interval.ts";
import type { StepTable } from "../program/step-table.ts";
import type { Node, Step } from "../program/steps.ts";
import { Op } from "./assembly/layout.ts";
import { type ColumnOperation, columnOperations } from "./fusion.ts";
import type { Simplified } from "./simplify.ts";

/** Where an operand stands: its number among the constants, the columns of a tile, or those of the block that are read or written. */
export type Operand = readonly [from: "constant" | "tile" | "input" | "output", number: number];

export interface Instruction {
  readonly op: Op;
  /** Numbers that go before the operands. */
  readonly immediates: readonly number[];
  readonly operands: readonly Operand[];
}

/** Plain data, fit to be sent to a worker. */
export interface ColumnProgram {
  readonly instructions: readonly Instruction[];
  readonly constants: readonly number[];
  /** How many columns of a tile it needs. */
  readonly columns: number;
  /** The most operands of an instruction. */
  readonly operands: number;
}

/** Integer weights of a sum up to this leave remainders whose products with them are exact. */
const maxProportions = 2 ** 26;

/** Returns a program that writes the outputs of a graph but for constants, whose columns are known. */
export function programOf(simplified: Simplified): ColumnProgram {
  const lowering = new Lowering(simplified);
  lowering.lowerAll();
  const { instructions, constants, columns } = lowering;
  const operands = maxOf(
    instructions.map((each) => each.operands.length),
    0,
  );
  return { instructions, constants, columns, operands };
}

type Split = Step & { readonly kind: "split" };

/** Steps become instructions in their order; a column of the tile is free again once nothing is left that reads it. */
class Lowering {
  readonly instructions: Instruction[] = [];
  readonly constants: number[] = [];
  /** How many columns of a tile there are, and those that are free: the last to be released is the next to be taken, while it is in the cache. */
  columns = 0;
  private readonly free: Operand[] = [];
  private readonly graph: Simplified["graph"];
  /** What nodes are that are surely the same in all trials. */
  private readonly values: readonly (number | undefined)[];
  /** The steps that are evaluated, in their order. */
  private readonly nodes: readonly Node[];
  private readonly operations: readonly (ColumnOperation | undefined)[];
  private readonly lastUse: Int32Array;
  private readonly parts: ReadonlyMap<Node, ReadonlyMap<number, Node>>;
  /** The columns of the outputs that each node is. */
  private readonly written = new Map<Node, number[]>();
  private readonly places: Operand[] = [];
  private readonly constantPlaces = new Map<string, Operand>();

  constructor({ graph, outputs, bounds }: Simplified) {
    const { steps } = graph;
    this.values = bounds.map((own, node) => graph.valueOf(node) ?? (isPoint(own) ? own.low : undefined));
    this.graph = graph;
    const isKnown = (node: Node) => this.values[node] !== undefined;
    const needed = steps.neededFor(outputs, isKnown);
    this.nodes = [...bounds.keys()].filter((node) => needed[node] === 1 && !isKnown(node));
    this.operations = columnOperations(steps, this.nodes, outputs, bounds);
    this.lastUse = this.lastUses();
    this.parts = partsOf(steps, this.nodes);
    for (const [column, node] of outputs.entries()) {
      const own = this.written.get(node);
      if (own === undefined) this.written.set(node, [column]);
      else own.push(column);
    }
  }

  lowerAll(): void {
    for (const node of this.nodes) {
      const step = this.graph.steps.at(node);
      if (step.kind === "input") {
        this.places[node] = ["input", step.slot];
        this.copy(node, 0);
      } else if (step.kind === "operation") {
        const operation = this.operations[node];
        // What is evaluated within another operation has no column.
        if (operation !== undefined) this.put(node, operation.op, [], operation.args);
      } else if (step.kind === "lag") {
        this.put(node, Op.lag, [step.least, step.args.length - 2], step.args);
      } else if (step.kind === "split") this.split(node, step);
    }
    for (const node of this.written.keys()) {
      if (this.values[node] !== undefined && this.graph.valueOf(node) === undefined) this.copy(node, 0);
    }
  }

  /** The result may take the place of an argument, which is read before it is written. */
  private put(node: Node, op: Op, immediates: readonly number[], args: readonly Node[]): void {
    const operands = args.map((arg) => this.operand(arg));
    this.releaseAll(args, node);
    this.instructions.push({ op, immediates, operands: [this.result(node), ...operands] });
    this.copy(node, 1);
  }

  private split(node: Node, { op, args, parts: count }: Split): void {
    const own = this.parts.get(node) ?? new Map<number, Node>();
    const weights = args.slice(1).map((arg) => this.values[arg]);
    const all = Array.from({ length: count }, (_, i) => i);
    // What has no weight gets nothing, where the others are defined.
    const open = op === "allocate" ? all.filter((i) => weights[i] !== 0) : all;
    const shared = open.length > 0 ? open : all;
    const exact = op === "allocate" ? exactWeights(shared.map((i) => weights[i])) : undefined;
    const read =
      op === "waterfall"
        ? args.map((arg) => this.operand(arg))
        : [
            this.operand(args[0] as Node),
            ...(exact?.map((weight) => this.constant(weight)) ??
              shared.map((i) => this.operand(args[1 + i] as Node))),
          ];
    // All arguments are read while parts are written: none takes the place of another.
    const outs = all.map((i) => {
      const part = own.get(i);
      return part === undefined ? undefined : this.result(part);
    });
    const unread: Operand[] = [];
    const written = shared.map((i) => {
      const out = outs[i] ?? this.take();
      if (outs[i] === undefined) unread.push(out);
      return out;
    });
    const split = op === "waterfall" ? Op.waterfall : exact ? Op.allocateExactly : Op.allocate;
    this.instructions.push({ op: split, immediates: [shared.length], operands: [...read, ...written] });
    const first = written[0] as Operand;
    for (const i of all) {
      const out = outs[i];
      if (out === undefined || shared.includes(i)) continue;
      this.instructions.push({ op: Op.sub, immediates: [], operands: [out, first, first] });
    }
    for (const part of own.values()) this.copy(part, 1);
    this.releaseAll(args, node);
    for (const out of unread) this.release(out);
  }

  /** Copies a node to the columns of the outputs that it is, from the one at a place on. */
  private copy(node: Node, from: number): void {
    for (const column of this.written.get(node)?.slice(from) ?? []) {
      this.instructions.push({
        op: Op.copy,
        immediates: [],
        operands: [["output", column], this.operand(node)],
      });
    }
  }

  private operand(node: Node): Operand {
    const value = this.values[node];
    return value === undefined ? (this.places[node] as Operand) : this.constant(value);
  }

  private constant(value: number): Operand {
    // A Map takes -0 for 0.
    const key = Object.is(value, -0) ? "-0" : `${value}`;
    let place = this.constantPlaces.get(key);
    if (place === undefined) {
      place = ["constant", this.constants.push(value) - 1];
      this.constantPlaces.set(key, place);
    }
    return place;
  }

  /** The place of a node's value: the first column of the outputs that it is, else one of the tile. */
  private result(node: Node): Operand {
    const column = this.written.get(node)?.[0];
    const place: Operand = column === undefined ? this.take() : ["output", column];
    this.places[node] = place;
    return place;
  }

  private take(): Operand {
    return this.free.pop() ?? ["tile", this.columns++];
  }

  private release(place: Operand | undefined): void {
    if (place?.[0] === "tile") this.free.push(place);
  }

  private releaseAll(args: readonly Node[], at: Node): void {
    for (let i = 0; i < args.length; i++) {
      const arg = args[i] as Node;
      if (this.lastUse[arg] === at && args.indexOf(arg) === i) this.release(this.places[arg]);
    }
  }

  /** The last step whose evaluation reads each node. */
  private lastUses(): Int32Array {
    const { steps } = this.graph;
    const last = new Int32Array(steps.length).fill(-1);
    let reader = 0;
    const note = (arg: Node) => {
      last[arg] = reader;
    };
    for (const node of this.nodes) {
      reader = node;
      if (steps.isOperation(node)) this.operations[node]?.args.forEach(note);
      else steps.eachRead(node, note);
    }
    return last;
  }
}

/** The parts of each split that are read, by their places. */
function partsOf(steps: StepTable, nodes: readonly Node[]): ReadonlyMap<Node, ReadonlyMap<number, Node>> {
  const parts = new Map<Node, Map<number, Node>>();
  for (const node of nodes) {
    const step = steps.at(node);
    if (step.kind !== "part") continue;
    const own = parts.get(step.split) ?? new Map<number, Node>();
    parts.set(step.split, own.set(step.index, node));
  }
  return parts;
}

/** Weights as the least integers in the same proportions, where they are known and these are small; undefined otherwise. */
function exactWeights(weights: readonly (number | undefined)[]): readonly number[] | undefined {
  const known = weights.filter((weight) => weight !== undefined);
  const integers = known.length === weights.length ? proportions(known) : undefined;
  return integers !== undefined && integers.reduce((a, b) => a + b) <= maxProportions ? integers : undefined;
}
