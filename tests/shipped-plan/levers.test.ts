import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/analysis/projection/projection.ts";
import { modelOf } from "../../src/analysis/scenario-model.ts";
import { compile } from "../../src/engine/evaluate.ts";
import { figuresUnder, shipped, shippedScenario } from "../helpers/shipped.ts";

const members = (family: string) => [...(shipped.plan.families.get(family)?.keys() ?? [])];
const totalOf = (figures: Map<string, Figure>, name: string) => {
  const { total, values } = figures.get(name) as Figure;
  return total ?? values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
};
/** How much a row's total moves when settings are laid on a scenario. */
function moved(set: readonly string[], row: string, on = "gpus-50k", before: readonly string[] = []): number {
  const without = figuresUnder(on, before);
  return totalOf(figuresUnder(on, [...before, ...set]), row) - totalOf(without, row);
}

describe("what one can pull moves what it should, and the right way", () => {
  it.each([
    // 65 and 35 to 70 and 30.
    ["the split", ["funding.private=70조", "funding.public=30조"], "funding.private", 5e12],
    ["the split", ["funding.private=70조", "funding.public=30조"], "balance.public", -5e12],
    ["the take-up of private money", ["funding.private.takeup=80%"], "funding.private", -13e12],
    ["its delay by a year", ["funding.private.delay=1"], "funding.private", -13e12],
    // 1 won drawn in for each public won of the four years before the last.
    ["the primer", ["funding.primer.on=1"], "funding.private", 28e12 - 65e12],
    ["an R&D cut of a tenth", ["rd.cut.year=2027", "rd.cut.rate=10%"], "rd.cut", 3.55e12],
    ["the restated cut beside it", ["rd.cut.year=2027"], "rd.cut.restated", 3.337e12],
    ["the special account", ["chips.account@2030=3조"], "outside.total", 1e12],
    ["bonds that the state guarantees", ["guarantees.amount=15조"], "guarantees.new", 15e12],
  ])("%s: %j", (_, set, row, by) => {
    expect(moved(set, row)).toBe(by);
  });

  it.each([
    ["the exchange rate", ["fx.usd*=1.1"], "compute.cost", 1],
    ["the tariff", ["energy.price*=1.1"], "compute.cost.energy", 1],
    ["its rise", ["energy.growth=4%"], "compute.cost.energy", 1],
    ["PUE", ["hosting.pue=1.4"], "compute.energy", 1],
    ["the load", ["hosting.load=50%"], "compute.energy", -1],
    ["a life of three years", ["compute.life=3"], "compute.gpus.bought", 1],
    ["a shorter warranty", ["compute.warranty=2"], "compute.cost.maintenance", 1],
    ["a delay", ["compute.delay=12"], "compute.gpus.short", 1],
    // Late is no saving: what comes later is set aside.
    ["a delay", ["compute.delay=12"], "compute.cost.it", -1],
    ["a delay", ["compute.delay=12"], "compute.cost", 1],
    ["a lean to early years", ["compute.lean=0.7"], "compute.cost.running", 1],
    ["an uplift on capital cost", ["compute.optimism=20%"], "compute.cost.capex", 1],
    ["no uplift on running cost", ["compute.optimism=20%"], "compute.cost.running", 0],
    ["a target of compute", ["compute.target.by_compute=1"], "compute.gpus.bought", -1],
    ["more users", ["programmes.ai_for_all.takeup*=2"], "programmes.ai_for_all.cost", 1],
    ["more users", ["programmes.ai_for_all.takeup*=2"], "compute.gpus.free", -1],
    ["more users buy no GPU", ["programmes.ai_for_all.takeup*=2"], "compute.gpus.bought", 0],
    ["a fund that loses", ["fund.rate=-10%"], "fund.value", -1],
    ["a dearer fund", ["fund.fee=2%"], "fund.value", -1],
    ["a higher payout", ["fund.payout_rate=6%"], "fund.dividend", 1],
    ["a payout refills nothing", ["fund.payout_rate=6%"], "balance.public", 0],
    ["loans repaid sooner", ["loans.term=5"], "loans.interest", -1],
  ])("%s: %j moves %s", (_, set, row, sign) => {
    expect(Math.sign(moved(set, row))).toBe(sign);
  });

  it("a fund that loses ends below what was paid in", () => {
    const of = figuresUnder("gpus-50k", ["fund.rate=-10%"]);
    const paidIn = totalOf(of, "fund.contributions") + totalOf(of, "fund.in_kind");
    expect(totalOf(of, "fund.value")).toBeLessThan(paidIn);
  });

  it.each(members("programmes"))("%s: a trillion more is a trillion more", (id) => {
    const set = [`programmes.${id}.amount+=1조`];
    expect(moved(set, `programmes.${id}.cost`)).toBe(1e12);
    expect(moved(set, "programmes.cost")).toBe(1e12);
  });

  it.each(members("accelerators"))("%s: price, power and performance count where it is bought", (id) => {
    const only = ["accelerators.*.share=0%", `accelerators.${id}.share=100%`, "accelerators.*.first=2025"];
    expect(moved([`accelerators.${id}.price=$200,000`], "compute.cost", "gpus-50k", only)).not.toBe(0);
    expect(moved([`accelerators.${id}.power*=2`], "compute.power", "gpus-50k", only)).toBeGreaterThan(0);
    expect(moved([`accelerators.${id}.performance*=2`], "compute.h100e", "gpus-50k", only)).toBeGreaterThan(
      0,
    );
    expect(moved(only, `accelerators.${id}.bought`)).toBeGreaterThan(0);
  });

  it.each([
    ["in_kind", "compute.in_kind.value"],
    ["paid", "compute.cost.colocation"],
    ["own", "compute.cost.facility"],
  ])("hosting %s only: its own line rises and the others' fall", (form, line) => {
    const all = ["in_kind", "paid", "own"].map((one) => `hosting.${one}.share=${one === form ? 100 : 0}%`);
    expect(moved(all, line)).toBeGreaterThan(0);
    for (const other of ["compute.cost.colocation", "compute.cost.facility"])
      if (other !== line) expect(moved(all, other)).toBeLessThan(0);
  });

  it.each(members("credits"))("%s: a point more of credit is a hundredth of what is eligible", (id) => {
    const set = [`credits.${id}.rate+=1%`];
    const base = shipped.plan.settings.get(`credits.${id}.base`)?.value as number;
    expect(moved(set, "credits.forgone")).toBe((base / 100) * 5);
    expect(moved(set, "funding.public")).toBe(0);
  });
});

