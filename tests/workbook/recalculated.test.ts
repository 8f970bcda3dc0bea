import { describe, expect, test } from "vitest";
import { functions } from "../../src/formula/syntax.ts";
import { headRows } from "../../src/workbook/spreadsheet.ts";
import { bytesOf, compared, planIn, recalculated, scenarioOf } from "../helpers/recalculated.ts";

/**
 * A workbook holds formulas, and these are evaluated here by HyperFormula: what is written beside them as their results is left out. All
 * scenarios of all plans are held to the same by `npm run test:office`.
 */

const books = [
  ["data/korea", "gpus-100k"],
  ["data/india", "second-phase"],
  // Amounts of 15 digits in cents.
  ["data/canada", "weak-dollar"],
  // Every function of the language, in euros and cents.
  ["tests/fixtures/workbook", ""],
] as const;

describe.each(books)("%s %s", (folder, name) => {
  test("every cell of every metric is what run says, money to its last unit", async () => {
    const project = planIn(folder);
    const scenario = scenarioOf(project, name);
    const book = await recalculated(await bytesOf(project, scenario));
    const { cells, money, differ } = compared(project, scenario, book.value);
    expect(differ).toEqual([]);
    expect(cells).toBeGreaterThan(200);
    expect(money).toBeGreaterThan(100);
    expect(book.master()).toBe("OK");
  });
});

test("the plan for every function names each of them", () => {
  const { definition } = planIn("tests/fixtures/workbook");
  const formulas = definition.metrics.map(({ formula }) => formula).join("\n");
  const missing = Object.keys(functions).filter((name) => !new RegExp(`\\b${name}\\(`).test(formulas));
  expect(missing).toEqual([]);
  expect(headRows.index).toBe(5);
});
