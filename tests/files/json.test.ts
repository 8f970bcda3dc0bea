import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/errors.ts";
import { readJson } from "../../src/files/json/json.ts";
import { placeInString, placeOf, placeOfKey } from "../../src/files/json/place.ts";
import { maxBytes, readBytes } from "../../src/files/json/read-file.ts";
import { failing, temporaryFolder } from "../helpers/tiny.ts";

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test("what is sound is read as JSON.parse reads it", () => {
  const text = '\ufeff{"a": [1, -2.5e3, "65조", null, true], "b": {"c": "\\u00e9\\n".length}}'.replace(
    '"\\u00e9\\n".length',
    '"\\u00e9"',
  );
  expect(readJson("x.json", text).value).toEqual(JSON.parse(text.slice(1)));
  expect(readJson("x.json", new TextEncoder().encode(text)).value).toEqual(JSON.parse(text.slice(1)));
});

describe("hostile and broken JSON", () => {
  test.each([
    ["nothing", "", "json.empty", 1],
    ["only spaces", " \n ", "json.empty", 1],
    ["a comment", '{\n // x\n "a": 1}', "json.comment", 2],
    ["a block comment hiding brackets", '/* " */ [[', "json.comment", 1],
    ["a trailing comma in an object", '{\n"a": 1,\n}', "json.trailing-comma", 3],
    ["a trailing comma in a list", "[1,\n2,\n]", "json.trailing-comma", 3],
    ["a missing comma", '{"a": 1\n"b": 2}', "json.comma-expected", 2],
    ["a missing colon", '{"a"\n1}', "json.colon-expected", 2],
    ["a missing bracket", "[1,\n2", "json.bracket-expected", 2],
    ["a missing brace", '{"a":\n1', "json.brace-expected", 2],
    ["a second value", "1\n2", "json.end-expected", 2],
    ["a word", "[\nNaN]", "json.symbol", 2],
    ["Infinity", "[1,\n\n-Infinity]", "json.symbol", 3],
    ["single quotes", "['a']", "json.symbol", 1],
    ["an open string", '["a\n]', "json.string-end", 1],
    ["a number that breaks off", "[1.]", "json.number-end", 1],
    ["a leading zero", "[01]", "json.comma-expected", 1],
    ["a bad escape", '["\\q"]', "json.escape", 1],
    ["a raw control character", '["a\u0007"]', "json.control-character", 1],
    ["a duplicate key", '{"a": 1,\n"a": 2}', "json.duplicate-key", 2],
    ["a duplicate key by escape", '{"a": 1,\n"\\u0061": 2}', "json.duplicate-key", 2],
    ["__proto__", '{\n"__proto__": {"polluted": 1}}', "json.forbidden-key", 2],
    ["constructor", '{"a":\n{"constructor": 1}}', "json.forbidden-key", 2],
    ["prototype", '[\n\n{"prototype": 1}]', "json.forbidden-key", 3],
    ["a number beyond doubles", "[1,\n1e309]", "json.number-range", 2],
    ["a number below doubles", "[1e-400]", "json.number-range", 1],
    ["an integer that is not exact", "[\n9007199254740993]", "json.integer-range", 2],
    ["an escaped control character", '["a",\n"\\u001b[2J"]', "json.hidden-character", 2],
    ["a C1 control character", '["\u009b"]', "json.hidden-character", 1],
    ["a bidirectional override", '["\u202egnp.exe"]', "json.hidden-character", 1],
    ["a bidirectional isolate", '{"\\u2066": 1}', "json.hidden-character", 1],
    ["a zero-width space", '["gpus\u200b-100k"]', "json.hidden-character", 1],
    ["half a surrogate pair", '["\\ud800"]', "json.hidden-character", 1],
    ["a BOM in the middle", '["\ufeff"]', "json.hidden-character", 1],
    ["too deep", `[\n${deep(64)}]`, "json.too-deep", 2],
    ["brackets behind an open string", `"\n${deep(50_000)}`, "json.too-deep", 2],
  ])("%s", (_, text, id, line) => {
    const { kind, issues } = failing(() => readJson("x.json", text));
    expect(kind).toBe("input");
    expect(issues[0]).toMatchObject({ id, place: { file: "x.json", line } });
  });

  test("sixty-four levels are not too deep", () => {
    expect(readJson("x.json", deep(64)).root.type).toBe("array");
  });

  test("every error of a text comes at once", () => {
    const text = '{"a": 1, "a": 2,\n"b": 1e999,\n"c": "\u200b"}';
    expect(failing(() => readJson("x.json", text)).ids).toEqual([
      "json.duplicate-key",
      "json.number-range",
      "json.hidden-character",
    ]);
  });

  test("more than fifty errors are counted", () => {
    const { issues } = failing(() => readJson("x.json", `[${"1e999,".repeat(80)}1]`));
    expect(issues).toHaveLength(51);
    expect(issues[50]).toEqual({ id: "issues.more", values: { count: 30 } });
  });

  test("bytes that are not UTF-8 are refused with their line", () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('{"a":\n1,\n"'), 0xff, 0x22, 0x7d]);
    expect(failing(() => readJson("x.json", bytes)).issues).toEqual([
      { id: "json.not-utf8", place: { file: "x.json", line: 3 } },
    ]);
    const cut = new TextEncoder().encode('["조"]').subarray(0, 3);
    expect(failing(() => readJson("x.json", cut)).ids).toEqual(["json.not-utf8"]);
  });

  const size = maxBytes - 16;
  test.each([
    ["brackets", () => "[".repeat(size)],
    ["closing brackets", () => "]".repeat(size)],
    ["zeros", () => `[${"0,".repeat(size / 2 - 2)}0]`],
    ["empty objects", () => `[${"{},".repeat(size / 3 - 2)}0]`],
    ["quotes", () => `[${'"'.repeat(size)}`],
    ["minuses", () => `[${"-".repeat(size)}`],
    ["words", () => `[${"x ".repeat(size / 2)}`],
    ["line breaks", () => `${"\n".repeat(size)}x`],
    ["hidden characters", () => `["${"\u200b".repeat(size)}"]`],
    ["one long line of errors", () => `[${`${"1".repeat(30)},`.repeat(size / 31 - 1)}1]`],
    ["one key many times", () => `{${'"a":1,'.repeat(300_000)}"a":1}`],
    ["digits", () => "1".repeat(size)],
    ["backslashes", () => `["${"\\".repeat(size)}`],
  ])("eight MiB of %s are refused before anybody loses patience", (_, make) => {
    const text = make();
    const { kind, issues } = failing(() => readJson("x.json", text));
    expect(kind).toBe("input");
    expect(issues.length).toBeLessThanOrEqual(51);
  });

  test("more than eight MiB are not looked at", () => {
    expect(failing(() => readJson("x.json", " ".repeat(maxBytes + 1)))).toMatchObject({
      kind: "file",
      ids: ["file.too-large"],
    });
  });

  test("whatever the bytes, nothing but a Failure is thrown, and what is read is what JSON.parse reads", () => {
    const almost = fc.json().chain((json) =>
      fc.record({ at: fc.nat(json.length), put: fc.string({ maxLength: 3 }), cut: fc.nat(3) }).map((edit) => {
        return json.slice(0, edit.at) + edit.put + json.slice(edit.at + edit.cut);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(almost, fc.string({ unit: "binary" })), (text) => {
        let value: unknown;
        try {
          value = readJson("x.json", text).value;
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
          for (const { place } of (error as Failure).issues) {
            if (place !== undefined) expect(place.line).toBeGreaterThan(0);
          }
          return;
        }
        expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text.replace(/^\ufeff/, ""))));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("places", () => {
  const document = readJson("x.json", '{\r\n  "한글": {"b": "a\\"b\\u00e9c"},\r\n\t"list": [1, {}]\r\n}\r\n');

  test("count lines and columns from one, and show the line without its end", () => {
    expect(placeOf(document, ["한글", "b"])).toEqual({
      ...{ file: "x.json", line: 2, column: 15, length: 13 },
      text: '  "한글": {"b": "a\\"b\\u00e9c"},',
    });
    expect(placeOfKey(document, ["한글", "b"])).toMatchObject({ line: 2, column: 10, length: 3 });
    expect(placeOf(document, ["list", 1])).toMatchObject({ line: 3, column: 14, length: 1 });
  });

  test("a tab is one column wide and cannot shift the caret", () => {
    expect(placeOf(document, ["list"]).text).toBe(' "list": [1, {}]');
  });

  test("what is missing is placed at what would hold it", () => {
    expect(placeOf(document, ["list", 7, "x"])).toMatchObject({ line: 3, column: 10 });
  });

  test("a part of a string is found behind its escapes", () => {
    // a"béc: the b is the third character; in the file two are written as three, and é as six.
    expect(placeInString(document, ["한글", "b"], 2, 3)).toMatchObject({ column: 19, length: 1 });
    expect(placeInString(document, ["한글", "b"], 3, 5)).toMatchObject({ column: 20, length: 7 });
  });

  test("a very long line is cut around the column", () => {
    const text = `[${"1, ".repeat(1000)}1e999, ${"2, ".repeat(1000)}3]`;
    const place = failing(() => readJson("x.json", text)).issues[0]?.place;
    expect(place?.column).toBe(3002);
    expect(place?.text?.length).toBeLessThanOrEqual(200);
    expect(place?.text?.slice(3001 - (place.cut ?? 0))).toMatch(/^1e999/);
  });

  test("the line shown cannot drive a terminal", () => {
    const { issues } = failing(() => readJson("x.json", '["\u001b[2J"]'));
    expect(issues[0]?.place?.text).toBe('["\ufffd[2J"]');
  });
});

describe("files", () => {
  const folder = temporaryFolder();

  test.each([
    ["a folder", () => folder, "file.directory"],
    ["nothing", () => join(folder, "none.json"), "file.missing"],
    ["a device", () => "/dev/zero", "file.not-regular"],
    ["a pipe that nobody writes to", () => pipe(), "file.not-regular"],
    ["a circle of links", () => circle(), "file.unreadable"],
    ["a file in a file", () => join(file("plain.json", "{}"), "x"), "file.missing"],
    ["a file that is too large", () => file("large.json", " ".repeat(maxBytes + 1)), "file.too-large"],
    ["a name with a zero byte", () => "a\0b", "file.unreadable"],
  ])("%s is refused by its kind", (_, make, id) => {
    expect(failing(() => readBytes(make()))).toMatchObject({ kind: "file", ids: [id] });
  });

  test("a file is read whole", () => {
    expect(new TextDecoder().decode(readBytes(file("good.json", '"조"')))).toBe('"조"');
    expect(readBytes(file("empty.json", ""))).toHaveLength(0);
  });

  function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  function pipe(): string {
    const path = join(folder, "pipe");
    execFileSync("mkfifo", [path]);
    return path;
  }

  function circle(): string {
    const path = join(folder, "circle");
    symlinkSync(path, path);
    return path;
  }
});
