import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readsBack } from "../../src/plan/years.ts";
import { yearName } from "../../src/year-names.ts";
import { countries, planIn } from "../helpers/buses.ts";
import { baekjo } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const euros = countries[3] as (typeof countries)[number];
const named = (years: object | string, more: object = {}) => planIn(euros, more, { years });
const india = ["--plan", "data/india/plan.json"];

/** From April; from October of the calendar year before; calendar years with a name. */
const calendars = {
  april: { range: "2026..2028", name: "{year}-{next}", begin: "2026-04" },
  october: { range: "2026..2028", name: "FY{year}", begin: "2025-10" },
  letters: { range: "2026..2028", name: "FY{yy}/{next}", begin: "2026-04" },
  japan: { range: "2026..2028", name: "{year}年度", begin: "2026-04" },
  january: { range: "2026..2028", name: "FY{year}" },
} as const;
const names = {
  april: ["2026-27", "2027-28", "2028-29"],
  october: ["FY2026", "FY2027", "FY2028"],
  letters: ["FY26/27", "FY27/28", "FY28/29"],
  japan: ["2026年度", "2027年度", "2028年度"],
  january: ["FY2026", "FY2027", "FY2028"],
} as const;
const kinds = Object.keys(calendars) as (keyof typeof calendars)[];

describe.each(kinds)("a plan with years of its own, %s", (kind) => {
  const plan = named(calendars[kind]);
  const [first, second, third] = names[kind];

  test("heads its tables with their names, and so does Markdown", async () => {
    for (const format of ["table", "markdown"]) {
      const { out } = await baekjo(["run", ...plan, "--format", format]);
      for (const name of names[kind]) expect(out).toContain(name);
    }
  });

  test("CSV has the names, and JSON the numbers with the names beside them", async () => {
    const { out } = await baekjo(["run", ...plan, "--metric", "funds", "--format", "csv"]);
    const years = out
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",")[1]);
    expect(years).toEqual(names[kind]);
    const wide = await baekjo(["run", ...plan, "--metric", "funds", "--format", "csv", "--wide"]);
    expect(wide.out.split("\r\n")[0]).toContain(names[kind].join(","));
    const result = JSON.parse((await baekjo(["run", ...plan, "--json"])).out);
    expect(result.years).toEqual([2026, 2027, 2028]);
    expect(result.plan.years).toEqual({ begin: "2026-01", ...calendars[kind] });
    expect(result.rows.find(({ metric }: { metric: string }) => metric === "first.short").total).toBe(2026);
  });

  test.each([
    ["run"],
    ["compare", "as-written", "--set", "fleet=900"],
    ["simulate", "--trials", "100", "--set", "fleet=1000[900..1100]", "--metric", "left"],
    ["simulate", "--trials", "100", "--set", "fleet=1000[900..1100]", "--prob", "left < 0"],
    ["sensitivity", "--metric", "left", "--at", "2027", "--set", "fleet=1000[900..1100]"],
    ["sweep", "--vary", "fleet=[900]", "--metric", "left", "--at", "2027"],
    ["explain", "left@2027"],
    ["cite", "left@2027"],
    ["cite", "funds"],
    ["run", "--chart"],
    ["report"],
  ])("says no year by its number: %j", async (...args) => {
    const { out, code } = await baekjo([...args, ...plan]);
    expect(code).toBe(0);
    // Behind its own name, in a name, and in what is quoted of the command line a year may stand.
    const shown = out.replaceAll(new RegExp(names[kind].join("|"), "g"), "");
    const scriptless = shown.replaceAll(/ value="\d+"/g, "").replaceAll(/<script[\s\S]*?<\/script>/g, "");
    expect(scriptless).not.toMatch(/(?<![\d.,-])202[678](?![\d-])/);
  });

  test("reads what it shows: horizons, settings, one year, and an input that is a year", async () => {
    const rows = async (args: string[]) => JSON.parse((await baekjo([...args, ...plan, "--json"])).out).rows;
    expect(
      (await rows(["run", "--years", `${first}..${second}`, "--metric", "funds"]))[0].values,
    ).toHaveLength(2);
    const set = await rows(["run", "--set", `spread@${second}=2`, "--metric", "funds"]);
    expect(set[0].values).toEqual([30_000_000, 60_000_000, 30_000_000]);
    expect(await rows(["run", "--set", `spread@${second}..${third}*=2`, "--metric", "funds"])).toEqual(
      await rows(["run", "--set", "spread@2027..2028*=2", "--metric", "funds"]),
    );
    const one = await baekjo(["explain", `left@${second}`, ...plan]);
    expect(one).toEqual(await baekjo(["explain", "left@2027", ...plan]));
    const at = await baekjo([
      "sweep",
      "--vary",
      `spread@${second}=[1,2]`,
      "--at",
      second,
      "--metric",
      "funds",
      ...plan,
    ]);
    expect(at.out).toContain(`values of ${second}`);
  });
});

