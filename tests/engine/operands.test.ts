import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Contributions } from "../../src/engine/derivatives/contributions.ts";
import { FormulaGraph } from "../../src/engine/derivatives/formula-graph.ts";
import { model, type Sketch } from "../helpers/models/small.ts";

/** What each input contributes to the change of figure `f` in its last year when all go to other values. */
function parts(of: Omit<Sketch, "inputs">, from: Record<string, number>, to: Record<string, number>) {
  const apart = new FormulaGraph(model({ years: [2026], ...of, inputs: from }));
  const other = new FormulaGraph(model({ years: [2026], ...of, inputs: to }));
  const figure = apart.model.figures.get("f");
  if (figure === undefined) throw new Error("no figure f");
  const slot = apart.slotOf(figure, 0);
  const found = new Contributions(apart, other.slots).of(apart.formula(slot));
  const named = [...found].map(([slot, part]) => {
    const cell = apart.cells[slot];
    return [cell !== undefined && "input" in cell ? cell.input.name : "", part] as const;
  });
  return {
    parts: Object.fromEntries(named),
    change: (other.slots[slot] as number) - (apart.slots[slot] as number),
  };
}

const added = (parts: Record<string, number>) => Object.values(parts).reduce((sum, part) => sum + part, 0);

describe("contributions", () => {
  it("of three factors are averages over all six orders", () => {
    // From 1 × 1 × 1 to 2 × 3 × 4: a third of the times a comes first, a third last, else between b and c.
    const { parts: of } = parts({ metrics: { f: "a * b * c" } }, { a: 1, b: 1, c: 1 }, { a: 2, b: 3, c: 4 });
    expect(of.a).toBeCloseTo(1 * (1 / 3 + 3 / 6 + 4 / 6 + 12 / 3), 12);
    expect(of.b).toBeCloseTo(2 * (1 / 3 + 2 / 6 + 4 / 6 + 8 / 3), 12);
    expect(of.c).toBeCloseTo(3 * (1 / 3 + 2 / 6 + 3 / 6 + 6 / 3), 12);
  });

  it("of what is added are the parts' own changes, whatever they are multiplied by", () => {
    const { parts: of } = parts(
      { metrics: { f: "(a - b) * 3 / k + c" } },
      { a: 1, b: 1, c: 1, k: 2 },
      { a: 5, b: 3, c: 0, k: 2 },
    );
    expect(of).toEqual({ a: 6, b: -3, c: -1 });
  });

  it("share a switch with what it switches to", () => {
    // Only both together do anything: each has a half.
    const { parts: of } = parts(
      { metrics: { f: "if(mode = 1, a, 5)" } },
      { mode: 0, a: 5 },
      { mode: 1, a: 9 },
    );
    expect(of).toEqual({ mode: 2, a: 2 });
  });

  it("of a split whose old and new weights do not go together are still defined, and add up", () => {
    // A weight of 3 - 4 is none: the weights are changed together.
    const metrics = { f: "allocate(pot, b - a) + a" };
    const { parts: of, change } = parts({ metrics }, { pot: 100, a: 1, b: 3 }, { pot: 200, a: 4, b: 9 });
    expect(Object.values(of).every(Number.isFinite)).toBe(true);
    expect(added(of)).toBeCloseTo(change, 9);
  });

  it("of more operands than there are orders to try add up too", () => {
    const names = Array.from({ length: 15 }, (_, i) => `x${i}`);
    const values = (value: (i: number) => number) =>
      Object.fromEntries(names.map((name, i) => [name, value(i)]));
    const { parts: of, change } = parts(
      { metrics: { f: names.join(" * ") } },
      values(() => 1),
      values((i) => 1 + i / 10),
    );
    expect(added(of)).toBeCloseTo(change, 6);
    expect(of.x0 ?? 0).toBe(0);
    expect(of.x14 as number).toBeGreaterThan(of.x1 as number);
  });

  it("add up for any numbers, and what does not change has none", () => {
    const number = fc.double({ min: 0.1, max: 100, noNaN: true });
    const numbers = fc.record({ a: number, b: number, c: number, d: number });
    fc.assert(
      fc.property(numbers, numbers, fc.boolean(), (from, to, still) => {
        const other = still ? { ...to, b: from.b } : to;
        const { parts: of, change } = parts(
          { metrics: { f: "max(a * b, c) / d - min(c, d) ^ 2 + round(a)" } },
          from,
          other,
        );
        expect(added(of)).toBeCloseTo(change, 6);
        if (still) expect(of.b).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});
