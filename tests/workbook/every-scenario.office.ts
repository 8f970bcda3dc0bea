import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { refuseContradictions } from "../../src/analysis/conditions/contradictions.ts";
import { Failure } from "../../src/errors.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { columns } from "../../src/workbook/spreadsheet.ts";
import { edited } from "../helpers/edited-workbook.ts";
import { root } from "../helpers/folders.ts";
import {
  bytesOf,
  compared,
  drawn,
  errorsIn,
  planIn,
  type Recalculated,
  recalculated,
  scenarioOf,
  withoutResults,
} from "../helpers/recalculated.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const plans = readdirSync(join(root, "data"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["schemas", "templates"].includes(entry.name))
  .map(({ name }) => name);
const folders = [...plans.map((plan) => `data/${plan}`), "tests/fixtures/workbook"];
const scenarios = folders.flatMap((folder) =>
  planIn(folder).scenarioNames.map((name) => [folder, name] as const),
);

/** Inputs drawn at once from their ranges: so many workbooks of a plan are changed and recalculated. */
const draws = 50;

/** Undefined where inputs, drawn without regard for each other, contradict each other. */
function changedBy(project: Project, set: readonly string[]): Scenario | undefined {
  const scenario = scenarioOf(project, "", set);
  try {
    refuseContradictions(project, scenario);
    return scenario;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

describe("HyperFormula", () => {
  test.each(scenarios)("%s %s: every cell is what run says", async (folder, name) => {
    const project = planIn(folder);
    const scenario = scenarioOf(project, name);
    const bytes = await bytesOf(project, scenario);
    const book = await recalculated(bytes);
    expect(compared(project, scenario, book.value).differ).toEqual([]);
    expect(book.master()).toBe("OK");
    expect(await errorsIn(bytes)).toEqual(book.errors());
  });

  test.each(["data/korea", "data/india"])(
    `%s: ${draws} sets of inputs typed in are the same as set`,
    async (folder) => {
      const project = planIn(folder);
      const scenario = scenarioOf(project, "");
      const book = await recalculated(await bytesOf(project, scenario));
      const ranged = (name: string) => scenario.settings.get(name)?.range !== undefined;
      let held = 0;
      for (let seed = 1; seed <= draws; seed++) {
        const typed = drawn(project, scenario, seed, ranged);
        for (const { name, cell } of typed) book.set("Inputs", name, columns.value, cell);
        const changed = changedBy(
          project,
          typed.map(({ set }) => set),
        );
        if (changed === undefined) expect(book.master()).toBe("CHECK");
        else {
          expect(compared(project, changed, book.value).differ, `seed ${seed}`).toEqual([]);
          held++;
        }
      }
      expect(held).toBeGreaterThan(draws / 2);
    },
  );
});

const office = spawnSync("soffice", ["--version"]).status === 0;
if (!office) process.stderr.write("soffice is not installed: no workbook is recalculated by LibreOffice\n");

/** What LibreOffice makes of workbooks that have formulas and no results. */
function resultsOf(files: readonly string[], to: string): void {
  const profile = `-env:UserInstallation=file://${join(to, "profile")}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", "xlsx", "--outdir", to, ...files], {
    stdio: "ignore",
  });
}

async function saved(file: string): Promise<Recalculated["value"]> {
  const { sheets } = await readXlsx(readFileSync(file));
  const places = new Map(
    sheets.map(({ name, rows, cells }) => [
      name,
      {
        cells,
        rows: new Map(rows.map((row) => [row[columns.id], row])),
        index: new Map(rows.map((row, i) => [row[columns.id], i])),
      },
    ]),
  );
  return (sheet, id, column) => {
    const place = places.get(sheet);
    const type = place?.cells?.get(`${place.index.get(id)},${column}`)?.type;
    return type === "error" ? Number.NaN : place?.rows.get(id)?.[column];
  };
}

describe.runIf(office)("LibreOffice", () => {
  test.each(folders)("%s: every cell of every scenario is what run says", async (folder) => {
    const at = temporaryFolder();
    mkdirSync(join(at, "saved"));
    const project = planIn(folder);
    const files = new Map<string, string>();
    for (const name of project.scenarioNames) {
      const file = join(at, `${name}.xlsx`);
      writeFileSync(file, await withoutResults(project, scenarioOf(project, name)));
      files.set(name, file);
    }
    resultsOf([...files.values()], join(at, "saved"));
    for (const name of files.keys()) {
      const value = await saved(join(at, "saved", `${name}.xlsx`));
      const scenario = scenarioOf(project, name);
      expect(compared(project, scenario, value, true).differ, name).toEqual([]);
      // LibreOffice says of a logarithm or a root that there is none what Excel says of a text.
      const expected = Object.entries(await errorsIn(await bytesOf(project, scenario))).map(
        ([at, error]) => [at, error === "#NUM!" ? "#VALUE!" : error] as const,
      );
      const errors = await errorsIn(readFileSync(join(at, "saved", `${name}.xlsx`)));
      expect(errors, name).toEqual(Object.fromEntries(expected));
    }
  });

  test.each(["data/korea", "data/india"])(
    `%s: ${draws / 2} files with inputs typed into them are the same as set`,
    async (folder) => {
      const at = temporaryFolder();
      mkdirSync(join(at, "saved"));
      const project = planIn(folder);
      const scenario = scenarioOf(project, "");
      const ranged = (name: string) => scenario.settings.get(name)?.range !== undefined;
      const bytes = await withoutResults(project, scenario);
      const sets = new Map<string, readonly string[]>();
      for (let seed = 1; seed <= draws / 2; seed++) {
        const typed = drawn(project, scenario, seed, ranged);
        const changes = typed.map(({ name, cell }) => ({ row: name, column: columns.value, put: cell }));
        writeFileSync(join(at, `${seed}.xlsx`), await edited(bytes, changes));
        sets.set(
          `${seed}`,
          typed.map(({ set }) => set),
        );
      }
      resultsOf(
        [...sets.keys()].map((seed) => join(at, `${seed}.xlsx`)),
        join(at, "saved"),
      );
      let held = 0;
      for (const [seed, set] of sets) {
        const value = await saved(join(at, "saved", `${seed}.xlsx`));
        const changed = changedBy(project, set);
        if (changed === undefined) continue;
        expect(compared(project, changed, value, true).differ, `seed ${seed}`).toEqual([]);
        held++;
      }
      expect(held).toBeGreaterThan(draws / 4);
    },
  );
});
