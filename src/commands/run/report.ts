import type { Projection } from "../../analysis/projection/projection.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { chartedSelection, picturesOf } from "../../report/charted.ts";
import { headOf, moneyOf, scenarioHead } from "../../report/head.ts";
import { groupsOf } from "../../report/payers.ts";
import { outcomeOf, rowOf } from "../../report/rows.ts";
import type { Selection } from "../../report/selection.ts";
import type { Origin, RunReport } from "../../report/types.ts";

/** One scenario over the years: the figures selected, in the model's order or in groups. `charted`: in pictures. */
export function runReport(
  project: Project,
  scenario: Scenario,
  projection: Projection,
  selection: Selection,
  origin: Origin,
  charted: boolean,
): RunReport {
  const chosen = charted ? chartedSelection(project.definition, selection) : selection;
  const { figures, ...groups } = groupsOf(projection, chosen, project);
  const rows = figures.map(({ figure, sum }) => rowOf(figure, 0, sum));
  return {
    command: "run",
    ...headOf(project, origin, moneyOf(projection)),
    scenarios: [scenarioHead(scenario)],
    years: projection.years,
    ...groups,
    rows,
    outcomes: outcomeOf(project, projection, selection, 0),
    requested: selection.metrics,
    pictures: charted ? picturesOf(project.definition, selection, rows) : undefined,
  };
}
