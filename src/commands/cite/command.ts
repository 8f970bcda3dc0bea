import { openPercents } from "../../analysis/explain/effects.ts";
import { traceOf } from "../../analysis/explain/trace.ts";
import type { App } from "../../cli/app.ts";
import { checkYear, kindOf, nameAndYear } from "../../cli/metric-argument.ts";
import { openProject, originOf, recordedOf, resolve } from "../../cli/open-project.ts";
import { type AnswerOptions, citing, type ScenarioOptions } from "../../cli/options.ts";
import { destination, print } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { named } from "../../messages/example-names.ts";
import { formatsFor } from "../../output/formats.ts";
import type { Scenario } from "../../plan/types.ts";
import { citeReport } from "./report.ts";
import { citeView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo cite ${named.cost} ${named.other}`,
  `baekjo cite ${named.spending}@2028 --lang ko`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return citing(formatsFor("cite"))
    .argument("<metric>")
    .argument("[scenario]")
    .option("--all")
    .action(async (metric, scenario, options) => cite(app, metric, scenario, options));
}

/** `baekjo cite`: one sentence for an article; with --all what it can be checked by; its sources for a reference manager. */
export async function cite(
  app: App,
  requested: string,
  scenarioName: string | undefined,
  options: AnswerOptions & ScenarioOptions,
): Promise<void> {
  const to = destination(options, app, { offered: formatsFor("cite") });
  const names = scenarioName === undefined ? [] : [scenarioName];
  const project = await openProject(app, options, names);
  const { name, year } = nameAndYear(requested, project);
  const resolved = await resolve(app, project, names, options);
  const scenario = resolved.scenarios[0] as Scenario;
  checkYear(year, scenario, project);
  if (kindOf(name, project, scenario) === "parameter") {
    throw new Failure("input", {
      ...message("report.parameter", { metric: name }),
      next: [message("next.see", { command: `baekjo explain ${name}` })],
    });
  }
  openPercents(project, scenario);
  const trace = traceOf(project, scenario);
  const { plan, model } = await recordedOf(project);
  const fingerprint = { plan: plan.fingerprint, model: model.fingerprint };
  const report = citeReport(
    project,
    scenario,
    trace,
    trace.figure(name),
    year,
    fingerprint,
    originOf(app, project),
  );
  await print(report, citeView, to, resolved.notes);
}
