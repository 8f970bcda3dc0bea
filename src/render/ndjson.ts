/** Newline-delimited JSON: the head, then a record a line, so that a stream can be filtered as it comes. */

import type { Report } from "../report/report.ts";
import { documentOf, entriesOf, isList, type Json, scalar } from "./document.ts";

export function ndjson(report: Report): string {
  return [...ndjsonLines(report)].join("");
}

/** The same line by line. */
export function* ndjsonLines(report: Report): Iterable<string> {
  const { head, lists } = documentOf(report);
  const { format, ...rest } = head;
  yield `${compact({ format, record: "head", ...rest })}\n`;
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
    .map(([key, item]) => `${JSON.stringify(key)}:${compact(item)}`)
    .join(",")}}`;
}
