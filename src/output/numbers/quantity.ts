/** An input's value in words of its unit: 65 trillion won, 65조 원, 50,000 GPUs, 76,000 USD/GPU, 12%. */

import { message } from "../../errors.ts";
import { format } from "../../messages/format.ts";
import { unitsKo } from "../../messages/ko/projection.ts";
import type { Text } from "../../report/types.ts";
import { currencyName, plural } from "../../unit-names.ts";
import { type Calendar, yearName } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { everyDigit, magnitude, significant, withCommas } from "./number.ts";

/** The words of units: what a model counts has names of its own. */
export interface UnitWords {
  readonly language: Language;
  readonly counts: ReadonlyMap<string, Text>;
  readonly calendar?: Calendar | undefined;
}

/** As they are typed. */
const typed: UnitWords = { language: "en", counts: new Map() };

/**
 * What a model counts has a Korean name, and so has money. In English a symbol is short and known, but for won, and for a currency by
 * itself: euros, EUR/kWh.
 */
export function unitName(unit: string, { language, counts }: UnitWords): string {
  if (language === "en") return counts.has(unit) ? unit : currencyName(unit.replace(/\bKRW\b/g, "won"), "en");
  return unit
    .split(/([*/])/)
    .map((part) => counts.get(part)?.[language] ?? unitsKo[part] ?? currencyName(part, language))
    .join("");
}

const moneyScales: Readonly<Record<Language, readonly (readonly [string, number])[]>> = {
  en: [
    [" trillion", 12],
    [" billion", 9],
    [" million", 6],
  ],
  ko: [
    ["조", 12],
    ["억", 8],
  ],
};

/** Returns what stands in the place of a value that is null: a calendar year that never comes is none, all else is undefined. */
export function absent(unit: string, language: Language): string {
  return format(message(unit === "year" ? "table.none" : "table.undefined"), language);
}

/** With fewer `digits` than all for what nobody types: a figure that is calculated. */
export function quantity(
  value: number,
  unit: string,
  words: UnitWords = typed,
  digits = everyFigure,
): string {
  return withUnit(number(value, unit, words, digits), unit, words);
}

/** Every digit of a value, where fewer would not tell it from another: "34,999,999,999,999 won". */
export function exactQuantity(value: number, unit: string, words: UnitWords): string {
  return unit === "year" && Number.isInteger(value)
    ? yearName(value, words.calendar)
    : withUnit(everyDigit(value).replace("-", "−"), unit, words);
}

/** A value whose unit stands in a heading: "50,000", "1.2 trillion"; a percentage keeps its sign. */
export function withoutUnit(value: number, unit: string, words: UnitWords): string {
  const digits = number(value, unit, words);
  return unit === "%" ? `${digits}%` : digits;
}

/** The unit of such a value, for its heading; nothing of what has none, or shows it. */
export function unitForHeading(unit: string, words: UnitWords): string {
  return ["1", "%", "year"].includes(unit) ? "" : unitName(unit, words);
}

/** From one to another, what both end with said once: "80,000 → 125,000 USD/GPU", "1.2 → 1.4 trillion won". */
export function change(from: string, to: string): string {
  return joined([from, to], " → ");
}

/** What all of these have behind their numbers said once, behind the last: "7 / 7.2 / 7.5 trillion won". */
export function joined(texts: readonly string[], between: string): string {
  const [ending = ""] = texts.map((text) => /(?<=\d) ?[A-Za-z가-힣].*$/.exec(text)?.[0] ?? "");
  const rest = texts.map((text) => (text.endsWith(ending) ? text.slice(0, text.length - ending.length) : ""));
  return rest.every((text) => /\d$/.test(text)) ? rest.join(between) + ending : texts.join(between);
}

/** A value for each year: all of them where they are short, else the first and the last; one if they are all alike. */
export function quantities(
  values: number | null | readonly (number | null)[],
  unit: string,
  words: UnitWords = typed,
): string {
  const none = absent(unit, words.language);
  if (values === null) return none;
  if (typeof values === "number") return quantity(values, unit, words);
  const numbers = values.map((value) => (value === null ? none : number(value, unit, words)));
  const [first = none] = numbers;
  if (numbers.every((text) => text === first)) return withUnit(first, unit, words);
  const all = joined(numbers, " / ");
  // Ends that are alike would hide what lies between.
  const most = first === numbers.at(-1) ? 60 : 20;
  return withUnit(all.length <= most ? all : joined([first, numbers.at(-1) as string], " … "), unit, words);
}

