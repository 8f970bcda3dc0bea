import { assumedYears } from "../../analysis/projection/money.ts";
import { project as projectOver } from "../../analysis/projection/projection.ts";
import type { App } from "../../cli/app.ts";
import { basisOf, selectionOf } from "../../cli/metric-argument.ts";
import { openProject, resolve, resultOf } from "../../cli/open-project.ts";
import { type ProjectOptions, projecting } from "../../cli/options.ts";
import { type Destination, destination, print, together } from "../../cli/output.ts";
import { named } from "../../messages/example-names.ts";
import type { Scenario } from "../../plan/types.ts";
import { chartedSelection } from "../../report/charted.ts";
import { namesWithOutcome, noteOnSummary } from "../../report/selection.ts";
import { runReport } from "./report.ts";
import { runView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo run ${named.other}`,
  `baekjo run ${named.other}+${named.layer} --set "${named.price}*=1.1"`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return projecting()
    .argument("[scenario]")
    .option("--chart")
    .action(async (scenario, options) => run(app, scenario, options));
}

/** `baekjo run`: one scenario, year by year. */
export async function run(
  app: App,
  name: string | undefined,
  options: ProjectOptions & { readonly chart?: true },
): Promise<void> {
  const output = destination(options, app, { wideCsv: true });
  if (options.chart && options.groupBy !== undefined) throw together("--chart", "--group-by");
  const names = name === undefined ? [] : [name];
  const project = await openProject(app, options, names);
  const resolved = await resolve(app, project, names, options);
  const scenario = resolved.scenarios[0] as Scenario;
  const money = basisOf(options, project);
  const origin = await resultOf(app, options, names, output, project, resolved.scenarios);
  const reportFor = ({ format }: Destination) => {
    const asked = selectionOf(options, format);
    const selection = options.chart ? chartedSelection(project.definition, asked) : asked;
    const projection = projectOver(project, scenario, {
      money,
      only: (figures) => namesWithOutcome(figures, selection, project),
    });
    return runReport(project, scenario, projection, asked, origin, options.chart ?? false);
  };
  const unmarked = options.chart ? [] : noteOnSummary(project, selectionOf(options, output.format));
  const notes = [...resolved.notes, ...unmarked, ...assumedYears(project, [scenario], money)];
  await print(reportFor, runView, output, notes);
}
