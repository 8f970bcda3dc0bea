/** Text measured in terminal columns: Hangul, other East Asian wide characters and emoji take two. */

import { append, maxOf } from "../../lists.ts";

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: most tables hold only letters that stand for themselves. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** Wide and Fullwidth of Unicode's EastAsianWidth.txt, joined where only unassigned code points lie between. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns that `text` takes; it must hold no line breaks and no colour. */
export function width(text: string): number {
  let columns = plainWidth(text);
  if (columns !== undefined) return columns;
  columns = 0;
  for (const { segment } of graphemes(text)) columns += graphemeWidth(segment);
  return columns;
}

/**
 * Of ASCII, Latin and Greek letters and signs (·, ×, é, σ), Hangul syllables, dashes, currencies, arrows, signs of mathematics (−, ≤), rules
 * and blocks, each a grapheme of its own; undefined with anything else. What knows all graphemes takes a tenth of a start to load.
 */
function plainWidth(text: string): number | undefined {
  let columns = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (
      (code >= 0x20 && code < 0x7f) ||
      (code > 0xa0 && code <= 0xff && code !== 0xad) ||
      (code >= 0x391 && code <= 0x3c9) ||
      (code >= 0x2010 && code <= 0x2026) ||
      (code >= 0x20a0 && code <= 0x20bf) ||
      (code >= 0x2190 && code <= 0x2193) ||
      (code >= 0x2200 && code <= 0x22ff) ||
      (code >= 0x2500 && code <= 0x259f)
    )
      columns += 1;
    else if (code >= 0xac00 && code <= 0xd7a3) columns += 2;
    else return undefined;
  }
  return columns;
}

function graphemeWidth(grapheme: string): number {
  const code = grapheme.codePointAt(0) as number;
  if (/^\p{M}|^\p{Cf}/u.test(grapheme)) return 0;
  return wide.some(([from, to]) => code >= from && code <= to) || grapheme.includes("\ufe0f") ? 2 : 1;
}

/**
 * What stands between the words of a text, kept where it is split. A mark of a footnote stays with the word that it marks, a comparison sign
 * with its number (< 7%), and a unit behind a label stays whole: (million won/GPU).
 */
const between =
  /((?<!(?:^|[ (])(?:<>|[<>]=?|[=≤≥≠])(?= [-−+]?[$€£¥₩]?\d)) (?![*†](?: |$)|[^() /]+\/[^() /]+\)$)|(?<=[\p{L}\p{N}]{2}[+:])(?=\p{L}{2}))/u;

/**
 * A day or a fiscal year, and an amount with its scale and what it is of: `2028-29`, `4.1 trillion won`, `7조 909억 원`, `10,926 GWh`. No
 * line ends within one.
 */
export const unbreakable =
  /\b\d{4}-\d\d(?:-\d\d)?\b|[−+]?[\d,.]+ (?:trillion|billion|million)(?: [^\s\d!-/:-@]+)?|[−+]?[\d,.]+[조억만](?: [\d,.]+[조억만])*(?: [\d,]+(?=[장원회]))?(?: [장원])?|(?<![\w가-힣.,])\d(?:[\d,.]*\d)? [a-z]?[A-Z]+[a-z]*(?![\w가-힣/-])/g;

/** The words of a text, each behind what stands before it; of what no line is to end within one word, where it fits. */
function wordsOf(text: string, columns: number): string[] {
  const parts = text.split(between);
  // Nothing to join, in most texts: what help wraps is made before the program has filled its first memory.
  const amounts = /\d/.test(text) ? [...text.matchAll(unbreakable)] : [];
  if (amounts.length === 0) return parts;
  const words: string[] = [];
  let end = 0;
  for (const [i, part] of parts.entries()) {
    const isInside = amounts.some(({ 0: { length }, index }) => end > index && end < index + length);
    end += part.length;
    const [before = "", space = ""] = i % 2 === 0 && isInside ? words.slice(-2) : [];
    if (before !== "" && width(before + space + part) <= columns) words.splice(-2, 2, before + space + part);
    else words.push(part);
  }
  return words;
}

/**
 * Lines of at most `columns`, broken at spaces and behind what joins names (gpus-100k+weak-won), but not within an amount; a word that is
 * too long by itself is broken inside.
 */
export function wrap(text: string, columns: number): string[] {
  // Nothing to look for, in most texts: the classes of letters take a while to be made.
  if (!text.startsWith(" ") && width(text) <= columns) return [text];
  const lines: string[] = [];
  let line = "";
  const words = wordsOf(text, columns);
  for (let i = 0; i < words.length; i += 2) {
    const word = words[i] as string;
    const longer = line === "" ? word : line + (words[i - 1] ?? "") + word;
    if (width(longer) <= columns) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = width(word) <= columns ? [word] : cut(word, columns);
    line = pieces.pop() as string;
    append(lines, pieces);
  }
  lines.push(line);
  return lines;
}

/** Columns that the longest word of a text takes, of those that take at most `most`: as `wrap` parts it. */
export function longestWord(text: string, most: number): number {
  if (width(text) <= 1) return 0;
  return maxOf(
    text
      .split(between)
      .filter((_, i) => i % 2 === 0)
      .map((word) => width(word))
      .filter((each) => each <= most),
    0,
  );
}

function cut(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of graphemes(word)) {
    if (piece !== "" && width(piece + segment) > columns) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  pieces.push(piece);
  return pieces;
}

/** A text, or as much of its beginning as takes at most `columns` with an ellipsis behind it. */
export function clipped(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const [beginning = ""] = cut(text, columns - 1);
  return `${beginning.trimEnd()}…`;
}
