/** What comparisons of scenarios and of plans share. */

import { breakEven } from "../../analysis/compare/break-even.ts";
import { type Bridge, bridge } from "../../analysis/compare/bridge.ts";
import { type FigureHead, project as projectOver } from "../../analysis/projection/projection.ts";
import { together } from "../../cli/arguments.ts";
import { basisOf, metricUnnamed } from "../../cli/metric-argument.ts";
import type { ProjectOptions, RequestOf } from "../../cli/options.ts";

import { type Message, message } from "../../errors.ts";
import type { Format } from "../../output/formats.ts";
import type { BreakEven, Project, Scenario } from "../../plan/types.ts";
import { isBalance, namesWithOutcome, outcomeMetric, type Selection } from "../../report/selection.ts";
import type { BridgeRow, CompareReport, ScenarioHead, UnshownRow } from "../../report/types.ts";
import type { Side } from "./report.ts";

export type CompareOptions = ProjectOptions & {
  readonly baseline?: string;
  readonly inputs?: true;
  readonly bridge?: string;
  readonly chart?: true;
};

/** A scenario calculated, as far as the figures selected need. Throws Failure "input". */
export function sideOf(
  project: Project,
  scenario: Scenario,
  options: RequestOf<CompareOptions>,
  selection: Selection,
): Side {
  const only = (figures: readonly FigureHead[]) => namesWithOutcome(figures, selection, project);
  return {
    project,
    scenario,
    projection: projectOver(project, scenario, { money: basisOf(options, project), only }),
  };
}

/** What each changed input contributes to the figure of a bridge or a picture: from the baseline to each of the others. */
export function bridgesTo(
  project: Project,
  scenarios: readonly Scenario[],
  baseline: number,
  options: RequestOf<CompareOptions>,
): BridgeRow[] {
  const metric = options.bridge ?? (options.chart ? metricUnnamed(project) : undefined);
  if (metric === undefined) return [];
  const from = scenarios[baseline] as Scenario;
  const money = basisOf(options, project);
  return scenarios.flatMap((scenario, i) =>
    i === baseline ? [] : [bridgeRow(bridge(project, from, scenario, metric, money), i)],
  );
}

/** A bridge to scenario number `scenario`. */
function bridgeRow({ baseline, alternative, ...bridge }: Bridge, scenario: number): BridgeRow {
  return {
    scenario,
    ...bridge,
    baseline: { values: baseline.values, total: baseline.total },
    alternative: { values: alternative.values, total: alternative.total },
  };
}

/** Where along the input in which two scenarios differ the money lasts no longer, if the finding is about what is left of it. */
export function breakEvenOf(
  project: Project,
  scenarios: readonly Scenario[],
  baseline: number,
  metrics: readonly string[] = [],
): BreakEven | undefined {
  const metric = outcomeMetric(project, { metrics });
  const [base, other] = [scenarios[baseline], scenarios[1 - baseline]];
  const definition = project.definition.metrics.find(({ name }) => name === metric);
  if (base === undefined || other === undefined || definition === undefined || !isBalance(definition))
    return undefined;
  return breakEven(project, base, other, definition.name);
}

/**
 * The report, with what scenarios change that change nothing of what it shows: so that no change everywhere is never all that is
 * said of a scenario with other inputs.
 */
export function withUnshown(
  report: CompareReport,
  sides: readonly Side[],
  options: RequestOf<CompareOptions>,
): CompareReport {
  const { baseline, rows, inputs } = report;
  const differ = (i: number) =>
    inputs.some(({ values }) => JSON.stringify(values[i]) !== JSON.stringify(values[baseline]));
  const shown = (i: number) =>
    JSON.stringify(rows.flatMap(({ scenario, values, total }) => (scenario === i ? [[values, total]] : [])));
  const still = sides.flatMap((_, i) =>
    i !== baseline && differ(i) && shown(i) === shown(baseline) ? [i] : [],
  );
  if (still.length === 0) return report;
  const all = (i: number) => {
    const { project, scenario } = sides[i] as Side;
    return projectOver(project, scenario, { money: basisOf(options, project) }).figures;
  };
  const before = new Map(all(baseline).map((figure) => [figure.name, figure]));
  const unshown = still.map((scenario): UnshownRow => {
    const figures = all(scenario).filter(
      ({ name, values }) => JSON.stringify(values) !== JSON.stringify(before.get(name)?.values),
    );
    return {
      scenario,
      figures: figures.map(({ name, label, section }) => ({ metric: name, label, section })),
    };
  });
  return { ...report, unshown };
}

/** Scenarios that no input tells from the baseline: worth a word, since their columns are alike for no visible reason. */
export function sameInputs({ scenarios, baseline, inputs }: CompareReport): Message[] {
  const a = (scenarios[baseline] as ScenarioHead).name;
  const same = (i: number) =>
    inputs.every(({ values }) => JSON.stringify(values[i]) === JSON.stringify(values[baseline]));
  return scenarios.flatMap(({ name }, i) =>
    i !== baseline && same(i) ? [message("compare.same", { a, b: name })] : [],
  );
}

/**
 * Throws Failure "usage" for options of which one would change nothing: what is shown in place of the rows has none of theirs. Programs
 * that read JSON are given all of it.
 */
export function refuseDropped(options: CompareOptions, format: Format): void {
  if (format === "json" || format === "ndjson") return;
  const { inputs, bridge, chart, metric, section, groupBy, in: currency, real, wide, scale } = options;
  const rows = { "--metric": metric, "--section": section, "--group-by": groupBy };
  const inPlace = { "--bridge": bridge, "--chart": chart };
  const money = { "--in": currency, "--real": real, "--scale": scale === "auto" ? undefined : scale };
  const given = (names: Readonly<Record<string, unknown>>) =>
    Object.keys(names).find((name) => names[name] !== undefined);
  const shown = inputs ? "--inputs" : given(inPlace);
  if (shown === undefined) return;
  const dropped = given({
    ...(inputs ? { ...inPlace, ...money } : {}),
    ...rows,
    // In CSV a bridge has a wide form.
    "--wide": format === "csv" && !inputs ? undefined : wide,
  });
  if (dropped !== undefined) throw together(shown, dropped);
}
