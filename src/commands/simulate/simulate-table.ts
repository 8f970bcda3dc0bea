/** How sure a plan is: quantiles, chances, and scenarios held against each other draw by draw. */

import { maxOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import { distributionDrawing } from "../../output/charts/histogram-chart.ts";
import type { Style } from "../../output/formats.ts";
import { foreignNote, moneyBasis } from "../../output/numbers/cells.ts";
import { type TableStyle, tableScale } from "../../output/numbers/formatter.ts";
import { grouped } from "../../output/numbers/number.ts";
import { type GridRow, gridWidth } from "../../output/text/grid.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import {
  type Drawing,
  type Grid,
  type Page,
  type Part,
  type Room,
  unlimited,
} from "../../output/text/page.ts";
import {
  type CurveRow,
  type Quantile,
  quantileNames,
  type SimulateReport,
  type Statistic,
} from "../../report/simulated.ts";
import type { ScenarioHead } from "../../report/types.ts";
import { chanceGrids, firstGrids, pairedGrids } from "./chances.ts";
import { error, gridOf, type Layout, type Line, leastLabel, lineOf, percent } from "./lines.ts";

/** Up to so many figures are shown by year. */
const mostByYear = 3;
/** What fits 80 columns where all quantiles do not. */
const fewQuantiles: readonly Quantile[] = ["p5", "p25", "p50", "p75", "p95"];

export function simulatePage(report: SimulateReport, style: Style, room: Room): Page {
  const { language } = style;
  const { currency } = report.money;
  const t = translator(language);
  const points = report.rows.filter(({ statistic }) => statistic === "point");
  const table: TableStyle = {
    language,
    currency,
    scale: tableScale(
      report.rows.filter(({ statistic }) => statistic === "p95" || statistic === "p5"),
      currency,
      style.scale,
      language,
    ),
    asked: style.scale,
    counts: report.model.counts,
  };
  const lines = points.map((point) => lineOf(point, report, table));
  const totals = lines.filter(({ kind }) => kind !== "rate");
  const several = report.scenarios.length > 1;
  const layout = { report, t, room, several, language };
  const byYear = report.curves === undefined ? yearGrids(lines, layout) : [];
  const parts: Part[] = [
    ...(totals.length === 0 ? [] : [quantileGrid(totals, layout), meanGrid(totals, layout)]),
    ...byYear,
    ...(report.curves === undefined ? [] : curves(totals, report.curves, style.columns, layout)),
    ...chanceGrids(layout),
    ...firstGrids(layout),
    ...pairedGrids(totals, layout),
  ];
  const [first] = report.scenarios as [ScenarioHead, ...ScenarioHead[]];
  return {
    titles: report.scenarios.map(({ name, label }) =>
      t("table.title", { name, label: label[language].normalize("NFC") }),
    ),
    typed: byHand(first),
    basis: [
      moneyBasis(report, table),
      t("table.totals", { first: report.years[0] as number, last: report.years.at(-1) as number }),
    ],
    parts,
    notes: [
      [
        t(report.sampling === "sobol" ? "simulate.sobol" : "simulate.plain", {
          trials: grouped(report.trials, 0),
          seed: report.seed,
        }),
        ...report.scenarios.map(({ name, assumptions, inputs }, i) =>
          t("simulate.inputs", { name, ranged: report.ranged[i] as number, assumptions, inputs }),
        ),
        ...(byYear.length > 0 && totals.some(({ kind }) => kind === "flow") ? [t("simulate.not-added")] : []),
        ...unsure(totals, report, t),
        ...report.broken.map(({ scenario, says, trials }) =>
          t("simulate.broken", {
            scenario: (report.scenarios[scenario] as ScenarioHead).name,
            says: says[language],
            trials: grouped(trials, 0),
          }),
        ),
        ...(report.probabilities.some(({ bound }) => bound !== undefined) ? [t("simulate.bound")] : []),
        ...missing(report, t),
        ...foreignNote(report.rows, language),
        ...undecided(layout),
        ...(report.curves === undefined ? [] : [t("chart.ends")]),
      ],
    ],
  };
}

type NumberColumn<T> = { readonly heading: string; readonly cell: (item: T) => string };

function totalOf({ rows }: Line, statistic: Statistic): number | null {
  return rows.get(statistic)?.total ?? null;
}

const headingOf = (quantile: Quantile) => quantile.toUpperCase();

function quantileGrid(lines: readonly Line[], layout: Layout): Grid {
  const columns = (names: readonly Quantile[]): NumberColumn<Line>[] =>
    names.map((name) => ({
      heading: headingOf(name),
      cell: (line) => line.format.amount(totalOf(line, name)),
    }));
  return figureGrid(lines, [columns(quantileNames), columns(fewQuantiles)], layout, {
    title: layout.t("simulate.quantiles"),
  });
}

function meanGrid(lines: readonly Line[], layout: Layout): Grid {
  const { t } = layout;
  const columns: NumberColumn<Line>[] = [
    { heading: t("simulate.point"), cell: (line) => line.format.amount(totalOf(line, "point")) },
    {
      heading: t("simulate.rank"),
      cell: (line) => (totalOf(line, "sd") === 0 ? "" : percent(totalOf(line, "rank"), 0, t)),
    },
    { heading: t("simulate.mean"), cell: (line) => line.means.amount(totalOf(line, "mean")) },
    { heading: t("simulate.se"), cell: (line) => error(line, totalOf(line, "se")) },
    { heading: t("simulate.sd"), cell: (line) => line.means.amount(totalOf(line, "sd")) },
  ];
  return figureGrid(lines, [columns], layout, { title: t("simulate.means") });
}

