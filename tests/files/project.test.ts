import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
import { validateAll } from "../../src/files/validate.ts";
import { fromBase } from "../../src/formula/units.ts";
import type { Setting } from "../../src/plan/types.ts";
import { failing, temporaryFolder, tiny, tinyDir, tinyWith } from "../helpers/tiny.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be broken on purpose has no type
type Edit = (json: any) => void;

const loadingWith = (file: string, edit: Edit | string) =>
  failing(() => loadProject({ dataDir: tinyWith({ [file]: edit }) }));

describe("plans", () => {
  const parameter = (name: string, change: object): Edit => {
    return (json) => Object.assign(json.parameters[name], change);
  };
  const fresh = (name: string, value: object): Edit => {
    return (json) => {
      json.parameters[name] = { source: "pledge", ...value };
    };
  };

  test.each<[string, Edit, string]>([
    ["an unknown parameter", fresh("fx.uds", { value: 1 }), "plan.unknown-parameter"],
    ["an unknown member", fresh("programmes.chips.amount", { value: "1조" }), "plan.unknown-parameter"],
    ["a pattern", fresh("programmes.*.amount", { value: "1조" }), "plan.unknown-parameter"],
    ["a missing parameter", (json) => delete json.parameters["compute.target"], "plan.missing-parameter"],
    [
      "a missing member's parameter",
      (json) => delete json.parameters["programmes.data.amount"],
      "plan.missing-parameter",
    ],
    ["a missing family", (json) => delete json.families.programmes, "plan.missing-family"],
    ["an unknown family", (json) => Object.assign(json.families, { payers: {} }), "plan.unknown-family"],
    [
      "a malformed member",
      (json) => Object.assign(json.families.programmes, { "N-1": { en: "N", ko: "N" } }),
      "plan.malformed-member",
    ],
    ["a label for a page", (json) => Object.assign(json.label, { en: "x".repeat(201) }), "shape.too-long"],
    ["a note for a book", fresh("reserve", { value: 5, note: "x".repeat(2001) }), "shape.too-long"],
    ["no value", fresh("reserve", {}), "plan.no-value"],
    ["both kinds of value", fresh("reserve", { value: 1, values: [1, 2, 3] }), "plan.value-twice"],
    ["too few values", fresh("reserve", { values: [1, 2] }), "plan.values-count"],
    ["a key that is no year", fresh("reserve", { values: { "26": 1 } }), "plan.values-year"],
    ["a year out of this world", fresh("reserve", { values: { "1899": 1 } }), "plan.values-year"],
    ["a gap in a path that holds", fresh("reserve", { values: { "2026": 1, "2028": 1 } }), "plan.values-gap"],
    ["no years at all", fresh("reserve", { values: {} }), "shape.empty"],
    ["a quantity that is none", fresh("reserve", { value: "much" }), "quantity.malformed"],
    ["half a won", fresh("reserve", { value: 0.5 }), "quantity.not-whole"],
    ["more than 9,007조", fresh("reserve", { value: "9,008조" }), "quantity.too-large"],
    ["an unknown unit", fresh("reserve", { value: 5, unit: "parsec" }), "model.unknown-unit"],
    ["another unit", fresh("reserve", { value: 5, unit: "kW" }), "plan.unit-mismatch"],
    ["another unit in the value", fresh("reserve", { value: "$5" }), "quantity.unit"],
    ["less than the minimum", parameter("compute.target", { value: -1 }), "value.below-minimum"],
    [
      "more than the maximum",
      parameter("programmes.npu.public_share", { value: 101 }),
      "value.above-maximum",
    ],
    ["a fraction of a GPU", parameter("compute.target", { value: 0.5 }), "value.not-whole"],
    [
      "a range the wrong way round",
      parameter("compute.price", { range: { shape: "uniform", low: 5, high: 4 } }),
      "range.crossed",
    ],
    [
      "a value outside its triangle",
      parameter("compute.price", { range: { shape: "triangular", low: 5, high: 6 } }),
      "range.value-outside",
    ],
    [
      "a lognormal from zero",
      parameter("compute.price", { range: { shape: "lognormal", low: 0, high: "$200k" } }),
      "range.lognormal-sign",
    ],
    [
      "a shape that is none",
      parameter("compute.price", { range: { shape: "bell", low: 5, high: 6 } }),
      "shape.one-of",
    ],
    [
      "ends of what has values",
      parameter("compute.price", { range: { shape: "discrete", values: [5, 6], low: 5 } }),
      "shape.unknown-key",
    ],
    [
      "a weight too few",
      parameter("compute.price", { range: { shape: "discrete", values: [5, 6], weights: [1] } }),
      "range.weights-count",
    ],
    [
      "a value twice",
      parameter("compute.price", { range: { shape: "discrete", values: ["$5k", "$6k", "$5,000"] } }),
      "range.value-twice",
    ],
    [
      "one value that comes up",
      parameter("compute.price", { range: { shape: "discrete", values: [5, 6], weights: [1, 0] } }),
      "range.few-values",
    ],
    [
      "a discrete value below the minimum",
      parameter("compute.price", { range: { shape: "discrete", values: [5, -1] } }),
      "value.below-minimum",
    ],
    [
      "a discrete value that is half a GPU",
      parameter("compute.target", { range: { shape: "discrete", values: [40_000, 50_000, 45_000.5] } }),
      "value.not-whole",
    ],
    [
      "discrete factors below zero",
      parameter("fx.usd", { range: { shape: "discrete", values: [-1, 1] } }),
      "range.factor-sign",
    ],
    [
      "a range below the minimum",
      parameter("compute.price", { range: { shape: "uniform", low: -1, high: "$200k" } }),
      "range.below-minimum",
    ],
    [
      "amounts where factors belong",
      parameter("fx.usd", { range: { shape: "pert", low: 900, high: 1300 } }),
      "range.factors-around-one",
    ],
    [
      "an unknown shape",
      parameter("compute.price", { range: { shape: "cauchy", low: 1, high: 2 } }),
      "shape.one-of",
    ],
    ["an unknown source", parameter("compute.target", { source: "hearsay" }), "source.unknown"],
    ["an unknown source in a list", parameter("compute.target", { source: ["bank", "x"] }), "source.unknown"],
    ["no source", (json) => delete json.parameters["compute.target"].source, "shape.missing"],
    [
      "an assumption without a reason",
      parameter("compute.target", { source: "ASSUMPTION" }),
      "source.no-reason",
    ],
    [
      "an assumption with an empty one",
      parameter("compute.target", { source: "ASSUMPTION", reason: "" }),
      "shape.empty",
    ],
    ["an unknown key", parameter("compute.target", { vaule: 1 }), "shape.unknown-key"],
    ["prices without inflation", (json) => delete json.inflation, "plan.no-inflation"],
    ["an unknown inflation", (json) => Object.assign(json, { inflation: "x" }), "plan.unknown-parameter"],
    ["inflation in won", (json) => Object.assign(json, { inflation: "reserve" }), "plan.inflation-unit"],
    ["inflation in prices", parameter("macro.inflation", { prices: 2024 }), "plan.inflation-prices"],
    [
      "a currency that is none",
      (json) => Object.assign(json.currency, { code: "XYZ" }),
      "plan.unknown-currency",
    ],
    ["years backwards", (json) => Object.assign(json, { years: "2028..2026" }), "years.backwards"],
    ["another format", (json) => Object.assign(json, { format: "baekjo/plan/2" }), "shape.one-of"],
    ["a label in no language", (json) => Object.assign(json, { label: {} }), "shape.expected-words"],
    ["an id in capitals", (json) => Object.assign(json, { id: "Tiny" }), "shape.id"],
    [
      "a correlation of an unknown name",
      (json) => json.correlations.push(["fx.uds", "compute.price", 0.1]),
      "plan.unknown-parameter",
    ],
    [
      "a correlation of one",
      (json) => json.correlations.push(["compute.target", "compute.price", 1]),
      "plan.correlation-range",
    ],
    [
      "a correlation with itself",
      (json) => json.correlations.push(["fx.usd", "fx.usd", 0.1]),
      "plan.correlation-self",
    ],
    [
      "a correlation the other way round",
      (json) => json.correlations.push(["compute.price", "fx.usd", 0.1]),
      "plan.correlation-twice",
    ],
    [
      "correlations that contradict each other",
      (json) =>
        json.correlations.push(["compute.price", "compute.target", 0.9], ["compute.target", "fx.usd", -0.9]),
      "plan.correlations-contradict",
    ],
    [
      "a source that is there already",
      (json) =>
        Object.assign(json, {
          sources: { bank: { title: "x", publisher: "x", date: "2025", url: "http://x" } },
        }),
      "source.twice",
    ],
  ])("%s is an error with a place", (_, edit, id) => {
    const { kind, issues } = loadingWith("tiny/plan.json", edit);
    expect(kind).toBe("input");
    const issue = issues.find((one) => one.id === id);
    expect(issues.map((one) => one.id)).toContain(id);
    expect(issue?.place?.file).toMatch(/tiny\/plan\.json$/);
    expect(issue?.place?.line).toBeGreaterThan(0);
  });

  test("the place is the line of what is wrong", () => {
    const text = '{\n  "format": "baekjo/plan/1",\n  "id": 5\n}';
    const { issues } = loadingWith("tiny/plan.json", text);
    expect(issues.find(({ id }) => id === "shape.expected-text")?.place).toMatchObject({
      line: 3,
      column: 9,
    });
    expect(issues.find(({ values }) => values?.key === "years")?.place).toMatchObject({ line: 1, column: 1 });
  });

  test("all that is wrong with all files comes at once", () => {
    const dataDir = tinyWith({
      "model.json": (json) => Object.assign(json.metrics["compute.cost"], { section: "cost" }),
      "sources.json": (json) => Object.assign(json.sources.bank, { url: "x" }),
      "tiny/plan.json": (json) => {
        json.parameters["compute.target"].value = -1;
        json.parameters.reserve = { value: "5조" };
      },
    });
    expect(failing(() => loadProject({ dataDir })).ids).toEqual([
      ...["model.unknown-section", "shape.url", "value.below-minimum", "shape.missing"],
    ]);
  });

  test.each<[stated: object, unit: string, shown: number]>([
    [{ value: "18 months" }, "months", 18],
    [{ value: "18개월" }, "months", 18],
    [{ value: "18 months", range: { shape: "uniform", low: "6 months", high: "24 months" } }, "months", 18],
    [{ value: 1.5 }, "years", 1.5],
    [{ value: "1.5 years" }, "years", 1.5],
    // A bare number beside one in months has been one of years.
    [{ value: "18 months", range: { shape: "uniform", low: 0.5, high: 2 } }, "years", 1.5],
    [{ value: 18, unit: "months" }, "months", 18],
  ])("a length of time is stated in the unit in which it is written: %j", (stated, unit, shown) => {
    const dataDir = tinyWith({
      "model.json": (json) => {
        json.parameters.wait = { unit: "years", label: "Wait", default: 0, min: 0, max: 5 };
      },
      "tiny/plan.json": (json) => {
        json.parameters.wait = { ...stated, source: "ASSUMPTION", reason: "Made up for a test." };
      },
    });
    const project = loadProject({ dataDir });
    const setting = project.plan.settings.get("wait") as Setting;
    expect(fromBase(setting.value as number, setting.unit)).toBe(shown);
    expect(setting.declaration).toMatchObject({ unit, min: 0, max: unit === "months" ? 60 : 5 });
  });

  test("a plan may bring sources of its own", () => {
    const own = { title: "Mine", publisher: "Me", date: "2026-01", url: "https://example.com/mine" };
    const dataDir = tinyWith({
      "tiny/plan.json": (json) => {
        json.sources = { mine: own };
        json.parameters["compute.target"].source = "mine";
      },
    });
    expect(loadProject({ dataDir }).sources.get("mine")).toEqual({
      ...{ id: "mine", ...own },
      ...{ title: { en: "Mine", ko: "Mine" }, publisher: { en: "Me", ko: "Me" } },
    });
  });

  test("what is said of a source may be in one language or in both", () => {
    const said = { title: { en: "Mine", ko: "내 것" }, publisher: "Me", note: { ko: "새것" } };
    const own = { ...said, date: "2026-01", url: "https://example.com/mine" };
    const dataDir = tinyWith({ "sources.json": (json) => Object.assign(json.sources, { mine: own }) });
    expect(loadProject({ dataDir }).sources.get("mine")).toEqual({
      ...{ id: "mine", ...own },
      ...{ publisher: { en: "Me", ko: "Me" }, note: { en: "새것", ko: "새것" } },
    });
  });

  test.each([
    ["a title in no language", { title: {} }, "shape.expected-words"],
    ["a title in a third language", { title: { en: "Mine", ko: "내 것", ja: "x" } }, "shape.unknown-key"],
    ["an empty Korean title", { title: { en: "Mine", ko: "" } }, "shape.empty"],
    ["a title for a page", { title: { en: "x".repeat(501), ko: "x" } }, "shape.too-long"],
    ["a number for a publisher", { publisher: 5 }, "shape.expected-words"],
    ["a list for a note", { note: ["a"] }, "shape.expected-words"],
    ["no title", { title: undefined }, "shape.missing"],
  ])("%s is an error with a place", (_, change, id) => {
    const { issues } = loadingWith("sources.json", (json) => Object.assign(json.sources.bank, change));
    expect(issues.map((issue) => issue.id)).toEqual([id]);
    expect(issues[0]?.place?.line).toBeGreaterThan(1);
  });

  test("a hostile plan is refused before anybody loses patience", () => {
    const entries = Array.from({ length: 60_000 }, (_, i) => `"x${i}": {"value": 1, "source": "s"}`);
    const head = '{"format": "baekjo/plan/1", "id": "x", "base": "b", "label": {"en": "x", "ko": "x"},';
    const tail =
      '"years": "2026", "currency": {"code": "KRW", "decimals": 0}, "families": {"programmes": {}},';
    const plan = `${head}${tail}"parameters": {${entries.join(",")}}}`;
    const dataDir = tinyWith({ "tiny/plan.json": plan });
    const { issues } = failing(() => loadProject({ dataDir }));
    expect(issues).toHaveLength(51);
    expect(issues[50]).toMatchObject({ id: "issues.more" });
  });

  test("a missing file is a file failure", () => {
    expect(failing(() => loadProject({ dataDir: "/nowhere" }))).toMatchObject({
      ...{ kind: "file", ids: ["file.missing"] },
    });
    const missing = { dataDir: tinyDir, planFile: "/nowhere.json" };
    expect(failing(() => loadProject(missing))).toMatchObject({ kind: "file" });
  });
});

