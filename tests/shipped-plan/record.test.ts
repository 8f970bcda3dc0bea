import { describe, expect, it } from "vitest";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { shipped } from "../helpers/shipped.ts";
import { failing } from "../helpers/tiny.ts";

/** Values by year, and the total behind them. */
function tableOf(name: string, set: readonly string[] = []) {
  const scenario = resolveScenarios(shipped, { scenarios: [name], set, unset: [] }).scenarios[0] as Scenario;
  return Object.fromEntries(
    projectOver(shipped, scenario).figures.map(({ name, values, total }) => [name, [...values, total]]),
  );
}

describe("the plan from the record of 2026", () => {
  const of = tableOf("as-built");
  const jo = (value: number) => Math.round(value * 1e12);

  it("what was voted stands, and the rest of the 35 trillion falls on the years after it", () => {
    // (35 − 9.9) / 4
    expect(of["funding.public"]).toEqual([9.9, 6.275, 6.275, 6.275, 6.275, 35].map(jo));
  });

  it("what was bought stands, and the build-out goes on from there", () => {
    // 10,080 B200, 3,056 H200 and the 8,496 of supercomputer no. 6; then 9,704.
    expect(of["compute.opening.gpus"]?.[0]).toBe(10_080 + 3_056 + 8_496);
    expect(of["compute.gpus.bought"]?.[0]).toBe(9_704);
    // 18,664 are left for four years; the S-curve 3p² − 2p³ at 1/4, 2/4, 3/4 is 10/64, 32/64, 54/64.
    const left = 50_000 - 31_336;
    expect(of["compute.gpus.installed"]).toEqual([
      31_336,
      31_336 + Math.round((left * 10) / 64),
      31_336 + left / 2,
      31_336 + Math.round((left * 54) / 64),
      50_000,
      50_000,
    ]);
  });

  it("costs in 2026 what the contract and the vote say", () => {
    expect(of["compute.cost.it"]?.[0]).toBe(jo(2.0805));
    expect(of["programmes.cost"]?.[0]).toBe(jo(7.7));
    // 38.05 MW of opening stock, of which the supercomputer's 12.49 stand in its institute's own halls: $0.3 million × 1,480 a MW, and power.
    const mw = (8_496 * 1.47) / 1e3;
    expect(of["compute.cost.colocation"]?.[0]).toBe(0);
    expect((of["compute.cost.site"]?.[0] as number) / (mw * 0.3e6 * 1480)).toBeCloseTo(1, 3);
    // 9.9 were voted; headings round to 9.8 of it, and the tender left 0.02: the rest carries that power and operation.
    expect(of["balance.public"]?.[0]).toBeGreaterThan(0);
    expect(of["balance.public"]?.[0]).toBeLessThan(jo(0.12));
  });

  it("years after the record share what it leaves of each programme", () => {
    const planned = tableOf("gpus-50k");
    const lines = Object.keys(planned).filter((name) => /^programmes\.\w+\.(cost|people)$/.test(name));
    expect(lines.length).toBeGreaterThan(20);
    const years = (name: string, table = of) => table[name]?.slice(1, 5) as number[];
    for (const id of ["departments", "literacy"]) {
      // So much a unit in each year: the year before leaves nothing.
      expect(years(`programmes.${id}.cost`)).toEqual(years(`programmes.${id}.cost`, planned));
    }
    for (const id of ["research", "clusters", "talent", "ax", "champion", "npu", "cofund"]) {
      const [first, ...others] = years(`programmes.${id}.cost`);
      for (const other of others) expect(Math.abs(other - (first as number))).toBeLessThanOrEqual(1);
    }
  });
});

describe("a record", () => {
  it("is no curve: a target, a delay or another mix moves only what comes after it", () => {
    for (const name of [
      "as-built+gpus-100k",
      "as-built+late-grid",
      "as-built+rubin-only",
      "npu-half+as-built",
    ]) {
      const of = tableOf(name);
      expect([name, of["compute.gpus.bought"]?.[0], of["compute.cost.it"]?.[0]]).toEqual([
        name,
        9_704,
        2_080_500_000_000,
      ]);
    }
    expect(tableOf("as-built+gpus-100k")["compute.gpus.installed"]?.[4]).toBe(100_000);
    expect(tableOf("as-built+compute-fixed")["compute.gpus.bought"]?.[0]).toBe(9_704);
  });

  it("above the pledge stands, and nothing is left to divide; one of all years is the whole", () => {
    const above = tableOf("as-built", ["funding.public=9조"]);
    expect(above["funding.public"]).toEqual([9.9e12, 0, 0, 0, 0, 9.9e12]);
    const all = tableOf("as-built", ["funding.public.record=[9.9조, 5조, 5조, 5조, 5조]"]);
    expect(all["funding.public"]).toEqual([9.9e12, 5e12, 5e12, 5e12, 5e12, 29.9e12]);
  });

  it("goes with no amounts by year", () => {
    const { ids } = failing(() => tableOf("as-built", ["funding.public.by_year=7조"]));
    expect(ids).toEqual(["model.requirement"]);
  });

  it("that reaches the target year leaves nothing to a curve, and what is missing to the years after", () => {
    const to2030 = ["accelerators.vera_rubin.record@2027..2030=1000"];
    const of = tableOf("as-built", to2030);
    // 21,632 and 9,704 and four times 1,000.
    expect(of["compute.gpus.installed"]).toEqual([31_336, 32_336, 33_336, 34_336, 35_336, 35_336]);
    expect(of["compute.gpus.short"]?.[4]).toBe(50_000 - 35_336);
    expect(of["compute.cost"]?.every((value) => value !== null && value > 0)).toBe(true);
    const longer = resolveScenarios(shipped, {
      scenarios: ["as-built"],
      set: to2030,
      unset: [],
      years: "2026..2032",
    });
    const bought = projectOver(shipped, longer.scenarios[0] as Scenario).figures.find(
      ({ name }) => name === "compute.gpus.bought",
    );
    // The 21,632 of the opening stock end in 2030, at five years; they and the 14,664 that were short are bought when the record ends.
    expect(bought?.values.slice(0, 5)).toEqual([9_704, 1000, 1000, 1000, 1000]);
  });

  it("of no purchase in a year has none in it", () => {
    const of = tableOf("as-built", ["accelerators.gb300.record@2028=100"]);
    expect(of["compute.gpus.bought"]?.slice(0, 3)).toEqual([9_704, 0, 100]);
  });
});
