import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

describe("wrong usage is 2, on stderr alone, with a way out", () => {
  test.each([
    [["rnu"], 'error: unknown command "rnu"\n  did you mean run?\n'],
    [["run", "--fromat", "csv"], 'error: no option "--fromat"\n  did you mean --format?\n'],
    [["--json"], "options come after the command"],
    [["compare"], 'the argument "scenarios" is missing'],
    [["run", "a", "b"], "too many arguments: run takes 1, and 2 were given"],
    [["run", "--set"], "--set needs a value"],
    [["run", "--set="], "--set needs a value"],
    [["run", "--years="], "--years needs a value"],
    [["run", "--metric", ""], "--metric needs a value"],
    [["run", "--metric", " "], "--metric needs a value"],
    [["run", "--real", "12"], '--real is a year such as 2025, not "12"'],
    [["sensitivity", "--seed", "x"], '--seed is a whole number from 0 to 9007199254740991, not "x"'],
    [["--lang", "xx"], 'error: --lang is one of en, ko, not "xx"\n  see: baekjo --help\n'],
    [["--lang=en", "run", "--oops"], 'no option "--oops"\n  see: baekjo run --help'],
    [
      ["run", "--format", "tabel"],
      '--format is one of table, json, ndjson, csv, markdown, not "tabel"\n  did you mean table?',
    ],
    [["run", "--json", "--format", "csv"], "contradict"],
    [["run", "-o", "x.json", "--format", "csv"], "contradict"],
    [["run", "-o", "x.xyz"], "a name that ends in .txt, .json, .ndjson, .jsonl, .csv, .md"],
    [["run", "--bom"], "--bom is for --format csv"],
    [["run", "--years", "2200"], "2026..2200"],
    [["run", "--json", "--chart"], "--chart is for --format table, markdown"],
    [["run", "--chart", "--group-by", "payer"], "--chart does not go with --group-by"],
    [["run", "--json", "--scale", "won"], "--scale is for --format table, markdown"],
    [["run", "--set", "fx.usd"], "fx.usd"],
    [["run", "--group-by", "payor"], '--group-by is one of payer, not "payor"\n  did you mean payer?'],
    [["list", "metric"], 'no list "metric"\n  did you mean metrics?'],
    [["compare", "-", "-"], "once"],
  ])("%j", async (args, words) => {
    const { out, err, code } = await baekjo(args);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain(words);
  });

  test("text, as other programs call it, is the table", async () => {
    const [text, table] = await Promise.all(
      ["text", "table"].map(async (format) => await baekjo(["list", "scenarios", "--format", format])),
    );
    expect(text).toEqual(table);
    expect(text?.code).toBe(0);
  });

  test("a repeated --set takes one value each and leaves the scenarios alone", async () => {
    const { out, code } = await baekjo([
      "run",
      "--set",
      "fx.usd=1500",
      "--set",
      "fx.usd*=2",
      "gpus-100k",
      "--json",
    ]);
    expect(code).toBe(0);
    const [scenario] = JSON.parse(out).scenarios;
    expect(scenario.name).toBe("gpus-100k");
    expect(scenario.layers.at(-1)).toMatchObject({ id: "--set", set: ["fx.usd=1500", "fx.usd*=2"] });
  });
});

describe("wrong input is 3, a file that is not there 5", () => {
  test.each([
    [["run", "gpus-10k"], 3, "did you mean"],
    [["run", "--set", "fx.usdd=5"], 3, "  --set | fx.usdd=5\n        | ^^^^^^^\n"],
    [["run", "--metric", "balanc"], 3, "did you mean balance"],
    [["compare", "gpus-100k", "--bridge", "balance.publc"], 3, "did you mean balance.public"],
    [["run", "--metric", "compute.target"], 3, "is an input, not a metric"],
    [["run", "--section", "fundin"], 3, "did you mean funding?"],
    [["list", "sources", "no such source"], 3, "none of the sources"],
    [["list", "sources", "no", "such", "source"], 3, 'none of the sources matches "no such source"'],
    [["run", "--plan", "no/such.json"], 5, "no file no/such.json"],
    [["run", "no/such.json"], 5, "no file no/such.json"],
  ])("%j", async (args, exit, words) => {
    const { out, err, code } = await baekjo(args);
    expect([out, code]).toEqual(["", exit]);
    expect(err).toContain(words);
  });
});

test.each([
  [["rnu"], '오류: "rnu" 명령은 없습니다\n  혹시 run입니까?\n  참고: baekjo --help\n'],
  [["compare"], '오류: "시나리오" 인자가 빠졌습니다\n'],
  [["run", "--years= "], "오류: --years에는 값이 필요합니다\n"],
  [["run", "--real", "12"], '오류: --real은 2025 같은 연도입니다: "12"\n'],
  [["sensitivity", "--trials", "8"], '오류: --trials는 32부터 1000000까지의 정수입니다: "8"\n'],
])("errors come in Korean too: %j", async (args, words) => {
  expect((await baekjo([...args, "--lang", "ko"])).err).toContain(words);
});
