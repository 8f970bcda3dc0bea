import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/errors.ts";
import { type CsvDocument, readCsv } from "../../src/files/csv-reader.ts";
import { maxBytes } from "../../src/files/json/read-file.ts";
import { limits } from "../../src/limits.ts";
import { failing } from "../helpers/tiny.ts";

const cellsOf = ({ records }: CsvDocument) => records.map((record) => record.map(({ text }) => text));
const read = (text: string | Uint8Array, file = "t.csv") => cellsOf(readCsv(file, text));

test("the examples of RFC 4180 are read as it says", () => {
  expect(read("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n")).toEqual([
    ["aaa", "bbb", "ccc"],
    ["zzz", "yyy", "xxx"],
  ]);
  expect(read("aaa,bbb,ccc\r\nzzz,yyy,xxx")).toHaveLength(2);
  expect(read('"aaa","b\r\nbb","ccc"\r\nzzz,yyy,xxx')[0]).toEqual(["aaa", "b\nbb", "ccc"]);
  expect(read('"aaa","b""bb","ccc"')).toEqual([["aaa", 'b"bb', "ccc"]]);
});

test("what any writer of CSV has quoted is read back, in every kind of line and separator", () => {
  const cell = fc.stringMatching(/^[a-z0-9가-힣 ,;."-]{0,8}(\n[a-z",;]{0,4})?$/);
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, fc.constantFrom(",", ";", "\t"), fc.constantFrom("\n", "\r\n"), (rows, sep, end) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll("\n", end)}"`;
      const text = rows.map((row) => row.map(quoted).join(sep) + end).join("");
      const kept = rows.filter((row) => row.some((each) => each.trim() !== ""));
      expect(read(`sep=${sep}\n${text}`)).toEqual(kept);
    }),
  );
});

test("the separator is what the first line has most of outside quotes, and in a .tsv the tab", () => {
  expect(read("a;b;c\n1,5;2,5;3")[1]).toEqual(["1,5", "2,5", "3"]);
  expect(read('"a;;;",b\n1,2')[0]).toEqual(["a;;;", "b"]);
  expect(read("a\tb\tc,d\n1\t2\t3")[1]).toEqual(["1", "2", "3"]);
  expect(read("a,b,c\n1,2,3", "t.tsv")).toEqual([["a,b,c"], ["1,2,3"]]);
});

test("marks at the beginning, UTF-16 and the line ends of an old Macintosh are understood", () => {
  expect(read("\ufeff부서,2026\n복지,1")).toEqual(read("부서,2026\n복지,1"));
  const utf16 = new Uint8Array(Buffer.from("\ufeff부서,2026\n복지,1", "utf16le"));
  expect(read(utf16)).toEqual(read("부서,2026\n복지,1"));
  expect(read("a,b\r1,2\r")).toEqual(read("a,b\n1,2\n"));
});

test("lines in which nothing stands are left out, and cells know their place", () => {
  const document = readCsv("t.csv", "a,b\n,\n\n  ,\n1,두\n");
  expect(cellsOf(document)).toEqual([
    ["a", "b"],
    ["1", "두"],
  ]);
  const cell = document.records[1]?.[1];
  expect(cell && document.placeOf(cell)).toEqual({
    ...{ file: "t.csv", line: 5, column: 3, length: 1, text: "1,두" },
  });
});

describe("what is no CSV is said with its place, all at once", () => {
  test.each([
    ["a quote inside a cell", 'a,b\n5" pipe,1\n', ["csv.quote-inside", 2, 2]],
    ["text behind a quote", 'a,b\n"x" y,1\n', ["csv.after-quote", 2, 4]],
    ["a quote that nothing closes", 'a,b\n1,"x\n2,3\n', ["csv.quote-open", 2, 3]],
    ["a hidden character", "a,b\n1,x\u202ey\n", ["json.hidden-character", 2, 4]],
    ["a lone carriage return", "a,b\nx\ry,1\n", ["json.hidden-character", 2, 2]],
    ["a null byte", "a,b\n1,\0\n", ["json.hidden-character", 2, 3]],
  ])("%s", (_, text, expected) => {
    const [issue, ...more] = failing(() => readCsv("t.csv", text)).issues;
    expect(more).toEqual([]);
    expect([issue?.id, issue?.place?.line, issue?.place?.column]).toEqual(expected);
  });

  test("several", () => {
    const { issues } = failing(() => readCsv("t.csv", 'a"b,c"d\n"x" y\n'));
    expect(issues.map(({ place }) => [place?.line, place?.column])).toEqual([
      [1, 2],
      [1, 6],
      [2, 4],
    ]);
  });
});

test("another encoding and another kind of file are refused with a way on", () => {
  const korean = new Uint8Array([...Buffer.from("a,b\n"), 0xba, 0xb9, 0xc1, 0xf6]);
  const { issues } = failing(() => readCsv("t.csv", korean));
  expect(issues).toMatchObject([{ id: "json.not-utf8", place: { line: 2 }, next: [{ id: "csv.as-utf8" }] }]);
  const xlsx = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]);
  expect(failing(() => readCsv("t.csv", xlsx)).issues).toMatchObject([{ id: "csv.spreadsheet" }]);
});

test("a table of too many cells, or of too many bytes, is refused before it is held", () => {
  const { kind, issues } = failing(() => readCsv("t.csv", ",".repeat(limits.tableCells)));
  expect([kind, issues[0]?.id]).toEqual(["input", "csv.too-many"]);
  expect(() => readCsv("t.csv", new Uint8Array(maxBytes + 1))).toThrow(Failure);
});
