import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { width } from "../../src/output/text/width.ts";
import { baekjo, tiny } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

describe("track", () => {
  it("answers for today where no day is given", async () => {
    const before = new Date().toISOString().slice(0, 10);
    const { as_of: asOf } = JSON.parse((await baekjo(["track", "--json"])).out);
    expect([before, new Date().toISOString().slice(0, 10)]).toContain(asOf);
  });

  it("says the same of the same day in any time zone", async () => {
    const args = ["track", "--as-of", "2026-11-22", "--json"];
    const [here, there] = await Promise.all(
      ["Asia/Seoul", "America/New_York"].map(async (TZ) => (await baekjo(args, { env: { TZ } })).out),
    );
    expect(here).toBe(there);
    expect(JSON.parse(here as string)).toMatchObject({ format: "baekjo/track/2", as_of: "2026-11-22" });
  });

  it("shows every disagreement as rows, within 80 columns in both languages", async () => {
    for (const lang of ["en", "ko"]) {
      const { out, err, code } = await baekjo(["track", "--as-of", "2026-11-22", "--all", "--lang", lang]);
      expect([err, code]).toEqual(["", 0]);
      for (const line of out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(80);
      for (const number of ["1.80", "3.30", "5.60", "15,000", "5,000", "8,496", "9,000", "6.28", "7.10"])
        expect(out).toContain(number);
    }
  });

  it("gives programs every entry, and why it does or does not count", async () => {
    const { entries, tracks } = JSON.parse((await baekjo(["track", "--as-of", "2026-11-22", "--json"])).out);
    const of = (id: string) => entries.find((entry: { id: string }) => entry.id === id);
    expect(of("ai-budget-2026")).toMatchObject({ counted: true, status: "voted" });
    expect(of("ax-2026")).toMatchObject({ counted: false, reason: "part", division: "function" });
    expect(of("sk-telecom")).toMatchObject({ counted: false, reason: "overlap", overlaps: ["ulsan"] });
    expect(of("ai-budget-2026-proposal")).toMatchObject({ counted: false, reason: "replaced" });
    expect(of("samsung-group")).toMatchObject({ counted: false, reason: "aside" });
    expect(of("ai-budget-2025")).toMatchObject({ counted: false, reason: "base" });
    expect(of("ai-budget-2024")).toMatchObject({ counted: false, reason: "years" });
    for (const { facts } of entries)
      for (const { sources } of facts) for (const source of sources) expect(source.url).toMatch(/^https?:/);
    expect(tracks[0].lower).toMatchObject({
      actual: 9_900_000_000_000,
      required_per_year: 6_275_000_000_000,
    });
  });

  it("notes a year that has begun with nothing on record", async () => {
    const now = () => Date.UTC(2027, 1, 1);
    const { err, code } = await baekjo(["track"], { now });
    expect(code).toBe(0);
    // Once a series, however many ways of counting what is new in it there are.
    const note = (series: string) =>
      `note: no actuals for 2027, begun by now: ${series} is compared up to 2026`;
    expect(err.trimEnd().split("\n")).toEqual([note("Public funding"), note("GPUs")]);
  });

  it("says of a day to come that it is, and of no year that is yet to come that it has begun", async () => {
    const now = () => Date.UTC(2026, 10, 29);
    const of = (day: string, ...args: string[]) => baekjo(["track", "--as-of", day, ...args], { now });
    const { err, out } = await of("2029-06-01");
    expect(err).toBe(
      "note: 2029-06-01 is after today, 2026-11-29: only what is on record by now is counted, as far as it is due by then\n",
    );
    // What is announced for 2025 to 2035 was not announced bit by bit.
    expect(out.replaceAll("\n", " ")).toMatch(
      /^By 2029-06-01: .* private funding, [\d.]+ to [\d.]+ of 65 trillion won announced and due by then; GPUs/,
    );
    expect((await of("2026-11-29")).err).toBe("");
    expect((await of("2029-06-01", "--lang", "ko")).out.replaceAll(/\s+/g, " ")).toMatch(
      /민간 재원 65조 원 중 그때까지 집행할 몫 .*\(발표\),/,
    );
  });

  it("goes by the plan as a scenario has it", async () => {
    const target = async (name: string) =>
      JSON.parse((await baekjo(["track", name, "--json"])).out).tracks[0].target;
    expect([await target("gpus-50k"), await target("state-plan-25t")]).toEqual([35e12, 25e12]);
    const set = JSON.parse((await baekjo(["track", "--set", "funding.public=40조", "--json"])).out);
    expect(set.tracks[0].target).toBe(40e12);
  });

  it.each([
    ["no day", ["--as-of", "2026-02-30"], 2, '"2026-02-30" is not a date: write 2026-06-30'],
    ["a word for a day", ["--as-of", "yesterday"], 2, '"yesterday" is not a date'],
    ["an empty day", ["--as-of="], 2, "--as-of needs a value"],
    ["two scenarios", ["gpus-50k", "gpus-100k"], 2, "too many arguments"],
    ["an unknown scenario", ["gpus-51k"], 3, "did you mean gpus-50k"],
    ["no such record", ["--actuals", "/nowhere.json"], 5, "no file /nowhere.json"],
    ["a folder for a record", ["--actuals", "."], 5, "is a folder"],
    [
      "a plan without a record",
      ["--plan", "data/india/plan.json"],
      5,
      "the plan has no actuals: there is no file data/india/actuals.json",
    ],
  ])("%s is an error and prints nothing", async (_, args, code, text) => {
    const run = await baekjo(["track", ...args]);
    expect([run.code, run.out]).toEqual([code, ""]);
    expect(run.err).toContain(text);
  });

  it("takes a record of one's own", async () => {
    const record = JSON.parse(readFileSync(join(root, "tests/fixtures/tiny/tiny/actuals.json"), "utf8"));
    record.entries["budget-2027"] = { ...record.entries["budget-2026"], years: "2027", date: "2026-12-02" };
    delete record.entries["budget-2027"].replaces;
    const file = join(folder(), "mine.json");
    writeFileSync(file, JSON.stringify(record));
    const { out } = await tiny(["track", "--actuals", file, "--as-of", "2026-12-10", "--json"]);
    const { tracks, actuals } = JSON.parse(out);
    expect(actuals.file).toBe(file);
    // 8.75 + 17.5 of 35; (35 − 20) ÷ 1 year.
    expect(tracks[0]).toMatchObject({
      last_decided_year: 2027,
      planned: 26.25e12,
      years_left: 1,
      lower: { required_per_year: 15e12 },
    });
  });

  describe("a plan in cents, and things that come in parts", () => {
    const base = { confidence: "high", source: "council" };
    const entry = (series: string, years: string, value: string, more = {}) => ({
      ...{ series, label: `${series} ${value}`, years, status: "voted", date: "2026-12-11", value },
      ...{ ...base, ...more },
    });
    const plan = (amount: string) => ({ amount, years: "2027..2034", source: "council" });
    const series = {
      investment: { label: "Investment", unit: "money", metric: "capex.gross", levels: ["spent"] },
      buses: { label: "Electric ferries", unit: "bus", plan: plan("2 bus"), levels: ["voted"] },
      lanes: { label: "Lanes", unit: "km", plan: plan("12.5 km"), levels: ["voted"] },
    };
    const tracked = async (record: object, ...rest: (string | (() => number))[]) => {
      const args = rest.filter((arg) => typeof arg === "string");
      const now = rest.find((arg) => typeof arg === "function");
      const file = join(folder(), "actuals.json");
      const document = { format: "baekjo/actuals/1", plan: "bus-programme", series, entries: {}, ...record };
      writeFileSync(file, JSON.stringify(document));
      const bus = join(root, "tests/fixtures/bus");
      const where = ["--plan", join(bus, "plan.json"), "--model", join(bus, "model.json"), "--actuals", file];
      return baekjo(["track", ...where, ...dayOf(args), ...args], { now });
    };
    const dayOf = (args: readonly string[]) => (args.includes("--as-of") ? [] : ["--as-of", "2028-12-31"]);
    const entries = {
      first: entry("investment", "2027", "17,893,830.49 EUR", { status: "spent" }),
      second: entry("investment", "2028", "0.51 EUR", { status: "spent" }),
      lane: entry("lanes", "2027", "0.75 km"),
    };

    it("counts cents to the last, and of kilometres and ferries no whole ones", async () => {
      const { tracks } = JSON.parse((await tracked({ entries }, "--json")).out);
      const of = (id: string) => tracks.find((one: { series: string }) => one.series === id);
      // 17,893,830.49 + 26,256,747.42 + … of the eight years, and what is left of them.
      expect(of("investment")).toMatchObject({
        target: 148_240_743.79,
        planned: 44_150_577.91,
        lower: { actual: 17_893_831, remaining: 130_346_912.79, required_per_year: 21_724_485.47 },
      });
      expect(of("buses")).toMatchObject({ target: 2, lower: { actual: 0, required_per_year: 0.25 } });
      expect(of("lanes")).toMatchObject({
        ...{ planned: 1.5625, target: 12.5, years_left: 7 },
        lower: { actual: 0.75, remaining: 11.75, pace: 0.75 },
      });
    });

    it("shows them with the digits that they need", async () => {
      const { out } = await tracked({ entries }, "--all", "--wide");
      expect(out).toContain("Lanes, 0.75 of 12.5 km voted");
      expect(out).toMatch(/Lanes \(km\): 12\.50 by the end of 2034\n.* 1\.56 +0\.75 +0\.00 +1\.68 /);
      expect(out).toMatch(/Electric ferries \(bus\): 2 by the end of 2034\n.* 0 +0 +0 +0\.250 /);
    });

    it("asks whether what is spent is part of what was voted for the same years", async () => {
      const voted = { ...series, investment: { ...series.investment, levels: ["voted"] } };
      const on = (more: object) => ({
        series: voted,
        entries: {
          budget: entry("investment", "2027", "10 EUR"),
          outturn: entry("investment", "2027", "8 EUR", { status: "spent", ...more }),
        },
      });
      const beside = await tracked(on({}), "--json");
      expect(beside.err).toContain(
        'note: outturn is spent, budget is for the same years, and both count; if it is the same money, give outturn "part_of": "budget"',
      );
      expect(JSON.parse(beside.out).tracks[0].lower.actual).toBe(18);
      const within = await tracked(on({ part_of: "budget" }), "--json");
      expect(within.err).not.toContain("outturn");
      expect(JSON.parse(within.out).tracks[0].lower.actual).toBe(10);
    });

    it("names no year beyond the last that a plan can have", async () => {
      const slow = { entries: { lane: entry("lanes", "2027", "0.01 km") } };
      const { out } = await tracked(slow, "--all", "--wide");
      expect(out).toMatch(/Lanes \(km\): 12\.50 by the end of 2034\n.* 1\.78 +after 2200\n/);
      const ko = await tracked(slow, "--all", "--wide", "--lang", "ko");
      expect(ko.out).toMatch(/ 1\.78 +2200년 이후\n/);
      // 12.5 km at 0.01 a year from 2027 on.
      const { tracks } = JSON.parse((await tracked(slow, "--json")).out);
      const lanes = tracks.find(({ series }: { series: string }) => series === "lanes");
      expect(lanes.lower).toMatchObject({ pace: 0.01, completion_year: 3276 });
    });

    it("adds parts that a double does not hold to their whole", async () => {
      const parts = {
        whole: entry("lanes", "2027", "0.3 km"),
        ...{ one: entry("lanes", "2027", "0.1 km", { part_of: "whole" }) },
        ...{ two: entry("lanes", "2027", "0.2 km", { part_of: "whole" }) },
      };
      expect(await tracked({ entries: parts })).toMatchObject({ code: 0 });
      const more = { ...parts, two: { ...parts.two, value: "0.21 km" } };
      expect((await tracked({ entries: more })).err).toContain("add up to more than the whole");
    });

    it("refuses what has no sum, and says how to record a cut", async () => {
      const price = { label: "Price", unit: "money/km", metric: "cost.per_km", levels: ["voted"] };
      const refused = await tracked({ series: { ...series, price } });
      expect([refused.code, refused.out]).toEqual([3, ""]);
      expect(refused.err).toContain("cost.per_km does not add up over years");
      const yearly = { ...price, goal: "each-year" };
      expect(await tracked({ series: { ...series, yearly } })).toMatchObject({ code: 0 });
      const cut = await tracked({ entries: { cut: entry("investment", "2027", "-1.25 million EUR") } });
      expect(cut.code).toBe(3);
      expect(cut.err).toContain('record the amount that is left, with "replaces"');
    });

    it("names a year without actuals, and none that has them behind it", async () => {
      const lane = (year: string) => entry("lanes", year, "0.5 km");
      const gap = { entries: { first: lane("2027"), second: lane("2029"), third: lane("2031") } };
      const now = () => Date.UTC(2031, 2, 1);
      const { out, err } = await tracked(gap, "--json", "--as-of", "2031-03-01", now);
      const { tracks } = JSON.parse(out);
      const lanes = tracks.find(({ series }: { series: string }) => series === "lanes");
      expect(lanes).toMatchObject({ last_decided_year: 2027, missing_years: [2028, 2030] });
      expect(err).toContain("no actuals for 2028, 2030, begun by now: Lanes is compared up to 2027\n");
    });

    const fleet = { label: "Fleet", unit: "bus", metric: "fleet.size", levels: ["installed"] };

    it("waits for no actuals of a year for which the plan has nothing", async () => {
      const plan = { amount: "8 km", years: "2029..2032", source: "council" };
      const paths = { label: "Paths", unit: "km", plan, levels: ["voted"] };
      const record = { series: { paths }, entries: { first: entry("paths", "2029", "1 km") } };
      const of = async (day: string) =>
        JSON.parse((await tracked(record, "--json", "--as-of", day)).out).tracks[0];
      expect(await of("2031-03-01")).toMatchObject({
        ...{ last_decided_year: 2029, missing_years: [2030, 2031], planned: 2, years_left: 5 },
        lower: { actual: 1, committed: 0, required_per_year: 1.4 },
      });
    });

    it("takes no pace from what was there before the plan", async () => {
      const was = entry("fleet", "2026", "20 bus", { status: "installed", date: "2026-11-02" });
      const { out } = await tracked({ series: { fleet }, entries: { was } }, "--json");
      // The plan has 12 in 2027 and 18 more in 2028; none came in these two years, and at no pace there is no year.
      expect(JSON.parse(out).tracks[0]).toMatchObject({
        planned: 30,
        lower: { before_plan: 20, actual: 20, pace: 0, completion_year: null },
      });
    });

    it("counts what is there by the years that it is for, as the list of entries does", async () => {
      const spent = (years: string, value: string) =>
        entry("investment", years, value, { status: "spent", date: "2028-06-30" });
      const record = { entries: { within: spent("2028", "3 EUR"), after: spent("2035", "5 EUR") } };
      const { tracks, entries: all } = JSON.parse((await tracked(record, "--json")).out);
      const counted = all.map(({ id, counted, reason }: Record<string, unknown>) => [id, counted, reason]);
      expect(counted).toEqual([
        ["within", true, undefined],
        ["after", false, "years"],
      ]);
      expect(tracks[0].lower).toMatchObject({ actual: 3, after_plan: 5 });
    });

    it("names a base that one page alone prints by its amount", async () => {
      const held = { label: "Works", unit: "money", metric: "depots.works", levels: ["voted"], base: "was" };
      const was = entry("held", "2026", "1 million EUR", { date: "2025-12-11" });
      const { out } = await tracked({ series: { held }, entries: { was } }, "--scale", "million");
      expect(out).toContain("new, over 1.00 a year\n");
    });

    it("starts a stock from the year before those that are shown", async () => {
      const { out } = await tracked({ series: { fleet } }, "--json", "--years", "2029..2034");
      expect(JSON.parse(out).tracks[0]).toMatchObject({ planned: 30 });
    });

    it("has an opening of stocks alone", async () => {
      const opened = { ...series.investment, opening: "capex.net" };
      const refused = await tracked({ series: { opened } });
      expect([refused.code, refused.out]).toEqual([3, ""]);
      expect(refused.err).toContain("what was there before the plan is of a stock");
      const level = { ...fleet, opening: "depots.room" };
      // 60 places in the first year, and 12 buses.
      const { out } = await tracked({ series: { level } }, "--json", "--as-of", "2026-12-31");
      expect(JSON.parse(out).tracks[0]).toMatchObject({ planned: 48 });
    });

    it("counts one entry as one", async () => {
      const { out } = await tracked({ entries: { lane: entries.lane } });
      expect(out).toContain("As of 2028-12-31: 1 entry\n");
    });
  });
});
