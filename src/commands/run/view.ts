/** One scenario, year by year. */

import { maxOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import { stackDrawing } from "../../output/charts/stacked-bars.ts";
import { projectedRecords } from "../../output/csv/yearly-rows.ts";
import { breakEvenFields, documentOf, recordOf, rowsOf } from "../../output/document.ts";
import type { Language } from "../../output/formats.ts";
import { foreignNote, moneyBasisOfRows, type ShownRow, showRow } from "../../output/numbers/cells.ts";
import { type TableStyle, tableStyleOf } from "../../output/numbers/formatter.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import { columnsAddUp } from "../../output/numbers/rounding-note.ts";
import type { View } from "../../output/report-view.ts";
import {
  metricName,
  outcomeClause,
  sentence,
  valueText,
  withBreakEven,
  wordingOf,
} from "../../output/text/finding.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import {
  assumptionsNote,
  basisLines,
  leftOutNote,
  overridesLine,
  planTitle,
  underHeadings,
  withoutHeadings,
} from "../../output/text/heading.ts";
import { type Alternative, lineWidth, type Page, type PageStyle } from "../../output/text/page.ts";
import { width } from "../../output/text/width.ts";
import { familyDetails, isPaid } from "../../report/rows.ts";
import { asksFamilies, metricsBeside, outcomeMetrics } from "../../report/scenario-outcome.ts";
import type { Row, RunReport } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";

export const runView: View<RunReport> = {
  finding: runFinding,
  findingMetrics: (report) => {
    const largest = asksFamilies(report) ? largestOf(report.rows) : undefined;
    return largest === undefined ? outcomeMetrics(report) : [largest.metric];
  },
  findingEarlier: (report) => (asksFamilies(report) ? undefined : report.outcomes[0]?.earlier),
  page: runPage,
  compact: 4,
  document: ({ breakEven, ...report }) =>
    documentOf(
      { ...report, breakEven: breakEven && recordOf(breakEven, breakEvenFields) },
      "breakEven",
      rowsOf(report),
    ),
  records: projectedRecords,
};

const minLabel = 22;

/** What the scenario comes to, and each metric that was requested beside it; of a family its largest. */
function runFinding(report: RunReport, language: Language): string | undefined {
  const wording = wordingOf(report, language);
  const { t } = wording;
  const [outcome] = report.outcomes;
  const largest = asksFamilies(report) ? largestOf(report.rows) : undefined;
  if (largest !== undefined) {
    const all = report.rows.filter(({ unit, kind }) => unit === largest.unit && kind === largest.kind).length;
    const values = { metric: metricName(largest, wording), value: valueText(largest, wording), all };
    if (all > 1) return sentence(t("finding.largest-of", values));
    return sentence(outcomeClause({ ...largest, balance: false }, wording));
  }
  if (outcome === undefined) return undefined;
  const clauses = metricsBeside(report).flatMap((metric) => {
    const row = report.rows.find((each) => each.metric === metric);
    return row === undefined ? [] : [outcomeClause({ ...row, balance: false }, wording)];
  });
  const clause = withBreakEven(outcomeClause(outcome, wording), report, wording);
  return sentence(clauses.reduce((all, more) => t("finding.and-also", { clause: all, more }), clause));
}

/** The largest of the rows that are in the unit and of the kind of the first; undefined where none has a number. */
function largestOf([first, ...others]: readonly Row[]): Row | undefined {
  if (first === undefined || first.kind === "rate" || first.unit === "year") return undefined;
  const alike = [first, ...others].filter(
    ({ unit, kind, sum, total }) =>
      unit === first.unit && kind === first.kind && sum === undefined && total !== null,
  );
  return alike.reduce<Row | undefined>(
    (most, row) => (Math.abs(row.total ?? 0) > Math.abs(most?.total ?? 0) ? row : most),
    alike[0],
  );
}

type Line = { readonly row: Row; readonly shown: ShownRow };
type NumberColumn = { readonly heading: string; readonly cell: (line: Line) => GridCell };

