import { join } from "node:path";
import type { App } from "../../cli/app.ts";
import { askedFiles, openFiles, openProject, originOf, resolve } from "../../cli/open-project.ts";
import { resolving, type ScenarioOptions, valued } from "../../cli/options.ts";
import { type Destination, destination, print } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { shippedPlans } from "../../files/json/read-file.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import { assumptionsOf } from "./inputs.ts";
import { listReport, listsReport } from "./report.ts";
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
  return resolving()
    .argument("[list]")
    .argument("[filter...]")
    .option("--assumptions")
    .option("--used-by")
    .option("--unused")
    .option("--missing")
    .addOption(valued("--older-than <span>"))
    .addOption(valued("--as-of <day>"))
    .action(async (name, words, options) => list(app, name, words, options));
}

type ListOptions = ScenarioOptions & SourceOptions & { readonly assumptions?: true };

/** `baekjo list`: what there is to ask about, by name. Words behind it are one phrase, quoted or not. */
export async function list(
  app: App,
  name: string | undefined,
  words: readonly string[],
  options: ListOptions,
): Promise<void> {
  const filter = words.length === 0 ? undefined : words.join(" ");
  const { assumptions, usedBy, unused, missing, olderThan } = options;
  const some = assumptions || usedBy || unused || missing || olderThan !== undefined ? "" : undefined;
  const to = destination({ ...options, filtered: filter ?? some }, app);
  if (name !== "inputs") refuseForInputs(options);
  const requested = askedOfSources(name, filter, options);
  if (isPlans(name)) return await listPlans(app, filter, options, to);
  const project = await openProject(app, options);
  const { scenarios: current, notes } = await resolve(app, project, [], options);
  const scenariosOf = (scenarios: readonly string[]) =>
    scenarios.length === 0 ? current : resolveScenarios(project, { scenarios, set: [], unset: [] }).scenarios;
  const origin = originOf(app, project);
  if (requested === "missing") return await print(missingReport(project, scenariosOf, origin), listView, to);
  const report =
    name === undefined
      ? listsReport(project, scenariosOf, origin, shippedPlans(join(app.root, "data")).length)
      : requested === "sources"
        ? sourceReport(project, filter, await questionOf(app, options, project), origin)
        : listReport(project, name, filter, scenariosOf, origin);
  await print(assumptions ? assumptionsOf(report) : report, listView, to, notes);
}

/** Only inputs are changed by settings, and assumed. Throws Failure "usage". */
function refuseForInputs({ setFile, set, unset, years, assumptions }: ListOptions): void {
  const given = [
    ["--set-file", setFile],
    ["--set", set],
    ["--unset", unset],
    ["--years", years],
    ["--assumptions", assumptions],
  ] as const;
  const [option] = given.find(([, value]) => value !== undefined) ?? [];
  if (option !== undefined) throw new Failure("usage", message("list.only-inputs", { option }));
}

/** Whatever surrounds the program: whoever asks which plans there are may have named none that is. */
async function listPlans(app: App, filter: string | undefined, options: ScenarioOptions, to: Destination) {
  const files =
    options.plan === undefined ? { dataDir: join(app.root, "data") } : await askedFiles(app, options);
  const project = await openFiles(app, files, []);
  const { plansReport } = await import("./shipped-plans.ts");
  await print(plansReport(project, files, filter, originOf(app, project)), listView, to);
}
