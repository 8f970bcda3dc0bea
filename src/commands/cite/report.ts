import type { Trace } from "../../analysis/explain/trace.ts";
import { shellWord } from "../../errors.ts";
import { sameText, type Text } from "../../model/definition.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import { overrides } from "../../output/text/heading.ts";
import { plansOwn } from "../../plan/scenarios/layers.ts";
import { settingLabel } from "../../plan/scenarios/scenario-label.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import type { CiteReport } from "../../report/explanation.ts";
import { headOf, scenarioHead } from "../../report/head.ts";
import { restsOn, sourcesOf } from "../../report/provenance-rows.ts";
import type { Origin } from "../../report/types.ts";
import { yearsText } from "../../year-names.ts";
import { figureHead, restsOnRows } from "../explain/report.ts";
import { trialRanges } from "./range.ts";

/** A figure with all that an article needs to be checked by. */
export function citeReport(
  project: Project,
  scenario: Scenario,
  trace: Trace,
  figure: ModelFigure,
  year: number | undefined,
  fingerprint: CiteReport["fingerprint"],
  origin: Origin,
): CiteReport {
  const parameters = restsOnRows(project, scenario, trace, figure, year);
  const moved = parameters.filter(({ active }) => active);
  const head = figureHead(project, trace, figure, year);
  return {
    command: "cite",
    ...headOf(project, origin),
    scenarios: [scenarioHead(scenario)],
    years: scenario.years,
    settings: settingsOf(scenario, project),
    figure: head,
    range: trialRanges(project, scenario, [head]).get(figure.name),
    simulation: simulationOf(project, scenario, figure.name, origin),
    fingerprint,
    inputSummary: restsOn(parameters),
    countsMoney: [head, ...moved].some(({ unit }) => unit.split(/[*/]/).includes(project.plan.currency.code)),
    sources: sourcesOf(moved, project),
  };
}

/** What options of the command line change; settings by position are in the scenario's label. */
function settingsOf({ layers }: Scenario, project: Project): Text[] {
  return layers.flatMap(({ id, from, set, unset }) => {
    if (from === "table") return [sameText(id)];
    if (id !== "--set") return [];
    return [...unset.map((name) => `${name}=${plansOwn}`), ...set].map((text) => settingLabel(text, project));
  });
}

/** The command that draws what a citation gives the range of, with all that the citation is of. */
function simulationOf(
  { plan }: Project,
  scenario: Scenario,
  metric: string,
  { planFile, modelFile }: Origin,
): string {
  const { name, years } = scenario;
  const isPlans = years[0] === plan.years[0] && years.at(-1) === plan.years.at(-1);
  const words = [
    ...(planFile === undefined ? [] : ["--plan", planFile]),
    ...(modelFile === undefined ? [] : ["--model", modelFile]),
    ...overrides(scenarioHead(scenario)),
    ...(isPlans ? [] : ["--years", yearsText(years, plan.calendar)]),
  ];
  return ["baekjo", "simulate", name, ...words, "--metric", metric].map(shellWord).join(" ");
}
