/**
 * The trials of a simulation: a job as plain data, any stretch of its blocks worked out anywhere, and outcomes that merge to the
 * same bits however the blocks were split.
 */

import { BlockKernel, type BlockProgram, blockTrials } from "../model/block.ts";
import { columnBytes, Memory } from "../model/memory.ts";
import type { Correlation } from "../plan/project.ts";
import { Columns, type Counted, Counter, Counting } from "./counting.ts";
import { Draws, plainWords, type RangedInput } from "./draws.ts";
import { Outcome, type ScenarioOutcome, shapeOf } from "./outcome.ts";
import { Requirements } from "./requirements.ts";
import type { Samplers } from "./samplers.ts";
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
  /** Columns of values to tally, and of each the value at the inputs as they are. */
  readonly tallied: readonly { readonly column: number; readonly reference: number }[];
  /** Columns of conditions: how often each is met is counted. */
  readonly conditions: readonly number[];
  /** Columns of calendar years: how often each year comes up is counted. */
  readonly years: readonly number[];
  /** For each requirement its columns: in how many trials it is broken is counted. */
  readonly requirements: readonly (readonly number[])[];
}

/** Blocks that several threads share: each takes the next, until there are none below `to`. */
export interface Blocks {
  readonly next: Int32Array;
  readonly to: number;
}

export function sharedBlocks(from: number, to: number): Blocks {
  const next = new Int32Array(new SharedArrayBuffer(4));
  next[0] = from;
  return { next, to };
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
  readonly counters: readonly Counter[];
  /** The tallied columns: those that draws move, and all of them, for blocks in which constants may be others. */
  readonly moved: Columns;
  readonly every: Columns;
  /** The places of the rest among the tallied columns, and what they are. */
  readonly constants: readonly { readonly place: number; readonly value: number }[];
  /** How many blocks of how many trials there were in which constants were what they are, since it was last asked. */
  readonly steady: Map<number, number>;
  readonly differences: readonly Counter[];
  /** Each by itself: they are worked out in the same column. */
  readonly differing: readonly Columns[];
  /** Whether constants may be others in some trials of the block at hand. */
  denied: boolean;
  /** Requirements by the columns to look at where constants are what they are, and by all of theirs. */
  readonly open: Requirements;
  readonly requirements: Requirements;
}

export class Simulation {
  private outcome: Outcome;
  private readonly job: SimulationJob;
  private readonly memory = new Memory();
  private readonly engines: readonly Engine[];
  /** What the first scenario must draw: what it reads, and those that draw alike. */
  private readonly reads: readonly number[];
  /** Years that came up in a block, and how often. */
  private readonly seen = new Float64Array(blockTrials);
  private readonly times = new Uint32Array(blockTrials);
  /** The address of a column. */
  private readonly difference: number;

  /** `samplers`: those that were made before. */
  constructor(job: SimulationJob, samplers?: Samplers) {
    const { memory } = this;
    this.job = job;
    this.outcome = new Outcome(shapeOf(job));
    this.difference = memory.reserve(columnBytes);
    const counting = new Counting(memory);
    const first = job.scenarios[0] as ScenarioJob;
    const same = (one: ScenarioJob) => JSON.stringify(one.inputs) === JSON.stringify(first.inputs);
    const { groups } = shapeOf(job);
    const engines: Engine[] = [];
    for (const [i, one] of job.scenarios.entries()) {
      const shares = i > 0 && same(one);
      const counters = (tallies: readonly Tally[] = []) =>
        tallies.map((tally) => new Counter(counting, tally));
      const kernel = new BlockKernel(one.program, memory, shares ? engines[0]?.kernel.inputsAt : undefined);
      const addressOf = (column: number) => kernel.outputsAt + column * columnBytes;
      const requirements = (counts: (column: number) => boolean) =>
        new Requirements(
          memory,
          one.requirements.map((columns) => columns.filter(counts).map(addressOf)),
        );
      const own = counters(this.outcome.scenarios[i]?.tallies);
      const every = own.map((counter, tally): Counted & { readonly constant: number | undefined } => {
        const column = one.tallied[tally]?.column as number;
        const constant = one.program.constants.get(column);
        return { column: addressOf(column), counter, tally, constant };
      });
      const differences = counters(this.outcome.scenarios[i]?.differences);
      engines.push({
        job: one,
        draws: shares ? undefined : drawsOf(job, one, memory, samplers),
        kernel,
        counters: own,
        moved: new Columns(
          counting,
          every.filter(({ constant }) => constant === undefined),
          groups,
        ),
        every: new Columns(counting, every, groups),
        constants: every.flatMap(({ tally, constant }) =>
          constant === undefined ? [] : [{ place: tally, value: constant }],
        ),
        steady: new Map(),
        differences,
        differing: differences.map(
          (counter, tally) => new Columns(counting, [{ column: this.difference, counter, tally }], groups),
        ),
        denied: false,
        open: requirements((column) => one.program.constants.get(column) !== 1),
        requirements: requirements(() => true),
      });
    }
    this.engines = engines;
    const sharing = engines.filter(({ draws }, i) => i === 0 || draws === undefined);
    this.reads = [...new Set(sharing.flatMap(({ job: { program } }) => program.reads))];
  }

