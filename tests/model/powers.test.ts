import fc from "fast-check";
import { expect, it } from "vitest";
import { arithmetic } from "../../src/model/arithmetic.ts";
import { Memory } from "../../src/model/memory.ts";
import { powers } from "../../src/model/powers.ts";
import { both, call, f64, get, i32, words } from "../../src/model/wasm.ts";
import { define, wasmModule } from "../../src/model/wasm-module.ts";

const memory = new Memory();
const at = memory.reserve(48);
let called = 0;
const pow = (x: number, y: number) => {
  called++;
  return arithmetic.pow(x, y);
};
const run = define("run", { params: [i32], results: [] }, () =>
  both.store(get(0), 32, call(1, both.load(get(0), 0), both.load(get(0), 16), get(0))),
);
const module = new WebAssembly.Module(
  wasmModule({ pow: { params: [f64, f64], results: [f64] } }, [
    powers(0, (low, high) => words.const([low, high, low, high])),
    run,
  ]),
);
const { exports } = new WebAssembly.Instance(module, { host: { memory: memory.wasm, pow } });

function pairOf(bases: readonly [number, number], exponents: readonly [number, number]): number[] {
  memory.doubles(at, 4).set([...bases, ...exponents]);
  (exports.run as (at: number) => void)(at);
  return [...memory.doubles(at + 32, 2)];
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
      // But for the sign of a zero.
      const one = (x: number, y: number) => arithmetic.pow(x, y) + 0;
      const two = (...given: Parameters<typeof pairOf>) => pairOf(...given).map((power) => power + 0);
      expect(two([a, b], [b, a])).toEqual([one(a, b), one(b, a)]);
      expect(two([a, 1.5], [b, 2.5])).toEqual([one(a, b), one(1.5, 2.5)]);
    }
  }
});
