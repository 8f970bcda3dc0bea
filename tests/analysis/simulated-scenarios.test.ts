import { describe, expect, it } from "vitest";
import { readUntil } from "../../src/analysis/conditions/accuracy.ts";
import { prepare, type SimulationRequest } from "../../src/analysis/simulated-scenarios.ts";
import { questionFrom } from "../../src/cli/metric-argument.ts";
import { loadProject } from "../../src/files/load.ts";
import type { Tally } from "../../src/math/statistics/tally.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { listed, Outcome, type ScenarioOutcome, shapeOf } from "../../src/simulation/outcome.ts";
import { blocksOf, Simulation, sharedBlocks } from "../../src/simulation/simulation.ts";
import { shipped, shippedScenario } from "../helpers/shipped.ts";
import { failing, scenario, tiny, tinyWith } from "../helpers/tiny.ts";

const plain: SimulationRequest = { metrics: [], conditions: [], trials: 100_000, seed: 1, sampling: "plain" };

function simulated(scenarios: readonly Scenario[], request: Partial<SimulationRequest>, project = tiny) {
  const { job, layout } = prepare(project, scenarios, { ...plain, ...request });
  const simulation = new Simulation(job);
  for (let block = 0; block < blocksOf(job.trials); block++) simulation.run(block);
  const outcome = simulation.take();
  const total = (metric: string, at = 0): Tally => {
    const place = layout.metrics.find(({ name }) => name === metric)?.total as number;
    return outcome.scenarios[at]?.tallies[place] as Tally;
  };
  return { job, layout, outcome, total };
}

const asPlanned = scenario("as-planned");
const jo = 1e12;

