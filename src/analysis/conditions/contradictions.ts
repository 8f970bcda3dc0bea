/**
 * Where the inputs contradict each other: where one thing that the model requires of them is false. Nothing is then calculated, so
 * that nothing holds and nothing fails. One rule for all commands, and one way to say it.
 */

import type { FormulaGraph } from "../../engine/derivatives/formula-graph.ts";
import { compile } from "../../engine/evaluate.ts";
import type { Slot } from "../../engine/program/outputs.ts";
import { Failure, type Issue, message } from "../../errors.ts";
import type { Text } from "../../model/definition.ts";
import { familyOf, forMember, labelFor } from "../../model/family.ts";
import { writtenNames } from "../../model/references.ts";
import type { Model, Requirement } from "../../model/types.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { yearName } from "../../year-names.ts";
import { locatingCycles, modelOf } from "../scenario-model.ts";
import { sumIssue } from "./share-sums.ts";

/** Whether a requirement is broken: false in some year. One that is undefined rests on what is undefined, and is reported as such. */
export function isBroken({ from, length }: Slot, read: (column: number) => number): boolean {
  for (let column = from; column < from + length; column++) if (read(column) === 0) return true;
  return false;
}

/** The requirements that are broken, `slots` being where each has its values. */
export function brokenAmong(
  requirements: readonly Requirement[],
  slots: readonly Slot[],
  read: (column: number) => number,
): readonly Requirement[] {
  return requirements.filter((_, i) => isBroken(slots[i] as Slot, read));
}

/** What a requirement says, with the label of the member that it speaks of: where it says `{member}`, else in front. */
export function saysOf({ name, member, says, whole }: Requirement, project: Project): Text {
  const family = familyOf(name);
  if (member === undefined || family === undefined) return says;
  const own = project.plan.families.get(family)?.get(member) ?? { en: member, ko: member };
  const named = labelFor(says, own);
  if (whole !== undefined) return named;
  const inFront = (language: keyof Text) =>
    says[language].includes("{member}") ? named[language] : `${own[language]}: ${says[language]}`;
  return { en: inFront("en"), ko: inFront("ko") };
}

/**
 * One issue for each requirement that a scenario breaks, with the first year in which it does. Where a whole does not add up, what else
 * is broken may only follow from that. `read`: the values of their columns.
 */
export function contradictions(
  project: Project,
  scenario: Scenario,
  requirements: readonly Requirement[],
  slots: readonly Slot[],
  read: (column: number) => number,
): Issue[] {
  const broken = new Set(brokenAmong(requirements, slots, read));
  const wholes = requirements.filter((required) => broken.has(required) && required.whole !== undefined);
  return requirements.flatMap((required, i): Issue[] => {
    if (wholes.length > 0 && !wholes.includes(required)) return [];
    const { from, length } = slots[i] as Slot;
    const at = Array.from({ length }, (_, t) => t).find((t) => read(from + t) === 0);
    if (at === undefined) return [];
    const year = length > 1 ? scenario.instance.years[at] : undefined;
    if (required.whole !== undefined) return [sumIssue(required.whole, scenario, year, project)];
    const input = inputOf(required, scenario, project);
    return [
      {
        ...message(year === undefined ? "model.requirement" : "model.requirement-year", {
          says: saysOf(required, project),
          scenario: scenario.name,
          year: year === undefined ? "" : yearName(year, project.plan.calendar),
        }),
        next: input === undefined ? [] : [message("next.see", { command: `baekjo list inputs ${input}` })],
      },
    ];
  });
}

/** Of the inputs that a requirement names the first that the scenario sets otherwise than the plan, or the first of all. */
function inputOf(
  { tree, member }: Requirement,
  { settings }: Scenario,
  { plan }: Project,
): string | undefined {
  const names = [...writtenNames(tree)].map((name) =>
    member === undefined ? name : forMember(name, member),
  );
  const inputs = names.flatMap((name) => settings.get(name) ?? []);
  const own = inputs.find(({ layer }) => layer !== plan.base && layer !== "default");
  return (own ?? inputs[0])?.name;
}

/** Throws Failure "input" where a scenario's inputs contradict each other, with every contradiction. */
export function refuseContradictions(
  project: Project,
  scenario: Scenario,
  model: Model = modelOf(project, scenario),
): void {
  const { requirements } = model;
  const kernel = locatingCycles(project, () => compile(model, requirements));
  const values = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), values);
  refuseBroken(project, scenario, requirements, { slots: kernel.slots, values });
}

/** The same where the requirements are evaluated. */
export function refuseBroken(
  project: Project,
  scenario: Scenario,
  requirements: readonly Requirement[],
  { slots, values }: FormulaGraph["required"],
): void {
  const read = (column: number) => values[column] as number;
  const broken = contradictions(project, scenario, requirements, slots, read);
  if (broken.length > 0) throw new Failure("input", broken);
}