function figureGrid(
  lines: readonly Line[],
  layouts: readonly (readonly NumberColumn<Line>[])[],
  { report, t, room, several }: Layout,
  { title }: { readonly title: string },
): Grid {
  const columns = fitting(layouts, lines, room);
  const rows: GridRow[] = [];
  let last = "";
  for (const line of lines) {
    if (several && line.label !== last) rows.push({ title: line.label });
    last = line.label;
    const text = several ? (report.scenarios[line.scenario] as ScenarioHead).name : line.label;
    rows.push([{ text, indent: several ? 2 : 0 }, ...columns.map(({ cell }) => ({ text: cell(line) }))]);
  }
  return gridOf(title, t("table.metric"), columns, rows, room);
}

/** The fullest columns that leave room for labels. */
function fitting<T>(
  layouts: readonly (readonly NumberColumn<T>[])[],
  items: readonly T[],
  room: Room,
): readonly NumberColumn<T>[] {
  const fits = (columns: readonly NumberColumn<T>[]) =>
    room === unlimited ||
    room -
      gridWidth(
        columns.map(({ heading }) => ({ heading, align: "right" })),
        items.map((item) => columns.map(({ cell }) => ({ text: cell(item) }))),
      ) -
      2 >=
      leastLabel;
  return layouts.find(fits) ?? (layouts.at(-1) as readonly NumberColumn<T>[]);
}

/** In place of the years. */
function curves(
  lines: readonly Line[],
  rows: readonly CurveRow[],
  columns: number,
  { report, t, several }: Layout,
): Drawing[] {
  return rows.flatMap((row) => {
    const line = lines.find(
      ({ rows, scenario }) => scenario === row.scenario && rows.get("p50")?.metric === row.metric,
    );
    if (line === undefined) return [];
    const { name } = report.scenarios[row.scenario] as ScenarioHead;
    const [point, p50, p80] = (["point", "p50", "p80"] as const).map((statistic) =>
      line.format.amount(totalOf(line, statistic)),
    );
    const figure = several ? `${line.label}, ${name}` : line.label;
    const title = t("chart.distribution", {
      figure,
      point: point as string,
      p50: p50 as string,
      p80: p80 as string,
    });
    return [distributionDrawing(row, title, columns, line.format.amount, t)];
  });
}

/** Few figures, or all there is room for, by year. */
function yearGrids(lines: readonly Line[], layout: Layout): Grid[] {
  const { report, t, room } = layout;
  const names = new Set(report.rows.map(({ metric }) => metric));
  if (names.size > mostByYear && room !== unlimited) return [];
  return lines
    .filter(({ kind }) => kind !== "single")
    .map((line): Grid => {
      const scenario = (report.scenarios[line.scenario] as ScenarioHead).name;
      const columns = [
        ...quantileNames.map((name) => ({
          heading: headingOf(name),
          cell: (k: number) => line.format.amount(line.rows.get(name)?.values[k] ?? null),
        })),
        {
          heading: t("simulate.mean"),
          cell: (k: number) => line.means.amount(line.rows.get("mean")?.values[k] ?? null),
        },
      ];
      const rows = report.years.map((year, k) => [
        { text: String(year) },
        ...columns.map(({ cell }) => ({ text: cell(k) })),
      ]);
      return gridOf(
        layout.several ? `${line.label}: ${scenario}` : line.label,
        t("simulate.year"),
        columns,
        rows,
        room,
      );
    });
}

/** Means are shown to a digit that they are not sure of: how many, and how many trials would make them so. */
function unsure(lines: readonly Line[], { trials }: SimulateReport, t: Translate): string[] {
  const off = lines.flatMap((line) => {
    const se = totalOf(line, "se");
    return se !== null && se > line.means.tick ? [se / line.means.tick] : [];
  });
  if (off.length === 0) return [];
  const most = maxOf(off);
  const needed = trials * (most * most);
  const digits = Number(`1e${Math.max(0, Math.floor(Math.log10(needed)) - 1)}`);
  return [
    t("simulate.unsure", { count: off.length, trials: grouped(Math.ceil(needed / digits) * digits, 0) }),
  ];
}

/** Of each condition: in how many trials it was neither met nor not, by year where it is yearly. */
function undecided({ report, t, several }: Layout): string[] {
  const trials = grouped(report.trials, 0);
  return report.probabilities.flatMap(({ scenario, condition, year, undefined: count }) => {
    if (count === 0) return [];
    const { name } = report.scenarios[scenario] as ScenarioHead;
    const where = [...(several ? [name] : []), ...(year === undefined ? [] : [String(year)])].join(", ");
    const values = { condition, count: grouped(count, 0), trials, where };
    return [t(where === "" ? "simulate.undecided" : "simulate.undecided-in", values)];
  });
}

function missing({ rows, trials }: SimulateReport, t: Translate): string[] {
  const counts = rows.filter(({ statistic }) => statistic === "undefined");
  if (counts.length === 0) return [];
  const most = maxOf(
    counts.map(
      ({ values, total }) =>
        total ??
        maxOf(
          values.map((value) => value ?? 0),
          0,
        ),
    ),
  );
  return [
    t("simulate.undefined", { count: counts.length, most: grouped(most, 0), trials: grouped(trials, 0) }),
  ];
}
