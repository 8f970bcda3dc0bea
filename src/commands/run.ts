import { project as projectOver } from "../analysis/project.ts";
import type { Scenario } from "../plan/project.ts";
import { runReport } from "../report/run.ts";
import { open, originOf, resolve } from "./load.ts";
import type { Installation, ProjectOptions } from "./options.ts";
import { destination, print } from "./print.ts";
import { selectionOf } from "./selection.ts";

/** `baekjo run`: one scenario, year by year. */
export async function run(
  at: Installation,
  name: string | undefined,
  options: ProjectOptions,
): Promise<void> {
  const to = destination(options);
  const project = open(at, options);
  const resolved = await resolve(project, name === undefined ? [] : [name], options);
  if (resolved === undefined) return;
  const scenario = resolved.scenarios[0] as Scenario;
  const projection = projectOver(project, scenario);
  const report = runReport(
    project,
    scenario,
    projection,
    selectionOf(options, to.format),
    originOf(at, options),
  );
  await print(report, to, resolved.notes);
}
