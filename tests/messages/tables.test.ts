import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "../../src/messages/en/index.ts";
import { format } from "../../src/messages/format.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));
const texts = (folder: string, filter: (file: string) => boolean) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && filter(file))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"))
    .join("");

test("no id stands in the files of two areas", () => {
  const tables = texts(`${source}/messages/en`, (file) => !file.startsWith("help/"));
  const ids = [...tables.matchAll(/^ {2}"([a-z][\w.-]*)":/gm)].map(([, id]) => id as string);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  expect(ids.length).toBe(Object.keys(en).length);
});

test("every id that is worded is said somewhere", () => {
  const said = texts(source, (file) => !file.startsWith("messages/"));
  expect(Object.keys(en).filter((id) => !said.includes(`"${id}"`))).toEqual([]);
});

test("values are filled in as they are", () => {
  const message = { id: "report.no-metric", values: { metric: "{metric} $& x" } } as const;
  expect(format(message, "en")).toBe('no figure "{metric} $& x"');
});
