import { readUntil, type Until } from "../../analysis/conditions/accuracy.ts";
import { assumedYears } from "../../analysis/projection/money.ts";
import { modelOf } from "../../analysis/scenario-model.ts";
import { prepare, type SimulationLayout } from "../../analysis/simulated-scenarios.ts";
import { together } from "../../cli/arguments.ts";
import { basisOf, metricUnnamed, questionFrom } from "../../cli/metric-argument.ts";
import { originOf, resolve, resultOf, type Session } from "../../cli/open-project.ts";
import type { RequestOf, SelectOptions } from "../../cli/options.ts";
import { blockTrials } from "../../engine/simd/block.ts";
import { Failure, type Message, message } from "../../errors.ts";
import { limits } from "../../limits.ts";
import type { Format } from "../../output/formats.ts";
import type { Answer } from "../../output/report-view.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { noteOnSummary, selectedNames } from "../../report/selection.ts";
import type { DrawsReport, PartReport, SimulateReport } from "../../report/simulated.ts";
import { blocksOf } from "../../simulation/simulation.ts";
import type { SimulationJob } from "../../simulation/types.ts";
import { partOf, partView } from "./part.ts";
import { mediansOf, type SimulationFrame, simulateReport, simulationFrame } from "./report.ts";
import { blocksIn, type Shard } from "./shards.ts";
import { fittingJobs, Threads, Trials, type Watcher } from "./trials.ts";
import { simulateView } from "./view.ts";

export type SimulateOptions = SelectOptions & {
  readonly trials?: number;
  readonly seed?: number;
  readonly sampling: "plain" | "sobol";
  readonly prob?: readonly string[];
  readonly until?: string;
  readonly draws?: number;
  readonly jobs?: number;
  readonly shard?: string;
  readonly chart?: true;
};

const maxUntil = 100_000_000;

/** The formats of single trials: rows for programs. */
export const rowFormats: readonly Format[] = ["csv", "ndjson", "json"];

/** The first trials one by one, in place of what is counted of all. Throws Failure, and Interrupted. */
export async function askDraws(
  { app, formats, open }: Session,
  requested: readonly string[],
  options: RequestOf<SimulateOptions>,
  count: number,
): Promise<Answer<DrawsReport>> {
  const project = await open(requested, options.setFile);
  const names = requested.length === 0 ? [project.plan.base] : requested;
  const { scenarios, notes } = await resolve(app, project, names, options);
  const { metric: metrics = [], section, sampling, seed = 1 } = options;
  const first = scenarios[0] as Scenario;
  const model = modelOf(project, first);
  const selection = { metrics, section, otherwise: "summary" } as const;
  const selected = selectedNames(project, model, selection, undefined);
  const money = basisOf(options, project);
  const request = { metrics: selected, sampling, seed, trials: count, money, conditions: [] };
  const prepared = prepare(project, scenarios, request);
  const { drawsReport, drawsView } = await import("./draws.ts");
  const report = drawsReport(project, scenarios, prepared, count, originOf(app, project));
  refuseMoreDraws(report, formats);
  const allNotes = [...notes, ...noteOnSummary(project, selection)];
  return {
    report: () => report,
    view: drawsView,
    notes: [...allNotes, ...assumedYears(project, scenarios, money)],
  };
}

/** Throws Failure "usage" for options that single trials do not take. */
export function refuseBesideDraws(
  { prob, until, shard, trials }: RequestOf<SimulateOptions>,
  count: number,
): void {
  const others = { "--prob": prob, "--until": until, "--shard": shard };
  const [other] = Object.entries(others).flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (other !== undefined) throw together("--draws", other);
  if (trials !== undefined && trials < count) {
    throw new Failure("usage", message("simulate.draws-trials", { draws: count, trials }));
  }
}

/** Throws Failure "usage" for more rows than there may be, and for more numbers than a JSON document holds. */
function refuseMoreDraws({ draws, scenarios, inputs, metrics }: DrawsReport, formats: readonly Format[]) {
  const rows = draws * scenarios.length;
  if (rows > limits.draws) {
    throw new Failure("usage", message("limit.draws", { requested: rows, most: limits.draws }));
  }
  const numbers = rows * (inputs.length + metrics.length);
  if (numbers <= limits.drawnNumbers || !formats.includes("json")) return;
  throw new Failure("usage", message("limit.draws-json", { requested: numbers, most: limits.drawnNumbers }));
}

/** Whether something of its own is asked about; else the model's own outcomes are. */
function isAsked({ metric, section, prob, until }: RequestOf<SimulateOptions>): boolean {
  return [metric, section, prob, until].some((given) => given !== undefined);
}

/** The watcher of the progress of a simulation of so many trials. */
export type Watching = (trials: number) => Watcher;

/** Scenarios drawn many times over. Throws Failure, Interrupted, and what the watcher throws. */
export async function askSimulate(
  session: Session,
  requested: readonly string[],
  options: RequestOf<SimulateOptions>,
  watching: Watching,
): Promise<Answer<SimulateReport>> {
  return simulated(
    session,
    requested,
    options,
    watching,
    async ({ trials, job, layout, until, frame, notes }) => {
      const reached = await runAll(trials, job, layout, until);
      if (until !== undefined && !reached) {
        notes.push(message("simulate.not-reached", { trials: job.trials, metric: until.metric }));
      }
      const report = simulateReport(frame, trials.outcome, options.chart ?? false);
      return { report: () => report, view: simulateView, notes };
    },
  );
}

