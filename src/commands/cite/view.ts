import { type Translate, translator } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import { headOf, recordOf, scenariosOf } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { escaped, link } from "../../output/markdown/escape.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import { type Prose, proseAmount } from "../../output/numbers/prose.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import type { View } from "../../output/report-view.ts";
import { overridesLine, periodOf } from "../../output/text/heading.ts";
import type { Page } from "../../output/text/page.ts";
import type { CiteReport } from "../../report/explanation.ts";
import type { Money, Text } from "../../report/types.ts";
import { yearName } from "../../year-names.ts";
import { figureFields, sourceList } from "../explain/view.ts";

export const citeView: View<CiteReport> = {
  page: citePage,
  document: (report) => ({
    head: {
      ...headOf(report),
      ...scenariosOf(report),
      ...recordOf(report.figure, figureFields),
      sentence: { en: citation(report, "en"), ko: citation(report, "ko") },
      ...recordOf(report, "fingerprint rests"),
    },
    lists: [sourceList(report.sources)],
  }),
  records: ({ plan, figure, fingerprint, sources, scenarios, version }, { language }) => [
    ["metric", "label", "year", "value", "unit", "scenario", "version", "plan", "model", "source", "url"],
    ...sources.map(({ id, url }) => [
      figure.metric,
      textCell(figure.label, language),
      figure.year === undefined ? "" : yearName(figure.year, plan.years),
      plainOrEmpty(figure.value),
      figure.unit,
      scenarios[0].name,
      version,
      fingerprint.plan,
      fingerprint.model,
      id,
      url,
    ]),
  ],
  // An address in angle brackets is a link: all else is text.
  markdown: (report, { language, wide }) => {
    const pieces = citation(report, language, wide).split(/(<https?:[^>]*>)/);
    return `${pieces.map((piece, i) => (i % 2 === 1 ? link(piece.slice(1, -1)) : escaped(piece))).join("")}\n`;
  },
};

/** Sources that a sentence names: the others are counted. */
const mainSources = 3;

export function citePage(report: CiteReport, { language, wide }: Style): Page {
  return {
    titles: [],
    typed: [],
    basis: [],
    // Not wrapped: it is made to be copied.
    parts: [{ names: [citation(report, language, wide)] }],
    notes: [],
  };
}

/** The sentence by itself; `wide`: with every source instead of the main ones. */
export function citation(report: CiteReport, language: Language, wide = false): string {
  const t = translator(language);
  const { fingerprint, plan, version } = report;
  const [scenario] = report.scenarios;
  const typed = overridesLine(scenario);
  return t("cite.sentence", {
    claim: claimOf(report, language, t),
    scenario: scenario.name,
    label: scenario.label[language].normalize("NFC"),
    typed: typed.length === 0 ? "" : t("cite.typed", { settings: typed.join(" ") }),
    plan: plan.label[language].normalize("NFC"),
    version,
    hashes: t("cite.hashes", { plan: fingerprint.plan, model: fingerprint.model }),
    rests: restsText(report, wide, t),
  });
}

/** What is said of the figure. */
function claimOf(report: CiteReport, language: Language, t: Translate): string {
  const { figure, plan, money, model, scenarios } = report;
  const [{ basis: counted }] = scenarios;
  const { unit, value, kind } = figure;
  const name = figure.label[language].normalize("NFC");
  const span = periodOf(report);
  // A year in which something first holds.
  const dated = kind === "single" && unit === "year";
  if (value === null)
    return dated
      ? t("cite.none", { figure: name, ...span })
      : t("cite.undefined", { figure: name, when: whenOf(report, t) });
  const prose: Prose = { language, currency: money.currency, counts: model.counts, calendar: plan.years };
  if (dated) return t("cite.in-year", { figure: name, year: yearName(value, plan.years) });
  const own = unit.split("/")[0] === money.currency.code;
  const short = value < 0 && unit === money.currency.code && isBalance(figure);
  const amount = proseAmount(short ? -value : value, unit, prose);
  return t("cite.is", {
    figure: name,
    value: short ? t("cite.shortfall", { amount }) : amount,
    when: whenOf(report, t),
    basis: own ? t("cite.basis", { terms: termsOf(money, counted, language, t) }) : "",
  });
}

/** Nominal, what is said of tax, and which money is counted. */
function termsOf({ tax }: Money, counted: Text | undefined, language: Language, t: Translate): string {
  const terms = [t("cite.nominal"), ...(tax === undefined ? [] : [tax[language]])].join(", ");
  return counted === undefined ? terms : `${terms}; ${counted[language]}`;
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

/** On how many pages and assumptions it rests, and which pages move it most. */
function restsText({ sources, rests }: CiteReport, wide: boolean, t: Translate): string {
  const { assumptions } = rests;
  const shown = wide ? sources : sources.slice(0, mainSources);
  const addresses = shown.map(({ url }) => `<${url}>`).join(", ");
  const pages =
    sources.length === 0
      ? t("cite.no-sources")
      : shown.length < sources.length
        ? t("cite.main-sources", { count: sources.length, addresses })
        : t(sources.length === 1 ? "cite.source" : "cite.sources", { count: sources.length, addresses });
  return assumptions === 0
    ? t("cite.rests", { pages })
    : t(assumptions === 1 ? "cite.rests-one" : "cite.rests-assumed", { pages, assumptions });
}
