/** Columns in, columns out: instructions evaluated by the kernels. */

import { Op } from "../../../src/engine/simd/assembly/layout.ts";
import { BlockKernel, columnStride } from "../../../src/engine/simd/block.ts";
import type { Instruction, Operand } from "../../../src/engine/simd/lowering.ts";

/** Returns what each column of the outputs holds, of as many trials as the inputs have. */
export function evaluate(
  instructions: readonly Instruction[],
  inputs: readonly (readonly number[])[],
  outputs: number,
  constants: readonly number[] = [],
): number[][] {
  const kernel = new BlockKernel({
    ...{ slots: [], inputs: inputs.length, size: outputs, constants: new Map() },
    reads: [...inputs.keys()],
    program: { instructions, constants, columns: 0, operands: 100 },
  });
  for (const [i, column] of inputs.entries()) kernel.inputs.set(column, i * columnStride);
  const n = inputs[0]?.length ?? 1;
  kernel.evaluate(n);
  return Array.from({ length: outputs }, (_, k) => [
    ...kernel.outputs.subarray(k * columnStride, k * columnStride + n),
  ]);
}

export const input = (number: number): Operand => ["input", number];
export const output = (number: number): Operand => ["output", number];
export const constant = (number: number): Operand => ["constant", number];

/** One operation, whose operands are the columns in their order. */
export function applied(op: keyof typeof Op, ...columns: readonly (readonly number[])[]): number[] {
  const operands = [output(0), ...columns.map((_, i) => input(i))];
  return evaluate([{ op: Op[op], immediates: [], operands }], columns, 1)[0] as number[];
}

/** Undefined is not a number or an infinity; the sign of a zero does not count. */
export function told(value: number): number {
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}
