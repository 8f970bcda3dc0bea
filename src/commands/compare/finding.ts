/** What a comparison finds, in one sentence: of two scenarios each, of more the best and the worst. */

import { translator } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import {
  metricName,
  metricWhen,
  scenarioName,
  sentence,
  valueText,
  type Wording,
  withBreakEven,
  wordingOf,
} from "../../output/text/finding.ts";
import {
  asksFamilies,
  lastingOf,
  metricsBeside,
  type OutcomeRow,
  outcomeMetrics,
} from "../../report/scenario-outcome.ts";
import type { CompareReport, DifferenceRow, Row, ScenarioHead } from "../../report/types.ts";

export function compareFinding(report: CompareReport, language: Language): string | undefined {
  const { outcomes, baseline } = report;
  const { compared } = report;
  if (compared?.differing === 0) return sentence(sameRows(report, language));
  const base = outcomes[baseline];
  const [other, ...more] = outcomes.filter((_, i) => i !== baseline);
  if (base === undefined || other === undefined) return undefined;
  const speaker = { report, wording: wordingOf(report, language) };
  const several = more.length > 0;
  if (!several && asksFamilies(report)) return sentence(largestChange(base, other, speaker));
  const clause = several ? manyClause(outcomes, speaker) : twoClause(base, other, speaker);
  const whole = withRowsCompared(withBreakEven(clause, report, speaker.wording), speaker);
  return sentence(several ? whole : withOthers(whole, other.scenario, speaker));
}

/** The names of the metrics that the sentence is about. */
export function compareFindingMetrics(report: CompareReport): string[] {
  const [change] = report.scenarios.length === 2 && asksFamilies(report) ? changesOf(report) : [];
  return change === undefined ? outcomeMetrics(report) : [change.metric];
}

/** The changes of rows, the largest first; those in another unit than the first row behind. */
function changesOf({ rows, differences }: CompareReport): readonly DifferenceRow[] {
  const of = (change: DifferenceRow) => rows.find(({ metric }) => metric === change.metric);
  const isFirst = (change: DifferenceRow) => of(change)?.unit === rows[0]?.unit;
  const changed = differences.filter(
    ({ values, total }) => (total ?? 0) !== 0 || values.some((value) => (value ?? 0) !== 0),
  );
  return changed.sort(
    (a, b) => Number(isFirst(b)) - Number(isFirst(a)) || Math.abs(b.total ?? 0) - Math.abs(a.total ?? 0),
  );
}

/** Of families: the row that changes most, and how many do. */
function largestChange(base: OutcomeRow, other: OutcomeRow, speaker: Speaker): string {
  const { report, wording } = speaker;
  const { t } = wording;
  const [name, own] = [nameIn(speaker, other), nameIn(speaker, base)];
  const changes = changesOf(report);
  const [change] = changes;
  const all = report.differences.length;
  if (change === undefined) return t("finding.rows-same", { a: name, b: own, all });
  const rowIn = ({ scenario }: OutcomeRow): OutcomeRow => {
    const row = report.rows.find((each) => each.metric === change.metric && each.scenario === scenario);
    return { ...(row as Row), balance: false };
  };
  const [before, after] = [rowIn(base), rowIn(other)];
  const [value, baseValue] = [valueText(after, wording), valueText(before, wording)];
  const values = { metric: metricName(before, wording), value, name, own: baseValue, base: own };
  const clause = withDifference(t("finding.changes-most", values), before, after, speaker);
  return t("finding.rows-differ", { clause, count: changes.length, all });
}

/** With what becomes of the metrics that were requested beside the first. */
function withOthers(clause: string, scenario: number, { report, wording }: Speaker): string {
  const { t, distance } = wording;
  const parts = metricsBeside(report).flatMap((name) => {
    const row = report.rows.find((each) => each.metric === name);
    const change = report.differences.find((each) => each.metric === name && each.scenario === scenario);
    if (row === undefined || change === undefined || row.unit === "year") return [];
    const metric = metricName(row, wording);
    if (change.values.every((value) => value === 0)) return [t("finding.also-same", { metric })];
    const { total } = change;
    if (total === null || total === 0) return [];
    const difference = distance(total, row.unit);
    return [t(total > 0 ? "finding.also-more" : "finding.also-less", { metric, difference })];
  });
  return parts.length === 0 ? clause : t("finding.also", { clause, list: parts.join(t("finding.also-and")) });
}

/** Of two saved results: how many of their rows are not the same. */
function withRowsCompared(clause: string, { report: { compared }, wording: { t } }: Speaker): string {
  if (compared === undefined || compared.all === 1) return clause;
  return t("finding.rows-differ", { clause, count: compared.differing, all: compared.all });
}

