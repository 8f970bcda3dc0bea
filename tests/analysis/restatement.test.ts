import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MoneyBasis } from "../../src/analysis/projection/money.ts";
import { type Figure, project as projectOver } from "../../src/analysis/projection/projection.ts";
import { Unrolling } from "../../src/engine/compile.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { model } from "../helpers/models/small.ts";
import { dataDir, shipped, shippedScenario } from "../helpers/shipped.ts";
import { tiny } from "../helpers/tiny.ts";

const india = loadProject({ dataDir, planFile: `${dataDir}/india/plan.json` });
const slow = 60_000;

const restatedIn = (project: Project, scenario: Scenario, money: MoneyBasis) =>
  projectOver(project, scenario, { money }).figures;
const named = (figures: readonly Figure[]) => new Map(figures.map((figure) => [figure.name, figure]));
const row = (scenario: Scenario, name: string, money: MoneyBasis) =>
  named(restatedIn(shipped, scenario, money)).get(name) as Figure;

describe("a stock goes by the price level, or the rate, of its own date", () => {
  // 2.1% of 2026, then 2% a year: 1.021 x 1.02^9 = 1.2202 in 2035, 1.021 x 1.02^4 = 1.1051 in 2030.
  it("630 billion won owed in 2035 are 516.3 billion in prices of 2025", () => {
    const owed = row(shippedScenario("gpus-50k", [], "2026..2035"), "loans.outstanding", { prices: 2025 });
    expect(owed.total).toBe(Math.round(630e9 / (1.021 * 1.02 ** 9)));
    expect(owed.total).toBe(516_313_239_471);
  });

  it("the wealth fund, and what is left of the public money, in prices of 2025", () => {
    const scenario = shippedScenario("gpus-50k");
    for (const name of ["fund.value", "balance.public.cumulative"]) {
      const left = (money: MoneyBasis) => row(scenario, name, money).values.at(-1) as number;
      expect(left({ prices: 2025 }), name).toBe(Math.round(left({}) / (1.021 * 1.02 ** 4)));
    }
  });

  it("what is missing stays missing, and nothing left stays nothing", () => {
    const scenario = shippedScenario("gpus-50k", ["compute.target=100000"]);
    const left = row(scenario, "balance.public.cumulative", {}).values.at(-1) as number;
    expect(left).toBeLessThan(0);
    expect(row(scenario, "balance.public.cumulative", { prices: 2025 }).values.at(-1)).toBe(
      Math.round(left / (1.021 * 1.02 ** 4)),
    );
    expect(row(scenario, "balance.public.uncommitted", { prices: 2025 }).total).toBe(0);
  });

  it("in dollars at the rate of its year: 2,960 won where it is so", () => {
    const scenario = shippedScenario("gpus-50k", ["fx.usd=[1480, 1480, 1480, 1480, 2960]"]);
    const money = { currency: "USD" };
    const value = row(scenario, "fund.value", {}).total as number;
    expect(row(scenario, "fund.value", money).total).toBe(Math.round(value / 29.6) / 100);
    expect(row(scenario, "loans.outstanding", money).total).toBe(567_567_567.57);
  });
});

describe("what no yearly input feeds", () => {
  it("the same won in every year are other dollars in each: 100 billion at 1,400, 1,250 and 1,000 won", () => {
    const { graph, nodes } = unrolled("a :: money :: flow");
    expect(nodes.map((node) => graph.valueOf(node))).toEqual([7_142_857_143, 8_000_000_000, 10_000_000_000]);
  });

  it("an amount without a year goes by the first one, whatever it is taken from", () => {
    const { graph, nodes } = unrolled("a - total(y) :: money :: single");
    // 100 billion less 60 billion, at 1,400 won: 28,571,428.57 dollars.
    expect(nodes.map((node) => graph.valueOf(node))).toEqual([2_857_142_857]);
  });

  it("a total is the total of the restated years, of an expression too", () => {
    // 10 / 1,400 + 20 / 1,250 + 30 / 1,000 billion dollars, and half of it.
    const sum = 714_285_714.29 + 1_600_000_000 + 3_000_000_000;
    expect(worth("total(flow) :: money :: single")).toBe(Math.round(sum));
    expect(worth("total(flow / 2) :: money :: single")).toBe(Math.round(5_314_285_714.29 / 2));
    // What came a year before is of this year: 10 billion at 1,250 and 20 at 1,000 won.
    expect(worth("total(prev(flow, 0)) :: money :: single")).toBe(800_000_000 + 2_000_000_000);
    // 50 million dollars at 1,000 won are 50 billion won, and at that rate 50 million dollars again.
    expect(worth("last(fx.usd) * d :: money :: single")).toBe(5_000_000_000);
    // 60 billion won together at the rate of the last year: a stock.
    expect(worth("last(cumulative(flow)) :: money :: single")).toBe(6_000_000_000);
  });

  it("a present value is an amount at the start, and goes by the first rate; a mean is that of the restated years", () => {
    // 10 / 1.25 + 20 / 1.25^2 + 30 / 1.25^3 = 8 + 12.8 + 15.36 billion won, at 1,400.
    expect(worth("npv(0.25, flow) :: money :: single")).toBe(Math.round(36.16e11 / 1400));
    expect(worth("npv(0.25, flow) + total(flow) :: money :: single")).toBe(Math.round(96.16e11 / 1400));
    const sum = 10e11 / 1400 + 20e11 / 1250 + 30e11 / 1000;
    expect(worth("mean(flow) :: money :: single")).toBe(Math.round(sum / 3));
  });

  it("a share of two amounts is no money, and a price per piece is", () => {
    expect(worth("total(flow) / a :: % :: single")).toBe(0.6);
    expect(worth("a / n :: money/GPU :: single")).toBeCloseTo(1_785_714_285.71, 0);
  });

  function unrolled(line: string) {
    const built = model({
      inputs: { a: 100e9, n: 4, d: 50e6, y: [10e9, 20e9, 30e9], "fx.usd": [1400, 1250, 1000] },
      units: { a: "money", n: "GPU", d: "USD", y: "money", "fx.usd": "money/USD" },
      metrics: { flow: "y :: money :: flow", asked: line },
    });
    const unrolling = new Unrolling(built, { restatement: { rate: "fx.usd", decimals: 2 } });
    const figure = built.figures.get("asked");
    if (figure === undefined) throw new Error("no figure");
    return { graph: unrolling.graph, nodes: unrolling.figure(figure) };
  }
  function worth(line: string) {
    const { graph, nodes } = unrolled(line);
    expect(nodes).toHaveLength(1);
    return graph.valueOf(nodes[0] as number);
  }
});

