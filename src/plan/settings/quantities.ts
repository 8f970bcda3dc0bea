/**
 * Quantities as people and documents write them, read in the unit that is expected: `65조`, `$76k`, `182.7 KRW/kWh`, `12%`,
 * `10만`, `-5조`, `△1,234억`, `(1,234억)`.
 */

import { type Message, message, nearest } from "../../errors.ts";
import { isCurrency, signOf, smallestUnit } from "../../formula/currency.ts";
import { exactProduct } from "../../formula/decimal.ts";
import { meantBy } from "../../formula/notations.ts";
import { type Decimal, isWhole, plainAmount, readNumber, toNumber } from "../../formula/numbers.ts";
import { isTimed, plainUnit } from "../../formula/unit-words.ts";
import {
  combine,
  dimsText,
  maxAmount,
  type Rate,
  readUnit,
  sameDims,
  type Unit,
  type UnitContext,
  unitNames,
  unitTextIn,
} from "../../formula/units.ts";
import { readYear } from "../years.ts";
import { inBasisPoints, isInPoints } from "./percentage-points.ts";
import { quantityText, typedQuantity } from "./quantity-text.ts";

export interface Quantity {
  /** In base units. */
  readonly value: number;
  /**
   * No unit, numeral from 만 up or currency was written: the number takes the expected unit, and may have been meant in another.
   * `3천5백` may leave out its 억 as 3500 does.
   */
  readonly bare: boolean;
  /** The rates at which it was converted, where it was written in another currency. */
  readonly rates?: readonly Rate[];
}

const onlyInTens = /^[\d.,\s천백십千百十일이삼사오육칠팔구]+$/;

export type Wrong = Message & { readonly next?: readonly Message[] };

/**
 * Reads a whole text. A currency sign fits the numerator of what is expected (`$11.5M` for USD/MW); a numeral alone is the
 * plan's own money, or a count where a count is expected. Amounts in the plan's currency are whole in its smallest unit and
 * at most as large as it can be counted (`maxAmount`): refused, not rounded.
 */
export function readQuantity(text: string, expected: Unit, context: UnitContext): Quantity | Wrong {
  const read = readAsWritten(text, expected, context);
  return isQuantity(read) || read.next !== undefined || !unread.has(read.id)
    ? read
    : asked(read, text, expected, context);
}

function readAsWritten(text: string, expected: Unit, context: UnitContext): Quantity | Wrong {
  const shown = text.trim().slice(0, 80);
  if (expected.text === "year") {
    const year = readYear(text, context.calendar);
    // What is no year at all is read as any number is, and refused as that.
    if (typeof year === "number") return { value: year, bare: true };
    if (year.id !== "years.no-year") return year;
  }
  const { negative, body } = signed(plainAmount(text));
  if (body === undefined) return message("quantity.triangle", { text: shown });
  const counted = readNumber(body, 0, true);
  if (counted === undefined) return message("quantity.malformed", { text: shown });
  const behind = body.slice(counted.end).trim();
  const basis = inBasisPoints(counted, behind, context);
  const [number, rest] = basis === undefined ? [counted, behind] : [basis, ""];
  // 1480,5 and 1.480,5 are one number in half of Europe: asked, not guessed.
  if (/^,/.test(rest)) return message("quantity.comma", { text: shown });
  const skipped = skippedStep(shown, body, number.end);
  if (skipped !== undefined) return skipped;

  const converted = convert(text, number.unit, expected, context);
  if (converted !== undefined) return converted;
  const unit = unitOf(number.unit, rest, expected, context);
  if (unit === undefined) return message("quantity.malformed", { text: shown });
  if ("unknown" in unit) return unknownUnit(shown, unit.unknown, expected, context);
  if (!sameDims(unit.dims, expected.dims)) {
    // What has no unit is called by what is written: "5 pct" is a percentage, 6 months are in months.
    const found = unit.dims.size === 0 ? number.unit + rest : dimsText(unit.dims);
    const values = { text: shown, found, expected: unitText(expected, context) };
    const wrong = message(misfit(shown, found, expected, context), values);
    const suggested =
      rest === "" && number.unit === "money" ? otherwise(shown, expected, context) : undefined;
    return suggested === undefined ? wrong : { ...wrong, next: [message("next.write", { text: suggested })] };
  }
  const read = number.unit === "%" || rest.startsWith("/") ? number.unit + rest : rest;
  const untimed = timeLeftOut(read, shown, expected, context);
  if (untimed !== undefined) return untimed;

  const scaled = inBaseUnits(number.decimal, unit);
  if (isOwnMoney(expected, context) && !isWhole(scaled.decimal, 0)) {
    return message("quantity.not-whole", { text: shown, smallest: quantityText(1, expected, context) });
  }
  const size = toNumber(scaled.decimal) / scaled.divisor;
  const isMoney = isOwnMoney(expected, context);
  const most = isMoney ? maxAmount(smallestUnit(context.decimals)) : Number.MAX_VALUE;
  if (size > most) {
    if (!isMoney) return message("quantity.malformed", { text: shown });
    return message("quantity.too-large", { text: shown, most: quantityText(most, expected, context) });
  }
  const bare = rest === "" && (number.unit === "" || onlyInTens.test(body));
  return { value: negative && size !== 0 ? -size : size, bare };
}

