import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
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
import { tinyWith } from "../helpers/tiny.ts";

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

test("what is undefined is so in a workbook too, and does not matter where another side decides", async () => {
  const dataDir = tinyWith({
    "model.json": (model) => {
      const unitless = (label: string) => ({ unit: "1", label });
      Object.assign(model.parameters, {
        zero: unitless("Nothing"),
        loss: unitless("All of it"),
        one: unitless("One"),
      });
      const formulas = {
        // A present value at a rate of -100% divides by nothing.
        "u.power": "npv(loss, zero)^zero",
        "u.index": "(one / zero)^index",
        "u.none": "zero^zero",
        "u.rate": "if(any(npv(loss, one) > 0) or one = 1, 1, 2)",
        "u.root": "if(loss^0.5 > 0 or one = 1, 1, 2)",
        "u.over": "if(exp(one * 1000) > 0 and one = 2, 1, 2)",
        // Too little for a whole unit.
        "u.split": "allocate(total(one / 10), abs(zero * index))",
        "u.unsplit": "allocate(total(zero / 10), abs(zero * index))",
      };
      for (const [name, formula] of Object.entries(formulas)) {
        model.metrics[name] = { formula, unit: "1", kind: "rate", section: "costs", label: name, about: "." };
      }
    },
    "tiny/plan.json": (plan) => {
      const value = (each: number) => ({
        value: each,
        source: "ASSUMPTION",
        reason: "as the formulas want it",
      });
      Object.assign(plan.parameters, { zero: value(0), loss: value(-1), one: value(1) });
    },
  });
  const project = loadProject({ dataDir });
  const scenario = scenarioOf(project, "");
  const book = await recalculated(await bytesOf(project, scenario));
  const { years } = scenario;
  const cells = (name: string) => years.map((_, i) => book.value("Model", name, columns.years + i));
  const all = (value: number) => years.map(() => value);
  expect(
    Object.fromEntries(
      ["power", "index", "none", "rate", "root", "over", "split", "unsplit"].map((name) => [
        name,
        cells(`u.${name}`),
      ]),
    ),
  ).toEqual({
    power: all(Number.NaN),
    index: all(Number.NaN),
    none: all(1),
    rate: all(1),
    root: all(1),
    over: all(2),
    split: all(Number.NaN),
    unsplit: all(0),
  });
  expect(compared(project, scenario, book.value).differ).toEqual([]);
});
