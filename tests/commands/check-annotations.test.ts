import { describe, expect, test } from "vitest";
import { verdictOf } from "../../src/analysis/checks/verdict.ts";
import { github } from "../../src/commands/check/github.ts";
import { junit } from "../../src/commands/check/junit.ts";
import type { CheckReport, CheckRow } from "../../src/commands/check/report.ts";
import type { Style } from "../../src/output/formats.ts";

const style = { language: "en" } as Style;

/** A report of one check that fails, with text that would break out of any format. */
function hostile(text: string): CheckReport {
  const row: CheckRow = {
    ...{ id: "a", kind: "assert", assert: text, level: "fail" },
    place: { file: "dir,x:y.json", line: 3, column: 7 },
    cases: [{ scenario: text, status: "fail", findings: [{ kind: "uncited", name: text }], count: 3 }],
  };
  const checks = [row];
  return {
    ...{ verb: "check", version: "1", file: text, asOf: "2026-01-01", strict: false, checks },
    plan: { id: "p", label: { en: "P", ko: "P" } },
    model: { id: "m" },
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
