/** What there is to ask about: inputs, figures, scenarios, sources, and the members of each family. */

import { didYouMean, Failure, type Message, message, shellWord } from "../../errors.ts";
import { sourcesOf } from "../../files/citations.ts";
import { unitTextIn } from "../../formula/units.ts";
import { type Callable, found, isCalled } from "../../plan/name-search.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headOf, memberLabel, sectionsOf } from "../../report/head.ts";
import type { Cell, Column, ListReport, ModelPage } from "../../report/listing.ts";
import { asksForPlaceholders, isPlaceholder, type Said } from "../../report/placeholders.ts";
import { matchesPattern } from "../../report/selection.ts";
import type { Origin } from "../../report/types.ts";
import { columnsOf, inputColumns, inputItem } from "./inputs.ts";

type Item = Readonly<Record<string, Cell>>;

interface List {
  readonly columns: readonly Column[];
  readonly items: (project: Project, resolve: Resolve) => Item[];
  /** Columns that depend on what is asked about. */
  readonly also?: (resolve: Resolve) => readonly Column[];
  /** What the mark means, said where one is shown. */
  readonly legend?: Message;
  /** What the columns of --wide hold, said where they are left out. */
  readonly more?: Message;
}

/** Scenarios by name; the plan itself where none is named. */
export type Resolve = (names: readonly string[]) => readonly Scenario[];

const lists = {
  inputs: {
    columns: inputColumns,
    items: (project, resolve) => {
      const [scenario] = resolve([]);
      return scenario === undefined
        ? []
        : [...scenario.settings.values()].map((each) => inputItem(each, project, scenario));
    },
    also: (resolve) => resolve([]).flatMap(columnsOf),
    legend: message("list.assumption"),
    more: message("list.inputs-wide"),
  },
  metrics: {
    columns: [
      { id: "name", heading: "list.name", as: "name" },
      { id: "unit", heading: "list.unit", as: "unit" },
      { id: "kind", heading: "list.kind", as: "kind" },
      { id: "label", heading: "list.label", as: "text" },
      { id: "section", as: "name" },
      { id: "summary", as: "name" },
      { id: "memo", as: "name" },
      { id: "payer", as: "name" },
      { id: "about", as: "text" },
      { id: "formula", heading: "list.formula", as: "text", wide: true },
    ],
    items: (project) =>
      project.definition.metrics.map(
        ({ name, unit, kind, label, section, summary, memo, payer, about, formula }) => ({
          name,
          unit: unitTextIn(unit, project.plan.currency.code),
          kind,
          label: memberLabel(label, name, project),
          section,
          summary,
          memo,
          payer: payer ?? null,
          about: memberLabel(about, name, project),
          formula,
        }),
      ),
  },
  scenarios: {
    columns: [
      { id: "name", heading: "list.name", as: "name" },
      { id: "label", heading: "list.label", as: "text" },
      { id: "why", heading: "list.why", as: "text" },
      { id: "source", as: "name" },
    ],
    items: ({ scenarioNames }, resolve) =>
      resolve(scenarioNames).map(({ name, label, layers }) => {
        const layer = layers.at(-1);
        return {
          name,
          label,
          why: layer?.why ?? null,
          source: sourceCell(layer?.source),
        };
      }),
  },
  sources: {
    columns: [
      { id: "id", heading: "list.id", as: "name" },
      { id: "date", heading: "list.date", as: "name" },
      { id: "title", heading: "list.title", as: "text" },
      { id: "publisher", heading: "list.publisher", as: "text", wide: true },
      { id: "url", heading: "list.url", as: "name", wide: true },
      { id: "note", as: "text" },
    ],
    // What ships beside other plans is none of a user's own.
    items: (project) =>
      [...sourcesOf(project).values()].map(({ id, date, title, publisher, url, note }) => ({
        id,
        date,
        title,
        publisher,
        url,
        note: note ?? null,
      })),
  },
} as const satisfies Record<string, List>;

