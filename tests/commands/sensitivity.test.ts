import { describe, expect, it } from "vitest";
import { width } from "../../src/output/text/width.ts";
import { baekjo, tiny } from "../helpers/cli.ts";

describe("sensitivity", () => {
  it("is refused without --global what only draws need, and a year that is not shown", async () => {
    expect(await tiny(["sensitivity", "--trials", "100"])).toMatchObject({
      code: 2,
      out: "",
      err: "error: --trials goes with --global\n  see: baekjo sensitivity --help\n",
    });
    expect((await tiny(["sensitivity", "--seed", "1"])).code).toBe(2);
    expect((await tiny(["sensitivity", "--global", "--trials", "31"])).err).toContain(
      '--trials is a whole number from 32 to 1000000, not "31"',
    );
    for (const seed of ["-1", "1.5", "x", "", "9007199254740992"]) {
      expect((await tiny(["sensitivity", "--global", `--seed=${seed}`])).code, seed).toBe(2);
    }
    expect(await tiny(["sensitivity", "--at", "2040"])).toMatchObject({
      code: 2,
      err: "error: 2040 is not one of the years 2026..2028\n  see: baekjo sensitivity --help\n",
    });
    expect((await tiny(["sensitivity", "--metric", "fx.usd"])).code).toBe(3);
  });

  it("says so where no input has a range", async () => {
    const certain = ["funding.private.amount=65조", "fx.usd=1000", "compute.price=$100k"];
    const args = certain.flatMap((setting) => ["--set", setting]);
    for (const more of [[], ["--global"]]) {
      const { out, code } = await tiny(["sensitivity", ...args, ...more]);
      expect([code, out]).toEqual([0, expect.stringContaining("No input has a range: nothing to vary.")]);
    }
    const { out } = await tiny(["sensitivity", ...args, "--global", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ inputs: [], tornado: [] });
  });

  it("draws no table of a figure that nothing moves", async () => {
    const { out } = await tiny(["sensitivity", "--metric", "funding.public"]);
    expect(out).toContain("\n\nPublic funding, total of 2026–2028: 35.00\n\n3 inputs have no effect.\n");
  });

  it("says why there are no indices of a figure that is undefined in some draws", async () => {
    const { out } = await tiny([
      ...["sensitivity", "--global", "--trials", "100", "--metric", "balance.public.short_from"],
      ...["--metric", "funding.public"],
    ]);
    expect(out).toContain("First year short: n/a, because it is undefined in 300 of 300");
    expect(out).toContain("Public funding, total of 2026–2028 does not vary.");
  });

  it.each([
    ["en", []],
    ["ko", []],
    ["ko", ["--metric", "compute.*", "--at", "2028", "--scale", "won"]],
    ["en", ["--global", "--trials", "32"]],
  ])("keeps to 80 columns (%s %s)", async (lang, more) => {
    const { out, err, code } = await baekjo(["sensitivity", "gpus-100k", "--lang", lang, ...more]);
    expect([err, code]).toEqual(["", 0]);
    expect(out.split("\n").filter((line) => width(line) > 80)).toEqual([]);
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each([
    [40, []],
    [40, ["--global", "--trials", "32"]],
    [60, ["--global", "--trials", "32"]],
    [200, []],
  ] as const)("keeps to a terminal of %i columns (%j)", async (columns, more) => {
    const env = { COLUMNS: String(columns) };
    const { out, err, code } = await baekjo(["sensitivity", "gpus-100k", ...more], { env });
    expect([err, code]).toEqual(["", 0]);
    const widest = Math.max(...out.split("\n").map(width));
    expect(widest).toBeLessThanOrEqual(columns);
    expect(widest).toBeGreaterThan(columns / 2);
  });

  it("tells money as run does, in another currency and in prices of a year", async () => {
    for (const money of [[], ["--in", "USD"], ["--real", "2027"], ["--in", "USD", "--real", "2026"]]) {
      const args = ["gpus-100k", "--metric", "uses.public", "--json", ...money];
      const { rows, measures } = JSON.parse((await baekjo(["sensitivity", ...args])).out);
      expect(rows).toEqual(JSON.parse((await baekjo(["run", ...args])).out).rows);
      expect([measures[0].value, measures[0].unit]).toEqual([rows[0].total, rows[0].unit]);
    }
  });

  it("gives every bar to programs, and to readers of markdown", async () => {
    const { tornado, inputs } = JSON.parse((await baekjo(["sensitivity", "--json"])).out);
    expect(tornado.length).toBe(inputs.length);
    const rows = (await baekjo(["sensitivity", "--format", "markdown"])).out.match(/^\| /gm) ?? [];
    expect(rows.length).toBe(inputs.length + 2);
    const lines = (await baekjo(["sensitivity", "--format", "ndjson"])).out.trim().split("\n");
    const records = lines.map((line) => JSON.parse(line).record);
    expect(records.filter((record) => record === "bar").length).toBe(inputs.length);
  });
});

describe("a sentence that names inputs", () => {
  const plan = ["sensitivity", "--plan", "canada"];

  it("has the six with the widest bars, and counts the others", async () => {
    const { tornado, inputs } = JSON.parse((await baekjo([...plan, "--json"])).out) as {
      tornado: { input: string; low: { sign_flips: boolean }; high: { sign_flips: boolean } }[];
      inputs: { name: string; label: string }[];
    };
    const flips = tornado.flatMap(({ input, low, high }) => {
      const label = inputs.find(({ name }) => name === input)?.label;
      return [low.sign_flips ? `${label} (low)` : "", high.sign_flips ? `${label} (high)` : ""].filter(
        (end) => end !== "",
      );
    });
    expect(flips.length).toBeGreaterThan(6);
    const { out } = await baekjo([...plan, "--all"]);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      `On its own, each of these takes it below zero: ${flips.slice(0, 6).join(", ")} and ${flips.length - 6} more.`,
    );
  });
});
