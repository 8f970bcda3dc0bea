import { assumedYears } from "../analysis/money.ts";
import { project as projectOver } from "../analysis/project.ts";
import type { Scenario } from "../plan/project.ts";
import { runView } from "../render/views/run.ts";
import { drawnSelection } from "../report/pictures.ts";
import { runReport } from "../report/run.ts";
import { namesSelected } from "../report/select.ts";
import { asking, resolve, resultOf } from "./load.ts";
import type { Installation, ProjectOptions } from "./options.ts";
import { destination, print, together } from "./print.ts";
import { basisOf, selectionOf } from "./selection.ts";

/** `baekjo run`: one scenario, year by year. */
export async function run(
  at: Installation,
  name: string | undefined,
  options: ProjectOptions & { readonly chart?: true },
): Promise<void> {
  const to = destination(options, at, { wideCsv: true });
  if (options.chart && options.groupBy !== undefined) throw together("--chart", "--group-by");
  const names = name === undefined ? [] : [name];
  await asking(at, options, names, async (project) => {
    const resolved = await resolve(at, project, names, options);
    if (resolved === undefined) return;
    const scenario = resolved.scenarios[0] as Scenario;
    const asked = selectionOf(options, to.format);
    const selection = options.chart ? drawnSelection(project.definition, asked) : asked;
    const money = basisOf(options);
    const projection = projectOver(project, scenario, {
      money,
      only: (figures) => namesSelected(figures, selection, project),
    });
    const origin = await resultOf(at, options, names, to, project, resolved.scenarios);
    const report = runReport(project, scenario, projection, asked, origin, options.chart ?? false);
    const notes = [...resolved.notes, ...assumedYears(project, [scenario], money)];
    await print(report, runView, to, notes);
  });
}
