import type { CheckCase, Finding } from "../../analysis/checks/findings.ts";
import { outcomeOf } from "../../analysis/checks/verdict.ts";
import { type Translate, translator } from "../../messages/format.ts";
import type { IdTaking } from "../../messages/message.ts";
import { textCell } from "../../output/csv/csv.ts";
import { headOf, recordOf, recordsOf } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { grouped, plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { UnitWords } from "../../output/numbers/quantity.ts";
import type { View } from "../../output/report-view.ts";
import { sentence } from "../../output/text/finding.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import { moneySummary } from "../../output/text/heading.ts";
import { type Page, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import { type Calendar, yearName } from "../../year-names.ts";
import { findingText, moreText, statementOf, wordsOf } from "./finding-text.ts";
import { github } from "./github.ts";
import { junit } from "./junit.ts";
import type { CheckReport, CheckRow } from "./report.ts";

export const checkView: View<CheckReport> = {
  finding: ({ checks }, language) => {
    const t = translator(language);
    const results = checks.map((check) => ({ id: check.id, outcome: worstOf(check) }));
    const failing = results.filter(({ outcome }) => outcome === "failed" || outcome === "errors");
    const warned = results.filter(({ outcome }) => outcome === "warned").length;
    const all = checks.length;
    if (failing.length > 0) {
      const ids =
        failing
          .map(({ id }) => id)
          .slice(0, maxCases)
          .join(", ") + (failing.length > maxCases ? ", …" : "");
      if (all === 1) return sentence(t("check.finding-one-fails", { ids }));
      return sentence(t("check.finding-fails", { count: failing.length, all, ids }));
    }
    if (warned > 0) return sentence(t("check.finding-warned", { count: all - warned, all, warned }));
    return sentence(all === 1 ? t("check.finding-one") : t("check.finding-all", { all }));
  },
  page: checkPage,
  document: (report) => {
    const { verdict } = report;
    const errors = verdict.errors === 0 ? undefined : verdict.errors;
    return {
      head: {
        ...headOf(report),
        scenarios: recordsOf(report.scenarios, "name label layers basis inputs assumptions"),
        ...recordOf(
          { ...report, ...verdict, errors },
          "file asOf strict success passed failed warned errors",
        ),
      },
      lists: [
        {
          key: "checks",
          record: "check",
          items: recordsOf(
            report.checks.map(documented),
            "check=id kind label=text reason assert level line cases",
          ),
        },
      ],
    };
  },
  records: (report, { language }) => [
    [
      "check",
      "label",
      "level",
      "scenario",
      "result",
      "evaluations",
      "finding_count",
      "finding",
      ...measuredColumns,
    ],
    ...report.checks.flatMap((check) =>
      check.cases.map((each) => {
        const [first] = each.findings;
        const { scenario = "", evaluations, findingCount, status } = each;
        const result = status === "undecided" || status === "error" ? status : outcomeOf(each, check.level);
        return [
          ...[check.id, textCell(statementOf(check, language), language), check.level, scenario, result],
          ...[String(evaluations ?? ""), String(findingCount)],
          textCell(first === undefined ? "" : findingText(first, wordsOf(report, language)), language),
          ...measuredCells(first, report.plan.years),
        ];
      }),
    ),
  ],
  own: { junit, github },
};

/** Of the first finding: the year, what was found, and what it is held against. */
const measuredColumns = ["year", "value", "op", "limit", "unit"];

function measuredCells(finding: Finding | undefined, calendar: Calendar | undefined): string[] {
  const dated = finding !== undefined && "year" in finding ? finding.year : undefined;
  const year = dated === undefined ? "" : yearName(dated, calendar);
  switch (finding?.kind) {
    case "compared": {
      const { left, op, right, unit } = finding;
      return [year, plainOrEmpty(left), op, plainOrEmpty(right), unit];
    }
    case "probability":
      return [year, plain(finding.probability), finding.op, plain(finding.limit), "1"];
    case "coverage":
      return [year, plain(finding.share), ">=", plain(finding.minimum), "1"];
    default:
      return [year, "", "", "", ""];
  }
}

function documented({ cases, ...check }: CheckRow) {
  return {
    ...check,
    line: check.place?.line,
    cases: cases.map(({ findings, ...each }) => ({
      ...recordOf(each, "scenario status evaluations findingCount"),
      findings: findings.map(findingItem),
    })),
  };
}

/** What is wrong with a check is expressed in words. */
function findingItem(finding: Finding) {
  switch (finding.kind) {
    case "error": {
      const { line, column } = finding.issue.place ?? {};
      return {
        kind: "error",
        message: findingText(finding, { language: "en", counts: new Map() }),
        line,
        column,
      };
    }
    case "probability":
      return recordOf(finding, "kind year probability se op limit trials undefinedTrials infeasibleTrials");
    case "coverage":
      return recordOf(finding, "kind of share minimum");
    case "requirement":
      return recordOf(finding, "kind year rangeEnd requirement");
    case "drift":
      return recordOf(finding, "kind metric saved current unit within");
    case "compared":
      return recordOf(finding, "kind year rangeEnd op left right unit");
    case "unmet":
      return recordOf(finding, "kind year rangeEnd undefined");
    case "undefined":
      return recordOf(finding, "kind year rangeEnd metric");
    default:
      return finding;
  }
}

/** As many as tell what is wrong; programs are given more. */
const maxCases = 5;
const maxFindings = 3;

export function checkPage(report: CheckReport, { language, screen }: Style, room: Room): Page {
  const t = translator(language);
  const { verdict, checks, file } = report;
  const { passed, failed, warned, errors } = verdict;
  const values = { file: file ?? "--assert", passed, failed, warned, errors };
  const column = (heading: IdTaking<never>, columns: number) => ({
    heading: t(heading),
    align: "left" as const,
    ...(room === unlimited ? {} : wrapAt(columns)),
  });
  // What passes says nothing new: on a screen it is counted.
  const shown = screen ? checks.filter((check) => worstOf(check) !== "passed") : checks;
  const left = checks.length - shown.length;
  const details = checks.flatMap((check) => detailsOf(check, t, wordsOf(report, language)));
  const columns: GridColumn[] = [
    column("check.result", 9),
    column("check.check", room < 60 ? 12 : 24),
    column("check.says", room < 60 ? 13 : 36),
    { heading: t("check.cases"), align: "right" },
  ];
  return {
    titles: [t(verdict.success ? "check.holds" : "check.fails", values)],
    typed: [],
    basis: [
      t(errors === 0 ? "check.counts" : "check.counts-errors", values),
      ...moneySummary(report, language),
    ],
    parts: [
      ...(shown.length === 0 ? [] : [{ columns, rows: shown.map((check) => rowOf(check, language, t)) }]),
      ...(left === 0 ? [] : [{ remark: t("check.left-out", { count: left }) }]),
    ],
    notes: [details, notesOf(report, t)],
  };
}

function rowOf(check: CheckRow, language: Language, t: Translate): GridCell[] {
  const alarm = check.cases.some((each) => ["failed", "errors"].includes(outcomeOf(each, check.level)));
  return [
    { text: resultOf(check, t), alarm },
    { text: check.id, code: true },
    { text: statementOf(check, language) },
    { text: grouped(casesOf(check), 0) },
  ];
}

function worstOf({ cases, level }: CheckRow): ReturnType<typeof outcomeOf> {
  const outcomes = cases.map((each) => outcomeOf(each, level));
  return (["errors", "failed", "warned"] as const).find((each) => outcomes.includes(each)) ?? "passed";
}

/** The worst of its cases. */
function resultOf({ cases, level }: CheckRow, t: Translate): string {
  if (cases.some(({ status }) => status === "error")) return t("check.error");
  if (cases.some(({ status }) => status === "fail")) return t(level === "fail" ? "check.fail" : "check.warn");
  return t(cases.some(({ status }) => status === "undecided") ? "check.undecided" : "check.pass");
}

/** How often it was looked at: in each scenario, and in each cell of a matrix. */
function casesOf({ cases }: CheckRow): number {
  return cases.reduce((sum, each) => sum + (each.evaluations ?? 1), 0);
}

function detailsOf(check: CheckRow, t: Translate, words: UnitWords): string[] {
  // A probability is withFindings where it holds as well.
  const withFindings = check.cases.filter(({ findings }) => findings.length > 0);
  const remarks = withFindings.slice(0, maxCases).flatMap((each) => {
    const sentences = [
      ...each.findings.slice(0, maxFindings).map((finding) => findingText(finding, words)),
      ...moreText(each, Math.min(maxFindings, each.findings.length), words.language),
    ];
    return [t("check.detail", { check: nameOf(check, each), found: sentences.join("; ") })];
  });
  const more =
    withFindings.length > maxCases
      ? [t("check.more-cases", { check: check.id, count: withFindings.length - maxCases })]
      : [];
  return [...remarks, ...more];
}

function nameOf({ id }: CheckRow, { scenario }: CheckCase): string {
  return scenario === undefined ? id : `${id}, ${scenario}`;
}

function notesOf({ checks, asOf }: CheckReport, t: Translate): string[] {
  const drawn = checks.flatMap(({ cases }) => cases.flatMap(({ findings }) => findings));
  return [
    ...(drawn.some(({ kind }) => kind === "probability") ? [t("check.decides")] : []),
    ...(checks.some(({ kind }) => kind === "age") ? [t("check.as-of", { day: asOf })] : []),
  ];
}
