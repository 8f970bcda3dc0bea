/** Checks as commands of a GitHub workflow: an annotation beside the line of each check that does not hold. */

import type { CheckCase } from "../../analysis/checks/findings.ts";
import { outcomeOf } from "../../analysis/checks/verdict.ts";
import { escapingHidden } from "../../control-characters.ts";
import { translator } from "../../messages/format.ts";
import type { Style } from "../../output/formats.ts";
import type { UnitWords } from "../../output/numbers/quantity.ts";
import { findingText, moreText, placeOf, statementOf, wordsOf } from "./finding-text.ts";
import type { CheckReport, CheckRow } from "./report.ts";

export function github(report: CheckReport, { language }: Style): string {
  const { checks, verdict, strict, file = "--assert" } = report;
  const { passed, failed, warned, errors, success } = verdict;
  const lines = checks.flatMap((check) =>
    check.cases.flatMap((each) => {
      const outcome = outcomeOf(each, check.level);
      if (outcome === "passed") return [];
      return [
        annotation(
          outcome === "failed" || outcome === "errors" || strict ? "error" : "warning",
          check,
          each,
          wordsOf(report, language),
        ),
      ];
    }),
  );
  const values = { file, passed, failed, warned, errors };
  const t = translator(language);
  const summary = [
    t(success ? "check.holds" : "check.fails", values),
    t(errors === 0 ? "check.counts" : "check.counts-errors", values),
  ];
  return [...lines, `::notice title=baekjo check::${data(summary.join(". "))}`, ""].join("\n");
}

function annotation(command: string, check: CheckRow, each: CheckCase, words: UnitWords): string {
  const { language } = words;
  const { id } = check;
  const place = placeOf(check, each);
  const title = each.scenario === undefined ? id : `${id}, ${each.scenario}`;
  const properties = {
    ...(place === undefined ? {} : { file: place.file, line: place.line, col: place.column }),
    title,
  };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  const found = [
    ...each.findings.map((one) => findingText(one, words)),
    ...moreText(each, each.findings.length, language),
  ];
  return `::${command} ${written.join(",")}::${data([statementOf(check, language), ...found].join("\n"))}`;
}

/** As GitHub's own toolkit escapes them: a line break would end the command. */
function data(text: string): string {
  return escapingHidden(text, "\n\t").replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
