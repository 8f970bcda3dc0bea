import { expect, test } from "vitest";
import type { Failure } from "../../src/errors.ts";
import type { Project } from "../../src/plan/types.ts";
import { worstYear } from "../../src/report/rows.ts";
import { select } from "../../src/report/selection.ts";
import { figure } from "../helpers/sample.ts";

test("the worst year is the lowest or the highest, as the model says which is worse", () => {
  const low = { worse: "low" } as const;
  const high = { worse: "high" } as const;
  expect(worstYear(figure("funding.public", [5, 3, 4], low))).toBe(1);
  expect(worstYear(figure("balance", [5, -3, 4], low))).toBe(1);
  expect(worstYear(figure("compute.cost", [5, 3, 9], high))).toBe(2);
  expect(worstYear(figure("balance.gap", [0, 3, 1], high))).toBe(1);
  expect(worstYear(figure("compute.cost", [5, 5, 5], high))).toBeUndefined();
  expect(worstYear(figure("compute.cost", [null, 5, null], high))).toBeUndefined();
  expect(worstYear(figure("compute.cost", [9, 9, null, 1], high))).toBe(0);
  expect(worstYear(figure("macro.gdp", [5, 6, 7], { kind: "rate", ...high }))).toBeUndefined();
  expect(worstYear(figure("balance.short", [2028, 2029], { kind: "single", ...high }))).toBeUndefined();
});

test("where the model does not say which is worse, no year is the worst", () => {
  expect(worstYear(figure("saved.against.diesel", [1, 2.06, 1.4]))).toBeUndefined();
});

test("years a won apart are alike: the earliest of them is the worst", () => {
  const parts = [21_666_666_666_667, 30e12, 21_666_666_666_666];
  expect(worstYear(figure("funding.private", parts, { worse: "low" }))).toBe(0);
});

test("a stock that has only got better since its first year has no worst one, unless it began below zero", () => {
  const left = (values: number[]) =>
    worstYear(figure("balance.left", values, { kind: "stock", worse: "low" }));
  const owed = (values: number[]) => worstYear(figure("loans", values, { kind: "stock", worse: "high" }));
  expect(left([1.92, 5, 7.62])).toBeUndefined();
  expect(left([1.92, -2, 7.62])).toBe(1);
  expect(left([-3, -1, 2])).toBe(0);
  expect(owed([0, 4, 9])).toBe(2);
  expect(owed([9, 4, 0])).toBeUndefined();
});

const definition = {
  sections: new Map([
    ["a", { en: "A", ko: "A" }],
    ["b", { en: "B", ko: "B" }],
  ]),
  parameters: [{ name: "a.*.price" }],
  metrics: [{ summary: true }],
};
const project = { definition, suggestions: () => [] } as unknown as Project;
const figures = [
  figure("a.one.cost", [1]),
  figure("a.two.cost", [1], { summary: false }),
  figure("b.total", [1]),
];
const names = (metrics: string[], section?: string, otherwise: "summary" | "all" = "summary") =>
  select(figures, { metrics, section, otherwise }, project).map(({ name }) => name);

test("figures are chosen by name, by section, or as the format has it", () => {
  expect(names([])).toEqual(["a.one.cost", "b.total"]);
  expect(names([], undefined, "all")).toEqual(["a.one.cost", "a.two.cost", "b.total"]);
  expect(names(["b.total", "a.*.cost"])).toEqual(["a.one.cost", "a.two.cost", "b.total"]);
  expect(names([], "b")).toEqual(["b.total"]);
  expect(names(["a.two.cost"], "b")).toEqual(["a.two.cost", "b.total"]);
  expect(names([], "all")).toHaveLength(3);
});

test("a star is one whole segment, and what means nothing is an error", () => {
  const failure = (metrics: string[], section?: string) => {
    try {
      names(metrics, section);
    } catch (error) {
      return (error as Failure).issues.map(({ id }) => id);
    }
  };
  expect(failure(["*"])).toEqual(["report.no-metric"]);
  expect(failure(["a.t*.cost", "b.totl"], "c")).toEqual([
    "report.no-metric",
    "report.no-metric",
    "report.no-section",
  ]);
  expect(failure(["a.one.price"])).toEqual(["report.parameter"]);
});
