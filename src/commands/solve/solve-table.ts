/** Where a condition holds along an input, and whether that is all. */

import { type Translate, translator } from "../../messages/format.ts";
import type { Language, Style } from "../../output/formats.ts";
import { everyDigit } from "../../output/numbers/number.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import type { Grid, Page, Part } from "../../output/text/page.ts";
import type { AnswerRow, OutsideRow, SolveReport } from "../../report/types.ts";
import { axisName } from "../sweep/sweep-table.ts";

/** More answers than these are for a program to read. */
const mostShown = 50;

/** Stretches of one kind that are said in a sentence. */
const mostSaid = 3;

const goals = { all: "solve.goal-all", max: "solve.goal-max", min: "solve.goal-min" } as const;

export function solvePage(report: SolveReport, { language }: Style): Page {
  const t = translator(language);
  const [scenario] = report.scenarios;
  const { by, goal } = report;
  const label = by.label === undefined ? "" : `: ${by.label[language].normalize("NFC")}`;
  const input = `${axisName(by)}${by.unit === "%" ? " (%)" : ""}${label}`;
  return {
    titles: [t("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") })],
    typed: byHand(scenario),
    basis: [
      t(goals[goal], { condition: report.condition }),
      by.op === "*=" ? t("solve.by-factor", { input }) : t("solve.by", { input, now: everyDigit(by.now) }),
      rangeText(report, t),
      ...(report.restated === undefined
        ? []
        : [t("solve.restated", { unit: restatedName(report.restated, t), year: report.restated.year })]),
    ],
    parts: partsOf(report, t),
    notes: [notesOf(report, language, t)],
  };
}

/** "USD", "KRW in prices of 2025". */
function restatedName({ prices, unit }: NonNullable<SolveReport["restated"]>, t: Translate): string {
  return prices === undefined ? unit : t("solve.in-prices", { unit, year: prices });
}

const ranges = {
  given: "solve.range-given",
  plan: "solve.range-plan",
  limits: "solve.range-limits",
  multiple: "solve.range-multiple",
} as const satisfies Readonly<Record<SolveReport["range"]["chosen"], string>>;

function rangeText({ range, by }: SolveReport, t: Translate): string {
  const values = { from: everyDigit(range.from), to: everyDigit(range.to) };
  return t(
    range.chosen === "multiple" && by.op === "*=" ? "solve.range-factor" : ranges[range.chosen],
    values,
  );
}

function partsOf(report: SolveReport, t: Translate): Part[] {
  const { answers, condition, contradictory, nearest } = report;
  const stretches = answers.length > 0 || contradictory.length > 0 ? [stretchesGrid(report, t)] : [];
  if (answers.length > 0) return stretches;
  const met = nearest.length > 1 ? "solve.passed" : "solve.none";
  const remark: Part = { remark: t(met, { condition: condition }) };
  return [remark, ...(nearest.length > 0 ? [nearestGrid(report, t)] : []), ...stretches];
}

