import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listReport } from "../../src/commands/list/report.ts";
import { listView } from "../../src/commands/list/view.ts";
import { readCsv } from "../../src/files/csv-reader.ts";
import { loadProject } from "../../src/files/load.ts";
import { csv } from "../../src/output/csv/csv.ts";
import type { Language, Style } from "../../src/output/formats.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";
import { failing, temporaryFolder, tiny, tinyWith } from "../helpers/tiny.ts";

const folder = temporaryFolder();
const file = join(folder, "t.csv");

const resolved = (project: Project, more: Partial<Parameters<typeof resolveScenarios>[1]> = {}) =>
  resolveScenarios(project, { scenarios: [], set: [], unset: [], ...more }).scenarios as [Scenario];

/** What `list inputs --format csv` writes of a scenario. */
function tableOf(project: Project, scenario: Scenario, language: Language = "en"): string {
  const report = listReport(project, "inputs", undefined, () => [scenario], { version: "0" } as never);
  return csv(report, listView, { language, wide: false, bom: false } as Style);
}

/** The records of a table, to be changed: by name of the input, and by column. */
function edited(text: string, edits: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const [head = "", ...lines] = text.split("\r\n");
  const columns = head.split(",");
  const cellsOf = (line: string) =>
    line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.map((cell) => cell.replace(/,$/, "")) ?? [];
  const changed = lines.map((line) => {
    const cells = cellsOf(line).slice(0, columns.length);
    for (const [column, value] of Object.entries(edits[cells[0] ?? ""] ?? {}))
      cells[columns.indexOf(column)] = `"${value}"`;
    return cells.join(",");
  });
  return [head, ...changed].join("\r\n");
}

const plans: Readonly<Record<string, Project>> = {
  korea: shipped,
  india: loadProject({ dataDir, planFile: join(dataDir, "india/plan.json") }),
  "a small country's": loadProject({ dataDir, planFile: join(root, "tests/fixtures/other-country.json") }),
  "a bus programme's": loadProject({
    ...{ dataDir, planFile: join(root, "tests/fixtures/bus/plan.json") },
    modelFile: join(root, "tests/fixtures/bus/model.json"),
  }),
  tiny,
};

