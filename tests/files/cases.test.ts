import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Failure } from "../../src/errors.ts";
import { keyOf } from "../../src/files/cases/accelerator-names.ts";
import { emptyBook, loadCases, readCases } from "../../src/files/cases/case-file.ts";
import { readJson } from "../../src/files/json/json.ts";
import { loadProject } from "../../src/files/load.ts";
import type { CaseTerms } from "../../src/model/definition.ts";
import { caseRun, measureOf } from "../../src/plan/cases/case-scenario.ts";

const dataDir = fileURLToPath(new URL("../../data", import.meta.url));
const project = loadProject({ dataDir });
const terms = project.definition.cases as CaseTerms;
const shipped = loadCases(project, undefined);

const sound = {
  ...{ date: "2024-07", class: "commercial", status: "contract", scope: "hardware" },
  ...{ gpus: { H100: 100 }, cost: 4_000_000 },
};

function read(cases: object, rest: object = {}) {
  const text = JSON.stringify({ format: "baekjo/cases/1", ...rest, cases }, undefined, 1);
  return readCases(readJson("mine.json", text), shipped);
}

function issuesOf(cases: object, rest: object = {}) {
  return read(cases, rest).issues.map(({ id, place }) => `${id}:${place?.line ?? 0}`);
}

const caseOf = (each: object) => {
  const { book, issues } = read({ mine: each });
  expect(issues).toEqual([]);
  return { book, case: book.cases[0] as (typeof book.cases)[number] };
};

test("accelerators go by the names that people use", () => {
  const written = {
    h100: [
      "h100",
      "H100 SXM",
      "NVIDIA H100 SXM5 80 GB",
      "HGX H100",
      "nvidia dgx-h100",
      "H100 Tensor Core GPU",
    ],
    h200: ["H200 NVL", "HGX H200 141GB", "H200 SXM5"],
    gh200: ["GH200 96GB", "NVIDIA GH200 Grace Hopper Superchip", "GH200 NVL32"],
    ...{
      gb200: ["GB200 NVL4", "Grace Blackwell GB200"],
      vera_rubin: ["Vera Rubin NVL72", "VR NVL72", "VR200 NVL144"],
    },
    ...{ a100: ["A100 40 GB", "A100 SXM4 80GB", "A100 PCIe"], mi300x: ["AMD Instinct MI300X OAM"] },
  };
  for (const [member, names] of Object.entries(written)) {
    for (const name of names)
      expect([...caseOf({ ...sound, gpus: { [name]: 8 } }).case.gpus], name).toEqual([[member, 8]]);
  }
  // What is left says nothing of the generation.
  for (const name of ["Grace Hopper", "Blackwell", "80GB", "H800"])
    expect(read({ mine: { ...sound, gpus: { [name]: 8 } } }).issues, name).toHaveLength(1);
  // A server and a rack of one chip, at prices of their own; two names of the rack are one generation.
  const named = { B300: 8, "GB300 NVL72": 72, GB300: 8 };
  expect([...caseOf({ ...sound, gpus: named }).case.gpus]).toEqual([
    ["b300", 8],
    ["gb300", 80],
  ]);
  expect(keyOf("AMD Instinct MI300X")).toBe("mi300x");
});

test("a mix that is not named is counted and left to the plan", () => {
  const { case: each, book } = caseOf({ ...sound, gpus: { mix: 50 }, date: "2026" });
  expect(each.count).toBe(50);
  expect([...each.gpus]).toEqual([]);
  for (const [name, { value }] of shipped.project.plan.settings) {
    if (!/^accelerators\..*\.share$/.test(name)) continue;
    expect(caseRun(book, each).scenario.settings.get(name)?.value, name).toEqual(value);
  }
});