/** What is shown of the rows is the same however far the page is shortened, and made once. */
function runPage(report: RunReport, style: PageStyle): (compact: number) => Page {
  const { language } = style;
  const t = translator(language);
  const table = tableStyleOf(report, style, report.rows);
  const [scenario] = report.scenarios;
  const whole = style.all || style.named || report.pictures !== undefined;
  const details = whole || report.groupBy !== undefined ? new Set() : familyDetails(report.rows);
  const every = report.rows.filter(({ metric }) => !details.has(metric));
  const nonzero = (whole ? every : every.filter(isPaid)).map((row) => ({ row, shown: showRow(row, table) }));
  const layouts = columnLayouts(report, t);
  const pictures = report.pictures?.map((picture) =>
    stackDrawing(picture, report.years, table, style.columns, t),
  );
  return (compact) => {
    // What is left out of a page last is a memo item that goes on beyond the plan, such as what keeping the GPUs costs a year: the
    // column that names the peak goes before it, which makes room for labels.
    const lines = nonzero.filter(({ row: { memo, kind } }) => !memo || compact < (kind === "single" ? 2 : 4));
    const leftOut = [
      ...leftOutNote("details", report.rows.length - every.length, t),
      ...leftOutNote("zeros", every.length - nonzero.length, t),
      ...leftOutNote("memo", nonzero.length - lines.length, t),
    ];
    const headed = { ...report, sections: compact < 1 ? report.sections : withoutHeadings(report.sections) };
    const tables = (compact < 3 ? layouts : layouts.slice(1)).map(
      ({ columns, folded }) =>
        (): Alternative => {
          const rounded = sumsHold(lines, folded, report, table) ? [] : [t("table.rounded")];
          const notes = folded ? [t("table.folded", { columns: lineWidth(style) }), ...rounded] : rounded;
          return { parts: [gridOf(headed, lines, columns, language, t)], notes };
        },
    );
    const notes = [
      ...(lines.some(({ row }) => row.memo) ? [t("table.memo")] : []),
      ...foreignNote(
        lines.map(({ row }) => row),
        language,
      ),
      ...(lines.length === 0 ? [] : leftOut),
      assumptionsNote(scenario, t),
    ];
    return {
      titles: [planTitle(scenario, report, language)],
      typed: overridesLine(scenario),
      basis: [...moneyBasisOfRows(report, table), ...basisLines(report.scenarios, language)],
      parts:
        pictures === undefined
          ? lines.length === 0
            ? [{ remark: leftOut[0] ?? t("table.empty") }]
            : [{ choices: tables }]
          : pictures.length === 0
            ? [{ remark: t("chart.none") }]
            : pictures,
      notes: [notes],
    };
  };
}

function gridOf(
  { sections }: RunReport,
  lines: readonly Line[],
  columns: readonly NumberColumn[],
  language: TableStyle["language"],
  t: Translate,
) {
  const longest = maxOf(
    lines.map(({ shown }) => width(shown.label) + 2),
    0,
  );
  const label: GridColumn = {
    ...{ heading: t("table.metric"), align: "left" },
    min: Math.min(minLabel, longest),
  };
  return {
    columns: [label, ...columns.map(({ heading }): GridColumn => ({ heading, align: "right" }))],
    rows: underHeadings(
      sections,
      lines,
      ({ row }) => row.section,
      language,
      (line, indent) => [{ text: line.shown.label, indent }, ...columns.map(({ cell }) => cell(line))],
    ),
  };
}

/** Whether all that is shown adds up: folded, the years between are not. */
function sumsHold(lines: readonly Line[], folded: boolean, { years }: RunReport, table: TableStyle): boolean {
  const shown = folded ? [0, years.length - 1] : years.map((_, year) => year);
  const across = folded || lines.every(({ shown }) => shown.addsUp);
  const rows = lines.map(({ row }) => row);
  return across && columnsAddUp(rows, shown, table);
}

/** The ways to lay out the numbers, the fullest first. `folded`: the years between are left out. */
function columnLayouts({ plan, years, rows }: RunReport, t: Translate) {
  const named = yearNamer({ plan });
  const shortage = ({ row }: Line, value: number | null | undefined): Pick<GridCell, "alarm"> => ({
    alarm: isBalance(row) && (value ?? 0) < 0,
  });
  const yearly = years.map(
    (year, i): NumberColumn => ({
      heading: named(year),
      cell: (line) => ({ text: line.shown.values[i] as string, ...shortage(line, line.row.values[i]) }),
    }),
  );
  const total: NumberColumn = {
    heading: t("table.total"),
    cell: (line) => ({ text: line.shown.total, ...shortage(line, line.row.total) }),
  };
  const worstValue: NumberColumn = {
    heading: t("table.worst"),
    cell: (line) => {
      const { worst } = line.row;
      if (worst === undefined) return { text: "" };
      return { text: line.shown.values[worst] as string, ...shortage(line, line.row.values[worst]) };
    },
  };
  const worstYear = (heading: string): NumberColumn => ({
    heading,
    cell: ({ row }) => ({ text: row.worst === undefined ? "" : named(years[row.worst] as number) }),
  });
  // A column that would stay empty is none.
  const anyWorst = rows.some((row) => row.worst !== undefined);
  const worst = anyWorst ? [worstValue, worstYear(t("table.worst-year"))] : [];
  const ends = years.length > 1 ? [yearly[0] as NumberColumn, yearly.at(-1) as NumberColumn] : yearly;
  return [
    { columns: [...yearly, total, ...(anyWorst ? [worstYear(t("table.worst"))] : [])], folded: false },
    { columns: [...yearly, total], folded: false },
    { columns: [...ends, total, ...worst], folded: true },
    { columns: [total, ...worst], folded: true },
    { columns: [total], folded: true },
  ];
}
