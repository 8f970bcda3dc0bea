import { difference, differingInputs } from "../analysis/compare.ts";
import type { Figure, Projection } from "../analysis/project.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { headOf, memberLabel, scenarioHead, sectionsOf } from "./head.ts";
import type { CompareReport, DifferenceRow, Origin, Row } from "./report.ts";
import { rowOf } from "./rows.ts";
import { type Selection, select } from "./select.ts";

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
  showInputs: boolean,
  origin: Origin,
): CompareReport {
  const ofBaseline = projections[baseline] as Projection;
  const { decimals } = project.plan.currency;
  const selected = new Set(select(ofBaseline.figures, selection, project.definition).map(({ name }) => name));
  const rows: Row[] = [];
  const differences: DifferenceRow[] = [];
  for (const [at, base] of ofBaseline.figures.entries()) {
    if (!selected.has(base.name)) continue;
    for (const [scenario, { figures }] of projections.entries()) {
      const figure = figures[at] as Figure;
      rows.push(rowOf(figure, scenario));
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
    ...headOf(project, origin),
    scenarios: scenarios.map(scenarioHead),
    baseline,
    years: ofBaseline.years,
    sections: sectionsOf(project),
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
    showInputs,
  };
}