describe("models", () => {
  const parameter = (name: string, change: object): Edit => {
    return (json) => {
      json.parameters[name] = { unit: "1", label: { en: "x", ko: "x" }, ...change };
    };
  };
  const metric = (name: string, change: object): Edit => {
    return (json) => {
      json.metrics[name] = { ...json.metrics["compute.cost"], ...change };
    };
  };

  const picture = (shape: object): Edit => {
    return (json) => {
      json.pictures = [shape];
    };
  };

  const own = (units: object): Edit => {
    return (json) => Object.assign(json, { units });
  };
  const headline = (change: object): Edit => {
    return (json) => Object.assign(json.headline, change);
  };
  test.each<[string, Edit, string]>([
    ["a capital in a name", parameter("fx.USD", { default: 0 }), "model.malformed-name"],
    ["an empty segment", parameter("fx..usd", { default: 0 }), "model.malformed-name"],
    ["a star in third place", parameter("a.b.*", { default: 0 }), "model.malformed-name"],
    ["a family as a whole", parameter("programmes.*", { default: 0 }), "model.malformed-name"],
    ["a name of the language", parameter("year", { default: 0 }), "model.reserved-name"],
    ["an unknown family", parameter("payers.*.share", { default: 0 }), "model.unknown-family"],
    ["an unknown unit", parameter("x", { default: 0, unit: "GPUs" }), "model.unknown-unit"],
    ["limits that cross", parameter("x", { default: 0, min: 1, max: 0 }), "model.limits-crossed"],
    ["a default below the minimum", parameter("x", { default: 0, min: 1 }), "value.below-minimum"],
    ["a default above the maximum", parameter("x", { default: 2, max: 1 }), "value.above-maximum"],
    ["a default that is not whole", parameter("x", { default: 0.5, whole: true }), "value.not-whole"],
    ["a metric called like a parameter", metric("fx.usd", {}), "model.name-taken"],
    ["an unknown kind", metric("x", { kind: "level" }), "shape.one-of"],
    ["an unknown section", metric("x", { section: "power" }), "model.unknown-section"],
    ["an unknown payer", metric("x", { payer: "stat" }), "model.unknown-payer"],
    ["a payer of what is no money", metric("x", { unit: "GPU", payer: "state" }), "model.payer-flow"],
    ["a payer of a stock", metric("x", { unit: "money", kind: "stock", payer: "state" }), "model.payer-flow"],
    ["a payer of a memo", metric("x", { unit: "money", memo: true, payer: "state" }), "model.payer-flow"],
    ["a metric called like a sum by payer", metric("payers.state", {}), "model.reserved-name"],
    ["an unknown unit of a metric", metric("x", { unit: "moneys" }), "model.unknown-unit"],
    ["an unknown lever", metric("x", { lever: "fx.eur" }), "model.unknown-lever"],
    ["a lever of an open member", metric("x", { lever: "programmes.*.amount" }), "model.lever-family"],
    ["a headline of nothing", headline({ spending: "uses.pubic" }), "model.unknown-metric"],
    ["an outcome of nothing", headline({ outcomes: ["uses.pubic"] }), "model.unknown-metric"],
    ["a size of nothing", headline({ per_size: ["uses.public", "uses.pubic"] }), "model.unknown-metric"],
    ["a size of each member", headline({ per_size: ["programmes.*.cost"] }), "model.unknown-metric"],
    ["a break-even of what is no input", headline({ break_even: "uses.public" }), "model.unknown-input"],
    ["another payer that is none", headline({ other_payer: "firm" }), "model.unknown-payer"],
    ["a picture of nothing", picture({ whole: "uses.pubic", parts: [] }), "model.picture-flow"],
    [
      "a picture of GPUs",
      picture({ whole: "uses.public", parts: ["compute.gpus.bought"] }),
      "model.picture-flow",
    ],
    [
      "a picture under a stock",
      picture({ whole: "uses.public", parts: [], line: "balance.public.cumulative" }),
      "model.picture-flow",
    ],
    ["an empty formula", metric("x", { formula: "" }), "shape.empty"],
    ["an unknown key", metric("x", { labels: 1 }), "shape.unknown-key"],
    [
      "a count that is a unit",
      (json) => Object.assign(json.counts, { kW: { en: "x", ko: "x" } }),
      "unit.taken",
    ],
    [
      "a count that is a currency",
      (json) => Object.assign(json.counts, { EUR: { en: "x", ko: "x" } }),
      "unit.taken",
    ],
    [
      "a count that is read with its number",
      (json) => Object.assign(json.counts, { m: { en: "x", ko: "x" } }),
      "unit.numeral",
    ],
    ["a unit that there is", own({ kW: "2 MW" }), "unit.taken"],
    ["a unit that is a count", own({ GPU: "2 kW" }), "unit.taken"],
    ["a unit that is a currency", own({ USD: "2 GPU" }), "unit.taken"],
    ["a unit that is a numeral", own({ M: "2 GPU" }), "unit.numeral"],
    ["a unit with a space", own({ "big box": "2 GPU" }), "unit.malformed-name"],
    ["a unit of a unit that is not", own({ rack: "72 GPUU" }), "model.unknown-unit"],
    ["a unit that is nothing", own({ rack: "0 GPU" }), "unit.zero"],
    ["a unit below zero", own({ rack: "-72 GPU" }), "unit.malformed"],
    ["a unit without an amount", own({ rack: "GPU" }), "unit.malformed"],
    ["a unit of itself", own({ rack: "2 rack" }), "unit.cycle"],
    ["units of each other", own({ a: "2 b", b: "3 c", c: "4 a" }), "unit.cycle"],
    ["a unit of money", own({ grand: "1000 money" }), "unit.money"],
    ["a unit of time", own({ quarter: "3 months" }), "unit.time"],
    ["a unit that no double holds", own({ odd: "1.23456789012345678 GPU" }), "unit.inexact"],
  ])("%s is an error with a place", (_, edit, id) => {
    const { issues } = loadingWith("model.json", edit);
    expect(issues.map((one) => one.id)).toContain(id);
    expect(issues.find((one) => one.id === id)?.place?.file).toMatch(/model\.json$/);
  });

  test.each<[unit: string, key: string, value: unknown, id: string, meant: string | undefined]>([
    ["%", "default", "3%", "shape.one-of", "3"],
    ["1", "default", "3%", "shape.one-of", "0.03"],
    ["1", "min", "-0.5 %", "shape.expected-number", "-0.005"],
    ["%", "max", "120%", "shape.expected-number", "120"],
    ["GPU", "default", "30,000", "shape.one-of", "30000"],
    ["money", "default", "2 billion", "shape.one-of", "2000000000"],
    ["GPU", "default", "3%", "shape.one-of", undefined],
    ["GPU", "default", "many", "shape.one-of", undefined],
    ["GPU", "default", [3], "shape.one-of", undefined],
  ])(
    "a number of an input in %s in quotes comes with what to write: %s %j",
    (unit, key, value, id, meant) => {
      const { issues } = loadingWith("model.json", parameter("fx.usd", { default: 1, unit, [key]: value }));
      const [issue] = issues;
      expect(issue).toMatchObject({ id, place: { file: expect.stringMatching(/model\.json$/) } });
      expect(issue?.next).toEqual(meant && [{ id: "next.write", values: { text: meant } }]);
      if (id === "shape.one-of") {
        expect(issue?.values).toEqual({ known: { en: 'a number, "rest"', ko: '숫자, "rest"' } });
      }
      // What is wrong with a declaration is wrong where it stands, and its name is known everywhere else.
      expect(issues.map(({ id }) => id)).not.toContain("plan.unknown-parameter");
    },
  );

  test("a misspelt key comes with the right one", () => {
    const { issues } = loadingWith("model.json", metric("x", { sumary: true }));
    expect(issues[0]).toMatchObject({
      id: "shape.unknown-key",
      values: { key: "sumary" },
      next: [{ id: "next.did-you-mean", values: { names: "summary" } }],
    });
  });

  test("a part of a formula is found in the file", () => {
    const formula = tiny.definition.metrics.find(({ name }) => name === "programmes.*.cost")?.formula ?? "";
    const from = formula.indexOf("funding");
    const place = tiny.locate("metric", "programmes.*.cost", { from, to: formula.length - 1 });
    const { text = "", column = 0, length } = place;
    expect(text.slice(column - 1, column - 1 + (length ?? 0))).toBe("funding.public.profile");
    expect(place.file).toMatch(/model\.json$/);
  });
});

