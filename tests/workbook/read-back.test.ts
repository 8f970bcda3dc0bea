import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx, saveXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { columns } from "../../src/workbook/spreadsheet.ts";
import { baekjo } from "../helpers/cli.ts";
import { type Change, edited } from "../helpers/edited-workbook.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const folder = temporaryFolder();
const file = join(folder, "plan.xlsx");
const changed = join(folder, "changed.xlsx");
const scenario = join(folder, "scenario.json");
/** A plan that is read in no time, for what is refused. */
const small = join(root, "tests/fixtures/workbook");
let bytes: Uint8Array;
let smallBytes: Uint8Array;

beforeAll(async () => {
  const written = { out: "", err: "", code: 0 };
  expect(await baekjo(["export", "gpus-100k", "-o", file])).toEqual(written);
  bytes = readFileSync(file);
  expect(await baekjo(["export", "--plan", small, "-o", changed])).toMatchObject({ out: "", code: 0 });
  smallBytes = readFileSync(changed);
});

async function imported(changes: readonly Change[], ...args: readonly string[]) {
  writeFileSync(changed, await edited(args.includes(small) ? smallBytes : bytes, changes));
  return baekjo(["import", changed, ...args]);
}

/** The settings that a workbook comes back with, and what is said of them. */
async function settingsOf(changes: readonly Change[], ...args: readonly string[]) {
  const { out, err, code } = await imported(changes, ...args);
  expect(code, err).toBe(0);
  return { ...JSON.parse(out), err };
}

const all = ["--section", "all", "--json"];
async function rowsOf(args: readonly string[]) {
  const { out, err, code } = await baekjo(["run", ...args, ...all]);
  expect(code, err).toBe(0);
  const { rows } = JSON.parse(out) as {
    rows: readonly { metric: string; values: unknown; total: unknown }[];
  };
  return rows.map(({ metric, values, total }) => ({ metric, values, total }));
}

test("a workbook that nobody has changed has nothing to set", async () => {
  const { out, err } = await baekjo(["import", file]);
  expect(JSON.parse(out)).toEqual({ format: "baekjo/scenario/1", extends: "gpus-100k", set: [] });
  expect(err).toBe("note: No input was changed: the scenario sets nothing.\n");
});

test("nor has one of another plan, in Korean, in rupees, or one of several layers besides what it was made of", async () => {
  const india = join(folder, "india.xlsx");
  await baekjo(["export", "--plan", "india", "second-phase", "--lang", "ko", "-o", india]);
  const { out, err } = await baekjo(["import", "--plan", "india", india]);
  expect(JSON.parse(out), err).toEqual({ format: "baekjo/scenario/1", extends: "second-phase", set: [] });
  const years = [
    "--set",
    "fx.usd@2028=1700",
    "--set",
    "accelerators.b200.drift@2028=-14%",
    "--set",
    "funding.public.by_year=[5조,6조,7조,8조,9조]",
  ];
  const layers = ["gpus-100k+slow-private", "--set", "fx.usd=1600", "--set", "energy.price*=1.1", ...years];
  await baekjo(["export", ...layers, "-o", india]);
  await baekjo(["import", india, "-o", scenario]);
  expect(await rowsOf([scenario])).toEqual(await rowsOf(layers));
});

/** As somebody types them, and as --set has them. */
const edits: readonly (readonly [Change, string])[] = [
  [
    { row: "funding.private.amount", column: "Value", put: { formula: "60*10^12", result: 60e12 } },
    "funding.private.amount=60조",
  ],
  [{ row: "funding.public.profile", column: "2027", put: 2 }, "funding.public.profile@2027=2"],
  [{ row: "funding.public.profile", column: "2029", put: 0.5 }, "funding.public.profile@2029=0.5"],
  [{ row: "fx.usd", column: "2028", put: 1600 }, "fx.usd@2028=1600"],
  [{ row: "energy.price", column: "Value", put: "201.7" }, "energy.price=201.7"],
  [{ row: "fund.rate", column: "Value", put: "-5.5%" }, "fund.rate=-5.5%"],
  [{ row: "compute.optimism", column: "Value", put: 0.125 }, "compute.optimism=12.5%"],
  [{ row: "hosting.own.lead", column: "Value", put: 14 }, "hosting.own.lead=14 months"],
  [{ row: "compute.life", column: "Value", put: 4 }, "compute.life=4"],
];

