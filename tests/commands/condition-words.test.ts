/** What a sentence says of a condition: where an input meets it, crosses it or does not, and how often trials do; never otherwise than the table below. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareFinding } from "../../src/commands/compare/finding.ts";
import { simulateFinding } from "../../src/commands/simulate/simulate-finding.ts";
import { solveFinding } from "../../src/commands/solve/solve-finding.ts";
import { sweepView } from "../../src/commands/sweep/view.ts";
import { conditionClause, wordingOf } from "../../src/output/text/finding.ts";
import type { PlainCondition, SolveReport, SweepReport } from "../../src/report/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { compareSample, row, runSample } from "../helpers/sample.ts";

const jo = 1e12;
const cost = { label: { en: "Cost", ko: "비용" }, kind: "flow", unit: "KRW" } as const;
const left = { label: { en: "Balance", ko: "수지" }, kind: "stock", unit: "KRW" } as const;
const short = { label: { en: "Shortfall", ko: "부족 연도" }, kind: "single", unit: "year" } as const;
const share = { label: { en: "Share", ko: "비중" }, kind: "single", unit: "%" } as const;

describe("a condition in words", () => {
  test.each<[PlainCondition, string, string]>([
    [
      { ...left, over: "all", op: ">=", value: 0 },
      "balance is never below zero",
      "수지가 모든 연도에 0 이상인",
    ],
    [
      { ...left, over: "any", op: "<", value: -jo },
      "balance is below −1 trillion won in at least one year",
      "수지가 한 해라도 −1조 원 미만인",
    ],
    [
      { ...left, over: "last", op: "=", value: 0 },
      "balance is exactly zero at the end of 2030",
      "수지가 2030년 말 정확히 0인",
    ],
    [
      { ...cost, over: "total", op: "<=", value: 10 * jo },
      "cost over 2026–2030 is at most 10 trillion won",
      "비용의 2026~2030년 합계가 10조 원 이하인",
    ],
    [
      { ...cost, over: "at", year: 2028, op: ">", value: 3 * jo },
      "cost is above 3 trillion won in 2028",
      "비용이 2028년 3조 원 초과인",
    ],
    [{ ...short, over: "none", op: "=", value: 2028 }, "shortfall is 2028", "부족 연도가 2028년인"],
    [{ ...share, over: "none", op: ">", value: 0.5 }, "share is above 0.5%", "비중이 0.5% 초과인"],
    // What words would round, or have no word for, stays as it was written.
    [{ ...left, over: "all", op: ">=", value: -1.23456 * jo }, "c holds", "c 조건이 성립하는"],
    [{ ...left, over: "all", op: "<>", value: 0 }, "c holds", "c 조건이 성립하는"],
    [{ ...short, over: "none", op: "<", value: 2028 }, "c holds", "c 조건이 성립하는"],
  ])("%#", (plain, en, ko) => {
    expect(conditionClause("c", plain, wordingOf(runSample, "en"))).toBe(en);
    expect(conditionClause("c", plain, wordingOf(runSample, "ko"))).toBe(ko);
  });
});

interface Solved {
  readonly finding: { readonly en: string; readonly ko: string };
  readonly answers: readonly { from: number; to: number; crossing?: true }[];
  readonly nearest?: readonly { input_value: number; left: number; right: number }[];
  readonly range: { readonly from: number; readonly to: number };
  readonly infeasible_ranges?: readonly unknown[];
}

async function solved(condition: string, by = "compute.target"): Promise<Solved> {
  return JSON.parse((await baekjo(["solve", condition, "--by", by, "--json"])).out);
}
const counted = (value: number) => value.toLocaleString("en-US");

describe("solve", () => {
  test("an equality that no whole number meets: named is where it is crossed, as the table has it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 30 }), async (trillions) => {
        const { finding, answers, nearest = [] } = await solved(`total(compute.cost) = ${trillions}조`);
        if (answers.length > 0) return;
        const [below, above] = nearest;
        expect(below !== undefined && above !== undefined).toBe(true);
        if (below === undefined || above === undefined) return;
        // What the table has is a crossing: on one side less than was requested, on the other more.
        expect(Math.sign(below.left - below.right)).toBe(-Math.sign(above.left - above.right));
        expect(finding.en).toContain(`over 2026–2030 is exactly ${trillions} trillion won`);
        const places = `${counted(below.input_value)} GPUs and ${counted(above.input_value)} GPUs`;
        expect(finding.en).toContain(`crossed between ${places}`);
        expect(finding.ko).toContain("사이에서 지나칩니다");
      }),
      { numRuns: 6, seed: 5 },
    );
  }, 120_000);

  test("no sentence denies an answer that its table has, and none claims one that it has not", async () => {
    const amounts = fc.integer({ min: -5, max: 12 });
    const operators = fc.constantFrom("=", "<>", "<", "<=", ">", ">=");
    await fc.assert(
      fc.asyncProperty(amounts, operators, fc.constantFrom("all", "any"), async (amount, op, over) => {
        const found = await solved(`${over}(balance.public.cumulative ${op} ${amount}조)`);
        const { finding, answers, range } = found;
        expect(/^There is no value/.test(finding.en)).toBe(answers.length === 0);
        expect(/값(은|이) 없/.test(finding.ko)).toBe(answers.length === 0);
        const [first] = answers;
        const whole = first?.from === range.from && first.to === range.to;
        expect(finding.en.includes("throughout")).toBe(whole);
        if (first !== undefined && !whole) expect(finding.en).toContain(`${counted(first.from)} GPU`);
      }),
      { numRuns: 12, seed: 2 },
    );
  }, 120_000);

  const report = {
    ...runSample,
    command: "solve",
    condition: "c > 1",
    goal: "all",
    by: { input: "x", op: "=", inputs: ["x"], unit: "%", text: "x", count: 2, integer: false, current: 1 },
    range: { from: 0, to: 100, chosenBy: "given" },
    answers: [],
    proved: true,
    ...{ infeasibleRanges: [], undefinedRanges: [], nearest: [] },
    search: { points: 9, boxes: 9, tolerance: 0, undecided: [] },
  } as unknown as SolveReport;
  const answer = { from: 66.0287993, to: 100, nextBelow: 66.0287992, nextAbove: null };

  test.each<[Partial<SolveReport>, string]>([
    // 66.03 is larger than the smallest: what is rounded says so.
    [
      { goal: "min", optimum: 66.0287993, answers: [answer] },
      "The smallest x for which c > 1 holds is about 66.03%.",
    ],
    [{ answers: [answer] }, "c > 1 holds from about 66.03% to 100% (x)."],
    [{ answers: [{ ...answer, from: 12.5, to: 12.5 }] }, "c > 1 holds at 12.5% (x)."],
    // Two neighbours between which an equality is met are one place.
    [
      { answers: [{ ...answer, from: 12.25001, to: 12.25002, crossing: true }] },
      "c > 1 holds at about 12.25% (x).",
    ],
    [{ undefinedRanges: [{ from: 0, to: 100 }] }, "c > 1 is undefined throughout, from 0% to 100% (x)."],
    [{ proved: false }, "No value from 0% to 100% was found for which c > 1 holds (x)."],
    [
      { goal: "max", optimum: 100, answers: [{ ...answer, from: 20 }] },
      "c > 1 holds from 20% to 100%, where the search range ends (x).",
    ],
  ])("%#", (more, said) => {
    expect(solveFinding({ ...report, ...more }, "en")).toBe(said);
  });
});

describe("simulate", () => {
  const simulated = async (...args: readonly string[]) =>
    JSON.parse((await baekjo(["simulate", "--trials", "200", "--json", ...args])).out);

  test("of a condition that is asked of each year, the likeliest", async () => {
    const { finding, probabilities } = await simulated(
      "gpus-100k+compute.target=80000",
      ...["--prob", "balance.public.cumulative < 0"],
    );
    const most = Math.max(...probabilities.map((each: { probability: number }) => each.probability));
    const { year } = probabilities.find((each: { probability: number }) => each.probability === most);
    expect(finding.en).toBe(
      `Cumulative public balance is below zero at the end of ${year} in ${(100 * most).toFixed(1)}% of 200 trials, and in no year more often.`,
    );
  });

  test("of a rate, its last year: it has no total", async () => {
    const { finding, rows } = await simulated("--metric", "unit.year");
    const median = rows.find((each: { statistic: string }) => each.statistic === "p50").values.at(-1);
    expect(finding.en).toContain(
      `in 2030 has a median of ${(median / 1e6).toFixed(2).replace(/0$/, "")} million`,
    );
  });

  test("what does not vary lies between no two numbers", () => {
    const statistic = (name: string) => ({
      ...row("a", [jo, jo, jo, jo, jo], { total: 5 * jo }),
      statistic: name,
    });
    const report = {
      ...runSample,
      ...{
        command: "simulate",
        trials: 100,
        keptTrials: [100],
        probabilities: [],
        firstYears: [],
        differences: [],
      },
      rows: ["p5", "p50", "p95"].map(statistic),
    };
    expect(simulateFinding(report as never, "en")).toBe(
      "A over 2026–2030 is 5 trillion won in at least 90% of 100 trials.",
    );
  });
});

describe("sweep", () => {
  const said = (values: readonly (number | null)[], more: Partial<SweepReport> = {}) => {
    const report = {
      ...runSample,
      ...{ command: "sweep", metrics: [{ ...left, metric: "b" }], count: values.length },
      axes: [{ input: "x", op: "=", inputs: ["x"], unit: "1", text: "x", count: values.length }],
      points: values.map((value, i) => ({ scenario: 0, at: [i], values: [value], met: true })),
      ...more,
    };
    return sweepView.finding?.(report as never, "en");
  };

  test("says each time that zero is crossed, where a value is missing, and what stands still", () => {
    expect(said([jo, -jo, -jo])).toMatch(/; it crosses zero between 0 and 1\.$/);
    expect(said([jo, -jo, jo, -jo])).toMatch(/; it crosses zero 3 times, first between 0 and 1\.$/);
    expect(said([jo, null, jo])).toBe(
      "Balance at the end of 2030 is 1 trillion won throughout, from 0 to 2 (x); at 1 point it has no value.",
    );
    expect(said([null, null])).toBe("Balance at the end of 2030 is undefined at all 2 points.");
    expect(said([null, null], { metrics: [{ ...left, kind: "rate", metric: "b" }] })).toBe(
      "Balance has a value for each year and no total: --at names the year.",
    );
  });

  test("of scenarios alone, the best and the worst", async () => {
    const { out } = await baekjo(["sweep", "gpus-50k", "gpus-100k", "--metric", "compute.cost", "--json"]);
    const { finding, points } = JSON.parse(out);
    const [a, b] = points.map((each: { values: Record<string, number> }) => each.values["compute.cost"]);
    expect(b > a).toBe(true);
    expect(finding.en).toMatch(
      /^Compute cost over 2026–2030: from .* with 100,000 GPUs to .* with 50,000 GPUs as pledged\./,
    );
  });
});

test("shares are apart by percentage points, not by a percentage of each other", () => {
  const scenarios = ["A", "B"].map((name) => ({
    ...compareSample.scenarios[0],
    label: { en: name, ko: name },
  }));
  const outcomes = [5, 3].map((total, scenario) => ({
    ...{ ...share, scenario, metric: "s", balance: false, values: [total], total },
  }));
  const report = { ...compareSample, scenarios, outcomes, differences: [], asked: ["s"] };
  expect(compareFinding(report as never, "en")).toBe(
    'Share: 3% with "B" and 5% with "A"; the difference is −2 percentage points.',
  );
});
