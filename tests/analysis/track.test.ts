import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { figuresTracked, type Track, track } from "../../src/analysis/tracking/progress-to-date.ts";
import { loadActuals } from "../../src/files/record/record-file.ts";
import { sameText } from "../../src/model/definition.ts";
import type { Actuals, Entry } from "../../src/plan/actuals.ts";
import { dataDir, shipped, shippedScenario } from "../helpers/shipped.ts";
import { tiny, tinyDir, scenario as tinyScenario } from "../helpers/tiny.ts";

const actuals = loadActuals(join(dataDir, "korea/actuals.json"), shipped);

function tracking(day: string, { scenario = "gpus-50k", record = actuals } = {}) {
  const wanted = figuresTracked(record);
  return track(projectOver(shipped, shippedScenario(scenario), { only: () => wanted }), record, day);
}

const today = tracking("2026-11-22");
const found = (series: string, level: string, base?: string, { tracks } = today) =>
  tracks.find(
    (one) => one.series.id === series && one.status === level && one.baseline?.id === base,
  ) as Track;
const jo = (value: number) => Math.round(value * 1e12);

describe("the pledge against the record, in November 2026", () => {
  it("35 trillion after 9.9 in 2026 needs 6.275 a year, and comes in 2029 at this pace", () => {
    const { planned, target, lastDecidedYear, yearsLeft, lower, upper } = found("public", "voted");
    expect([planned, target, lastDecidedYear, yearsLeft]).toEqual([jo(7), jo(35), 2026, 4]);
    // 35 ÷ 9.9 = 3.5 years.
    expect(lower).toMatchObject({
      actual: jo(9.9),
      committed: 0,
      requiredPerYear: jo(6.275),
      pace: jo(9.9),
      completionYear: 2029,
    });
    expect(upper).toEqual(lower);
  });

  it.each([
    // 9.9 − base; (35 − that) ÷ 4; 35 ÷ that = 4.3, 5.3 and 8.1 years.
    ["narrow", 8.1, 6.725, 2030],
    ["wide", 6.6, 7.1, 2031],
    ["supplements", 4.3, 7.675, 2034],
  ])("new money above the budget of 2025, %s: %d trillion", (base, record, needed, arrives) => {
    const { lower, planned } = found("public", "voted", base);
    expect(planned).toBe(jo(7));
    expect(lower).toMatchObject({
      actual: jo(record),
      requiredPerYear: jo(needed),
      pace: jo(record),
      completionYear: arrives,
    });
  });

  it("GPUs: 22,840 signed for, or 31,336 with the supercomputer, or 31,840 as budget papers round it", () => {
    const { planned, target, lastDecidedYear, lower, upper } = found("gpus", "contracted");
    // The plan's S-curve has 10.4% of 36,864 by the end of 2026.
    expect([planned, target, lastDecidedYear]).toEqual([16_970, 50_000, 2026]);
    // 13,136 + 9,704; with 9,000 more. The centre's 15,000 are for 2028.
    expect([lower.actual, lower.committed, upper.actual, upper.committed]).toEqual([
      22_840, 15_000, 31_840, 15_000,
    ]);
    // (50,000 − 37,840) ÷ 4 and (50,000 − 46,840) ÷ 4
    expect([lower.requiredPerYear, upper.requiredPerYear]).toEqual([3_040, 790]);
    // 9,704 a year: (50,000 − 13,136) ÷ 9,704 = 3.8 years, (50,000 − 22,136) ÷ 9,704 = 2.9.
    expect([lower.pace, lower.completionYear, upper.completionYear]).toEqual([9_704, 2029, 2028]);
  });

  it("GPUs handed out, by the day", () => {
    const { planned, day, lower } = found("gpus", "installed");
    // 13,136 + 326/365 of the 3,834 of 2026
    expect([planned, day]).toEqual([13_136 + Math.round((3_834 * 326) / 365), "2026-11-22"]);
    expect([lower.actual, lower.committed]).toEqual([4_224, 0]);
  });

  it("private money: sums for several years in equal parts, up to the day", () => {
    const { planned, lower, upper } = found("private", "announced");
    expect(planned).toBe(Math.round((jo(13) * 326) / 365));
    // Of 2026: Ulsan 7/5, AWS 7.1108/7, Solaseado 15/6, the centre 2.384/3, Pohang 2/11, Sejong 0.9221/5, Paju 0.6156/6, Gumi 0.4273/4, Upstage 0.43.
    const of2026 =
      7 / 5 + 7.1108 / 7 + 15 / 6 + 2.384 / 3 + 2 / 11 + 0.9221 / 5 + 0.6156 / 6 + 0.4273 / 4 + 0.43;
    expect(lower.actual / 1e12).toBeCloseTo((of2026 * 326) / 365, 9);
    // All that is for 2026 to 2030; Saemangeum's 5.8 with it.
    const inPlan =
      (7 * 4) / 5 +
      5.8 +
      (7.1108 * 5) / 7 +
      (15 * 5) / 6 +
      2.384 +
      (2 * 5) / 11 +
      0.9221 +
      (0.6156 * 5) / 6 +
      0.4273 +
      0.43;
    expect((lower.actual + lower.committed) / 1e12).toBeCloseTo(inPlan, 9);
    expect((lower.requiredPerYear as number) / 1e12).toBeCloseTo((65 - inPlan) / (5 - 326 / 365), 9);
    // Ulsan at 10, Solaseado at 49.7756 and the centre at 2.784 instead.
    const more = 3 / 5 + (49.7756 - 15) / 6 + (2.784 - 2.384) / 3;
    expect((upper.actual - lower.actual) / 1e12).toBeCloseTo((more * 326) / 365, 9);
    expect(lower.afterPlan / 1e12).toBeCloseTo((7.1108 * 1) / 7 + (2 * 5) / 11, 9);
  });

  it("private money that is signed for is the centre, Gumi and one round of shares", () => {
    const { lower, upper } = found("private", "contracted");
    expect((lower.actual + lower.committed) / 1e12).toBeCloseTo(2.384 + 0.4273 + 0.43, 9);
    // The press has 2.9 trillion won for the centre where the agreement has 2.5; 0.116 of either is public.
    expect((upper.actual + upper.committed) / 1e12).toBeCloseTo(2.784 + 0.4273 + 0.43, 9);
  });

  it("the growth fund is on plan by the end of April, the last that is known of it", () => {
    const { planned, day, lower, series } = found("growth-fund", "approved");
    expect(series.outside).toBeDefined();
    // 30 ÷ 5 × 120/365
    expect([planned, day]).toEqual([Math.round((jo(6) * 120) / 365), "2026-04-30"]);
    expect(lower).toMatchObject({ actual: jo(2), completionYear: 2030 });
  });

  it("R&D year by year, with both readings of the cut of 2024", () => {
    const rows = today.years.map(({ year, facts, planned, changes }) => [
      year,
      facts.map(({ value }) => value / 1e12),
      planned,
      changes.map((change) => Math.round(change * 1000) / 10),
    ]);
    // 26.5 ÷ 31.1 and ÷ 29.3; 29.6 ÷ 26.5; 35.5 ÷ 29.6
    expect(rows).toEqual([
      [2023, [31.1, 29.3], null, []],
      [2024, [26.5], null, [-14.8, -9.6]],
      [2025, [29.6], null, [11.7]],
      [2026, [35.5], jo(35.5), [19.9]],
    ]);
  });

  it("each disagreement with what follows from each side", () => {
    const sides = (id: string) =>
      today.disagreements
        .find(({ entry }) => entry.id === id)
        ?.options.map(({ fact, track }) => [
          fact.value,
          track?.lower.requiredPerYear,
          track?.upper.requiredPerYear,
        ]);
    expect(sides("ai-budget-2025")).toEqual([
      [jo(1.8), jo(6.725), jo(6.725)],
      [jo(3.3), jo(7.1), jo(7.1)],
      [jo(5.6), jo(7.675), jo(7.675)],
    ]);
    // With the supercomputer's 0 to 9,000 between: (50,000 − 22,840 − 15,000) ÷ 4; 10,000 fewer are 2,500 a year more.
    expect(sides("centre-chips")).toEqual([
      [15_000, 3_040, 790],
      [5_000, 5_540, 3_290],
    ]);
    expect(sides("supercomputer-6")?.map(([value, needed]) => [value, needed])).toEqual([
      [8_496, 916],
      [9_000, 790],
      [0, 3_040],
    ]);
    // Shown, though nothing in the plan's years follows from them.
    expect(sides("ai-budget-2024")).toEqual([
      [jo(0.7), undefined, undefined],
      [jo(1.3046), undefined, undefined],
    ]);
    expect(sides("rd-2023")).toHaveLength(2);
  });

  it("lines of the budget beside the plan's", () => {
    const line = (id: string) => today.lines.find(({ entry }) => entry.id === id);
    expect(line("literacy-2026")).toMatchObject({ lower: 38_100_000_000 });
    // 69 sites × 0.552 billion: the plan's number is from the same page, rounded per site.
    expect(line("literacy-2026")?.planned).toBe(69 * 552_000_000);
    expect(line("universities-2026")).toMatchObject({ lower: 25_500_000_000, planned: 10 * 3_000_000_000 });
    expect(line("gpu-money-2026")?.lower).toBe(jo(2.0805));
    expect(line("gpu-money-2026-voted")).toBeUndefined();
  });
});

