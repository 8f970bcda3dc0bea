import { describe, expect, it } from "vitest";
import { type Goal, solve } from "../../src/analysis/solve/goal-seek.ts";
import { placeInArgument } from "../../src/places.ts";
import { domainOf } from "../../src/plan/settings/search-range.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { figuresUnder, shipped, shippedScenario } from "../helpers/shipped.ts";
import { failing, scenario, tiny } from "../helpers/tiny.ts";

interface Asked {
  readonly between?: string;
  readonly goal?: Goal;
  readonly boxes?: number;
}

function solved(
  of: Project,
  at: Scenario,
  text: string,
  by: string,
  { between, goal, boxes = 10_000 }: Asked,
) {
  const domain = domainOf(of, at, "--by", by, between);
  const question = {
    text,
    placeOf: ({ from, to }: { from: number; to: number }) => placeInArgument("solve", text, from, to),
  };
  return { domain, ...solve(of, at, domain, question, goal, { boxes, points: 2000 }) };
}

const planned = scenario("as-planned");

/** Inflation is a scalar without limits, expressed in percent: a stand-in for any real number, here in hundreds. */
function real(text: string, more: Asked = {}) {
  const asked = text.replaceAll(/\bx\b/g, "macro.inflation");
  const found = solved(tiny, planned, asked, "macro.inflation", { between: "-1000%..1000%", ...more });
  return { ...found, stretches: found.answers.map(({ from, to }) => [from, to]) };
}

/** GPUs are whole. */
function gpus(text: string, more: Asked = {}) {
  const asked = text.replaceAll(/\bx\b/g, "compute.target");
  const found = solved(tiny, planned, asked, "compute.target", { between: "0..100000", ...more });
  return { ...found, stretches: found.answers.map(({ from, to }) => [from, to]) };
}

describe("a real input", () => {
  it.each<[string, number[][]]>([
    // none
    ["x * x < 0", []],
    ["x > 2000%", []],
    ["1 / x = 0", []],
    // one
    ["x >= 200%", [[200, 1000]]],
    ["1 / x > 0", [[0.000001, 1000]]],
    ["x * x <= 0", [[0, 0]]],
    ["sqrt(x) < 2", [[0, 399.999999]]],
    // two
    [
      "x * x = 4",
      [
        [-200, -200],
        [200, 200],
      ],
    ],
    [
      "abs(x) >= 1 and abs(x) <= 200%",
      [
        [-200, -100],
        [100, 200],
      ],
    ],
    // three
    [
      "x ^ 3 - 4 * x = 0",
      [
        [-200, -200],
        [0, 0],
        [200, 200],
      ],
    ],
    [
      "(x - 1) * (x - 200%) * (x - 300%) = 0",
      [
        [100, 100],
        [200, 200],
        [300, 300],
      ],
    ],
    // all, flats and steps
    ["x - x = 0", [[-1000, 1000]]],
    ["max(x, 1) = 1", [[-1000, 100]]],
    ["floor(x) = 3", [[300, 399.999999]]],
    ["floor(x) + 0.5 <= 3", [[-1000, 299.999999]]],
    // A step passes over what it never equals.
    ["floor(x) = 2.5", []],
    ["if(x > 300%, 1, -1) = 0", []],
  ])("%s: %j, proved", (text, stretches) => {
    const found = real(text);
    expect(found.stretches).toEqual(stretches);
    expect(found.proved).toBe(true);
    expect(found.tolerance).toBeLessThan(1e-5);
  });

  it("names the neighbours at which it fails, and none where the range ends", () => {
    expect(real("x >= 200%").answers).toEqual([
      { from: 200, to: 1000, nextBelow: 199.999999, nextAbove: null },
    ]);
  });

  it("finds an equality that is met between two neighbours", () => {
    for (const [text, root] of [
      ["exp(x) = 2", 100 * Math.LN2],
      ["ln(x) = 1", 100 * Math.E],
      ["exp(x) - 2 = 0", 100 * Math.LN2],
    ] as const) {
      const { answers, proved } = real(text);
      expect([answers.length, answers[0]?.crossing, proved]).toEqual([1, true, true]);
      expect(answers[0]?.from).toBeLessThan(root);
      expect(answers[0]?.to).toBeGreaterThan(root);
    }
  });

  it("says so when bounds exclude too little, and finds by samples what it can", () => {
    const found = real("x * sin >= 0 and x <= 200%".replace("sin", "1"), { boxes: 3 });
    expect(found.stretches).toEqual([[0, 200]]);
    expect(found.proved).toBe(false);
    expect(found.undecided.length).toBeGreaterThan(0);
    // Only touched, by a sum whose terms cancel: to the last bit it may be zero in many places.
    const touched = real("x * x - 10 * x + 25 <= 0");
    expect(touched.proved).toBe(false);
    expect(touched.answers.length).toBe(1);
    expect(Math.abs((touched.answers[0]?.from as number) - 500)).toBeLessThan(0.001);
  });
});

