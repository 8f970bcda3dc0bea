import { describe, expect, test } from "vitest";
import type { Projection } from "../../src/analysis/projection/projection.ts";
import { groupsOf } from "../../src/report/payers.ts";
import type { Selection } from "../../src/report/selection.ts";
import { figure } from "../helpers/sample.ts";
import { failing, tiny } from "../helpers/tiny.ts";

const figures = [
  figure("a.firms", [1, 2], { payer: "firms" }),
  figure("a.state", [10, 20], { payer: "state", summary: false }),
  figure("b.state", [100, null], { payer: "state", total: null }),
  figure("c.nobody", [1000, 1000]),
];
const everything: Selection = { metrics: [], groupBy: "payer", otherwise: "summary" };
const projection = (figures: Projection["figures"], currency = tiny.plan.currency) => ({
  ...{ figures, currency, years: [2026, 2027] },
});
const shown = (selection: Selection, of = figures) =>
  groupsOf(projection(of), selection, tiny).figures.map(({ figure, sum }) => [
    figure.name,
    sum,
    figure.values,
  ]);

describe("figures by payer", () => {
  test("in the model's order of payers, each with its sum; all together at the end", () => {
    expect(shown(everything)).toEqual([
      ["a.state", undefined, [10, 20]],
      ["b.state", undefined, [100, null]],
      ["payers.state", "payer", [110, null]],
      ["a.firms", undefined, [1, 2]],
      ["payers.firms", "payer", [1, 2]],
      ["payers", "all", [111, null]],
    ]);
  });

  test("sums of cents are whole cents: 0.1 and 0.2 are 0.3", () => {
    const cents = [
      figure("a.state", [0.1, 1.1], { payer: "state", total: 1.2 }),
      figure("b.state", [0.2, 2.2], { payer: "state", total: 2.4 }),
    ];
    const { figures: grouped } = groupsOf(projection(cents, { code: "USD", decimals: 2 }), everything, tiny);
    const sum = grouped.find(({ figure }) => figure.name === "payers.state")?.figure;
    expect([sum?.values, sum?.total]).toEqual([[0.3, 3.3], 3.6]);
  });

  test("a payer's figures and its sum stand under its own heading", () => {
    const { sections, figures: grouped } = groupsOf(projection(figures), everything, tiny);
    expect(sections.map(({ id }) => id)).toEqual(["state", "firms", "local", ""]);
    expect(grouped.map(({ figure }) => figure.section)).toEqual([
      ...["state", "state", "state"],
      ...["firms", "firms"],
      "",
    ]);
  });

  test("a sum has no digits that its parts have not", () => {
    const dollars = { code: "USD", decimals: 2 };
    const parts = [0.1, 0.2].map((value, i) => figure(`x${i}.y`, [value], { payer: "state" }));
    const { figures: grouped } = groupsOf(projection(parts, dollars), everything, tiny);
    expect(grouped.at(-1)?.figure).toMatchObject({ values: [0.3], total: 0.3 });
  });

  test("what is selected is summed; what nobody pays cannot be", () => {
    expect(shown({ ...everything, metrics: ["a.*"] }).at(-1)).toEqual(["payers", "all", [11, 22]]);
    expect(failing(() => shown({ ...everything, metrics: ["c.nobody", "a.state"] }))).toMatchObject({
      kind: "input",
      issues: [{ id: "report.no-payer", values: { metric: "c.nobody" } }],
    });
    expect(failing(() => shown(everything, figures.slice(3))).ids).toEqual(["report.no-payers"]);
  });
});
