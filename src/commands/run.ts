import { project as projectOver } from "../analysis/project.ts";
import type { Scenario } from "../plan/project.ts";
import { runView } from "../render/views/run.ts";
import { runReport } from "../report/run.ts";
import { namesSelected } from "../report/select.ts";
import { asking, originOf, resolve } from "./load.ts";
import type { Installation, ProjectOptions } from "./options.ts";
import { destination, print } from "./print.ts";
import { basisOf, selectionOf } from "./selection.ts";

/** `baekjo run`: one scenario, year by year. */
export async function run(
  at: Installation,
  name: string | undefined,
  options: ProjectOptions,
): Promise<void> {
  const to = destination(options);
  const names = name === undefined ? [] : [name];
  await asking(at, options, names, async (project) => {
    const resolved = await resolve(project, names, options);
    if (resolved === undefined) return;
    const scenario = resolved.scenarios[0] as Scenario;
    const selection = selectionOf(options, to.format);
    const projection = projectOver(project, scenario, {
      money: basisOf(options),
      only: (figures) => namesSelected(figures, selection, project.definition),
    });
    await print(
      runReport(project, scenario, projection, selection, originOf(at, options)),
      runView,
      to,
      resolved.notes,
    );
  });
}
