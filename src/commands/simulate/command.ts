import { Option } from "@commander-js/extra-typings";
import { readUntil, type Until } from "../../analysis/conditions/accuracy.ts";
import { assumedYears } from "../../analysis/projection/money.ts";
import { modelOf } from "../../analysis/scenario-model.ts";
import { prepare, type SimulationLayout } from "../../analysis/simulated-scenarios.ts";
import type { App } from "../../cli/app.ts";
import { basisOf, metricUnnamed, questionFrom } from "../../cli/metric-argument.ts";
import { openProject, originOf, resolve, resultOf } from "../../cli/open-project.ts";
import { repeated, type SelectOptions, seeding, selecting, valued, whole } from "../../cli/options.ts";
import { type Destination, destination, everyDestination, print, together } from "../../cli/output.ts";
import { isStdout } from "../../cli/streams/output-file.ts";
import { blockTrials } from "../../engine/simd/block.ts";
import { Failure, type Message, message } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { named } from "../../messages/example-names.ts";
import type { Format } from "../../output/formats.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { noteOnSummary, selectedNames } from "../../report/selection.ts";
import type { DrawsReport } from "../../report/simulated.ts";
import { blocksOf } from "../../simulation/simulation.ts";
import type { SimulationJob } from "../../simulation/types.ts";
import { partOf, partView } from "./part.ts";
import { Progress } from "./progress.ts";
import { mediansOf, simulateReport, simulationFrame } from "./report.ts";
import { blocksIn, readShard, type Shard } from "./shards.ts";
import { fittingJobs, Threads, Trials } from "./trials.ts";
import { simulateView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo simulate ${named.other} --prob "any(${named.left} < 0)"`,
  `baekjo simulate ${named.base} ${named.other} --metric ${named.left}`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return selecting()
    .argument("[scenarios...]")
    .option("--chart")
    .addOption(new Option("--trials <n>").argParser(whole(1, limits.trials)))
    .addOption(seeding())
    .addOption(new Option("--sampling <how>").choices(["plain", "sobol"] as const).default("plain" as const))
    .addOption(repeated("--prob <condition>"))
    .addOption(valued("--until <accuracy>"))
    .addOption(new Option("--draws <n>").argParser(whole(1, limits.draws)))
    .addOption(new Option("--jobs <n>").argParser(whole(1, 512)))
    .addOption(valued("--shard <i/n>"))
    .action(async (scenarios, options) => simulate(app, scenarios, options));
}

type SimulateOptions = SelectOptions & {
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

/** `baekjo simulate`: scenarios drawn many times over, or one shard of that. */
export async function simulate(app: App, asked: readonly string[], options: SimulateOptions): Promise<void> {
  if (options.draws !== undefined) return await drawn(app, asked, options, options.draws);
  const shard = options.shard === undefined ? undefined : readShard(options.shard, app.streams.env);
  const output = shard === undefined ? destination(options, app) : partDestination(options, app);
  // An accuracy is an amount of the plan's own money.
  if (options.until !== undefined && options.in !== undefined) throw together("--until", "--in");
  if (options.until !== undefined && options.real !== undefined) throw together("--until", "--real");
  const numbers = numbersOf(options);
  const threads = new Threads(numbers.jobs - 1, app.root);
  try {
    const project = await openProject(app, options, asked);
    await simulated(app, asked, options, { shard, output, numbers, threads }, project);
  } finally {
    await threads.end();
  }
}

/** The formats of single trials: rows for programs. */
const rowFormats: readonly Format[] = ["csv", "ndjson", "json"];

/** `baekjo simulate --draws`: the first trials one by one, in place of what is counted of all. */
async function drawn(app: App, asked: readonly string[], options: SimulateOptions, count: number) {
  const { prob, until, shard, trials } = options;
  const others = { "--prob": prob, "--until": until, "--shard": shard };
  const [other] = Object.entries(others).flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (other !== undefined) throw together("--draws", other);
  if (trials !== undefined && trials < count) {
    throw new Failure("usage", message("simulate.draws-trials", { draws: count, trials }));
  }
  const output = destination(options, app, { offered: rowFormats });
  if (everyDestination(output).some(({ format }) => !rowFormats.includes(format))) {
    throw new Failure(
      "usage",
      message("usage.only-format", { option: "--draws", format: rowFormats.join(", ") }),
    );
  }
  const project = await openProject(app, options, asked);
  const names = asked.length === 0 ? [project.plan.base] : asked;
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
  refuseMoreDraws(report, everyDestination(output));
  const said = [...notes, ...noteOnSummary(project, selection)];
  await print(report, drawsView, output, [...said, ...assumedYears(project, scenarios, money)]);
}

/** Throws Failure "usage" for more rows than there may be, and for more numbers than a JSON document holds. */
function refuseMoreDraws({ draws, scenarios, inputs, metrics }: DrawsReport, places: readonly Destination[]) {
  const rows = draws * scenarios.length;
  if (rows > limits.draws) {
    throw new Failure("usage", message("limit.draws", { asked: rows, most: limits.draws }));
  }
  const numbers = rows * (inputs.length + metrics.length);
  if (numbers <= limits.drawnNumbers || places.every(({ format }) => format !== "json")) return;
  throw new Failure("usage", message("limit.draws-json", { asked: numbers, most: limits.drawnNumbers }));
}

/** Whether something of its own is asked about; else the model's own outcomes are. */
function isAsked({ metric, section, prob, until }: SimulateOptions): boolean {
  return [metric, section, prob, until].some((given) => given !== undefined);
}

/** What is known before there is a project. */
interface Asked {
  readonly shard: Shard | undefined;
  readonly output: Destination;
  readonly numbers: ReturnType<typeof numbersOf>;
  readonly threads: Threads;
}

async function simulated(
  app: App,
  asked: readonly string[],
  options: SimulateOptions,
  { shard, output, numbers, threads }: Asked,
  project: Project,
): Promise<void> {
  const names = asked.length === 0 ? [project.plan.base] : asked;
  const resolved = await resolve(app, project, names, options);
  const { scenarios } = resolved;
  const first = scenarios[0] as Scenario;
  const accuracy = options.until === undefined ? undefined : questionFrom("--until", options.until);
  const until = accuracy && readUntil(project, first, accuracy);
  const otherwise = options.chart && options.section === undefined ? [metricUnnamed(project)] : [];
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
    ...[accuracy, ...request.conditions].flatMap((asked) => asked?.notes ?? []),
    ...assumedYears(project, scenarios, money),
  ];
  const recorded = { ...options, trials: String(numbers.trials), seed: String(numbers.seed) };
  const origin = await resultOf(app, recorded, asked, output, project, scenarios);
  const medians = mediansOf(project, scenarios, layout, money);
  const frame = { ...simulationFrame(project, scenarios, job, layout, origin), medians };
  const progress = new Progress(app.streams, job.trials, options.lang);
  const trials = new Trials(job, threads, progress);
  try {
    if (shard !== undefined) {
      const { from, to: end } = blocksIn(shard, blocksOf(job.trials));
      await trials.run(from, end);
      await print(partOf(frame, job, trials.outcome, shard, app.version), partView, output, notes);
      return;
    }
    const reached = await runAll(trials, job, layout, until);
    if (until !== undefined && !reached) {
      notes.push(message("simulate.not-reached", { trials: job.trials, metric: until.metric }));
    }
    await print(simulateReport(frame, trials.outcome, options.chart ?? false), simulateView, output, notes);
  } finally {
    progress.end();
  }
}

/**
 * Runs all blocks, or as many as the accuracy asked for takes: it is looked at after 8, 16, 32, … blocks, so that it depends on nothing but
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

function numbersOf(options: SimulateOptions) {
  const sobol = options.sampling === "sobol";
  const otherwise = options.until !== undefined ? maxUntil : sobol ? 16 * blockTrials : 10_000;
  const asked = options.trials ?? otherwise;
  const trials = sobol ? Math.ceil(asked / 16) * 16 : asked;
  const notes: Message[] = trials === asked ? [] : [message("simulate.rounded-up", { asked, trials })];
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

/** A part has one format: the one that merge reads. */
function partDestination(options: SimulateOptions, app: App): Destination {
  const named = options.output?.some((file) => !isStdout(file)) ?? false;
  const output = destination(named ? options : { ...options, json: true }, app);
  if (everyDestination(output).some(({ format }) => format !== "json"))
    throw new Failure("usage", message("simulate.shard-format"));
  return output;
}