describe("on another day", () => {
  it("a budget counts from the day of the vote, for the whole year", () => {
    const before = found("public", "voted", undefined, tracking("2025-12-02"));
    expect(before).toMatchObject({ lastDecidedYear: 2025, planned: 0, yearsLeft: 5, missingYears: [] });
    expect(before.lower).toMatchObject({
      actual: 0,
      requiredPerYear: jo(7),
      pace: null,
      completionYear: null,
    });
    const after = found("public", "voted", undefined, tracking("2025-12-03"));
    expect(after).toMatchObject({ lastDecidedYear: 2026, planned: jo(7) });
    expect(after.lower.requiredPerYear).toBe(jo(6.275));
  });

  it("a year that has begun with nothing on record is named, and not counted as nothing", () => {
    const { missingYears, lastDecidedYear, lower } = found(
      "public",
      "voted",
      undefined,
      tracking("2028-03-01"),
    );
    expect([missingYears, lastDecidedYear, lower.requiredPerYear]).toEqual([[2027, 2028], 2026, jo(6.275)]);
  });

  it("behind the plan's years no year is left", () => {
    const { yearsLeft, planned, lower } = found("private", "announced", undefined, tracking("2040-01-01"));
    expect([yearsLeft, planned, lower.committed, lower.requiredPerYear]).toEqual([0, jo(65), 0, null]);
  });

  it("before anything is known there is nothing", () => {
    const { entries, tracks, disagreements, lines } = tracking("2020-01-01");
    expect([entries, disagreements, lines]).toEqual([[], [], []]);
    for (const { lower, upper } of tracks) expect([lower.actual, upper.committed]).toEqual([0, 0]);
  });

  it("the plan of 2026 was 15,000 GPUs until 9,704 were signed for", () => {
    const ids = (day: string) => tracking(day).entries.map(({ id }) => id);
    expect(ids("2026-06-07")).toContain("gpus-2026-plan");
    expect(found("gpus", "contracted", undefined, tracking("2026-06-07"))).toMatchObject({
      lastDecidedYear: 2025,
      lower: { actual: 13_136 },
    });
  });
});