test.each([
  // What another fiscal calendar would write, where it can mean one year alone.
  ["april", "FY2026-27", "2026"],
  ["april", "2026/27", "2026"],
  ["april", "2026–27", "2026"],
  ["april", "2026-2027", "2026"],
  ["april", "FY 26-27", "2026"],
  ["april", "2026년", "2026"],
  ["october", "fy2027", "2027"],
  ["october", "FY27", "2027"],
  ["october", "FY '27", "2027"],
  ["october", "2026-27", "2027"],
  ["letters", "2027/28", "2027"],
  ["japan", "2027", "2027"],
  ["january", "FY27", "2027"],
] as const)("%s: %s is the year of number %s", async (kind, written, number) => {
  const rows = async (year: string) =>
    JSON.parse((await baekjo(["run", ...named(calendars[kind]), "--years", year, "--json"])).out).years;
  expect(await rows(written)).toEqual([Number(number)]);
});

test.each([
  ["calendar years", "2026..2028", "2026-27", ["2026", "2027"]],
  ["calendar years", "2026..2028", "FY27", ["2027"]],
  ["years from April", calendars.april, "FY27", ["2026-27", "2027-28"]],
  ["named calendar years", calendars.january, "2026-27", ["FY2026", "FY2027"]],
])("%s: %j is questioned: %s", async (_, years, written, meant) => {
  for (const args of [
    ["run", "--years", written],
    ["run", "--set", `spread@${written}=2`],
    ["explain", `left@${written}`],
    ["sweep", "--vary", "fleet=[900]", "--at", written],
  ]) {
    const run = await baekjo([...args, ...named(years)]);
    expect(run).toMatchObject({ out: "", code: 2 });
    const offered = [...run.err.matchAll(/did you mean (\S+)\?/g)].map(([, text]) => text);
    expect(offered).toEqual(meant);
  }
});

test.each(["2026-28", "26..27..28", "next", "FY"])("%j is no span of years", async (written) => {
  const run = await baekjo(["run", ...named(calendars.april), "--years", written]);
  expect(run).toMatchObject({ out: "", code: 2 });
});

test("Korean says them too", async () => {
  const { out } = await baekjo(["run", ...named(calendars.october), "--lang", "ko"]);
  expect(out).toContain("FY2027");
  const { err, code } = await baekjo(["run", ...named("2026..2028"), "--years", "FY27", "--lang", "ko"]);
  expect(code).toBe(2);
  expect(err).toContain('"FY27"은 회계연도인데');
});

test("the values of a plan's file may stand under the names", async () => {
  const spread = { source: "ASSUMPTION", reason: "Made up for a test." };
  const byName = named(calendars.april, {
    spread: { ...spread, values: { "2026-27": 1, "2027/28": 2, 2028: 1 } },
  });
  const { out } = await baekjo(["run", ...byName, "--metric", "funds", "--json"]);
  expect(JSON.parse(out).rows[0].values).toEqual([30_000_000, 60_000_000, 30_000_000]);
  const twice = named(calendars.april, {
    spread: { ...spread, values: { "2026-27": 1, 2026: 2, 2027: 1, 2028: 1 } },
  });
  expect((await baekjo(["run", ...twice])).err).toContain("is here already");
});

