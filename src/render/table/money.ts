/** Money in a table: in a scale that people can read, so that what is printed still adds up. */

import type { Currency } from "../../report/report.ts";
import type { Language, ScaleName } from "../formats.ts";

export interface Scale {
  /** In front of the currency's name: "조", "million", "만", or nothing. */
  readonly name: string;
  readonly size: number;
  readonly decimals: number;
}

const one = (currency: Currency): Scale => ({ name: "", size: 1, decimals: currency.decimals });
const jo: Scale = { name: "조", size: 1e12, decimals: 2 };
const eok: Scale = { name: "억", size: 1e8, decimals: 0 };
const eokSmall: Scale = { ...eok, decimals: 2 };
const billion: Scale = { name: "billion", size: 1e9, decimals: 2 };
const million: Scale = { name: "million", size: 1e6, decimals: 2 };

/** Foreign money in Korean, to the digit of billions and millions with two decimals: nobody says 십억 달러. */
const foreign: readonly Scale[] = [
  { name: "억", size: 1e8, decimals: 1 },
  { name: "만", size: 1e4, decimals: 0 },
];

/** The scale for a table whose largest amount is `largest`: one for the whole table, so that rows can be added by eye. */
export function chooseScale(
  asked: ScaleName,
  currency: Currency,
  largest: number,
  language: Language = "en",
): Scale {
  const hangul = currency.code === "KRW";
  if (!hangul && language === "ko" && asked === "auto") {
    const [large, small] = foreign as [Scale, Scale];
    if (largest >= 1e10) return large;
    if (largest >= 1e9) return { ...large, decimals: 2 };
    return largest >= 1e7 ? small : one(currency);
  }
  if (asked === "won") return one(currency);
  if (asked === "jo") return jo;
  if (asked === "eok") return largest < 100e8 ? eokSmall : eok;
  if (largest >= (hangul ? 1e12 : 1e10)) return hangul ? jo : billion;
  if (largest >= (hangul ? 1e10 : 1e7)) return hangul ? eok : million;
  return one(currency);
}

/** How many of the last printed digit an amount is, rounded half away from zero. `ticks` is the amount over the digit, exact. */
function nearestTick(amount: number, tick: number): number {
  const magnitude = Math.abs(amount);
  const rest = magnitude % tick;
  const below = (magnitude - rest) / tick;
  const rounded = rest * 2 >= tick ? below + 1 : below;
  return amount < 0 ? -rounded : rounded;
}

export interface Scaled {
  /** In the scale, each a whole number of its last digit. */
  readonly values: readonly (number | null)[];
  readonly total: number | null;
  /** Whether anything was lost. */
  readonly rounded: boolean;
}

/**
 * A row of amounts in a scale. The years of a flow add to its printed total, by largest remainder, ties to the earlier
 * year; a stock or a rate has nothing to add up.
 */
export function scaleRow(
  values: readonly (number | null)[],
  total: number | null,
  flow: boolean,
  scale: Scale,
  currency: Currency,
): Scaled {
  const smallest = 10 ** currency.decimals;
  const tick = (scale.size * smallest) / 10 ** scale.decimals;
  const perUnit = 10 ** scale.decimals;
  const exact = values.map((value) => (value === null ? null : Math.round(value * smallest)));
  const exactTotal = total === null ? null : Math.round(total * smallest);
  const adds =
    flow && exactTotal !== null && exact.reduce((sum: number, value) => sum + (value ?? 0), 0) === exactTotal;
  const ticks = adds
    ? apportion(exact, tick, nearestTick(exactTotal, tick))
    : exact.map((value) => (value === null ? null : nearestTick(value, tick)));
  // -0 + 0 is 0.
  const inScale = (count: number) => count / perUnit + 0;
  return {
    values: ticks.map((count) => (count === null ? null : inScale(count))),
    total: exactTotal === null ? null : inScale(nearestTick(exactTotal, tick)),
    rounded: [...exact, exactTotal].some((value) => value !== null && value % tick !== 0),
  };
}

/**
 * A column that starts at one amount and, by its parts, comes to another: in whole ticks, both ends to the nearest and the
 * parts so that they add up, unless one is undefined.
 */
export function bridgeTicks(
  start: number | null,
  parts: readonly (number | null)[],
  end: number | null,
  tick: number,
): { start: number | null; parts: readonly (number | null)[]; end: number | null } {
  const nearest = (amount: number | null) => (amount === null ? null : nearestTick(amount, tick) + 0);
  const [from, to] = [nearest(start), nearest(end)];
  const left = parts.reduce((sum: number, part) => sum + (part ?? Number.NaN), (start ?? 0) - (end ?? 0));
  // A part that is undefined leaves the others with nothing to add up to.
  const adds = from !== null && to !== null && Math.abs(left) < tick;
  return { start: from, parts: adds ? apportion(parts, tick, to - from) : parts.map(nearest), end: to };
}

/** Whole ticks that add to `target`: each amount rounded down, and what is missing one by one to the largest remainders. */
function apportion(amounts: readonly (number | null)[], tick: number, target: number): (number | null)[] {
  const remainders = amounts.map((amount) => (amount === null ? -1 : ((amount % tick) + tick) % tick));
  const ticks = amounts.map((amount, i) =>
    amount === null ? null : (amount - (remainders[i] as number)) / tick,
  );
  const order = remainders
    .map((_, i) => i)
    .filter((i) => ticks[i] !== null)
    .sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b);
  const missing = target - ticks.reduce((sum: number, count) => sum + (count ?? 0), 0);
  // Rounding the ends of a bridge apart can leave one tick too many, or one more than there are parts.
  if (missing < 0) order.reverse();
  for (let given = 0; given < Math.abs(missing) && order.length > 0; given++) {
    const i = order[given % order.length] as number;
    ticks[i] = (ticks[i] as number) + Math.sign(missing);
  }
  return ticks;
}
