import { describe, expect, it } from "vitest";
import * as bounds from "../../src/engine/bounds/interval.ts";
import { compile } from "../../src/engine/evaluate.ts";
import { linkExpression } from "../../src/model/link.ts";
import { model } from "../helpers/models/small.ts";

const conditions = { true: "zero = 0", false: "zero > 0", undefined: "1 / zero > 0" } as const;
type Truth = keyof typeof conditions;
const truths = Object.keys(conditions) as Truth[];
const valueIn = { true: 1, false: 0, undefined: Number.NaN } as const;

/** A condition over inputs that are known, and the same with them open. */
function truth(text: string): number[] {
  const of = model({ inputs: { zero: 0, x: [-1, 0, 2] }, metrics: { a: "zero" } });
  const linked = linkExpression(of, text);
  if ("issues" in linked) throw new Error(JSON.stringify(linked.issues));
  const folded = new Float64Array(1);
  compile(of, [linked.expression]).evaluate(new Float64Array(), folded);
  const open = new Float64Array(1);
  const free = ["zero", "x"].map((name) => ({ name, least: 0 }));
  compile(of, [linked.expression], { free }).evaluate(Float64Array.of(0, 1), open);
  return [folded[0] as number, open[0] as number];
}

describe("three-valued logic", () => {
  it.each<[Truth, Truth, Truth, Truth]>([
    ["true", "true", "true", "true"],
    ["true", "false", "false", "true"],
    ["true", "undefined", "undefined", "true"],
    ["false", "false", "false", "false"],
    ["false", "undefined", "false", "undefined"],
    ["undefined", "undefined", "undefined", "undefined"],
  ])("%s and %s is %s; or is %s", (a, b, and, or) => {
    for (const [left, right] of [
      [a, b],
      [b, a],
    ] as const) {
      const text = (op: string) => `(${conditions[left]}) ${op} (${conditions[right]})`;
      expect(truth(text("and"))).toEqual([valueIn[and], valueIn[and]]);
      expect(truth(text("or"))).toEqual([valueIn[or], valueIn[or]]);
    }
  });

  it("negates what is defined", () => {
    for (const of of truths) {
      expect(truth(`not (${conditions[of]})`)).toEqual([1 - valueIn[of], 1 - valueIn[of]]);
    }
  });

  it("reduces over the years as `or` and `and` do", () => {
    // 1 / x is -1, undefined and a half.
    expect(truth("any(1 / x > 0)")).toEqual([1, 1]);
    expect(truth("all(1 / x > 0)")).toEqual([0, 0]);
    expect(truth("any(1 / x > 9)")).toEqual([Number.NaN, Number.NaN]);
    expect(truth("all(1 / x < 9)")).toEqual([Number.NaN, Number.NaN]);
  });

  it("says which year is the first only where it is known", () => {
    expect(truth("firstyear(1 / x < 0) = 2026")).toEqual([1, 1]);
    expect(truth("firstyear(1 / x > 0) = 2028")).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("three-valued logic of intervals", () => {
  const intervals = [[0], [1], [Number.NaN], [0, 1], [0, Number.NaN], [1, Number.NaN], [0, 1, Number.NaN]];
  const interval = (values: readonly number[]) => {
    const defined = values.filter((value) => !Number.isNaN(value));
    const [low, high] = [Math.min(...defined), Math.max(...defined)];
    return { low, high, maybe: values.some(Number.isNaN) };
  };
  const and = (a: number, b: number) => (a === 0 || b === 0 ? 0 : a === 1 && b === 1 ? 1 : Number.NaN);

  it("allows just what some pair of values gives", () => {
    for (const a of intervals) {
      for (const b of intervals) {
        const all = a.flatMap((x) => b.map((y) => and(x, y)));
        expect(bounds.and(interval(a), interval(b)), `${a} and ${b}`).toEqual(interval(all));
        const either = a.flatMap((x) => b.map((y) => 1 - and(1 - x, 1 - y)));
        expect(bounds.or(interval(a), interval(b)), `${a} or ${b}`).toEqual(interval(either));
      }
    }
  });
});
