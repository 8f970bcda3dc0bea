/** A simulation in one sentence: how likely what was asked is, else how often the money lasts and how a metric is distributed. */

import type { Translate } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import {
  conditionClause,
  metricName,
  metricWhen,
  scenarioName,
  sentence,
  wordingOf,
} from "../../output/text/finding.ts";
import { countWords, shareWords, type TrialShare, trialsWords } from "../../output/text/trials.ts";
import type { ProbabilityRow, SimulateReport } from "../../report/simulated.ts";
import { yearNamer } from "../../year-names.ts";

/** The condition that was asked about first, in each scenario, of one that is asked of each year in the likeliest; nothing where none was. */
function conditionFound({ probabilities, scenarios }: SimulateReport): ProbabilityRow[] {
  const requested = probabilities.find(({ label }) => label === undefined);
  if (requested === undefined) return [];
  const all = probabilities.filter(
    ({ condition, label }) => condition === requested.condition && label === undefined,
  );
  return scenarios.flatMap((_, i) => {
    const [first, ...more] = all.filter(({ scenario }) => scenario === i);
    if (first === undefined) return [];
    return [more.reduce((most, row) => (row.probability > most.probability ? row : most), first)];
  });
}

/** The metric of the headline where it was requested, or nothing was; else the first. */
function metricFound({ rows, headline }: SimulateReport): string | undefined {
  return rows.some((row) => row.metric === headline?.metric) ? headline?.metric : rows[0]?.metric;
}

/** Returns nothing where there is no row to say anything about. */
export function simulateFinding(report: SimulateReport, language: Language): string | undefined {
  return (
    probabilityFinding(report, language) ?? spreadFinding(report, language) ?? firstFinding(report, language)
  );
}

/** The metrics that the sentence is about. */
export function simulateFindingMetrics(report: SimulateReport): string[] {
  if (conditionFound(report).length > 0) return [];
  return [metricFound(report) ?? report.firstYears[0]?.metric].filter((name) => name !== undefined);
}

function probabilityFinding(report: SimulateReport, language: Language): string | undefined {
  const rows = conditionFound(report);
  const [row] = rows;
  if (row === undefined) return undefined;
  const wording = wordingOf(report, language);
  const { t, yearName } = wording;
  const several = rows.length > 1;
  const clause = conditionClause(row.condition, row.plain, wording);
  const trials = trialsOf(report);
  const count = countWords(trials, t);
  if (row.year !== undefined && rows.every(({ probability }) => probability === 0))
    return sentence(t("simulate.finding-no-year", { clause, count }));
  if (several) {
    const list = listOf(rows, report, language, (each) => {
      const share = shareWords(each, t);
      return each.year === undefined ? share : t("simulate.share-in", { share, year: yearName(each.year) });
    });
    const id = row.year === undefined ? "simulate.finding-conditions" : "simulate.finding-years";
    return sentence(t(id, { clause, list, count }));
  }
  const of = trialsWords(row, trials, t);
  if (row.year === undefined) return sentence(t("simulate.finding-condition", { clause, of }));
  const year = yearName(row.year);
  const dated = conditionClause(row.condition, row.plain, wording, { year });
  return sentence(t("simulate.finding-year", { clause: dated, of }));
}

/** The trials that shares are of: those kept, where all scenarios kept as many. */
export function trialsOf({ trials, keptTrials: [first, ...others] }: SimulateReport): number {
  return first !== undefined && others.every((each) => each === first) ? first : trials;
}

/** Of a metric that is the first year in which something holds: the likeliest. */
function firstFinding(report: SimulateReport, language: Language): string | undefined {
  const metric = report.firstYears[0]?.metric;
  const rows = report.firstYears.filter((each) => each.metric === metric);
  const [row] = rows;
  if (row === undefined) return undefined;
  const wording = wordingOf(report, language);
  const yearOf = yearNamer(report);
  const list = listOf(rows, report, language, ({ years, probabilityNever }, t) => {
    const likeliest = years.reduce((best, each) => (each.probability > best.probability ? each : best), {
      ...{ year: undefined as number | undefined, probability: probabilityNever },
    });
    const value =
      likeliest.year === undefined ? t("table.none") : t("finding.year", { year: yearOf(likeliest.year) });
    return t("simulate.likeliest", { value, share: shareWords(likeliest, t) });
  });
  const values = { metric: metricName(row, wording), count: countWords(trialsOf(report), wording.t), list };
  return sentence(wording.t("simulate.finding-first", values));
}

