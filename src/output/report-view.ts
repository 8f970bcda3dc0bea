/**
 * How one sort of report is written: what the formats are made from. Each command brings its own, so that a bundle holds only
 * what its commands write.
 */

import type { Message } from "../errors.ts";
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
  /** Of what metrics that sentence is, in JSON: what is asked about first, then what it is left of. */
  findingMetrics?(report: R): readonly string[];
  /** The values of the first of them in the years that are calculated ahead of those shown, which the sentence may speak of. */
  findingEarlier?(report: R): readonly (number | null)[] | undefined;
  /**
   * For people. Its writer fits it to lines of `room` columns; what a page draws itself is drawn for them. One that can be shortened is a
   * function of how far: from 0, as it is, to `compact`.
   */
  page(report: R, style: PageStyle, room: Room): Page | ((compact: number) => Page);
  /** For programs: every digit, labels in English, nothing that depends on the language. */
  document(report: R): Document;
  /** For spreadsheets, the first being the names of the columns. Labels and prose are in the language requested, all else is in none. */
  records(report: R, style: CsvStyle): Iterable<readonly string[]>;
  /** A page of Markdown of its own, where the report has one. */
  markdown?(report: R, style: Style): string | undefined;
  /** Formats that only this sort of report has. */
  readonly own?: Readonly<Partial<Record<Format, (report: R, style: Style) => string>>>;
}

/** What a question has come to, and how it is written. */
export interface Answer<R extends Reported = Reported> {
  /** The report as a format is given it: people are shown a summary where nothing is selected, programs everything. */
  readonly report: (format: Format) => R | Promise<R>;
  readonly view: View<R>;
  /** What is said beside it. */
  readonly notes: readonly Message[];
  /** What the program ends with, where the answer is no. */
  readonly exitCode?: number;
}

/** An answer of one of several kinds of report, for who writes it, whichever it is: its view is given its own report alone. */
export function ofAnyKind<R extends Reported>(answer: Answer<R>): Answer {
  return answer as unknown as Answer;
}

/** The document of a report, with what was found behind the rest of its head. */
export function documentWithFinding<R extends Reported>(report: R, view: View<R>): Document {
  const { head, lists } = view.document(report);
  const [en, ko] = [view.finding?.(report, "en"), view.finding?.(report, "ko")];
  if (en === undefined || ko === undefined) return { head, lists };
  const metrics = view.findingMetrics?.(report);
  const earlier = view.findingEarlier?.(report);
  return { head: { ...head, finding: { metrics, earlier, en, ko } }, lists };
}

/** The page of a report, with what was found in front, by how far it is shortened. */
export function pageWithFinding<R extends Reported>(
  report: R,
  view: View<R>,
  style: PageStyle,
  room: Room,
): (compact: number) => Page {
  const made = view.page(report, style, room);
  const finding = view.finding?.(report, style.language);
  return (compact) => ({ ...(typeof made === "function" ? made(compact) : made), finding });
}