test("what was changed in it comes to the same as the same settings", async () => {
  const { err } = await imported(
    edits.map(([change]) => change),
    "-o",
    scenario,
  );
  const { set } = JSON.parse(readFileSync(scenario, "utf8"));
  expect(set, err).toHaveLength(edits.length);
  const typed = edits.flatMap(([, text]) => ["--set", text]);
  expect(await rowsOf([scenario])).toEqual(await rowsOf(["gpus-100k", ...typed]));
});

test("a value keeps its range where that holds it, and an empty cell is the plan's own value", async () => {
  const changes = [
    { row: "price.abroad", column: "Value", put: 11 },
    { row: "size.count", column: "Value", put: null },
    { row: "rate.fx", column: "Low", put: 0.8 },
    { row: "rate.fx", column: "High", put: 1.2 },
  ];
  const { set, unset, err } = await settingsOf(changes, "--plan", small);
  expect(set).toEqual([
    "price.abroad = $11/item [$9/item..$12/item]",
    "rate.fx = €0.915/USD [€0.8/USD..€1.2/USD]",
  ]);
  expect(unset).toEqual(["size.count"]);
  expect(err).toBe(
    "note: size.count is empty, where this workbook counts 0: it returns to the plan's own value.\n",
  );
  const outside = await settingsOf([{ row: "price.abroad", column: "Value", put: 20 }], "--plan", small);
  expect(outside.set).toEqual(["price.abroad = $20/item"]);
  expect(outside.err).toContain(
    "price.abroad is now $20/item and counts as certain: its range as it was does not fit it.",
  );
});

