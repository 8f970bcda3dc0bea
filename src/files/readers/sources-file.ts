/** sources.json: where each number comes from. A plan file may carry sources of its own in the same form. */

import * as z from "zod";
import type { Issue } from "../../errors.ts";
import type { Citation, Source } from "../../plan/types.ts";
import type { JsonDocument, Path } from "../json/json.ts";
import {
  anything,
  forEditors,
  hint,
  inWords,
  patterns,
  type Reporter,
  readShape,
  reporterFor,
  type ShapeId,
  text,
} from "./schema.ts";

const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { error: "shape.date" satisfies ShapeId });
const url = z.string().regex(/^https?:\/\/[^\s/]+\S*$/, { error: "shape.url" satisfies ShapeId });

const line = z.string().min(1).max(500);

export const sourceShape = z.strictObject({
  title: inWords(line),
  publisher: inWords(line),
  date,
  url,
  note: text.optional(),
});

const unread = { title: "", publisher: "", date: "", url: "" };

export const fileShape = z.strictObject({
  ...forEditors,
  format: z.literal("baekjo/sources/1"),
  sources: anything,
});

/** The sources in a sources file; what is wrong with it is among the issues. */
export function readSources(document: JsonDocument): { sources: Map<string, Source>; issues: Issue[] } {
  const reporter = reporterFor(document);
  const file = readShape(fileShape, document.value, [], reporter);
  const sources = file === undefined ? new Map() : readSourceRecord(file.sources, reporter);
  return { sources, issues: reporter.issues };
}

/** The sources under the key `sources` of any file. */
export function readSourceRecord(
  record: Readonly<Record<string, unknown>>,
  reporter: Reporter,
): Map<string, Source> {
  const sources = new Map<string, Source>();
  for (const [id, raw] of Object.entries(record)) {
    const path = ["sources", id];
    if (!patterns.id.safeParse(id).success) reporter.at(path, "shape.id", {}, { key: true });
    const source = readShape(sourceShape, raw, path, reporter);
    // A malformed source is known all the same: whatever cites it is not to blame.
    sources.set(id, { id, ...(source ?? unread) } as Source);
  }
  return sources;
}

/** A citation as written, with each id looked up and ASSUMPTION made to give its reason. */
export function readCitation(
  written: string | readonly string[],
  reason: unknown,
  path: Path,
  sources: ReadonlyMap<string, Source>,
  reporter: Reporter,
): Citation {
  if (written === "ASSUMPTION") {
    if (reason === undefined) reporter.at(path, "source.no-reason");
    return "ASSUMPTION";
  }
  const ids = typeof written === "string" ? [written] : written;
  for (const [i, id] of ids.entries()) {
    if (sources.has(id)) continue;
    const place = typeof written === "string" ? path : [...path, i];
    reporter.at(
      place,
      "source.unknown",
      { source: id.slice(0, 80) },
      { next: hint(id, sources.keys(), reporter) },
    );
  }
  return ids;
}
