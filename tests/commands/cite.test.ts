import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { traceOf } from "../../src/analysis/explain/trace.ts";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { bibtex, cslJson } from "../../src/commands/cite/bibliography.ts";
import { trialRanges } from "../../src/commands/cite/range.ts";
import { citation } from "../../src/commands/cite/sentence.ts";
import { figureHead, restsOnRows } from "../../src/commands/explain/report.ts";
import { loadProject } from "../../src/files/load.ts";
import { wordsOf } from "../../src/labels.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import type { CiteReport, SourceRow } from "../../src/report/explanation.ts";
import { headOf, scenarioHead } from "../../src/report/head.ts";
import { restsOn, sourcesOf } from "../../src/report/provenance-rows.ts";
import { yearName } from "../../src/year-names.ts";
import { baekjo } from "../helpers/cli.ts";
import { dataDir } from "../helpers/shipped.ts";
import { temporaryFolder, tinyDir } from "../helpers/tiny.ts";

const shippedPlans = ["canada", "eu", "india", "japan", "korea", "uk"];
const plans: [string, () => Project][] = [
  ...shippedPlans.map((name): [string, () => Project] => [
    name,
    () => loadProject({ dataDir, planFile: join(dataDir, name, "plan.json") }),
  ]),
  ["tiny", () => loadProject({ dataDir: tinyDir })],
];

/** Every metric of a scenario as `cite` reports it; of money that moves by trials a sample has its inputs looked at, the others none. */
function reportsOf(project: Project, name: string): { reports: CiteReport[]; scenario: Scenario } {
  const request = { scenarios: [name], set: [], unset: [] };
  const scenario = resolveScenarios(project, request).scenarios[0] as Scenario;
  const trace = traceOf(project, scenario);
  const figures = [...trace.formulaGraph.model.figures.values()];
  const heads = figures.map((figure) => figureHead(project, trace, figure, undefined));
  const ranges = trialRanges(project, scenario, heads);
  const allSources = sourcesOf(
    [...scenario.settings.values()].map(({ source }) => ({ sources: source === "ASSUMPTION" ? [] : source })),
    project,
  );
  // The sources with the longest names stand first: if these fit, so do all.
  const words = ({ publisher }: SourceRow) => publisher.en.split(/\s+/).length;
  const worst = [...allSources].sort((a, b) => words(b) - words(a));
  const reports = figures.map((figure, i): CiteReport => {
    const looked = i % 25 === 0;
    const rows = looked ? restsOnRows(project, scenario, trace, figure, undefined) : [];
    const shares = { cited: 0.5, assumption: 0.4999, default: 0.0001 };
    return {
      command: "cite",
      ...headOf(project, { version: "10.20.30" }),
      scenarios: [scenarioHead(scenario)],
      years: scenario.years,
      settings: [],
      figure: heads[i] as CiteReport["figure"],
      range: ranges.get(figure.name),
      simulation: "",
      fingerprint: { plan: "0", model: "0" },
      countsMoney: true,
      inputSummary: looked
        ? restsOn(rows)
        : { inputs: 9, active: 99, assumptions: 98, defaults: 1, sensitivityShare: shares },
      sources: looked ? sourcesOf(rows, project) : worst,
    };
  });
  return { reports, scenario };
}

/** The first number behind a label, in one unit: "−2.61 trillion" is -2.61e12, "2조 6,103억" is 2.6103e12. */
function numberIn(text: string, language: "en" | "ko"): number {
  const scales = { trillion: 1e12, billion: 1e9, million: 1e6, 조: 1e12, 억: 1e8, 만: 1e4 } as const;
  const pattern =
    language === "en" ? /(−?)([\d,.]+)(?: (trillion|billion|million))?/ : /(−?)((?:[\d,.]+[조억만]? ?)+)/;
  const [, sign = "", digits = "", scale = ""] = pattern.exec(text) ?? [];
  const parts =
    language === "en"
      ? [[digits, scale]]
      : [...digits.matchAll(/([\d,.]+)([조억만]?)/g)].map(([, n, s]) => [n, s]);
  const sum = parts.reduce(
    (all, [n = "", s = ""]) => all + Number(n.replaceAll(",", "")) * (scales[s as keyof typeof scales] ?? 1),
    0,
  );
  return sign === "" ? sum : -sum;
}

