import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { columns, functionNames, headRows, sheetNames } from "../../src/workbook/spreadsheet.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { bytesOf, scenarioOf } from "../helpers/recalculated.ts";
import { temporaryFolder, tiny } from "../helpers/tiny.ts";

const folder = temporaryFolder();
const small = ["--plan", join(root, "tests/fixtures/workbook")];
const file = (name: string) => join(folder, name);

test("the same plan and options make the same bytes, by either command", async () => {
  const said = await Promise.all([
    baekjo(["export", ...small, "-o", file("a.xlsx")]),
    baekjo(["export", "-o", file("b.xlsx"), ...small]),
    baekjo(["run", ...small, "-o", file("c.xlsx")]),
  ]);
  for (const { out, code } of said) expect([out, code]).toEqual(["", 0]);
  const [a, b, c] = ["a", "b", "c"].map((name) => readFileSync(file(`${name}.xlsx`)));
  expect(b).toEqual(a);
  expect(c).toEqual(a);
});

test("sheets stand in one order, and their words are in the language asked for", async () => {
  await baekjo(["export", ...small, "--lang", "ko", "-o", file("ko.xlsx")]);
  const { sheets } = await readXlsx(readFileSync(file("ko.xlsx")));
  expect(sheets.map(({ name }) => name)).toEqual([...sheetNames]);
  const headings = sheets.map(({ rows }) => rows[headRows.headings - 1] ?? []);
  expect(headings[2]?.slice(0, 4)).toEqual(["입력값", "항목명", "단위", "값"]);
  expect(headings[1]).toContain("연평균");
});

test("in Korean units and distributions have Korean names, but for symbols and what a model calls its own", async () => {
  for (const plan of ["korea", "india"]) {
    await baekjo(["export", "--plan", plan, "--lang", "ko", "-o", file("names.xlsx")]);
    const { sheets } = await readXlsx(readFileSync(file("names.xlsx")));
    const inputs = sheets.find(({ name }) => name === "Inputs")?.rows ?? [];
    const shape = inputs[headRows.headings - 1]?.indexOf("분포") ?? -1;
    const units = sheets
      .filter(({ name }) => ["Summary", "Inputs", "Model"].includes(name))
      .flatMap(({ rows }) => rows.map((row) => row[columns.unit]));
    const shapes = inputs.slice(headRows.index).map((row) => row[shape]);
    // kWh, EFLOPS and H100 are symbols; "month" is a word.
    const english = [...units, ...shapes].filter(
      (text) => typeof text === "string" && /(?<![A-Za-z])[a-z]{3,}(?![A-Za-z])/.test(text),
    );
    expect(english.filter((text) => text !== "kWh")).toEqual([]);
    expect(shapes).toContain("삼각분포");
  }
});

