/** Quantities as texts that `readQuantity` reads back: as settings are written, and as messages word them in each language. */

import { signOf } from "../../formula/currency.ts";
import { exactProduct } from "../../formula/decimal.ts";
import { koreanUnit, type Unit, type UnitContext, unitTextIn } from "../../formula/units.ts";
import type { Text } from "../../model/definition.ts";
import { currencyName, plural } from "../../unit-names.ts";
import { yearName } from "../../year-names.ts";

/** As a setting is written: `65조`, `$76,000/GPU`, `12%`, `50,000 GPU`. Takes base units. */
export function writeQuantity(value: number, unit: Unit, context: UnitContext): string {
  const { text, digits } = shownIn(value, unit, context);
  if (text === "KRW" && hasNumerals(digits)) return inKoreanNumerals(digits);
  return withoutUnit(text, digits) ?? signed(digits, text, text) ?? `${digits} ${text}`;
}

/**
 * As a message words it: "65 trillion won" and "65조 원", `$76,000/GPU` and `$76,000/장`, "50,000 GPUs" and "50,000장". Takes base units.
 */
export function quantityText(value: number, unit: Unit, context: UnitContext): Text {
  const { text, digits } = shownIn(value, unit, context);
  const isMoney = /^[A-Z]{3}$/.test(text) && !context.counts.has(text);
  if (isMoney && hasNumerals(digits)) {
    const [en, ko] = [currencyName(text, "en"), currencyName(text, "ko")];
    return { en: `${scaled(digits, words)} ${en}`, ko: `${inKoreanNumerals(digits)} ${ko}` };
  }
  const alone = withoutUnit(text, digits);
  if (alone !== undefined) return { en: alone, ko: alone };
  const korean = koreanUnit(text, context);
  return {
    en: signed(digits, text, text) ?? `${digits} ${englishUnit(text, /^-?1$/.test(digits), context)}`,
    ko: signed(digits, text, korean) ?? `${digits}${/^[가-힣]/.test(korean) ? "" : " "}${korean}`,
  };
}

/** A unit behind an English number: "GPUs", "won/kWh"; `one`: behind one of it. */
function englishUnit(text: string, one: boolean, { counts }: UnitContext): string {
  if (counts.has(text)) return one ? text : plural(text);
  if (one && /^(?:year|month)s$/.test(text)) return text.slice(0, -1);
  return currencyName(text.replace(/\bKRW\b/, "won"), "en", one);
}

/** As a command line has it, in a language's own numerals: `65T`, `65조`. Takes base units. */
export function typedQuantity(value: number, unit: Unit, context: UnitContext): Text {
  const { text, digits } = shownIn(value, unit, context);
  const ko = writeQuantity(value, unit, context);
  return { en: text === "KRW" && hasNumerals(digits) ? scaled(digits, letters) : ko, ko };
}

interface Shown {
  readonly text: string;
  /** Without an exponent, with commas. */
  readonly digits: string;
}

function shownIn(value: number, unit: Unit, { currency, calendar }: UnitContext): Shown {
  const text = unitTextIn(unit.text, currency);
  if (text === "year" && Number.isInteger(value)) return { text, digits: yearName(value, calendar) };
  const shown = inParts(exactProduct(value, unit.den), unit.num);
  // A twelfth is no decimal: 200 months are 16.666… years, and no 200.00000000000003 months.
  const inTens = unit.den % 3 !== 0 && unit.num % 3 !== 0;
  return { text, digits: plainDigits(inTens ? shown : Number(shown.toPrecision(15))) };
}

/** Divided by a whole number: as decimals where that ends, since 131.2 cents are 1.312 euros and the quotient of their doubles is not. */
function inParts(value: number, by: number): number {
  const part = 1 / by;
  return exactProduct(part, by) === 1 ? exactProduct(value, part) : value / by;
}

function withoutUnit(text: string, digits: string): string | undefined {
  if (text === "year" || text === "%") return text === "%" ? `${digits}%` : digits;
  // Four digits of no unit are more likely a year than anything else.
  if (text === "1") return /^\d,\d{3}$/.test(digits) ? digits.replace(",", "") : digits;
  return undefined;
}

/** Foreign money by its sign: `-$76,000/GPU`. `unit`: what `text` is called. */
function signed(digits: string, text: string, unit: string): string | undefined {
  const sign = /^[A-Z]{3}(\/|$)/.test(text) && !text.startsWith("KRW") ? signOf(text.slice(0, 3)) : undefined;
  if (sign === undefined) return undefined;
  return `${digits.startsWith("-") ? "-" : ""}${sign}${digits.replace("-", "")}${unit.replace(/^[^/]*/, "")}`;
}

/** Whole multiples of ten thousand, which Korean counts in. */
function hasNumerals(digits: string): boolean {
  return /\d0,000$/.test(digits);
}

const words = [" trillion", " billion", " million"] as const;
const letters = ["T", "B", "M"] as const;

/** `1,460,000,000,000` as 1.46 trillion: of the largest scale of which there is one, to the last digit. */
function scaled(digits: string, names: typeof words | typeof letters): string {
  const groups = digits.split(",");
  const behind = Math.min(4, groups.length - 1);
  if (behind < 2) return digits;
  const fraction = groups.slice(-behind).join("").replace(/0+$/, "");
  const whole = groups.slice(0, -behind).join(",");
  return `${whole}${fraction === "" ? "" : `.${fraction}`}${names[4 - behind]}`;
}

function inKoreanNumerals(digits: string): string {
  let left = BigInt(digits.replaceAll(/[-,]/g, ""));
  const parts: string[] = [];
  for (const [numeral, power] of [
    ["조", 12n],
    ["억", 8n],
    ["만", 4n],
  ] as const) {
    const size = 10n ** power;
    if (left >= size) parts.push(`${grouped(String(left / size))}${numeral}`);
    left %= size;
  }
  return (digits.startsWith("-") ? "-" : "") + parts.join(" ");
}

function plainDigits(value: number): string {
  const [mantissa = "0", exponent = "0"] = String(Math.abs(value)).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(1, point);
  const behind = padded.slice(at);
  return (value < 0 ? "-" : "") + grouped(padded.slice(0, at)) + (behind === "" ? "" : `.${behind}`);
}

/** With commas between thousands. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
