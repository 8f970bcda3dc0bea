import { describe, expect, it } from "vitest";
import { project } from "../../src/analysis/projection/projection.ts";
import { moves, type Tornado, tornadoes } from "../../src/analysis/sensitivity/one-at-a-time.ts";
import { rangedKernel, readingOf } from "../../src/analysis/sensitivity/ranged-model.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { shipped, shippedScenario } from "../helpers/shipped.ts";
import { scenario, tiny } from "../helpers/tiny.ts";

const jo = 1e12;

function tornado(of: Scenario, metric: string, year?: number, plan: Project = tiny): Tornado {
  const figures = project(plan, of).figures.filter(({ name }) => name === metric);
  const readings = figures.map((figure) => readingOf(figure, of.years, year));
  return tornadoes(rangedKernel(plan, of, figures, readings), of, figures, readings)[0] as Tornado;
}

const ends = ({ bars }: Tornado) =>
  bars.map(({ input, low, high, swing }) => [input, low.value, high.value, swing]);

describe("a tornado", () => {
  it("takes each input to its low and its high, the largest swing first", () => {
    // GPUs 10,000, 20,000, 10,000 at $100,000 and ₩1,000, 1,100, 1,200 cost 1.0, 2.2, 1.2: 4.4. Programmes take 4 + 4.
    // 35 − 4.4 − 8 = 22.6. At $80,000 the GPUs cost 3.52, at $125,000 5.5; with dollars × 0.9 3.96, × 1.2 5.28.
    const found = tornado(scenario("as-planned"), "balance.public.cumulative");
    expect(found.value).toBe(22.6 * jo);
    expect(found.reading.year).toBe(2028);
    expect(ends(found)).toEqual([
      ["compute.price", 23.48 * jo, 21.5 * jo, 1.98 * jo],
      ["fx.usd", 23.04 * jo, 21.72 * jo, 1.32 * jo],
      ["funding.private.amount", 22.6 * jo, 22.6 * jo, 0],
    ]);
  });

  it("tells what an input is set to in its own unit, and a yearly one as factors", () => {
    const found = tornado(scenario("as-planned"), "balance.public.cumulative");
    expect(
      found.bars.map(({ factor, value, low, high }) => [factor, low.inputValue, value, high.inputValue]),
    ).toEqual([
      [false, 80_000, 100_000, 125_000],
      [true, 0.9, 1, 1.2],
      [false, 40 * jo, 65 * jo, 70 * jo],
    ]);
  });

  it("reads a flow's total or the year asked for", () => {
    const at = (year?: number) => ends(tornado(scenario("as-planned"), "compute.cost", year))[0];
    expect(at()).toEqual(["compute.price", 3.52 * jo, 5.5 * jo, 1.98 * jo]);
    expect(at(2026)).toEqual(["compute.price", 0.8 * jo, 1.25 * jo, 0.45 * jo]);
  });

  it("brings no shortfall about where the plan has no value", () => {
    // 9,007 trillion won of reserve and the other uses are more than can be counted; 100 a year are more than there is.
    const set = ["reserve=9007조[100조..9007조]"];
    const found = tornado(scenario("as-planned", { set }), "balance.public.cumulative");
    expect(found.value).toBe(null);
    const low = found.bars.find(({ input }) => input === "reserve")?.low;
    expect(low?.value).toBeLessThan(0);
    expect(found.bars.flatMap(({ low, high }) => [low.shortfall, high.shortfall])).not.toContain("appears");
  });

  it("names what alone turns the sign, and the first year below zero", () => {
    // 13조 come in as 3.25, 6.5, 3.25; programmes take 2, 4, 2: with the GPUs 0.25, 0.3, 0.05 are left, 0.6 in all.
    // GPUs at $125,000 leave 0, −0.25, −0.25; a dollar × 1.2 leaves 0.05, −0.14, −0.19: short from 2027 on.
    const found = tornado(
      scenario("as-planned", { set: ["funding.public=13조"] }),
      "balance.public.cumulative",
    );
    expect([found.value, found.firstNegativeYear]).toEqual([0.6 * jo, null]);
    const said = found.bars.flatMap(({ input, low, high }) =>
      [low, high].map(({ signFlips, firstNegativeYear, shortfall }) => [
        input,
        signFlips,
        firstNegativeYear,
        shortfall,
      ]),
    );
    expect(said).toEqual([
      ["compute.price", false, null, undefined],
      ["compute.price", true, 2027, "appears"],
      ["fx.usd", false, null, undefined],
      ["fx.usd", true, 2027, "appears"],
      ["funding.private.amount", false, null, undefined],
      ["funding.private.amount", false, null, undefined],
    ]);
  });

  it("says so as well where an input alone averts the shortage", () => {
    // 12조 are 0.4 short, in 2028 alone: 3 − 3 = 0, 6 − 6.2 = −0.2, 3 − 3.2 = −0.2: below zero from 2027.
    const found = tornado(
      scenario("as-planned", { set: ["funding.public=12조"] }),
      "balance.public.cumulative",
    );
    expect([found.value, found.firstNegativeYear]).toEqual([-0.4 * jo, 2027]);
    const averted = found.bars.filter(({ low }) => low.signFlips && low.shortfall === "disappears");
    expect(averted.map(({ input }) => input)).toEqual(["compute.price", "fx.usd"]);
  });

  it("puts first what makes the figure defined or undefined", () => {
    // 12조 run short in 2027; with GPUs at $80,000 or dollars × 0.9 never, at the other ends in 2026.
    const found = tornado(
      scenario("as-planned", { set: ["funding.public=12조", "reserve=0[0..1000조]"] }),
      "balance.public.short_from",
    );
    expect([found.value, ...ends(found)]).toEqual([
      2027,
      ["compute.price", null, 2026, null],
      ["fx.usd", null, 2026, null],
      ["reserve", 2027, 2026, 1],
      ["funding.private.amount", 2027, 2027, 0],
    ]);
    expect(found.bars.map((bar) => moves(bar, found.value))).toEqual([true, true, true, false]);
  });

  it("gives nothing for an end that the model refuses", () => {
    const found = tornado(
      scenario("as-planned", { set: ["funding.private.profile=[1,1,1][0..2]"] }),
      "funding.private",
    );
    const bar = found.bars.find(({ input }) => input === "funding.private.profile");
    expect([bar?.low.value, bar?.low.violations]).toEqual([null, ["funding.private.weights"]]);
    expect(bar?.high.value).toBe(65 * jo);
  });

  it("stands where the projection stands, and does not depend on the order of the inputs", () => {
    const of = shippedScenario("gpus-100k");
    const settings = new Map([...of.settings].reverse());
    const turned = { ...of, settings, instance: { ...of.instance, inputs: settings } };
    for (const metric of ["balance.public.cumulative", "uses.total", "balance.public.short"]) {
      const found = tornado(of, metric, undefined, shipped);
      expect(found.value).toBe(found.figure.total);
      expect(ends(tornado(turned, metric, undefined, shipped))).toEqual(ends(found));
    }
  });
});
