/** The names of a project that can be asked about, each with all that it is called. */

import { join } from "node:path";
import type { Text } from "../model/definition.ts";
import { familyOf, forMember, labelFor } from "../model/family.ts";
import { namesIn } from "../model/references.ts";

import { type Callable, found } from "./name-search.ts";
import type { NameKind, Project } from "./types.ts";

const known = new WeakMap<Project, Map<NameKind, readonly Callable[]>>();
/** So many names that nobody knows are a stranger's file, and no slips: what the rest may mean is not worth the time. */
const maxQuestions = 60;
const asks = new WeakMap<Project, number>();

/** The names of these kinds that a text most likely means, best first. `fits`: whether one can be meant, if any can. */
export function suggestedNames(
  text: string,
  project: Project,
  kinds: readonly NameKind[],
  most = 3,
  fits: (name: string) => boolean = () => true,
): string[] {
  const questions = (asks.get(project) ?? 0) + 1;
  asks.set(project, questions);
  if (questions > maxQuestions) return [];
  const named = kinds.flatMap((kind) => callables(project, kind));
  const fitting = named.filter(({ name }) => fits(name));
  return found(text, fitting.length > 0 ? fitting : named, most);
}

/** Every name of a kind, in the order of model and plan. */
export function callables(project: Project, kind: NameKind): readonly Callable[] {
  const kinds = known.get(project) ?? new Map<NameKind, readonly Callable[]>();
  known.set(project, kinds);
  const made = kinds.get(kind) ?? listed[kind](project);
  kinds.set(kind, made);
  return made;
}

const listed: Readonly<Record<NameKind, (project: Project) => readonly Callable[]>> = {
  input: (project) => {
    const synonyms = synonymsOf(project);
    return [...project.declared.values()].map(({ name, declaration, family, member }) => {
      // What the plan gives a value is likelier meant than what it leaves at the model's default.
      const given = (project.plan.settings.get(name)?.layer ?? "default") !== "default";
      const label = memberLabel(declaration.label, family, member, project);
      const weight = (given ? 1 : 0) - depthOf(name);
      return called(
        { name, declared: declaration.name, member: `${family}.${member}` },
        label,
        synonyms,
        weight,
      );
    });
  },
  metric: (project) => {
    const synonyms = synonymsOf(project);
    return project.definition.metrics.flatMap((metric) => {
      const family = familyOf(metric.name);
      const members =
        family === undefined ? [undefined] : [...(project.plan.families.get(family)?.keys() ?? [])];
      return members.map((member) => {
        const name = forMember(metric.name, member);
        // Of a member's figures the one that bears its name and nothing more.
        const own = metric.label.en.trim() === "{member}" ? 1.5 : 0;
        const weight = 1.5 + (metric.summary ? 2 : 0) + own - depthOf(name);
        const label = memberLabel(metric.label, family, member, project);
        return called(
          { name, declared: metric.name, member: `${family}.${member}` },
          label,
          synonyms,
          weight,
        );
      });
    });
  },
  scenario: (project) => project.scenarioNames.map((name) => scenarioCallable(name, project)),
  section: ({ definition }) =>
    [...definition.sections].map(([name, label]) => ({ name, labels: [label.en, label.ko] })),
  member: ({ plan }) =>
    [...plan.families.values()].flatMap((members) =>
      [...members].map(([name, label]) => ({ name, labels: [label.en, label.ko] })),
    ),
};

function depthOf(name: string): number {
  return 0.3 * name.split(".").length;
}

function memberLabel(
  label: Text,
  family: string | undefined,
  member: string | undefined,
  { plan }: Project,
): Text {
  const members = family === undefined ? undefined : plan.families.get(family);
  const memberText = member === undefined ? undefined : members?.get(member);
  return memberText === undefined ? label : labelFor(label, memberText);
}

type Synonyms = readonly (readonly [string, readonly string[]])[];

function synonymsOf({ definition, plan }: Project): Synonyms {
  return [...(definition.synonyms ?? []), ...(plan.synonyms ?? [])];
}

/** Synonyms are given for a name, for a family's name and so for every member, or for a member and so for all that is said of it. */
function called(
  { name, declared, member }: { readonly name: string; readonly declared: string; readonly member: string },
  label: Text,
  synonyms: Synonyms,
  weight: number,
): Callable {
  const textsOf = (wanted: (of: string) => boolean) =>
    synonyms.flatMap(([of, texts]) => (wanted(of) ? texts : []));
  return {
    ...{ name, labels: [label.en, label.ko], weight },
    synonyms: textsOf((of) => of === name || of === declared),
    inherited: textsOf((of) => of === member),
  };
}

/**
 * The inputs of a model that no formula names, and that do nothing therefore: what carries prices, what converts currencies, and the
 * parts of a whole do something without being named.
 */
export function unnamedInputs({ definition, plan }: Pick<Project, "definition" | "plan">): string[] {
  const { metrics, requirements, parameters, shares = [] } = definition;
  const named = new Set([...metrics, ...requirements].flatMap(({ formula }) => namesIn(formula)));
  const parts = new Set(shares.flatMap(({ members }) => members));
  return parameters
    .filter(({ name, unit }) => {
      const family = familyOf(name);
      const ofMembers = [...(plan.families.get(family ?? "")?.keys() ?? [])];
      const names = [name, ...ofMembers.map((member) => forMember(name, member))];
      return !(
        names.some((each) => named.has(each)) ||
        parts.has(name) ||
        name === plan.inflation ||
        /^money\/[A-Z]{3}$/.test(unit)
      );
    })
    .map(({ name }) => name);
}

/** No label where a scenario is not sound: what is wrong with it is not what was asked. */
function scenarioCallable(name: string, project: Project): Callable {
  const { plan, files } = project;
  const synonyms = plan.synonyms?.get(name) ?? [];
  if (name === plan.base) {
    const labels = [plan.baseLabel ?? plan.label, plan.label].flatMap(({ en, ko }) => [en, ko]);
    return { name, labels, synonyms };
  }
  const file = join(files.scenarios, `${name}.json`);
  try {
    const { label } = project.readScenario(file, undefined, { shippedAs: name, own: files.own });
    return { name, labels: [label.en, label.ko], synonyms };
  } catch {
    return { name, labels: [], synonyms };
  }
}
