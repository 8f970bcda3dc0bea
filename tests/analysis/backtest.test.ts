import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, answer } from "../../src/analysis/backtest.ts";
import { loadCases } from "../../src/files/cases/case-file.ts";
import { leaveOneOutMedian, spreadOf } from "../../src/math/statistics/ratios.ts";
import type { CaseTerms } from "../../src/model/definition.ts";
import { caseRun, costRate, measureOf } from "../../src/plan/cases/case-scenario.ts";
import type { CaseBook } from "../../src/plan/cases/case-types.ts";
import { purchases } from "../../src/plan/cases/classes.ts";
import { readSetting } from "../../src/plan/settings/grammar.ts";
import { figuresOf, shipped, shippedScenario } from "../helpers/shipped.ts";

test("no draw leaves servers without room: what is drawn of network and storage stays below the whole", () => {
  const high = (name: string) => shipped.plan.settings.get(name)?.range?.high ?? Number.NaN;
  expect(high("compute.network.share") + high("compute.storage.share")).toBeLessThan(1);
});

/** A file's cases, each calculated by the model. */
function answersOf(book: CaseBook): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const each of book.cases) {
    const measure = measureOf(each, shipped.definition.cases as CaseTerms);
    if (typeof measure === "string" || each.cost === undefined) continue;
    const run = caseRun(book, each);
    const planRate = run.scenario.settings.get("fx.usd")?.value as number;
    const question = {
      ...{ case: { ...each, cost: each.cost }, run, measure },
      ...{ rate: costRate(book, each) ?? 1, planRate },
    };
    const found = answer(book.project, question);
    if (found !== undefined) answers.set(each.id, found);
  }
  return answers;
}

let book: CaseBook;
let answers: Map<string, Answer>;

beforeAll(() => {
  book = loadCases(shipped, undefined);
  answers = answersOf(book);
});

describe("cases worked out apart from the program, from the plan's figures alone", () => {
  /*
   * IT price of a GPU with a server price: server × what the buyer's class pays of the list (without the case where it informed that)
   * / (1 − 0.15 − 0.0125), and 24% more in 2023, 7% in 2024. Operation over five years in rented rooms, per kW: 153 × 12
   * dollars and 0.65 × 1.25 × 8760 kWh at 182.7 won a year, 395 dollars of staff and software per GPU, and after three years of warranty
   * 4% of the IT price a year, spare parts in.
   */
  test.each([
    // (47,400 × 8,160 + 40,000 × 2,296) / 10,456 × 80% / 0.8375 dollars at 1,421.4 won, 1.954 kW: what the state has the use of.
    ["kr-msit-2025", 1_130_595_745_566, 1.2914],
    // (60,900 × 6,088 + 129,000 × 3,616) / 9,704 dollars at 1,482.5 won, 2.563 kW.
    ["kr-msit-2026", 1_869_047_928_583, 1.1131],
    // 39,083 × 90.65% / 0.8375 × 1.07, the purchase itself left out of the one and its buyer out of the other, times 1,080.
    ["us-iren-h200", 48_885_315, 0.898],
    // 1,300 × 47,400 × 90.65% / 0.8375 + 1,100 × 58,000, likewise.
    ["us-iren-2025-07", 130_496_752, 0.9962],
    // 33,000 × 90.15% / 0.8375 × 1.24 × 8,200 dollars at 0.9245 euro of 2023.
    ["de-taiga-2023", 333_916_061, 0.9883],
    // 33,000 × 90.15% / 0.8375 × 1.24 × 10,000.
    ["de-northern-2023", 440_470_209, 0.9535],
    // 33,000 × 91.64% / 0.8375 × 1.24 × 1,024.
    ["us-applied-2023", 45_849_631, 0.8942],
    // 40,000 × 80.9% / 0.8375 × 1.07 × 6,128 dollars at 151.4551 yen.
    ["jp-abci3", 38_371_619_882, 0.9382],
    // 65,600 × 76,000, the purchase itself left out.
    ["us-iren-msft-hw", 4_985_600_000, 1.1634],
    // 45,000 × 80.6% / 0.8375 × 1.24 × 5,448 dollars at 0.8043 pounds of 2023.
    ["gb-isambard", 235_309_571, 0.9562],
    // 33,000 × 87.96% / 0.8375 × 1.07 and five years at 1.47 kW, in dollars at 1,363.4 won, in kroner at 6.8955.
    ["dk-gefion", 658_850_920, 1.0625],
    // 12.2 million dollars an IT MW, itself left out, over 1.35, times 60 at 1,482.5 won.
    ["kr-gumi", 803_840_377_778, 0.5316],
    // 63% × 60,900 + 37% × 129,000 dollars of IT; 63% × 2.22 + 37% × 3.14 × 1.8 kW at 11.5 million a MW; times 15,000 at 1,482.5 won.
    ["kr-nacc", 2_807_043_183_000, 0.8906],
    // The same for 1 GW of a site's peak: divided by (63% × 2.22 + 37% × 3.14) kW × 1.35.
    ["kr-gov-60t", 54_139_750_212_640, 1.1082],
    // 33,000 × 89.6% / 0.8375 × 1.07 dollars and 1.47 kW at 11.5 million / 1.06², times 100,000.
    ["us-colossus1-100k", 5_282_181_967, 0.8898],
    // 56,400 dollars and 2.09 kW at 11.5 million / 1.06 × 1.8, times 400,000.
    ["us-abilene-all", 38_885_660_377, 1.4144],
    // 24,900 × 82% / 0.8375 × 0.93² × 13,824 dollars at 0.9493 euro of 2022.
    ["it-leonardo", 276_714_226, 0.8673],
  ])("%s", (id, model, ratio) => {
    const found = answers.get(id);
    expect((found?.model as number) / model).toBeCloseTo(1, 4);
    expect(found?.ratio).toBeCloseTo(ratio, 3);
  });
});

