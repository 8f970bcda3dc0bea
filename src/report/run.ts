import type { Projection } from "../analysis/project.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { headOf, scenarioHead, sectionsOf } from "./head.ts";
import type { Origin, RunReport } from "./report.ts";
import { rowOf } from "./rows.ts";
import { type Selection, select } from "./select.ts";

/** One scenario over the years: the figures selected, in the model's order. */
export function runReport(
  project: Project,
  scenario: Scenario,
  projection: Projection,
  selection: Selection,
  origin: Origin,
): RunReport {
  return {
    verb: "run",
    ...headOf(project, origin),
    scenarios: [scenarioHead(scenario)],
    years: projection.years,
    sections: sectionsOf(project),
    rows: select(projection.figures, selection, project.definition).map((figure) => rowOf(figure, 0)),
  };
}
