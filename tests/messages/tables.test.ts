import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "../../src/messages/en/index.ts";
import { word } from "../../src/messages/format.ts";
import { ko } from "../../src/messages/ko/index.ts";

const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test("both languages have the same ids", () => {
  expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
});

test("both languages have the same placeholders", () => {
  const other: Readonly<Record<string, string>> = ko;
  const differ = Object.entries(en).filter(([id, text]) => `${holes(other[id] ?? "")}` !== `${holes(text)}`);
  expect(differ.map(([id]) => id)).toEqual([]);
});

test("every id that the source names is worded", () => {
  const source = fileURLToPath(new URL("../../src", import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const missing = files.flatMap((file) => {
    const text = readFileSync(`${source}/${file}`, "utf8");
    const ids = [...text.matchAll(/\b(?:id|heading): "([a-z]+(?:[.-][a-z0-9]+)*\.[a-z0-9.-]+)"/g)];
    const said = [...text.matchAll(/\bsay\("([^"]+)"/g)];
    return [...ids, ...said].map((match) => match[1] as string).filter((id) => !Object.hasOwn(en, id));
  });
  expect(missing).toEqual([]);
});

test("every id that is worded is said somewhere", () => {
  const source = fileURLToPath(new URL("../../src", import.meta.url));
  const said = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("messages/"))
    .map((file) => readFileSync(`${source}/${file}`, "utf8"))
    .join("");
  expect(Object.keys(en).filter((id) => !said.includes(`"${id}"`))).toEqual([]);
});

test("values are filled in as they are, and a message without words is not silent", () => {
  expect(word({ id: "report.no-metric", values: { metric: "{metric} $& x" } }, "en")).toBe(
    'no figure "{metric} $& x"',
  );
  expect(word({ id: "no.such", values: { a: 1 } }, "ko")).toBe("no.such 1");
});
