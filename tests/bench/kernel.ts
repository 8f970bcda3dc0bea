/** How long the kernel takes alone, on a block that is drawn already. */

import { BlockKernel, blockTrials, columnStride } from "../../src/engine/simd/block.ts";
import { Draws, plainWords } from "../../src/simulation/draws.ts";
import type { Shipped } from "./shipped.ts";

const trials = 200 * blockTrials;

/** Processor time, of the best of some rounds: the first ones are spent on warming up. */
export function kernelSeconds({ program, blocks }: Shipped): {
  readonly seconds: number;
  readonly trials: number;
} {
  const words = plainWords(program.drawn, 1);
  const drawn = new Float64Array(program.drawn.length * blockTrials);
  new Draws(program.drawn, [], words).fill(0, blockTrials, drawn, blockTrials);
  const kernel = new BlockKernel(blocks);
  const { inputs } = kernel;
  for (const [i, { slot }] of program.drawn.entries()) {
    inputs.set(drawn.subarray(i * blockTrials, (i + 1) * blockTrials), slot * columnStride);
  }
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6; round++) {
    const before = process.cpuUsage();
    for (let trial = 0; trial < trials; trial += blockTrials) kernel.evaluate(blockTrials);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return { seconds: best, trials };
}
