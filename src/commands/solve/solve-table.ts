/** Where a condition holds along an input, and whether that is all. */

import { word } from "../../messages/format.ts";
import type { Language, Style } from "../../output/formats.ts";
import { everyDigit } from "../../output/numbers/number.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import type { Grid, Page, Part, Say } from "../../output/text/page.ts";
import type { AnswerRow, OutsideRow, SolveReport } from "../../report/types.ts";
import { axisName } from "../sweep/sweep-table.ts";

/** More answers than these are for a program to read. */
const mostShown = 50;

/** Stretches of one kind that are said in a sentence. */
const mostSaid = 3;

const goals = { all: "solve.goal-all", max: "solve.goal-max", min: "solve.goal-min" } as const;

export function solvePage(report: SolveReport, { language }: Style): Page {
  const say: Say = (id, values = {}) => word({ id, values }, language);
  const [scenario] = report.scenarios;
  const { by, goal } = report;
  const label = by.label === undefined ? "" : `: ${by.label[language].normalize("NFC")}`;
  const input = `${axisName(by)}${by.unit === "%" ? " (%)" : ""}${label}`;
  return {
    titles: [say("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") })],
    typed: byHand(scenario),
    basis: [
      say(goals[goal], { condition: report.condition }),
      by.op === "*="
        ? say("solve.by-factor", { input })
        : say("solve.by", { input, now: everyDigit(by.now) }),
      rangeText(report, say),
      ...(report.restated === undefined
        ? []
        : [say("solve.restated", { unit: restatedName(report.restated, say), year: report.restated.year })]),
    ],
    parts: partsOf(report, say),
    notes: [notesOf(report, language, say)],
  };
}

/** "USD", "KRW in prices of 2025". */
function restatedName({ prices, unit }: NonNullable<SolveReport["restated"]>, say: Say): string {
  return prices === undefined ? unit : say("solve.in-prices", { unit, year: prices });
}

const ranges = {
  given: "solve.range-given",
  plan: "solve.range-plan",
  limits: "solve.range-limits",
  multiple: "solve.range-multiple",
} as const satisfies Readonly<Record<SolveReport["range"]["chosen"], string>>;

function rangeText({ range, by }: SolveReport, say: Say): string {
  const values = { from: everyDigit(range.from), to: everyDigit(range.to) };
  return say(
    range.chosen === "multiple" && by.op === "*=" ? "solve.range-factor" : ranges[range.chosen],
    values,
  );
}

function partsOf(report: SolveReport, say: Say): Part[] {
  const { answers, condition, contradictory, nearest } = report;
  const stretches = answers.length > 0 || contradictory.length > 0 ? [stretchesGrid(report, say)] : [];
  if (answers.length > 0) return stretches;
  const met = nearest.length > 1 ? "solve.passed" : "solve.none";
  const remark: Part = { remark: say(met, { condition: condition }) };
  return [remark, ...(nearest.length > 0 ? [nearestGrid(report, say)] : []), ...stretches];
}