describe("what no setting can carry is refused, with sheet and cell", () => {
  const refused: readonly (readonly [string, readonly Change[], string, string])[] = [
    [
      "a unit",
      [{ row: "rate.fx", column: "Unit", put: "USD" }],
      "Inputs!C",
      "the unit of rate.fx was EUR/USD",
    ],
    ["an unknown id", [{ row: "rate.fx", column: "Input", put: "rate.f" }], "Inputs!A", 'no input "rate.f"'],
    ["an input twice", [{ row: "rate.fx", column: "Input", put: "price.abroad" }], "Inputs!A", "stands in A"],
    [
      "an input that is gone",
      [{ row: "rate.fx", column: "Input", put: null }],
      "Inputs!A1",
      "the row of rate.fx is gone",
    ],
    [
      "an error",
      [{ row: "rate.fx", column: "Value", put: "#REF!" }],
      "Inputs!D",
      "this cell is an error: #REF!",
    ],
    [
      "no result",
      [{ row: "rate.fx", column: "Value", put: { formula: "1+1" } }],
      "Inputs!D",
      "this formula has no result",
    ],
    ...[
      "'[1]Sheet1'!A1",
      "[rates.xlsx]Sheet1!$B$2",
      "'file:///rates.ods'#$Sheet1.A1",
      'WEBSERVICE("https://a.b")',
    ].map(
      (formula) =>
        [
          `a link: ${formula}`,
          [{ row: "rate.fx", column: "Value", put: { formula, result: 1.1 } }],
          "Inputs!D",
          "takes its number from another file",
        ] as const,
    ),
    ["text", [{ row: "rate.fx", column: "Value", put: "dear" }], "Inputs!D", '"dear" is no number'],
    ["a truth", [{ row: "rate.fx", column: "Value", put: true }], "Inputs!D", '"true" is no number'],
    [
      "a date",
      [{ row: "rate.fx", column: "Value", put: 46000, style: { numFmt: "yyyy-mm-dd" } }],
      "Inputs!D",
      "this is a date",
    ],
    [
      "both",
      [
        { row: "rate.fx", column: "Value", put: 1500 },
        { row: "rate.fx", column: "2027", put: 1400 },
      ],
      "Inputs!D",
      "change one of them",
    ],
    [
      "a year that is empty",
      [{ row: "size.weights", column: "2027", put: null }],
      "Inputs!G",
      "2027 is empty",
    ],
    ["half a range", [{ row: "price.abroad", column: "Low", put: null }], "Inputs!L", "a range has two ends"],
    [
      "a limit",
      [{ row: "time.life", column: "Value", put: 0 }],
      "Inputs!D",
      "0 years is below the minimum of 1 year",
    ],
    ["a heading", [{ row: 3, column: "Value", put: "Number" }], "Inputs!A3", "no column Value"],
    ["a year that is gone", [{ row: 3, column: "2027", put: null }], "Inputs!A3", "no column 2027"],
    [
      "a heading twice",
      [{ row: 3, column: 30, put: "Value" }],
      "Inputs!AE3",
      "the column Value stands in D3",
    ],
    ["a year twice", [{ row: 3, column: 30, put: "2027" }], "Inputs!AE3", "the column 2027 stands in G3"],
    [
      "a distribution of a new range",
      [
        { row: "time.life", column: "Low", put: 2 },
        { row: "time.life", column: "High", put: 9 },
        { row: "time.life", column: "Distribution", put: "uniform" },
      ],
      "Inputs!N",
      "the distribution of time.life cannot be changed",
    ],
    [
      "a formula that gives a date",
      [
        {
          row: "rate.fx",
          column: "Value",
          put: { formula: "TODAY()", result: 46000 },
          style: { numFmt: "yyyy-mm-dd" },
        },
      ],
      "Inputs!D",
      "this is a date",
    ],
    [
      "a number over the summary",
      [{ sheet: "Summary", row: "grown.up", column: columns.value, put: 5 }],
      "Summary!D",
      "only inputs are read back",
    ],
    [
      "a formula of the model",
      [{ sheet: "Model", row: "grown.up", column: columns.years, put: 5 }],
      "Model!F",
      "only inputs are read back",
    ],
  ];
  test.each(refused)("%s", async (_, changes, cell, words) => {
    const { out, err, code } = await imported(changes, "--plan", small);
    expect([out, code], err).toEqual(["", 3]);
    expect(err).toContain(words);
    expect(err).toContain(`changed.xlsx: ${cell}`);
  });
});

