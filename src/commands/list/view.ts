import { message } from "../../errors.ts";
import { format, translator } from "../../messages/format.ts";
import type { MessageId } from "../../messages/message.ts";
import { textCell } from "../../output/csv/csv.ts";
import { headOf, type Json } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import { quantities, type UnitWords, unitName } from "../../output/numbers/quantity.ts";
import { shapeName } from "../../output/numbers/ranges.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Page, type PageStyle, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import { wrap } from "../../output/text/width.ts";
import type { Cell, Column, ListReport } from "../../report/listing.ts";
import type { Text } from "../../report/types.ts";
import { kindName, modelMarkdown } from "./model-page.ts";

export const listView: View<ListReport> = {
  page: (report, style, room) => (compact) => listPage(report, style, room, compact),
  compact: 2,
  document: (report) => ({
    head: { ...headOf(report), list: report.list },
    lists: [{ key: "items", record: "item", items: report.items.map((item) => itemOf(item, report)) }],
  }),
  records: listRecords,
  markdown: (report, style) =>
    report.page === undefined ? undefined : modelMarkdown(report, report.page, style),
};

function itemOf(item: Readonly<Record<string, Cell>>, report: ListReport): Json {
  const columns = report.columns.filter(({ as, only }) => as !== "mark" && only !== "csv");
  return Object.fromEntries(columns.map(({ id }) => [id, english(item[id] ?? null)]));
}

function english(cell: Cell): Json {
  if (isWords(cell)) return cell.map(({ en }) => en);
  return cell !== null && typeof cell === "object" && "en" in cell ? cell.en : cell;
}

function listRecords(report: ListReport, { language }: CsvStyle): string[][] {
  const columns = report.columns.filter(({ as }) => as !== "mark");
  const records = report.items.map((item) =>
    columns.map(({ id, as }) => {
      const cell = item[id] ?? null;
      // A value a year has a column a year.
      if (id === "value" && Array.isArray(cell)) return "";
      return as === "text" ? textCell(wordsOf(cell), language) : csvText(cell);
    }),
  );
  return [columns.map(({ id }) => id), ...records];
}

function wordsOf(cell: Cell): Text | string {
  if (isWords(cell))
    return { en: cell.map(({ en }) => en).join(";"), ko: cell.map(({ ko }) => ko).join(";") };
  return typeof cell === "object" && cell !== null && "en" in cell ? cell : csvText(cell);
}

function csvText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "number") return plain(cell);
  if ("en" in cell) return cell.en;
  if (isWords(cell)) return cell.map(({ en }) => en).join(";");
  return cell.map((each) => (typeof each === "string" ? each : plainOrEmpty(each))).join(";");
}

const minText = 10;
/** Columns of text for an amount with the name of its currency: "2.485 billion" stands over "Canadian dollars". */
const maxAmount = 16;

export function listPage(report: ListReport, style: PageStyle, room: Room, compact = 0): Page {
  if (compact > 1 && grouping.has(report.list)) return groupsPage(report, style.language, room);
  return itemsPage(compact > 0 ? withoutReasons(report) : report, style, room);
}

/** What is long is shown of one at a time. */
function withoutReasons(report: ListReport): ListReport {
  return { ...report, columns: report.columns.filter(({ id }) => id !== "why") };
}

/** Lists that are too long for a screen, by what their items are brought together. */
const grouping: ReadonlyMap<string, (item: ListReport["items"][number]) => string> = new Map([
  ["inputs", ({ name }) => String(name).split(".")[0] as string],
  ["metrics", ({ name }) => String(name).split(".")[0] as string],
  ["sources", ({ date }) => String(date).slice(0, 4)],
]);
/** So many of a group are named. */
const maxNamed = 3;

/** How many there are in each group, and the first few. */
function groupsPage(report: ListReport, language: Language, room: Room): Page {
  const t = translator(language);
  const groupOf = grouping.get(report.list) as (item: ListReport["items"][number]) => string;
  const groups = new Map<string, ListReport["items"][number][]>();
  for (const item of report.items) {
    const own = groups.get(groupOf(item));
    if (own === undefined) groups.set(groupOf(item), [item]);
    else own.push(item);
  }
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, items]): GridCell[] => {
      const labels = items.map(({ label, title }) => wordsIn(label ?? title ?? "", language));
      const few = [...new Set(labels)].slice(0, maxNamed).join("; ");
      return [{ text: name, code: true }, { text: String(items.length) }, { text: few }];
    });
  const columns: GridColumn[] = [
    { heading: t("list.group"), align: "left" },
    { heading: t("list.number"), align: "right" },
  ];
  const label = Math.max(minText, room - gridWidth(columns, rows) - 2);
  const cut = rows.map(([name, count, { text } = { text: "" }]) => [
    name,
    count,
    { text: oneLine(text, label) },
  ]);
  const [group = ""] = [...groups.keys()].sort();
  return {
    ...{ titles: [], typed: [], basis: [] },
    parts: [
      { columns: [...columns, { heading: t("list.examples"), align: "left" }], rows: cut as GridCell[][] },
    ],
    notes: [
      [
        t("list.see-group", { list: report.list, group }),
        format(message("list.count", { count: report.items.length }), language),
      ],
    ],
  };
}

