/** From offsets and paths in a JSON text to line, column and the line itself, for the caret. */

import type { Node } from "jsonc-parser";
import type { Place } from "../../errors.ts";
import type { Span } from "../../formula/syntax.ts";
import { placeAt } from "../../places.ts";
import type { PlaceOf } from "../../plan/types.ts";
import type { JsonDocument, Path } from "./json.ts";

/** The place of the value at a path, or of the nearest ancestor that is there. */
export function placeOf(document: JsonDocument, path: Path): Place {
  const node = nodeAt(document, path);
  return placeAt(document.lines, node.offset, firstLineOf(node, document));
}

/** The place of the key that leads to a path. */
export function placeOfKey(document: JsonDocument, path: Path): Place {
  const node = document.find(path);
  const key = node?.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  return key === undefined ? placeOf(document, path) : placeAt(document.lines, key.offset, key.length);
}

/**
 * The place of a part of the string at a path: `from` and `to` count UTF-16 units of the string itself, which its escapes
 * in the file are longer than.
 */
export function placeInString(document: JsonDocument, path: Path, from: number, to: number): Place {
  const node = document.find(path);
  if (node?.type !== "string") return placeOf(document, path);
  const raw = document.lines.text;
  const offsetOf = (units: number): number => {
    let at = node.offset + 1;
    for (let i = 0; i < units; i++) at += raw[at] === "\\" ? (raw[at + 1] === "u" ? 6 : 2) : 1;
    return Math.min(at, node.offset + node.length - 1);
  };
  const start = offsetOf(from);
  return placeAt(document.lines, start, offsetOf(Math.max(from, to)) - start);
}

/** Where the values of a document stand, for those that hold on to it no longer. */
export function placesIn(document: JsonDocument): PlaceOf {
  return (path, from, to) =>
    from === undefined ? placeOf(document, path) : placeInString(document, path, from, to ?? from);
}

/** The place of a part of a formula in the model's file. */
export function formulaPlace(
  model: JsonDocument,
  kind: "metric" | "requirement",
  name: string,
  { from, to }: Span,
): Place {
  return placeInString(model, [`${kind}s`, name, "formula"], from, to);
}

export function isPresent(document: JsonDocument, path: Path): boolean {
  return document.find(path) !== undefined;
}

function nodeAt(document: JsonDocument, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const node = document.find(path.slice(0, length));
    if (node !== undefined) return node;
  }
  return document.root;
}

/** Objects and arrays run over lines; a caret marks their opening bracket. */
function firstLineOf(node: Node, document: JsonDocument): number {
  if (node.type === "object" || node.type === "array") return 1;
  const end = document.lines.text.indexOf("\n", node.offset);
  return end === -1 ? node.length : Math.min(node.length, end - node.offset);
}