/** One of the last digit that an article and a table print: a hundredth of a trillion, 0.1 of 631.9 billion, the last 억, a whole thing. */
function lastDigit(
  size: number,
  unit: string,
  { money: { currency }, model: { counts } }: CiteReport,
  language: "en" | "ko",
): number {
  const money = /^[A-Z]{3}$/.test(unit) && !counts.has(unit);
  if (money && language === "ko" && size >= 1000) return size >= 1e10 ? 1e8 : size >= 1e7 ? 1e4 : 1;
  const scale =
    money && language === "en" ? ([1e12, 1e9, 1e6].find((each) => size >= each * 0.99995) ?? 1) : 1;
  if (scale === 1 && (Number.isInteger(size) || size >= 1000)) return 1;
  if (scale === 1 && money && unit === currency.code) return 10 ** -currency.decimals;
  const mantissa = size / scale;
  if (unit === "%") return mantissa >= 1 ? 0.1 : mantissa >= 0.1 ? 0.01 : 0.001;
  if (mantissa < 1) return 10 ** (Math.floor(Math.log10(mantissa)) - 2);
  return scale * (mantissa >= 1000 ? 1 : mantissa >= 100 ? 0.1 : 0.01);
}

const flagged = /[\p{Script=Hangul}]/u;

/** Words of Latin letters that are no name, unit or version. */
function latinIn(
  text: string,
  { figure, plan, model, years, scenarios: [scenario], sources }: CiteReport,
): readonly string[] {
  const names = [
    wordsOf(figure.label, "ko"),
    plan.label.ko,
    scenario.label.ko,
    scenario.basisShort?.ko ?? "",
    ...[...model.counts.values()].map(({ ko }) => ko),
    // A name that ends in brackets has the year in them.
    ...sources.map(({ publisher }) => publisher.ko.replace(/\)$/, "")),
    ...years.map((year) => yearName(year, plan.years)),
  ];
  names.sort((a, b) => b.length - a.length);
  const rest = names.reduce((left, name) => left.replaceAll(name.normalize("NFC"), ""), text);
  const units = new Set(figure.unit.split(/[^A-Za-z\d]/));
  return (rest.match(/[A-Za-z][A-Za-z\d]+/g) ?? []).filter((word) => word !== "baekjo" && !units.has(word));
}

