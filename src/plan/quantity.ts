/** Quantities as people write them, read in the unit that is expected: `65조`, `$76k`, `182.7 KRW/kWh`, `12%`, `10만`, `-5조`. */

import { type Message, nearest } from "../errors.ts";
import { currencyOfSign, type Decimal, isWhole, readNumber, toNumber } from "../formula/number.ts";
import { dimsText, readUnit, sameDims, type Unit, type UnitContext, unitNames } from "../formula/units.ts";
import { exactProduct } from "./decimal.ts";

export interface Quantity {
  /** In base units. */
  readonly value: number;
  /** No unit, numeral or currency sign was written: the number takes the expected unit, and may have been meant in another. */
  readonly bare: boolean;
}

export type Wrong = Message & { readonly next?: readonly Message[] };

/**
 * Reads a whole text. A currency sign fits the numerator of what is expected (`$11.5M` for USD/MW); a numeral alone is the
 * plan's own money, or a count where a count is expected. Amounts in the plan's currency are whole in its smallest unit and
 * at most Number.MAX_SAFE_INTEGER: refused, not rounded.
 */
export function readQuantity(text: string, expected: Unit, context: UnitContext): Quantity | Wrong {
  const sign = /^\s*[-−]?\s*/.exec(text)?.[0] ?? "";
  const number = readNumber(text, sign.length, true);
  const shown = text.trim().slice(0, 80);
  if (number === undefined) return { id: "quantity.malformed", values: { text: shown } };
  const rest = text.slice(number.end).trim();
  if (/^,/.test(rest)) return { id: "quantity.comma", values: { text: shown } };

  const unit = unitOf(number.unit, rest, expected, context);
  if (unit === undefined) return { id: "quantity.malformed", values: { text: shown } };
  if ("unknown" in unit) {
    const near = nearest(unit.unknown, unitNames(context), 1).map((names) => ({
      id: "next.did-you-mean",
      values: { names },
    }));
    const wrong = { id: "quantity.unknown-unit", values: { text: shown, unit: unit.unknown.slice(0, 80) } };
    return near.length > 0 ? { ...wrong, next: near } : wrong;
  }
  if (!sameDims(unit.dims, expected.dims)) {
    const values = { text: shown, found: dimsText(unit.dims), expected: unitText(expected, context) };
    return { id: "quantity.unit", values };
  }

  const scaled = inBaseUnits(number.decimal, unit);
  if (isOwnMoney(expected, context) && !isWhole(scaled.decimal, 0)) {
    return { id: "quantity.not-whole", values: { text: shown, currency: context.currency } };
  }
  const size = toNumber(scaled.decimal) / scaled.divisor;
  const most = isOwnMoney(expected, context) ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  if (size > most) {
    const values = { text: shown, most: writeQuantity(Number.MAX_SAFE_INTEGER, expected, context) };
    return { id: most === Number.MAX_VALUE ? "quantity.malformed" : "quantity.too-large", values };
  }
  const negative = sign.trim() !== "";
  return { value: negative && size !== 0 ? -size : size, bare: number.unit === "" && rest === "" };
}

export function isQuantity(read: Quantity | Wrong): read is Quantity {
  return "value" in read;
}

/** Plain money of the plan, in no combination: what must be whole. */
export function isOwnMoney(unit: Unit, context: UnitContext): boolean {
  return unit.dims.size === 1 && unit.dims.get(context.currency) === 1;
}

/** The currency that stands once in the numerator: of `USD/GPU`, USD. */
export function numeratorCurrency(unit: Unit, context: UnitContext): string | undefined {
  for (const [dim, power] of unit.dims) {
    if (power === 1 && /^[A-Z]{3}$/.test(dim) && !context.counts.has(dim)) return dim;
  }
  return undefined;
}

export function isCount(unit: Unit, context: UnitContext): boolean {
  return (
    unit.dims.size === 1 && [...unit.dims].every(([dim, power]) => power === 1 && context.counts.has(dim))
  );
}

/** A unit's text with `money` spelt as the currency that it is. */
export function unitText(unit: Unit, context: UnitContext): string {
  return unit.text.replace(/\bmoney\b/, context.currency);
}

type Found = Unit | { readonly unknown: string } | undefined;

function unitOf(symbol: string, rest: string, expected: Unit, context: UnitContext): Found {
  const read = (text: string): Found => {
    const found = readUnit(text, context);
    return "unit" in found ? found.unit : found;
  };
  if (rest !== "") {
    if (/^[*/]/.test(rest)) return read((symbol === "" ? "1" : symbol) + rest);
    if (symbol !== "" && symbol !== "money") return undefined;
    return /^[\p{L}%1]/u.test(rest) ? read(rest) : undefined;
  }
  if (symbol === "") return expected;
  const fits =
    symbol === "money"
      ? expected.dims.get(context.currency) === 1 || isCount(expected, context)
      : expected.dims.get(symbol) === 1;
  return fits ? expected : read(symbol);
}

/** Exact as far as tens go; what is left (twelfths) divides at the end. */
function inBaseUnits(decimal: Decimal, unit: Unit): { decimal: Decimal; divisor: number } {
  let { exponent } = decimal;
  let divisor = unit.den;
  while (divisor % 10 === 0) {
    divisor /= 10;
    exponent--;
  }
  return { decimal: { digits: decimal.digits * BigInt(unit.num), exponent }, divisor };
}

const signs: ReadonlyMap<string, string> = new Map(
  [..."₩$€£¥₹"].map((sign) => [currencyOfSign(sign) ?? "", sign]),
);

/** The sign of a currency, if it has one that is read back. */
export function signOf(currency: string): string | undefined {
  return signs.get(currency);
}

/** The inverse of readQuantity, for messages: `65조`, `$76,000/GPU`, `12%`, `50,000 GPU`. Takes base units. */
export function writeQuantity(value: number, unit: Unit, context: UnitContext): string {
  const text = unitText(unit, context);
  if (text === "KRW" && value !== 0 && value % 1e4 === 0) return inKoreanNumerals(value);
  const digits = plainDigits(exactProduct(value, unit.den) / unit.num);
  // Four digits of no unit are more likely a year than anything else.
  if (text === "1") return /^\d,\d{3}$/.test(digits) ? digits.replace(",", "") : digits;
  if (text === "%") return `${digits}%`;
  const sign = signOf(text.slice(0, 3));
  if (sign !== undefined && text.slice(0, 3) !== "KRW" && /^[A-Z]{3}(\/|$)/.test(text)) {
    return `${digits.startsWith("-") ? "-" : ""}${sign}${digits.replace("-", "")}${text.slice(3)}`;
  }
  return `${digits} ${text}`;
}

function inKoreanNumerals(value: number): string {
  const parts: string[] = [];
  let left = Math.abs(value);
  for (const [numeral, size] of [
    ["조", 1e12],
    ["억", 1e8],
    ["만", 1e4],
  ] as const) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${grouped(String(count))}${numeral}`);
    left -= count * size;
  }
  return (value < 0 ? "-" : "") + parts.join(" ");
}

/** Without an exponent, with commas. */
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

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
