import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo, tiny } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";
import { expectGolden } from "../helpers/golden.ts";

const file = "tests/fixtures/checks.json";
const asOf = ["--as-of", "2026-06-30"];

describe("on the small plan", () => {
  test.each([
    ["check.txt", []],
    ["check-ko.md", ["--lang", "ko", "--format", "markdown"]],
    ["check.json", ["--json"]],
    ["check.csv", ["--format", "csv"]],
    ["check.xml", ["--format", "junit"]],
    ["check.github", ["--format", "github"]],
  ])("%s", async (name, options) => {
    const { out, err, code } = await tiny(["check", file, ...asOf, ...options]);
    expect([err, code]).toEqual(["", 1]);
    expectGolden(name, out);
  });

  test("only a warning is no failure, unless it is strict", async () => {
    const text = readFileSync(join(root, file), "utf8");
    const json = JSON.parse(text);
    json.checks = json.checks.filter(({ id }: { id: string }) => ["pledge", "left", "even"].includes(id));
    const cwd = folder();
    writeFileSync(join(cwd, "mild.json"), JSON.stringify(json));
    const mild = await tiny(["check", "mild.json"], { cwd });
    expect(mild.code).toBe(0);
    expect(mild.out).toContain("mild.json: passed\n5 passed, 0 failed, 2 warned");
    expect((await tiny(["check", "mild.json", "--strict"], { cwd })).code).toBe(1);
    expect((await tiny(["check", "mild.json", "-o", "all.xml"], { cwd })).code).toBe(0);
    const xml = readFileSync(join(cwd, "all.xml"), "utf8");
    expect(xml).toContain('tests="7" failures="0" errors="0" skipped="1"');
  });

  test("what is asserted on the command line is asked of the scenarios there", async () => {
    const { out, code } = await tiny([
      "check",
      "--assert",
      "total(compute.cost) <= 5조",
      "as-planned",
      "dou*",
    ]);
    expect(code).toBe(1);
    // 40,000 GPUs cost 4.4 trillion, twice as many 8.8.
    expect(out).toContain("assert, double: 8.8 trillion won <= 5 trillion won is not met");
    expect(out).not.toContain("assert, as-planned:");
    expect((await tiny(["check", "--assert", "total(compute.cost) <= 5조"])).code).toBe(0);
    expect((await tiny(["check", "--assert", "1 < 2", "--set", "reserve=1조"])).code).toBe(0);
  });

  test("what a condition holds undefined is shown undefined, as the table shows it", async () => {
    // Twice 5,000 trillion are more won than can be counted one by one, which ends at 9,007 trillion.
    for (const assert of ["reserve + reserve > 0", "max(reserve + reserve, reserve) > 0"]) {
      const { out, code } = await tiny(["check", "--assert", assert, "--set", "reserve=5000조"]);
      expect(code, assert).toBe(1);
      expect(out, assert).toContain("assert, as-planned: n/a > 0 won is not met");
    }
    // A part of such a sum, too, where the other side says that the condition is about money; a ratio counts no won.
    for (const assert of ["(reserve + reserve) / 1000 > 1조", "2 * (reserve + reserve) > 1조"]) {
      const { out, code } = await tiny(["check", "--assert", assert, "--set", "reserve=5000조"]);
      expect(code, assert).toBe(1);
      expect(out, assert).toContain("assert, as-planned: n/a > 1 trillion won is not met");
    }
    const ratio = ["check", "--assert", "(reserve + reserve) / reserve = 2", "--set", "reserve=5000조"];
    expect((await tiny(ratio)).code).toBe(0);
  });

  test("an amount that stands first is in the plan's currency", async () => {
    const { out } = await tiny(["check", "--assert", "1조 < 0.5조"]);
    expect(out).toContain("assert, as-planned: 1 trillion won < 500 billion won is not met");
  });

  test("a figure is held against what was published", async () => {
    const cwd = folder();
    await tiny(["compare", "as-planned", "double", "-o", "published.json"], { cwd });
    const drift = (within: string, more = {}) => ({
      result: "published.json",
      metric: "compute.cost",
      within,
      ...more,
    });
    const write = (...drifts: object[]) => {
      const checks = drifts.map((each, i) => ({ id: `d${i}`, drift: each }));
      writeFileSync(join(cwd, "checks.json"), JSON.stringify({ format: "baekjo/checks/1", checks }));
    };
    write(drift("0%"));
    expect((await tiny(["check", "checks.json"], { cwd })).out).toContain("2 passed, 0 failed");
    // Dollars at 1,000 in all years: 4 trillion, and 4.4 was published; 8 and 8.8.
    const moved = ["check", "checks.json", "--set", "fx.usd=1000"];
    const { out, code } = await tiny(moved, { cwd });
    expect(code).toBe(1);
    expect(out).toContain(
      "compute.cost was 4.4 trillion won and is 4 trillion won, which\nis more than 0% away",
    );
    write(drift("9%"), drift("10%"), drift("9%", { scenario: "double" }));
    expect((await tiny(moved, { cwd })).out).toContain("2 passed, 3 failed");
    write(drift("1%", { metric: "compute.nothing" }));
    expect((await tiny(["check", "checks.json"], { cwd })).code).toBe(3);
    write(drift("1%", { result: "nowhere.json" }));
    const gone = await tiny(["check", "checks.json"], { cwd });
    expect(gone).toMatchObject({ out: "", code: 3 });
    // It says where the file is named.
    expect(gone.err).toMatch(/nowhere\.json\n\s+checks\.json:1:\d+/);
  });
});

