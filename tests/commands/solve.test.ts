import { describe, expect, it, test } from "vitest";
import { baekjo, tiny } from "../helpers/cli.ts";

test("no answer is 4, in every format, with the proof", async () => {
  const never = ["solve", "total(compute.cost) < 0", "--by", "compute.target"];
  const { out, err, code } = await tiny([...never, "--json"]);
  expect([err, code]).toEqual(["", 4]);
  expect(JSON.parse(out)).toMatchObject({ format: "baekjo/solve/2", proved: true, answers: [] });
  expect((await tiny(never)).code).toBe(4);
  expect((await tiny(never)).out).toContain("Verified");
  expect((await tiny([...never, "--format", "csv"])).out.split("\r\n")).toHaveLength(2);
});

test("says how finely a turn is known: by what lies between a value that holds and one that fails", async () => {
  const args = ["solve", "--max", "fx.usd", "--subject-to", "total(compute.cost) <= 8조"];
  const { answers, search } = JSON.parse((await baekjo([...args, "--json"])).out);
  const [{ to, next_above }] = answers;
  expect(next_above - to).toBeCloseTo(1e-7, 12);
  expect(search.tolerance).toBe(1e-7);
  expect((await baekjo(args)).out).toContain("\n\nThresholds accurate to 0.0000001 won/USD.\nVerified");
  expect((await baekjo([...args, "--lang", "ko"])).out).toContain(
    "\n\n경계의 오차는 0.0000001원/달러입니다.\n",
  );
  // Of what is whole it is known exactly.
  const whole = ["solve", "--max", "compute.target", "--subject-to", "total(compute.cost) <= 8조"];
  expect((await baekjo(whole)).out).not.toContain("Each turn");
});

test("an answer typed in again is one, and its neighbour is not", async () => {
  const { out } = await tiny([
    "solve",
    "--max",
    "compute.target",
    "--subject-to",
    "total(compute.cost) <= 5조",
    "--json",
  ]);
  const { optimum: best } = JSON.parse(out);
  const cost = async (gpus: number) => {
    const args = ["run", "--set", `compute.target=${gpus} GPU`, "--metric", "compute.cost", "--json"];
    return JSON.parse((await tiny(args)).out).rows[0].total;
  };
  expect(await cost(best)).toBeLessThanOrEqual(5e12);
  expect(await cost(best + 1)).toBeGreaterThan(5e12);
});

test.each([
  [["solve", "total(compute.cost) < 0"], "--by, --max and --min"],
  [["solve", "a > 0", "--by", "compute.target", "--max", "compute.target"], "--by, --max and --min"],
  [["solve", "--by", "compute.target"], "the condition is missing"],
  [["solve", "--max", "compute.target"], "--subject-to"],
  [["solve", "a > 0", "--by", "compute.target", "--subject-to", "b > 0"], "--subject-to"],
  [["solve", "a > 0", "double", "stress", "--by", "compute.target"], "stress"],
  [["solve", "a > 0", "--by", "compute.target", "--between", "7"], "low..high"],
  [["sweep"], "--vary"],
  [["sweep", "--vary", "compute.target=[1k]", "--vary", "compute.gpus.bought=[2k]"], "compute.target"],
  [["sweep", "--vary", "fx.usd*=1..2/2", "--vary", "reserve=[0]", "--vary", "compute.target=[1k]"], "3 axes"],
  [["sweep", "--vary", "reserve=[0]", "--at", "2031"], "2026..2028"],
])("%j is wrong usage, and says what is missing", async (args, said) => {
  const { out, err, code } = await tiny(args);
  expect([out, code]).toEqual(["", 2]);
  expect(err).toContain(said);
});

test("a condition of every year is refused with two that are not", async () => {
  const { err, code } = await tiny(["solve", "balance.public > 0", "--by", "compute.target"]);
  expect(code).toBe(3);
  expect(err).toContain("all(balance.public > 0)");
});

