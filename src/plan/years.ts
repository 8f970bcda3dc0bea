/** The horizon: which years, how they are written, and what a yearly value is in those that it does not name. */

import { type Hint, type Message, message } from "../errors.ts";
import { plainText } from "../formula/numbers.ts";
import { beginningOf, type Calendar, yearName } from "../year-names.ts";

export const firstYear = 1900;
export const lastYear = 2200;
export const maxYears = 100;

export type WrongYear = Message & { readonly next?: readonly Hint[] };

/**
 * The number of a year as it is written: `2026`, `2026년`, as the plan calls it (`FY2026`, `2026-27`), or as another fiscal calendar would, as
 * far as that means one year alone.
 */
export function readYear(text: string, calendar: Calendar | undefined): number | WrongYear {
  const plain = plainText(text).trim();
  const bare = /^(\d{4})(?:\.0+)?\s*(?:년도?|회계연도)?$/.exec(plain)?.[1];
  if (bare !== undefined) return Number(bare);
  const named = calendar === undefined ? undefined : yearNamed(plain, calendar);
  if (named !== undefined) return named;
  const shown = text.trim().slice(0, 80);
  const write = (years: readonly number[]) =>
    years.map((year) => message("next.write", { text: yearName(year, calendar) }));
  const span = /^(?:FY\s?)?(\d{4}|\d\d)\s?[-/]\s?(\d{4}|\d\d)$/i.exec(plain);
  if (span !== null) {
    const from = inFull(span[1] as string, 2000);
    const to = inFull(span[2] as string, from);
    if (to !== from + 1) return message("years.no-year", { text: shown });
    // One that begins and ends in a calendar year is not parted by the turn of it.
    const { month, ahead } = calendar === undefined ? { month: 1, ahead: 0 } : beginningOf(calendar);
    if (month > 1) return from - ahead;
    return { ...message("years.two-years", { text: shown }), next: write([from, to]) };
  }
  const fiscal = /^FY\s?'?(\d{4}|\d\d)$/i.exec(plain)?.[1];
  if (fiscal === undefined) {
    const next = calendar === undefined ? [] : write([beginningOf(calendar).first]);
    return { ...message("years.no-year", { text: shown }), next };
  }
  const year = inFull(fiscal, 2000);
  if (calendar === undefined) {
    return { ...message("years.calendar", { text: shown }), next: write([year]) };
  }
  // By the number that the plan's names have, where they have one alone: FY27 is FY2027.
  if (/\{(?:year|yy)\}/.test(calendar.name) !== /\{next(?:year)?\}/.test(calendar.name)) {
    return /\{next/.test(calendar.name) ? year - 1 : year;
  }
  return { ...message("years.two-years", { text: shown }), next: write([year - 1, year]) };
}

/** The year that a plan calls so; case and spaces are nothing. */
function yearNamed(text: string, calendar: Calendar): number | undefined {
  const plain = (name: string) => plainText(name).toLowerCase().replaceAll(/\s/g, "");
  const { first } = beginningOf(calendar);
  // Two digits are a year of the plan's own century, before or after it.
  for (let away = 0; away < maxYears; away++) {
    for (const year of [first + away, first - away]) {
      if (plain(yearName(year, calendar)) === plain(text)) return year;
    }
  }
  return undefined;
}

/** Whether what a plan calls a year is read as that year, in a setting and in a formula: a number is read as the year of that number. */
export function readsBack(year: number, calendar: Calendar): boolean {
  const name = plainText(yearName(year, calendar)).trim();
  return readYear(name, calendar) === year && (!/^\d+$/.test(name) || Number(name) === year);
}

/** A year of two digits in the century of `near`, or the one after where it would come before. */
function inFull(digits: string, near: number): number {
  if (digits.length === 4) return Number(digits);
  const year = near - (near % 100) + Number(digits);
  return year < near ? year + 100 : year;
}

const otherSigns = /\.{2,3}|…|[~〜–—:-]|\bto\b|부터|에서/g;

/** What is a range of years in other signs or in two digits, as it should be written: `2026-2030`, `2026~30`, `26..30`, `2026 to 2030`. */
export function otherwiseWritten(text: string, calendar: Calendar | undefined): readonly Message[] {
  const written = text.slice(0, 80).replace(/까지\s*$/, "");
  for (const { index, 0: sign } of written.matchAll(otherSigns)) {
    const read = (part: string, near: number) =>
      /^\s*\d\d\s*$/.test(part) ? inFull(part.trim(), near) : readYear(part, calendar);
    // 2026-27 is rather a fiscal year, which is asked about as one.
    const isShort = /\d-\d\d\s*$/.test(written);
    const from = read(written.slice(0, index), 2000);
    const to = typeof from === "number" ? read(written.slice(index + sign.length), from) : from;
    if (typeof from === "number" && typeof to === "number" && from + (isShort ? 1 : 0) < to) {
      return [message("next.write", { text: `${yearName(from, calendar)}..${yearName(to, calendar)}` })];
    }
  }
  return [];
}

/** Reads `2026..2035` or `2026`, with years as the plan calls them: 1 to 100 consecutive years. */
export function readYears(text: string, calendar?: Calendar): readonly number[] | WrongYear {
  const parts = text.split("..");
  const read = parts.map((part) => (part.trim() === "" ? undefined : readYear(part, calendar)));
  const malformed = () => ({
    ...message("years.malformed", { text: text.slice(0, 80) }),
    next: otherwiseWritten(text, calendar),
  });
  if (parts.length > 2 || read.includes(undefined)) return malformed();
  const [from, to = from] = read as (number | WrongYear)[];
  for (const each of [from, to]) {
    if (typeof each === "object" && each.id !== "years.no-year") {
      return { ...each, next: [...(each.next ?? []), ...otherwiseWritten(text, calendar)] };
    }
  }
  if (typeof from !== "number" || typeof to !== "number") return malformed();
  if (from > to) {
    const [later, earlier] = [yearName(from, calendar), yearName(to, calendar)];
    const next = [message("next.write", { text: `${earlier}..${later}` })];
    return { ...message("years.backwards", { from: later, to: earlier }), next };
  }
  if (from < firstYear || to > lastYear) return message("years.range", { first: firstYear, last: lastYear });
  if (to - from >= maxYears) return message("years.too-many", { count: to - from + 1, most: maxYears });
  return yearsFrom(from, to);
}

export function yearsFrom(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
/**
 * A path with a value for each of `years` too: the nearest that it names (between two of them the earlier), or zero. Years that
 * it names elsewhere stay: they are its history. In order of the years.
 */
export function cover(
  path: ReadonlyMap<number, number>,
  years: readonly number[],
  outside: "hold" | "zero",
): ReadonlyMap<number, number> {
  const named = [...path.keys()].sort((a, b) => a - b);
  const covered = new Map<number, number>();
  for (const year of [...new Set([...named, ...years])].sort((a, b) => a - b)) {
    const own = path.get(year);
    if (own !== undefined) covered.set(year, own);
    else if (outside === "zero") covered.set(year, 0);
    else
      covered.set(year, path.get(named.findLast((other) => other < year) ?? (named[0] as number)) as number);
  }
  return covered;
}
