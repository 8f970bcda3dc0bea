/** What a command's `--years` leaves out of sight, or asks for beyond what the plan names: possible, and worth a note. */

import { type Message, message, shellWord } from "../../errors.ts";
import type { Text } from "../../model/definition.ts";
import { spansText, yearName, yearsText } from "../../year-names.ts";
import type { Declared, Project, Scenario } from "../types.ts";

/** Beyond so many a note names no more of them. */
const maxNamed = 3;

/** Returns notes for scenarios that are calculated over `years` and shown for those `asked` about. */
export function unseenNotes(
  project: Project,
  scenarios: readonly Scenario[],
  requested: readonly number[],
  years: readonly number[],
): readonly Message[] {
  const planned = project.plan.years;
  const notes: Message[] = [];
  const dry = runDry(
    project,
    scenarios,
    requested.filter((year) => !planned.includes(year)),
  );
  if (dry !== undefined) notes.push(dry);
  const unseen = years.filter((year) => !requested.includes(year));
  if (unseen.length === 0) return notes;
  const { calendar } = project.plan;
  const values = {
    shown: yearsText(requested, calendar),
    years: yearsText(years, calendar),
    unseen: spansText(unseen, calendar),
  };
  const late = meantLate(project, scenarios, (requested[0] as number) - (planned[0] as number));
  notes.push(
    late === undefined ? message("years.part", values) : message("years.part-late", { ...values, ...late }),
  );
  const dated = datedAfter(project, scenarios, requested, unseen);
  if (dated !== undefined) notes.push(dated);
  return notes;
}

/** Inputs by year that the plan has in its first or last year, and that are zero in every one of the years before or after. */
function runDry(
  { plan, declared }: Project,
  scenarios: readonly Scenario[],
  beyond: readonly number[],
): Message | undefined {
  if (beyond.length === 0) return undefined;
  const [first, last] = [plan.years[0] as number, plan.years.at(-1) as number];
  const found = [...declared.values()].filter(({ name, declaration, family }) => {
    if (declaration.outside !== "zero" || family !== undefined) return false;
    return scenarios.some(({ settings }) => {
      const value = settings.get(name)?.value;
      if (value === undefined || typeof value === "number") return false;
      const at = (year: number) => value.get(year) ?? 0;
      return beyond.every((year) => at(year) === 0 && at(year < first ? first : last) !== 0);
    });
  });
  if (found.length === 0) return undefined;
  const span = spansText(beyond, plan.calendar);
  const [{ name }] = found as [Declared];
  const example = `--set '${name}@${span.replace(/,.*$/, "")}=…'`;
  return message("years.zero", { years: span, inputs: named(found, labelOf), example });
}

/** Calendar years of the plan that come only after those shown: a target's. */
function datedAfter(
  { declared, plan: { calendar } }: Project,
  scenarios: readonly Scenario[],
  requested: readonly number[],
  unseen: readonly number[],
): Message | undefined {
  const yearOf = ({ name, unit, family }: Declared) => {
    if (unit.text !== "year" || family !== undefined) return undefined;
    return scenarios
      .map(({ settings }) => settings.get(name)?.value)
      .find(
        (value) =>
          typeof value === "number" && unseen.includes(value) && value > (requested.at(-1) as number),
      );
  };
  const found = [...declared.values()].filter((one) => yearOf(one) !== undefined);
  if (found.length === 0) return undefined;
  const dated = (one: Declared): Text => {
    const { en, ko } = labelOf(one);
    const year = yearName(yearOf(one) as number, calendar);
    return { en: `${en} (${one.name}) ${year}`, ko: `${ko}(${one.name}) ${year}` };
  };
  return message("years.dated", { shown: yearsText(requested, calendar), inputs: named(found, dated) });
}

/**
 * The settings that delay a plan by so many years. Who shows it from a later year on may have meant that: inputs say so, where the
 * model has any and none is set.
 */
function meantLate(
  { declared }: Project,
  scenarios: readonly Scenario[],
  later: number,
): { readonly count: number; readonly settings: string } | undefined {
  if (later <= 0) return undefined;
  const delays = [...declared.values()].filter(({ declaration: { label }, unit, family }) => {
    const lasts = ["years", "months", "month"].includes(unit.text);
    return lasts && family === undefined && /\bdelay|지연/i.test(`${label.en} ${label.ko}`);
  });
  const valuesOf = ({ name }: Declared) => scenarios.map(({ settings }) => settings.get(name)?.value);
  if (delays.length === 0 || delays.flatMap(valuesOf).some((value) => value !== 0)) return undefined;
  const length = later === 1 ? "1year" : `${later}years`;
  const settings = delays.map(({ name }) => `--set ${shellWord(`${name}=${length}`)}`).join(" ");
  return { count: later, settings };
}

function labelOf({ declaration }: Declared): Text {
  return declaration.label;
}

function named(found: readonly Declared[], word: (one: Declared) => Text): Text {
  const words = found.slice(0, maxNamed).map(word);
  const more = found.length > maxNamed ? ", …" : "";
  return {
    en: words.map(({ en }) => en).join(", ") + more,
    ko: words.map(({ ko }) => ko).join(", ") + more,
  };
}
