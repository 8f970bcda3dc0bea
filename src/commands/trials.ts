/** The trials of a simulation, on one thread or several. */

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Outcome, type OutcomeData, type OutcomeShape, shapeOf } from "../analysis/outcome.ts";
import { samplersOf, type Work } from "../analysis/samplers.ts";
import { Simulation, type SimulationJob } from "../analysis/simulation.ts";
import { keptTables } from "./kept-tables.ts";
import type { Progress } from "./progress.ts";

/** Of fewer trials than this for each scenario another thread would not be done sooner. */
const worthAThread = 250_000;

/** How many threads pay for so many trials, where nobody has said. */
export function fittingJobs(trials: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(trials / worthAThread)));
}

/** Works out blocks of a job, stretch by stretch; what it has counted is the same for any number of threads. */
export class Trials {
  outcome: Outcome;
  private readonly shape: OutcomeShape;
  private readonly simulation: Simulation;
  private readonly workers: readonly Worker[];
  private readonly progress: Progress;

  constructor(job: SimulationJob, jobs: number, progress: Progress) {
    this.shape = shapeOf(job);
    this.outcome = new Outcome(this.shape);
    const samplers = samplersOf(job, keptTables());
    this.simulation = new Simulation(job, samplers);
    this.progress = progress;
    // The bundles stand side by side. A worker makes little that lasts: young space beyond a little is memory for nothing.
    const workerData: Work = { job, samplers };
    const options = { workerData, resourceLimits: { maxYoungGenerationSizeMb: 8 } };
    this.workers = Array.from({ length: jobs - 1 }, () => new Worker(join(__dirname, "worker.cjs"), options));
  }

  /** Blocks `from` to `to - 1`. This thread takes its share of them. */
  async run(from: number, to: number): Promise<void> {
    const step = this.workers.length + 1;
    const others = this.workers.map((worker, i) => {
      const done = answer(worker);
      worker.postMessage({ from: from + i + 1, to, step });
      return done;
    });
    for (let block = from; block < to; block += step) {
      this.simulation.run(block);
      this.progress.at(Math.min(to, block + step));
    }
    const own = this.simulation.take();
    own.merge(this.outcome);
    this.outcome = own;
    for (const data of await Promise.all(others)) own.merge(Outcome.from(this.shape, data));
  }

  async end(): Promise<void> {
    this.progress.end();
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

function answer(worker: Worker): Promise<OutcomeData> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (data: OutcomeData) => {
      worker.removeListener("error", reject);
      resolve(data);
    });
  });
}
