import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandLine } from "../../src/commands/report/command.ts";
import { evenly } from "../../src/commands/report/what-if.ts";
import { baekjo, type Run, tiny } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";
import { expectGolden } from "../helpers/golden.ts";
import { decoded, filesOf, marksOf, outline, placeIn, tagsOf } from "../helpers/page.ts";
import { isRounded, scales } from "../output/shown.ts";

type Program = (args: readonly string[]) => Promise<Run>;

async function made(program: Program, args: readonly string[]) {
  const asked = ["report", ...args, "--as-of", "2026-06-30"];
  const html = await program([...asked, "--format", "html"]);
  const json = await program([...asked, "--format", "json"]);
  expect([html.code, json.code]).toEqual([0, 0]);
  return { html: html.out, json: JSON.parse(json.out) };
}

const few = ["double", "stress", "--trials", "2000"];

describe("whole pages of the small plan", () => {
  test.each([
    ["report.txt", ["double", "--set", "funding.public=13조", "--trials", "2000"]],
    ["report-ko.txt", [...few, "--lang", "ko", "--metric", "compute.cost", "--seed", "7"]],
  ])("%s", async (name, args) => {
    expectGolden(name, outline((await made(tiny, args)).html));
  });
});

test("says why there is no simulation: a scenario without ranges, beside others or where trials are requested", async () => {
  const certain = ["compute.price=100000 USD/GPU", "fx.usd=[1000,1100,1200]", "funding.private.amount=65조"];
  const scenario = ["as-planned", ...certain].join("+");
  const page = (...args: string[]) => tiny(["report", ...args, "--format", "json", "--as-of", "2026-06-30"]);
  const beside = await page(scenario);
  const note = "note: the page has no simulation: no input has a range in as-planned";
  expect(beside.err).toContain(`${note}+compute.price`);
  expect(JSON.parse(beside.out).simulation ?? null).toBeNull();
  const alone = ["as-planned", ...certain.flatMap((one) => ["--set", one])];
  expect((await page(...alone, "--trials", "200")).err).toContain(note);
  expect((await page(...alone)).err).not.toContain(note);
  expect((await page("double", "--trials", "200")).err).not.toContain(note);
});

const buses = ["--plan", "tests/fixtures/bus/plan.json", "--model", "tests/fixtures/bus/model.json"];

