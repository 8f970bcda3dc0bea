import fc from "fast-check";
import { expect, test } from "vitest";
import { barsOf, edgesOver } from "../../src/analysis/spread.ts";
import { Tally } from "../../src/analysis/tally.ts";

test.each([
  [0, 48, 1, 0, 48],
  [26.1e12, 49.7e12, 0.5e12, 26e12, 50e12],
  [-0.3, 0.9, 0.025, -0.3, 0.9],
  [5, 5, 0.2, 5, 5.2],
  [0, 0, 0.025, 0, 0.025],
])("bars from %d to %d are %d wide, from %d to %d", (least, most, width, first, last) => {
  const edges = edgesOver(least, most);
  expect((edges[1] as number) - (edges[0] as number)).toBeCloseTo(width, 9);
  expect([edges[0], edges.at(-1)]).toEqual([first, last]);
});

test("edges cover what they are asked to, in at most fifty bars", () => {
  const ends = fc.double({ min: -1e15, max: 1e15, noNaN: true });
  fc.assert(
    fc.property(ends, ends, (a, b) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b)];
      // What is narrower than the digits of a double are fine is one value.
      fc.pre(most - least > 1e-9 * Math.max(1, Math.abs(least), Math.abs(most)));
      const edges = edgesOver(least, most);
      const slack = 1e-9 * (most - least);
      expect(edges[0]).toBeLessThanOrEqual(least + slack);
      expect(edges.at(-1)).toBeGreaterThanOrEqual(most - slack);
      expect(edges.length).toBeLessThanOrEqual(51);
      for (const [i, edge] of edges.slice(1).entries()) expect(edge).toBeGreaterThan(edges[i] as number);
    }),
  );
});

test("each value is in its bar; what stands on an edge in the one above", () => {
  const tally = new Tally(Number.NaN, 1);
  for (const value of [-1, 0, 0.5, 1, 1.5, 2, 3, 4]) tally.addConstant(value, 10);
  expect(barsOf(tally, [0, 1, 2, 3], (value) => value)).toEqual({
    counts: [20, 20, 10],
    under: 10,
    over: 20,
  });
});