/**
 * One list, in its own order. `filter`: part of a name, a label or a synonym, or a name with `*` for whole segments. Throws
 * Failure: "usage" where there is no such list, "input" where nothing matches.
 */
export function listReport(
  project: Project,
  requested: string,
  filter: string | undefined,
  resolve: Resolve,
  origin: Origin,
): ListReport {
  const list = listAsked(project, requested, filter, resolve);
  const of: List = Object.hasOwn(lists, list) ? lists[list as keyof typeof lists] : familyList(list);
  const { items, legend, more, also } = of;
  const columns = [...of.columns, ...(also?.(resolve) ?? [])];
  const every = items(project, resolve);
  const called = calledIn(list, project);
  const fitting = filter === undefined ? every : every.flatMap((item) => fittingOf(item, filter, called));
  if (filter !== undefined && fitting.length === 0) {
    const matching = found(filter, called.length > 0 ? called : every.map(callableOf));
    throw new Failure("input", {
      ...message("list.nothing", { list, filter }),
      next: [...didYouMean(matching), message("next.see", { command: elsewhere(list, filter, project) })],
    });
  }
  const marked = fitting.some((item) => typeof item.mark === "string" && item.mark !== "");
  return {
    command: "list",
    ...headOf(project, origin),
    list,
    columns,
    items: fitting,
    ...(marked && legend !== undefined ? { legend } : {}),
    more,
    ...(list === "metrics" ? { page: modelPage(project, filter) } : {}),
  };
}

/** The lists that there are, and how much is in each; `planCount`: how many plans ship, which no project knows. */
export function listsReport(
  project: Project,
  resolve: Resolve,
  origin: Origin,
  planCount: number,
): ListReport {
  const { definition, scenarioNames, plan } = project;
  const counts: Readonly<Record<string, number>> = {
    inputs: resolve([])[0]?.settings.size ?? 0,
    metrics: definition.metrics.length,
    scenarios: scenarioNames.length,
    sources: sourcesOf(project).size,
    plans: planCount,
  };
  return {
    command: "list",
    ...headOf(project, origin),
    list: "lists",
    columns: [
      { id: "name", heading: "list.name", as: "name" },
      { id: "count", heading: "list.number", as: "number" },
    ],
    items: listNames(project).map((name) => ({
      name,
      count: counts[name] ?? plan.families.get(name)?.size ?? null,
      unit: "1",
    })),
    legend: message("list.see-one"),
  };
}

/** With a filter, only of the inputs that it fits too. */
function modelPage(project: Project, filter: string | undefined): ModelPage {
  const { label, method = [], parameters, payers, shares: declared = [] } = project.definition;
  const shares = declared.map((share) => ({
    ...share,
    label: memberLabel(share.label, share.name, project),
  }));
  const labelled = parameters.map((parameter) => ({
    ...parameter,
    unit: unitTextIn(parameter.unit, project.plan.currency.code),
    label: memberLabel(parameter.label, parameter.name, project),
    ...(parameter.about === undefined
      ? {}
      : { about: memberLabel(parameter.about, parameter.name, project) }),
  }));
  return {
    label,
    method: filter === undefined ? method : [],
    sections: sectionsOf(project),
    shares: filter === undefined ? shares : [],
    payers: [...payers].map(([id, label]) => ({ id, label })),
    parameters: labelled.filter(
      ({ name, label }) => filter === undefined || matches({ name, label }, filter),
    ),
  };
}

/** What `list` knows: the lists of every plan, and the families of this one. */
export function listNames({ definition }: Project): readonly string[] {
  return [...Object.keys(lists), "plans", ...definition.families.keys()];
}

/** Other words for the lists of every plan. */
const otherWords: Readonly<Record<keyof typeof lists, readonly string[]>> = {
  inputs: ["input", "parameters", "parameter", "입력값", "매개변수"],
  metrics: ["figures", "figure", "지표", "항목"],
  scenarios: ["시나리오"],
  sources: ["출처"],
};

/**
 * The list that is meant: by its name, or as `figures`, which says the same. Throws Failure "usage": what is no list is most often what
 * is looked for, and the lists that have it are named.
 */
