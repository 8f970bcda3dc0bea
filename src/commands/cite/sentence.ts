import { word } from "../../messages/format.ts";
import type { Language, Style } from "../../output/formats.ts";
import { type Prose, proseAmount } from "../../output/numbers/prose.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import type { Page, Say } from "../../output/text/page.ts";
import type { CiteReport } from "../../report/explanation.ts";

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
  const say: Say = (id, values = {}) => word({ id, values }, language);
  const { fingerprint, plan, version } = report;
  const [scenario] = report.scenarios;
  const typed = byHand(scenario);
  return say("cite.sentence", {
    claim: claimOf(report, language, say),
    scenario: scenario.name,
    label: scenario.label[language].normalize("NFC"),
    typed: typed.length === 0 ? "" : say("cite.typed", { settings: typed.join(" ") }),
    plan: plan.label[language].normalize("NFC"),
    version,
    hashes: say("cite.hashes", { plan: fingerprint.plan, model: fingerprint.model }),
    rests: restsText(report, wide, say),
  });
}

/** What is said of the figure. */
function claimOf({ figure, years, money, model }: CiteReport, language: Language, say: Say): string {
  const { unit, value, kind } = figure;
  const name = figure.label[language].normalize("NFC");
  const span = { first: years[0] as number, last: years.at(-1) as number };
  // A year in which something first holds.
  const dated = kind === "single" && unit === "year";
  if (value === null)
    return dated
      ? say("cite.none", { figure: name, ...span })
      : say("cite.undefined", { figure: name, when: whenOf(figure, years, say) });
  const prose: Prose = { language, currency: money.currency, counts: model.counts };
  if (dated) return say("cite.in-year", { figure: name, year: value });
  const own = unit.split("/")[0] === money.currency.code;
  const short = value < 0 && unit === money.currency.code && isBalance(figure);
  const amount = proseAmount(short ? -value : value, unit, prose);
  return say("cite.is", {
    figure: name,
    value: short ? say("cite.shortfall", { amount }) : amount,
    when: whenOf(figure, years, say),
    basis: own ? say("cite.basis") : "",
  });
}

/** A stock is what stands at the end of a year. */
function whenOf({ year, kind }: CiteReport["figure"], years: readonly number[], say: Say): string {
  if (year !== undefined) return say(kind === "stock" ? "cite.end" : "cite.year", { year });
  const span = { first: years[0] as number, last: years.at(-1) as number };
  return kind === "single" ? say("cite.years", span) : say("cite.total", span);
}

/** On how many pages and assumptions it rests, and which pages move it most. */
function restsText({ sources, rests }: CiteReport, wide: boolean, say: Say): string {
  const { assumptions } = rests;
  const shown = wide ? sources : sources.slice(0, mainSources);
  const addresses = shown.map(({ url }) => `<${url}>`).join(", ");
  const pages =
    sources.length === 0
      ? say("cite.no-sources")
      : shown.length < sources.length
        ? say("cite.main-sources", { count: sources.length, addresses })
        : say(sources.length === 1 ? "cite.source" : "cite.sources", { count: sources.length, addresses });
  return assumptions === 0
    ? say("cite.rests", { pages })
    : say(assumptions === 1 ? "cite.rests-one" : "cite.rests-assumed", { pages, assumptions });
}
