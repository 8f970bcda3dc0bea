import { project as projectOver } from "../../analysis/projection/projection.ts";
import type { App } from "../../cli/app.ts";
import { askedFiles } from "../../cli/open-project.ts";
import { type AnswerOptions, answering } from "../../cli/options.ts";
import { destination, print } from "../../cli/output.ts";
import { Failure, type Issue, message } from "../../errors.ts";
import { append } from "../../lists.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { isPlaceholder } from "../../report/placeholders.ts";
import { validateReport, validateView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = ["baekjo validate", "baekjo validate my-scenario.json"] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return answering()
    .option("--all")
    .argument("[files...]")
    .action(async (files, options) => validate(app, files, options));
}

/** `baekjo validate`: every error of every data file, in one report. */
export async function validate(app: App, files: readonly string[], options: AnswerOptions): Promise<void> {
  const to = destination(options, app);
  const { validateAll } = await import("../../files/validate.ts");
  const found = validateAll({ ...(await askedFiles(app, options)), files });
  const issues = [...found.issues];
  // Formulas are checked on inputs, so the inputs must be sound first.
  if (issues.length === 0 && found.project !== undefined) append(issues, faultsOf(found.project, files));
  if (issues.length > 0) throw new Failure("input", issues);
  const placeholders = [...(found.project?.plan.settings.values() ?? [])].filter(isPlaceholder);
  const notes = [
    ...found.unnamed.map((name) => message("validate.unnamed", { name })),
    ...(placeholders.length === 0 ? [] : [message("validate.placeholders", { count: placeholders.length })]),
  ];
  await print(validateReport(found.files, app.version), validateView, to, notes);
}

/** What is wrong with the formulas, or with what they require of the inputs, in any scenario; each fault once. */
function faultsOf(project: Project, files: readonly string[]): Issue[] {
  const faults = new Map<string, Issue>();
  for (const name of [...project.scenarioNames, ...files]) {
    const scenario = scenarioOf(project, name);
    if (scenario === undefined) continue;
    for (const issue of issuesOf(project, scenario)) faults.set(JSON.stringify(issue), issue);
  }
  return [...faults.values()];
}

/** Not every file is a scenario; those that are have been found sound. */
function scenarioOf(project: Project, name: string): Scenario | undefined {
  try {
    return resolveScenarios(project, { scenarios: [name], set: [], unset: [] }).scenarios[0];
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function issuesOf(project: Project, scenario: Scenario): readonly Issue[] {
  try {
    projectOver(project, scenario);
    return [];
  } catch (error) {
    if (error instanceof Failure && error.kind === "input") return error.issues;
    throw error;
  }
}
