import { describe, expect, it } from "vitest";
import { link, linkExpression } from "../../src/model/link.ts";
import { issues, model, type Sketch, sketch } from "../helpers/models/small.ts";

const base: Sketch = {
  members: { f: ["a", "b"], g: ["c"] },
  inputs: {
    won: 5,
    dollars: 3,
    rate: 1400,
    share: 50,
    w: [1, 1, 1],
    n: 2,
    "f.a.x": 1,
    "f.b.x": 2,
    "g.c.x": 3,
    gpus: 7,
    power: 2,
    term: 10,
    opening: 2028,
  },
  units: {
    won: "money",
    dollars: "USD",
    rate: "money/USD",
    share: "%",
    "f.a.x": "money",
    "f.b.x": "money",
    gpus: "GPU",
    power: "MW",
    term: "years",
    opening: "year",
  },
  metrics: {},
};
const ids = (name: string, line: string) => issues({ ...base, metrics: { [name]: line } });

describe("units are checked at load", () => {
  it.each([
    ["won + dollars * rate :: money", []],
    ["won + dollars :: money", ["formula.units-differ"]],
    ["won * dollars :: money", ["formula.result-unit"]],
    ["won / gpus :: money/GPU", []],
    ["power * hours :: GWh", []],
    ["power * index :: GWh", ["formula.result-unit"]],
    ["won * share :: money", []],
    ["won + 0 :: money", []],
    ["won + 1 :: money", ["formula.units-differ"]],
    ["won ^ 2 / won :: money", []],
    ["won ^ n :: money", ["formula.power-unit"]],
    ["2 ^ won", ["formula.exponent-unit"]],
    ["sqrt(won * won) :: money", []],
    ["sqrt(won) :: money", ["formula.root-unit"]],
    ["exp(won / dollars)", ["formula.unitless-wanted"]],
    ["round(won) :: money", []],
    ["round(rate) :: money/USD", ["formula.round-unit"]],
    ["if(won > 0, won, 0) :: money", []],
    ["if(won > dollars, won, 0) :: money", ["formula.units-differ"]],
    ["if(won, won, 0) :: money", ["formula.condition-wanted"]],
    ["won > 0", ["formula.condition-result"]],
    ["(won > 0) + 1", ["formula.number-wanted"]],
    ["if(won > 0, won > 0, 1)", ["formula.branches-differ"]],
    ["5조 + won :: money", ["formula.literal-money"]],
    ["won / 5[money]", ["formula.literal-money"]],
    ["182.7[KRW/kWh] * power * hours :: money", ["formula.literal-money"]],
    ["if(gpus < 50[GPU], 1, 2)", []],
    ["if(gpus < 50, 1, 2)", ["formula.units-differ"]],
    ["power - 500[kW] :: MW", []],
    ["12% * won :: money", []],
    ["3[furlong] * won :: money", ["formula.unknown-unit"]],
    ["npv(share, won) :: money", []],
    ["npv(won, share) :: money", ["formula.unitless-wanted"]],
    ["mean(won) + won :: money", []],
    ["mean(won) :: GPU", ["formula.result-unit"]],
    ["won :: furlong", ["model.unknown-unit"]],
  ])("%s", (line, expected) => {
    expect(ids("m", line)).toEqual(expected);
  });
});