describe("what cannot be asked is an error, and never a pass", () => {
  const asking = async (...checks: object[]) => {
    const cwd = folder();
    const all = checks.map((check, i) => ({ id: `c${i}`, ...check }));
    writeFileSync(join(cwd, "c.json"), JSON.stringify({ format: "baekjo/checks/1", checks: all }, null, 2));
    return await tiny(["check", "c.json"], { cwd });
  };

  test.each([
    ["an unknown figure", { assert: "total(compute.costs) > 0" }, 'no input or metric "compute.costs"'],
    ["an unknown figure in a probability", { assert: "P(nothing > 0) < 1%" }, 'no input or metric "nothing"'],
    ["an unknown figure that must have a value", { defined: ["nothing"] }, 'no metric "nothing"'],
    ["a pattern of figures that means none", { defined: ["nothing.*"] }, 'no metric "nothing.*"'],
    [
      "a pattern that means no scenario",
      { assert: "1 < 2", scenarios: ["no-*"] },
      'no scenario matches "no-*"',
    ],
    ["an unknown scenario", { assert: "1 < 2", scenarios: ["doubel"] }, 'no scenario "doubel"'],
    ["units that differ", { assert: "total(compute.cost) > 1[GPU]" }, "units differ"],
    ["a number without a unit", { assert: "total(compute.cost) > 1" }, "KRW > a number without a unit"],
    ["a figure in place of a condition", { assert: "compute.cost" }, "must be a condition"],
    ["a condition by year", { assert: "compute.cost > 0" }, "an answer for each year"],
    ["a probability by year", { assert: "P(compute.cost > 0) > 1%" }, "an answer for each year"],
    ["a probability without a share", { assert: "P(1 < 2) > 2" }, "compared with a share"],
    ["a probability that is to be exact", { assert: "P(1 < 2) = 20%" }, "compared with a share"],
    ["two sorts of check in one", { assert: "1 < 2", unused: 0 }, "a check is one of"],
    ["no sort of check", {}, "a check is one of"],
    ["scenarios of sources", { unused: 0, scenarios: ["*"] }, '"scenarios" does not apply'],
    ["no coverage", { coverage: {} }, "must not be empty"],
    ["an age of no span", { age: "old" }, "36 months"],
    ["a share of no percentage", { coverage: { sourced: "0.5" } }, "a percentage such as 20%"],
    ["a key that is not known", { assert: "1 < 2", scenario: "double" }, 'no key "scenario"'],
  ])("%s", async (_, check, words) => {
    const { out, err, code } = await asking(check);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(words);
    expect(err).toMatch(/c\.json:\d+:\d+/);
  });

  test("all of it at once, each fault once", async () => {
    const { err } = await asking(
      { assert: "total(compute.costs) > 0", scenarios: ["*"] },
      { assert: "P(nothing > 0) < 1%" },
      { defined: ["nothing"] },
    );
    expect(err).toContain("3 errors");
  });

  test("no checks at all, two of one name, no file, two files, a format of another command", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "none.json"), '{"format":"baekjo/checks/1","checks":[]}');
    expect((await tiny(["check", "none.json"], { cwd })).code).toBe(3);
    expect((await asking({ id: "a", assert: "1 < 2" }, { id: "a", assert: "1 < 2" })).err).toContain(
      'called "a"',
    );
    expect((await tiny(["check", "nowhere.json"])).code).toBe(5);
    expect((await tiny(["check", "a.json", "b.json"])).code).toBe(2);
    expect((await tiny(["check", "--as-of", "2026-02-30"])).code).toBe(2);
    expect((await tiny(["run", "--format", "junit"])).code).toBe(2);
    expect((await tiny(["run", "-o", "x.xml"], { cwd })).code).toBe(2);
  });
});

describe("the checks that ship", () => {
  test("hold, on the day that they were written", async () => {
    const { out, err, code } = await baekjo(["check", "--as-of", "2026-11-22"]);
    expect([err, code]).toEqual(["", 0]);
    expect(out).toContain(" 0 failed,");
  });

  test("do not hold of a plan that was changed, and say which", async () => {
    const { out, code } = await baekjo([
      "check",
      "--set",
      "funding.private=66조",
      "--set",
      "compute.target=130000",
      "--json",
    ]);
    expect(code).toBe(1);
    const { checks } = JSON.parse(out);
    const failed = checks
      .filter(({ cases }: { cases: { status: string }[] }) => cases.some(({ status }) => status === "fail"))
      .map(({ check }: { check: string }) => check);
    expect(failed).toEqual(expect.arrayContaining(["pledge", "base-lasts", "100k-cost", "base-likely"]));
    // Parts add to wholes under any inputs.
    for (const id of ["funding-adds", "one-payer", "gpus-add", "all-defined"])
      expect(failed).not.toContain(id);
  });

  test("each give a reason in both languages", () => {
    const { checks } = JSON.parse(readFileSync(join(root, "data/korea/checks.json"), "utf8"));
    for (const { id, reason, text } of checks) {
      for (const words of [reason, text]) expect(Object.keys(words ?? {}), id).toEqual(["en", "ko"]);
    }
  });
});

