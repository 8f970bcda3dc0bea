import { expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

/** What looks at all metrics over the ranges of their inputs is refused over a long horizon, and what does not is not. */

const century = ["--years", "2026..2125"];
const condition = "total(compute.cost) >= 0[KRW]";

test.each([
  ["check", ["check"], 10_000],
  ["report", ["report", "gpus-100k", "by-2028", "basis-new-money"], 200_000],
  ["solve", ["solve", condition, "--by", "compute.target"], 10_000],
] as const)(
  "%s of the shipped plan over 100 years is refused, and says what was asked and the limit",
  async (name, words, most) => {
    const { out, err, code } = await baekjo([...words, ...century]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toMatch(new RegExp(`^error: --years: ${name} over 2026\\.\\.2125 has \\d+ values`));
    expect(err).toContain(`over more than 30 years it takes at most ${most}`);
  },
);

test("a page of two scenarios over 100 years is made", async () => {
  const { out, code } = await baekjo(["report", "--json", "--trials", "100", ...century]);
  const { scenarios, years } = JSON.parse(out) as { scenarios: unknown[]; years: number[] };
  expect([code, scenarios.length, years.length]).toEqual([0, 2, 100]);
});

test("one condition over 100 years is looked at", async () => {
  expect((await baekjo(["check", "--assert", condition, ...century])).code).toBe(0);
});

test("30 years are no long horizon, and 31 are", async () => {
  const words = ["solve", condition, "--by", "fx.usd", "--between", "1400..1401", "--years"];
  expect((await baekjo([...words, "2026..2055"])).code).toBe(0);
  expect((await baekjo([...words, "2026..2056"])).code).toBe(2);
});
