/** The names that may be typed, each with what it stands for. */

import { listNames } from "../../commands/list/report.ts";
import type { Text } from "../../model/definition.ts";
import { familyOf, forMember } from "../../model/family.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { memberLabel } from "../../report/head.ts";

export interface Named {
  readonly name: string;
  readonly label?: Text;
}

/** Every parameter of the plan. */
export function parameterNames(project: Project): readonly Named[] {
  return [...project.declared.values()].map(({ name, declaration }) => ({
    name,
    label: memberLabel(declaration.label, name, project),
  }));
}

/** Every figure of the plan: those of a family for each of its members. */
export function metricNames(project: Project): readonly Named[] {
  const { plan, definition } = project;
  return definition.metrics.flatMap((metric) => {
    const family = familyOf(metric.name);
    const names =
      family === undefined
        ? [metric.name]
        : [...(plan.families.get(family)?.keys() ?? [])].map((member) => forMember(metric.name, member));
    return names.map((name) => ({ name, label: memberLabel(metric.label, name, project) }));
  });
}

/** Every shipped scenario, with its label where it is sound. */
export function scenarioNames(
  project: Project,
  resolve: (name: string) => Scenario | undefined,
): readonly Named[] {
  return project.scenarioNames.map((name) => {
    const scenario = resolve(name);
    return scenario === undefined ? { name } : { name, label: scenario.label };
  });
}

export function sectionNames(project: Project): readonly Named[] {
  const sections = [...project.definition.sections].map(([name, label]) => ({ name, label }));
  return [...sections, { name: "all" }];
}

/** Every list, those of the plan's families included. */
export function listsOf(project: Project): readonly Named[] {
  const { families } = project.definition;
  return listNames(project).map((name) => {
    const label = families.get(name);
    return label === undefined ? { name } : { name, label };
  });
}

/** The ids of sources and of a family's members. */
export function idsOf(project: Project, list: string): readonly Named[] {
  if (list === "sources")
    return [...project.sources.values()].map(({ id, title }) => ({ name: id, label: title }));
  return [...(project.plan.families.get(list) ?? [])].map(([name, label]) => ({ name, label }));
}