test("percentages are no factors of a path that is in % itself: a rate was meant, and both ways to say what is meant are taken", async () => {
  const search = (...args: string[]) => baekjo(["solve", "total(funding.public) < 0[KRW]", ...args]);
  const { out, err, code } = await search("--by", "macro.inflation", "--between", "0%..5%");
  expect([out, code]).toEqual(["", 2]);
  expect(
    err,
  ).toBe(`error: macro.inflation has a value for each year and is searched by a factor on all of them, and 0%..5% is in %
  --between | 0%..5%
            | ^^^^^^
  did you mean --by macro.inflation@2026.. --between 0%..5%?
  for exactly that, write --between 0..0.05
`);
  expect((await search("--by", "macro.inflation", "--between", "0..50‰")).code).toBe(2);
  const rate = await search("--by", "macro.inflation@2026..", "--between", "0%..5%");
  expect(rate.out).toContain("from 0% to 5%");
  const factor = await search("--by", "macro.inflation", "--between", "0..0.05");
  expect(factor.out).toContain("from ×0 to ×0.05");
});

test("a year is looked for among those calculated and as many before and after, from none at all too", async () => {
  const searched = async (by: string, ...args: string[]) => {
    const { out } = await baekjo(["solve", "total(compute.cost) >= 0조", "--by", by, ...args]);
    return out.split("\n").find((line) => /search range|탐색 범위/.test(line));
  };
  // Korea's plan is of 2026 to 2030, India's of 2024-25 to 2028-29.
  expect(await searched("compute.target.year")).toBe(
    "search range 2021 to 2035, around the years calculated (see --between)",
  );
  expect(await searched("rd.cut.year")).toBe(
    "search range 2021 to 2035, around the years calculated (see --between)",
  );
  expect(await searched("compute.target.year", "--years", "2026..2028")).toBe(
    "search range 2023 to 2033, around the years calculated (see --between)",
  );
  expect(await searched("compute.target.year", "--plan", "india", "--lang", "ko")).toBe(
    "탐색 범위 2019-20~2033-34(계산 연도의 앞뒤, --between 참고)",
  );
});

test("years are written as years, and as the plan calls them", async () => {
  const search = async (...args: string[]) =>
    (await baekjo(["solve", "compute.target.year >= 2028", "--by", "compute.target.year", ...args])).out;
  expect(await search("--between", "2026..2031")).toMatch(/^ +2028 +2031 \* +2027 fails$/m);
  expect(await search("--plan", "canada", "--between", "2026..2031")).toMatch(
    /^ +2028-29 +2031-32 \* +2027-28 fails$/m,
  );
});

describe("values of the input a won apart", () => {
  const pledge = "funding.public.amount";

  it.each([
    // 2 x is even, and 70,000,000,000,001 is not.
    [
      `${pledge} * 2 = 70000000000001[KRW]`,
      "crossed between 35,000,000,000,000 won and 35,000,000,000,001 won",
      "35,000,000,000,000원과 35,000,000,000,001원 사이",
    ],
    // All but 35 trillion.
    [
      `abs(${pledge} - 35조) >= 1[KRW]`,
      "from 0 won to 34,999,999,999,999 won and from 35,000,000,000,001 won to 140 trillion won",
      "0원~34,999,999,999,999원, 35,000,000,000,001원~140조 원",
    ],
    // The one and its two neighbours.
    [
      `abs(${pledge} - 35조) <= 1[KRW]`,
      "from 34,999,999,999,999 won to 35,000,000,000,001 won",
      "34,999,999,999,999원~35,000,000,000,001원",
    ],
  ])("%s: have every digit in the sentence", async (condition, en, ko) => {
    const { finding } = JSON.parse((await baekjo(["solve", condition, "--by", pledge, "--json"])).out);
    expect(finding.en).toContain(en);
    expect(finding.ko).toContain(ko);
  });

  it("have them in that of sweep too", async () => {
    const { finding } = JSON.parse(
      (await baekjo(["sweep", "--vary", `${pledge}=35조..35.0003조:1억`, "--json"])).out,
    );
    expect(finding.en).toMatch(/35,000,000,000,000 won.*35,000,300,000,000 won/);
    const apart = ["sweep", "--vary", `${pledge}=35조..36조:1조`, "--json"];
    expect(JSON.parse((await baekjo(apart)).out).finding.en).toMatch(/35 trillion won.*36 trillion won/);
  });
});

it("offers no scale that makes far more of a bare number than the plan has", async () => {
  const offered = async (amount: string) => {
    const { err } = await baekjo(["solve", `uses.total = ${amount}`, "--by", "funding.public.amount"]);
    return /did you mean (.*)\? /.exec(err)?.[1];
  };
  expect(await offered("50000000000001")).toBe("uses.total = 50000000000001 KRW");
  expect(await offered("500")).toBe("uses.total = 500T");
});
