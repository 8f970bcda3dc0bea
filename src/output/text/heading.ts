/** What every page about scenarios says above its tables and below them, and the headings between their rows. */

import { maxOf, minOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import type { Head, ScenarioHead, Section } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { wholeMoneyBasis } from "../numbers/cells.ts";
import type { GridCell, GridRow } from "./grid.ts";

/** "gpus-100k: 100,000 GPUs". */
export function scenarioTitle({ name, label }: ScenarioHead, language: Language): string {
  return translator(language)("table.title", { name, label: label[language] });
}

/** The same of a plan: "gpus-100k: 100,000 GPUs (Korea's 100 trillion won AI pledge)". */
export function planTitle(scenario: ScenarioHead, { plan }: Pick<Head, "plan">, language: Language): string {
  const title = scenarioTitle(scenario, language);
  const of = plan.label[language];
  return scenario.label[language] === of
    ? title
    : translator(language)("table.plan-title", { title, plan: of });
}

/**
 * What was changed by options of the command line, in the order that it is laid on: a table that is passed on must not look like the plan's own.
 * Settings by position stand in the scenario's name.
 */
export function overridesLine(scenario: ScenarioHead): string[] {
  const words = overrides(scenario);
  return words.length === 0 ? [] : [words.join(" ")];
}

/** The same as words of a command line: each option, and its value. */
export function overrides({ name, layers }: Pick<ScenarioHead, "name" | "layers">): string[] {
  // Of a table by position its name is that of the scenario.
  const tables = layers.filter(({ id, from }) => from === "table" && !name.includes(id));
  const typed = layers.filter(({ id }) => id === "--set");
  return [
    ...tables.flatMap(({ id }) => ["--set-file", id]),
    ...typed.flatMap(({ unset }) => unset.flatMap((each) => ["--unset", each])),
    ...typed.flatMap(({ set }) => set.flatMap((setting) => ["--set", setting])),
  ];
}

/** So many ways to count money are spelt out on a page of tables; of more, the commonest is, and the scenarios that differ are named. */
const maxBases = 3;

/** Which money is counted on each side: once where all scenarios count the same, else of each that counts another. */
export function basisLines(scenarios: readonly ScenarioHead[], language: Language): string[] {
  const bases = basesOf(scenarios, language);
  return bases.size > maxBases ? commonBasis(scenarios, bases, language) : eachBasis(bases, language);
}

/** The same with every way to count it, and the scenarios that count so. */
export function allBases(scenarios: readonly ScenarioHead[], language: Language): string[] {
  return eachBasis(basesOf(scenarios, language), language);
}

type Bases = ReadonlyMap<string | undefined, readonly string[]>;

/** The names of the scenarios by what they say of their money; undefined of those that say nothing. */
function basesOf(scenarios: readonly ScenarioHead[], language: Language): Bases {
  const bases = new Map<string | undefined, string[]>();
  for (const { name, basis } of scenarios) {
    const text = basis?.[language];
    bases.set(text, [...(bases.get(text) ?? []), name]);
  }
  return bases;
}

function eachBasis(bases: Bases, language: Language): string[] {
  return [...bases].flatMap(([basis, names]) => {
    if (basis === undefined) return [];
    return bases.size === 1
      ? [basis]
      : [translator(language)("table.basis-of", { name: names.join(", "), basis })];
  });
}

function commonBasis(scenarios: readonly ScenarioHead[], bases: Bases, language: Language): string[] {
  const [basis, most] = [...bases].reduce((a, b) => (b[1].length > a[1].length ? b : a));
  const others = scenarios.filter(({ name }) => !most.includes(name)).map(({ name }) => name);
  return [
    ...(basis === undefined ? [] : [basis]),
    ...(others.length === 0
      ? []
      : [translator(language)("table.basis-others", { names: others.join(", ") })]),
  ];
}

type Counting = Pick<Head, "money" | "plan"> & { readonly scenarios: readonly ScenarioHead[] };

/** The same where no table says what its money is expressed in; nothing where no scenario says what it counts. */
export function moneyLines(report: Counting, language: Language): string[] {
  const lines = basisLines(report.scenarios, language);
  return lines.length === 0 ? [] : [wholeMoneyBasis(report, language), ...lines];
}

/** The same of many scenarios: what most of them count, and the names of those that count other money. */
export function moneySummary(report: Counting, language: Language): string[] {
  const { scenarios } = report;
  if (scenarios.every(({ basis }) => basis === undefined)) return [];
  return [
    wholeMoneyBasis(report, language),
    ...commonBasis(scenarios, basesOf(scenarios, language), language),
  ];
}

/** Of which years the totals of a table are. */
export function totalsLine(
  report: Pick<Head, "plan"> & { readonly years: readonly number[] },
  t: Translate,
): string {
  const { first, last } = periodOf(report);
  return first === last ? t("table.totals-one", { year: last }) : t("table.totals", { first, last });
}

/** The first and the last of the years that are shown, as the plan calls them. */
export function periodOf({ plan, years }: Pick<Head, "plan"> & { readonly years: readonly number[] }) {
  const named = yearNamer({ plan });
  return { first: named(years[0] as number), last: named(years.at(-1) as number) };
}

/** On how many inputs a scenario rests, and how many of them are assumptions. */
export function assumptionsNote({ assumptions, inputs }: ScenarioHead, t: Translate): string {
  return t("table.assumptions", { assumptions, inputs });
}

/** The same where there are several: of more than two, between how many and how many. */
export function assumptionsNotes(scenarios: readonly ScenarioHead[], t: Translate): string[] {
  const [first] = scenarios;
  if (first !== undefined && scenarios.length > 2) {
    const counts = scenarios.map(({ assumptions }) => assumptions);
    const inputs = maxOf(scenarios.map((each) => each.inputs));
    const [least, most] = [minOf(counts), maxOf(counts)];
    if (least === most) return [assumptionsNote({ ...first, inputs }, t)];
    return [t("table.assumptions-between", { least, most, inputs })];
  }
  return scenarios.map(({ name, assumptions, inputs }) =>
    t("table.assumptions-of", { name, assumptions, inputs }),
  );
}

const leftOut = {
  certain: "simulate.certain",
  details: "table.details",
  memo: "table.memo-left",
  zeros: "table.zeros",
  unchanged: "table.unchanged",
} as const;

/** How many rows are left out because they are zero throughout, or unchanged; nothing where none is. */
export function leftOutNote(what: keyof typeof leftOut, count: number, t: Translate): string[] {
  return count === 0 ? [] : [t(leftOut[what], { count })];
}

/** Sections without their headings, in the steps of a page that is to be shorter. */
export function withoutHeadings(sections: readonly Section[]): readonly Section[] {
  return sections.map(({ id }) => ({ id }));
}

/** Rows under the heading of their section, of those that have any; `cells` gives the first one's indent. */
export function underHeadings<Item>(
  sections: readonly Section[],
  items: readonly Item[],
  sectionOf: (item: Item) => string | undefined,
  language: Language,
  cells: (item: Item, indent: number) => readonly GridCell[],
): GridRow[] {
  return sections.flatMap(({ id, label }): GridRow[] => {
    const own = items.filter((item) => sectionOf(item) === id);
    if (own.length === 0) return [];
    const heading = label === undefined ? [] : [{ title: label[language] }];
    return [...heading, ...own.map((item) => cells(item, label === undefined ? 0 : 2))];
  });
}