describe("what is edited by hand in a workbook of Korea's plan", () => {
  const load = (column: string, put: Change["put"]): Change => ({ row: "hosting.load", column, put });
  const doubtful: readonly [string, readonly Change[], readonly string[]][] = [
    [
      "a fraction typed as text for a percentage",
      [load("Value", "0.8")],
      ["a bare number is read in the unit", "did you mean 80%?", "for exactly that, write 0.8%"],
    ],
    ["a decimal comma", [load("Value", "1,5")], ['"1,5" is no number', "did you mean 1.5?"]],
    ["a distribution", [load("Distribution", "uniform")], ["the distribution of hosting.load cannot be"]],
    [
      "a price year",
      [{ row: "hosting.own.capex", column: "Prices of", put: 2020 }],
      ["the year of whose prices hosting.own.capex is cannot be changed here"],
    ],
    [
      "a year that is emptied, where the formula of the others was",
      [{ row: "energy.price", column: "2027", put: null }],
      ["energy.price is empty in 2027, where this workbook counts 0", "=$D"],
    ],
    ["what it was, which is no number", [load("As exported", '{"value":"x"}')], ["what hosting.load was"]],
    ["what it was, twice", [load("As exported", '{"value":1,"rest":true}')], ["what hosting.load was"]],
    ["what it was, which is a list", [load("As exported", "[1]")], ["what hosting.load was"]],
  ];
  test.each(doubtful)("%s is questioned or refused, with its cell", async (_, changes, words) => {
    const { out, err, code } = await imported(changes);
    expect([out, code], err).toEqual(["", 3]);
    for (const each of words) expect(err).toContain(each);
    expect(err).toMatch(/changed\.xlsx: Inputs![A-Z]+\d+/);
  });

  test("an amount far off the plan's is read in the unit of its row, and noted", async () => {
    const { set, err } = await settingsOf([{ row: "funding.private.amount", column: "Value", put: 65 }]);
    expect(set).toEqual(["funding.private.amount = 65 KRW"]);
    expect(err).toContain(
      "funding.private.amount is now 65 won, at least 100 times off the plan's 65 trillion won.",
    );
    // Beside what the cell was meant to say, what it now contradicts.
    expect(err).toContain("note: gpus-100k: Money drawn in by public funds is part of private money");
  });

  test("parts of a thousand, and a percentage typed as text, are read", async () => {
    expect((await settingsOf([load("Value", "700‰")])).set).toEqual(["hosting.load = 70% [45%..80%]"]);
    expect((await settingsOf([load("Value", "70 %")])).set).toEqual(["hosting.load = 70% [45%..80%]"]);
  });
});

describe("a part that is the rest of its whole", () => {
  const state = "compute.payers.state";
  const firms = "compute.payers.firms";
  const rest = (put: Change["put"], column = "Value") => [{ row: state, column, put }];

  test("is a value where another formula stands, of one value or of a year", async () => {
    const half = (column: string) => [
      ...rest({ formula: "0.5*1", result: 0.5 }, column),
      { row: firms, column, put: 0.5 },
    ];
    const one = await settingsOf(half("Value"));
    expect(one.set).toEqual([`${state} = 50%`, `${firms} = 50%`]);
    const year = await settingsOf(half("2028"));
    expect(year.set).toEqual([`${state}@2028 = 50%`, `${firms}@2028 = 50%`]);
  });

  test.each([
    ["of one value", "Value", "add to 90%: state 90%"],
    ["of a year", "2028", "2028: Payers of compute add to 90%: state 90%"],
  ])("is refused where a number over it leaves the whole at another sum, %s", async (_, column, words) => {
    const { out, err, code } = await imported(rest(0.9, column));
    expect([out, code], err).toEqual(["", 3]);
    expect(err).toContain(words);
    expect(err).toMatch(/changed\.xlsx: Inputs![DH]\d+\n/);
    expect(err).toContain(`take back what was typed over the formula of ${state}`);
  });

  test("is refused where the others leave nothing for it, with the cell of the last of them", async () => {
    const { out, err, code } = await imported([
      { row: "compute.payers.local", column: "Value", put: 0.6 },
      { row: firms, column: "Value", put: 0.7 },
    ]);
    expect([out, code], err).toEqual(["", 3]);
    expect(err).toContain("add to 130%");
    expect(err).toContain("they must add to 100%");
    expect(err).toMatch(/changed\.xlsx: Inputs!D\d+\n/);
  });

  test("is refused where its formula finds other inputs than its parts, as sorting leaves it", async () => {
    const { out, err, code } = await imported(rest({ formula: "ROUND(1-$D7-$D8-$D9,14)", result: 0.3 }));
    expect([out, code], err).toEqual(["", 3]);
    expect(err).toContain(
      `the formula of ${state} no longer finds the other parts of its whole, compute.payers.`,
    );
    expect(err).toMatch(/changed\.xlsx: Inputs!D\d+/);
  });
});

