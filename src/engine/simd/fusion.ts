/** The operations of a graph as columns evaluate them: some two at a time, so that what lies between them needs no column. */

import { allWhole } from "../../formula/rounding.ts";
import type { Interval } from "../bounds/interval.ts";
import type { Operation } from "../operations.ts";
import type { StepTable } from "../program/step-table.ts";
import type { Node } from "../program/steps.ts";
import { Op } from "./assembly/layout.ts";

export interface ColumnOperation {
  readonly op: Op;
  readonly args: readonly Node[];
}

/** Two operations in one, by the outer and the inner one, whose result is the first operand of the outer. */
const fused: Partial<Record<Operation, Partial<Record<Operation, Op>>>> = {
  add: { add: Op.addAdd, sub: Op.subAdd, mul: Op.mulAdd },
  sub: { sub: Op.subSub },
  mul: { add: Op.addMul, mul: Op.mulMul },
};

/**
 * Returns the operations among some steps, each at its node, but for those that are evaluated within the one that reads them: no other may,
 * and they are no output.
 */
export function columnOperations(
  steps: StepTable,
  nodes: readonly Node[],
  outputs: readonly Node[],
  bounds: readonly Interval[],
): readonly (ColumnOperation | undefined)[] {
  const readers = new Uint32Array(steps.length);
  const count = (read: Node) => {
    readers[read] = (readers[read] as number) + 1;
  };
  for (const node of nodes) steps.eachRead(node, count);
  const isOutput = new Set(outputs);
  const operations = Array.from<ColumnOperation | undefined>({ length: steps.length });
  /** Two in one, with the result of an inner operation as an operand; undefined where they are not to be fused. */
  const fusedWith = (op: Operation, inner: Node, other: Node): ColumnOperation | undefined => {
    const step = steps.at(inner);
    if (step.kind !== "operation" || readers[inner] !== 1 || isOutput.has(inner)) return undefined;
    const both = fused[op]?.[step.op];
    // An operation that is two already stays.
    if (both === undefined || operations[inner]?.args.length !== 2) return undefined;
    return { op: both, args: [...step.args, other] };
  };
  for (const node of nodes) {
    const step = steps.at(node);
    if (step.kind !== "operation") continue;
    const { op, args } = step;
    const [a, b] = args as [Node, Node | undefined];
    let operation: ColumnOperation | undefined;
    let inner = a;
    if (b !== undefined) {
      operation = fusedWith(op, a, b);
      if (operation === undefined && op !== "sub") {
        operation = fusedWith(op, b, a);
        inner = b;
      }
    }
    if (operation !== undefined) operations[inner] = undefined;
    operations[node] = operation ?? { op: operationOf(op, args, bounds), args };
  }
  return operations;
}

/** An operation as a column evaluates it, by what is known of its operands. */
function operationOf(op: Operation, args: readonly Node[], bounds: readonly Interval[]): Op {
  const [a, b] = args.map((arg) => bounds[arg]) as [Interval, Interval];
  switch (op) {
    case "round":
      return a.low >= 0 && a.high < allWhole ? Op.roundSize : Op.round;
    case "min":
      return a.maybe || b.maybe ? Op.min : Op.minDefined;
    case "max":
      return a.maybe || b.maybe ? Op.max : Op.maxDefined;
    default:
      return Op[op];
  }
}