describe("names and shapes", () => {
  it.each([
    ["m", "nothing :: 1", ["formula.unknown-name"]],
    ["m", "f.*.x :: money", ["formula.star-outside"]],
    ["m", "sum(f.*.x) :: money", []],
    ["m", "sum(won) :: money", ["formula.star-wanted"]],
    ["m", "sum(h.*.x) :: money", ["formula.unknown-family"]],
    ["m", "a.b.* :: money", ["formula.star-place"]],
    ["f.*.y", "f.*.x / sum(f.*.x)", []],
    ["f.*.y", "g.*.x", ["formula.star-outside"]],
    ["m", "max(f.*.x) :: money", []],
    ["m", "mean(f.*.x) :: money", []],
    ["m", "mean(f.*.x + g.c.x * won) :: money", []],
    // Of members within each year; over the years of each one what `total` divided by their number is.
    ["m", "mean(f.*.x * w) :: money :: single", ["formula.one-value-wanted"]],
    ["f.*.y", "total(f.*.x * w) / total(1) :: money :: single", []],
    ["m", "mean(w) :: 1 :: single", []],
    ["m", "npv(share, w) :: 1 :: single", []],
    ["m", "npv(w, w)", ["formula.one-value-wanted"]],
    ["m", "f.a.x :: money", []],
    ["m", "f.z.x :: money", ["formula.unknown-name"]],
    ["m", "allocate(won, w) :: money", []],
    ["m", "allocate(won * index, w) :: money", ["formula.one-value-wanted"]],
    ["m", "allocate(rate, w) :: money/USD", ["formula.round-unit"]],
    ["f.*.y", "allocate(won * index, f.*.x) :: money", []],
    ["m", "allocate(won, f.*.x) :: money", ["formula.allocate-family"]],
    ["f.*.y", "waterfall(won, f.*.x, f.*.x) :: money", []],
    ["m", "waterfall(won, f.*.x, f.*.x) :: money", ["formula.waterfall-family"]],
    ["m", "lag(won, n, 0) :: money", []],
    ["m", "lag(won, n + 1, 0) :: money", []],
    ["f.*.y", "lag(f.*.x, max(1, f.*.x / won), 0) :: money", []],
    ["m", "lag(won, total(w), 0) :: money", ["formula.lag-years"]],
    ["m", "lag(won, n + index, 0) :: money", ["formula.lag-years"]],
    ["m", "lag(won, w, 0) :: money", ["formula.one-value-wanted"]],
    ["m", "lag(won, won, 0) :: money", ["formula.unitless-wanted"]],
    ["m", "at(w, 2027)", []],
    ["m", "at(w, year)", ["formula.one-value-wanted"]],
    ["m", "at(w, term)", ["formula.at-year"]],
    ["m", "at(w, term + 1)", ["formula.at-year"]],
    ["m", "at(w, 10)", ["formula.at-year"]],
    ["m", "at(w, first(year) + term)", []],
    ["m", "at(w, 2026 + term)", []],
    ["m", "at(w, opening)", []],
    ["m", "w :: 1 :: single", ["formula.one-value-wanted"]],
    ["m", "total(w) :: 1 :: single", []],
    ["won", "1", ["model.name-twice"]],
  ])("%s = %s", (name, line, expected) => {
    expect(ids(name, line)).toEqual(expected);
  });

  it("says how a bare number is written in the unit of the other side, and that an amount is an input", () => {
    const nextOf = (line: string) => {
      const { definition, instance } = sketch({ ...base, metrics: { m: line } });
      const linked = link(definition, instance);
      return "issues" in linked ? linked.issues.flatMap(({ next = [] }) => next) : [];
    };
    expect(nextOf("if(gpus < 50, 1, 2)")).toEqual([{ id: "next.write", values: { text: "50[GPU]" } }]);
    expect(nextOf("max(2.5, power * hours)")).toEqual([{ id: "next.write", values: { text: "2.5[kWh]" } }]);
    expect(nextOf("won + 1 :: money")).toEqual([{ id: "formula.amount-in-plan" }]);
    expect(nextOf("won + gpus :: money")).toEqual([]);
  });

  it("reports all that is wrong in one go, a family's formula once", () => {
    expect(
      issues({
        ...base,
        metrics: { m: "won + dollars :: money", "f.*.y": "f.*.x + nothing :: money", k: "1 +" },
      }),
    ).toEqual(["formula.unfinished", "formula.units-differ", "formula.unknown-name"]);
  });

  it("makes a figure yearly by what it reads, on through the figures that read it", () => {
    const { figures } = model({
      ...base,
      metrics: { a: "total(w)", b: "a * 2", c: "b * w", d: "c + 1", e: "cumulative(a)", k: "last(d)" },
    });
    expect([...figures.values()].map((figure) => figure.yearly)).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it("takes requirements that are conditions only", () => {
    expect(issues({ ...base, metrics: {}, requirements: { r: "won" } })).toEqual(["formula.not-condition"]);
    expect(issues({ ...base, metrics: {}, requirements: { "f.*.r": "f.*.x > 0" } })).toEqual([]);
  });
});

describe("a user's condition", () => {
  const of = model({ ...base, metrics: { m: "won * w :: money" } });
  const found = (text: string) => {
    const linked = linkExpression(of, text);
    return "issues" in linked ? linked.issues.map((issue) => issue.id) : linked.checked.type;
  };
  it("may carry amounts and units, checked like all else", () => {
    expect(found("any(m < -5조)")).toBe("condition");
    expect(found("any(m < 5[kW])")).toEqual(["formula.units-differ"]);
    expect(found("gpus >= 10만[GPU]")).toBe("condition");
    expect(found("rate > 1,400")).toEqual(["formula.units-differ"]);
    expect(found("m >")).toEqual(["formula.unfinished"]);
  });
});

describe("reductions over members inside one another", () => {
  const members = { f: Array.from({ length: 300 }, (_, i) => `m${i}`) };
  const inputs = Object.fromEntries(members.f.map((member) => [`f.${member}.a`, 1]));

  it("are checked once each, and not for every member of the outer one", () => {
    const nested = (depth: number): string => (depth === 0 ? "f.*.a" : `sum(f.*.a * ${nested(depth - 1)})`);
    expect(issues({ members, inputs, metrics: { x: nested(20) } })).toEqual([]);
  });

  it("are shared by the members of the family whose formula they stand in", () => {
    const many = Array(150).fill("sum(f.*.a)").join(" + ");
    expect(issues({ members, inputs, metrics: { "f.*.x": many } })).toEqual([]);
  });

  it("report what is wrong in each formula that has it", () => {
    const wrong = "sum(f.*.a + sum(f.*.b))";
    expect(issues({ members, inputs, metrics: { x: wrong, y: wrong } })).toEqual([
      "formula.unknown-name",
      "formula.unknown-name",
    ]);
  });
});
