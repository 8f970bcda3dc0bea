import { expect, it } from "vitest";
import { FormulaGraph } from "../../src/engine/derivatives/formula-graph.ts";
import { gradient } from "../../src/engine/derivatives/gradient.ts";
import { model, type Sketch } from "../helpers/models/small.ts";

const scalars = { a: 1.7, b: 0.6, c: 2.3, d: -4.1 };

const years = [2026, 2027, 2028, 2029];

/**
 * A figure's slopes in the last year, and what small steps on both sides of each slot say they are. `also`: inputs as another scenario has
 * them, which no lag may be shorter than.
 */
function slopesOf(of: Sketch, name: string, also: Sketch = of) {
  const graph = new FormulaGraph(model({ years, ...of }), model({ years, ...also }).instance.inputs);
  const figure = graph.model.figures.get(name);
  if (figure === undefined) throw new Error(`no figure ${name}`);
  const formula = graph.formula(graph.slotOf(figure, 3));
  const steps = graph.stepsOf(formula);
  const found = gradient(graph, formula, graph.values());
  const slots = graph.reads(formula).sort((a, b) => a - b);
  const stepped = slots.map((slot) => {
    const value = graph.slots[slot] as number;
    const step = 1e-4 * Math.max(1, Math.abs(value));
    const at = (moved: number) => graph.valuesAt(graph.slots.with(slot, moved), steps)(formula);
    return (at(value + step) - at(value - step)) / (2 * step);
  });
  return { slopes: slots.map((slot) => found.get(slot) ?? 0), stepped };
}

function expectAlike({ slopes, stepped }: ReturnType<typeof slopesOf>) {
  expect(slopes.length).toBeGreaterThan(0);
  expect(slopes.some((slope) => slope !== 0)).toBe(true);
  for (const [i, slope] of slopes.entries()) {
    const own = stepped[i] as number;
    expect(Math.abs(slope - own), `${slope} and ${own}`).toBeLessThanOrEqual(
      1e-4 * Math.max(1, Math.abs(own)),
    );
  }
}

it.each([
  "a * b / c - -d",
  "max(a, b) * min(b, c)",
  "min(a, b) + max(c, d)",
  "abs(d) * a",
  "if(a > b, c * d, a)",
  "if(a < b, c, b / d)",
  "a ^ b",
  "a ^ -2.5 + b ^ 40",
  "sqrt(a) * exp(b) / ln(c)",
])("%s moves with what it reads as small steps do", (formula) => {
  expectAlike(slopesOf({ inputs: scalars, metrics: { f: formula } }, "f"));
});

it.each([1.4, 2.25])(
  "a lag of %d years moves with the years that it lies between, and with itself",
  (back) => {
    const inputs = { ...scalars, back, x: [3, 5, 11, 20] };
    expectAlike(slopesOf({ inputs, metrics: { g: "x * a", f: "lag(g, back, c) * b" } }, "f"));
  },
);

it("a lag of a whole year moves with itself as the mean of the lines on both sides", () => {
  const metrics = { g: "x * 1", f: "lag(g, back, c)" };
  const inputs = (back: number) => ({ ...scalars, back, x: [3, 5, 11, 20] });
  // From 11 a year back to 5 two years back, and to 20 in the same year: (5 - 20) / 2.
  const both = slopesOf({ inputs: inputs(1), metrics }, "f", { inputs: inputs(0), metrics });
  expect(both.slopes[0]).toBe(-7.5);
  expect(both.stepped[0]).toBeCloseTo(-7.5, 6);
  // No lag is shorter where both scenarios have this one.
  expect(slopesOf({ inputs: inputs(1), metrics }, "f").slopes[0]).toBe(-6);
});

// Splits are into whole won: of ten trillion no small step is too small to show.
const amounts = { units: { pot: "KRW" }, inputs: { ...scalars, pot: 1e13, weight: [1, 2.5, 4, 0.5] } };

it("a split moves with its amount and all weights", () => {
  expectAlike(slopesOf({ ...amounts, metrics: { f: "allocate(pot, weight) :: KRW" } }, "f"));
});

it.each(["m", "n", "o"])(
  "what %s gets in order of priority moves with the envelope and what is asked before",
  (id) => {
    const members = { f: ["m", "n", "o"] };
    const asks = { "f.m.ask": 4, "f.n.ask": 9, "f.o.ask": 5 };
    const order = { "f.m.order": 2, "f.n.order": 3, "f.o.order": 1 };
    const metrics = { "f.*.got": "waterfall(room * 1, f.*.ask * 1, f.*.order)" };
    expectAlike(slopesOf({ members, inputs: { room: 12, ...asks, ...order }, metrics }, `f.${id}.got`));
  },
);
