/** What comparisons of scenarios and of plans share. */

import { bridge } from "../analysis/bridge.ts";
import { type FigureHead, project as projectOver } from "../analysis/project.ts";
import type { Message } from "../errors.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { bridgeRow } from "../report/bridge.ts";
import type { Side } from "../report/compare.ts";
import type { BridgeRow, CompareReport, ScenarioHead } from "../report/report.ts";
import { namesSelected, type Selection } from "../report/select.ts";
import type { ProjectOptions } from "./options.ts";
import { basisOf } from "./selection.ts";

export type CompareOptions = ProjectOptions & {
  readonly baseline?: string;
  readonly inputs?: true;
  readonly bridge?: string;
  readonly chart?: true;
};

/** A scenario worked out, as far as the figures selected need. Throws Failure "input". */
export function sideOf(
  project: Project,
  scenario: Scenario,
  options: CompareOptions,
  selection: Selection,
): Side {
  const only = (figures: readonly FigureHead[]) => namesSelected(figures, selection, project);
  return { project, scenario, projection: projectOver(project, scenario, { money: basisOf(options), only }) };
}

/** What each changed input contributes to one figure: from the baseline to each of the others. */
export function bridgesTo(
  project: Project,
  scenarios: readonly Scenario[],
  baseline: number,
  metric: string | undefined,
): BridgeRow[] {
  if (metric === undefined) return [];
  return scenarios.flatMap((scenario, i) =>
    i === baseline ? [] : [bridgeRow(bridge(project, scenarios[baseline] as Scenario, scenario, metric), i)],
  );
}

/** Scenarios that no input tells from the baseline: worth a word, since their columns are alike for no visible reason. */
export function sameInputs({ scenarios, baseline, inputs }: CompareReport): Message[] {
  const a = (scenarios[baseline] as ScenarioHead).name;
  const same = (i: number) =>
    inputs.every(({ values }) => JSON.stringify(values[i]) === JSON.stringify(values[baseline]));
  return scenarios.flatMap(({ name }, i) =>
    i !== baseline && same(i) ? [{ id: "compare.same", values: { a, b: name } }] : [],
  );
}
