/**
 * How the numbers of one figure are printed: the one way from a number to the text of a cell, in every table, picture and
 * page. Each number is rounded by itself, so that equal numbers print alike and one figure prints alike wherever it stands.
 */

import { message } from "../../errors.ts";
import { maxOf } from "../../lists.ts";
import { format } from "../../messages/format.ts";
import { isCalendarYear } from "../../report/rows.ts";
import type { Currency, Head, Row, Text } from "../../report/types.ts";
import { type Calendar, isNoYear, yearName } from "../../year-names.ts";
import type { Language, ScaleName, Style } from "../formats.ts";
import { chooseScale, ownScale, type Scale } from "./money-scale.ts";
import { grouped, powerOfTen, sensibleDecimals, signed, significant, ticksOf } from "./number.ts";
import { absent, unitName } from "./quantity.ts";

/** What all rows of one table share. */
export interface TableStyle {
  readonly language: Language;
  readonly currency: Currency;
  readonly scale: Scale;
  /** What was requested, by which rows with money of another kind go too. */
  readonly requested: ScaleName;
  readonly counts: ReadonlyMap<string, Text>;
  /** What years are called. */
  readonly calendar?: Calendar | undefined;
}

/** What the digits of a figure depend on; the scale of its table, on what it is a sum of besides. */
export type Measured = Pick<Row, "unit" | "kind" | "values" | "total"> &
  Partial<Pick<Row, "metric" | "sum" | "terms">>;

export interface Formatter {
  /** Said once, in the label or the heading: "억 KRW/GPU", "%"; "" for the table's own money and for calendar years. */
  readonly unit: string;
  readonly decimals: number;
  /** Of ten: numbers are expressed in units of it. */
  readonly power: number;
  /** A number, or the word for what is undefined. */
  readonly amount: (value: number | null) => string;
  /** The same with a sign. */
  readonly change: (value: number | null) => string;
  /** With so many digits more than the figure has: for means of whole numbers. */
  readonly finer: (digits: number) => Formatter;
  /** One of the last printed digit. */
  readonly tick: number;
  /** A number counted in it, as it is printed. */
  readonly ticks: (value: number) => bigint;
}

/** What the tables of a report share; the amounts that decide its scale are those of `rows`. */
export function tableStyleOf(
  {
    money: { currency },
    model: { counts },
    plan: { years: calendar },
  }: Pick<Head, "money" | "model" | "plan">,
  { language, scale }: Pick<Style, "language" | "scale">,
  rows: readonly Measured[],
): TableStyle {
  return {
    language,
    currency,
    scale: tableScale(rows, currency, scale, language),
    requested: scale,
    counts,
    calendar,
  };
}

/** So many times the largest amount that stands in a sum, an amount that stands in none does not set the scale of the others. */
const separate = 100;

/**
 * The scale of a table: its largest amount decides, unless it was requested. What stands in no sum of the table, and is far above all
 * that does, decides nothing: a country's GDP beside a plan of some millions.
 */
export function tableScale(
  rows: readonly Measured[],
  currency: Currency,
  requested: ScaleName,
  language: Language,
): Scale {
  const money = rows.filter((row) => row.unit === currency.code);
  const summed = maxOf(money.filter(standsInSum(money)).map(sizeOf), 0);
  const deciding = money.map(sizeOf).filter((size) => summed === 0 || size < separate * summed);
  return chooseScale(requested, currency, maxOf(deciding, 0), language);
}

function sizeOf({ values, total }: Measured): number {
  return maxOf(
    [...values, total].map((value) => Math.abs(value ?? 0)),
    0,
  );
}

/** Whether a row is a sum of others, or they are summed with it. */
function standsInSum(rows: readonly Measured[]): (row: Measured) => boolean {
  const parts = rows.flatMap(({ terms = [] }) => terms.map(({ metric }) => metric));
  const named = new Set(parts.filter((name) => !name.includes("*")));
  const patterns = parts.filter((name) => name.includes("*")).map((name) => name.split("*"));
  return ({ metric = "", terms, sum }) =>
    terms !== undefined ||
    sum !== undefined ||
    named.has(metric) ||
    patterns.some(([before = "", after = ""]) => metric.startsWith(before) && metric.endsWith(after));
}

