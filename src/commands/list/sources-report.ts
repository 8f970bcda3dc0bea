/** Sources by who cites them and how old they are, and parameters that have none. */

import type { App } from "../../cli/app.ts";
import { dayIn, together } from "../../cli/arguments.ts";
import { Failure, type IdTaking, type Message, message } from "../../errors.ts";
import type { Citer } from "../../files/citations.ts";
import { format } from "../../messages/format.ts";
import type { Project } from "../../plan/types.ts";
import { headOf, memberLabel } from "../../report/head.ts";
import type { Column, ListReport } from "../../report/listing.ts";
import type { Origin, Text } from "../../report/types.ts";
import { listReport, type Resolve } from "./report.ts";

export interface SourceQuestion {
  /** By source, who cites it, in words. */
  readonly citers: ReadonlyMap<string, readonly Text[]>;
  readonly usedBy: boolean;
  readonly unused: boolean;
  /** Only those whose date lies before this day: 2025-11-22. */
  readonly before?: string;
}

/** The sources that are requested. Throws Failure "input" where a filter matches none. */
export function sourceReport(
  project: Project,
  filter: string | undefined,
  { citers, usedBy, unused, before }: SourceQuestion,
  origin: Origin,
): ListReport {
  const report = listReport(project, "sources", filter, () => [], origin);
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
    command: "list",
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

export interface SourceOptions {
  readonly usedBy?: true;
  readonly unused?: true;
  readonly missing?: true;
  readonly olderThan?: string;
  readonly asOf?: string;
}

/** What is asked of the sources, if anything is. Throws Failure "usage" where that does not go together. */
export function askedOfSources(
  list: string | undefined,
  filter: string | undefined,
  options: SourceOptions,
): "missing" | "sources" | undefined {
  const { usedBy, unused, missing, olderThan, asOf } = options;
  const given = Object.entries({
    "--used-by": usedBy,
    "--unused": unused,
    "--missing": missing,
    "--older-than": olderThan,
    "--as-of": asOf,
  })
    .filter(([, value]) => value !== undefined)
    .map(([option]) => option);
  if (given.length === 0) return undefined;
  const wrong = (id: IdTaking<"option">) =>
    new Failure("usage", { id, values: { option: given[0] as string } });
  if (list !== "sources") throw wrong("list.only-sources");
  if (asOf !== undefined && olderThan === undefined) throw wrong("list.as-of-alone");
  // What nothing cites has nobody to name.
  if (unused !== undefined && usedBy !== undefined) throw together("--unused", "--used-by");
  if (missing === undefined) return "sources";
  if (given.length > 1 || filter !== undefined) throw wrong("list.missing-alone");
  return "missing";
}

export async function questionOf(
  app: App,
  { usedBy, unused, olderThan, asOf }: SourceOptions,
  project: Project,
): Promise<SourceQuestion> {
  const { citersOf } = await import("../../files/citations.ts");
  const citers = [...citersOf(project)].map(([id, all]) => [id, all.map(inWords)] as const);
  return {
    citers: new Map(citers),
    usedBy: usedBy ?? false,
    unused: unused ?? false,
    ...(olderThan === undefined ? {} : { before: dayBefore(olderThan, dayIn(asOf, app.streams)) }),
  };
}

function inWords({ kind, name }: Citer): Text {
  if (kind === "parameter" || kind === "file") return { en: name, ko: name };
  const words = message(kind === "scenario" ? "list.citer-scenario" : "list.citer-note", { name });
  return { en: format(words, "en"), ko: format(words, "ko") };
}

const spans = { d: 0, w: 0, mo: 1, y: 12 } as const;

/** The day that lies `12mo` before another, a day of the calendar. Throws Failure "usage" for what is no span. */
export function dayBefore(span: string, day: string): string {
  const match = /^\s*(\d{1,4})\s*(d|w|mo|y)\s*$/.exec(span);
  if (match === null) throw new Failure("usage", message("list.age", { text: span }));
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const count = Number(match[1]);
  const unit = match[2] as keyof typeof spans;
  const months = spans[unit] * count;
  const days = unit === "d" ? count : unit === "w" ? 7 * count : 0;
  // The 31st of a month that has none is its last day.
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 - months, Math.min(date, last) - days));
  return found.toISOString().slice(0, 10);
}
