import { expect, it } from "vitest";
import type { Bounds } from "../../../src/engine/bounds/interval.ts";
import { Op } from "../../../src/engine/simd/assembly/layout.ts";
import { compileBlock } from "../../../src/engine/simd/block.ts";
import { model, type Sketch } from "../../helpers/models/small.ts";

/** The program of all figures of a model, with each input free between 1 and 2. */
function programOf(sketch: Sketch) {
  const of = model(sketch);
  const names = Object.keys(sketch.inputs ?? {});
  const bounds = names.map((): Bounds => [1, 2]);
  const free = names.map((name) => ({ name, least: 1 }));
  return compileBlock(of, [...of.figures.values()].slice(-1), bounds, { free }).program;
}

const operations = (sketch: Sketch) => programOf(sketch).instructions.map(({ op }) => Op[op]);

it("evaluates two operations in one where nothing else reads what lies between", () => {
  expect(operations({ inputs: { a: 1, b: 1, c: 1 }, metrics: { m: "a * b + c" } })).toEqual(["mulAdd"]);
  expect(operations({ inputs: { a: 1, b: 1, c: 1 }, metrics: { m: "c - a * b" } })).toEqual(["mul", "sub"]);
  expect(operations({ inputs: { a: 1, b: 1 }, metrics: { m: "a + a * b + max(a * b, 3 * a)" } })).toEqual([
    "mul",
    "mul",
    "maxDefined",
    "addAdd",
  ]);
});

it("looks at operands where they may be undefined, and nowhere else", () => {
  const inputs = { a: 1, b: 1 };
  expect(operations({ inputs, metrics: { m: "min(a, b)" } })).toEqual(["minDefined"]);
  // a lies between 1 and 2, so that the divisor may be 0.
  expect(operations({ inputs, metrics: { m: "min(b / (a - 1.5), b)" } })).toEqual(["sub", "div", "min"]);
});

it("evaluates nothing that is certain", () => {
  expect(operations({ inputs: { a: 1 }, metrics: { m: "1 ^ a" } })).toEqual([]);
  expect(operations({ inputs: { a: 1 }, metrics: { m: "lag(if(index > 9, 5, 0), a, 0)" } })).toEqual([]);
});

it("uses a column again once nothing is left that reads it", () => {
  // A chain of any length takes the place of its own argument.
  const chain = Array.from({ length: 50 }, () => "sqrt(").join("");
  expect(programOf({ inputs: { a: 1 }, metrics: { m: `${chain}a${")".repeat(50)}` } }).columns).toBe(1);
});

it("leaves out what has no weight, and what hangs on it", () => {
  const sketch: Sketch = {
    inputs: { a: 1, price: 1 },
    metrics: { w: "if(index = 0, 0, index)", part: "allocate(round(a * 100), w)", m: "first(part) * price" },
  };
  // Nothing of a whole, times any price: no trial needs to be evaluated.
  expect(operations(sketch)).toEqual(["copy"]);
});
