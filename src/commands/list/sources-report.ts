/** Sources by who cites them and how old they are, and parameters that have none. */

import { type Message, message } from "../../errors.ts";
import type { Project } from "../../plan/types.ts";
import { headOf, memberLabel } from "../../report/head.ts";
import type { Column, ListReport, Origin } from "../../report/types.ts";
import { listReport, type Resolve } from "./report.ts";

export interface SourceQuestion {
  /** By source, who cites it, in words. */
  readonly citers: ReadonlyMap<string, readonly string[]>;
  readonly usedBy: boolean;
  readonly unused: boolean;
  /** Only those whose date lies before this day: 2025-11-22. */
  readonly before?: string;
}

/** The sources that are asked for. Throws Failure "input" where a filter matches none. */
export function sourceReport(
  project: Project,
  filter: string | undefined,
  { citers, usedBy, unused, before }: SourceQuestion,
  origin: Origin,
): ListReport {
  const report = listReport(
    project,
    "sources",
    filter,
    () => [],
    (value) => value,
    origin,
  );
  const items = report.items
    .filter(({ id }) => !unused || citers.get(String(id))?.length === 0)
    .filter(({ date }) => before === undefined || lastDay(String(date)) < before)
    .map((item): ListReport["items"][number] => ({ ...item, used_by: citers.get(String(item.id)) ?? [] }));
  if (before !== undefined) items.sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  const column: Column = { id: "used_by", heading: "list.used-by", as: "text" };
  const columns = usedBy
    ? report.columns.flatMap((each) => (each.id === "title" ? [column, { ...each, wide: true }] : [each]))
    : report.columns;
  const none: Message =
    before !== undefined ? message("list.none-older", { date: before }) : message("list.none-unused");
  return { ...report, columns, items, ...(items.length === 0 ? { legend: none } : {}) };
}

/** A date that names no day may be its last: what is older than that is older for sure. */
function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

/** Parameters of the plan with neither a source nor an assumption that says why. */
export function missingReport(project: Project, resolve: Resolve, origin: Origin): ListReport {
  const settings = [...(resolve([])[0]?.settings.values() ?? [])];
  const given = settings.filter(({ layer }) => layer !== "default");
  const missing = given.filter(({ source, reason }) =>
    source === "ASSUMPTION" ? reason === undefined : source.length === 0,
  );
  const values = { given: given.length, defaults: settings.length - given.length };
  return {
    verb: "list",
    ...headOf(project, origin),
    list: "missing",
    columns: [
      { id: "name", heading: "list.name", as: "name" },
      { id: "label", heading: "list.label", as: "text" },
    ],
    items: missing.map(({ name, declaration }) => ({
      name,
      label: memberLabel(declaration.label, name, project),
    })),
    legend: message(missing.length === 0 ? "list.none-missing" : "list.missing", values),
  };
}
