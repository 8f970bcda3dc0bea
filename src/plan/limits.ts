/** What an input may be: the limits of its declaration, a range that makes sense, and amounts that look a thousandfold off. */

import type { Message } from "../errors.ts";
import { signOf } from "../formula/currency.ts";
import type { UnitContext } from "../formula/units.ts";
import type { Range } from "../model/instance.ts";
import { limitsOf } from "../model/truncation.ts";
import type { Declared } from "./names.ts";
import {
  isCount,
  isOwnMoney,
  isQuantity,
  numeratorCurrency,
  readQuantity,
  unitText,
  type Wrong,
  writeQuantity,
} from "./quantity.ts";

/** What forbids a value (base units) for a parameter: its minimum, its maximum, or that it must be whole. */
export function forbidden(value: number, declared: Declared, context: UnitContext): Message | undefined {
  const { declaration, unit, name, min, max } = declared;
  const write = (x: number) => writeQuantity(x, unit, context);
  if (isOwnMoney(unit, context) && !Number.isSafeInteger(value)) {
    return { id: "quantity.too-large", values: { text: write(value), most: write(Number.MAX_SAFE_INTEGER) } };
  }
  if (!Number.isFinite(value)) return { id: "value.not-finite", values: { name } };
  if (min !== undefined && value < min) {
    return { id: "value.below-minimum", values: { value: write(value), min: write(min) } };
  }
  if (max !== undefined && value > max) {
    return { id: "value.above-maximum", values: { value: write(value), max: write(max) } };
  }
  if (declaration.whole && !Number.isInteger(value)) {
    return { id: "value.not-whole", values: { value: write(value) } };
  }
  return undefined;
}

/**
 * What is wrong with a scalar's range: limits the wrong way round, a most likely value outside them, a lognormal that reaches zero, an end
 * that the input may not be. That holds for the percentiles of a normal or lognormal too: they are what the input is set to where one looks
 * at its low and its high. Only what lies beyond them is cut off at the input's limits.
 */
export function badRange(
  range: Range,
  value: number,
  declared: Declared,
  context: UnitContext,
): Message | undefined {
  const { shape, low, high } = range;
  if (!(low < high)) return { id: "range.crossed", values: { shape } };
  if (shape === "lognormal" && low <= 0) return { id: "range.lognormal-sign" };
  if ((shape === "triangular" || shape === "pert") && (value < low || value > high)) {
    return { id: "range.value-outside", values: { shape } };
  }
  for (const one of range.values ?? []) {
    const wrong = forbidden(one.value, declared, context);
    if (wrong !== undefined) return wrong;
  }
  return forbidden(low, declared, context) ?? forbidden(high, declared, context);
}

/**
 * The same for a path: factors on it, around 1, or what is added to every year, around 0. They may reach beyond the limits of the input,
 * since another path may stand under them, and are cut off there; but not all of them.
 */
export function badPathRange(range: Range, path: Path, declared: Declared): Message | undefined {
  const { shape, low, high, as } = range;
  if (!(low < high)) return { id: "range.crossed", values: { shape } };
  const isPeaked = shape === "triangular" || shape === "pert";
  if (as === "addend") {
    if (shape === "lognormal" && low <= 0) return { id: "range.lognormal-sign" };
    if (isPeaked && (low > 0 || high < 0)) return { id: "range.addends-around-zero" };
  } else {
    if (low < 0 || (shape === "lognormal" && low === 0)) return { id: "range.factor-sign" };
    if (isPeaked && (low > 1 || high < 1)) return { id: "range.factors-around-one" };
  }
  return beyondLimits(range, path, declared);
}

type Path = ReadonlyMap<number, number>;

/** That nothing a path's range allows would keep every year within the limits of the input. */
export function beyondLimits(
  range: Range,
  path: Path,
  { declaration, unit, name }: Declared,
): Message | undefined {
  const [least, most] = limitsOf({ declaration, unit, value: path, range });
  const isWithin =
    range.values === undefined
      ? range.low <= most && range.high >= least
      : range.values.some(({ value }) => value >= least && value <= most);
  return isWithin ? undefined : { id: "range.beyond-limits", values: { name } };
}

const thousand = 1000;

/**
 * The question asked about a bare amount that is a thousand times larger or smaller than the plan's own (base units): for
 * money, prices and counts. Offers the reading in the plan's scale, and how to say exactly what was said.
 */
export function questionBare(
  text: string,
  value: number,
  planned: number,
  declared: Declared,
  context: UnitContext,
): Wrong | undefined {
  const { name, unit } = declared;
  const currency = numeratorCurrency(unit, context);
  if (value === 0 || planned === 0 || (currency === undefined && !isCount(unit, context))) return undefined;
  const isFar = (x: number) => Math.abs(x / planned) >= thousand || Math.abs(planned / x) >= thousand;
  if (!isFar(value)) return undefined;

  const latin = ["k", "M", "B", "T"];
  const numerals = currency === "KRW" ? ["조", "억", "만", ...latin] : latin;
  if (currency === undefined) numerals.push("만", "억");
  const sign = currency === undefined || currency === context.currency ? "" : signOf(currency);
  const [, minus = "", digits = ""] = /^\s*([-−]?)\s*(.*?)\s*$/.exec(text) ?? [];
  let best: { reading: string; distance: number } | undefined;
  for (const numeral of sign === undefined ? [] : numerals) {
    const reading = `${minus}${sign}${digits}${numeral}`;
    const read = readQuantity(reading, unit, context);
    if (!isQuantity(read) || isFar(read.value)) continue;
    const distance = Math.abs(Math.log(Math.abs(read.value / planned)));
    if (best === undefined || distance < best.distance) best = { reading, distance };
  }
  const exactly = `${text.trim()} ${unitText(unit, context)}`;
  const next = [{ id: "next.exactly", values: { text: exactly } }];
  if (best !== undefined) next.unshift({ id: "next.write", values: { text: best.reading } });
  const values = { name, text: text.trim(), planned: writeQuantity(planned, unit, context) };
  return { id: "quantity.bare", values, next };
}
