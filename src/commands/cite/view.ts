import { translator } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import { headOf, recordOf, scenariosOf } from "../../output/document.ts";
import type { Language } from "../../output/formats.ts";
import { escaped } from "../../output/markdown/escape.ts";
import { plainOrEmpty, withCommas } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import { moneyLines, overridesLine, scenarioTitle } from "../../output/text/heading.ts";
import type { Page, Room } from "../../output/text/page.ts";
import type { CiteReport } from "../../report/explanation.ts";
import { yearName } from "../../year-names.ts";
import { numbersOf, sourceLines } from "../explain/provenance-table.ts";
import { figureFields, sourceList, summaryItem } from "../explain/view.ts";
import { bibtex, cslJson } from "./bibliography.ts";
import { citation, rangeText } from "./sentence.ts";

export const citeView: View<CiteReport> = {
  page: (report, { language, all }, room) => citePage(report, language, room, all),
  document: (report) => ({
    head: {
      ...headOf(report),
      ...scenariosOf(report),
      ...recordOf(report.figure, figureFields),
      range: report.range && recordOf(report.range, "trials seed p5 p95 undefinedShare"),
      sentence: { en: citation(report, "en"), ko: citation(report, "ko") },
      fingerprint: { ...report.fingerprint },
      input_summary: summaryItem(report.inputSummary),
    },
    lists: [sourceList(report.sources)],
  }),
  records: ({ plan, figure, range, fingerprint, sources, scenarios, version }, { language }) => [
    [
      "metric",
      "label",
      "year",
      "value",
      "unit",
      "p5",
      "p95",
      "scenario",
      "version",
      "plan",
      "model",
      "source",
      "url",
    ],
    // A figure that cites none has its value all the same.
    ...(sources.length === 0 ? [{ id: "", url: "" }] : sources).map(({ id, url }) => [
      figure.metric,
      textCell(figure.label, language),
      figure.year === undefined ? "" : yearName(figure.year, plan.years),
      plainOrEmpty(figure.value),
      figure.unit,
      plainOrEmpty(range?.p5 ?? null),
      plainOrEmpty(range?.p95 ?? null),
      scenarios[0].name,
      version,
      fingerprint.plan,
      fingerprint.model,
      id,
      url,
    ]),
  ],
  markdown: (report, { language, all }) => (all ? undefined : `${escaped(citation(report, language))}\n`),
  own: {
    bibtex: ({ sources }, { language }) => bibtex(sources, language),
    csl: ({ sources }, { language }) => cslJson(sources, language),
  },
};

/** `all`: behind the sentence what it can be checked by. */
function citePage(report: CiteReport, language: Language, room: Room, all: boolean): Page {
  const sentence = { names: [citation(report, language)] };
  const page = { titles: [], typed: [], basis: [], notes: [] };
  // The sentence is not wrapped: it is made to be copied.
  if (!all) return { ...page, parts: [sentence] };
  const t = translator(language);
  const { sources } = report;
  return {
    ...page,
    parts: [
      sentence,
      { names: backgroundLines(report, language) },
      ...(sources.length === 0
        ? []
        : [sourceLines(sources, numbersOf(sources), language, room, t("explain.sources"))]),
    ],
  };
}

/** Which scenario, by how many trials, on what inputs and which data. */
function backgroundLines(report: CiteReport, language: Language): string[] {
  const t = translator(language);
  const {
    scenarios: [scenario],
    range,
    inputSummary: { active, assumptions, defaults },
    fingerprint,
  } = report;
  const rangeWords = rangeText(report, language, t);
  return [
    t("cite.all.scenario", {
      scenario: [scenarioTitle(scenario, language), ...overridesLine(scenario)].join(" "),
    }),
    ...(range === undefined || rangeWords === undefined
      ? []
      : [
          t("cite.all.range", {
            range: rangeWords,
            trials: withCommas(`${range.trials}`),
            seed: range.seed,
            command: report.simulation,
          }),
        ]),
    ...(report.countsMoney ? moneyLines(report, language) : []),
    t("cite.all.inputs", { active: active - defaults, assumptions }),
    ...(defaults === 0 ? [] : [t("cite.all.defaults", { defaults })]),
    t("cite.all.fingerprint", { plan: fingerprint.plan, model: fingerprint.model }),
  ];
}
