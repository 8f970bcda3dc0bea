import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baekjo, tiny } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";
import { expectGolden } from "../helpers/golden.ts";

const fixture = "tests/fixtures/cases.json";

test.each([
  ["backtest.txt", []],
  ["backtest-cases.txt", ["--cases", fixture, "--lang", "ko"]],
  ["backtest-cases.md", ["--cases", fixture, "--format", "markdown"]],
  ["backtest-cases.json", ["--cases", fixture, "--json"]],
  ["backtest-cases.csv", ["--cases", fixture, "--format", "csv"]],
])("%s", async (name, args) => {
  const { out, err, code } = await baekjo(["backtest", ...args]);
  expect(err).toBe("");
  expect(code).toBe(0);
  expectGolden(name, out);
});

test("a copy of the file that ships is scored as what ships is; a generation in it counts as the copy has it", async () => {
  const ships = readFileSync(join(root, "data/projects.json"), "utf8");
  const file = join(folder(), "copy.json");
  const scored = async (text: string) => {
    writeFileSync(file, text);
    return JSON.parse((await baekjo(["backtest", "--cases", file, "--json"])).out);
  };
  const { cases_file: _, ...copied } = await scored(ships);
  expect(copied).toEqual(JSON.parse((await baekjo(["backtest", "--json"])).out));
  // Virga is 448 H100 servers with all that goes with them: at twice the price of the server, and of its range, half the ratio.
  const dearer = ships
    .replace('"value": "$33,000"', '"value": "$66,000"')
    .replace('"$28,700"', '"$57,400"')
    .replace('"$41,200"', '"$82,400"');
  const ratio = (of: { cases: readonly { id: string; ratio: number }[] }) =>
    of.cases.find(({ id }) => id === "au-virga")?.ratio as number;
  expect(ratio(await scored(dearer))).toBeCloseTo(ratio(copied) / 2, 5);
});

test("no line is longer than the terminal, down to 40 columns", async () => {
  const { out } = await baekjo(["backtest", "--lang", "en"], { env: { COLUMNS: "80" } });
  for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
});

test("what costs have of VAT is counted above the tables, and said of each case in every form", async () => {
  const head = { date: "2024", class: "state", status: "contract", scope: "hardware", gpus: { H100: 100 } };
  const said = {
    "at-rate": 0.1,
    inside: "included",
    outside: "excluded",
    nowhere: "none",
    silent: undefined,
    "silent-too": "not-stated",
  };
  const words = ["removed", "included", "excluded", "none", "not-stated", "not-stated"];
  const cases = Object.fromEntries(
    Object.entries(said).map(([id, vat]) => [id, { ...head, cost: 4_400_000, vat }]),
  );
  const file = join(folder(), "mine.json");
  writeFileSync(file, JSON.stringify({ format: "baekjo/cases/1", cases }));
  const of = (...more: string[]) => baekjo(["backtest", "--cases", file, ...more]);

  const document = JSON.parse((await of("--json")).out);
  const rows: { id: string; vat: string; actual: number; ratio: number }[] = document.cases;
  expect(rows.map(({ id, vat }) => [id, vat])).toEqual(Object.keys(said).map((id, i) => [id, words[i]]));
  // 4.4 million with a tenth of tax are 4 million without; all others stand as they were written.
  expect(rows.map(({ actual }) => actual / 1e6)).toEqual([4, 4.4, 4.4, 4.4, 4.4, 4.4]);
  expect((rows[1]?.ratio as number) / (rows[0]?.ratio as number)).toBeCloseTo(1.1, 4);

  const [header = "", ...lines] = (await of("--format", "csv")).out.trimEnd().split(/\r?\n/);
  const column = header.split(",").indexOf("vat");
  expect(lines.map((line) => line.split(",")[column])).toEqual(words);

  const terminal = { env: { COLUMNS: "80" } };
  for (const [lang, counts, row] of [
    [
      "en",
      "VAT in the costs: removed 1, included 1, excluded 1, no VAT in the country 1,\nnot stated 2",
      /not stated +silent, silent-too/,
    ],
    [
      "ko",
      "비용에 든 부가가치세: 빼고 계산 1건, 포함 1건, 제외 1건, 부가가치세 없는 나라\n1건, 밝히지 않음 2건",
      /밝히지 않음 +silent, silent-too/,
    ],
  ] as const) {
    const { out } = await baekjo(["backtest", "--cases", file, "--lang", lang], terminal);
    expect(out).toContain(counts);
    expect((await baekjo(["backtest", "--cases", file, "--lang", lang, "--all"], terminal)).out).toMatch(row);
  }
});

