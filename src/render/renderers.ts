import type { Report } from "../report/report.ts";
import { csv } from "./csv.ts";
import type { Format, Style } from "./formats.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { ndjson } from "./ndjson.ts";
import { table } from "./table.ts";

export type Renderer = (report: Report, style: Style) => string;

export const renderers: Readonly<Record<Format, Renderer>> = { table, json, ndjson, csv, markdown };
