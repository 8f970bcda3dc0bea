/** The trials of a simulation, on one thread or several. */

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Outcome, OutcomeData } from "../../simulation/outcome.ts";
import { samplersOf, type Work } from "../../simulation/samplers.ts";
import { Simulation, sharedBlocks } from "../../simulation/simulation.ts";
import type { Blocks, SimulationJob } from "../../simulation/types.ts";

/** Of fewer trials than this for each scenario another thread would not be done sooner. */
const worthAThread = 250_000;

/** How many threads pay for so many trials, where nobody has said. */
export function fittingJobs(trials: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(trials / worthAThread)));
}

/** Threads beside this one, which come up while a job is prepared for them. */
export class Threads {
  readonly all: readonly Thread[];

  /** `root`: the folder of the package. */
  constructor(count: number, root: string) {
    this.all = Array.from({ length: count }, () => new Thread(root));
  }

  async end(): Promise<void> {
    await Promise.all(this.all.map((thread) => thread.end()));
  }
}

class Thread {
  private readonly worker: Worker;
  private readonly failed: Promise<never>;

  constructor(root: string) {
    const program = JSON.stringify(join(root, "bin", "baekjo.js"));
    // A thread makes little that lasts: young space beyond a little is memory for nothing.
    this.worker = new Worker(`require(${program}).work()`, {
      eval: true,
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    this.failed = new Promise((_, reject) => this.worker.once("error", reject));
    // Whoever waits for an answer gets the error; nobody may be waiting.
    this.failed.catch(() => {});
  }

  prepare(work: Work): void {
    this.worker.postMessage(work);
  }

  /** What it has counted when there are no blocks left. */
  run(blocks: Blocks): Promise<OutcomeData> {
    const counted = new Promise<OutcomeData>((resolve) => this.worker.once("message", resolve));
    this.worker.postMessage(blocks);
    return Promise.race([counted, this.failed]);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The watcher of a simulation's progress. */
export interface Watcher {
  /** So many of its blocks are taken. Returns whether it is to pause, so that others have their turn. */
  at(blocks: number): boolean;
  /** Waits where it pauses; ends the simulation with what it throws. */
  pause(): Promise<void>;
  /** There is no more to tell. */
  end(): void;
}

/** Calculates blocks of a job, stretch by stretch; what it has counted is the same for any number of threads. */
export class Trials {
  private readonly simulation: Simulation;
  private readonly threads: readonly Thread[];
  private readonly watcher: Watcher;

  constructor(job: SimulationJob, threads: Threads, watcher: Watcher) {
    this.threads = threads.all;
    this.watcher = watcher;
    const samplers = samplersOf(job);
    for (const thread of this.threads) thread.prepare({ job, samplers });
    this.simulation = new Simulation(job, samplers);
  }

  /** What has been counted of all blocks so far. */
  get outcome(): Outcome {
    return this.simulation.outcome;
  }

  /** Blocks `from` to `to - 1`. This thread takes its share of them. */
  async run(from: number, to: number): Promise<void> {
    const blocks = sharedBlocks(from, to);
    const others = this.threads.map((thread) => thread.run(blocks));
    while (!this.simulation.runAll(blocks, (taken) => this.watcher.at(taken))) await this.watcher.pause();
    this.simulation.flush();
    for (const data of await Promise.all(others)) this.outcome.add(data);
  }
}
