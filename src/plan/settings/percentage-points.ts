/** Percentages, and differences between them, as documents write them: `120%`, `5‰`, `5%p`, `5 percentage points`, `50bp`. */

import { exactProduct } from "../../formula/decimal.ts";
import { plainText, type ReadNumber, readNumber, toNumber } from "../../formula/numbers.ts";
import { isUnitName, type UnitContext } from "../../formula/units.ts";

const pointsPattern = /(?:(?:%|percentage|per ?cent|pct|퍼센트) ?(?:p|pp|points?|포인트)|\d ?pp)$/iu;
const basisWords = "(?:bps?|basis points?|베이시스 ?포인트)";
const basisPattern = new RegExp(`[\\d ]${basisWords}$`, "iu");
const basisUnit = new RegExp(`^${basisWords}$`, "iu");

/** The number as a percentage where basis points stand behind it, of which 100 are a point; undefined where a plan has a unit `bp`. */
export function inBasisPoints(
  number: ReadNumber,
  behind: string,
  context: UnitContext,
): ReadNumber | undefined {
  if (number.unit !== "" || !basisUnit.test(behind) || isUnitName("bp", context)) return undefined;
  const { digits, exponent } = number.decimal;
  return { ...number, decimal: { digits, exponent: exponent - 2 }, unit: "%" };
}

/** Whether a quantity is written as a difference between percentages; basis points are where no plan has a unit `bp`. */
export function isInPoints(text: string, context: UnitContext): boolean {
  const plain = plainText(text).trim();
  return pointsPattern.test(plain) || (basisPattern.test(plain) && !isUnitName("bp", context));
}

/** The percent that a text is, and whether a plus stands before it: 0.5 of `+5‰`; undefined for another quantity, and for points. */
export function percentIn(
  text: string,
  context: UnitContext,
): { readonly percent: number; readonly plus: boolean } | undefined {
  const [, sign = "", body = ""] = /^([-+△]?) *(.*)$/s.exec(plainText(text).trim()) ?? [];
  const written = body.startsWith(".") ? `0${body}` : body;
  const read = readNumber(written, 0, true);
  if (read?.unit !== "%" || read.end < written.length || isInPoints(text, context)) return undefined;
  const size = toNumber(read.decimal);
  return { percent: "-△".includes(sign || " ") && size !== 0 ? -size : size, plus: sign === "+" };
}

/** Whether a quantity is written as a percentage or as a difference between percentages. */
export function isInPercent(text: string, context: UnitContext): boolean {
  return percentIn(text, context) !== undefined || isInPoints(text, context);
}

/** The percentage points that a text begins with, as they are written, of basis points a hundredth: "-0.5" of `-50bp`. */
export function pointsIn(text: string): string | undefined {
  const plain = plainText(text).trim();
  const written = /^[-+]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)/.exec(plain)?.[0].replace(/^\+/, "");
  if (written === undefined || !basisPattern.test(plain)) return written;
  return String(exactProduct(Number(written.replaceAll(",", "")), 0.01));
}
