/** Fits a page to one screen: what there is no room for is counted and left to --all. */

import type { Translate } from "../../messages/format.ts";
import type { FittedPage, FittedPart } from "./fit.ts";
import { type GridRow, gridHeight } from "./grid.ts";
import { wrap } from "./width.ts";

/** Lines of a screen that a result fits, whatever the terminal. */
export const screenLines = 40;
/** A part that would be cut to fewer lines is left out whole. */
const minLines = 6;
/** So many lines of notes stand below a page that is cut. */
const noteLines = 5;

/** How many lines a page takes in lines of so many columns, with those between its groups. */
export function pageHeight(page: FittedPage, columns: number): number {
  const parts = page.parts.map((part) => partHeight(part, columns));
  const notes = page.notes.map((group) => sentencesHeight(group, columns));
  return (
    headHeight(page, columns) + [...parts, ...notes].map(heightOf).reduce((sum, each) => sum + each, 0) - 1
  );
}

/** Of all that stands above the parts, with what parts it from them. */
function headHeight({ finding, titles, typed, basis }: FittedPage, columns: number): number {
  const found = finding === undefined ? 0 : sentencesHeight([finding], columns);
  return heightOf(found) + heightOf(sentencesHeight([...titles, ...typed, ...basis], columns));
}

function partHeight(part: FittedPart, columns: number): number {
  if ("remark" in part) return sentencesHeight([part.remark], columns);
  if ("names" in part) return part.names.length;
  const title = part.title === undefined ? 0 : sentencesHeight([part.title], columns);
  return title + ("drawing" in part ? part.drawing.length : gridHeight(part.columns, part.rows));
}

function sentencesHeight(sentences: readonly string[], columns: number): number {
  return sentences.reduce((sum, sentence) => sum + wrap(sentence, columns).length, 0);
}

/** Lines with the empty one behind them; nothing needs none. */
function heightOf(lines: number): number {
  return lines === 0 ? 0 : lines + 1;
}

/**
 * Returns the page, or as much of it as fits in lines of so many columns: the parts in order, the last one cut, and a line that says what
 * is missing.
 */
export function onScreen(page: FittedPage, columns: number, t: Translate): FittedPage {
  if (pageHeight(page, columns) <= screenLines) return page;
  const notes = page.notes.filter((group) => group.length > 0);
  const kept = notesKept(notes, columns);
  const below = kept.reduce((sum, group) => sum + heightOf(sentencesHeight(group, columns)), 0);
  const parts: FittedPart[] = [];
  const missing: string[] = [];
  // The line that says what is missing takes up to two.
  let left = screenLines - headHeight(page, columns) - below - 2;
  for (const part of page.parts) {
    const height = heightOf(partHeight(part, columns));
    if (missing.length === 0 && height <= left) {
      parts.push(part);
      left -= height;
      continue;
    }
    const cut = missing.length === 0 && left > minLines ? cutTo(part, left - 1, columns) : undefined;
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
  if (left !== undefined) missing.push(t("table.more-rows", { count: left }));
  else if (title !== undefined) missing.push(title.replace(/ ?\(.*\)|[.:]$/g, ""));
  else if (rows > 0) missing.push(t("table.more-rows", { count: rows }));
}

/** Those that count most are the last: on what the result rests. */
function notesKept(notes: readonly (readonly string[])[], columns: number): (readonly string[])[] {
  const kept: (readonly string[])[] = [];
  let left = noteLines;
  for (const group of notes.toReversed()) {
    const own: string[] = [];
    for (const note of group.toReversed()) {
      const lines = sentencesHeight([note], columns);
      if (lines > left) continue;
      left -= lines;
      own.unshift(note);
    }
    if (own.length > 0) kept.unshift(own);
  }
  return kept;
}

function rowsOf(part: FittedPart): number {
  if ("rows" in part) {
    const stacked = part.rows.filter((row) => "title" in row && row.stacked).length;
    return stacked > 0 ? stacked : part.rows.filter((row) => !("title" in row)).length;
  }
  if ("names" in part) return part.names.length;
  return "drawing" in part ? part.drawing.length : 0;
}

/** A part with as many of its first rows as fit so many lines, and how many it lacks; undefined where none would be left. */
function cutTo(
  part: FittedPart,
  lines: number,
  columns: number,
): { readonly part: FittedPart; readonly left: number } | undefined {
  const all =
    "rows" in part ? part.rows : "names" in part ? part.names : "drawing" in part ? part.drawing : [];
  let [low, high] = [0, Math.min(all.length, screenLines)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (partHeight(firstOf(part, middle), columns) <= lines) low = middle;
    else high = middle - 1;
  }
  const cut = firstOf(part, low);
  const left = rowsOf(part) - rowsOf(cut);
  return rowsOf(cut) === 0 ? undefined : { part: cut, left };
}

function firstOf(part: FittedPart, count: number): FittedPart {
  if ("rows" in part) return { ...part, rows: withoutLastTitle(part.rows.slice(0, count), part.rows[count]) };
  if ("names" in part) return { names: part.names.slice(0, count) };
  return "drawing" in part ? { ...part, drawing: part.drawing.slice(0, count) } : part;
}

/** A heading without a row below it says nothing, and neither does a row under which others are set in. */
function withoutLastTitle(rows: readonly GridRow[], next?: GridRow): readonly GridRow[] {
  const last = rows.at(-1);
  if (last === undefined || !("title" in last || indentOf(next) > indentOf(last))) return rows;
  return withoutLastTitle(rows.slice(0, -1), last);
}

function indentOf(row: GridRow | undefined): number {
  return row === undefined || "title" in row ? 0 : (row[0]?.indent ?? 0);
}
