/** CSV as in RFC 4180: for machines, and for spreadsheets with `--bom`. */

import { escapingHidden } from "../../control-characters.ts";
import type { Reported } from "../document.ts";
import type { Style } from "../formats.ts";
import type { View } from "../report-view.ts";

export function csv<R extends Reported>(report: R, view: View<R>, style: Style): string {
  return [...csvLines(report, view, style)].join("");
}

/** The same line by line. */
export function* csvLines<R extends Reported>(report: R, view: View<R>, style: Style): Iterable<string> {
  if (style.bom) yield "\ufeff";
  for (const record of view.records(report, style.wide)) yield `${record.map(quoted).join(",")}\r\n`;
}

function quoted(field: string): string {
  const text = escapingHidden(field, "\n\t");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
