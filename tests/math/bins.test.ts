import fc from "fast-check";
import { expect, test } from "vitest";
import { barsOf, edgesOver } from "../../src/math/statistics/bins.ts";
import { Tally } from "../../src/math/statistics/tally.ts";

test.each([
  [0, 47.5, 1, 0, 48],
  // What stands on an edge belongs to the bar above: there is one.
  [0, 48, 1, 0, 49],
  [-12, 12, 0.5, -12.5, 12.5],
  [26.1e12, 49.7e12, 0.5e12, 26e12, 50e12],
  [-0.31, 0.89, 0.025, -0.325, 0.9],
  [5, 5, 0.2, 5, 5.2],
  [0, 0, 0.025, 0, 0.025],
])("bars from %d to %d are %d wide, from %d to %d", (least, most, width, first, last) => {
  const edges = edgesOver(least, most);
  expect((edges[1] as number) - (edges[0] as number)).toBeCloseTo(width, 9);
  expect([edges[0], edges.at(-1)]).toEqual([first, last]);
});

test("edges cover what they are asked to, in at most fifty-two bars", () => {
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
      expect(edges.length).toBeLessThanOrEqual(53);
      for (const [i, edge] of edges.slice(1).entries()) expect(edge).toBeGreaterThan(edges[i] as number);
    }),
  );
});

test("each value is in its bar; what stands on an edge in the one above", () => {
  const tally = new Tally(Number.NaN, 1);
  for (const value of [-1, 0, 0.5, 1, 1.5, 2, 3, 4]) tally.addConstant(value, 10);
  expect(barsOf(tally, [0, 1, 2, 3], (value) => value)).toEqual({
    counts: [20, 20, 10],
    below: 10,
    above: 20,
  });
});

test("the values of a discrete input are all in the picture, its greatest and its least too", () => {
  const tally = new Tally(Number.NaN, 1);
  for (const [value, count] of [
    [-20, 1],
    [-12, 699],
    [6, 200],
    [12, 99],
    [20, 1],
  ] as const)
    tally.addConstant(value, count);
  const bars = barsOf(tally, edgesOver(-12, 12), (value) => value);
  expect({ ...bars, counts: bars.counts.filter((count) => count > 0) }).toEqual({
    counts: [699, 200, 99],
    below: 1,
    above: 1,
  });
});