describe.each([
  ["the small plan", tiny, few],
  ["the small plan, one figure", tiny, ["double", "--trials", "1000", "--metric", "balance.public"]],
  ["Korea", baekjo, ["gpus-100k", "gpus-100k+weak-won", "slow-private", "--trials", "1000"]],
  ["Korea to 2035", baekjo, ["--years", "2026..2035", "--trials", "1000", "--lang", "ko"]],
  ["Korea in dollars", baekjo, ["gpus-100k", "--trials", "500", "--in", "USD", "--lang", "ko"]],
  ["Korea in prices of 2025", baekjo, ["stress", "--trials", "500", "--real", "2025"]],
  ["India", baekjo, ["--plan", "india", "--trials", "1000"]],
  ["the European Union, in Korean", baekjo, ["--plan", "eu", "--trials", "500", "--lang", "ko"]],
  ["the United Kingdom", baekjo, ["--plan", "uk", "--trials", "500"]],
  ["Canada", baekjo, ["--plan", "canada", "--trials", "500"]],
  ["Japan, in Korean", baekjo, ["--plan", "japan", "--trials", "500", "--lang", "ko"]],
  [
    "contradictory trials",
    baekjo,
    ["gpus-100k+compute.payers.local=20%", "--set", "compute.payers.firms=70%[40%..100%]", "--trials", "300"],
  ],
  ["buses, with a model of their own", baekjo, [...buses, "--trials", "500"]],
] as const)("every number on the page: %s", async (_, program, args) => {
  const { html, json } = await made(program, args);
  const marks = marksOf(html);

  test("is that of the JSON, to the last digit", () => {
    expect(marks.length).toBeGreaterThan(150);
    const wrong = marks.filter(({ at, value }) => placeIn(json, at) !== value);
    expect(wrong).toEqual([]);
  });

  test("is shown as what it is, rounded by itself in the scale of the page", () => {
    const shown = marks.flatMap(({ text, ...mark }) =>
      text === undefined ? [] : [{ ...mark, text: text.replaceAll("−", "-") }],
    );
    // Beside the numbers at a glance stands what they are in; a sentence has a scale of its own.
    const named = /<p class="measure">[^<]*?(조|억|만|trillion|billion|million) [^,<]{1,30}, /.exec(html);
    const scale = scales[named?.[1] ?? ""] ?? 0;
    const currency = json.money?.currency ?? json.plan.currency.code;
    const off = shown.filter(({ at, value, text }) => {
      const [list, row] = at.split(".") as [string, string?];
      const entry = (row === undefined ? {} : placeIn(json, `${list}.${row}`)) as {
        unit?: string;
        metric?: string;
      };
      const measure = (json.measures as { metric: string; unit: string }[]).find(
        ({ metric }) => metric === entry.metric,
      );
      const unit =
        entry.unit ?? (list === "tornado" ? measure?.unit : list === "answers" ? currency : undefined);
      // The headline and what is told below a picture have their amounts as sentences do: 3조 8,508억 원.
      const isTold = list === "answers" ? /[조억만]/ : /\d[조억만] \d/;
      if (isTold.test(text)) return !isProse(text, Math.abs(value));
      const said = /^([\d,.]+) (trillion|billion|million) /.exec(text);
      if (list === "answers" && said !== null) {
        const scaled = Math.abs(value) / 10 ** (scales[said[2] as string] as number);
        // Two digits behind the point, and one of a hundred and more.
        const digit = scaled >= 100 ? 0.1 : 0.01;
        return Math.abs(scaled - Number(said[1]?.replaceAll(",", ""))) > digit / 2 + 1e-9;
      }
      const [, number = "", behind = ""] = /^[×]?([+-]?[\d,.]+)(.*)$/.exec(text) ?? [];
      const isYear =
        (/[._](?:completion_year|short|year)$/.test(at) && !at.endsWith("per_year")) || unit === "year";
      const { name = "{year}" } = json.plan.years ?? {};
      // Fiscal years have names of their own: 2028-29, FY2030.
      const year = (name as string)
        .replace("{year}", String(value))
        .replace("{next}", String(value + 1).slice(-2));
      if (isYear && Number.isInteger(value) && list !== "differences") return text !== year;
      if (/relative|probability/.test(at))
        return !isRounded(number, value, -2, at.endsWith("relative_change"));
      // An input is shown as it is typed, and the record in the plan's own money.
      const own = scales[/^(?:[조억만]|[a-z]+illion)/.exec(behind.trim())?.[0] ?? ""] ?? 0;
      if (list === "inputs" || list === "changed_inputs" || /^grid\.\d+\.input_values/.test(at))
        return !isRounded(number, value, own) && number !== String(value);
      if (/counts/.test(at)) return number !== String(value);
      const record = list === "tracks" || list === "entries";
      const power =
        unit !== (record ? json.plan.currency.code : currency) ? 0 : record && unit === "KRW" ? 12 : scale;
      // What is missing is told as so much in the headline, and below zero in a table.
      const size = list === "answers" && !number.startsWith("-") ? Math.abs(value) : value;
      return !isRounded(number, size, power, list === "differences");
    });
    expect(off).toEqual([]);
    expect(shown.length).toBeGreaterThan(100);
  });

  test("is in the files of its charts too, exact", () => {
    const known = new Set(numbersIn(json));
    const files = filesOf(html);
    for (const { type, text } of files.filter((file) => file.type === "text/csv")) {
      expect(type).toBe("text/csv");
      const [head = [], ...records] = recordsOf(text);
      expect(records.length).toBeGreaterThan(0);
      for (const [i, column] of head.entries()) {
        // Years by what the plan calls them, as in the CSV of commands: 2026-27 of India, no number.
        if (column === "year") {
          const { name = "{year}" } = json.plan.years ?? {};
          const called = json.years.map((year: number) =>
            (name as string).replace("{year}", `${year}`).replace("{next}", `${year + 1}`.slice(-2)),
          );
          expect([...new Set(records.map((record) => record[i]))]).toEqual(called);
        }
        if (!numeric.has(column)) continue;
        const numbers = records.flatMap((record) => (record[i] === "" ? [] : [Number(record[i])]));
        expect(numbers.filter((number) => !known.has(number))).toEqual([]);
      }
    }
    const charts = html.match(/<figure id="[\w-]+" class="chart"/g) ?? [];
    expect(charts.length).toBeGreaterThan(2);
    expect(files.map(({ type }) => type).sort()).toEqual([
      ...charts.map(() => "image/svg+xml"),
      ...charts.map(() => "text/csv"),
    ]);
  });

  test("stands in a table: what a picture shows can be read without it", () => {
    const tabled = new Set(marks.filter(({ text }) => text !== undefined).map(({ at }) => at));
    expect(marks.filter(({ at }) => !tabled.has(at))).toEqual([]);
  });

  test("and so do all figures of the JSON that are on the page by year", () => {
    const at = new Set(marks.map((mark) => mark.at));
    for (const [i, { values, total, kind }] of (
      json.rows as { values: unknown[]; total: unknown; kind: string }[]
    ).entries()) {
      if (total !== null) expect(at).toContain(`rows.${i}.total`);
      if (kind === "single") continue;
      for (const [t, value] of values.entries())
        if (value !== null) expect(at).toContain(`rows.${i}.values.${t}`);
    }
  });
});

