/**
 * Graph → WebAssembly that works out many trials, two at a time in the lanes of a vector. The steps are cut into pieces, each a function
 * that is soon compiled and a loop over trials; what one piece leaves to another stands in memory.
 */

import type { Expression, Figure, Model } from "../../model/types.ts";
import type { Bounds } from "../bounds/value-bounds.ts";
import { Unrolling, type UnrollOptions } from "../compile.ts";
import type { Step } from "../graph.ts";
import type { Source } from "../program/steps.ts";
import { type Machine, machineOf, type Run, start, wanted } from "./machine.ts";
import { blockTrials, columnBytes, columnStride, Memory } from "./memory.ts";
import { powersAtOnce } from "./powers.ts";
import { type Simplified, simplify } from "./simplify.ts";

export { blockTrials, columnStride };

/** Trials that are worked out once more together where one of them needs it. */
const retried = 128;

/** A kernel as plain data, fit to be sent to a worker. */
export interface BlockProgram {
  /** Where each output's columns start, and how many there are: one a year, or one. */
  readonly slots: readonly { readonly from: number; readonly length: number }[];
  /** Columns that a kernel reads, one for each free input, and writes. */
  readonly inputs: number;
  readonly size: number;
  /** The columns that are the same whatever the inputs, and what they are: in all trials for which `evaluate` does not deny it. */
  readonly constants: ReadonlyMap<number, number>;
  /** The free inputs that any output depends on. */
  readonly reads: readonly number[];
  readonly run: Machine;
  /** For the trials in which something does not hold that `run` takes for granted: what it was made of. */
  readonly again?: Again;
}

interface Again {
  readonly source: Source;
  readonly sums: readonly (readonly number[])[];
  readonly within: readonly Bounds[];
}

/**
 * The block kernel of a model for some outputs. `within[i]`: between which values free input i stays. What these decide is left
 * out of the program; outside them its results mean nothing. `sums`: of which columns the sums are wanted too, as columns behind the
 * others. Throws CycleError, SizeError.
 */
export function compileBlock(
  model: Model,
  outputs: readonly (Figure | Expression)[],
  within: readonly Bounds[],
  options: UnrollOptions = {},
  sums: (slots: BlockProgram["slots"]) => readonly (readonly number[])[] = () => [],
): BlockProgram {
  const { slots, source } = new Unrolling(model, options).source(outputs);
  const added = sums(slots);
  const quick = simplify(source, added, within, true);
  const needed = wanted(quick);
  const constants = new Map<number, number>();
  for (const [column, node] of quick.outputs.entries()) {
    const value = quick.graph.valueOf(node);
    if (value !== undefined) constants.set(column, value);
  }
  return {
    ...{ slots, inputs: within.length, size: quick.outputs.length, constants },
    reads: inputsOf(quick, needed),
    run: machineOf(quick, needed, constants),
    ...(quick.assumed.size === 0 ? {} : { again: { source, sums: added, within } }),
  };
}

/**
 * A program that is ready to run in some memory. Free input s of trial t of a block is read from `inputs[s * columnStride + t]`,
 * output column k written to `outputs[k * columnStride + t]`. Base units; what is not finite is undefined.
 */
export class BlockKernel {
  readonly memory: Memory;
  /** Addresses of the columns. */
  readonly inputsAt: number;
  readonly outputsAt: number;
  private readonly program: BlockProgram;
  private readonly quick: Run;
  private careful: Run | undefined;
  /** Whether the columns of constants hold them. */
  private settled = false;

  /** `inputsAt`: columns that others have reserved. */
  constructor(program: BlockProgram, memory = new Memory(), inputsAt?: number) {
    this.program = program;
    this.memory = memory;
    this.inputsAt = inputsAt ?? memory.reserve(program.inputs * columnBytes);
    this.outputsAt = memory.reserve(program.size * columnBytes);
    this.quick = start(program.run, memory);
  }

  /** Until more memory is reserved, which `evaluate` may do. */
  get inputs(): Float64Array {
    return this.memory.doubles(this.inputsAt, this.program.inputs * columnStride);
  }

  get outputs(): Float64Array {
    return this.memory.doubles(this.outputsAt, this.program.size * columnStride);
  }

  /**
   * Works out trials 0 to n - 1 of a block. Gives whether something did not hold in some that is taken for granted: they were worked out
   * with care, and constants may be others in them.
   */
  evaluate(n: number): boolean {
    let denied = false;
    this.repeatLast(n);
    this.settle();
    for (let at = 0; at < n; at += retried) {
      const trials = Math.min(retried, n - at);
      if (!this.quick(this.inputsAt + 8 * at, this.outputsAt + 8 * at, trials)) continue;
      denied = true;
      this.careful ??= start(carefully(this.program.again as Again), this.memory);
      this.careful(this.inputsAt + 8 * at, this.outputsAt + 8 * at, trials);
    }
    this.settled = !denied;
    return denied;
  }

  /** Constants are written once, and again where something else was written. */
  private settle(): void {
    if (this.settled) return;
    for (const [column, value] of this.program.constants) {
      this.memory.doubles(this.outputsAt + column * columnBytes, blockTrials).fill(value);
    }
  }

  /** Some trials behind the last one are worked out with it: they are the last one again. */
  private repeatLast(n: number): void {
    const end = Math.ceil(n / powersAtOnce) * powersAtOnce;
    if (end === n) return;
    const { allDoubles } = this.memory;
    for (const input of this.program.reads) {
      const at = (this.inputsAt + input * columnBytes) / 8;
      allDoubles.fill(allDoubles[at + n - 1] as number, at + n, at + end);
    }
  }
}

function carefully({ source, sums, within }: Again): Machine {
  const careful = simplify(source, sums, within, false);
  return machineOf(careful, wanted(careful));
}

function inputsOf({ graph }: Simplified, needed: Uint8Array): number[] {
  const inputs: number[] = [];
  for (let node = 0; node < needed.length; node++) {
    const step = graph.steps[node] as Step;
    if (needed[node] === 1 && step.kind === "input") inputs.push(step.slot);
  }
  return inputs.sort((a, b) => a - b);
}
