import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elasticitiesOf } from "../../src/analysis/explain/elasticities.ts";
import { nameOf, rootsOf, Trace, traceOf } from "../../src/analysis/explain/trace.ts";
import { CycleError } from "../../src/engine/compile.ts";
import { FormulaGraph } from "../../src/engine/derivatives/formula-graph.ts";
import { compile } from "../../src/engine/evaluate.ts";
import type { Input } from "../../src/model/inputs.ts";
import type { Model } from "../../src/model/types.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { randomCase, randomModel } from "../helpers/models/random.ts";
import { model } from "../helpers/models/small.ts";
import { figuresOf, shipped, shippedScenario } from "../helpers/shipped.ts";
import { scenario, tiny } from "../helpers/tiny.ts";

/** A trace of a model that stands by itself. */
function traceModel(of: Model): Trace {
  const { years, inputs } = of.instance;
  return new Trace(new FormulaGraph(of), {
    instance: of.instance,
    years,
    settings: inputs,
  } as unknown as Scenario);
}

/** Random models may wait for themselves: that is for other tests. */
function unlessCyclic<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    fc.pre(!(error instanceof CycleError));
    throw error;
  }
}

/** What an input may be instead: a value, or a factor on a path. */
const tried = ({ value, range }: Input): number[] => {
  const own = typeof value === "number" ? value : 1;
  return [own === 0 ? 1 : own * 10, ...(range === undefined ? [own / 2] : [range.low, range.high])];
};

const isNothing = (value: Input["value"] | undefined) =>
  value === 0 || (value instanceof Map && [...value.values()].every((one) => one === 0));

/** All figures in all years as the kernel works them out, one input after another being something else. */
function movedBy(of: Model, names: readonly string[], try_: (input: Input) => readonly number[]) {
  const inputs = names.map((name) => of.instance.inputs.get(name) as Input);
  const own = Float64Array.from(inputs, ({ value }) => (typeof value === "number" ? value : 1));
  const free = inputs.map((input, i) => ({
    name: input.name,
    least: Math.min(own[i] as number, ...try_(input)),
  }));
  const kernel = compile(of, [...of.figures.values()], { free });
  const evaluate = (at?: number, value = 0) => {
    const values = Float64Array.from(own);
    if (at !== undefined) values[at] = value;
    const out = new Float64Array(kernel.size);
    kernel.evaluate(values, out);
    return out.map((x) => (Number.isFinite(x) ? x + 0 : Number.NaN));
  };
  const before = evaluate();
  return inputs.map((input, i) => ({
    name: input.name,
    outcomes: try_(input).map((value) => evaluate(i, value)),
    before,
  }));
}

/** The slots of all figures, in the order of the kernel's outputs. */
const figureSlots = (trace: Trace) =>
  trace.formulaGraph.cells.filter((cell) => "figure" in cell).map(({ slot }) => slot);

