/** Of some of the years that are calculated, a sentence says what the rows below it and `solve` say. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countries, planIn } from "../helpers/buses.ts";
import { baekjo } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const lines = (out: string) => (out.split("\n\n")[0] as string).replaceAll("\n", " ");

describe("money that ran short before the years shown", () => {
  test.each([
    [2026, "runs short in 2027 and is"],
    [2027, "runs short in 2027 and is"],
    [2028, "ran short in 2027, before the years shown, and is"],
    [2030, "ran short in 2027, before the years shown, and is"],
  ])("from %d on: %s short, in the year of the row of shortfalls", async (from, words) => {
    const run = (...args: string[]) => baekjo(["run", "gpus-100k", "--years", `${from}..2030`, ...args]);
    const { rows } = JSON.parse((await run("--json")).out);
    const year = rows.find(({ metric }: { metric: string }) => metric === "balance.public.short").total;
    expect(year).toBe(2027);
    const { out } = await run();
    expect(lines(out)).toContain(` ${words} 4.1 trillion won short at the end of 2030; `);
  });

  test("is not said to last where something is left again", async () => {
    const early = ["run", "--set", "funding.public.profile@2026=0.5", "--years", "2028..2030"];
    const [en, ko] = await Promise.all([baekjo(early), baekjo([...early, "--lang", "ko"])]);
    expect(lines(en.out)).toMatch(
      /^Public funding ran short in 2026, before the years shown, but has 7\.09 trillion won left at the end of 2030; /,
    );
    expect(lines(ko.out)).toMatch(/^공공 재원은 표시한 기간 전인 2026년에 부족해졌지만, 2030년 말에는 7조 /);
  });

  test("is said of saved results as of the scenarios themselves, whichever years were saved", async () => {
    const folder = temporaryFolder();
    const save = async (scenario: string, from: number) => {
      const file = join(folder, `${scenario}-${from}.json`);
      await baekjo(["run", scenario, "--years", `${from}..2030`, "-o", file]);
      return file;
    };
    const spoken = async (a: string, b: string, ...args: string[]) => {
      const { finding } = JSON.parse((await baekjo(["compare", a, b, "--json", ...args])).out);
      return finding.en.replaceAll(a, "A").replaceAll(b, "B").replace(/; .*/, "");
    };
    const wanted = [await save("gpus-50k", 2028), await save("gpus-100k", 2028)] as const;
    const own = await spoken("gpus-50k", "gpus-100k", "--years", "2028..2030");
    const named = own.replace("100,000 GPUs", "B").replace("50,000 GPUs as pledged", "A");
    expect(named).toContain("runs short in 2027 with B (");
    expect(await spoken(...wanted)).toBe(named);
    expect(await spoken(wanted[0], await save("gpus-100k", 2026))).toBe(named);
    expect(await spoken(await save("gpus-50k", 2026), wanted[1])).toBe(named);
    expect(await spoken(await save("gpus-50k", 2027), wanted[1])).toBe(named);
  });

  test("is short by the same break-even, which is that of solve, whatever the first year shown", async () => {
    const holds = ["solve", "--max", "compute.target", "--subject-to", "all(balance.public.cumulative >= 0)"];
    for (const years of ["2026..2030", "2029..2030", "2030"]) {
      const { break_even } = JSON.parse((await baekjo(["run", "--years", years, "--json"])).out);
      const solved = JSON.parse((await baekjo([...holds, "--years", years, "--json"])).out);
      expect([years, break_even.sufficient]).toEqual([years, solved.answers.at(-1).to]);
    }
  });
});

test("of several scenarios, those that run short and have money left are counted by themselves", async () => {
  const early = (weight: number) => `funding.public.profile@2026=${weight}`;
  const compare = (...args: string[]) => baekjo(["compare", early(0.5), early(0.4), ...args]);
  const { out } = await compare("gpus-50k", "gpus-100k");
  expect(lines(out)).toMatch(/lasts in 1 of 4 scenarios, and runs short before it recovers in 2: from /);
  const none = await compare(early(0.3), "--lang", "ko");
  expect(lines(none.out)).toContain(
    "충분한 시나리오는 3개 가운데 하나도 없습니다. 3개에서는 부족했다가 회복합니다",
  );
});

