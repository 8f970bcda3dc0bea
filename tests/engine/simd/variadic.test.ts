import fc from "fast-check";
import { expect, it } from "vitest";
import { allocate, waterfall } from "../../../src/engine/allocation.ts";
import { lagged } from "../../../src/engine/program/lag.ts";
import { Op } from "../../../src/engine/simd/assembly/layout.ts";
import { constant, evaluate, input, output, told } from "../../helpers/models/columns.ts";

type Split = (amount: number, values: Float64Array, n: number) => void;

/** The parts of each trial by the kernel, and one after the other. `columns`: the amount, and what it is split by. */
function bothWays(op: Op, one: Split, parts: number, columns: readonly (readonly number[])[]) {
  const outs = Array.from({ length: parts }, (_, i) => output(i));
  const operands = [...columns.map((_, i) => input(i)), ...outs];
  const found = evaluate([{ op, immediates: [parts], operands }], columns, parts);
  const expected = Array.from({ length: parts }, (): number[] => []);
  for (const [t, amount] of (columns[0] as readonly number[]).entries()) {
    const values = Float64Array.from(columns.slice(1), (column) => column[t] as number);
    one(amount, values, parts);
    for (const [i, own] of expected.entries()) own.push(values[i] as number);
  }
  return {
    found: found.map((column) => column.map(told)),
    expected: expected.map((column) => column.map(told)),
  };
}

/** Columns of so many trials. */
const columnsOf = (trials: number, of: readonly fc.Arbitrary<number>[]) =>
  fc.tuple(...of.map((each) => fc.array(each, { minLength: trials, maxLength: trials })));

const amounts = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.constantFrom(0, 0.5, -0.5, 2 ** 53, 2 ** 53 + 2, Number.NaN, Number.NEGATIVE_INFINITY),
);

it("allocates by any weights as one trial after the other", () => {
  const weights = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, -1, Number.NaN, 1e300),
  );
  const columns = fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }))
    .chain(([trials, parts]) => columnsOf(trials, [amounts, ...Array(parts).fill(weights)]));
  fc.assert(
    fc.property(columns, (given) => {
      const { found, expected } = bothWays(Op.allocate, allocate, given.length - 1, given);
      expect(found).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

it("allocates by small integers as one trial after the other", () => {
  const weight = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 20 }));
  // Two parts are split in a way of their own.
  const weights = fc.oneof(
    fc.array(weight, { minLength: 1, maxLength: 12 }),
    fc.array(weight, { minLength: 2, maxLength: 2 }),
  );
  fc.assert(
    fc.property(
      fc.array(amounts, { minLength: 1, maxLength: 20 }),
      weights.filter((all) => all.some((weight) => weight > 0)),
      (given, all) => {
        const outs = all.map((_, i) => output(i));
        const operands = [input(0), ...all.map((_, i) => constant(i)), ...outs];
        const instructions = [{ op: Op.allocateExactly, immediates: [all.length], operands }];
        const found = evaluate(instructions, [given], all.length, all);
        for (const [t, amount] of given.entries()) {
          const parts = Float64Array.from(all);
          allocate(amount, parts, all.length);
          expect(found.map((column) => told(column[t] as number))).toEqual([...parts].map(told));
        }
      },
    ),
  );
});

it("gives equal remainders to the earlier part", () => {
  const { found } = bothWays(Op.allocate, allocate, 3, [
    [10, 11, -10],
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ]);
  expect(found).toEqual([
    [4, 4, -4],
    [3, 4, -3],
    [3, 3, -3],
  ]);
});

it("serves a waterfall as one trial after the other, in an order that changes from trial to trial", () => {
  const money = fc.oneof(
    fc.integer({ min: -10, max: 100 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
  );
  const priorities = fc.constantFrom(1, 2, 3, 1.5, Number.NaN);
  const columns = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }))
    .chain(([trials, n]) =>
      columnsOf(trials, [money, ...Array(n).fill(money), ...Array(n).fill(priorities)]),
    );
  fc.assert(
    fc.property(columns, (given) => {
      const { found, expected } = bothWays(Op.waterfall, waterfall, (given.length - 1) / 2, given);
      expect(found).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it("looks back as one trial after the other", () => {
  const lags = fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.double({ min: 0, max: 6, noNaN: true }),
    fc.constantFrom(-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY),
  );
  const values = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(Number.NaN));
  const columns = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 5 }))
    .chain(([trials, n]) => columnsOf(trials, [lags, values, ...Array(n).fill(values)]));
  fc.assert(
    fc.property(columns, fc.constantFrom(0, 1), (given, least) => {
      const [years, before, ...past] = given as [number[], number[], ...number[][]];
      const operands = [output(0), ...given.map((_, i) => input(i))];
      const [found] = evaluate([{ op: Op.lag, immediates: [least, past.length], operands }], given, 1);
      const expected = years.map((lag, t) => {
        const own = Float64Array.from(past, (column) => column[t] as number);
        return lagged(lag, least, before[t] as number, own, past.length);
      });
      expect(found?.map(told)).toEqual(expected.map(told));
    }),
    { numRuns: 500 },
  );
});
