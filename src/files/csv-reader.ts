/** CSV as in RFC 4180, and its like with tabs or semicolons: records whose every cell knows where it stands. */

import { firstHidden } from "../control-characters.ts";
import { Failure, type IdTaking, type Issue, message, type Place } from "../errors.ts";
import { Issues } from "../issues.ts";
import { limits } from "../limits.ts";
import { linesOf, placeAt } from "../places.ts";
import { decodeUtf8 } from "./json/json.ts";
import { maxBytes, tooLarge } from "./json/read-file.ts";

export interface Cell {
  /** What stands in it, without the quotes around it; a line break inside quotes is `\n`. */
  readonly text: string;
  /** Where it begins in the text of the file, and how long it is written there, quotes and all. */
  readonly offset: number;
  readonly length: number;
}

export interface CsvDocument {
  /** As named to the user. */
  readonly file: string;
  /** The records in which any cell holds something, each with as many cells as it is written with. */
  readonly records: readonly (readonly Cell[])[];
  readonly placeOf: (cell: Cell) => Place;
}

/**
 * Reads a whole table. Cells are separated by tabs where the file's name ends in .tsv or .tab, otherwise by what its first line
 * says (`sep=;`), or has most of outside quotes: commas, semicolons or tabs. Bytes are UTF-8, or UTF-16 with a byte order mark; lines
 * end in any of the usual ways. Throws Failure "input" with all that is wrong with it, each placed, and Failure "file" for more
 * than 8 MiB.
 */
export function readCsv(file: string, content: Uint8Array | string): CsvDocument {
  if (content.length > maxBytes) throw tooLarge(file);
  const decoded = typeof content === "string" ? content.replace(/^\ufeff/, "") : decode(file, content);
  // Lines that end in a carriage return alone, as old spreadsheets of the Macintosh write them.
  const text = decoded.includes("\n") ? decoded : decoded.replaceAll("\r", "\n");
  const lines = linesOf(file, text);
  const declared = /^sep=([,;\t])\r?\n/.exec(text);
  const delimiter = declared?.[1] ?? delimiterOf(file, text);
  const issues = new Issues();
  const report = (id: IdTaking<never>, offset: number, length = 1) =>
    issues.add(() => ({ id, place: placeAt(lines, offset, length) }));

  const records: Cell[][] = [];
  let record: Cell[] = [];
  let cells = 0;
  for (let at = declared?.[0].length ?? 0; at <= text.length; ) {
    const start = at;
    const quoted = text[at] === '"';
    if (quoted) at = closingQuote(text, at);
    if (at > text.length) {
      report("csv.quote-open", start);
      break;
    }
    const behind = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== "\n") at++;
    const end = text[at] === "\n" && at > behind && text[at - 1] === "\r" ? at - 1 : at;
    if (quoted && end > behind) report("csv.after-quote", behind, end - behind);
    const written = text.slice(start, end);
    const stray = quoted ? -1 : written.indexOf('"');
    if (stray >= 0) report("csv.quote-inside", start + stray);
    const value = quoted ? text.slice(start + 1, behind - 1).replaceAll('""', '"') : written;
    refuseHidden(written, (character, offset) =>
      issues.add(() => ({
        ...message("json.hidden-character", { character }),
        place: placeAt(lines, start + offset, 1),
      })),
    );
    record.push({ text: value.replaceAll("\r\n", "\n"), offset: start, length: end - start });
    if (++cells > limits.tableCells) {
      const place = placeAt(lines, start, 1);
      throw new Failure("input", { ...message("csv.too-many", { most: limits.tableCells }), place });
    }
    if (text[at] !== delimiter) {
      if (record.some(({ text }) => text.trim() !== "")) records.push(record);
      record = [];
    }
    at++;
  }
  if (issues.all.length > 0) throw new Failure("input", issues.all);
  return { file, records, placeOf: ({ offset, length }) => placeAt(lines, offset, length) };
}

/** What stands behind the quote that closes the one at `open`; behind the text where none does. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length + 1 : at + 1;
}

/** The most frequent of the usual ones on the first line that holds anything; the comma among equals. */
function delimiterOf(file: string, text: string): string {
  if (/\.(tsv|tab)$/i.test(file)) return "\t";
  const at = Math.max(0, text.search(/\S/));
  const end = text.indexOf("\n", at);
  const first = text
    .slice(text.lastIndexOf("\n", at) + 1, end < 0 ? text.length : end)
    .replace(/"[^"]*"/g, "");
  const [best = ","] = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length);
  return best;
}

function refuseHidden(text: string, report: (character: string, offset: number) => void): void {
  const found = firstHidden(text.replace(/[\t\n]|\r(?=\n)/g, " "));
  if (found === undefined) return;
  const code = (found.character.codePointAt(0) as number).toString(16).toUpperCase();
  report(`U+${code.padStart(4, "0")}`, found.index);
}

function decode(file: string, bytes: Uint8Array): string {
  const begins = (...start: number[]) => start.every((byte, i) => bytes[i] === byte);
  const refuse = (issue: Issue) => new Failure("input", { ...issue, place: { file } });
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0)) throw refuse(message("csv.spreadsheet"));
  if (begins(0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (begins(0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return decodeUtf8(file, bytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      error.kind,
      error.issues.map((issue) => ({ ...issue, next: [message("csv.as-utf8")] })),
    );
  }
}