test("a run has the case's shares, its year and the exchange rate of that year", () => {
  const { case: each, book } = caseOf({ ...sound, gpus: { H100: 75, H200: 25 }, set: ["hosting.pue = 1.1"] });
  const { scenario } = caseRun(book, each);
  const value = (name: string) => scenario.settings.get(name)?.value;
  expect(scenario.years).toEqual([2024]);
  expect([value("accelerators.h100.share"), value("accelerators.h200.share")]).toEqual([0.75, 0.25]);
  expect(value("accelerators.gb300.share")).toBe(0);
  expect(value("fx.usd")).toBe(1363.4381);
  expect(value("hosting.pue")).toBe(1.1);
  expect(scenario.settings.get("fx.usd")?.range).toBeUndefined();
});

test("the year of pricing, a rate, years of operation and value-added tax are the case's to say", () => {
  const own = { date: "2025-06", year: 2023, currency: "PLN", rate: 4, operation: 6, vat: 0.25, cost: 5000 };
  const { case: each, book } = caseOf({ ...sound, ...own });
  expect([each.year, each.rate, each.cost]).toEqual([2023, 4, 4000]);
  expect(caseRun(book, each).scenario.settings.get("compute.life")?.value).toBe(6);
});

test("whether value-added tax is in a cost is said in words, or by its rate; a file that says nothing stays as it was", () => {
  const vatOf = (more: object) => {
    const { case: each } = caseOf({ ...sound, cost: 1100, ...more });
    return [each.vat, Math.round(each.cost as number)];
  };
  expect(vatOf({})).toEqual(["not-stated", 1100]);
  // Of 1,100 at 10%, 100 are the tax.
  expect(vatOf({ vat: 0.1 })).toEqual(["removed", 1000]);
  expect(vatOf({ vat: 0 })).toEqual(["excluded", 1100]);
  for (const vat of ["included", "excluded", "recoverable", "none", "not-stated"])
    expect(vatOf({ vat })).toEqual([vat, 1100]);
  for (const vat of ["yes", true, "0.1", 10, -0.1])
    expect(issuesOf({ mine: { ...sound, vat } }), String(vat)).toHaveLength(1);
  expect(issuesOf({ mine: { ...sound, vat: "yes" } })[0]).toMatch(/^shape\.vat:/);
});

test("every shipped case says it, in a word: none in the United States alone", () => {
  const { cases } = JSON.parse(readFileSync(join(dataDir, "projects.json"), "utf8"));
  for (const [id, { vat, country }] of Object.entries<{ vat?: unknown; country: string }>(cases)) {
    expect(["included", "excluded", "none", "not-stated"], id).toContain(vat);
    expect(vat === "none", id).toBe(country === "US");
  }
});

test("a class may say what is true of it where the cases of its file do not say, and of no other file's", () => {
  const firms = {
    set: [],
    source: "ASSUMPTION",
    reason: "All.",
    vat: { is: "recoverable", source: ["ias-16"] },
  };
  const cases = {
    silent: sound,
    unknown: { ...sound, vat: "not-stated" },
    said: { ...sound, vat: "included" },
    public: { ...sound, class: "state" },
  };
  const { book, issues } = read(cases, { classes: { commercial: firms } });
  expect(issues).toEqual([]);
  expect(book.cases.map(({ vat }) => vat)).toEqual(["recoverable", "recoverable", "included", "not-stated"]);
  expect(book.cited).toContain("ias-16");
  // The shipped file's firms recover it; of a user's nothing is guessed.
  expect(shipped.cases.filter(({ vat }) => vat === "recoverable").length).toBeGreaterThan(0);
  // Machines that EuroHPC owns are exempt by Article 151 of the VAT Directive, and servers of Polish universities are at 0%.
  const exempt = ["de-jupiter", "es-marenostrum5", "fi-lumi", "it-leonardo", "pl-athena"];
  for (const { id, class: kind, vat, country } of shipped.cases) {
    const silent = exempt.includes(id) ? "excluded" : "not-stated";
    expect(vat, id).toBe(country === "US" ? "none" : kind === "commercial" ? "recoverable" : silent);
  }
  expect(read(cases).book.cases[0]?.vat).toBe("not-stated");
  const unsourced = { classes: { commercial: { ...firms, vat: { is: "recoverable", source: ["nobody"] } } } };
  expect(issuesOf(cases, unsourced)[0]).toMatch(/^source\.unknown:/);
});

