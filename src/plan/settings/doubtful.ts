/**
 * Input that can be read, but was hardly meant: it is questioned before anything is calculated. A question offers what was
 * probably meant, and how to say exactly what was said.
 */

import { type Message, message } from "../../errors.ts";
import { signOf } from "../../formula/currency.ts";
import { exactProduct } from "../../formula/decimal.ts";
import { plainAmount, readNumber, toNumber } from "../../formula/numbers.ts";
import { fromBase, type Rate, readUnit, sameDims, type Unit, type UnitContext } from "../../formula/units.ts";
import { maxOf, minOf } from "../../lists.ts";
import type { Text } from "../../model/definition.ts";
import { yearName } from "../../year-names.ts";
import type { Declared, Setting } from "../types.ts";
import { forbidden } from "./input-limits.ts";
import {
  isCount,
  isOwnMoney,
  isQuantity,
  numeratorCurrency,
  type Quantity,
  readQuantity,
  unitText,
  type Wrong,
} from "./quantities.ts";
import { quantityText, typedQuantity } from "./quantity-text.ts";

/** From so many times the plan's own value, a bare number is likelier to be in another unit. */
const far = 100;

/** What is said of an amount that was read in another currency. */
export function convertedNote(
  text: string,
  { value, rates = [] }: Quantity,
  { name, unit }: Declared,
  context: UnitContext,
): Message {
  const written = quantityText(value, unit, context);
  return message("note.converted", {
    text: text.trim(),
    name,
    value: written,
    rate: ratesText(rates, context),
  });
}

/** Rates as a note names them: "fx.usd@2026: 1,480 won/USD". */
export function ratesText(rates: readonly Rate[], context: UnitContext): Text {
  const worded = (language: keyof Text) =>
    rates
      .map(({ name, currency, year, value }) => {
        const { unit } = readUnit(`${context.currency}/${currency}`, context) as { unit: Unit };
        const rate = quantityText(value, unit, context)[language];
        return `${name}${year === undefined ? "" : `@${year}`}: ${rate}`;
      })
      .join(", ");
  return { en: worded("en"), ko: worded("ko") };
}

/** What is asked about a quantity that was read for an input; undefined where there is no doubt. `planned`: the plan's own. */
export function questionOf(
  text: string,
  read: Quantity,
  planned: Setting,
  declared: Declared,
  context: UnitContext,
): Wrong | undefined {
  // A shell takes $8 out of "$80k" and "$80,000", and leaves 0k and 0,000.
  if (/^[-+\s]*(?:0+(?:\.0+)?\s?[kKmMBT]|00+|0+(?:,000)+)$/.test(text.trim())) {
    const next: Message[] = [
      message("next.single-quotes", { name: declared.name }),
      message("next.exactly", { text: "0" }),
    ];
    return { ...message("quantity.nothing", { name: declared.name, text: text.trim() }), next };
  }
  return read.bare ? questionBare(text, read.value, planned, declared, context) : undefined;
}

/** What is wrong with a text, where each text that is offered is accepted: of one that would be questioned in turn, what that question offers. */
export function questionedOnce(
  wrong: Wrong,
  planned: Setting,
  declared: Declared,
  context: UnitContext,
): Wrong {
  if (wrong.next === undefined) return wrong;
  const next = wrong.next.flatMap((hint): readonly Message[] => {
    const text = hint.id === "next.write" || hint.id === "next.exactly" ? hint.values?.text : undefined;
    if (typeof text !== "string") return [hint];
    const read = readQuantity(text, declared.unit, context);
    return (
      (isQuantity(read) ? questionOf(text, read, planned, declared, context)?.next : undefined) ?? [hint]
    );
  });
  return { ...wrong, next };
}

/**
 * What is wrong with a quantity in another unit, where its number is offered in the input's own: `200원/kW` of a price by the kWh, `$1600` of a
 * rate; of a rate the other way round its reciprocal, where that is nearer. Nothing is offered of a number that is far from the plan's.
 */
export function inOwnUnit(
  text: string,
  wrong: Wrong,
  planned: Setting,
  declared: Declared,
  context: UnitContext,
): Wrong | undefined {
  const { unit } = declared;
  const sizes = sizesOf(planned);
  const number = text.length > longestAmount ? undefined : readNumber(plainAmount(text), 0, true);
  if (wrong.id !== "quantity.unit" || wrong.next !== undefined || number === undefined) return undefined;
  const size = toNumber(number.decimal);
  const reversed = unitText(unit, context).split("/").toReversed().join("/");
  const other = wrong.values?.found === reversed ? [Number((1 / size).toPrecision(6))] : [];
  const [nearest] = [size, ...other]
    .flatMap((each) => {
      const read = readQuantity(String(each), unit, context);
      const fits = isQuantity(read) && !isFar(read.value, sizes) && !forbidden(read.value, declared, context);
      return fits ? [{ text: String(each), value: read.value }] : [];
    })
    .sort((a, b) => distance(a.value, sizes) - distance(b.value, sizes));
  if (nearest === undefined || sizes.largest === 0) return undefined;
  const next = [message("next.write", { text: exactly(nearest.text, nearest.value, declared, context) })];
  return { ...wrong, next };
}

