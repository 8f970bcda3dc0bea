/** Newline-delimited JSON: the head, then a record a line, so that a stream can be filtered as it comes. */

import { entriesOf, formatOf, isList, type Json, type Reported, scalar } from "./document.ts";
import { documentWithFinding, type View } from "./report-view.ts";

export function ndjson<R extends Reported>(report: R, view: View<R>): string {
  return [...ndjsonLines(report, view)].join("");
}

/** The same line by line. */
export function* ndjsonLines<R extends Reported>(report: R, view: View<R>): Iterable<string> {
  const { head: whole, lists } = documentWithFinding(report, view);
  // What it takes to work a result out again is for the document that is saved.
  const { provenance: _, ...head } = whole;
  yield `${compact({ format: formatOf(report), record: "head", ...head })}\n`;
  for (const { record, items } of lists) {
    for (const item of items) yield `${compact(asRecord(record, item))}\n`;
  }
}

/** What is no object, such as the name of a file, goes under the name of its sort. */
function asRecord(record: string, item: Json): Json {
  const isObject = item !== null && typeof item === "object" && !isList(item);
  return isObject ? { record, ...item } : { record, [record]: item };
}

function compact(value: Json): string {
  if (value === null || typeof value !== "object") return scalar(value);
  if (isList(value)) return `[${value.map(compact).join(",")}]`;
  return `{${entriesOf(value)
    .map(([key, item]) => `${scalar(key)}:${compact(item)}`)
    .join(",")}}`;
}
