import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verdictOf } from "../../src/analysis/checks/verdict.ts";
import { github } from "../../src/commands/check/github.ts";
import { junit } from "../../src/commands/check/junit.ts";
import type { CheckReport, CheckRow } from "../../src/commands/check/report.ts";
import type { Style } from "../../src/output/formats.ts";
import { tiny } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const style = { language: "en" } as Style;

/** A report of one check that fails, with text that would break out of any format. */
function hostile(text: string): CheckReport {
  const row: CheckRow = {
    ...{ id: "a", kind: "assert", assert: text, level: "fail" },
    place: { file: "dir,x:y.json", line: 3, column: 7 },
    cases: [{ scenario: text, status: "fail", findings: [{ kind: "uncited", name: text }], findingCount: 3 }],
  };
  const checks = [row];
  return {
    ...{
      command: "check",
      version: "1",
      file: text,
      asOf: "2026-01-01",
      strict: false,
      checks,
      scenarios: [],
    },
    plan: { id: "p", label: { en: "P", ko: "P" }, currency: { code: "KRW", decimals: 0 } },
    money: { currency: { code: "KRW", decimals: 0 } },
    model: { id: "m", counts: new Map() },
    verdict: verdictOf(checks, false),
  };
}

const nasty = `]]></failure><x a="1' &amp; \u0000\u001b\ud800\ufffe\n::error::%0A%25,:`;

