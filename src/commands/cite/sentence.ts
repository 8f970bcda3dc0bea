/** A metric in one sentence for an article: its value, range, assumptions and main sources, in fewer words than editors cut. */

import { withinSentence, wordsOf } from "../../labels.ts";
import { type Translate, translator } from "../../messages/format.ts";
import type { Text } from "../../model/definition.ts";
import type { Language } from "../../output/formats.ts";
import { percentage } from "../../output/numbers/number.ts";
import { type Prose, proseAmount, proseRange } from "../../output/numbers/prose.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import { periodOf } from "../../output/text/heading.ts";
import { isPlanItself } from "../../plan/scenarios/scenario-label.ts";
import type { CiteReport } from "../../report/explanation.ts";
import { isNoYear, yearName } from "../../year-names.ts";

/** A sentence has fewer words than this, wherever its names allow. */
const wordLimit = 60;
/** Sources that it names, at most; fewer where it would be too long. */
const mainSources = 3;
/** How one source is named, and how several are. */
const mainIds = ["cite.main-source", "cite.main-sources"] as const;
const allIds = ["cite.source", "cite.sources"] as const;
/** A smaller share is not printed as none. */
const minShare = 0.001;
/** Settings that it spells out; more are counted. */
const settingsNamed = 2;

/** What a sentence says besides; what is left out of it stands behind --all. */
interface Scope {
  /** Whether it is as short as its words allow. */
  readonly brief: boolean;
  readonly sources: number;
  /** Of a publisher, whom it cites or copies. */
  readonly copied: boolean;
  readonly settings: boolean;
  /** How much of it rests on assumptions. */
  readonly assumed: boolean;
  readonly range: boolean;
  /** Whether plan and scenario are called by their titles, and not by their shorter ids. */
  readonly titles: boolean;
}

const whole: Scope = {
  brief: false,
  sources: mainSources,
  copied: true,
  settings: true,
  assumed: true,
  range: true,
  titles: true,
};
/**
 * How a sentence that is too long is shortened, step by step. What its money is and whether tax is in it always stays, even where names
 * alone fill the sentence: without it the number is another one.
 */
const steps: readonly Partial<Scope>[] = [
  {},
  { sources: 2 },
  { sources: 1 },
  { brief: true },
  { copied: false },
  { settings: false },
  { assumed: false },
  { sources: 0 },
  { range: false },
  { titles: false },
];

export function citation(report: CiteReport, language: Language): string {
  const t = translator(language);
  let scope = whole;
  let text = "";
  for (const step of steps) {
    scope = { ...scope, ...step };
    text = sentence(report, language, scope, t);
    if (text.split(/\s+/).length < wordLimit) break;
  }
  return text;
}

function sentence(report: CiteReport, language: Language, scope: Scope, t: Translate): string {
  const { plan, version } = report;
  return t(scope.brief ? "cite.sentence-brief" : "cite.sentence", {
    claim: claimOf(report, language, scope, t),
    plan: scope.titles ? wordsOf(plan.label, language) : plan.id,
    scenario: scenarioOf(report, language, scope, t),
    settings: settingsOf(report, language, scope, t),
    version,
    rests: [
      ...(scope.assumed ? [assumedOf(report, scope, t)] : []),
      sourcesText(report, language, scope, t),
    ].join(t("cite.and")),
  });
}

/** Nothing of the plan itself: it is named already. */
function scenarioOf(
  { scenarios: [scenario] }: CiteReport,
  language: Language,
  { titles }: Scope,
  t: Translate,
): string {
  if (isPlanItself(scenario.layers)) return "";
  return t("cite.scenario", { label: titles ? wordsOf(scenario.label, language) : scenario.name });
}

/** What was changed on the command line: in words where that is little, else how much it is. */
function settingsOf({ settings }: CiteReport, language: Language, scope: Scope, t: Translate): string {
  if (settings.length === 0) return "";
  if (scope.settings && settings.length <= settingsNamed)
    return t("cite.typed", {
      settings: settings
        .map((each) => withinSentence(wordsOf(each, language), language))
        .join(t("cite.and-last")),
    });
  return settings.length === 1 ? t("cite.setting") : t("cite.settings", { count: settings.length });
}

/** What is said of the metric. */
function claimOf(report: CiteReport, language: Language, scope: Scope, t: Translate): string {
  const { figure, plan } = report;
  const { unit, value } = figure;
  const name = wordsOf(figure.label, language);
  const { first, last } = periodOf(report);
  const terms = termsOf(report, language, scope, t);
  if (isDated(report) && isNoYear(value)) {
    const span = first === last ? first : t("cite.span", { first, last });
    return t("cite.none", { figure: withinSentence(name, language), span, terms });
  }
  if (value === null) return t("cite.undefined", { figure: name, when: whenOf(report, t), terms });
  if (isDated(report)) {
    const year = yearName(value, plan.years);
    return t("cite.in-year", { figure: withinSentence(name, language), year, terms });
  }
  const prose = proseOf(report, language);
  const when = whenOf(report, t);
  return isShort(report)
    ? t("cite.shortfall", { figure: name, amount: proseAmount(-value, unit, prose), when, terms })
    : t("cite.is", { figure: name, value: proseAmount(value, unit, prose), when, terms });
}

