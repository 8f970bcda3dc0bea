/** Arithmetic as steps in flat arrays, fit to be kept and to be sent. */

import { append } from "../../lists.ts";
import type { Flat } from "../../model/types.ts";
import type { Step } from "../graph.ts";
import { arithmetic, type Operation } from "../operations.ts";

/** What an input is: a number, what is read from a slot, or a number times or plus what is read. */
export type Given =
  | { readonly value: number }
  | { readonly slot: number; readonly times?: number; readonly plus?: number };

/** Steps of which some are wanted. */
export interface Source {
  readonly flat: Flat;
  readonly wanted: readonly number[];
  /** By the numbers of the inputs; without it each is read from the slot of its number. */
  readonly given?: readonly Given[];
}

export const operations = Object.keys(arithmetic) as Operation[];
export const functions = Object.values(arithmetic) as ((...args: number[]) => number)[];
export const others = ["constant", "input", "allocate", "waterfall", "part", "lag"] as const;
const codes = new Map<string, number>([...operations, ...others].map((what, code) => [what, code]));
export const codeOf = (what: Operation | (typeof others)[number]): number => codes.get(what) as number;

export function flatten(steps: readonly Step[]): Flat {
  const constants: number[] = [];
  const args: number[] = [];
  const starts = new Uint32Array(steps.length + 1);
  const codes = new Uint8Array(steps.length);
  for (let node = 0; node < steps.length; node++) {
    const step = steps[node] as Step;
    codes[node] = codeOf(step.kind === "operation" || step.kind === "split" ? step.op : step.kind);
    append(args, argumentsOf(step, constants));
    starts[node + 1] = args.length;
  }
  return { codes, args: Uint32Array.from(args), starts, constants: Float64Array.from(constants) };
}

function argumentsOf(step: Step, constants: number[]): readonly number[] {
  switch (step.kind) {
    case "constant":
      return [constants.push(step.value) - 1];
    case "input":
      return [step.slot];
    case "operation":
      return step.args;
    case "split":
      return [step.parts, step.args.length, ...step.args];
    case "part":
      return [step.split, step.index];
    case "lag":
      return [step.least, step.args.length, ...step.args];
  }
}
