import { describe, expect, it } from "vitest";
import { figuresOf, shippedScenario } from "../helpers/shipped.ts";

describe("ten years, 2026 to 2035: what reaches the end of its life is bought again", () => {
  const rows = (set: readonly string[] = []) => {
    const of = figuresOf(shippedScenario("gpus-50k", set, "2026..2035"));
    return (name: string) => of.get(name)?.values as number[];
  };
  // 13,136 stand at the end of 2025 and 36,864 are to come by the end of 2030. The S-curve x²(3 − 2x) at a fifth, two, three,
  // four fifths is 0.104, 0.352, 0.648, 0.896: stocks of 16,970, 26,112, 37,024, 46,166 and 50,000, of which the differences are bought.
  const built = [3_834, 9_142, 10_912, 9_142, 3_834];

  it("after five years, cohort by cohort, the opening stock with the first", () => {
    const row = rows();
    expect(row("compute.gpus.bought").slice(0, 5)).toEqual(built);
    // Bought in 2026, gone and replaced in 2031; with it the 13,136 that went into service in 2026. Then 2027's in 2032, and so on.
    const refreshed = [3_834 + 13_136, 9_142, 10_912, 9_142, 3_834];
    expect(row("compute.gpus.retired")).toEqual([0, 0, 0, 0, 0, ...refreshed]);
    expect(row("compute.gpus.bought").slice(5)).toEqual(refreshed);
    expect(row("compute.gpus.installed").slice(4)).toEqual(Array(6).fill(50_000));
    // Nothing is ever paid for twice: ten years' purchases are the build-out and one refresh of everything.
    expect(row("compute.gpus.bought").reduce((sum, count) => sum + count)).toBe(36_864 + 50_000);
  });

  it("after four years, twice for the first cohorts", () => {
    const row = rows(["compute.life=4"]);
    // 2026's 3,834 and the 13,136 leave in 2030 and again in 2034, 2027's in 2031 and 2035; the build-out of 2030 comes on top.
    const [a, b, c, d, e] = built as [number, number, number, number, number];
    const first = a + 13_136;
    expect(row("compute.gpus.retired")).toEqual([0, 0, 0, 0, first, b, c, d, e + first, b]);
    expect(row("compute.gpus.bought")).toEqual([a, b, c, d, e + first, b, c, d, e + first, b]);
  });

  it("at the prices of the year: the mix of 2030 holds, 7% cheaper each year", () => {
    const row = rows();
    // 2031 buys half Vera Rubin at $129,000 × 0.93^5 and half the next at $203,000 × 0.93^4, in won at 1,480.
    const price = 0.5 * 129_000 * 0.93 ** 5 + 0.5 * 203_000 * 0.93 ** 4;
    expect(row("compute.cost.it")[5]).toBeCloseTo(16_970 * price * 1_480, -3);
    // Own sites stand already: a newer kind that draws more asks for a little more, and nothing is paid ahead any longer.
    expect(row("compute.cost.facility")[4]).toBe(0);
    expect(row("hosting.new")[5]).toBeCloseTo(
      (row("compute.power.it")[5] as number) - (row("compute.power.it")[4] as number),
      9,
    );
  });

  it("funding and promises end with the plan, running costs go on", () => {
    const row = rows();
    expect(row("funding.total").slice(5)).toEqual([0, 0, 0, 0, 0]);
    expect(row("programmes.cost").slice(5)).toEqual([0, 0, 0, 0, 0]);
    expect(Math.min(...row("compute.cost.running").slice(5))).toBeGreaterThan(0);
  });

  it("a shorter look shows the same years", () => {
    const whole = figuresOf(shippedScenario("gpus-50k"));
    const part = figuresOf(shippedScenario("gpus-50k", [], "2026..2028"));
    for (const [name, { values, kind }] of part)
      if (kind !== "single") expect(values, name).toEqual(whole.get(name)?.values.slice(0, 3));
  });
});
