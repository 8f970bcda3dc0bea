import { defined, definedIn } from "../../analysis/projection/projection.ts";
import type { SimulatedMetric, SimulationLayout } from "../../analysis/simulated-scenarios.ts";
import { Failure, message } from "../../errors.ts";
import { maxAmount } from "../../formula/units.ts";
import type { Tally } from "../../math/statistics/tally.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { headOf, memberLabel, moneyOf, scenarioHead, sectionsOf } from "../../report/head.ts";
import { isCalendarYear } from "../../report/rows.ts";
import { headlineMetric } from "../../report/selection.ts";
import {
  type CurveRow,
  curveShares,
  type FirstRow,
  type MedianRow,
  type PairedRow,
  type ProbabilityRow,
  quantileNames,
  quantileShares,
  type SimulateReport,
  type Statistic,
  type StatisticRow,
  type ViolationRow,
} from "../../report/simulated.ts";
import type { Head, Origin, ScenarioHead, Section } from "../../report/types.ts";
import { atMedians } from "../../simulation/medians.ts";
import type { Outcome } from "../../simulation/outcome.ts";
import type { RangedInput, Sampling, ScenarioJob, SimulationJob } from "../../simulation/types.ts";

/** All that a report says besides what was counted. Plain data: parts of a run carry it along. */
export interface SimulationFrame {
  readonly head: Omit<Head, "model"> & {
    readonly model: {
      readonly id: string;
      readonly counts: readonly (readonly [string, Section["label"]])[];
    };
  };
  readonly scenarios: readonly ScenarioHead[];
  readonly sections: readonly Section[];
  readonly seed: number;
  readonly sampling: Sampling;
  readonly layout: SimulationLayout;
  readonly headline?: SimulateReport["headline"];
  readonly medians?: readonly MedianRow[];
}

export function simulationFrame(
  project: Project,
  scenarios: readonly Scenario[],
  { seed, sampling }: SimulationJob,
  layout: SimulationLayout,
  origin: Origin,
): SimulationFrame {
  const { model, ...head } = headOf(project, origin, moneyOf(layout));
  return {
    head: { ...head, model: { id: model.id, counts: [...model.counts] } },
    scenarios: scenarios.map(scenarioHead),
    sections: sectionsOf(project),
    headline: headlineOf(project.definition),
    seed,
    sampling,
    layout,
  };
}

function headlineOf(definition: Project["definition"]): SimulateReport["headline"] {
  const { funding, shortfall } = definition.headline ?? {};
  const metric = headlineMetric(definition);
  if (metric === undefined) return undefined;
  return { metric, shortfall, funding: definition.metrics.find(({ name }) => name === funding)?.label };
}

/**
 * The headline figure, or the first that is shown and has one number, with each input alone at the median of its draws: where ranges
 * reach further to one side than to the other, the plan's own value is not the middle of its trials.
 */
export function mediansOf(
  project: Project,
  scenarios: readonly Scenario[],
  job: SimulationJob,
  { metrics }: SimulationLayout,
): MedianRow[] {
  const totalled = metrics.filter(({ total, kind }) => total !== null && kind !== "rate");
  const name = headlineMetric(project.definition);
  const requested = totalled.find((one) => one.name === name) ?? totalled[0];
  if (requested === undefined) return [];
  const shown = inUnit(requested);
  return scenarios.map((scenario, i) => {
    const own = job.scenarios[i] as ScenarioJob;
    const values = atMedians(own, own.tallied[requested.total as number]?.column as number);
    const inputs = values.flatMap((base, place) => {
      const { name: input } = own.inputs[place] as RangedInput;
      const { declaration } = scenario.settings.get(input) as Setting;
      const value = shown(base);
      return value === null ? [] : [{ label: memberLabel(declaration.label, input, project), value }];
    });
    return { scenario: i, metric: requested.name, inputs };
  });
}

