import type { Figure } from "../analysis/project.ts";
import { maxOf, minOf } from "../lists.ts";
import type { Row } from "./report.ts";

/** A figure as a row of scenario number `scenario`; `sum` where it adds up others. */
export function rowOf(figure: Figure, scenario: number, sum?: Row["sum"]): Row {
  const { name, label, unit, kind, section, memo, payer, values, total, terms } = figure;
  const worst = worstYear(figure);
  return {
    scenario,
    metric: name,
    label,
    unit,
    kind,
    section,
    memo,
    ...(payer === undefined ? {} : { payer }),
    ...(sum === undefined ? {} : { sum }),
    values,
    total,
    ...(terms === undefined ? {} : { terms }),
    ...(worst === undefined ? {} : { worst }),
  };
}

/** Whether the numbers are calendar years, which are neither grouped nor compared: 2029, not 2,029. */
export function isCalendarYear({ unit }: Pick<Row, "unit">): boolean {
  return unit === "year";
}

/**
 * Place of the worst year of an amount of money: its lowest or its highest, as the model says which is worse. The earliest of
 * equals; none where all years are alike, and none of a rate: GDP is worst in no year.
 */
export function worstYear(figure: Figure): number | undefined {
  const { kind, money, worse, values } = figure;
  if (!money || kind === "single" || kind === "rate") return undefined;
  const numbers = values.filter((value) => value !== null);
  const lowest = minOf(numbers);
  const highest = maxOf(numbers);
  // Dividing whole won leaves years a won apart: that makes none of them worse.
  const apart = (highest - lowest) / Math.max(Math.abs(highest), Math.abs(lowest), 1);
  if (numbers.length < 2 || apart < 1e-9) return undefined;
  return values.indexOf(worse === "low" ? lowest : highest);
}

/** Whether a row holds any money, or is a sum that stands even where nothing is paid. */
export function isPaid({ values, sum }: Pick<Row, "values" | "sum">): boolean {
  return sum !== undefined || values.some((value) => value !== 0);
}
