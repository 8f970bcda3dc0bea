/** Numbers that only stand there until they are replaced: the reason of their input says so, or the note where it is so in some years. */

import type { Text } from "../model/definition.ts";

/** As `init` writes it, and as anybody may. */
const mark = /\bplaceholder:|임시값:/i;

export interface Said {
  readonly reason?: Text | string | null;
  readonly note?: Text | string | null;
}

/** Whether an input, or a year of it, is to be replaced. */
export function isPlaceholder({ reason, note }: Said): boolean {
  return [reason, note].some((text) => {
    if (text === undefined || text === null) return false;
    return mark.test(typeof text === "string" ? text : `${text.en} ${text.ko}`);
  });
}

/** The word by which a list of inputs is requested those. */
export function asksForPlaceholders(filter: string): boolean {
  return /^(placeholders?|임시값)$/i.test(filter.trim());
}
