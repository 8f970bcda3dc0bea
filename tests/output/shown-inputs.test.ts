import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inputValue } from "../../src/analysis/projection/displayed.ts";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { listReport } from "../../src/commands/list/report.ts";
import { listPage } from "../../src/commands/list/view.ts";
import { runReport } from "../../src/commands/run/report.ts";
import { runView } from "../../src/commands/run/view.ts";
import { loadProject } from "../../src/files/load.ts";
import { readUnit, type Unit } from "../../src/formula/units.ts";
import type { Language } from "../../src/output/formats.ts";
import { json } from "../../src/output/json-writer.ts";
import { quantity } from "../../src/output/numbers/quantity.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { readAxis } from "../../src/plan/settings/axis.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import type { Selection } from "../../src/report/selection.ts";
import { root } from "../helpers/folders.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

/** The shipped plan with inputs stated in units that are not the model's, of the same amounts. */
function restated(): Project {
  const folder = temporaryFolder();
  const plan = JSON.parse(readFileSync(join(dataDir, "korea/plan.json"), "utf8"));
  const state = (name: string, value: number | string, unit: string) => {
    const { range: _, without: __, ...rest } = plan.parameters[name];
    plan.parameters[name] = { ...rest, value, unit };
  };
  state("accelerators.h200.power", 1470, "W/GPU");
  state("energy.price", "182,700", "KRW/MWh");
  state("hosting.own.capex", "$11,500", "USD/kW");
  state("compute.life", 60, "months");
  state("loans.term", 120, "months");
  state("hosting.load", 0.65, "1");
  state("hosting.paid.rate", "$1,836", "USD/kW/year");
  const file = join(folder, "plan.json");
  writeFileSync(file, JSON.stringify(plan));
  return loadProject({ dataDir, planFile: file });
}

const projects: Readonly<Record<string, Project>> = {
  korea: shipped,
  india: loadProject({ dataDir, planFile: join(dataDir, "india/plan.json") }),
  restated: restated(),
  "a small country's": loadProject({ dataDir, planFile: join(root, "tests/fixtures/other-country.json") }),
};

const scenarioOf = (project: Project, set: readonly string[] = []) =>
  resolveScenarios(project, { scenarios: [], set, unset: [] }).scenarios[0] as Scenario;

/** What `run --json --section all` writes of a scenario, without what says how it was requested. */
function documentOf(project: Project, scenario: Scenario): string {
  const selection: Selection = { metrics: [], section: "all", otherwise: "all" };
  const projection = projectOver(project, scenario);
  const report = runReport(project, scenario, projection, selection, { version: "0" }, false);
  const { scenarios, ...document } = JSON.parse(json(report, runView));
  return JSON.stringify(document);
}

const valuesOf = ({ settings }: Scenario) =>
  Object.fromEntries(
    [...settings].map(([name, { value }]) => [name, typeof value === "number" ? value : [...value]]),
  );

/** A part that is the rest says so behind its number. */
const withoutRemark = (cell: string) => cell.replace(/ \((?:the rest|나머지)\)$/, "");

const report = (project: Project) =>
  listReport(project, "inputs", undefined, () => [scenarioOf(project)], { version: "0" } as never);

/** Each input with what a list shows of it, as a setting of its own: for a path, one for each year. */
function settingsOf(project: Project, textOf: (value: number, unit: string) => string): string[] {
  const { years } = scenarioOf(project);
  return report(project).items.flatMap(({ name, value, unit }) =>
    Array.isArray(value)
      ? value.flatMap((one, i) => (one === null ? [] : [`${name}@${years[i]}=${textOf(one, String(unit))}`]))
      : [`${name}=${textOf(value as number, String(unit))}`],
  );
}

