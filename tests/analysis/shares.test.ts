import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bridge } from "../../src/analysis/compare/bridge.ts";
import { atInputs, attribution } from "../../src/analysis/explain/attribution.ts";
import { elasticitiesOf } from "../../src/analysis/explain/elasticities.ts";
import { rootsOf, traceOf } from "../../src/analysis/explain/trace.ts";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { sweep } from "../../src/analysis/sweep/grid-search.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { readAxis } from "../../src/plan/settings/axis.ts";
import { wholesIn } from "../../src/plan/shares.ts";
import type { Scenario, Setting } from "../../src/plan/types.ts";
import { figuresUnder, shipped, shippedScenario } from "../helpers/shipped.ts";
import { failing } from "../helpers/tiny.ts";

const shareOf = (scenario: Scenario, name: string) => (scenario.settings.get(name) as Setting).value;
const issuesOf = (name: string, set: readonly string[]) =>
  failing(() => projectOver(shipped, shippedScenario(name, set)));

describe("the rest of a whole", () => {
  test("is worked out as decimals are", () => {
    const npu = shippedScenario("gpus-50k", []);
    expect(shareOf(npu, "programmes.npu.payers.state")).toBe(0.8367);
    const other = shippedScenario("gpus-50k", ["programmes.npu.payers.firms=85.67%"]);
    expect(shareOf(other, "programmes.npu.payers.state")).toBe(0.1433);
  });

  test("has the bits of the number that a person would write for it", () => {
    const percent = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(percent, percent, (a, b) => {
        const [firms, local] = a + b > 10 ** 12 ? [10 ** 12 - a, 0] : [a, b];
        const text = (of: number) => `${Math.floor(of / 1e10)}.${String(of % 1e10).padStart(10, "0")}%`;
        const given = shippedScenario("gpus-50k", [
          `compute.payers.firms=${text(firms)}`,
          `compute.payers.local=${text(local)}`,
        ]);
        const left = shippedScenario("gpus-50k", [`compute.payers.local=${text(10 ** 12 - firms - local)}`]);
        expect(shareOf(given, "compute.payers.state")).toBe(shareOf(left, "compute.payers.local"));
      }),
      { numRuns: 40 },
    );
  });

  test("is there in each year", () => {
    const at = shippedScenario("gpus-50k", ["accelerators.npu.share@2029=25%"]);
    // By hand: the plan's 25% of Next gen and 25% of NPUs leave half of 2029; no other year moves.
    const planned = shareOf(shippedScenario("gpus-50k"), "accelerators.vera_rubin.share");
    expect(shareOf(at, "accelerators.vera_rubin.share")).toEqual(
      new Map([...(planned as Map<number, number>), [2029, 0.5]]),
    );
  });

  test.each(shipped.scenarioNames)("%s: every whole adds to 100%%, and has one rest", (name) => {
    const scenario = shippedScenario(name);
    for (const { parts } of wholesIn(shipped)) {
      const settings = parts.map((part) => scenario.settings.get(part) as Setting);
      expect(settings.filter(({ rest }) => rest !== undefined)).toHaveLength(1);
      for (const year of scenario.years) {
        const at = ({ value }: Setting) => (typeof value === "number" ? value : (value.get(year) as number));
        expect(settings.reduce((sum, setting) => sum + at(setting), 0)).toBeCloseTo(1, 13);
      }
    }
  });

  test("is whatever it is made by a later layer, in any order of the settings", () => {
    const sets = ["hosting.own.share=50%", "hosting.paid.share=rest", "hosting.in_kind.share=10%"];
    for (const set of [sets, [...sets].reverse()]) {
      const at = shippedScenario("gpus-50k", set);
      expect(shareOf(at, "hosting.paid.share")).toBe(0.4);
    }
    const [back] = resolveScenarios(shipped, {
      scenarios: ["gpus-200k"],
      set: [],
      unset: ["compute.payers.firms"],
    }).scenarios as [Scenario];
    expect(shareOf(back, "compute.payers.state")).toBe(1);
  });

  test("takes no value of its own from a pattern that halves all parts", () => {
    const at = shippedScenario("gpus-50k", ["accelerators.*.share*=0.5", "accelerators.npu.share+=50%"]);
    expect((shareOf(at, "accelerators.vera_rubin.share") as Map<number, number>).get(2027)).toBe(0.35);
  });
});

