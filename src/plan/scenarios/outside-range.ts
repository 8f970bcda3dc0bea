/** Values that were set outside the range that the plan itself gives an input: possible, and worth a note. */

import { type Message, message } from "../../errors.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import type { UnitContext } from "../../formula/units.ts";
import { maxOf, minOf } from "../../lists.ts";
import { yearName } from "../../year-names.ts";
import { numeratorCurrency } from "../settings/quantities.ts";
import { quantityText } from "../settings/quantity-text.ts";
import type { Layer, Project, Scenario, Setting } from "../types.ts";

/** A note for each input, once, that a user's own layers have set outside the plan's range. What ships says why itself. */
export function outsideNotes({ plan, context }: Project, scenarios: readonly Scenario[]): readonly Message[] {
  const notes = new Map<string, Message>();
  for (const { layers, settings } of scenarios) {
    const own = new Map(
      layers.filter(({ from }) => from !== "plan" && from !== "shipped").map((layer) => [layer.id, layer]),
    );
    if (own.size === 0) continue;
    for (const [name, setting] of settings) {
      const layer = own.get(setting.layer);
      const planned = plan.settings.get(name);
      if (layer === undefined || planned?.range === undefined || notes.has(name)) continue;
      const found = beyond(setting, planned);
      if (found !== undefined) notes.set(name, noteOf(found, setting, layer, context));
    }
  }
  return [...notes.values()];
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
