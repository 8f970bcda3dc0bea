/** What follows from a record: how much has come, what is left, and when it is all there at the pace so far. */

import type { Entry } from "../../plan/actuals.ts";
import { isDone } from "./counting-rules.ts";

/** What follows from one reading of the record, in the unit of its series. */
export interface Answer {
  /** What there was before the plan's first year, of a stock. */
  readonly beforePlan: number;
  readonly actual: number;
  /** On record for later years of the plan. */
  readonly committed: number;
  /** For years behind the plan. */
  readonly afterPlan: number;
  /** Of the target, with all that is on record taken off; never below zero. */
  readonly remaining: number | null;
  /** For each year that is left; null when none is. */
  readonly requiredPerYear: number | null;
  /** A year, so far. */
  readonly pace: number | null;
  /** The year in which the target is reached at this pace; null: never. */
  readonly completionYear: number | null;
}

/** What the plan says of a side. */
export interface Path {
  readonly stock: boolean;
  readonly target: number | null;
  /** What should have come so many years after its start. */
  readonly at: (elapsed: number) => number | null;
}

/** What of a sum is for one year. */
export interface Share {
  readonly year: number;
  readonly amount: number;
  /** Had by the time it was printed, and not spread over its year. */
  readonly had: boolean;
}

/** A sum in equal parts over its years, whole ones where it is whole, what is left over to the earlier; one without an end to the plan's. */
export function sharesOf(
  { years: { from, to }, until, status }: Entry,
  value: number,
  last: number,
): readonly Share[] {
  const had = until !== undefined || isDone(status);
  const count = (to ?? Math.max(from, last)) - from + 1;
  const part = Number.isInteger(value) ? Math.floor(value / count) : value / count;
  const over = Number.isInteger(value) ? value - part * count : 0;
  return Array.from({ length: count }, (_, i) => ({
    year: from + i,
    amount: part + (i < over ? 1 : 0),
    had,
  }));
}

/** The day of the report, and the part of the record that it covers. */
export interface Reckoning {
  readonly first: number;
  readonly last: number;
  /** Years since the plan began, whole or not. */
  readonly elapsed: number;
  /** Taken off each year of the plan. */
  readonly base: number;
  /** What is there, whichever of the plan's years it is for. */
  readonly done: boolean;
  /** What of an amount a day falls into: of money and of things that come one by one, a whole one. */
  readonly nearest: (amount: number) => number;
  /** An amount each year, which of money alone is whole. */
  readonly yearly: (amount: number) => number;
}

/** The answer of shares of sums that count, all in base units. */
export function answerOf(
  shares: readonly Share[],
  { stock, target }: Path,
  { first, last, elapsed, base, done, nearest, yearly }: Reckoning,
): Answer {
  const inPlan = shares.filter(({ year }) => year >= first && year <= last);
  const beforePlan = stock ? sum(shares.filter(({ year }) => year < first)) : 0;
  const had = done
    ? sum(inPlan)
    : sum(inPlan, ({ year, amount, had }) =>
        had ? amount : nearest(amount * Math.min(1, Math.max(0, elapsed - (year - first)))),
      );
  const actual = beforePlan + had - nearest(base * elapsed);
  const laterYears = new Set(inPlan.filter(({ year }) => year - first >= elapsed).map(({ year }) => year));
  const committed = done ? 0 : sum(inPlan) - had - base * laterYears.size;
  const afterPlan = sum(shares.filter(({ year }) => year > last));
  const yearsLeft = last + 1 - first - elapsed;
  const remaining = target === null ? null : Math.max(0, target - actual - committed);
  const pace = elapsed > 0 ? yearly((actual - beforePlan) / elapsed) : null;
  const requiredPerYear =
    remaining === null ? null : remaining === 0 ? 0 : yearsLeft > 0 ? yearly(remaining / yearsLeft) : null;
  return {
    beforePlan,
    actual,
    committed,
    afterPlan,
    remaining,
    requiredPerYear,
    pace,
    completionYear: arrival(),
  };

  function arrival(): number | null {
    if (target === null || pace === null) return null;
    const perYear = (actual - beforePlan) / elapsed;
    if (!(perYear > 0)) return actual >= target ? first : null;
    // Counted from the start at the pace so far: the moment, and the year that it lies in or ends.
    const moment = first + (target - beforePlan) / perYear;
    return Math.max(first, Math.ceil(moment - 1e-9) - 1);
  }
}

function sum(shares: readonly Share[], of: (share: Share) => number = ({ amount }) => amount): number {
  return shares.reduce((total, share) => total + of(share), 0);
}
