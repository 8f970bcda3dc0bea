/**
 * The trials of a simulation: a job as plain data, any stretch of its blocks calculated anywhere, and outcomes that merge to the
 * same bits however the blocks were split.
 */

import { BlockKernel, blockTrials } from "../engine/simd/block.ts";
import { columnBytes, Memory } from "../engine/simd/memory.ts";
import { Draws, plainWords } from "./draws.ts";
import { Outcome, type ScenarioOutcome, shapeOf } from "./outcome.ts";
import { Engine } from "./scenario-run.ts";
import { sobolWords } from "./sobol-sequence.ts";
import type { Blocks, Samplers, ScenarioJob, SimulationJob } from "./types.ts";

export function sharedBlocks(from: number, to: number): Blocks {
  const next = new Int32Array(new SharedArrayBuffer(4));
  next[0] = from;
  return { next, to };
}

export function blocksOf(trials: number): number {
  return Math.ceil(trials / blockTrials);
}

/** Values in all that are kept at most, of eight bytes each. */
const maxKept = 2 ** 21;

/** All blocks where trials and columns are few enough, or the first. */
function keptBlocks({ trials, scenarios, paired }: SimulationJob): number {
  const columns = scenarios.reduce((n, { tallied }) => n + tallied.length + paired.length, 0);
  return trials * columns <= maxKept ? blocksOf(trials) : 1;
}

export class Simulation {
  /** What has been counted: all of it once it is flushed. */
  outcome: Outcome;
  private readonly job: SimulationJob;
  private readonly memory = new Memory();
  private readonly engines: readonly Engine[];
  /** What draws the inputs of a block: of each scenario that does not draw just what the first one draws. */
  private readonly draws: readonly ((from: number, n: number) => void)[];
  /** The address of a column. */
  private readonly difference: number;
  /** Of so many blocks the values themselves are kept. */
  private readonly kept: number;

  /** `samplers`: those that were made before. */
  constructor(job: SimulationJob, samplers?: Samplers) {
    const { memory } = this;
    const shape = shapeOf(job);
    this.job = job;
    this.kept = keptBlocks(job);
    this.outcome = new Outcome(shape);
    this.difference = memory.reserve(columnBytes);
    const inputsOf = ({ inputs }: ScenarioJob) => JSON.stringify(inputs);
    const first = inputsOf(job.scenarios[0] as ScenarioJob);
    const sharing = job.scenarios.map((one, i) => i === 0 || inputsOf(one) === first);
    // The first scenario is drawn what it reads, and what those read that draw alike.
    const reads = new Set(job.scenarios.flatMap(({ program }, i) => (sharing[i] ? program.reads : [])));
    const engines: Engine[] = [];
    const draws: ((from: number, n: number) => void)[] = [];
    for (const [i, one] of job.scenarios.entries()) {
      const shares = i > 0 && sharing[i];
      const inputsAt = shares ? engines[0]?.kernel.inputsAt : undefined;
      const own = this.outcome.scenarios[i] as ScenarioOutcome;
      const engine = new Engine(one, own, memory, shape.groups, this.difference, inputsAt);
      engines.push(engine);
      if (shares) continue;
      const drawn = i === 0 ? [...reads] : one.program.reads;
      draws.push(drawsOf(job, one, memory, samplers).into(engine.kernel.inputsAt, drawn));
    }
    this.engines = engines;
    this.draws = draws;
  }

  /**
   * Calculates blocks as long as there are any left. `at`: receives how many are taken, and returns whether to pause. Returns false where it
   * pauses: what is left may be calculated afterwards.
   */
  runAll({ next, to }: Blocks, at: (blocks: number) => boolean = () => false): boolean {
    for (let block = Atomics.add(next, 0, 1); block < to; block = Atomics.add(next, 0, 1)) {
      this.run(block);
      if (at(Math.min(to, Atomics.load(next, 0)))) return false;
    }
    return true;
  }

  /** Calculates one block, counted from 0, and adds it to the outcome. */
  run(block: number): void {
    const from = block * blockTrials;
    const n = Math.min(blockTrials, this.job.trials - from);
    for (const draw of this.draws) draw(from, n);
    for (const engine of this.engines) engine.evaluate(n);
    const kept = block < this.kept ? block : undefined;
    for (let i = 0; i < this.engines.length; i++) {
      const own = this.outcome.scenarios[i] as ScenarioOutcome;
      this.engines[i]?.count(n, own, kept, (k) => this.compare(i, k, n));
    }
    this.outcome.trials += n;
  }

  flush(): void {
    for (const [i, engine] of this.engines.entries()) {
      engine.flush(this.outcome.scenarios[i] as ScenarioOutcome);
    }
  }

  /** What has been counted since it was last taken. */
  take(): Outcome {
    this.flush();
    const { outcome } = this;
    this.outcome = new Outcome(shapeOf(this.job));
    return outcome;
  }

  /** Trial by trial less the first scenario. */
  private compare(scenario: number, k: number, n: number): void {
    const place = this.job.paired[k] as number;
    const at = (i: number) => {
      const column = this.job.scenarios[i]?.tallied[place]?.column as number;
      return this.memory.doubles(this.engines[i]?.addressOf(column) as number, n);
    };
    const [own, first, difference] = [at(scenario), at(0), this.memory.doubles(this.difference, n)];
    for (let t = 0; t < n; t++) difference[t] = (own[t] as number) - (first[t] as number);
  }
}

/** One trial, in base units: what its inputs were drawn as, and what came of them. Good until the next is requested. */
export interface Trial {
  /** From 0 on. */
  readonly trial: number;
  readonly input: (place: number) => number;
  readonly output: (column: number) => number;
}

/** The first trials of one of a job's scenarios, one by one: those that a simulation counts, with every input drawn that has a range. */
export function* trialsOf(job: SimulationJob, scenario: ScenarioJob, count: number): Iterable<Trial> {
  const memory = new Memory();
  const kernel = new BlockKernel(scenario.program, memory);
  const all = [...scenario.inputs.keys()];
  const draw = drawsOf(job, scenario, memory, undefined).into(kernel.inputsAt, all);
  for (let from = 0; from < count; from += blockTrials) {
    const n = Math.min(blockTrials, count - from);
    draw(from, n);
    kernel.evaluate(n);
    const { allDoubles } = memory;
    for (let t = 0; t < n; t++) {
      const read = (at: number, column: number) => allDoubles[(at + column * columnBytes) / 8 + t] as number;
      yield {
        trial: from + t,
        input: (place) => read(kernel.inputsAt, place),
        output: (column) => read(kernel.outputsAt, column),
      };
    }
  }
}

function drawsOf(
  { seed, sampling, names, correlations }: SimulationJob,
  { inputs }: ScenarioJob,
  memory: Memory,
  samplers: Samplers | undefined,
): Draws {
  const sources =
    sampling === "plain" ? plainWords(inputs, seed) : sobolWords(inputs, names, seed, blockTrials);
  return new Draws(inputs, correlations, sources, memory, samplers);
}
