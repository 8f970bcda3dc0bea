/** actuals.json, read on the plan that it is the record of. */

import * as z from "zod";
import { Failure, type Issue } from "../../errors.ts";
import { capped, shown } from "../../issues.ts";
import type { Actuals, Entry, Series } from "../../plan/actuals.ts";
import type { Project } from "../../plan/types.ts";
import { type JsonDocument, readJson } from "../json/json.ts";
import { readBytes } from "../json/read-file.ts";
import { anything, forEditors, patterns, readShape, reporterFor, text } from "../readers/schema.ts";
import { readSourceRecord } from "../readers/sources-file.ts";
import { readEntry, readSeries } from "./entries.ts";
import type { RecordContext } from "./facts.ts";
import { checkRelations } from "./relations.ts";

/** The record in a file. Throws Failure: "file" when it cannot be read, "input" with all that is wrong with it. */
export function loadActuals(file: string, project: Project): Actuals {
  const { actuals, issues } = readActuals(readJson(file, readBytes(file)), project);
  if (actuals === undefined) throw new Failure("input", capped(issues));
  return actuals;
}

/** Each may lean on others: more are no record that people keep. */
const maxEntries = 2000;

export const fileShape = z.strictObject({
  ...forEditors,
  format: z.literal("baekjo/actuals/1"),
  plan: patterns.id,
  about: text.optional(),
  series: anything,
  entries: anything,
  sources: anything.optional(),
});

/** The record in a file, or undefined; what is wrong with it is among the issues. It is read on the plan that it names. */
export function readActuals(
  document: JsonDocument,
  project: Project,
): { actuals: Actuals | undefined; issues: readonly Issue[] } {
  const reporter = reporterFor(document);
  const { issues } = reporter;
  const file = readShape(fileShape, document.value, [], reporter);
  if (file === undefined) return { actuals: undefined, issues };
  if (file.plan !== project.plan.id) {
    reporter.at(["plan"], "actuals.other-plan", { plan: shown(file.plan), this: project.plan.id });
    return { actuals: undefined, issues };
  }
  const own = file.sources === undefined ? new Map() : readSourceRecord(file.sources, reporter);
  for (const id of own.keys())
    if (project.sources.has(id)) reporter.at(["sources", id], "source.twice", { source: id }, { key: true });
  const context: RecordContext = { project, reporter, sources: new Map([...project.sources, ...own]) };

  const series = new Map<string, Series>();
  for (const [id, raw] of Object.entries(file.series)) {
    const read = readSeries(id, raw, context);
    if (read !== undefined) series.set(id, read);
  }
  const entries = new Map<string, Entry>();
  const count = Object.keys(file.entries).length;
  if (count > maxEntries) {
    reporter.at(["entries"], "shape.too-many", { max: maxEntries });
    return { actuals: undefined, issues };
  }
  for (const [id, raw] of Object.entries(file.entries)) {
    const read = readEntry(id, raw, new Set(Object.keys(file.series)), series, context);
    if (read !== undefined) entries.set(id, read);
  }
  if (issues.length === 0) checkRelations(series, entries, reporter);
  if (issues.length > 0) return { actuals: undefined, issues };
  return {
    actuals: {
      ...{ file: document.file, plan: file.plan, series, entries, sources: context.sources },
      about: file.about,
    },
    issues,
  };
}

/** Every source that a record cites. */
export function citedBy({ series, entries }: Actuals): Set<string> {
  const facts = [...entries.values()].flatMap((entry) => entry.facts);
  const plans = [...series.values()].flatMap(({ plan }) => plan?.source ?? []);
  return new Set([...facts.flatMap(({ source }) => source), ...plans]);
}