test("what public buyers paid, each left out in turn: the mean of the other five, and Student's interval for the next", () => {
  const { classes } = JSON.parse(readFileSync(join(dataDir, "projects.json"), "utf8"));
  const parsed = (text: string) =>
    (/= ([\d.]+)%\[(\d+)%\.\.(\d+)%\]/.exec(text) ?? []).slice(1).map((part) => Math.log(Number(part) / 100));
  const [mean = 0] = parsed(classes.state.set[0]);
  const others = Object.values<[string]>(classes.state.without).map(([text]) => parsed(text));
  // Each is the mean of the five others, so together they are the sum of all six logs, and what is left of it is the case's own.
  const sum = others.reduce((all, [own = 0]) => all + own, 0);
  const logs = others.map(([own = 0]) => sum - 5 * own);
  expect(logs).toHaveLength(6);
  expect(Math.exp(sum / 6)).toBeCloseTo(Math.exp(mean), 2);
  for (const [i, [own = 0, low = 0, high = 0]] of others.entries()) {
    const five = logs.filter((_, k) => k !== i);
    const deviation = Math.sqrt(five.reduce((all, log) => all + (log - own) ** 2, 0) / 4);
    // t of 4 degrees at 95% is 2.132; of a normal 1.645, at which the list prices spread by 0.12 already.
    const next = (2.132 * deviation * Math.sqrt(1 + 1 / 5)) / 1.645;
    expect((high - low) / 2).toBeCloseTo(1.645 * Math.sqrt(next ** 2 - 0.12 ** 2), 1);
  }
});

test("amounts are read as people write them", () => {
  expect(caseOf({ ...sound, cost: "1조 4,600억", currency: "KRW" }).case.cost).toBe(1.46e12);
  expect(caseOf({ ...sound, cost: "$43.9M" }).case.cost).toBe(43_900_000);
  expect(caseOf({ ...sound, cost: "£225M", currency: "GBP" }).case.cost).toBe(225_000_000);
});

test("scopes find their figure, or say why there is none", () => {
  const measure = (more: object) => measureOf(caseOf({ ...sound, ...more }).case, terms);
  expect(measure({})).toEqual({ metric: "unit.hardware", quantity: 100, per: "gpu" });
  expect(measure({ scope: "servers" })).toMatchObject({ metric: "unit.servers" });
  expect(measure({ scope: "all-in", mw: 5 })).toMatchObject({ metric: "unit.all_in", quantity: 100 });
  const site = { gpus: undefined, mw: 5 };
  expect(measure({ scope: "all-in", ...site })).toEqual({ metric: "unit.all_in.mw", quantity: 5, per: "mw" });
  expect(measure({ scope: "facility", ...site })).toMatchObject({ metric: "unit.facility.mw" });
  expect(measure({ scope: "facility", mwOf: "it", ...site })).toMatchObject({
    metric: "hosting.own.capex_now",
  });
  expect(measure({ scope: "rental" })).toBe("scope");
  expect(measure({ cost: undefined })).toBe("cost");
  expect(measure({ gpus: undefined })).toBe("size");
  expect(measure({ confidence: "low" })).toBe("low");
  expect(measure({ apart: "counted elsewhere" })).toBe("apart");
});

test("all that is wrong with a stranger's file comes at once, each in its place", () => {
  const wrong = {
    "Bad Id": { ...sound, class: "private", cost: "ten", gpus: { H1000: 1 } },
    one: { ...sound, date: "2024-13", currency: "XXQ", gpus: { mix: 1, H100: 1 }, set: ["what"] },
    two: { ...sound, date: "1999", currency: "KRW", cost: -1 },
    three: { ...sound, source: "nope", set: ["fx.usdd = 5"], rate: 0, extra: 1 },
  };
  expect(read(wrong, { casess: 1 }).issues.map(({ id }) => id)).toEqual([
    "shape.unknown-key",
    ...["shape.id", "shape.one-of", "quantity.malformed", "cases.unknown-generation"],
    ...["shape.date", "plan.unknown-currency", "cases.mix-alone", "set.no-operator"],
    ...["cases.not-positive", "cases.no-rate"],
    ...["shape.too-small", "shape.unknown-key", "source.unknown", "set.unknown-parameter"],
  ]);
  expect(read(wrong).issues.every(({ place }) => place?.file === "mine.json" && (place.line ?? 0) > 1)).toBe(
    true,
  );
});

