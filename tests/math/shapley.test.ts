import { expect, it } from "vitest";
import { shapley, wholeShapley } from "../../src/math/statistics/shapley.ts";

/** Shapley's own game of gloves: player 0 has a left one, players 1 and 2 a right one each, and a pair is worth 60. */
const gloves = (set: number) => ((set & 1) === 1 && set > 1 ? 60 : 0);

it("gives each player the mean of what it adds in all orders", () => {
  // Of six orders, player 0 makes the pair in four, each of the others in one.
  expect(shapley(3, gloves).map((value) => Math.round(value * 1e12) / 1e12)).toEqual([40, 10, 10]);
  expect(wholeShapley(3, gloves)).toEqual([40, 10, 10]);
});

it("adds whole parts to the whole, what is over to the earliest of equals", () => {
  const all = (set: number) => (set === 7 ? 100 : 0);
  expect(wholeShapley(3, all)).toEqual([34, 33, 33]);
  expect(wholeShapley(3, (set) => -all(set))).toEqual([-33, -33, -34]);
});
