/** How each kind of argument is read, in every command alike: counts, years, days. */

import { Failure, type Message, message } from "../errors.ts";
import { yearIn } from "../formula/notations.ts";
import { isWhole, plainText, readNumber, toNumber } from "../formula/numbers.ts";
import { isDay } from "../plan/calendar.ts";
import { firstYear, lastYear, readYear } from "../plan/years.ts";
import { type Calendar, yearName, yearsText } from "../year-names.ts";
import type { Streams } from "./streams/streams.ts";

/** `100000`, `100,000`, `100_000`, `1e5`, `100k`, `10만`: a whole number between limits, or what is wrong with it. */
export function wholeIn(text: string, least: number, most: number): number | Message {
  const plain = plainText(text)
    .trim()
    .replaceAll(/(?<=\d)_(?=\d)/g, "");
  const read = readNumber(plain, 0, true);
  const counts = read !== undefined && read.end === plain.length && ["", "money"].includes(read.unit);
  const value = counts && isWhole(read.decimal, 0) ? toNumber(read.decimal) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  return { id: "usage.whole-number", values: { value: text.slice(0, 80), least, most } };
}

/** A year of prices by its number, or else as a plan may call it, for `basisOf` to read: only the plan says how. */
export function basisYearIn(text: string): number | string | Message {
  const year = readYear(text, undefined);
  if (typeof year === "number")
    return year >= firstYear && year <= lastYear ? year : { id: "usage.not-year" };
  return /^[\p{L}\d].*\d\d/u.test(text.trim()) ? text.trim() : { id: "usage.not-year", ...yearMeant(text) };
}

/** The year that `28`, `'28`, `2028 Q3` and `in prices of 2028` name, to be asked. */
export function yearMeant(text: string, years?: readonly number[]): { readonly next?: readonly Message[] } {
  // Half a year is none.
  if (/^\s*\d+[.,]\d+\s*$/.test(text)) return {};
  const year = Number(/^\s*(\d\d)\s*년?\s*$/.exec(text)?.[1]?.replace(/^/, "20") ?? yearIn(text));
  const isMeant = years === undefined ? year >= firstYear && year <= lastYear : years.includes(year);
  return isMeant ? { next: [message("next.write", { text: String(year) })] } : {};
}

/** Codes are written in capitals: `usd` means USD. */
export function currencyIn(text: string): string {
  const code = text.trim();
  return /^[a-z]{3}$/i.test(code) ? code.toUpperCase() : code;
}

/**
 * One of the years that are shown, as the plan calls it or by its number: `2028`, `2028년`, `FY2028`, `2028-29`. Throws Failure "usage"
 * for any other.
 */
export function yearAmong(text: string, years: readonly number[], calendar?: Calendar): number {
  const year = readYear(text, calendar);
  if (typeof year === "number" && years.includes(year)) return year;
  if (typeof year !== "number" && year.id !== "years.no-year") throw new Failure("usage", year);
  const values = { text: text.slice(0, 80), years: yearsText(years, calendar) };
  const ends = [years[0], years.at(-1)].map((each) => yearName(each as number, calendar));
  const end = endWords.findIndex((words) => words.test(text.trim()));
  const next = end < 0 ? yearMeant(text, years).next : [message("next.write", { text: ends[end] as string })];
  throw new Failure("usage", {
    ...message("usage.no-year", values),
    ...(next === undefined ? {} : { next }),
  });
}

/** What the first of the years and the last are called. */
const endWords = [/^(?:first|start|beginning|첫해|처음|시작)$/i, /^(?:last|final|end|latest|마지막|끝|말)$/i];

/**
 * A day as `2026-06-30`, written so or as documents write it, the year first: `2026. 6. 30.`, `2026/06/30`, `20260630`,
 * `2026년 6월 30일`. Without a text it is today, the same in every time zone: that of SOURCE_DATE_EPOCH, in seconds since 1970, where
 * that is set, so that a build gives the same bytes on any day (reproducible-builds.org). Throws Failure "usage".
 */
export function dayIn(text: string | undefined, { now, env }: Pick<Streams, "now" | "env">): string {
  if (text === undefined) return today(now, env.SOURCE_DATE_EPOCH?.trim() || undefined);
  const plain = plainText(text).trim();
  const parts =
    /^(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?$/.exec(plain)?.filter((_, i) => i !== 2) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ??
    /^(\d{4})년\s?(\d{1,2})월\s?(\d{1,2})일$/.exec(plain);
  const [, year = "", month = "", day = ""] = parts ?? [];
  const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (isDay(found)) return found;
  throw new Failure("usage", message("usage.no-day", { day: text.slice(0, 80) }));
}

/** What Date can hold, in seconds. */
const maxEpoch = 8_640_000_000_000;

function today(now: Streams["now"], epoch: string | undefined): string {
  const seconds = epoch === undefined ? now() / 1000 : /^\d{1,13}$/.test(epoch) ? Number(epoch) : Number.NaN;
  if (seconds <= maxEpoch) return new Date(seconds * 1000).toISOString().slice(0, 10);
  throw new Failure("usage", message("usage.no-epoch", { value: (epoch ?? "").slice(0, 80) }));
}

/** Options of which one would be dropped. */
export function together(option: string, other: string): Failure {
  return new Failure("usage", message("usage.together", { option, other }));
}
