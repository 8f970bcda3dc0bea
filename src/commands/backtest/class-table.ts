/** How far cases spread around the model, group by group. */

import { type Translate, translator } from "../../messages/format.ts";
import type { IdTaking } from "../../messages/message.ts";
import type { Language } from "../../output/formats.ts";
import { grouped, percentage } from "../../output/numbers/number.ts";
import { sentence } from "../../output/text/finding.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import { type CaseVat, caseVats } from "../../plan/cases/classes.ts";
import type { BacktestReport, SpreadRow } from "./report.ts";

export const scopeIds = {
  servers: "backtest.servers",
  hardware: "backtest.hardware",
  "hardware-operation": "backtest.hardware-operation",
  "all-in": "backtest.all-in",
  "all-in-operation": "backtest.all-in-operation",
  facility: "backtest.facility",
  rental: "backtest.rental",
  programme: "backtest.programme",
  value: "backtest.value",
} as const;

const groupIds: Readonly<Record<Exclude<SpreadRow["group"], "recent" | "all-buyers">, IdTaking<never>>> = {
  ...scopeIds,
  naive: "backtest.naive",
  purchases: "backtest.purchases",
  others: "backtest.others",
  commercial: "backtest.commercial",
  state: "backtest.state",
  strategic: "backtest.strategic",
};

export const vatIds: Readonly<Record<CaseVat, IdTaking<never>>> = {
  removed: "backtest.vat-removed",
  included: "backtest.vat-included",
  excluded: "backtest.vat-excluded",
  recoverable: "backtest.vat-recoverable",
  none: "backtest.vat-none",
  "not-stated": "backtest.vat-not-stated",
};

/** What the costs that are scored say of value-added tax, with how many say it. */
export function vatText({ cases }: BacktestReport, t: Translate): string {
  const counts = caseVats.flatMap((vat) => {
    const count = cases.filter((each) => each.vat === vat).length;
    return count === 0 ? [] : [t("backtest.vat-count", { said: t(vatIds[vat]), count })];
  });
  return t("backtest.vat-counts", { list: counts.join(", ") });
}

/** Where a table has no column for it: the cases by what they say of value-added tax. */
export function vatPart({ cases }: BacktestReport, room: Room, t: Translate): Part {
  const rows = caseVats.flatMap((vat): GridCell[][] => {
    const ids = cases.filter((each) => each.vat === vat).map(({ id }) => id);
    return ids.length === 0 ? [] : [[{ text: t(vatIds[vat]) }, { text: ids.join(", ") }]];
  });
  const first: GridColumn = { heading: "", align: "left" };
  const own = gridWidth(
    [first],
    rows.map((row) => row.slice(0, 1)),
  );
  const columns: GridColumn[] = [
    first,
    { heading: t("backtest.case"), align: "left", ...wrapAt(Math.max(12, room - own - 2)) },
  ];
  return { title: t("backtest.vat-title"), columns, rows };
}

/** A line for each group of cases. */
export function spreadsPart(
  { spreads, recentFrom }: BacktestReport,
  room: Room,
  t: Translate,
  language: Language,
): Part {
  const number = (value: number | null) => (value === null ? t("table.undefined") : grouped(value, 2));
  const nameOf = (group: SpreadRow["group"]) => {
    if (group !== "recent" && group !== "all-buyers") return t(groupIds[group]);
    const isRecent = group === "recent";
    if (recentFrom === undefined) return t(isRecent ? "backtest.recent-all" : "backtest.all-buyers-all");
    return t(isRecent ? "backtest.recent" : "backtest.all-buyers", { since: recentFrom[language] });
  };
  const rows = spreads.map((row): GridCell[] => [
    { text: nameOf(row.group), indent: row.by === "scope" || row.by === "class" ? 2 : 0 },
    { text: String(row.n) },
    { text: number(row.median) },
    { text: number(row.geometricMean) },
    { text: number(row.sdLogRatio) },
    { text: number(row.absoluteError) },
    { text: row.withinRange === null ? "" : percentage(row.withinRange, 0) },
  ]);
  const numbers: GridColumn[] = [
    { heading: "n", align: "right" },
    { heading: t("backtest.median"), align: "right" },
    { heading: t("backtest.geometric-mean"), align: "right" },
    { heading: t("backtest.log-spread"), align: "right" },
    { heading: t("backtest.error"), align: "right" },
    { heading: t("backtest.within"), align: "right" },
  ];
  const shown = room !== unlimited && room < 64 ? [0, 1, 3] : numbers.map((_, i) => i);
  const kept = shown.map((i) => numbers[i] as GridColumn);
  const cells = rows.map((row) => shown.map((i) => row[i + 1] as GridCell));
  const label = Math.max(12, room - gridWidth(kept, cells) - 2);
  return {
    title: t("backtest.spreads"),
    columns: [{ heading: "", align: "left", ...wrapAt(label) }, ...kept],
    rows: rows.map((row, i) => [row[0] as GridCell, ...(cells[i] as GridCell[])]),
  };
}

/** The ends of the axis: a quarter and four times. */
const farthest = Math.log(4);

/**
 * From one, marked by a line, to the ratio (full), over the range that was expected (light). What goes beyond the axis ends in an
 * arrow.
 */
export function ratioBar(
  ratio: number,
  { low, high }: { readonly low: number; readonly high: number },
  columns: number,
): string {
  const middle = (columns - 1) / 2;
  const place = (value: number) => {
    const at = Math.round(middle + (Math.log(value) / farthest) * middle);
    return Math.min(columns - 1, Math.max(0, at));
  };
  const cells = Array.from({ length: columns }, () => " ");
  const fill = (from: number, to: number, character: string) => {
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) cells[i] = character;
  };
  fill(place(low), place(high), "░");
  fill(middle, place(ratio), "█");
  if (Math.log(ratio) > farthest) cells[columns - 1] = ">";
  if (Math.log(ratio) < -farthest) cells[0] = "<";
  cells[middle] = "│";
  return cells.join("").trimEnd();
}

/** How near the model's unit costs are to what was paid, over the spread that stands first. */
export function backtestFinding({ spreads }: BacktestReport, language: Language): string | undefined {
  const t = translator(language);
  const [first] = spreads;
  if (first === undefined) return undefined;
  const { n, median, withinRange } = first;
  if (n === 0 || median === null) return sentence(t("backtest.finding-none"));
  const values = { n, ratio: grouped(median, 2), within: Math.round((withinRange ?? 0) * n) };
  return sentence(t("backtest.finding", values));
}
