/** Scenarios against a baseline: totals, their changes, or the inputs in which they differ. */

import { type Translate, translator } from "../../messages/format.ts";
import { projectedRecords } from "../../output/csv/yearly-rows.ts";
import { documentOf, listFrom, type RecordList, recordOf, rowsOf } from "../../output/document.ts";
import {
  foreignNote,
  hasNoPercent,
  moneyBasis,
  nameOf as rowName,
  showDifference,
  showRelative,
  showRow,
} from "../../output/numbers/cells.ts";
import { addsUp, formatterOf, type TableStyle, tableStyleOf } from "../../output/numbers/formatter.ts";
import { columnsAddUp, type Summed } from "../../output/numbers/rounding-note.ts";
import type { View } from "../../output/report-view.ts";
import type { GridCell, GridColumn, GridRow } from "../../output/text/grid.ts";
import {
  assumptionsNotes,
  basisLines,
  leftOutNote,
  overridesLine,
  scenarioTitle,
  totalsLine,
  underHeadings,
  withoutHeadings,
} from "../../output/text/heading.ts";
import type { Grid, Page, PageStyle, Part } from "../../output/text/page.ts";
import { familyDetails, isCalendarYear, rowKey } from "../../report/rows.ts";
import { outcomeMetrics } from "../../report/scenario-outcome.ts";
import type { CompareReport, DifferenceRow, Row, ScenarioHead, UnshownRow } from "../../report/types.ts";
import { yearName } from "../../year-names.ts";
import { bridgePage, bridgeRecords } from "./bridge-view.ts";
import { compareFinding } from "./finding.ts";
import { inputPart, inputRecords } from "./inputs-view.ts";
import { type Layout, type Line, scenarioTable } from "./scenario-table.ts";

