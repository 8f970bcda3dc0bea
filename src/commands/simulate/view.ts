/** A simulation: as a page, as programs are given it, and as records of CSV. */

import { maxOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import { distributionDrawing } from "../../output/charts/histogram-chart.ts";
import { basisUnit, textCell } from "../../output/csv/csv.ts";
import { type Document, headOf, listFrom, nameOf, recordOf, scenariosOf } from "../../output/document.ts";
import type { Language } from "../../output/formats.ts";
import { foreignNote, moneyBasisOfRows } from "../../output/numbers/cells.ts";
import { tableStyleOf } from "../../output/numbers/formatter.ts";
import { grouped, plainOrEmpty } from "../../output/numbers/number.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import {
  basisLines,
  leftOutNote,
  overridesLine,
  scenarioTitle,
  totalsLine,
} from "../../output/text/heading.ts";
import type { Drawing, Page, PageStyle, Part } from "../../output/text/page.ts";
import { countWords } from "../../output/text/trials.ts";
import { type CurveRow, quantileShares, type SimulateReport } from "../../report/simulated.ts";
import type { Row, ScenarioHead, Text } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import { simulateFinding, simulateFindingMetrics, trialsOf } from "./simulate-finding.ts";
import {
  chanceGrids,
  firstGrids,
  type Layout,
  type Line,
  lineOf,
  meanGrid,
  pairedGrids,
  quantileGrid,
  totalOf,
  yearGrids,
} from "./statistics-tables.ts";

export const simulateView: View<SimulateReport> = {
  finding: simulateFinding,
  findingMetrics: simulateFindingMetrics,
  page: simulatePage,
  document: simulationDocument,
  records: simulationRecords,
};

export function simulationDocument(report: SimulateReport): Document {
  const { rows, probabilities, firstYears, violations } = report;
  const { provenance, ...about } = headOf(report);
  const { scenarios, years } = scenariosOf(report);
  const differences = report.differences.map((row) => ({
    ...{ scenario: nameOf(report, row.scenario), ...recordOf(row, "metric label unit kind nominal") },
    ...{ ...row.statistics, probability_higher: row.higher, probability_same: row.same },
  }));
  return {
    head: {
      ...about,
      ...recordOf(report, "trials seed sampling variedInputs"),
      ...percentilesOf(),
      scenarios,
      years,
      provenance,
    },
    lists: [
      listFrom(report, "rows", "row", rows, "scenario metric statistic label unit kind nominal values total"),
      listFrom(
        report,
        "probabilities",
        "probability",
        probabilities,
        "scenario condition label year probability se confidenceBound undefinedTrials",
      ),
      listFrom(
        report,
        "first_years",
        "first_year",
        firstYears,
        "scenario metric label years probabilityNever",
      ),
      { key: "differences", record: "difference", items: differences },
      listFrom(report, "violations", "violation", violations, "scenario requirement member trials"),
    ],
  };
}

/** What the names of percentiles mean, as the head of their table does: so many percent of the trials lie at or below. */
export function percentilesOf() {
  const percents = Object.entries(quantileShares).map(([name, share]) => [name, Math.round(100 * share)]);
  const basis = (language: Language) => translator(language)("simulate.percentile-basis");
  return {
    percentiles: Object.fromEntries(percents),
    percentile_basis: { en: basis("en"), ko: basis("ko") },
  };
}

