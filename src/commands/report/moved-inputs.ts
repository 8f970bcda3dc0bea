/** What the parts of a page move: its model is compiled once for all of them. */

import { openInputs } from "../../analysis/scenario-model.ts";
import type { Project, Scenario } from "../../plan/types.ts";

/** Opens what may be drawn, what scenarios differ in, and the input along which the headline's break-even is looked for. */
export function openMoved(project: Project, scenarios: readonly Scenario[]): void {
  const [first] = scenarios as [Scenario, ...Scenario[]];
  const own = first.instance.inputs;
  const moves = ({ instance: { inputs } }: Scenario, name: string) =>
    inputs.get(name)?.range !== undefined || inputs.get(name)?.value !== own.get(name)?.value;
  const { breakEven } = project.definition.headline ?? {};
  openInputs(
    project,
    first,
    (name) => name === breakEven || scenarios.some((scenario) => moves(scenario, name)),
  );
}
