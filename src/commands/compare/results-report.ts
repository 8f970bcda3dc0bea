/** Two saved results, row by row: what differs, and what only one of them has. */

import { difference } from "../../analysis/compare/difference.ts";
import { Failure, type Message, message } from "../../errors.ts";
import type { SavedRow, SavedRows } from "../../files/readers/result-file.ts";
import { meant } from "../../report/selection.ts";
import type { CompareReport, DifferenceRow, Row, ScenarioHead, Section } from "../../report/types.ts";

type Both = readonly [SavedRows, SavedRows];

/** A row of one result and the same of the other, over the years of both. */
interface Pair {
  readonly before: SavedRow;
  readonly after: SavedRow;
}

/**
 * Rows are the same that are of one scenario, figure, statistic, payer and unit; of two results of one scenario each, that of the
 * first is held against that of the second. What is alike in both is counted in a note. Throws Failure "input" where money is told
 * in two ways, or no row or no year is in both.
 */
export function resultsReport(
  both: Both,
  metrics: readonly string[],
  version: string,
): { report: CompareReport; notes: Message[] } {
  const [before, after] = both;
  oneMoney(both);
  const single = before.scenarios.length === 1 && after.scenarios.length === 1;
  const keyOf = ({ scenario, metric, statistic, payer, unit }: SavedRow) =>
    JSON.stringify([single ? "" : scenario, metric, statistic, payer, unit]);
  const asked = ({ metric }: SavedRow) => metrics.length === 0 || metrics.some((each) => meant(each, metric));
  const found = both.map(({ rows }) => new Map(rows.filter(asked).map((row) => [keyOf(row), row]))) as [
    Map<string, SavedRow>,
    Map<string, SavedRow>,
  ];
  const years = before.years.filter((year) => after.years.includes(year));
  const pairs = [...found[0]].flatMap(([key, row]): Pair[] => {
    const other = found[1].get(key);
    if (other === undefined) return [];
    return [{ before: over(row, before.years, years), after: over(other, after.years, years) }];
  });
  if (pairs.length === 0 || years.length === 0) {
    throw new Failure("input", message("compare.result-none", { a: before.file, b: after.file }));
  }
  const differing = pairs.filter(({ before, after }) => !isSame(before, after));
  const { currency } = before.money;
  const sectionOf = ({ scenario }: SavedRow) => (single ? "" : scenario);
  const rows: Row[] = [];
  const differences: DifferenceRow[] = [];
  for (const pair of differing) {
    for (const [scenario, row] of [pair.before, pair.after].entries()) {
      rows.push(rowOf(row, scenario, sectionOf(pair.before), single));
    }
    const money = pair.before.unit === currency.code;
    const [from, to] = [pair.before, pair.after].map(({ metric, unit, values, total }) => ({
      ...{ name: metric, unit, money, values, total },
    })) as [Parameters<typeof difference>[0], Parameters<typeof difference>[0]];
    const change = difference(from, to, currency.decimals);
    differences.push({ scenario: 1, ...change, ...ofRow(pair.before, single) });
  }
  const sections = [...new Set(differing.map(({ before }) => sectionOf(before)))].map(
    (id): Section => (id === "" ? { id } : { id, label: { en: id, ko: id } }),
  );
  const same = pairs.length - differing.length;
  const notes: Message[] = [
    ...(same === 0 ? [] : [message("compare.rows-same", { count: same, all: pairs.length })]),
    ...(years.length === before.years.length && years.length === after.years.length
      ? []
      : [message("compare.result-years", { years: years.join(", ") })]),
    ...both.flatMap(({ file }, i) => {
      const others = found[1 - i] as ReadonlyMap<string, SavedRow>;
      const only = [...(found[i] as ReadonlyMap<string, SavedRow>)].filter(([key]) => !others.has(key));
      return onlyIn(
        file,
        only.map(([, row]) => (single ? row.metric : `${row.scenario} ${row.metric}`)),
      );
    }),
  ];
  const report: CompareReport = {
    verb: "compare",
    version,
    plan: { ...before.plan, label: { en: before.plan.label, ko: before.plan.label } },
    money: before.money,
    model: { id: before.model.id, counts: new Map() },
    scenarios: both.map(headOf),
    ...{ baseline: 0, years, sections, rows, differences },
    ...{ inputs: [], bridges: [], charted: false, showInputs: false },
  };
  return { report, notes };
}

function oneMoney([before, after]: Both): void {
  const told = ({ money: { currency, prices } }: SavedRows) =>
    prices === undefined ? currency.code : `${currency.code} (${prices})`;
  if (told(before) === told(after)) return;
  const values = { a: before.file, b: after.file, from: told(before), to: told(after) };
  throw new Failure("input", message("compare.result-money", values));
}

/** A row in some of its years. A total of these can be told of a figure, and of no statistic of it: percentiles do not add up. */
function over(row: SavedRow, own: readonly number[], years: readonly number[]): SavedRow {
  if (own.join() === years.join()) return row;
  const values = years.map((year) => row.values[own.indexOf(year)] ?? null);
  return { ...row, values, total: totalOver(row, values) };
}

function totalOver({ kind, statistic, total }: SavedRow, values: readonly (number | null)[]): number | null {
  if (kind === "single") return total;
  if (kind === "rate") return null;
  if (kind === "stock") return values.at(-1) ?? null;
  if (statistic !== undefined || values.some((value) => value === null)) return null;
  return (values as readonly number[]).reduce((sum, value) => sum + value, 0);
}

function isSame(a: SavedRow, b: SavedRow): boolean {
  return a.total === b.total && a.values.every((value, i) => value === b.values[i]);
}

function ofRow({ scenario, statistic }: SavedRow, single: boolean): Pick<Row, "of" | "statistic"> {
  return { ...(single ? {} : { of: scenario }), statistic };
}

function rowOf(row: SavedRow, scenario: number, section: string, single: boolean): Row {
  const { metric, unit, kind, payer, statistic, values, total } = row;
  const label = statistic === undefined ? row.label : `${row.label}: ${statistic}`;
  return {
    ...{ scenario, metric, label: { en: label, ko: label }, unit, kind, section, memo: false, values, total },
    ...ofRow(row, single),
    payer,
  };
}

/** A result stands where a scenario does, under its file's name. */
function headOf({ file, scenarios }: SavedRows): ScenarioHead {
  const label = scenarios.map(({ name, label }) => `${name} (${label})`).join(", ");
  const [first] = scenarios;
  return {
    name: file,
    label: { en: label, ko: label },
    layers: [],
    inputs: first?.inputs ?? 0,
    assumptions: first?.assumptions ?? 0,
  };
}

/** So many names are told; of more, how many there are. */
const maxNamed = 8;

export function onlyIn(file: string, names: readonly string[]): Message[] {
  if (names.length === 0) return [];
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, maxNamed).join(", ");
  const more = distinct.length - maxNamed;
  const values = { file, names: shown, count: more };
  return [message(more > 0 ? "compare.only-more" : "compare.only", values)];
}
