/** The shipped plan, and projections of it with its inputs changed. */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Figure, project as projectOver } from "../../src/analysis/projection/projection.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { shippedScenarios } from "../../src/plan/scenarios/stack.ts";
import type { Project, Scenario, Setting } from "../../src/plan/types.ts";

export const dataDir = fileURLToPath(new URL("../../data", import.meta.url));
export const shipped = loadProject({ dataDir });

export function shippedScenario(name: string, set: readonly string[] = [], years?: string): Scenario {
  return resolveScenarios(shipped, { scenarios: [name], set, unset: [], years }).scenarios[0] as Scenario;
}

/** Every figure of a scenario by name. */
export function figuresOf(scenario: Scenario, of: Project = shipped): Map<string, Figure> {
  return new Map(projectOver(of, scenario).figures.map((figure) => [figure.name, figure]));
}

/** The names of all plans that ship. */
export const planNames = ["korea", "canada", "eu", "india", "japan", "uk"] as const;

const projects = new Map<string, Project>();

export function planNamed(name: (typeof planNames)[number]): Project {
  const known = projects.get(name);
  if (known !== undefined) return known;
  const loaded = loadProject({ dataDir, planFile: join(dataDir, name, "plan.json") });
  projects.set(name, loaded);
  return loaded;
}

/** All scenarios of all plans. */
export const everyScenario = planNames.flatMap((plan) =>
  shippedScenarios(planNamed(plan)).map(({ id }) => ({ plan, id })),
);

export function scenarioNamed({ plan, id }: (typeof everyScenario)[number]): Scenario {
  const asked = { scenarios: [id], set: [], unset: [] };
  return resolveScenarios(planNamed(plan), asked).scenarios[0] as Scenario;
}

/** The same scenario with every input's value put through `change`; ranges are left out. */
export function withInputs(
  scenario: Scenario,
  change: (setting: Setting, value: number) => number,
): Scenario {
  const settings = new Map(
    [...scenario.settings].map(([name, { range: _, ...setting }]) => {
      const value =
        typeof setting.value === "number"
          ? change(setting, setting.value)
          : new Map([...setting.value].map(([year, one]) => [year, change(setting, one)]));
      return [name, { ...setting, value }];
    }),
  );
  return { ...scenario, settings, instance: { ...scenario.instance, inputs: settings } };
}

const known = new Map<string, Map<string, Figure>>();

/** The same by name and settings; what many tests compare with is calculated once. */
export function figuresUnder(name: string, set: readonly string[] = []): Map<string, Figure> {
  const key = JSON.stringify([name, set]);
  const figures = known.get(key) ?? figuresOf(shippedScenario(name, set));
  known.set(key, figures);
  return figures;
}
