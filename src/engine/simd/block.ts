/** Many trials of a model at a time: its figures as a program of column operations, and that program in a memory. */

import type { Expression, Figure, Model } from "../../model/types.ts";
import type { Bounds } from "../bounds/interval.ts";
import { Unrolling, type UnrollOptions } from "../compile.ts";
import { type ColumnProgram, type Operand, programOf } from "./lowering.ts";
import { blockTrials, columnBytes, columnStride, line, Memory } from "./memory.ts";
import { type Simplified, simplify } from "./simplify.ts";

export { blockTrials, columnStride };

/** Trials that go through the program at a time: as many as leave its columns in the cache next to the core. */
const tileTrials = 256;
const tileBytes = 8 * tileTrials;
/** From one column of a tile to the next: see `columnBytes`. */
const tileStride = tileBytes + line;
/** The kernels evaluate whole lines: trials behind the last one are the last one again. */
const lineTrials = line / 8;

/** A model's figures as plain data, fit to be sent to a worker. */
export interface BlockProgram {
  /** Where each output's columns start, and how many there are: one a year, or one. */
  readonly slots: readonly { readonly from: number; readonly length: number }[];
  /** Columns that a kernel reads, one for each free input, and writes. */
  readonly inputs: number;
  readonly size: number;
  /** The columns that are the same whatever the inputs, and what they are. */
  readonly constants: ReadonlyMap<number, number>;
  /** The free inputs that any output depends on. */
  readonly reads: readonly number[];
  readonly program: ColumnProgram;
}

/**
 * Compiles a model for some outputs. `within[i]`: between which values free input i stays. What these decide is left out of the program;
 * outside them its results mean nothing. `sums`: of which columns the sums are wanted too, as columns behind the others. Throws
 * CycleError, SizeError.
 */
export function compileBlock(
  model: Model,
  outputs: readonly (Figure | Expression)[],
  within: readonly Bounds[],
  options: UnrollOptions = {},
  sums: (slots: BlockProgram["slots"]) => readonly (readonly number[])[] = () => [],
): BlockProgram {
  const { slots, source } = new Unrolling(model, options).source(outputs);
  return blockOf(slots, simplify(source, sums(slots), within), within.length);
}

/** The program of a simplified graph that reads so many inputs. */
export function blockOf(slots: BlockProgram["slots"], simplified: Simplified, inputs: number): BlockProgram {
  const constants = new Map<number, number>();
  for (const [column, node] of simplified.outputs.entries()) {
    const value = simplified.graph.valueOf(node);
    if (value !== undefined) constants.set(column, value);
  }
  return {
    ...{ slots, inputs, size: simplified.outputs.length, constants },
    ...{ reads: inputsOf(simplified), program: programOf(simplified) },
  };
}

function inputsOf({ graph, outputs }: Simplified): number[] {
  const needed = graph.steps.neededFor(outputs);
  const inputs: number[] = [];
  for (let node = 0; node < graph.steps.length; node++) {
    const slot = needed[node] ? graph.steps.slotOf(node) : undefined;
    if (slot !== undefined) inputs.push(slot);
  }
  return inputs.sort((a, b) => a - b);
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
  private readonly block: BlockProgram;
  /** Addresses of the instructions, of their end, and of what splits work in. */
  private readonly program: number;
  private readonly programEnd: number;
  private readonly workspace: number;
  /** For how many trials the columns of constants hold them. */
  private filled = 0;

  /** `inputsAt`: columns that others have reserved. */
  constructor(block: BlockProgram, memory = new Memory(), inputsAt?: number) {
    const { program, size } = block;
    this.memory = memory;
    this.block = block;
    this.inputsAt = inputsAt ?? memory.reserve(block.inputs * columnBytes);
    this.outputsAt = memory.reserve(size * columnBytes);
    const constantsAt = memory.reserve(program.constants.length * line);
    for (const [i, value] of program.constants.entries()) {
      memory.doubles(constantsAt + i * line, lineTrials).fill(value);
    }
    const tileAt = memory.reserve(program.columns * tileStride);
    this.workspace = memory.reserve(Math.max(2 * tileBytes, 48 * program.operands));
    /** As `assembly/operands.ts` has it. */
    const word = (operand: Operand): number => {
      const from = operand[0];
      const number = operand[1];
      if (from === "constant") return constantsAt + number * line;
      if (from === "tile") return (tileAt + number * tileStride) | 1;
      return ((from === "input" ? this.inputsAt : this.outputsAt) + number * columnBytes) | 3;
    };
    const length = program.instructions.reduce(
      (all, { immediates, operands }) => all + 1 + immediates.length + operands.length,
      0,
    );
    this.program = memory.reserve(4 * length);
    this.programEnd = this.program + 4 * length;
    const words = memory.words(this.program, length);
    let at = 0;
    for (const { op, immediates, operands } of program.instructions) {
      words[at++] = op;
      for (let i = 0; i < immediates.length; i++) words[at++] = immediates[i] as number;
      for (let i = 0; i < operands.length; i++) words[at++] = word(operands[i] as Operand);
    }
  }

  /** Until more memory is reserved. */
  get inputs(): Float64Array {
    return this.memory.doubles(this.inputsAt, this.block.inputs * columnStride);
  }

  get outputs(): Float64Array {
    return this.memory.doubles(this.outputsAt, this.block.size * columnStride);
  }

  /** Evaluates trials 0 to n - 1 of a block. */
  evaluate(n: number): void {
    const trials = this.repeatLast(n);
    this.fillConstants(n);
    const { kernels } = this.memory;
    for (let from = 0; from < trials; from += tileTrials) {
      const bytes = 8 * Math.min(tileTrials, trials - from);
      kernels.evaluate(this.program, this.programEnd, this.workspace, 8 * from, bytes);
    }
  }

  /** Once for each trial of a block: a few trials touch little memory. */
  private fillConstants(n: number): void {
    const { filled } = this;
    if (n <= filled) return;
    for (const [column, value] of this.block.constants) {
      this.memory.doubles(this.outputsAt + column * columnBytes + 8 * filled, n - filled).fill(value);
    }
    this.filled = n;
  }

  /** Fills up the last line of the inputs; returns how many trials there are then. */
  private repeatLast(n: number): number {
    const end = Math.ceil(n / lineTrials) * lineTrials;
    if (end > n) {
      const { allDoubles } = this.memory;
      for (const input of this.block.reads) {
        const at = (this.inputsAt + input * columnBytes) / 8;
        allDoubles.fill(allDoubles[at + n - 1] as number, at + n, at + end);
      }
    }
    return end;
  }
}
