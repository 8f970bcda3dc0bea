import { showDifference, showRelative, showRow } from "../../output/numbers/cells.ts";
import type { TableStyle } from "../../output/numbers/formatter.ts";
import type { GridCell, GridColumn, GridRow } from "../../output/text/grid.ts";
import { underHeadings } from "../../output/text/heading.ts";
import type { Grid, Part } from "../../output/text/page.ts";
import { isCalendarYear } from "../../report/rows.ts";
import type { CompareReport, DifferenceRow, Row, ScenarioHead } from "../../report/types.ts";
import { yearName } from "../../year-names.ts";
import type { Layout, Line } from "./scenario-table.ts";

/** What is said of a change, beside a scenario's total and in CSV. */
export const changeColumns = [
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
    value: (difference: DifferenceRow | undefined) => difference?.relativeChange ?? null,
    text: (row: Row, difference: DifferenceRow | undefined, { language }: TableStyle) =>
      row.kind === "rate" || isCalendarYear(row) ? "" : showRelative(difference, language),
  },
] as const;

const minLabel = 22;

interface NumberColumn {
  readonly heading: string;
  readonly text: (line: Line) => string;
}

export function othersOf({ scenarios, baseline }: CompareReport): number[] {
  return scenarios.flatMap((_, i) => (i === baseline ? [] : [i]));
}

/** All scenarios side by side if there is room for them, else a grid for each. */
export function totals(lines: readonly Line[], layout: Layout): Part[] {
  const { report, table } = layout;
  const total = (scenario: number): NumberColumn => ({
    heading: (report.scenarios[scenario] as ScenarioHead).name,
    text: ({ rows }) => showRow(rows[scenario] as Row, table, rows).total,
  });
  const against = (scenario: number) => [total(scenario), ...changesOf(scenario, layout)];
  const others = othersOf(report);
  const gridWith = (columns: readonly NumberColumn[]) =>
    gridOf([total(report.baseline), ...columns], lines, layout);
  const joined = () => gridWith(others.flatMap(against));
  if (others.length < 2) return [joined()];
  const separate = () => others.map((other) => gridWith(against(other)));
  return [{ choices: [() => ({ parts: [joined()] }), () => ({ parts: separate() })] }];
}

function changesOf(scenario: number, { table, t }: Layout): NumberColumn[] {
  return changeColumns.map(({ heading, text }) => ({
    heading: t(heading),
    text: ({ rows, differences }) => text(rows[scenario] as Row, differences[scenario], table, rows),
  }));
}

/** What one scenario changes in each year. */
export function changesByYear(other: number, lines: readonly Line[], layout: Layout): Grid {
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

/** The figures that differ, and all rates, year by year in every scenario; nothing where that does not fit. */
export function byYear(lines: readonly Line[], layout: Layout): Part[] {
  const { report, table, t } = layout;
  const differing = lines.filter(
    ({ rows: [first], differences }) =>
      first?.kind === "rate" ||
      (first?.kind !== "single" &&
        report.years.length > 1 &&
        differences.some((difference) => difference?.values.some((value) => value !== 0))),
  );
  if (differing.length === 0) return [];
  const rows = differing.flatMap(({ rows: alike }): GridRow[] => [
    { title: showRow(alike[0] as Row, table, alike).label },
    ...alike.map((row): GridCell[] => [
      { text: (report.scenarios[row.scenario] as ScenarioHead).name, indent: 2 },
      ...showRow(row, table, alike).values.map((text) => ({ text })),
    ]),
  ]);
  const columns: GridColumn[] = [
    { heading: t("table.by-year"), align: "left", min: minLabel },
    ...report.years.map((year): GridColumn => ({ heading: yearName(year, table.calendar), align: "right" })),
  ];
  const tooWide = { remark: t("table.by-year-wide") };
  return [{ choices: [() => ({ parts: [{ columns, rows }] }), () => ({ parts: [tooWide] })] }];
}
