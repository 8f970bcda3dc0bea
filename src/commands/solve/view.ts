/** Where a condition holds along an input, and whether that is all. */

import { type Translate, translator } from "../../messages/format.ts";
import { basisUnit, textCell } from "../../output/csv/csv.ts";
import { documentOf, listFrom, recordOf, recordsOf } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { everyDigit, plain, plainOrEmpty } from "../../output/numbers/number.ts";
import { quantity, type UnitWords } from "../../output/numbers/quantity.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import { moneyLines, overridesLine, scenarioTitle } from "../../output/text/heading.ts";
import type { Page, Part } from "../../output/text/page.ts";
import type { AnswerRow, SolveReport } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import { axisName, axisValue } from "../sweep/view.ts";
import { solveFinding } from "./solve-finding.ts";
import { inputWriter, maxShown, nearestGrid, restatedName, stretchesGrid } from "./stretches.ts";

export const solveView: View<SolveReport> = {
  finding: solveFinding,
  page: solvePage,
  document: (each) => {
    const report = documented(each);
    return documentOf(
      report,
      "condition goal by range optimum optimumRestated restated proved infeasibleRanges undefinedRanges nearest suggestedCondition search",
      [
        listFrom(
          report,
          "answers",
          "answer",
          report.answers,
          "from to nextBelow nextAbove nextBelowIs nextAboveIs crossing restated",
        ),
      ],
    );
  },
  records: answerRecords,
};

/** Stretches of each kind stand in the document where there are any. */
function documented(report: SolveReport) {
  const { answers, by, range, restated, infeasibleRanges, undefinedRanges, nearest } = report;
  const some = <Of>(items: readonly Of[]) => (items.length === 0 ? undefined : items);
  return {
    ...report,
    answers: answers.map(({ restated: money, ...answer }) => ({
      ...answer,
      restated: money && recordOf(money, "from to nextBelow nextAbove"),
    })),
    range: recordOf(range, "from to chosenBy"),
    by: recordOf(by, "input op inputs label unit integer current"),
    restated: restated && {
      currency: restated.currency.code,
      decimals: restated.currency.decimals,
      ...recordOf(restated, "prices year unit"),
    },
    ...{
      infeasibleRanges: some(infeasibleRanges),
      undefinedRanges: some(undefinedRanges),
      nearest: some(recordsOf(nearest, "inputValue inputRestated left right unit")),
    },
  };
}

function answerRecords(
  { scenarios, by, answers, proved, restated: basis }: SolveReport,
  { language }: CsvStyle,
): string[][] {
  const head = [
    "scenario",
    "input",
    "label",
    "from",
    "to",
    "unit",
    "next_below",
    "next_above",
    "crossing",
    "proved",
  ];
  const more = basis === undefined ? [] : ["from_restated", "to_restated", "restated_unit", "rate_year"];
  const [{ name }] = scenarios;
  const records = answers.map(({ from, to, nextBelow, nextAbove, crossing, restated }) => [
    name,
    by.input,
    textCell(by.label, language),
    plain(from),
    plain(to),
    by.unit,
    plainOrEmpty(nextBelow),
    plainOrEmpty(nextAbove),
    String(crossing ?? false),
    String(proved),
    ...(basis === undefined
      ? []
      : [
          plainOrEmpty(restated?.from ?? null),
          plainOrEmpty(restated?.to ?? null),
          basisUnit(basis, basis),
          String(basis.year),
        ]),
  ]);
  return [[...head, ...more], ...records];
}

/** Stretches of one kind that are said in a sentence. */
const maxSaid = 3;

const others = { all: "solve.which-all", max: "solve.which-max", min: "solve.which-min" } as const;
const goals = { all: "solve.goal-all", max: "solve.goal-max", min: "solve.goal-min" } as const;

function solvePage(report: SolveReport, { language }: Style): Page {
  const t = translator(language);
  const [scenario] = report.scenarios;
  const { by, goal } = report;
  const label = by.label === undefined ? "" : `: ${by.label[language]}`;
  const words = wordsOf(report, language);
  const input = `${axisName(by, words)}${by.unit === "%" ? " (%)" : ""}${label}`;
  return {
    titles: [scenarioTitle(scenario, language)],
    typed: overridesLine(scenario),
    basis: [
      t(goals[goal], { condition: report.condition }),
      by.op === "*="
        ? t("solve.by-factor", { input })
        : t("solve.by", { input, now: axisValue(by.current, by, words) }),
      rangeText(report, words, t),
      ...moneyLines(report, language),
      ...(report.restated === undefined
        ? []
        : [
            t("solve.restated", {
              unit: restatedName(report.restated, report, words, t),
              year: yearNamer(report)(report.restated.year),
            }),
          ]),
    ],
    parts: partsOf(report, words, t),
    notes: [notesOf(report, words, t)],
  };
}

