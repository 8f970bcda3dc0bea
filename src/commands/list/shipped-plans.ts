/** The plans that ship, each by the name that `--plan` takes. */

import { project as projectOver } from "../../analysis/projection/projection.ts";
import { didYouMean, Failure, message } from "../../errors.ts";
import { type ProjectOptions, shippedName, shippedPlans } from "../../files/json/read-file.ts";
import { loadProject } from "../../files/load.ts";
import { type Callable, found, isCalled } from "../../plan/name-search.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headOf } from "../../report/head.ts";
import type { ListReport } from "../../report/listing.ts";
import type { Origin } from "../../report/types.ts";
import { yearsText } from "../../year-names.ts";

/** Whether a list is requested that no plan has to be opened for. */
export function isPlans(list: string | undefined): boolean {
  return list !== undefined && /^(plans?|계획)$/i.test(list.normalize("NFC"));
}

/**
 * `open`: whose plan the head of the report names. `filter`: part of a name or a title. Throws Failure "input" where nothing matches or
 * a plan is not sound.
 */
export function plansReport(
  open: Project,
  { dataDir }: ProjectOptions,
  filter: string | undefined,
  origin: Origin,
): ListReport {
  const plans = shippedPlans(dataDir).map((planFile) => {
    const project = loadProject({ dataDir, planFile });
    const { plan, scenarioNames } = project;
    const called: Callable = { name: shippedName(planFile), labels: [plan.label.en, plan.label.ko, plan.id] };
    return { called, plan, scenarioNames, total: totalOf(project) };
  });
  const fitting = plans.filter(({ called }) => filter === undefined || isCalled(filter, called));
  if (filter !== undefined && fitting.length === 0) {
    const matching = found(
      filter,
      plans.map(({ called }) => called),
    );
    throw new Failure("input", {
      ...message("list.nothing", { list: "plans", filter }),
      next: [...didYouMean(matching), message("next.see", { command: "baekjo list plans" })],
    });
  }
  return {
    command: "list",
    ...headOf(open, origin),
    list: "plans",
    columns: [
      { id: "name", heading: "list.name", as: "name" },
      { id: "label", heading: "list.title", as: "text" },
      { id: "currency", heading: "list.currency", as: "name", wide: true },
      { id: "years", heading: "list.years", as: "name" },
      { id: "scenarios", heading: "list.scenarios", as: "number" },
      { id: "total", heading: "table.total", as: "number", unit: "currency" },
    ],
    items: fitting.map(({ called, plan, scenarioNames, total }) => ({
      name: called.name,
      label: plan.label,
      currency: plan.currency.code,
      years: yearsText(plan.years, plan.calendar),
      scenarios: scenarioNames.length,
      total,
    })),
    more: message("list.plans-use"),
  };
}

/** What the plan comes to, where its model says which metric that is. */
function totalOf(project: Project): number | null {
  const { allFunding, funding } = project.definition.headline ?? {};
  const metric = allFunding ?? funding;
  if (metric === undefined) return null;
  const [scenario] = resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios;
  const { figures } = projectOver(project, scenario as Scenario, { only: () => new Set([metric]) });
  return figures.find(({ name }) => name === metric)?.total ?? null;
}
