/** Places in texts, to line and column: what an error points at with a caret. */

import { withoutHidden } from "./control-characters.ts";
import type { Place } from "./errors.ts";

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
  const place = { column, length: Math.max(1, Math.min(length, room)), text: withoutControls(line) };
  return from > start ? { ...place, cut: from - start } : place;
}

/** Hidden characters replaced one for one, so that nothing moves a terminal's cursor and columns hold. */
export function withoutControls(text: string): string {
  return withoutHidden(text.replaceAll("\t", " "), () => "\ufffd");
}
