/** Samplers by the distribution that they are of: the tables of some take long to calculate, so each is made once, for all who draw from it. */

import { type Distribution, type Sampler, sampler } from "../math/distributions/distributions.ts";
import type { RangedInput, Samplers, SimulationJob } from "./types.ts";

/** The first message to a worker. */
export interface Work {
  readonly job: SimulationJob;
  readonly samplers: Samplers;
}

export function keyOf(distribution: Distribution): string {
  return JSON.stringify(distribution);
}

/** The samplers of all that a job draws. */
export function samplersOf({ scenarios }: SimulationJob): Samplers {
  const found = new Map<string, Sampler>();
  for (const { inputs, program } of scenarios) {
    for (const input of program.reads) {
      const { distribution } = inputs[input] as RangedInput;
      const key = keyOf(distribution);
      if (!found.has(key)) found.set(key, sampler(distribution));
    }
  }
  return found;
}
