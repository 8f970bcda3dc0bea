/** What was found, as a sentence made from the numbers of a report: the words that commands share. */

import { type Translate, translator } from "../../messages/format.ts";
import {
  lastingOf,
  type OutcomeAmount,
  type OutcomeRow,
  type Outcomes,
} from "../../report/scenario-outcome.ts";
import type { Head, ScenarioHead } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { type Prose, proseAmount } from "../numbers/prose.ts";
import { periodOf } from "./heading.ts";

/** What sentences about a report are made with. */
export interface Wording {
  readonly t: Translate;
  readonly language: Language;
  /** An amount as an article has it; below zero with a minus sign. What is null: a year that never comes is none, all else is undefined. */
  readonly amount: (value: number | null, unit: string) => string;
  readonly yearAt: (place: number) => string;
  readonly first: string;
  readonly last: string;
}

type About = Pick<Head, "plan" | "money" | "model"> & { readonly years: readonly number[] };

export function wordingOf(report: About, language: Language): Wording {
  const { plan, money, model, years } = report;
  const prose: Prose = {
    ...{ language, currency: money.currency, counts: model.counts, calendar: plan.years, decimals: 2 },
  };
  const named = yearNamer(report);
  const t = translator(language);
  const absent = (unit: string) => t(unit === "year" ? "table.none" : "finding.no-value");
  return {
    ...{ t, language },
    amount: (value, unit) => {
      if (value === null) return absent(unit);
      const text = proseAmount(value, unit, prose);
      return unit === "year" ? t("finding.year", { year: text }) : text;
    },
    yearAt: (place) => named(years[place] as number),
    ...periodOf(report),
  };
}

/** What a scenario is called beside others: its label; its id where another has the same. */
export function scenarioName(scenarios: readonly ScenarioHead[], place: number, language: Language): string {
  const labels = scenarios.map(({ label }) => label[language].normalize("NFC"));
  const own = labels[place] as string;
  return labels.filter((each) => each === own).length > 1 ? (scenarios[place] as ScenarioHead).name : own;
}

/** A clause as a sentence: what begins with a word begins with a capital, a formula does not. */
export function sentence(clause: string): string {
  const begins = /^[a-z]+[ ,:]/.test(clause);
  return `${begins ? clause.charAt(0).toUpperCase() + clause.slice(1) : clause}.`;
}

/** With the value of an input up to which the money lasts, where one is known. */
export function withBreakEven(
  clause: string,
  { breakEven, scenarios }: Pick<Outcomes, "breakEven"> & { readonly scenarios: readonly ScenarioHead[] },
  { t, amount, language }: Wording,
): string {
  if (breakEven === undefined) return clause;
  const { lasts, unit, whole, label, scenario } = breakEven;
  const values = { clause, value: amount(lasts, unit), input: label[language].normalize("NFC") };
  if (scenario !== undefined && scenarios.length > 1) {
    const name = scenarioName(scenarios, scenario, language);
    return t(whole ? "finding.break-even-of" : "finding.break-even-of-about", { ...values, name });
  }
  return t(whole ? "finding.break-even" : "finding.break-even-about", values);
}

/** What one scenario comes to: how long its money lasts and what is left, or the value of a metric. */
export function outcomeClause(outcome: OutcomeRow, wording: Wording): string {
  const { t, amount, yearAt, last } = wording;
  const { unit, values, funding } = outcome;
  if (!outcome.balance) return valueClause(outcome, wording);
  const lasting = lastingOf(outcome);
  const metric = metricName(outcome, wording);
  if (lasting.state === "undefined") {
    return t("finding.undefined", { metric, count: lasting.count, all: values.length });
  }
  const size = (place: number) => amount(Math.abs(values[place] as number), unit);
  const end = { last, left: size(values.length - 1) };
  const total = funding?.total ?? null;
  if (funding === undefined || total === null) {
    if (!("year" in lasting)) return t("finding.never-below", { metric, ...end });
    const below = { metric, ...end, year: yearAt(lasting.year), deepest: size(lasting.deepest) };
    return t(lasting.state === "short" ? "finding.below" : "finding.below-first", below);
  }
  const money = { funding: metricName(funding, wording), amount: amount(total, funding.unit), ...end };
  if (!("year" in lasting)) return t(lasting.state === "lasts" ? "finding.lasts" : "finding.used", money);
  const short = { ...money, year: yearAt(lasting.year), deepest: size(lasting.deepest) };
  return t(lasting.state === "short" ? "finding.short" : "finding.recovers", short);
}

/** "Compute cost: 17.98 trillion won over 2026–2030". */
function valueClause(outcome: OutcomeRow, wording: Wording): string {
  const { t } = wording;
  const metric = metricName(outcome, wording);
  if (outcome.unit === "year" && outcome.kind === "single" && outcome.total === null)
    return t("finding.none", { metric });
  return t("finding.value", { metric, value: valueText(outcome, wording) });
}

export function metricName({ label }: Pick<OutcomeRow, "label">, { language }: Wording): string {
  return label[language].normalize("NFC");
}

/** A value and of when it is: a flow's total, a stock at the end, a rate in the first and the last year. */
export function valueText(
  { kind, unit, values, total }: Pick<OutcomeAmount, "kind" | "unit" | "values" | "total">,
  wording: Wording,
): string {
  const { t, amount, first, last } = wording;
  const text = (value: number | null) => amount(value, unit);
  if (kind === "single") return text(total);
  if (kind === "flow") return t("finding.over", { value: text(total), first, last });
  const [from = null, to = null] = [values[0], values.at(-1)];
  if (kind === "stock") return t("finding.at-end", { value: text(to), last });
  if (from === to) return t("finding.both-ends", { value: text(from), first, last });
  return t("finding.from-to", { from: text(from), first, to: text(to), last });
}
