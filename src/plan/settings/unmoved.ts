/** Factors that move nothing: 0 times anything is 0, and a few whole things times 1.1 are as many when they are rounded. */

import { type Message, message } from "../../errors.ts";
import type { Change } from "./grammar.ts";

export interface Unmoved {
  readonly name: string;
  /** Whether it is 0, in each year that is set; else it is whole and was rounded. */
  readonly isNone: boolean;
}

/** What is worth saying of a factor that leaves all inputs of its path as they are; of all of them, how many there are. */
export function unmovedNote(
  { text, path }: Pick<Change, "text" | "path">,
  unmoved: readonly Unmoved[],
  inputs: number,
): Message | undefined {
  const [first] = unmoved;
  if (first === undefined || unmoved.length < inputs) return undefined;
  const setting = text.trim().slice(0, 80);
  const isNone = unmoved.every((one) => one.isNone);
  if (inputs > 1) return message(isNone ? "note.zeros" : "note.unmoved", { setting, count: inputs });
  const { name } = first;
  return isNone
    ? message("note.zero", { setting, name, path })
    : message("note.rounded-back", { setting, name });
}
