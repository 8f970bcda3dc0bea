/**
 * Characters that show nothing or turn the line around: controls, directions (Unicode TR 9), zero widths, line separators, halves of
 * surrogate pairs. Text that bears them from a file's name, a label or an argument is cleaned where it is written.
 */

/** A joiner is seen in what it joins: families of emoji, the conjuncts of Indic scripts, the word forms of Persian. */
const joining =
  "(?<![\\p{M}\\p{Emoji_Modifier}\\p{Extended_Pictographic}\\p{Script=Arabic}])[\\u200c\\u200d]";
const pattern = `[\\p{Cc}\\p{Cs}\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|${joining}`;

let everyHidden: RegExp | undefined;

/** Letters, Hangul and signs, none of them hidden: classes of Unicode take V8 a millisecond to make out. */
const plain = /^[ -~\u00a1-\u061b\u061d-\u17ff\u1880-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff]*$/;

/** The first hidden character of a text, and where it stands. */
export function firstHidden(
  text: string,
): { readonly character: string; readonly index: number } | undefined {
  let first: { character: string; index: number } | undefined;
  withoutHidden(text, (character, index) => {
    first ??= { character, index };
    return "";
  });
  return first;
}

/** A text with each of its hidden characters written by `write`. */
export function withoutHidden(text: string, write: (character: string, index: number) => string): string {
  if (plain.test(text)) return text;
  everyHidden ??= new RegExp(pattern, "gu");
  return text.replace(everyHidden, write);
}

/** For programs: hidden characters as JSON escapes them, `\u202e`, but for those that are kept. */
export function escapingHidden(text: string, kept = ""): string {
  return withoutHidden(text, (character) =>
    kept.includes(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Text as a cell of a table: a spreadsheet takes what starts like a formula for one, and an apostrophe before it keeps it text. */
export function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text of such a cell again. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
