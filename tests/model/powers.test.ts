import fc from "fast-check";
import { expect, it } from "vitest";
import { arithmetic } from "../../src/engine/operations.ts";
import { Memory } from "../../src/engine/simd/memory.ts";
import { powers, powersAtOnce, powersSignature } from "../../src/engine/simd/powers.ts";
import { wasmModule } from "../../src/engine/simd/wasm-module.ts";

const memory = new Memory();
const columns = [0, 1, 2].map(() => memory.reserve(8 * 3 * powersAtOnce)) as [number, number, number];
let called = 0;
const others = (bases: number, exponents: number, results: number) => {
  called++;
  const column = (address: number) => memory.doubles(address, powersAtOnce);
  column(results).set(column(bases).map((base, i) => arithmetic.pow(base, column(exponents)[i] as number)));
};
const [anyPowers, ordinaryPowers] = [false, true].map((isOrdinary) => {
  const module = new WebAssembly.Module(wasmModule({ others: powersSignature }, [powers(0, isOrdinary)]));
  const { exports } = new WebAssembly.Instance(module, { host: { memory: memory.wasm, others } });
  return exports.powers as (...addresses: number[]) => void;
}) as [(...addresses: number[]) => void, (...addresses: number[]) => void];

/** The powers of columns of up to three times as many as are worked out together. */
function powersOf(bases: readonly number[], exponents: readonly number[], work = anyPowers): number[] {
  const [base, exponent, result] = columns;
  for (const [address, values] of [
    [base, bases],
    [exponent, exponents],
    [result, []],
  ] as const) {
    memory
      .doubles(address, 3 * powersAtOnce)
      .fill(1)
      .set(values);
  }
  work(base, exponent, result, result + 8 * bases.length);
  // But for the sign of a zero.
  return Array.from(memory.doubles(result, bases.length), (power) => power + 0);
}

/** The same two at every place of a column, beside what is ordinary. */
function pairOf(bases: readonly [number, number], exponents: readonly [number, number]): number[] {
  const at = (place: number) =>
    powersOf([...Array(place).fill(1.5), ...bases], [...Array(place).fill(2.5), ...exponents]).slice(-2);
  const first = at(0);
  expect(at(powersAtOnce - 1)).toEqual(first);
  const areOrdinary = [...bases, ...exponents].every(Number.isFinite) && Math.min(...bases) >= 0;
  if (areOrdinary && Math.min(...exponents) > 0 && Math.max(...exponents) < 2 ** 31) {
    expect(powersOf(bases, exponents, ordinaryPowers)).toEqual(first);
  }
  return first;
}

const both64 = (of: fc.Arbitrary<number>) => fc.tuple(of, of);

it("works out powers in vectors to the bits that they have one by one", () => {
  const bases = fc.oneof(
    fc.double({ min: 0, max: 4, noNaN: true }),
    fc.double({ min: 2 ** -1022, noNaN: true }),
    fc.constantFrom(0, 1, 1.5, Math.sqrt(1.5), Math.sqrt(3), 1 - 2 ** -53, 1 + 2 ** -52),
  );
  const exponents = fc.oneof(
    fc.double({ min: -40, max: 40, noNaN: true }),
    fc.double({ min: -2000, max: 2000, noNaN: true }),
    fc.constantFrom(0.5, -0.5, 2.5, 1e-300, 33, 1 / 3),
  );
  fc.assert(
    fc.property(both64(bases), both64(exponents), ([a, b], [x, y]) => {
      expect(pairOf([a, b], [x, y])).toEqual([arithmetic.pow(a, x), arithmetic.pow(b, y)]);
    }),
    { numRuns: 20_000 },
  );
});

it("asks for none of the powers of growth along a curve", () => {
  called = 0;
  for (let i = 0; i <= 1000; i++) pairOf([i / 1000, 1 + i / 1000], [2.3, -7.1]);
  expect(called).toBe(0);
});

it("leaves to others what is not ordinary", () => {
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, -1.5, -0, 0, 2 ** -1074, 1e308, 3, 0.25];
  for (const a of odd) {
    for (const b of odd) {
      const one = (x: number, y: number) => arithmetic.pow(x, y) + 0;
      expect(pairOf([a, b], [b, a])).toEqual([one(a, b), one(b, a)]);
      expect(pairOf([a, 1.5], [b, 2.5])).toEqual([one(a, b), one(1.5, 2.5)]);
    }
  }
});
