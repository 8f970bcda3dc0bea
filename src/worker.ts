/** A thread that works out some of a simulation's blocks each time it is told which, and hands back what it has counted. */

import { parentPort, workerData } from "node:worker_threads";
import type { Work } from "./analysis/samplers.ts";
import { Simulation } from "./analysis/simulation.ts";

/** Blocks from, from + step, … below to. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const { job, samplers } = workerData as Work;
const simulation = new Simulation(job, samplers);
parentPort?.on("message", ({ from, to, step }: Stretch) => {
  for (let block = from; block < to; block += step) simulation.run(block);
  parentPort?.postMessage(simulation.take().data);
});
