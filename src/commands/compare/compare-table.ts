/** Scenarios against a baseline: totals, their changes, or the inputs in which they differ. */

import { maxOf } from "../../lists.ts";
import { type Translate, translator } from "../../messages/format.ts";
import type { Style } from "../../output/formats.ts";
import {
  foreignNote,
  hasNoPercent,
  moneyBasis,
  showDifference,
  showRelative,
  showRow,
} from "../../output/numbers/cells.ts";
import { addsUp, formatterOf, type TableStyle, tableScale } from "../../output/numbers/formatter.ts";
import { columnsAddUp, type Summed } from "../../output/numbers/rounding-note.ts";
import { type GridCell, type GridColumn, type GridRow, gridWidth } from "../../output/text/grid.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import { type Grid, type Page, type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import { width } from "../../output/text/width.ts";
import { isCalendarYear, isPaid, rowKey } from "../../report/rows.ts";
import type { CompareReport, DifferenceRow, Row, ScenarioHead, UnshownRow } from "../../report/types.ts";
import { bridgePage } from "./bridge-table.ts";
import { inputGrid } from "./inputs-table.ts";

const leastLabel = 22;

/** One figure in every scenario. */
interface Line {
  readonly rows: readonly Row[];
  /** By scenario; the baseline has none. */
  readonly differences: readonly (DifferenceRow | undefined)[];
}

export function comparePage(report: CompareReport, style: Style, room: Room): Page {
  const { language } = style;
  const t = translator(language);
  const titles = report.scenarios.map((scenario, i) => {
    const title = { name: scenario.name, label: scenario.label[language].normalize("NFC") };
    return i === report.baseline ? t("table.against", title) : t("table.title", title);
  });
  // The baseline first, as in the columns below.
  const [baseline] = titles.splice(report.baseline, 1);
  titles.unshift(baseline as (typeof titles)[number]);
  const assumptions = report.scenarios.map(({ name, inputs, assumptions }) =>
    t("table.assumptions-of", { name, inputs, assumptions }),
  );
  const { basis, parts, notes } = bodyOf(report, style, room, t);
  // Settings lie over all scenarios alike.
  const [first] = report.scenarios;
  const typed = first === undefined ? [] : byHand(first);
  return { titles, typed, basis, parts, notes: [...notes, assumptions] };
}

type Body = Omit<Page, "titles" | "typed">;

function bodyOf(report: CompareReport, style: Style, room: Room, t: Translate): Body {
  if (report.showInputs) return { basis: [], parts: [inputGrid(report, style.language, t)], notes: [] };
  return report.bridges.length > 0 ? bridgePage(report, style, room, t) : figurePage(report, style, room, t);
}

function figurePage(report: CompareReport, style: Style, room: Room, t: Translate): Body {
  const { currency } = report.money;
  const scale = tableScale(report.rows, currency, style.scale, style.language);
  const table: TableStyle = {
    language: style.language,
    currency,
    scale,
    asked: style.scale,
    counts: report.model.counts,
  };
  const compared = linesOf(report);
  // Under every payer stands every cost; those that pay nothing for it in any scenario are left out.
  const every = report.groupBy === undefined ? compared : compared.filter(({ rows }) => rows.some(isPaid));
  const lines = style.wide ? every : every.filter(({ rows }) => rows.some((row) => row.kind !== "rate"));
  const others = report.scenarios.flatMap((_, i) => (i === report.baseline ? [] : [i]));
  const blocks = style.wide
    ? others.map((other) => yearBlock(report, lines, other, table, t))
    : totalBlocks(report, lines, others, room, table, t);
  const notes = [
    ...(report.unshown ?? []).map((row) => unshownText(row, report, style.language, t)),
    ...(sumsHold(report, lines, style.wide, table) ? [] : [t("table.rounded")]),
    ...(lines.some(isAcrossZero) ? [t("table.no-percent", { mark: t("table.no-percent-mark") })] : []),
    ...(lines.some(({ rows }) => rows.some((row) => row.memo)) ? [t("table.memo")] : []),
    ...foreignNote(
      lines.flatMap(({ rows }) => rows),
      style.language,
    ),
    ...(every.length < compared.length ? [t("table.unpaid")] : []),
    ...(lines.length < every.length ? [t("table.rates", { count: every.length - lines.length })] : []),
  ];
  return {
    basis: [
      moneyBasis(report, table),
      // The first grid has no years in its head.
      ...(style.wide ? [] : [totalsOf(report, t)]),
    ],
    parts: [
      ...blocks.map((block) => gridOf(block, report, lines, room, table, t)),
      ...(style.wide ? [] : byYear(report, lines, room, table, t)),
    ],
    notes: [notes],
  };
}

/** Up to so many figures that are not shown are named. */
const mostUnshown = 3;

function unshownText(
  { scenario, figures }: UnshownRow,
  { scenarios }: CompareReport,
  language: Style["language"],
  t: Translate,
): string {
  const name = (scenarios[scenario] as ScenarioHead).name;
  if (figures.length === 0) return t("compare.changes-none", { name });
  const named = figures.slice(0, mostUnshown).map(({ label }) => label[language].normalize("NFC"));
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
  const down = scenarios.every(
    (_, scenario) =>
      (scenario === baseline || columnsAddUp(changed(scenario), shown, table)) &&
      (wide ||
        columnsAddUp(
          lines.map(({ rows }) => rows[scenario] as Row),
          shown,
          table,
        )),
  );
  return across && down;
}

/** What totals are of. */
function totalsOf({ years }: CompareReport, t: Translate): string {
  return t("table.totals", { first: years[0] as number, last: years.at(-1) as number });
}