test("the same command gives the same bytes, and a JSON that says what was asked", async () => {
  const args = ["backtest", "--class", "state", "--scope", "hardware", "--json"];
  const { out } = await baekjo(args);
  expect((await baekjo(args)).out).toBe(out);
  const document = JSON.parse(out);
  expect(document.format).toBe("baekjo/backtest/2");
  expect(document.selection).toEqual({ class: "state", scope: "hardware" });
  expect(new Set(document.cases.map((each: { class: string }) => each.class))).toEqual(new Set(["state"]));
});

test.each(["guide.md", "guide.ko.md"])("the case file in data/%s runs", async (page) => {
  const guide = readFileSync(join(root, "data", page), "utf8");
  const [, text = ""] = /```\n(\{ "format": "baekjo\/cases\/1"[\s\S]*?)```/.exec(guide) ?? [];
  const file = join(folder(), "my-cases.json");
  writeFileSync(file, text);
  const { out, code } = await baekjo(["backtest", "--cases", file, "--json"]);
  expect(code).toBe(0);
  // 13.5 billion yen at 151.4551, over 33,000 / 0.8375 dollars times 2,016, at the 89.6% of the list that firms pay, and 7% more in 2024.
  expect(JSON.parse(out).cases[0].ratio).toBeCloseTo(89_135_262 / (79_437_612 * 0.896 * 1.07), 3);
});

test("wrong input is told with its place, nothing goes to stdout, and the exit code says what sort it is", async () => {
  const dir = folder();
  let written = 0;
  const write = (text: string) => {
    const file = join(dir, `mine${++written}.json`);
    writeFileSync(file, text);
    return ["backtest", "--cases", file];
  };
  const cases = (each: string) => write(`{"format":"baekjo/cases/1","cases":{"mine":{${each}}}}`);
  const head = '"date":"2024","class":"state","status":"contract","scope":"hardware"';
  for (const [args, code, says] of [
    [["backtest", "--cases", join(dir, "none.json")], 5, "none.json"],
    [["backtest", "--class", "private"], 2, "--class"],
    [["backtest", "--class", "strategic", "--scope", "facility"], 3, "no case has class strategic"],
    [write("{"), 3, "mine1.json:1"],
    [cases(`${head},"gpus":{"H1000":1},"cost":1`), 3, "did you mean h100?"],
    [cases(`${head},"gpus":{"H100":1},"cost":1,"currency":"PLN"`), 3, "no exchange rate of PLN for 2024"],
    [cases(`${head},"gpus":{"H100":1},"cost":1,"set":["fx.usdd = 2"]`), 3, "did you mean fx.usd?"],
  ] as const) {
    const run = await baekjo([...args, "--lang", "en"]);
    expect([run.out, run.code], run.err).toEqual(["", code]);
    expect(run.err).toContain(says);
  }
});

test("a cost that is off by a digit is questioned", async () => {
  const file = join(folder(), "mine.json");
  const each =
    '"date":"2024","class":"state","status":"contract","scope":"hardware","gpus":{"H100":100},"cost":40000000';
  writeFileSync(file, `{"format":"baekjo/cases/1","cases":{"mine":{${each}}}}`);
  expect((await baekjo(["backtest", "--cases", file, "--lang", "en"])).out).toMatch(
    /an\s+error\s+of\s+digit\s+or\s+scope\s+is\s+suspected\s+in\s+mine/,
  );
});

test("a purchase outside the range of its scope names the scopes that it fits, and counts all the same", async () => {
  const head = { date: "2025", class: "commercial", status: "contract", scope: "hardware", vat: "none" };
  // IREN paid $40,648 for the hardware of an H200: 70,000 is as much again for rooms as they cost, 9,000 less than a quarter.
  const cases = {
    machines: { ...head, gpus: { H200: 1000 }, cost: 40_000_000 },
    site: { ...head, gpus: { H200: 1000 }, cost: 70_000_000 },
    grant: { ...head, gpus: { H200: 1000 }, cost: 9_000_000 },
    pledge: { ...head, status: "announced", gpus: { H200: 1000 }, cost: 9_000_000 },
    body: { ...head, class: "strategic", gpus: { H200: 1000 }, cost: 9_000_000 },
    unnamed: { ...head, gpus: { mix: 1000 }, cost: 9_000_000 },
  };
  const file = join(folder(), "cases.json");
  writeFileSync(file, JSON.stringify({ format: "baekjo/cases/1", cases }));
  const args = ["backtest", "--cases", file];
  const { cases: rows } = JSON.parse((await baekjo([...args, "--json"])).out);
  type Row = { readonly id: string; readonly group: string; readonly fits?: readonly string[] };
  const of = Object.fromEntries(rows.map((row: Row) => [row.id, row]));
  expect(of.site.fits).toContain("all-in");
  expect(of.grant.fits).toEqual([]);
  for (const id of ["machines", "pledge", "body"]) expect(of[id]).not.toHaveProperty("fits");
  // A purchase of GPUs without a name tests no price; the others count whether they are questioned or not.
  const grouped = Object.fromEntries(rows.map(({ id, group }: Row) => [id, group]));
  expect(grouped).toMatchObject({ site: "recent", grant: "recent", unnamed: "others" });
  const { out } = await baekjo(args);
  const text = out.replaceAll(/\s+/g, " ");
  expect(text).toMatch(/check what the cost covers: site \(hardware; fits [^)]*all-in/);
  expect(text).toContain("grant (hardware; fits no scope)");
});

