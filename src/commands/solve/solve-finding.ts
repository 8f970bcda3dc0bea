/** The answer of a search in one sentence: the greatest or the least value, where a condition holds, is passed, or that it holds nowhere. */

import type { Language } from "../../output/formats.ts";
import { everyDigit } from "../../output/numbers/number.ts";
import { conditionClause, metricName, sentence, type Wording, wordingOf } from "../../output/text/finding.ts";
import type { AnswerRow, SolveReport } from "../../report/types.ts";

/** Stretches, or places, that are named; the others are counted. */
const maxNamed = 3;

export function solveFinding(report: SolveReport, language: Language): string {
  const wording = wordingOf(report, language);
  const { t } = wording;
  const { answers, optimum, by, condition, plain, goal, range } = report;
  const input = by.label === undefined ? by.input : metricName({ label: by.label }, wording);
  const text = valueText(report, wording);
  const clause = conditionClause(condition, plain, wording);
  const [answer] = answers;
  if (answer === undefined) return sentence(noneClause(report, input, wording));
  const ends = { from: text(range.from), to: text(range.to) };
  if (answer.from === range.from && answer.to === range.to && answer.from !== answer.to) {
    return sentence(t("solve.finding-throughout", { clause, input, ...ends }));
  }
  if (optimum !== undefined) {
    const next = goal === "max" ? answer.nextAbove : answer.nextBelow;
    if (next === null) {
      return sentence(t("solve.finding-end", { clause, input, where: stretchText(answer, report, wording) }));
    }
    const values = { clause: conditionClause(condition, plain, wording, { within: true }), input };
    const id = goal === "max" ? "solve.finding-max" : "solve.finding-min";
    return sentence(t(id, { ...values, value: text(optimum) }));
  }
  const stretches = answers.slice(0, maxNamed).map((each) => stretchText(each, report, wording));
  const more = answers.length - stretches.length;
  const where =
    stretches.join(t("solve.finding-and")) + (more > 0 ? t("solve.finding-more", { count: more }) : "");
  return sentence(t("solve.finding", { clause, input, where }));
}

/** A value of the input: whole, or as near as its digits say; to the last of them where another that is named reads alike. */
function valueText(
  { by, range, answers, nearest }: SolveReport,
  wording: Wording,
): (value: number) => string {
  if (by.op === "*=") return (value) => `×${everyDigit(value)}`;
  const values = [
    ...[range.from, range.to],
    // Where an equality is met between two neighbours, they are one place.
    ...answers.slice(0, maxNamed).flatMap(({ from, to, crossing }) => (crossing ? [from] : [from, to])),
    ...nearest.slice(0, 2 * maxNamed).map(({ inputValue }) => inputValue),
  ];
  return wording.apart(values, by.unit, wording.approached);
}

function stretchText({ from, to, crossing }: AnswerRow, report: SolveReport, wording: Wording): string {
  const text = valueText(report, wording);
  const place = text(from);
  if (crossing && report.by.op === "*=") {
    return wording.t("solve.finding-at", { value: wording.t("finding.about", { value: place }) });
  }
  if (from === to || crossing) return wording.t("solve.finding-at", { value: place });
  return wording.t("solve.finding-from", { from: text(from), to: text(to) });
}

/** Of a condition that no value meets: that it is passed, or undefined, or not there. */
function noneClause(report: SolveReport, input: string, wording: Wording): string {
  const { t } = wording;
  const { range, condition, plain, nearest, undefinedRanges, proved } = report;
  const text = valueText(report, wording);
  const ends = { from: text(range.from), to: text(range.to) };
  if (undefinedRanges.some(({ from, to }) => from === range.from && to === range.to)) {
    return t("solve.finding-undefined", { condition, input, ...ends });
  }
  const clause = conditionClause(condition, plain, wording, { within: true });
  // Two neighbours each: below it, and above.
  const places = nearest.flatMap(({ inputValue }, i) => {
    const above = i % 2 === 0 ? nearest[i + 1] : undefined;
    return above === undefined
      ? []
      : [t("solve.finding-place", { below: text(inputValue), above: text(above.inputValue) })];
  });
  if (places.length > 0) {
    const named = places.slice(0, maxNamed).join(t("solve.finding-places"));
    return t("solve.finding-passed", { clause, input, places: named });
  }
  return t(proved ? "solve.finding-none" : "solve.finding-unknown", { clause, input, ...ends });
}
