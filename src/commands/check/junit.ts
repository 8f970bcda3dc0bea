/** Checks as a run of tests, in the XML that JUnit's readers share: a test for each check in each scenario. */

import type { CheckCase } from "../../analysis/checks/findings.ts";
import { escapingHidden } from "../../control-characters.ts";
import type { Language, Style } from "../../output/formats.ts";
import { findingText, moreText, statementOf } from "./finding-text.ts";
import type { CheckReport, CheckRow } from "./report.ts";

export function junit({ checks, file, strict }: CheckReport, { language }: Style): string {
  const cases = checks.flatMap((check) => check.cases.map((each) => ({ check, each })));
  const failures = cases.filter(({ check, each }) => isFailure(check, each, strict)).length;
  const skipped = cases.filter(({ each }) => each.status === "undecided" && !strict).length;
  const errors = cases.filter(({ each }) => each.status === "error").length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="baekjo check" ${counts}>`,
    `  <testsuite name="${attribute(file ?? "--assert")}" ${counts}>`,
    ...cases.map(({ check, each }) => testCase(check, each, strict, language)),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function isFailure({ level }: CheckRow, { status }: CheckCase, strict: boolean): boolean {
  if (status === "error") return false;
  return (status === "fail" && level === "fail") || (status !== "pass" && strict);
}

function testCase(check: CheckRow, each: CheckCase, strict: boolean, language: Language): string {
  const name = [check.id, ...(each.scenario === undefined ? [] : [each.scenario])].join(", ");
  const place = check.place;
  const at =
    place === undefined
      ? ""
      : ` file="${attribute(place.file)}"${place.line === undefined ? "" : ` line="${place.line}"`}`;
  const open = `    <testcase classname="${attribute(check.id)}" name="${attribute(name)}"${at}`;
  const found = [
    ...each.findings.map((one) => findingText(one, language)),
    ...moreText(each, each.findings.length, language),
  ];
  const [first = ""] = found;
  const message = attribute(`${statementOf(check, language)}: ${first}`);
  const inside =
    each.status === "error"
      ? [`      <error type="check" message="${message}">${content(found.join("\n"))}</error>`]
      : isFailure(check, each, strict)
        ? [`      <failure type="${check.level}" message="${message}">${content(found.join("\n"))}</failure>`]
        : each.status === "undecided"
          ? [`      <skipped message="${message}"/>`]
          : found.length === 0
            ? []
            : [`      <system-out>${content(found.join("\n"))}</system-out>`];
  return inside.length === 0 ? `${open}/>` : [`${open}>`, ...inside, "    </testcase>"].join("\n");
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
