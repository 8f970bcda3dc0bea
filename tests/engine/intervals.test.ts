import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intervalsOf } from "../../src/engine/bounds/bound-graph.ts";
import { type Interval, point } from "../../src/engine/bounds/interval.ts";
import { allocateWithin } from "../../src/engine/bounds/splits.ts";
import { CycleError } from "../../src/engine/compile.ts";
import { compile } from "../../src/engine/evaluate.ts";
import type { FreeInput } from "../../src/engine/slots.ts";
import type { Model } from "../../src/model/types.ts";
import { randomCase, randomModel } from "../helpers/models/random.ts";
import { model, type Sketch } from "../helpers/models/small.ts";

/** The bounds of a figure's values for free inputs from `low` to `high`. */
function bounds(sketch: Sketch, name: string, ranges: Readonly<Record<string, readonly [number, number]>>) {
  const of = model(sketch);
  const free = Object.entries(ranges).map(([name, [least]]) => ({ name, least }));
  const figure = of.figures.get(name);
  if (figure === undefined) throw new Error(name);
  const ends = Object.values(ranges);
  return intervalsOf(of, [figure], { free }).bound(
    Float64Array.from(ends, ([low]) => low),
    Float64Array.from(ends, ([, high]) => high),
  );
}

const one = (formula: string, x: readonly [number, number], unit = "1") =>
  bounds({ inputs: { x: 0 }, metrics: { a: `${formula} :: ${unit}` } }, "a", { x })[0] as Interval;

describe("bounds that one can see", () => {
  it.each<[string, [number, number], [number, number], boolean]>([
    ["2 * x + 1", [1, 3], [3, 7], false],
    ["x - x", [1, 3], [0, 0], false],
    ["x * x", [-2, 3], [0, 9], false],
    ["x ^ 3", [-2, 3], [-18, 27], false],
    ["1 / x", [2, 4], [0.25, 0.5], false],
    ["abs(x)", [-2, 3], [0, 3], false],
    ["floor(x)", [1.2, 3.9], [1, 3], false],
    ["min(x, 2)", [1, 3], [1, 2], false],
    ["if(x > 5, 10, 20)", [1, 3], [20, 20], false],
    ["if(x > 2, 10, 20)", [1, 3], [10, 20], false],
    ["sqrt(x)", [4, 9], [2, 3], false],
    ["sqrt(x)", [-4, 9], [0, 3], true],
  ])("%s for x in %j is in %j", (formula, x, [low, high], maybe) => {
    expect(one(formula, x)).toEqual({ low, high, maybe });
  });

  it("a division by what may be zero may be undefined, and one by zero is", () => {
    expect(one("1 / x", [0, 4])).toMatchObject({ low: 0.25, maybe: true });
    expect(one("1 / x", [-1, 4])).toMatchObject({ maybe: true });
    const never = one("1 / (x * 0)", [1, 2]);
    expect(never.low > never.high && never.maybe).toBe(true);
  });

  it("an overflow may be undefined", () => {
    expect(one("x * 10", [1, 1e308])).toEqual({ low: 10, high: Number.MAX_VALUE, maybe: true });
  });

  it("parts of an amount are their quotas rounded down, or one more", () => {
    // 10 … 20 by 1 : 3 : 0.
    const parts = bounds({ inputs: { x: 0, w: [1, 3, 0] }, metrics: { a: "allocate(x, w)" } }, "a", {
      x: [10, 20],
    });
    expect(parts).toEqual([
      { low: 2, high: 6, maybe: false },
      { low: 7, high: 16, maybe: false },
      { low: 0, high: 0, maybe: false },
    ]);
  });

  it("a free path has a slot a year", () => {
    const of = model({
      years: [2026, 2027, 2028],
      inputs: { y: [1, 2, 3] },
      metrics: { a: "y", b: "total(y)" },
    });
    const free: FreeInput[] = [{ name: "y", least: 0, years: [2026, 2027] }];
    const outputs = new Float64Array(4);
    compile(of, [...of.figures.values()], { free }).evaluate(Float64Array.of(10, 20), outputs);
    // The year that is not named holds the nearest.
    expect([...outputs]).toEqual([10, 20, 20, 50]);
  });
});

const part = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));

/** Whether a value of the kernel is among those that the bounds allow. */
function holds({ low, high, maybe }: Interval, value: number): boolean {
  return Number.isFinite(value) ? low <= value && value <= high : maybe;
}

