/** A figure beside the one that a saved result holds. */

import type { CheckCase } from "../../analysis/checks/findings.ts";
import { drift } from "../../analysis/checks/source-counts.ts";
import { project as projectOver } from "../../analysis/projection/projection.ts";
import type { App } from "../../cli/app.ts";
import { resolve } from "../../cli/open-project.ts";
import type { ScenarioOptions } from "../../cli/options.ts";
import { Failure, type Message, message } from "../../errors.ts";
import { readSaved, savedAmounts } from "../../files/readers/result-file.ts";
import type { DriftCheck } from "../../plan/checks.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { namesSelected } from "../../report/selection.ts";

/** One for each scenario that the result has the figure of, or for the one that is named. Throws Failure. */
export async function driftCases(
  app: App,
  project: Project,
  check: DriftCheck,
  options: ScenarioOptions,
): Promise<CheckCase[]> {
  const { metric, scenario: only, place, file } = check;
  const wrong = (message: Message) =>
    new Failure("input", place === undefined ? message : { ...message, place });
  const saved = savedAmounts(readSaved(file));
  const amounts = saved.amounts.filter(
    (amount) => amount.metric === metric && (only === undefined || amount.scenario === only),
  );
  if (amounts.length === 0) throw wrong(message("check.drift-none", { file, metric, scenario: only ?? "" }));
  const names = amounts.map(({ scenario }) => scenario);
  const resolved = await resolve(app, project, names, options);
  return amounts.map((amount, i) => {
    const scenario = resolved.scenarios[i] as Scenario;
    if (JSON.stringify(scenario.years) !== JSON.stringify(saved.years)) {
      throw wrong(message("check.drift-years", { file }));
    }
    const { figures } = projectOver(project, scenario, {
      money: saved.money,
      only: (all) => namesSelected(all, { metrics: [metric], otherwise: "all" }, project),
    });
    const [figure] = figures;
    if (figure === undefined || figure.unit !== amount.unit) {
      throw wrong(message("check.drift-unit", { file, metric, unit: amount.unit }));
    }
    const now = figure.kind === "rate" ? (figure.values.at(-1) ?? null) : figure.total;
    return drift(check, scenario.name, amount.value, now, amount.unit);
  });
}