/** One value, or one a year. */
type Values = number | null | readonly (number | null)[];

/** So many of the years in which values differ are named. */
const maxYears = 3;

/** Values of one input beside each other: where rows of years would look alike, shown by their ends, the years that differ say what does. */
export function quantitiesApart(
  values: readonly Values[],
  unit: string,
  years: readonly number[],
  words: UnitWords = typed,
): string[] {
  const texts = values.map((each) => quantities(each, unit, words));
  if (texts.some((text) => text !== texts[0])) return texts;
  const valueAt = (each: Values, at: number) =>
    each === null || typeof each === "number" ? each : (each[at] ?? null);
  const apart = years
    .map((year, at) => ({ year, at }))
    .filter(({ at }) => values.some((each) => valueAt(each, at) !== valueAt(values[0] ?? null, at)));
  if (apart.length === 0) return texts;
  return values.map((each, i) => {
    if (each === null) return texts[i] as string;
    const named = apart
      .slice(0, maxYears)
      .map(
        ({ year, at }) => `${yearName(year, words.calendar)}: ${quantities(valueAt(each, at), unit, words)}`,
      );
    return [...named, ...(apart.length > maxYears ? ["…"] : [])].join(", ");
  });
}

/** Every figure, so that what is shown can be typed and is the same input: 15, beyond which a double holds no decimal. */
const everyFigure = 15;

function number(
  value: number,
  unit: string,
  { language, calendar, counts }: UnitWords,
  figures = everyFigure,
): string {
  if (unit === "year" && Number.isInteger(value)) return yearName(value, calendar);
  const size = magnitude(Number(significant(value, figures)));
  const scales = isMoney(unit, counts) ? moneyScales[language] : [];
  const [name, power] =
    scales.find(([, power]) => size >= power) ?? manyThousands(value, unit, { language, counts });
  const digits = significant(value, figures, power);
  // Four digits of no unit are more likely a year than anything else.
  const bare = unit === "year" || (unit === "1" && (digits.split(".")[0]?.length as number) <= 4);
  return (bare ? digits : withCommas(digits)) + name;
}

/** In Korean, whole tens of thousands from a million on: 1,600만 달러/MW; what has digits below stays as it is, 1,234,567원. */
function manyThousands(
  value: number,
  unit: string,
  { language, counts }: UnitWords,
): readonly [string, number] {
  const isWhole = Math.abs(value) >= 1e6 && value % 1e4 === 0;
  return language === "ko" && isWhole && isMoney(unit, counts) ? ["만", 4] : ["", 0];
}

/** Money, or so much money a thing. */
function isMoney(unit: string, counts: UnitWords["counts"]): boolean {
  return /^[A-Z]{3}(\/|$)/.test(unit) && !counts.has(unit.split("/")[0] as string);
}

function withUnit(text: string, unit: string, words: UnitWords): string {
  if (unit === "%") return `${text}%`;
  if (unit === "1" || unit === "year") return text;
  return withName(text, besideNumber(unit, /^[-−]?1$/.test(text), words));
}

/** A number with its unit as a table shows it (`shown`), but that things counted stand in the plural here too: 36,864 GPUs. */
export function withShownUnit(number: string, shown: string, unit: string, words: UnitWords): string {
  const isOne = /^[-−+]?1$/.test(number);
  return withName(number, words.counts.has(unit) ? besideNumber(unit, isOne, words) : shown);
}

/** A unit behind a number: 1 year, 1 euro, 50,000 GPUs, 5만 장; `one`: behind one of it. */
export function besideNumber(unit: string, one: boolean, words: UnitWords): string {
  if (words.language === "ko") return unitName(unit, words);
  if (words.counts.has(unit)) return one ? unit : plural(unit);
  if (one && (unit === "years" || unit === "months")) return unit.slice(0, -1);
  return isMoney(unit, words.counts) && !unit.includes("/")
    ? currencyName(unit, "en", one)
    : unitName(unit, words);
}

/**
 * A number before the name of its unit. Behind a digit a Korean name stands close, "1,480원", "9,424장", "236.5억 달러"; behind a Korean
 * numeral, and where the name is of other letters, apart: "65조 원", "5만 장", "1,234 GWh".
 */
export function withName(number: string, name: string): string {
  return name === "" || (/^[가-힣]/.test(name) && !/[조억만]$/.test(number))
    ? number + name
    : `${number} ${name}`;
}