const formatters = new WeakMap<
  readonly Measured[],
  { readonly style: TableStyle; readonly formatter: Formatter }
>();

/**
 * `alike`: one figure, in all scenarios that are shown together, so that all show the same digits. At least one. Each cell
 * asks for it again: it is kept with its figure, since looking through all scenarios for each of them takes their square.
 */
export function formatterOf(alike: readonly Measured[], style: TableStyle): Formatter {
  const known = formatters.get(alike);
  if (known?.style === style) return known.formatter;
  const formatter = newFormatter(alike, style);
  formatters.set(alike, { style, formatter });
  return formatter;
}

function newFormatter(alike: readonly Measured[], style: TableStyle): Formatter {
  const [{ unit }] = alike as [Measured, ...Measured[]];
  const { scale } = style;
  if (unit === style.currency.code) return made("", scale.decimals, scale.power, style.language);
  if (alike.some(isCalendarYear)) {
    const amount = (value: number | null) => yearText(value, style);
    const plain = made("", 0, 0, style.language);
    // From a year to none there is no number of years: from 0 it would be that of a calendar.
    const change = (value: number | null) =>
      value === null || Math.abs(value) >= 1000 ? "" : plain.change(value);
    const years = { ...plain, amount, change };
    return { ...years, finer: () => years };
  }
  const numbers = alike.flatMap((each) => [...each.values, each.total]).filter((value) => value !== null);
  // Means and spreads of it are numbers.
  if (unit === "level")
    return { ...made("", 0, 0, style.language), amount: (value) => levelText(value, style.language) };
  const { name, power } = ownScaleOf(unit, numbers, style);
  const named = [name, unit === "1" ? "" : unitName(unit, style)].filter((part) => part !== "").join(" ");
  return made(named, sensibleDecimals(numbers, unit, power), power, style.language);
}

const levels = { "1": "level.above", "0": "level.about", "-1": "level.below" } as const;

/** "about level" of 0; the mean of several draws stays a number. */
export function levelText(value: number | null, language: Language): string {
  if (value === null) return format(message("table.undefined"), language);
  const id = levels[String(value) as keyof typeof levels];
  return id === undefined ? significant(value, 3) : format(message(id), language);
}

function yearText(value: number | null, { language, calendar }: TableStyle): string {
  if (isNoYear(value)) return absent("year", language);
  // The mean of several is none itself.
  return Number.isInteger(value) ? yearName(value, calendar) : significant(value, 5);
}

function made(unit: string, decimals: number, power: number, language: Language): Formatter {
  const none = () => format(message("table.undefined"), language);
  return {
    ...{ unit, decimals, power },
    amount: (value) => (value === null ? none() : grouped(value, decimals, power)),
    change: (value) => (value === null ? none() : signed(value, decimals, power)),
    finer: (digits) => made(unit, decimals + digits, power, language),
    tick: powerOfTen(power - decimals),
    ticks: (value) => ticksOf(value, decimals, power),
  };
}

/** Foreign money and money per something: a scale for the row alone, since its unit stands in its label. */
function ownScaleOf(
  unit: string,
  numbers: readonly number[],
  { requested, language }: TableStyle,
): Pick<Scale, "name" | "power"> {
  if (!/^[A-Z]{3}(\/|$)/.test(unit) || requested === "won" || requested === "one")
    return { name: "", power: 0 };
  const currency: Currency = { code: unit.slice(0, 3), decimals: 0 };
  return ownScale(currency, maxOf(numbers.map(Math.abs), 0), language);
}

/** Whether numbers that add up to another do so no longer once they are printed, each rounded by itself. */
export function addsUp(
  parts: readonly (number | null)[],
  sum: number | null,
  { ticks, tick }: Pick<Formatter, "ticks" | "tick">,
): boolean {
  if (sum === null || parts.some((part) => part === null)) return true;
  const numbers = parts as readonly number[];
  const exact = numbers.reduce((left, part) => left - part, sum);
  // What is no sum to begin with has nothing to add up to.
  if (Math.abs(exact) >= tick) return true;
  return numbers.reduce((left, part) => left - ticks(part), ticks(sum)) === 0n;
}