/** A balance below zero is said as what is missing. */
function isShort({ figure, money }: CiteReport): boolean {
  return (figure.value ?? 0) < 0 && figure.unit === money.currency.code && isBalance(figure);
}

/** A year in which something first holds. */
function isDated({ figure: { kind, unit } }: CiteReport): boolean {
  return kind === "single" && unit === "year";
}

function proseOf({ money, model, plan }: CiteReport, language: Language): Prose {
  return { language, currency: money.currency, counts: model.counts, calendar: plan.years };
}

/** In brackets: the range, and whose money it is. */
function termsOf(report: CiteReport, language: Language, scope: Scope, t: Translate): string {
  const { figure, money } = report;
  const own = figure.value !== null && figure.unit.split("/")[0] === money.currency.code;
  const tax = money.tax === undefined ? [] : [money.tax[language]];
  const range = scope.range ? rangeText(report, language, t) : undefined;
  const { basis, basisShort = basis, label } = report.scenarios[0];
  // A scenario may be called by the money that it counts.
  const isInLabel = (text: Text) => label[language].toLowerCase().includes(text[language].toLowerCase());
  const terms = [
    ...(range === undefined ? [] : [range]),
    ...(own ? [t("cite.nominal"), ...tax] : []),
    ...(report.countsMoney && basisShort !== undefined && !isInLabel(basisShort)
      ? [basisShort[language].normalize("NFC")]
      : []),
  ];
  return terms.length === 0 ? "" : t("cite.terms", { terms: terms.join(t("cite.comma")) });
}

/** Nothing of what has no range: no input is varied, or most trials have no value. */
export function rangeText(report: CiteReport, language: Language, t: Translate): string | undefined {
  const { figure, plan, range } = report;
  if (range === undefined || range.undefinedShare > 0.05) return undefined;
  const { p5, p95 } = range;
  if (isDated(report)) {
    const named = (year: number | null) =>
      isNoYear(year) ? t("table.none") : t("cite.of-year", { year: yearName(year, plan.years) });
    return p5 === p95
      ? t("cite.range-one", { value: named(p5) })
      : t("cite.range", { range: t("cite.from-to", { from: named(p5), to: named(p95) }) });
  }
  if (p5 === null || p95 === null) return undefined;
  const prose = proseOf(report, language);
  // Per what it is stands in the claim.
  const { range: text, one } = proseRange(p5, p95, figure.unit.split("/")[0] as string, prose);
  // What is missing has no sign, and its range has that of the balance.
  if (isShort(report)) return t("cite.range-balance", { range: text });
  return one ? t("cite.range-one", { value: text }) : t("cite.range", { range: text });
}

/** A stock is what stands at the end of a year. */
function whenOf(report: CiteReport, t: Translate): string {
  const { year, kind } = report.figure;
  if (year !== undefined) {
    return t(kind === "stock" ? "cite.end" : "cite.year", { year: yearName(year, report.plan.years) });
  }
  const span = periodOf(report);
  // Of one year a total is that year's.
  if (span.first === span.last) return t(kind === "stock" ? "cite.end" : "cite.year", { year: span.first });
  return kind === "single" ? t("cite.years", span) : t("cite.total", span);
}

/** How much of what its inputs do to it comes from inputs without a source, as `explain` has it. */
function assumedOf(
  { inputSummary: { sensitivityShare, active, assumptions, defaults } }: CiteReport,
  { brief }: Scope,
  t: Translate,
): string {
  const count = assumptions + defaults;
  if (active === 0) return t("cite.no-inputs");
  if (count === 0) return t("cite.none-assumed");
  if (sensitivityShare === null) {
    const id =
      count < active ? "cite.assumed-inputs" : active === 1 ? "cite.assumed-one" : "cite.assumed-all";
    return t(id, { count, active });
  }
  const part = sensitivityShare.assumption + sensitivityShare.default;
  return part < minShare
    ? t("cite.assumed-little", { share: percentage(minShare, 1) })
    : t(brief ? "cite.assumed-brief" : "cite.assumed", { share: percentage(part, 1) });
}

/** The publishers of the pages that move it most, each once with the year of its first page. */
function sourcesText({ sources }: CiteReport, language: Language, scope: Scope, t: Translate): string {
  const years = new Map<string, string>();
  for (const { publisher, date } of sources) {
    const name = publisher[language].normalize("NFC");
    if (!years.has(name)) years.set(name, date.slice(0, 4));
  }
  if (years.size === 0) return t("cite.no-sources");
  // A comma parts publishers, and none of them in two: "The Daily Scout citing NVIDIA".
  const shown = [...years].slice(0, scope.sources).map(([name, year]) =>
    t("cite.publisher", {
      name: scope.copied ? name.replaceAll(", ", " ") : name.replace(/, .*/, ""),
      year,
      // A name that ends in brackets takes the year into them.
    }).replace(/\) ?\((?=\d{4}\)$)/, ", "),
  );
  if (shown.length === 0)
    return sources.length === 1
      ? t("cite.source-counted")
      : t("cite.sources-counted", { count: sources.length });
  const names = [shown.slice(0, -1).join(t("cite.comma")), shown.at(-1) as string].filter(
    (each) => each !== "",
  );
  const list = names.join(t("cite.and-last"));
  const ids = years.size > shown.length ? mainIds : allIds;
  return t(ids[shown.length === 1 ? 0 : 1], { list });
}
