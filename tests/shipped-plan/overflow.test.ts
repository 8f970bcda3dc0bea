import { expect, test } from "vitest";
import { difference } from "../../src/analysis/compare/difference.ts";
import { defined, type Figure } from "../../src/analysis/projection/projection.ts";
import { figuresOf, shippedScenario } from "../helpers/shipped.ts";

const figure = (total: number) =>
  ({ name: "x", unit: "1", money: false, values: [total], total }) as unknown as Figure;

test("what overflows on its way out is undefined", () => {
  expect(defined(1e308)).toBe(1e308);
  expect(defined(Number.POSITIVE_INFINITY)).toBe(null);
  // Its first fifteen digits are rounded up, past all doubles.
  expect(defined(Number.MAX_VALUE)).toBe(null);
});

test("money beyond the safe integers is not counted, and so undefined", () => {
  const money = (total: number) => ({ ...figure(total), money: true });
  const most = Number.MAX_SAFE_INTEGER;
  expect(difference(money(1), money(most), 0)).toMatchObject({ total: most - 1 });
  expect(difference(money(-2), money(most), 0)).toMatchObject({ values: [null], total: null });
  const set = ["funding.public=9000조", "funding.private=9000조"];
  const resolved = shippedScenario("gpus-50k", set, "2026..2030");
  const funding = figuresOf(resolved).get("funding.total");
  expect(funding?.values.every((value) => value !== null)).toBe(true);
  expect(funding?.total).toBe(null);
});

test("a difference and a percentage beyond all doubles are undefined", () => {
  expect(difference(figure(1e308), figure(-1e308), 0)).toMatchObject({ values: [null], total: null });
  expect(difference(figure(1e-290), figure(1e290), 0)).toMatchObject({ total: 1e290, relativeChange: null });
});

test.each([
  [10, 12, 0.2],
  [10, 0, -1],
  [-2, -3, -0.5],
  // From zero, and across it, there is no share of the baseline.
  [0, 5, null],
  [0, 0, null],
  [7.62, -2.61, null],
  [-2.61, 7.62, null],
])("from %d to %d is a change by the share %s", (from, to, share) => {
  expect(difference(figure(from), figure(to), 0).relativeChange).toBe(share);
});
