import type { Report } from "../report/report.ts";
import { csv, csvLines } from "./csv.ts";
import type { Format, Style } from "./formats.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { ndjson, ndjsonLines } from "./ndjson.ts";
import { table } from "./table.ts";

export type Renderer = (report: Report, style: Style) => string;

export const renderers: Readonly<Record<Format, Renderer>> = { table, json, ndjson, csv, markdown };

/** The formats that come row by row, and so need no memory for the whole. */
export const streams: Readonly<Partial<Record<Format, (report: Report, style: Style) => Iterable<string>>>> =
  { ndjson: ndjsonLines, csv: csvLines };