/** The answers, and where inputs contradict each other, along the input. */
function stretchesGrid(report: SolveReport, t: Translate): Grid {
  const { answers, by, range, best, goal, contradictory } = report;
  const end = (value: number, limit: number): GridCell => ({
    text: value === limit ? `${everyDigit(value)} *` : everyDigit(value),
  });
  const unit = by.unit === "1" ? "" : ` (${by.unit})`;
  const { restated } = report;
  const also = (value: number | null | undefined): GridCell[] =>
    restated === undefined ? [] : [{ text: typeof value === "number" ? everyDigit(value) : "" }];
  const heading = (text: string): GridColumn[] =>
    restated === undefined ? [] : [{ heading: `${text} (${restatedName(restated, t)})`, align: "right" }];
  const broken = contradictory.slice(0, mostShown).map((stretch) => ({
    ...{ from: stretch.from, to: stretch.to },
    says: { text: t("solve.contradictory") },
  }));
  if (best !== undefined) {
    const [answer] = answers as [AnswerRow];
    const next = goal === "max" ? answer.after : answer.before;
    const outside = outsideText(next, goal === "max" ? answer.afterIs : answer.beforeIs, t);
    return {
      columns: [
        { heading: t(goal === "max" ? "solve.greatest" : "solve.least") + unit, align: "right" },
        ...heading(t(goal === "max" ? "solve.greatest" : "solve.least")),
        { heading: t("solve.outside"), align: "left" },
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
    const outside = [outsideText(before, beforeIs, t), outsideText(after, afterIs, t)];
    const fails = [before, after].filter((value) => value !== null).map(everyDigit);
    const alike = beforeIs === afterIs && fails.length > 1;
    const text = crossing
      ? t("solve.between")
      : alike
        ? t(outsides[afterIs ?? "fails"], { at: fails.join(", ") })
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
      { heading: t("solve.from") + unit, align: "right" },
      { heading: t("solve.to"), align: "right" },
      ...heading(t("solve.from")),
      ...heading(t("solve.to")),
      { heading: t("solve.outside"), align: "left" },
    ],
    rows: all.sort((a, b) => a.from - b.from).map(({ row }) => row),
  };
}

const outsides = {
  fails: "solve.fails",
  contradictory: "solve.is-contradictory",
  undefined: "solve.is-undefined",
} as const;

function outsideText(at: number | null, is: OutsideRow | undefined, t: Translate): string {
  return at === null ? "" : t(outsides[is ?? "fails"], { at: everyDigit(at) });
}

/** What the sides of an equality are where they are nearest to each other. */
function nearestGrid({ nearest, by, restated }: SolveReport, t: Translate): Grid {
  const unit = by.unit === "1" ? "" : ` (${by.unit})`;
  const of = nearest[0]?.unit ?? "1";
  const side = of === "1" ? "" : ` (${of})`;
  const text = (value: number | null): GridCell => ({
    text: value === null ? t("table.undefined") : everyDigit(value),
  });
  return {
    columns: [
      { heading: by.path + unit, align: "right" },
      ...(restated === undefined
        ? []
        : [{ heading: `${by.path} (${restatedName(restated, t)})`, align: "right" as const }]),
      { heading: t("solve.left") + side, align: "right" },
      { heading: t("solve.right") + side, align: "right" },
    ],
    rows: nearest.map(({ at, atRestated, left, right }) => [
      { text: everyDigit(at) },
      ...(restated === undefined ? [] : [text(atRestated ?? null)]),
      text(left),
      text(right),
    ]),
  };
}

function notesOf(report: SolveReport, language: Language, t: Translate): string[] {
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
  const shown = answers.length > mostShown ? [t("solve.more", { count: answers.length - mostShown })] : [];
  const first = undecided[0];
  return [
    ...shown,
    ...(ends ? [t("solve.end")] : []),
    ...(flat ? [t("solve.flat")] : []),
    ...(turns && proved && !by.whole
      ? [t("solve.tolerance", { tolerance: `${everyDigit(tolerance)}${unit}` })]
      : []),
    ...contradictory.slice(0, mostSaid).map(({ requirements, ...at }) =>
      t(at.from === at.to ? "solve.contradicts-at" : "solve.contradicts", {
        ...stretch(at),
        says: requirements.map((says) => says[language]).join(" "),
      }),
    ),
    ...(contradictory.length > mostSaid
      ? [t("solve.contradicts-more", { count: contradictory.length - mostSaid })]
      : []),
    ...report.undefined.slice(0, mostSaid).map((at) => t("solve.undefined", stretch(at))),
    ...(report.undefined.length > mostSaid
      ? [t("solve.undefined-more", { count: report.undefined.length - mostSaid })]
      : []),
    ...(instead === undefined ? [] : [t("solve.instead", { condition: instead })]),
    proved
      ? t(contradictory.length > 0 ? "solve.proved-sound" : "solve.proved")
      : t("solve.not-proved", {
          points: points,
          from: everyDigit(first?.from ?? 0),
          to: everyDigit(undecided.at(-1)?.to ?? 0),
          count: undecided.length,
        }),
  ];
}
