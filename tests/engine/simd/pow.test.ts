import fc from "fast-check";
import { expect, it } from "vitest";
import { operations } from "../../../src/engine/operations.ts";
import { Op } from "../../../src/engine/simd/assembly/layout.ts";
import { applied, constant, evaluate, input, output } from "../../helpers/models/columns.ts";

/** Both powers at a place of a column, beside what is ordinary. */
function pairAt(place: number, bases: readonly [number, number], exponents: readonly [number, number]) {
  const filled = (value: number, own: readonly [number, number]) => [...Array(place).fill(value), ...own];
  // But for the sign of a zero.
  const found = applied("pow", filled(1.5, bases), filled(2.5, exponents));
  return found.slice(-2).map((power) => power + 0);
}

const both = (of: fc.Arbitrary<number>) => fc.tuple(of, of);

it("evaluates powers in vectors to the bits that they have one by one", () => {
  const bases = fc.oneof(
    fc.double({ min: 0, max: 4, noNaN: true }),
    fc.double({ min: 2 ** -1022, noNaN: true }),
    fc.constantFrom(0, 1, 1.5, Math.sqrt(1.5), Math.sqrt(3), 1 - 2 ** -53, 1 + 2 ** -52),
  );
  const exponents = fc.oneof(
    fc.double({ min: -40, max: 40, noNaN: true }),
    fc.double({ min: -2000, max: 2000, noNaN: true }),
    fc.constantFrom(0.5, -0.5, 2.5, 1e-300, 1 / 3),
    // Whole numbers, on both sides of what is a product.
    fc.integer({ min: -120, max: 120 }),
  );
  fc.assert(
    fc.property(both(bases), both(exponents), fc.constantFrom(0, 7), ([a, b], [x, y], place) => {
      expect(pairAt(place, [a, b], [x, y])).toEqual([
        operations.pow.evaluate(a, x),
        operations.pow.evaluate(b, y),
      ]);
    }),
    { numRuns: 2000 },
  );
});

it("raises one base to each power of a column", () => {
  const exponents = [0.3, -2.5, 1, 0, 17.25, Number.NaN, 0.3, 1100.5, -40.75];
  const instructions = [{ op: Op.pow, immediates: [], operands: [output(0), constant(0), input(0)] }];
  for (const base of [0.2, 1.75, 1, 0, 3, -1.5]) {
    const [found] = evaluate(instructions, [exponents], 1, [base]);
    expect(found).toEqual(exponents.map((exponent) => operations.pow.evaluate(base, exponent)));
  }
});

it("evaluates what is not ordinary, beside what is", () => {
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, -1.5, -0, 0, 2 ** -1074, 1e308, 3, 0.25];
  for (const a of odd) {
    for (const b of odd) {
      const one = (x: number, y: number) => operations.pow.evaluate(x, y) + 0;
      expect(pairAt(0, [a, b], [b, a])).toEqual([one(a, b), one(b, a)]);
      expect(pairAt(1, [a, 1.5], [b, 2.5])).toEqual([one(a, b), one(1.5, 2.5)]);
    }
  }
});
