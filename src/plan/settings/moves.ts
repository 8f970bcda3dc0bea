/** Values that were most likely meant to move the one that an input has: what is wrong with them, and how a move is written. */

import { message } from "../../errors.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { changeInWords, shareIn, timesIn } from "../../formula/notations.ts";
import { eachTimeIn } from "../../formula/parted-amounts.ts";
import type { UnitContext } from "../../formula/units.ts";
import type { Declared, Setting } from "../types.ts";
import type { Change } from "./grammar.ts";
import { isInPoints, percentIn, pointsIn } from "./percentage-points.ts";
import { isMalformed, isOwnMoney, isQuantity, readQuantity, type Wrong } from "./quantities.ts";
import { typedQuantity } from "./quantity-text.ts";

/** What is wrong with `=5%p` and `*=5%p`: percentage points are a difference, which is added. */
export function asPoints(
  text: string,
  change: Change,
  { name, unit }: Declared,
  context: UnitContext,
): Wrong | undefined {
  if (!isInPoints(text, context)) return undefined;
  const bare = pointsIn(text);
  if (bare === undefined) return undefined;
  const years = yearsOf(change);
  const added = message("next.write", { text: `${years} += ${bare}${unit.text === "%" ? "%p" : "%"}` });
  const values = { text: text.trim().slice(0, 80), name };
  if (change.op === "*=") return { ...message("quantity.points-factor", values), next: [added] };
  if (unit.text !== "%") return undefined;
  return {
    ...message("quantity.points-set", values),
    next: [added, message("next.exactly", { text: `${years} = ${bare}%` })],
  };
}

/** The input and the years that a change names, as they are written. */
function yearsOf(change: Change): string {
  return change.text.slice(change.spans.path.from, change.spans.years.to).trim();
}

/** What is wrong with `=+20%`, `=200%`, `=2x`, `=10% more` and `=+5조`, where a move of the value was most likely meant. */
export function asMove(
  text: string,
  wrong: Wrong,
  change: Change,
  { unit }: Declared,
  context: UnitContext,
): Wrong | undefined {
  const years = yearsOf(change);
  const next = (texts: readonly string[]) => texts.map((one) => message("next.write", { text: one }));
  const malformed = message("quantity.malformed", { text: text.trim().slice(0, 80) });
  // What is added to an input without a unit could be a share of it or a number.
  const isClear = unit.text !== "1";
  const times = timesIn(text);
  if (times !== undefined) return { ...malformed, next: next([`${years} *= ${times}`]) };
  const share = unit.text === "%" ? undefined : shareIn(text.trim());
  if (share !== undefined && share[0] < share[1] && wrong.next === undefined) {
    return { ...malformed, next: next([`${years} *= ${Number((share[0] / share[1]).toPrecision(15))}`]) };
  }
  const words = changeInWords(text);
  if (words !== undefined) {
    const factor = exactProduct(exactSum(100, words), 0.01);
    const added = unit.text === "%" ? `${words}%p` : `${words}%`;
    return {
      ...malformed,
      next: next([...(isClear ? [`${years} += ${added}`] : []), `${years} *= ${factor}`]),
    };
  }
  const written = percentIn(text, context);
  if (isInPoints(text, context) && unit.text !== "%") {
    const bare = pointsIn(text);
    return bare === undefined ? wrong : { ...wrong, next: next([`${years} += ${bare}%`]) };
  }
  if (written !== undefined && unit.text !== "%") {
    const { percent, plus } = written;
    const added = plus || percent < 0;
    const factor = exactProduct(added ? exactSum(100, percent) : percent, 0.01);
    const explained = !plus ? wrong : message("quantity.plus", { text: text.trim().slice(0, 80) });
    return {
      ...explained,
      next: next([...(added && isClear ? [`${years} += ${percent}%`] : []), `${years} *= ${factor}`]),
    };
  }
  if (!/^\s*[+＋]/.test(text) || !isMalformed(wrong)) return undefined;
  const rest = text.trim().replace(/^[+＋\s]+/, "");
  const values = { text: text.trim().slice(0, 80) };
  const exactly = message("next.exactly", { text: rest });
  return { ...message("quantity.plus", values), next: [...next([`${years} += ${rest}`]), exactly] };
}

/**
 * What is wrong with `7tn a year` and `7조/년` for an amount that is no year's: the year is left out where each year has a value of its own,
 * as where years are named or listed, and what all years have together may be meant where there is one for all.
 */
export function asYearly(
  text: string,
  change: Change,
  { name, unit }: Declared,
  {
    planned,
    years,
    context,
  }: { readonly planned: Setting; readonly years: readonly number[]; readonly context: UnitContext },
): Wrong | undefined {
  const said = eachTimeIn(text);
  const read = said === undefined ? undefined : readQuantity(said.each, unit, context);
  if (said === undefined || read === undefined || !isQuantity(read) || read.bare) return undefined;
  const { each, inYear } = said;
  const isMoney = isOwnMoney(unit, context);
  if (inYear > 1 && !isMoney) return undefined;
  const values = { text: text.trim().slice(0, 80), name };
  const typed = (times: number) => typedQuantity(exactProduct(read.value, times), unit, context);
  const aYear = inYear === 1 ? each : typed(inYear);
  const isOne = change.years === undefined && typeof change.value === "string";
  if (typeof planned.value !== "number" || !isOne) {
    return { ...message("quantity.each-year", values), next: [message("next.write", { text: aYear })] };
  }
  const wrong = message(inYear === 1 ? "quantity.no-year" : "quantity.no-month", values);
  if (!isMoney) return { ...wrong, next: [message("next.write", { text: each })] };
  const count = years.length;
  const together =
    inYear === 1
      ? message("next.together", { text: typed(count), count })
      : message("next.months-together", { text: typed(inYear * count), count });
  return { ...wrong, next: [together, message("next.as-one", { text: each })] };
}
