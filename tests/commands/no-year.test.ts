/** A metric that is a calendar year and 0 names no year: every command and page says none, JSON keeps the number. */

import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

const metric = "compute.record.until";
/** The EU's plan has no record of purchases. */
const of = (...args: string[]) => baekjo([...args, "--plan", "eu"]);
const commands: readonly (readonly string[])[] = [
  ["run", "--metric", metric],
  ["run", "--metric", metric, "--format", "markdown"],
  ["explain", metric],
  ["cite", metric],
  ["simulate", "--metric", metric, "--trials", "50"],
  ["sensitivity", "--metric", metric],
  ["sweep", "--metric", metric, "--vary", "fx.usd*=0.9..1.1/2"],
  ["sweep", "five-sites", "late", "weak-euro", "--metric", metric],
  ["compare", "five-sites", "weak-euro", "--metric", metric, "--all"],
];

describe.each(["en", "ko"])("in %s", (language) => {
  test.each(commands.map((args) => [args.join(" "), args] as const))("%s", async (_, args) => {
    const { out, err } = await of(...args, "--lang", language);
    expect(err).toBe("");
    const [finding = ""] = out.split("\n\n");
    expect(out).toMatch(language === "en" ? /\bnone\b/ : /없음|없습니다|없으며|없고|없다/);
    expect(finding.replaceAll("\n", " ")).not.toMatch(/(?<![\d.,])0(?![\d.,%]|회)/);
  });
});

test("a change between none and a year is no number of years", async () => {
  const { out } = await baekjo(["compare", "gpus-50k", "as-built", "--metric", metric, "--all"]);
  const row = out.split("\n").filter((line) => line.includes("Last year of GPU purchase actuals *"));
  expect(row).toEqual([expect.stringMatching(/ none +20\d\d *$/)]);
});

test("JSON and CSV keep the number", async () => {
  const { out } = await of("run", "--metric", metric, "--json");
  const { rows } = JSON.parse(out) as { readonly rows: readonly { readonly total: number }[] };
  expect(rows.map(({ total }) => total)).toEqual([0]);
  expect((await of("run", "--metric", metric, "--format", "csv")).out).toMatch(/,0,year/);
});
