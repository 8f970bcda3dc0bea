import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dayBefore } from "../../src/commands/list/sources-report.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";

describe("the day that lies a span before another", () => {
  test.each([
    ["90d", "2026-03-31", "2025-12-31"],
    ["2w", "2026-01-10", "2025-12-27"],
    ["12mo", "2026-11-28", "2025-11-28"],
    ["2y", "2026-11-28", "2024-11-28"],
    // The 31st of a month that has none is its last day, and no day of the next.
    ["1mo", "2026-03-31", "2026-02-28"],
    ["1mo", "2028-03-31", "2028-02-29"],
    ["1mo", "2026-07-31", "2026-06-30"],
    ["6mo", "2026-08-31", "2026-02-28"],
    ["1y", "2028-02-29", "2027-02-28"],
    ["4y", "2028-02-29", "2024-02-29"],
    ["13mo", "2026-01-31", "2024-12-31"],
  ])("%s before %s is %s", (span, day, before) => {
    expect(dayBefore(span, day)).toBe(before);
  });

  test.each(["", "12", "mo", "1.5y", "-3d", "12 months", "99999d"])("%s is no span", (span) => {
    expect(() => dayBefore(span, "2026-11-28")).toThrow(expect.objectContaining({ kind: "usage" }));
  });
});

test("a source is older where it is dated before that day, and not where it is of it", async () => {
  const dated = async (asOf: string) => {
    const args = ["list", "sources", "--older-than", "1mo", "--as-of", asOf, "--json"];
    const { items } = JSON.parse((await baekjo(args)).out);
    return items.map(({ date }: { date: string }) => date);
  };
  const all = (await dated("2030-01-01")).filter((date: string) => date.length === 10);
  const newest = all.toSorted().at(-1) as string;
  const [year, month, day] = newest.split("-").map(Number) as [number, number, number];
  const later = (days: number) => new Date(Date.UTC(year, month, day + days)).toISOString().slice(0, 10);
  expect(await dated(later(0))).not.toContain(newest);
  expect(await dated(later(1))).toContain(newest);
});

describe("what is no list is looked for in those that there are", () => {
  test.each([
    ["per gpu", ["metrics", "inputs"]],
    ["new money", ["metrics", "inputs", "scenarios"]],
    ["융자", ["metrics", "inputs"]],
    ["환율", ["inputs"]],
    ["Samsung", ["sources"]],
    ["nothing of this kind", []],
  ])("%s", async (phrase, lists) => {
    const { out, err, code } = await baekjo(["list", ...phrase.split(" ")]);
    expect([out, code]).toEqual(["", 2]);
    const told = [...err.matchAll(/found \((\d+)\): baekjo list (\S+) /g)];
    expect(told.map(([, , list]) => list)).toEqual(expect.arrayContaining(lists));
    expect(told.length > 0).toBe(lists.length > 0);
    // As many as that list then shows.
    for (const [, count, list = ""] of told) {
      const { items } = JSON.parse((await baekjo(["list", list, ...phrase.split(" "), "--json"])).out);
      expect(items.length).toBe(Number(count));
    }
  });

  test("a plan of one's own has its own sources in each count of them, and none of those that ship", async () => {
    const bus = ["--plan", join(root, "tests/fixtures/bus/plan.json")];
    const { items } = JSON.parse((await baekjo(["list", ...bus, "--json"])).out);
    const { sources } = JSON.parse(readFileSync(join(root, "tests/fixtures/bus/plan.json"), "utf8"));
    const counted = items.find(({ name }: { name: string }) => name === "sources");
    expect(counted.count).toBe(Object.keys(sources).length);
    expect((await baekjo(["list", "nvidia", ...bus])).err).not.toContain("list sources");
  });

  test("a list that is only spelt alike is not offered before them, one that is called so is", async () => {
    expect((await baekjo(["list", "per", "gpu"])).err).not.toContain("peers?");
    expect((await baekjo(["list", "tax"])).err).toMatch(/did you mean credits\?[\s\S]*found/);
  });
});

test.each([[[]], [["--set", "fx.usd=1600"]], [["--plan", "uk"]]])(
  "as many assumptions are listed as results say that there are: %j",
  async (given) => {
    const [listed, run] = await Promise.all(
      [
        ["list", "inputs", "--assumptions", ...given, "--json"],
        ["run", ...given, "--json"],
      ].map(async (args) => JSON.parse((await baekjo(args)).out)),
    );
    expect(listed.items).toHaveLength(run.scenarios[0].assumptions);
    expect(new Set(listed.items.map(({ source }: { source: string }) => source))).toEqual(
      new Set(["ASSUMPTION"]),
    );
  },
);

test.each([
  ["en", "No input is an assumption."],
  ["ko", "가정인 입력값이 없습니다."],
])("where no input is an assumption, %s says so", async (lang, words) => {
  const { out, code } = await baekjo(["list", "inputs", "fx", "--assumptions", "--lang", lang]);
  expect(code).toBe(0);
  expect(out).toContain(words);
});
