/** The answers of a search, and where inputs contradict each other, as rows along the input. */

import type { Translate } from "../../messages/format.ts";
import { everyDigit } from "../../output/numbers/number.ts";
import { absent, type UnitWords, unitName } from "../../output/numbers/quantity.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import type { Grid } from "../../output/text/page.ts";
import type { AnswerRow, OutsideRow, SolveReport } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";

/** More answers than these are for a program to read. */
export const maxShown = 50;

/** "USD", "KRW in prices of 2025". */
export function restatedName(
  { prices, unit }: NonNullable<SolveReport["restated"]>,
  report: Pick<SolveReport, "plan">,
  words: UnitWords,
  t: Translate,
): string {
  const name = unitName(unit, words);
  return prices === undefined ? name : t("solve.in-prices", { unit: name, year: yearNamer(report)(prices) });
}

/** How values of the input are written: all digits, and years as the plan calls them. */
export function inputWriter({ by, plan }: Pick<SolveReport, "by" | "plan">): (value: number) => string {
  return by.unit === "year" && by.op !== "*=" ? yearNamer({ plan }) : everyDigit;
}

/** A unit in brackets behind a heading; nothing of a bare number. */
function unitBehind(unit: string, words: UnitWords): string {
  return unit === "1" ? "" : ` (${unitName(unit, words)})`;
}

type Heading = "solve.from" | "solve.to" | "solve.greatest" | "solve.least";

/** A stretch of the input, as its row is written. */
interface Stretch {
  readonly start: number;
  readonly from: string;
  readonly to: string;
  readonly restated?: readonly [number | null, number | null];
  readonly text: string;
}

/** The answers, and where inputs contradict each other, along the input. */
export function stretchesGrid(report: SolveReport, words: UnitWords, t: Translate): Grid {
  const { answers, by, optimum, goal, infeasibleRanges, restated } = report;
  const unit = unitBehind(by.unit, words);
  const write = inputWriter(report);
  const column = (id: Heading, text: (stretch: Stretch) => string, behind = unit) => ({
    ...{ heading: t(id) + behind, align: "right" as GridColumn["align"], text },
  });
  const restatedColumn = (id: Heading, end: 0 | 1) =>
    restated === undefined
      ? []
      : [
          column(
            id,
            (stretch) => digits(stretch.restated?.[end]),
            ` (${restatedName(restated, report, words, t)})`,
          ),
        ];
  const outside = { heading: t("solve.outside"), align: "left" as const, text: ({ text }: Stretch) => text };
  const broken = infeasibleRanges.slice(0, maxShown).map(
    ({ from, to }): Stretch => ({
      ...{ start: from, from: write(from), to: from === to ? "" : write(to) },
      text: t("solve.contradictory"),
    }),
  );
  if (optimum !== undefined) {
    const extreme = goal === "max" ? "solve.greatest" : "solve.least";
    const stretches = [
      bestStretch(report, optimum, t),
      ...infeasibleRanges.slice(0, maxShown).map(({ from, to }, i) => ({
        ...(broken[i] as Stretch),
        from: `${write(from)} – ${write(to)}`,
      })),
    ];
    const columns = [column(extreme, ({ from }) => from), ...restatedColumn(extreme, 0), outside];
    return gridOf(columns, stretches);
  }
  const columns = [
    column("solve.from", ({ from }) => from),
    column("solve.to", ({ to }) => to, ""),
    ...restatedColumn("solve.from", 0),
    ...restatedColumn("solve.to", 1),
    outside,
  ];
  const stretches = answers.slice(0, maxShown).map((answer) => answerStretch(answer, report, t));
  return gridOf(
    columns,
    [...stretches, ...broken].sort((a, b) => a.start - b.start),
  );
}

function gridOf(
  columns: readonly (GridColumn & { readonly text: (stretch: Stretch) => string })[],
  stretches: readonly Stretch[],
): Grid {
  const rows = stretches.map((stretch) => columns.map(({ text }): GridCell => ({ text: text(stretch) })));
  return { columns, rows };
}

/** The greatest or the least answer; at an end of the range with a mark. */
function bestStretch(report: SolveReport, best: number, t: Translate): Stretch {
  const { answers, goal, optimumRestated = null } = report;
  const write = inputWriter(report);
  const [answer] = answers as [AnswerRow];
  const [next, is] =
    goal === "max" ? [answer.nextAbove, answer.nextAboveIs] : [answer.nextBelow, answer.nextBelowIs];
  return {
    ...{ start: best, from: marked(write(best), next === null), to: "", restated: [optimumRestated, null] },
    text: outsideText(next, is, t, write),
  };
}

function answerStretch(answer: AnswerRow, report: SolveReport, t: Translate): Stretch {
  const { range } = report;
  const write = inputWriter(report);
  const { from, to, nextBelow, nextAbove, nextBelowIs, nextAboveIs, crossing, restated } = answer;
  const fails = [nextBelow, nextAbove].filter((value) => value !== null).map(write);
  const outside = [
    outsideText(nextBelow, nextBelowIs, t, write),
    outsideText(nextAbove, nextAboveIs, t, write),
  ];
  const alike = nextBelowIs === nextAboveIs && fails.length > 1;
  const text = crossing
    ? t("solve.between")
    : alike
      ? t(outsides[nextAboveIs ?? "fails"], { at: fails.join(", ") })
      : outside.filter((each) => each !== "").join(", ");
  const isPoint = from === to;
  return {
    ...{ start: from, text },
    from: marked(write(from), !isPoint && nextBelow === null && from === range.from),
    to: isPoint ? "" : marked(write(to), nextAbove === null && to === range.to),
    restated: [restated?.from ?? null, isPoint ? null : (restated?.to ?? null)],
  };
}

/** The end of a stretch at which the range ends has a mark. */
function marked(written: string, isEnd: boolean): string {
  return isEnd ? `${written} *` : written;
}

function digits(value: number | null | undefined): string {
  return typeof value === "number" ? everyDigit(value) : "";
}

const outsides = {
  fails: "solve.fails",
  infeasible: "solve.is-contradictory",
  undefined: "solve.is-undefined",
} as const;

function outsideText(
  at: number | null,
  is: OutsideRow | undefined,
  t: Translate,
  write: (value: number) => string,
): string {
  return at === null ? "" : t(outsides[is ?? "fails"], { at: write(at) });
}

/** What the sides of an equality are where they are nearest to each other. */
export function nearestGrid(report: SolveReport, words: UnitWords, t: Translate): Grid {
  const { nearest, by, restated } = report;
  const unit = unitBehind(by.unit, words);
  const of = nearest[0]?.unit ?? "1";
  const side = unitBehind(of, words);
  const text = (value: number | null): GridCell => ({
    text: value === null ? absent(of, words.language) : everyDigit(value),
  });
  return {
    columns: [
      { heading: by.input + unit, align: "right" },
      ...(restated === undefined
        ? []
        : [
            { heading: `${by.input} (${restatedName(restated, report, words, t)})`, align: "right" as const },
          ]),
      { heading: t("solve.left") + side, align: "right" },
      { heading: t("solve.right") + side, align: "right" },
    ],
    rows: nearest.map(({ inputValue, inputRestated, left, right }) => [
      { text: inputWriter(report)(inputValue) },
      ...(restated === undefined ? [] : [text(inputRestated ?? null)]),
      text(left),
      text(right),
    ]),
  };
}