test("a cost of GPUs without a scope is read as hardware and says in whose range it lies; one of megawatts is asked about", async () => {
  const head = { date: "2025", class: "commercial", status: "contract", vat: "none" };
  const gpus = { H200: 1000 };
  const cases = {
    open: { ...head, gpus, cost: 45_000_000 },
    said: { ...head, gpus, cost: 45_000_000, scope: "hardware" },
    grant: { ...head, gpus, cost: 9_000_000 },
  };
  const file = join(folder(), "cases.json");
  const write = (of: object) => writeFileSync(file, JSON.stringify({ format: "baekjo/cases/1", cases: of }));
  write(cases);
  const args = ["backtest", "--cases", file, "--lang", "en"];
  const { cases: rows } = JSON.parse((await baekjo([...args, "--json"])).out);
  const of = Object.fromEntries(rows.map((row: { id: string }) => [row.id, row]));
  expect(of.open).toMatchObject({ scope: "hardware", assumed: ["scope"], ratio: of.said.ratio });
  expect(of.open.fits).toContain("servers");
  expect(of.grant).toMatchObject({ assumed: ["scope"], fits: [] });
  expect(of.said).toMatchObject({ assumed: [] });
  expect(of.said).not.toHaveProperty("fits");
  const text = (await baekjo(args)).out.replaceAll(/\s+/g, " ");
  expect(text).toMatch(
    /is read as hardware; it lies in the range of: open \(hardware, servers[^)]*\); grant \(no scope\)/,
  );
  write({ site: { ...head, mw: 20, cost: 500_000_000 } });
  const site = await baekjo(args);
  expect([site.out, site.code]).toEqual(["", 3]);
  expect(site.err).toContain("facility is rooms and power alone, all-in with what is in them");
});

test("generations between those that cases of the shipped file have are priced too", async () => {
  const head = { class: "commercial", status: "contract", scope: "hardware", vat: "none" };
  const cases = {
    mi325x: { ...head, date: "2025", gpus: { MI325X: 1000 }, cost: 35_000_000 },
    mi350x: { ...head, date: "2025", gpus: { "AMD Instinct MI350X": 1000 }, cost: 35_000_000 },
  };
  const file = join(folder(), "cases.json");
  writeFileSync(file, JSON.stringify({ format: "baekjo/cases/1", cases }));
  const { cases: rows } = JSON.parse((await baekjo(["backtest", "--cases", file, "--json"])).out);
  const model = Object.fromEntries(rows.map((row: { id: string; model: number }) => [row.id, row.model]));
  // Firms pay 89.6% of list, servers are 83.75% of IT; a year after its first, 7% less.
  expect(model.mi325x / 1e6).toBeCloseTo((35.5 * 0.93 * 0.896) / 0.8375, 3);
  expect(model.mi350x / 1e6).toBeCloseTo((34.5 * 0.896) / 0.8375, 3);
});

test("a model that lacks a unit cost of its cases says which; one without any says that", async () => {
  expect(await tiny(["backtest"])).toMatchObject({
    ...{ out: "", code: 3 },
    err: expect.stringContaining("does not say what real projects are compared with"),
  });
  const model = JSON.parse(readFileSync(join(root, "data/model.json"), "utf8"));
  delete model.metrics["unit.hosted"];
  delete model.metrics["unit.owned"];
  const file = join(folder(), "model.json");
  writeFileSync(file, JSON.stringify(model));
  const { err, code } = await baekjo(["backtest", "--model", file, "--lang", "en"]);
  expect(code).toBe(3);
  expect(err).toContain('there is no "unit.hosted" in the model');
});

test("validate reads case files, shipped and given", async () => {
  expect((await baekjo(["validate"])).out).toContain("projects.json");
  expect((await baekjo(["validate", fixture])).code).toBe(0);
});