test.each([
  [
    "no year in it",
    { range: "2026..2028", name: "FY", begin: "2026-04" },
    "gives each year no name of its own",
  ],
  [
    "dots, which part years",
    { range: "2026..2028", name: "{year}..x" },
    "gives each year no name of its own",
  ],
  [
    "no month",
    { range: "2026..2028", name: "FY{year}", begin: "2026-13" },
    "is not a month in which the year 2026 begins",
  ],
  [
    "years later",
    { range: "2026..2028", name: "FY{year}", begin: "2030-04" },
    "is not a month in which the year 2026 begins",
  ],
])("a calendar with %s is refused", async (_, years, said) => {
  const run = await baekjo(["run", ...named(years)]);
  expect(run).toMatchObject({ out: "", code: 3 });
  expect(run.err).toContain(said);
});

describe.each(kinds)("a condition of a plan with years of its own, %s", (kind) => {
  const plan = named(calendars[kind]);
  const codeOf = async (condition: string) => (await baekjo(["check", ...plan, "--assert", condition])).code;

  test("reads a year by its name, wherever one may stand: it subtracts and divides nothing", async () => {
    const [first, second, third] = names[kind];
    for (const [condition, expected] of [
      [`first.short = ${first}`, 0],
      [`first.short < ${second}`, 0],
      [`first.short >= ${second}`, 1],
      [`not (first.short<${third} or ${third}<first.short)`, 1],
      [`at(funds, ${second}) = at(funds,2027)`, 0],
      [`at(year, ${third}) - 2028 = 0`, 0],
    ] as const) {
      expect([condition, await codeOf(condition)]).toEqual([condition, expected]);
    }
  });

  test("that is outside the plan it refuses by that name", async () => {
    const [first] = names[kind];
    const outside = first.replace("2026", "2041").replace("27", "42").replace("26", "41");
    const { err, code } = await baekjo(["check", ...plan, "--assert", `at(funds, ${outside}) > 0`]);
    expect([code, err.split("\n")[0]]).toEqual([
      2,
      `error: ${outside} is not one of the years ${first}..${names[kind][2]}, and what it holds is undefined`,
    ]);
  });
});

test.each([
  ["first.short <= 2027-28", calendars.january, ["FY2027", "FY2028"]],
  ["first.short <= 2027/2028", "2026..2028", ["2027", "2028"]],
  ["first.short <= FY27", calendars.april, ["2026-27", "2027-28"]],
  ["first.short <= FY2027", "2026..2028", ["2027"]],
] as const)(
  "%s, which a plan may mean as either of two years, is asked about",
  async (condition, years, meant) => {
    const { out, err, code } = await baekjo(["check", ...named(years), "--assert", condition]);
    expect([out, code]).toEqual(["", 2]);
    for (const name of meant) expect(err).toContain(`did you mean ${name}?`);
  },
);

test("a condition with a year behind @ comes with what to write, by the name that the plan has for the year", async () => {
  const of = async (...args: string[]) => (await baekjo(["check", "--assert", ...args])).err;
  const plan = named(calendars.april);
  expect(await of("left@2027-28 < 0", ...plan)).toContain("did you mean at(left, 2027-28) < 0?");
  expect(await of("left@2027-28 < funds@2026 + 5M", ...plan)).toContain(
    "did you mean at(left, 2027-28) < at(funds, 2026) + 5M?",
  );
  expect(await of("left@FY2027 > 0", ...named(calendars.october))).toContain(
    "did you mean at(left, FY2027) > 0?",
  );
  expect(await of("left@2027 < 2", ...named("2026..2028"))).toContain("did you mean at(left, 2027) < 2?");
});

test("a number beside money comes with the scale of the plan, and beside money for a thing with its unit", async () => {
  const of = async (...args: string[]) => (await baekjo(["check", "--assert", ...args])).err;
  const plan = named("2026..2028");
  expect(await of("all(left >= 5)", ...plan)).toContain("did you mean all(left >= 5");
  const cost = "lowest(compute.cost.per_gpu) < 78";
  expect(await of(`${cost} million`)).toContain(`did you mean ${cost} million[KRW/GPU]?`);
  expect(await of(cost)).toContain(`did you mean ${cost}[KRW/GPU]?`);
  expect(await of("any(funding.public < 5)")).toContain("did you mean any(funding.public < 5T)?");
});

test("what is no year by any calendar is calculated: 2000-50 is 1950", async () => {
  const { code } = await baekjo([
    "check",
    ...named(calendars.april),
    "--assert",
    "2000-50 = 1950 and 4/2=2 and 2026-24 = 2002",
  ]);
  expect(code).toBe(0);
});