/** One record a number; without a year the total, which no pivot of the years gives. Probabilities are metrics of unit 1. */
function* simulationRecords(report: SimulateReport, { language }: CsvStyle): Iterable<string[]> {
  const { years, rows, probabilities, firstYears, differences, money } = report;
  const named = yearNamer(report);
  yield ["scenario", "year", "metric", "label", "statistic", "value", "unit"];
  const record = (
    { scenario, metric, label }: Pick<Row, "scenario" | "metric"> & { readonly label?: Text },
    year: number | undefined,
    statistic: string,
    value: number | null,
    unit = "1",
  ) => [
    ...[nameOf(report, scenario), year === undefined ? "" : named(year), metric, textCell(label, language)],
    ...[statistic, plainOrEmpty(value), unit],
  ];
  for (const row of rows) {
    const { statistic, kind, values, total } = row;
    const unit = basisUnit(row, money);
    if (kind !== "single")
      for (const [k, year] of years.entries()) yield record(row, year, statistic, values[k] ?? null, unit);
    if (kind !== "rate") yield record(row, undefined, statistic, total, unit);
  }
  for (const { scenario, condition, label, year, probability, undefinedTrials: missing } of probabilities) {
    const of = { scenario, metric: condition, ...(label === undefined ? {} : { label }) };
    yield record(of, year, "probability", probability);
    yield record(of, year, "undefined_trials", missing);
  }
  for (const row of firstYears) {
    for (const { year, probability } of row.years) yield record(row, year, "probability", probability);
    yield record(row, undefined, "probability_never", row.probabilityNever);
  }
  for (const row of differences) {
    const unit = basisUnit(row, money);
    for (const [statistic, value] of Object.entries(row.statistics))
      yield record(row, undefined, `difference_${statistic}`, value, unit);
    yield record(row, undefined, "difference_probability_higher", row.higher);
    yield record(row, undefined, "difference_probability_same", row.same);
  }
}

function simulatePage(report: SimulateReport, style: PageStyle): Page {
  const { language } = style;
  const t = translator(language);
  const outer = report.rows.filter(({ statistic }) => statistic === "p95" || statistic === "p5");
  const table = tableStyleOf(report, style, outer);
  const points = report.rows.filter(({ statistic }) => statistic === "point");
  const lines = points.map((point) => lineOf(point, report, table));
  const totals = lines.filter(({ kind }) => kind !== "rate");
  const moving = style.screen ? totals.filter((line) => totalOf(line, "sd") !== 0) : totals;
  const varying = moving.length === 0 ? totals : moving;
  const layout = { report, style, t, several: report.scenarios.length > 1 };
  const byYear = report.curves === undefined ? yearGrids(lines, layout) : [];
  // What the plan must do comes first; what was asked about, after what it is about.
  const [first, later] = report.probabilities.some(({ label }) => label !== undefined)
    ? [chanceGrids(layout), []]
    : [[], chanceGrids(layout)];
  const parts: Part[] = [
    ...first,
    // On a screen what was requested and what decides come before all that they are made of.
    ...(style.screen ? [...later, ...firstGrids(layout)] : []),
    ...(totals.length === 0 ? [] : [quantileGrid(varying, layout), meanGrid(varying, layout)]),
    ...byYear,
    ...distributions(totals, report.curves ?? [], layout),
    ...(style.screen ? [] : [...later, ...firstGrids(layout)]),
    ...pairedGrids(totals, layout),
  ];
  const addable = byYear.length > 0 && totals.some(({ kind }) => kind === "flow");
  return {
    titles: report.scenarios.map((each) => scenarioTitle(each, language)),
    typed: overridesLine(report.scenarios[0] as ScenarioHead),
    basis: [
      ...moneyBasisOfRows(report, table),
      ...basisLines(report.scenarios, language),
      totalsLine(report, t),
    ],
    parts,
    notes: [
      [
        ...samplingNotes(report, t),
        ...leftOutNote("certain", totals.length - varying.length, t),
        ...(addable ? [t("simulate.not-added")] : []),
        ...notesOf(totals, layout),
      ],
    ],
  };
}

function samplingNotes(
  { sampling, trials, seed, scenarios, variedInputs }: SimulateReport,
  t: Translate,
): string[] {
  const id = sampling === "sobol" ? "simulate.sobol" : "simulate.plain";
  return [
    t(id, { count: countWords(trials, t), seed }),
    ...scenarios.map(({ name, assumptions, inputs }, i) =>
      t("simulate.inputs", { name, ranged: variedInputs[i] as number, assumptions, inputs }),
    ),
  ];
}

