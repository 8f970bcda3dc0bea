/** What comes of each input alone at the median of its draws. */

import { BlockKernel, blockTrials, columnStride } from "../engine/simd/block.ts";
import { medianOf } from "./draws.ts";
import type { ScenarioJob } from "./types.ts";

/**
 * Returns a column of a scenario by input: with that one at the median of its draws, all others at their values. Base units; not finite
 * where it is undefined, and NaN where the inputs contradict each other then.
 */
export function atMedians({ inputs, program, requirements }: ScenarioJob, column: number): number[] {
  const kernel = new BlockKernel(program);
  const values: number[] = [];
  for (let from = 0; from < inputs.length; from += blockTrials) {
    const n = Math.min(blockTrials, inputs.length - from);
    for (const [i, input] of inputs.entries()) {
      const rows = kernel.inputs.subarray(i * columnStride, i * columnStride + n);
      rows.fill(input.distribution.mode);
      if (i >= from && i < from + n) rows[i - from] = medianOf(input);
    }
    kernel.evaluate(n);
    const { outputs } = kernel;
    const read = (of: number, row: number) => outputs[of * columnStride + row] as number;
    for (let row = 0; row < n; row++) {
      const isBroken = requirements.some((columns) => columns.some((of) => read(of, row) === 0));
      values.push(isBroken ? Number.NaN : read(column, row));
    }
  }
  return values;
}