test("a file without cases, and one that is none, are refused", () => {
  expect(issuesOf({})).toEqual(["shape.empty:3"]);
  expect(readCases(readJson("mine.json", "[]"), shipped).issues).not.toEqual([]);
  expect(readCases(readJson("mine.json", '{"format":"baekjo/plan/1"}'), shipped).issues).not.toEqual([]);
});

const tpu = {
  label: { en: "TPU v5p", ko: "TPU v5p" },
  parameters: {
    server_price: { value: "$12,000", unit: "USD/GPU", source: "ASSUMPTION", reason: "Made up." },
    first: { value: 2024, source: "ASSUMPTION", reason: "Made up." },
    drift: { value: "-7%", source: "ASSUMPTION", reason: "Made up." },
    power: { value: 0.7, unit: "kW/GPU", source: "ASSUMPTION", reason: "Made up." },
  },
};

test("a file may bring a generation of its own", () => {
  const { book, issues } = read(
    { mine: { ...sound, gpus: { "TPU v5p": 10 } } },
    { generations: { tpu_v5p: tpu } },
  );
  expect(issues).toEqual([]);
  expect([...(book.cases[0]?.gpus ?? [])]).toEqual([["tpu_v5p", 10]]);
});

test("a generation needs what a case asks of it, and cannot be one that the plan has", () => {
  const { server_price: _, power: __, ...less } = tpu.parameters;
  const { issues } = read(
    { mine: sound },
    { generations: { tpu: { ...tpu, parameters: { ...less, colour: {} } }, h200: tpu } },
  );
  expect(issues.map(({ id }) => id)).toEqual([
    "shape.one-of",
    "shape.missing",
    "cases.no-price",
    "cases.generation-known",
  ]);
});

test("the shipped cases run on a plan without their generations, and those are not scored", () => {
  const india = loadProject({ dataDir, planFile: `${dataDir}/india/plan.json` });
  expect(() => loadCases({ ...india, files: { ...india.files, named: {} } }, undefined)).toThrow(Failure);
  const book = loadCases(india, undefined);
  const of = (id: string) => book.cases.find((each) => each.id === id) as (typeof book.cases)[number];
  expect(measureOf(of("us-iren-msft-hw"), terms)).toBe("generation");
  expect(measureOf(of("dk-gefion"), terms)).toMatchObject({ metric: "unit.hosted" });
});

test("a plan without a shipped case file runs a stranger's by its own accelerators", () => {
  const document = readJson(
    "mine.json",
    JSON.stringify({ format: "baekjo/cases/1", cases: { mine: { ...sound, gpus: { B200: 8 } } } }),
  );
  expect(readCases(document, emptyBook(project)).issues).toEqual([]);
});