/** Purchases of H100 or later, those of supercomputing bodies apart. */
const recent = [
  ...["kr-msit-2025", "kr-msit-2026", "us-iren-h200", "us-iren-msft-hw", "gb-isambard", "dk-gefion"],
  ...["us-iren-2025-07", "de-taiga-2023", "jp-abci3", "jp-sakura", "au-virga"],
  ...["de-northern-2023", "us-applied-2023"],
];

test("recent purchases: the median is near one, and the spread below that of one price for all", () => {
  const own = recent.map((id) => answers.get(id) as Answer);
  const model = spreadOf(own.map(({ ratio }) => ratio));
  const naive = spreadOf(leaveOneOutMedian(own.map(({ usdPerGpu }) => usdPerGpu as number)));
  expect(model.median).toBeGreaterThan(0.8);
  expect(model.median).toBeLessThan(1.25);
  expect(model.sdLogRatio as number).toBeLessThan(naive.sdLogRatio as number);
  expect(naive.n).toBe(13);
});

test("each scored without itself, in the middle and in the range, recent purchases err by an eighth and nine in ten lie in it", () => {
  const own = recent.map((id) => answers.get(id) as Answer);
  const { median, absoluteError } = spreadOf(own.map(({ ratio }) => ratio));
  expect(median).toBeGreaterThan(0.9);
  expect(median).toBeLessThan(1.1);
  expect(absoluteError).toBeLessThanOrEqual(0.125);
  // The next buyer's range, of five or six others, holds even the cheapest, Virga.
  expect(own.filter(({ withinRange }) => !withinRange)).toEqual([]);
  // A range that held everything would say nothing: it is no wider than a half to twice.
  for (const { modelLow, modelHigh } of own) expect(modelHigh / modelLow).toBeLessThan(4);
});

test("so do those of supercomputing bodies on no leadership terms, that no figure of the plan has seen", () => {
  const unseen = ["no-olivia", "fr-jeanzay4", "es-marenostrum5"].map((id) => answers.get(id) as Answer);
  expect(unseen.flatMap(({ leftOut }) => leftOut)).toEqual([]);
  const { median } = spreadOf(unseen.map(({ ratio }) => ratio));
  expect(median).toBeGreaterThan(0.9);
  expect(median).toBeLessThan(1.1);
});

