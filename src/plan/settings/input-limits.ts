/** What an input may be: the limits of its declaration, and a range that makes sense. */

import { type Message, type MessageId, message } from "../../errors.ts";
import { smallestUnit } from "../../formula/currency.ts";
import { maxAmount, toBase, type UnitContext } from "../../formula/units.ts";
import { limitsOf } from "../../model/input-values.ts";
import type { Range } from "../../model/inputs.ts";
import type { Declared } from "../types.ts";
import { isOwnMoney } from "./quantities.ts";
import { quantityText } from "./quantity-text.ts";

/** What forbids a value (base units) for a parameter: its minimum, its maximum, or that it must be whole. */
export function forbidden(value: number, declared: Declared, context: UnitContext): Message | undefined {
  const { declaration, unit, name } = declared;
  const min = declaration.min === undefined ? undefined : toBase(declaration.min, unit);
  const max = declaration.max === undefined ? undefined : toBase(declaration.max, unit);
  const write = (x: number) => quantityText(x, unit, context);
  const most = maxAmount(smallestUnit(context.decimals));
  if (isOwnMoney(unit, context) && !(Math.abs(value) <= most)) {
    return message("quantity.too-large", { text: write(value), most: write(most) });
  }
  if (!Number.isFinite(value)) return message("value.not-finite", { name });
  if (min !== undefined && value < min) {
    return message("value.below-minimum", { value: write(value), min: write(min) });
  }
  if (max !== undefined && value > max) {
    return message("value.above-maximum", { value: write(value), max: write(max) });
  }
  if (declaration.whole && !Number.isInteger(value)) {
    return message("value.not-whole", { value: write(value) });
  }
  return undefined;
}

/** A limit that an end of a range breaks, by the limit as a value breaks it. */
const ofRange: Readonly<Partial<Record<MessageId, MessageId>>> = {
  "value.above-maximum": "range.above-maximum",
  "value.below-minimum": "range.below-minimum",
};

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
  if (!(low < high)) return message("range.crossed");
  if (shape === "lognormal" && low <= 0) return message("range.lognormal-sign");
  if ((shape === "triangular" || shape === "pert") && (value < low || value > high)) {
    return message("range.value-outside", { shape });
  }
  for (const one of range.values ?? []) {
    const wrong = forbidden(one.value, declared, context);
    if (wrong !== undefined) return wrong;
  }
  const beyond = forbidden(low, declared, context) ?? forbidden(high, declared, context);
  // It is an end that is beyond a limit, and not the value.
  return beyond && { ...beyond, id: ofRange[beyond.id] ?? beyond.id };
}

/**
 * The same for a path: factors on it, around 1, or what is added to every year, around 0. They may reach beyond the limits of the input,
 * since another path may stand under them, and are cut off there; but not all of them.
 */
export function badPathRange(range: Range, path: Path, declared: Declared): Message | undefined {
  const { shape, low, high, as } = range;
  if (!(low < high)) return message("range.crossed");
  const isPeaked = shape === "triangular" || shape === "pert";
  if (as === "addend") {
    if (shape === "lognormal" && low <= 0) return message("range.lognormal-sign");
    if (isPeaked && (low > 0 || high < 0)) return message("range.addends-around-zero");
  } else {
    if (low < 0 || (shape === "lognormal" && low === 0)) return message("range.factor-sign");
    if (isPeaked && (low > 1 || high < 1)) return message("range.factors-around-one");
  }
  return beyondLimits(range, path, declared);
}

type Path = ReadonlyMap<number, number>;

/** The distribution of a range whose two ends are set: the plan's own, but that two ends do not say which values a list has between them. */
export function shapeOfEnds(planned: Range | undefined): Range["shape"] {
  return planned === undefined || planned.shape === "discrete" ? "triangular" : planned.shape;
}

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
  return isWithin ? undefined : message("range.beyond-limits", { name });
}
