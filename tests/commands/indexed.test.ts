import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { baekjo } from "../helpers/cli.ts";
import { tinyWith } from "../helpers/tiny.ts";

describe("a value by year of an input in prices of another year", () => {
  /** Its GPU costs $100,000 in prices of 2026, which rise by 10% a year. */
  const indexedDir = tinyWith({
    "tiny/plan.json": (plan) => {
      plan.parameters["macro.inflation"] = { value: "10%" };
      // The sources of tiny are not those that the program ships.
      for (const name of Object.keys(plan.parameters)) {
        Object.assign(plan.parameters[name], { source: "ASSUMPTION", reason: "Made up for a test." });
      }
    },
  });
  const notesOf = (...set: string[]) =>
    resolveScenarios(loadProject({ dataDir: indexedDir }), {
      scenarios: [],
      set,
      unset: [],
      years: "2026..2030",
    }).notes.filter(({ id }) => id === "note.indexed");

  test("says what it comes to, and how to write that year's own prices", () => {
    // 90,000 x 1.1^3 = 119,790 and 90,000 / 1.1^3 = 67,618.3321.
    expect(notesOf("compute.price@2029=$90k")).toEqual([
      {
        id: "note.indexed",
        values: {
          name: "compute.price@2029",
          value: { en: "$90,000/GPU", ko: "$90,000/장" },
          prices: "2026",
          year: "2029",
          nominal: { en: "$119,790/GPU", ko: "$119,790/장" },
          text: {
            en: "--set 'compute.price@2029=$67,618.3321/GPU'",
            ko: "--set 'compute.price@2029=$67,618.3321/GPU'",
          },
        },
      },
    ]);
  });

  test("once for each input, and not where nothing is given to a year in other prices", () => {
    const each = ["compute.price@2028=$90k", "compute.price@2029=$90k"];
    expect(notesOf(...each)).toHaveLength(1);
    expect(notesOf("compute.price=[90000, 90001, 90002, 90003, 90004]")).toHaveLength(1);
    for (const silent of ["=$90k", "@2026=$90k", "@2029*=2", "@2029+=5%"]) {
      expect(notesOf(`compute.price${silent}`)).toEqual([]);
    }
  });

  test.each([
    ["run"],
    ["compare", "as-planned", "as-planned+fx.usd=1000"],
    ["sweep", "--vary", "compute.target=30000..40000:10000"],
    ["solve", "total(compute.cost) >= 0", "--by", "compute.target", "--between", "30000..31000"],
    ["simulate", "--trials", "200"],
    ["sensitivity"],
    ["explain", "funding.public"],
    ["check", "--assert", "1 < 2"],
  ])("in %s, in both languages", async (...command) => {
    const options = ["--plan", indexedDir, "--set", "compute.price@2028=$90k"];
    const files = [
      ...options.slice(0, 1),
      `${indexedDir}/tiny/plan.json`,
      "--model",
      `${indexedDir}/model.json`,
    ];
    const said = async (...more: string[]) =>
      await baekjo([...command, ...files, ...options.slice(2), ...more]);
    // 90,000 x 1.1^2 = 108,900.
    expect((await said()).err).toContain(
      "is $90,000/GPU in prices of 2026 and comes to $108,900/GPU in 2028; for $90,000/GPU in prices of 2028, write --set",
    );
    expect((await said("--lang", "ko")).err).toContain("2026년 가격이며 2028년에는 $108,900/장이 됩니다");
  });
});