describe("JUnit", () => {
  test("is XML whatever the text: no tag, entity or character of it is the text's", () => {
    const text = junit(hostile(nasty), style);
    const tags = [...text.matchAll(/<\/?([a-z]+)/g)].map(([tag]) => tag);
    expect(tags.sort()).toEqual(
      [
        "<testsuites",
        "<testsuite",
        "<testcase",
        "<failure",
        "</failure",
        "</testcase",
        "</testsuite",
        "</testsuites",
      ].sort(),
    );
    expect(text.replaceAll(/&(amp|lt|gt|quot|apos|#10|#13|#9);/g, "")).not.toContain("&");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
    // Every value in quotes stays in them.
    for (const [, value] of text.matchAll(/="([^"]*)"/g)) expect(value).not.toMatch(/[<>\n]/);
  });
});

/** What junit-10.xsd of Jenkins xUnit lets an element have: attributes, of which those with a mark must be there, and elements in it. */
const schema: Readonly<Record<string, { attributes: string; inside: string }>> = {
  testsuites: { attributes: "name time tests failures errors", inside: "testsuite" },
  testsuite: {
    attributes:
      "name! tests! failures! errors! group time skipped timestamp hostname id package file log url version",
    inside: "testsuite properties testcase system-out system-err",
  },
  testcase: {
    attributes: "name! time classname group",
    inside: "skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err",
  },
  failure: { attributes: "type message", inside: "" },
  error: { attributes: "type message", inside: "" },
  skipped: { attributes: "type message", inside: "" },
  "system-out": { attributes: "", inside: "" },
};

/** What of an XML document is not as the schema has it. */
function againstSchema(xml: string): string[] {
  const wrong: string[] = [];
  const open: string[] = [];
  const counts = new Map<string, number>();
  for (const [, end, name = "", rest = "", alone] of xml.matchAll(
    /<(\/?)([a-z-]+)((?: [\w-]+="[^"]*")*)\s*(\/?)>/g,
  )) {
    if (end !== "") {
      if (open.pop() !== name) wrong.push(`</${name}>`);
      continue;
    }
    const rules = schema[name];
    const parent = open.at(-1);
    if (rules === undefined || (parent !== undefined && !schema[parent]?.inside.split(" ").includes(name)))
      wrong.push(`<${name}> in ${parent}`);
    const attributes = [...rest.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(
      ([, key = "", value = ""]) => [key, value] as const,
    );
    const allowed = rules?.attributes.split(" ") ?? [];
    for (const [key, value] of attributes) {
      if (!allowed.some((each) => each.replace("!", "") === key)) wrong.push(`${name} ${key}`);
      if (/^(time|tests|failures|errors|skipped)$/.test(key) && !/^\d+$/.test(value))
        wrong.push(`${key}="${value}"`);
    }
    for (const each of allowed)
      if (each.endsWith("!") && !attributes.some(([key]) => `${key}!` === each))
        wrong.push(`${name} without ${each}`);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (name === "testsuite") {
      for (const [key, element] of [
        ["tests", "testcase"],
        ["failures", "failure"],
        ["errors", "error"],
        ["skipped", "skipped"],
      ] as const)
        counts.set(`${element}!`, Number(attributes.find(([own]) => own === key)?.[1]));
    }
    if (alone === "") open.push(name);
  }
  for (const element of ["testcase", "failure", "error", "skipped"])
    if ((counts.get(element) ?? 0) !== counts.get(`${element}!`)) wrong.push(`so many of ${element}`);
  return [...wrong, ...open];
}

describe("JUnit by its schema", () => {
  test("the rules tell what is not allowed", () => {
    const suite = (inside: string) =>
      `<testsuites><testsuite name="a" tests="1" failures="0" errors="0" skipped="0">${inside}</testsuite></testsuites>`;
    expect(againstSchema(suite('<testcase name="b"/>'))).toEqual([]);
    expect(againstSchema(suite('<testcase name="b" file="c" line="3"/>'))).toEqual([
      "testcase file",
      "testcase line",
    ]);
    expect(againstSchema(suite('<testcase name="b"><error/></testcase>'))).toEqual(["so many of error"]);
    expect(againstSchema('<testsuites skipped="0"></testsuites>')).toContain("testsuites skipped");
  });

  test("holds whatever becomes of a check, with bad ones among them and in either language", async () => {
    const cwd = temporaryFolder();
    const checks = [
      { id: "good", assert: "1 < 2", matrix: true },
      { id: "wrong", assert: "2 < 1" },
      { id: "warns", level: "warn", assert: "2 < 1" },
      { id: "even", assert: "P(total(funding.private) > 59.36조) < 50%" },
      { id: "unknown", assert: "total(no.such) > 0" },
      { id: "units", assert: "total(compute.cost) > 1[GPU]" },
      { id: "syntax", assert: "1 <" },
      { id: "nowhere", assert: "1 < 2", scenarios: ["as-planned", "./broken.json"] },
      { id: "drifts", drift: { result: "gone.json", metric: "compute.cost", within: "1%" } },
      { id: "good", assert: "1 < 2" },
      { id: "Key", asserts: "1 < 2" },
      "no object",
    ];
    writeFileSync(join(cwd, "broken.json"), '{"format":"baekjo/scenario/1","set":["no.such=1"]}');
    writeFileSync(join(cwd, "c.json"), JSON.stringify({ format: "baekjo/checks/1", checks }, null, 2));
    for (const lang of ["en", "ko"]) {
      for (const strict of [[], ["--strict"]]) {
        const { out, code } = await tiny(
          ["check", "c.json", "--format", "junit", "--lang", lang, ...strict],
          { cwd },
        );
        expect(code).toBe(3);
        expect(againstSchema(out)).toEqual([]);
        const names = [...out.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(([all]) => all);
        expect(new Set(names).size).toBe(names.length);
        expect(out.match(/<error /g)).toHaveLength(8);
      }
    }
    const asked = async (format: string) =>
      (await tiny(["check", "c.json", "--format", format], { cwd })).out;
    const annotations = (await asked("github")).split("\n");
    // Each where it is wrong.
    for (const [id, words] of [
      ["unknown", "no.such"],
      ["syntax", ""],
      ["drifts", "gone.json"],
      ["check-10", "good"],
      ["check-11", "asserts"],
      ["check-12", ""],
    ]) {
      const line = annotations.find((each) => new RegExp(`title=${id}(?:%2C [^:]*)?::`).test(each));
      expect(line, id).toMatch(/^::error file=c\.json,line=\d+,col=\d+,/);
      expect(line).toContain(words);
    }
    const rows = JSON.parse(await asked("json"));
    expect(rows).toMatchObject({ errors: 8, failed: 1, success: false });
    expect(rows.checks.find(({ check }: { check: string }) => check === "nowhere").cases).toMatchObject([
      { scenario: "as-planned", status: "pass" },
      { scenario: "./broken.json", status: "error" },
    ]);
    expect(await asked("table")).toContain("8 could not be evaluated");
  });

  test("where every check is bad a program still has its report", async () => {
    const cwd = temporaryFolder();
    const checks = [{ id: "a", assert: "no.such > 0" }];
    writeFileSync(join(cwd, "c.json"), JSON.stringify({ format: "baekjo/checks/1", checks }));
    const { out, err, code } = await tiny(["check", "c.json", "--format", "junit"], { cwd });
    expect([code, againstSchema(out)]).toEqual([3, []]);
    expect(out).toContain("<error ");
    expect(err).toContain("no.such");
  });
});

describe("GitHub", () => {
  test("gets one command a line, whatever the text", () => {
    const lines = github(hostile(nasty), style).trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::error file=dir%2Cx%3Ay\.json,line=3,col=7,title=[^:]*::/);
    expect(lines[1]).toMatch(/^::notice title=baekjo check::/);
    expect(lines[0]).toContain("%250A%2525");
    for (const line of lines) expect(line).not.toMatch(/\r/);
  });

  test.each([
    [false, "::warning"],
    [true, "::error"],
  ])("a warning is an error where it fails the run: --strict %s", (strict, command) => {
    const report = hostile("1 = 2");
    const warning = (status: "fail" | "undecided"): CheckReport => {
      const [row] = report.checks as [CheckRow];
      const [one] = row.cases as [CheckRow["cases"][number]];
      const checks: CheckRow[] = [{ ...row, level: "warn", cases: [{ ...one, status }] }];
      return { ...report, strict, checks, verdict: verdictOf(checks, strict) };
    };
    for (const status of ["fail", "undecided"] as const) {
      expect(github(warning(status), style), status).toMatch(new RegExp(`^${command} file=`));
    }
    const failing = { ...report, strict };
    expect(github(failing, style)).toMatch(/^::error /);
  });
});
