/** What a program is made of: steps that stand behind what they need, by name and by the codes that stand for them in flat arrays. */

import type { Flat } from "../../model/types.ts";
import { type Operation, operations, rulesOf } from "../operations.ts";

/** Index of a step among its program's, of a node in its graph. */
export type Node = number;

export type Step =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "input"; readonly slot: number }
  | { readonly kind: "operation"; readonly op: Operation; readonly args: readonly Node[] }
  /** allocate: amount, then the weights. waterfall: envelope, asks, priorities. Read through `part` nodes. */
  | {
      readonly kind: "split";
      readonly op: "allocate" | "waterfall";
      readonly args: readonly Node[];
      readonly parts: number;
    }
  | { readonly kind: "part"; readonly split: Node; readonly index: number }
  /** lag, value before the plan, then the values from `least` years back. */
  | { readonly kind: "lag"; readonly least: number; readonly args: readonly Node[] };

/** Steps by their numbers. */
export interface Steps {
  readonly length: number;
  at(node: Node): Step;
}

/** What steps can be put on, as on a graph. */
export interface Builder {
  constant(value: number): Node;
  input(slot: number): Node;
  op(op: Operation, a: Node, b?: Node, c?: Node): Node;
  allocate(amount: Node, weights: readonly Node[]): readonly Node[];
  waterfall(envelope: Node, asks: readonly Node[], priorities: readonly Node[]): readonly Node[];
  lag(lag: Node, least: number, before: Node, past: readonly Node[]): Node;
}

/** What a step reads, in no order that counts. */
export function readsOf(step: Step): readonly Node[] {
  if (step.kind === "part") return [step.split];
  return "args" in step ? step.args : [];
}

/** What an input is: a number, what is read from a slot, or a number times or plus what is read, rounded to a whole one or not. */
export type Given =
  | { readonly value: number }
  | { readonly slot: number; readonly times?: number; readonly plus?: number; readonly rounded?: boolean };

/** Steps of which some are wanted. */
export interface Source {
  readonly flat: Flat;
  readonly wanted: readonly number[];
  /** By the numbers of the inputs; without it each is read from the slot of its number. */
  readonly given?: readonly Given[];
}

/** By code: the operations, then what else steps are. */
export const operationNames = Object.keys(operations) as Operation[];
export const evaluators = operationNames.map((name) => rulesOf(name).evaluate);
export const others = ["constant", "input", "allocate", "waterfall", "part", "lag"] as const;
const codes = new Map<string, number>([...operationNames, ...others].map((what, code) => [what, code]));
export const codeOf = (what: Operation | (typeof others)[number]): number => codes.get(what) as number;
