import { describe, expect, it } from "vitest";
import type { MoneyBasis } from "../../src/analysis/projection/money.ts";
import { type Figure, project as projectOver } from "../../src/analysis/projection/projection.ts";
import { shipped, shippedScenario } from "../helpers/shipped.ts";
import { scenario, tiny } from "../helpers/tiny.ts";

function figures(name: string, money: MoneyBasis, set: string[] = []) {
  const { figures } = projectOver(tiny, scenario(name, { set }), { money });
  return new Map(figures.map((figure) => [figure.name, figure]));
}
const row = (of: Map<string, Figure>, name: string) => {
  const { values, total, unit } = of.get(name) as Figure;
  return [...values, total, unit];
};

describe("money told in dollars", () => {
  const of = figures("as-planned", { currency: "USD" });
  it("goes by each year's rate, leaf by leaf to the cent, and is summed again", () => {
    // At 1,000, 1,100 and 1,200 won: 1조, 2.2조 and 1.2조 are 1, 2 and 1 billion dollars.
    expect(row(of, "compute.cost")).toEqual([1e9, 2e9, 1e9, 4e9, "USD"]);
    // 8.75조 / 1,000; 17.5조 / 1,100 = 15,909,090,909.0909…; 8.75조 / 1,200 = 7,291,666,666.6666…
    expect(row(of, "funding.public")).toEqual([
      8_750_000_000,
      15_909_090_909.09,
      7_291_666_666.67,
      31_950_757_575.76,
      "USD",
    ]);
    // Uses hold a reserve that is no row of its own, so they are told by themselves: 3, 6.2 and 3.2조 at the year's rate.
    expect(row(of, "uses.public").slice(0, 3)).toEqual([3_000_000_000, 5_636_363_636.36, 2_666_666_666.67]);
    // 8,750 − 3,000; 15,909,090,909.09 − 5,636,363,636.36; 7,291,666,666.67 − 2,666,666,666.67.
    expect(row(of, "balance.public").slice(0, 3)).toEqual([5_750_000_000, 10_272_727_272.73, 4_625_000_000]);
    // What is left is a stock: 5.75, 17.05 and 22.6조 at the rate of its date.
    expect(row(of, "balance.public.cumulative").slice(0, 3)).toEqual([
      5_750_000_000, 15_500_000_000, 18_833_333_333.33,
    ]);
    // What is no money stays as it is.
    expect(row(of, "compute.gpus.bought")).toEqual([10_000, 20_000, 10_000, 40_000, "GPU"]);
  });

  it("parts go on adding to wholes, to the cent, in every shipped scenario; nothing left stays nothing", () => {
    for (const name of shipped.scenarioNames) {
      const nominal = projectOver(shipped, shippedScenario(name), { only: () => new Set(["balance"]) });
      const nothing = (nominal.figures[0] as Figure).values.map((won) => won === 0);
      const { figures, currency } = projectOver(shipped, shippedScenario(name), {
        money: { currency: "USD", prices: 2025 },
      });
      expect(currency).toEqual({ code: "USD", decimals: 2 });
      const cents = (metric: string) =>
        figures
          .find((figure) => figure.name === metric)
          ?.values.map((x) => Math.round(Number(x) * 100)) as number[];
      const add = (a: number[], b: number[], sign = 1) => a.map((x, t) => x + sign * (b[t] as number));
      expect(add(cents("funding.private"), cents("funding.public"))).toEqual(cents("funding.total"));
      expect(add(cents("uses.public"), cents("uses.private"))).toEqual(cents("uses.total"));
      const left = add(cents("funding.total"), cents("uses.total"), -1);
      expect(left.map((each, t) => (nothing[t] ? 0 : each))).toEqual(cents("balance"));
    }
  });
});

describe("money told in the prices of a year", () => {
  it("is divided by what prices have risen", () => {
    const of = figures("as-planned", { prices: 2025 }, ["macro.inflation=25%", "compute.price=$100,000"]);
    // 25% a year from 2026 on: 1.25, 1.5625, 1.953125. 8.75조 / 1.25 = 7조; 17.5조 / 1.5625 = 11.2조; 8.75조 / 1.953125 = 4.48조.
    expect(row(of, "funding.public")).toEqual([7e12, 11.2e12, 4.48e12, 22.68e12, "KRW"]);
  });

  it("needs an inflation path, and a currency that has a rate", () => {
    expect(() => figures("as-planned", { currency: "EUR" })).toThrow("money.no-rate");
    expect(() => figures("as-planned", { currency: "ABC" })).toThrow("money.no-currency");
  });
});
