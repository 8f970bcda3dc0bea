/** Scenarios against a baseline: totals, their changes, or the inputs in which they differ. */

import { type Translate, translator } from "../../messages/format.ts";
import { projectedRecords } from "../../output/csv/yearly-rows.ts";
import {
  breakEvenFields,
  documentOf,
  listFrom,
  type RecordList,
  recordOf,
  rowsOf,
} from "../../output/document.ts";
import {
  foreignNote,
  hasNoPercent,
  moneyBasisOfRows,
  nameOf as rowName,
  showRow,
} from "../../output/numbers/cells.ts";
import { addsUp, formatterOf, type TableStyle, tableStyleOf } from "../../output/numbers/formatter.ts";
import { columnsAddUp, type Summed } from "../../output/numbers/rounding-note.ts";
import type { View } from "../../output/report-view.ts";
import {
  allBases,
  assumptionsNotes,
  basisLines,
  leftOutNote,
  overridesLine,
  scenarioTitle,
  totalsLine,
  withoutHeadings,
} from "../../output/text/heading.ts";
import type { Page, PageStyle } from "../../output/text/page.ts";
import { familyDetails, isCalendarYear, rowKey } from "../../report/rows.ts";
import type { CompareReport, Row, ScenarioHead, UnshownRow } from "../../report/types.ts";
import { bridgePage, bridgeRecords } from "./bridge-view.ts";
import { byYear, changeColumns, changesByYear, othersOf, totals } from "./change-grids.ts";
import { compareFinding, compareFindingMetrics } from "./finding.ts";
import { inputPart, inputRecords } from "./inputs-view.ts";
import { type Layout, type Line, scenarioTable } from "./scenario-table.ts";

export const compareView: View<CompareReport> = {
  finding: compareFinding,
  findingMetrics: compareFindingMetrics,
  page: (report, style) => (compact) => comparePage(report, style, compact),
  compact: 3,
  document: ({ breakEven, ...report }) =>
    documentOf(
      {
        ...report,
        breakEven: breakEven && recordOf(breakEven, breakEvenFields),
      },
      "baseline breakEven",
      listsOf(report),
    ),
  records: (report, style) => {
    if (report.showInputs) return inputRecords(report, style);
    if (report.bridges.length > 0) return bridgeRecords(report, style);
    return projectedRecords(report, style, changeColumns);
  },
};

function listsOf(report: CompareReport): RecordList[] {
  const { inputs, bridges } = report;
  const bridge = "scenario metric label unit kind nominal baseline alternative contributions";
  return [
    ...rowsOf(report),
    differencesOf(report),
    listFrom(report, "inputs", "input", inputs, "name unit values setBy rest label"),
    ...(bridges.length === 0 ? [] : [listFrom(report, "bridges", "bridge", bridges, bridge)]),
  ];
}

export function differencesOf(report: CompareReport): RecordList {
  const fields =
    "scenario savedScenario metric statistic label unit kind nominal values total relativeChange";
  const rows = new Map(report.rows.map((row) => [rowKey(row), row]));
  const items = report.differences.map((difference) => {
    const row = rows.get(rowKey(difference)) as Row;
    return { ...difference, label: rowName(row, "en"), kind: row.kind, nominal: row.nominal };
  });
  return listFrom(report, "differences", "difference", items, fields);
}

function comparePage(report: CompareReport, style: PageStyle, compact: number): Page {
  const { language } = style;
  const { scenarios } = report;
  const t = translator(language);
  const baseline = scenarios[report.baseline] as ScenarioHead;
  const { basis, parts, notes } = bodyOf(report, style, compact, t);
  // Settings lie over all scenarios alike.
  const [first] = scenarios;
  return {
    // The baseline first, as in the columns below; where each scenario is a row, its label stands there.
    titles: [
      t("table.against", { name: baseline.name, label: baseline.label[language] }),
      ...(inOneTable(report, style)
        ? []
        : scenarios.filter((each) => each !== baseline).map((each) => scenarioTitle(each, language))),
    ],
    typed: first === undefined ? [] : overridesLine(first),
    ...{ basis, parts, notes: [...notes, assumptionsNotes(scenarios, t)] },
  };
}

