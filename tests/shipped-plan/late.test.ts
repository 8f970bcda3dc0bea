import { describe, expect, it } from "vitest";
import { figuresOf, figuresUnder, shipped, shippedScenario } from "../helpers/shipped.ts";

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

  // The whole cost is that of the build-out on time, or a little more: never less, in no year.
  const others = [
    "gpus-50k",
    "gpus-100k",
    "gpus-200k",
    "as-built",
    "rubin-only",
    "npu-half",
    "weak-won",
    "dear-power",
  ];
  it.each(others)("%s: a later build-out never leaves more public money, in any year", (name) => {
    const onTime = values(name, "balance.public.cumulative");
    for (const months of [1, 6, 12, 24, 36]) {
      const late = values(name, "balance.public.cumulative", [`compute.delay=${months}`]);
      for (const [t, money] of late.entries())
        expect(money - (onTime[t] as number)).toBeLessThanOrEqual(2e10);
      expect(late.at(-1) as number).toBeLessThanOrEqual(onTime.at(-1) as number);
      const more = total(name, "compute.cost", [`compute.delay=${months}`]) / total(name, "compute.cost");
      expect(more).toBeLessThan(1.12);
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
