/** What an explanation finds, in one sentence: of a metric, of an input, and of a metric in two scenarios. */

import type { Language } from "../../output/formats.ts";
import { percentage } from "../../output/numbers/number.ts";
import {
  inputName,
  metricName,
  metricWhen,
  scenarioName,
  sentence,
  valueText,
  type Wording,
  wordingOf,
} from "../../output/text/finding.ts";
import type { DifferenceReport, ExplainReport, MovedRow, ParameterReport } from "../../report/explanation.ts";

/** What it comes to, and the input on which it most depends. */
export function figureFinding(report: ExplainReport, language: Language): string {
  const wording = wordingOf(report, language);
  const { t, amount } = wording;
  const { figure, parameters } = report;
  const name = metricWhen(figure, wording);
  if (figure.value === null && figure.unit === "year") return sentence(t("finding.none", { metric: name }));
  const values = { figure: name, value: amount(figure.value, figure.unit) };
  const [most] = parameters.filter(({ active, share }) => active && (share ?? 0) > 0);
  const change = most?.effectOfIncrease || most?.effectOfDecrease;
  if (most === undefined || change === null || change === undefined)
    return sentence(t("explain.finding-value", values));
  const effect = effectClause(change, figure.value, t("explain.it"), wording);
  const moved = { ...values, input: inputName(most, wording), effect };
  return sentence(t(most.effectOfIncrease ? "explain.finding-more" : "explain.finding-less", moved));
}

/** What it is, who says so, and what a percent of it does to the metric that is asked about where nothing is named. */
export function inputFinding(report: ParameterReport, language: Language): string {
  const wording = wordingOf(report, language);
  const { t, amount } = wording;
  const { parameter, moves } = report;
  const { value, unit } = parameter;
  const path = typeof value === "number" || value === null ? undefined : value;
  const values = {
    input: metricName(parameter, wording),
    value:
      path === undefined
        ? amount(value as number | null, unit)
        : valueText({ kind: "rate", unit, values: path, total: null }, wording),
    ground: groundClause(parameter, wording),
  };
  const clause = t("explain.finding-input", values);
  if (parameter.rest !== undefined) return sentence(clause);
  if (moves.figures === 0) return sentence(t("explain.finding-input-still", { clause }));
  const moved = headlineMove(report);
  const change = moved?.effectOfIncrease || moved?.effectOfDecrease;
  if (moved === undefined || !change) {
    return sentence(t("explain.finding-input-moves", { clause, figures: moves.figures, of: moves.of }));
  }
  const effect = effectClause(change, moved.value, metricWhen(moved, wording), wording);
  const id = moved.effectOfIncrease ? "explain.finding-input-more" : "explain.finding-input-less";
  return sentence(t(id, { clause, effect }));
}

function groundClause({ evidence, rest, sources }: ParameterReport["parameter"], { t }: Wording): string {
  if (rest !== undefined) return t("explain.ground-rest");
  if (evidence === "default") return t("explain.ground-default");
  if (evidence === "assumption") return t("explain.ground-assumption");
  return t("explain.ground-sources", { count: sources.length });
}

/** The metric of the headline, if a percent of the input moves it; else the one that it moves most. */
function headlineMove({ moved, headline }: ParameterReport): MovedRow | undefined {
  const size = ({ effectOfIncrease, effectOfDecrease }: MovedRow) =>
    Math.abs(effectOfIncrease || effectOfDecrease || 0);
  const own = moved.find(({ metric }) => metric === headline);
  if (own !== undefined && size(own) > 0) return own;
  return moved.reduce<MovedRow | undefined>(
    (most, row) => (size(row) > (most === undefined ? 0 : size(most)) ? row : most),
    undefined,
  );
}

/** What it comes to in both scenarios, and which of the inputs in which they differ brings most of the change. */
export function differenceFinding(report: DifferenceReport, language: Language): string {
  const wording = wordingOf(report, language);
  const { t, amount } = wording;
  const { figure, scenarios, parameters } = report;
  const { unit, baseline, alternative, difference } = figure;
  const metric = metricWhen(figure, wording);
  const [base, name] = [0, 1].map((place) => scenarioName(scenarios, place, language)) as [string, string];
  const value = amount(alternative, unit);
  if (baseline === alternative) return sentence(t("finding.tie", { metric, name, base, value }));
  const clause = t("finding.values", { metric, value, name, own: amount(baseline, unit), base });
  if (difference === null || unit === "year") return sentence(clause);
  const size = wording.distance(difference, unit);
  const comparison = t(difference > 0 ? "finding.more" : "finding.less", { clause, difference: size });
  const [most, another] = parameters;
  if (most === undefined || !most.contribution) return sentence(comparison);
  const cause = { clause: comparison, input: inputName(most, wording) };
  if (another === undefined) return sentence(t("explain.finding-cause", cause));
  const part = `${most.contribution > 0 ? "+" : ""}${amount(most.contribution, unit)}`;
  return sentence(t("explain.finding-causes", { ...cause, part }));
}

const effects = {
  raises: ["explain.raises", "explain.raises-negative"],
  lowers: ["explain.lowers", "explain.lowers-negative"],
} as const;

/** "raises it by 4.94%": what a percent of an input does to a metric; of one below zero, as a share of its size. */
function effectClause(change: number, value: number | null, metric: string, { t }: Wording): string {
  const size = Math.abs(change);
  const text = percentage(size, 2);
  const limit = t("trials.below", { limit: percentage(0.0001, 2) });
  const [id, ofNegative] = effects[change > 0 ? "raises" : "lowers"];
  const values = { metric, change: Number.parseFloat(text) === 0 ? limit : text };
  return t((value ?? 0) < 0 ? ofNegative : id, values);
}
