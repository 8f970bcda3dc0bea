/** Which checks hold, and what speaks against the others. */

import type { CheckCase } from "../../analysis/checks/findings.ts";
import { outcomeOf } from "../../analysis/checks/verdict.ts";
import { word } from "../../messages/format.ts";
import type { Language, Style } from "../../output/formats.ts";
import { grouped } from "../../output/numbers/number.ts";
import { type Page, type Room, type Say, unlimited, wrapAt } from "../../output/text/page.ts";
import { findingText, moreText, statementOf } from "./finding-text.ts";
import type { CheckReport, CheckRow } from "./report.ts";

/** As many as tell what is wrong; programs are given more. */
const mostCases = 5;
const mostFindings = 3;

export function checkPage(report: CheckReport, { language }: Style, room: Room): Page {
  const say: Say = (id, values = {}) => word({ id, values }, language);
  const { verdict, checks, file } = report;
  const { passed, failed, warned, errors } = verdict;
  const values = { file: file ?? "--assert", passed, failed, warned, errors };
  const column = (heading: string, columns: number) => ({
    heading: say(heading),
    align: "left" as const,
    ...(room === unlimited ? {} : wrapAt(columns)),
  });
  const details = checks.flatMap((check) => detailsOf(check, say, language));
  return {
    titles: [say(verdict.holds ? "check.holds" : "check.fails", values)],
    typed: [],
    basis: [say(errors === 0 ? "check.counts" : "check.counts-errors", values)],
    parts: [
      {
        columns: [
          column("check.result", 9),
          column("check.check", room < 60 ? 12 : 24),
          column("check.says", room < 60 ? 13 : 36),
          { heading: say("check.cases"), align: "right" },
        ],
        rows: checks.map((check) => [
          {
            text: resultOf(check, say),
            alarm: check.cases.some((each) => ["failed", "errors"].includes(outcomeOf(each, check.level))),
          },
          { text: check.id, code: true },
          { text: statementOf(check, language) },
          { text: grouped(casesOf(check), 0) },
        ]),
      },
    ],
    notes: [details, notesOf(report, say)],
  };
}

/** The worst of its cases. */
function resultOf({ cases, level }: CheckRow, say: Say): string {
  if (cases.some(({ status }) => status === "error")) return say("check.error");
  if (cases.some(({ status }) => status === "fail"))
    return say(level === "fail" ? "check.fail" : "check.warn");
  return say(cases.some(({ status }) => status === "undecided") ? "check.undecided" : "check.pass");
}

/** How often it was looked at: in each scenario, and in each cell of a matrix. */
function casesOf({ cases }: CheckRow): number {
  return cases.reduce((sum, each) => sum + (each.cells ?? 1), 0);
}

function detailsOf(check: CheckRow, say: Say, language: Language): string[] {
  // A probability is told where it holds as well.
  const told = check.cases.filter(({ findings }) => findings.length > 0);
  const remarks = told.slice(0, mostCases).flatMap((each) => {
    const sentences = [
      ...each.findings.slice(0, mostFindings).map((finding) => findingText(finding, language)),
      ...moreText(each, Math.min(mostFindings, each.findings.length), language),
    ];
    return [say("check.detail", { check: nameOf(check, each), found: sentences.join("; ") })];
  });
  const more =
    told.length > mostCases
      ? [say("check.more-cases", { check: check.id, count: told.length - mostCases })]
      : [];
  return [...remarks, ...more];
}

function nameOf({ id }: CheckRow, { scenario }: CheckCase): string {
  return scenario === undefined ? id : `${id}, ${scenario}`;
}

function notesOf({ checks, asOf }: CheckReport, say: Say): string[] {
  const drawn = checks.flatMap(({ cases }) => cases.flatMap(({ findings }) => findings));
  return [
    ...(drawn.some(({ kind }) => kind === "probability") ? [say("check.decides")] : []),
    ...(checks.some(({ kind }) => kind === "age") ? [say("check.as-of", { day: asOf })] : []),
  ];
}