/** Of a text that is longer nothing is offered. */
const longestAmount = 80;

/** What is asked about a bare number, in base units. */
export function questionBare(
  text: string,
  value: number,
  planned: Setting,
  declared: Declared,
  context: UnitContext,
): Wrong | undefined {
  const outside = forbidden(value, declared, context);
  // A limit says more than a question; what is not whole may have lost its numeral: 1.5 for 1.5만.
  if (value === 0 || outside?.id === "value.below-minimum" || outside?.id === "value.above-maximum")
    return undefined;
  if (declared.unit.text === "year" && value > 0 && value < 1000) {
    const next =
      value < 100 ? [message("next.write", { text: yearName(2000 + value, context.calendar) })] : [];
    return { ...message("years.no-year", { text: text.trim() }), next };
  }
  return (
    questionFraction(text, value, planned, declared, context) ??
    questionFar(text, value, planned, declared, context)
  );
}

/** 0.8 for an input in %: 0.8%, or 80%? Not where the plan's own is below 1% itself. */
export function questionFraction(
  text: string,
  value: number,
  planned: Setting,
  declared: Declared,
  context: UnitContext,
): Wrong | undefined {
  const { name, unit } = declared;
  const { smallest } = sizesOf(planned);
  const isFraction = unit.text === "%" && Math.abs(value) < 0.01 && !(smallest > 0 && smallest < 0.01);
  if (!isFraction) return undefined;
  const exact = exactProduct(value, far);
  const fits = forbidden(exact, declared, context) === undefined;
  const percent = quantityText(exact, unit, context);
  const next = [
    ...(fits ? [message("next.write", { text: percent })] : []),
    message("next.exactly", { text: `${text.trim()}%` }),
  ];
  return { ...message("quantity.fraction", { name, text: text.trim() }), next };
}

function questionFar(
  text: string,
  value: number,
  planned: Setting,
  declared: Declared,
  context: UnitContext,
): Wrong | undefined {
  const { name, unit } = declared;
  // A calendar year is no amount, and weights by year mean nothing but their ratios.
  const weights = unit.text === "1" && typeof planned.value !== "number";
  if (unit.text === "year" || weights) return undefined;
  const sizes = sizesOf(planned);
  if (!isFar(value, sizes)) return undefined;
  const bestIn = (language: keyof Text) => {
    const suggestions = readings(text, sizes, declared, context, language).map((reading) => {
      const read = readQuantity(reading, unit, context);
      const fits =
        isQuantity(read) &&
        !isFar(read.value, sizes) &&
        forbidden(read.value, declared, context) === undefined;
      return { reading, distance: fits ? distance(read.value, sizes) : Number.POSITIVE_INFINITY };
    });
    const fitting = suggestions.filter((one) => one.distance < Infinity);
    return fitting.sort((a, b) => a.distance - b.distance)[0]?.reading;
  };
  const [en, ko] = [bestIn("en"), bestIn("ko")];
  const best = en ?? ko;
  const isWhole = !isOwnMoney(unit, context) || Number.isInteger(value);
  const next: Message[] = [
    ...(best === undefined ? [] : [message("next.write", { text: { en: best, ko: ko ?? best } })]),
    // Half a won is none.
    ...(isWhole && forbidden(value, declared, context) === undefined
      ? [message("next.exactly", { text: exactly(text, value, declared, context) })]
      : []),
  ];
  const own = typeof planned.value === "number" ? planned.value : sizes.largest;
  const values = {
    name,
    text: text.trim(),
    planned: quantityText(own === 0 ? sizes.largest : own, unit, context),
  };
  return { ...message("quantity.bare", values), next };
}

interface Sizes {
  /** Of the plan's own values that are not zero, without their signs; 0 where there is none. */
  readonly smallest: number;
  readonly largest: number;
}

/** The sizes of the plan's own values; of a zero the far end of its range. */
function sizesOf({ value, range }: Setting): Sizes {
  const own = (typeof value === "number" ? [value] : [...value.values()]).map(Math.abs).filter((x) => x > 0);
  if (own.length > 0) return { smallest: minOf(own), largest: maxOf(own) };
  const end =
    range === undefined || typeof value !== "number"
      ? 0
      : Math.max(Math.abs(range.low), Math.abs(range.high));
  return { smallest: 0, largest: end };
}

