/** A metric in one sentence for an article: its value, range, assumptions and main sources, in fewer words than editors cut. */

import { type Translate, translator } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import { percentage } from "../../output/numbers/number.ts";
import { type Prose, proseAmount, proseRange } from "../../output/numbers/prose.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import { periodOf } from "../../output/text/heading.ts";
import type { CiteReport } from "../../report/explanation.ts";
import type { ScenarioHead } from "../../report/types.ts";
import { yearName } from "../../year-names.ts";

/** A sentence has fewer words than this, wherever its names allow. */
const wordLimit = 60;
/** Sources that it names, at most; fewer where it would be too long. */
const mainSources = 3;
/** How one source is told, and how several are. */
const mainIds = ["cite.main-source", "cite.main-sources"] as const;
const allIds = ["cite.source", "cite.sources"] as const;
/** A smaller share is not printed as none. */
const leastShare = 0.001;
/** Settings that it spells out; more are counted. */
const settingsTold = 2;

export function citation(report: CiteReport, language: Language): string {
  const t = translator(language);
  const withoutTax = { ...report, money: { currency: report.money.currency } };
  const told = (of: CiteReport, sources: number) => sentence(of, language, sources, t);
  const shortest = told({ ...withoutTax, range: undefined }, 0);
  // What money it is comes before who published what: pages are counted, and not even that, before tax is left out.
  const all = [
    ...[mainSources, 2, 1, 0, -1].map((sources) => told(report, sources)),
    told(withoutTax, 0),
    shortest,
  ];
  return all.find((text) => text.split(/\s+/).length < wordLimit) ?? shortest;
}

function sentence(report: CiteReport, language: Language, sources: number, t: Translate): string {
  const { plan, version } = report;
  return t("cite.sentence", {
    claim: claimOf(report, language, t),
    plan: plan.label[language].normalize("NFC"),
    scenario: scenarioOf(report, language, t),
    settings: settingsOf(report.scenarios[0], t),
    version,
    rests: [assumedOf(report, t), ...sourcesText(report, language, sources, t)].join(t("cite.and")),
  });
}

/** Nothing of a scenario that bears the name of its plan. */
function scenarioOf({ scenarios: [scenario], plan }: CiteReport, language: Language, t: Translate): string {
  const label = scenario.label[language].normalize("NFC");
  return label === plan.label[language].normalize("NFC") ? "" : t("cite.scenario", { label });
}

/** What was changed on the command line, spelt out where that is little. */
function settingsOf({ layers }: ScenarioHead, t: Translate): string {
  const typed = layers.filter(({ id, from }) => id === "--set" || from === "table");
  const settings = typed.flatMap(({ id, from, set, unset }) =>
    from === "table" ? [id] : [...set, ...unset.map((name) => `--unset ${name}`)],
  );
  if (settings.length === 0) return "";
  return settings.length > settingsTold
    ? t("cite.settings", { count: settings.length })
    : t("cite.typed", { settings: settings.join(", ") });
}

/** What is said of the metric. */
function claimOf(report: CiteReport, language: Language, t: Translate): string {
  const { figure, plan } = report;
  const { unit, value } = figure;
  const name = figure.label[language].normalize("NFC");
  const span = periodOf(report);
  const terms = termsOf(report, language, t);
  if (value === null)
    return isDated(report)
      ? t("cite.none", { figure: language === "en" ? withinSentence(name) : name, ...span, terms })
      : t("cite.undefined", { figure: name, when: whenOf(report, t), terms });
  if (isDated(report)) return t("cite.in-year", { figure: name, year: yearName(value, plan.years), terms });
  const prose = proseOf(report, language);
  const when = whenOf(report, t);
  return value < 0 && unit === report.money.currency.code && isBalance(figure)
    ? t("cite.shortfall", { figure: name, amount: proseAmount(-value, unit, prose), when, terms })
    : t("cite.is", { figure: name, value: proseAmount(value, unit, prose), when, terms });
}

/** A year in which something first holds. */
function isDated({ figure: { kind, unit } }: CiteReport): boolean {
  return kind === "single" && unit === "year";
}

function proseOf({ money, model, plan }: CiteReport, language: Language): Prose {
  return { language, currency: money.currency, counts: model.counts, calendar: plan.years };
}

/** "First year of shortfall" behind an article; abbreviations and names of one letter stay as they are. */
function withinSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
}

/** In brackets: the range, and whose money it is. */
function termsOf(report: CiteReport, language: Language, t: Translate): string {
  const { figure, money } = report;
  const own = figure.value !== null && figure.unit.split("/")[0] === money.currency.code;
  const tax = money.tax === undefined ? [] : [money.tax[language]];
  const range = rangeText(report, language, t);
  const { basis, basisShort = basis } = report.scenarios[0];
  const terms = [
    ...(range === undefined ? [] : [range]),
    ...(own ? [t("cite.nominal"), ...tax] : []),
    ...(report.countsMoney && basisShort !== undefined ? [basisShort[language].normalize("NFC")] : []),
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
      year === null ? t("table.none") : t("cite.of-year", { year: yearName(year, plan.years) });
    return p5 === p95
      ? t("cite.range-one", { value: named(p5) })
      : t("cite.range", { range: t("cite.from-to", { from: named(p5), to: named(p95) }) });
  }
  if (p5 === null || p95 === null) return undefined;
  const prose = proseOf(report, language);
  const { range: text, one } = proseRange(p5, p95, figure.unit, prose);
  return one ? t("cite.range-one", { value: text }) : t("cite.range", { range: text });
}

/** A stock is what stands at the end of a year. */
function whenOf(report: CiteReport, t: Translate): string {
  const { year, kind } = report.figure;
  if (year !== undefined) {
    return t(kind === "stock" ? "cite.end" : "cite.year", { year: yearName(year, report.plan.years) });
  }
  const span = periodOf(report);
  return kind === "single" ? t("cite.years", span) : t("cite.total", span);
}

/** How much of what its inputs do to it comes from inputs without a source, as `explain` has it. */
function assumedOf(
  { inputSummary: { sensitivityShare, active, assumptions, defaults } }: CiteReport,
  t: Translate,
): string {
  const count = assumptions + defaults;
  if (active === 0) return t("cite.no-inputs");
  if (count === 0) return t("cite.none-assumed");
  if (sensitivityShare === null) return t("cite.assumed-inputs", { count, active });
  const part = sensitivityShare.assumption + sensitivityShare.default;
  return part < leastShare
    ? t("cite.assumed-little", { share: percentage(leastShare, 1) })
    : t("cite.assumed", { share: percentage(part, 1) });
}

/** The publishers of the pages that move it most, each once with the year of its first page. */
function sourcesText({ sources }: CiteReport, language: Language, most: number, t: Translate): string[] {
  if (most < 0) return [];
  const years = new Map<string, string>();
  for (const { publisher, date } of sources) {
    const name = publisher[language].normalize("NFC");
    if (!years.has(name)) years.set(name, date.slice(0, 4));
  }
  if (years.size === 0) return [t("cite.no-sources")];
  const shown = [...years].slice(0, most).map(([name, year]) => t("cite.publisher", { name, year }));
  if (shown.length === 0) {
    return [
      sources.length === 1 ? t("cite.source-counted") : t("cite.sources-counted", { count: sources.length }),
    ];
  }
  const names = [shown.slice(0, -1).join(t("cite.comma")), shown.at(-1) as string].filter(
    (each) => each !== "",
  );
  const list = names.join(t("cite.and-last"));
  const ids = years.size > shown.length ? mainIds : allIds;
  return [t(ids[shown.length === 1 ? 0 : 1], { list })];
}