test("an axis up to 2027/28 has no 28 values up to 2027", async () => {
  const sweep = (axis: string) =>
    baekjo(["sweep", ...india, "--vary", `compute.target.year=${axis}`, "--json"]);
  const { out, code, err } = await sweep("2025/26..2027/28");
  expect([out, code, err.split("\n")[0]]).toEqual([
    "",
    2,
    'error: "2025/26..2027/28": values are written 1..5:0.5 (step), 1..5/9 (number of values) or [1, 2, 4]',
  ]);
  for (const axis of ["2025/26..2027/28:1", "2025/26..2027/28/3", "2025..2027/3"]) {
    const { points } = JSON.parse((await sweep(axis)).out);
    const values = points.map(
      ({ inputs }: { inputs: Record<string, number> }) => inputs["compute.target.year"],
    );
    expect([axis, values]).toEqual([axis, [2025, 2026, 2027]]);
  }
});

test("a year without one of the numbers known is refused with the names of the plan", async () => {
  const run = await baekjo(["run", ...named(calendars.april), "--set", "spread@2031-32=1"]);
  expect(run.err).toContain("2031-32 is outside the years 2026-27..2028-29");
});

describe("a name by which a year cannot be read back is refused where it is made", () => {
  const parts = ["{year}", "{yy}", "{next}", "{nextyear}"];
  const around = parts.flatMap((part) => [
    part,
    ` ${part} `,
    `${part}년`,
    `${part}년도`,
    `FY${part}`,
    `${part}Q`,
  ]);
  const pairs = parts.flatMap((a) => parts.flatMap((b) => [`${a}${b}`, `${a}-${b}`]));

  test.each([...around, ...pairs])("%j", async (name) => {
    const plan = named({ range: "2026..2028", name });
    const { err, code } = await baekjo(["run", ...plan]);
    if (code !== 0) {
      expect(err).toContain("cannot be read back as that year; write a name such as FY{year}, {year}-{next}");
      return;
    }
    for (const year of [2026, 2027, 2028]) {
      const called = yearName(year, { name }).trim();
      const one = ["--years", called, "--metric", "funds", "--json"];
      expect([called, JSON.parse((await baekjo(["run", ...plan, ...one])).out).years]).toEqual([
        called,
        [year],
      ]);
      const holds = ["check", "--assert", `at(year, ${called}) = ${year - 1} + 1`];
      expect([called, (await baekjo([...holds, ...plan])).code]).toEqual([called, 0]);
    }
  });

  test("and what budgets call their years is not", () => {
    const usual = ["{year}", "{year}년도", "FY{year}", "FY{yy}", "FY{nextyear}", "{year}-{next}"];
    const refused = ["{nextyear}", "{nextyear}년", "{yy}", "{next}", "{yy}{next}"];
    const back = (name: string) => readsBack(2026, { range: "2026..2028", name, begin: "2026-04" });
    expect([usual.filter(back), refused.filter(back)]).toEqual([usual, []]);
  });
});

test("India's plan is of fiscal years", async () => {
  const { out } = await baekjo(["run", ...india, "--metric", "funding.public"]);
  expect(out).toMatch(/2024-25 +2025-26 +2026-27 +2027-28 +2028-29/);
  // An input that is a year is shown as one, and read as it is shown.
  const explained = await baekjo(["explain", "compute.target.year", ...india]);
  expect(explained.out).toContain("Target year: 2025-26");
  const same = await baekjo(["compare", "as-approved", ...india, "--set", "compute.target.year=2025-26"]);
  expect(same.err).toMatch(/have the same inputs/);
  const real = await baekjo(["run", ...india, "--metric", "funding.public", "--real", "2025-26"]);
  expect(real.out).toContain("in prices of 2025-26");
  expect(real).toEqual(await baekjo(["run", ...india, "--metric", "funding.public", "--real", "2025"]));
});

