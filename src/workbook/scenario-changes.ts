/** What a scenario is otherwise than another of its plan, as settings. */

import { koreanUnit, type Unit, unitless } from "../formula/units.ts";
import { append } from "../lists.ts";
import type { Range } from "../model/inputs.ts";
import { partsIn } from "../plan/scenarios/request.ts";
import { resolveScenarios } from "../plan/scenarios/resolve.ts";
import { writeSetting } from "../plan/settings/grammar.ts";
import { shapeOfEnds } from "../plan/settings/input-limits.ts";
import { writeQuantity } from "../plan/settings/quantity-text.ts";
import type { Project, Scenario, Setting } from "../plan/types.ts";

export interface Changes {
  /** The scenario that ships which the settings are laid on; undefined for the plan itself. */
  readonly base: string | undefined;
  readonly set: readonly string[];
  /** Inputs that are otherwise in what no setting says: the prices they are stated in, or a range by values. */
  readonly beyond: readonly string[];
}

/** What makes a scenario of the one that ships which was named first. Throws Failure where that cannot be read. */
export function changesOn(project: Project, scenario: Scenario): Changes {
  const [first] = partsIn(scenario.name);
  const ships = first?.kind === "name" && project.scenarioNames.includes(first.text);
  const base = ships && first.text !== project.plan.base ? first.text : undefined;
  const own = baseOf(project, base);
  const set: string[] = [];
  const beyond: string[] = [];
  for (const [name, setting] of scenario.settings) {
    const before = own.settings.get(name) as Setting;
    if (isSame(setting, before)) continue;
    const written = settingsFor(setting, before, project, base);
    if (written === undefined) beyond.push(name);
    else append(set, written);
  }
  return { base, set, beyond };
}

/** A scenario that ships, or the plan itself, over the plan's years; with settings laid on it. */
export function baseOf(project: Project, base: string | undefined, set: readonly string[] = []): Scenario {
  const names = base === undefined ? [] : [base];
  return resolveScenarios(project, { scenarios: names, set, unset: [] }).scenarios[0] as Scenario;
}

function isSame(a: Setting, b: Setting): boolean {
  if (a.rest !== undefined && b.rest !== undefined) return true;
  return (
    a.rest === b.rest && a.prices === b.prices && sameValue(a.value, b.value) && sameRange(a.range, b.range)
  );
}

function sameValue(a: Setting["value"], b: Setting["value"]): boolean {
  if (typeof a === "number" || typeof b === "number") return a === b;
  return [...a].every(([year, value]) => b.get(year) === value || !b.has(year));
}

function sameRange(a: Range | undefined, b: Range | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The settings that make an input what it is, laid on what it was; undefined where none do. */
function settingsFor(
  setting: Setting,
  before: Setting,
  project: Project,
  base: string | undefined,
): readonly string[] | undefined {
  const { name, value, range, prices, rest, unit } = setting;
  if (rest !== undefined) return [writeSetting({ path: name, op: "=", value: "rest" })];
  if (prices !== before.prices) return undefined;
  if (range !== undefined && range.shape !== shapeOfEnds(project.plan.settings.get(name)?.range))
    return undefined;
  const write = (one: number, as: Unit = unit) => writeQuantity(one, as, project.context);
  if (typeof value === "number") {
    const ends = range && { low: write(range.low), high: write(range.high) };
    return [writeSetting({ path: name, op: "=", value: write(value), ...(ends && { range: ends }) })];
  }
  const { years } = project.plan;
  const path = (year: number) => ({ path: name, years: { from: year, to: year }, op: "=" as const });
  if (typeof before.value === "number") {
    const changed = [...value].filter(([, one]) => one !== before.value);
    const set = changed.map(([year, one]) => writeSetting({ ...path(year), value: write(one) }));
    // What a range around one value becomes when a year has another is for the settings to say.
    if (isSame(setting, baseOf(project, base, set).settings.get(name) as Setting)) return set;
  }
  const whole = [...value].filter(([year]) => !years.includes(year));
  const others = whole.map(([year, one]) => writeSetting({ ...path(year), value: write(one) }));
  if (range === undefined || !sameRange(range, before.range)) {
    if (range?.as !== undefined) return undefined;
    const ends = range && { low: write(range.low, unitless), high: write(range.high, unitless) };
    const list = years.map((year) => write(value.get(year) ?? 0));
    return [writeSetting({ path: name, op: "=", value: list, ...(ends && { range: ends }) }), ...others];
  }
  const earlier = typeof before.value === "number" ? undefined : before.value;
  return [...value].flatMap(([year, one]) =>
    earlier?.get(year) === one ? [] : [writeSetting({ ...path(year), value: write(one) })],
  );
}

/** A unit as the sheets of either language have it. */
export function unitsAlike(found: string, unit: string, project: Project): boolean {
  const plain = (text: string) => text.replaceAll(" ", "");
  return plain(found) === plain(unit) || plain(found) === plain(koreanUnit(unit, project.context));
}
