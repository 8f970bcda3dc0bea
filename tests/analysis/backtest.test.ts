import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, answer } from "../../src/analysis/backtest.ts";
import { loadCases } from "../../src/files/cases/case-file.ts";
import { leaveOneOutMedian, spreadOf } from "../../src/math/statistics/ratios.ts";
import type { CaseTerms } from "../../src/model/definition.ts";
import { caseRun, costRate, measureOf } from "../../src/plan/cases/case-scenario.ts";
import type { CaseBook } from "../../src/plan/cases/case-types.ts";
import { purchases } from "../../src/plan/cases/classes.ts";
import { figuresOf, shipped, shippedScenario } from "../helpers/shipped.ts";

/** A file's cases, each worked out by the model. */
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
   * IT price of a GPU with a server price: server / (1 − 0.15 − 0.0125). Operation over five years in rented rooms, per kW: 153 × 12
   * dollars and 0.65 × 1.25 × 8760 kWh at 182.7 won a year; after three years of warranty 4% + 9% × 45% of the IT price a year.
   */
  test.each([
    // (47,400 × 10,080 + 40,000 × 3,056) / 13,136 / 0.8375 dollars at 1,421.4 won, 1.946 kW.
    ["kr-msit-2025", 1_682_020_453_043, 0.868],
    // 76,000 × 0.66 + 123,000 × 0.34 dollars at 1,482.5 won, 2.586 kW.
    ["kr-msit-2026", 2_040_840_892_281, 1.0192],
    // 39,083 / 0.8375, the purchase itself left out, times 1,080.
    ["us-iren-h200", 50_399_570, 0.871],
    // 64,000 × 76,000, the purchase itself left out.
    ["us-iren-msft-hw", 4_864_000_000, 1.1924],
    // 45,000 / 0.8375 × 5,448 dollars at 0.8043 pounds of 2023.
    ["gb-isambard", 235_441_419, 0.9557],
    // 33,000 / 0.8375 and five years at 1.47 kW, in dollars at 1,363.4 won, in kroner at 6.8955.
    ["dk-gefion", 698_046_894, 1.0028],
    // 12.4 million dollars an IT MW, itself left out, over 1.35, times 60 at 1,482.5 won.
    ["kr-gumi", 817_018_088_889, 0.523],
    // 91,980 dollars of IT and 2.5856 kW at 11.5 million a MW, times 15,000 at 1,482.5 won.
    ["kr-nacc", 2_706_610_277_130, 0.9237],
    // The same for 1 GW of a site's peak: divided by 2.5856 kW × 1.35.
    ["kr-gov-60t", 51_693_907_322_034, 1.1607],
    // 33,000 / 0.8375 dollars and 1.47 kW at 11.5 million / 1.06², times 100,000.
    ["us-colossus1-100k", 5_444_837_489, 0.8632],
    // 24,900 / 0.8375 × 0.93² × 13,824 dollars at 0.9493 euro of 2022.
    ["it-leonardo", 337_456_373, 0.7112],
  ])("%s", (id, model, ratio) => {
    const found = answers.get(id);
    expect((found?.model as number) / model).toBeCloseTo(1, 4);
    expect(found?.ratio).toBeCloseTo(ratio, 3);
  });
});

/** Purchases of H100 or later, strategic laboratories apart. */
const recent = [
  "kr-msit-2025",
  "kr-msit-2026",
  "us-iren-h200",
  "us-iren-msft-hw",
  "gb-isambard",
  "dk-gefion",
];

test("recent purchases: the median is near one, and the spread below that of one price for all", () => {
  const own = recent.map((id) => answers.get(id) as Answer);
  const model = spreadOf(own.map(({ ratio }) => ratio));
  const naive = spreadOf(leaveOneOutMedian(own.map(({ perGpu }) => perGpu as number)));
  expect(model.median).toBeGreaterThan(0.8);
  expect(model.median).toBeLessThan(1.25);
  expect(model.logSpread as number).toBeLessThan(naive.logSpread as number);
  expect(naive.n).toBe(6);
});

test("the same holds for clusters that no figure of the plan has seen", () => {
  const file = fileURLToPath(new URL("../fixtures/cases.json", import.meta.url));
  const held = [...answersOf(loadCases(shipped, file)).values()].filter(
    ({ case: each }) => each.class !== "strategic",
  );
  const model = spreadOf(held.map(({ ratio }) => ratio));
  const naive = spreadOf(leaveOneOutMedian(held.map(({ perGpu }) => perGpu as number)));
  expect(model.n).toBe(4);
  expect(model.median).toBeGreaterThan(0.8);
  expect(model.median).toBeLessThan(1.25);
  expect(model.logSpread as number).toBeLessThan(naive.logSpread as number);
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
  expect(ratioOf(moved, "kr-msit-2026")).toBeLessThan(ratioOf(answers, "kr-msit-2026") as number);
});

test("no case that is scored stands behind a parameter that its cost was worked out with", () => {
  expect([...answers.values()].filter(({ shared }) => shared.length > 0)).toEqual([]);
});

test("no case is off by a digit, and none of low confidence is scored", () => {
  for (const { case: each, ratio } of answers.values()) {
    if (each.class !== "strategic") expect(Math.abs(Math.log10(ratio)), each.id).toBeLessThan(0.5);
    expect(each.confidence).not.toBe("low");
  }
});

test("all 60 projects are kept, with class, status and scope", () => {
  expect(book.cases).toHaveLength(60);
  const of = (status: string) => book.cases.filter((each) => each.status === status).length;
  expect(of("contract") + of("actual") + of("approved")).toBe(
    book.cases.filter(({ status }) => purchases.has(status)).length,
  );
  expect(book.cases.filter(({ class: kind }) => kind === "strategic").map(({ id }) => id)).toEqual([
    ...["kr-kisti6", "kr-kisti6-project", "us-elcapitan", "de-jupiter", "ch-alps", "us-frontier", "fi-lumi"],
    ...["us-perlmutter", "us-aurora", "pl-athena", "de-jupiter-6y"],
  ]);
});

test("the range has nine in ten draws, and holds the model's own figure", () => {
  for (const { low, model, high, case: each } of answers.values()) {
    expect(low, each.id).toBeLessThan(model * 1.02);
    expect(high, each.id).toBeGreaterThan(model * 0.98);
    expect(low).toBeLessThan(high);
  }
});

test("the scenario of the reference class is what the class says", () => {
  const { reference } = book;
  const optimism = shippedScenario("optimism-p80").settings.get("compute.optimism")?.value as number;
  expect(reference?.scenario).toBe("optimism-p80");
  // 1.10 × e^(0.8416 × 0.25) − 1, in whole percent.
  expect(Math.round(optimism * 100)).toBe(36);
  expect(reference).toMatchObject({ n: 12, ratio: 1.1, logSpread: 0.25 });
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
