/** A simulation in one sentence: how likely what was asked is, else how often the money lasts and how a metric is distributed. */

import type { Translate } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import { grouped, percentage } from "../../output/numbers/number.ts";
import {
  conditionClause,
  metricName,
  metricWhen,
  scenarioName,
  sentence,
  type Wording,
  wordingOf,
} from "../../output/text/finding.ts";
import type { ProbabilityRow, SimulateReport } from "../../report/simulated.ts";
import { yearNamer } from "../../year-names.ts";
import { chanceText } from "./statistics-tables.ts";

/** The condition that was asked about first, in each scenario, of one that is asked of each year in the likeliest; nothing where none was. */
function conditionFound({ probabilities, scenarios }: SimulateReport): ProbabilityRow[] {
  const asked = probabilities.find(({ label }) => label === undefined);
  if (asked === undefined) return [];
  const all = probabilities.filter(
    ({ condition, label }) => condition === asked.condition && label === undefined,
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
  const list = listOf(rows, report, language, (each) => {
    const share = shareText(each, wording);
    if (!several || each.year === undefined) return share;
    return t("simulate.share-in", { share, year: yearName(each.year) });
  });
  const clause = conditionClause(row.condition, row.plain, wording);
  const values = { clause, trials: trialsOf(report), list };
  if (row.year === undefined) {
    if (several) return sentence(t("simulate.finding-conditions", values));
    const { confidenceBound, probability } = row;
    if (confidenceBound === undefined) return sentence(t("simulate.finding-condition", values));
    const id = probability === 0 ? "simulate.finding-none" : "simulate.finding-all";
    return sentence(t(id, { ...values, chance: chanceText(row, t) }));
  }
  if (rows.every(({ probability }) => probability === 0))
    return sentence(t("simulate.finding-no-year", values));
  if (several) return sentence(t("simulate.finding-years", values));
  const year = yearName(row.year);
  const dated = conditionClause(row.condition, row.plain, wording, { year });
  return sentence(t("simulate.finding-year", { ...values, clause: dated }));
}

/** The trials that shares are of: those kept, where all scenarios kept as many. */
export function trialsOf({ trials, keptTrials: [first, ...others] }: SimulateReport): string {
  return grouped(first !== undefined && others.every((each) => each === first) ? first : trials, 0);
}

/** In how many of the trials; of none and of all, what that says of the chance. */
function shareText(row: ProbabilityRow, { t }: Wording): string {
  const chance = chanceText(row, t);
  if (row.confidenceBound === undefined) return chance;
  return t(row.probability === 0 ? "simulate.no-trial" : "simulate.all-trials", { chance });
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
    return t("simulate.likeliest", { value, share: percentage(likeliest.probability, 1) });
  });
  const values = { metric: metricName(row, wording), trials: trialsOf(report), list };
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
  return each.join(t("simulate.and"));
}

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
    const share = metric !== headline?.metric || never === undefined ? undefined : percentage(never, 1);
    return [{ row, low, middle, high, share, name: scenarioName(scenarios, i, language) }];
  });
  const [own] = found;
  if (own === undefined) return undefined;
  const { row, low, middle, high, share } = own;
  const name = metricName(row, wording);
  const funding = headline?.funding && metricName({ label: headline.funding }, wording);
  const lasting = share !== undefined && funding !== undefined;
  if (found.length > 1) {
    const list = found
      .map((each) =>
        t("simulate.of-scenario", { value: lasting ? (each.share ?? "") : each.middle, name: each.name }),
      )
      .join(t("simulate.and"));
    if (lasting) return sentence(t("simulate.finding-several", { funding, trials, list }));
    return sentence(t("simulate.finding-medians", { metric: name, trials, list }));
  }
  const spread = {
    metric: metricWhen({ label: row.label, kind: row.kind }, wording),
    low,
    middle,
    high,
    trials,
  };
  const certain = low === high;
  if (lasting) {
    const id = certain ? "simulate.finding-lasts-certain" : "simulate.finding-lasts";
    return sentence(t(id, { ...spread, funding, share }));
  }
  return sentence(t(certain ? "simulate.finding-certain" : "simulate.finding", spread));
}
