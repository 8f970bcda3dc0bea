/**
 * What an xlsx file is, before anything in it is read: a zip package whose parts may unpack to any size. It is unpacked here within bounds,
 * held against its own sums, and packed again without compression and without the parts that nobody here reads.
 */

import { crc32, inflateRawSync } from "node:zlib";
import { Failure, type IdTaking, message } from "../../errors.ts";

/** Entries in the package, bytes of a part and of all of them, cells, and the last row and column of a sheet. */
const most = {
  entries: 500,
  part: 32 * 2 ** 20,
  all: 64 * 2 ** 20,
  cells: 500_000,
  row: 20_000,
  column: 500,
};

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

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

/** The directory at the end of a package; undefined where there is none, or one of more than 4 GiB. */
function entriesOf(buffer: Buffer): readonly Entry[] | undefined {
  const signature = Buffer.from("PK\x05\x06", "latin1");
  const end = buffer.lastIndexOf(signature);
  if (end < 0 || end + 22 > buffer.length || buffer.length - end > 22 + 65_535) return undefined;
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== 0x02014b50) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: buffer.toString("utf8", at + 46, at + 46 + name),
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function unpacked(buffer: Buffer, entry: Entry, room: number, file: string): Buffer {
  const { name, method, crc, packed, size, offset } = entry;
  const place = { file };
  const damaged = () => new Failure("input", { ...message("import.damaged", { file, part: name }), place });
  if (size > room) throw tooLarge(name, file);
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== 0x04034b50) throw damaged();
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  const content = buffer.subarray(start, start + packed);
  if (content.length !== packed || (method !== 0 && method !== 8)) throw damaged();
  let plain: Buffer;
  try {
    // What unpacks to more than its entry says stops there.
    plain = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged();
  }
  if (plain.length !== size || crc32(plain) !== crc) throw damaged();
  return plain;
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

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

/** A package of parts as they are. */
function packed(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const named = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(named.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    local.push(Buffer.from("PK\x03\x04", "latin1"), common, named, content);
    directory.push(entry, named);
    offset += 4 + common.length + named.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}
