/** What a sweep finds, in one sentence. */

import type { Language } from "../../output/formats.ts";
import { plain, withCommas } from "../../output/numbers/number.ts";
import {
  conditionClause,
  metricName,
  metricWhen,
  scenarioName,
  sentence,
  wordingOf,
} from "../../output/text/finding.ts";
import type { SweepPointRow, SweepReport } from "../../report/types.ts";

/** As many as a JSON document has at most: what is streamed beyond that is not calculated once more for a sentence. */
const maxSummarised = 100_000;

/**
 * How the first metric goes along one input and where it crosses zero; along two its range; of scenarios alone that of each end; or at how
 * many points a condition holds.
 */
export function sweepFinding(report: SweepReport, language: Language): string | undefined {
  const { metrics, axes, scenarios, condition, plain: requested, count } = report;
  const [metric] = metrics;
  const [axis] = axes;
  if (metric === undefined) return undefined;
  const wording = wordingOf(report, language);
  const { t } = wording;
  if (count > maxSummarised) {
    const values = { metric: metricName(metric, wording), count: withCommas(`${count}`) };
    return sentence(t("sweep.finding-many", values));
  }
  const points = pointsOf(report);
  if (condition !== undefined) {
    const met = points.filter((point) => point.met === true).length;
    const clause = conditionClause(condition, requested, wording);
    return sentence(t("sweep.finding-where", { clause, met, count: points.length }));
  }
  const found = points.flatMap(({ at: [x = 0], values: [value = null], scenario, infeasible }): Extreme[] =>
    infeasible || (value === null && metric.unit !== "year") ? [] : [{ x, value, scenario }],
  );
  // A list may be in any order; what is between two values is so by size.
  const known = axis === undefined ? found : [...found].sort((a, b) => a.x - b.x);
  const year = report.year ?? (metric.kind === "stock" ? report.years.at(-1) : undefined);
  const name = metricWhen({ ...metric, ...(year === undefined ? {} : { year }) }, wording);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) {
    if (metric.kind === "rate" && report.year === undefined) {
      return sentence(t("sweep.finding-rate", { metric: metricName(metric, wording) }));
    }
    return sentence(t("sweep.finding-undefined", { metric: name, count }));
  }
  // A year that never comes is later than all.
  const sizeOf = ({ value }: Extreme) => value ?? Number.POSITIVE_INFINITY;
  const sorted = [...known].sort((a, b) => sizeOf(a) - sizeOf(b) || 0);
  const [low, high] = [sorted[0], sorted.at(-1)] as [Extreme, Extreme];
  const ends = [first, last, low, high].flatMap(({ value }) => value ?? []);
  const amount = wording.apart(ends, metric.unit, wording.amount);
  const text = ({ value }: Extreme) => (value === null ? wording.amount(value, metric.unit) : amount(value));
  const missing = points.length - known.length;
  const whole = (clause: string) => {
    return sentence(missing === 0 ? clause : t("sweep.finding-missing", { clause, count: missing }));
  };
  if (axis === undefined) {
    const named = ({ scenario }: Extreme) => scenarioName(scenarios, scenario, language);
    const bestAndWorst = { best: text(high), worst: text(low), bestName: named(high), worstName: named(low) };
    if (low.value === high.value) {
      const alike = { metric: name, all: known.length, value: text(low) };
      return whole(t(known.length === 2 ? "finding.same-in-both" : "finding.many-same", alike));
    }
    return whole(t("finding.many-values", { metric: name, ...bestAndWorst }));
  }
  if (axes.length > 1 || scenarios.length > 1) {
    if (low.value === high.value) {
      return whole(t("sweep.finding-alike", { metric: name, value: text(low), count: known.length }));
    }
    return whole(
      t("sweep.finding-range", { metric: name, from: text(low), to: text(high), count: known.length }),
    );
  }
  const input = axis.label === undefined ? axis.input : metricName({ label: axis.label }, wording);
  const placed = wording.apart(
    known.map(({ x }) => x),
    axis.unit,
    wording.amount,
  );
  const place = ({ x }: Extreme) => (axis.op === "*=" ? `×${plain(x)}` : placed(x));
  const values = {
    metric: name,
    from: text(first),
    to: text(last),
    low: place(first),
    high: place(last),
    input,
  };
  if (first.x === last.x) return whole(t("sweep.finding-at", values));
  if (low.value === high.value) return whole(t("sweep.finding-still", values));
  const clause = t("sweep.finding-move", values);
  const isBelow = (value: number | null) => value !== null && value < 0;
  const crossings = known.flatMap((point, i) => {
    const before = known[i - 1];
    return before === undefined || isBelow(before.value) === isBelow(point.value) ? [] : [{ before, point }];
  });
  const [crossing] = crossings;
  if (crossing === undefined) return whole(clause);
  const between = { clause, before: place(crossing.before), after: place(crossing.point) };
  if (crossings.length === 1) return whole(t("sweep.finding-cross", between));
  return whole(t("sweep.finding-crosses", { ...between, count: crossings.length }));
}

/** The first metric at a point: null of a year that never comes. */
interface Extreme {
  readonly x: number;
  readonly value: number | null;
  readonly scenario: number;
}

const calculated = new WeakMap<SweepReport, readonly SweepPointRow[]>();

/** Its points, calculated once for the sentence in both languages. */
function pointsOf(report: SweepReport): readonly SweepPointRow[] {
  const points = calculated.get(report) ?? [...report.points];
  calculated.set(report, points);
  return points;
}
