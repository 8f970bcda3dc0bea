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
    contradictory: contradictory.map(({ requirements, ...stretch }) => ({
      ...stretch,
      requirements: requirements.map(({ en }) => en),
    })),
    undefined: report.undefined.map((stretch) => ({ ...stretch })),
    ...(nearest.length === 0 ? {} : { nearest: nearest.map((place) => ({ ...place })) }),
    instead,
    scanned: { ...scanned, undecided: scanned.undecided.map((stretch) => ({ ...stretch })) },
  };
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