test("draws in which a condition is undefined make no probability hold", async () => {
  for (const [limit, code] of [
    ["< 20%", 1],
    ["<= 99%", 1],
    ["> 1%", 1],
  ] as const) {
    const checked = await baekjo(["check", "--assert", `P(1/0 > 1) ${limit}`]);
    expect([checked.code, limit]).toEqual([code, limit]);
    expect(checked.out.replaceAll(/\s+/g, " ")).toContain("undefined in 10,000 of them");
  }
});

test("a probability is the one that simulate gives", async () => {
  const condition = "any(balance.public.cumulative < 0)";
  const checked = await baekjo(["check", "--json", "--assert", `P(${condition}) < 50%`, "gpus-100k"]);
  const simulated = await baekjo(["simulate", "gpus-100k", "--prob", condition, "--json"]);
  const [finding] = JSON.parse(checked.out).checks[0].cases[0].findings;
  expect(finding.probability).toBe(JSON.parse(simulated.out).probabilities[0].probability);
});

test("a check that cannot be asked is an error, and the others are asked all the same", async () => {
  const at = folder();
  const file = join(at, "c.json");
  const checks = ["1 < 2", "any(no.such < 0)", "2 < 1", "1 < 3"].map((assert, i) => ({
    id: `c${i}`,
    assert,
  }));
  const bad = { id: "c4", assert: "1 < 2", scenarios: ["nobody"] };
  writeFileSync(file, JSON.stringify({ format: "baekjo/checks/1", checks: [...checks, bad] }));
  const asked = async (format: string) => {
    const { out, err, code } = await tiny(["check", file, "--format", format]);
    expect([code, err]).toEqual([3, expect.stringContaining('"no.such"')]);
    expect(err).toContain('no scenario "nobody"');
    return out;
  };
  expect(await asked("table")).toContain("2 passed, 1 failed, 0 warned, 2 could not be evaluated");
  const junit = await asked("junit");
  expect(junit).toContain('tests="5" failures="1" errors="2" skipped="0"');
  expect(junit.match(/<error /g)).toHaveLength(2);
  expect((await asked("github")).match(/^::error /gm)).toHaveLength(3);
  expect((await asked("csv")).match(/,error,/g)).toHaveLength(2);
  expect(JSON.parse(await asked("json"))).toMatchObject({ success: false, passed: 2, failed: 1, errors: 2 });
});

test("a scenario that contradicts itself is an error of the checks that are asked of it, and of no other", async () => {
  const cwd = folder();
  const set = ["compute.payers.firms=0", "compute.payers.state=1%"];
  const broken = {
    format: "baekjo/scenario/1",
    label: "Broken",
    why: "w",
    source: "ASSUMPTION",
    reason: "r",
    set,
  };
  writeFileSync(join(cwd, "broken.json"), JSON.stringify(broken));
  const scenarios = ["gpus-50k", "./broken.json"];
  const checks = [
    { id: "cost", assert: "total(compute.cost) > 0", matrix: true, scenarios },
    { id: "likely", assert: "P(any(balance.public.cumulative < 0)) <= 90%", scenarios },
    { id: "whole", defined: "all" },
    { id: "wrong", assert: "2 < 1" },
  ];
  writeFileSync(join(cwd, "c.json"), JSON.stringify({ format: "baekjo/checks/1", trials: 100, checks }));
  const { out, err, code } = await baekjo(["check", "c.json", "--format", "csv"], { cwd });
  expect(code).toBe(3);
  // Told once, though two checks are asked of the scenario.
  expect(err.match(/Payers of compute add to 1%: state 1%/g)).toHaveLength(1);
  expect(
    out
      .split(/\r?\n/)
      .flatMap((line) => (line === "" ? [] : [line.split(",").toSpliced(1, 1).slice(0, 4).join(",")])),
  ).toEqual([
    "check,level,scenario,result",
    "cost,fail,gpus-50k,passed",
    "cost,fail,./broken.json,error",
    "likely,fail,gpus-50k,passed",
    "likely,fail,./broken.json,error",
    "whole,fail,gpus-50k,passed",
    "wrong,fail,gpus-50k,failed",
  ]);
});

test("a plan that has no checks beside it says what to give", async () => {
  const { out, err, code } = await tiny(["check"]);
  expect([out, code]).toEqual(["", 5]);
  expect(err).toMatch(/the plan has no checks: there is no file \S*tiny\/checks\.json/);
  expect(err).toContain("--assert");
});

test("a plan that is not there is missed before its checks", async () => {
  const { out, err, code } = await baekjo(["check", "--plan", "/nowhere/plan.json"]);
  expect([out, code]).toEqual(["", 5]);
  expect(err).toContain("no file /nowhere/plan.json");
});
