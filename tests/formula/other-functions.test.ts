import { expect, test } from "vitest";
import { insteadOf } from "../../src/formula/other-functions.ts";
import { facts } from "../helpers/facts.ts";

const instead = (name: string, formula: string) => ({ id: "formula.instead", values: { name, formula } });
const recipes = { id: "next.see", values: { command: "baekjo help formulas" } };
const meant = (names: string) => ({ id: "next.did-you-mean", values: { names } });

test("a function that people know from elsewhere is said in formulas of the language", () => {
  facts<unknown>(insteadOf, {
    avg: [instead("avg", "mean(x), mean(family.*.x)")],
    AVERAGE: [instead("AVERAGE", "mean(x), mean(family.*.x)")],
    평균: [instead("평균", "mean(x), mean(family.*.x)")],
    mod: [instead("mod", "x - n * floor(x / n)")],
    log10: [instead("log10", "ln(x) / ln(10)")],
    // There is more to say of these.
    irr: [instead("irr", "baekjo solve 'npv(rate, x) = 0' --by rate"), recipes],
    SLN: [instead("SLN", "x / life"), recipes],
  });
});

test("and a slip of one that it has as that one", () => {
  facts<unknown>(insteadOf, {
    SUM: [meant("sum")],
    If: [meant("if")],
    cumulativ: [meant("cumulative")],
    waterfal: [meant("waterfall")],
    qqqqqqqq: [],
  });
  expect(insteadOf("lowets")).toEqual([meant("lowest")]);
});