/** The price level of each year over that of `prices`, by the inflation path alone. */
function levels({ instance, years }: Scenario, prices: number): number[] {
  const path = instance.inputs.get(instance.inflation ?? "")?.value;
  const rate = (year: number) => {
    if (path === undefined || typeof path === "number") return path ?? 0;
    const known = [...path.keys()].sort((a, b) => a - b);
    const near = known.findLast((each) => each <= year) ?? (known[0] as number);
    return path.get(near) as number;
  };
  return years.map((year) => {
    let level = 1;
    for (let each = prices + 1; each <= year; each++) level *= 1 + rate(each);
    return level;
  });
}

/**
 * The laws of restated money, row by row. `factors`: what an amount of each year is multiplied by. `code`: the currency that every
 * row of money must then be in, where it is another than the plan's.
 */
function keepsLaws(
  nominal: readonly Figure[],
  restated: readonly Figure[],
  factors: readonly number[],
  smallest: number,
  code?: string,
) {
  expect(restated.length).toBe(nominal.length);
  const broken: string[] = [];
  for (const [i, own] of nominal.entries()) {
    const other = restated[i] as Figure;
    const money = /^(KRW|INR)(\/|$)/.test(own.unit) && !own.unit.includes("USD");
    if (!money) {
      // Money in a currency of its own is marked as what it stays: nominal.
      const { nominal: isNominal = false, ...same } = other as Figure & { nominal?: boolean };
      const unmarked = isNominal ? { ...same, label: own.label } : same;
      if (JSON.stringify(unmarked) !== JSON.stringify(own))
        broken.push(`${own.name} is no money of the plan`);
      if (isNominal !== /USD/.test(own.unit)) broken.push(`${own.name} is marked as nominal, or is not`);
      continue;
    }
    if (other.unit !== own.unit.replace(/^[A-Z]{3}/, code ?? "$&")) {
      broken.push(`${own.name} is told in ${other.unit}`);
    }
    for (const [t, value] of own.values.entries()) {
      const real = other.values[t] as number | null;
      const say = (what: string) => broken.push(`${own.name} ${t}: ${value} and ${real}: ${what}`);
      if (value === null) continue;
      if (real === null) {
        say("left out");
        continue;
      }
      if (Math.sign(real) * Math.sign(value) < 0) say("another sign");
      if (value === 0 && real !== 0) say("something of nothing");
      if (own.kind === "single") continue;
      const factor = factors[t] as number;
      const whole = value * factor;
      // Sums of restated parts are apart by their roundings, at most half a unit each.
      if (Math.abs(real - whole) > 200 * smallest + 1e-9 * Math.abs(whole)) say(`not ${whole}`);
      if (own.kind === "stock" && factor < 1 && real > value && value > 0) say("more than nominal");
    }
    const sum = other.values.reduce<number>((all, each) => all + Number(each), 0);
    if (own.kind === "flow" && own.money && Math.abs(Number(other.total) - sum) > smallest / 2) {
      broken.push(`${own.name}: ${other.total} is not the sum of its years, ${sum}`);
    }
  }
  expect(broken).toEqual([]);
}

