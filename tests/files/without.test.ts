import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readJson } from "../../src/files/json/json.ts";
import { loadProject } from "../../src/files/load.ts";
import { readDefinition } from "../../src/files/readers/model-file.ts";
import { readPlan } from "../../src/files/readers/plan-file.ts";
import { readSources } from "../../src/files/readers/sources-file.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";

const dataDir = fileURLToPath(new URL("../../data", import.meta.url));
const read = (name: string) => readJson(name, readFileSync(`${dataDir}/${name}`, "utf8"));
const { definition } = readDefinition(read("model.json"));
const { sources } = readSources(read("sources.json"));
const plan = JSON.parse(readFileSync(`${dataDir}/korea/plan.json`, "utf8"));

function issuesWith(without: object) {
  const gb300 = { ...plan.parameters["accelerators.gb300.price"], without };
  const changed = { ...plan, parameters: { ...plan.parameters, "accelerators.gb300.price": gb300 } };
  const document = readJson("plan.json", JSON.stringify(changed));
  return readPlan(document, definition as NonNullable<typeof definition>, sources).issues.map(({ id }) => id);
}

const alternative = { value: "$64,000", unit: "USD/GPU", source: "bernstein-2025-10" };

test("what a parameter would be without a project is a parameter again, with its own source", () => {
  expect(issuesWith({ "some-project": alternative })).toEqual([]);
  expect(issuesWith({ "some-project": { ...alternative, source: "nobody" } })).toEqual(["source.unknown"]);
  expect(issuesWith({ "some-project": { ...alternative, value: "64,000원" } })).toEqual(["quantity.unit"]);
  expect(issuesWith({ "Some Project": alternative })).toEqual(["shape.id"]);
  expect(issuesWith({ a: { ...alternative, without: { b: alternative } } })).toEqual(["plan.without-within"]);
});

test("whoever sets the value anew has not asked the project", () => {
  const project = loadProject({ dataDir });
  const settingsWith = (set: readonly string[]) =>
    resolveScenarios(project, { scenarios: [], set, unset: [] }).scenarios[0]?.settings;
  const name = "accelerators.gb300.price";
  expect([...(settingsWith([])?.get(name)?.without?.keys() ?? [])]).toEqual(["us-iren-msft-hw"]);
  expect(settingsWith([`${name} = $80,000`])?.get(name)?.without).toBeUndefined();
});
