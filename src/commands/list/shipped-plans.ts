/** The plans that ship, each by the name that `--plan` takes. */

import { didYouMean, Failure, message } from "../../errors.ts";
import { type ProjectOptions, shippedName, shippedPlans } from "../../files/json/read-file.ts";
import { loadProject } from "../../files/load.ts";
import { type Callable, found, isCalled } from "../../plan/name-search.ts";
import type { Project } from "../../plan/types.ts";
import { headOf } from "../../report/head.ts";
import type { ListReport, Origin } from "../../report/types.ts";

/** Whether a list is asked for that no plan has to be opened for. */
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
    const { plan, scenarioNames } = loadProject({ dataDir, planFile });
    const called: Callable = { name: shippedName(planFile), labels: [plan.label.en, plan.label.ko, plan.id] };
    return { called, plan, scenarioNames };
  });
  const fitting = plans.filter(({ called }) => filter === undefined || isCalled(filter, called));
  if (filter !== undefined && fitting.length === 0) {
    const meant = found(
      filter,
      plans.map(({ called }) => called),
    );
    throw new Failure("input", {
      ...message("list.nothing", { list: "plans", filter }),
      next: [...didYouMean(meant), message("next.see", { command: "baekjo list plans" })],
    });
  }
  return {
    verb: "list",
    ...headOf(open, origin),
    list: "plans",
    columns: [
      { id: "name", heading: "list.name", as: "name" },
      { id: "title", heading: "list.title", as: "text" },
      { id: "currency", heading: "list.currency", as: "name" },
      { id: "years", heading: "list.years", as: "name" },
      { id: "scenarios", heading: "list.scenarios", as: "number" },
    ],
    items: fitting.map(({ called, plan, scenarioNames }) => ({
      name: called.name,
      title: plan.label,
      currency: plan.currency.code,
      years: `${plan.years[0]}..${plan.years.at(-1)}`,
      scenarios: scenarioNames.length,
    })),
    more: message("list.plans-use"),
  };
}
