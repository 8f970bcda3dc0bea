/** Whether the numbers of a table add up as they are printed, wherever its reader could add them. */

import type { Row } from "../../report/types.ts";
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
  const named = rowsByName(money);
  return (
    money.every((row) => {
      const parts = partsOf(row, money, named);
      if (parts === undefined) return true;
      return columns.every((at) =>
        addsUp(
          parts.map((part) => times(at(part.row), part.sign)),
          at(row),
          format,
        ),
      );
    }) && money.every((row) => runningAddsUp(row, named, years, format))
  );
}

interface Part {
  readonly row: Summed;
  readonly sign: 1 | -1;
}

/** The rows that a row is the sum of, where they are all shown. */
function partsOf(
  { metric, section, sum, terms }: Summed,
  rows: readonly Summed[],
  named: RowsOf,
): Part[] | undefined {
  if (sum === "payer")
    return rows.filter((row) => row.section === section && row.sum === undefined).map(added);
  if (sum === "all") return rows.filter((row) => row.sum === "payer").map(added);
  if (terms === undefined || terms.length < 1 || terms.some(({ cumulative }) => cumulative)) return undefined;
  const parts: Part[] = [];
  for (const { metric: name, sign } of terms) {
    const own = named(name).filter((row) => row.metric !== metric);
    if (own.length === 0) return undefined;
    for (const row of own) parts.push({ row, sign });
  }
  return parts;
}

/** The rows of a metric, or of all that a pattern names. */
type RowsOf = (name: string) => readonly Summed[];

/** Looks each name up once, since a model may have thousands of rows. */
function rowsByName(rows: readonly Summed[]): RowsOf {
  const found = new Map<string, Summed[]>();
  for (const row of rows) {
    const own = found.get(row.metric);
    if (own === undefined) found.set(row.metric, [row]);
    else own.push(row);
  }
  return (name) => {
    let own = found.get(name);
    if (own === undefined) {
      own = name.includes("*") ? rows.filter(({ metric }) => names(name, metric)) : [];
      found.set(name, own);
    }
    return own;
  };
}

function added(row: Summed): Part {
  return { row, sign: 1 };
}

/** `programmes.*.cost` is every programme's. */
function names(pattern: string, metric: string): boolean {
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
  named: RowsOf,
  years: readonly number[],
  format: Formatter,
): boolean {
  const [term, ...more] = terms ?? [];
  if (term?.cumulative === undefined || more.length > 0 || years.length < values.length) return true;
  const [over] = named(term.metric);
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
