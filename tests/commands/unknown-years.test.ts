import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

/** Each command with an option that takes a condition. */
const asking: readonly (readonly [string, ...string[]])[] = [
  ["--prob", "simulate", "--trials", "200"],
  ["--assert", "check"],
  ["--where", "sweep", "--vary", "fx.usd*=0.9..1.1:0.1"],
  ["--subject-to", "solve", "--min", "compute.target"],
];

describe("a year of a condition for which nothing is calculated", () => {
  test.each(asking)("is refused by %s of %s: undefined is no answer about it", async (option, ...command) => {
    const { out, err, code } = await baekjo([...command, option, "at(uses.public, 2031) > 0"]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toBe(
      `error: 2031 is not one of the years 2026..2030, and what it holds is undefined
  ${option} | at(uses.public, 2031) > 0
  ${" ".repeat(option.length)} |                 ^^^^
  2031 too is calculated with --years 2026..2031
`,
    );
  });

  test.each([
    ["at(uses.public, first(year) + 5) > 0", "first(year) + 5"],
    ["any(uses.public > 0) and not (at(uses.public, 1 + last(year)) > 0)", "1 + last(year)"],
    ["P(at(uses.public, 2025) > 0) < 10%", "2025"],
  ])("wherever it stands in %s", async (condition, year) => {
    const { err, code } = await baekjo(["check", "--assert", condition]);
    expect([code, err.split("\n")[0]]).toEqual([
      2,
      `error: ${year} is not one of the years 2026..2030, and what it holds is undefined`,
    ]);
  });

  test("what is offered is calculated; so is what the plan needs outside the years shown", async () => {
    const check = async (year: number, ...args: string[]) =>
      (await baekjo(["check", "--assert", `at(uses.public, ${year}) > 0`, ...args])).code;
    expect(await check(2031, "--years", "2026..2031")).toBe(0);
    expect(await check(2026, "--years", "2029..2030")).toBe(0);
  });

  test("is called as it was written, and a year that is calculated is read by its name", async () => {
    const check = (condition: string) => baekjo(["check", "--plan", "canada", "--assert", condition]);
    const { err, code } = await check("at(uses.public, 2036-37) > 0");
    expect([code, err]).toEqual([
      2,
      `error: 2036-37 is not one of the years 2024-25..2032-33, and what it holds is undefined
  --assert | at(uses.public, 2036-37) > 0
           |                 ^^^^^^^
  2036-37 too is calculated with --years 2024-25..2036-37
`,
    ]);
    const named = await check(
      "at(uses.public, 2026-27) > 0 and at(uses.public, 2026-27) = at(uses.public, 2026)",
    );
    expect(named.code).toBe(0);
  });
});
