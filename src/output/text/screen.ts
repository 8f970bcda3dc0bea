/** Fits a page to one screen: what there is no room for is counted and left to --all. */

import type { Translate } from "../../messages/format.ts";
import type { FittedPage, FittedPart } from "./fit.ts";
import type { GridRow } from "./grid.ts";

/** Lines of a screen that a result fits, whatever the terminal. */
export const screenLines = 40;
/** A part that would be cut to fewer lines is left out whole. */
const leastLines = 6;
/** So many lines of notes stand below a page that is cut. */
const noteLines = 5;

/** How a page is written: the lines of a part, and those of sentences. */
export interface Measure {
  readonly part: (part: FittedPart) => readonly string[];
  readonly sentences: (texts: readonly string[]) => readonly string[];
  /** Of all that stands above the parts, with what parts it from them. */
  readonly head: number;
}

/** Returns the page, or as much of it as fits: the parts in order, the last one cut, and a line that says what is missing. */
export function onScreen(page: FittedPage, measure: Measure, t: Translate): FittedPage {
  const heightOf = (lines: readonly string[]) => (lines.length === 0 ? 0 : lines.length + 1);
  const notes = page.notes.filter((group) => group.length > 0);
  const whole = [...page.parts.map(measure.part), ...notes.map(measure.sentences)];
  if (measure.head + whole.reduce((sum, lines) => sum + heightOf(lines), 0) - 1 <= screenLines) return page;
  const kept = notesKept(notes, measure);
  const below = kept.reduce((sum, group) => sum + heightOf(measure.sentences(group)), 0);
  const parts: FittedPart[] = [];
  const missing: string[] = [];
  // The line that says what is missing takes up to two.
  let left = screenLines - measure.head - below - 2;
  for (const part of page.parts) {
    const lines = measure.part(part);
    if (missing.length === 0 && heightOf(lines) <= left) {
      parts.push(part);
      left -= heightOf(lines);
      continue;
    }
    const cut = missing.length === 0 && left > leastLines ? cutTo(part, left - 1, measure) : undefined;
    if (cut !== undefined) parts.push(cut.part);
    left = 0;
    append(missing, part, cut?.left, t);
  }
  const more = missing.length === 0 ? t("table.more-notes") : t("table.more", { parts: shortList(missing) });
  return { ...page, parts, notes: [[more], ...kept] };
}

/** Three are named. */
function shortList(names: readonly string[]): string {
  return names.slice(0, 3).join("; ") + (names.length > 3 ? "; …" : "");
}

function append(missing: string[], part: FittedPart, left: number | undefined, t: Translate): void {
  const title = "title" in part ? part.title : undefined;
  const rows = rowsOf(part);
  if (left !== undefined) missing.push(t(left === 1 ? "table.more-row" : "table.more-rows", { count: left }));
  else if (title !== undefined) missing.push(title.replace(/ \(.*\)|[.:]$/g, ""));
  else if (rows > 0) missing.push(t(rows === 1 ? "table.more-row" : "table.more-rows", { count: rows }));
}

/** Those that count most are the last: on what the result rests. */
function notesKept(notes: readonly (readonly string[])[], { sentences }: Measure): (readonly string[])[] {
  const kept: (readonly string[])[] = [];
  let left = noteLines;
  for (const group of notes.toReversed()) {
    const own: string[] = [];
    for (const note of group.toReversed()) {
      const lines = sentences([note]).length;
      if (lines > left) continue;
      left -= lines;
      own.unshift(note);
    }
    if (own.length > 0) kept.unshift(own);
  }
  return kept;
}

function rowsOf(part: FittedPart): number {
  if ("rows" in part) return part.rows.filter((row) => !("title" in row)).length;
  if ("names" in part) return part.names.length;
  return "drawing" in part ? part.drawing.length : 0;
}

/** A part with as many of its first rows as fit so many lines, and how many it lacks; undefined where none would be left. */
function cutTo(
  part: FittedPart,
  lines: number,
  { part: written }: Measure,
): { readonly part: FittedPart; readonly left: number } | undefined {
  const all =
    "rows" in part ? part.rows : "names" in part ? part.names : "drawing" in part ? part.drawing : [];
  let [low, high] = [0, Math.min(all.length, screenLines)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (written(firstOf(part, middle)).length <= lines) low = middle;
    else high = middle - 1;
  }
  const cut = firstOf(part, low);
  const left = rowsOf(part) - rowsOf(cut);
  return rowsOf(cut) === 0 ? undefined : { part: cut, left };
}

function firstOf(part: FittedPart, count: number): FittedPart {
  if ("rows" in part) return { ...part, rows: withoutLastTitle(part.rows.slice(0, count)) };
  if ("names" in part) return { names: part.names.slice(0, count) };
  return "drawing" in part ? { ...part, drawing: part.drawing.slice(0, count) } : part;
}

/** A heading without a row below it says nothing. */
function withoutLastTitle(rows: readonly GridRow[]): readonly GridRow[] {
  const last = rows.at(-1);
  return last !== undefined && "title" in last ? withoutLastTitle(rows.slice(0, -1)) : rows;
}
