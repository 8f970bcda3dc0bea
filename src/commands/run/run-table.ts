/** One scenario, year by year. */

import { maxOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import { stackDrawing } from "../../output/charts/stacked-bars.ts";
import type { Style } from "../../output/formats.ts";
import { foreignNote, moneyBasis, type ShownRow, showRow } from "../../output/numbers/cells.ts";
import { type TableStyle, tableScale } from "../../output/numbers/formatter.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import { columnsAddUp } from "../../output/numbers/rounding-note.ts";
import { type GridCell, type GridColumn, type GridRow, gridWidth } from "../../output/text/grid.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import { type Page, type Room, wrapAt } from "../../output/text/page.ts";
import { width } from "../../output/text/width.ts";
import { isPaid } from "../../report/rows.ts";
import type { Row, RunReport } from "../../report/types.ts";

const leastLabel = 22;

type Line = { readonly row: Row; readonly shown: ShownRow };
type NumberColumn = { readonly heading: string; readonly cell: (line: Line) => GridCell };

export function runPage(report: RunReport, style: Style, room: Room): Page {
  const { language } = style;
  const { currency } = report.money;
  const t = translator(language);
  const table: TableStyle = {
    language,
    currency,
    scale: tableScale(report.rows, currency, style.scale, style.language),
    asked: style.scale,
    counts: report.model.counts,
  };
  const [scenario] = report.scenarios;
  // Under every payer stands every cost; those that pay nothing for it are left out.
  const paid = report.groupBy === undefined ? report.rows : report.rows.filter(isPaid);
  const lines = paid.map((row) => ({ row, shown: showRow(row, table) }));

  const { columns, labelWidth, folded } = widest(columnLayouts(report, t), lines, room);
  const gridColumns: GridColumn[] = [
    { heading: t("table.metric"), align: "left", ...wrapAt(labelWidth) },
    ...columns.map(({ heading }): GridColumn => ({ heading, align: "right" })),
  ];
  const rows: GridRow[] = [];
  for (const section of report.sections) {
    const inSection = lines.filter(({ row }) => row.section === section.id);
    if (inSection.length === 0) continue;
    if (section.label !== undefined) rows.push({ title: section.label[language].normalize("NFC") });
    const indent = section.label === undefined ? 0 : 2;
    for (const line of inSection) {
      rows.push([{ text: line.shown.label, indent }, ...columns.map(({ cell }) => cell(line))]);
    }
  }

  const notes = [
    ...(folded && report.pictures === undefined ? [t("table.folded", { columns: room })] : []),
    ...(report.pictures !== undefined || sumsHold(lines, folded, report, table) ? [] : [t("table.rounded")]),
    ...(lines.some(({ row }) => row.memo) ? [t("table.memo")] : []),
    ...foreignNote(
      lines.map(({ row }) => row),
      language,
    ),
    ...(lines.length < report.rows.length ? [t("table.unpaid")] : []),
    t("table.assumptions", { assumptions: scenario.assumptions, inputs: scenario.inputs }),
  ];
  const parts = report.pictures?.map((picture) =>
    stackDrawing(picture, report.years, table, style.columns, t),
  );
  return {
    titles: [t("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") })],
    typed: byHand(scenario),
    basis: [moneyBasis(report, table)],
    parts:
      parts === undefined
        ? [{ columns: gridColumns, rows }]
        : parts.length === 0
          ? [{ remark: t("chart.none") }]
          : parts,
    notes: [notes],
  };
}

/** Whether all that is shown adds up: folded, the years between are not. */
function sumsHold(lines: readonly Line[], folded: boolean, { years }: RunReport, table: TableStyle): boolean {
  const shown = folded ? [0, years.length - 1] : years.map((_, year) => year);
  const across = folded || lines.every(({ shown }) => shown.addsUp);
  return (
    across &&
    columnsAddUp(
      lines.map(({ row }) => row),
      shown,
      table,
    )
  );
}

/** The ways to lay out the numbers, the fullest first. */
function columnLayouts({ years, rows }: RunReport, t: Translate): NumberColumn[][] {
  const shortage = ({ row }: Line, value: number | null | undefined): Pick<GridCell, "alarm"> => ({
    alarm: isBalance(row) && (value ?? 0) < 0,
  });
  const yearly = years.map((year, i) => ({
    heading: String(year),
    cell: (line: Line) => ({ text: line.shown.values[i] as string, ...shortage(line, line.row.values[i]) }),
  }));
  const total = {
    heading: t("table.total"),
    cell: (line: Line) => ({ text: line.shown.total, ...shortage(line, line.row.total) }),
  };
  const worstValue = {
    heading: t("table.worst"),
    cell: (line: Line) => {
      const { worst } = line.row;
      if (worst === undefined) return { text: "" };
      return { text: line.shown.values[worst] as string, ...shortage(line, line.row.values[worst]) };
    },
  };
  const worstYear = (heading: string) => ({
    heading,
    cell: ({ row }: Line) => ({ text: row.worst === undefined ? "" : String(years[row.worst]) }),
  });
  // A column that would stay empty is none.
  const anyWorst = rows.some((row) => row.worst !== undefined);
  const full = [...yearly, total, ...(anyWorst ? [worstYear(t("table.worst"))] : [])];
  const worst = anyWorst ? [worstValue, worstYear(t("table.worst-year"))] : [];
  const ends = years.length > 1 ? [yearly[0] as NumberColumn, yearly.at(-1) as NumberColumn] : yearly;
  return [full, [...yearly, total], [...ends, total, ...worst], [total, ...worst], [total]];
}

/** The fullest layout that leaves room for the labels; numbers are never cut, so the last one is taken as it comes. */
function widest(
  layouts: readonly NumberColumn[][],
  lines: readonly Line[],
  room: Room,
): { columns: NumberColumn[]; labelWidth: number; folded: boolean } {
  const longest = maxOf(
    lines.map(({ shown }) => width(shown.label) + 2),
    0,
  );
  for (const [i, columns] of layouts.entries()) {
    const numbers = gridWidth(
      columns.map(({ heading }) => ({ heading, align: "right" })),
      lines.map((line) => columns.map(({ cell }) => cell(line))),
    );
    const left = room - numbers - 2;
    const last = i === layouts.length - 1;
    if (left >= Math.min(leastLabel, longest) || last) {
      return { columns, labelWidth: Math.max(left, leastLabel), folded: i >= 2 };
    }
  }
  throw new Error("no layout");
}
