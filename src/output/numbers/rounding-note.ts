/** Whether the numbers of a table add up as they are printed, wherever its reader could add them. */

import type { Row, Term } from "../../report/types.ts";
import { addsUp, type Formatter, formatterOf, type TableStyle } from "./formatter.ts";

export type Summed = Pick<Row, "metric" | "unit" | "section" | "values" | "total" | "sum" | "terms">;
type Amount = number | null;

/**
 * Whether every row that is the sum of others stands under them so, in each of the years and in the total. `rows`: all that are
 * shown of one scenario. `years`: places of the years that are shown.
 */
export function columnsAddUp(rows: readonly Summed[], years: readonly number[], style: TableStyle): boolean {
  const money = rows.filter(({ unit }) => unit === style.currency.code);
  const [first] = money;
  if (first === undefined) return true;
  const format = formatterOf([{ ...first, kind: "flow" }], style);
  const columns = [
    ...years.map((year) => (row: Summed) => row.values[year] ?? null),
    (row: Summed) => row.total,
  ];
  return (
    money.every((row) => {
      const parts = partsOf(row, money);
      if (parts === undefined) return true;
      return columns.every((at) =>
        addsUp(
          parts.map((part) => times(at(part.row), part.sign)),
          at(row),
          format,
        ),
      );
    }) && money.every((row) => runningAddsUp(row, money, years, format))
  );
}

interface Part {
  readonly row: Summed;
  readonly sign: 1 | -1;
}

/** The rows that a row is the sum of, where they are all shown. */
function partsOf({ metric, section, sum, terms }: Summed, rows: readonly Summed[]): Part[] | undefined {
  if (sum === "payer")
    return rows.filter((row) => row.section === section && row.sum === undefined).map(added);
  if (sum === "all") return rows.filter((row) => row.sum === "payer").map(added);
  if (terms === undefined || terms.length < 1 || terms.some(({ cumulative }) => cumulative)) return undefined;
  const parts = terms.map(({ metric: name, sign }) =>
    rows
      .filter((row) => row.metric !== metric && names(name, row.metric))
      .map((row): Part => ({ row, sign })),
  );
  return parts.some((each) => each.length === 0) ? undefined : parts.flat();
}

function added(row: Summed): Part {
  return { row, sign: 1 };
}

/** `programmes.*.cost` is every programme's. */
function names(pattern: string, metric: string): boolean {
  if (!pattern.includes("*")) return pattern === metric;
  const [before = "", after = ""] = pattern.split("*");
  return (
    metric.startsWith(before) &&
    metric.endsWith(after) &&
    !metric.slice(before.length, metric.length - after.length).includes(".")
  );
}

/** A running sum beside what it runs over, where all years are shown. */
function runningAddsUp(
  { terms, values }: Summed,
  rows: readonly Summed[],
  years: readonly number[],
  format: Formatter,
): boolean {
  const [term, ...more] = terms ?? [];
  if (term?.cumulative === undefined || more.length > 0 || years.length < values.length) return true;
  const over = rows.find(({ metric }) => metric === (term as Term).metric);
  if (over === undefined) return true;
  return values.every((value, t) =>
    addsUp(
      over.values.slice(0, t + 1).map((each) => times(each, term.sign)),
      value,
      format,
    ),
  );
}

function times(amount: Amount, sign: 1 | -1): Amount {
  return amount === null ? null : amount * sign;
}