/** Whether "3조 8,508억 원" is a value, to half of its last part. */
function isProse(text: string, value: number): boolean {
  const parts = [...text.matchAll(/([\d,]+)(조|억|만)/g)].map(
    ([, digits = "", scale = ""]) =>
      [Number(digits.replaceAll(",", "")), 10 ** (scales[scale] as number)] as const,
  );
  const told = parts.reduce((sum, [count, size]) => sum + count * size, 0);
  return parts.length > 0 && Math.abs(told - value) <= (parts.at(-1)?.[1] as number) / 2;
}

/** Columns of a chart's file that hold numbers. */
const numeric = new Set(
  "value from to trials low high at_low at_high target planned least most later".split(" "),
);

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** Records of a file whose cells hold no line breaks. */
function recordsOf(csv: string): string[][] {
  expect(csv.startsWith("\ufeff")).toBe(true);
  return csv
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain as string),
      ),
    );
}

test("the picture of a chart stands alone: well formed, in fixed colours, with its title and its source", async () => {
  const { html } = await made(baekjo, ["--trials", "200"]);
  const pictures = filesOf(html).filter(({ type }) => type === "image/svg+xml");
  expect(pictures.map(({ name }) => name)).toEqual([
    "chart-spending.svg",
    "chart-balance.svg",
    "chart-distribution.svg",
    "chart-sensitivity.svg",
    "chart-progress.svg",
  ]);
  for (const { text } of pictures) {
    expect([...tagsOf(text)].length).toBeGreaterThan(50);
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="[\d.]+"/);
    // Drawing programs know neither variables nor the page's own style.
    expect(text).not.toMatch(/var\(|undefined|NaN|<script|href=/);
    expect(outline(text).replaceAll("\ntext: ", " ")).toMatch(
      /baekjo \d+\.\d+\.\d+, Korea's 100 trillion won AI pledge/,
    );
  }
});

test("what is shared of a page says what it found", async () => {
  const { html, json } = await made(tiny, ["double", "--set", "funding.public=13조", "--trials", "200"]);
  const heading = decoded(/<h1>(.*?)<\/h1>/.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, "") ?? "");
  const shared = (name: string) =>
    decoded(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1] ?? "");
  expect(shared("og:title")).toBe(heading);
  expect(decoded(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? "")).toBe(heading);
  expect(shared("og:type")).toBe("article");
  expect(shared("og:description")).toBe(shared("description"));
  // 13조 against 4.4조 of GPUs a scenario more: the second scenario is the one that runs short, in the first year.
  expect(heading).toContain("Twice the GPUs");
  expect(heading).toContain("2026");
  expect(json.answers[1].first_shortfall_year).toBe(2026);
});

