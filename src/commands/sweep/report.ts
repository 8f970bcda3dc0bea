import type { Sweep, Swept } from "../../analysis/sweep/grid-search.ts";
import type { Axis } from "../../plan/settings/axis.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headOf, memberLabel, moneyOf, scenarioHead } from "../../report/head.ts";
import { headlineMetric, type Selection, select } from "../../report/selection.ts";
import type { AxisHead, Origin, PlainCondition, SweepReport } from "../../report/types.ts";

/** The figures selected; one where nothing is. Throws Failure "input". */
export function chosenFor(
  figures: readonly Swept[],
  selection: Selection,
  project: Project,
): readonly Swept[] {
  if (selection.metrics.length > 0 || selection.section !== undefined)
    return select(figures, selection, project);
  const requested = headlineMetric(project.definition);
  const one = figures.find(({ name }) => name === requested) ?? figures.at(-1);
  return one === undefined ? [] : [one];
}

/** An axis as reports tell it. */
export function axisHead({ text, input, op, inputs, label, unit, count }: Axis, project: Project): AxisHead {
  return {
    text,
    input,
    op,
    inputs,
    label: label && memberLabel(label, inputs[0] as string, project),
    unit,
    count,
  };
}

export function sweepReport(
  project: Project,
  scenarios: readonly Scenario[],
  axes: readonly Axis[],
  swept: Sweep,
  requested: {
    readonly where?: string | undefined;
    readonly plain?: PlainCondition | undefined;
    readonly year?: number | undefined;
  },
  origin: Origin,
): SweepReport {
  const { figures, points } = swept;
  return {
    command: "sweep",
    ...headOf(project, origin, moneyOf(swept)),
    scenarios: scenarios.map(scenarioHead),
    years: (scenarios[0] as Scenario).years,
    axes: axes.map((axis) => axisHead(axis, project)),
    condition: requested.where,
    plain: requested.plain,
    year: requested.year,
    metrics: figures.map(({ name, label, unit, kind, nominal }) => ({
      ...{ metric: name, label, unit, kind },
      nominal,
    })),
    count: axes.reduce((product, { count }) => product * count, scenarios.length),
    points,
  };
}
