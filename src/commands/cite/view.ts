import { headOf, scenariosOf } from "../../output/document.ts";
import { escaped, link } from "../../output/markdown/escape.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { CiteReport } from "../../report/explanation.ts";
import { figureItem, sourceList } from "../explain/view.ts";
import { citation, citePage } from "./sentence.ts";

export const citeView: View<CiteReport> = {
  page: citePage,
  document: (report) => ({
    head: {
      ...headOf(report),
      ...scenariosOf(report),
      ...figureItem(report.figure),
      sentence: { en: citation(report, "en"), ko: citation(report, "ko") },
      fingerprint: { ...report.fingerprint },
      rests: { ...report.rests, share: report.rests.share === null ? null : { ...report.rests.share } },
    },
    lists: [sourceList(report.sources)],
  }),
  records: ({ figure, fingerprint, sources, scenarios, version }) => [
    ["metric", "year", "value", "unit", "scenario", "version", "plan", "model", "source", "url"],
    ...sources.map(({ id, url }) => [
      figure.metric,
      figure.year === undefined ? "" : String(figure.year),
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
