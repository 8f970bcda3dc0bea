/** Where a condition holds along an input, and whether that is all. */

import { type Translate, translator } from "../../messages/format.ts";
import { basisUnit, textCell } from "../../output/csv/csv.ts";
import { documentOf, listFrom, recordOf, recordsOf } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { everyDigit, plain, plainOrEmpty } from "../../output/numbers/number.ts";
import { absent, quantity, type UnitWords, unitName } from "../../output/numbers/quantity.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import { basisLines, overridesLine, scenarioTitle } from "../../output/text/heading.ts";
import type { Grid, Page, Part } from "../../output/text/page.ts";
import type { AnswerRow, OutsideRow, SolveReport } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import { axisName, axisValue } from "../sweep/view.ts";
import { solveFinding } from "./solve-finding.ts";

export const solveView: View<SolveReport> = {
  finding: solveFinding,
  page: solvePage,
  document: (each) => {
    const report = documented(each);
    return documentOf(
      report,
      "condition goal by range optimum=best optimum_restated=bestRestated restated proved infeasible_ranges=contradictory undefined_ranges=undefined nearest suggested_condition=instead search=scanned",
      [
        listFrom(
          report,
          "answers",
          "answer",
          report.answers,
          "from to next_below=before next_above=after next_below_is=beforeIs next_above_is=afterIs crossing restated",
        ),
      ],
    );
  },
  records: answerRecords,
};

