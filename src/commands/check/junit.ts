/**
 * Checks as a run of tests, in the XML that JUnit's readers share (junit-10.xsd of Jenkins xUnit): a test for each check in each scenario.
 * Where a check stands is said in the text, since that schema has no place for it; checks share their work, and no time is any one's.
 */

import type { CheckCase } from "../../analysis/checks/findings.ts";
import { escapingHidden } from "../../control-characters.ts";
import type { Place } from "../../errors.ts";
import type { Language, Style } from "../../output/formats.ts";
import type { UnitWords } from "../../output/numbers/quantity.ts";
import { moneySummary } from "../../output/text/heading.ts";
import { findingText, moreText, placeOf, statementOf, wordsOf } from "./finding-text.ts";
import type { CheckReport, CheckRow } from "./report.ts";

export function junit(report: CheckReport, { language }: Style): string {
  const { checks, file, strict } = report;
  const cases = checks.flatMap((check) => check.cases.map((each) => ({ check, each })));
  const failures = cases.filter(({ check, each }) => isFailure(check, each, strict)).length;
  const skipped = cases.filter(({ each }) => each.status === "undecided" && !strict).length;
  const errors = cases.filter(({ each }) => each.status === "error").length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="baekjo check" time="0" ${counts}>`,
    `  <testsuite name="${attribute(file ?? "--assert")}" time="0" ${counts} skipped="${skipped}">`,
    ...propertiesOf(report, language),
    ...cases.map(({ check, each }) => testCase(check, each, strict, wordsOf(report, language))),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/** Which money the scenarios count. */
function propertiesOf(report: CheckReport, language: Language): string[] {
  const basis = moneySummary(report, language);
  if (basis.length === 0) return [];
  const value = basis.join("; ");
  return [
    "    <properties>",
    `      <property name="basis" value="${attribute(value)}"/>`,
    "    </properties>",
  ];
}

function isFailure({ level }: CheckRow, { status }: CheckCase, strict: boolean): boolean {
  if (status === "error") return false;
  return (status === "fail" && level === "fail") || (status !== "pass" && strict);
}

function testCase(check: CheckRow, each: CheckCase, strict: boolean, words: UnitWords): string {
  const { language } = words;
  const name = [check.id, ...(each.scenario === undefined ? [] : [each.scenario])].join(", ");
  const open = `    <testcase classname="${attribute(check.id)}" name="${attribute(name)}" time="0"`;
  const found = [
    ...each.findings.map((one) => findingText(one, words)),
    ...moreText(each, each.findings.length, language),
  ];
  const [first = ""] = found;
  const message = attribute(`${statementOf(check, language)}: ${first}`);
  const body = [...placeText(placeOf(check, each)), ...found].join("\n");
  const inside =
    each.status === "error"
      ? [`      <error type="check" message="${message}">${content(body)}</error>`]
      : isFailure(check, each, strict)
        ? [`      <failure type="${check.level}" message="${message}">${content(body)}</failure>`]
        : each.status === "undecided"
          ? [`      <skipped message="${message}"/>`]
          : found.length === 0
            ? []
            : [`      <system-out>${content(found.join("\n"))}</system-out>`];
  return inside.length === 0 ? `${open}/>` : [`${open}>`, ...inside, "    </testcase>"].join("\n");
}

function placeText(place: Place | undefined): string[] {
  if (place === undefined) return [];
  return [[place.file, place.line, place.column].filter((part) => part !== undefined).join(":")];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text between tags; what XML 1.0 does not hold at all becomes the sign for that. */
function content(text: string): string {
  return escapingHidden(text, "\n\t")
    .replace(/[\uFFFE\uFFFF]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** The value of an attribute: a reader makes spaces of its line breaks unless they are written out. */
function attribute(text: string): string {
  return content(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
