/** CSV as in RFC 4180: for machines, and for spreadsheets with `--bom`. */

import { escapingHidden, guarded } from "../../control-characters.ts";
import type { Money, Row, ScenarioHead, Text } from "../../report/types.ts";
import type { Reported } from "../document.ts";
import type { Language, Style } from "../formats.ts";
import { wholeMoneyBasis } from "../numbers/cells.ts";
import type { View } from "../report-view.ts";
import { allBases } from "../text/heading.ts";

export function csv<R extends Reported>(report: R, view: View<R>, style: Style): string {
  return [...csvLines(report, view, style)].join("");
}

/** The same line by line. */
export function* csvLines<R extends Reported>(report: R, view: View<R>, style: Style): Iterable<string> {
  if (style.bom) yield "\ufeff";
  for (const record of withBasis(view.records(report, style), report, style.language)) yield line(record);
}

/**
 * Of a report about scenarios, a last column that says which money each record counts, as the head of a table does: a row that is
 * filtered or pasted elsewhere keeps it. A record of no one scenario has that of all.
 */
function* withBasis(
  records: Iterable<readonly string[]>,
  { money, plan, scenarios }: Reported,
  language: Language,
): Iterable<readonly string[]> {
  if (money === undefined || !scenarios?.some(({ basis }) => basis !== undefined)) return yield* records;
  const terms = wholeMoneyBasis({ money, plan }, language);
  const textOf = (heads: readonly ScenarioHead[]) =>
    textCell([terms, ...allBases(heads, language)].join("; "), language);
  const every = textOf(scenarios);
  const byName = new Map(
    scenarios.map(({ name }) => [name, textOf(scenarios.filter((each) => each.name === name))]),
  );
  let place: number | undefined;
  for (const record of records) {
    if (place === undefined) {
      place = record.indexOf("scenario");
      yield [...record, "basis"];
    } else yield [...record, byName.get(record[place] ?? "") ?? every];
  }
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

/** A label or prose in the language requested; nothing where there is none. */
export function textCell(text: Text | string | undefined, language: Language): string {
  const value = typeof text === "object" ? text[language] : (text ?? "");
  return guarded(value.normalize("NFC"));
}

/** A unit as CSV has it, so that it is understood by itself: "KRW (2025 prices)". */
export function basisUnit(
  { unit, nominal }: Pick<Row, "unit" | "nominal">,
  { currency, prices }: Money,
): string {
  const restated = prices !== undefined && nominal === undefined;
  return restated && unit.split(/[*/]/).includes(currency.code) ? `${unit} (${prices} prices)` : unit;
}
