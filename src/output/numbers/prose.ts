/** An amount as an article has it: "17.98 trillion won", "17조 9,829억 원", "210 million won per GPU", "5만 장". */

import type { Currency, Text } from "../../report/types.ts";
import { type Calendar, yearName } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { levelText } from "./formatter.ts";
import { grouped, magnitude, sensibleDecimals, significant, ticksOf, withCommas } from "./number.ts";
import { besideNumber, unitName, withName } from "./quantity.ts";

export interface Prose {
  readonly language: Language;
  readonly currency: Currency;
  readonly counts: ReadonlyMap<string, Text>;
  readonly calendar?: Calendar | undefined;
  /** Digits in all, of a number that was given or sought: without it a number has those that a table would show. */
  readonly digits?: number;
}

const english = [
  ["trillion", 12],
  ["billion", 9],
  ["million", 6],
] as const;

/** A value in words of its language, below zero with a minus sign. */
export function proseAmount(value: number, unit: string, prose: Prose): string {
  if (unit === "level") return levelText(value, prose.language);
  const sign = value < 0 ? "−" : "";
  return sign + sized(Math.abs(value), unit, prose);
}

/** Whether the words of a value have all of its digits, and it is not rounded there. */
export function showsAll(value: number, unit: string, prose: Prose): boolean {
  const size = Math.abs(value);
  const [of = ""] = unit.split("/");
  if (unit === "year" || unit === "level" || size === 0) return true;
  const money = isMoney(of, prose);
  if (!Number.isInteger(size) && money && size >= 1000) return false;
  if (money && prose.language === "ko" && Number.isInteger(size)) {
    return size % 10 ** koreanPower(size, money, inEok(prose)) === 0;
  }
  return proseAmount(value, unit, prose) === proseAmount(value, unit, { ...prose, digits: 15 });
}

/**
 * Two values of one unit from the lower to the higher, each in the scale of its own size: "15.27 to 26.66 trillion won", "755 million to
 * 1.52 billion won", "8,940억~1조 2,000억 원". `one`: whether they are printed alike, and so stand there once.
 */
export function proseRange(
  low: number,
  high: number,
  unit: string,
  prose: Prose,
): { readonly range: string; readonly one: boolean } {
  if (unit === "level") {
    const ends = [...new Set([low, high].map((value) => levelText(value, prose.language)))];
    return { range: ends.join(prose.language === "ko" ? "~" : " to "), one: ends.length === 1 };
  }
  const [from = [], to = []] = [low, high].map((value) => proseAmount(value, unit, prose).split(" "));
  if (from.join() === to.join()) return { range: to.join(" "), one: true };
  // What both have in common stands there once: "장당 1억~2억 원". What has no scale keeps its unit: 5,000 are not 5,000 million.
  const named = (word: string | undefined) => word !== undefined && !/^[−\d]/.test(word);
  const before = named(from[0]) && from[0] === to[0] ? 1 : 0;
  const alike = prose.language === "ko" || low === 0 || from.length === to.length;
  let behind = 0;
  while (alike && named(from.at(-1 - behind)) && from.at(-1 - behind) === to.at(-1 - behind)) behind++;
  const joined = [from.slice(0, from.length - behind), to.slice(before)].map((words) => words.join(" "));
  return { range: joined.join(prose.language === "ko" ? "~" : " to "), one: false };
}

function sized(size: number, unit: string, prose: Prose): string {
  const { language } = prose;
  if (unit === "year") return yearName(size, prose.calendar);
  if (unit === "%") return `${brief(size, unit, prose)}%`;
  if (unit === "1") return numeral(size, unit, prose);
  const [of = "", ...per] = unit.split("/");
  const amount = withName(numeral(size, of, prose), besideNumber(of, size === 1, prose));
  if (per.length === 0) return amount;
  return language === "ko"
    ? `${per.map((each) => unitName(each, prose).replace(/^명$/, "1인")).join("·")}당 ${amount}`
    : `${amount} per ${per
        .map((each) => besideNumber(each, true, prose))
        .join(" and ")
        .replace(/ and h$/, "-hour")}`;
}

/** Whether a unit is a currency, and no count that is called like one. */
export function isMoney(unit: string, { counts }: Pick<Prose, "counts">): boolean {
  return /^[A-Z]{3}$/.test(unit) && !counts.has(unit);
}

/** In units of ten to the `power`, without zeros at the end: to so many digits, or to those of a table's cell. Digits before the point all stand. */
function brief(size: number, unit: string, { digits }: Pick<Prose, "digits">, power = 0): string {
  const decimals =
    digits === undefined
      ? sensibleDecimals([size], unit, power)
      : Math.max(0, digits - 1 - (size === 0 ? 0 : magnitude(size) - power));
  const text = grouped(size, decimals, power);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function numeral(size: number, unit: string, prose: Prose): string {
  const { language, currency } = prose;
  const money = isMoney(unit, prose);
  if (!Number.isInteger(size) && (!money || size < 1000)) return brief(size, unit, prose);
  if (language === "ko") return korean(size, money, inEok(prose));
  // What rounds up to a thousand of one scale is one of the next: the scale is chosen of what is printed.
  const printed = size === 0 ? 0 : magnitude(Number(significant(size, 4)));
  const scale = english.find(([, power]) => printed >= power);
  if (!money || scale === undefined) {
    const decimals = money && size >= 1000 ? 0 : unit === currency.code ? currency.decimals : 2;
    return Number.isInteger(size) ? grouped(size, 0) : grouped(size, decimals);
  }
  return `${brief(size, unit, prose, scale[1])} ${scale[0]}`;
}

/** From so much on, money is given to the last 억. */
function inEok({ digits }: Pick<Prose, "digits">): number {
  return digits === undefined ? 1e10 : 1e12;
}

/** The power of ten in which an amount is whole in Korean: money to the last 억 of a 조, and from `inEok` on; to the last 만 of 천만 and more. */
function koreanPower(size: number, money: boolean, inEok: number): 0 | 4 | 8 {
  return !money ? 0 : size >= inEok || ticksOf(size, 0, 8) >= 10_000n ? 8 : size >= 1e7 ? 4 : 0;
}

/** 17조 9,829억, 2억 1,000만, 5만; all but money is whole. */
function korean(size: number, money: boolean, inEok: number): string {
  const power = koreanPower(size, money, inEok);
  let rest = ticksOf(size, 0, power) * 10n ** BigInt(power);
  const parts: string[] = [];
  for (const [name, of] of [
    ["조", 12],
    ["억", 8],
    ["만", 4],
    ["", 0],
  ] as const) {
    const unit = 10n ** BigInt(of);
    if (rest >= unit) parts.push(`${withCommas(String(rest / unit))}${name}`);
    rest %= unit;
  }
  return parts.length === 0 ? "0" : parts.join(" ");
}