/** The answers, and where inputs contradict each other, along the input. */
function stretchesGrid(report: SolveReport, say: Say): Grid {
  const { answers, by, range, best, goal, contradictory } = report;
  const end = (value: number, limit: number): GridCell => ({
    text: value === limit ? `${everyDigit(value)} *` : everyDigit(value),
  });
  const unit = by.unit === "1" ? "" : ` (${by.unit})`;
  const { restated } = report;
  const also = (value: number | null | undefined): GridCell[] =>
    restated === undefined ? [] : [{ text: typeof value === "number" ? everyDigit(value) : "" }];
  const heading = (text: string): GridColumn[] =>
    restated === undefined ? [] : [{ heading: `${text} (${restatedName(restated, say)})`, align: "right" }];
  const broken = contradictory.slice(0, mostShown).map((stretch) => ({
    ...{ from: stretch.from, to: stretch.to },
    says: { text: say("solve.contradictory") },
  }));
  if (best !== undefined) {
    const [answer] = answers as [AnswerRow];
    const next = goal === "max" ? answer.after : answer.before;
    const outside = outsideText(next, goal === "max" ? answer.afterIs : answer.beforeIs, say);
    return {
      columns: [
        { heading: say(goal === "max" ? "solve.greatest" : "solve.least") + unit, align: "right" },
        ...heading(say(goal === "max" ? "solve.greatest" : "solve.least")),
        { heading: say("solve.outside"), align: "left" },
      ],
      rows: [
        [end(best, next === null ? best : Number.NaN), ...also(report.bestRestated), { text: outside }],
        ...broken.map(({ from, to, says }) => [
          { text: `${everyDigit(from)} – ${everyDigit(to)}` },
          ...also(null),
          says,
        ]),
      ],
    };
  }
  const rows = answers.slice(0, mostShown).map((answer) => {
    const { from, to, before, after, beforeIs, afterIs, crossing } = answer;
    const outside = [outsideText(before, beforeIs, say), outsideText(after, afterIs, say)];
    const fails = [before, after].filter((value) => value !== null).map(everyDigit);
    const alike = beforeIs === afterIs && fails.length > 1;
    const text = crossing
      ? say("solve.between")
      : alike
        ? say(outsides[afterIs ?? "fails"], { at: fails.join(", ") })
        : outside.filter((each) => each !== "").join(", ");
    return {
      from,
      row: [
        from === to ? { text: everyDigit(from) } : end(from, before === null ? range.from : Number.NaN),
        from === to ? { text: "" } : end(to, after === null ? range.to : Number.NaN),
        ...also(answer.restated?.from),
        ...also(from === to ? null : answer.restated?.to),
        { text },
      ],
    };
  });
  const all = [
    ...rows,
    ...broken.map(({ from, to, says }) => ({
      from,
      row: [
        { text: everyDigit(from) },
        { text: from === to ? "" : everyDigit(to) },
        ...also(null),
        ...also(null),
        says,
      ],
    })),
  ];
  return {
    columns: [
      { heading: say("solve.from") + unit, align: "right" },
      { heading: say("solve.to"), align: "right" },
      ...heading(say("solve.from")),
      ...heading(say("solve.to")),
      { heading: say("solve.outside"), align: "left" },
    ],
    rows: all.sort((a, b) => a.from - b.from).map(({ row }) => row),
  };
}

const outsides = {
  fails: "solve.fails",
  contradictory: "solve.is-contradictory",
  undefined: "solve.is-undefined",
} as const;

function outsideText(at: number | null, is: OutsideRow | undefined, say: Say): string {
  return at === null ? "" : say(outsides[is ?? "fails"], { at: everyDigit(at) });
}

/** What the sides of an equality are where they are nearest to each other. */
function nearestGrid({ nearest, by, restated }: SolveReport, say: Say): Grid {
  const unit = by.unit === "1" ? "" : ` (${by.unit})`;
  const of = nearest[0]?.unit ?? "1";
  const side = of === "1" ? "" : ` (${of})`;
  const text = (value: number | null): GridCell => ({
    text: value === null ? say("table.undefined") : everyDigit(value),
  });
  return {
    columns: [
      { heading: by.path + unit, align: "right" },
      ...(restated === undefined
        ? []
        : [{ heading: `${by.path} (${restatedName(restated, say)})`, align: "right" as const }]),
      { heading: say("solve.left") + side, align: "right" },
      { heading: say("solve.right") + side, align: "right" },
    ],
    rows: nearest.map(({ at, atRestated, left, right }) => [
      { text: everyDigit(at) },
      ...(restated === undefined ? [] : [text(atRestated ?? null)]),
      text(left),
      text(right),
    ]),
  };
}

function notesOf(report: SolveReport, language: Language, say: Say): string[] {
  const { answers, goal, proved, by, contradictory, instead, scanned } = report;
  const { points, tolerance, undecided } = scanned;
  const stretch = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    ...{ from: everyDigit(from), to: everyDigit(to) },
  });
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
    ...contradictory.slice(0, mostSaid).map(({ requirements, ...at }) =>
      say(at.from === at.to ? "solve.contradicts-at" : "solve.contradicts", {
        ...stretch(at),
        says: requirements.map((says) => says[language]).join(" "),
      }),
    ),
    ...(contradictory.length > mostSaid
      ? [say("solve.contradicts-more", { count: contradictory.length - mostSaid })]
      : []),
    ...report.undefined.slice(0, mostSaid).map((at) => say("solve.undefined", stretch(at))),
    ...(report.undefined.length > mostSaid
      ? [say("solve.undefined-more", { count: report.undefined.length - mostSaid })]
      : []),
    ...(instead === undefined ? [] : [say("solve.instead", { condition: instead })]),
    proved
      ? say(contradictory.length > 0 ? "solve.proved-sound" : "solve.proved")
      : say("solve.not-proved", {
          points: points,
          from: everyDigit(first?.from ?? 0),
          to: everyDigit(undecided.at(-1)?.to ?? 0),
          count: undecided.length,
        }),
  ];
}
