import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project } from "../../src/analysis/projection/projection.ts";
import { type FigureInfluences, influences } from "../../src/analysis/sensitivity/global.ts";
import { rangedKernel, readingOf } from "../../src/analysis/sensitivity/ranged-model.ts";
import { loadProject } from "../../src/files/load.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { runIn } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";
import { scenario, tiny, tinyWith } from "../helpers/tiny.ts";

function found(of: Scenario, metrics: readonly string[], trials = 4_000, plan: Project = tiny, seed = 0) {
  const figures = project(plan, of).figures.filter(({ name }) => metrics.includes(name));
  const readings = figures.map((figure) => readingOf(figure, of.years));
  return influences(rangedKernel(plan, of, figures, readings), plan.plan.correlations, trials, seed);
}

const byName = ({ inputs }: FigureInfluences) => new Map(inputs.map((each) => [each.input, each]));

describe("influences", () => {
  // GPU cost is a constant × price × dollar, both lognormal: 80..125 and 0.9..1.2 at the 5th and 95th percentile.
  const sigma = (low: number, high: number) => Math.log(high / low) / (2 * 1.6448536269514722);
  const [price, dollar] = [sigma(80, 125), sigma(0.9, 1.2)];
  const { figures, correlated, evaluations } = found(scenario("as-planned"), ["compute.cost"]);
  const inputs = byName(figures[0] as FigureInfluences);

  it("are those of a product of lognormals", () => {
    // Var(XY) over the means squared is e^(a² + b²) − 1, of which X alone has e^(a²) − 1.
    const all = Math.expm1(price ** 2 + dollar ** 2);
    const alone = { "compute.price": Math.expm1(price ** 2) / all, "fx.usd": Math.expm1(dollar ** 2) / all };
    expect(alone["compute.price"]).toBeCloseTo(0.704, 3);
    expect(alone["fx.usd"]).toBeCloseTo(0.291, 3);
    for (const [name, other] of [
      ["compute.price", "fx.usd"],
      ["fx.usd", "compute.price"],
    ] as const) {
      expect(Math.abs(Number(inputs.get(name)?.firstOrder?.value) - alone[name])).toBeLessThan(0.04);
      expect(Math.abs(Number(inputs.get(name)?.totalOrder?.value) - (1 - alone[other]))).toBeLessThan(0.03);
    }
  });

  it("count the plan's correlations in the rank correlation alone", () => {
    // In logarithms cost and price correlate by r = (a² + ab/2) / (a √(a² + b² + ab)): by rank 6/π asin(r/2).
    const both = price ** 2 + dollar ** 2 + price * dollar;
    const r = (price ** 2 + (price * dollar) / 2) / (price * Math.sqrt(both));
    expect(inputs.get("compute.price")?.rankCorrelation).toBeCloseTo((6 / Math.PI) * Math.asin(r / 2), 1);
    expect(correlated).toBe(true);
  });

  it("are nothing for an input that plays no part", () => {
    const zero = { value: 0, low: 0, high: 0 };
    const idle = inputs.get("funding.private.amount");
    expect([idle?.firstOrder, idle?.totalOrder]).toEqual([zero, zero]);
    expect(Math.abs(Number(idle?.rankCorrelation))).toBeLessThan(0.05);
  });

  it("come of two evaluations a trial, one for each input that plays a part, and one for the ranks", () => {
    expect(evaluations).toBe((2 + 2 + 1) * 4_000);
  });

  it("do not depend on the order of the inputs, nor on others that play no part", () => {
    const of = scenario("as-planned");
    const settings = new Map([...of.settings].reverse());
    const turned = { ...of, settings, instance: { ...of.instance, inputs: settings } };
    const more = scenario("as-planned", { set: ["funding.public=35조[30조..40조]"] });
    const before = byName(found(of, ["compute.cost"], 200).figures[0] as FigureInfluences);
    for (const other of [turned, more]) {
      const after = byName(found(other, ["compute.cost"], 200).figures[0] as FigureInfluences);
      for (const [name, influence] of before) expect(after.get(name)).toEqual(influence);
    }
  });

  it("change with the seed, within their intervals", () => {
    const { figures: again } = found(scenario("as-planned"), ["compute.cost"], 4_000, tiny, 7);
    const own = byName(again[0] as FigureInfluences).get("compute.price")?.totalOrder;
    const first = inputs.get("compute.price")?.totalOrder;
    expect(own?.value).not.toBe(first?.value);
    expect(Math.abs(Number(own?.value) - Number(first?.value))).toBeLessThan(0.05);
  });

  it("are none of a figure that is undefined or does not vary, and say so", () => {
    const { figures: two } = found(
      scenario("as-planned"),
      ["balance.public.short_from", "funding.public"],
      100,
    );
    const [fixed, never] = two;
    expect([fixed?.undefined, never?.undefined]).toEqual([0, 300]);
    for (const { inputs: own } of two) {
      expect(
        own.map(({ firstOrder, totalOrder, rankCorrelation }) => [firstOrder, totalOrder, rankCorrelation]),
      ).toEqual([
        [null, null, null],
        [null, null, null],
        [null, null, null],
      ]);
    }
  });

  it("leave out the trials whose inputs contradict each other, those that a simulation leaves out", async () => {
    const root = folder();
    const dataDir = tinyWith({
      "model.json": (json) => {
        json.requirements["funding.private.weights"].formula = "total(funding.private.profile) >= 2";
      },
    });
    writeFileSync(join(root, "package.json"), '{ "version": "9.9.9" }');
    cpSync(dataDir, join(root, "data"), { recursive: true });
    // Weights 1, 1, 1 by a factor that is triangular over 0..2 about 1: below 2 with probability (2/3)² / 2 = 2/9.
    const set = "funding.private.profile=[1,1,1][0..2]";
    const { infeasibleEvaluations, infeasiblePairs, infeasibleTrials, evaluations } = found(
      scenario("as-planned", { set: [set] }),
      ["funding.private"],
      2_000,
      loadProject({ dataDir }),
    );
    expect(infeasibleEvaluations / evaluations).toBeCloseTo(2 / 9, 1);
    expect(Number(infeasiblePairs) / 2_000).toBeCloseTo(1 - (7 / 9) ** 2, 1);
    expect(Number(infeasibleTrials) / 2_000).toBeCloseTo(2 / 9, 1);
    const simulated = async (...more: string[]) => {
      const args = ["as-planned", "--set", set, "--trials", "2000", "--seed", "0", "--json", ...more];
      return JSON.parse((await runIn(root, ["simulate", ...args])).out);
    };
    const kept = 2_000 - Number(infeasibleTrials);
    // What the model requires is met in every trial that is kept; a cost that no weight moves is as likely above 4조 as ever.
    const required = "total(funding.private.profile) >= 2";
    const dear = "total(compute.cost) > 4조";
    const { violations, probabilities } = await simulated("--prob", required, "--prob", dear);
    expect(violations).toMatchObject([{ trials: infeasibleTrials }]);
    expect(probabilities).toMatchObject([{ probability: 1, undefined_trials: 0 }, { undefined_trials: 0 }]);
    const { rows } = await simulated("--draws", "2000", "--metric", "compute.cost");
    const costs = rows.flatMap((row: { infeasible?: true; values: Record<string, number> }) =>
      row.infeasible ? [] : [row.values["compute.cost"]],
    );
    expect(costs).toHaveLength(kept);
    const share = costs.filter((cost: number) => cost > 4e12).length / kept;
    expect(probabilities[1].probability).toBe(share);
    // A check asks the same, under the seed and of the trials that it has.
    const asserted = ["--assert", `P(${required}) >= 99%`, "--assert", `P(${dear}) < 0.1%`];
    const checked = await runIn(root, ["check", "as-planned", "--set", set, ...asserted, "--json"]);
    const checks: { cases: { findings: Record<string, number>[] }[] }[] = JSON.parse(checked.out).checks;
    const [first, second] = checks.map(({ cases }) => cases[0]?.findings[0]);
    expect(first).toMatchObject({ probability: 1, undefined_trials: 0 });
    expect(Number(first?.trials) + Number(first?.infeasible_trials)).toBe(10_000);
    expect(second?.probability).toBeCloseTo(share, 1);
    // One at a time: of the end where the weights are nothing no effect is told.
    const tornado = ["sensitivity", "as-planned", "--metric", "compute.cost", "--set", set];
    expect((await runIn(root, tornado)).out).toMatch(/^"Price of a GPU" matters most/);
  });
});
