/**
 * Random models: parameters scalar and yearly, a family, figures that read earlier ones freely and any one by a look back.
 */

import fc from "fast-check";
import type { Model } from "../../../src/model/types.ts";
import { model, type Sketch } from "./small.ts";

const names = ["m0", "m1", "m2", "m3", "m4", "m5"];
const number = fc.oneof(
  fc.constantFrom("0", "1", "2", "0.5", "3", "1.5", "10", "0.1", "0.3", "0.285", "100"),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => x.toFixed(3)),
);

function formula(earlier: readonly string[], star: boolean): fc.Arbitrary<string> {
  const leaves = [...earlier, "s1", "s2", "s3", "y1", "y2", "f.a.p", "year - 2026", "index"];
  if (star) leaves.push("f.*.p", "f.*.q");
  const built = fc.letrec<{ x: string; c: string }>((tie) => ({
    c: fc.oneof(
      { maxDepth: 2 },
      fc
        .tuple(tie("x"), fc.constantFrom("<", "<=", ">", ">=", "=", "<>"), tie("x"))
        .map(([a, op, b]) => `((${a}) ${op} (${b}))`),
      fc.tuple(tie("c"), fc.constantFrom("and", "or"), tie("c")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie("c").map((a) => `(not ${a})`),
      tie("x").map((a) => `any((${a}) > 0)`),
      tie("x").map((a) => `all((${a}) > 0)`),
    ),
    x: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(number, fc.constantFrom(...leaves)),
      fc
        .tuple(tie("x"), fc.constantFrom("+", "-", "*", "/", "^"), tie("x"))
        .map(([a, op, b]) => `((${a}) ${op} (${b}))`),
      fc
        .tuple(
          fc.constantFrom(
            "-",
            "abs",
            "exp",
            "ln",
            "sqrt",
            "round",
            "floor",
            "ceil",
            "cumulative",
            "total",
            "first",
            "last",
            "lowest",
            "highest",
            "mean",
          ),
          tie("x"),
        )
        .map(([fn, a]) => `${fn}(${a})`),
      fc.tuple(fc.constantFrom("min", "max"), tie("x"), tie("x")).map(([fn, a, b]) => `${fn}(${a}, ${b})`),
      fc.tuple(tie("c"), tie("x"), tie("x")).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
      fc.tuple(fc.constantFrom(...names), tie("x")).map(([m, a]) => `prev(${m}, ${a})`),
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.constantFrom("1", "1.25", "2", "n", "1 + k", "n + k / 2", "max(n, 1)"),
          tie("x"),
        )
        .map(([m, n, a]) => `lag(${m}, ${n}, ${a})`),
      fc
        .tuple(
          fc.constantFrom(...leaves),
          fc.constantFrom("0", "0.5", "n", "k", "2 - k", "round(n) / 2", "if(k > 0.5, n, k)"),
        )
        .map(([m, n]) => `lag(${m}, ${n}, 3)`),
      tie("c").map((c) => `firstyear(${c})`),
      fc
        .tuple(tie("x"), fc.constantFrom("2026", "2028", "2040", "s1", "2026 + k"))
        .map(([a, y]) => `at(${a}, ${y})`),
      fc
        .tuple(fc.constantFrom("0.1", "0", "-0.5", "-1", "k", "s1"), tie("x"))
        .map(([rate, a]) => `npv(${rate}, ${a})`),
      fc.constantFrom(
        "mean(f.*.p)",
        "mean(f.*.q * mean(f.*.r))",
        "sum(f.*.p)",
        "max(f.*.q)",
        "sum(f.*.p * f.*.q)",
        "sum(f.*.r)",
        "sum(f.*.p - max(f.*.q * sum(f.*.r)))",
        "lag(sum(f.*.p * sum(f.*.q)), 1.25, s1)",
      ),
      fc.tuple(tie("x"), tie("x")).map(([a, w]) => `allocate(total(${a}), abs(${w}))`),
      ...(star
        ? [
            fc.constant("allocate(s1, abs(f.*.p))"),
            fc.constant("allocate(sum(f.*.q), abs(f.*.p - min(f.*.p)))"),
            fc.constant("waterfall(s2, f.*.p, f.*.q)"),
          ]
        : []),
    ),
  }));
  return built.x;
}

// No quantity is read as -0.
const quantity = fc.oneof(
  fc.constantFrom(0, 1, -1, 2, 0.5, 2028, 1e308, -1e308, 1e-300),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((x) => x + 0),
);
const amount = fc.oneof(fc.constantFrom(0, 1, 3, 5e12, 2 ** 53 - 1), fc.maxSafeInteger());
export const randomCase = fc.record({
  // f.*.r comes first and reads no figure, so that every sum of it is lawful.
  r: formula([], true),
  formulas: fc.tuple(...names.map((_, i) => formula(names.slice(0, i), false))),
  scalars: fc.array(quantity, { minLength: 7, maxLength: 7 }),
  yearly: fc.array(fc.array(quantity, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 2 }),
  n: fc.constantFrom(1, 1.25, 2, 3.5),
  k: fc.constantFrom(0, 0.75, 1, 2),
  amounts: fc.option(fc.tuple(amount, amount), { freq: 1 }),
  decimals: fc.constantFrom(0, 2),
  free: fc.subarray(["s1", "s2", "s3", "y1", "y2", "n", "k", "f.a.p", "f.b.q", "w1"]),
});

type RandomCase = typeof randomCase extends fc.Arbitrary<infer T> ? T : never;

export function randomModel({ r, formulas, scalars, yearly, n, k, amounts, decimals }: RandomCase): Model {
  const [s1, s2, s3, ap, aq, bp, bq] = scalars as [number, number, number, number, number, number, number];
  const lagless = r.replaceAll(/\bm\d\b/g, "y1");
  const sketch: Sketch = {
    years: [2026, 2027, 2028, 2029],
    members: { f: ["a", "b"] },
    inputs: {
      s1,
      s2,
      s3,
      y1: yearly[0] as number[],
      y2: yearly[1] as number[],
      n,
      k,
      "f.a.p": ap,
      "f.a.q": aq,
      "f.b.p": bp,
      "f.b.q": bq,
      w1: { of: "money", value: amounts?.[0] ?? 0 },
      w2: { of: "money", value: amounts?.[1] ?? 0 },
    },
    decimals,
    metrics: {
      "f.*.r": lagless,
      ...Object.fromEntries(names.map((name, i) => [name, formulas[i] as string])),
      ...(amounts === null ? {} : money),
    },
    units: { w1: "money", w2: "money" },
  };
  return model(sketch);
}

/** Beyond what is counted and within: it is rounded, and its sums are counted at each step. */
const money = {
  "f.*.cost": "w1 * f.*.p :: money",
  c0: "w1 * m0 :: money",
  c1: "w2 * m1 :: money",
  c2: "c0 - c1 :: money",
  c3: "cumulative(c2) :: money",
  c4: "total(c0) - last(c1) + sum(f.*.cost) :: money",
  c5: "if(c0 + c1 >= c4 and c2 <> c3, c0, -c1) :: money",
  c7: "(w1 + w2) - w2 :: money",
  c8: "w1 * s1 + 2 * (w2 + w1 - w2) - mean(w1 + y1 * w2) :: money",
  c9: "allocate(w1 + w2 - w1, abs(y1)) + npv(0.1, w1 + w2 - w1) + prev(w1 - w2 + w1, w2) :: money",
  c6: "if(w1 + w2 <= w1 * (1 + s1) + w2 * (1 + s2) - w1 * s1, c0, c1) :: money",
};