type Body = Omit<Page, "titles" | "typed">;

function bodyOf(report: CompareReport, style: PageStyle, compact: number, t: Translate): Body {
  if (report.showInputs) return { basis: [], parts: [inputPart(report, style.language, t)], notes: [] };
  return report.bridges.length > 0 ? bridgePage(report, style, t) : figurePage(report, style, compact, t);
}

function figurePage(report: CompareReport, style: PageStyle, compact: number, t: Translate): Body {
  const table = tableStyleOf(report, style, report.rows);
  const sections = compact < 1 ? report.sections : withoutHeadings(report.sections);
  const layout = { report: { ...report, sections }, style, table, t };
  const whole = style.all || style.named;
  const folded = !whole && report.groupBy === undefined;
  const details = folded ? familyDetails(report.rows) : new Set<string>();
  const every = linesOf(report);
  const compared = every.filter(({ rows }) => !details.has((rows[0] as Row).metric));
  const changed = whole
    ? compared
    : compared.filter(({ rows }) => rows.some((row) => !isLike(row, rows[report.baseline] as Row)));
  const kept = compact < 2 ? changed : changed.filter(({ rows }) => !rows[0]?.memo);
  const leftOut = [
    ...leftOutNote("details", every.length - compared.length, t),
    ...leftOutNote("unchanged", compared.length - changed.length, t),
    ...leftOutNote("memo", changed.length - kept.length, t),
  ];
  // A rate has no total: it is shown by year, where it was requested by name.
  const lines = style.wide ? kept : kept.filter((line) => !isRate(line));
  const shown = style.wide || !style.named || compact > 2 ? lines : kept;
  const rates = style.wide ? [] : shown.filter(isRate);
  const rows = shown.flatMap(({ rows }) => rows);
  const small = shown.filter((line) => isBelowDigits(line, report.baseline, table)).length;
  const notes = [
    ...(small === 0 ? [] : [t("compare.below-digits", { count: small })]),
    ...(report.unshown ?? []).map((row) => unshownText(row, report, style.language, t)),
    ...(sumsHold(report, lines, style.wide, table) ? [] : [t("table.rounded")]),
    ...(!inOneTable(report, style) && lines.some(isAcrossZero)
      ? [t("table.no-percent", { mark: t("table.no-percent-mark") })]
      : []),
    ...(rows.some((row) => row.memo) ? [t("table.memo")] : []),
    ...foreignNote(rows, style.language),
    ...(shown.length === 0 ? [] : leftOut),
    ...(shown.length < kept.length ? [t("table.rates", { count: kept.length - shown.length })] : []),
  ];
  return {
    // The grid of totals has no years in its head.
    basis: [
      ...moneyBasisOfRows(report, table),
      ...(style.all ? allBases : basisLines)(report.scenarios, style.language),
      ...(style.wide || lines.length === 0 ? [] : [totalsLine(report, t)]),
    ],
    parts:
      shown.length === 0
        ? leftOut.map((remark) => ({ remark }))
        : inOneTable(report, style)
          ? [...(lines.length === 0 ? [] : [scenarioTable(lines, layout)]), ...byYear(rates, layout)]
          : style.wide
            ? othersOf(report).map((other) => changesByYear(other, lines, layout))
            : [
                ...(lines.length === 0 ? [] : totals(lines, layout)),
                ...(compact < 3 ? byYear(yearlyOf(shown, layout), layout) : []),
              ],
    notes: [notes],
  };
}

/** Whether each scenario is a row of one table. */
function inOneTable(report: CompareReport, { wide, all }: PageStyle): boolean {
  const inDetail =
    wide || all || report.showInputs || report.bridges.length > 0 || report.groupBy !== undefined;
  return !inDetail && report.scenarios.length > 2;
}