describe("sums of whole figures", () => {
  const sketch: Sketch = {
    years: [2026],
    members: { f: ["a", "b", "c"] },
    inputs: { x: 0, w: 1000, "f.a.w": 1, "f.b.w": 2, "f.c.w": 3 },
    metrics: {
      a: "round(x * 3)",
      b: "round(x / 7)",
      rest: "round(w) - a - b",
      whole: "a + b + rest - round(w)",
      same: "if(rest + b = round(w) - a, 1, 0)",
      "f.*.part": "allocate(round(x), f.*.w)",
      parts: "sum(f.*.part) - round(x)",
    },
  };

  it("cancel: parts add to their total whatever the inputs are", () => {
    expect(bounds(sketch, "whole", { x: [-1e6, 1e6] })).toEqual([{ low: 0, high: 0, maybe: false }]);
    expect(bounds(sketch, "same", { x: [-1e6, 1e6] })).toEqual([{ low: 1, high: 1, maybe: false }]);
    expect(bounds(sketch, "parts", { x: [-1e6, 1e6] })).toEqual([{ low: 0, high: 0, maybe: false }]);
  });

  it("do not where they are too large to be exact", () => {
    expect(bounds(sketch, "whole", { x: [0, 1e17] })[0]).toMatchObject({ maybe: false });
    expect((bounds(sketch, "whole", { x: [0, 1e17] })[0] as Interval).high).toBeGreaterThan(0);
  });

  it("bound what the kernel gives, however they are nested", () => {
    const leaf = fc.constantFrom(
      "a",
      "b",
      "rest",
      "f.a.part",
      "f.b.part",
      "f.c.part",
      "floor(x)",
      "round(w)",
      "7",
      "x",
    );
    const { sum } = fc.letrec<{ sum: string }>((tie) => ({
      sum: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.tuple(tie("sum"), fc.constantFrom("+", "-"), tie("sum")).map(([a, op, b]) => `(${a} ${op} ${b})`),
        tie("sum").map((a) => `(-${a})`),
        tie("sum").map((a) => `round(${a})`),
      ),
    }));
    const size = fc.constantFrom(1, 100, 1e6, 1e12, 4e15, 1e17);
    const box = fc.record({
      left: sum,
      right: sum,
      size,
      width: fc.double({ min: 0, max: 2, noNaN: true }),
      at: part,
    });
    fc.assert(
      fc.property(box, ({ left, right, size, width, at }) => {
        const low = -size / 2;
        const high = low + width * size;
        const of = model({
          ...sketch,
          metrics: {
            ...sketch.metrics,
            d: `${left} - ${right}`,
            e: `if(${left} = ${right}, 1, 0)`,
            l: `if(${left} < ${right}, 1, 0)`,
            n: `if(${left} <= ${right}, 1, 0)`,
          },
        });
        const figures = ["d", "e", "l", "n"].map(
          (name) => of.figures.get(name) as NonNullable<ReturnType<typeof of.figures.get>>,
        );
        const free = [{ name: "x", least: 0 }];
        const bounded = intervalsOf(of, figures, { free }).bound(Float64Array.of(low), Float64Array.of(high));
        const kernel = compile(of, figures, { free });
        const out = new Float64Array(kernel.size);
        kernel.evaluate(Float64Array.of(low + at * (high - low)), out);
        for (const [i, one] of bounded.entries()) {
          expect(
            holds(one, out[i] as number),
            `${left} - ${right}: ${out[i]} in ${JSON.stringify(one)}`,
          ).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const width = fc.oneof(
  fc.constant(0),
  fc.constantFrom(1e-9, 0.1, 1, 10),
  fc.double({ min: 0, max: 1e4, noNaN: true }),
);

describe("the law of intervals", () => {
  it("hold where a sum of weights may be beyond all doubles", () => {
    // The others weigh at least 1e308: with the greatest weight the sum overflows, with the least a part is all of it.
    const parts = allocateWithin(point(1), [{ low: 0, high: 1.7e308, maybe: false }, point(1e308)]);
    expect(parts[0]).toMatchObject({ low: 0, high: 1 });
  });

  it("what the kernel gives for inputs in a box lies within the bounds of the box", () => {
    let tight = 0;
    const box = fc.record({
      random: randomCase,
      widths: fc.array(width, { minLength: 10, maxLength: 10 }),
      points: fc.array(fc.array(part, { minLength: 10, maxLength: 10 }), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(box, ({ random, widths, points }) => {
        const of: Model = randomModel(random);
        const low = random.free.map((name) => {
          const given = of.instance.inputs.get(name)?.value;
          return typeof given === "number" ? given : 1.5;
        });
        const high = low.map((x, i) => Math.min(Number.MAX_VALUE, x + (widths[i] as number)));
        const free = random.free.map((name, i) => ({ name, least: low[i] as number }));
        const figures = [...of.figures.values()];
        let outputs: readonly Interval[];
        try {
          outputs = intervalsOf(of, figures, { free }).bound(Float64Array.from(low), Float64Array.from(high));
        } catch (thrown) {
          if (thrown instanceof CycleError) return;
          throw thrown;
        }
        const kernel = compile(of, figures, { free });
        const out = new Float64Array(kernel.size);
        for (const parts of points) {
          const at = low.map((x, i) => {
            const value = x + (parts[i] as number) * ((high[i] as number) - x);
            return Math.min(high[i] as number, Math.max(x, value));
          });
          kernel.evaluate(Float64Array.from(at), out);
          for (const [i, figure] of figures.entries()) {
            const { from, length } = kernel.slots[i] as { from: number; length: number };
            for (let t = from; t < from + length; t++) {
              const bounded = outputs[t] as Interval;
              if (bounded.high - bounded.low < 1e3) tight++;
              const shown = `${figure.metric.formula} at ${at}: ${out[t]} in ${JSON.stringify(bounded)}`;
              expect(holds(bounded, out[t] as number), shown).toBe(true);
            }
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(tight).toBeGreaterThan(5000);
  }, 120_000);
});
