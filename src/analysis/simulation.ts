/**
 * The trials of a simulation: a job as plain data, any stretch of its blocks worked out anywhere, and outcomes that merge to the
 * same bits however the blocks were split.
 */

import { type BlockKernel, type BlockProgram, bind, blockTrials } from "../model/block.ts";
import type { Correlation } from "../plan/project.ts";
import { Draws, plainWords, type RangedInput } from "./draws.ts";
import { Outcome, type ScenarioOutcome, shapeOf } from "./outcome.ts";
import { sobolWords } from "./sobol-points.ts";
import type { Tally } from "./tally.ts";

export type Sampling = "plain" | "sobol";

/** Fit to be sent to a worker. */
export interface SimulationJob {
  readonly seed: number;
  readonly sampling: Sampling;
  readonly trials: number;
  readonly correlations: readonly Correlation[];
  /** The names of all inputs that are drawn in any scenario, sorted. */
  readonly names: readonly string[];
  readonly scenarios: readonly ScenarioJob[];
  /** Places among a scenario's tallied columns of which the paired differences are wanted. */
  readonly paired: readonly number[];
}

export interface ScenarioJob {
  readonly inputs: readonly RangedInput[];
  readonly program: BlockProgram;
  /** The columns that no draw moves, sums included. */
  readonly constants: ReadonlyMap<number, number>;
  /** Sums of output columns, which stand behind the program's own. */
  readonly sums: readonly (readonly number[])[];
  /** Columns of values to tally, and of each the value at the inputs as they are. */
  readonly tallied: readonly { readonly column: number; readonly reference: number }[];
  /** Columns of conditions: how often each is met is counted. */
  readonly conditions: readonly number[];
  /** Columns of calendar years: how often each year comes up is counted. */
  readonly years: readonly number[];
  /** For each requirement its columns: in how many trials it is broken is counted. */
  readonly requirements: readonly (readonly number[])[];
}

export function blocksOf(trials: number): number {
  return Math.ceil(trials / blockTrials);
}

/** One scenario on its way through a block: what it is drawn, and what comes of it. */
interface Engine {
  readonly job: ScenarioJob;
  /** None where it draws just what the first one draws. */
  readonly draws: Draws | undefined;
  readonly kernel: BlockKernel;
  readonly outputs: Float64Array;
  readonly words: Uint32Array;
}

export class Simulation {
  private outcome: Outcome;
  private readonly job: SimulationJob;
  private readonly engines: readonly Engine[];
  private readonly inputs: readonly Float64Array[];
  /** What the first scenario must draw: what it reads, and those that draw alike. */
  private readonly reads: readonly number[];
  private readonly marks = new Uint8Array(blockTrials);
  private readonly difference = new Float64Array(blockTrials);
  private readonly differenceWords = new Uint32Array(this.difference.buffer);

  constructor(job: SimulationJob) {
    this.job = job;
    this.outcome = new Outcome(shapeOf(job));
    const first = job.scenarios[0] as ScenarioJob;
    const same = (one: ScenarioJob) => JSON.stringify(one.inputs) === JSON.stringify(first.inputs);
    this.engines = job.scenarios.map((one, i) => {
      const outputs = new Float64Array((one.program.size + one.sums.length) * blockTrials);
      return {
        job: one,
        draws: i > 0 && same(one) ? undefined : drawsOf(job, one),
        kernel: bind(one.program),
        outputs,
        words: new Uint32Array(outputs.buffer),
      };
    });
    const own = this.engines.map(({ draws, job: { inputs } }) =>
      draws === undefined ? undefined : new Float64Array(Math.max(1, inputs.length) * blockTrials),
    );
    this.inputs = own.map((columns) => columns ?? (own[0] as Float64Array));
    const shared = this.engines.filter(({ draws }, i) => i === 0 || draws === undefined);
    this.reads = [...new Set(shared.flatMap(({ job: { program } }) => program.reads))];
  }

  /** Works out one block, counted from 0, and adds it to the outcome. */
  run(block: number): void {
    const from = block * blockTrials;
    const n = Math.min(blockTrials, this.job.trials - from);
    for (const [i, { draws, kernel, outputs, job }] of this.engines.entries()) {
      const inputs = this.inputs[i] as Float64Array;
      draws?.fill(from, n, inputs, blockTrials, i === 0 ? this.reads : job.program.reads);
      kernel(inputs, outputs, n);
      addColumns(job, outputs, n);
    }
    for (const i of this.engines.keys()) this.count(i, n);
    this.outcome.trials += n;
  }

  /** What has been counted since it was last taken. */
  take(): Outcome {
    const { outcome } = this;
    this.outcome = new Outcome(shapeOf(this.job));
    return outcome;
  }

  private count(scenario: number, n: number): void {
    const { job, outputs, words } = this.engines[scenario] as Engine;
    const { tallies, conditions, years, broken, differences } = this.outcome.scenarios[
      scenario
    ] as ScenarioOutcome;
    for (const [k, tally] of tallies.entries()) {
      const column = job.tallied[k]?.column as number;
      const constant = job.constants.get(column);
      if (constant === undefined) tally.add(outputs, words, column * blockTrials, n);
      else tally.addConstant(constant, n);
    }
    for (const [k, count] of conditions.entries()) {
      const at = (job.conditions[k] as number) * blockTrials;
      for (let t = at; t < at + n; t++) {
        const met = outputs[t] as number;
        if (met === 1) count.met++;
        else if (met !== 0) count.undefined++;
      }
    }
    for (const [k, counts] of years.entries()) {
      const at = (job.years[k] as number) * blockTrials;
      for (let t = at; t < at + n; t++) {
        const year = outputs[t] as number;
        if (Number.isFinite(year)) counts.set(year, (counts.get(year) ?? 0) + 1);
      }
    }
    for (const [k, columns] of job.requirements.entries()) {
      this.marks.fill(0);
      for (const column of columns) {
        const at = column * blockTrials;
        for (let t = 0; t < n; t++) if (outputs[at + t] !== 1) this.marks[t] = 1;
      }
      let trials = 0;
      for (let t = 0; t < n; t++) trials += this.marks[t] as number;
      broken[k] = (broken[k] as number) + trials;
    }
    for (const [k, tally] of differences.entries()) this.compare(scenario, k, tally, n);
  }

  /** Trial by trial less the first scenario. */
  private compare(scenario: number, k: number, tally: Tally, n: number): void {
    const place = this.job.paired[k] as number;
    const at = (i: number) => {
      const { job, outputs } = this.engines[i] as Engine;
      const from = (job.tallied[place]?.column as number) * blockTrials;
      return outputs.subarray(from, from + n);
    };
    const [own, first] = [at(scenario), at(0)];
    for (let t = 0; t < n; t++) this.difference[t] = (own[t] as number) - (first[t] as number);
    tally.add(this.difference, this.differenceWords, 0, n);
  }
}

function drawsOf({ seed, sampling, names, correlations }: SimulationJob, { inputs }: ScenarioJob): Draws {
  const words =
    sampling === "plain" ? plainWords(inputs, seed) : sobolWords(inputs, names, seed, blockTrials);
  return new Draws(inputs, correlations, words);
}

function addColumns({ program, sums }: ScenarioJob, outputs: Float64Array, n: number): void {
  for (const [k, columns] of sums.entries()) {
    const at = (program.size + k) * blockTrials;
    outputs.fill(0, at, at + n);
    for (const column of columns) {
      const from = column * blockTrials;
      for (let t = 0; t < n; t++)
        outputs[at + t] = (outputs[at + t] as number) + (outputs[from + t] as number);
    }
  }
}
