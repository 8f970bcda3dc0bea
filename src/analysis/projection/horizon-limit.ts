/** Long horizons, where each year is held against all years before it: refused before anything is calculated. */

import { Failure, message } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { membersOf } from "../../model/references.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { yearName } from "../../year-names.ts";

/**
 * Throws Failure "usage" where scenarios of one command, over one horizon, are too much for a command that looks at all metrics over
 * the ranges of their inputs: more years than that, unless the plan is a small one. `command`: its name. `maxValues`: metrics × years × scenarios.
 */
export function refuseLong(
  { definition }: Project,
  scenarios: readonly Scenario[],
  command: string,
  maxValues: number = limits.longValues,
): void {
  const [first] = scenarios;
  if (first === undefined) return;
  const { instance } = first;
  const { years } = instance;
  if (years.length <= limits.longYears) return;
  const metrics = definition.metrics.reduce((sum, { name }) => sum + membersOf(name, instance).length, 0);
  const requested = metrics * years.length * scenarios.length;
  if (requested <= maxValues) return;
  const count = { count: years.length, metrics, scenarios: scenarios.length, requested };
  const most = { most: limits.longYears, maxValues };
  throw new Failure("usage", {
    ...message("limit.long", {
      command,
      first: yearName(years[0] as number, instance.calendar),
      last: yearName(years.at(-1) as number, instance.calendar),
      ...count,
      ...most,
    }),
    next: [message("next.see", { command: "baekjo help limits" })],
  });
}
