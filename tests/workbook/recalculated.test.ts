import { describe, expect, test } from "vitest";
import { functions } from "../../src/formula/syntax.ts";
import { columns, headRows } from "../../src/workbook/spreadsheet.ts";
import {
  bytesOf,
  compared,
  drawn,
  errorsIn,
  planIn,
  recalculated,
  scenarioOf,
} from "../helpers/recalculated.ts";

/**
 * A workbook holds formulas, and these are evaluated here by HyperFormula: what is written beside them as their results is left out. All
 * scenarios of all plans are held to the same by `npm run test:office`.
 */

const books = [
  ["data/korea", "gpus-100k"],
  ["data/india", "second-phase"],
  // No state budget to divide by.
  ["data/eu", ""],
  // Amounts of 15 digits in cents.
  ["data/canada", "weak-dollar"],
  // Every function of the language, in euros and cents.
  ["tests/fixtures/workbook", ""],
] as const;

describe.each(books)("%s %s", (folder, name) => {
  test("every cell of every metric is what run says, money to its last unit", async () => {
    const project = planIn(folder);
    const scenario = scenarioOf(project, name);
    const bytes = await bytesOf(project, scenario);
    const book = await recalculated(bytes);
    const { cells, money, differ } = compared(project, scenario, book.value);
    expect(differ).toEqual([]);
    expect(cells).toBeGreaterThan(200);
    expect(money).toBeGreaterThan(100);
    expect(book.master()).toBe("OK");
    expect(await errorsIn(bytes)).toEqual(book.errors());
  });
});

test("the plan for every function names each of them", () => {
  const { definition } = planIn("tests/fixtures/workbook");
  const formulas = definition.metrics.map(({ formula }) => formula).join("\n");
  const missing = Object.keys(functions).filter((name) => !new RegExp(`\\b${name}\\(`).test(formulas));
  expect(missing).toEqual([]);
  expect(headRows.index).toBe(5);
});

test("inputs that are typed into it come to the same as set on the command line", async () => {
  const project = planIn("tests/fixtures/workbook");
  const scenario = scenarioOf(project, "");
  const book = await recalculated(await bytesOf(project, scenario));
  const fixed = new Set(["share.a", "share.b", "flag.on", "when.look", "size.zero"]);
  for (const seed of [11, 12, 13, 14, 15, 16]) {
    const draws = drawn(project, scenario, seed, (name) => !fixed.has(name));
    for (const { name, cell } of draws) book.set("Inputs", name, columns.value, cell);
    const changed = scenarioOf(
      project,
      "",
      draws.map(({ set }) => set),
    );
    expect(compared(project, changed, book.value).differ, `seed ${seed}`).toEqual([]);
    expect(draws.length).toBeGreaterThan(20);
  }
});

test("a year that is typed over is that year alone, and inputs that contradict each other are shown on every sheet", async () => {
  const project = planIn("tests/fixtures/workbook");
  const scenario = scenarioOf(project, "");
  const book = await recalculated(await bytesOf(project, scenario));
  book.set("Inputs", "rate.fx", columns.years + 2, 0.95);
  book.set("Inputs", "price.item", columns.years + 1, 20);
  const changed = scenarioOf(project, "", ["rate.fx@2028=0.95", "price.item@2027=20"]);
  expect(compared(project, changed, book.value).differ).toEqual([]);
  expect(book.master()).toBe("OK");
  book.set("Inputs", "share.a", columns.value, 0.9);
  expect(book.master()).toBe("CHECK");
});
