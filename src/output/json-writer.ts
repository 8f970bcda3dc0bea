/** JSON: one document, for machines, laid out so that people can read and diff it. */

import {
  entriesOf,
  formatOf,
  isList,
  type Json,
  type JsonRecord,
  type RecordList,
  type Reported,
  scalar,
} from "./document.ts";
import { documentWithFinding, type View } from "./report-view.ts";

export function json<R extends Reported>(report: R, view: View<R>): string {
  return `${write(jsonDocument(report, view), "")}\n`;
}

function jsonDocument<R extends Reported>(report: R, view: View<R>): JsonRecord {
  const { lists, documentOf } = jsonParts(report, view);
  return documentOf(Object.fromEntries(lists.map(({ key, items }) => [key, [...items]])));
}

/** The lists of a document, and the document of what they hold, in the order in which it is written; keys that hold nothing may be there. */
export function jsonParts<R extends Reported>(
  report: R,
  view: View<R>,
): { readonly lists: readonly RecordList[]; readonly documentOf: (records: JsonRecord) => JsonRecord } {
  const { head, lists } = documentWithFinding(report, view);
  const { provenance, ...about } = head;
  // What a result was made of is long, and not what one opens it for.
  return { lists, documentOf: (records) => ({ format: formatOf(report), ...about, ...records, provenance }) };
}

/** A record stays on its line; the inputs and formulas of a result, by name, come a line each. */
const maxInLine = 40;

/** Two spaces a level; what holds no objects stays on one line, so that a changed figure is one changed line. */
function write(value: Json, indent: string): string {
  if (value === null || typeof value !== "object") return scalar(value);
  if (isList(value)) {
    if (value.length === 0) return "[]";
    if (value.every((item) => item === null || typeof item !== "object"))
      return `[${value.map(scalar).join(", ")}]`;
    return block(
      "[",
      "]",
      value.map((item) => write(item, `${indent}  `)),
      indent,
    );
  }
  const entries = entriesOf(value);
  if (entries.length === 0) return "{}";
  const flat = indent !== "" && entries.length <= maxInLine && !holdsObjects(value);
  const parts = entries.map(([key, item]) => `${scalar(key)}: ${write(item, `${indent}  `)}`);
  return flat ? `{ ${parts.join(", ")} }` : block("{", "}", parts, indent);
}

function block(open: string, close: string, parts: readonly string[], indent: string): string {
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(",\n")}\n${indent}${close}`;
}

function holdsObjects(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  const inside: readonly (Json | undefined)[] = isList(value) ? value : Object.values(value);
  return inside.some(
    (item) => item !== null && typeof item === "object" && (!isList(item) || item.some(isObject)),
  );
}

function isObject(value: Json): boolean {
  return value !== null && typeof value === "object";
}
