/** A plan and a model of another field and country, which share no name with what ships: its figures, and every command on it. */

import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { type Asked, everyCommand, planless } from "../helpers/every-command.ts";
import { root } from "../helpers/folders.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be changed has no type
type Json = any;

const bus = join(root, "tests/fixtures/bus");
const read = (file: string): Json => JSON.parse(readFileSync(file, "utf8"));
const worked = read(join(bus, "figures.json"));

describe("the figures of the bus programme", () => {
  test("are those of an independent program in another language, each year to the cent", () => {
    const project = loadProject({ dataDir, planFile: join(bus, "plan.json") });
    const [scenario] = resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios;
    const { figures, years } = projectOver(project, scenario as Scenario);
    expect(years).toEqual(worked.years);
    expect(figures.map(({ name }) => name).sort()).toEqual(Object.keys(worked.figures).sort());
    for (const { name, unit, kind, values, total } of figures) {
      const found = kind === "single" ? [total] : values;
      // Money is whole in cents, and what is counted is exact; GWh and what is per km are doubles.
      const digits = (value: number | null) =>
        value === null || unit === "EUR" || Number.isInteger(value) ? value : Number(value.toPrecision(12));
      expect([name, found.map(digits)]).toEqual([name, worked.figures[name].map(digits)]);
    }
  });

  const python = spawnSync("python3", ["--version"]).status === 0;
  test.runIf(python)("are what python3 works out now", () => {
    const { stdout } = spawnSync("python3", [join(bus, "figures.py")], { encoding: "utf8" });
    expect(JSON.parse(stdout)).toEqual(worked);
  });
});

/** What is of the plans that ship, and of nobody else. */
const theirs = (() => {
  const model = read(join(bus, "model.json"));
  const own = new Set([...Object.keys(model.metrics), ...Object.keys(model.parameters)]);
  const { definition, scenarioNames, sources } = shipped;
  const names = [...definition.metrics, ...definition.parameters, ...definition.requirements].flatMap(
    ({ name }) => (name.includes(".") && !own.has(name) ? [name] : []),
  );
  const ids = [...scenarioNames, ...sources.keys()].filter((id) => id.includes("-"));
  const all = [...names, ...ids, ...definition.families.keys()];
  const escaped = all.map((name) => name.replaceAll(/[.*]/g, "\\$&"));
  return new RegExp(`(?<![\\w.-])(?:${escaped.join("|")})(?![\\w-])`, "g");
})();
const words =
  /Korea(?!n\b)|korea|한국|South|\bwon\b|₩|KRW|GPU|100T\b|100 trillion|100조|(?:^|[\s\d조억만])원(?![가-힣])|accelerator|가속기|\{member\}/g;

function foreign(text: string): string[] {
  return [...new Set([...(text.match(theirs) ?? []), ...(text.match(words) ?? [])])];
}

const asked: Asked = {
  ...{ base: "as-voted", scenario: "late-depot", metric: "city.spending", year: 2029 },
  ...{ input: "bond.amount", value: "40M", axis: "bond.amount=20M..60M/3", condition: "all(city.left >= 0)" },
};

/** Every command on the plan in a folder, in both languages: what was wrong with any, by its id. */
async function wrongOn(folder: string, refused: Readonly<Record<string, number>>, about = asked) {
  const run = (args: readonly string[]) => baekjo(args, { cwd: folder, env: { BAEKJO_PLAN: "." } });
  const lines = await everyCommand(about, run, temporaryFolder());
  const wrong: Record<string, unknown> = {};
  for (const [id, args] of lines) {
    if (planless.has(args[0] as string) && args[0] !== "merge") continue;
    for (const language of ["en", "ko"]) {
      const { out, err, code } = await run([...args, "--lang", language]);
      const found = foreign(out + err);
      const expected = refused[id] ?? 0;
      // A workbook is written to its file alone.
      const silent = expected === 0 && out.trim() === "" && args[0] !== "export";
      if (code === expected && found.length === 0 && !silent) continue;
      wrong[`${id} ${language}`] = { code, found, ...(silent ? { silent } : {}), err: err.slice(0, 300) };
    }
  }
  return wrong;
}

/** A copy with files changed, or without some of them. */
function changed(changes: Readonly<Record<string, (json: Json) => void>>, without: readonly string[] = []) {
  const folder = temporaryFolder();
  cpSync(bus, folder, { recursive: true, filter: (file) => !without.some((name) => file.endsWith(name)) });
  for (const [name, change] of Object.entries(changes)) {
    const json = read(join(folder, name));
    change(json);
    writeFileSync(join(folder, name), JSON.stringify(json, null, 2));
  }
  return folder;
}

describe("the program names nothing of the plans that ship", () => {
  const { definition, scenarioNames, sources, plan } = shipped;
  const names = [...definition.metrics, ...definition.parameters, ...definition.requirements].map(
    ({ name }) => name,
  );
  const dotted = [
    ...names.filter((name) => name.includes(".")),
    ...scenarioNames,
    ...sources.keys(),
    plan.id,
  ];
  const escaped = dotted.map((name) => name.replaceAll(/[.*]/g, "\\$&"));
  const theirs = new RegExp(`(?<![\\w.-])(?:${escaped.join("|")})(?![\\w-]|\\.[a-z*])`, "g");
  // The model that init makes of a table calls its lines so, as anybody may.
  const families = [...definition.families.keys()].filter((family) => family !== "programmes");
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter(
    // Examples are there to be pasted, and name what ships in one place.
    (file) => file.endsWith(".ts") && file !== "messages/example-names.ts",
  );

  test.each(files)("%s", (file) => {
    const code = readFileSync(join(root, "src", file), "utf8")
      .replaceAll(/\/\*[\s\S]*?\*\//g, "")
      .replaceAll(/^\s*\/\/.*$/gm, "");
    expect(code.match(theirs) ?? []).toEqual([]);
    expect(families.filter((family) => code.includes(`"${family}"`) || code.includes(`"${family}.`))).toEqual(
      [],
    );
  });
});

describe("every command, in both languages, meets no word of another country", () => {
  test("on the plan as it is", async () => {
    expect(await wrongOn(changed({}), { backtest: 3, "backtest json": 3, "check assert": 1 })).toEqual({});
  });

  test("on a plan and a model that say nothing that they need not", async () => {
    const folder = changed(
      {
        "model.json": (model) => {
          for (const key of ["headline", "pictures", "synonyms", "payers"]) delete model[key];
          for (const metric of Object.values<Json>(model.metrics)) {
            for (const key of ["summary", "worse", "payer", "lever"]) delete metric[key];
          }
        },
        "plan.json": (plan) => {
          for (const key of ["tax", "alternatives", "synonyms", "about"]) delete plan[key];
        },
      },
      ["checks.json", "actuals.json"],
    );
    const refused = {
      ...{
        "run payers": 3,
        "check assert": 1,
        backtest: 3,
        "backtest json": 3,
        track: 5,
        "track chart": 5,
        "track json": 5,
      },
      ...{ check: 5, "check json": 5, "check junit": 5, "check github": 5 },
    };
    expect(await wrongOn(folder, refused)).toEqual({});
  });
});