describe("a whole input", () => {
  it("is solved whole, and its neighbour fails", () => {
    // A quarter of the GPUs at $100,000 × 1,000 won in 2026: 2조 at 80,000, and 80,002 buy one more that year.
    expect(gpus("first(compute.cost) > 2조").answers).toEqual([
      { from: 80_002, to: 100_000, nextBelow: 80_001, nextAbove: null },
    ]);
    expect(gpus("total(compute.gpus.bought) = 1234[GPU]").stretches).toEqual([[1234, 1234]]);
    expect(gpus("x * x = 1600[GPU] * 1[GPU]").stretches).toEqual([[40, 40]]);
  });

  it("has no answer between two of its values", () => {
    expect(gpus("x = 3.5[GPU]")).toMatchObject({ answers: [], proved: true });
    expect(gpus("total(compute.cost) = 1000000000001[KRW]")).toMatchObject({ answers: [], proved: true });
  });

  it("gives the greatest and the least on request", () => {
    const inside = "x >= 10[GPU] and x <= 20[GPU] or x = 30[GPU]";
    expect(gpus(inside).stretches).toEqual([
      [10, 20],
      [30, 30],
    ]);
    expect(gpus(inside, { goal: "max" }).stretches).toEqual([[30, 30]]);
    expect(gpus(inside, { goal: "min" }).stretches).toEqual([[10, 20]]);
  });

  it("solves money to the won", () => {
    // 30조 by 1 : 2 : 1 leaves 7.5조 in 2026.
    const at = solved(tiny, planned, "first(funding.public) >= 7조 5000억", "funding.public", {});
    expect(at.answers[0]).toMatchObject({ from: 29_999_999_999_998, nextBelow: 29_999_999_999_997 });
    expect(at.proved).toBe(true);
  });
});

describe("where it looks", () => {
  it("takes the plan's range, else up to 4 times the value, and a path by year as a factor", () => {
    const of = (by: string, between?: string) => {
      const { from, to, chosenBy, current, integer, axis } = domainOf(tiny, planned, "--by", by, between);
      return [from, to, chosenBy, current, integer, axis.op];
    };
    expect(of("funding.private")).toEqual([40e12, 70e12, "plan", 65e12, true, "="]);
    expect(of("compute.target")).toEqual([0, 160_000, "multiple", 40_000, true, "="]);
    expect(of("compute.target", "10 GPU..20k")).toEqual([10, 20_000, "given", 40_000, true, "="]);
    expect(of("fx.usd")).toEqual([0.9, 1.2, "plan", 1, false, "*="]);
    expect(of("programmes.*.amount")).toEqual([0, 4, "multiple", 1, false, "*="]);
    // All that a share may be, and no further than any other input may go.
    expect(of("programmes.npu.public_share")).toEqual([0, 100, "limits", 50, false, "="]);
    expect(of("fx.usd@2027")).toEqual([0, 4400, "multiple", 1100, false, "="]);
  });

  it("refuses what is no input, no range, or a range of nothing", () => {
    const ids = (by: string, between?: string) =>
      failing(() => domainOf(tiny, planned, "--by", by, between)).ids;
    expect(ids("compute.tagret")).toEqual(["set.unknown-parameter"]);
    expect(ids("compute.target=5")).toEqual(["solve.input"]);
    expect(ids("compute.target", "5")).toEqual(["solve.range"]);
    expect(ids("compute.target", "50000..20000")).toEqual(["axis.backwards"]);
    expect(ids("compute.target", "-50000..20000")).toEqual(["value.below-minimum"]);
    expect(ids("funding.public", "30..40")).toEqual(["quantity.bare"]);
    expect(ids("macro.inflation")).toEqual(["solve.no-range"]);
  });
});

describe("the shipped plan", () => {
  it("has answers that run confirms, proved", () => {
    const condition = "last(balance.public.cumulative) >= 0";
    const { answers, proved } = solved(shipped, shippedScenario("gpus-50k"), condition, "compute.target", {});
    expect(proved).toBe(true);
    expect(answers.length).toBe(1);
    const [{ to, nextAbove }] = answers as [(typeof answers)[number]];
    const left = (gpus: number) =>
      figuresUnder("gpus-50k", [`compute.target=${gpus} GPU`]).get("balance.public.cumulative")
        ?.total as number;
    expect(left(to)).toBeGreaterThanOrEqual(0);
    expect(left(nextAbove as number)).toBeLessThan(0);
  });

  it.each([
    ["last(balance.public.cumulative) >= 3조", "funding.public"],
    ["last(balance.public.cumulative) >= 0", "compute.delay"],
    ["total(compute.cost) <= 7조 5000억", "fx.usd"],
    ["all(balance.public.cumulative >= 2조)", "accelerators.gb300.price"],
  ])("%s by %s: proved", (condition, by) => {
    expect(solved(shipped, shippedScenario("gpus-50k"), condition, by, {}).proved).toBe(true);
  });
});
