import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo, tiny } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const balance = "balance.public.cumulative";

describe("a result in several formats is each of them as it is alone", () => {
  test.each([
    ["run", "gpus-100k"],
    ["run", "--chart"],
    ["compare", "gpus-50k", "gpus-100k"],
    ["compare", "--plan", "korea", "--plan", "korea"],
    ["sweep", "--vary", "fx.usd=1300..1500/2"],
    ["solve", `last(${balance}) >= 0`, "--by", "compute.target"],
    ["simulate", "--trials", "100"],
    ["sensitivity", "--metric", balance],
    ["explain", balance],
    ["cite", balance],
    ["track", "--as-of", "2026-11-01"],
    ["check", "--as-of", "2026-11-01", "--assert", `last(${balance}) >= 0`].toSpliced(1, 2),
    ["list", "inputs"],
    ["validate"],
  ])("%s %s %s", async (...args) => {
    const cwd = temporaryFolder();
    const bare = args.filter((each) => each !== "--chart");
    const alone = await Promise.all(
      ["json", "csv", "ndjson"].map(
        async (format) => (await baekjo([...bare, "--format", format], { cwd })).out,
      ),
    );
    const shown = await baekjo(args, { cwd });
    const files = ["a.json", "b.csv", "c.ndjson"];
    const several = await baekjo([...args, ...files.flatMap((file) => ["-o", file]), "-o", "-"], { cwd });
    expect([several.out, several.err, several.code]).toEqual([shown.out, shown.err, shown.code]);
    // A chart and its table are of other rows; in JSON they are beside the rest.
    for (const [i, file] of files.entries())
      if (!args.includes("--chart")) expect(readFileSync(join(cwd, file), "utf8"), file).toBe(alone[i]);
  });

  test("JUnit in a file and annotations on standard output, however the options stand", async () => {
    const orders = [
      "--format junit -o j.xml --format github -o -",
      "--format github -o - -o j.xml --format junit",
      "--format github --format junit -o j.xml",
      "-o j.xml --format github -o -",
      "-o j.xml --format github",
    ];
    const asked = ["check", "--assert", "2 < 1"];
    const [xml, lines] = await Promise.all(
      ["junit", "github"].map(async (format) => (await tiny([...asked, "--format", format])).out),
    );
    for (const order of orders.slice(0, 4)) {
      const cwd = temporaryFolder();
      const { out, code } = await tiny([...asked, ...order.split(" ")], { cwd });
      expect([out, code]).toEqual([lines, 1]);
      expect(readFileSync(join(cwd, "j.xml"), "utf8")).toBe(xml);
    }
    // One format and one file are meant for each other.
    expect((await tiny([...asked, ...(orders[4] as string).split(" ")])).err).toContain("contradict");
  });
});

test.each([
  ["--format json --format csv", "more formats than places"],
  ["--format json --format csv --format markdown -o a.json", "more formats than places"],
  ["--format json --format json", "more formats than places"],
  ["--json --format csv", "contradict each other"],
  ["-o a.json -o a.json", "given twice"],
  ["-o a.json -o ./a.json --format json --format csv", "given twice"],
  ["-o - -o -", "given twice"],
  ["-o a.json -o b.xyz", "cannot tell the format"],
  ["-o a.json -o b.csv --format json --format markdown", "contradict each other"],
  ["-o a.json -o b.md --bom", "--bom is for --format csv"],
  ["-o a.json -o no/such/b.csv", "no/such/b.csv"],
])("refused before any work: run %s", async (line, words) => {
  const cwd = temporaryFolder();
  const { out, err, code } = await tiny(["run", ...line.split(" ")], { cwd });
  expect([out, code === 2 || code === 5]).toEqual(["", true]);
  expect(err).toContain(words);
  expect(existsSync(join(cwd, "a.json"))).toBe(false);
});

test("a result never replaces a file that it is made from, under whatever name", async () => {
  const cwd = temporaryFolder();
  const scenario = `{ "format": "baekjo/scenario/1", "label": "x", "source": "ASSUMPTION", "reason": "r", "set": ["fx.usd = 1500"] }`;
  writeFileSync(join(cwd, "own.json"), scenario);
  symlinkSync("own.json", join(cwd, "link.json"));
  for (const args of [
    ["run", "own.json", "-o", "own.json"],
    ["run", "gpus-50k+own.json", "-o", "./own.json"],
    ["compare", "gpus-50k", "own.json", "--output=link.json"],
    ["run", "link.json", "--format", "json", "-o", "own.json"],
    ["replay", "own.json", "-o", "own.json"],
    ["run", "--set-file", "own.json", "-o", "other.csv", "-o", "own.json"],
  ]) {
    const { out, err, code } = await baekjo(args, { cwd });
    expect([out, code], args.join(" ")).toEqual(["", 2]);
    expect(err).toMatch(/-o \S+ would replace a file that the result is made from/);
    expect(readFileSync(join(cwd, "own.json"), "utf8")).toBe(scenario);
  }
  expect((await baekjo(["run", "own.json", "-o", "new.json"], { cwd })).code).toBe(0);
  expect((await baekjo(["run", "own.json", "-o", "new.json"], { cwd })).code).toBe(0);
});