test("a row has one formula for all years, of functions that every spreadsheet program has", async () => {
  await baekjo(["export", ...small, "-o", file("a.xlsx")]);
  const { sheets } = await readXlsx(readFileSync(file("a.xlsx")));
  const known: ReadonlySet<string> = new Set(functionNames);
  for (const { name, rows, cells = new Map() } of sheets) {
    for (const { formula = "" } of cells.values()) {
      for (const [, fn] of formula.matchAll(/([A-Z]+)\(/g))
        expect(known.has(fn as string), `${name} ${formula}`).toBe(true);
    }
    const last = columns.years + 5;
    for (let row = headRows.index; row < rows.length; row++) {
      // Columns that move along with the formula, as so many away from it.
      const relative = Array.from({ length: last - columns.years + 1 }, (_, t) =>
        cells
          .get(`${row},${columns.years + t}`)
          ?.formula?.replaceAll(
            /(?<![$A-Z])([A-Z])(?=\$?\d)/g,
            (letter: string) => `[${letter.charCodeAt(0) - 70 - t}]`,
          ),
      ).filter((formula) => formula !== undefined);
      expect(
        new Set(relative).size,
        `${name} ${rows[row]?.[0]}: ${relative.join(" | ")}`,
      ).toBeLessThanOrEqual(1);
    }
  }
});

/** All that stands between names and signs in a formula: numbers and words. */
const numbersIn = (formula: string) =>
  [...formula.replaceAll(/"[^"]*"/g, "").matchAll(/(?<![\w$.])[\d.]+(?:E[+-]?\d+)?(?![\w(!:])/gi)].map(
    ([text]) => text,
  );

describe.each(["korea", "india", "japan", "tests/fixtures/workbook"])("%s", (plan) => {
  const at = plan.includes("/") ? join(root, plan) : plan;
  let sheets: Awaited<ReturnType<typeof readXlsx>>["sheets"] = [];
  beforeAll(async () => {
    const { code, err } = await baekjo(["export", "--plan", at, "-o", file("laws.xlsx")]);
    expect([code, err]).toEqual([0, ""]);
    ({ sheets } = await readXlsx(readFileSync(file("laws.xlsx"))));
  });
  const formulas = () =>
    sheets.flatMap(({ name, cells = new Map() }) =>
      [...cells].flatMap(([at, { formula }]) =>
        formula === undefined ? [] : [{ at: `${name} ${at}`, formula }],
      ),
    );

  test("no formula is longer than people read, and its longest parts are rows above it", () => {
    const long = formulas().filter(({ formula }) => formula.length > 250);
    expect(long.map(({ at, formula }) => `${at}: ${formula}`)).toEqual([]);
    expect(formulas().length).toBeGreaterThan(1000);
  });

  test("no number of three digits stands in a formula: it is a cell of About, with what it is", () => {
    const long = formulas().flatMap(({ at, formula }) =>
      numbersIn(formula).flatMap((text) => (/\d.*\d.*\d/.test(text) ? [`${at}: ${formula}`] : [])),
    );
    expect(long).toEqual([]);
    const about = sheets[0]?.rows ?? [];
    const named = new Map(
      about.flatMap((row, i) =>
        typeof row[columns.unit] === "number" ? [[i + 1, row[columns.label]] as const] : [],
      ),
    );
    const referred = new Set(
      formulas().flatMap(({ formula }) =>
        [...formula.matchAll(/About!\$C\$(\d+)/g)].map(([, row]) => Number(row)),
      ),
    );
    expect([...referred].sort((a, b) => a - b)).toEqual([...named.keys()]);
    expect(new Set(named.values()).size).toBeGreaterThan(4);
    expect([...named.values()].filter((label) => !label)).toEqual([]);
  });

  test("every row of a calculation is read by a formula", () => {
    const read = new Set<string>();
    for (const { at, formula } of formulas()) {
      for (const [, sheet = at.split(" ")[0], from, to = from] of formula.matchAll(
        /(?:([A-Z][a-z]+)!)?\$?[A-Z]+\$?(\d+)(?::\$?[A-Z]+\$?(\d+))?/g,
      )) {
        for (let row = Number(from); row <= Number(to); row++) read.add(`${sheet} ${row}`);
      }
    }
    const helpers = sheets.flatMap(({ name, rows, cells }) =>
      name !== "Model" && name !== "Checks"
        ? []
        : rows.flatMap(([id], i) =>
            i >= headRows.index && !id && [...(cells?.keys() ?? [])].some((key) => key.startsWith(`${i},`))
              ? [`${name} ${i + 1}`]
              : [],
          ),
    );
    expect(helpers.length).toBeGreaterThan(50);
    expect(helpers.filter((row) => !read.has(row))).toEqual([]);
  });
});

test.each([
  [["export"], "a workbook is written to a file"],
  [["export", "-o", "-"], "a workbook is written to a file"],
  [["export", "-o", "plan.xls"], "the name of a workbook ends in .xlsx: plan.xls"],
  [["run", "-o", "plan.xlsx", "--json"], "a workbook is written by itself"],
  [["run", "-o", "plan.xlsx", "-o", "plan.csv"], "a workbook is written by itself"],
  [["run", "-o", "plan.xlsx", "--in", "USD"], "--in does not fit a workbook"],
  [["run", "-o", "plan.xlsx", "--real", "2026"], "--real does not fit a workbook"],
  [["run", "-o", "plan.xlsx", "--metric", "funding.total"], "--metric does not fit a workbook"],
  [["export", "-o", "plan.xlsx", "--in", "USD"], 'no option "--in"'],
])("%s is refused", async (args, words) => {
  const { out, err, code } = await baekjo(args, { cwd: folder });
  expect([out, code]).toEqual(["", 2]);
  expect(err).toContain(words);
  expect(existsSync(file("plan.xlsx"))).toBe(false);
});

test("a scenario that cannot be worked out leaves what was there", async () => {
  writeFileSync(file("plan.xlsx"), "mine");
  const wrong = ["--set", "hosting.own.share=90%", "--set", "hosting.paid.share=90%"];
  for (const args of [
    ["export", "nobody"],
    ["export", ...wrong],
  ]) {
    const { out, code } = await baekjo([...args, "-o", file("plan.xlsx")]);
    expect([out, code]).toEqual(["", 3]);
  }
  expect(readFileSync(file("plan.xlsx"), "utf8")).toBe("mine");
  const { code } = await baekjo(["export", "-o", file("no/plan.xlsx")]);
  expect(code).toBe(5);
});

test.each([
  ["as it is", [], ["million KRW", 100_000_000, "#,##0"]],
  ["tens of millions", ["60,000,000", "30,123,456"], ["million KRW", 90.123456, "#,##0.00"]],
  ["thousands", ["6,000", "3,210"], ["KRW", 9210, "#,##0"]],
] as const)(
  "the summary shows amounts in a unit in which they can be read: %s",
  async (_, amounts, expected) => {
    const none = ["programmes.*.amount=0원", "compute.target=0"];
    const [firms, state] = amounts;
    const set =
      firms === undefined
        ? []
        : [`funding.private.amount=${firms}원`, `funding.public.amount=${state}원`, ...none];
    const bytes = await bytesOf(tiny, scenarioOf(tiny, "", set));
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const { rows, cells } = sheets.find(({ name }) => name === "Summary") as (typeof sheets)[number];
    const row = rows.findIndex(([id]) => id === "funding.total");
    const style = cells?.get(`${row},${columns.value}`)?.style;
    expect([rows[row]?.[columns.unit], rows[row]?.[columns.value], style?.numFmt]).toEqual(expected);
  },
);
