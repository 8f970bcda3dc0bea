import { project as projectOver } from "../../analysis/projection/projection.ts";
import type { Doubled } from "../../analysis/tracking/counting-rules.ts";
import { figuresTracked, track as trackOver } from "../../analysis/tracking/progress-to-date.ts";
import type { App } from "../../cli/app.ts";
import { dayIn } from "../../cli/arguments.ts";
import { openProject, originOf, resolve } from "../../cli/open-project.ts";
import { type AnswerOptions, resolving, type ScenarioOptions, scaling, valued } from "../../cli/options.ts";
import { destination, print } from "../../cli/output.ts";
import { Failure, type Message, message } from "../../errors.ts";
import { named } from "../../messages/example-names.ts";
import type { ScaleName } from "../../output/formats.ts";
import { beginUnsaid, yearOf } from "../../plan/calendar.ts";
import type { Scenario } from "../../plan/types.ts";
import { type Calendar, spansText, yearName } from "../../year-names.ts";
import { type TrackReport, trackReport } from "./report.ts";
import { trackView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = ["baekjo track", `baekjo track ${named.record} --as-of 2026-06-30`] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return resolving()
    .argument("[scenario]")
    .addOption(valued("--as-of <day>"))
    .addOption(valued("--actuals <file>"))
    .option("--chart")
    .addOption(scaling())
    .action(async (scenario, options) => track(app, scenario, options));
}

type TrackOptions = AnswerOptions &
  ScenarioOptions & {
    readonly asOf?: string;
    readonly actuals?: string;
    readonly chart?: true;
    readonly scale?: ScaleName;
  };

/** `baekjo track`: the plan against what has been voted, signed and built by a day; by default today. */
export async function track(app: App, name: string | undefined, options: TrackOptions): Promise<void> {
  const to = destination(options, app);
  const names = name === undefined ? [] : [name];
  const { actuals: actualsFile } = options;
  const asOf = dayIn(options.asOf, app.streams);
  const project = await openProject(app, options, names);
  const resolved = await resolve(app, project, names, options);
  const { loadActuals } = await import("../../files/record/record-file.ts");
  const file = actualsFile ?? project.files.actuals;
  if (actualsFile === undefined && !project.isFile(file)) {
    throw new Failure("file", { ...message("track.no-file", { file }), next: [message("track.give-file")] });
  }
  const actuals = loadActuals(file, project);
  const scenario = resolved.scenarios[0] as Scenario;
  const wanted = figuresTracked(actuals);
  const projection = projectOver(project, scenario, { only: () => wanted });
  const tracking = trackOver(projection, actuals, asOf, project.plan.calendar);
  const origin = { ...originOf(app, project), actualsFile };
  const report = trackReport(
    project,
    scenario,
    projection,
    actuals,
    tracking,
    asOf,
    options.chart ?? false,
    origin,
  );
  await print(report, trackView, to, [
    ...resolved.notes,
    ...[beginUnsaid(project.plan.calendar) ?? []].flat(),
    ...tracking.doubled.map(doubledNote),
    ...notesOn(report, dayIn(undefined, app.streams), project.plan.calendar),
  ]);
}

/** Asks about a sum that may be on record at two steps. */
function doubledNote({ spent, others }: Doubled): Message {
  const names = others.map(({ id }) => id);
  return message("track.doubled", { spent: spent.id, others: names.join(", "), whole: names[0] as string });
}

/** That a day is yet to come, and which years have begun by today without anything on record. */
function notesOn({ asOf, tracks }: TrackReport, today: string, calendar: Calendar | undefined): Message[] {
  const begun = yearOf(today, calendar);
  const missing = tracks
    .filter(({ reading }) => reading === "gross")
    .flatMap(({ label, missingYears, lastDecidedYear }): Message[] => {
      const years = missingYears.filter((year) => year <= begun);
      if (years.length === 0 || lastDecidedYear === undefined) return [];
      const last = yearName(lastDecidedYear, calendar);
      return [message("track.missing", { series: label, years: spansText(years, calendar), last })];
    });
  return [...(asOf > today ? [message("track.future", { day: asOf, today })] : []), ...missing];
}
