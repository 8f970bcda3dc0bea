import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bounds } from "../../src/engine/bounds/interval.ts";
import { CycleError, Unrolling } from "../../src/engine/compile.ts";
import { compile } from "../../src/engine/evaluate.ts";
import { Graph } from "../../src/engine/graph.ts";
import { evaluation } from "../../src/engine/program/interpreter.ts";
import { BlockKernel, columnStride, compileBlock } from "../../src/engine/simd/block.ts";
import type { Figure, Model } from "../../src/model/types.ts";
import { evaluate } from "../helpers/models/evaluate.ts";
import { Oracle } from "../helpers/models/oracle.ts";
import { randomCase, randomModel } from "../helpers/models/random.ts";
import { model, type Sketch } from "../helpers/models/small.ts";

const anywhere: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** The same by the block kernel, for several trials at once: each free input moves from one end of its bounds to the other. */
function inBlocks(of: Model, free: Readonly<Record<string, number>>, spread: number) {
  const figures = [...of.figures.values()];
  const names = Object.keys(free);
  const bounds = names.map((name): Bounds => {
    const value = free[name] as number;
    const low = Math.max(value - spread, ["n", "k"].includes(name) ? Math.floor(value) : -Infinity);
    return Number.isFinite(spread) ? [low, value + spread] : anywhere;
  });
  const options = {
    free: names.map((name, i) => {
      const [least, most] = bounds[i] as Bounds;
      return { name, least: Math.max(least, 0), most };
    }),
  };
  const program = compileBlock(of, figures, bounds, options);
  const kernel = compile(of, figures, options);
  const trials = 35;
  const blocks = new BlockKernel(program);
  const { inputs } = blocks;
  for (const [i, name] of names.entries()) {
    for (let t = 0; t < trials; t++) {
      const [low, high] = Number.isFinite(spread) ? (bounds[i] as Bounds) : [free[name] as number, 3];
      inputs[i * columnStride + t] =
        t === 0 ? (free[name] as number) : low + ((high - low) * (t - 1)) / (trials - 2);
    }
  }
  blocks.evaluate(trials);
  // The memory may have grown: what was written to is another view then.
  const { inputs: drawn, outputs } = blocks;
  const one = new Float64Array(kernel.size);
  const same: boolean[] = [];
  for (let t = 0; t < trials; t++) {
    kernel.evaluate(
      Float64Array.from(names, (_, i) => drawn[i * columnStride + t] as number),
      one,
    );
    const defined = (x: number) => (Number.isFinite(x) ? x + 0 : Number.NaN);
    same.push(one.every((x, k) => Object.is(defined(x), defined(outputs[k * columnStride + t] as number))));
  }
  return { same };
}

const value = (sketch: Sketch, name: string, free = {}) => evaluate(model(sketch), free).get(name);

it("works out for a year once what all members share", () => {
  const ids = Array.from({ length: 300 }, (_, i) => `m${String(i).padStart(3, "0")}`);
  const sketch: Sketch = {
    years: Array.from({ length: 50 }, (_, i) => 2026 + i),
    members: { f: ids },
    inputs: Object.fromEntries(ids.map((id) => [`f.${id}.a`, 1])),
    metrics: {
      "f.*.share": "f.*.a / sum(f.*.a) * index",
      "f.*.part": "allocate(300 * index, f.*.a)",
      nested: "sum(f.*.a * sum(f.*.a * sum(f.*.share)))",
    },
  };
  const values = evaluate(model(sketch));
  expect(values.get("f.m299.part")).toEqual(sketch.years?.map((_, t) => t));
  expect(values.get("nested")?.[1]).toBeCloseTo(90_000, 6);
});

