/** What speaks against a check, in a sentence. */

import type { CheckCase, Finding } from "../../analysis/checks/findings.ts";
import { message, type Place } from "../../errors.ts";
import { format, type Translate, translator } from "../../messages/format.ts";
import type { IdTaking } from "../../messages/message.ts";
import type { Language } from "../../output/formats.ts";
import { grouped, percentage, plain, sensibleDecimals, significant } from "../../output/numbers/number.ts";
import { absent, besideNumber, quantity, type UnitWords, withName } from "../../output/numbers/quantity.ts";
import { countWords, trialsWords } from "../../output/text/trials.ts";
import { isNoYear, yearName } from "../../year-names.ts";
import type { CheckReport, CheckRow } from "./report.ts";

/** What units and years are called in a report. */
export function wordsOf({ plan, model }: Pick<CheckReport, "plan" | "model">, language: Language): UnitWords {
  return { language, counts: model.counts, calendar: plan.years };
}

export function findingText(finding: Finding, words: UnitWords): string {
  const t = translator(words.language);
  const where = whereText(finding, t, words);
  const what = whatText(finding, t, words);
  return where === "" ? what : t("check.finding", { where, what });
}

/** Of checks that assert no condition. */
const kinds: Readonly<Record<string, IdTaking<never>>> = {
  defined: "check.is-defined",
  coverage: "check.is-covered",
  unused: "check.is-used",
  age: "check.is-fresh",
  drift: "check.is-near",
  invalid: "check.is-invalid",
};

/** What a check says: in words, else as it is written. */
export function statementOf({ text, assert, kind }: CheckRow, language: Language): string {
  const id = kinds[kind];
  return text?.[language].normalize("NFC") ?? assert ?? (id === undefined ? kind : format({ id }, language));
}

/** Where a check stands, or where it is wrong, if that is in a file. */
export function placeOf({ place }: CheckRow, { findings: [first] }: CheckCase): Place | undefined {
  const wrong = first?.kind === "error" ? first.issue.place : undefined;
  return wrong !== undefined && wrong.argument === undefined ? wrong : place;
}

/** Behind the findings that are shown, how many there are beside them. */
export function moreText({ findingCount }: CheckCase, shown: number, language: Language): string[] {
  return findingCount > shown
    ? [format(message("check.more", { count: findingCount - shown }), language)]
    : [];
}

function whereText(finding: Finding, t: Translate, words: UnitWords): string {
  const year =
    "year" in finding && finding.year !== undefined ? [yearName(finding.year, words.calendar)] : [];
  if (!("rangeEnd" in finding) || finding.rangeEnd === undefined) return year.join("");
  const { input, end, value, unit, addend } = finding.rangeEnd;
  const sign = addend && value > 0 ? "+" : "";
  const amount = unit === "×" ? `×${plain(value)}` : sign + quantity(value, unit, words);
  const cell = t(end === "low" ? "check.at-low" : "check.at-high", { input, value: amount });
  return [cell, ...year].join(", ");
}

function whatText(finding: Finding, t: Translate, words: UnitWords): string {
  switch (finding.kind) {
    case "compared": {
      const { left, op, right, unit } = finding;
      return t("check.compared", { ...sidesOf(left, right, unit, words), op });
    }
    case "unmet":
      return t(finding.undefined ? "check.undefined" : "check.unmet");
    case "undefined":
      return t("check.no-value", { metric: finding.metric });
    case "requirement":
      return t("check.requirement", { says: finding.requirement });
    case "probability": {
      const { probability, se, trials, op, limit, undefinedTrials: missing, infeasibleTrials } = finding;
      const decimals = sensibleDecimals([se], "%", -2);
      const compared = { limit: `${significant(limit, 12, -2)}%`, op };
      const isCertain = probability === 0 || probability === 1;
      const drawn = { probability: percentage(probability, decimals), se: percentage(se, decimals) };
      const count = (trials: number) => ({ count: grouped(trials, 0) });
      return [
        isCertain
          ? t("check.probability-certain", { ...compared, of: trialsWords({ probability }, trials, t) })
          : t("check.probability", { ...compared, ...drawn, count: countWords(trials, t) }),
        ...(missing === 0 ? [] : [t("check.undefined-draws", count(missing))]),
        ...(infeasibleTrials === undefined ? [] : [t("check.infeasible-draws", count(infeasibleTrials))]),
      ].join("; ");
    }
    case "coverage": {
      const { of, share, minimum } = finding;
      const values = { share: percent(share), least: percent(minimum) };
      return t(of === "sourced" ? "check.sourced" : "check.documented", values);
    }
    case "error":
      return format(finding.issue, words.language);
    case "uncited":
      return t("check.uncited", { name: finding.name });
    case "unused":
      return t("check.unused", { source: finding.source });
    case "unnamed":
      return t("check.unnamed", { name: finding.name });
    case "old": {
      const { source, date, months } = finding;
      return t("check.old", { source, date, months });
    }
    case "drift": {
      const { metric, saved, current, unit, within } = finding;
      const [before, after] = [saved, current].map((value) =>
        unit === "year" && isNoYear(value) ? null : value,
      );
      const { left, right } = sidesOf(before ?? null, after ?? null, unit, words);
      return t("check.drift", { metric, saved: left, now: right, within: percent(within) });
    }
  }
}

/** Six figures of each, and all of them where six do not tell one from the other. */
function sidesOf(left: number | null, right: number | null, unit: string, words: UnitWords) {
  const rounded = (value: number | null) =>
    value === null ? absent(unit, words.language) : quantity(value, unit, words, 6);
  if (left === null || right === null || rounded(left) !== rounded(right) || left === right) {
    return { left: rounded(left), right: rounded(right) };
  }
  const exact = (value: number) =>
    unit === "1" ? plain(value) : withName(plain(value), besideNumber(unit, value === 1, words));
  return { left: exact(left), right: exact(right) };
}

function percent(share: number): string {
  return `${significant(share, 4, -2)}%`;
}