/** What is wrong with a text that is no amount, whatever it may be one of. */
const unread: ReadonlySet<string> = new Set(
  ["malformed", "comma", "unknown-unit"].map((way) => `quantity.${way}`),
);

/** What is wrong with a text, and what it was probably meant as. */
function asked(wrong: Wrong, text: string, expected: Unit, context: UnitContext): Wrong {
  const shown = text.trim();
  // Of a part of it nothing is said.
  if (shown.length > 80) return wrong;
  const meant = meantBy(shown, expected.text, context.currency, (other) => {
    const read = readAsWritten(other, expected, context);
    return isQuantity(read) ? read : undefined;
  });
  if (meant === undefined) return wrong;
  // A third of 100 trillion is no whole won, nor one of 100,000 GPUs a whole GPU.
  const isWhole = isOwnMoney(expected, context) || isCount(expected, context);
  const amount = (value: number) =>
    typedQuantity(isWhole ? Math.round(value) : Number(value.toPrecision(15)), expected, context);
  const next =
    "low" in meant
      ? message("next.range", meant)
      : message("next.write", { text: "text" in meant ? meant.text : amount(meant.value) });
  // It is the comma that is wrong in 35,5조, and no unit in 30 to 40 trillion.
  const isUnit = wrong.id === "quantity.unknown-unit";
  return { ...(isUnit ? message("quantity.malformed", { text: shown }) : wrong), next: [next] };
}

/**
 * Whether a quantity is below zero, and what stands behind its sign: a minus, the △ of Korean budget tables, or the brackets of
 * accounts. ▲ and ▼ mark a rise in some tables and a cut in others: there is no body then.
 */
function signed(text: string): { readonly negative: boolean; readonly body: string | undefined } {
  if (/^[▲▼▽]/.test(text)) return { negative: false, body: undefined };
  const minus = /^[-△] ?/.exec(text)?.[0];
  if (minus !== undefined) return { negative: true, body: text.slice(minus.length) };
  const bracketed = /^([^\d()\s-]{0,4} ?)\(([^()]+)\)([^()]*)$/.exec(text);
  if (bracketed !== null) return { negative: true, body: bracketed.slice(1).join("") };
  // A currency may stand before the sign: ₩-5조, $ -3.
  const behind = /^([^\d\s-]{1,4} ?)- ?(?=\d)/.exec(text);
  if (behind !== null) return { negative: true, body: (behind[1] as string) + text.slice(behind[0].length) };
  return { negative: false, body: text };
}