describe("what can move a figure", () => {
  it.each(["gpus-50k", "gpus-100k+primed+slow-private", "envelope-priority", "stress+compute-fixed"])(
    "nothing else does, in any year of any figure of %s",
    (name) => {
      const at = shippedScenario(name);
      const trace = traceOf(shipped, at);
      const slots = figureSlots(trace);
      trace.under(slots);
      const active = slots.map((slot) => trace.active([slot]));
      const inputs = slots.map(
        (slot) => new Set(trace.under([slot]).map((each) => nameOf(trace.cell(each)))),
      );
      const wrong: string[] = [];
      const undefinedBy = new Set<string>();
      let [still, moving, moved] = [0, 0, 0];
      for (const { name, outcomes, before } of movedBy(
        trace.formulaGraph.model,
        [...at.settings.keys()],
        tried,
      )) {
        for (const [i, slot] of slots.entries()) {
          const differs = outcomes.filter((after) => !Object.is(after[i], before[i]));
          if (active[i]?.has(name)) {
            moving++;
            if (differs.length > 0) moved++;
            continue;
          }
          still++;
          if (differs.length === 0) continue;
          // Nothing times something undefined is undefined: a factor of zero holds back all else.
          if (inputs[i]?.has(name) && differs.every((after) => Number.isNaN(after[i]))) undefinedBy.add(name);
          else wrong.push(`${name} moves ${nameOf(trace.cell(slot))}`);
        }
      }
      expect(wrong).toEqual([]);
      // Ten times 2026 is a year in which prices are beyond all bounds; a record of one GPU is none of its price. Ten times a share
      // leaves the rest of its whole less than nothing, and nothing can be divided by that.
      const rests = [...at.settings.values()].flatMap(({ rest }) => rest ?? []);
      const strange = [...undefinedBy].filter((name) => {
        const setting = at.settings.get(name);
        return setting?.unit.text !== "year" && !isNothing(setting?.value) && !rests.includes(name);
      });
      expect(strange).toEqual([]);
      // The claim is not empty on either side.
      expect(still).toBeGreaterThan(100_000);
      expect(moved / moving, name).toBeGreaterThan(0.2);
    },
  );

  it("holds for any formula, unless what was held back makes it undefined", () => {
    fc.assert(
      fc.property(randomCase, (drawn) => {
        const of = randomModel(drawn);
        const trace = unlessCyclic(() => traceModel(of));
        const slots = figureSlots(trace);
        trace.under(slots);
        const names = [...of.instance.inputs.keys()].filter((name) => name !== "n");
        const others = ({ value }: Input) =>
          typeof value === "number" ? [value * 10, value + 1, 3] : [10, 2];
        for (const { name, outcomes, before } of movedBy(of, names, others)) {
          for (const [i, slot] of slots.entries()) {
            if (trace.active([slot]).has(name)) continue;
            for (const after of outcomes) {
              if (!Number.isNaN(after[i]))
                expect(after[i], `${name} ${nameOf(trace.cell(slot))}`).toBe(before[i]);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is what the active reads of every formula lead to", () => {
    const trace = traceOf(shipped, shippedScenario("gpus-100k+envelope-prorata"));
    for (const name of ["uses.total", "balance.public.cumulative", "compute.hour.cash", "fund.value"]) {
      if (!trace.formulaGraph.model.figures.has(name)) continue;
      const roots = [...rootsOf(trace, trace.figure(name), undefined).keys()];
      const found = new Set<string>();
      const seen = new Set(roots);
      for (const slot of seen) {
        const cell = trace.cell(slot);
        if ("input" in cell) found.add(cell.input.name);
        const { slots, active } = trace.readsOf(slot);
        for (const [i, read] of slots.entries()) if (active[i] === 1) seen.add(read);
      }
      const active = trace.active(roots);
      expect([...active].filter((each) => !found.has(each))).toEqual([]);
    }
  });
});

describe("a formula taken apart", () => {
  it("comes to what the kernel makes of the figure, for any formula", () => {
    fc.assert(
      fc.property(randomCase, (drawn) => {
        const trace = unlessCyclic(() => traceModel(randomModel(drawn)));
        const slots = figureSlots(trace);
        trace.under(slots);
        const values = trace.formulaGraph.values();
        const finite = (x: number) => (Number.isFinite(x) ? x + 0 : Number.NaN);
        for (const slot of slots) {
          expect(finite(values(trace.formulaGraph.formula(slot)))).toBe(finite(trace.value(slot)));
        }
      }),
      { numRuns: 300 },
    );
  });

  const reads = (of: Model, figure: string, year: number) => {
    const trace = traceModel(of);
    const [slot] = [...rootsOf(trace, trace.figure(figure), year).keys()] as [number];
    const { slots, active } = trace.readsOf(slot);
    return slots.map((slot, i) =>
      [nameOf(trace.cell(slot)), trace.yearOf(slot), active[i] === 1]
        .filter((part) => part !== undefined)
        .join(" "),
    );
  };

  it("names only the years that a lag looks at, and how far it looks back", () => {
    const of = model({
      inputs: { x: [1, 2, 4], n: 1, half: 0.5, before: 7 },
      metrics: { a: "lag(x, n, before)", b: "lag(x, half, before)", c: "prev(c, before) + cumulative(x)" },
    });
    expect(reads(of, "a", 2028)).toEqual(["x 2027 true", "n true"]);
    expect(reads(of, "a", 2026)).toEqual(["n true", "before true"]);
    expect(reads(of, "b", 2027)).toEqual(["x 2026 true", "x 2027 true", "half true"]);
    expect(reads(of, "c", 2027)).toEqual(["c 2026 true", "x 2026 true", "x 2027 true"]);
  });

  it("tells the branch not taken, and what stands beside a zero", () => {
    const of = model({
      inputs: { mode: 0, a: 1, b: 2, zero: 0, one: 1 },
      metrics: {
        chosen: "if(mode = 1, a, b)",
        product: "zero * a + one * b",
        square: "(a - 1) * (one - 1) + (a - 1) * b",
        quotient: "zero / a",
      },
    });
    const at = (figure: string) => reads(of, figure, 2026);
    expect(at("chosen")).toEqual(["mode true", "a false", "b true"]);
    expect(at("product")).toEqual(["zero true", "a false", "one true", "b true"]);
    // Zero times zero: neither moves it alone, but for the second product, where only b is held back.
    expect(at("square")).toEqual(["a true", "one false", "b false"]);
    expect(at("quotient")).toEqual(["zero true", "a false"]);
  });

  it("follows splits to the members that have a part in them", () => {
    const of = model({
      members: { f: ["a", "b", "c"] },
      inputs: { pot: 10, "f.a.w": 1, "f.b.w": 0, "f.c.w": 3, "f.a.p": 2, "f.b.p": 1, "f.c.p": 3 },
      metrics: {
        "f.*.share": "allocate(pot, f.*.w)",
        "f.*.served": "waterfall(pot, f.*.w, f.*.p)",
        both: "sum(f.*.share)",
      },
    });
    expect(reads(of, "f.a.share", 2026)).toEqual(["pot true", "f.a.w true", "f.b.w true", "f.c.w true"]);
    expect(reads(of, "f.b.share", 2026)).toEqual(["pot false", "f.b.w true", "f.a.w false", "f.c.w false"]);
    expect(reads(of, "both", 2026)).toEqual(["f.a.share true", "f.b.share true", "f.c.share true"]);
  });

  it("reads the inflation path where prices are carried along it", () => {
    const of = model({
      inputs: { inflation: [0.1, 0.1, 0.1], price: { of: "price", value: 5, prices: 2026 } },
      metrics: { cost: "price * 2" },
      inflation: "inflation",
    });
    expect(reads(of, "cost", 2028)).toEqual(["price true", "inflation 2027 true", "inflation 2028 true"]);
    expect(reads(of, "cost", 2026)).toEqual(["price true"]);
  });
});

describe("what one percent does", () => {
  const rests = (project: Project, at: Scenario, figure: string, year?: number) => {
    const trace = traceOf(project, at);
    return elasticitiesOf(project, trace, trace.figure(figure), year);
  };

  it("is a percent for each factor of a product, and nothing for weights that only move it about", () => {
    const found = rests(tiny, scenario("as-planned"), "compute.cost");
    const percents = found.map(({ setting, more, less }) => [
      setting.name,
      ...[more, less].map((share) => Math.round((share as number) * 1e6) / 1e6),
    ]);
    expect(percents.sort()).toEqual(
      [
        ["compute.price", 0.01, -0.01],
        ["compute.target", 0.01, -0.01],
        ["fx.usd", 0.01, -0.01],
        ["macro.inflation", 0, 0],
        // 1.0 + 2.2 + 1.2 of 4.4조: the same factor on all weights changes nothing.
        ["funding.public.profile", 0, 0],
      ].sort(),
    );
  });

  it("is its part of a sum, with its sign, and shares are of all parts", () => {
    // 35 - (4.4 + 8 × 50% + 4) = 22.6조.
    const found = rests(tiny, scenario("as-planned"), "balance.public");
    const by = (name: string) => found.find(({ setting }) => setting.name === name);
    expect(by("funding.public.amount")?.more).toBeCloseTo(0.35 / 22.6, 12);
    expect(by("funding.public.amount")?.less).toBeCloseTo(-0.35 / 22.6, 12);
    expect(by("fx.usd")?.more).toBeCloseTo(-0.044 / 22.6, 12);
    expect(by("programmes.npu.public_share")?.more).toBeCloseTo(-0.04 / 22.6, 12);
    // 35, three times 4.4, four times 4.
    expect(by("programmes.npu.public_share")?.share).toBeCloseTo(4 / 64.2, 12);
    expect(found.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
    expect(by("reserve")).toMatchObject({ active: true, more: null, less: null, share: null });
  });

  it("of a figure below zero: more public money raises it, dearer chips lower it", () => {
    const found = rests(shipped, shippedScenario("gpus-100k"), "balance.public.cumulative");
    const by = (name: string) => found.find(({ setting }) => setting.name === name);
    expect(by("funding.public.amount")?.more).toBeGreaterThan(0);
    expect(by("funding.public.amount")?.less).toBeLessThan(0);
    expect(by("compute.target")?.more).toBeLessThan(0);
  });

  it("at a corner differs by direction: a longer life of GPUs saves nothing, a shorter one costs", () => {
    const found = rests(shipped, shippedScenario("gpus-100k"), "compute.cost");
    const life = found.find(({ setting }) => setting.name === "compute.life");
    expect(life?.more).toBe(0);
    const costOf = (...set: string[]) =>
      figuresOf(shippedScenario("gpus-100k", set)).get("compute.cost")?.total as number;
    expect(life?.less).toBeCloseTo(costOf("compute.life=4.95") / costOf() - 1, 9);
    expect(life?.less).toBeGreaterThan(0);
  });

  it.each([
    ["compute.cost", "gpus-100k"],
    ["balance.public.cumulative", "gpus-100k"],
    ["funding.private", "primed"],
  ])("of %s in %s is what settings of ×1.01 and ×0.99 do", (figure, name) => {
    const known = rests(shipped, shippedScenario(name), figure);
    const moving = known.filter(({ more, less }) => more !== null || less !== null);
    const total = (set: string[]) => figuresOf(shippedScenario(name, set)).get(figure)?.total as number;
    const before = total([]);
    // Some of them: each is two projections of the whole plan.
    const tried = moving.filter((_, i) => i % Math.ceil(moving.length / 8) === 0);
    for (const { setting, more, less } of tried) {
      for (const [factor, share] of [
        ["1.01", more],
        ["0.99", less],
      ] as const) {
        if (share === null) continue;
        const after = total([`${setting.name}*=${factor}`]);
        expect((after - before) / Math.abs(before), `${setting.name} × ${factor}`).toBeCloseTo(share, 9);
      }
    }
    expect(tried.length).toBeGreaterThan(1);
  });
});
