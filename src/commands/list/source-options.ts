import type { App } from "../../cli/app.ts";
import { dayIn } from "../../cli/arguments.ts";
import { optionsOf } from "../../cli/open-project.ts";
import { Failure, type IdTaking, message } from "../../errors.ts";
import type { Citer } from "../../files/citations.ts";
import type { Project } from "../../plan/types.ts";
import type { SourceQuestion } from "./sources-report.ts";

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
  const citers = [...citersOf(project, optionsOf(app, {}).dataDir)].map(
    ([id, all]) => [id, all.map(inWords)] as const,
  );
  return {
    citers: new Map(citers),
    usedBy: usedBy ?? false,
    unused: unused ?? false,
    ...(olderThan === undefined ? {} : { before: dayBefore(olderThan, dayIn(asOf, app.streams.now)) }),
  };
}

function inWords({ kind, name }: Citer): string {
  if (kind === "parameter" || kind === "file") return name;
  return kind === "scenario" ? `scenario ${name}` : `note of ${name}`;
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
