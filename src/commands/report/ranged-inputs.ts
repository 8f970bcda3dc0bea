/** What the ranges of inputs come to on a page: trials of all scenarios, and what each input alone does. */

import type { MoneyBasis } from "../../analysis/projection/money.ts";
import type { Figure, Projection } from "../../analysis/projection/projection.ts";
import { tornadoes } from "../../analysis/sensitivity/one-at-a-time.ts";
import { type RangedProgram, rangedKernel, readingOf } from "../../analysis/sensitivity/ranged-model.ts";
import { prepare } from "../../analysis/simulated-scenarios.ts";
import type { App } from "../../cli/app.ts";
import type { originOf } from "../../cli/open-project.ts";
import type { PageOptions } from "../../cli/options.ts";
import { type Message, message } from "../../errors.ts";
import { defaultTrials } from "../../plan/checks.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { blocksOf } from "../../simulation/simulation.ts";
import { sensitivityReport } from "../sensitivity/report.ts";
import { Progress } from "../simulate/progress.ts";
import { simulateReport, simulationFrame } from "../simulate/report.ts";
import { fittingJobs, Threads, Trials } from "../simulate/trials.ts";
import { headlineOf, spreadPart } from "./build.ts";

/** The figure that is drawn, and the one that inputs are held against. */
interface InQuestion {
  readonly spread: Figure | undefined;
  readonly tornado: Figure | undefined;
}

function hasRanges({ settings }: Scenario): boolean {
  return [...settings.values()].some(({ range }) => range !== undefined);
}

/** Says why a page has no trials where they were requested, or where some of its scenarios have ranges. */
export function notSimulated(scenarios: readonly Scenario[], { trials, seed }: PageOptions): Message[] {
  const certain = scenarios.filter((scenario) => !hasRanges(scenario));
  const isRequested = trials !== undefined || seed !== undefined;
  if (certain.length === 0 || (certain.length === scenarios.length && !isRequested)) return [];
  return [message("page.not-simulated", { scenarios: certain.map(({ name }) => name).join(", ") })];
}

/** Trials of all scenarios on the same draws, by programs that tell what inputs do as well; nothing where there is nothing to draw. */
export async function simulated(
  app: App,
  project: Project,
  scenarios: readonly Scenario[],
  { spread: figure, tornado }: InQuestion,
  { trials: requested = defaultTrials, seed = 1, lang }: PageOptions,
  money: MoneyBasis,
  origin: ReturnType<typeof originOf>,
) {
  if (figure === undefined || !scenarios.every(hasRanges)) return undefined;
  const { shortfall } = headlineOf(project);
  const metrics = [figure.name, ...(shortfall === undefined ? [] : [shortfall])];
  const beside = tornado === undefined ? [] : [tornado.name];
  const request = {
    metrics,
    conditions: [],
    beside,
    sampling: "plain",
    seed,
    trials: requested,
    money,
  } as const;
  const threads = new Threads(Math.min(fittingJobs(requested), blocksOf(requested)) - 1, app.root);
  const progress = new Progress(app.streams, requested, lang);
  try {
    const { job, layout, beside: slots } = prepare(project, scenarios, request);
    const trials = new Trials(job, threads, progress);
    await trials.run(0, blocksOf(requested));
    const { outcome } = trials;
    const simulation = simulateReport(
      simulationFrame(project, scenarios, job, layout, origin),
      outcome,
      true,
    );
    const programs = job.scenarios.map(({ program }, i) => ({ program, slots: slots[i] ?? [] }));
    return { simulation, spread: spreadPart(simulation, figure.name, layout, outcome), programs };
  } finally {
    progress.end();
    await threads.end();
  }
}

/** How much each input moves the figure in question, by the program of a simulation where there was one. */
export function tornadoPage(
  project: Project,
  scenario: Scenario,
  projection: Projection,
  question: Figure | undefined,
  money: MoneyBasis,
  compiled: RangedProgram | undefined,
  origin: ReturnType<typeof originOf>,
) {
  const figures = projection.figures.filter(({ name }) => name === question?.name);
  const readings = figures.map((figure) => readingOf(figure, scenario.years, undefined));
  const kernel = rangedKernel(project, scenario, figures, readings, money, compiled);
  const found = tornadoes(kernel, scenario, figures, readings);
  return sensitivityReport(project, scenario, projection, found, undefined, origin);
}
