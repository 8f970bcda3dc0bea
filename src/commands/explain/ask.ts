import { attribution } from "../../analysis/explain/attribution.ts";
import { openPercents } from "../../analysis/explain/effects.ts";
import { restatedFigures } from "../../analysis/explain/restated-trace.ts";
import { traceOf } from "../../analysis/explain/trace.ts";
import { assumedYears } from "../../analysis/projection/money.ts";
import { together } from "../../cli/arguments.ts";
import { basisOf, checkYear, figuresOf, kindOf, nameAndYear } from "../../cli/metric-argument.ts";
import { originOf, resolve, type Session } from "../../cli/open-project.ts";
import type { AnswerOptions, MoneyOptions, RequestOf, ScenarioOptions } from "../../cli/options.ts";
import { Failure, message, shellWord } from "../../errors.ts";
import { type Answer, ofAnyKind } from "../../output/report-view.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import type { DifferenceReport } from "../../report/explanation.ts";
import { differenceReport } from "./diff-report.ts";
import { changesView } from "./diff-view.ts";
import { parameterView } from "./input-view.ts";
import { explainReport, parameterReport } from "./report.ts";
import { explainView } from "./view.ts";

export type ExplainOptions = AnswerOptions &
  ScenarioOptions &
  MoneyOptions & { readonly diff?: true; readonly depth?: number };

/** A figure through its formulas down to the cited pages; or a parameter. Throws Failure, and Interrupted. */
export async function askExplain(
  { app, formats, open }: Session,
  [requested, ...names]: readonly string[],
  options: RequestOf<ExplainOptions>,
): Promise<Answer> {
  const { depth } = options;
  // Its records are of parameters, which stand as they were given, whatever lies between.
  if (formats.includes("csv")) {
    refuseMoney(options, "--format csv");
    const only = { option: "--depth", format: "table, json, ndjson, markdown" };
    if (depth !== undefined) throw new Failure("usage", message("usage.only-format", only));
  }
  if (requested === undefined) throw new Failure("usage", message("explain.what"));
  if (names.length > 1)
    throw new Failure("usage", message("explain.one-scenario", { name: names[1] as string }));
  const project = await open(names, options.setFile);
  const { name, year } = nameAndYear(requested, project);
  const { scenarios, notes } = await resolve(app, project, names, options);
  const scenario = scenarios[0] as Scenario;
  checkYear(year, scenario, project);
  const origin = originOf(app, project);
  const kind = kindOf(name, project, scenario);
  if (kind === "parameter") {
    if (depth !== undefined) throw new Failure("usage", message("explain.depth-figure", { name }));
    for (const option of moneyAsked(options)) {
      throw new Failure("usage", message("explain.money-figure", { option, name }));
    }
    const trace = traceOf(project, scenario);
    const report = () => parameterReport(project, scenario, trace, name, origin);
    return ofAnyKind({ report, view: parameterView, notes });
  }
  openPercents(project, scenario);
  const trace = traceOf(project, scenario);
  const money = basisOf(options, project);
  const restated = restatedFigures(project, trace, money);
  const request = { year, depth, restated };
  const report = () => explainReport(project, scenario, trace, trace.figure(name), request, origin);
  const allNotes = [...notes, ...assumedYears(project, [scenario], money)];
  return ofAnyKind({ report, view: explainView, notes: allNotes });
}

/** Why two scenarios differ in a figure. Throws Failure, and Interrupted. */
export async function askDifference(
  { app, open }: Session,
  words: readonly string[],
  options: RequestOf<ExplainOptions>,
): Promise<Answer<DifferenceReport>> {
  const { depth } = options;
  const project = await open(words, options.setFile);
  const { name, year, names } = twoScenarios(words, project);
  refuseMoneyOfDifference(options, name, names);
  const { scenarios, notes } = await resolve(app, project, names, options);
  const [baseline, other] = scenarios as [Scenario, Scenario];
  checkYear(year, baseline, project);
  if (kindOf(name, project, baseline) === "parameter") {
    throw new Failure("input", {
      ...message("report.parameter", { metric: name }),
      next: [message("next.see", { command: `baekjo compare ${names.join(" ")} --inputs` })],
    });
  }
  const found = attribution(project, baseline, other);
  const figure = found.trace.figure(name);
  const origin = originOf(app, project);
  const report = () => differenceReport(project, [baseline, other], found, figure, { year, depth }, origin);
  return { report, view: changesView, notes };
}

function moneyAsked({ in: currency, real }: MoneyOptions): string[] {
  return [...(currency === undefined ? [] : ["--in"]), ...(real === undefined ? [] : ["--real"])];
}

/** Throws Failure "usage" where money is requested in other money than the plan's own. */
function refuseMoney(options: MoneyOptions, other: string): void {
  for (const option of moneyAsked(options)) throw together(option, other);
}

/** A tree of differences stands in the plan's own money; what may be expressed in other money is the same difference, input by input. */
function refuseMoneyOfDifference(options: MoneyOptions, metric: string, names: readonly string[]): void {
  const { in: currency, real } = options;
  const money = [
    ...(currency === undefined ? [] : ["--in", currency]),
    ...(real === undefined ? [] : ["--real", String(real)]),
  ];
  const words = ["baekjo", "compare", ...names, "--bridge", metric, ...money];
  for (const option of moneyAsked(options)) {
    const next = [message("next.try", { command: words.map(shellWord).join(" ") })];
    throw new Failure("usage", { ...message("usage.together", { option, other: "--diff" }), next });
  }
}

/** `--diff A B METRIC`, or the figure first; one scenario is held against the plan. Throws Failure "usage". */
function twoScenarios(words: readonly string[], project: Project) {
  const figures = figuresOf(project);
  const isFigure = (word: string | undefined) =>
    word !== undefined && figures.has(word.split("@")[0] as string);
  const first = isFigure(words[0]) && !isFigure(words.at(-1));
  const scenarios = first ? words.slice(1) : words.slice(0, -1);
  const metric = first ? words[0] : words.at(-1);
  if (metric === undefined || scenarios.length === 0 || scenarios.length > 2) {
    throw new Failure("usage", message("explain.diff-form"));
  }
  const names = scenarios.length === 1 ? [project.plan.base, ...scenarios] : scenarios;
  return { ...nameAndYear(metric, project), names };
}