/*
 * What thirteen purchases paid over list, calculated by hand from their costs: cost / GPUs / dollar rate, less operation where it is in, over
 * server / 0.8375 × scarcity. 13.5 billion yen / 2,016 / 140.5 over 33,000 / 0.8375 × 1.24 is 97.5%.
 */
const paid = {
  state: {
    ...{ "gb-isambard": 0.7707, "jp-abci3": 0.759, "au-virga": 0.5693 },
    // Of supercomputing bodies, for fewer than 5,000 GPUs.
    ...{ "no-olivia": 1.1967, "fr-jeanzay4": 0.8813, "es-marenostrum5": 0.7482 },
  },
  commercial: {
    ...{ "us-iren-h200": 0.8141, "dk-gefion": 0.9654, "us-iren-2025-07": 0.8997, "de-taiga-2023": 0.8909 },
    ...{ "jp-sakura": 0.9755, "de-northern-2023": 0.8596, "us-applied-2023": 0.8195 },
  },
};
function meanOf(shares: readonly number[]): number {
  return Math.exp(shares.reduce((sum, share) => sum + Math.log(share), 0) / shares.length);
}

/** Who bought more than once. */
const buyers: Readonly<Record<string, string>> = {
  ...{ "us-iren-h200": "IREN", "us-iren-2025-07": "IREN" },
  ...{ "de-taiga-2023": "Northern Data", "de-northern-2023": "Northern Data" },
};

/** What each buyer paid of list, the geometric mean of its purchases; without one of them. */
function byBuyer(shares: Readonly<Record<string, number>>, without?: string): number[] {
  const all = new Map<string, number[]>();
  for (const [id, share] of Object.entries(shares)) {
    const buyer = buyers[id] ?? id;
    if (buyer !== without) all.set(buyer, [...(all.get(buyer) ?? []), share]);
  }
  return [...all.values()].map(meanOf);
}

/** The 95th percentile of Student's t, from its table, by degrees of freedom. */
const studentT: Readonly<Record<number, number>> = { 8: 1.8595, 9: 1.8331 };

/**
 * Half the 90% range of the next firm's price over list, in logs: the deviation between buyers within their classes, pooled, with one degree
 * of freedom less for each class, times Student's t and what the mean itself may err; less the 0.12 of the list prices' own ranges.
 */
function halfRange(without?: string): number {
  const classes = [paid.state, paid.commercial].map((shares) => byBuyer(shares, without).map(Math.log));
  const squares = classes.map((logs) => {
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
  });
  const freedom = classes.reduce((sum, { length }) => sum + length - 1, 0);
  const deviation = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / freedom);
  const firms = (classes[1] as number[]).length;
  const next = (studentT[freedom] as number) * deviation * Math.sqrt(1 + 1 / firms);
  return Math.sqrt(next * next - (1.6449 * 0.12) ** 2);
}

