import { join } from "node:path";
import type { App } from "../../cli/app.ts";
import { askedFiles, openFiles, openProject, originOf } from "../../cli/open-project.ts";
import { type AnswerOptions, tabling, valued } from "../../cli/options.ts";
import { type Destination, destination, print } from "../../cli/output.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import { listReport } from "./report.ts";
import { isPlans } from "./shipped-plans.ts";
import {
  askedOfSources,
  missingReport,
  questionOf,
  type SourceOptions,
  sourceReport,
} from "./sources-report.ts";
import { listView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = ["baekjo list scenarios", "baekjo list sources --used-by --older-than 12mo"] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return tabling()
    .argument("[list]")
    .argument("[filter]")
    .option("--used-by")
    .option("--unused")
    .option("--missing")
    .addOption(valued("--older-than <span>"))
    .addOption(valued("--as-of <day>"))
    .action(async (name, filter, options) => list(app, name, filter, options));
}

/** `baekjo list`: what there is to ask about, by name. */
export async function list(
  app: App,
  name: string | undefined,
  filter: string | undefined,
  options: AnswerOptions & SourceOptions,
): Promise<void> {
  const to = destination(options, app);
  const asked = askedOfSources(name, filter, options);
  if (isPlans(name)) return await listPlans(app, filter, options, to);
  const project = await openProject(app, options);
  const resolve = (scenarios: readonly string[]) =>
    resolveScenarios(project, { scenarios, set: [], unset: [] }).scenarios;
  const origin = originOf(app, project);
  if (asked === "missing") return await print(missingReport(project, resolve, origin), listView, to);
  const report =
    asked === "sources"
      ? sourceReport(project, filter, await questionOf(app, options, project), origin)
      : listReport(project, name, filter, resolve, origin);
  await print(report, listView, to);
}

/** Whatever surrounds the program: whoever asks which plans there are may have named none that is. */
async function listPlans(app: App, filter: string | undefined, options: AnswerOptions, to: Destination) {
  const files =
    options.plan === undefined ? { dataDir: join(app.root, "data") } : await askedFiles(app, options);
  const project = await openFiles(app, files, []);
  const { plansReport } = await import("./shipped-plans.ts");
  await print(plansReport(project, files, filter, originOf(app, project)), listView, to);
}
