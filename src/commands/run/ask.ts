import { headlineBreakEven } from "../../analysis/compare/break-even.ts";
import { assumedYears } from "../../analysis/projection/money.ts";
import { project as projectOver } from "../../analysis/projection/projection.ts";
import { basisOf, selectionOf } from "../../cli/metric-argument.ts";
import { resolve, resultOf, type Session } from "../../cli/open-project.ts";
import type { ProjectOptions, RequestOf } from "../../cli/options.ts";
import type { Format } from "../../output/formats.ts";
import type { Answer } from "../../output/report-view.ts";
import type { Scenario } from "../../plan/types.ts";
import { chartedSelection } from "../../report/charted.ts";
import { namesWithOutcome, noteOnSummary, outcomeMetric, type Selection } from "../../report/selection.ts";
import type { RunReport } from "../../report/types.ts";
import { runReport } from "./report.ts";
import { hasSettings, noteOnUnmoved, withoutSettings } from "./unmoved.ts";
import { runView } from "./view.ts";

export type RunOptions = ProjectOptions & { readonly chart?: true };

const everyMetric: Selection = { metrics: [], otherwise: "all" };

/** One scenario, year by year; without a name the plan itself. Throws Failure, and Interrupted. */
export async function askRun(
  { app, formats, open }: Session,
  name: string | undefined,
  options: RequestOf<RunOptions>,
): Promise<Answer<RunReport>> {
  const names = name === undefined ? [] : [name];
  const project = await open(names, options.setFile);
  const resolved = await resolve(app, project, names, options);
  const scenario = resolved.scenarios[0] as Scenario;
  const money = basisOf(options, project);
  const origin = await resultOf(app, options, names, formats, project, resolved.scenarios);
  const about = outcomeMetric(project, { metrics: options.metric ?? [] });
  // A sheet of numbers has no sentence to say it in.
  const isSaid = about === project.definition.headline?.metric && formats.some((format) => format !== "csv");
  const breakEven = isSaid ? headlineBreakEven(project, scenario) : undefined;
  const reportOf = (shown: Scenario, requested: Selection) => {
    // What is drawn, and what the sentence above it is about.
    const selections = options.chart
      ? [chartedSelection(project.definition, requested), requested]
      : [requested];
    const projection = projectOver(project, shown, {
      money,
      only: (figures) => new Set(selections.flatMap((each) => [...namesWithOutcome(figures, each, project)])),
    });
    return runReport(project, shown, projection, requested, origin, options.chart ?? false);
  };
  const report = (format: Format) => ({
    ...reportOf(scenario, selectionOf(options, format)),
    breakEven,
  });
  // Of standard input there is only one copy, and of a saved result no one reads notes.
  const [plain] =
    hasSettings(options) && app.again === undefined && name !== "-"
      ? (await resolve(app, project, names, withoutSettings(options))).scenarios
      : [];
  const unmoved =
    plain === undefined
      ? []
      : noteOnUnmoved((side, all) => {
          const selection: Selection = all ? everyMetric : selectionOf(options, formats[0]);
          return reportOf(side === "before" ? plain : scenario, selection).rows;
        });
  const unmarked = options.chart ? [] : noteOnSummary(project, selectionOf(options, formats[0]));
  const notes = [...resolved.notes, ...unmoved, ...unmarked, ...assumedYears(project, [scenario], money)];
  return { report, view: runView, notes };
}