/** `charted`: in pictures, which takes more of each distribution. */
export function simulateReport(frame: SimulationFrame, outcome: Outcome, charted: boolean): SimulateReport {
  const { head, scenarios, sections, seed, sampling, layout, headline, medians } = frame;
  const { model } = head;
  return {
    command: "simulate",
    ...head,
    model: { id: model.id, counts: new Map(model.counts as [string, { en: string; ko: string }][]) },
    scenarios,
    headline,
    variedInputs: layout.ranged,
    years: layout.years,
    trials: outcome.trials,
    keptTrials: outcome.scenarios.map((own, scenario) => kept(outcome, own, scenario, frame)),
    seed,
    sampling,
    sections: sections.filter(({ id }) => layout.metrics.some(({ section }) => section === id)),
    rows: layout.metrics.flatMap((metric, k) =>
      outcome.scenarios.flatMap(({ tallies }, scenario) =>
        statisticRows(metric, k, scenario, tallies, layout, outcome.scenarios[scenario]?.leftOut ?? 0),
      ),
    ),
    probabilities: outcome.scenarios.flatMap((_, scenario) => probabilityRows(scenario, outcome, layout)),
    firstYears: outcome.scenarios.flatMap((_, scenario) => firstRows(scenario, outcome, layout)),
    differences: pairedRows(outcome, layout),
    violations: outcome.scenarios.flatMap(({ broken }, scenario) =>
      broken.flatMap((trials, k): ViolationRow[] => {
        const { says: requirement, member } = (layout.requirements[scenario] ?? [])[k] ?? {
          says: { en: "", ko: "" },
          member: "",
        };
        return trials === 0 ? [] : [{ scenario, requirement, member, trials }];
      }),
    ),
    medians,
    curves: charted ? curveRows(outcome, layout) : undefined,
  };
}

/** From base units to those that are shown; money to its smallest unit. */
export function inUnit({ scale: { num, den }, money }: SimulatedMetric): (value: number) => number | null {
  return (value) => {
    const base = money ? Math.sign(value) * Math.round(Math.abs(value)) : value;
    if (money && Math.abs(base) > maxAmount({ num, den })) return null;
    return definedIn(base, { num, den });
  };
}

function statisticRows(
  metric: SimulatedMetric,
  k: number,
  scenario: number,
  tallies: readonly Tally[],
  { points, years }: SimulationLayout,
  leftOut: number,
): StatisticRow[] {
  const { name, label, unit, kind, nominal } = metric;
  const inShown = inUnit(metric);
  const point = points[scenario]?.[k] as SimulationLayout["points"][number][number];
  const all = new Map<number, ReturnType<typeof statisticsOf>>();
  const of = (place: number) => {
    const known = all.get(place) ?? statisticsOf(tallies[place] as Tally);
    all.set(place, known);
    return known;
  };
  const row = (
    statistic: Statistic,
    asUnit: string,
    show: (value: number) => number | null,
  ): StatisticRow => {
    const at = (place: number) => show(of(place)[statistic as Exclude<Statistic, "point">]);
    const total = metric.total === null ? null : at(metric.total);
    const values = kind === "single" ? years.map(() => total) : metric.years.map(at);
    return { scenario, metric: name, label, unit: asUnit, kind, nominal, statistic, values, total };
  };
  const amounts = (["mean", "se", "sd", "min", ...quantileNames, "max"] as const).map((statistic) =>
    row(statistic, unit, statistic === "se" || statistic === "sd" ? measureIn(metric) : inShown),
  );
  const missing = row("undefined_trials", "1", (value) => value - leftOut);
  return [
    { scenario, metric: name, label, unit, kind, nominal, statistic: "point", ...point },
    ...amounts,
    row("percentile_rank", "1", defined),
    ...([...missing.values, missing.total].some((count) => (count ?? 0) > 0) ? [missing] : []),
  ];
}

/** As `inUnit`, of what is no amount of money itself: to its smallest unit only where that leaves three digits, or a little would be nothing. */
function measureIn(metric: SimulatedMetric): (value: number) => number | null {
  const rounded = inUnit(metric);
  const exact = inUnit({ ...metric, money: false });
  return (value) => (Math.abs(value) < 100 ? exact(value) : rounded(value));
}

function statisticsOf(tally: Tally): Record<Exclude<Statistic, "point">, number> {
  const quantiles = tally.quantiles(Object.values(quantileShares));
  const named = Object.fromEntries(quantileNames.map((name, i) => [name, quantiles[i] as number]));
  return {
    ...(named as Record<keyof typeof quantileShares, number>),
    mean: tally.mean,
    se: tally.standardError,
    sd: tally.deviation,
    min: tally.least,
    max: tally.most,
    percentile_rank: tally.rank,
    undefined_trials: tally.undefined,
  };
}

