/**
 * A thread that calculates some of a simulation's blocks each time it is asked to, and returns what it has counted. It is sent the
 * job once it is up: starting it takes as long as preparing one.
 */

import { parentPort } from "node:worker_threads";
import type { Work } from "../../simulation/samplers.ts";
import { Simulation } from "../../simulation/simulation.ts";
import type { Blocks } from "../../simulation/types.ts";

/** Serves the thread that has started this one, until it ends it. */
export function serve(): void {
  let simulation: Simulation | undefined;
  parentPort?.on("message", (message: Work | Blocks) => {
    if ("job" in message) {
      simulation = new Simulation(message.job, message.samplers);
      return;
    }
    simulation?.runAll(message);
    parentPort?.postMessage(simulation?.take().data);
  });
}
