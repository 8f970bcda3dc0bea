import { describe, expect, test } from "vitest";
import { baekjo } from "./cli.ts";

describe("help", () => {
  test("alone: three commands to paste, and they work", () => {
    const { out, err, code } = baekjo([]);
    expect([err, code]).toEqual(["", 0]);
    const commands = out.split("\n").slice(0, 3);
    for (const command of commands) {
      expect(command).toMatch(/^ {2}baekjo /);
      expect(baekjo(command.trim().split(" ").slice(1)).code).toBe(0);
    }
  });

  test.each(["run", "compare", "sensitivity", "sweep", "solve", "simulate", "merge", "list", "validate"])(
    "%s --help starts with two examples",
    (verb) => {
      const { out, code } = baekjo([verb, "--help"]);
      expect(code).toBe(0);
      const [first = "", second = "", third] = out.split("\n");
      expect(first).toMatch(new RegExp(`^ {2}baekjo ${verb}`));
      expect(second).toMatch(new RegExp(`^ {2}baekjo ${verb}`));
      expect(third).toBe("");
    },
  );

  test("the version is the package's", () => {
    expect(baekjo(["--version"])).toEqual({ out: "0.1.0\n", err: "", code: 0 });
  });
});

describe("wrong usage is 2, on stderr alone, with a way out", () => {
  test.each([
    [["rnu"], 'error: no verb "rnu"\n  did you mean run?\n'],
    [["run", "--fromat", "csv"], 'error: no option "--fromat"\n  did you mean --format?\n'],
    [["--json"], "options follow the verb: baekjo run --json"],
    [["compare"], 'the argument "scenarios" is missing'],
    [["run", "a", "b"], "too many arguments: run takes 1, and 2 were given"],
    [["run", "--set"], "--set needs a value"],
    [["run", "--set="], "--set needs a value"],
    [["run", "--years="], "--years needs a value"],
    [["run", "--metric", ""], "--metric needs a value"],
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
  ])("%j", (args, words) => {
    const { out, err, code } = baekjo(args);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain(words);
  });

  test("a repeated --set takes one value each and leaves the scenarios alone", () => {
    const { out, code } = baekjo([
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
    [["run", "--metric", "compute.target"], 3, "is an input, not a figure"],
    [["run", "--section", "fundin"], 3, "did you mean funding?"],
    [["list", "sources", "no such source"], 3, "none of the sources"],
    [["run", "--plan", "no/such.json"], 5, "no file no/such.json"],
    [["run", "no/such.json"], 5, "no file no/such.json"],
  ])("%j", (args, exit, words) => {
    const { out, err, code } = baekjo(args);
    expect([out, code]).toEqual(["", exit]);
    expect(err).toContain(words);
  });
});

test("errors come in Korean too", () => {
  expect(baekjo(["rnu", "--lang", "ko"]).err).toMatch(/^오류: "rnu" 명령은 없습니다\n/);
});
