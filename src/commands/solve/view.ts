import { basisUnit } from "../../output/csv/unit-basis.ts";
import { headOf, scenariosOf } from "../../output/document.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { AnswerRow, SolveReport } from "../../report/types.ts";
import { solvePage } from "./solve-table.ts";

export const solveView: View<SolveReport> = {
  page: solvePage,
  document: (report) => ({
    head: { ...headOf(report), ...scenariosOf(report), ...solveOf(report) },
    lists: [{ key: "answers", record: "answer", items: report.answers.map(answerItem) }],
  }),
  records: answerRecords,
};

function solveOf(report: SolveReport) {
  const { condition, goal, by, range, best, proved, contradictory, nearest, instead, scanned } = report;
  const { path, op, names, label, unit, whole, now } = by;
  return {
    condition,
    goal,
    by: { input: path, op, names, label: label?.en, unit, whole, now },
    range: { ...range },
    best,
    bestRestated: report.bestRestated,
    restated: report.restated && restatedOf(report.restated),
    proved,
    // Stretches of each kind stand there where there are any.
    ...listed(
      "contradictory",
      contradictory.map(({ requirements, ...stretch }) => ({
        ...stretch,
        requirements: requirements.map(({ en }) => en),
      })),
    ),
    ...listed(
      "undefined",
      report.undefined.map((stretch) => ({ ...stretch })),
    ),
    ...listed(
      "nearest",
      nearest.map((place) => ({ ...place })),
    ),
    instead,
    scanned: { ...scanned, undecided: scanned.undecided.map((stretch) => ({ ...stretch })) },
  };
}

function answerItem({ restated, ...answer }: AnswerRow) {
  return { ...answer, restated: restated && { ...restated } };
}

function restatedOf({
  currency: { code, decimals },
  prices,
  year,
  unit,
}: NonNullable<SolveReport["restated"]>) {
  return { currency: code, decimals, prices, year, unit };
}

function listed<Of>(key: string, items: readonly Of[]): { readonly [key: string]: readonly Of[] } {
  return items.length === 0 ? {} : { [key]: items };
}

function answerRecords({ scenarios, by, answers, proved, restated: basis }: SolveReport): string[][] {
  const head = ["scenario", "input", "from", "to", "unit", "before", "after", "crossing", "proved"];
  const more = basis === undefined ? [] : ["from_restated", "to_restated", "restated_unit", "rate_year"];
  const [{ name }] = scenarios;
  const records = answers.map(({ from, to, before, after, crossing, restated }) => [
    name,
    by.path,
    plain(from),
    plain(to),
    by.unit,
    plainOrEmpty(before),
    plainOrEmpty(after),
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