describe.each(Object.entries(projects))("the plan %s", (_, project) => {
  const counts = project.definition.counts;

  test.each<[string, (value: number, unit: string) => string]>([
    ["the number that JSON and CSV show, bare", (value) => String(value)],
    ["the same with the unit that they show", (value, unit) => `${value} ${unit}`],
    ["what an English table shows", (value, unit) => quantity(value, unit)],
    ["what a Korean table shows", (value, unit) => quantity(value, unit, { language: "ko", counts })],
  ])("setting each input to %s changes no input", (_, textOf) => {
    expect(valuesOf(scenarioOf(project, settingsOf(project, textOf)))).toEqual(valuesOf(scenarioOf(project)));
  });

  test.each(["en", "ko"] as const)(
    "the table of inputs, in %s, reads back cell by cell",
    (language: Language) => {
      const { parts } = listPage(report(project), { language } as never, 200);
      const rows = parts.flatMap((part) => ("rows" in part ? part.rows : []));
      const settings = rows.flatMap((row) => {
        const [name, value] = "title" in row ? [] : row.map(({ text }) => text);
        return name === undefined || value === undefined || /…|\/ /.test(value)
          ? []
          : [`${name}=${withoutRemark(value)}`];
      });
      expect(settings.length).toBeGreaterThan(100);
      const paths = new Set(
        [...scenarioOf(project).settings]
          .filter(([, { value }]) => typeof value !== "number")
          .map(([name]) => name),
      );
      const single = settings.filter((text) => !paths.has(text.split("=")[0] as string));
      expect(valuesOf(scenarioOf(project, single))).toEqual(valuesOf(scenarioOf(project)));
    },
  );

  test("setting every input to what is shown changes no figure", () => {
    const figures = (set: readonly string[]) =>
      projectOver(project, scenarioOf(project, set)).figures.map(({ name, values }) => [name, values]);
    expect(figures(settingsOf(project, (value, unit) => quantity(value, unit)))).toEqual(figures([]));
  });

  test.each<[string, (value: number, unit: string) => string]>([
    ["the number that JSON shows, bare", (value) => String(value)],
    ["what a table shows", (value, unit) => quantity(value, unit)],
  ])("setting every input to %s changes no byte of all figures but the head", (_, textOf) => {
    const untouched = documentOf(project, scenarioOf(project));
    const settings = settingsOf(project, textOf);
    // All together, where no part of a whole is left to be the rest; and a few at a time, where one is.
    const some = Array.from({ length: 6 }, (_, k) => settings.filter((_, i) => i % 6 === k));
    for (const set of [settings, ...some]) {
      expect(documentOf(project, scenarioOf(project, set)) === untouched, set.join(" ")).toBe(true);
    }
  });

  test("setting one input alone to the number shown changes no input", () => {
    const untouched = JSON.stringify(valuesOf(scenarioOf(project)));
    const changing = settingsOf(project, (value, unit) => quantity(value, unit)).filter(
      (set) => JSON.stringify(valuesOf(scenarioOf(project, [set]))) !== untouched,
    );
    expect(changing).toEqual([]);
  });

  test("an axis has the input's own value where it is shown", () => {
    for (const { name, value } of report(project).items) {
      if (typeof value !== "number") continue;
      const axis = readAxis(`${name}=[${value}]`, "--vary", project);
      const scenario = scenarioOf(project);
      expect(axis.settingsAt(scenario, 0).get(String(name))?.value, String(name)).toBe(
        scenario.settings.get(String(name))?.value,
      );
    }
  });

  test("explain shows what the list shows", () => {
    const scenario = scenarioOf(project);
    for (const { name, value } of report(project).items) {
      const setting = scenario.settings.get(String(name));
      if (setting !== undefined) expect(inputValue(setting, scenario), String(name)).toEqual(value);
    }
  });
});

test("in which unit a plan states an input changes no figure", () => {
  const figures = (project: Project) =>
    projectOver(project, scenarioOf(project)).figures.map(({ values }) => values);
  const restatedFigures = figures(projects.restated as Project);
  expect(restatedFigures).toEqual(figures(shipped));
});

test("months are months, in every way to set them", () => {
  const value = (set: string) => scenarioOf(shipped, [set]).settings.get("compute.delay")?.value;
  expect(value("compute.delay=6")).toBe(0.5);
  expect(value("compute.delay=0.5 years")).toBe(0.5);
  expect(value("compute.delay+=12")).toBe(1);
  const { unit } = readUnit("months", shipped.context) as { unit: Unit };
  const axis = readAxis("compute.delay=[0,6,12]", "--vary", shipped);
  expect(axis.unit).toBe(unit.text);
  expect([0, 1, 2].map((i) => axis.settingsAt(scenarioOf(shipped), i).get("compute.delay")?.value)).toEqual([
    0, 0.5, 1,
  ]);
});
