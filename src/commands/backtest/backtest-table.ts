/** The model against real projects: a bar around one for each case, how far they spread, and what was left out while each was scored. */

import { type Translate, translator } from "../../messages/format.ts";
import type { IdTaking } from "../../messages/message.ts";
import type { Language, Style } from "../../output/formats.ts";
import { grouped, sensibleDecimals } from "../../output/numbers/number.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Page, type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import { scopeIds, spreadsPart } from "./class-table.ts";
import { costText } from "./costs.ts";
import { ratioBar } from "./dots.ts";
import type { BacktestReport, CaseRow, Shelf } from "./report.ts";

const barColumns = { least: 9, most: 25 };

const shelfTitles: Readonly<Record<Exclude<Shelf, "recent">, IdTaking<never>>> = {
  older: "backtest.older",
  sites: "backtest.sites",
  strategic: "backtest.strategic-cases",
  others: "backtest.others-cases",
};

export function backtestPage(report: BacktestReport, style: Style, room: Room): Page {
  const { language } = style;
  const t = translator(language);
  const shelves = [...new Set(report.cases.map(({ shelf }) => shelf))];
  const titleOf = (shelf: Shelf) =>
    shelf !== "recent"
      ? t(shelfTitles[shelf])
      : report.since === undefined
        ? t("backtest.recent-all")
        : t("backtest.recent", { since: report.since[language] });
  return {
    titles: [t("backtest.title")],
    typed: report.casesFile === undefined ? [] : [report.casesFile],
    basis: [],
    parts: [
      { remark: t("backtest.basis") },
      spreadsPart(report, room, t, language),
      ...shelves.map((shelf) => casesPart(report, shelf, titleOf(shelf), room, t, language)),
      ...informedPart(report, room, t),
      ...unscoredPart(report, room, t, language),
    ],
    notes: [[t("backtest.means")], referenceNotes(report, t, language), doubtNotes(report, t)],
  };
}

function casesPart(
  report: BacktestReport,
  shelf: Shelf,
  title: string,
  room: Room,
  t: Translate,
  language: Language,
): Part {
  const cases = report.cases.filter((row) => row.shelf === shelf);
  const texts = cases.map((row): GridCell[] => [
    { text: row.assumed.length > 0 ? `${row.id} *` : row.id, code: true },
    { text: costText(row.actual, row.currency, language) },
    { text: costText(row.model, row.currency, language) },
    { text: ratioText(row.ratio) + (row.slip ? " !" : ""), alarm: row.slip },
  ]);
  const columns: GridColumn[] = [
    { heading: t("backtest.case"), align: "left" },
    { heading: t("backtest.actual"), align: "right" },
    { heading: t("backtest.model"), align: "right" },
    { heading: t("backtest.ratio"), align: "right" },
  ];
  const taken = gridWidth(columns, texts) + 2;
  const whole = room === unlimited || room - taken >= barColumns.least;
  const kept = whole ? columns : columns.filter((_, i) => i === 0 || i === 3);
  const cells = texts.map((row) => (whole ? row : row.filter((_, i) => i === 0 || i === 3)));
  const left = room === unlimited ? barColumns.most : room - gridWidth(kept, cells) - 2;
  const width = Math.max(barColumns.least, Math.min(barColumns.most, left));
  const odd = width % 2 === 1 ? width : width - 1;
  const rows = cases.map((row, i) => [
    ...(cells[i] as GridCell[]),
    { text: barOf(row, odd), code: true },
    ...(room === unlimited ? wideCells(row, language, t) : []),
  ]);
  const wide: GridColumn[] =
    room === unlimited
      ? wideHeadings.map((id) => ({ heading: t(id), align: id === "backtest.per-gpu" ? "right" : "left" }))
      : [];
  return { title, columns: [...kept, { heading: axisText(odd), align: "left" }, ...wide], rows };
}

const wideHeadings = [
  ...(["backtest.scope", "backtest.year", "backtest.per-gpu"] as const),
  ...(["backtest.project", "backtest.doubts"] as const),
];

function wideCells(
  { scope, year, perGpu, label, doubts }: CaseRow,
  language: Language,
  t: Translate,
): GridCell[] {
  return [
    { text: t(scopeIds[scope]) },
    { text: String(year) },
    { text: perGpu === undefined ? "" : grouped(perGpu, 0) },
    { text: label[language].normalize("NFC") },
    { text: (doubts?.[language] ?? "").normalize("NFC") },
  ];
}