test("rows in another order are read by name, and noted; what is noted beside the tables is nobody's", async () => {
  const book = await openXlsx(smallBytes);
  const sheet = book.sheets.find(({ name }) => name === "Inputs") as (typeof book.sheets)[number];
  const at = (id: string) => sheet.rows.findIndex(([first]) => first === id);
  const [a, b] = [at("rate.fx"), at("price.abroad")];
  const [first, second] = [sheet.rows[a], sheet.rows[b]] as [
    (typeof sheet.rows)[number],
    (typeof sheet.rows)[number],
  ];
  for (const [row, cells] of [
    [a, second],
    [b, first],
  ] as const) {
    sheet.rows[row] = cells;
    for (const [column, value] of cells.entries())
      sheet.cells?.set(`${row},${column}`, { value, type: typeof value === "number" ? "number" : "string" });
  }
  const before = book.sheets.find(({ name }) => name === "Model") as (typeof book.sheets)[number];
  before.rows.push([null, "mine", null, 7, null, 7]);
  writeFileSync(changed, await saveXlsx(book));
  const { out, err, code } = await baekjo(["import", changed, "--plan", small]);
  expect(code, err).toBe(0);
  expect(JSON.parse(out).set).toEqual([]);
  expect(err).toContain("note: Rows of Inputs stand in another order than they were written in.");
});

test("20 in a cell of percent is 2,000%, and noted, of one value and of a year", async () => {
  const { set, err } = await settingsOf([{ row: "macro.inflation", column: "2028", put: 20 }]);
  expect(set).toEqual(["macro.inflation@2028 = 2,000%"]);
  expect(err).toContain("macro.inflation is now 2,000%");
  const one = await settingsOf([{ row: "compute.optimism", column: "Value", put: 20 }]);
  expect(one.set).toEqual(["compute.optimism = 2,000%"]);
  expect(one.err).toContain("a cell of an input in percent holds 0.2 for 20%");
});

describe("words that are typed beside inputs", () => {
  const price = (column: string, put: Change["put"]) => ({ row: "price.abroad", column, put });
  const wordsOf = async (changes: readonly Change[]) => {
    const { source, reason, set, err } = await settingsOf(changes, "--plan", small);
    return { source, reason, inputs: set.map((text: string) => text.split(" ")[0]), err };
  };
  const rate = { row: "rate.fx", column: "Value", put: 0.9 };

  test("are the source and the reason of what is set", async () => {
    const found = await wordsOf([
      price("Value", 11),
      price("Source", "a dealer's list"),
      price("Reason", "of  May "),
    ]);
    expect(found).toMatchObject({ source: undefined, reason: "a dealer's list. of  May" });
    expect(found.err).toMatch(/note: "a dealer's list" in Inputs!Q\d+ is no id of a source of this plan/);
    expect(await wordsOf([price("Value", 11), price("Reason", "mine"), rate])).toEqual({
      ...{ source: undefined, reason: "price.abroad: mine", err: "" },
      inputs: ["price.abroad", "rate.fx"],
    });
  });

  test("are ids of sources where all that is set cites the same ones", async () => {
    const one = (input: string, value: number, source: string) => [
      { row: input, column: "Value", put: value },
      { row: input, column: "Source", put: source },
    ];
    const id = "ajunews-2026-02-04";
    const { source, reason, err } = await settingsOf(one("fx.usd", 1500, id));
    expect({ source, reason, err }).toEqual({ source: [id], reason: undefined, err: "" });
    const read = await baekjo(["import", changed, "-o", scenario]);
    expect(read.code).toBe(0);
    const cited = await baekjo(["explain", "fx.usd", scenario, "--json"]);
    expect(cited.out, cited.err).toContain(id);
    const two = await settingsOf([...one("fx.usd", 1500, id), ...one("energy.price", 200, "ASSUMPTION")]);
    expect([two.source, two.reason]).toEqual([undefined, `fx.usd: ${id}`]);
  });

  test("are named where no scenario carries them, and what was there before is not", async () => {
    const { source, reason, inputs, err } = await wordsOf([
      price("Label", "Abroad"),
      price("Reason", "why not"),
      { row: "rate.fx", column: "Set by", put: "me" },
      { row: "rate.fx", column: "Source", put: null },
    ]);
    expect([source, reason, inputs]).toEqual([undefined, undefined, []]);
    expect(err).toMatch(/What was typed in Inputs!B\d+, Inputs!R\d+, Inputs!P\d+ stays in the workbook/);
    const exported = await baekjo(["export", "--plan", small, "--lang", "ko", "-o", changed]);
    expect(exported.code).toBe(0);
    expect((await baekjo(["import", changed, "--plan", small])).err).toBe(
      "note: No input was changed: the scenario sets nothing.\n",
    );
  });
});

