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

/**
 * What an input's samplers are of. A whole input is drawn from its shape stretched by half a unit on both sides, and rounded: each whole
 * number between the limits has a unit of its own then, those of a uniform shape are equally likely, and the mode of the others is the
 * most likely.
 */
export function drawnFrom({ distribution, whole, limits }: RangedInput): Distribution {
  const { shape, low, mode, high } = distribution;
  if (
    !whole ||
    limits !== undefined ||
    !(shape === "uniform" || shape === "triangular" || shape === "pert")
  ) {
    return distribution;
  }
  // The ends stay so far below a half that no rounding reaches the next number; where a double has no room for that, they stay.
  const room = 4 * Number.EPSILON * Math.max(1, Math.abs(low), Math.abs(high));
  const half = 0.5 - room;
  if (half < 0.25 || low === high) return distribution;
  const [from, to] = [low - half, high + half];
  const stretched = from + ((mode - low) / (high - low)) * (to - from);
  return { ...distribution, low: from, mode: Math.min(to, Math.max(from, stretched)), high: to };
}

/** The samplers of all that a job draws. */
export function samplersOf({ scenarios }: SimulationJob): Samplers {
  const found = new Map<string, Sampler>();
  for (const { inputs, program } of scenarios) {
    for (const input of program.reads) {
      const distribution = drawnFrom(inputs[input] as RangedInput);
      const key = keyOf(distribution);
      if (!found.has(key)) found.set(key, sampler(distribution));
    }
  }
  return found;
}