/** What is said of each scenario; without its name where there is one. */
function listOf<R extends { readonly scenario: number }>(
  rows: readonly R[],
  report: SimulateReport,
  language: Language,
  text: (row: R, t: Translate) => string,
): string {
  const { t } = wordingOf(report, language);
  const [only, ...others] = rows;
  if (only !== undefined && others.length === 0) return text(only, t);
  const nameOf = (place: number) => scenarioName(report.scenarios, place, language);
  const each = rows.map((row) =>
    t("simulate.of-scenario", { value: text(row, t), name: nameOf(row.scenario) }),
  );
  return enumerated(each, t);
}

/** A list in a sentence: the last of it behind a word of its own. */
function enumerated(each: readonly string[], t: Translate): string {
  const [before, last] = [each.slice(0, -1), each.at(-1) ?? ""];
  return before.length === 0 ? last : `${before.join(t("simulate.and"))}${t("simulate.and-last")}${last}`;
}

/** How a metric is distributed; and, before that, how often the money lasts. */
const spreadIds = {
  one: "simulate.finding-one",
  certain: "simulate.finding-certain",
  spread: "simulate.finding",
} as const;
const lastingIds = {
  one: "simulate.finding-lasts-one",
  certain: "simulate.finding-lasts-certain",
  spread: "simulate.finding-lasts",
} as const;

/** How often the money lasts, and how the metric of the headline, or the first that was requested, is distributed. */
function spreadFinding(report: SimulateReport, language: Language): string | undefined {
  const { rows, headline, scenarios, firstYears } = report;
  const metric = metricFound(report);
  const wording = wordingOf(report, language);
  const { t, amount } = wording;
  const trials = trialsOf(report);
  const found = scenarios.flatMap((_, i) => {
    const of = (statistic: string) =>
      rows.find((row) => row.metric === metric && row.scenario === i && row.statistic === statistic);
    const [row, ...quantiles] = [of("p50"), of("p5"), of("p95")];
    // A rate has no total: its last year stands for it.
    const [p50, p5, p95] = [row, ...quantiles].map((each) => each?.total ?? each?.values.at(-1) ?? null);
    if (row === undefined || p50 == null || p5 == null || p95 == null) return [];
    const never = firstYears.find(
      (each) => each.scenario === i && each.metric === headline?.shortfall,
    )?.probabilityNever;
    const [low, middle, high] = [p5, p50, p95].map((each) => amount(each, row.unit)) as [
      string,
      string,
      string,
    ];
    const share: TrialShare | undefined =
      metric !== headline?.metric || never === undefined ? undefined : { probability: never };
    return [{ row, low, middle, high, share, name: scenarioName(scenarios, i, language) }];
  });
  const [own] = found;
  if (own === undefined) return undefined;
  const { row, low, middle, high, share } = own;
  const name = metricName(row, wording);
  const funding = headline?.funding && metricName({ label: headline.funding }, wording);
  const count = countWords(trials, t);
  if (found.length > 1) {
    const isLasting = funding !== undefined && found.every((each) => each.share !== undefined);
    const each = found.map(({ share: lasting, middle: median, name: scenario }) => {
      const value = isLasting && lasting !== undefined ? shareWords(lasting, t) : median;
      return t("simulate.of-scenario", { value, name: scenario });
    });
    const list = enumerated(each, t);
    if (isLasting) return sentence(t("simulate.finding-several", { funding, count, list }));
    return sentence(t("simulate.finding-medians", { metric: name, count, list }));
  }
  const metricAt = metricWhen({ label: row.label, kind: row.kind }, wording);
  const spread = { metric: metricAt, low, middle, high, count };
  const shape = trials === 1 ? "one" : low === high ? "certain" : "spread";
  if (share === undefined || funding === undefined) return sentence(t(spreadIds[shape], spread));
  const of = trialsWords(share, trials, t);
  return sentence(t(lastingIds[shape], { ...spread, funding, of }));
}