test("years and classes of buyers have settings under all of their cases, a case of its own over them, and without what it informed", () => {
  const reason = "Made up.";
  const rest = {
    years: { 2024: { set: ["compute.scarcity = 50%"], source: "ASSUMPTION", reason } },
    classes: {
      state: {
        set: ["compute.scarcity = 10%", "compute.bulk = 60%"],
        without: { informed: ["compute.bulk = 70%"] },
        ...{ source: "ASSUMPTION", reason },
      },
    },
  };
  const state = { ...sound, class: "state" };
  const { book, issues } = read(
    {
      mine: state,
      own: { ...state, set: ["compute.bulk = 90%"] },
      informed: { ...state, label: "Informed" },
      firm: sound,
    },
    rest,
  );
  expect(issues).toEqual([]);
  const of = (id: string) => {
    const run = caseRun(book, book.cases.find((each) => each.id === id) as (typeof book.cases)[number]);
    const value = (name: string) => run.scenario.settings.get(name)?.value;
    return { values: [value("compute.scarcity"), value("compute.bulk")], leftOut: run.leftOut };
  };
  expect(of("mine")).toEqual({ values: [0.1, 0.6], leftOut: [] });
  expect(of("own").values).toEqual([0.1, 0.9]);
  expect(of("informed").values).toEqual([0.1, 0.7]);
  expect(
    of("informed").leftOut.map(({ setting, instead }) => [setting.name, setting.value, instead.value]),
  ).toEqual([["compute.bulk", 0.6, 0.7]]);
  // A class that the file does not speak of keeps what ships for it; the year is the file's own.
  expect(of("firm").values).toEqual([0.5, 0.896]);
});

test("a few servers are priced as a small order is, over their class, and a case of its own over both", () => {
  const small = { below: 64, set: ["compute.bulk = 120%"], source: "ASSUMPTION", reason: "Made up." };
  const of = (each: object, rest: object = {}) => {
    const { book, issues } = read({ mine: { ...sound, ...each } }, rest);
    expect(issues).toEqual([]);
    const run = caseRun(book, book.cases[0] as (typeof book.cases)[number]);
    return run.scenario.settings.get("compute.bulk")?.value;
  };
  for (const kind of ["commercial", "state", "strategic"]) {
    const priced = (count: number, more: object = {}) =>
      of({ class: kind, gpus: { H100: count }, ...more }, { small });
    expect([priced(8), priced(63)], kind).toEqual([1.2, 1.2]);
    expect([priced(64), priced(5000)], kind).toEqual([of({ class: kind }), of({ class: kind })]);
    expect(priced(8, { set: ["compute.bulk = 130%"] }), kind).toBe(1.3);
  }
  // What ships holds for a stranger's file, unless it has classes of its own.
  expect(of({ gpus: { H100: 8 } })).toBe(1);
  const classes = { commercial: { set: ["compute.bulk = 70%"], source: "ASSUMPTION", reason: "Made up." } };
  expect(of({ gpus: { H100: 8 } }, { classes })).toBe(0.7);
  expect(of({ mw: 5, gpus: undefined, scope: "facility" }, { small })).toBe(of({}));
  const wrong = { ...small, set: ["compute.bulks = 1"] };
  expect(read({ mine: sound }, { small: wrong }).issues.map(({ place }) => place?.line)).toHaveLength(1);
});

test("settings of a class that cannot be laid are told once, with their place", () => {
  const classes = (set: string, without: string) => ({
    classes: {
      state: { set: [set], without: { mine: [without] }, ...{ source: "ASSUMPTION", reason: "Made up." } },
    },
  });
  const told = (set: string, without: string) =>
    read({ mine: { ...sound, class: "state" } }, classes(set, without)).issues.map(({ id, place }) => [
      id,
      place?.line,
    ]);
  expect(told("compute.bulk = 60%", "compute.bulk = 70%")).toEqual([]);
  const [[, wrong] = []] = told("compute.bulk 60%", "compute.bulk = 70%");
  expect(told("compute.bluk = 60%", "compute.bulk = 70%").map(([, line]) => line)).toEqual([wrong]);
  expect(told("compute.bulk = 60%", "compute.bluk = 70%").map(([, line]) => line)).toEqual([
    (wrong as number) + 4,
  ]);
});

test("a purchase that is in a file twice is refused, as it would be scored twice", () => {
  const again = { ...sound, gpus: { "NVIDIA H100": 100 } };
  expect(issuesOf({ one: sound, two: again })).toEqual([expect.stringMatching(/^actuals\.copied:\d+$/)]);
  for (const apart of [{ label: "The second order" }, { cost: 4_000_001 }, { date: "2024-08" }])
    expect(issuesOf({ one: sound, two: { ...again, ...apart } }), JSON.stringify(apart)).toEqual([]);
});
