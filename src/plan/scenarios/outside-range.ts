/** Values that were set outside the range that the plan itself gives an input, or outside its years: possible, and worth a note. */

import { type Message, message } from "../../errors.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import type { UnitContext } from "../../formula/units.ts";
import { maxOf, minOf } from "../../lists.ts";
import { yearName, yearsText } from "../../year-names.ts";
import type { Axis } from "../settings/axis.ts";
import { numeratorCurrency } from "../settings/quantities.ts";
import { quantityText } from "../settings/quantity-text.ts";
import type { Layer, Project, Scenario, Setting } from "../types.ts";
import { firstYear } from "../years.ts";

/** A note for each input, once, that a user's own layers have set outside the plan's range or years. What ships says why itself. */
export function outsideNotes(project: Project, scenarios: readonly Scenario[]): readonly Message[] {
  const { plan, context } = project;
  const notes = new Map<string, Message>();
  for (const scenario of scenarios) {
    const { layers, settings } = scenario;
    const own = new Map(
      layers.filter(({ from }) => from !== "plan" && from !== "shipped").map((layer) => [layer.id, layer]),
    );
    if (own.size === 0) continue;
    for (const [name, setting] of settings) {
      const layer = own.get(setting.layer);
      const planned = plan.settings.get(name);
      if (layer === undefined || planned === undefined || notes.has(name)) continue;
      const dated = datedOutside(project, scenario, setting);
      if (dated !== undefined) notes.set(name, dated);
      const found = planned.range === undefined ? undefined : beyond(setting, planned);
      if (found !== undefined) notes.set(name, noteOf(found, setting, layer, context));
    }
  }
  return [...notes.values()];
}

/** Notes, each once, on calendar years outside those of a scenario to which either end of an axis sets its inputs. */
export function outsideAlong(project: Project, axis: Axis, scenario: Scenario): readonly Message[] {
  const ends = [axis.settingsAt(scenario, 0), axis.settingsAt(scenario, axis.count - 1)];
  const found = axis.inputs.map((name) =>
    ends
      .flatMap((settings) => settings.get(name) ?? [])
      .map((setting) => datedOutside(project, scenario, setting))
      .find((note) => note !== undefined),
  );
  return found.filter((note) => note !== undefined);
}

/** A note on a calendar year that is outside all years calculated, and not the plan's own; 0 and the like name no year. */
function datedOutside(
  { plan, context: { calendar } }: Project,
  { instance: { years } }: Scenario,
  { name, unit, value }: Setting,
): Message | undefined {
  if (unit.text !== "year" || value === plan.settings.get(name)?.value) return undefined;
  const [first, last] = [years[0] as number, years.at(-1) as number];
  const values = typeof value === "number" ? [value] : [...value.values()];
  const outside = values.find((year) => year >= firstYear && (year < first || year > last));
  if (outside === undefined) return undefined;
  return message("note.outside-years", {
    name,
    value: yearName(outside, calendar),
    years: yearsText(years, calendar),
  });
}

interface Beyond {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly year?: number;
}

/**
 * The first value that is outside the plan's range, with the ends of that range where it stands. One value for all years is
 * held against the range of all of them.
 */
function beyond({ value }: Setting, { value: planned, range }: Setting): Beyond | undefined {
  const { low, high } = range as NonNullable<Setting["range"]>;
  const years = typeof value === "number" ? [] : [...value];
  const [[, first] = [undefined, value as number]] = years;
  const constant = years.every(([, one]) => one === first);
  for (const [year, one] of constant ? [[undefined, first] as const] : years) {
    // A range on a path is in factors of each of its values, or added to each.
    const added = range?.as === "addend";
    const bases =
      typeof planned === "number"
        ? [1]
        : year === undefined
          ? [...planned.values()]
          : [planned.get(year) ?? 0];
    const ends = bases.flatMap((base) =>
      [low, high].map((end) => (added ? exactSum(base, end) : exactProduct(base, end))),
    );
    const [from, to] = [minOf(ends), maxOf(ends)];
    if (from === to || (one >= from && one <= to)) continue;
    return { value: one, low: from, high: to, year };
  }
  return undefined;
}

function noteOf(
  { value, low, high, year }: Beyond,
  { name, unit }: Setting,
  layer: Layer,
  context: UnitContext,
): Message {
  const write = (one: number) => quantityText(one, unit, context);
  const values = {
    name: year === undefined ? name : `${name}@${yearName(year, context.calendar)}`,
    value: write(value),
    low: write(low),
    high: write(high),
  };
  const currency = numeratorCurrency(unit, context);
  const signless = layer.set.some(
    (text) => text.trimStart().startsWith(name) && /=\s*[\d.,]+\s*$/.test(text),
  );
  const foreign = currency !== undefined && currency !== context.currency;
  return message(foreign && signless ? "note.outside-unsigned" : "note.outside-range", values);
}
