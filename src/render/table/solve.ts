/** Where a condition holds along an input, and whether that is all. */

import type { AnswerRow, SolveReport } from "../../report/report.ts";
import { printable, word } from "../../text/word.ts";
import type { Style } from "../formats.ts";
import { everyDigit } from "../number.ts";
import { byHand } from "./byhand.ts";
import type { GridCell } from "./grid.ts";
import type { Grid, Page, Part, Say } from "./page.ts";
import { axisName } from "./sweep.ts";

/** More answers than these are for a program to read. */
const mostShown = 50;

const goals = { all: "solve.goal-all", max: "solve.goal-max", min: "solve.goal-min" } as const;

export function solvePage(report: SolveReport, { language }: Style): Page {
  const say: Say = (id, values = {}) => word({ id, values }, language);
  const [scenario] = report.scenarios;
  const { answers, by, goal } = report;
  const label = by.label === undefined ? "" : `: ${by.label[language].normalize("NFC")}`;
  const input = `${axisName(by)}${by.unit === "%" ? " (%)" : ""}${label}`;
  const part: Part =
    answers.length === 0
      ? { remark: say("solve.none", { condition: printable(report.condition) }) }
      : answersGrid(answers.slice(0, mostShown), report, say);
  return {
    titles: [say("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") })],
    typed: byHand(scenario),
    basis: [
      say(goals[goal], { condition: printable(report.condition) }),
      by.op === "*="
        ? say("solve.by-factor", { input })
        : say("solve.by", { input, now: everyDigit(by.now) }),
      rangeText(report, say),
    ],
    parts: [part],
    notes: [notesOf(report, say)],
  };
}

function rangeText({ range, by }: SolveReport, say: Say): string {
  const values = { from: everyDigit(range.from), to: everyDigit(range.to) };
  if (range.chosen === "multiple")
    return say(by.op === "*=" ? "solve.range-factor" : "solve.range-multiple", values);
  return say(range.chosen === "plan" ? "solve.range-plan" : "solve.range-given", values);
}

function answersGrid(answers: readonly AnswerRow[], report: SolveReport, say: Say): Grid {
  const { by, range, best, goal } = report;
  const end = (value: number, limit: number): GridCell => ({
    text: value === limit ? `${everyDigit(value)} *` : everyDigit(value),
  });
  const rows = answers.map(({ from, to, before, after, crossing }) => {
    const fails = [before, after].filter((value) => value !== null).map(everyDigit);
    return [
      from === to ? { text: everyDigit(from) } : end(from, before === null ? range.from : Number.NaN),
      from === to ? { text: "" } : end(to, after === null ? range.to : Number.NaN),
      {
        text: crossing
          ? say("solve.between")
          : fails.length === 0
            ? ""
            : say("solve.fails", { at: fails.join(", ") }),
      },
    ];
  });
  const unit = by.unit === "1" ? "" : ` (${by.unit})`;
  if (best !== undefined) {
    const [answer] = answers as [AnswerRow];
    const next = goal === "max" ? answer.after : answer.before;
    const fails = next === null ? "" : say("solve.fails", { at: everyDigit(next) });
    return {
      columns: [
        { heading: say(goal === "max" ? "solve.greatest" : "solve.least") + unit, align: "right" },
        { heading: say("solve.outside"), align: "left" },
      ],
      rows: [[end(best, next === null ? best : Number.NaN), { text: fails }]],
    };
  }
  return {
    columns: [
      { heading: say("solve.from") + unit, align: "right" },
      { heading: say("solve.to"), align: "right" },
      { heading: say("solve.outside"), align: "left" },
    ],
    rows,
  };
}

function notesOf({ answers, goal, proved, by, scanned }: SolveReport, say: Say): string[] {
  const { points, tolerance, undecided } = scanned;
  const open = ({ from, to, before, after }: AnswerRow) => {
    if (goal === "all") return from !== to && (before === null || after === null);
    return (goal === "max" ? after : before) === null;
  };
  const ends = answers.some(open);
  const flat = goal === "all" && answers.some(({ from, to, crossing }) => from !== to && !crossing);
  const turns = answers.some(({ before, after }) => before !== null || after !== null);
  const unit = by.unit === "1" ? "" : ` ${by.unit}`;
  const shown = answers.length > mostShown ? [say("solve.more", { count: answers.length - mostShown })] : [];
  const first = undecided[0];
  return [
    ...shown,
    ...(ends ? [say("solve.end")] : []),
    ...(flat ? [say("solve.flat")] : []),
    ...(turns && proved && !by.whole
      ? [say("solve.tolerance", { tolerance: `${everyDigit(tolerance)}${unit}` })]
      : []),
    proved
      ? say("solve.proved")
      : say("solve.not-proved", {
          points: points,
          from: everyDigit(first?.from ?? 0),
          to: everyDigit(undecided.at(-1)?.to ?? 0),
          count: undecided.length,
        }),
  ];
}