describe("time", () => {
  it("reads this year's value, last year's, and the running sum", () => {
    const sketch: Sketch = {
      inputs: { x: [1, 2, 4] },
      metrics: {
        a: "x",
        b: "prev(x, 9)",
        c: "cumulative(x)",
        d: "lag(x, 2, 7)",
        e: "x * 2 ^ index",
        f: "year",
      },
    };
    expect(value(sketch, "a")).toEqual([1, 2, 4]);
    expect(value(sketch, "b")).toEqual([9, 1, 2]);
    expect(value(sketch, "c")).toEqual([1, 3, 7]);
    expect(value(sketch, "d")).toEqual([7, 7, 1]);
    expect(value(sketch, "e")).toEqual([1, 4, 16]);
    expect(value(sketch, "f")).toEqual([2026, 2027, 2028]);
  });

  it("interpolates a lag between whole years, sampled or not", () => {
    // 1.5 years back in 2028: halfway between 2027 (20) and 2026 (10); in 2027 between 10 and `before`.
    const sketch: Sketch = { inputs: { x: [10, 20, 40], n: 1.5 }, metrics: { a: "lag(x, n, 0)" } };
    expect(value(sketch, "a")).toEqual([0, 5, 15]);
    expect(value(sketch, "a", { n: 1.5 })).toEqual([0, 5, 15]);
    expect(value(sketch, "a", { n: 2 })).toEqual([0, 0, 10]);
    expect(value(sketch, "a", { n: -1 })).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("reduces over the years to one value, which stands for itself in each", () => {
    const sketch: Sketch = {
      inputs: { x: [5, -1, 3] },
      metrics: {
        total: "total(x)",
        first: "first(x)",
        last: "last(x)",
        lowest: "lowest(x)",
        highest: "highest(x)",
        at: "at(x, 2027)",
        beyond: "at(x, 2031)",
        when: "firstyear(x < 0)",
        never: "firstyear(x > 9)",
        share: "x / total(x)",
        mean: "mean(x)",
        npv: "npv(0.25, x)",
        due: "(1 + 0.25) * npv(0.25, x)",
      } as Record<string, string>,
    };
    // `total`, `first`, ... are words of the language, so the figures get a dot.
    const metrics = Object.fromEntries(
      Object.entries(sketch.metrics).map(([name, line]) => [`m.${name}`, line]),
    );
    const values = evaluate(model({ ...sketch, metrics }));
    expect(values.get("m.total")).toEqual([7]);
    expect(values.get("m.first")).toEqual([5]);
    expect(values.get("m.last")).toEqual([3]);
    expect(values.get("m.lowest")).toEqual([-1]);
    expect(values.get("m.highest")).toEqual([5]);
    expect(values.get("m.at")).toEqual([-1]);
    expect(values.get("m.beyond")).toEqual([Number.NaN]);
    expect(values.get("m.when")).toEqual([2027]);
    expect(values.get("m.never")).toEqual([Number.NaN]);
    expect(values.get("m.mean")).toEqual([7 / 3]);
    // 5 / 1.25 − 1 / 1.5625 + 3 / 1.953125 = 4 − 0.64 + 1.536; and 5 − 0.8 + 1.92 with the first year as it is.
    expect(values.get("m.npv")).toEqual([4.896]);
    expect(values.get("m.due")).toEqual([6.12]);
    expect(values.get("m.share")).toEqual([5 / 7, -1 / 7, 3 / 7]);
  });

  it("grows what is stated in prices of another year along the inflation path", () => {
    const sketch: Sketch = {
      inputs: {
        inflation: {
          of: "",
          value: new Map([
            [2025, 0.1],
            [2026, 0.2],
            [2027, 0.5],
            [2028, 0],
          ]),
        },
        x: { of: "", value: 100, prices: 2024 },
        y: { of: "", value: 180, prices: 2027 },
      },
      metrics: { a: "x", b: "y" },
      inflation: "inflation",
    };
    // 2024 → 2026: ×1.1 ×1.2 = 132; → 2027 ×1.5 = 198; → 2028 ×1. And 2027 → 2026: ÷1.5.
    expect(value(sketch, "a")?.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([132, 198, 198]);
    expect(value(sketch, "b")?.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([120, 180, 180]);
  });

  it("holds a yearly value outside the years it names, or is zero there", () => {
    const sketch: Sketch = {
      years: [2026, 2027, 2028, 2029],
      inputs: { x: [1, 2], p: [1, 2] },
      outside: { p: "zero" },
      metrics: { a: "x", b: "p" },
    };
    expect(value(sketch, "a")).toEqual([1, 2, 2, 2]);
    expect(value(sketch, "b")).toEqual([1, 2, 0, 0]);
  });

  it("allows a figure to look back at itself, and reports one that waits for itself with the way round", () => {
    const sketch: Sketch = { inputs: { g: 0.5 }, metrics: { a: "prev(a, 8) * (1 + g)" } };
    expect(value(sketch, "a")).toEqual([12, 18, 27]);
    try {
      evaluate(model({ metrics: { a: "b + year", b: "c", c: "2 * a" } }));
      expect.unreachable();
    } catch (thrown) {
      expect((thrown as CycleError).path).toEqual(["a@2026", "b@2026", "c@2026", "a@2026"]);
    }
    expect(() => evaluate(model({ metrics: { a: "total(b)", b: "a + year" } }))).toThrow(CycleError);
  });

  it("needs a whole year of lag inside a cycle, whatever the lag is drawn as", () => {
    const sketch: Sketch = { inputs: { n: 1 }, metrics: { a: "lag(a, n, 1) + 1" } };
    expect(value(sketch, "a")).toEqual([2, 3, 4]);
    expect(value(sketch, "a", { n: 1 })).toEqual([2, 3, 4]);
    expect(() => value(sketch, "a", { n: 0.5 })).toThrow(CycleError);
  });
});

describe("a lag by a formula of inputs", () => {
  const sketch: Sketch = {
    inputs: { x: [10, 20, 40], grace: 1 },
    metrics: { a: "lag(x, 1 + grace, 5)", b: "lag(x, 1 + grace / 2, 0)" },
  };
  it("looks back as many years as it comes to", () => {
    expect(value(sketch, "a")).toEqual([5, 5, 10]);
    expect(value(sketch, "b")).toEqual([0, 5, 15]);
    expect(value(sketch, "a", { grace: 0 })).toEqual([5, 10, 20]);
    expect(value(sketch, "a", { grace: -2 })).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("closes no cycle where it is never less than a year, whatever its inputs may be drawn as", () => {
    const looking = (formula: string, low: number, high: number) => {
      const k = { of: "", value: 1, range: { shape: "uniform", low, high } } as const;
      return () => evaluate(model({ inputs: { k, one: 1 }, metrics: { a: `lag(a, ${formula}, 1) + 1` } }));
    };
    expect(looking("1 + k", 0, 2)().get("a")).toEqual([2, 2, 3]);
    expect(looking("3 - k", 0, 2)().get("a")).toEqual([2, 2, 3]);
    expect(looking("max(1, k)", 0, 2)().get("a")).toEqual([2, 3, 4]);
    expect(looking("if(k > one, k, one)", 1, 2)().get("a")).toEqual([2, 3, 4]);
    expect(looking("3 - k", 0, 2.5)).toThrow(CycleError);
    expect(looking("1 + k", -0.5, 2)).toThrow(CycleError);
    expect(looking("k * k - one", 1, 2)).toThrow(CycleError);
  });
});

describe("families", () => {
  const members = { f: ["b", "a"] };
  it("defines a figure for each member, and adds members in order of id", () => {
    const sketch: Sketch = {
      members,
      inputs: { "f.a.x": 0.1, "f.b.x": 0.2 },
      metrics: { "f.*.y": "f.*.x * 10", s: "sum(f.*.y)", m: "max(f.*.y)", part: "min(f.*.y) / sum(f.*.y)" },
    };
    const values = evaluate(model(sketch));
    expect([...values.keys()]).toEqual(["f.a.y", "f.b.y", "s", "m", "part"]);
    expect(values.get("s")).toEqual([0.1 * 10 + 0.2 * 10]);
    expect(values.get("m")).toEqual([2]);
  });

  it("splits an amount over years, over members, and down a waterfall", () => {
    const sketch: Sketch = {
      members,
      inputs: {
        total: 0,
        x: 10,
        w: [1, 1, 1],
        "f.a.w": 3,
        "f.b.w": 1,
        "f.a.ask": 4,
        "f.b.ask": 9,
        "f.a.p": 2,
        "f.b.p": 1,
      },
      units: { x: "money", "f.a.ask": "money", "f.b.ask": "money" },
      metrics: {
        y: "allocate(x, w) :: money",
        "f.*.part": "allocate(x, f.*.w) :: money",
        "f.*.got": "waterfall(x, f.*.ask, f.*.p) :: money",
      },
    };
    const { total: _, ...inputs } = sketch.inputs ?? {};
    const values = evaluate(model({ ...sketch, inputs }));
    expect(values.get("y")).toEqual([4, 3, 3]);
    // 10 × 3/4 = 7.5 and 2.5: the tie goes to the lesser id.
    expect(values.get("f.a.part")).toEqual([8]);
    expect(values.get("f.b.part")).toEqual([2]);
    expect(values.get("f.b.got")).toEqual([9]);
    expect(values.get("f.a.got")).toEqual([1]);
  });
});

describe("undefined and rounding", () => {
  const one = (formula: string, unit = "1") =>
    value(
      { inputs: { zero: 0, big: 1e308, half: 0.5, neg: -2.5 }, metrics: { a: `${formula} :: ${unit}` } },
      "a",
      { zero: 0, big: 1e308, half: 0.5, neg: -2.5 },
    )?.[0];

  it("passes through every operation, but for the branch not taken", () => {
    for (const formula of [
      "1 / zero",
      "zero / zero",
      "big * 10",
      "1 / (big * 10)",
      "ln(zero)",
      "sqrt(neg)",
      "exp(big)",
      "min(1, 1 / zero)",
      "zero * ln(zero)",
      "if(1 / zero > 1, 1, 2)",
      "exp(-(big * 10))",
      "big ^ 3",
      "1 / big ^ 3",
      "floor(1 / zero)",
      "neg ^ half",
    ]) {
      expect(one(formula), formula).toBeNaN();
    }
    expect(one("if(zero = 0, 7, 1 / zero)")).toBe(7);
    expect(one("if(1 / zero > 2, 7, 7)")).toBeNaN();
  });

  it("rounds money once, half away from zero", () => {
    const money = (formula: string) =>
      value(
        {
          inputs: { h: 0.5, m: 5, n: -5 },
          units: { m: "money", n: "money" },
          metrics: { a: `${formula} :: money` },
        },
        "a",
        { h: 0.5 },
      )?.[0];
    expect(money("m * h")).toBe(3);
    expect(money("n * h")).toBe(-3);
    // 2.5 + 2.5 is rounded at the end, not before.
    expect(money("m * h + m * h")).toBe(5);
  });

  it("never gives minus zero", () => {
    expect(Object.is(one("-zero"), 0)).toBe(true);
  });
});

describe("the kernel", () => {
  it("folds what no free input reaches and leaves out what no output needs", () => {
    const of = model({ inputs: { x: 2, y: 3 }, metrics: { a: "x * 3 + y", b: "exp(y)", c: "a + 1" } });
    const kernel = compile(of, [...of.figures.values()].slice(2), { free: [{ name: "y", least: 3 }] });
    // 6, y, their sum, 1 and the sum of both.
    expect(kernel.steps).toBe(5);
    expect(compile(of, [...of.figures.values()]).steps).toBe(0);
  });

  it("evaluates more steps than a function could have locals", () => {
    const graph = new Graph();
    let sum = graph.input(0);
    for (let i = 1; i <= 200_000; i++) sum = graph.op("add", sum, graph.input(i % 2));
    const outputs = new Float64Array(1);
    const evaluated = evaluation(graph, [sum], [...Array(graph.steps.length).keys()]);
    evaluated(Float64Array.of(1, 3), outputs);
    // 1, and 100,000 times 3 and 1.
    expect(outputs[0]).toBe(400_001);
  });

  it("reads of a lag no year that its input cannot reach", () => {
    const of = model({
      years: Array.from({ length: 100 }, (_, i) => 2026 + i),
      inputs: { x: 2, k: 1 },
      metrics: { a: "x * index", b: "lag(a, k, 0)" },
    });
    const unrolling = new Unrolling(of, { free: [{ name: "k", least: 0, most: 2.5 }] });
    const nodes = unrolling.figure(of.figures.get("b") as Figure);
    const pasts = nodes.map((node) => {
      const step = unrolling.graph.steps.at(node);
      return step.kind === "lag" ? step.args.length - 2 : undefined;
    });
    expect(pasts.slice(0, 5)).toEqual([1, 2, 3, 4, 4]);
    expect(pasts[99]).toBe(4);
  });

  it("decides what is compared with itself or taken from itself where that is defined, and nowhere else", () => {
    const of = model({
      inputs: { a: 0.5 },
      metrics: {
        equal: "if(a = a, 1, 2)",
        unequal: "if(a <> a, 1, 2)",
        below: "if(a < a, 1, 2)",
        least: "if(a <= a, 1, 2)",
        none: "a - a",
        change: "if(a = a, a - a, (a - a) / a)",
      },
    });
    const constants = (bounds: Bounds) => [
      ...compileBlock(of, [...of.figures.values()], [bounds], {
        free: [{ name: "a", least: 0 }],
      }).constants.values(),
    ];
    expect(constants([0, 1])).toEqual([1, 2, 2, 1, 0, 0]);
    expect(constants(anywhere)).toEqual([]);
  });

  it("divides by powers of two to the same bits, of the smallest numbers too", () => {
    const of = model({
      inputs: { a: 1 },
      metrics: Object.fromEntries(
        [-1060, -1001, -1000, -3, 0, 1, 2, 52, 999, 1000, 1001].map((power, i) => [
          `q${i}`,
          `a / 2^(${power})`,
        ]),
      ),
    });
    for (const a of [0, 1, 3, 0.1, 1e-310, 1e-300, 5e-324, 1e16 + 2, 1e300, Number.MAX_VALUE]) {
      expect(inBlocks(of, { a }, a / 4).same).not.toContain(false);
      expect(inBlocks(of, { a: -a }, a / 4).same).not.toContain(false);
    }
  });
});

describe("the kernel against the tree", () => {
  it("gives the same bits for random models and inputs", () => {
    let undefinedSeen = 0;
    let definedSeen = 0;
    fc.assert(
      fc.property(randomCase, (random) => {
        const of = randomModel(random);
        const chosen: Record<string, number> = {};
        for (const name of random.free) {
          const given = of.instance.inputs.get(name)?.value;
          chosen[name] = typeof given === "number" ? given : 1.5;
        }
        let kernel: Map<string, number[]>;
        try {
          kernel = evaluate(of, chosen);
        } catch (thrown) {
          // `total` of a figure that looks back at a later one is a true cycle.
          if (thrown instanceof CycleError) return;
          throw thrown;
        }
        const oracle = new Oracle(of, new Map(Object.entries(chosen)));
        for (const figure of of.figures.values()) {
          const expected = oracle.values(figure).map((x) => x + 0);
          for (const x of expected) Number.isNaN(x) ? undefinedSeen++ : definedSeen++;
          expect(kernel.get(figure.name), `${figure.name} = ${figure.metric.formula}`).toEqual(expected);
        }
        for (const spread of [0, 0.25, 3, Number.POSITIVE_INFINITY]) {
          let blocks: ReturnType<typeof inBlocks>;
          try {
            blocks = inBlocks(of, chosen, spread);
          } catch (thrown) {
            if (thrown instanceof CycleError) continue;
            throw thrown;
          }
          expect(blocks.same.indexOf(false), `${JSON.stringify({ spread, random })}`).toBe(-1);
        }
      }),
      { numRuns: 2000 },
    );
    // The generator is worth its name only if both kinds come up in plenty.
    expect(definedSeen).toBeGreaterThan(5000);
    expect(undefinedSeen).toBeGreaterThan(500);
  }, 120_000);
});