describe("the headline and the first chart's title say what the numbers do", () => {
  const text = (html: string, pattern: RegExp) =>
    decoded((pattern.exec(html)?.[1] ?? "").replaceAll(/<[^>]*>/g, ""));

  test.each([
    // Uses of the tiny plan: 12.4조 over 2026–2028 with 40,000 GPUs, 16.8조 with 80,000, in the ratio of years 1:2:1 but for a fee.
    ["short", ["double", "--set", "funding.public=13조"]],
    ["lasts", ["double", "--set", "funding.public=30조"]],
    ["one scenario", ["--set", "funding.public=12조"]],
    ["in Korean", ["double", "--set", "funding.public=13조", "--lang", "ko"]],
    ["three scenarios", ["double", "stress", "--set", "funding.public=14조"]],
  ])("%s", async (_, args) => {
    const { html, json } = await made(tiny, [...args, "--trials", "200"]);
    const korean = args.includes("ko");
    type Answer = {
      scenario: string;
      funding: number;
      final_balance: number;
      first_shortfall_year: number | null;
    };
    const answers = json.answers as Answer[];
    const heading = text(html, /<h1>(.*?)<\/h1>/);
    const short = answers.find((answer) => answer.first_shortfall_year !== null);
    const { label } = json.scenarios.find(
      ({ name }: { name: string }) => name === (short ?? answers[0])?.scenario,
    );
    if (short === undefined) {
      expect(heading).toMatch(/enough|충분/);
      expect(heading).not.toMatch(/short/);
    } else {
      // JSON has labels in English.
      if (!korean) expect(heading.startsWith(`${label}: `)).toBe(true);
      expect(heading).toContain(String(short.first_shortfall_year));
      expect(heading).toMatch(short.final_balance < 0 ? /run out|소진/ : /recover|한때/);
    }
    const left = json.annual_balances as { scenario: string; values: number[] }[];
    const over = left.find(({ values }) => values.some((value) => value < 0));
    const years = json.years.filter((_: number, k: number) => (over?.values[k] ?? 0) < 0);
    const title = text(html, /<h3 id="chart-spending-name">(.*?)<\/h3>/);
    expect(yearsNamed(title)).toEqual(years);
    for (const [i, row] of left.entries()) {
      const own = (metric: string) =>
        json.rows.find(
          (each: Answer & { metric: string }) => each.scenario === row.scenario && each.metric === metric,
        );
      const [given, spent] = [own("funding.public"), own("uses.public")];
      expect(row.values).toEqual(given.values.map((value: number, k: number) => value - spent.values[k]));
      expect(i).toBeLessThan(answers.length);
    }
  });
});

test.each([
  ["en", "no public funding", "2028"],
  ["ko", "정부 재원이 없어", "2028년까지"],
])("without any public money the headline does not say that it runs out, in %s", async (lang, none, last) => {
  const { html } = await made(tiny, ["--set", "funding.public=0 KRW", "--trials", "100", "--lang", lang]);
  const heading = decoded((/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? "").replaceAll(/<[^>]*>/g, ""));
  expect(heading).toContain(none);
  expect(heading).toContain(last);
  expect(heading).not.toMatch(/run out|소진|\b0 |0원/);
});

test("of one year the page says that year, not from it to itself", async () => {
  for (const lang of ["en", "ko"]) {
    const { html } = await made(tiny, ["double", "--years", "2026..2026", "--trials", "100", "--lang", lang]);
    expect(outline(html)).not.toMatch(/2026[–~]2026/);
  }
});

test("a long label is shortened in headings and pictures, and whole in the list of scenarios", async () => {
  const label = `A plan ${"of many words ".repeat(20)}`.trim();
  const file = join(folder(), "long.json");
  writeFileSync(file, JSON.stringify({ format: "baekjo/scenario/1", label, set: ["funding.public=13조"] }));
  const { html, json } = await made(tiny, [file, "--trials", "100"]);
  expect(json.scenarios[1].label).toBe(label);
  const list = /<ul class="scenarios">(.*?)<\/ul>/.exec(html)?.[1] ?? "";
  expect(list).toContain(`<strong>${label}</strong>`);
  const headings = [...html.matchAll(/<(?:h1|h3|th|text|caption)[^>]*>(.*?)<\/(?:h1|h3|th|text|caption)>/g)];
  const names = headings.map(([, text = ""]) => text.replaceAll(/<[^>]*>/g, ""));
  expect(names.filter((name) => name.includes("A plan of many")).length).toBeGreaterThan(5);
  expect(names.filter((name) => name.includes(label))).toEqual([]);
});

test.each([
  [50_000, 100_000, 1, [50_000, 62_500, 75_000, 87_500, 100_000]],
  [0, 80.2723, 0, [0, 20, 40, 60, 80.2723]],
  [36_864, 86_864, 1, [36_864, 50_000, 60_000, 70_000, 86_864]],
  [2, 10, 1, [2, 4, 6, 8, 10]],
  [1, 7, 1, [1, 3, 4, 6, 7]],
  [0.1, 0.3, 0, [0.1, 0.15, 0.2, 0.25, 0.3]],
])("between %d and %d stand values that can be read", (low, high, smallest, values) => {
  expect(evenly(low, high, smallest)).toEqual(values.map((value) => expect.closeTo(value, 12)));
});

