/**
 * What an xlsx file is, before anything in it is read: a zip package whose parts may unpack to any size. It is unpacked here within bounds,
 * held against its own sums, and packed again without compression and without the parts that nobody here reads.
 */

import { Failure, type IdTaking, message } from "../../errors.ts";
import { type Entry, entriesOf, inflated, type Part, packed } from "../zip-package.ts";

/** Entries in the package, bytes of a part and of all of them, cells, and the last row and column of a sheet. */
const most = {
  entries: 500,
  part: 32 * 2 ** 20,
  all: 64 * 2 ** 20,
  cells: 500_000,
  row: 20_000,
  column: 500,
};

/** The parts that are read: which sheets there are, what is in them, and how numbers are shown. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/i;

/** The same package, harmless to read. `file`: as errors name it. Throws Failure "input" for what is none, or more than a workbook of ours. */
export function harmless(bytes: Uint8Array, file: string): Uint8Array {
  const refuse = (id: IdTaking<"file">) => new Failure("input", { id, values: { file }, place: { file } });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > 8 && buffer.readUInt32BE(0) === 0xd0cf11e0) {
    // A container of older programs, in which newer ones put what they encrypt.
    const encrypted = buffer.includes(Buffer.from("EncryptedPackage", "utf16le"));
    throw refuse(encrypted ? "import.encrypted" : "import.old-format");
  }
  const entries = entriesOf(buffer);
  if (entries === undefined) throw refuse("import.not-xlsx");
  if (entries.length > most.entries) throw tooMany(file, "parts", most.entries);
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has("mimetype") && names.has("content.xml")) throw refuse("import.opendocument");
  if (names.size < entries.length || !names.has("xl/workbook.xml")) throw refuse("import.not-xlsx");
  if (entries.some(({ flags }) => (flags & 1) !== 0)) throw refuse("import.encrypted");
  if ([...names].some((name) => name.endsWith("vbaproject.bin"))) throw refuse("import.macros");
  if ([...names].some((name) => name.startsWith("xl/externallinks/"))) throw refuse("import.links");
  const parts: Part[] = [];
  let all = 0;
  for (const entry of entries) {
    if (!wanted.test(entry.name)) continue;
    const content = unpacked(buffer, entry, Math.min(most.part, most.all - all), file);
    all += content.length;
    refuseText(content, entry.name, file);
    parts.push({ name: entry.name, content });
  }
  const sheets = parts.filter(({ name }) => /worksheets\//i.test(name));
  refuseCells(sheets, file);
  const macros = parts.some(
    ({ name, content }) => /^\[Content/i.test(name) && content.includes("macroEnabled"),
  );
  if (macros) throw refuse("import.macros");
  return packed(parts);
}

function tooMany(file: string, what: string, limit: number): Failure {
  return new Failure("input", {
    ...message("import.too-many", { file, what, most: limit }),
    place: { file },
  });
}

function unpacked(buffer: Buffer, entry: Entry, room: number, file: string): Buffer {
  if (entry.size > room) throw tooLarge(entry.name, file);
  const plain = inflated(buffer, entry);
  if (plain !== undefined) return plain;
  throw new Failure("input", {
    ...message("import.damaged", { file, part: entry.name }),
    place: { file },
  });
}

function tooLarge(part: string, file: string): Failure {
  const values = { part, file, most: `${most.part / 2 ** 20} MiB` };
  return new Failure("input", { ...message("import.too-large", values), place: { file } });
}

/** A part in another encoding would hide what is looked for here, and one that declares entities may grow when it is read. */
function refuseText(content: Buffer, part: string, file: string): void {
  const wide =
    content.length > 1 && (content.readUInt16BE(0) === 0xfeff || content.readUInt16BE(0) === 0xfffe);
  if (!wide && !content.includes("<!DOCTYPE") && !content.includes("<!ENTITY") && !content.includes(0))
    return;
  throw new Failure("input", { ...message("import.doctype", { part, file }), place: { file } });
}

/** A reader lays a sheet out as far as its last row and column: one cell at its far corner would fill the memory. */
function refuseCells(sheets: readonly Part[], file: string): void {
  let cells = 0;
  for (const { content } of sheets) {
    let rows = 0;
    for (const [, tag, reference] of content
      .toString("latin1")
      .matchAll(/<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)/g)) {
      const at = /\br\s*=\s*["']([A-Za-z]*)(\d+)["']/.exec(reference as string);
      if (tag === "c") cells++;
      else rows++;
      if (cells > most.cells) throw tooMany(file, "cells", most.cells);
      if (rows > most.row || Number(at?.[2] ?? 0) > most.row) throw tooMany(file, "rows", most.row);
      if (columnOf(at?.[1] ?? "") > most.column) throw tooMany(file, "columns", most.column);
    }
  }
}

function columnOf(letters: string): number {
  if (letters.length > 3) return Number.POSITIVE_INFINITY;
  return [...letters.toUpperCase()].reduce((column, letter) => 26 * column + letter.charCodeAt(0) - 64, 0);
}
