/** How each kind of argument is read, in every command alike: counts, years, days. */

import { Failure, type Message, message } from "../errors.ts";
import { isWhole, plainText, readNumber, toNumber } from "../formula/numbers.ts";
import { isDay } from "../plan/calendar.ts";
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

/** `2028`, and as a spreadsheet or a Korean writes it: `2028.0`, `2028년`. Undefined for what is no year. */
export function yearIn(text: string): number | undefined {
  const year = /^\s*(\d{4})(?:\.0+)?\s*년?\s*$/.exec(plainText(text))?.[1];
  return year === undefined ? undefined : Number(year);
}

/** One of the years that are shown. Throws Failure "usage" for any other. */
export function yearAmong(text: string, years: readonly number[]): number {
  const year = yearIn(text);
  if (year !== undefined && years.includes(year)) return year;
  const [first, last] = [years[0] as number, years.at(-1) as number];
  const values = { text: text.slice(0, 80), years: first === last ? `${first}` : `${first}..${last}` };
  throw new Failure("usage", message("usage.no-year", values));
}

/**
 * A day as `2026-06-30`, written so or as documents write it, the year first: `2026. 6. 30.`, `2026/06/30`, `20260630`,
 * `2026년 6월 30일`. Without a text it is today, the same in every time zone. Throws Failure "usage".
 */
export function dayIn(text: string | undefined, now: Streams["now"]): string {
  if (text === undefined) return new Date(now()).toISOString().slice(0, 10);
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
