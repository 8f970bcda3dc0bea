import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bridge, grouped } from "../../src/analysis/compare/bridge.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { figuresOf, shipped, shippedScenario } from "../helpers/shipped.ts";
import { scenario, tiny } from "../helpers/tiny.ts";

const parts = (baseline: Scenario, other: Scenario, metric: string) =>
  Object.fromEntries(
    bridge(tiny, baseline, other, metric).contributions.map(({ inputs, total }) => [inputs.join(), total]),
  );

describe("a bridge", () => {
  it("gives a product's change to its factors, averaged over both orders", () => {
    // 2026..2028: GPU cost is GPUs × $100,000 × won. 40,000 → 80,000 GPUs; dollars 10% dearer.
    // Cost: 4.4 → 9.68. GPUs first: +4.4, then the dollar +0.88; dollar first: +0.44, then GPUs +4.84.
    // Averages: GPUs (4.4 + 4.84) / 2 = 4.62; dollar (0.88 + 0.44) / 2 = 0.66.
    expect(parts(scenario("as-planned"), scenario("double+weak-won"), "compute.cost")).toEqual({
      "compute.target": 4_620_000_000_000,
      "fx.usd": 660_000_000_000,
    });
  });

  it("takes a yearly path as one input, and a scalar that became yearly too", () => {
    const to = scenario("as-planned", { set: ["compute.price@2027=$200,000", "funding.public=40조"] });
    // The price doubles in 2027 alone, where the cost is 2.2: public money falls short by that; 5 more come in.
    expect(parts(scenario("as-planned"), to, "balance.public")).toEqual({
      "compute.price": -2_200_000_000_000,
      "funding.public.amount": 5_000_000_000_000,
    });
  });

  it("is empty between like scenarios, and splits single figures as well", () => {
    expect(parts(scenario("as-planned"), scenario("as-planned"), "compute.cost")).toEqual({});
    const { contributions: of } = bridge(
      shipped,
      shippedScenario("gpus-50k"),
      shippedScenario("gpus-100k"),
      "balance.public.deepest",
    );
    expect(of.map(({ inputs }) => inputs)).toEqual([["compute.target"]]);
  });

  it("adds to the difference to the won in each year, and turns round with its ends", () => {
    const names = ["gpus-100k+weak-won", "gpus-260k+slow-private+back-loaded", "state-plan-25t+front-loaded"];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom("compute.cost", "balance.public", "uses.total", "balance.public.cumulative"),
        (name, metric) => {
          const from = shippedScenario("gpus-50k");
          const to = shippedScenario(name);
          const there = bridge(shipped, from, to, metric);
          const difference = (figuresOf(to).get(metric)?.values ?? []).map(
            (value, t) => Number(value) - Number(figuresOf(from).get(metric)?.values[t]),
          );
          expect(
            difference.map((_, t) =>
              there.contributions.reduce((sum, part) => sum + Number(part.values[t]), 0),
            ),
          ).toEqual(difference);
          expect(there.contributions.reduce((sum, part) => sum + Number(part.total), 0)).toBe(
            Number(there.alternative.total) - Number(there.baseline.total),
          );
          // Turned round each part changes its sign, but for the won that rounding gives to one or another.
          const back = new Map(
            bridge(shipped, to, from, metric).contributions.map((part) => [part.inputs.join(), part.total]),
          );
          for (const { inputs, total } of there.contributions)
            expect(Math.abs(Number(total) + Number(back.get(inputs.join())))).toBeLessThanOrEqual(5);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("groups by the longest prefix in common until few enough remain", () => {
    const names = ["a.x.p", "a.x.q", "a.y.p", "b.z", "c"];
    expect(grouped(names, 5).length).toBe(5);
    expect(grouped(names, 4).map((group) => group.prefix ?? group.names[0])).toEqual([
      "a.x",
      "a.y.p",
      "b.z",
      "c",
    ]);
    expect(grouped(names, 3).map((group) => group.prefix ?? group.names[0])).toEqual(["a", "b.z", "c"]);
    expect(grouped(names, 1).map((group) => [group.prefix, group.names.length])).toEqual([["*", 5]]);
  });

  it("manages more than twelve changed inputs", () => {
    const set = [...(shipped.plan.families.get("programmes")?.keys() ?? [])].map(
      (id) => `programmes.${id}.amount += 1조`,
    );
    const of = bridge(
      shipped,
      shippedScenario("gpus-50k"),
      shippedScenario("gpus-50k", [...set, "fx.usd*=1.1"]),
      "uses.public",
    );
    expect(of.contributions.length).toBeLessThanOrEqual(12);
    expect(of.contributions.flatMap((part) => part.inputs).length).toBe(set.length + 1);
    expect(of.contributions.reduce((sum, part) => sum + Number(part.total), 0)).toBe(
      Number(of.alternative.total) - Number(of.baseline.total),
    );
  });
});