const ranges = {
  given: "solve.range-given",
  plan: "solve.range-plan",
  limits: "solve.range-limits",
  years: "solve.range-years",
  multiple: "solve.range-multiple",
} as const satisfies Readonly<Record<SolveReport["range"]["chosenBy"], string>>;

/** In which words the units of a report are written. */
function wordsOf({ model, plan }: Pick<SolveReport, "model" | "plan">, language: Language): UnitWords {
  return { language, counts: model.counts, calendar: plan.years };
}

function rangeText({ range, by }: SolveReport, words: UnitWords, t: Translate): string {
  const end = (value: number) => (by.op === "*=" ? everyDigit(value) : axisValue(value, by, words));
  const values = { from: end(range.from), to: end(range.to) };
  return t(
    range.chosenBy === "multiple" && by.op === "*=" ? "solve.range-factor" : ranges[range.chosenBy],
    values,
  );
}

function partsOf(report: SolveReport, words: UnitWords, t: Translate): Part[] {
  const { answers, condition, infeasibleRanges, nearest } = report;
  const stretches =
    answers.length > 0 || infeasibleRanges.length > 0 ? [stretchesGrid(report, words, t)] : [];
  if (answers.length > 0) return stretches;
  const met = nearest.length > 1 ? "solve.passed" : "solve.none";
  const remark: Part = { remark: t(met, { condition }) };
  return [remark, ...(nearest.length > 0 ? [nearestGrid(report, words, t)] : []), ...stretches];
}

function notesOf(report: SolveReport, words: UnitWords, t: Translate): string[] {
  const { answers, goal, proved, by, infeasibleRanges, suggestedCondition, search } = report;
  const { points, tolerance, undecided } = search;
  const write = inputWriter(report);
  const stretch = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    ...{ from: write(from), to: write(to) },
  });
  const open = ({ from, to, nextBelow, nextAbove }: AnswerRow) => {
    if (goal === "all") return from !== to && (nextBelow === null || nextAbove === null);
    return (goal === "max" ? nextAbove : nextBelow) === null;
  };
  const ends = answers.some(open);
  const flat = goal === "all" && answers.some(({ from, to, crossing }) => from !== to && !crossing);
  const turns = answers.some(({ nextBelow, nextAbove }) => nextBelow !== null || nextAbove !== null);
  const shown = answers.length > maxShown ? [t("solve.more", { count: answers.length - maxShown })] : [];
  const first = undecided[0];
  return [
    ...shown,
    ...(ends ? [t("solve.end")] : []),
    ...(flat ? [t("solve.flat")] : []),
    ...(turns && proved && !by.integer
      ? [
          t("solve.tolerance", {
            tolerance: quantity(tolerance, by.unit, words),
          }),
        ]
      : []),
    ...infeasibleRanges.slice(0, maxSaid).map(({ requirements, ...at }) =>
      t(at.from === at.to ? "solve.contradicts-at" : "solve.contradicts", {
        ...stretch(at),
        says: requirements.map((says) => says[words.language]).join(" "),
      }),
    ),
    ...(infeasibleRanges.length > maxSaid
      ? [t("solve.contradicts-more", { count: infeasibleRanges.length - maxSaid })]
      : []),
    ...report.undefinedRanges
      .slice(0, maxSaid)
      .map((at) =>
        at.from === at.to
          ? t("solve.undefined-at", { from: write(at.from) })
          : t("solve.undefined", stretch(at)),
      ),
    ...(report.undefinedRanges.length > maxSaid
      ? [t("solve.undefined-more", { count: report.undefinedRanges.length - maxSaid })]
      : []),
    ...(suggestedCondition === undefined ? [] : [t("solve.instead", { condition: suggestedCondition })]),
    proved
      ? t(infeasibleRanges.length > 0 ? "solve.proved-sound" : "solve.proved", { which: t(others[goal]) })
      : t("solve.not-proved", {
          points: points,
          from: write(first?.from ?? 0),
          to: write(undecided.at(-1)?.to ?? 0),
          count: undecided.length,
        }),
  ];
}
