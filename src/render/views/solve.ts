import type { SolveReport } from "../../report/report.ts";
import { headOf, scenariosOf } from "../document.ts";
import { plain, plainOrEmpty } from "../number.ts";
import { solvePage } from "../table/solve.ts";
import type { View } from "../view.ts";

export const solveView: View<SolveReport> = {
  page: solvePage,
  document: (report) => ({
    head: { ...headOf(report), ...scenariosOf(report), ...solveOf(report) },
    lists: [{ key: "answers", record: "answer", items: report.answers.map((answer) => ({ ...answer })) }],
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

function listed<Of>(key: string, items: readonly Of[]): { readonly [key: string]: readonly Of[] } {
  return items.length === 0 ? {} : { [key]: items };
}

function answerRecords({ scenarios, by, answers, proved }: SolveReport): string[][] {
  const head = ["scenario", "input", "from", "to", "unit", "before", "after", "crossing", "proved"];
  const [{ name }] = scenarios;
  const records = answers.map(({ from, to, before, after, crossing }) => [
    name,
    by.path,
    plain(from),
    plain(to),
    by.unit,
    plainOrEmpty(before),
    plainOrEmpty(after),
    String(crossing ?? false),
    String(proved),
  ]);
  return [head, ...records];
}