test("a result that is saved tells its years by their names when it is compared", async () => {
  const plan = named(calendars.april);
  const folder = temporaryFolder();
  const files = ["a.json", "b.json"].map((name) => join(folder, name)) as [string, string];
  await baekjo(["run", ...plan, "-o", files[0]]);
  await baekjo(["run", ...plan, "--set", "fleet=900", "-o", files[1]]);
  const { out, code } = await baekjo(["compare", ...files]);
  expect(code).toBe(0);
  expect(out).toContain("2027-28");
});

describe("the record of a plan whose years begin in April", () => {
  const actuals = (years: string, date: string) => ({
    format: "baekjo/actuals/1",
    plan: "buses",
    about: "Made up for a test.",
    sources: {
      page: { title: "A page", publisher: "A state", date: "2027-01-01", url: "https://example.org/" },
    },
    series: { funds: { label: "Funds", unit: "money", metric: "funds", levels: ["voted"], by: "day" } },
    entries: {
      "first-year": {
        series: "funds",
        label: "Voted",
        years,
        status: "voted",
        date,
        value: "30M",
        confidence: "high",
        source: "page",
      },
    },
  });
  const tracked = async (day: string, years = "2026-27", plan = named(calendars.april)) => {
    const file = join(dirname(plan[1] as string), "actuals.json");
    writeFileSync(file, JSON.stringify(actuals(years, "2026-06-01")));
    return baekjo(["track", ...plan, "--as-of", day, "--json"]);
  };
  const planned = async (day: string, years?: string, plan?: string[]) =>
    JSON.parse((await tracked(day, years, plan)).out).tracks[0].planned;

  /** Money is counted to its cents. */
  const inCents = (amount: number) => Math.round(100 * amount) / 100;

  // 40 millions a year: on 31 March one whole year has gone, on 30 September half of one (183 of 365 days).
  test.each([
    ["2026-03-31", 0],
    ["2026-09-30", inCents((40e6 * 183) / 365)],
    ["2027-03-31", 40e6],
    ["2028-03-31", 80e6],
    ["2029-03-31", 120e6],
    ["2031-01-01", 120e6],
  ])("by %s %d are due", async (day, due) => {
    expect(await planned(day)).toBe(due);
  });

  test("a year that begins in October of the year before is half gone by the end of March", async () => {
    // 182 of 365 days, from 1 October 2025.
    const due = inCents((40e6 * 182) / 365);
    expect(await planned("2026-03-31", "FY2026", named(calendars.october))).toBe(due);
  });

  test("names and numbers are one year, and tables say the name", async () => {
    const byName = await tracked("2027-03-31", "2026-27..2027-28");
    const byNumber = await tracked("2027-03-31", "2026..2027");
    expect(byName).toEqual({ ...byNumber, out: byName.out });
    expect(JSON.parse(byName.out).entries).toEqual(JSON.parse(byNumber.out).entries);
    const plan = named(calendars.april);
    writeFileSync(
      join(dirname(plan[1] as string), "actuals.json"),
      JSON.stringify(actuals("2026-27", "2026-06-01")),
    );
    const { out } = await baekjo(["track", ...plan, "--as-of", "2027-03-31"]);
    expect(out).toContain("by the end of 2028-29");
    expect(out).toContain("2026-27");
  });

  test("a date of a calendar plan's record that names fiscal years is questioned", async () => {
    const run = await tracked("2027-03-31", "2026-27", named("2026..2028"));
    expect(run).toMatchObject({ out: "", code: 3 });
    expect(run.err).toContain("did you mean 2026?");
  });
});

test("a Korean sentence calls a fiscal year 회계연도, and has no word for a year twice", async () => {
  const commands = [
    ["run"],
    ["simulate", "--trials", "100"],
    ["cite", "balance.public.cumulative"],
    ["solve", "--help"],
  ];
  for (const args of commands) {
    const { out } = await baekjo([...args, "--plan", "japan", "--lang", "ko"]);
    expect(out).not.toMatch(/FY\d+년|회계연도년/);
    if (args[0] === "run") expect(out).toMatch(/2030회계연도 말 [\d조, ]+억 엔이\s남습니다/);
  }
  const others = await baekjo(["run", ...named(calendars.japan), "--lang", "ko"]);
  expect(others.out).not.toContain("年度년");
  const typed = await baekjo(["explain", "compute.cost@FY1800년", "--lang", "ko"]);
  expect(typed.err).toContain('"FY1800년"');
});