test("the ends of a range around a path are the products that a reader gets: 1400 × 1.1", async () => {
  const rate = {
    values: [1400, 25, 1300],
    range: { shape: "uniform", low: 0.9, high: 1.1 },
    source: "ASSUMPTION",
    reason: "Made up for a test.",
  };
  const won = countries.find(({ code }) => code === "KRW") as (typeof countries)[number];
  const plan = planIn(won, { "fx.usd": rate });
  for (const [setting, range] of [
    ["fx.usd@2026=2000", "1,260 won/USD to 1,540 won/USD"],
    ["fx.usd@2027=30", "22.5 won/USD to 27.5 won/USD"],
  ]) {
    const { err } = await baekjo(["run", ...plan, "--set", setting as string]);
    expect([setting, err]).toEqual([
      setting,
      expect.stringContaining(`outside the range of the plan, ${range}`),
    ]);
  }
});

test("a calendar year outside all years calculated is said, whoever sets it; 0 and the plan's own are not", async () => {
  const noted = async (args: readonly string[], input = "") => {
    const { code, err } = await baekjo(args, { input });
    expect(code).toBe(0);
    return /(\S+) is (\d+), outside the years calculated \((\S+)\)/.exec(err)?.slice(1);
  };
  const until2030 = ["compute.target.year", "2050", "2026..2030"];
  const file = JSON.stringify({ format: "baekjo/scenario/1", set: ["compute.target.year = 2050"] });
  const cheap = ["total(compute.cost) < 100조", "--by", "compute.target.year"];
  expect(await noted(["run", "--set", "compute.target.year=2050"])).toEqual(until2030);
  expect(await noted(["run", "-"], file)).toEqual(until2030);
  expect(await noted(["sweep", "--vary", "compute.target.year=2028..2050/3"])).toEqual(until2030);
  expect(await noted(["solve", ...cheap, "--between", "2028..2050"])).toEqual(until2030);
  expect(await noted(["run", "--set", "compute.target.year=2036", "--years", "2026..2035"])).toEqual([
    "compute.target.year",
    ...["2036", "2026..2035"],
  ]);
  for (const setting of ["compute.target.year=2028", "rd.cut.year=0", "accelerators.b200.first=2025"]) {
    expect([setting, await noted(["run", "--set", setting])]).toEqual([setting, undefined]);
  }
  expect(await noted(["run", "--set", "compute.target.year=2033", "--years", "2026..2035"])).toBeUndefined();
});

test("a range of years written otherwise is asked about by the range, in settings and in --years", async () => {
  for (const [written, meant] of [
    ["2026-28", "2026..2028"],
    ["2026~28", "2026..2028"],
    ["26..28", "2026..2028"],
    ["2026-2028", "2026..2028"],
  ] as const) {
    for (const args of [
      ["--set", `fx.usd@${written}=1500`],
      ["--years", written],
    ]) {
      const { out, err, code } = await baekjo(["run", ...args]);
      expect([args, out, code]).toEqual([args, "", 2]);
      expect(err).toContain(`did you mean ${meant}?`);
    }
  }
  const { err } = await baekjo(["run", "--plan", "india", "--set", "fx.usd@2026-28=90"]);
  expect(err).toContain("did you mean 2026-27..2028-29?");
});

test("a year of two calendar years is asked about as one of the two, and not as both", async () => {
  for (const args of [
    ["--set", "fx.usd@2026-27=1500"],
    ["--years", "2026-27"],
  ]) {
    const { out, err, code } = await baekjo(["run", ...args]);
    expect([args, out, code]).toEqual([args, "", 2]);
    expect(err).not.toContain("2026..2027");
  }
});
