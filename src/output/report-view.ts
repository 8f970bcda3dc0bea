/**
 * How one sort of report is written: what the formats are made from. Each verb brings its own, so that a bundle holds only
 * what its verbs write.
 */

import type { Document, Reported } from "./document.ts";
import type { Format, Language, Style } from "./formats.ts";
import type { Page, PageStyle, Room } from "./text/page.ts";

/** `wide`: a record holds more than one number. */
export type CsvStyle = Pick<Style, "wide" | "language">;

export interface View<R extends Reported> {
  /** Up to which step its page can be shortened for a screen, if it can. */
  readonly compact?: number;
  /** What was found, in one sentence made from the numbers: first of all in a table, and in JSON in both languages. */
  finding?(report: R, language: Language): string | undefined;
  /** For people. Its writer fits it to lines of `room` columns; what a page draws itself is drawn for them. */
  page(report: R, style: PageStyle, room: Room): Page;
  /** For programs: every digit, labels in English, nothing that depends on the language. */
  document(report: R): Document;
  /** For spreadsheets, the first being the names of the columns. Labels and prose are in the language asked for, all else is in none. */
  records(report: R, style: CsvStyle): Iterable<readonly string[]>;
  /** A page of Markdown of its own, where the report has one. */
  markdown?(report: R, style: Style): string | undefined;
  /** Formats that only this sort of report has. */
  readonly own?: Readonly<Partial<Record<Format, (report: R, style: Style) => string>>>;
}

/** The document of a report, with what was found behind the rest of its head. */
export function documentWithFinding<R extends Reported>(report: R, view: View<R>): Document {
  const { head, lists } = view.document(report);
  const [en, ko] = [view.finding?.(report, "en"), view.finding?.(report, "ko")];
  if (en === undefined || ko === undefined) return { head, lists };
  return { head: { ...head, finding: { en, ko } }, lists };
}

/** The page of a report, with what was found in front. */
export function pageWithFinding<R extends Reported>(
  report: R,
  view: View<R>,
  style: PageStyle,
  room: Room,
): Page {
  const page = view.page(report, style, room);
  const finding = view.finding?.(report, style.language);
  return finding === undefined ? page : { ...page, finding };
}