describe("a simulation of the small plan", () => {
  it("has the mean and the quantiles of a triangle from 40 by 65 to 70", () => {
    const { total } = simulated([asPlanned], { metrics: ["funding.private"] });
    const tally = total("funding.private");
    expect(Math.abs(tally.mean - (175 / 3) * jo)).toBeLessThan(4 * tally.standardError);
    // √((65² + 40² + 70² − …)/18) = 6.56, over √100,000.
    expect(tally.standardError / jo).toBeCloseTo(6.56 / Math.sqrt(100_000), 3);
    const [p25 = 0, p95 = 0] = tally.quantiles([0.25, 0.95]);
    expect(p25 / jo).toBeCloseTo(40 + Math.sqrt(0.25 * 30 * 25), 0);
    expect(p95 / jo).toBeCloseTo(70 - Math.sqrt(0.05 * 30 * 5), 0);
    // The plan's own 65 stands at (65 − 40)/(70 − 40).
    expect(tally.rank).toBeCloseTo(5 / 6, 2);
  });

  it("has the values of a discrete range as often as their weights say, and no others", () => {
    const project = loadProject({
      dataDir: tinyWith({
        "tiny/plan.json": (json) => {
          const { parameters } = json;
          parameters["funding.private.amount"].range = {
            ...{ shape: "discrete", values: ["40조", "65조", "70조"], weights: [1, 2, 5] },
          };
        },
      }),
    });
    const { scenarios } = resolveScenarios(project, { scenarios: [], set: [], unset: [] });
    const conditions = [40, 65, 70].map((value) =>
      questionFrom("--prob", `total(funding.private) = ${value}조`),
    );
    const { outcome, total } = simulated(scenarios, { metrics: ["funding.private"], conditions }, project);
    const shares = outcome.scenarios[0]?.conditions.map(({ met }) => met / 100_000) as number[];
    // Four standard errors of a share of 100,000 are 0.006 at most.
    for (const [i, share] of [1 / 8, 2 / 8, 5 / 8].entries()) {
      expect(Math.abs((shares[i] as number) - share)).toBeLessThan(0.006);
    }
    expect(shares.reduce((sum, share) => sum + share)).toBe(1);
    const [p10 = 0, p25 = 0, p50 = 0] = total("funding.private").quantiles([0.1, 0.25, 0.5]);
    expect([p10, p25, p50].map((value) => Math.round(value / jo))).toEqual([40, 65, 70]);
  });

  it("draws price and rate together: the product of two lognormals that correlate by a half", () => {
    const { total } = simulated([asPlanned], { metrics: ["compute.cost"] });
    const z = 1.6448536269514722;
    const rate = { mu: Math.log(0.9 * 1.2) / 2, s: Math.log(1.2 / 0.9) / (2 * z) };
    const price = { mu: Math.log(80e3 * 125e3) / 2, s: Math.log(125 / 80) / (2 * z) };
    // GPUs by year at their year's rate: 10,000 × 1,000 + 20,000 × 1,100 + 10,000 × 1,200 won a dollar.
    const median = 44e6 * Math.exp(rate.mu + price.mu);
    const variance = rate.s ** 2 + price.s ** 2 + 2 * 0.5 * rate.s * price.s;
    const tally = total("compute.cost");
    expect((tally.quantiles([0.5])[0] as number) / median).toBeCloseTo(1, 2);
    expect(Math.abs(tally.mean - median * Math.exp(variance / 2))).toBeLessThan(4 * tally.standardError);
    const [p10 = 0, p90 = 0] = tally.quantiles([0.1, 0.9]);
    expect(Math.log(p90 / p10) / 2 / 1.2815515655446004 / Math.sqrt(variance)).toBeCloseTo(1, 1);
  });

  it("counts conditions, one for all years or each year its own", () => {
    const texts = ["total(funding.private) < 65조", "funding.private > 0", "any(funding.private < 0)"];
    const conditions = texts.map((text) => questionFrom("--prob", text));
    const { outcome } = simulated([asPlanned], { metrics: ["funding.private"], conditions });
    const [below, ...others] = outcome.scenarios[0]?.conditions.map(({ met }) => met) ?? [];
    expect((below as number) / 100_000).toBeCloseTo(5 / 6, 2);
    expect(others).toEqual([100_000, 100_000, 100_000, 0]);
  });

  it("shares draws between scenarios: what both do alike cancels, trial by trial", () => {
    const more = scenario("as-planned", { set: ["funding.public.amount = 40조"] });
    const { outcome, layout } = simulated([asPlanned, more], { metrics: ["funding.total", "uses.public"] });
    const [funding, uses] = outcome.scenarios[1]?.differences ?? [];
    expect([funding?.mean, funding?.deviation, funding?.under]).toEqual([5 * jo, 0, 0]);
    expect([uses?.mean, uses?.at]).toEqual([0, 100_000]);
    expect(layout.points[1]?.[0]?.total).toBe(105 * jo);
  });

  it("counts the trials that break a requirement, and leaves them out", () => {
    const dataDir = tinyWith({
      "model.json": (json) => {
        json.requirements["funding.private.enough"] = {
          formula: "funding.private.amount >= 0.5 * total(funding.total)",
          says: { en: "enough", ko: "충분" },
        };
      },
    });
    const project = loadProject({ dataDir });
    const [own] = resolveScenarios(project, { scenarios: ["as-planned"], set: [], unset: [] }).scenarios;
    // Half of (x + 35) is at most x from 35 on: always. With 50 public it is from 50 on: (50 − 40)²/(30 · 25) are below.
    expect(
      simulated([own as Scenario], { metrics: ["funding.total"] }, project).outcome.scenarios[0]?.broken,
    ).toEqual([0]);
    const [poor] = resolveScenarios(project, {
      scenarios: ["as-planned"],
      set: ["funding.public.amount = 50조"],
      unset: [],
    }).scenarios;
    const { outcome, layout } = simulated(
      [poor as Scenario],
      {
        metrics: ["funding.total", "funding.public"],
        conditions: [questionFrom("--prob", "total(funding.total) > 0")],
      },
      project,
    );
    expect(layout.requirements[0]?.[0]?.says.en).toBe("enough");
    const { broken, leftOut, tallies, conditions } = outcome.scenarios[0] as ScenarioOutcome;
    expect((broken[0] as number) / 100_000).toBeCloseTo(100 / 750, 2);
    expect(leftOut).toBe(broken[0]);
    // What moves and what does not, and what is true of all of them: as though these trials had not been.
    for (const tally of tallies) expect([tally.count, tally.undefined]).toEqual([100_000 - leftOut, leftOut]);
    const total = layout.metrics[0]?.total as number;
    expect(tallies[total]?.least).toBeGreaterThanOrEqual(100 * jo);
    expect(conditions).toEqual([{ met: 100_000 - leftOut, undefined: 0 }]);
  });

  it("says what it cannot do", () => {
    const certain = scenario("as-planned", {
      set: ["funding.private.amount = 65조", "fx.usd = 1000", "compute.price = $100k"],
    });
    expect(failing(() => prepare(tiny, [certain], plain)).ids).toEqual(["simulate.no-ranges"]);
    const request = { ...plain, conditions: [questionFrom("--prob", "funding.privat < 0")] };
    const { issues } = failing(() => prepare(tiny, [asPlanned], request));
    expect(issues[0]?.place).toMatchObject({ file: "--prob", column: 1, length: 14 });
    expect(
      failing(() => prepare(tiny, [asPlanned], { ...plain, conditions: [questionFrom("--prob", "fx.usd")] }))
        .ids,
    ).toEqual(["formula.not-condition"]);
    expect(failing(() => readUntil(tiny, asPlanned, questionFrom("--until", "se(nothing) < 1조"))).kind).toBe(
      "input",
    );
    expect(
      failing(() => readUntil(tiny, asPlanned, questionFrom("--until", "compute.cost < 1조"))).kind,
    ).toBe("usage");
    expect(readUntil(tiny, asPlanned, questionFrom("--until", "se(compute.cost) < 0.5조"))).toEqual({
      metric: "compute.cost",
      below: 5e11,
    });
  });
});

