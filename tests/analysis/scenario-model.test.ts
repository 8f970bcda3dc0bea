import { expect, test } from "vitest";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { failing, tinyWith } from "../helpers/tiny.ts";

const text = { en: "x", ko: "x" };
const metric = (formula: string) => ({
  formula,
  unit: "1",
  kind: "flow",
  section: "costs",
  label: text,
  about: text,
});

function failingWith(formulas: Readonly<Record<string, string>>) {
  const dataDir = tinyWith({
    "model.json": (json) => {
      for (const [name, formula] of Object.entries(formulas)) json.metrics[name] = metric(formula);
    },
  });
  const project = loadProject({ dataDir });
  const { scenarios } = resolveScenarios(project, { scenarios: [], set: [], unset: [] });
  return failing(() => projectOver(project, scenarios[0] as Scenario));
}

test("of thousands of faults fifty are listed, and the others counted", () => {
  const wrong = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`w${i}`, `q${i} + r${i}`]));
  const { issues } = failingWith(wrong);
  expect(issues).toHaveLength(51);
  expect(issues.at(-1)).toEqual({ id: "issues.more", values: { count: 1950 } });
});

test("a model that is too deep is refused at the formula where it became so", () => {
  // The first figure waits for all the others.
  const deep = Object.fromEntries(
    Array.from({ length: 2000 }, (_, i) => [`d${i}`, i === 1999 ? "1" : `d${i + 1} + 1`]),
  );
  const { ids, issues } = failingWith(deep);
  expect(ids).toEqual(["model.too-large"]);
  expect(issues[0]?.place?.text).toMatch(/d\d+ \+ 1/);
});
