import type { Figure, Projection } from "../analysis/projection/projection.ts";
import { maxOf, minOf } from "../lists.ts";
import type { Project } from "../plan/types.ts";
import type { OutcomeAmount, OutcomeRow } from "./scenario-outcome.ts";
import { isBalance, matchesPattern, outcomeMetric, type Selection } from "./selection.ts";
import type { Row } from "./types.ts";

/** A figure as a row of scenario number `scenario`; `sum` where it adds up others. */
export function rowOf(figure: Figure, scenario: number, sum?: Row["sum"]): Row {
  const { name, label, unit, kind, section, memo, payer, values, total, terms, nominal } = figure;
  const worst = worstYear(figure);
  return {
    scenario,
    metric: name,
    label,
    unit,
    kind,
    section,
    memo,
    payer,
    nominal,
    sum,
    values,
    total,
    terms,
    worst,
  };
}

/** What scenario number `scenario` comes to, by the metric that is asked about; nothing where the projection does not have it. */
export function outcomeOf(
  project: Project,
  { figures }: Pick<Projection, "figures">,
  selection: Pick<Selection, "metrics">,
  scenario: number,
): OutcomeRow[] {
  const named = (name: string | undefined) => figures.find((figure) => figure.name === name);
  const metric = named(outcomeMetric(project, selection));
  if (metric === undefined) return [];
  const { headline } = project.definition;
  const own = metric.name === headline?.metric;
  const [funding, spending] = own ? [named(headline?.funding), named(headline?.spending)] : [];
  return [
    {
      scenario,
      ...amountOf(metric),
      balance: isBalance(metric),
      ...(funding?.unit === metric.unit ? { funding: amountOf(funding) } : {}),
      ...(spending?.unit === metric.unit ? { spending: amountOf(spending) } : {}),
    },
  ];
}

function amountOf({ name, label, unit, kind, values, earlier, total }: Figure): OutcomeAmount {
  return { metric: name, label, unit, kind, values, ...(earlier && { earlier }), total };
}

/** Whether the numbers are calendar years, which are neither grouped nor compared: 2029, not 2,029. */
export function isCalendarYear({ unit }: Pick<Row, "unit">): boolean {
  return unit === "year";
}

/**
 * Place of the worst year of an amount of money: its lowest or its highest, as the model says which is worse; the earliest of
 * equals. None where the model does not say it, where all years are alike, and of a rate: GDP is worst in no year. None of a
 * stock that is worst in its first year, unless it begins below zero: it has only got better since.
 */
export function worstYear({ kind, money, worse, values, smallest }: Figure): number | undefined {
  if (!money || worse === undefined || kind === "single" || kind === "rate") return undefined;
  const numbers = values.filter((value) => value !== null);
  if (numbers.length < 2) return undefined;
  const [lowest, highest] = [minOf(numbers), maxOf(numbers)];
  // Dividing whole won leaves years a won apart, and thousands a thousand: that makes none of them worse.
  const tolerance = Math.max(1e-9 * Math.max(Math.abs(highest), Math.abs(lowest)), 1.5 * smallest);
  if (highest - lowest < tolerance) return undefined;
  const extreme = worse === "low" ? lowest : highest;
  const worst = values.findIndex((value) => value !== null && Math.abs(value - extreme) < tolerance);
  const better = kind === "stock" && worst === 0 && !(worse === "low" && extreme < 0);
  return better ? undefined : worst;
}

/**
 * The metrics that say more of single members where another says what they come to: of a family whose sum stands among the rows, all but
 * those that are summed first.
 */
export function familyDetails(rows: readonly Pick<Row, "metric" | "terms">[]): ReadonlySet<string> {
  const summed = new Map<string, string>();
  for (const { terms = [] } of rows) {
    for (const { metric } of terms) {
      const [family = "", member] = metric.split(".");
      if (member === "*" && !summed.has(family)) summed.set(family, metric);
    }
  }
  const details = rows.flatMap(({ metric }) => {
    const [family = "", ...rest] = metric.split(".");
    const pattern = summed.get(family);
    return pattern === undefined || rest.length < 2 || matchesPattern(pattern, metric) ? [] : [metric];
  });
  return new Set(details);
}

/** Whether a row holds any money, or is a sum that stands even where nothing is paid. */
export function isPaid({ values, sum }: Pick<Row, "values" | "sum">): boolean {
  return sum !== undefined || values.some((value) => value !== 0);
}

/** What a row and its difference have in common. */
export function rowKey({
  scenario,
  savedScenario,
  metric,
  statistic,
}: Pick<Row, "scenario" | "savedScenario" | "metric" | "statistic">): string {
  return JSON.stringify([scenario, savedScenario, metric, statistic]);
}
