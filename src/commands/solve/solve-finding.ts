/** The answer of a search in one sentence: the greatest or the least value, where a condition holds, or that it holds nowhere. */

import type { Language } from "../../output/formats.ts";
import { everyDigit } from "../../output/numbers/number.ts";
import { sentence, wordingOf } from "../../output/text/finding.ts";
import type { SolveReport } from "../../report/types.ts";

export function solveFinding(report: SolveReport, language: Language): string {
  const { t, amount } = wordingOf(report, language);
  const { answers, best, by, condition, goal, range } = report;
  const input = by.label?.[language].normalize("NFC") ?? by.path;
  const text = (value: number) => (by.op === "*=" ? `×${everyDigit(value)}` : amount(value, by.unit));
  const ends = { from: text(range.from), to: text(range.to) };
  const [answer] = answers;
  if (answer === undefined) return sentence(t("solve.finding-none", { condition, input, ...ends }));
  if (best !== undefined) {
    const next = goal === "max" ? answer.after : answer.before;
    const values = { condition, input, value: text(best) };
    if (next === null) return sentence(t("solve.finding-end", values));
    return sentence(t(goal === "max" ? "solve.finding-max" : "solve.finding-min", values));
  }
  const stretches = answers
    .slice(0, 3)
    .map(({ from, to }) =>
      from === to
        ? t("solve.finding-at", { value: text(from) })
        : t("solve.finding-from", { from: text(from), to: text(to) }),
    );
  const more = answers.length - stretches.length;
  const where =
    stretches.join(t("solve.finding-and")) + (more > 0 ? t("solve.finding-more", { count: more }) : "");
  return sentence(t("solve.finding", { condition, input, where }));
}