function notesOf(totals: readonly Line[], layout: Layout): string[] {
  const { report, style, t } = layout;
  const { language } = style;
  return [
    ...offCentre(totals, layout),
    ...unsure(totals, report, t),
    ...report.violations.map(({ scenario, requirement, member, trials }) =>
      t("simulate.broken", {
        ...{ scenario: nameOf(report, scenario), says: requirement[language], member },
        count: countWords(trials, t),
      }),
    ),
    ...(report.probabilities.some(({ confidenceBound }) => confidenceBound !== undefined)
      ? [t("simulate.bound")]
      : []),
    ...missing(report, t),
    ...foreignNote(report.rows, language),
    ...undecided(layout),
    ...(report.curves === undefined ? [] : [t("chart.ends")]),
  ];
}

/** In place of the years. */
function distributions(
  lines: readonly Line[],
  rows: readonly CurveRow[],
  { report, style, t, several }: Layout,
): Drawing[] {
  return rows.flatMap((row) => {
    const line = lines.find(
      ({ rows, scenario }) => scenario === row.scenario && rows.get("p50")?.metric === row.metric,
    );
    if (line === undefined) return [];
    const { amount } = line.format;
    const [point, p50, p80] = (["point", "p50", "p80"] as const).map((statistic) =>
      amount(totalOf(line, statistic)),
    ) as [string, string, string];
    const figure = several ? `${line.label}, ${nameOf(report, row.scenario)}` : line.label;
    const title = t("chart.distribution", { figure, point, p50, p80 });
    return [distributionDrawing(row, title, style.columns, amount, t)];
  });
}

/** An input is named where it alone makes up for so much of the way from the plan's own value to the median. */
const worthNaming = 0.1;

/** Why the plan's own value is not the middle of the trials: the inputs whose medians lie elsewhere than their values, by what that does. */
function offCentre(lines: readonly Line[], { report, style, t, several }: Layout): string[] {
  return (report.medians ?? []).flatMap(({ scenario, metric, inputs }) => {
    const line = lines.find((one) => one.scenario === scenario && one.rows.get("point")?.metric === metric);
    const [point, p50, rank] = (["point", "p50", "percentile_rank"] as const).map((statistic) =>
      line === undefined ? null : totalOf(line, statistic),
    );
    if (line === undefined || point == null || p50 == null || rank == null) return [];
    const way = p50 - point;
    if (Math.abs(rank - 0.5) < 0.1 || way === 0) return [];
    const parts = inputs
      .map(({ label, value }) => ({ label, value, part: (value - point) / way }))
      .filter(({ part }) => part >= worthNaming)
      .sort((a, b) => b.part - a.part)
      .slice(0, 4)
      .map(({ label, value }) => `${label[style.language]} (${line.format.amount(value)})`);
    if (parts.length === 0) return [];
    const figure = several ? `${line.label}, ${nameOf(report, scenario)}` : line.label;
    const values = { figure, rank: Math.round(100 * rank), point: line.format.amount(point) };
    return [t("simulate.off-centre", { ...values, inputs: parts.join(", ") })];
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
  return report.probabilities.flatMap(({ scenario, condition, year, undefinedTrials: count }) => {
    if (count === 0) return [];
    const trials = grouped(report.keptTrials[scenario] ?? report.trials, 0);
    const where = [
      ...(several ? [nameOf(report, scenario)] : []),
      ...(year === undefined ? [] : [yearNamer(report)(year)]),
    ].join(", ");
    const values = { condition, count: grouped(count, 0), trials, where };
    return [t(where === "" ? "simulate.undecided" : "simulate.undecided-in", values)];
  });
}

function missing(report: SimulateReport, t: Translate): string[] {
  const counts = report.rows.filter(({ statistic }) => statistic === "undefined_trials");
  if (counts.length === 0) return [];
  const inYears = (values: readonly (number | null)[]) => values.map((value) => value ?? 0);
  const most = maxOf(counts.map(({ values, total }) => total ?? maxOf(inYears(values), 0)));
  const values = { count: counts.length, most: grouped(most, 0), trials: grouped(trialsOf(report), 0) };
  return [t("simulate.undefined", values)];
}
