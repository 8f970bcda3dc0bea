import { Option } from "@commander-js/extra-typings";
import { assumedYears } from "../../analysis/projection/money.ts";
import { project as projectOver } from "../../analysis/projection/projection.ts";
import { influences } from "../../analysis/sensitivity/global.ts";
import { tornadoes } from "../../analysis/sensitivity/one-at-a-time.ts";
import { rangedKernel, readingOf } from "../../analysis/sensitivity/ranged-model.ts";
import type { App } from "../../cli/app.ts";
import { together, yearAmong } from "../../cli/arguments.ts";
import { basisOf, metricUnnamed } from "../../cli/metric-argument.ts";
import { openProject, resolve, resultOf } from "../../cli/open-project.ts";
import { seeding, valued, type WorkOptions, whole, working } from "../../cli/options.ts";
import { destination, formatsOf, print } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { named } from "../../messages/example-names.ts";
import type { Scenario } from "../../plan/types.ts";
import { namesSelected } from "../../report/selection.ts";
import { sensitivityReport } from "./report.ts";
import { sensitivityView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo sensitivity ${named.other}`,
  `baekjo sensitivity --global --metric ${named.spending} --metric ${named.cost}`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return working()
    .argument("[scenario]")
    .addOption(valued("--at <year>"))
    .option("--global")
    .addOption(new Option("--trials <count>").argParser(whole(32, 1e6)))
    .addOption(seeding())
    .action(async (scenario, options) => sensitivity(app, scenario, options));
}

/** Enough for the first digits of an index that is worth looking at. */
const defaultTrials = 10_000;

type SensitivityOptions = WorkOptions & {
  readonly at?: string;
  readonly global?: true;
  readonly trials?: number;
  readonly seed?: number;
};

/** `baekjo sensitivity`: what figures of one scenario hinge on. */
export async function sensitivity(
  app: App,
  name: string | undefined,
  options: SensitivityOptions,
): Promise<void> {
  const output = destination(options, app);
  const { at: year } = options;
  for (const [option, value] of [
    ["--trials", options.trials],
    ["--seed", options.seed],
  ] as const) {
    if (value === undefined || options.global) continue;
    throw new Failure("usage", message("sensitivity.global-only", { option }));
  }
  if (options.global && options.scale !== "auto") throw together("--scale", "--global");
  const names = name === undefined ? [] : [name];
  const project = await openProject(app, options, names);
  const { metric = [metricUnnamed(project)] } = options;
  const selection = { metrics: metric, otherwise: "all" } as const;
  const resolved = await resolve(app, project, names, options);
  const scenario = resolved.scenarios[0] as Scenario;
  const money = basisOf(options, project);
  const projection = projectOver(project, scenario, {
    money,
    only: (figures) => namesSelected(figures, selection, project),
  });
  const requested = projection.figures;
  const readings = requested.map((figure) =>
    readingOf(
      figure,
      scenario.years,
      year === undefined ? undefined : yearAmong(year, scenario.years, project.plan.calendar),
    ),
  );
  const kernel = rangedKernel(project, scenario, requested, readings, money);
  const { trials = defaultTrials, seed = 0 } = options;
  const sampled =
    options.global && kernel.inputs.length > 0
      ? influences(kernel, project.plan.correlations, trials, seed)
      : undefined;
  const found = tornadoes(kernel, scenario, requested, readings);
  const recorded = options.global ? { ...options, trials, seed } : options;
  const origin = await resultOf(app, recorded, names, formatsOf(output), project, resolved.scenarios);
  await print(
    sensitivityReport(project, scenario, projection, found, sampled, origin),
    sensitivityView,
    output,
    [...resolved.notes, ...assumedYears(project, [scenario], money)],
  );
}