/** Years of a text, with all of those of a span: 2026, 2028–2030. */
function yearsNamed(text: string): number[] {
  return [...text.matchAll(/(20\d\d)(?:[–~](20\d\d))?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i),
  );
}

test.each([
  ["en", ["Vera Rubin:", "PUE:", "H100e, H100-equivalent:"], "present value:"],
  ["ko", ["베라 루빈, Vera Rubin:", "PUE:", "H100e, H100 환산:"], "현재가치:"],
] as const)(
  "words that not every reader knows are explained, those that are on the page, in %s",
  async (lang, words, later) => {
    const asked = ["report", "--trials", "100", "--format", "html", "--lang", lang];
    const terms = (html: string) =>
      html.slice(html.indexOf('id="terms"'), html.indexOf("</dl>", html.indexOf('id="terms"')));
    const korea = (await baekjo(asked)).out;
    for (const word of [...words, later]) expect(terms(korea)).toContain(`<dt>${word}</dt>`);
    // No page of buses has a word about GPUs.
    const other = (await baekjo([...asked, ...buses])).out;
    expect(terms(other)).not.toContain("GPU");
    expect(terms(other)).toContain("<dt>");
  },
);

test("a page is of the day given; without one, of its newest source, and today changes nothing", async () => {
  const asked = ["report", "--plan", "data/india/plan.json", "--trials", "100", "--format", "html"];
  // No line ends within a day: it is in an element of its own.
  const read = async (args: readonly string[]) =>
    (await baekjo(args)).out.replaceAll(/<span class="whole">([^<]*)<\/span>/g, "$1");
  const out = await read(asked);
  const newest = /newest source (\d{4}-\d\d-\d\d)/.exec(out)?.[1] ?? "";
  const dates = [...out.matchAll(/, (\d{4}-\d\d-\d\d)\. <a class="url"/g)].map(([, date]) => date as string);
  expect(dates.sort().at(-1)).toBe(newest);
  expect(await read([...asked, "--as-of", "2026-03-01"])).toContain("as of 2026-03-01");
});

describe("the numbers are those of the other commands", async () => {
  const { json } = await made(tiny, few);
  const told = async (args: readonly string[]) => JSON.parse((await tiny([...args, "--json"])).out);

  test("rows and differences: compare", async () => {
    const compared = await told(["compare", "as-planned", "double", "stress"]);
    const same = (list: string) => {
      const key = (row: { scenario: string; metric: string }) => `${row.scenario} ${row.metric}`;
      const found = new Map(compared[list].map((row: never) => [key(row), row]));
      for (const row of json[list]) expect(found.get(key(row))).toEqual(row);
    };
    expect(json.rows.length).toBeGreaterThan(20);
    same("rows");
    same("differences");
  });

  test("statistics: simulate", async () => {
    const drawn = await told([
      "simulate",
      "as-planned",
      "double",
      "stress",
      "--trials",
      "2000",
      "--metric",
      "uses.public",
    ]);
    expect(json.statistics).toEqual(drawn.rows);
  });

  test("bars: sensitivity", async () => {
    const hinges = await told(["sensitivity", "double"]);
    const own = json.tornado.filter(({ scenario }: { scenario: string }) => scenario === "double");
    expect(own.map(({ scenario: _, ...bar }: Record<string, unknown>) => bar)).toEqual(hinges.tornado);
  });

  test("the finding, and what two inputs make of the figure: compare, sweep", async () => {
    const { json: two, html } = await made(tiny, ["double", "--trials", "200"]);
    const { finding } = await told(["compare", "as-planned", "double"]);
    expect(two.finding).toEqual(finding);
    expect(decoded(html)).toContain(finding.en);
    const [down, across] = two.grid[0].inputs as [string, string];
    const along = (k: number) => [
      ...new Set(two.grid.map((point: { input_values: number[] }) => point.input_values[k])),
    ];
    // Both inputs are in the units in which they are typed.
    const axis = (name: string, k: number) => ["--vary", `${name}=[${along(k).join(", ")}]`];
    const swept = await told([
      "sweep",
      "as-planned",
      ...axis(down, 0),
      ...axis(across, 1),
      "--metric",
      two.grid[0].metric,
    ]);
    const points = swept.points.map(
      ({ inputs, values }: Record<"inputs" | "values", Record<string, number>>) => [
        [inputs[down], inputs[across]],
        values[two.grid[0].metric],
      ],
    );
    expect(
      two.grid.map((point: { input_values: number[]; value: number }) => [point.input_values, point.value]),
    ).toEqual(points);
    expect(two.grid.length).toBeGreaterThan(8);
    expect(down).toBe("compute.target");
  });

  test("trials in bars and outside of them are all there are, and the curve passes its quantiles", () => {
    for (const [i, { counts, edges, ...histogram }] of json.histograms.entries()) {
      const { below: under, above: over, cumulative_probabilities: shares, quantiles: curve } = histogram;
      expect(counts.length).toBe(edges.length - 1);
      expect(counts.reduce((sum: number, count: number) => sum + count, under + over)).toBe(2000);
      const own = json.statistics.filter(
        (row: { scenario: string }) => row.scenario === json.scenarios[i].name,
      );
      for (const [name, share] of [
        ["p5", 0.05],
        ["p50", 0.5],
        ["p80", 0.8],
      ] as const) {
        const { total } = own.find((row: { statistic: string }) => row.statistic === name);
        expect(curve[shares.indexOf(share)]).toBe(total);
        // As many trials lie in bars wholly below the quantile as its share, give or take the bar that it is in.
        const bar = edges.findIndex((edge: number) => edge > total) - 1;
        const below = counts.slice(0, bar).reduce((sum: number, count: number) => sum + count, under);
        expect(below).toBeLessThanOrEqual(share * 2000 + 2);
        expect(below + counts[bar]).toBeGreaterThanOrEqual(share * 2000 - 2);
      }
    }
  });
});

