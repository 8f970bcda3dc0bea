import { describe, expect, it } from "vitest";
import { project } from "../../src/analysis/projection/projection.ts";
import { scenario, tiny } from "../helpers/tiny.ts";

/** Values by year in 조 won (money) or as they are, and the total behind them. */
function table(name: string, options: Parameters<typeof scenario>[1] = {}) {
  const { figures } = project(tiny, scenario(name, options));
  return Object.fromEntries(
    figures.map(({ name, values, total, money }) => {
      const shown = (value: number | null) => (money && value !== null ? value / 1e12 : value);
      return [name, [...values.map(shown), shown(total)]];
    }),
  );
}

describe("three years worked out by hand", () => {
  it("from funding to balance", () => {
    const of = table("as-planned");
    // 65 trillion in three equal parts is 21,666,666,666,666 and two thirds each: the two won left over go to 2026 and 2027.
    expect(of["funding.private"]).toEqual([21.666666666667, 21.666666666667, 21.666666666666, 65]);
    // 35 by weights 1, 2, 1: a quarter, a half, a quarter.
    expect(of["funding.public"]).toEqual([8.75, 17.5, 8.75, 35]);
    expect(of["funding.total"]).toEqual([30.416666666667, 39.166666666667, 30.416666666666, 100]);
    // 40,000 GPUs by the same weights.
    expect(of["compute.gpus.bought"]).toEqual([10_000, 20_000, 10_000, 40_000]);
    // 10,000 × $100,000 = $1bn × 1,000 won = 1조; 20,000 → $2bn × 1,100 = 2.2조; $1bn × 1,200 = 1.2조.
    expect(of["compute.cost"]).toEqual([1, 2.2, 1.2, 4.4]);
    // Chips 8조 by 1, 2, 1, of which the state pays half; data 4조, all of it.
    expect(of["programmes.npu.cost"]).toEqual([2, 4, 2, 8]);
    expect(of["programmes.npu.public"]).toEqual([1, 2, 1, 4]);
    expect(of["programmes.data.public"]).toEqual([1, 2, 1, 4]);
    // 1 + 1 + 1; 2.2 + 2 + 2; 1.2 + 1 + 1.
    expect(of["uses.public"]).toEqual([3, 6.2, 3.2, 12.4]);
    // 8.75 − 3; 17.5 − 6.2; 8.75 − 3.2.
    expect(of["balance.public"]).toEqual([5.75, 11.3, 5.55, 22.6]);
    // A stock: its last year counts.
    expect(of["balance.public.cumulative"]).toEqual([5.75, 17.05, 22.6, 22.6]);
    // Never short: undefined.
    expect(of["balance.public.short_from"]).toEqual([null, null, null, null]);
  });

  it("with a weaker won and a third of the public money", () => {
    const of = table("weak-won", { set: ["funding.public=10조"] });
    // Dollars at 1,100, 1,210 and 1,320 won: 1.1, 2.42 and 1.32.
    expect(of["compute.cost"]).toEqual([1.1, 2.42, 1.32, 4.84]);
    expect(of["funding.public"]).toEqual([2.5, 5, 2.5, 10]);
    // 2.5 − 3.1; 5 − 6.42; 2.5 − 3.32: short from the first year.
    expect(of["balance.public"]).toEqual([-0.6, -1.42, -0.82, -2.84]);
    expect(of["balance.public.short_from"]).toEqual([2026, 2026, 2026, 2026]);
  });

  it("with ten percent inflation on a price of 2026", () => {
    // $100,000 × 1, 1.1, 1.21.
    expect(table("as-planned", { set: ["macro.inflation=10%"] })["compute.cost"]).toEqual([
      1, 2.42, 1.452, 4.872,
    ]);
  });

  it("over two years more: a profile is zero outside the years it names, all else holds", () => {
    const of = table("as-planned", { years: "2026..2030" });
    expect(of["funding.public"]).toEqual([8.75, 17.5, 8.75, 0, 0, 35]);
    expect(of["balance.public.cumulative"]).toEqual([5.75, 17.05, 22.6, 22.6, 22.6, 22.6]);
  });

  it("over fewer years: the same plan seen in part, not squeezed into them", () => {
    const of = table("as-planned", { years: "2026..2027" });
    expect(of["funding.public"]).toEqual([8.75, 17.5, 26.25]);
    expect(of["compute.gpus.bought"]).toEqual([10_000, 20_000, 30_000]);
    expect(of["balance.public.cumulative"]).toEqual([5.75, 17.05, 17.05]);
  });
});