describe("validate", () => {
  test("finds nothing wrong with the small project, and names its files", () => {
    const { issues, files, project } = validateAll({ dataDir: tinyDir });
    expect(issues).toEqual([]);
    expect(files.map((file) => file.slice(tinyDir.length + 1))).toEqual([
      ...["model.json", "sources.json", "tiny/plan.json"],
      ...["double", "slow-private", "stress", "weak-won"].map((id) => `tiny/scenarios/${id}.json`),
      "tiny/actuals.json",
    ]);
    expect(project?.plan.id).toBe("tiny");
  });

  test.each<[string, string, Edit, string]>([
    ["an unknown name", "double", (json) => json.set.push("fx.uds = 5"), "set.unknown-parameter"],
    ["a malformed setting", "double", (json) => json.set.push("fx.usd"), "set.no-operator"],
    ["an unknown source", "double", (json) => Object.assign(json, { source: "x" }), "source.unknown"],
    [
      "another id than its name",
      "double",
      (json) => Object.assign(json, { id: "twice" }),
      "scenario.id-file",
    ],
    ["no why", "double", (json) => delete json.why, "shape.missing"],
    [
      "a label in one language",
      "double",
      (json) => Object.assign(json, { label: "x" }),
      "scenario.one-language",
    ],
    [
      "an unknown scenario extended",
      "stress",
      (json) => Object.assign(json, { extends: "x" }),
      "scenario.unknown",
    ],
    ["itself extended", "stress", (json) => Object.assign(json, { extends: "stress" }), "scenario.cycle"],
    ["a bare amount", "double", (json) => json.set.push("funding.private = 65"), "quantity.bare"],
  ])("finds %s in a scenario", (_, name, edit, id) => {
    const { issues } = validateAll({ dataDir: tinyWith({ [`tiny/scenarios/${name}.json`]: edit }) });
    expect(issues.map((issue) => issue.id)).toEqual([id]);
    expect(issues[0]?.place?.file).toContain(`${name}.json`);
  });

  test("finds a source that nothing cites, unless a note mentions it", () => {
    const source = { title: "x", publisher: "x", date: "2025", url: "https://example.com" };
    const add = (note: string) => (json: { sources: Record<string, object> }) => {
      json.sources.lonely = source;
      json.sources.bank = { ...json.sources.bank, note };
    };
    const alone = validateAll({ dataDir: tinyWith({ "sources.json": add("yearly means") }) });
    expect(alone.issues).toMatchObject([{ id: "source.unused", values: { source: "lonely" } }]);
    expect(alone.issues[0]?.place?.line).toBeGreaterThan(1);
    expect(validateAll({ dataDir: tinyWith({ "sources.json": add("against lonely") }) }).issues).toEqual([]);
    const cited = { dataDir: tinyWith({ "sources.json": add("x") }), cited: ["lonely"] };
    expect(validateAll(cited).issues).toEqual([]);
  });

  test("checks files that it is given by their format", () => {
    const folder = temporaryFolder();
    const give = (name: string, value: object | string) => {
      const file = join(folder, name);
      writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
      return file;
    };
    const check = (file: string) =>
      validateAll({ dataDir: tinyDir, files: [file] }).issues.map(({ id }) => id);
    const format = "baekjo/scenario/1";
    expect(check(give("good.json", { format, set: ["fx.usd *= 2"] }))).toEqual([]);
    expect(check(give("name.json", { format, set: ["fx.uds *= 2"] }))).toEqual(["set.unknown-parameter"]);
    expect(check(give("broken.json", "{"))).toEqual(["json.brace-expected"]);
    expect(check(give("other.json", { format: "x" }))).toEqual(["shape.one-of"]);
    expect(check(give("list.json", []))).toEqual(["shape.one-of"]);
    expect(check(give("null.json", "null"))).toEqual(["shape.one-of"]);
    expect(check(give("plan.json", { format: "baekjo/plan/1" }))).toContain("shape.missing");
    expect(check(give("model.json", { format: "baekjo/model/1" }))).toContain("shape.missing");
    expect(failing(() => check(join(folder, "none.json")))).toMatchObject({ kind: "file" });
  });
});