test("the record is that of track", async () => {
  const asOf = ["--as-of", "2026-06-30"];
  const { json, html } = await made(tiny, ["double", "--trials", "1000"]);
  const tracked = JSON.parse((await tiny(["track", ...asOf, "--json"])).out);
  for (const key of ["tracks", "disagreements", "history", "lines", "entries"])
    expect(json[key]).toEqual(tracked[key]);
  expect(json.as_of).toBe("2026-06-30");
  expect(html).toContain('id="record"');
  // Another plan than the one shipped has no record but one of its own.
  const india = await made(baekjo, ["--plan", "data/india/plan.json", "--trials", "100"]);
  expect(india.json.tracks).toBeUndefined();
  expect(india.html).not.toContain('id="record"');
});

test("with money for a third of the year it says when it is gone, and how much is missing", async () => {
  const { json } = await made(tiny, ["double", "--set", "funding.public=13조", "--trials", "1000"]);
  const [planned, doubled] = json.answers;
  // 13조 by 1:2:1; uses 12.4조 and, with twice the GPUs, 16.8조.
  expect(planned).toMatchObject({
    scenario: "as-planned",
    spending: 12.4e12,
    funding: 13e12,
    final_balance: 0.6e12,
  });
  expect(doubled).toMatchObject({
    scenario: "double",
    spending: 16.8e12,
    final_balance: -3.8e12,
    first_shortfall_year: 2026,
  });
});

