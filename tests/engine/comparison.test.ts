import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/engine/evaluate.ts";
import { linkExpression } from "../../src/model/link.ts";
import { evaluate } from "../helpers/models/evaluate.ts";
import { model, type Sketch } from "../helpers/models/small.ts";

const sketch: Sketch = {
  inputs: {
    a: 0.7,
    b: 0.2,
    c: 0.1,
    zero: 0,
    x: [0.1, 0.2, -0.3],
    "f.a.s": 70,
    "f.b.s": 20,
    "f.c.s": 10,
    m: 4e15,
    big: 1e300,
    n: 3,
  },
  units: { "f.a.s": "%", "f.b.s": "%", "f.c.s": "%", m: "money" },
  members: { f: ["a", "b", "c"] },
  metrics: { cost: "m * 1 :: money", whole: "round(n * 1e15)" },
};

/** What a condition comes to: 1, 0 or undefined. */
function truth(text: string, from: Sketch = sketch): number {
  const of = model(from);
  const linked = linkExpression(of, text);
  if ("issues" in linked) throw new Error(JSON.stringify(linked.issues));
  const value = new Float64Array(1);
  compile(of, [linked.expression]).evaluate(new Float64Array(), value);
  return value[0] as number;
}

describe("numbers that agree to 12 digits", () => {
  it.each([
    "a + b + c = 100%",
    "a + b + c >= 100%",
    "a + b + c <= 100%",
    "100% - a - b = c",
    "0.1 + 0.2 - 0.3 = 0",
    "0 = 0.3 - (0.1 + 0.2)",
    "-(0.1 + 0.2) = -0.3",
    "0.1 * 3 = 0.3",
    "sum(f.*.s) = 100%",
    "sum(f.*.s) - 1 = 0",
    "total(x) = 0",
    "sum(f.*.s - 10%) = 70%",
    "1 + 1e-13 = 1",
    "not (1 + 1e-11 = 1)",
    "1 + 1e-11 > 1",
    "1e-30 > 0",
    "not (1e-30 = 0)",
    "1e-30 < 2e-30",
  ])("%s", (text) => expect(truth(text)).toBe(1));

  it.each([
    "a + b + c <> 100%",
    "a + b + c < 100%",
    "a + b + c > 100%",
    "0.1 + 0.2 - 0.3 > 0",
    "0.1 + 0.2 > 0.3",
  ])("not %s", (text) => expect(truth(text)).toBe(0));

  const number = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  );
  const value = (x: number) => `(${x < 0 ? "-" : ""}${Math.abs(x).toFixed(9)})`;

  it("are less, equal or greater: one of the three, and each the contrary of its contrary", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: -3, max: 3 }), number, (x, ulps, z) => {
        const left = `${value(x)} + ${value(z)}`;
        const right = `${value(x + z)} * (1 + ${value(ulps)} * 1e-13)`;
        const [less, equal, more] = ["<", "=", ">"].map((op) => truth(`${left} ${op} ${right}`));
        expect((less as number) + (equal as number) + (more as number)).toBe(1);
        expect(truth(`${left} >= ${right}`)).toBe(1 - (less as number));
        expect(truth(`${left} <= ${right}`)).toBe(1 - (more as number));
        expect(truth(`${left} <> ${right}`)).toBe(1 - (equal as number));
        expect(truth(`${right} > ${left}`)).toBe(less);
      }),
      { numRuns: 200 },
    );
  });

  it("are so on whichever side of the sign they stand", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: -2000, max: 2000 }), (x, parts) => {
        const y = x * (1 + parts * 1e-15);
        for (const op of ["<", "<=", "=", ">=", ">", "<>"]) {
          const told = { ...sketch, inputs: { ...sketch.inputs, x, y } };
          expect(truth(`x - y ${op} 0`, told)).toBe(truth(`x ${op} y`, told));
          expect(truth(`0 ${op} x - y`, told)).toBe(truth(`y ${op} x`, told));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("whole numbers", () => {
  it("are compared to the last unit", () => {
    // Of 16 digits, the last one apart.
    for (const [text, met] of [
      ["m >= 4000000000000001[KRW]", 0],
      ["m < 4000000000000001[KRW]", 1],
      ["cost = 4000000000000001[KRW]", 0],
      ["cost + cost - cost = 4000000000000001[KRW]", 0],
      ["cost - 4000000000000001[KRW] < 0", 1],
      ["whole = 3000000000000001", 0],
      ["whole + 1 = 3000000000000001", 1],
      ["first(year) * 1000000000000 < 2026000000000001", 1],
    ] as const) {
      expect(truth(text), text).toBe(met);
    }
    // A quotient is not known to be whole.
    expect(truth("cost / 1 = 4000000000000001[KRW]")).toBe(1);
  });
});

describe("what is undefined or overflows", () => {
  it("is neither equal nor less", () => {
    for (const text of [
      "1 / zero = 0",
      "1 / zero <= a",
      "a < 1 / zero",
      "big * big > a",
      "a + big * big = a",
      "ln(zero) <> 1",
    ]) {
      expect(truth(text), text).toBeNaN();
    }
  });
});

describe("money beyond what a double counts", () => {
  it("is undefined, and all that rests on it", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const values = evaluate(
      model({
        years: [2026],
        inputs: { x: most, y: 1, z: 0.5 },
        units: { x: "money" },
        metrics: {
          a: "x * y :: money",
          b: "a + a :: money",
          c: "b - a :: money",
          d: "a - (a - a) :: money",
          e: "a + a - a :: money",
          f: "x * (y + y) * z :: money",
          g: "x * (y + y) :: money",
          h: "if(e = a, 1, 2)",
          i: "max(b, 0) :: money",
          j: "(a + a) / a",
          k: "if(a + a > a, 1, 2)",
          l: "if(a + a > 0, 1, 2)",
        },
      }),
    );
    const undefinedValue = [Number.NaN];
    expect(Object.fromEntries(values)).toEqual({
      ...{ a: [most], b: undefinedValue, c: undefinedValue, d: [most], e: undefinedValue, f: [most] },
      ...{ g: undefinedValue, h: undefinedValue, i: undefinedValue },
      // A ratio, and what is weighed against a number, needs no last unit.
      ...{ j: [2], k: undefinedValue, l: undefinedValue },
    });
  });

  it("adds up to the last unit where it is defined, row by row and year by year", () => {
    const size = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer({ min: -1000, max: 1000 }),
      fc.constantFrom(2 ** 52, 2 ** 53 - 1),
    );
    const path = fc.array(size, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(path, path, path, (p, q, r) => {
        const of = model({
          years: [2026, 2027, 2028, 2029],
          members: { f: ["a", "b", "c"] },
          inputs: { "f.a.x": p, "f.b.x": q, "f.c.x": r },
          units: { "f.a.x": "money", "f.b.x": "money", "f.c.x": "money" },
          metrics: {
            "f.*.y": "f.*.x * 1 :: money",
            together: "sum(f.*.y) :: money",
            net: "f.a.y - f.b.y - f.c.y :: money",
            running: "cumulative(net) :: money",
            ever: "total(together) :: money :: single",
          },
        });
        const values = evaluate(of);
        const row = (name: string) => values.get(name) as number[];
        const exact = (value: number | undefined, sum: bigint) => {
          // Undefined as a whole, or right to the last unit.
          if (!Number.isNaN(value)) expect(BigInt(value as number)).toBe(sum);
        };
        const big = (name: string) => row(name).map((value) => BigInt(value));
        const [a, b, c] = ["f.a.y", "f.b.y", "f.c.y"].map(big) as [bigint[], bigint[], bigint[]];
        let run = 0n;
        let sum = 0n;
        for (let t = 0; t < 4; t++) {
          const [x, y, z] = [a[t] as bigint, b[t] as bigint, c[t] as bigint];
          exact(row("together")[t], x + y + z);
          exact(row("net")[t], x - y - z);
          run += x - y - z;
          sum += x + y + z;
          exact(row("running")[t], run);
          if (Number.isNaN(row("net")[t])) expect(row("running").slice(t).every(Number.isNaN)).toBe(true);
        }
        exact(row("ever")[0], sum);
        if (row("together").some(Number.isNaN)) expect(row("ever")).toEqual([Number.NaN]);
      }),
    );
  });
});