/** One shard of that, for `merge`. Throws Failure, Interrupted, and what the watcher throws. */
export async function askPart(
  session: Session,
  requested: readonly string[],
  options: RequestOf<SimulateOptions>,
  watching: Watching,
  shard: Shard,
): Promise<Answer<PartReport>> {
  return simulated(session, requested, options, watching, async ({ trials, job, frame, notes }) => {
    const { from, to } = blocksIn(shard, blocksOf(job.trials));
    await trials.run(from, to);
    const report = partOf(frame, job, trials.outcome, shard, session.app.version);
    return { report: () => report, view: partView, notes };
  });
}

/** What is drawn where nothing is named, and what says how often it lasts. */
function drawnUnnamed(project: Project): readonly string[] {
  const { metric, shortfall } = project.definition.headline ?? {};
  const drawn = metricUnnamed(project);
  return drawn === metric && shortfall !== undefined ? [drawn, shortfall] : [drawn];
}

/** A simulation that is prepared. */
interface Prepared {
  readonly trials: Trials;
  readonly job: SimulationJob;
  readonly layout: SimulationLayout;
  readonly until: Until | undefined;
  readonly frame: SimulationFrame;
  readonly notes: Message[];
}

/** What `run` makes of a simulation; the threads come up while it is prepared, and are gone afterwards. */
async function simulated<Found>(
  { app, formats, open }: Session,
  requested: readonly string[],
  options: RequestOf<SimulateOptions>,
  watching: Watching,
  run: (prepared: Prepared) => Promise<Found>,
): Promise<Found> {
  // An accuracy is an amount of the plan's own money.
  if (options.until !== undefined && options.in !== undefined) throw together("--until", "--in");
  if (options.until !== undefined && options.real !== undefined) throw together("--until", "--real");
  const numbers = numbersOf(options);
  const threads = new Threads(numbers.jobs - 1, app.root);
  try {
    const project = await open(requested, options.setFile);
    const names = requested.length === 0 ? [project.plan.base] : requested;
    const resolved = await resolve(app, project, names, options);
    const { scenarios } = resolved;
    const first = scenarios[0] as Scenario;
    const accuracy = options.until === undefined ? undefined : questionFrom("--until", options.until);
    const until = accuracy && readUntil(project, first, accuracy);
    const otherwise = options.chart && options.section === undefined ? drawnUnnamed(project) : [];
    const { metric: metrics = otherwise, section, prob: conditions = [], sampling } = options;
    const selection = { metrics, section, otherwise: "summary" } as const;
    const selected = selectedNames(project, modelOf(project, first), selection, until?.metric);
    const money = basisOf(options, project);
    const request = {
      ...{ metrics: selected, sampling, seed: numbers.seed, trials: numbers.trials, money },
      conditions: conditions.map((text) => questionFrom("--prob", text)),
      outcomes: isAsked(options) ? [] : project.definition.headline?.outcomes,
    };
    const { job, layout } = prepare(project, scenarios, request);
    const notes = [
      ...resolved.notes,
      ...noteOnSummary(project, selection),
      ...numbers.notes,
      ...[accuracy, ...request.conditions].flatMap((requested) => requested?.notes ?? []),
      ...assumedYears(project, scenarios, money),
    ];
    const recorded = { ...options, trials: String(numbers.trials), seed: String(numbers.seed) };
    const origin = await resultOf(app, recorded, requested, formats, project, scenarios);
    const medians = mediansOf(project, scenarios, job, layout);
    const frame = { ...simulationFrame(project, scenarios, job, layout, origin), medians };
    const watcher = watching(job.trials);
    try {
      return await run({ trials: new Trials(job, threads, watcher), job, layout, until, frame, notes });
    } finally {
      watcher.end();
    }
  } finally {
    await threads.end();
  }
}

/**
 * Runs all blocks, or as many as the accuracy requested takes: it is looked at after 8, 16, 32, … blocks, so that it depends on nothing but
 * the draws. Gives whether it was reached.
 */
async function runAll(
  trials: Trials,
  job: SimulationJob,
  layout: SimulationLayout,
  until: Until | undefined,
): Promise<boolean> {
  const blocks = blocksOf(job.trials);
  if (until === undefined) {
    await trials.run(0, blocks);
    return true;
  }
  const place = layout.metrics.find(({ name }) => name === until.metric)?.total ?? 0;
  const reached = () =>
    trials.outcome.scenarios.every(({ tallies }) => (tallies[place]?.standardError ?? 0) < until.below);
  for (let from = 0, to = 8; from < blocks; from = to, to *= 2) {
    await trials.run(from, Math.min(to, blocks));
    if (reached()) return true;
  }
  return false;
}

function numbersOf(options: RequestOf<SimulateOptions>) {
  const sobol = options.sampling === "sobol";
  const otherwise = options.until !== undefined ? maxUntil : sobol ? 16 * blockTrials : 10_000;
  const requested = options.trials ?? otherwise;
  const trials = sobol ? Math.ceil(requested / 16) * 16 : requested;
  const notes: Message[] =
    trials === requested ? [] : [message("simulate.rounded-up", { requested, trials })];
  if (options.until !== undefined && options.shard !== undefined) {
    throw new Failure("usage", message("simulate.until-shard"));
  }
  return {
    trials,
    seed: options.seed ?? 1,
    jobs: Math.min(options.jobs ?? fittingJobs(options.until === undefined ? trials : 0), blocksOf(trials)),
    notes,
  };
}
