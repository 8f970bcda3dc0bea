import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, readSetting, writeSetting } from "../../src/plan/settings/grammar.ts";

const spanned = (text: string) => {
  const read = readSetting(text);
  if ("malformed" in read) return read.malformed.id;
  const { spans: _spans, text: _text, ...change } = read;
  return change;
};

test.each<[string, Partial<Change>]>([
  ["x=5", { path: "x", op: "=", value: "5" }],
  ["  funding.private = 50조  ", { path: "funding.private", op: "=", value: "50조" }],
  ["x*=0.8", { path: "x", op: "*=", value: "0.8" }],
  ["x += -5조", { path: "x", op: "+=", value: "-5조" }],
  ["x.*=5", { path: "x.*", op: "=", value: "5" }],
  ["x.**=5", { path: "x.*", op: "*=", value: "5" }],
  ["*.gb300.price = $76k", { path: "*.gb300.price", op: "=", value: "$76k" }],
  ["x@2028=5", { path: "x", years: { from: 2028, to: 2028 }, op: "=", value: "5" }],
  ["x@2028..=5", { path: "x", years: { from: 2028, to: undefined }, op: "=", value: "5" }],
  ["x @ ..2028 = 5", { path: "x", years: { from: undefined, to: 2028 }, op: "=", value: "5" }],
  ["x@2027..2029*=80%", { path: "x", years: { from: 2027, to: 2029 }, op: "*=", value: "80%" }],
  ["x=[1,2, 3]", { path: "x", op: "=", value: ["1", "2", "3"] }],
  ["x=[5]", { path: "x", op: "=", value: ["5"] }],
  ["x=50조[40조..60조]", { path: "x", op: "=", value: "50조", range: { low: "40조", high: "60조" } }],
  ["x = 0.8 [0.5..1.2]", { path: "x", op: "=", value: "0.8", range: { low: "0.5", high: "1.2" } }],
  ["x=[1,2] [0.9 .. 1.1]", { path: "x", op: "=", value: ["1", "2"], range: { low: "0.9", high: "1.1" } }],
  ["gpu-count=1", { path: "gpu-count", op: "=", value: "1" }],
])("%j is read", (text, change) => {
  expect(spanned(text)).toEqual(change);
});

test("thousands of spaces are read, or refused, at once", () => {
  const spaces = " ".repeat(3900);
  for (const text of [
    `x=1${spaces}y`,
    `x=${spaces}1`,
    `x=[1]${spaces}z`,
    `x=1 [${spaces}1..2${spaces}`,
    `x=1[a${spaces}b]`,
  ])
    readSetting(text);
  expect(spanned(`x=1${spaces}[1..${spaces.slice(99)}2]`)).toBe("set.too-long");
  expect(spanned(`x=1${spaces}`)).toEqual({ path: "x", op: "=", value: "1" });
  expect(spanned(`x${spaces}=1`)).toBe("set.malformed");
  expect(spanned(`x@${spaces}=1`)).toBe("set.malformed");
});

test.each([
  ["", "set.no-operator"],
  ["compute.target", "set.no-operator"],
  ["compute.target 100", "set.no-operator"],
  ["=5", "set.malformed"],
  ["a..b=5", "set.malformed"],
  ["a b=5", "set.malformed"],
  ["x*y=5", "set.malformed"],
  ["x-=5", "set.operator"],
  ["x/=2", "set.operator"],
  ["x=", "set.no-value"],
  ["x= ", "set.no-value"],
  ["x@=5", "set.years"],
  ["x@..=5", "set.years"],
  ["x@2029..2027=5", "years.backwards"],
  ["x@28=5", "set.years"],
  ["x=[40..60]", "set.range-alone"],
  ["x= [40..60] ", "set.range-alone"],
  ["x=5[40]", "set.range"],
  ["x=5[..60]", "set.range"],
  ["x=5[40..60", "set.brackets"],
  ["x=5[40..60]]", "set.brackets"],
  ["x=[1,2][3..4][5..6]", "set.brackets"],
  ["x=5[40..60]조", "set.brackets"],
  ["x*=5[4..6]", "set.range-operator"],
  ["x+=[1,2]", "set.list-operator"],
  ["x=[]", "set.list"],
  ["x=[1,,2]", "set.list"],
  ["x=[1,000,2,000]", "set.list"],
  [`x=${"1".repeat(5000)}`, "set.too-long"],
])("%j is malformed: %s", (text, id) => {
  expect(spanned(text)).toBe(id);
});

test("parts know where they stand", () => {
  const read = readSetting(" fx.usd@2027.. =  1,500 [0.9..1.1]") as Change;
  const part = (of: keyof Change["spans"]) => read.text.slice(read.spans[of].from, read.spans[of].to);
  expect([part("path"), part("years"), part("value"), part("range")]).toEqual([
    ...["fx.usd", "@2027..", "1,500", "[0.9..1.1]"],
  ]);
});

describe("laws", () => {
  const segment = fc.oneof(fc.constant("*"), fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/));
  const quantity = fc.oneof(
    fc.constantFrom("5조", "$76k", "12%", "182.7 KRW/kWh", "-3", "1조 4,600억"),
    fc.integer({ min: -1e6, max: 1e6 }).map(String),
  );
  const year = fc.integer({ min: 1900, max: 2200 });
  const plain = { path: fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(".")) };
  const years = fc.oneof(
    year.map((from) => ({ from, to: from })),
    year.map((from) => ({ from, to: undefined })),
    year.map((to) => ({ from: undefined, to })),
    fc.tuple(year, year).map((pair) => ({ from: Math.min(...pair), to: Math.max(...pair) })),
  );
  const noCommas = quantity.filter((text) => !text.includes(","));
  const setting = fc.oneof(
    fc.record({ ...plain, op: fc.constantFrom("*=" as const, "+=" as const), value: quantity }),
    fc.record({ ...plain, years, op: fc.constant("=" as const), value: quantity }),
    fc.record({
      ...plain,
      op: fc.constant("=" as const),
      value: fc.oneof(quantity, fc.array(noCommas, { minLength: 1, maxLength: 6 })),
      range: fc.record({ low: quantity, high: quantity }),
    }),
  );

  test("what is written reads back", () => {
    fc.assert(
      fc.property(setting, (change) => {
        expect(spanned(writeSetting(change))).toEqual(change);
      }),
    );
  });

  test("thousands in a list stand without commas, which end a value there", () => {
    const value = ["1,642.8 KRW/USD", "1,000,000 KRW/USD", "0.5"];
    expect(writeSetting({ path: "x", op: "=", value })).toBe("x = [1642.8 KRW/USD, 1000000 KRW/USD, 0.5]");
  });

  test("whatever the text, it is a change or malformed", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("x", ".", "*", "=", "+", "@", "2028", "..", "[", "]", ",", "5조", " ", "-"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const read = readSetting(written);
        const spans = "malformed" in read ? [read.malformed.span] : Object.values(read.spans);
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(written.length);
          expect(from).toBeLessThanOrEqual(to);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