describe.each(plans)("every metric of %s in one sentence", (_, open) => {
  const project = open();
  const names = [project.plan.base, ...(project.plan.alternatives ?? []).slice(0, 1)];
  it("with names of any length stays under 60 words", () => {
    const long = {
      en: "A very long name of something ".repeat(9).trim(),
      ko: "아주 긴 이름 ".repeat(25).trim(),
    };
    const { reports } = reportsOf(project, names.at(-1) as string);
    for (const report of reports.slice(0, 40)) {
      const [scenario] = report.scenarios;
      const called = {
        ...report,
        plan: { ...report.plan, label: long },
        scenarios: [{ ...scenario, label: long }],
      };
      for (const language of ["en", "ko"] as const) {
        const text = citation(called as unknown as CiteReport, language);
        expect(text.split(/\s+/).length, text).toBeLessThan(60);
        expect(text).toContain(report.plan.id);
      }
    }
  });

  it.each(names)("of %s", (name) => {
    const { reports, scenario } = reportsOf(project, name);
    const run = new Map(projectOver(project, scenario).figures.map((figure) => [figure.name, figure]));
    expect(reports.length).toBeGreaterThan(10);
    for (const report of reports) {
      const { figure } = report;
      for (const language of ["en", "ko"] as const) {
        const text = citation(report, language);
        const said = `${figure.metric}: ${text}`;
        expect(text.split(/\s+/).length, said).toBeLessThan(60);
        expect(text, said).not.toMatch(/undefined|null|NaN|\{|\}|은\(는\)|을\(를\)|이\(가\)|\n/);
        expect(text, said).toMatch(/[^.]\.$/);
        // What its money is always stays.
        const { tax, currency } = report.money;
        const isMoney = figure.value !== null && figure.unit.split("/")[0] === currency.code;
        if (isMoney && tax !== undefined) expect(text, said).toContain(tax[language]);
        const { basisShort, label: named } = report.scenarios[0];
        if (figure.value !== null && basisShort !== undefined)
          expect(`${text} ${named[language]}`.toLowerCase(), said).toContain(
            basisShort[language].normalize("NFC").toLowerCase(),
          );
        // Its range, where trials give it one, and a publisher by name, where anything is cited.
        const { range, sources } = report;
        const ranged = range !== undefined && range.undefinedShare <= 0.05 && range.p5 !== null;
        if (ranged) expect(text, said).toMatch(/90%/);
        const publishers = sources.map(({ publisher }) => publisher[language].normalize("NFC"));
        const behind = language === "en" ? " (" : "(";
        const dated = (name: string) => (name.endsWith(")") ? `${name.slice(0, -1)}, ` : name + behind);
        const isNamed = publishers.some((name) =>
          [name.replaceAll(", ", " "), name.split(", ")[0]].some((each) =>
            text.includes(dated(each as string)),
          ),
        );
        expect(isNamed, said).toBe(sources.length > 0);
        const label = wordsOf(figure.label, language);
        if (language === "en" && !flagged.test(label + report.plan.label.en))
          expect(text, said).not.toMatch(flagged);
        if (language === "ko") expect(latinIn(text, report), said).toEqual([]);
        // The value: as `run` has it.
        const told = run.get(figure.metric);
        const value = told === undefined ? null : (told.total ?? told.values.at(-1) ?? null);
        expect(figure.value, said).toBe(figure.kind === "single" ? (told?.values[0] ?? null) : value);
        if (figure.value === null || (figure.unit === "year" && figure.value === 0)) {
          expect(text, said).toMatch(
            language === "en" ? /^There would be no .* in |would have no value/ : /없고/,
          );
          continue;
        }
        const verb =
          language === "en"
            ? / would be /
            : new RegExp(`${label.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?:은|는|은\\(는\\)) `);
        const rest = text.slice((verb.exec(text)?.index ?? 0) + (verb.exec(text)?.[0].length ?? 0));
        const after = rest.replace(/^\S+년(?: (?:합계|말|기준))? /, "");
        const short = /would be a shortfall of|(?:원|\)) 부족하고/.test(text);
        expect(short, said).toBe(
          figure.value < 0 &&
            figure.metric.startsWith("balance") &&
            figure.unit === report.plan.currency.code,
        );
        // What is missing has no sign: a range that has one says whose it is.
        if (short && text.includes("90%")) expect(text, said).toMatch(/90% balance range:|수지의 90% 범위/);
        if (report.plan.years !== undefined || figure.unit === "level" || figure.unit.includes("/")) continue;
        const read = numberIn(after, language) * (short ? -1 : 1);
        expect(Math.abs(read - figure.value), said).toBeLessThanOrEqual(
          lastDigit(Math.abs(figure.value), figure.unit, report, language) / 2 + 1e-9,
        );
      }
    }
  });
});

const json = async (...args: string[]) => JSON.parse((await baekjo([...args, "--json"])).out);