export const compareView: View<CompareReport> = {
  finding: compareFinding,
  findingMetrics: outcomeMetrics,
  page: comparePage,
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

/** What is said of a change, beside a scenario's total and in CSV. */
const changeColumns = [
  {
    id: "difference",
    heading: "table.difference",
    yearly: true,
    value: (difference: DifferenceRow | undefined, year?: number) =>
      (year === undefined ? difference?.total : difference?.values[year]) ?? null,
    text: (row: Row, difference: DifferenceRow | undefined, table: TableStyle, alike: readonly Row[]) =>
      row.kind === "rate" ? "" : showDifference(difference?.total ?? null, table, alike),
  },
  {
    id: "relative_change",
    heading: "table.percent",
    yearly: false,
    value: (difference: DifferenceRow | undefined) => difference?.relative ?? null,
    text: (row: Row, difference: DifferenceRow | undefined, { language }: TableStyle) =>
      row.kind === "rate" || isCalendarYear(row) ? "" : showRelative(difference, language),
  },
] as const;

function listsOf(report: CompareReport): RecordList[] {
  const { inputs, bridges } = report;
  const bridge = "scenario metric label unit kind nominal baseline alternative=other contributions=parts";
  return [
    ...rowsOf(report),
    differencesOf(report),
    listFrom(report, "inputs", "input", inputs, "name unit values set_by=layers rest=rests label"),
    ...(bridges.length === 0 ? [] : [listFrom(report, "bridges", "bridge", bridges, bridge)]),
  ];
}

export function differencesOf(report: CompareReport): RecordList {
  const fields =
    "scenario saved_scenario=of metric statistic label unit kind nominal values total relative_change=relative";
  const rows = new Map(report.rows.map((row) => [rowKey(row), row]));
  const items = report.differences.map((difference) => {
    const row = rows.get(rowKey(difference)) as Row;
    return { ...difference, label: rowName(row, "en"), kind: row.kind, nominal: row.nominal };
  });
  return listFrom(report, "differences", "difference", items, fields);
}

export const breakEvenFields = "input=name label unit sufficient=lasts insufficient=short integer=whole";

const minLabel = 22;

function comparePage(report: CompareReport, style: PageStyle): Page {
  const { language } = style;
  const { scenarios } = report;
  const t = translator(language);
  const baseline = scenarios[report.baseline] as ScenarioHead;
  const { basis, parts, notes } = bodyOf(report, style, t);
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

function bodyOf(report: CompareReport, style: PageStyle, t: Translate): Body {
  if (report.showInputs) return { basis: [], parts: [inputPart(report, style.language, t)], notes: [] };
  return report.bridges.length > 0 ? bridgePage(report, style, t) : figurePage(report, style, t);
}

function figurePage(report: CompareReport, style: PageStyle, t: Translate): Body {
  const table = tableStyleOf(report, style, report.rows);
  const sections = (style.compact ?? 0) < 1 ? report.sections : withoutHeadings(report.sections);
  const layout = { report: { ...report, sections }, style, table, t };
  const { compact = 0 } = style;
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
  const lines = style.wide ? kept : kept.filter(({ rows }) => rows.some((row) => row.kind !== "rate"));
  const rows = lines.flatMap(({ rows }) => rows);
  const notes = [
    ...(report.unshown ?? []).map((row) => unshownText(row, report, style.language, t)),
    ...(sumsHold(report, lines, style.wide, table) ? [] : [t("table.rounded")]),
    ...(!inOneTable(report, style) && lines.some(isAcrossZero)
      ? [t("table.no-percent", { mark: t("table.no-percent-mark") })]
      : []),
    ...(rows.some((row) => row.memo) ? [t("table.memo")] : []),
    ...foreignNote(rows, style.language),
    ...(lines.length === 0 ? [] : leftOut),
    ...(lines.length < kept.length ? [t("table.rates", { count: kept.length - lines.length })] : []),
  ];
  return {
    // The grid of totals has no years in its head.
    basis: [
      moneyBasis(report, table),
      ...basisLines(report.scenarios, style.language),
      ...(style.wide ? [] : [totalsLine(report, t)]),
    ],
    parts:
      lines.length === 0
        ? leftOut.map((remark) => ({ remark }))
        : inOneTable(report, style)
          ? [scenarioTable(lines, layout)]
          : style.wide
            ? othersOf(report).map((other) => changesByYear(other, lines, layout))
            : [...totals(lines, layout), ...(compact < 3 ? byYear(yearlyOf(lines, layout), layout) : [])],
    notes: [notes],
  };
}

/** Whether each scenario is a row of one table. */
function inOneTable(report: CompareReport, { wide, all }: PageStyle): boolean {
  const apart = wide || all || report.showInputs || report.bridges.length > 0 || report.groupBy !== undefined;
  return !apart && report.scenarios.length > 2;
}

function isLike(row: Row, other: Row): boolean {
  return row.total === other.total && JSON.stringify(row.values) === JSON.stringify(other.values);
}

/** What is told year by year: what was asked for; where all is shown at once, the metric that the finding is about. */
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

interface NumberColumn {
  readonly heading: string;
  readonly text: (line: Line) => string;
}

function othersOf({ scenarios, baseline }: CompareReport): number[] {
  return scenarios.flatMap((_, i) => (i === baseline ? [] : [i]));
}

/** All scenarios side by side if there is room for them, else a grid for each. */
function totals(lines: readonly Line[], layout: Layout): Part[] {
  const { report, table } = layout;
  const total = (scenario: number): NumberColumn => ({
    heading: headingOf(report.scenarios[scenario] as ScenarioHead, layout),
    text: ({ rows }) => showRow(rows[scenario] as Row, table, rows).total,
  });
  const against = (scenario: number) => [total(scenario), ...changesOf(scenario, layout)];
  const others = othersOf(report);
  const gridWith = (columns: readonly NumberColumn[]) =>
    gridOf([total(report.baseline), ...columns], lines, layout);
  const joined = gridWith(others.flatMap(against));
  if (others.length < 2) return [joined];
  const apart = others.map((other) => gridWith(against(other)));
  return [{ choices: [{ parts: [joined] }, { parts: apart }] }];
}

function changesOf(scenario: number, { table, t }: Layout): NumberColumn[] {
  return changeColumns.map(({ heading, text }) => ({
    heading: t(heading),
    text: ({ rows, differences }) => text(rows[scenario] as Row, differences[scenario], table, rows),
  }));
}

/** What one scenario changes in each year. */
function changesByYear(other: number, lines: readonly Line[], layout: Layout): Grid {
  const { report, table } = layout;
  const years = report.years.map(
    (year, i): NumberColumn => ({
      heading: yearName(year, table.calendar),
      text: ({ rows, differences }) => {
        if (rows[other]?.kind === "single") return "";
        return showDifference(differences[other]?.values[i] ?? null, table, rows);
      },
    }),
  );
  const [from, to] = [report.baseline, other].map((place) => report.scenarios[place]?.name ?? "");
  return { title: `${to} − ${from}`, ...gridOf([...years, ...changesOf(other, layout)], lines, layout) };
}

function gridOf(columns: readonly NumberColumn[], lines: readonly Line[], layout: Layout): Grid {
  const { report, table, t } = layout;
  const { language } = table;
  const label: GridColumn = { heading: t("table.metric"), align: "left", min: minLabel };
  return {
    columns: [label, ...columns.map(({ heading }) => ({ heading, align: "right", narrow: true }) as const)],
    rows: underHeadings(
      report.sections,
      lines,
      ({ rows }) => rows[0]?.section,
      language,
      (line, indent) => [
        { text: showRow(line.rows[0] as Row, table, line.rows).label, indent },
        ...columns.map(({ text }): GridCell => ({ text: text(line) })),
      ],
    ),
  };
}

/** The figures that differ, year by year in every scenario; nothing where that does not fit. */
function byYear(lines: readonly Line[], layout: Layout): Part[] {
  const { report, table, t } = layout;
  const differing = lines.filter(
    ({ rows, differences }) =>
      rows[0]?.kind !== "single" &&
      differences.some((difference) => difference?.values.some((value) => value !== 0)),
  );
  if (differing.length === 0 || report.years.length < 2) return [];
  const rows = differing.flatMap(({ rows: alike }): GridRow[] => [
    { title: showRow(alike[0] as Row, table, alike).label },
    ...alike.map((row): GridCell[] => [
      { text: headingOf(report.scenarios[row.scenario] as ScenarioHead, layout), indent: 2 },
      ...showRow(row, table, alike).values.map((text) => ({ text })),
    ]),
  ]);
  const columns: GridColumn[] = [
    { heading: t("table.by-year"), align: "left", min: minLabel },
    ...report.years.map((year): GridColumn => ({ heading: yearName(year, table.calendar), align: "right" })),
  ];
  return [{ choices: [{ parts: [{ columns, rows }] }, { parts: [{ remark: t("table.by-year-wide") }] }] }];
}

/** Where room is short, a name may break behind its plus signs and the name of its plan; the rest of it is never cut. */
function headingOf({ name }: ScenarioHead, { style }: Layout): string {
  return style.full ? name : name.replaceAll(/[+:]/g, "$& ");
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
