import { csv, csvLines } from "./csv/csv.ts";
import type { Reported } from "./document.ts";
import type { Format, Style } from "./formats.ts";
import { json } from "./json-writer.ts";
import { markdown } from "./markdown/markdown.ts";
import { ndjson, ndjsonLines } from "./ndjson.ts";
import type { View } from "./report-view.ts";
import { table } from "./text/table.ts";

export type Renderer = <R extends Reported>(report: R, view: View<R>, style: Style) => string;
type Stream = <R extends Reported>(report: R, view: View<R>, style: Style) => Iterable<string>;

export const renderers: Readonly<Record<Format, Renderer>> = {
  ...{ table, json, ndjson, csv, markdown },
  ...{ junit: own("junit"), github: own("github"), html: own("html"), svg: own("svg") },
  ...{ bibtex: own("bibtex"), csl: own("csl") },
};

/** A format that one command has, and the others do not offer. */
function own(format: Format): Renderer {
  return (report, view, style) => {
    const write = view.own?.[format];
    if (write === undefined) throw new Error(`${format} is not for ${report.command}`);
    return write(report, style);
  };
}

/** The formats that come row by row, and so need no memory for the whole. */
export const streams: Readonly<Partial<Record<Format, Stream>>> = { ndjson: ndjsonLines, csv: csvLines };
