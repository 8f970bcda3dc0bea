import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/errors.ts";
import { harmless } from "../../src/workbook/reading/package-guard.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

interface Entry {
  readonly name: string;
  readonly content: Buffer | string;
  /** What the package says that it unpacks to. */
  readonly size?: number;
  readonly encrypted?: true;
}

/** A zip package, as any program could have made it. */
function zip(entries: readonly Entry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size, encrypted } of entries) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.alloc(46);
    entry.write("PK\x01\x02", "latin1");
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    local.push(Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

const book = { name: "xl/workbook.xml", content: "<workbook/>" };
const sheet = (content: string) => ({ name: "xl/worksheets/sheet1.xml", content });
const mebibytes = (count: number) => Buffer.alloc(count * 2 ** 20, 32);

/** A file that costs more to read than it weighs, or is no workbook that may be read, and what is said of it. */
const refused: Readonly<Record<string, readonly [Buffer, string]>> = {
  "a part of 100 MiB": [
    zip([book, { name: "xl/sharedStrings.xml", content: mebibytes(100) }]),
    "import.too-large",
  ],
  "parts of 90 MiB together": [
    zip(
      [1, 2, 3]
        .map((i) => ({ name: `xl/worksheets/sheet${i}.xml`, content: mebibytes(30) }))
        .concat({ ...book, content: Buffer.from(book.content) }),
    ),
    "import.too-large",
  ],
  "a size that is not what it unpacks to": [
    zip([book, { name: "xl/sharedStrings.xml", content: mebibytes(20), size: 100 }]),
    "import.damaged",
  ],
  "a cell at the far corner": [
    zip([book, sheet('<row r="1048576"><c r="XFD1048576"/></row>')]),
    "import.too-many",
  ],
  "a cell far to the right": [zip([book, sheet('<row r="1"><c r="XFD1"/></row>')]), "import.too-many"],
  "a million cells": [zip([book, sheet("<row>".padEnd(4_000_005, "<c/>"))]), "import.too-many"],
  "rows without numbers": [zip([book, sheet("<row/>".repeat(30_000))]), "import.too-many"],
  entities: [zip([book, sheet('<!DOCTYPE x [<!ENTITY a "b">]><row/>')]), "import.doctype"],
  "an encoding that hides them": [
    zip([book, { name: "xl/styles.xml", content: Buffer.from("\ufeff<!DOCTYPE", "utf16le") }]),
    "import.doctype",
  ],
  "60,000 entries": [
    zip([book, ...Array.from({ length: 60_000 }, (_, i) => ({ name: `x/${i}`, content: "" }))]),
    "import.too-many",
  ],
  "a name twice": [zip([book, book]), "import.not-xlsx"],
  "another format of spreadsheets": [
    zip([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "content.xml", content: "<office:document-content/>" },
    ]),
    "import.opendocument",
  ],
  "no workbook": [zip([{ name: "word/document.xml", content: "" }]), "import.not-xlsx"],
  "a password": [zip([{ ...book, encrypted: true }]), "import.encrypted"],
  "a password of Office": [
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
    "import.encrypted",
  ],
  "an older format": [
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(500)]),
    "import.old-format",
  ],
  macros: [zip([book, { name: "xl/vbaProject.bin", content: "" }]), "import.macros"],
  "links to other files": [
    zip([book, { name: "xl/externalLinks/externalLink1.xml", content: "" }]),
    "import.links",
  ],
  text: [Buffer.from("input,value\nfx.usd,1600\n"), "import.not-xlsx"],
  nothing: [Buffer.alloc(0), "import.not-xlsx"],
};

describe("what is refused before anything of it is read", () => {
  test.each(Object.entries(refused))("%s", (_, [bytes, id]) => {
    expect(bytes.length).toBeLessThan(8 * 2 ** 20);
    let thrown: unknown;
    try {
      harmless(bytes, "plan.xlsx");
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Failure);
    expect((thrown as Failure).issues.map((issue) => issue.id)).toEqual([id]);
  });
});

test("a workbook of another program is no workbook of ours", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "in"));
  const file = join(folder, "in", "plan.xlsx");
  const types = { name: "[Content_Types].xml", content: "<Types/>" };
  writeFileSync(file, zip([types, book, sheet("<worksheet/>")]));
  for (const lang of ["en", "ko"]) {
    const { out, err, code } = await baekjo([
      "import",
      file,
      "--lang",
      lang,
      "-o",
      join(folder, "in", "x.json"),
    ]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(file);
  }
  expect(() => readFileSync(join(folder, "in", "x.json"))).toThrow();
  const missing = await baekjo(["import", join(root, "no.xlsx")]);
  expect([missing.out, missing.code]).toEqual(["", 5]);
});
