import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSaved } from "../../src/files/results/result-file.ts";
import { tiny } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

/** Results of the small plan, each saved by the last program that wrote format 1 and by the first that wrote format 2. */
const results = join(root, "tests/fixtures/results");
const names = readdirSync(join(results, "format-1"));
const savedAs = (format: 1 | 2, name: string) => join(results, `format-${format}`, name);

test("every command whose result is read again is among them, in both formats", () => {
  const formats = names.map((name) => JSON.parse(readFileSync(savedAs(1, name), "utf8")).format);
  expect([...new Set(formats)].sort()).toEqual(
    ["compare", "run", "sensitivity", "simulate", "solve", "sweep"].map((command) => `baekjo/${command}/1`),
  );
  expect(readdirSync(join(results, "format-2"))).toEqual(names);
});

describe.each(names)("%s", (name) => {
  test("of format 1 is read as what format 2 is", () => {
    const { document } = readSaved(savedAs(1, name));
    // What format 1 did not have is not made up.
    const twin = JSON.parse(readFileSync(savedAs(2, name), "utf8"));
    expect(twin).toMatchObject(JSON.parse(JSON.stringify(document)));
  });

  test("comes out of replay the same, in either format", async () => {
    const answers = [];
    for (const format of [1, 2] as const) {
      const cwd = folder();
      copyFileSync(savedAs(format, name), join(cwd, "saved.json"));
      answers.push(await tiny(["replay", "saved.json", "--json"], { cwd }));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.code).toBe(0);
  });
});

test("a figure that was changed in a result of format 1 is found, and its place is that of its file", async () => {
  const cwd = folder();
  const text = readFileSync(savedAs(1, "simulate.json"), "utf8");
  const [least] = /"statistic": "least".*?"total": \d+/.exec(text) ?? [""];
  writeFileSync(
    join(cwd, "saved.json"),
    text.replace(least, `${least.slice(0, -1)}${least.endsWith("1") ? 2 : 1}`),
  );
  const changed = await tiny(["replay", "saved.json", "--json"], { cwd });
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.out).differences).toMatchObject([
    { path: "/rows/4/total", metric: "compute.cost" },
  ]);
  writeFileSync(join(cwd, "saved.json"), text.replace('"options": {', '"options": { "output": "x",'));
  const { err, code } = await tiny(["replay", "saved.json"], { cwd });
  expect(code).toBe(3);
  expect(err).toMatch(/cannot use --output\n {2}saved\.json:\d+:\d+\n.*"output": "x"/);
});

test("compare sets a result of format 1 beside one of format 2", async () => {
  const args = ["compare", savedAs(1, "simulate.json"), savedAs(2, "simulate.json"), "--json"];
  const { out, code } = await tiny(args);
  expect([code, JSON.parse(out).differences]).toEqual([0, []]);
});

test.each(["baekjo/run/3", "baekjo/run/0", "baekjo/run/12"])(
  "%s is refused, and it is said what is read",
  async (format) => {
    const cwd = folder();
    const text = readFileSync(savedAs(2, "run.json"), "utf8");
    writeFileSync(join(cwd, "saved.json"), text.replace("baekjo/run/2", format));
    const { out, err, code } = await tiny(["replay", "saved.json"], { cwd });
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(`format ${format.split("/")[2]}; formats that are read: 1, 2`);
  },
);
