import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { power } from "../../src/math/power.ts";
import { root } from "../helpers/folders.ts";

/** Calculated with sixty decimal digits and rounded to the nearest double. */
const exact: readonly (readonly [x: number, y: number, power: number])[] = [
  [1.055, 40, 8.513308773976265],
  [1.02, 33, 1.922231403943153],
  [0.1, 12.34, 4.570881896148755e-13],
  [3, 34, 16677181699666568],
  [33, 33, 1.2911004008776103e50],
  [2, 66.75, 1.2409440771748051e20],
  [0.93, -2.5, 1.198926690635247],
  [1.0000001, 1e9, 2.6881038582144647e43],
  [7.3, 1 / 3, 1.939877414580333],
  [5e-324, 0.25, 1.4908919308538355e-81],
  [1.5, 1.0000000000000002, 1.5000000000000002],
  [0.37, 700.5, 3.352028549766654e-303],
  [10, -20, 1e-20],
];

it.each(exact)("%d to the power of %d is right to one unit in the last place", (x, y, right) => {
  expect(Math.abs(power(x, y) / right - 1)).toBeLessThanOrEqual(2 ** -52);
});

it("gives bits that do not depend on the version of Node", () => {
  // Of these `**` gives others from Node 24 on.
  expect(power(33, 33)).toBe(1.2911004008776101e50);
  expect(power(2, 66.75)).toBe(124094407717480530000);
  expect(power(5e-324, 0.25)).toBe(1.4908919308538353e-81);
  expect(power(1.5, 1.0000000000000002)).toBe(1.5);
});

it("has the special cases of ECMAScript", () => {
  const odd = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const bases = [...odd, 0.5, -0.5, 3, -3, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE];
  const exponents = [...odd, 2, 3, -3, 1e300, -1e300, 2 ** 53, 2 ** 53 - 1, 1 - 2 ** 53];
  for (const x of bases) for (const y of exponents) expect(power(x, y), `${x} ** ${y}`).toBe(x ** y);
  for (const x of [-0.5, -3, -5e-324]) for (const y of [0.5, 1.5, -2.5]) expect(power(x, y)).toBeNaN();
});

it("multiplies exponents, and adds them, to the last digits", () => {
  const base = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const exponent = fc.double({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(base, exponent, exponent, (x, a, b) => {
      expect(power(x, a) * power(x, b)).toBeCloseTo(power(x, a + b), -Math.log10(power(x, a + b)) + 12);
      expect(power(x, -a) * power(x, a)).toBeCloseTo(1, 12);
    }),
  );
});

/** What is no remark, and no text. */
function code(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\/\/.*/g, "")
    .replace(/"[^"\n]*"|'[^'\n]*'/g, '""');
}

it("is what the source raises with: `**` and Math.pow have other last digits in other versions of Node", () => {
  const source = join(root, "src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.c?ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(200);
  for (const file of files) {
    const text = code(join(source, file));
    expect(text, file).not.toMatch(/\bMath\.pow\b/);
    for (const [raised, base, exponent] of text.matchAll(/(\S+) \*\*=? ((?:\([^)]*\)|[^\s;,)])+)/g)) {
      // Whole powers of two are exact, and so are those of ten from 0 to 22: the decimals and the scales of numbers that are read and shown.
      const isExact =
        /(^|[^\w.])(2|\d+n)$/.test(base as string) ||
        (/(^|[^\w.])10$/.test(base as string) && !/-|Math\./.test(exponent as string));
      expect(isExact, `${file}: ${raised}`).toBe(true);
    }
  }
});