describe("the range", () => {
  it.each(["compute.cost", "balance.public.cumulative", "compute.gpus.installed"])(
    "of %s is from P5 to P95 of simulate",
    async (metric) => {
      const { rows } = await json("simulate", "gpus-100k", "--metric", metric);
      const total = (statistic: string) =>
        rows.find((row: { statistic: string }) => row.statistic === statistic).total;
      const { range } = await json("cite", metric, "gpus-100k");
      expect(range).toEqual({
        trials: 10_000,
        seed: 1,
        p5: total("p5"),
        p95: total("p95"),
        undefined_share: 0,
      });
    },
  );

  it("of one year is that year's", async () => {
    const { rows, years } = await json("simulate", "gpus-100k", "--metric", "compute.cost");
    const p5 = rows.find((row: { statistic: string }) => row.statistic === "p5");
    const { range } = await json("cite", "compute.cost@2028", "gpus-100k");
    expect(range.p5).toBe(p5.values[years.indexOf(2028)]);
  });

  it("of a year in which something first holds ends with none where it often never does", async () => {
    const name = "balance.public.short";
    const { range, value, sentence } = await json("cite", name, "gpus-100k");
    expect(range.p5).toBeLessThanOrEqual(value);
    expect(sentence.en).toMatch(/ would be 20\d\d \(90% range: 20\d\d to (20\d\d|none)[,)]/);
    const never = await json("cite", name);
    expect(never.value).toBeNull();
    expect(never.sentence.en).toMatch(/^There would be no first year of shortfall in 2026–2030 \(/);
    expect(never.sentence.ko).toContain("없고");
  });

  it("is none where no input has one", () => {
    const project = loadProject({ dataDir: tinyDir });
    const request = { scenarios: [project.plan.base], set: [], unset: [] };
    const scenario = resolveScenarios(project, request).scenarios[0] as Scenario;
    const settings = new Map([...scenario.settings].map(([name, { range: _, ...one }]) => [name, one]));
    const asked = [{ metric: "funding.total" }];
    expect(trialRanges(project, scenario, asked).size).toBe(1);
    expect(trialRanges(project, { ...scenario, settings }, asked).size).toBe(0);
  });
});

const nasty: SourceRow[] = [
  {
    id: "a",
    title: { en: '50% & {more}_$ #1 \\ ~ ^ @x, "q"', ko: "국가 AI 컴퓨팅센터 50% {}" },
    publisher: { en: "AT&T", ko: "연합뉴스" },
    date: "2025-04-15",
    url: "https://example.org/a_b%20c?x={1}&y=#z",
  },
  {
    id: "A",
    title: { en: "Two", ko: "둘" },
    publisher: { en: "P", ko: "출" },
    date: "2025-04",
    url: "https://example.org/",
  },
  {
    id: "b c",
    title: { en: "Three", ko: "셋" },
    publisher: { en: "P", ko: "출" },
    date: "2025",
    url: "https://example.org/",
  },
];

/** BibTeX by the grammar of its manual: entries of a key and of fields, whose values are braced, a number or joined by #. */
function parsedBibtex(text: string): { type: string; key: string; fields: Record<string, string> }[] {
  const entries: { type: string; key: string; fields: Record<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match?.index !== at) throw new Error(`at ${at}: ${text.slice(at, at + 30)}`);
    at += match[0].length;
    return match[1] ?? match[0];
  };
  const braced = (): string => {
    const from = at;
    let depth = 0;
    do {
      if (text[at] === "{") depth++;
      if (text[at] === "}") depth--;
      if (++at > text.length) throw new Error("open brace");
    } while (depth > 0);
    return text.slice(from + 1, at - 1);
  };
  while (at < text.length) {
    const type = take(/\s*@(\w+)/g);
    const key = take(/\{([^\s,"#%'(){}=\\~]+),\s*/g);
    const fields: Record<string, string> = {};
    while (text[at] !== "}") {
      const name = take(/(\w+)\s*=\s*/g);
      fields[name] = text[at] === "{" ? braced() : take(/[a-z]+(?: # "[^"{}]*")?/g);
      take(/\s*,\s*/g);
    }
    at++;
    take(/\s*/g);
    entries.push({ type, key, fields });
  }
  return entries;
}

describe("a bibliography", () => {
  it("is BibTeX that parses, with what TeX would read as something else escaped, and keys that differ", () => {
    const [first, second, third] = parsedBibtex(bibtex(nasty, "en"));
    expect([first?.key, second?.key, third?.key]).toEqual(["a", "A-2", "b-c"]);
    expect(first?.fields).toEqual({
      author: "{AT\\&T}",
      title:
        '{50\\% \\& \\textbraceleft{}more\\textbraceright{}\\_\\$ \\#1 \\textbackslash{} \\textasciitilde{} \\textasciicircum{} @x, "q"}',
      year: "2025",
      month: 'apr # "~15"',
      howpublished: "\\url{https://example.org/a_b%20c?x=%7B1%7D&y=#z}",
      url: "https://example.org/a_b%20c?x=%7B1%7D&y=#z",
    });
    expect(second?.fields.month).toBe("apr");
    expect(third?.fields).not.toHaveProperty("month");
  });

  it("keeps Hangul", () => {
    expect(parsedBibtex(bibtex(nasty, "ko"))[0]?.fields.title).toContain("국가 AI 컴퓨팅센터");
    expect(JSON.parse(cslJson(nasty, "ko"))[0].title).toBe("국가 AI 컴퓨팅센터 50% {}");
  });

  it("is CSL-JSON: a type of CSL 1.0.2, a literal author, dates in parts, and nothing that the schema does not know", () => {
    expect(JSON.parse(cslJson(nasty, "en"))[1]).toEqual({
      id: "A",
      type: "webpage",
      title: "Two",
      author: [{ literal: "P" }],
      publisher: "P",
      issued: { "date-parts": [[2025, 4]] },
      URL: "https://example.org/",
    });
  });

  it("has every source that the metric rests on, once", async () => {
    const { sources } = await json("cite", "compute.cost", "gpus-100k");
    const ids = sources.map(({ id }: { id: string }) => id);
    const { out } = await baekjo(["cite", "compute.cost", "gpus-100k", "--format", "bibtex"]);
    expect(parsedBibtex(out).map(({ key }) => key)).toEqual(ids);
    const csl = JSON.parse((await baekjo(["cite", "compute.cost", "gpus-100k", "--format", "csl"])).out);
    expect(csl.map(({ id }: { id: string }) => id)).toEqual(ids);
  });
});

test("the command behind a range draws that range, with the plan, the settings and the years", async () => {
  const asked = ["--plan", "uk", "--set", "fx.usd*=1.1", "--years", "2026..2029"];
  const { out } = await baekjo(["cite", "compute.cost", "late", ...asked, "--all"]);
  const [, shown = ""] = /seed 1: (baekjo .*)\n/.exec(out) ?? [];
  expect(shown).toBe(
    "baekjo simulate late --plan uk --set 'fx.usd*=1.1' --years 2026..2029 --metric compute.cost",
  );
  const words = shown.split(" ").map((word) => word.replaceAll("'", ""));
  const drawn = JSON.parse((await baekjo([...words.slice(1), "--json"])).out);
  const csv = (await baekjo(["cite", "compute.cost", "late", ...asked, "--format", "csv"])).out;
  const [, , , , , p5, p95] = (csv.split("\r\n")[1] ?? "").split(",").map(Number);
  const total = (statistic: string) =>
    drawn.rows.find((row: { statistic: string }) => row.statistic === statistic).total;
  expect([p5, p95]).toEqual([total("p5"), total("p95")]);
});

test("--all has every source with its address, and is refused where programs read", async () => {
  const { sources } = await json("cite", "compute.cost");
  for (const lang of ["en", "ko"]) {
    const { out } = await baekjo(["cite", "compute.cost", "--all", "--lang", lang]);
    for (const { url } of sources) expect(out).toContain(url);
  }
  const { out, err, code } = await baekjo(["cite", "compute.cost", "--all", "--format", "csv"]);
  expect([out, code]).toEqual(["", 2]);
  expect(err).toContain("--all");
});

test("a figure that cites no source has its value in CSV all the same", async () => {
  const figure = [
    "city.left",
    "--plan",
    "tests/fixtures/bus/plan.json",
    "--model",
    "tests/fixtures/bus/model.json",
  ];
  const bare = { ...JSON.parse(readFileSync("tests/fixtures/bus/plan.json", "utf8")), sources: {} };
  for (const input of Object.values<Record<string, unknown>>(bare.parameters)) {
    Object.assign(input, { source: "ASSUMPTION", reason: "Invented for this test." });
  }
  const file = join(temporaryFolder(), "plan.json");
  writeFileSync(file, JSON.stringify(bare));
  figure[2] = file;
  const { out } = await baekjo(["cite", ...figure, "--format", "csv"]);
  const { rows } = JSON.parse(
    (await baekjo(["run", ...figure.slice(1), "--metric", "city.left", "--json"])).out,
  );
  const [head = "", ...records] = out.trim().split("\r\n");
  expect(records).toHaveLength(1);
  expect(records[0]?.split(",")[head.split(",").indexOf("value")]).toBe(String(rows[0].total));
});

test("settings are in words where they are few, and counted where they are many", async () => {
  const said = async (...set: string[]) =>
    (await json("cite", "compute.cost", ...set.flatMap((one) => ["--set", one]))).sentence.en;
  expect(await said("compute.target=60000")).toContain(" with target number of GPUs at 60,000 GPUs in ");
  expect(await said("compute.target=60000", "fx.usd=1500", "energy.price=150")).toContain(
    " with 3 settings in ",
  );
});

test("of one year the sentence names that year, once", async () => {
  const { out } = await baekjo(["cite", "uses.public", "--years", "2028..2028"]);
  const { out: dated } = await baekjo(["cite", "uses.public@2028"]);
  expect(out).toMatch(/^Public spending would be 6\.2 trillion won in 2028 \(/);
  expect(out).toBe(dated);
  const never = await baekjo(["cite", "balance.public.short", "--years", "2028..2028"]);
  expect(never.out).toMatch(/^There would be no first year of shortfall in 2028 \(/);
});

test("how many of its inputs are assumptions is said of one, of all and of some", async () => {
  const said = async (...args: string[]) => (await baekjo(["cite", ...args])).out;
  expect(await said("funding.public.record.until")).toContain(
    "; the one input behind it is an assumption or a default",
  );
  expect(await said("compute.record.until")).toMatch(
    /; all \d+ inputs behind it are assumptions or defaults/,
  );
  expect(await said("balance.public.short", "gpus-100k")).toMatch(
    /^The first year of shortfall would be 20\d\d \(.*; \d+ of the \d+ inputs behind it are /,
  );
});
