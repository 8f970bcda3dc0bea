/** Values set for one year of an input that the plan states in the prices of another: possible, and worth a note. */

import { type Message, message, shellWord } from "../../errors.ts";
import type { UnitContext } from "../../formula/units.ts";
import { priceLevel } from "../../model/input-values.ts";
import { yearName } from "../../year-names.ts";
import { nameSpace, targetsOf } from "../names.ts";
import { type Change, readSetting } from "../settings/grammar.ts";
import { isInPercent } from "../settings/percentage-points.ts";
import { isOwnMoney } from "../settings/quantities.ts";
import { quantityText, typedQuantity } from "../settings/quantity-text.ts";
import type { Project, Scenario, Setting } from "../types.ts";

/**
 * Returns a note for each input, once, that a user's own layers give a value for a year in whose prices it is not stated: what that
 * comes to then, and what to write for the same figure in that year's own prices.
 */
export function indexedNotes(project: Project, scenarios: readonly Scenario[]): readonly Message[] {
  const { settings: planned } = project.plan;
  if (![...planned.values()].some(({ prices }) => prices !== undefined)) return [];
  const space = nameSpace(project);
  const notes = new Map<string, Message>();
  for (const scenario of scenarios) {
    const own = scenario.layers.filter(({ from }) => from !== "plan" && from !== "shipped");
    for (const { id, set } of own) {
      for (const text of set) {
        const change = readSetting(text, project.plan.calendar);
        if ("malformed" in change || !givesYears(change, project.context)) continue;
        const targets = targetsOf(change.path, space);
        for (const name of "names" in targets ? targets.names : []) {
          const setting = scenario.settings.get(name);
          if (setting?.layer !== id || setting.prices === undefined || notes.has(name)) continue;
          const note = noteOf(setting, setting.prices, change, scenario, project);
          if (note !== undefined) notes.set(name, note);
        }
      }
    }
  }
  return [...notes.values()];
}

/** Whether it gives amounts of their own to years: a factor or a part in % moves what is there, in whatever prices. */
function givesYears({ op, value, years }: Change, context: UnitContext): boolean {
  if (years === undefined && typeof value === "string") return false;
  return op === "=" || (op === "+=" && ![value].flat().some((text) => isInPercent(text, context)));
}

/** Of the first of the years set in which prices are others than those that the input is stated in. */
function noteOf(
  { name, unit, value, declaration }: Setting,
  prices: number,
  { years }: Change,
  { instance }: Scenario,
  { context }: Project,
): Message | undefined {
  if (typeof value === "number") return undefined;
  const [from, to] = [years?.from ?? Number.NEGATIVE_INFINITY, years?.to ?? Number.POSITIVE_INFINITY];
  const whole = isOwnMoney(unit, context) || declaration.whole;
  const printed = (one: number) => (whole ? Math.round(one) : Number(one.toPrecision(9)));
  const write = (one: number) => quantityText(printed(one), unit, context);
  const named = (each: number) => yearName(each, context.calendar);
  for (const [year, stated] of value) {
    if (year < from || year > to || stated === 0) continue;
    const level = priceLevel(instance, prices, year);
    if (level === 1) continue;
    const typed = typedQuantity(printed(stated / level), unit, context);
    const command = (one: string) => `--set ${shellWord(`${name}@${named(year)}=${one}`)}`;
    return message("note.indexed", {
      ...{ name: `${name}@${named(year)}`, value: write(stated), prices: named(prices), year: named(year) },
      nominal: write(stated * level),
      text: { en: command(typed.en), ko: command(typed.ko) },
    });
  }
  return undefined;
}
