import { expect, test } from "vitest";
import { exactProduct, exactSum } from "../../src/formula/decimal.ts";

test.each([
  [1480, 1.1, 1628],
  [0.1, 0.2, 0.02],
  [1.1, 1.1, 1.21],
  [-8.2, 3, -24.6],
  [1e21, 1e-21, 1],
  [1.5e-7, 2, 3e-7],
  [-5, 0, 0],
  [2.5e300, 4, 1e301],
])("%d times %d is %d", (a, b, product) => {
  expect(exactProduct(a, b)).toBe(product);
});

test.each([
  [0.1, 0.2, 0.3],
  [1480, 0.5, 1480.5],
  [0.5, 1480, 1480.5],
  [1.1, 2.25, 3.35],
  [1e21, 1, 1e21],
  [1e-7, 0.3, 0.3000001],
  [0.1, -0.1, 0],
  [-8.2, 1, -7.2],
])("%d and %d are %d", (a, b, sum) => {
  expect(exactSum(a, b)).toBe(sum);
});
