import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
import { loadActuals } from "../../src/files/record/record-file.ts";
import { validateAll } from "../../src/files/validate.ts";
import { failing, tiny, tinyDir, tinyWith } from "../helpers/tiny.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be broken on purpose has no type
type Edit = (json: any) => void;

const written = readFileSync(join(tinyDir, "tiny/actuals.json"), "utf8");
const loading = (edit: Edit | string) =>
  failing(() => loadActuals(join(tinyWith({ "tiny/actuals.json": edit }), "tiny/actuals.json"), tiny));

const entry = (id: string, change: object): Edit => {
  return (json) => Object.assign(json.entries[id], change);
};
const fresh = (change: object): Edit => {
  return (json) => {
    const { replaces: _, ...budget } = json.entries["budget-2026"];
    json.entries.fresh = { ...budget, ...change };
  };
};

describe("a record", () => {
  test("is read in the units of its series, a month known by its end", () => {
    const { entries, series } = loadActuals(join(tinyDir, "tiny/actuals.json"), tiny);
    expect(entries.get("budget-2026")).toMatchObject({
      ...{ known: "2025-12-03", status: "voted", years: { from: 2026, to: 2026 } },
      facts: [{ value: 10e12, source: ["budget"] }],
    });
    expect(entries.get("gpus-2026")).toMatchObject({ known: "2026-06-30", facts: [{ value: 8000 }] });
    expect(entries.get("tower")?.years).toEqual({ from: 2027 });
    expect(series.get("public")).toMatchObject({ by: "year", goal: "total", base: "budget-2025" });
  });

  test("takes next year's budget as one more entry, with a source of its own", () => {
    const dataDir = tinyWith({
      "tiny/actuals.json": (json) => {
        json.sources = {
          gazette: { title: "Vote", publisher: "Gazette", date: "2026-12-02", url: "https://example.com/g" },
        };
        json.entries["budget-2027"] = {
          ...{ series: "public", label: "Budget of 2027", years: "2027", status: "voted" },
          ...{ date: "2026-12-02", value: "12조", confidence: "high", source: "gazette" },
        };
      },
    });
    expect(validateAll({ dataDir }).issues).toEqual([]);
    const { entries } = loadActuals(join(dataDir, "tiny/actuals.json"), tiny);
    expect(entries.get("budget-2027")?.facts[0]?.value).toBe(12e12);
  });

  test("takes two sums that are alike and bear two labels", () => {
    const dataDir = tinyWith({ "tiny/actuals.json": fresh({ label: "Supplement of 2026" }) });
    expect(loadActuals(join(dataDir, "tiny/actuals.json"), tiny).entries.has("fresh")).toBe(true);
  });

  test.each<[string, Edit | string, string]>([
    ["another plan's", (json) => Object.assign(json, { plan: "other" }), "actuals.other-plan"],
    ["of another form", (json) => Object.assign(json, { format: "baekjo/actuals/2" }), "shape.one-of"],
    ["an unknown key", entry("stake", { values: 3 }), "shape.unknown-key"],
    ["an unknown series", entry("stake", { series: "publik" }), "actuals.no-series"],
    ["an unknown status", entry("stake", { status: "hoped" }), "shape.one-of"],
    ["no source", (json) => delete json.entries.stake.source, "shape.missing"],
    ["no confidence", (json) => delete json.entries.stake.confidence, "shape.missing"],
    ["an unknown source", entry("stake", { source: "bankk" }), "source.unknown"],
    ["an assumption", entry("stake", { source: "ASSUMPTION" }), "actuals.assumption"],
    ["money without its numeral", entry("stake", { value: "1" }), "actuals.bare"],
    ["money in GPUs", entry("stake", { value: "5 GPU" }), "quantity.unit"],
    ["half a won", entry("stake", { value: "0.5원" }), "quantity.not-whole"],
    ["less than nothing", entry("stake", { value: "-1조" }), "actuals.negative"],
    ["no day", entry("stake", { date: "2026-02-30" }), "actuals.no-day"],
    ["no date", entry("stake", { date: "soon" }), "shape.date"],
    ["no years", entry("stake", { years: "2026-2028" }), "shape.years"],
    ["years backwards", entry("stake", { years: "2028..2026" }), "years.backwards"],
    ["years of another age", entry("stake", { years: "2026..9999" }), "years.range"],
    [
      "neither value nor alternatives",
      (json) => delete json.entries.stake.value,
      "actuals.value-or-alternatives",
    ],
    ["both", entry("tower", { value: "3조" }), "actuals.value-or-alternatives"],
    ["one alternative", (json) => json.entries.tower.alternatives.pop(), "shape.too-few"],
    [
      "an alternative twice",
      (json) => Object.assign(json.entries.tower.alternatives[1], { id: "low" }),
      "actuals.alternative-twice",
    ],
    ["a source outside its alternatives", entry("tower", { source: "bank" }), "actuals.in-alternatives"],
    ["part of nothing", entry("stake", { part_of: "budget-2020" }), "actuals.no-entry"],
    ["part of another kind", entry("gpus-2026", { part_of: "budget-2026" }), "actuals.other-unit"],
    ["become another side's", entry("works", { replaces: "stake" }), "actuals.other-series"],
    [
      "two that lean on each other",
      (json) => {
        json.entries.stake.part_of = "budget-2026";
        json.entries["budget-2026"].overlaps = "stake";
      },
      "actuals.circle",
    ],
    ["one that leans on itself", entry("stake", { overlaps: "stake" }), "actuals.circle"],
    ["one that is there twice", fresh({}), "actuals.copied"],
    ["parts above the whole", entry("chips-2026", { value: "10.1조" }), "actuals.parts-exceed"],
    [
      "parts above the whole together",
      fresh({ part_of: "budget-2026", value: "7.1조" }),
      "actuals.parts-exceed",
    ],
    ["an unknown figure", entry("chips-2026", { metrics: ["programmes.npu.publik"] }), "report.no-metric"],
    [
      "a figure of nobody",
      entry("chips-2026", { metrics: ["programmes.nobody.public"] }),
      "report.no-metric",
    ],
    ["figures in a heap", entry("chips-2026", { metrics: ["programmes.*.public"] }), "report.no-metric"],
    ["a figure in GPUs", entry("chips-2026", { metrics: ["compute.gpus.bought"] }), "actuals.metric-unit"],
    [
      "a base of another side",
      (json) => Object.assign(json.series.public, { base: "works" }),
      "actuals.no-base",
    ],
    ["nothing to be held against", (json) => delete json.series.public.metric, "actuals.one-plan"],
    ["an unknown unit", (json) => Object.assign(json.series.gpus, { unit: "GPUs" }), "model.unknown-unit"],
    ["an id in capitals", (json) => Object.assign(json.entries, { Stake: json.entries.stake }), "shape.id"],
    ["a text that is no JSON", `${written},`, "json.end-expected"],
  ])("%s is an error with a place", (_, edit, id) => {
    const { kind, ids, issues } = loading(edit);
    expect(kind).toBe("input");
    expect(ids).toContain(id);
    expect(issues.find((issue) => issue.id === id)?.place).toMatchObject({
      file: expect.stringMatching(/actuals\.json$/),
      line: expect.any(Number),
    });
  });

  test("money without its numeral comes with an example of its own size that is read", () => {
    const of = (value: string) => loading(entry("stake", { value }));
    expect(of("30000").issues[0]?.values).toEqual({ text: "30000", example: "30000 KRW" });
    const dataDir = tinyWith({ "tiny/actuals.json": entry("stake", { value: "30000 KRW" }) });
    const { entries } = loadActuals(join(dataDir, "tiny/actuals.json"), tiny);
    expect(entries.get("stake")?.facts[0]?.value).toBe(30_000);
  });

  test("parts that divide a whole in another way are another sum", () => {
    const other = fresh({ part_of: "budget-2026", value: "9조", division: "region" });
    const dataDir = tinyWith({ "tiny/actuals.json": other });
    expect(validateAll({ dataDir }).issues).toEqual([]);
  });

  test("all that is wrong comes at once", () => {
    const { ids } = loading((json) => {
      json.entries.stake.value = "1";
      json.entries.works.source = "nobody";
      json.series.gpus.metric = "gpus";
    });
    expect(ids.sort()).toEqual(["actuals.bare", "report.no-metric", "source.unknown"]);
  });

  test("validate finds its faults, and its sources are cited", () => {
    const broken = tinyWith({ "tiny/actuals.json": entry("stake", { status: "hoped" }) });
    expect(validateAll({ dataDir: broken }).issues.map(({ id }) => id)).toEqual(["shape.one-of"]);
    const lonely = { title: "x", publisher: "x", date: "2025", url: "https://example.com" };
    const sources: Edit = (json) => Object.assign(json.sources, { lonely });
    expect(validateAll({ dataDir: tinyWith({ "sources.json": sources }) }).issues).toMatchObject([
      { id: "source.unused" },
    ]);
    const cited = tinyWith({
      "sources.json": sources,
      "tiny/actuals.json": entry("stake", { source: "lonely" }),
    });
    expect(validateAll({ dataDir: cited }).issues).toEqual([]);
  });

  test("more entries than people keep are refused; as many as may be, each within the next, are read", () => {
    const json = JSON.parse(written);
    for (let i = 0; i < 20_000; i++) json.entries[`x${i}`] = { part_of: `x${i + 1}` };
    expect(loading(JSON.stringify(json)).ids).toEqual(["shape.too-many"]);
    const chain = JSON.parse(written);
    for (let i = 0; i < 1980; i++)
      chain.entries[`x${i}`] = {
        ...chain.entries["chips-2026"],
        label: `Part ${i}`,
        part_of: i === 0 ? "budget-2026" : `x${i - 1}`,
      };
    const dataDir = tinyWith({ "tiny/actuals.json": JSON.stringify(chain) });
    expect(loadActuals(join(dataDir, "tiny/actuals.json"), loadProject({ dataDir })).entries.size).toBe(1993);
  });
});
