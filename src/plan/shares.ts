/** The wholes of a plan: which of their parts is the rest, and what forbids that one is. */

import { type Issue, type Message, message } from "../errors.ts";
import type { Whole } from "../model/types.ts";
import { labelOf, wholesOf } from "../model/wholes.ts";
import type { Change } from "./settings/grammar.ts";
import { typedQuantity } from "./settings/quantity-text.ts";
import type { Plan, Project, Scenario, Setting } from "./types.ts";

type Settings = ReadonlyMap<string, Setting>;
type Shared = Pick<Project, "definition"> & { readonly plan: Pick<Plan, "families"> };

/** The wholes of a project, written out for the members of its plan. */
export function wholesIn({ definition, plan }: Shared): readonly Whole[] {
  const members = [...plan.families].map(([family, of]) => [family, [...of.keys()]] as const);
  return wholesOf(definition, new Map(members));
}

/** The word that makes a part the rest, in plans and settings, in either language. */
export function saysRest(value: unknown): boolean {
  return value === "rest" || value === "나머지";
}

/** Whether a setting makes its input the rest, and what forbids that. */
export function readRest(
  { value, years, range, op }: Change,
  name: string,
  wholes: readonly Whole[],
): boolean | Message {
  const listed = typeof value !== "string" && value.some(saysRest);
  if (!saysRest(value) && !listed) return false;
  if (listed || years !== undefined) return message("share.rest-years", { name });
  if (range !== undefined) return message("share.rest-range", { name });
  if (op !== "=") return message("share.rest-operator", { name, op });
  return wholes.some(({ parts }) => parts.includes(name)) || message("share.no-part", { name });
}

/** One issue for each whole that has more than one rest. */
export function severalRests(settings: Settings, project: Project): Issue[] {
  return wholesIn(project).flatMap((whole): Issue[] => {
    const rests = whole.parts.filter((part) => settings.get(part)?.rest !== undefined);
    const [first, second] = rests;
    if (first === undefined || second === undefined) return [];
    const values = { whole: labelOf(whole, project.plan.families), a: first, b: second };
    // What a layer makes the rest is meant: what was it before needs a value.
    const before = rests.find((part) => project.plan.settings.get(part)?.rest !== undefined) ?? first;
    const { value, unit } = project.plan.settings.get(before) as Setting;
    const now = typeof value === "number" ? typedQuantity(value, unit, project.context) : "20%";
    return [
      { ...message("share.two-rests", values), next: [message("share.give", { name: before, value: now })] },
    ];
  });
}

/** Why an input cannot be looked for or varied by itself: it follows from the others. */
export function restCannotMove(
  name: string,
  scenario: Pick<Scenario, "settings">,
  project: Project,
): Issue | undefined {
  const setting = scenario.settings.get(name);
  if (setting?.rest === undefined) return undefined;
  const whole = wholesIn(project).find(({ parts }) => parts.includes(name));
  if (whole === undefined) return undefined;
  const others = setting.rest.filter((other) => scenario.settings.get(other) !== undefined);
  const share = (of: Setting) =>
    typeof of.value === "number" ? of.value : (of.value.values().next().value ?? 0);
  const [largest] = [...others].sort(
    (a, b) => share(scenario.settings.get(b) as Setting) - share(scenario.settings.get(a) as Setting),
  );
  const own = { ...setting, rest: undefined };
  const now = typeof own.value === "number" ? typedQuantity(own.value, own.unit, project.context) : undefined;
  return {
    ...message("share.rest-moved", { name, whole: labelOf(whole, project.plan.families) }),
    next: [
      message("share.move-other", { names: others.join(", ") }),
      ...(now === undefined ? [] : [message("share.other-rest", { name, now, other: largest as string })]),
    ],
  };
}