function isRate({ rows }: Line): boolean {
  return rows.every((row) => row.kind === "rate");
}

function isLike(row: Row, other: Row): boolean {
  return row.total === other.total && JSON.stringify(row.values) === JSON.stringify(other.values);
}

/** Whether what differs prints alike: the totals of a row, or the years of a rate, which has none. */
function isBelowDigits({ rows }: Line, baseline: number, table: TableStyle): boolean {
  const first = rows[baseline] as Row;
  const printed = (row: Row) => {
    const { total, values } = showRow(row, table, rows);
    return row.kind === "rate" ? values.join() : total;
  };
  const differs = (row: Row) => (row.kind === "rate" ? !isLike(row, first) : row.total !== first.total);
  return rows.some((row) => differs(row) && printed(row) === printed(first));
}

/** What is shown year by year: what was requested; where all is shown at once, the metric that the finding is about. */
function yearlyOf(lines: readonly Line[], { report, style }: Layout): readonly Line[] {
  if (style.all || style.named) return lines;
  const metric = report.outcomes[0]?.metric;
  if (report.rows.every((row) => row.metric !== metric)) return lines;
  return lines.filter(({ rows }) => rows[0]?.metric === metric);
}

/** Up to so many figures that are not shown are named. */
const maxUnshown = 3;

function unshownText(
  { scenario, figures }: UnshownRow,
  { scenarios }: CompareReport,
  language: PageStyle["language"],
  t: Translate,
): string {
  const name = (scenarios[scenario] as ScenarioHead).name;
  if (figures.length === 0) return t("compare.changes-none", { name });
  const named = figures.slice(0, maxUnshown).map(({ label }) => label[language]);
  const sections = [...new Set(figures.map(({ section }) => section))];
  const values = {
    ...{ name, count: figures.length },
    figures: named.join("; ") + (figures.length > named.length ? "; …" : ""),
    option: sections.length === 1 ? `--section ${sections[0]}` : "--section all",
  };
  return t("compare.changes-unshown", values);
}

function isAcrossZero({ rows, differences }: Line): boolean {
  return !rows.some((row) => row.kind === "rate" || isCalendarYear(row)) && differences.some(hasNoPercent);
}

/** Whether all that is shown adds up: from the baseline by a change to a scenario, down each column, and over the years. */
function sumsHold(
  { scenarios, baseline, years }: CompareReport,
  lines: readonly Line[],
  wide: boolean,
  table: TableStyle,
): boolean {
  const across = lines.every(({ rows, differences }) => {
    const format = formatterOf(rows, table);
    const from = rows[baseline]?.total ?? null;
    return differences.every((change, scenario) => {
      if (change === undefined) return true;
      if (wide) return rows[scenario]?.kind !== "flow" || addsUp(change.values, change.total, format);
      return addsUp([from, change.total], rows[scenario]?.total ?? null, format);
    });
  });
  const shown = wide ? years.map((_, year) => year) : [];
  const changed = (scenario: number) =>
    lines.flatMap(({ rows, differences }): Summed[] => {
      const difference = differences[scenario];
      return difference === undefined ? [] : [{ ...(rows[scenario] as Row), ...difference }];
    });
  const own = (scenario: number) => lines.map(({ rows }) => rows[scenario] as Row);
  const down = scenarios.every(
    (_, scenario) =>
      (scenario === baseline || columnsAddUp(changed(scenario), shown, table)) &&
      (wide || columnsAddUp(own(scenario), shown, table)),
  );
  return across && down;
}

function linesOf(report: CompareReport): Line[] {
  const count = report.scenarios.length;
  const lines: Line[] = [];
  const found = new Map(report.differences.map((each) => [rowKey(each), each]));
  for (let at = 0; at < report.rows.length; at += count) {
    const rows = report.rows.slice(at, at + count);
    lines.push({ rows, differences: rows.map((row) => found.get(rowKey(row))) });
  }
  return lines;
}
