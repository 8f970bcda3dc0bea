/** An outline: names on the left, indented by what they are part of, and their values on the right. */

import { maxOf } from "../../lists.ts";
import { type Room, type Stroke, unlimited } from "./page.ts";
import { width, wrap } from "./width.ts";

export interface Entry {
  /** What stands before the name, and before all further lines of the entry. */
  readonly first: string;
  readonly next: string;
  readonly name: string;
  readonly value: string;
  /** Said below the name: each wraps by itself. */
  readonly below: readonly string[];
}

const gap = 2;
/** However deep an entry stands, so many columns are left for what it says. */
const least = 20;

/** Lines of entries. Values stand at the right edge; one that does not fit beside its name takes a line of its own. */
export function outline(entries: readonly Entry[], room: Room): Stroke[][] {
  const taken = ({ first, name, value }: Entry) =>
    width(first) + width(name) + (value === "" ? 0 : gap + width(value));
  const widest = maxOf(entries.map(taken), 0);
  const columns = room === unlimited ? widest : Math.min(room, widest);
  return entries.flatMap((entry) => linesOf(entry, columns, room));
}

function linesOf(entry: Entry, columns: number, room: Room): Stroke[][] {
  const { first, next, name, value, below } = entry;
  const blank = (before: string) => " ".repeat(Math.max(0, columns - width(before) - width(value)));
  const [head = "", ...tail] = room === unlimited ? [name] : wrap(name, Math.max(least, room - width(first)));
  const own = first + head;
  const fits = value === "" || width(own) + gap + width(value) <= columns;
  const left = room === unlimited ? unlimited : Math.max(least, room - width(next));
  const wrapped = below.flatMap((text) => (left === unlimited ? [text] : hanging(text, left)));
  if (name === "") {
    return wrapped.map((line, i) => [{ text: (i === 0 ? first : next) + line, tone: "faint" as const }]);
  }
  return [
    [
      { text: first, tone: "faint" as const },
      { text: head },
      ...(fits ? [{ text: blank(own) + value }] : []),
    ],
    ...tail.map((text) => [{ text: next, tone: "faint" as const }, { text }]),
    ...(fits ? [] : [[{ text: next, tone: "faint" as const }, { text: blank(next) + value }]]),
    ...wrapped.map((line) => [{ text: next + line, tone: "faint" as const }]),
  ];
}

/** Wrapped, the further lines two columns in. An address is never broken. */
function hanging(text: string, columns: number): string[] {
  if (/^\s*https?:\/\/\S+$/.test(text)) return [text];
  const [line = "", ...rest] = wrap(text, columns);
  if (rest.length === 0) return [line];
  const further = text.slice(line.length).trimStart();
  return [line, ...wrap(further, columns - 2).map((each) => `  ${each}`)];
}
