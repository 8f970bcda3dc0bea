import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type Operation, operations } from "../../../src/engine/operations.ts";
import { Op } from "../../../src/engine/simd/assembly/layout.ts";
import { applied, constant, evaluate, input, output, told } from "../../helpers/models/columns.ts";

const number = fc.oneof(
  fc.double(),
  fc.double({ min: -1e16, max: 1e16, noNaN: true }),
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -5, max: 5 }).map((n) => n / 2),
  fc.constantFrom(
    28.499999999999996,
    2 ** 52,
    2 ** 53 + 2,
    -(2 ** 53) - 2,
    1e308,
    5e-324,
    Number.NaN,
    Infinity,
  ),
);
const truth = fc.constantFrom(1, 0, Number.NaN);
const isLogical = (op: Operation) => op === "and" || op === "or" || op === "not";

/** Rows of so many operands. */
const rows = (op: Operation, operands: number) =>
  fc.array(
    fc.tuple(
      ...Array.from({ length: operands }, (_, i) =>
        isLogical(op) || (op === "select" && i === 0) ? truth : number,
      ),
    ),
    { minLength: 1, maxLength: 300 },
  );

describe("each operation is that of one trial after the other", () => {
  test.each(Object.keys(operations) as Operation[])("%s", (op) => {
    const one = operations[op].evaluate as (...operands: number[]) => number;
    fc.assert(
      fc.property(rows(op, one.length), (given) => {
        const columns = Array.from({ length: one.length }, (_, i) => given.map((row) => row[i] as number));
        const expected = given.map(([a, b, c]) => told(one(a as number, b as number, c as number)));
        expect(applied(op, ...columns).map(told)).toEqual(expected);
      }),
      { numRuns: op === "pow" ? 20 : 200 },
    );
  });
});

describe("two in one are rounded as one after the other", () => {
  const pairs: readonly (readonly [keyof typeof Op, (a: number, b: number, c: number) => number])[] = [
    ["addAdd", (a, b, c) => a + b + c],
    ["addMul", (a, b, c) => (a + b) * c],
    ["subAdd", (a, b, c) => a - b + c],
    ["subSub", (a, b, c) => a - b - c],
    ["mulAdd", (a, b, c) => a * b + c],
    ["mulMul", (a, b, c) => a * b * c],
  ];
  test.each(pairs)("%s", (op, one) => {
    fc.assert(
      fc.property(rows("add", 3), (given) => {
        const columns = [0, 1, 2].map((i) => given.map((row) => row[i] as number));
        const expected = given.map(([a, b, c]) => told(one(a as number, b as number, c as number)));
        expect(applied(op, ...columns).map(told)).toEqual(expected);
      }),
    );
  });
});

test.each([
  ["minDefined", Math.min],
  ["maxDefined", Math.max],
] as const)("%s is that of one trial after the other where nothing is undefined", (op, one) => {
  const defined = rows("add", 2).map((all) => all.filter((row) => row.every(Number.isFinite)));
  fc.assert(
    fc.property(defined, (given) => {
      const columns = [0, 1].map((i) => given.map((row) => row[i] as number));
      const expected = given.map(([a, b]) => told(one(a as number, b as number)));
      expect(applied(op, ...columns).map(told)).toEqual(expected);
    }),
  );
});

it("takes a constant for a column of it", () => {
  const column = Array.from({ length: 1024 }, (_, t) => t / 8);
  const instructions = [{ op: Op.sub, immediates: [], operands: [output(0), constant(1), input(0)] }];
  const [result] = evaluate(instructions, [column], 1, [7, 100]);
  expect(result).toEqual(column.map((x) => 100 - x));
});

it("rounds sizes as all numbers", () => {
  const sizes = [0, 0.4999999999999999, 0.5, 1.5, 28.499999999999996, 2 ** 40 + 0.5, 2 ** 52 - 1];
  expect(applied("roundSize", sizes)).toEqual(sizes.map(operations.round.evaluate));
});

it("goes from instruction to instruction, whatever their lengths", () => {
  const column = [1, 2, 3, 4, 5];
  const instructions = [
    { op: Op.neg, immediates: [], operands: [output(0), input(0)] },
    { op: Op.mulAdd, immediates: [], operands: [output(1), output(0), input(0), constant(0)] },
    { op: Op.lag, immediates: [0, 2], operands: [output(2), constant(1), constant(0), input(0), output(0)] },
    { op: Op.pow, immediates: [], operands: [output(3), input(0), constant(2)] },
    { op: Op.allocate, immediates: [1], operands: [input(0), constant(0), output(4)] },
    { op: Op.copy, immediates: [], operands: [output(5), output(4)] },
  ];
  const results = evaluate(instructions, [column], 6, [10, 1, 1.5]);
  expect(results).toEqual([
    column.map((x) => -x),
    column.map((x) => 10 - x * x),
    column.map((x) => -x),
    column.map((x) => operations.pow.evaluate(x, 1.5)),
    column,
    column,
  ]);
});
