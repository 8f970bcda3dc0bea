/** Sums that a budget table prints beside its lines: they are held against the lines, and left out. */

import { type Issue, type Message, message, type Place } from "../../errors.ts";
import { maxOf } from "../../lists.ts";
import type { Cell, CsvDocument } from "../csv-reader.ts";
import {
  type Amount,
  type AmountUnit,
  at,
  isBlank,
  plainAmount,
  readAmount,
  sumOf,
} from "./budget-amounts.ts";
import type { YearColumn } from "./budget-header.ts";

export interface BudgetLine {
  /** Its groups, from the widest, and its own name. */
  readonly names: readonly string[];
  /** One for each year of the table. */
  readonly amounts: readonly Amount[];
  /** Where its name stands. */
  readonly place: Place;
}

export interface TotalRow {
  readonly name: string;
  /** The groups that it stands under; none of them where it is of all. */
  readonly groups: readonly string[];
  readonly amounts: readonly Amount[];
  readonly cells: readonly Cell[];
  /** How many lines stand before it. */
  readonly before: number;
}

/**
 * How far a total may be off where each of so many amounts was rounded by itself: half a unit of what is printed for each. What is
 * printed to a whole unit of the currency, or finer, was not rounded.
 */
function offBy(total: Amount, parts: readonly Amount[]): "nothing" | "rounding" | "more" {
  const sum = sumOf(parts);
  const exponent = Math.min(sum.exponent, total.exponent);
  const difference = at(total, exponent) - at(sum, exponent);
  if (difference === 0n) return "nothing";
  const printed = [total, ...parts].filter(({ digits }) => digits !== 0n).map((each) => each.exponent);
  const last = maxOf(printed, exponent);
  if (last <= 0) return "more";
  const unit = 10n ** BigInt(last - exponent);
  const twice = difference < 0n ? -2n * difference : 2n * difference;
  return twice <= unit * BigInt(parts.length + 1) ? "rounding" : "more";
}

/** Holds each total against the lines that it may be of: those of its group, those since the total before, or all. */
export function checkTotals(
  lines: readonly BudgetLine[],
  totals: readonly TotalRow[],
  years: readonly YearColumn[],
  { placeOf }: CsvDocument,
): { issues: readonly Issue[]; notes: readonly Message[] } {
  const issues: Issue[] = [];
  const rounded: string[] = [];
  let since = 0;
  for (const total of totals) {
    const depth = total.groups.findLastIndex((name) => name !== "") + 1;
    const under = lines.filter(
      ({ names }) => depth > 0 && total.groups.slice(0, depth).every((name, i) => names[i] === name),
    );
    const widest = lines.filter(({ names }) => depth > 1 && names[0] === total.groups[0]);
    const candidates = [under, lines.slice(since, total.before), widest, lines.slice(0, total.before), lines];
    const offs = candidates
      .filter((parts) => parts.length > 0)
      .map((parts) => ({
        parts,
        off: total.amounts.map((amount, i) =>
          offBy(
            amount,
            parts.map(({ amounts }) => amounts[i] as Amount),
          ),
        ),
      }));
    const found =
      offs.find(({ off }) => off.every((each) => each === "nothing")) ??
      offs.find(({ off }) => !off.includes("more"));
    since = total.before;
    if (found !== undefined) {
      if (found.off.includes("rounding")) rounded.push(total.name);
      continue;
    }
    const nearest = depth > 0 ? offs[0] : (offs.at(-1) as (typeof offs)[number] | undefined);
    const i = Math.max(0, nearest?.off.indexOf("more") ?? 0);
    const sum = sumOf((nearest?.parts ?? []).map(({ amounts }) => amounts[i] as Amount));
    const { column, name } = years[i] as YearColumn;
    const values = {
      total: total.name,
      year: name,
      found: plainAmount(total.amounts[i] as Amount),
      sum: plainAmount(sum),
    };
    issues.push({
      ...message("budget.total", values),
      place: placeOf(total.cells[column] as Cell),
      next: [message("budget.not-total")],
    });
  }
  const names = totals.map(({ name }) => name);
  const notes = [
    ...(names.length === 0
      ? []
      : [
          message("budget.totals-left", {
            names: [...new Set(names)].slice(0, 5).join(", "),
            count: names.length,
          }),
        ]),
    ...(rounded.length === 0 ? [] : [message("budget.rounding", { names: rounded.slice(0, 5).join(", ") })]),
  ];
  return { issues, notes };
}

/** Holds a sum at the end of a row against its years. */
export function checkRowTotal(
  cell: Cell | undefined,
  amounts: readonly Amount[],
  unit: AmountUnit,
  comma: boolean,
  { placeOf }: CsvDocument,
): readonly Issue[] {
  if (cell === undefined || isBlank(cell.text)) return [];
  const read = readAmount(cell.text, unit, comma);
  const place = placeOf(cell);
  if (!("digits" in read)) return [{ ...read, place }];
  if (offBy(read, amounts) !== "more") return [];
  return [
    { ...message("budget.row-total", { found: plainAmount(read), sum: plainAmount(sumOf(amounts)) }), place },
  ];
}

/** More lines than this are not added up to see whether one before or behind them is their sum. */
const most = 60;

/** Lines that are, year by year, the sum of those next to them: a total without the word would be counted twice. */
export function sumsAmong(lines: readonly BudgetLine[]): readonly Message[] {
  const notes: Message[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.amounts.every(({ digits }) => digits === 0n)) continue;
    for (const step of [1, -1]) {
      let sums: readonly Amount[] = line.amounts.map(() => ({ digits: 0n, exponent: 0 }));
      for (let k = 1; k <= most; k++) {
        const next = lines[i + step * k];
        if (next === undefined) break;
        sums = sums.map((sum, year) => sumOf([sum, next.amounts[year] as Amount]));
        if (k < 2 || !sums.every((sum, year) => isEqual(sum, line.amounts[year] as Amount))) continue;
        const [from, to] = [lines[i + step], next]
          .map((each) => (each === undefined ? 0 : lineOf(each)))
          .sort((a, b) => a - b) as [number, number];
        notes.push(
          message("budget.looks-total", { name: line.names.at(-1) ?? "", line: lineOf(line), from, to }),
        );
        break;
      }
    }
  }
  return notes.slice(0, 5);
}

function isEqual(a: Amount, b: Amount): boolean {
  const exponent = Math.min(a.exponent, b.exponent);
  return at(a, exponent) === at(b, exponent);
}

function lineOf({ place }: BudgetLine): number {
  return place.line ?? 0;
}