describe("the shipped plan", () => {
  const base = shippedScenario(shipped.plan.base);
  const metrics = ["uses.total", "balance.public.cumulative"];

  it.each(["plain", "sobol"] as const)(
    "comes to the same bits from any split of its blocks: %s",
    (sampling) => {
      const trials = 5 * 1024 + 16;
      const { job, outcome } = simulated([base], { metrics, trials, sampling }, shipped);
      const parts = [
        [4, 5],
        [0, 2],
        [1, 3],
      ].map((blocks) => {
        const simulation = new Simulation(job);
        for (const block of blocks) simulation.run(block);
        return simulation.take();
      });
      const merged = new Outcome(shapeOf(job));
      for (const { data } of parts) merged.add(JSON.parse(JSON.stringify(data, listed)));
      expect(merged.trials).toBe(trials);
      const facts = ({ scenarios }: Outcome) =>
        scenarios[0]?.tallies.map((tally) => [
          tally.mean,
          tally.standardError,
          tally.rank,
          tally.quantiles([0.05, 0.5, 0.95]),
        ]);
      expect(facts(merged)).toEqual(facts(outcome));
    },
  );

  it("is shared out block by block among threads, each block once", () => {
    const trials = 7 * 1024;
    const { job, outcome } = simulated([base], { metrics, trials }, shipped);
    const [one, other] = [new Simulation(job), new Simulation(job)];
    const blocks = sharedBlocks(0, blocksOf(trials));
    const taken: number[] = [];
    // The other takes what is left while the first is at its third.
    one.runAll(blocks, (done) => {
      taken.push(done);
      if (done === 3) other.runAll(blocks);
      return false;
    });
    expect(taken).toEqual([1, 2, 3]);
    const [merged, rest] = [one.take(), other.take()];
    expect([merged.trials, rest.trials]).toEqual([3 * 1024, 4 * 1024]);
    merged.add(rest.data);
    const facts = ({ scenarios }: Outcome) =>
      scenarios[0]?.tallies.map(({ mean, rank, standardError }) => [mean, rank, standardError]);
    expect(facts(merged)).toEqual(facts(outcome));
  });

  it("does not change when an input that it does not read is given a range", () => {
    const other = shippedScenario(shipped.plan.base, ["rd.base = 30조[20조..40조]"]);
    const one = simulated([base], { metrics, trials: 3000 }, shipped);
    const two = simulated([other], { metrics, trials: 3000 }, shipped);
    expect(two.layout.ranged[0]).toBe((one.layout.ranged[0] as number) + 1);
    const facts = ({ outcome }: typeof one) => outcome.scenarios[0]?.tallies.map(({ data }) => data);
    expect(facts(two)).toEqual(facts(one));
  });

  it("is known to a tenth of the error, or less, by Sobol points", () => {
    const errors = (sampling: "plain" | "sobol") =>
      simulated([base], { metrics, trials: 16_384, sampling }, shipped).total("uses.total").standardError;
    expect(errors("sobol")).toBeLessThan(errors("plain") / 5);
  });
});