/** Stretches of each kind stand in the document where there are any. */
function documented(report: SolveReport) {
  const { answers, by, range, restated, contradictory, undefined: undefines, nearest } = report;
  const some = <Of>(items: readonly Of[]) => (items.length === 0 ? undefined : items);
  return {
    ...report,
    answers: answers.map(({ restated: told, ...answer }) => ({
      ...answer,
      restated: told && recordOf(told, "from to next_below=before next_above=after"),
    })),
    range: recordOf(range, "from to chosen_by=chosen"),
    by: recordOf(by, "input=path op inputs=names label unit integer=whole current=now"),
    restated: restated && {
      currency: restated.currency.code,
      decimals: restated.currency.decimals,
      ...recordOf(restated, "prices year unit"),
    },
    ...{
      contradictory: some(contradictory),
      undefined: some(undefines),
      nearest: some(recordsOf(nearest, "input_value=at input_restated=atRestated left right unit")),
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
  const records = answers.map(({ from, to, before, after, crossing, restated }) => [
    name,
    by.path,
    textCell(by.label, language),
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

/** More answers than these are for a program to read. */
const maxShown = 50;

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
        : t("solve.by", { input, now: axisValue(by.now, by, words) }),
      rangeText(report, words, t),
      ...basisLines(report.scenarios, language),
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

/** "USD", "KRW in prices of 2025". */
function restatedName(
  { prices, unit }: NonNullable<SolveReport["restated"]>,
  report: Pick<SolveReport, "plan">,
  words: UnitWords,
  t: Translate,
): string {
  const name = unitName(unit, words);
  return prices === undefined ? name : t("solve.in-prices", { unit: name, year: yearNamer(report)(prices) });
}

const ranges = {
  given: "solve.range-given",
  plan: "solve.range-plan",
  limits: "solve.range-limits",
  multiple: "solve.range-multiple",
} as const satisfies Readonly<Record<SolveReport["range"]["chosen"], string>>;

/** In which words the units of a report are written. */
function wordsOf({ model, plan }: Pick<SolveReport, "model" | "plan">, language: Language): UnitWords {
  return { language, counts: model.counts, calendar: plan.years };
}

/** A unit in brackets behind a heading; nothing of a bare number. */
function unitBehind(unit: string, words: UnitWords): string {
  return unit === "1" ? "" : ` (${unitName(unit, words)})`;
}

function rangeText({ range, by }: SolveReport, words: UnitWords, t: Translate): string {
  const end = (value: number) => (by.op === "*=" ? everyDigit(value) : axisValue(value, by, words));
  const values = { from: end(range.from), to: end(range.to) };
  return t(
    range.chosen === "multiple" && by.op === "*=" ? "solve.range-factor" : ranges[range.chosen],
    values,
  );
}

function partsOf(report: SolveReport, words: UnitWords, t: Translate): Part[] {
  const { answers, condition, contradictory, nearest } = report;
  const stretches = answers.length > 0 || contradictory.length > 0 ? [stretchesGrid(report, words, t)] : [];
  if (answers.length > 0) return stretches;
  const met = nearest.length > 1 ? "solve.passed" : "solve.none";
  const remark: Part = { remark: t(met, { condition: condition }) };
  return [remark, ...(nearest.length > 0 ? [nearestGrid(report, words, t)] : []), ...stretches];
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
function stretchesGrid(report: SolveReport, words: UnitWords, t: Translate): Grid {
  const { answers, by, best, goal, contradictory, restated } = report;
  const unit = unitBehind(by.unit, words);
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
  const broken = contradictory.slice(0, maxShown).map(
    ({ from, to }): Stretch => ({
      ...{ start: from, from: everyDigit(from), to: from === to ? "" : everyDigit(to) },
      text: t("solve.contradictory"),
    }),
  );
  if (best !== undefined) {
    const extreme = goal === "max" ? "solve.greatest" : "solve.least";
    const stretches = [
      bestStretch(report, best, t),
      ...contradictory.slice(0, maxShown).map(({ from, to }, i) => ({
        ...(broken[i] as Stretch),
        from: `${everyDigit(from)} – ${everyDigit(to)}`,
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
  const stretches = answers.slice(0, maxShown).map((answer) => answerStretch(answer, report.range, t));
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
function bestStretch(
  { answers, goal, bestRestated = null }: SolveReport,
  best: number,
  t: Translate,
): Stretch {
  const [answer] = answers as [AnswerRow];
  const [next, is] = goal === "max" ? [answer.after, answer.afterIs] : [answer.before, answer.beforeIs];
  return {
    ...{ start: best, from: marked(best, next === null), to: "", restated: [bestRestated, null] },
    text: outsideText(next, is, t),
  };
}

function answerStretch(answer: AnswerRow, range: SolveReport["range"], t: Translate): Stretch {
  const { from, to, before, after, beforeIs, afterIs, crossing, restated } = answer;
  const fails = [before, after].filter((value) => value !== null).map(everyDigit);
  const outside = [outsideText(before, beforeIs, t), outsideText(after, afterIs, t)];
  const alike = beforeIs === afterIs && fails.length > 1;
  const text = crossing
    ? t("solve.between")
    : alike
      ? t(outsides[afterIs ?? "fails"], { at: fails.join(", ") })
      : outside.filter((each) => each !== "").join(", ");
  const isPoint = from === to;
  return {
    ...{ start: from, text },
    from: marked(from, !isPoint && before === null && from === range.from),
    to: isPoint ? "" : marked(to, after === null && to === range.to),
    restated: [restated?.from ?? null, isPoint ? null : (restated?.to ?? null)],
  };
}

/** The end of a stretch at which the range ends has a mark. */
function marked(value: number, isEnd: boolean): string {
  return isEnd ? `${everyDigit(value)} *` : everyDigit(value);
}

function digits(value: number | null | undefined): string {
  return typeof value === "number" ? everyDigit(value) : "";
}

const outsides = {
  fails: "solve.fails",
  infeasible: "solve.is-contradictory",
  undefined: "solve.is-undefined",
} as const;

function outsideText(at: number | null, is: OutsideRow | undefined, t: Translate): string {
  return at === null ? "" : t(outsides[is ?? "fails"], { at: everyDigit(at) });
}

/** What the sides of an equality are where they are nearest to each other. */
function nearestGrid(report: SolveReport, words: UnitWords, t: Translate): Grid {
  const { nearest, by, restated } = report;
  const unit = unitBehind(by.unit, words);
  const of = nearest[0]?.unit ?? "1";
  const side = unitBehind(of, words);
  const text = (value: number | null): GridCell => ({
    text: value === null ? absent(of, words.language) : everyDigit(value),
  });
  return {
    columns: [
      { heading: by.path + unit, align: "right" },
      ...(restated === undefined
        ? []
        : [{ heading: `${by.path} (${restatedName(restated, report, words, t)})`, align: "right" as const }]),
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

function notesOf(report: SolveReport, words: UnitWords, t: Translate): string[] {
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
  const shown = answers.length > maxShown ? [t("solve.more", { count: answers.length - maxShown })] : [];
  const first = undecided[0];
  return [
    ...shown,
    ...(ends ? [t("solve.end")] : []),
    ...(flat ? [t("solve.flat")] : []),
    ...(turns && proved && !by.whole
      ? [
          t("solve.tolerance", {
            tolerance: quantity(tolerance, by.unit, words),
          }),
        ]
      : []),
    ...contradictory.slice(0, maxSaid).map(({ requirements, ...at }) =>
      t(at.from === at.to ? "solve.contradicts-at" : "solve.contradicts", {
        ...stretch(at),
        says: requirements.map((says) => says[words.language]).join(" "),
      }),
    ),
    ...(contradictory.length > maxSaid
      ? [t("solve.contradicts-more", { count: contradictory.length - maxSaid })]
      : []),
    ...report.undefined.slice(0, maxSaid).map((at) => t("solve.undefined", stretch(at))),
    ...(report.undefined.length > maxSaid
      ? [t("solve.undefined-more", { count: report.undefined.length - maxSaid })]
      : []),
    ...(instead === undefined ? [] : [t("solve.instead", { condition: instead })]),
    proved
      ? t(contradictory.length > 0 ? "solve.proved-sound" : "solve.proved", { which: t(others[goal]) })
      : t("solve.not-proved", {
          points: points,
          from: everyDigit(first?.from ?? 0),
          to: everyDigit(undecided.at(-1)?.to ?? 0),
          count: undecided.length,
        }),
  ];
}
