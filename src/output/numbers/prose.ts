/** An amount as an article has it: "17.98 trillion won", "17조 9,829억 원", "210 million won per GPU", "5만 장". */

import type { Currency, Text } from "../../report/types.ts";
import { type Calendar, yearName } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { currencyName } from "./cells.ts";
import { grouped, magnitude, significant, ticksOf, withCommas } from "./number.ts";
import { unitName } from "./quantity.ts";

export interface Prose {
  readonly language: Language;
  readonly currency: Currency;
  readonly counts: ReadonlyMap<string, Text>;
  readonly calendar?: Calendar | undefined;
}

const english = [
  ["trillion", 12],
  ["billion", 9],
  ["million", 6],
] as const;

/** Four digits are enough for an article. */
const digits = 4;

/** A value in words of its language, below zero with a minus sign. */
export function proseAmount(value: number, unit: string, prose: Prose): string {
  const sign = value < 0 ? "−" : "";
  return sign + sized(Math.abs(value), unit, prose);
}

function sized(size: number, unit: string, prose: Prose): string {
  const { language } = prose;
  if (unit === "year") return yearName(size, prose.calendar);
  if (unit === "%") return `${significant(size, digits)}%`;
  if (unit === "1") return numeral(size, unit, prose);
  const [of = "", ...per] = unit.split("/");
  const amount = `${numeral(size, of, prose)} ${named(of, size, prose)}`;
  if (per.length === 0) return amount;
  return language === "ko"
    ? `${per.map((each) => unitName(each, prose)).join("·")}당 ${amount}`
    : `${amount} per ${per.map((each) => unitName(each, prose)).join(" and ")}`;
}

/** What is counted, or a unit; "50,000 GPUs". */
function named(unit: string, size: number, prose: Prose): string {
  const { language, counts } = prose;
  if (/^[A-Z]{3}$/.test(unit) && !counts.has(unit)) return currencyName(unit, language);
  const name = unitName(unit, prose);
  const plural = language === "en" && counts.has(unit) && size !== 1 && /^[A-Za-z]+$/.test(name);
  return plural ? `${name}s` : name;
}

function numeral(size: number, unit: string, { language, currency, counts }: Prose): string {
  const money = /^[A-Z]{3}$/.test(unit) && !counts.has(unit);
  if (!Number.isInteger(size) && (!money || size < 1000)) return withCommas(significant(size, digits));
  if (language === "ko") return korean(size, money);
  // What rounds up to a thousand of one scale is one of the next: the scale is chosen of what is printed.
  const printed = size === 0 ? 0 : magnitude(Number(significant(size, digits)));
  const scale = english.find(([, power]) => printed >= power);
  if (!money || scale === undefined) {
    const decimals = unit === currency.code ? currency.decimals : 2;
    return Number.isInteger(size) ? grouped(size, 0) : grouped(size, decimals);
  }
  return `${withCommas(significant(size, digits, scale[1]))} ${scale[0]}`;
}

/** 17조 9,829억, 2억 1,000만, 5만: money to the last 억 of a 조, to the last 만 of an 억; all else is whole. */
function korean(size: number, money: boolean): string {
  const power = !money ? 0 : size >= 1e12 || ticksOf(size, 0, 8) >= 10_000n ? 8 : size >= 1e8 ? 4 : 0;
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
