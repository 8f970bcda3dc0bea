/** The kernels: one WebAssembly module, compiled from the AssemblyScript in `assembly/` when the package is built. */

import bytes from "#kernels";
import { allocate } from "../allocation.ts";
import { operations } from "../operations.ts";

/** Functions on columns of a memory. Columns, lists and tables are given by their addresses, `end` is behind the last byte. */
export interface Kernels {
  /** Returns where memory is free: what lies before are constants of the kernels. */
  heapBase(): number;
  /** Evaluates a program for the trials of a tile. */
  evaluate(program: number, end: number, workspace: number, offset: number, bytes: number): void;
  /** Writes random words. */
  words(k0: number, k1: number, k2: number, counter: number, upper: number, out: number, end: number): void;
  /** Turns random words into values, by a sampler of some kind. */
  sample(kind: number, words: number, out: number, end: number, parameters: number): void;
  /** Rounds values to whole numbers, half up. */
  whole(column: number, end: number): void;
  /** Draws n values of each listed column. */
  drawAll(from: number, to: number, counter: number, upper: number, scratch: number, n: number): void;
  /** Counts the values of each listed column; returns where in the list it has stopped. */
  countAll(from: number, to: number, offset: number, values: number, sum: number, isLast: number): number;
  /** Counts the values of a column; returns where it has stopped. */
  countAny(column: number, end: number, count: number): number;
  /** Adds the sums of a count to its exact ones. */
  settle(count: number, sum: number, values: number, isLast: number): void;
  /** Adds a term to an exact sum. */
  addExact(sum: number, term: number): void;
  /** Returns in how many trials no listed column is 0. */
  kept(from: number, to: number, bytes: number): number;
}

let compiled: WebAssembly.Module | undefined;

/** The kernels at work in a memory. `doubles`: all of the memory as it is now, since it may grow. */
export function instantiate(memory: WebAssembly.Memory, doubles: () => Float64Array): Kernels {
  compiled ??= new WebAssembly.Module(bytes);
  let weights = new Float64Array(0);
  const host = {
    exp: operations.exp.evaluate,
    ln: operations.ln.evaluate,
    pow: operations.pow.evaluate,
    /** Splits an amount, whose weights stand behind it, every second double. */
    allocate: (address: number, parts: number): void => {
      const all = doubles();
      const at = address / 8;
      if (weights.length < parts) weights = new Float64Array(parts);
      for (let i = 0; i < parts; i++) weights[i] = all[at + 2 * (1 + i)] as number;
      allocate(all[at] as number, weights, parts);
      for (let i = 0; i < parts; i++) all[at + 2 * (1 + i)] = weights[i] as number;
    },
  };
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory }, host });
  return exports as unknown as Kernels;
}
