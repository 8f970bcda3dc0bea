import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { spendingParts } from "../../src/commands/report/spending-parts.ts";
import { usesOf } from "../../src/commands/report/uses.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";
import { tiny } from "../helpers/tiny.ts";

const india = loadProject({
  dataDir,
  planFile: fileURLToPath(new URL("../../data/india/plan.json", import.meta.url)),
});

function layersOf(project: Project, names: readonly string[], set: readonly string[] = []) {
  const { scenarios } = resolveScenarios(project, { scenarios: names, set, unset: [] });
  const projections = scenarios.map((scenario: Scenario) => projectOver(project, scenario));
  const spentOn = spendingParts(project, scenarios[0] as Scenario);
  return { projections, uses: usesOf(project, projections, spentOn) };
}

describe.each([
  ["Korea", shipped, shipped.scenarioNames],
  ["India", india, []],
  ["the small plan", tiny, tiny.scenarioNames],
] as const)("%s: layers stacked", (_, project, names) => {
  const { projections, uses } = layersOf(project, names);

  test("come to public uses without the private one, and with it to all uses", () => {
    for (const [scenario, { figures, years }] of projections.entries()) {
      const own = uses.filter((use) => use.scenario === scenario);
      const sum = (t: number, also: boolean) =>
        own.reduce((all, { type, values }) => all + (also || type !== "private" ? (values[t] ?? 0) : 0), 0);
      const named = (name: string) => figures.find((figure) => figure.name === name)?.values;
      for (const t of years.keys()) {
        // Won and paise are whole: the sums are exact but for the last bit of a decimal.
        expect(sum(t, false)).toBeCloseTo(named("uses.public")?.[t] as number, 2);
        const all = named("uses.total")?.[t];
        if (all !== undefined) expect(sum(t, true)).toBeCloseTo(all as number, 2);
      }
    }
  });

  test("are the same ones in the same order in every scenario, and few enough to tell apart", () => {
    const orders = projections.map((_, i) =>
      uses.filter(({ scenario }) => scenario === i).map(({ id }) => id),
    );
    for (const order of orders) expect(order).toEqual(orders[0]);
    expect(orders[0]?.length).toBeLessThanOrEqual(9);
    expect(orders[0]?.at(-1)).toBe("private");
  });
});

test("what nobody is named to pay is a layer of its own", () => {
  const { uses } = layersOf(tiny, ["as-planned"], ["reserve=1조"]);
  expect(uses.find(({ type }) => type === "rest")).toMatchObject({ values: [1e12, 1e12, 1e12], total: 3e12 });
});

test("who pays beside the city is no part of the city's spending", () => {
  const bus = fileURLToPath(new URL("../fixtures/bus/", import.meta.url));
  const project = loadProject({ dataDir, planFile: `${bus}plan.json`, modelFile: `${bus}model.json` });
  const { uses, projections } = layersOf(project, ["as-voted"]);
  const of = (name: string) => projections[0]?.figures.find((figure) => figure.name === name)?.values;
  // tests/fixtures/bus/model.json: city.spending = grants.city + running.cost + bond.service, and the federation pays grants of its own.
  expect(uses.map(({ id, type, label, values }) => [id, type, label?.en, values])).toEqual([
    ["running", "thing", "Running costs", of("running.cost")],
    ["grants", "thing", "City's part of the investment", of("grants.city")],
    ["bond", "thing", "Debt service", of("bond.service")],
    ["private", "private", "Operators' contributions", of("grants.operators")],
  ]);
});

test("a spending that is no sum of what payers bear is drawn as the model's picture of it, or as itself", () => {
  const blank = fileURLToPath(new URL("../../data/templates/blank/", import.meta.url));
  const { definition, ...project } = loadProject({
    ...{ dataDir, planFile: `${blank}plan.json`, modelFile: `${blank}model.json` },
  });
  const idsOf = (pictures: typeof definition.pictures) =>
    layersOf({ ...project, definition: { ...definition, pictures } }, []).uses.map(({ id }) => id);
  expect(idsOf(definition.pictures)).toEqual(["cost.city", "cost.region"]);
  expect(idsOf([{ whole: "cost", parts: ["sites.north.cost"] }])).toEqual(["sites.north.cost", "rest"]);
  expect(idsOf([])).toEqual(["cost"]);
});

test("the small plan by hand: GPUs, two programmes, and what firms pay of one", () => {
  const { uses } = layersOf(tiny, ["as-planned"]);
  const jo = (values: readonly (number | null)[]) => values.map((value) => (value ?? 0) / 1e12);
  expect(uses.map(({ id, values }) => [id, jo(values)])).toEqual([
    ["compute", [1, 2.2, 1.2]],
    ["programmes.data", [1, 2, 1]],
    ["programmes.npu", [1, 2, 1]],
    ["private", [1, 2, 1]],
  ]);
});
