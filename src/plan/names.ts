/** Names of parameters and metrics: families written out for their members, patterns, and the nearest of a name not found. */

import { type Message, message, nearest } from "../errors.ts";
import type { UnitContext } from "../formula/units.ts";
import type { Definition, Text } from "../model/definition.ts";
import { familyOf, forMember } from "../model/family.ts";
import { quantityText } from "./settings/quantity-text.ts";
import type { Declared, Project, Setting } from "./types.ts";

/** Whether each segment of a pattern is the name's, or `*`: a `*` stands for one whole segment. */
export function matches(pattern: string, name: string): boolean {
  return matching(pattern)(name);
}

export function matching(pattern: string): (name: string) => boolean {
  const wanted = pattern.split(".");
  return (name) => {
    const segments = name.split(".");
    return (
      wanted.length === segments.length && wanted.every((part, i) => part === "*" || part === segments[i])
    );
  };
}

/**
 * The parameter that a metric's name sets, with the member carried over: `programmes.npu.cost` with the lever
 * `programmes.*.amount` is `programmes.npu.amount`. Undefined when no metric has this name; null when it has no lever.
 */
export function leverOf(definition: Definition, name: string): string | null | undefined {
  for (const metric of definition.metrics) {
    if (metric.name === name) return metric.lever ?? null;
    if (familyOf(metric.name) === undefined || !matches(metric.name, name)) continue;
    if (metric.lever === undefined) return null;
    return forMember(metric.lever, name.split(".")[1] as string);
  }
  return undefined;
}

/**
 * What to do about a parameter's name that is not known: those that may be meant, best first, with their values, and the list to
 * look in.
 */
export function nextForName(
  name: string,
  suggestions: readonly string[],
  known: ReadonlyMap<string, Declared>,
  describe: (name: string) => Text | undefined,
): Message[] {
  const next: Message[] = suggestions.map((candidate): Message => {
    const value = describe(candidate);
    return value === undefined
      ? message("next.did-you-mean", { names: candidate })
      : message("next.did-you-mean-value", { name: candidate, value });
  });
  const first = (suggestions[0] ?? name).split(".")[0] as string;
  const listed = suggestions.length > 0 || [...known.keys()].some((other) => other.startsWith(`${first}.`));
  next.push(message("next.see", { command: `baekjo list inputs${listed ? ` ${first}` : ""}` }));
  return next;
}

/** Of more families of names than these, the nearest to a pattern is not worth finding. */
const maxNames = 2000;

/** What a setting's path is looked up in. */
export interface NameSpace {
  readonly definition: Definition;
  readonly declared: ReadonlyMap<string, Declared>;
  /** The plan's value of a parameter, in words, for a suggestion; nothing where the plan leaves the model's default. */
  readonly describe: (name: string) => Text | undefined;
  /** The parameters that a text which is no name of one may mean, best first. */
  readonly suggestions: (text: string, fits?: (name: string) => boolean) => readonly string[];
}

/**
 * The parameters that a setting's path means: itself, the lever of a metric, or all that a pattern matches, sorted. No match
 * is an error. `takes`: whether an input can be what is set, by its unit; of those that cannot none is suggested, if any can.
 */
export function targetsOf(
  path: string,
  space: NameSpace,
  takes?: (name: string) => boolean,
): { readonly names: readonly string[] } | (Message & { readonly next: readonly Message[] }) {
  const { definition, declared, describe, suggestions: suggestionsFor } = space;
  const values = { name: path.slice(0, 80) };
  if (path.includes("*")) {
    const names = [...declared.keys()].filter(matching(path));
    if (names.length > 0) return { names };
    const families = definition.parameters.length > maxNames ? [] : definition.parameters;
    const near = nearest(path, new Set(families.map(({ name }) => name)), 1);
    const next = near.map((names) => message("next.did-you-mean", { names }));
    return {
      ...message("set.no-match", values),
      next: [...next, ...nextForName(path, [], new Map(), describe)],
    };
  }
  if (declared.has(path)) return { names: [path] };
  const lever = leverOf(definition, path);
  if (typeof lever === "string" && declared.has(lever)) return { names: [lever] };
  const id = lever === null ? "set.not-an-input" : "set.unknown-parameter";
  return { id, values, next: nextForName(path, suggestionsFor(path, takes), declared, describe) };
}

/** What names in settings are looked up in. */
export function nameSpace(project: Project): NameSpace {
  const { definition, declared, plan, context } = project;
  return {
    ...{ definition, declared },
    describe: (name) => valueText(plan.settings.get(name), context),
    suggestions: (text, fits) => project.suggestions(text, ["input"], fits),
  };
}

function valueText(setting: Setting | undefined, context: UnitContext): Text | undefined {
  if (setting === undefined || setting.layer === "default") return undefined;
  if (typeof setting.value === "number") return quantityText(setting.value, setting.unit, context);
  const [year, value] = setting.value.entries().next().value as [number, number];
  const { en, ko } = quantityText(value, setting.unit, context);
  return { en: `${en} in ${year}`, ko: `${year}년 ${ko}` };
}
