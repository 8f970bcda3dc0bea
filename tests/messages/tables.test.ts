import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "../../src/messages/en/index.ts";
import { format } from "../../src/messages/format.ts";
import { ko } from "../../src/messages/ko/index.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));
const texts = (folder: string, filter: (file: string) => boolean) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && filter(file))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"))
    .join("");

const worded = en.flatMap((texts) => Object.keys(texts()));

test("no id stands in the files of two areas", () => {
  expect(worded.filter((id, i) => worded.indexOf(id) !== i)).toEqual([]);
});

test("what is worded in Korean is what is worded in English", () => {
  expect(ko.flatMap((texts) => Object.keys(texts())).sort()).toEqual([...worded].sort());
});

test("every id that is worded is said somewhere", () => {
  const said = texts(source, (file) => !file.startsWith("messages/"));
  expect(worded.filter((id) => !said.includes(`"${id}"`))).toEqual([]);
});

test("values are filled in as they are", () => {
  const message = { id: "report.no-metric", values: { metric: "{metric} $& x" } } as const;
  expect(format(message, "en")).toBe('no metric "{metric} $& x"');
});