function isFar(value: number, { smallest, largest }: Sizes): boolean {
  const size = Math.abs(value);
  if (largest === 0) return false;
  return size >= far * largest || size * far <= smallest;
}

function distance(value: number, { smallest, largest }: Sizes): number {
  const size = Math.abs(value);
  if (size > largest) return Math.log(size / largest);
  return size < smallest ? Math.log(smallest / size) : 0;
}

const latin: readonly (readonly [string, number])[] = [
  ["k", 1e3],
  ["M", 1e6],
  ["B", 1e9],
  ["T", 1e12],
];
const korean: readonly (readonly [string, number])[] = [
  ["조", 1e12],
  ["억", 1e8],
  ["만", 1e4],
];
/** Those of a currency's own country, in the languages that have them. */
const numerals = (language: keyof Text): Readonly<Record<string, typeof latin>> => ({
  KRW: language === "ko" ? korean : [],
  INR: [
    [" crore", 1e7],
    [" lakh", 1e5],
  ],
});
/** Of each, what is written for another scale of it. */
const neighbours: readonly (readonly string[])[] = [
  ["W", "kW", "MW", "GW"],
  ["Wh", "kWh", "MWh", "GWh", "TWh"],
  ["FLOPS", "TFLOPS", "PFLOPS", "EFLOPS"],
  ["months", "years"],
];

/** What else the number may have been meant as: with a numeral, a currency, a unit of another scale, or as a percentage. */
function readings(
  text: string,
  sizes: Sizes,
  { unit }: Declared,
  context: UnitContext,
  language: keyof Text,
): string[] {
  const currency = numeratorCurrency(unit, context);
  const [, minus = "", digits = ""] = /^\s*([-−]?)\s*(.*?)\s*$/.exec(text) ?? [];
  const found: string[] = [];
  if (currency !== undefined || isCount(unit, context)) {
    const foreign = currency !== undefined && currency !== context.currency;
    const sign = foreign ? signOf(currency) : "";
    const national = numerals(language)[currency ?? ""] ?? [];
    const counted =
      currency === undefined
        ? [...latin, ...(language === "ko" ? korean.slice(1) : [])]
        : [...national, ...latin];
    // Nobody writes 0.15k for a price of 183 won, or 14.8k for 14,800: a numeral is what the plan's own would be written with, of which
    // there are tens of thousands, or which it comes near to.
    const own = fromBase(sizes.largest, unit);
    const number = Number(digits.replaceAll(",", ""));
    const isNear = (size: number) => number * size < 3 * own && 3 * number * size > own;
    const fitting = counted.filter(
      ([, size]) => isOwnMoney(unit, context) || own >= 10 * size || (own >= size && isNear(size)),
    );
    if (sign !== undefined) for (const [numeral] of fitting) found.push(`${minus}${sign}${digits}${numeral}`);
    if (!foreign) {
      for (const other of context.rates?.().keys() ?? []) {
        const own = signOf(other);
        if (own !== undefined) found.push(`${minus}${own}${digits}`);
      }
    }
  }
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(digits)) found.unshift(minus + digits.replaceAll(".", ","));
  const [, first = "", rest = ""] = /^([^*/]+)(.*)$/.exec(unitText(unit, context)) ?? [];
  for (const other of neighbours.find((family) => family.includes(first)) ?? ownScales(first, context)) {
    if (other !== first) found.push(`${minus}${digits} ${other}${rest}`);
  }
  if (unit.text === "1") found.push(`${minus}${digits}%`);
  if (unit.text === "%") found.push(`${minus}${Number(digits.replaceAll(",", "")) * far}%`);
  return found;
}

/** The counts and units of a model or plan that are of one kind with one of them: kg and t. */
function ownScales(name: string, context: UnitContext): readonly string[] {
  const own = [...context.counts, ...(context.scales?.keys() ?? [])];
  const dimsOf = (unit: string) => (readUnit(unit, context) as { unit: Unit }).unit.dims;
  return own.includes(name) ? own.filter((other) => sameDims(dimsOf(other), dimsOf(name))) : [];
}

/** The number with its unit, which leaves no doubt; where it has none, in hundredths. */
function exactly(text: string, value: number, { unit }: Declared, context: UnitContext): string | Text {
  const name = unitText(unit, context);
  if (name === "1") return typedQuantity(value, (readUnit("%", context) as { unit: Unit }).unit, context);
  return `${text.trim()}${name === "%" ? "" : " "}${name}`;
}