test("what a class of buyers pays over list is the geometric mean of what it names, firms counted once, and of the others without one", () => {
  const percents = (set: CaseBook["cases"][number]["set"] | undefined) => {
    const [{ change } = { change: undefined }] = set ?? [];
    return [...(change?.text ?? "").matchAll(/(\d[\d.]*)%/g)].map(([, value]) => Number(value) / 100);
  };
  const state = book.classes.get("state");
  expect(percents(state?.set)[0]).toBeCloseTo(meanOf(Object.values(paid.state)), 2);
  for (const [id, set] of state?.without ?? []) {
    const { [id]: _, ...others } = paid.state as Record<string, number>;
    expect(percents(set)[0], id).toBeCloseTo(meanOf(Object.values(others)), 3);
  }
  const commercial = book.classes.get("commercial");
  for (const [id, set] of [[undefined, commercial?.set] as const, ...(commercial?.without ?? [])]) {
    const without = id === undefined ? undefined : (buyers[id] ?? id);
    const [value = 0, low = 0, high = 0] = percents(set);
    const mean = meanOf(byBuyer(paid.commercial, without));
    expect(value, id).toBeCloseTo(mean, 3);
    const half = Math.exp(halfRange(without));
    expect(low, id).toBeCloseTo(mean / half, 1.9);
    expect(high, id).toBeCloseTo(mean * half, 1.9);
  }
  for (const kind of ["state", "commercial"] as const)
    expect([...(book.classes.get(kind)?.without.keys() ?? [])].sort()).toEqual(
      Object.keys(paid[kind]).sort(),
    );
  // The plan's own: the geometric mean of all but the three of supercomputing bodies.
  const ten = Object.entries({ ...paid.state, ...paid.commercial }).filter(([id]) => recent.includes(id));
  expect(ten).toHaveLength(10);
  expect(shipped.plan.settings.get("compute.bulk")?.value).toBeCloseTo(
    meanOf(ten.map(([, share]) => share)),
    2,
  );
});

test("what the thirteen paid over list is what the model needs to meet their cost", () => {
  for (const [kind, cases] of Object.entries(paid)) {
    for (const [id, share] of Object.entries(cases)) {
      const classes = new Map(book.classes);
      const shared = book.classes.get(kind as "state") as NonNullable<ReturnType<typeof book.classes.get>>;
      const change = readSetting(`compute.bulk = ${share * 100}%`);
      if ("malformed" in change) throw new Error(id);
      classes.set(kind as "state", { ...shared, set: [{ change, index: 0 }], without: new Map() });
      // As a purchase of that class, whoever bought.
      const cases = book.cases
        .filter((each) => each.id === id)
        .map((each) => ({ ...each, class: kind as "state" }));
      const [own] = answersOf({ ...book, classes, cases }).values();
      expect(own?.ratio, id).toBeCloseTo(1, 2);
    }
  }
});

test("a class says who buys: EuroHPC's machines stand together, whatever they cost, and a university's is no supercomputing body's", () => {
  const classOf = (id: string) => book.cases.find((each) => each.id === id)?.class;
  for (const id of [
    "fi-lumi",
    "it-leonardo",
    "lu-meluxina",
    "cz-karolina",
    "es-marenostrum5",
    "de-jupiter",
  ]) {
    expect(classOf(id), id).toBe("strategic");
  }
  for (const id of ["pl-athena", "de-hessian", "gb-isambard", "jp-abci3"])
    expect(classOf(id), id).toBe("state");
});

test("what a case informed does not move its score, and moves that of others", () => {
  const dearer = {
    ...shipped,
    plan: {
      ...shipped.plan,
      settings: new Map(shipped.plan.settings).set("accelerators.gb300.price", {
        ...(shipped.plan.settings.get("accelerators.gb300.price") as never as object),
        value: 200_000,
      } as never),
    },
  };
  const moved = answersOf(loadCases(dearer, undefined));
  const ratioOf = (of: Map<string, Answer>, id: string) => of.get(id)?.ratio;
  expect(ratioOf(moved, "us-iren-msft-hw")).toBe(ratioOf(answers, "us-iren-msft-hw"));
  expect(ratioOf(moved, "us-colossus2-550k")).toBeLessThan(ratioOf(answers, "us-colossus2-550k") as number);
});

test("no case that is scored stands behind a parameter that its cost was worked out with", () => {
  expect([...answers.values()].filter(({ sharedInputs }) => sharedInputs.length > 0)).toEqual([]);
});

test("no purchase is off by a digit, and none of low confidence is scored", () => {
  const slips = [...answers.values()].filter(
    ({ case: each, ratio }) => each.class !== "strategic" && Math.abs(Math.log10(ratio)) >= 0.5,
  );
  // A plan of $22,000 a GPU, building and all, that does not say which GPU.
  expect(slips.map(({ case: each }) => each.id)).toEqual(["mx-coatlicue"]);
  for (const { case: each } of answers.values()) expect(each.confidence).not.toBe("low");
});