describe("written out and laid back, nothing changes", () => {
  describe.each(Object.entries(plans))("%s plan", (_, project) => {
    const [first, last] = [project.plan.years[0] as number, project.plan.years.at(-1) as number];
    const horizons = [undefined, `${first}..${last + 5}`, `${first + 1}..${last}`];

    test.each(["en", "ko"] as const)("in every scenario, over every horizon: %s", (language) => {
      for (const years of horizons) {
        writeFileSync(file, tableOf(project, ...resolved(project, { years }), language));
        expect(project.readTable(file)).toMatchObject({ rows: [], notes: [] });
        for (const scenario of project.scenarioNames.slice(0, 6)) {
          for (const horizon of horizons) {
            const asked = { scenarios: [scenario], years: horizon };
            const [before] = resolved(project, asked);
            const [after] = resolved(project, { ...asked, tables: [file] });
            expect([...after.settings]).toEqual([...before.settings]);
          }
        }
      }
    });

    test("what settings make of the plan is laid back as they made it", () => {
      const sets = [...project.plan.settings.values()].flatMap(({ name, value, rest, unit }) => {
        if (rest !== undefined || unit.text === "year" || typeof value === "number" ? value === 0 : false)
          return [];
        return typeof value === "number" || rest !== undefined ? [] : [`${name} *= 0.99`];
      });
      const asked = { set: sets.slice(0, 20) };
      const [made] = resolved(project, asked);
      writeFileSync(file, tableOf(project, made));
      const [laid] = resolved(project, { tables: [file] });
      const shown = (scenario: Scenario) =>
        tableOf(project, { ...scenario, layers: [] }).replaceAll(/,(?:--set|[^,]*t\.csv)(?=,)/g, ",X");
      expect(shown(laid)).toBe(shown(made));
    });
  });

  test("of plans that are edited at random", () => {
    const share = fc.integer({ min: 1, max: 999 });
    const ranges = fc.oneof(
      fc.constant(undefined),
      fc.record({
        shape: fc.constantFrom("pert", "triangular"),
        low: fc.constant(0.5),
        high: fc.constant(1.75),
      }),
      fc.record({
        shape: fc.constant("lognormal"),
        low: share.map((n) => n / 7000),
        high: share.map((n) => 1 + n / 7),
      }),
      fc.constant({ shape: "discrete", values: [0.8, 1, 4 / 3], weights: [0.2, 0.3, 0.5] }),
      fc.constant({ shape: "uniform", as: "addend", low: -0.125, high: 1 / 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 3, maxLength: 3 }),
        ranges,
        fc.boolean(),
        share,
        (rates, range, prices, price) => {
          const dir = tinyWith({
            "tiny/plan.json": (json) => {
              const named = Object.fromEntries(rates.map((rate, i) => [2026 + i, 1000 + rate / 3]));
              json.parameters["fx.usd"] = { values: named, range, source: "bank" };
              json.parameters["compute.price"] = {
                value: 1000 + price / 3,
                ...(prices ? { prices: 2024 } : {}),
                source: "ASSUMPTION",
                reason: { en: "=1+1", ko: "'=둘" },
                note: '  -a note, with "quotes"',
              };
            },
          });
          const project = loadProject({ dataDir: dir });
          writeFileSync(file, tableOf(project, ...resolved(project)));
          expect(project.readTable(file).rows).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("every byte of a result but its head, and of a simulation at the same seed", async () => {
    const table = join(folder, "whole.csv");
    expect(
      (await baekjo(["list", "inputs", "--lang", "ko", "--bom", "--format", "csv", "-o", table])).code,
    ).toBe(0);
    const rows = async (args: readonly string[]) => {
      const { out, err, code } = await baekjo(args);
      expect([err.replace(/^note: .*\n/gm, ""), code]).toEqual(["", 0]);
      return out.slice(out.indexOf('"years"'), out.indexOf('"provenance"'));
    };
    for (const args of [
      ["run", "gpus-100k", "--years", "2026..2033", "--json", "--section", "all"],
      ["simulate", "--trials", "200", "--json"],
    ])
      expect(await rows([...args, "--set-file", table])).toBe(await rows(args));
  });
});

describe("an edited table", () => {
  const text = tableOf(tiny, ...resolved(tiny));
  const laid = (content: string, name = "t.csv") => {
    const at = join(folder, name);
    writeFileSync(at, content);
    return resolved(tiny, { tables: [at] })[0].settings;
  };
  const changed = (edits: Parameters<typeof edited>[1]) => laid(edited(text, edits));

  test("sets what differs and nothing else, and each input remembers who set it", () => {
    const settings = changed({ "compute.price": { value: "110,000" } });
    const set = [...settings.values()].filter(({ layer }) => layer.endsWith("t.csv"));
    expect(set).toEqual([expect.objectContaining({ name: "compute.price", value: 110_000 })]);
    // Its range, source and year of prices stand in the same row.
    expect(set[0]).toMatchObject({
      range: { shape: "lognormal", low: 80_000, high: 125_000 },
      source: ["bank"],
    });
  });

  test.each([
    [
      "of one year",
      { "fx.usd": { 2027: "1150" } },
      "fx.usd",
      {
        value: new Map([
          [2026, 1000],
          [2027, 1150],
          [2028, 1200],
        ]),
      },
    ],
    [
      "an amount in words",
      { "funding.public.amount": { value: "36조 5,000억" } },
      "funding.public.amount",
      { value: 36.5e12 },
    ],
    ["an amount of accounts", { reserve: { value: "△1조" } }, "reserve", { value: -1e12 }],
    ["a percentage", { "macro.inflation": { value: "2%" } }, "macro.inflation", { value: 0.02 }],
    ["a foreign price", { "compute.price": { value: "₩120,000,000" } }, "compute.price", { value: 120_000 }],
    [
      "a range",
      { "compute.price": { low: "90000", high: "$130k", shape: "pert" } },
      "compute.price",
      { value: 100_000, range: { shape: "pert", low: 90_000, high: 130_000 } },
    ],
    [
      "no range",
      { "compute.price": { low: "", high: "", shape: "" } },
      "compute.price",
      { range: undefined },
    ],
    [
      "factors",
      { "fx.usd": { low: "80%", high: "1.1" } },
      "fx.usd",
      { range: { shape: "lognormal", low: 0.8, high: 1.1 } },
    ],
    [
      "addends",
      { "fx.usd": { as: "addend", shape: "uniform", low: "-100", high: "50 KRW/USD" } },
      "fx.usd",
      { range: { shape: "uniform", as: "addend", low: -100, high: 50 } },
    ],
    [
      "chances",
      { "compute.price": { shape: "discrete", low: "", high: "", values: "90000;110000", weights: "1;3" } },
      "compute.price",
      {
        range: {
          shape: "discrete",
          low: 90_000,
          high: 110_000,
          values: [
            { value: 90_000, weight: 1 },
            { value: 110_000, weight: 3 },
          ],
        },
      },
    ],
    [
      "a source",
      { "fx.usd": { source: "ASSUMPTION", reason: "'=guess" } },
      "fx.usd",
      { source: "ASSUMPTION", reason: { en: "=guess", ko: "=guess" } },
    ],
    [
      "values by year for one",
      { reserve: { value: "", 2026: "0", 2027: "1조", 2028: "2조" } },
      "reserve",
      {
        value: new Map([
          [2026, 0],
          [2027, 1e12],
          [2028, 2e12],
        ]),
      },
    ],
    [
      "one value for years",
      { "fx.usd": { value: "1100", 2026: "", 2027: "", 2028: "" } },
      "fx.usd",
      { value: 1100, range: { shape: "lognormal" } },
    ],
    [
      "the year of prices",
      { "compute.price": { prices: "" } },
      "compute.price",
      { prices: undefined, value: 100_000 },
    ],
  ] as const)("%s", (_, edits, name, expected) => {
    const setting = changed(edits as never).get(name);
    expect(setting).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    );
    for (const [key, value] of Object.entries(expected))
      if (value === undefined) expect(setting).not.toHaveProperty(key);
  });

  test("is one whatever program saved it, and however its columns stand", () => {
    const content = edited(text, { "compute.price": { value: "110000" }, "fx.usd": { 2028: "1250" } });
    const expected = laid(content).get("compute.price");
    const records = readCsv("t.csv", content).records.map((cells) => cells.map((cell) => cell.text));
    const written = (rows: readonly (readonly string[])[], separator: string, end: string) =>
      rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join(end);
    const reversed = records.map((row) => row.toReversed());
    const shorter = records.map((row) =>
      row.filter((_, i) => !/^(label|rest|set_by|note|2026)$/.test(records[0]?.[i] ?? "")),
    );
    const sparse = records.flatMap((row) => [row, row.map(() => "")]);
    const forms: readonly (readonly [string, string])[] = [
      ["bom.csv", `\ufeff${content}`],
      ["semicolons.csv", written(records, ";", "\r\n")],
      ["tabs.tsv", written(records, "\t", "\n")],
      ["told.csv", `sep=;\n${written(records, ";", "\n")}`],
      ["reversed.csv", written(reversed, ",", "\n")],
      ["shorter.csv", written(shorter, ",", "\n")],
      ["sparse.csv", written(sparse, ",", "\r\n")],
      [
        "headings.csv",
        content.replace("name,value", "Name, VALUE ").replace(",2026,2027,", ",2026.0,2027년,"),
      ],
    ];
    for (const [name, form] of forms) {
      const settings = laid(form, name);
      expect(settings.get("compute.price")?.value, name).toBe(110_000);
      expect({ ...settings.get("compute.price"), layer: "" }, name).toMatchObject({
        range: expected?.range,
        source: ["bank"],
      });
      expect(
        [...settings.values()].filter(({ layer }) => layer.endsWith(name)).map((each) => each.name),
      ).toEqual(["compute.price", "fx.usd"]);
    }
  });

  test("may have one end of a range: the other is the plan's", () => {
    expect(laid("name,low\ncompute.price,90000").get("compute.price")?.range).toEqual({
      ...{ shape: "lognormal", low: 90_000, high: 125_000 },
    });
  });

  test("without columns for ranges and sources, values are as --set makes them", () => {
    const settings = laid("name,value,2027\ncompute.price,110000,\nfx.usd,,1150\n");
    const [set] = resolved(tiny, { set: ["compute.price=110000", "fx.usd@2027=1150"] });
    for (const name of ["compute.price", "fx.usd"])
      expect({ ...settings.get(name), layer: "--set" }).toEqual(set.settings.get(name));
  });

  test("a spreadsheet's fifteen digits are the plan's sixteen", () => {
    const dir = tinyWith({
      "tiny/plan.json": (json) => {
        json.parameters.reserve = { value: "2,877,186,175,731,012", source: "ASSUMPTION", reason: "r" };
        json.parameters["funding.public.amount"].value = "8,877,186,175,731,012";
      },
    });
    const project = loadProject({ dataDir: dir });
    const rounded = (value: string) => {
      writeFileSync(file, `name,value\nfunding.public.amount,${value}\n`);
      return () => project.readTable(file).rows.length;
    };
    expect(rounded("8877186175731012")()).toBe(0);
    expect(rounded("8877186175731010")()).toBe(0);
    expect(rounded("8877186175731013")()).toBe(1);
    expect(failing(rounded("8.87719E+15")).ids).toEqual(["set-file.rounded"]);
  });

  test.each([
    ["value,unit\n1,GPU", ["set-file.no-names:1:1"]],
    ["name,valeu\nfx.usd,1", ["set-file.no-column:1:6"]],
    ["name,value,value\nfx.usd,1,2", ["set-file.column-twice:1:12"]],
    ["name,1899\nfx.usd,1", ["plan.values-year:1:6"]],
    ["name,value\nfx.us,1000\nreserve,1조", ["set.unknown-parameter:2:1"]],
    ["name,value\nprogrammes.*.amount,1조", ["set-file.one-input:2:1"]],
    ["name,value\n,1조", ["set-file.no-name:2:2"]],
    ["name,value\nreserve,1조\nreserve,2조", ["set-file.twice:3:1"]],
    ["name,value\nreserve,1,000,000", ["set-file.extra-cell:2:11"]],
    ["name,value,2027\nfx.usd,1000,1100", ["set-file.value-and-years:2:8"]],
    ["name,value\nreserve,", ["set-file.no-value:2:1"]],
    ["name,2026,2027\nfx.usd,1000,", ["set-file.no-year:2:13"]],
    ["name,value\ncompute.target,40,5", ["set-file.extra-cell:2:19", "quantity.bare:2:16"]],
    ["name,value\nmacro.inflation,0.02", ["quantity.fraction:2:17"]],
    ["name;value\nmacro.inflation;2,5", ["quantity.comma:2:17"]],
    ["name,value\ncompute.price,100 KRW/kWh", ["quantity.unit:2:15"]],
    ["name,value,unit\ncompute.price,100,kWh", ["plan.unit-mismatch:2:19"]],
    ["name,value\ncompute.target,-5 GPU", ["value.below-minimum:2:16"]],
    ["name,low,high\ncompute.price,90000,", ["set-file.range-end:2:21"]],
    ["name,low,high\ncompute.price,130000,90000", ["range.crossed:2:15"]],
    ["name,low,high,as\ncompute.price,90000,130000,factor", ["set-file.as-of-one:2:28"]],
    ["name,shape,low,high\ncompute.price,round,90000,130000", ["shape.one-of:2:15"]],
    ["name,low,high\nfx.usd,900,1300", ["range.factors-around-one:2:8"]],
    ["name,source\nfx.usd,nobody", ["source.unknown:2:8"]],
    ["name,value\nreserve,rest", ["share.no-part:2:9"]],
    [
      "name,value\na,1\nfx.usd,x\nreserve,y",
      ["set.unknown-parameter:2:1", "quantity.malformed:3:8", "quantity.malformed:4:9"],
    ],
  ])("located, all at once: %j", (content, expected) => {
    const at = join(folder, "wrong.csv");
    writeFileSync(at, content);
    const { issues, kind } = failing(() => resolved(tiny, { tables: [at] }));
    expect(kind).toBe("input");
    expect(issues.map(({ id, place }) => `${id}:${place?.line}:${place?.column}`)).toEqual(expected);
    for (const { place } of issues) expect(place?.file).toBe(at);
  });
});

describe("as commands have it", () => {
  const table = "edited.csv";
  const here = { cwd: folder };
  const input = "fx.usd";

  test("compare shows what the table changes and nothing else; explain and list name it; a result is replayed without it", async () => {
    const { out } = await baekjo(["list", "inputs", "--format", "csv"]);
    writeFileSync(join(folder, table), edited(out, { [input]: { value: "1550" } }));
    const asked = ["--set-file", table];
    const compared = JSON.parse((await baekjo(["compare", "gpus-100k", ...asked, "--json"], here)).out);
    expect(compared.inputs.map(({ name }: { name: string }) => name)).toEqual([input]);
    expect(compared.scenarios[1].name).toBe(`gpus-100k+${table}`);
    const positional = JSON.parse(
      (await baekjo(["compare", "gpus-100k", `gpus-100k+${table}`, "--json"], here)).out,
    );
    expect(positional.rows).toEqual(compared.rows);
    expect((await baekjo(["explain", input, ...asked], here)).out).toContain(`set by ${table}`);
    const { items } = JSON.parse((await baekjo(["list", "inputs", input, ...asked, "--json"], here)).out);
    expect(items[0]).toMatchObject({ value: 1550, low: 1350, set_by: table });
    const saved = "result.json";
    await baekjo(["run", ...asked, "--json", "-o", saved], here);
    writeFileSync(join(folder, table), "name\n");
    expect((await baekjo(["replay", saved], here)).code).toBe(0);
  });

  test("it is laid before --set and --unset, wherever it stands; of two the later wins", async () => {
    const [one, two] = ["one.csv", "two.csv"];
    writeFileSync(join(folder, one), `name,value\n${input},1500\n`);
    writeFileSync(join(folder, two), `name,value\n${input},1510\n`);
    const found = async (...args: string[]) =>
      JSON.parse((await baekjo(["list", "inputs", input, "--json", ...args], here)).out).items[0].value;
    expect(await found("--set-file", one, "--set-file", two)).toBe(1510);
    expect(await found("--set-file", two, "--set-file", one)).toBe(1500);
    expect(await found("--set", `${input}+=5`, "--set-file", one)).toBe(1505);
    expect(await found("--unset", input, "--set-file", one)).toBe(1480);
  });

  test("Korean errors are as located, and nothing is printed", async () => {
    writeFileSync(join(folder, table), `name,value\n${input},\n`);
    const { out, err, code } = await baekjo(["run", "--set-file", table, "--lang", "ko"], here);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain("값이 비어 있습니다");
    expect(err).toContain(`${table}:2:1`);
  });

  test("settings are for list inputs alone", async () => {
    expect(await baekjo(["list", "metrics", "--set-file", table], here)).toMatchObject({ out: "", code: 2 });
  });
});

describe("what says years or values where a table has names", () => {
  const at = { cwd: folder };
  const run = (plan: string, ...more: string[]) => baekjo(["run", "--plan", plan, "--json", ...more], at);

  test.each([
    ["korea", "name,value\nfx.usd@2026,1600", "fx.usd@2026=1600"],
    ["korea", "name,value\nfx.usd@2026..2027,1600", "fx.usd@2026..2027=1600"],
    ["korea", "name,value,unit\nfx.usd.2026,1600,KRW/USD", "fx.usd@2026=1600 KRW/USD"],
    ["korea", "name,value\nfx.usd*=1.1,", "fx.usd*=1.1"],
    ["korea", "fx.usd=1600", "fx.usd=1600"],
    ["korea", "fx.usd=1,600\nenergy.price=190", "fx.usd=1,600"],
    ["korea", "fx.usd: 1600", "fx.usd=1600"],
    ["korea", "fx.usd,1600", "fx.usd=1600"],
    ["korea", "환율 = 1600", "fx.usd=1600"],
    ["korea", "fx.usd=[1500, 1510, 1520, 1530, 1540]", "fx.usd=[1500,1510,1520,1530,1540]"],
    ["korea", "fx.usd=1500 [1400..1600]", "fx.usd=1500[1400..1600]"],
    ["uk", "name,value\nfx.usd@2026,0.8", "fx.usd@2026=0.8"],
    ["uk", "fx.usd=0.8", "fx.usd=0.8"],
    ["japan", "name,value\nfx.usd@FY2026,160", "fx.usd@2026=160"],
  ])("is offered as rows and as a setting, which do the same: %s, %j", async (plan, content, setting) => {
    writeFileSync(join(folder, "slip.csv"), content);
    const expected = await run(plan, "--set", setting);
    expect(expected.code).toBe(0);
    for (const lang of ["en", "ko"]) {
      const { code, err } = await run(plan, "--lang", lang, "--set-file", "slip.csv");
      expect(code).toBe(3);
      const [, option = ""] = /: --set (.*)$/m.exec(err) ?? [];
      const set = await run(plan, "--set", option.replaceAll("'", ""));
      expect(rowsOf(set.out)).toEqual(rowsOf(expected.out));
      const [, head, row] = /: (?:first line|첫 행) (.*); (?:next line|다음 행) (.*)$/m.exec(err) ?? [];
      if (setting.includes("*=")) continue;
      writeFileSync(join(folder, "rows.csv"), `${head}\n${row}\n`);
      expect(rowsOf((await run(plan, "--set-file", "rows.csv")).out)).toEqual(rowsOf(expected.out));
    }
  });

  const rowsOf = (out: string) => JSON.parse(out).rows;

  test("a year in the name whose column has the value is left out of the name; of another year nothing is offered", () => {
    const offers = (content: string) => {
      writeFileSync(file, content);
      const [issue] = failing(() => tiny.readTable(file)).issues;
      return [issue?.id, ...(issue?.next ?? []).map(({ values }) => values?.names)];
    };
    expect(offers("name,2026\nfx.usd@2026,1100")).toEqual(["set-file.name-alone", "fx.usd"]);
    expect(offers("name,2027\nfx.usd@2026,1100")).toEqual(["set-file.name-alone"]);
    expect(offers("name,value\nfx.usd@2026,")[0]).toBe("set-file.name-alone");
  });

  test.each([
    ["korea", "funding.public.amount,30,조원", "30조원"],
    ["korea", "funding.public.amount,30000000,백만원", "30000000백만원"],
    ["korea", "energy.price,0.2,천원/kWh", "0.2천원/kWh"],
    ["uk", "funding.public.amount,2,£bn", "£2bn"],
    ["uk", "funding.public.amount,2000,GBP m", "2000 GBP m"],
    ["eu", "funding.public.amount,19,billion", "19 billion"],
  ])(
    "a numeral in the column of units is offered in the cell of its amount: %s, %s",
    async (plan, row, amount) => {
      for (const lang of ["en", "ko"]) {
        writeFileSync(join(folder, "slip.csv"), `name,value,unit\n${row}\n`);
        const { code, err } = await run(plan, "--lang", lang, "--set-file", "slip.csv");
        expect([code, err.trimEnd().endsWith(`: ${amount}`)]).toEqual([3, true]);
        writeFileSync(join(folder, "rows.csv"), `name,value,unit\n${row.split(",")[0]},"${amount}",\n`);
        expect((await run(plan, "--set-file", "rows.csv")).code).toBe(0);
      }
    },
  );

  test.each([
    ["korea", "value", "+1600", ["1600", "--set fx.usd+=1600"]],
    ["korea", "2027", "+100", ["100", "--set fx.usd@2027+=100"]],
    ["korea", "value", "+1.4", ["1.4k", "1.4 KRW/USD", "--set fx.usd+=1.4"]],
    ["korea", "value", "+20%", ["--set fx.usd+=20%"]],
    ["uk", "value", "+0.1", ["0.1", "--set fx.usd+=0.1"]],
    ["korea", "low", "+1400", ["1400"]],
    ["korea", "value", "1,48", ["1.48k", "1.48 KRW/USD"]],
  ])("each way on from a value that is not read is taken: %s, %s %s", async (plan, column, cell, ways) => {
    const written = (value: string) => `name,${column}\nfx.usd,"${value}"\n`;
    writeFileSync(join(folder, "slip.csv"), written(cell));
    const { code, err } = await run(plan, "--set-file", "slip.csv");
    expect(code).toBe(3);
    expect(err.match(/(?<=did you mean |write |line: ).*?(?=\??$)/gm)).toEqual(ways);
    for (const way of ways) {
      const [, setting] = way.split("--set ");
      writeFileSync(join(folder, "rows.csv"), written(way));
      const more = setting === undefined ? ["--set-file", "rows.csv"] : ["--set", setting];
      expect({ way, code: (await run(plan, ...more)).code }).toEqual({ way, code: 0 });
    }
  });
});