test("columns that were inserted before the first are nobody's, as spreadsheet programs move what refers to others", async () => {
  const book = await openXlsx(smallBytes);
  const later = (formula: string) =>
    formula.replaceAll(/(?<![A-Z])[A-Z](?=\$?\d)/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) + 1),
    );
  for (const sheet of book.sheets) {
    if (sheet.name !== "Inputs" && sheet.name !== "About") continue;
    for (const row of sheet.rows) row.unshift(null);
    const moved = [...(sheet.cells ?? [])].map(([at, cell]) => {
      const [row, column] = at.split(",").map(Number) as [number, number];
      const formula =
        sheet.name === "Inputs" && cell.formula !== undefined ? later(cell.formula) : cell.formula;
      return [`${row},${column + 1}`, { ...cell, ...(formula === undefined ? {} : { formula }) }] as const;
    });
    sheet.cells = new Map(moved);
    const at = sheet.rows.findIndex((row) => row[1] === "rate.fx");
    if (at < 0) continue;
    (sheet.rows[at] as unknown[])[0] = "look here";
    (sheet.rows[at] as unknown[])[4] = 0.9;
    sheet.cells.delete(`${at},4`);
  }
  writeFileSync(changed, await saveXlsx(book));
  const { out, err, code } = await baekjo(["import", changed, "--plan", small]);
  expect(code, err).toBe(0);
  expect(JSON.parse(out).set).toHaveLength(1);
  expect(JSON.parse(out).set[0]).toMatch(/^rate\.fx = €0\.9\/USD/);
});

test("a sheet that was renamed is named", async () => {
  const book = await openXlsx(bytes);
  for (const sheet of book.sheets) if (sheet.name === "Inputs") sheet.name = "My inputs";
  writeFileSync(changed, await saveXlsx(book));
  const { err, code } = await baekjo(["import", changed]);
  expect([err.split("\n")[0], code]).toEqual([
    `error: ${changed} has no sheet Inputs: it was renamed or deleted`,
    3,
  ]);
});

test("formulas that were changed are named, and a plan that is another is refused", async () => {
  const put = { formula: "F6+1", result: 7 };
  const { err, code } = await imported([
    { sheet: "Model", row: "funding.total", column: columns.years, put },
  ]);
  expect([code, err]).toEqual([
    0,
    expect.stringContaining("Formulas of this workbook, or the numbers on About"),
  ]);
  const unit = await imported([{ sheet: "About", row: 16, column: columns.unit, put: 999 }]);
  expect([unit.code, unit.err]).toEqual([
    0,
    expect.stringContaining("Formulas of this workbook, or the numbers on About"),
  ]);
  const other = await baekjo(["import", file, "--plan", "india"]);
  expect([other.out, other.code]).toEqual(["", 3]);
  expect(other.err).toContain("korea-100t");
  expect(other.err).toContain(`baekjo import ${file} --plan korea`);
});

test.each([
  ["plan.xlsx", "would replace a file that the result is made from"],
  ["other.XLSX", "-o scenario.json"],
])("a workbook is never written over by what is read back: -o %s", async (name, says) => {
  const before = readFileSync(file);
  const { out, err, code } = await baekjo(["import", file, "-o", join(folder, name)]);
  expect([out, code]).toEqual(["", 2]);
  expect(err).toContain(says);
  expect(readFileSync(file)).toEqual(before);
});
