/** CSV as in RFC 4180: for machines, and for spreadsheets with `--bom`. */

import { escapingHidden, guarded } from "../../control-characters.ts";
import type { Money, Row, Text } from "../../report/types.ts";
import type { Reported } from "../document.ts";
import type { Language, Style } from "../formats.ts";
import type { View } from "../report-view.ts";

export function csv<R extends Reported>(report: R, view: View<R>, style: Style): string {
  return [...csvLines(report, view, style)].join("");
}

/** The same line by line. */
export function* csvLines<R extends Reported>(report: R, view: View<R>, style: Style): Iterable<string> {
  if (style.bom) yield "\ufeff";
  for (const record of view.records(report, style)) yield line(record);
}

/** Records alone, as a file of its own. */
export function csvRecords(records: readonly (readonly string[])[]): string {
  return records.map(line).join("");
}

function line(record: readonly string[]): string {
  return `${record.map(quoted).join(",")}\r\n`;
}

function quoted(field: string): string {
  const text = escapingHidden(field, "\n\t");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A label or prose in the language asked for; nothing where there is none. */
export function textCell(text: Text | string | undefined, language: Language): string {
  const said = typeof text === "object" ? text[language] : (text ?? "");
  return guarded(said.normalize("NFC"));
}

/** A unit as CSV has it, where no head says what money is told in: "KRW (2025 prices)". */
export function basisUnit(
  { unit, nominal }: Pick<Row, "unit" | "nominal">,
  { currency, prices }: Money,
): string {
  const restated = prices !== undefined && nominal === undefined;
  return restated && unit.split(/[*/]/).includes(currency.code) ? `${unit} (${prices} prices)` : unit;
}
