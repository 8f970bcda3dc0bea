/** What every report says about where its numbers come from. */

import type { Projection } from "../analysis/projection/projection.ts";
import type { Text } from "../model/definition.ts";
import { labelFor } from "../model/family.ts";
import type { Project, Scenario } from "../plan/types.ts";
import type { Head, Money, Origin, ScenarioHead, Section } from "./types.ts";

/** `money`: what a projection tells its money in. */
export function headOf({ plan, definition }: Project, origin: Origin, money?: Money): Head {
  const { id, label, currency, calendar, tax } = plan;
  return {
    ...origin,
    plan: { id, label, currency, ...(calendar && { years: calendar }) },
    money: { ...(money ?? { currency }), ...(tax === undefined ? {} : { tax }) },
    model: { id: definition.id, counts: definition.counts },
  };
}

export function scenarioHead(scenario: Scenario): ScenarioHead {
  // What the plan leaves at the model's default is no part of it: neither known nor assumed.
  const settings = [...scenario.settings.values()].filter(({ layer }) => layer !== "default");
  return {
    name: scenario.name,
    label: scenario.label,
    layers: scenario.layers.map(({ id, from, file, set, unset, why }) => ({
      id,
      from,
      // What is shipped is known by its id, wherever it is installed.
      ...(file === undefined || from !== "file" ? {} : { file }),
      set,
      unset,
      why: why?.en,
    })),
    ...(scenario.basis === undefined ? {} : { basis: scenario.basis }),
    ...(scenario.basisShort === undefined ? {} : { basisShort: scenario.basisShort }),
    inputs: settings.length,
    assumptions: settings.filter(({ source }) => source === "ASSUMPTION").length,
  };
}

export function sectionsOf(project: Project): Section[] {
  return [...project.definition.sections].map(([id, label]) => ({ id, label }));
}

/** A label of a family, made that of one member; of the family as a whole where no member is named. */
export function memberLabel(label: Text, name: string, { plan }: Project): Text {
  const [family = "", id = "*"] = name.split(".");
  const member = plan.families.get(family)?.get(id) ?? { en: "*", ko: "*" };
  return labelFor(label, member);
}

export function moneyOf({ currency, prices }: Pick<Projection, "currency" | "prices">): Money {
  return { currency, prices };
}
