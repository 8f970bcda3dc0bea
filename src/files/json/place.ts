/** From offsets and paths in a JSON text to line, column and the line itself, for the caret. */

import type { Node } from "jsonc-parser";
import { withoutHidden } from "../../control-characters.ts";
import type { Place } from "../../errors.ts";
import type { JsonDocument, Path } from "./json.ts";

/** A text and where its lines start; found out only when the first error asks. */
export interface Lines {
  readonly file: string;
  readonly text: string;
  readonly starts: () => readonly number[];
}

const longestLine = 200;

export function linesOf(file: string, text: string): Lines {
  let starts: number[] | undefined;
  return {
    file,
    text,
    starts: () => {
      if (starts !== undefined) return starts;
      starts = [0];
      for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
      return starts;
    },
  };
}

/** The place of `length` characters at an offset. */
export function placeAt(lines: Lines, offset: number, length: number): Place {
  const starts = lines.starts();
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = starts[low] as number;
  const next = starts[low + 1];
  const end = next === undefined ? lines.text.length : next - 1;
  return { file: lines.file, line: low + 1, ...inLine(lines.text, start, end, offset, length) };
}

/** The place of a part of an argument of the command line: its line is the first. */
export function placeInArgument(file: string, text: string, from: number, to: number): Place {
  return { file, argument: true, line: 1, ...inLine(text, 0, text.length, from, to - from) };
}

function inLine(text: string, start: number, end: number, offset: number, length: number) {
  const column = offset - start + 1;
  const room = Math.max(1, end - offset);
  let from = start;
  let to = end;
  if (end - start > longestLine) {
    from = Math.max(start, Math.min(offset - 60, end - longestLine));
    to = Math.min(end, from + longestLine);
  }
  const line = text.slice(from, to).replace(/\r$/, "");
  const place = { column, length: Math.max(1, Math.min(length, room)), text: harmless(line) };
  return from > start ? { ...place, cut: from - start } : place;
}

/** Hidden characters replaced one for one, so that nothing moves a terminal's cursor and columns hold. */
export function harmless(text: string): string {
  return withoutHidden(text.replaceAll("\t", " "), () => "\ufffd");
}

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