/** `3억5천`, which may be 3억 5천만 or 3억 5천원, and `1조 500`: a step of ten thousand is left out. */
function skippedStep(shown: string, body: string, end: number): Wrong | undefined {
  const found = /^(.*([조억]))\s*(\d[\d,.]*[천백십]?[\d천백십]*)$/.exec(body);
  if (found === null || end > (found[1] as string).length) return undefined;
  const [, before, step, rest] = found as unknown as [string, string, string, string];
  const lower = step === "조" ? "억" : "만";
  return {
    ...message("quantity.skips", { text: shown }),
    next: [message("next.write", { text: `${before} ${rest}${lower}` })],
  };
}

/** What a number with a numeral alone was meant as, where it is no money of the plan: `$76k`; months, where a time is expected. */
function otherwise(shown: string, expected: Unit, context: UnitContext): string | undefined {
  const months =
    isTimed(expected.text) && expected.dims.size === 0 ? /^(.*\d) ?m$/i.exec(shown)?.[1] : undefined;
  if (months !== undefined) return `${months} months`;
  const sign = signOf(numeratorCurrency(expected, context) ?? "");
  return sign === undefined ? undefined : shown.replace(/(?=\d)/, sign);
}

function unknownUnit(shown: string, unknown: string, expected: Unit, context: UnitContext): Wrong {
  const wrong = message("quantity.unknown-unit", { text: shown, unit: unknown.slice(0, 80) });
  const letter = /^[bt]$/.test(unknown) ? unknown.toUpperCase() : undefined;
  const near = letter ?? nearest(unknown, unitNames(context), 1)[0];
  if (near === undefined || !shown.includes(unknown)) return wrong;
  const text = shown.replace(unknown, near);
  if (!isQuantity(readQuantity(text, expected, context))) return wrong;
  return { ...wrong, next: [message("next.write", { text })] };
}

/**
 * What is wrong with a unit that has the dimensions of the one expected and says a time where that says none, or says none where
 * it does: a year has no unit, so that $100/kW would be a year's where a month's is expected, and 6 months half of anything.
 */
function timeLeftOut(text: string, shown: string, expected: Unit, context: UnitContext): Wrong | undefined {
  if (text === "" || isTimed(text) === isTimed(expected.text)) return undefined;
  const values = { text: shown, expected: unitText(expected, context) };
  const perTime = /\/(?:month|year)s?\b.*$/.exec(expected.text)?.[0];
  if (perTime !== undefined) {
    const next = [
      message("next.write", { text: shown + perTime }),
      message("next.exactly", { text: `${shown}/year` }),
    ];
    return { ...message("quantity.time", values), next };
  }
  const found = unitTextIn(text, context.currency);
  return message(misfit(shown, text, expected, context), { ...values, found });
}

/** What is said of a quantity in another unit than the one expected. */
function misfit(shown: string, found: string, expected: Unit, context: UnitContext) {
  if (found === "%") return isInPoints(shown, context) ? "quantity.points" : "quantity.percentage";
  return expected.text === "1" ? "quantity.unitless" : "quantity.unit";
}

/** Whether what is wrong is the text itself, and not what it says: then it is the usage that is wrong. */
export function isMalformed({ id }: Message): boolean {
  return ["malformed", "comma", "skips", "triangle"].some((way) => id === `quantity.${way}`);
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
  return unitTextIn(unit.text, context.currency);
}

/** Counters that Korean puts behind things of any kind. */
const anything: ReadonlySet<string> = new Set(["개", "대"]);

type Found = Unit | { readonly unknown: string } | undefined;

/** What is written behind numbers, by the symbol before it: the same few units, thousands of times. */
const writtenUnits = new WeakMap<UnitContext, Map<string, Found>>();