describe("a page needs nothing beside itself", async () => {
  const { html } = await made(tiny, few);

  test("no script, no style but its own, nothing from elsewhere", () => {
    const names = new Set([...tagsOf(html)].flatMap(({ open }) => open ?? []));
    for (const name of ["script", "link", "img", "iframe", "object", "form", "base"])
      expect(names).not.toContain(name);
    expect(html).not.toMatch(/ on[a-z]+=|javascript:|@import|url\(| style="/);
    const addresses = [...html.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(
      ([, address]) => address as string,
    );
    for (const address of addresses)
      expect(address).toMatch(
        /^#|^https:\/\/example\.com\/|^data:(text\/csv|image\/svg\+xml);charset=utf-8;base64,/,
      );
    expect(html).toContain("default-src &#39;none&#39;");
  });

  test("every link within it leads somewhere", () => {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
    expect(ids.size).toBe([...html.matchAll(/ id="/g)].length);
  });

  test("every picture has a title and a description", () => {
    const pictures = html.match(/<svg [^>]*role="img"/g) ?? [];
    expect(pictures.length).toBeGreaterThan(6);
    expect(
      html.match(/role="img" aria-labelledby="[\w-]+ [\w-]+"><title[^>]*>[^<]+<\/title><desc[^>]*>[^<]+</g)
        ?.length,
    ).toBe(pictures.length);
  });

  test("the same command gives the same bytes", async () => {
    expect((await made(tiny, few)).html).toBe(html);
  });
});

test("what strangers write stays text", async () => {
  const at = folder();
  const evil = `</title><script>alert(1)</script>"'&<b> \ue000uses\ue001 {name}`;
  const file = join(at, "evil.json");
  const written = {
    format: "baekjo/scenario/1",
    label: evil,
    why: evil,
    reason: evil,
    set: ["compute.target=50000"],
  };
  writeFileSync(file, JSON.stringify(written));
  const { html } = await made(tiny, [file, "--trials", "1000"]);
  expect([...tagsOf(html)].length).toBeGreaterThan(100);
  expect(html).not.toMatch(/<script|<b>|alert\(1\)<\/(?!title|dd|p|td|li|strong)/);
  expect(outline(html)).toContain("</title><script>alert(1)</script>");
});

describe("where and how", () => {
  test.each([
    [["report", "-o", "x.csv"], "a name that ends in .html, .htm, .svg, .json, .ndjson, .jsonl"],
    [["report", "--format", "table"], '--format is one of html, svg, json, ndjson, not "table"'],
    [["run", "-o", "x.html"], "cannot tell the format from the name x.html"],
    [["run", "--format", "html"], "--format is one of table, json, ndjson, csv, markdown"],
    [["report", "--trials", "3"], "100"],
    [["report", "--as-of", "2026-13-01"], "is not a date"],
    [["report", "--metric", "funding.*"], "is not a single metric"],
    [["report", "a", "b", "c", "d", "e", "f"], "it takes 5"],
  ])("%j is wrong usage", async (args, words) => {
    const { out, err, code } = await tiny(args);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain(words);
  });

  test("a name that is no scenario, or no figure, is wrong input", async () => {
    expect(await tiny(["report", "dubble"])).toMatchObject({ out: "", code: 3 });
    expect(await tiny(["report", "--metric", "uses.publik"])).toMatchObject({ out: "", code: 3 });
  });

  test("none named: the plan, and of the shipped one what was asked for instead", async () => {
    const names = (json: { scenarios: { name: string }[] }) => json.scenarios.map(({ name }) => name);
    expect(names((await made(baekjo, ["--trials", "100"])).json)).toEqual(["gpus-50k", "gpus-100k"]);
    expect(names((await made(tiny, ["--trials", "100"])).json)).toEqual(["as-planned"]);
    expect(names((await made(tiny, ["double", "as-planned", "double", "--trials", "100"])).json)).toEqual([
      "as-planned",
      "double",
    ]);
  });

  test("the file's name gives the format, and the page says the command that makes it again", async () => {
    const at = folder();
    const file = join(at, "a page.html");
    const args = [
      "report",
      "double",
      "--set",
      "fx.usd*=1.1",
      "--trials",
      "1000",
      "--as-of",
      "2026-06-30",
      "-o",
      file,
    ];
    expect(await tiny(args)).toEqual({ out: "", err: "", code: 0 });
    const html = readFileSync(file, "utf8");
    expect(html).toContain(
      "baekjo report as-planned double --as-of 2026-06-30 --lang en --set &#39;fx.usd*=1.1&#39; --trials 1000 -o &#39;a page.html&#39;",
    );
    expect(html).not.toContain(at);
  });

  test("nothing to draw: a page all the same", async () => {
    const still = ["fx.usd=1000", "compute.price=$100k", "funding.private.amount=65조"].flatMap((set) => [
      "--set",
      set,
    ]);
    const { html, json } = await made(tiny, still);
    expect(json.statistics).toBeUndefined();
    expect(html).not.toContain('id="sure"');
    expect(html).not.toContain('id="hinges"');
    expect(html).toContain('id="years"');
  });
});

test("a command line is quoted as a shell reads it", () => {
  const words = ["it's", "a b", '"$HOME"', "`x`", "50조", "x=[1,2]", "", "a*b"];
  const line = commandLine("report", words, { set: ["y = 'z'"], json: true, lang: "ko" });
  const { stdout } = spawnSync("bash", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
  expect(stdout.split("\0").slice(0, -1)).toEqual([
    "baekjo",
    "report",
    ...words,
    "--json",
    "--lang",
    "ko",
    "--set",
    "y = 'z'",
  ]);
});