test("small orders, kept apart, cost more than the model: a machine of 640 GPUs half as much again, one server of the maker's brand four fifths", () => {
  const ratioOfApart = (id: string) => {
    const cases = book.cases.filter((each) => each.id === id).map(({ apart: _, ...each }) => each);
    return answersOf({ ...book, cases }).get(id)?.ratio;
  };
  // 36 million euro / 0.8845 / 640 are 63,595 dollars, over 45,000 × 80% / 0.8375.
  expect(ratioOfApart("rs-eviden")).toBeCloseTo(63_595 / 42_985, 3);
  // 724,000 euro / 0.8845 / 8 are 102,318 dollars, over one server's list price, 47,400 / 0.8375; without 23% VAT it is 1.47 times.
  expect(ratioOfApart("ie-ucd-aura")).toBeCloseTo(102_318 / 56_597, 2);
});

test("all 76 projects are kept, with class, status and scope", () => {
  expect(book.cases).toHaveLength(76);
  const of = (status: string) => book.cases.filter((each) => each.status === status).length;
  expect(of("contract") + of("actual") + of("approved")).toBe(
    book.cases.filter(({ status }) => purchases.has(status)).length,
  );
  expect(book.cases.filter(({ class: kind }) => kind === "strategic").map(({ id }) => id)).toEqual([
    ...["kr-kisti6", "kr-kisti6-project", "us-elcapitan", "de-jupiter", "ch-alps", "us-frontier"],
    ...[
      "it-leonardo",
      "fi-lumi",
      "us-perlmutter",
      "us-aurora",
      "lu-meluxina",
      "cz-karolina",
      "de-jupiter-6y",
    ],
    ...["no-olivia", "fr-jeanzay4", "es-marenostrum5"],
  ]);
});

test("the range has nine in ten draws, and holds the model's own figure", () => {
  for (const { modelLow, model, modelHigh, case: each } of answers.values()) {
    expect(modelLow, each.id).toBeLessThan(model * 1.02);
    expect(modelHigh, each.id).toBeGreaterThan(model * 0.98);
    expect(modelLow).toBeLessThan(modelHigh);
  }
});

test("the scenario of the reference class is what the class says", () => {
  const { reference } = book;
  const optimism = shippedScenario("optimism-p80").settings.get("compute.optimism")?.value as number;
  expect(reference?.scenario).toBe("optimism-p80");
  // 0.777 × e^(0.8416 × 0.70) − 1, in whole percent.
  expect(Math.round(optimism * 100)).toBe(40);
  expect(reference).toMatchObject({ n: 29, ratio: 0.777, logSpread: 0.7 });
});

test("unit costs are the plan's own: with its quantities they make its cost lines", () => {
  const figures = figuresOf(shippedScenario("gpus-100k"));
  const values = (name: string) => figures.get(name)?.values as readonly number[];
  const bought = values("compute.gpus.bought");
  for (const [i, hardware] of values("unit.hardware").entries()) {
    // Whole GPUs of each generation: the shares are met to within one GPU of the dearest.
    expect(
      Math.abs((bought[i] as number) * hardware - (values("compute.cost.it")[i] as number)),
    ).toBeLessThan(hardware * 2);
  }
  const [hours] = [8760 * 0.65 * 1.25];
  const price = values("energy.price.now");
  for (const [i, energy] of values("unit.energy").entries()) {
    const kw = values("compute.mix.power")[i] as number;
    expect(energy / (kw * hours * (price[i] as number))).toBeCloseTo(1, 10);
  }
});

test("a generation that only cases have is no part of the plan", () => {
  expect([...(shipped.plan.families.get("accelerators") ?? new Map()).keys()]).not.toContain("h100");
  expect(book.project.plan.families.get("accelerators")?.has("h100")).toBe(true);
  expect(book.project.definition).toBe(shipped.definition);
  const plan = readFileSync(shipped.files.plan, "utf8");
  expect(plan).not.toContain("accelerators.h100.");
});
