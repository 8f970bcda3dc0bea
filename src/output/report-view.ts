/**
 * How one sort of report is written: what the formats are made from. Each verb brings its own, so that a bundle holds only
 * what its verbs write.
 */

import type { Document, Reported } from "./document.ts";
import type { Format, Style } from "./formats.ts";
import type { Page, PageStyle, Room } from "./text/page.ts";

/** `wide`: a record holds more than one number. */
export type CsvStyle = Pick<Style, "wide" | "language">;

export interface View<R extends Reported> {
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
