import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/analysis/projection/projection.ts";
import type { Project, Scenario, Setting } from "../../src/plan/types.ts";
import {
  everyScenario,
  figuresOf,
  figuresUnder,
  planNamed,
  planNames,
  scenarioNamed,
  shipped,
  shippedScenario,
  withInputs,
} from "../helpers/shipped.ts";

const values = (name: string, metric: string, set: readonly string[] = []) =>
  figuresUnder(name, set).get(metric)?.values as number[];
const total = (name: string, metric: string, set: readonly string[] = []) =>
  figuresUnder(name, set).get(metric)?.total as number;

describe("being late is no saving", () => {
  // By hand: 36,864 GPUs are to be bought; a year's delay leaves the last step of the S-curve, 1 - 0.8² x (3 - 1.6) = 10.4%, for 2031.
  it("a year late, 3,834 of the 36,864 GPUs are left for later, two years late 12,976", () => {
    expect(36_864 * (1 - 0.8 ** 2 * (3 - 2 * 0.8))).toBeCloseTo(3834, 0);
    expect(36_864 * (1 - 0.6 ** 2 * (3 - 2 * 0.6))).toBeCloseTo(12_976, 0);
    expect(values("late-grid", "compute.gpus.deferred").at(-1)).toBe(3834);
    expect(values("two-years-late", "compute.gpus.deferred").at(-1)).toBe(12_976);
    for (const late of ["late-grid", "two-years-late"]) {
      const left = values(late, "compute.gpus.deferred").at(-1) as number;
      expect(left).toBe(50_000 - (values(late, "compute.gpus.installed").at(-1) as number));
      expect(figuresUnder(late).get("compute.target.reached")?.total).toBeNull();
    }
    expect(figuresUnder("gpus-50k").get("compute.target.reached")?.total).toBe(2030);
  });

  // By hand, in hundred millions of won: 12,976 GPUs at 1.922 of hardware are 24,940; 36,864 GPUs less the 64.8% whose rooms are paid a
  // year ahead, at 1.526 and 40% of one's own, are 7,921; and 63,406 GPU-years that were promised, at 0.073 to 0.113, are 6,263.
  it("what is late is owed at the prices of the year, and not of the year when it was due", () => {
    const of = figuresUnder("two-years-late");
    const [late, hardware] = [values("two-years-late", "compute.gpus.deferred"), of.get("unit.hardware")];
    expect(((late.at(-1) as number) * (hardware?.values.at(-1) as number)) / 1e8).toBeCloseTo(24_940, -2);
    expect((of.get("compute.owed")?.values.at(-1) as number) / 1e8).toBeCloseTo(24_940 + 7_921 + 6_263, -2);
  });

  /*
   * Worked out apart from the program, with exact fractions, from what `list inputs --json` has: the S-curve on time and late, GPUs by
   * largest remainder, prices, power and rooms of each year; set aside is what a build-out on time would have cost so far less what the
   * late one has, and no less than what is owed. Each money is rounded to the won where it is paid, so a won or two may be between them.
   */
  it.each([
    [
      "two-years-late",
      [3834, 12_976, 20_054, 20_054, 12_976],
      [1_089_521_154_506, 2_728_441_790_727, 4_399_471_061_411, 4_723_369_163_501, 3_912_859_807_918],
    ],
    [
      "late-grid",
      [3834, 9142, 10_912, 9142, 3834],
      [869_926_750_315, 1_797_620_761_941, 2_343_415_725_114, 2_107_199_958_065, 1_306_427_233_492],
    ],
    [
      "by-2028+two-years-late",
      [9557, 27_307, 27_307, 9557, 0],
      [2_196_577_843_441, 5_133_098_262_091, 5_302_255_995_726, 2_347_812_659_067, 680_171_232_081],
    ],
  ])("GPUs that are late and what is set aside for them, in exact fractions: %s", (name, gpus, money) => {
    expect(values(name, "compute.gpus.deferred")).toEqual(gpus);
    for (const [t, won] of values(name, "compute.deferred").entries())
      expect(Math.abs(won - (money[t] as number)), `${name} ${t}`).toBeLessThanOrEqual(2);
  });

  it("on time, nothing is set aside", () => {
    for (const name of shipped.scenarioNames) {
      if (shippedScenario(name).settings.get("compute.delay")?.value !== 0) continue;
      expect(
        values(name, "compute.cost.deferred").every((money) => money === 0),
        name,
      ).toBe(true);
    }
  });

  it("what is set aside is what is due later: added up, and never more at the end than the whole build-out", () => {
    for (const late of ["late-grid", "two-years-late", "stress"]) {
      const kept = values(late, "compute.deferred");
      const flow = values(late, "compute.cost.deferred");
      let sum = 0;
      for (const [t, money] of flow.entries()) {
        sum += money;
        expect(sum).toBe(kept[t]);
        expect(sum).toBeGreaterThanOrEqual(0);
      }
    }
  });

  /**
   * What is left by the end of each year, if a scenario is so many months late, less what programmes gave up for it: an envelope
   * keeps money by cutting them.
   */
  const leftOf = (plan: Project, scenario: Scenario, months: number) => {
    const late = withInputs(scenario, ({ name }, value) => (name === "compute.delay" ? months / 12 : value));
    const of = figuresOf(late, plan);
    let cut = 0;
    const left = ((of.get("balance.public.cumulative") as Figure).values as number[]).map((money, t) => {
      cut += of.get("programmes.cut")?.values[t] ?? 0;
      return money - cut;
    });
    return { left, short: of.get("balance.public.short")?.total ?? Number.POSITIVE_INFINITY };
  };

  /** Each of a year's lines of money is rounded by itself to the smallest unit. */
  const rounded = 20;

  const expectNoSaving = (plan: Project, scenario: Scenario, months: readonly number[]) => {
    const onTime = leftOf(plan, scenario, 0);
    return months.map((each) => {
      const late = leftOf(plan, scenario, each);
      for (const [t, money] of late.left.entries()) {
        const more = money - (onTime.left[t] as number);
        expect(more, `${scenario.name}, ${each} months, year ${t}`).toBeLessThanOrEqual(rounded * (t + 1));
      }
      expect(late.short, `${scenario.name}, ${each} months`).toBeLessThanOrEqual(onTime.short);
      return late.left.at(-1) as number;
    });
  };

  it.each(planNames)(
    "%s: in no scenario and no year does a later build-out leave more public money, nor a still later one at the end",
    { timeout: 120_000 },
    (plan) => {
      for (const each of everyScenario.filter((one) => one.plan === plan)) {
        const left = expectNoSaving(planNamed(plan), scenarioNamed(each), [3, 12, 24, 36]);
        for (const [step, money] of left.slice(1).entries())
          expect(money - (left[step] as number), each.id).toBeLessThanOrEqual(rounded * 5);
      }
    },
  );

  /** Each plan but Korea's, whose scenarios make 812 pairs: of those the next law draws some. */
  it.each(planNames.filter((name) => name !== "korea"))(
    "%s: nor does it in any two scenarios stacked",
    { timeout: 240_000 },
    (plan) => {
      const own = everyScenario.filter((one) => one.plan === plan);
      for (const { id: a } of own) {
        for (const { id: b } of own)
          if (a !== b) expectNoSaving(planNamed(plan), scenarioNamed({ plan, id: `${a}+${b}` }), [6, 24]);
      }
    },
  );

  it.each(planNames)(
    "%s: nor does a target year that is put off, in any scenario",
    { timeout: 240_000 },
    (plan) => {
      for (const each of everyScenario.filter((one) => one.plan === plan)) {
        const scenario = scenarioNamed(each);
        const by = (years: number) => {
          const later = withInputs(scenario, ({ name }, value) =>
            name === "compute.target.year" ? value + years : value,
          );
          return leftOf(planNamed(plan), later, 0);
        };
        // What was bought stands; a plan without a target has none to put off.
        if (scenario.settings.get("compute.target")?.value === 0) continue;
        const onTime = by(0);
        for (const years of [1, 2, 4]) {
          const later = by(years);
          for (const [t, money] of later.left.entries())
            expect(money - (onTime.left[t] as number), `${each.id} ${years} ${t}`).toBeLessThanOrEqual(
              rounded * (t + 1),
            );
          expect(later.short, each.id).toBeLessThanOrEqual(onTime.short);
        }
      }
    },
  );

  it("India: ten thousand GPUs by 2027-28 in place of 2025-26 leave as much, and are not in time", () => {
    const india = planNamed("india");
    const of = (year: number) =>
      figuresOf(
        withInputs(scenarioNamed({ plan: "india", id: india.plan.base }), ({ name }, value) =>
          name === "compute.target.year" ? year : value,
        ),
        india,
      );
    const left = (year: number) =>
      (of(year).get("balance.public.cumulative") as Figure).values.at(-1) as number;
    expect(left(2027) - left(2025)).toBeLessThanOrEqual(100);
    expect([of(2025), of(2027)].map((each) => each.get("outcome.target")?.total)).toEqual([1, 0]);
    expect(of(2027).get("compute.gpus.deferred")?.values.slice(0, 3)).not.toEqual([0, 0, 0]);
  });

  it("nor with every input anywhere in its range", { timeout: 120_000 }, () => {
    // Shares of a whole stay as they are: each alone could leave the whole.
    const free = ({ name }: Setting) => !/share|payers/.test(name);
    const scenarios = fc
      .tuple(fc.constantFrom(...everyScenario), fc.nat(), fc.boolean())
      .map(([each, other, stacked]) => {
        const own = everyScenario.filter(({ plan, id }) => plan === each.plan && id !== each.id);
        const { id } = own[other % own.length] as (typeof own)[number];
        return stacked ? { plan: each.plan, id: `${each.id}+${id}` } : each;
      });
    fc.assert(
      fc.property(scenarios, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (each, draws) => {
        const scenario = scenarioNamed(each);
        const drawn = withInputs(scenario, (setting, value) => {
          const range = scenario.settings.get(setting.name)?.range;
          if (range === undefined || typeof setting.value !== "number" || !free(setting)) return value;
          return range.low + (draws.next().value as number) * (range.high - range.low);
        });
        expectNoSaving(planNamed(each.plan), drawn, [6, 18]);
      }),
      { numRuns: 40 },
    );
  });

  it("an on-time build-out costs what it would cost if nothing were late, to the won of its lines", () => {
    for (const each of everyScenario) {
      const scenario = withInputs(scenarioNamed(each), ({ name }, value) =>
        name === "compute.delay" ? 0 : value,
      );
      const of = figuresOf(scenario, planNamed(each.plan));
      const [cost, due, vat, until] = [
        "compute.cost",
        "compute.due.cost",
        "compute.cost.vat",
        "compute.target.year",
      ].map((name) => of.get(name)?.values ?? [scenario.settings.get(name)?.value as number]) as [
        number[],
        number[],
        number[],
        number[],
      ];
      if ((until[0] as number) > (scenario.years.at(-1) as number)) continue;
      for (const [t, money] of due.entries())
        expect(Math.abs((cost[t] as number) - (vat[t] as number) - money), each.id).toBeLessThanOrEqual(
          rounded,
        );
    }
  });

  it("nor does a life of three or four years, or a target year beyond the plan's", () => {
    for (const set of [["compute.life=3"], ["compute.life=4"], ["compute.lean=0.6"], ["compute.lean=1.6"]]) {
      for (const months of [3, 12, 24]) {
        const late = [...set, `compute.delay=${months}`];
        expect(total("gpus-100k", "compute.cost", late)).toBeGreaterThanOrEqual(
          total("gpus-100k", "compute.cost", set),
        );
      }
    }
    for (const year of [2031, 2033, 2035]) {
      const later = total("gpus-100k", "compute.cost", [`compute.target.year=${year}`]);
      expect(later).toBeGreaterThanOrEqual(total("gpus-100k", "compute.cost"));
    }
  });

  it("with the years in which they come, all of the GPUs are bought and none is left", () => {
    const of = figuresOf(shippedScenario("late-grid", [], "2026..2032"));
    const left = of.get("compute.gpus.deferred")?.values ?? [];
    expect(left.at(-1)).toBe(0);
    expect(of.get("compute.target.reached")?.total).toBe(2031);
  });
});
