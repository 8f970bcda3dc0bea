/** The tables of a simulation: percentiles and means, probabilities, first years, and scenarios compared trial by trial. */

import type { Translate } from "../../messages/format.ts";
import { type Formatter, formatterOf, type TableStyle } from "../../output/numbers/formatter.ts";
import { percentage, sensibleDecimals } from "../../output/numbers/number.ts";
import type { GridColumn, GridRow } from "../../output/text/grid.ts";
import type { Grid, PageStyle } from "../../output/text/page.ts";
import { shareCell } from "../../output/text/trials.ts";
import {
  type Quantile,
  quantileNames,
  type SimulateReport,
  type Statistic,
  type StatisticRow,
} from "../../report/simulated.ts";
import type { Row, ScenarioHead } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";

const minLabel = 12;
/** Up to so many metrics are shown by year. */
const maxByYear = 3;
/** Left out where 80 columns have no room for all percentiles. */
const optionalQuantiles: readonly Quantile[] = ["p10", "p80", "p90"];

/** The statistics of one figure in one scenario, and how its numbers are printed. */
export interface Line {
  readonly scenario: number;
  readonly label: string;
  readonly kind: Row["kind"];
  readonly rows: ReadonlyMap<Statistic, StatisticRow>;
  readonly format: Formatter;
  /** Of means and what they are sure of: those of whole numbers are not whole. */
  readonly means: Formatter;
}

export function lineOf(point: StatisticRow, { rows }: SimulateReport, table: TableStyle): Line {
  const { metric, scenario, kind, label, unit } = point;
  const own = rows.filter((row) => row.metric === metric && row.unit === unit);
  const format = formatterOf(
    own.filter(({ statistic }) => ["point", "p5", "p95"].includes(statistic)),
    table,
  );
  const digits = sensibleDecimals(
    own.flatMap(({ statistic, values, total }) =>
      statistic === "point" || statistic === "mean" ? [...values, total] : [],
    ),
    unit,
    format.power,
  );
  const finer = unit === table.currency.code ? 0 : Math.max(0, digits - format.decimals);
  const name = label[table.language];
  return {
    ...{ scenario, kind, format },
    means: format.finer(finer),
    label: format.unit === "" || name.endsWith(`(${format.unit})`) ? name : `${name} (${format.unit})`,
    rows: new Map(
      rows
        .filter((row) => row.metric === metric && row.scenario === scenario)
        .map((row) => [row.statistic, row]),
    ),
  };
}

/** What the tables of a page share. */
export interface Layout {
  readonly report: SimulateReport;
  readonly style: PageStyle;
  readonly t: Translate;
  /** Whether there are several scenarios, so that rows name theirs. */
  readonly several: boolean;
}

function scenarioName({ scenarios }: SimulateReport, place: number): string {
  return (scenarios[place] as ScenarioHead).name;
}

export function totalOf({ rows }: Line, statistic: Statistic): number | null {
  return rows.get(statistic)?.total ?? null;
}

/** A column of the statistics of a line. */
interface StatisticColumn extends Pick<GridColumn, "heading" | "optional"> {
  readonly text: (line: Line) => string;
}

export function quantileGrid(lines: readonly Line[], layout: Layout): Grid {
  const columns = quantileNames.map((name) => ({
    heading: name.toUpperCase(),
    text: (line: Line) => line.format.amount(totalOf(line, name)),
    optional: optionalQuantiles.includes(name) ? 1 : undefined,
  }));
  return totalsGrid(layout.t("simulate.quantiles"), columns, lines, layout);
}

export function meanGrid(lines: readonly Line[], layout: Layout): Grid {
  const { t } = layout;
  const columns: StatisticColumn[] = [
    { heading: t("simulate.point"), text: (line) => line.format.amount(totalOf(line, "point")) },
    {
      heading: t("simulate.rank"),
      text: (line) => (totalOf(line, "sd") === 0 ? "" : percent(totalOf(line, "percentile_rank"), 0, t)),
    },
    { heading: t("simulate.mean"), text: (line) => line.means.amount(totalOf(line, "mean")) },
    { heading: t("simulate.se"), text: (line) => errorText(line, totalOf(line, "se")) },
    { heading: t("simulate.sd"), text: (line) => line.means.amount(totalOf(line, "sd")) },
  ];
  return totalsGrid(t("simulate.means"), columns, lines, layout);
}

function totalsGrid(
  title: string,
  columns: readonly StatisticColumn[],
  lines: readonly Line[],
  { report, t, several }: Layout,
): Grid {
  const rows: GridRow[] = [];
  let last = "";
  for (const line of lines) {
    if (several && line.label !== last) rows.push({ title: line.label });
    last = line.label;
    const text = several ? scenarioName(report, line.scenario) : line.label;
    rows.push([{ text, indent: several ? 2 : 0 }, ...columns.map(({ text }) => ({ text: text(line) }))]);
  }
  return gridOf(title, t("table.metric"), columns, rows);
}

