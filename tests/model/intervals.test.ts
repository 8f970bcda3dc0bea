import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import type { FreeInput } from "../../src/model/inputs.ts";
import type { Interval } from "../../src/model/interval.ts";
import { intervalsOf } from "../../src/model/intervals.ts";
import type { Model } from "../../src/model/link.ts";
import { CycleError } from "../../src/model/unroll.ts";
import { model, type Sketch } from "./build.ts";
import { randomCase, randomModel } from "./random.ts";

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

/** Whether a value of the kernel is among those that the bounds allow. */
function holds({ low, high, maybe }: Interval, value: number): boolean {
  return Number.isFinite(value) ? low <= value && value <= high : maybe;
}

const width = fc.oneof(
  fc.constant(0),
  fc.constantFrom(1e-9, 0.1, 1, 10),
  fc.double({ min: 0, max: 1e4, noNaN: true }),
);
const part = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));

describe("the law of intervals", () => {
  it("what the kernel gives for inputs in a box lies within the bounds of the box", () => {
    let tight = 0;
    const box = fc.record({
      random: randomCase,
      widths: fc.array(width, { minLength: 9, maxLength: 9 }),
      points: fc.array(fc.array(part, { minLength: 9, maxLength: 9 }), { minLength: 3, maxLength: 3 }),
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
  });
});
