import { basisUnit } from "../../output/csv/unit-basis.ts";
import { documentOf, listFrom, recordOf } from "../../output/document.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { SolveReport } from "../../report/types.ts";
import { solvePage } from "./solve-table.ts";

export const solveView: View<SolveReport> = {
  page: solvePage,
  document: (report) =>
    documentOf(
      documented(report),
      "condition goal by range best bestRestated restated proved contradictory undefined nearest instead scanned",
      [
        listFrom(
          report,
          "answers",
          "answer",
          report.answers,
          "from to before after beforeIs afterIs crossing restated",
        ),
      ],
    ),
  records: answerRecords,
};

/** Stretches of each kind stand in the document where there are any. */
function documented(report: SolveReport) {
  const { by, restated, contradictory, undefined: undefines, nearest } = report;
  const some = <Of>(items: readonly Of[]) => (items.length === 0 ? undefined : items);
  return {
    ...report,
    by: recordOf(by, "input=path op names label unit whole now"),
    restated: restated && {
      currency: restated.currency.code,
      decimals: restated.currency.decimals,
      ...recordOf(restated, "prices year unit"),
    },
    ...{ contradictory: some(contradictory), undefined: some(undefines), nearest: some(nearest) },
  };
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