/** Few metrics, or all where lines may be as long as it takes, by year. */
export function yearGrids(lines: readonly Line[], { report, style, t, several }: Layout): Grid[] {
  const names = new Set(report.rows.map(({ metric }) => metric));
  if (names.size > maxByYear && !style.full) return [];
  const headings = [...quantileNames.map((name) => name.toUpperCase()), t("simulate.mean")];
  return lines
    .filter(({ kind }) => kind !== "single")
    .map((line): Grid => {
      const rows = report.years.map((year, k) => [
        { text: yearNamer(report)(year) },
        ...quantileNames.map((name) => ({
          text: line.format.amount(line.rows.get(name)?.values[k] ?? null),
        })),
        { text: line.means.amount(line.rows.get("mean")?.values[k] ?? null) },
      ]);
      const title = several ? `${line.label}: ${scenarioName(report, line.scenario)}` : line.label;
      return gridOf(title, t("simulate.year"), named(headings), rows);
    });
}

export function chanceGrids({ report, style, t, several }: Layout): Grid[] {
  if (report.probabilities.length === 0) return [];
  const rows = report.probabilities.map(
    ({ scenario, condition, label, year, probability, se, confidenceBound }): GridRow => {
      const of = several ? `${scenarioName(report, scenario)}: ` : "";
      const when = year === undefined ? "" : `, ${yearNamer(report)(year)}`;
      const texts = [
        shareCell({ probability, confidenceBound }),
        confidenceBound === undefined ? percent(se, 1, t) : "",
      ];
      return [
        { text: `${of}${label?.[style.language] ?? condition}${when}` },
        ...texts.map((text) => ({ text })),
      ];
    },
  );
  const headings = [t("simulate.probability"), t("simulate.se")];
  return [gridOf(t("simulate.chances"), t("simulate.condition"), named(headings), rows)];
}

export function firstGrids({ report, style, t, several }: Layout): Grid[] {
  if (report.firstYears.length === 0) return [];
  const years = [...new Set(report.firstYears.flatMap((first) => first.years.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const rows = report.firstYears.map(({ scenario, label, years: each, probabilityNever }): GridRow => {
    const name = label[style.language];
    const share = (year: number) => each.find((one) => one.year === year)?.probability ?? 0;
    return [
      { text: several ? `${scenarioName(report, scenario)}: ${name}` : name },
      ...[...years.map(share), probabilityNever].map((probability) => ({ text: shareCell({ probability }) })),
    ];
  });
  const headings = [...years.map(yearNamer(report)), t("table.none")];
  // A plan may be of more years than a line has room for.
  return [{ ...gridOf(t("simulate.firsts"), t("table.metric"), named(headings), rows), split: true }];
}

export function pairedGrids(lines: readonly Line[], { report, t }: Layout): Grid[] {
  if (report.differences.length === 0) return [];
  const rows: GridRow[] = [];
  let last = "";
  for (const { scenario, metric, statistics, higher, same } of report.differences) {
    const line = lines.find((each) => each.rows.get("point")?.metric === metric) as Line;
    if (line.label !== last) rows.push({ title: line.label });
    last = line.label;
    const { mean, se, p5, p50, p95 } = statistics;
    rows.push([
      { text: scenarioName(report, scenario), indent: 2 },
      ...[p5, p50, p95, mean].map((value) => ({ text: line.format.change(value) })),
      { text: errorText(line, se) },
      { text: shareCell({ probability: higher }) },
      { text: shareCell({ probability: same }) },
    ]);
  }
  const headings = [
    ...["P5", "P50", "P95", t("simulate.mean"), t("simulate.se")],
    ...[t("simulate.higher"), t("simulate.same")],
  ];
  const title = t("simulate.differences", { name: scenarioName(report, 0) });
  return [gridOf(title, t("table.metric"), named(headings), rows)];
}

function named(headings: readonly string[]): readonly Pick<GridColumn, "heading">[] {
  return headings.map((heading) => ({ heading }));
}

function gridOf(
  title: string,
  heading: string,
  columns: readonly Pick<GridColumn, "heading" | "optional">[],
  rows: readonly GridRow[],
): Grid {
  const numbers = columns.map(({ heading, optional }): GridColumn => ({ heading, optional, align: "right" }));
  return { title, columns: [{ heading, align: "left", min: minLabel }, ...numbers], rows };
}

/** A standard error of less than the last digit is said to be so. */
function errorText(line: Line, se: number | null): string {
  const { amount, tick } = line.means;
  return se !== null && se > 0 && se < tick ? `<${amount(tick)}` : amount(se);
}

function percent(share: number | null, decimals: number, t: Translate): string {
  return share === null ? t("table.undefined") : percentage(share, decimals);
}