/** As many of the words as stand on one line. */
function oneLine(text: string, columns: number): string {
  const [line = "", ...more] = wrap(text, columns - 2);
  return more.length === 0 ? line : `${line} …`;
}

function wordsIn(cell: Cell, language: Language): string {
  const text = typeof cell === "object" && cell !== null && "en" in cell ? cell[language] : String(cell);
  return text.normalize("NFC");
}

function itemsPage(report: ListReport, { language }: Style, room: Room): Page {
  const shown = report.columns.filter(
    (column) => column.heading !== undefined && (room === unlimited || !column.wide),
  );
  const columns = shown.map(
    (column): GridColumn => ({
      heading: format({ id: column.heading as MessageId }, language),
      align: column.as === "number" ? "right" : "left",
      ...(column.unit === "currency" ? { max: maxAmount } : {}),
    }),
  );
  const rows = report.items.map((item) =>
    shown.map(
      (column): GridCell => ({
        text: cellText(item, column, { language, counts: report.model.counts, calendar: report.plan.years }),
        code: column.id === "name" || column.id === "id" || column.id === "formula",
      }),
    ),
  );
  const fixed = shown.map((column, i) => (column.as === "text" ? -1 : i)).filter((i) => i >= 0);
  const fixedWidth = gridWidth(
    fixed.map((i) => columns[i] as GridColumn),
    rows.map((row) => fixed.map((i) => row[i] as GridCell)),
  );
  const texts = shown.length - fixed.length;
  // What the names and numbers leave of the line is shared by the texts.
  const left = Math.floor((room - fixedWidth) / Math.max(1, texts)) - 2;
  const wrapped = columns.map((column, i): GridColumn => {
    const { as, min = minText } = shown[i] as Column;
    return as === "text" ? { ...column, ...wrapAt(Math.max(min, left)) } : column;
  });
  const notes = [
    ...(report.legend === undefined ? [] : [report.legend]),
    ...(report.more === undefined || room === unlimited ? [] : [report.more]),
    message("list.count", { count: report.items.length }),
  ].map((note) => format(note, language));
  return {
    titles: [],
    typed: [],
    basis: [],
    parts: rows.length === 0 ? [] : [{ columns: wrapped, rows }],
    notes: [notes],
  };
}

function cellText(item: Readonly<Record<string, Cell>>, column: Column, words: UnitWords): string {
  const cell = item[column.id] ?? null;
  if (cell === null) return "";
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "string") return wordOf(cell, column, words);
  if (typeof cell === "object" && "en" in cell) return cell[words.language].normalize("NFC");
  if (isWords(cell)) return cell.map((each) => each[words.language].normalize("NFC")).join(", ");
  if (isTexts(cell)) return cell.join(", ");
  // The range of a yearly value is in factors, or in what is added.
  const onPath = typeof cell === "number" && Array.isArray(item.value);
  const sign = onPath && item.as === "addend" && cell > 0 ? "+" : "";
  const stated = item[column.unit ?? "unit"];
  const unit = typeof stated === "string" && (!onPath || item.as === "addend") ? stated : "1";
  const text = sign + quantities(cell, unit, words);
  const rest = column.id === "value" && Array.isArray(item.rest);
  return rest ? `${text} (${format(message("share.rest"), words.language)})` : text;
}

/** A name as it is; a unit, a kind and a distribution in the reader's words. */
function wordOf(cell: string, { as }: Column, words: UnitWords): string {
  if (as === "unit") return unitName(cell, words);
  if (as === "kind") return kindName(cell, words.language);
  if (as === "shape") return shapeName(cell, words.language);
  return cell.normalize("NFC");
}

/** Whether a cell is a list of what is said in the reader's language. */
function isWords(cell: Cell): cell is readonly Text[] {
  return (
    Array.isArray(cell) && cell.length > 0 && cell.every((each) => each !== null && typeof each === "object")
  );
}

function isTexts(cell: readonly (number | null)[] | readonly string[] | number): cell is readonly string[] {
  return Array.isArray(cell) && cell.every((each) => typeof each === "string");
}

export function validatePage({ files }: { readonly files: readonly string[] }): Page {
  return {
    titles: [],
    typed: [],
    basis: [],
    parts: [{ names: files }],
    notes: [],
  };
}