describe("every parameter of the model is used", () => {
  it("moves a figure, in the base or where a scenario turns it on", () => {
    // Everything is an input at once; what no scenario turns on by itself is turned on here.
    const stages = [
      ["gpus-50k", []],
      ["envelope-priority+primed", []],
      ["growth-fund", ["hosting.own.share=0%", "hosting.in_kind.share=70%"]],
      ["rd-cut-again+npu-half", []],
      ["gpus-50k", ["funding.private.by_year=13조", "funding.public.by_year=7조"]],
      ["gpus-100k", []],
      // The year that was promised matters once the target is put off.
      ["gpus-50k", ["compute.target.year=2032"]],
      ["as-built", []],
      ["with-vat", []],
    ] as const;
    const idle = new Set(shipped.definition.parameters.map(({ name }) => name));
    for (const [on, set] of stages) {
      const scenario = shippedScenario(on, set, "2026..2034");
      const model = modelOf(shipped, scenario);
      const settings = [...scenario.settings.values()];
      // A lag may look back no less than it does now.
      const free = settings.map(({ name, value }) => ({
        name,
        least: typeof value === "number" ? value : 0,
      }));
      const kernel = compile(model, [...model.figures.values(), ...model.requirements], { free });
      const inputs = Float64Array.from(settings, ({ value }) => (typeof value === "number" ? value : 1));
      const before = new Float64Array(kernel.size);
      const after = new Float64Array(kernel.size);
      kernel.evaluate(inputs, before);
      for (const [i, { value, declaration }] of settings.entries()) {
        if (!idle.has(declaration.name)) continue;
        const old = inputs[i] as number;
        inputs[i] =
          typeof value !== "number" ? 2 : declaration.whole ? value + 1 : value === 0 ? 1 : value * 1.5;
        kernel.evaluate(inputs, after);
        inputs[i] = old;
        if (after.some((one, at) => !Object.is(one, before[at]))) idle.delete(declaration.name);
      }
    }
    // Weights: twice of each is the same, and another shape is another path. The rest of a whole moves with the other parts alone.
    expect([...idle].sort()).toEqual([
      ...["compute.payers.state", "funding.private.profile", "funding.public.profile"],
      "programmes.*.payers.state",
    ]);
    for (const side of ["private", "public"])
      expect(figuresUnder("front-loaded").get(`funding.${side}`)?.values).not.toEqual(
        figuresUnder("gpus-50k").get(`funding.${side}`)?.values,
      );
  });
});
