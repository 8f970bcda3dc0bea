import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder } from "../helpers/tiny.ts";
import { faultsOf } from "../helpers/xlsx-package.ts";

const folder = temporaryFolder();
const file = join(folder, "plan.xlsx");

describe("a workbook is what the standard says, in every part", () => {
  test.each([
    ["korea", "en"],
    ["india", "ko"],
    ["uk", "en"],
    [join(root, "tests/fixtures/workbook"), "ko"],
  ])("%s in %s", async (plan, lang) => {
    const { code, err } = await baekjo(["export", "--plan", plan, "--lang", lang, "-o", file]);
    expect([code, err]).toEqual([0, ""]);
    expect(faultsOf(readFileSync(file))).toEqual([]);
  });
});

test("so it is whatever the texts of a scenario hold, and they come out as they went in", async () => {
  const text = 'a & b <c> "d" _x0041_ ]]> =1+1 😀';
  const scenario = join(folder, "odd.json");
  const why = `${text} ${"long ".repeat(380)}`;
  writeFileSync(
    scenario,
    JSON.stringify({
      format: "baekjo/scenario/1",
      label: { en: text, ko: text },
      why: { en: why, ko: why },
      source: "ASSUMPTION",
      set: ["fx.usd = 1500"],
    }),
  );
  const { code, err } = await baekjo(["export", scenario, "-o", file]);
  expect([code, err]).toEqual([0, ""]);
  expect(faultsOf(readFileSync(file))).toEqual([]);
  const { sheets } = await readXlsx(readFileSync(file));
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  expect(cells).toContain(text);
});

test("what is undefined has an error beside its formula, and every other formula a result", async () => {
  await baekjo(["export", "--plan", "korea", "-o", file]);
  const { sheets } = await readXlsx(readFileSync(file), { readStyles: true });
  const cells = sheets.flatMap(({ cells = new Map() }) => [...cells.values()]);
  const formulas = cells.filter(({ formula }) => formula !== undefined);
  expect(formulas.filter(({ formulaResult, value }) => (formulaResult ?? value ?? null) === null)).toEqual(
    [],
  );
  const errors = formulas.filter(({ formulaResult, value }) => (formulaResult ?? value) === "#N/A");
  expect(errors.length).toBeGreaterThan(0);
});

test("the pictures of the model are charts of Summary, of cells with the years asked about", async () => {
  await baekjo(["export", "--plan", "korea", "--years", "2027..2029", "--lang", "ko", "-o", file]);
  const { sheets } = await readXlsx(readFileSync(file));
  const charts = sheets.flatMap(({ name, charts = [] }) => charts.map((chart) => ({ on: name, ...chart })));
  const { pictures } = JSON.parse(readFileSync(join(root, "data/model.json"), "utf8"));
  expect(charts.map(({ on, kinds }) => [on, kinds])).toEqual(
    (pictures as unknown[]).map(() => ["Summary", ["bar"]]),
  );
  for (const [i, { series = [] }] of charts.entries()) {
    const ids = series.map(({ valuesRef = "" }) => {
      const [, sheet, from, row, to] = /^(\w+)!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$\3$/.exec(valuesRef) ?? [];
      const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
      const years = [from, to].map((letter) => rows[3]?.[(letter?.charCodeAt(0) ?? 0) - 65]);
      expect(years).toEqual([2027, 2029]);
      return rows[Number(row) - 1]?.[0];
    });
    expect(ids).toEqual([pictures[i].whole, pictures[i].line]);
  }
});