function unitOf(symbol: string, rest: string, expected: Unit, context: UnitContext): Found {
  const read = (text: string): Found => {
    const found = readUnit(text, context);
    return "unit" in found ? found.unit : found;
  };
  if (rest !== "") {
    const plain = symbol === "" || symbol === "money";
    if (plain && anything.has(rest) && isCount(expected, context)) return expected;
    let known = writtenUnits.get(context);
    if (known === undefined) {
      known = new Map();
      writtenUnits.set(context, known);
    }
    const key = `${symbol} ${rest}`;
    let found = known.get(key);
    if (found === undefined) {
      const unit = plainUnit(rest, context);
      if (/^[*/]/.test(unit)) found = read((symbol === "" ? "1" : symbol) + unit);
      else if (plain && /^[\p{L}%1]/u.test(unit)) found = read(unit);
      known.set(key, found);
    }
    return found;
  }
  if (symbol === "") return expected;
  const fits =
    symbol === "money"
      ? expected.dims.get(context.currency) === 1 || isCount(expected, context)
      : expected.dims.get(symbol) === 1;
  return fits ? expected : read(symbol);
}

/**
 * An amount in another currency than the one expected, at the plan's rates; in the plan's money to its smallest unit. A numeral
 * alone names no currency, so that `76k` is none of a price in dollars. Undefined where there is nothing to convert.
 */
function convert(
  text: string,
  from: string,
  expected: Unit,
  context: UnitContext,
): Quantity | Wrong | undefined {
  const to = numeratorCurrency(expected, context);
  if (context.rates === undefined || to === undefined || from === to || !isCurrency(from)) return undefined;
  const { currency: own, decimals } = context;
  // A rate of exchange names both currencies already: $1 is none.
  if (expected.dims.has(from)) return undefined;
  const dims = combine(combine(expected.dims, new Map([[to, 1]]), -1), new Map([[from, 1]]), 1);
  const { num, den } = smallestUnit(decimals);
  const scale =
    from === own
      ? { num: expected.num * num, den: expected.den * den }
      : to === own
        ? { num: expected.num * den, den: expected.den * num }
        : {};
  const swapped = { ...expected, ...scale, dims, text: unitText(expected, context).replace(to, from) };
  const { rates: _, ...plain } = context;
  const read = readQuantity(text, swapped, plain);
  if (!isQuantity(read)) return read;
  const known = context.rates();
  const rates = [from, to].filter((currency) => currency !== own).map((currency) => known.get(currency));
  if (!rates.every((rate) => rate !== undefined)) return noRate(text, known.has(from) ? to : from, context);
  const [bought = 1, sold = 1] = [from, to].map((currency) => known.get(currency)?.value);
  const exact = sold === 1 ? exactProduct(read.value, bought) : exactProduct(read.value, bought) / sold;
  const value = isOwnMoney(expected, context)
    ? Math.sign(exact) * Math.round(Math.abs(exact)) + 0
    : Number(exact.toPrecision(15));
  const largest = maxAmount(smallestUnit(decimals));
  if (!isOwnMoney(expected, context) || Math.abs(value) <= largest) return { value, bare: false, rates };
  const most = quantityText(largest, expected, context);
  return message("quantity.too-large", { text: text.trim().slice(0, 80), most });
}

/** What is said of money for which the plan has no rate, and what it would have to declare. */
function noRate(text: string, currency: string, context: UnitContext): Wrong {
  const known = [...(context.rates?.().keys() ?? [])].join(", ");
  const values = { text: text.trim().slice(0, 80), currency };
  const explained =
    known === "" ? message("quantity.no-rates", values) : message("quantity.no-rate", { ...values, known });
  return { ...explained, next: [declareRate(currency, context)] };
}

/** How a plan says what a currency is worth. */
export function declareRate(currency: string, { currency: own }: Pick<UnitContext, "currency">): Message {
  const name = `fx.${currency.toLowerCase()}`;
  return message("next.declare-rate", { name, unit: `money/${currency}`, stated: `${own}/${currency}` });
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