function sameRows({ scenarios, compared }: CompareReport, language: Language): string {
  const [a, b] = scenarios.map(({ name }) => name) as [string, string];
  const t = translator(language);
  if (compared?.all === 1) return t("finding.row-same", { a, b });
  return t("finding.rows-same", { a, b, all: compared?.all ?? 0 });
}

interface Speaker {
  readonly report: CompareReport;
  readonly wording: Wording;
}

function nameIn({ report, wording }: Speaker, { scenario, unit }: OutcomeRow): string {
  const { compared, scenarios, money } = report;
  if (compared !== undefined) return (scenarios[scenario] as ScenarioHead).name;
  return scenarioName(scenarios, scenario, wording.language, !unit.startsWith(money.currency.code));
}

function twoClause(base: OutcomeRow, other: OutcomeRow, speaker: Speaker): string {
  const { t } = speaker.wording;
  const { metric, value, own: baseValue } = valuesOf(base, other, speaker.wording);
  const [name, own] = [nameIn(speaker, other), nameIn(speaker, base)];
  const isAlike = JSON.stringify(base.values) === JSON.stringify(other.values);
  if (isAlike && base.total === other.total) {
    return withRowsThatDiffer(t("finding.tie", { metric, name, base: own, value }), base, other, speaker);
  }
  const funded = fundedAlike([base, other]);
  if (!base.balance || !funded) {
    if (base.kind !== "rate" && numberOf(base) !== null && numberOf(base) === numberOf(other)) {
      return t("finding.tie-in-the-end", { metric, name, base: own, value });
    }
    return withDifference(
      t("finding.values", { metric, value, name, own: baseValue, base: own }),
      base,
      other,
      speaker,
    );
  }
  const [first, second] = [lastingOf(other), lastingOf(base)];
  const clause =
    bothAlike(base, other, speaker) ??
    t("finding.both", {
      subject: subjectOf(base, speaker.wording),
      other: predicate(other, speaker, false),
      base: predicate(base, speaker, true),
    });
  return first.state === second.state ? withDifference(clause, base, other, speaker) : clause;
}

/** How many rows differ where the first does not: scenarios that are the same in one are not the same. */
function withRowsThatDiffer(
  clause: string,
  base: OutcomeRow,
  other: OutcomeRow,
  { report, wording }: Speaker,
): string {
  const [before, after] = [base, other].map(({ scenario }) =>
    report.rows
      .filter((row) => row.scenario === scenario)
      .map(({ values, total }) => JSON.stringify([values, total])),
  ) as [string[], string[]];
  const count = after.filter((row, i) => row !== before[i]).length;
  if (count === 0 || report.compared !== undefined) return clause;
  return wording.t("finding.rows-differ", { clause, count, all: after.length });
}

/** A metric, of when its number is, and the number in two scenarios; a rate has one for its first year and one for its last. */
function valuesOf(base: OutcomeRow, other: OutcomeRow, wording: Wording) {
  if (base.kind === "rate") {
    const [own, value] = [valueText(base, wording), valueText(other, wording)];
    return { metric: metricName(base, wording), value, own };
  }
  const [own, value] = [base, other].map((each) => wording.amount(numberOf(each), each.unit)) as [
    string,
    string,
  ];
  return { metric: metricWhen(base, wording), value, own };
}

/** What a row comes to: its total, or the last year of what has none. */
function numberOf({ kind, total, values }: OutcomeRow): number | null {
  return kind === "stock" || kind === "rate" ? (values.at(-1) ?? null) : total;
}

/** Of money that lasts in both scenarios with something left, or runs short in both in the same year. */
function bothAlike(base: OutcomeRow, other: OutcomeRow, speaker: Speaker): string | undefined {
  const { t, amount, yearAt, last } = speaker.wording;
  const [first, second] = [lastingOf(base), lastingOf(other)];
  if (first.state !== second.state) return undefined;
  const end = (each: OutcomeRow) => amount(Math.abs(each.values.at(-1) as number), each.unit);
  const values = {
    ...{ subject: subjectOf(base, speaker.wording), last },
    ...{ name: nameIn(speaker, other), left: end(other), base: nameIn(speaker, base), own: end(base) },
  };
  if (first.state === "lasts") return t("finding.both-last", values);
  if (first.state === "used") return t("finding.both-used", values);
  if (first.state !== "short" || second.state !== "short" || first.year !== second.year) return undefined;
  return t("finding.both-short", { ...values, year: yearAt(first.year) });
}

/** Whether all have the money that is left, and the same amount of it. */
function fundedAlike(outcomes: readonly OutcomeRow[]): boolean {
  const amounts = outcomes.map(({ funding }) => {
    const { total = null } = funding ?? {};
    return total;
  });
  return amounts[0] !== null && amounts.every((amount) => amount === amounts[0]);
}