/** The model's range as ratios to what it makes of the case: inside it the bar ends in the light part. */
function barOf({ ratio, model, low, high }: CaseRow, columns: number): string {
  return ratioBar(ratio, { low: low / model, high: high / model }, columns);
}

/** Over the bars: the ends of their axis, and one. */
function axisText(columns: number): string {
  const half = (columns - 1) / 2;
  return `${"1/4".padEnd(half)}1${"4".padStart(half)}`;
}

function informedPart({ informed }: BacktestReport, room: Room, t: Translate): Part[] {
  if (informed.length === 0) return [];
  const number = (value: number | null, unit: string) =>
    value === null ? t("table.undefined") : grouped(value, sensibleDecimals([value], unit));
  const rows = informed.map((row): GridCell[] => [
    { text: row.case, code: true },
    { text: `${row.parameter} (${row.unit})` },
    { text: number(row.value, row.unit) },
    { text: number(row.instead, row.unit) },
  ]);
  const columns: GridColumn[] = [
    { heading: t("backtest.case"), align: "left" },
    { heading: t("backtest.informed"), align: "left" },
    { heading: t("backtest.with"), align: "right" },
    { heading: t("backtest.without"), align: "right" },
  ];
  const others = gridWidth(
    [columns[0], columns[2], columns[3]] as GridColumn[],
    rows.map((row) => [row[0], row[2], row[3]] as GridCell[]),
  );
  const label = { ...(columns[1] as GridColumn), ...wrapAt(Math.max(16, room - others - 2)) };
  const laid = [columns[0], label, columns[2], columns[3]] as GridColumn[];
  return [{ title: t("backtest.left-out"), columns: laid, rows }];
}

const whyIds = {
  low: "backtest.why-low",
  scope: "backtest.why-scope",
  cost: "backtest.why-cost",
  size: "backtest.why-size",
  generation: "backtest.why-generation",
  price: "backtest.why-price",
} as const;

function unscoredPart({ unscored }: BacktestReport, room: Room, t: Translate, language: Language): Part[] {
  if (unscored.length === 0) return [];
  const rows = unscored.map(({ id, why, scope, apart }): GridCell[] => [
    { text: id, code: true },
    {
      text:
        why === "apart"
          ? (apart?.[language] ?? "").normalize("NFC")
          : t(whyIds[why], { scope: t(scopeIds[scope]) }),
    },
  ]);
  const name: GridColumn = { heading: t("backtest.case"), align: "left" };
  const left = Math.max(
    12,
    room -
      gridWidth(
        [name],
        rows.map((row) => [row[0] as GridCell]),
      ) -
      2,
  );
  const columns: GridColumn[] = [name, { heading: t("backtest.why"), align: "left", ...wrapAt(left) }];
  return [{ title: t("backtest.unscored", { count: unscored.length }), columns, rows }];
}

function referenceNotes(
  { reference, fourInFive, spreads }: BacktestReport,
  t: Translate,
  language: Language,
): string[] {
  const [recent] = spreads;
  const own =
    fourInFive === null
      ? []
      : [t("backtest.four-in-five", { n: recent?.n ?? 0, ratio: grouped(fourInFive, 2) })];
  if (reference === undefined) return own;
  const { label, scenario, n, ratio, logSpread, fourInFive: most } = reference;
  const values = { n, ratio: grouped(ratio, 2), spread: grouped(logSpread, 2), most: grouped(most, 2) };
  return [t("backtest.reference", { ...values, scenario, label: label[language] }), ...own];
}

function doubtNotes({ cases }: BacktestReport, t: Translate): string[] {
  const slips = cases.filter(({ slip }) => slip).map(({ id }) => id);
  const shared = cases.filter(({ shared }) => shared.length > 0);
  return [
    ...(cases.some(({ assumed }) => assumed.length > 0) ? [t("backtest.assumed")] : []),
    ...(slips.length > 0 ? [t("backtest.slip", { cases: slips.join(", ") })] : []),
    ...shared.map(({ id, shared }) => t("backtest.shared", { case: id, parameters: shared.join(", ") })),
  ];
}

function ratioText(ratio: number): string {
  return grouped(ratio, ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0);
}
