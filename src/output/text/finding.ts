/** What was found, as a sentence made from the numbers of a report: the words that commands share. */

import { withinSentence, wordsOf } from "../../labels.ts";
import { type Translate, translator } from "../../messages/format.ts";
import type { MeasureRow } from "../../report/measures.ts";
import {
  lastingOf,
  type OutcomeAmount,
  type OutcomeRow,
  type Outcomes,
} from "../../report/scenario-outcome.ts";
import type { Head, PlainCondition, ScenarioHead } from "../../report/types.ts";
import { isNoYear, yearNamer } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { significant } from "../numbers/number.ts";
import { type Prose, proseAmount, showsAll } from "../numbers/prose.ts";
import { exactQuantity } from "../numbers/quantity.ts";
import { periodOf } from "./heading.ts";

/** What sentences about a report are made with. */
export interface Wording {
  readonly t: Translate;
  readonly language: Language;
  /** An amount as an article has it; below zero with a minus sign. What is null: a year that never comes is none, all else is undefined. */
  readonly amount: (value: number | null, unit: string) => string;
  /** How far two amounts are apart: of percentages in points. */
  readonly distance: (value: number, unit: string) => string;
  /** An amount that was given or sought, as a limit: in four digits where it has them, and zero as a word. */
  readonly limit: (value: number, unit: string) => string;
  /** An amount that was found by approaching it: "about" where more digits of it are known than are shown. */
  readonly approached: (value: number, unit: string) => string;
  /** Different values beside each other, `text` by itself: those that would read alike in four digits, and else in every one, a won apart. */
  readonly apart: (
    values: readonly number[],
    unit: string,
    text: (value: number, unit: string) => string,
  ) => (value: number) => string;
  /** By its place among the years shown, which follow each other; one ahead of them is below zero. */
  readonly yearAt: (place: number) => string;
  readonly yearName: (year: number) => string;
  readonly first: string;
  readonly last: string;
}

type About = Pick<Head, "plan" | "money" | "model"> & { readonly years: readonly number[] };

export function wordingOf(report: About, language: Language): Wording {
  const { plan, money, model, years } = report;
  const prose: Prose = {
    ...{ language, currency: money.currency, counts: model.counts, calendar: plan.years },
  };
  const named = yearNamer(report);
  const t = translator(language);
  const absent = (unit: string) => t(unit === "year" ? "table.none" : "finding.no-value");
  const given = { ...prose, digits: 4 };
  const written = (value: number, unit: string, how: Prose = prose) => {
    const text = proseAmount(value, unit, how);
    return unit === "year" ? t("finding.year", { year: text }) : text;
  };
  return {
    ...{ t, language },
    amount: (value, unit) =>
      value === null || (unit === "year" && isNoYear(value)) ? absent(unit) : written(value, unit),
    distance: (value, unit) => {
      const text = written(Math.abs(value), unit);
      return unit === "%" ? t("finding.points", { value: text.slice(0, -1) }) : text;
    },
    limit: (value, unit) => (value === 0 ? t("finding.zero") : written(value, unit, given)),
    approached: (value, unit) => {
      const text = written(value, unit, given);
      return showsAll(value, unit, given) ? text : t("finding.about", { value: text });
    },
    apart: (values, unit, text) => {
      const inFour = (value: number) => written(value, unit, given);
      const byItself = (value: number) => text(value, unit);
      return (value) => {
        const alike = (form: (value: number) => string) =>
          values.some((other) => other !== value && form(other) === form(value));
        if (alike(inFour)) return exactQuantity(value, unit, prose);
        return alike(byItself) ? inFour(value) : byItself(value);
      };
    },
    yearAt: (place) => named((years[0] as number) + place),
    yearName: named,
    ...periodOf(report),
  };
}

/**
 * What a scenario is called beside others, within a sentence: its label; its id where another has the same. `quoted`: also of a title that
 * is a number of things, where the sentence counts such things.
 */
export function scenarioName(
  scenarios: readonly ScenarioHead[],
  place: number,
  language: Language,
  quoted = false,
): string {
  const labels = withoutShared(scenarios.map(({ label }) => wordsOf(label, language)));
  const own = labels[place] as string;
  if (labels.filter((each) => each === own).length > 1) return (scenarios[place] as ScenarioHead).name;
  return language === "ko"
    ? own
    : own
        .split(" + ")
        .map((title) => titled(title, quoted))
        .join(" + ");
}