/** "Public funding of 35 trillion won". */
function subjectOf({ funding }: OutcomeRow, wording: Wording): string {
  const { t, amount } = wording;
  const { total = null, label, unit = "" } = funding ?? {};
  if (label === undefined || total === null) return "";
  return t("finding.of", { funding: metricName({ label }, wording), amount: amount(total, unit) });
}

/** What money does in a scenario, within a sentence and at its end. */
const predicates = {
  lasts: ["finding.with-lasts", "finding.with-lasts-end"],
  used: ["finding.with-used", "finding.with-used-end"],
  short: ["finding.with-short", "finding.with-short-end"],
  recovers: ["finding.with-recovers", "finding.with-recovers-end"],
} as const;

/** What its money does in a scenario; `ends`: it is the last of the sentence. */
function predicate(outcome: OutcomeRow, speaker: Speaker, ends: boolean): string {
  const { t, amount, yearAt, last } = speaker.wording;
  const name = nameIn(speaker, outcome);
  const lasting = lastingOf(outcome);
  if (lasting.state === "undefined") {
    return t(ends ? "finding.with-undefined-end" : "finding.with-undefined", { name });
  }
  const left = amount(Math.abs(outcome.values.at(-1) as number), outcome.unit);
  const values = { name, left, last, year: "year" in lasting ? yearAt(lasting.year) : "" };
  return t(predicates[lasting.state][ends ? 1 : 0], values);
}

function withDifference(
  clause: string,
  base: OutcomeRow,
  other: OutcomeRow,
  { report, wording }: Speaker,
): string {
  // Of a metric several rows may be compared: its statistics, payers, and scenarios of saved results.
  const change = report.differences.find(
    ({ scenario, metric, statistic, savedScenario, payer }) =>
      scenario === other.scenario &&
      metric === other.metric &&
      statistic === other.statistic &&
      savedScenario === other.savedScenario &&
      payer === other.payer,
  );
  const gap = base.total === null || other.total === null ? null : other.total - base.total;
  const total = change === undefined ? gap : change.total;
  if (total === null || total === 0 || base.unit === "year") return clause;
  const difference = wording.distance(total, base.unit);
  return wording.t(total > 0 ? "finding.more" : "finding.less", { clause, difference });
}

function manyClause(outcomes: readonly OutcomeRow[], speaker: Speaker): string {
  const { wording } = speaker;
  const { t, amount, last } = wording;
  const [first] = outcomes as readonly [OutcomeRow, ...OutcomeRow[]];
  const metric = metricName(first, wording);
  const all = outcomes.length;
  if (outcomes.every(({ values }) => JSON.stringify(values) === JSON.stringify(first.values))) {
    return t("finding.many-same", { metric, all, value: valueText(first, wording) });
  }
  // A year that never comes is later than all.
  const never = first.unit === "year" && first.kind === "single" ? Number.POSITIVE_INFINITY : null;
  const sizeOf = (each: OutcomeRow) => numberOf(each) ?? never;
  const known = outcomes.filter((each) => sizeOf(each) !== null);
  known.sort((a, b) => (sizeOf(b) as number) - (sizeOf(a) as number));
  const [best, worst] = [known[0], known.at(-1)];
  if (best === undefined || worst === undefined) return t("finding.many-undefined", { metric, all });
  const names = { bestName: nameIn(speaker, best), worstName: nameIn(speaker, worst) };
  const level = sizeOf(best) === sizeOf(worst) && known.length === all;
  if (!first.balance || first.funding === undefined) {
    const { metric, value, own } = valuesOf(worst, best, wording);
    if (level && first.kind !== "rate") return t("finding.many-same", { metric, all, value });
    return t("finding.many-values", { metric, best: value, worst: own, ...names });
  }
  const left = (outcome: OutcomeRow) => {
    const number = sizeOf(outcome) as number;
    const value = amount(Math.abs(number), outcome.unit);
    return t(number < 0 ? "finding.missing" : "finding.left", { value });
  };
  const inState = (...states: string[]) => outcomes.filter((each) => states.includes(lastingOf(each).state));
  const count = inState("lasts", "used").length;
  const recovering = inState("recovers").length;
  const subject = fundedAlike(outcomes) ? subjectOf(first, wording) : metricName(first.funding, wording);
  const lastsId =
    count === 0 ? "finding.lasts-in-none" : count === all ? "finding.lasts-in-all" : "finding.lasts-in";
  const lasting = t(lastsId, { subject, count, all });
  const lasts = recovering === 0 ? lasting : t("finding.recovers-in", { lasts: lasting, recovering });
  if (level) return t("finding.many-level", { lasts, each: left(best), last });
  return t("finding.many", { lasts, best: left(best), worst: left(worst), last, ...names });
}
