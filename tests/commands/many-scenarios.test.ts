/** What is said of many scenarios fits on a screen beside their numbers: each way to count money once, and each label on its row. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allBases, basisLines } from "../../src/output/text/heading.ts";
import { width } from "../../src/output/text/width.ts";
import type { ScenarioHead } from "../../src/report/types.ts";
import { baekjo } from "../helpers/cli.ts";

const shipped = readdirSync("data/korea/scenarios").map((file) => file.replace(".json", ""));

describe.each(["en", "ko"] as const)("all scenarios of the shipped plan, in %s", (lang) => {
  test("compare shows a row of each that has room", async () => {
    const page = await baekjo(["compare", ...shipped, "--lang", lang]);
    expect(page.out.split("\n").length).toBeLessThanOrEqual(41);
    const rows = (out: string) => shipped.filter((name) => new RegExp(`^${name} +-?\\d`, "m").test(out));
    expect(rows(page.out).length).toBeGreaterThan(10);
  });

  test("sweep has the label of each on its row", async () => {
    const { out } = await baekjo(["sweep", ...shipped, "--lang", lang]);
    expect(out.split("\n").length).toBeLessThanOrEqual(41);
    const { label } = JSON.parse(readFileSync(join("data/korea/scenarios", "gpus-100k.json"), "utf8"));
    const all = (await baekjo(["sweep", ...shipped, "--lang", lang, "--all"])).out;
    expect(all).toMatch(new RegExp(`^gpus-100k: ${label[lang]} +-\\d`, "m"));
  });

  test("and wraps the longest where that spares a table", async () => {
    const metrics = ["compute.cost", "uses.public", "balance.public.cumulative"];
    const named = metrics.flatMap((metric) => ["--metric", metric]);
    const { out } = await baekjo(["sweep", ...shipped, ...named, "--lang", lang, "--all"]);
    expect(out.match(/^─+$/gm)).toHaveLength(1);
    for (const line of out.split("\n")) expect(width(line)).toBeLessThanOrEqual(80);
  });
});

describe("which money is counted", () => {
  const heads = (bases: readonly (string | undefined)[]) =>
    bases.map((basis, i) => ({
      name: `s${i}`,
      ...(basis === undefined ? {} : { basis: { en: basis, ko: basis } }),
    })) as unknown as ScenarioHead[];

  test.each([
    [["all", "all"], ["all"]],
    [
      ["all", "new"],
      ["s0: all", "s1: new"],
    ],
    [
      ["all", "new", "all"],
      ["s0, s2: all", "s1: new"],
    ],
    [["all", undefined], ["s0: all"]],
    [[undefined, undefined], []],
    [
      ["a", "b", "b", "c", undefined],
      ["b", "money is counted differently in: s0, s3, s4"],
    ],
  ] as const)("%j is said as %j", (bases, lines) => {
    expect(basisLines(heads(bases), "en")).toEqual(lines);
  });

  test("every way where there is room for all", () => {
    expect(allBases(heads(["a", "b", "b", "c", undefined]), "en")).toEqual(["s0: a", "s1, s2: b", "s3: c"]);
  });
});
