import { plainCondition } from "../../analysis/conditions/condition.ts";
import { assumedYears } from "../../analysis/projection/money.ts";
import { modelOf } from "../../analysis/scenario-model.ts";
import { sweep as sweepOver } from "../../analysis/sweep/grid-search.ts";
import { yearAmong } from "../../cli/arguments.ts";
import { basisOf, questionFrom } from "../../cli/metric-argument.ts";
import { resolve, resultOf, type Session } from "../../cli/open-project.ts";
import type { RequestOf, SelectOptions } from "../../cli/options.ts";
import { Failure, type Message, message } from "../../errors.ts";
import type { Format } from "../../output/formats.ts";
import type { Answer } from "../../output/report-view.ts";
import { outsideAlong } from "../../plan/scenarios/outside-range.ts";
import { type Axis, readAxis } from "../../plan/settings/axis.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import type { SweepReport } from "../../report/types.ts";
import { chosenFor, sweepReport } from "./report.ts";
import { sweepView } from "./view.ts";

export type SweepOptions = SelectOptions & {
  readonly vary?: readonly string[];
  readonly where?: string;
  readonly at?: string;
};

/** What is written as a whole has to be held as a whole. */
const maxPoints: Readonly<Partial<Record<Format, number>>> = {
  table: 10_000,
  markdown: 10_000,
  json: 100_000,
};

/** Figures at every point of a grid of inputs and scenarios. Throws Failure, and Interrupted. */
export async function askSweep(
  { app, formats, open }: Session,
  names: readonly string[],
  options: RequestOf<SweepOptions>,
): Promise<Answer<SweepReport>> {
  const project = await open(names, options.setFile);
  const resolved = await resolve(app, project, names, options);
  const { scenarios, notes } = resolved;
  const axes = axesOf(project, scenarios, options.vary ?? []);
  for (const format of formats) refuseTooMany(axes, scenarios.length, format);
  const { metric = [], section, where } = options;
  const year =
    options.at === undefined
      ? undefined
      : yearAmong(options.at, (scenarios[0] as Scenario).years, project.plan.calendar);
  const question = where === undefined ? undefined : questionFrom("--where", where);
  const money = basisOf(options, project);
  const swept = sweepOver(project, scenarios, axes, {
    choose: (figures) => chosenFor(figures, { metrics: metric, section, otherwise: "all" }, project),
    where: question,
    money,
    year,
  });
  const origin = await resultOf(app, options, names, formats, project, scenarios);
  const model = modelOf(project, scenarios[0] as Scenario);
  const plain = where === undefined ? undefined : plainCondition(project, model, where);
  return {
    report: () => sweepReport(project, scenarios, axes, swept, { where, plain, year }, origin),
    view: sweepView,
    notes: [
      ...notes,
      ...axes.flatMap((axis) => axis.notes),
      ...replacedByAxes(axes, scenarios),
      ...along(axes, scenarios, (axis, scenario) => axis.unmoved(scenario) ?? []),
      ...along(axes, scenarios, (axis, scenario) => outsideAlong(project, axis, scenario)),
      ...(question?.notes ?? []),
      ...assumedYears(project, scenarios, money),
    ],
  };
}

/** Throws Failure where one of them cannot be read, or may not be laid on a scenario, or two set the same input. */
function axesOf(project: Project, scenarios: readonly Scenario[], texts: readonly string[]): Axis[] {
  const axes = texts.map((text) => readAxis(text, "--vary", project));
  if (axes.length === 0 && scenarios.length < 2) throw new Failure("usage", message("sweep.nothing"));
  const seen = new Set<string>();
  for (const name of axes.flatMap(({ inputs }) => inputs)) {
    if (seen.has(name)) throw new Failure("usage", message("axis.twice", { name }));
    seen.add(name);
  }
  for (const axis of axes) for (const scenario of scenarios) axis.check(scenario);
  return axes;
}

/** Notes on inputs that --set gives a value which none of the points has: an axis sets them to values of its own. */
function replacedByAxes(axes: readonly Axis[], scenarios: readonly Scenario[]): Message[] {
  const whole = axes.filter(({ op, year }) => op === "=" && year === undefined);
  return whole.flatMap(({ inputs }) =>
    inputs
      .filter((name) => scenarios.some(({ settings }) => settings.get(name)?.layer === "--set"))
      .map((name) => message("axis.replaced", { name })),
  );
}

/** Notes, each once, on what the values of an axis are to a scenario. */
function along(
  axes: readonly Axis[],
  scenarios: readonly Scenario[],
  notesOf: (axis: Axis, scenario: Scenario) => Message | readonly Message[],
): Message[] {
  const found = axes.flatMap((axis) => scenarios.flatMap((scenario) => notesOf(axis, scenario)));
  return [...new Map(found.map((note) => [JSON.stringify(note), note])).values()];
}

function refuseTooMany(axes: readonly Axis[], scenarios: number, format: Format): void {
  const most = maxPoints[format];
  if (most === undefined) return;
  const dimensions = axes.length + (scenarios > 1 ? 1 : 0);
  if (format !== "json" && dimensions > 2) {
    throw new Failure("usage", message("sweep.dimensions", { count: dimensions }));
  }
  const count = axes.reduce((product, axis) => product * axis.count, scenarios);
  if (count > most) throw new Failure("usage", message("sweep.too-many", { count, most }));
}
