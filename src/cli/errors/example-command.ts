/** A command to paste where one lacks what it needs: with names of the plan at hand, so that it answers as it stands. */

import { elasticitiesOf } from "../../analysis/explain/elasticities.ts";
import { traceOf } from "../../analysis/explain/trace.ts";
import { shellWord } from "../../errors.ts";
import { fileExamples } from "../../messages/example-names.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headlineMetric, isBalance } from "../../report/selection.ts";

/** The issues that say that an argument, or an option that stands for one, is not there. */
export const lacking: ReadonlySet<string> = new Set([
  ...["usage.missing-argument", "sweep.nothing", "solve.one-of", "solve.no-condition"],
  "solve.needs-subject-to",
]);

/** The example of a command whose arguments name nothing of a plan. */
export function exampleOfFiles(command: string): string | undefined {
  return Object.hasOwn(fileExamples, command)
    ? fileExamples[command as keyof typeof fileExamples]
    : undefined;
}

/**
 * The words of a command with names of a plan; undefined where the plan has none that would do. `plan`: as it was named on the command
 * line, which the example then names too. Throws Failure where the plan's base cannot be evaluated.
 */
export function exampleOf(command: string, project: Project, plan: string | undefined): string | undefined {
  const words = wordsFor(command, project);
  if (words === undefined) return undefined;
  const named = plan === undefined ? [] : ["--plan", plan];
  return ["baekjo", command, ...words, ...named].map(shellWord).join(" ");
}

function wordsFor(command: string, project: Project): readonly string[] | undefined {
  const { plan, scenarioNames, definition } = project;
  const metric = headlineMetric(definition);
  if (metric === undefined) return undefined;
  if (command === "explain" || command === "cite") return [metric];
  const other = plan.alternatives?.[0] ?? scenarioNames.find((name) => name !== plan.base);
  if (command === "compare" && other !== undefined) return [plan.base, other];
  const strongest = strongestInput(project, metric);
  if (strongest === undefined) return undefined;
  const { name, more } = strongest;
  if (command === "compare") return [plan.base, "--set", `${name}*=1.1`];
  if (command === "sweep") return ["--vary", `${name}*=[0.9,1,1.1]`];
  const own = definition.metrics.find((each) => each.name === metric);
  if (command !== "solve" || own === undefined || !isBalance(own)) return undefined;
  return [more > 0 ? "--min" : "--max", name, "--subject-to", `all(${metric} >= 0)`];
}

/** Of the inputs that have one number and no need to be whole, the one that moves a metric most; and what a percent more of it does. */
function strongestInput(project: Project, metric: string) {
  const [scenario] = resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios;
  const trace = traceOf(project, scenario as Scenario);
  const found = elasticitiesOf(project, trace, trace.figure(metric), undefined);
  const strongest = found.find(
    ({ setting: { value, rest, declaration }, more }) =>
      typeof value === "number" && rest === undefined && !declaration.whole && (more ?? 0) !== 0,
  );
  return strongest && { name: strongest.setting.name, more: strongest.more as number };
}