describe("in every scenario of the shipped plans", () => {
  it.each(shipped.scenarioNames)(
    "%s: nominal and real of one date have one sign, and no row is left out",
    (name) => {
      for (const years of [undefined, "2026..2035"]) {
        const scenario = shippedScenario(name, [], years);
        const nominal = projectOver(shipped, scenario).figures;
        const real = levels(scenario, 2025).map((level) => 1 / level);
        keepsLaws(nominal, restatedIn(shipped, scenario, { prices: 2025 }), real, 1);
        const rate = scenario.instance.inputs.get("fx.usd")?.value as number;
        keepsLaws(
          nominal,
          restatedIn(shipped, scenario, { currency: "USD" }),
          real.map(() => 1 / rate),
          0.01,
          "USD",
        );
        const both = real.map((factor) => factor / rate);
        keepsLaws(
          nominal,
          restatedIn(shipped, scenario, { currency: "USD", prices: 2025 }),
          both,
          0.01,
          "USD",
        );
      }
    },
    slow,
  );

  it("India's too", () => {
    const scenario = resolveScenarios(india, { scenarios: [india.plan.base], set: [], unset: [] })
      .scenarios[0] as Scenario;
    const first = (scenario.years[0] as number) - 1;
    const real = levels(scenario, first).map((level) => 1 / level);
    const nominal = projectOver(india, scenario).figures;
    keepsLaws(nominal, restatedIn(india, scenario, { prices: first }), real, 1);
    // Rupees per dollar, as the plan has them.
    const dollars = real.map(() => 1 / 82.98);
    keepsLaws(nominal, restatedIn(india, scenario, { currency: "USD" }), dollars, 0.01, "USD");
  });
});

describe("under settings that nobody has thought of", () => {
  const set = fc.record({
    target: fc.integer({ min: 1000, max: 260_000 }),
    inflation: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 5, maxLength: 5 }),
    rates: fc.array(fc.integer({ min: 500, max: 3000 }), { minLength: 5, maxLength: 5 }),
    amount: fc.integer({ min: 1, max: 60 }),
    scenario: fc.constantFrom(...shipped.scenarioNames),
    long: fc.boolean(),
  });

  it(
    "the laws hold, whatever prices and rates do",
    () => {
      fc.assert(
        fc.property(set, ({ target, inflation, rates, amount, scenario: name, long }) => {
          const by = (values: readonly (number | string)[]) =>
            values.map((value, i) => [2026 + i, value] as const);
          const scenario = shippedScenario(
            name,
            [
              `compute.target=${target} GPU`,
              `funding.public.amount=${amount}조`,
              ...by(inflation).map(([year, value]) => `macro.inflation@${year}=${Number(value) / 10}%`),
              `fx.usd=[${[...rates, ...(long ? [1000, 1000, 1000, 1000, 1000] : [])].join(", ")}]`,
            ],
            long ? "2026..2035" : undefined,
          );
          const nominal = projectOver(shipped, scenario).figures;
          const real = levels(scenario, 2025).map((level) => 1 / level);
          keepsLaws(nominal, restatedIn(shipped, scenario, { prices: 2025 }), real, 1);
          const rate = scenario.years.map((_, t) => rates[t] ?? 1000);
          keepsLaws(
            nominal,
            restatedIn(shipped, scenario, { currency: "USD" }),
            rate.map((each) => 1 / each),
            0.01,
            "USD",
          );
        }),
        { numRuns: 12 },
      );
    },
    slow,
  );

  it("India's too, in dollars of rates that change and in prices of the year before it", () => {
    const path = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 5, maxLength: 5 });
    const inflation = fc.integer({ min: 1, max: 250 });
    fc.assert(
      fc.property(path, inflation, fc.integer({ min: 300, max: 60_000 }), (rates, tenths, target) => {
        const set = [
          `fx.usd=[${rates.map((rate) => `${rate} INR/USD`).join(", ")}]`,
          ...[`macro.inflation=${tenths / 10}%`, `compute.target=${target} GPU`],
        ];
        const request = { scenarios: [india.plan.base], set, unset: [] };
        const scenario = resolveScenarios(india, request).scenarios[0] as Scenario;
        const nominal = projectOver(india, scenario).figures;
        const first = (scenario.years[0] as number) - 1;
        const real = levels(scenario, first).map((level) => 1 / level);
        keepsLaws(nominal, restatedIn(india, scenario, { prices: first }), real, 1);
        const dollars = rates.map((rate) => 1 / rate);
        keepsLaws(nominal, restatedIn(india, scenario, { currency: "USD" }), dollars, 0.01, "USD");
      }),
      { numRuns: 12 },
    );
  });

  it("the small plan's too", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (tenths, target) => {
          const request = {
            scenarios: ["as-planned"],
            set: [`macro.inflation=${tenths / 10}%`, `compute.target=${target} GPU`],
            unset: [],
          };
          const scenario = resolveScenarios(tiny, request).scenarios[0] as Scenario;
          const real = levels(scenario, 2025).map((level) => 1 / level);
          keepsLaws(
            projectOver(tiny, scenario).figures,
            restatedIn(tiny, scenario, { prices: 2025 }),
            real,
            1,
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
