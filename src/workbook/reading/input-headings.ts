/** The sheet of inputs as it comes back: where its table begins, and which column is what. */

import { Failure, message, type Place } from "../../errors.ts";
import { type Translate, translator } from "../../messages/format.ts";
import type { Project } from "../../plan/types.ts";
import { readYear } from "../../plan/years.ts";
import { columnName } from "../formulas/cell-text.ts";
import { headingOf, type InputColumn, inputColumns } from "../sheets/inputs-sheet.ts";
import type { SheetName } from "../spreadsheet.ts";
import type { ReadSheet } from "../xlsx.ts";
import type { Columns } from "./input-rows.ts";

const languages = ["en", "ko"] as const;

/** A cell as errors name it. */
export function placeOf(file: string, sheet: SheetName, cell: string): Place {
  return { file: `${file}: ${sheet}!${cell}` };
}

/** Words that a sheet has in one language or another. */
export function words(of: (t: Translate) => readonly string[]): ReadonlySet<string> {
  return new Set(languages.flatMap((language) => of(translator(language))));
}

/** The cells of a row as texts. */
export function textsOf(sheet: ReadSheet, row: number): readonly string[] {
  return Array.from({ length: sheet.columns }, (_, column) => String(sheet.at(row, column)?.value ?? ""));
}

/** The row of the headings, and the columns by what they say: wherever they were moved. Throws Failure "input". */
export function headingsIn(
  sheet: ReadSheet,
  file: string,
  project: Project,
): { row: number; columns: Columns } {
  const [first, second] = [words((t) => [t("workbook.input")]), words((t) => [t("workbook.label")])];
  const rows = Array.from({ length: Math.min(50, sheet.rows) }, (_, row) => row);
  // The title may be the same word.
  const row = rows.find((one) =>
    [first, second].every((any) => textsOf(sheet, one).some((text) => any.has(text))),
  );
  const missing = (heading: string) =>
    new Failure("input", {
      ...message("import.no-heading", { heading }),
      place: placeOf(file, "Inputs", "A3"),
    });
  if (row === undefined) throw missing(translator("en")("workbook.input"));
  const texts = textsOf(sheet, row);
  const twice = (heading: string, first: number, second: number) =>
    new Failure("input", {
      ...message("import.heading-twice", { heading, cell: `${columnName(first)}${row + 1}` }),
      place: placeOf(file, "Inputs", `${columnName(second)}${row + 1}`),
    });
  const find = (of: (t: Translate) => string) => {
    const wanted = words((t) => [of(t)]);
    const [column, second] = texts.flatMap((text, i) => (wanted.has(text) ? [i] : []));
    if (column === undefined) throw missing(of(translator("en")));
    if (second !== undefined) throw twice(texts[second] as string, column, second);
    return column;
  };
  const of = Object.fromEntries(inputColumns.map((column) => [column, find((t) => headingOf(column, t))]));
  const years = new Map<number, number>();
  for (const [column, text] of texts.entries()) {
    const year = /\d{2}/.test(text) ? readYear(text, project.plan.calendar) : undefined;
    if (typeof year !== "number") continue;
    const before = years.get(year);
    if (before !== undefined) throw twice(text, before, column);
    years.set(year, column);
  }
  const columns = {
    id: find((t) => t("workbook.input")),
    label: find((t) => t("workbook.label")),
    unit: find((t) => t("workbook.unit")),
    value: find((t) => t("workbook.value")),
  };
  return { row, columns: { ...columns, of: of as Partial<Record<InputColumn, number>>, years } };
}
