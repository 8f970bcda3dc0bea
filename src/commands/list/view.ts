import { headOf, type Json } from "../../output/document.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { Cell, ListReport } from "../../report/types.ts";
import { listPage } from "./list-table.ts";
import { modelMarkdown } from "./model-page.ts";

export const listView: View<ListReport> = {
  page: listPage,
  document: (report) => ({
    head: { ...headOf(report), list: report.list },
    lists: [{ key: "items", record: "item", items: report.items.map((item) => itemOf(item, report)) }],
  }),
  records: listRecords,
  markdown: (report, style) =>
    report.page === undefined ? undefined : modelMarkdown(report, report.page, style),
};

function itemOf(item: Readonly<Record<string, Cell>>, report: ListReport): Json {
  const columns = report.columns.filter(({ as }) => as !== "mark");
  return Object.fromEntries(columns.map(({ id }) => [id, english(item[id] ?? null)]));
}

function english(cell: Cell): Json {
  return cell !== null && typeof cell === "object" && "en" in cell ? cell.en : cell;
}

function listRecords(report: ListReport): string[][] {
  const columns = report.columns.filter(({ as }) => as !== "mark");
  const records = report.items.map((item) =>
    columns.map(({ id, as }) => {
      const text = cellText(item[id] ?? null);
      return as === "text" ? harmless(text) : text;
    }),
  );
  return [columns.map(({ id }) => id), ...records];
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "number") return plain(cell);
  if ("en" in cell) return cell.en;
  return cell.map((each) => (typeof each === "string" ? each : plainOrEmpty(each))).join(";");
}

/** A spreadsheet takes prose that starts like a formula for one; an apostrophe keeps it text. Names and numbers stay as they are. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