/** Of figures that have a total and are an amount: a calendar year is not. */
function curveRows({ scenarios }: Outcome, { metrics }: SimulationLayout): CurveRow[] {
  return metrics
    .filter((metric) => metric.total !== null && !isCalendarYear(metric))
    .flatMap((metric) => {
      const { name, label, unit, kind, total } = metric;
      return scenarios.map(({ tallies }, scenario): CurveRow => {
        const quantiles = (tallies[total as number] as Tally).quantiles(curveShares);
        return { scenario, metric: name, label, unit, kind, values: quantiles.map(inUnit(metric)) };
      });
    });
}

/**
 * The trials of a scenario whose inputs do not contradict each other: all results are of these. Throws Failure "input" where there are none, as
 * where a scenario contradicts itself.
 */
function kept(
  { trials }: Outcome,
  { leftOut }: Outcome["scenarios"][number],
  scenario: number,
  { scenarios }: SimulationFrame,
): number {
  if (leftOut < trials) return trials - leftOut;
  const name = scenarios[scenario]?.name ?? "";
  throw new Failure("input", message("simulate.all-broken", { scenario: name, trials }));
}

function probabilityRows(
  scenario: number,
  { trials: all, scenarios }: Outcome,
  layout: SimulationLayout,
): ProbabilityRow[] {
  const { conditions: counts = [], leftOut = 0 } = scenarios[scenario] ?? {};
  const trials = all - leftOut;
  let next = 0;
  return layout.conditions.flatMap(({ text, yearly, label, plain }) =>
    (yearly ? layout.years : [undefined]).flatMap((year): ProbabilityRow[] => {
      const { met, undefined: missing } = counts[next++] as { met: number; undefined: number };
      // Nobody asked about an outcome of the model that this plan cannot have: a target, where it has none.
      if (label !== undefined && missing === trials) return [];
      const probability = met / trials;
      const row = {
        scenario,
        condition: text,
        ...(label === undefined ? {} : { label }),
        plain,
        year,
        probability,
        // Of independent draws; of Sobol points it is an upper bound in practice.
        se: defined(Math.sqrt((probability * (1 - probability)) / trials)) as number,
        ...(met === 0
          ? { confidenceBound: upperBoundOf(trials) }
          : met === trials
            ? { confidenceBound: 1 - upperBoundOf(trials) }
            : {}),
        undefinedTrials: missing,
      };
      return [row];
    }),
  );
}

/** The greatest probability of what does not come up in so many trials, but for one time in twenty. */
function upperBoundOf(trials: number): number {
  return defined(1 - Math.exp(Math.log(0.05) / trials)) as number;
}

function firstRows(
  scenario: number,
  { trials: all, scenarios }: Outcome,
  layout: SimulationLayout,
): FirstRow[] {
  const trials = all - (scenarios[scenario]?.leftOut ?? 0);
  return layout.firsts.map(({ name, label }, k) => {
    const counts = scenarios[scenario]?.years[k] as ReadonlyMap<number, number>;
    const sorted = [...counts].sort(([a], [b]) => a - b);
    const counted = sorted.reduce((sum, [, count]) => sum + count, 0);
    return {
      scenario,
      metric: name,
      label,
      years: sorted.map(([year, count]) => ({ year, probability: count / trials })),
      probabilityNever: (trials - counted) / trials,
    };
  });
}

function pairedRows({ scenarios }: Outcome, { metrics }: SimulationLayout): PairedRow[] {
  const totals = metrics.filter(({ total }) => total !== null);
  return totals.flatMap((metric, k) =>
    scenarios.flatMap(({ differences }, scenario): PairedRow[] => {
      const tally = differences[k];
      if (tally === undefined) return [];
      const { name, label, unit, kind, nominal } = metric;
      const inShown = inUnit(metric);
      const { mean, se, ...others } = statisticsOf(tally);
      const quantiles = quantileNames.map((quantile) => [quantile, inShown(others[quantile])] as const);
      const share = (count: number) => (tally.count === 0 ? 0 : count / tally.count);
      return [
        {
          scenario,
          metric: name,
          label,
          unit,
          kind,
          nominal,
          statistics: {
            mean: inShown(mean),
            se: measureIn(metric)(se),
            ...(Object.fromEntries(quantiles) as Record<keyof typeof quantileShares, number | null>),
          },
          higher: share(tally.count - tally.under - tally.at),
          same: share(tally.at),
        },
      ];
    }),
  );
}