function listAsked(
  project: Project,
  requested: string,
  filter: string | undefined,
  resolve: Resolve,
): string {
  const names = listNames(project);
  const next = [message("usage.lists", { names: names.join(", ") })];
  if (names.includes(requested)) return requested;
  if (requested === "figures") return "metrics";
  const { families } = project.definition;
  const called = names.map((name): Callable => {
    const label = families.get(name);
    const words = Object.hasOwn(lists, name) ? otherWords[name as keyof typeof lists] : [];
    return { name, labels: label === undefined ? words : [label.en, label.ko] };
  });
  const phrase = filter === undefined ? requested : `${requested} ${filter}`;
  const having = (["metrics", "inputs", "scenarios", "sources"] as const).flatMap((list) => {
    const called = calledIn(list, project);
    const items: readonly Item[] = lists[list].items(project, resolve);
    const count = items.flatMap((item) => fittingOf(item, phrase, called)).length;
    return count === 0
      ? []
      : [message("list.found", { count, command: `baekjo list ${list} ${shellWord(phrase)}` })];
  });
  const guess = found(requested, called);
  // A list that is only spelt alike is no better guess than what has the words in it.
  const named = called.some((each) => each.name === guess[0] && isCalled(requested, each));
  throw new Failure("usage", {
    ...message("usage.no-list", { list: requested }),
    next: [...(named || having.length === 0 ? didYouMean(guess) : []), ...having, ...next],
  });
}

/** Where else to look: an input among the figures, and a figure among the inputs, is in the other list. */
function elsewhere(list: string, filter: string, project: Project): string {
  const other = { inputs: "metrics", metrics: "inputs" }[list];
  const there = other !== undefined && calledIn(other, project).some((each) => isCalled(filter, each));
  return there ? `baekjo list ${other} ${shellWord(filter)}` : `baekjo list ${list}`;
}

/** What the names of a list are called besides their labels; none of lists that are not of the model. */
function calledIn(list: string, project: Project): readonly Callable[] {
  if (list === "inputs") return project.callables("input");
  if (list === "metrics") return project.callables("metric");
  return list === "scenarios" ? project.callables("scenario") : [];
}

/** The members that the plan gives a family, and how many figures each has. */
function familyList(family: string): List {
  return {
    columns: [
      { id: "id", heading: "list.id", as: "name" },
      { id: "label", heading: "list.label", as: "text" },
    ],
    items: ({ plan }) => [...(plan.families.get(family) ?? [])].map(([id, label]) => ({ id, label })),
  };
}

function sourceCell(source: readonly string[] | "ASSUMPTION" | undefined): Cell {
  return source ?? null;
}

function nameOf(item: Item): string {
  return String(item.name ?? item.id);
}

/** An item that a filter fits; of one that stands for a family, the members that it fits where these are not all. */
function fittingOf(item: Item, filter: string, called: readonly Callable[]): readonly Item[] {
  if (matches(item, filter)) return [item];
  const name = nameOf(item);
  if (filter.includes("*")) return [];
  const own = called.filter((each) => each.name === name || matchesPattern(name, each.name));
  const fitting = own.filter((each) => isCalled(filter, each));
  if (fitting.length === own.length) return own.length === 0 ? [] : [item];
  return fitting.map((each) => {
    const [en = "", ko = en] = each.labels;
    return { ...item, name: each.name, label: { en, ko } };
  });
}

function matches(item: Item, filter: string): boolean {
  if (filter.includes("*")) return matchesPattern(filter, nameOf(item));
  return isCalled(filter, callableOf(item)) || (asksForPlaceholders(filter) && isPlaceholder(item as Said));
}

function callableOf(item: Item): Callable {
  const labels = [item.label, item.title, item.publisher].flatMap((cell) => {
    if (typeof cell === "string") return [cell];
    return cell !== null && typeof cell === "object" && "en" in cell ? [cell.en, cell.ko] : [];
  });
  return { name: nameOf(item), labels };
}