/**
 * A title within an English sentence: in quotation marks, "Counted as H100s", unless it is a number of things or an input at a value, which
 * read as what they are: "with 100,000 GPUs", "with energy price ×1.1". Korean sentences have the marks themselves.
 */
function titled(title: string, quoted: boolean): string {
  if (!quoted && /^\d[\d.,]*(?: [\p{L}\d-]+)+$/u.test(title)) return title;
  if (/ (?:at |×|[+−])\S*\d/.test(title)) return withinSentence(title, "en");
  return translator("en")("finding.quoted", { name: title });
}

/** Labels of stacks without the parts that all of them have, where something is left of each. */
function withoutShared(labels: readonly string[]): readonly string[] {
  const parts = labels.map((label) => label.split(" + "));
  const own = parts.map((list) => list.filter((part) => !parts.every((other) => other.includes(part))));
  return own.every((list) => list.length > 0) ? own.map((list) => list.join(" + ")) : labels;
}

/** A clause as a sentence: what begins with a word begins with a capital, a formula does not. */
export function sentence(clause: string): string {
  const begins = /^(?!not \()[a-z][a-z'-]*[ ,:](?![<>=+*/^-])/.test(clause);
  return `${begins ? clause.charAt(0).toUpperCase() + clause.slice(1) : clause}.`;
}

/** With the value of an input up to which the money lasts, where one is known. */
export function withBreakEven(
  clause: string,
  { breakEven, scenarios }: Pick<Outcomes, "breakEven"> & { readonly scenarios: readonly ScenarioHead[] },
  { t, limit, language }: Wording,
): string {
  if (breakEven === undefined) return clause;
  const { sufficient, unit, integer, label, scenario } = breakEven;
  const values = {
    clause,
    value: limit(sufficient, unit),
    input: withinSentence(wordsOf(label, language), language),
  };
  if (scenario !== undefined && scenarios.length > 1) {
    const name = scenarioName(scenarios, scenario, language);
    return t(integer ? "finding.break-even-of" : "finding.break-even-of-about", { ...values, name });
  }
  return t(integer ? "finding.break-even" : "finding.break-even-about", values);
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
  const deepest = "deepest" in lasting ? amount(Math.abs(lasting.deepest), unit) : "";
  const end = { last, left: amount(Math.abs(values.at(-1) as number), unit) };
  const total = funding?.total ?? null;
  // Funding of nothing does not run short.
  if (funding === undefined || total === null || total === 0) {
    if (!("year" in lasting)) return t("finding.never-below", { metric, ...end });
    const below = { metric, ...end, year: yearAt(lasting.year), deepest };
    return t(lasting.state === "short" ? "finding.below" : "finding.below-first", below);
  }
  const money = { funding: metricName(funding, wording), amount: amount(total, funding.unit), ...end };
  if (!("year" in lasting)) return t(lasting.state === "lasts" ? "finding.lasts" : "finding.used", money);
  const short = { ...money, year: yearAt(lasting.year), deepest };
  if (lasting.year < 0) {
    return t(lasting.state === "short" ? "finding.short-earlier" : "finding.recovers-earlier", short);
  }
  return t(lasting.state === "short" ? "finding.short" : "finding.recovers", short);
}

/** "Compute cost: 17.98 trillion won over 2026–2030". */
function valueClause(outcome: OutcomeRow, wording: Wording): string {
  const { t } = wording;
  const metric = metricName(outcome, wording);
  if (outcome.unit === "year" && outcome.kind === "single" && isNoYear(outcome.total))
    return t("finding.none", { metric });
  return t("finding.value", { metric, value: valueText(outcome, wording) });
}

/** What a metric, or an input, is called within a sentence. */
export function metricName({ label }: Pick<OutcomeRow, "label">, { language }: Wording): string {
  return withinSentence(wordsOf(label, language), language);
}

/** The same of an input that a sentence speaks of by its title: "GPU cost, paid by firms" would be read as two things. */
export function inputName({ label }: Pick<OutcomeRow, "label">, { t, language }: Wording): string {
  const name = wordsOf(label, language);
  return t("finding.quoted", { name });
}

/** A metric and of when its one number is: "compute cost over 2026–2030", "cumulative public balance at the end of 2030". */
export function metricWhen(
  { label, kind, year }: Pick<MeasureRow, "label" | "kind" | "year">,
  wording: Wording,
): string {
  const { t, yearName, first, last } = wording;
  const value = metricName({ label }, wording);
  if (year !== undefined && kind !== "single")
    return kind === "stock"
      ? t("finding.at-end", { value, last: yearName(year) })
      : t("finding.in", { value, year: yearName(year) });
  switch (kind) {
    case "single":
      return value;
    case "stock":
      return t("finding.at-end", { value, last });
    case "rate":
      return t("finding.in", { value, year: last });
    case "flow":
      return first === last
        ? t("finding.in", { value, year: last })
        : t("finding.over", { value, first, last });
  }
}

/** A value and of when it is: a flow's total, a stock at the end, a rate in the first and the last year. */
export function valueText(
  { kind, unit, values, total }: Pick<OutcomeAmount, "kind" | "unit" | "values" | "total">,
  wording: Wording,
): string {
  const { t, amount, first, last } = wording;
  const text = (value: number | null) => amount(value, unit);
  if (kind === "single") return text(total);
  const inOne = first === last;
  if (kind === "flow") {
    const value = text(total);
    return inOne ? t("finding.in", { value, year: last }) : t("finding.over", { value, first, last });
  }
  const [from = null, to = null] = [values[0], values.at(-1)];
  if (kind === "stock") return t("finding.at-end", { value: text(to), last });
  if (inOne) return t("finding.in", { value: text(to), year: last });
  if (from === to) return t("finding.both-ends", { value: text(from), first, last });
  return t("finding.from-to", { from: text(from), first, to: text(to), last });
}

const bounds = {
  "<": "finding.bound-below",
  ">": "finding.bound-above",
  "<=": "finding.bound-most",
  ">=": "finding.bound-least",
  "=": "finding.bound-equal",
} as const;

const always = {
  "<": "finding.always-below",
  ">": "finding.always-above",
  "<=": "finding.never-above-limit",
  ">=": "finding.never-below-limit",
  "=": "finding.always-equal",
} as const;

/**
 * A condition as a clause: in words where it compares one metric with an amount of few digits, else as it was written. `within`: it does
 * not begin the sentence. `year`: of a condition that is asked of each year.
 */
export function conditionClause(
  condition: string,
  plain: PlainCondition | undefined,
  wording: Wording,
  { within = false, year }: { readonly within?: boolean; readonly year?: string } = {},
): string {
  const { t, limit, yearName, first, last } = wording;
  const holds = t("finding.holds", { condition });
  const written = year === undefined ? holds : t("finding.in", { value: holds, year });
  if (plain === undefined) return written;
  const { kind, unit, op, value, over } = plain;
  const few = Number(significant(Math.abs(value), 4)) === Math.abs(value);
  if (op === "<>" || !few || (unit === "year" && op !== "=")) return written;
  const metric = within
    ? t("finding.quoted", { name: wordsOf(plain.label, wording.language) })
    : metricName(plain, wording);
  const amount = { value: limit(value, unit) };
  // A year is one, or it is another.
  const bound = unit === "year" ? amount.value : t(bounds[op], amount);
  const at = (when: string) =>
    t(kind === "stock" ? "finding.is-at-end" : "finding.is-in", { metric, bound, year: when });
  switch (over) {
    case "all":
      return t(always[op], { metric, ...amount });
    case "any":
      return t("finding.is-any", { metric, bound });
    case "total":
      return kind === "flow" ? t("finding.is-total", { metric, bound, first, last }) : at(last);
    case "first":
      return at(first);
    case "last":
      return at(last);
    case "at":
      return at(yearName(plain.year ?? 0));
    case "lowest":
      return t("finding.is-lowest", { metric, bound });
    case "highest":
      return t("finding.is-highest", { metric, bound });
    case "mean":
      return t("finding.is-mean", { metric, bound });
    case "none":
      return year === undefined ? t("finding.is", { metric, bound }) : at(year);
  }
}
