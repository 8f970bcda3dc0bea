import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formats, formatsFor } from "../../src/output/formats.ts";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

/** A colour, a bell, a right-to-left override and isolate, a control of eight bits, a zero width: and letters that are none of these. */
const hostile = "ev\u001b[31m\u0007\u202e\u2066\u009b\u200bil, 한글 é 👩‍👩‍👧";
const raw = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

describe("a scenario file with a hostile name", () => {
  let at = "";
  let file = "";
  beforeAll(() => {
    at = mkdtempSync(join(tmpdir(), "baekjo-printed-"));
    file = join(at, `${hostile}.json`);
    writeFileSync(file, JSON.stringify({ format: "baekjo/scenario/1", set: ["fx.usd = 1600"] }));
  });

  afterAll(() => rmSync(at, { recursive: true, force: true }));

  const commands: readonly (readonly [string, () => readonly string[]])[] = [
    ["run", () => ["run", file]],
    ["run --wide", () => ["run", file, "--wide"]],
    ["run --chart", () => ["run", file, "--chart"]],
    ["compare", () => ["compare", "gpus-50k", file, "gpus-100k", "--inputs"]],
    ["compare --bridge", () => ["compare", "gpus-50k", file, "--bridge", "compute.cost"]],
    [
      "sweep",
      () => [
        "sweep",
        "gpus-50k",
        file,
        "--vary",
        "compute.target=50000..60000/2",
        "--where",
        "compute.target > 1[GPU]",
      ],
    ],
    [
      "simulate",
      () => ["simulate", "gpus-50k", file, "--trials", "200", "--prob", "any(balance.public < 0)"],
    ],
    ["simulate --chart", () => ["simulate", file, "--trials", "200", "--chart"]],
    ["sensitivity", () => ["sensitivity", file]],
    [
      "solve",
      () => ["solve", "--max", "compute.target", "--subject-to", "compute.target < 90000[GPU]", file],
    ],
    ["explain", () => ["explain", "compute.cost", file]],
    ["explain --diff", () => ["explain", "--diff", "gpus-50k", file, "compute.cost"]],
    ["cite", () => ["cite", "compute.cost", file]],
    ["track", () => ["track", file]],
    ["check --assert", () => ["check", "--assert", "any(balance.public < 0)", file]],
    ["report", () => ["report", file]],
    ["validate", () => ["validate", file]],
  ];

  test.each(commands)("%s writes nothing of it raw, in any format", async (name, args) => {
    const command = name.split(" ")[0] as string;
    const offered = command === "report" ? (["html", "json"] as const) : formatsFor(command);
    // The writers are shared: all of them for a few commands, a table and a list for each.
    const few = offered.filter((format) => format === "table" || format === "csv" || format === "html");
    for (const format of ["run", "compare", "check --assert"].includes(name) ? offered : few) {
      if (name.includes("--chart") && formats[format].reader === "program") continue;
      for (const lang of name === "run" ? ["en", "ko"] : ["en"]) {
        const { out, err, code } = await baekjo([...args(), "--format", format, "--lang", lang]);
        const said = `${name} ${format} ${code}: ${err}`;
        expect(code === 0 || code === 1, said).toBe(true);
        const shown = (out + err).replaceAll(/\r\n|[\n\t]/g, "");
        expect(raw.exec(shown)?.index, said).toBeUndefined();
        if (shown.includes("il,")) expect(shown.replaceAll("\\,", ","), said).toContain("한글");
      }
    }
  });

  test("nor does an error, a note, or a command that is written out", async () => {
    for (const args of [
      ["run", `${hostile}.json`],
      ["run", hostile],
      ["run", "--set", `fx.usd=${hostile}`],
      ["run", "--metric", hostile],
      ["run", "--section", hostile],
      ["run", "--years", hostile],
      ["run", "--format", hostile],
      ["run", `--${hostile}`],
      [hostile],
      ["explain", hostile],
      ["check", "--assert", hostile],
      ["simulate", "--prob", hostile],
      ["solve", hostile],
      ["list", hostile],
      ["list", "metrics", hostile],
      ["track", "--as-of", hostile],
      ["merge", hostile],
      ["replay", hostile],
      ["run", "-o", `${hostile}.json`, "--format", "csv"],
      ["run", "--plan", hostile],
      ["init", join(root, "package.json", hostile)],
    ]) {
      const { out, err, code } = await baekjo(args);
      expect([args, out, code === 70], err).toEqual([args, "", false]);
      expect([args, raw.exec(err.replaceAll("\n", ""))?.index]).toEqual([args, undefined]);
    }
  });
});

test("what is escaped for programs is what it was", async () => {
  const at = folder();
  const file = join(at, `${hostile}.json`);
  writeFileSync(file, JSON.stringify({ format: "baekjo/scenario/1", set: ["fx.usd = 1600"] }));
  const { out } = await baekjo(["run", file, "--json"]);
  expect(out).toContain("\\u202e");
  expect(JSON.parse(out).scenarios[0].name).toBe(file);
  expect((await baekjo(["run", file, "--format", "csv"])).out).toContain("\\u202e");
});

test("a name that is no UTF-8 is said to be none", async () => {
  const { out, err, code } = await baekjo(["run", "caf\ufffd.json"]);
  expect([out, code]).toEqual(["", 5]);
  expect(err).toContain("is not UTF-8");
});