  /** Works out blocks as long as there are any left. `at`: is told how many are taken. */
  runAll({ next, to }: Blocks, at: (blocks: number) => void = () => {}): void {
    for (let block = Atomics.add(next, 0, 1); block < to; block = Atomics.add(next, 0, 1)) {
      this.run(block);
      at(Math.min(to, Atomics.load(next, 0)));
    }
  }

  /** Works out one block, counted from 0, and adds it to the outcome. */
  run(block: number): void {
    const from = block * blockTrials;
    const n = Math.min(blockTrials, this.job.trials - from);
    for (const [i, engine] of this.engines.entries()) {
      const { draws, kernel, job } = engine;
      draws?.draw(from, n, kernel.inputsAt, i === 0 ? this.reads : job.program.reads);
      engine.denied = kernel.evaluate(n);
    }
    for (const i of this.engines.keys()) this.count(i, n);
    this.outcome.trials += n;
  }

  /** What has been counted since it was last taken. */
  take(): Outcome {
    const { outcome } = this;
    for (const [i, { counters, differences, constants, steady }] of this.engines.entries()) {
      const own = outcome.scenarios[i] as ScenarioOutcome;
      for (const [k, counter] of counters.entries()) counter.flush(own.tallies[k] as Tally);
      for (const [k, counter] of differences.entries()) counter.flush(own.differences[k] as Tally);
      for (const [n, blocks] of steady) {
        for (const { place, value } of constants) own.tallies[place]?.addConstant(value, n, blocks);
      }
      steady.clear();
    }
    this.outcome = new Outcome(shapeOf(this.job));
    return outcome;
  }

  private count(scenario: number, n: number): void {
    const engine = this.engines[scenario] as Engine;
    const own = this.outcome.scenarios[scenario] as ScenarioOutcome;
    if (engine.denied) engine.every.add(n, own.tallies);
    else {
      engine.moved.add(n, own.tallies);
      engine.steady.set(n, (engine.steady.get(n) ?? 0) + 1);
    }
    this.countConditions(engine, n, own);
    (engine.denied ? engine.requirements : engine.open).add(n, own.broken);
    for (let k = 0; k < engine.differing.length; k++) {
      this.compare(scenario, k, n);
      engine.differing[k]?.add(n, own.differences);
    }
  }

  private countConditions({ job, kernel }: Engine, n: number, { conditions, years }: ScenarioOutcome): void {
    const { allDoubles } = this.memory;
    const placeOf = (column: number): number => (kernel.outputsAt + column * columnBytes) / 8;
    for (const [k, count] of conditions.entries()) {
      const at = placeOf(job.conditions[k] as number);
      for (let t = at; t < at + n; t++) {
        const met = allDoubles[t] as number;
        if (met === 1) count.met++;
        else if (met !== 0) count.undefined++;
      }
    }
    for (const [k, counts] of years.entries()) this.countYears(placeOf(job.years[k] as number), n, counts);
  }

  /** Few years come up: they are looked for among those of this block. */
  private countYears(at: number, n: number, counts: Map<number, number>): void {
    const { allDoubles } = this.memory;
    const { seen, times } = this;
    let distinct = 0;
    for (let t = at; t < at + n; t++) {
      const year = allDoubles[t] as number;
      if (year - year !== 0) continue;
      let i = 0;
      while (i < distinct && seen[i] !== year) i++;
      if (i === distinct) {
        seen[distinct] = year;
        times[distinct++] = 0;
      }
      times[i] = (times[i] as number) + 1;
    }
    for (let i = 0; i < distinct; i++) {
      const year = seen[i] as number;
      counts.set(year, (counts.get(year) ?? 0) + (times[i] as number));
    }
  }

  /** Trial by trial less the first scenario. */
  private compare(scenario: number, k: number, n: number): void {
    const place = this.job.paired[k] as number;
    const at = (i: number) => {
      const { job, kernel } = this.engines[i] as Engine;
      const column = job.tallied[place]?.column as number;
      return this.memory.doubles(kernel.outputsAt + column * columnBytes, n);
    };
    const [own, first, difference] = [at(scenario), at(0), this.memory.doubles(this.difference, n)];
    for (let t = 0; t < n; t++) difference[t] = (own[t] as number) - (first[t] as number);
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
