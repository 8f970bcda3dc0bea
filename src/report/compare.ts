import { difference, differingInputs } from "../analysis/compare.ts";
import type { Figure, Projection } from "../analysis/project.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { groupsOf } from "./groups.ts";
import { headOf, memberLabel, moneyOf, scenarioHead } from "./head.ts";
import type { BridgeRow, CompareReport, DifferenceRow, Origin, Row } from "./report.ts";
import { rowOf } from "./rows.ts";
import type { Selection } from "./select.ts";

/**
 * Scenarios side by side, each against the one at place `baseline`. All projections are of one plan and horizon, so
 * their figures are the same ones in the same order.
 */
export function compareReport(
  project: Project,
  scenarios: readonly Scenario[],
  projections: readonly Projection[],
  baseline: number,
  selection: Selection,
  bridges: readonly BridgeRow[],
  showInputs: boolean,
  drawn: boolean,
  origin: Origin,
): CompareReport {
  const ofBaseline = projections[baseline] as Projection;
  const { decimals } = ofBaseline.currency;
  const groups = projections.map((projection) => groupsOf(projection, selection, project));
  const { figures: selected, ...grouping } = groups[baseline] as (typeof groups)[number];
  const rows: Row[] = [];
  const differences: DifferenceRow[] = [];
  for (const [at, { figure: base, sum }] of selected.entries()) {
    for (const [scenario, { figures }] of groups.entries()) {
      const figure = figures[at]?.figure as Figure;
      rows.push(rowOf(figure, scenario, sum));
      if (scenario === baseline) continue;
      const { metric, unit, values, total, percent } = difference(base, figure, decimals);
      differences.push({ scenario, metric, unit, values, total, relative: percent });
    }
  }
  const first = scenarios[baseline] as Scenario;
  const others = scenarios.filter((_, i) => i !== baseline);
  const back = (i: number) => (i === baseline ? 0 : i < baseline ? i + 1 : i);
  return {
    verb: "compare",
    ...headOf(project, origin, moneyOf(ofBaseline)),
    scenarios: scenarios.map(scenarioHead),
    baseline,
    years: ofBaseline.years,
    ...grouping,
    rows,
    differences,
    inputs: differingInputs(first, others).map(({ name, label, unit, values, layers }) => ({
      name,
      label: memberLabel(label, name, project),
      unit,
      // Asked with the baseline first; told in the order of the scenarios.
      values: scenarios.map((_, i) => values[back(i)] ?? null),
      layers: scenarios.map((_, i) => layers[back(i)] ?? ""),
    })),
    bridges,
    showInputs,
    drawn,
  };
}