describe("inputs that contradict each other", () => {
  test.each<[string, readonly string[], string, object]>([
    [
      "all parts given",
      ["compute.payers.state=100%", "compute.payers.firms=60%"],
      "share.sum",
      { sum: "160%", members: "state 100%, firms 60%" },
    ],
    [
      "nothing left for the rest",
      ["compute.payers.local=50%", "compute.payers.firms=60%"],
      "share.rest-below",
      { sum: "110%", members: "local 50%, firms 60%", rest: "state", left: "-10%" },
    ],
    [
      "in one year",
      [
        "accelerators.b300.share@2027=0%",
        "accelerators.gb300.share@2027=80%",
        "accelerators.npu.share@2027=40%",
      ],
      "share.rest-below-year",
      { year: "2027", sum: "120%", members: "gb300 80%, npu 40%", rest: "vera_rubin" },
    ],
    ["too little", ["hosting.own.share=39.9%"], "share.sum", { sum: "99.9%" }],
  ])("%s", (_, set, id, values) => {
    const { kind, issues } = issuesOf("gpus-50k", set);
    expect(kind).toBe("input");
    expect(issues).toMatchObject([{ id, values }]);
  });

  test("sums of decimals are compared as decimals", () => {
    // 0.7 + 0.2 + 0.1 is 0.9999999999999999 in doubles.
    const set = ["hosting.in_kind.share=70%", "hosting.paid.share=20%", "hosting.own.share=10%"];
    expect(() => projectOver(shipped, shippedScenario("gpus-50k", set))).not.toThrow();
    expect(issuesOf("gpus-50k", [...set.slice(0, 2), "hosting.own.share=10.0000001%"]).ids).toEqual([
      "share.sum",
    ]);
  });

  test("two rests, a rest of no whole, of some years, with a range", () => {
    const wrong = (set: string) => failing(() => shippedScenario("gpus-50k", [set])).ids;
    expect(wrong("hosting.paid.share=rest")).toEqual(["share.two-rests"]);
    expect(wrong("fx.usd=rest")).toEqual(["share.no-part"]);
    expect(wrong("hosting.own.share@2028=rest")).toEqual(["share.rest-years"]);
    expect(wrong("hosting.own.share=rest[10%..20%]")).toEqual(["share.rest-range"]);
  });
});

describe("what moves a part moves the rest", () => {
  test.each([
    ["compute.payers.firms=0%..100%/7", "%"],
    ["hosting.paid.share=0%..70%/8", "%"],
    ["accelerators.npu.share@2028..2029=0%..75%/4", "%"],
    ["accelerators.next.share*=0..2/5", ""],
  ])("along an axis as by --set, to the won: %s", (text, unit) => {
    const axis = readAxis(text, "--vary", shipped);
    const names = ["compute.cost", "uses.state", "compute.firms"];
    const found = sweep(shipped, [shippedScenario("gpus-100k")], [axis], {
      choose: (figures) => figures.filter(({ name }) => names.includes(name)),
    });
    const chosen = found.figures.map(({ name }) => name);
    const seen = new Set<string>();
    for (const { at, values, infeasible } of found.points) {
      const figures = figuresUnder("gpus-100k", [`${axis.input}${axis.op}${at[0]}${unit}`]);
      expect(infeasible).toBeUndefined();
      expect(values).toEqual(chosen.map((name) => figures.get(name)?.total));
      seen.add(String(values));
    }
    expect(seen.size).toBe(axis.count);
  });

  test("the rest itself is no axis, and the error says what is", () => {
    const axis = readAxis("hosting.own.share=0%..100%/5", "--vary", shipped);
    const { issues } = failing(() => axis.check(shippedScenario("gpus-50k")));
    expect(issues).toMatchObject([{ id: "share.rest-moved", values: { name: "hosting.own.share" } }]);
  });

  test("in a bridge: it is no change of its own, and parts that cannot change one by one are one", () => {
    const of = (a: readonly string[], b: readonly string[]) =>
      bridge(
        shipped,
        shippedScenario("gpus-50k", a),
        shippedScenario("gpus-50k", b),
        "uses.public",
      ).contributions.map(({ inputs }) => inputs);
    expect(of([], ["compute.payers.firms=20%"])).toEqual([["compute.payers.firms"]]);
    expect(of(["compute.payers.firms=80%"], ["compute.payers.local=70%"])).toEqual([
      ["compute.payers.firms", "compute.payers.local"],
    ]);
    expect(of([], ["compute.payers.firms=20%", "compute.payers.state=80%"])).toEqual([
      ["compute.payers.firms", "compute.payers.state"],
    ]);
  });

  test("in what a difference comes from", () => {
    const [a, b] = [shippedScenario("gpus-50k"), shippedScenario("gpus-50k", ["hosting.paid.share=60%"])];
    const found = attribution(shipped, a, b);
    const roots = rootsOf(found.trace, found.trace.figure("compute.cost"), undefined);
    const seeds = new Map([...roots].map(([slot, times]) => [slot, times * found.change(slot)]));
    expect([...atInputs(found, seeds).keys()]).toEqual(["hosting.paid.share"]);
  });

  test("in how strongly an input moves a figure", () => {
    const trace = traceOf(shipped, shippedScenario("gpus-50k"));
    const cost = (set: string) => figuresUnder("gpus-50k", [set]).get("compute.cost")?.total as number;
    const found = elasticitiesOf(shipped, trace, trace.figure("compute.cost"), undefined);
    const by = (name: string) => found.find(({ setting }) => setting.name === name);
    expect(by("hosting.own.share")).toBe(undefined);
    const plan = cost("hosting.paid.share=30%");
    expect(by("hosting.paid.share")?.more).toBeCloseTo(cost("hosting.paid.share=30.3%") / plan - 1, 12);
    expect(by("hosting.paid.share")?.less).toBeCloseTo(cost("hosting.paid.share=29.7%") / plan - 1, 12);
  });
});