describe("one more entry", () => {
  const withEntry = (id: string, like: string, change: Partial<Entry>): Actuals => {
    const entry = { ...(actuals.entries.get(like) as Entry), replaces: [], ...change, id };
    return { ...actuals, entries: new Map([...actuals.entries, [id, entry]]) };
  };
  const publicIn = (record: Actuals, day = "2026-12-31") =>
    found("public", "voted", undefined, tracking(day, { record }));
  const facts = (value: number) => [{ value, confidence: "high" as const, source: [] }];

  it("next year's budget moves the answer by a year", () => {
    const next = { years: { from: 2027, to: 2027 }, known: "2026-12-02", facts: facts(jo(12)) };
    const { lastDecidedYear, planned, lower } = publicIn(withEntry("ai-budget-2027", "ai-budget-2026", next));
    // (35 − 21.9) ÷ 3
    expect([lastDecidedYear, planned, lower.actual]).toEqual([2027, jo(14), jo(21.9)]);
    expect(lower.requiredPerYear).toBe(Math.round(jo(13.1) / 3));
  });

  it("a part, an overlap or a later state of what is there adds nothing", () => {
    const same = publicIn(actuals).lower;
    for (const change of [
      { partOf: ["ai-budget-2026"], facts: facts(jo(3)) },
      { overlaps: ["ai-budget-2026"], facts: facts(jo(3)) },
      { overlaps: ["ai-budget-2026-proposal"], facts: facts(jo(3)) },
      { replaces: ["ai-budget-2026"] },
      { aside: sameText("only hoped for") },
      { facts: [{ ...(facts(jo(3))[0] as Entry["facts"][0]), confidence: "low" as const }] },
    ])
      expect(publicIn(withEntry("more", "ai-budget-2026", change)).lower).toEqual(same);
    const supplement = publicIn(withEntry("supplement", "ai-budget-2026", { facts: facts(jo(1)) }));
    expect(supplement.lower.actual).toBe(jo(10.9));
  });
});

describe("the small record, by hand", () => {
  const record = loadActuals(join(tinyDir, "tiny/actuals.json"), tiny);
  const all = track(projectOver(tiny, tinyScenario("as-planned")), record, "2026-07-02");
  const of = (series: string, level: string) => found(series, level, undefined, all);

  it("in the middle of a year", () => {
    // 183 of 365 days; 65 ÷ 3 = 21.67 a year; 9 over three years is 3 a year; 4 over 2027 and 2028.
    const part = 183 / 365;
    const { planned, lower, upper } = of("private", "announced");
    expect(planned).toBe(Math.round(21_666_666_666_667 * part));
    expect(lower).toEqual(upper);
    expect(lower.actual).toBe(Math.round(3e12 * part));
    expect(lower.actual + lower.committed).toBe(13e12);
    expect(lower.afterPlan).toBe(0);
    expect(of("private", "contracted").lower).toMatchObject({
      actual: 0,
      committed: 4e12,
      completionYear: null,
    });
  });

  it("against a plan that the record brings itself, with nothing known yet", () => {
    expect(of("loans", "voted")).toMatchObject({ target: 9e12, planned: Math.round((3e12 * 183) / 365) });
    const later = track(projectOver(tiny, tinyScenario("as-planned")), record, "2026-12-31");
    expect(found("loans", "voted", undefined, later)).toMatchObject({
      day: "2026-07-02",
      lower: { actual: 2e12 },
    });
  });
});