interface Block {
  readonly title?: string;
  readonly columns: readonly { readonly heading: string; readonly cell: (line: Line) => GridCell }[];
}

/** All scenarios side by side if there is room for them, else one block for each. */
function totalBlocks(
  report: CompareReport,
  lines: readonly Line[],
  others: readonly number[],
  room: Room,
  table: TableStyle,
  t: Translate,
): Block[] {
  const total = (scenario: number) => ({
    heading: headingOf(report.scenarios[scenario] as ScenarioHead, room),
    cell: ({ rows }: Line) => ({ text: showRow(rows[scenario] as Row, table, rows).total }),
  });
  const against = (scenario: number) => [
    total(scenario),
    {
      heading: t("table.difference"),
      cell: ({ rows, differences }: Line) => {
        const row = rows[scenario] as Row;
        const difference = differences[scenario]?.total ?? null;
        return { text: row.kind === "rate" ? "" : showDifference(difference, table, rows) };
      },
    },
    {
      heading: t("table.percent"),
      cell: ({ rows, differences }: Line) => {
        const rate = rows[scenario]?.kind === "rate" || rows.some(isCalendarYear);
        return { text: rate ? "" : showRelative(differences[scenario], table.language) };
      },
    },
  ];
  const joined: Block = { columns: [total(report.baseline), ...others.flatMap(against)] };
  if (others.length < 2 || numbersWidth(joined, lines) + 2 + leastLabel <= room) return [joined];
  return others.map((other) => ({ columns: [total(report.baseline), ...against(other)] }));
}

/** What one scenario changes in each year. */
function yearBlock(
  report: CompareReport,
  lines: readonly Line[],
  other: number,
  table: TableStyle,
  t: Translate,
): Block {
  const years = report.years.map((year, i) => ({
    heading: String(year),
    cell: ({ rows, differences }: Line) => {
      const row = rows[other] as Row;
      const difference = differences[other]?.values[i] ?? null;
      return { text: row.kind === "single" ? "" : showDifference(difference, table, rows) };
    },
  }));
  const [, ...changes] = totalBlocks(report, lines, [other], unlimited, table, t)[0]?.columns ?? [];
  const baseline = report.scenarios[report.baseline] as ScenarioHead;
  const scenario = report.scenarios[other] as ScenarioHead;
  return {
    title: `${scenario.name} − ${baseline.name}`,
    columns: [...years, ...changes.slice(1)],
  };
}

/** The figures that differ, year by year in every scenario; nothing where that does not fit. */
function byYear(
  report: CompareReport,
  lines: readonly Line[],
  room: Room,
  table: TableStyle,
  t: Translate,
): Part[] {
  const differing = lines.filter(
    ({ rows, differences }) =>
      rows[0]?.kind !== "single" &&
      differences.some((difference) => difference?.values.some((value) => value !== 0)),
  );
  if (differing.length === 0 || report.years.length < 2) return [];
  const rows = differing.flatMap(({ rows: alike }): GridRow[] => [
    { title: showRow(alike[0] as Row, table, alike).label },
    ...alike.map((row): GridCell[] => [
      { text: headingOf(report.scenarios[row.scenario] as ScenarioHead, room), indent: 2 },
      ...showRow(row, table, alike).values.map((text) => ({ text })),
    ]),
  ]);
  const years = report.years.map((year): GridColumn => ({ heading: String(year), align: "right" }));
  const numbers = gridWidth(
    years,
    rows.flatMap((row) => ("title" in row ? [] : [row.slice(1)])),
  );
  const left = room - 2 - numbers;
  if (left < leastLabel) return [{ remark: t("table.by-year-wide") }];
  const heading: GridColumn = { heading: t("table.by-year"), align: "left", ...wrapAt(left) };
  return [{ columns: [heading, ...years], rows }];
}

function gridOf(
  block: Block,
  report: CompareReport,
  lines: readonly Line[],
  room: Room,
  table: TableStyle,
  t: Translate,
): Grid {
  const left = Math.max(leastLabel, room - 2 - numbersWidth(block, lines));
  const columns: GridColumn[] = [
    { heading: t("table.metric"), align: "left", ...wrapAt(left) },
    ...block.columns.map(
      ({ heading }, i): GridColumn => ({ heading, align: "right", wrap: columnWidth(block, lines, i) }),
    ),
  ];
  const rows: GridRow[] = [];
  for (const section of report.sections) {
    const inSection = lines.filter(({ rows }) => rows[0]?.section === section.id);
    if (inSection.length === 0) continue;
    if (section.label !== undefined) rows.push({ title: section.label[table.language].normalize("NFC") });
    const indent = section.label === undefined ? 0 : 2;
    for (const line of inSection) {
      const { label } = showRow(line.rows[0] as Row, table, line.rows);
      rows.push([{ text: label, indent }, ...block.columns.map(({ cell }) => cell(line))]);
    }
  }
  return { title: block.title, columns, rows };
}

/** Where room is short, a name may break behind its plus signs; the rest of it is never cut. */
function headingOf(scenario: ScenarioHead, room: Room): string {
  const name = scenario.name;
  return room === unlimited ? name : name.replaceAll("+", "+ ");
}

function columnWidth(block: Block, lines: readonly Line[], i: number): number {
  const column = block.columns[i] as Block["columns"][number];
  return maxOf([
    ...column.heading.split(" ").map(width),
    ...lines.map((line) => width(column.cell(line).text)),
  ]);
}

function numbersWidth(block: Block, lines: readonly Line[]): number {
  const columns = block.columns.map(
    (_, i): GridColumn => ({
      heading: "x".repeat(columnWidth(block, lines, i)),
      align: "right",
    }),
  );
  return gridWidth(columns, []);
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
