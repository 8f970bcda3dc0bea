/**
 * Names found by what people call them: by part, by label in either language, by the synonyms that a model and a plan list, and
 * by spelling. Every command that is given a name which it does not know asks here what may have been meant.
 */

import { distance } from "../errors.ts";
import { maxOf } from "../lists.ts";

/** A name that may be meant, with all that it is called. */
export interface Callable {
  readonly name: string;
  /** Its labels, in every language. */
  readonly labels: readonly string[];
  /** What a model or plan says it is called besides. */
  readonly synonyms?: readonly string[];
  /** The same, of the member of a family that the name is about: they fit all names of the member. */
  readonly inherited?: readonly string[];
  /** Of names that fit alike, those with more come first. */
  readonly weight?: number;
}

/** More names than these are no plan of a person: a hint is not worth its time. */
const maxNames = 4000;
const maxCharacters = 80;

/** Below this a name is not worth mentioning, and so is one that fits so much worse than the best. */
const minScore = 40;
const farBehind = 22;

/** The names that a text most likely means, best first; of equals the one that comes first in `callables`. */
export function found(text: string, callables: Iterable<Callable>, most = 3): string[] {
  const query = spelled(text.slice(0, maxCharacters));
  const names = [...callables];
  if (query.squashed === "" || names.length > maxNames) return [];
  const scored = names
    .map((each) => ({ name: each.name, score: scoreOf(query, each) }))
    .filter(({ score }) => score >= minScore)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const near = scored.filter(({ score }) => score > best - farBehind).map(({ name }) => name);
  return [...new Set(near)].slice(0, most);
}

/** Whether what something is called has a text in it: as it stands, or without spaces and marks. */
export function isCalled(text: string, { name, labels, synonyms = [], inherited = [] }: Callable): boolean {
  const query = spelled(text.slice(0, maxCharacters));
  const typed = text.normalize("NFC").toLowerCase();
  return [name, ...labels, ...synonyms, ...inherited].some((each) => {
    if (each.normalize("NFC").toLowerCase().includes(typed)) return true;
    return isLong(query.squashed) && spelled(each).squashed.includes(query.squashed);
  });
}

interface Spelled {
  /** In lower case, without accents of spelling, numbers in digits. */
  readonly plain: string;
  /** Its words; letters and digits apart, plurals without their s. */
  readonly words: readonly string[];
  /** The words together. */
  readonly squashed: string;
}

const spellings = new Map<string, Spelled>();

function spelled(text: string): Spelled {
  const known = spellings.get(text);
  if (known !== undefined) return known;
  const plain = inDigits(text.normalize("NFKC").toLowerCase());
  const words = (plain.match(/\p{N}+|\p{Script=Hangul}+|[^\P{L}\p{Script=Hangul}]+/gu) ?? []).map(singular);
  const made = { plain, words, squashed: words.join("") };
  if (spellings.size < 50_000) spellings.set(text, made);
  return made;
}

/** `100k`, `100,000`, `10만` and `십만` are one number. */
function inDigits(text: string): string {
  return text
    .replace(/(?<!\p{L})([일이삼사오육칠팔구]?)([십백천])만/gu, (_, digit: string, ten: string) => {
      const tens = { 십: 10, 백: 100, 천: 1000 }[ten] as number;
      return String(Math.max(1, digits.indexOf(digit)) * tens * 10_000);
    })
    .replace(/(?<!\p{L})([이삼사오육칠팔구])만/gu, (_, digit: string) =>
      String(digits.indexOf(digit) * 10_000),
    )
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .replace(/(\d{1,9}(?:\.\d{1,3})?)\s?(k(?![\p{L}])|만)/gu, (_, number: string, unit: string) =>
      String(Math.round(Number(number) * (unit === "k" ? 1000 : 10_000))),
    );
}

const digits = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];

function singular(word: string): string {
  return /^[a-z]{3,}s$/.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** Long enough to be looked for within words: two syllables, or three letters. */
function isLong(text: string): boolean {
  return text.length >= (/\p{Script=Hangul}/u.test(text) ? 2 : 3);
}

function scoreOf(query: Spelled, callable: Callable): number {
  const { name, labels, synonyms = [], inherited = [], weight = 0 } = callable;
  const score = maxOf(
    [
      ...labels.map((label) => byText(query, spelled(label), 94)),
      ...labels.map((label) => byWords(query, spelled(`${name} ${label}`))),
      ...synonyms.map((synonym) => byText(query, spelled(synonym), 97)),
      ...inherited.map((synonym) => byText(query, spelled(synonym), 88)),
    ],
    byName(query, name),
  );
  return score === 0 ? 0 : score + weight;
}

/** By the whole name, by whole segments of it, by its words, or by its spelling. */
function byName(query: Spelled, name: string): number {
  const own = spelled(name);
  if (own.squashed === query.squashed) return 100;
  const segments = name.split(".").map((segment) => spelled(segment).squashed);
  const wanted = query.plain.split(".").map((segment) => spelled(segment).squashed);
  const last = segments.length - wanted.length;
  const at = segments.findIndex((_, i) => wanted.every((each, k) => each !== "" && segments[i + k] === each));
  const bySegment = at < 0 ? 0 : at === last || segments.lastIndexOf(wanted[0] as string) === last ? 84 : 76;
  // A last segment that is right, after others that are not: funding.public.delay for funding.private.delay.
  const ends = wanted.length > 1 && wanted.at(-1) === segments.at(-1);
  const ending = ends ? (wanted[0] === segments[0] ? 80 : 60) : 0;
  return Math.max(bySegment, ending, byText(query, own, 90) - 2, bySpelling(query.plain, name));
}

/** By a text as a whole (`exact`), by all of its words that were typed, by a part of it, or by half of the words. */
function byText(query: Spelled, text: Spelled, exact: number): number {
  if (text.squashed === query.squashed) return exact;
  const all = byWords(query, text);
  if (all > 0) return all;
  if (isLong(query.squashed) && text.squashed.includes(query.squashed)) return 56;
  // What stands behind a name: GPU수 of GPU, 환율은 of 환율.
  if (isLong(text.squashed) && query.squashed.includes(text.squashed)) {
    return 50 + (20 * text.squashed.length) / query.squashed.length;
  }
  const { words } = query;
  const known = knownIn(query, text);
  return known * 2 >= words.length && known > 0 ? 30 + (15 * known) / words.length : 0;
}

/** By all words, where a text has them all: some of a name and the others of its label may be meant by one. */
function byWords(query: Spelled, text: Spelled): number {
  const { words } = query;
  if (words.length === 0 || knownIn(query, text) < words.length) return 0;
  return 58 + (20 * words.length) / Math.max(words.length, text.words.length);
}

function knownIn({ words }: Spelled, text: Spelled): number {
  return words.filter((word) => text.words.some((each) => isStartOf(word, each))).length;
}

function isStartOf(word: string, whole: string): boolean {
  return word === whole || (isLong(word) && whole.startsWith(word));
}

/** Levenshtein's distance, as a part of the longer of the two. */
function bySpelling(typed: string, name: string): number {
  const longest = Math.max(typed.length, name.length);
  if (Math.abs(typed.length - name.length) > 0.45 * longest) return 0;
  const alike = 1 - distance(typed, name.toLowerCase()) / longest;
  return alike < 0.55 ? 0 : 40 + (50 * (alike - 0.55)) / 0.45;
}
