/** Which figures a report is about. */

import type { Figure } from "../analysis/projection/projection.ts";
import { didYouMean, Failure, type Message, message, shellWord } from "../errors.ts";
import type { Definition, MetricDefinition } from "../model/definition.ts";
import { familyOf } from "../model/family.ts";
import type { Model, Figure as ModelFigure } from "../model/types.ts";
import type { Project } from "../plan/types.ts";
import type { Grouping } from "./types.ts";

export interface Selection {
  /** Names, in which `*` stands for one whole segment. */
  readonly metrics: readonly string[];
  /** A section's id, or "all". */
  readonly section?: string | undefined;
  /** By what to bring together the figures, which are then only those that have it. */
  readonly groupBy?: Grouping | undefined;
  /** What to show where neither is given: the summary, or everything. */
  readonly otherwise: "summary" | "all";
  /** Names of what joins the summary. */
  readonly joined?: readonly string[] | undefined;
}

/**
 * The names of the figures selected, for commands that work out no others, and of one more. Where none are requested by name or section, the
 * figures that are the first year in which something holds join the summary.
 */
export function selectedNames(
  project: Project,
  { figures }: Model,
  selection: Selection,
  more: string | undefined,
): readonly string[] {
  const all = [...figures.values()].map((figure) => ({
    name: figure.name,
    section: figure.metric.section,
    summary: figure.metric.summary || isFirstYear(figure),
  }));
  const chosen = select(all, selection, project).map(({ name }) => name);
  return more === undefined || chosen.includes(more) ? chosen : [...chosen, more];
}

/** Its text is asked before its formula, which may not have been read yet. */
function isFirstYear(figure: ModelFigure): boolean {
  if (!figure.metric.formula.includes("firstyear")) return false;
  const { tree } = figure;
  return tree.kind === "call" && tree.fn === "firstyear";
}

/** Whether a name is meant by a pattern: segment by segment, `*` meaning any one. */
export function matchesPattern(pattern: string, name: string): boolean {
  if (!pattern.includes("*")) return pattern === name;
  const wanted = pattern.split(".");
  const segments = name.split(".");
  return wanted.length === segments.length && wanted.every((each, i) => each === "*" || each === segments[i]);
}

/** What a figure is selected by: none of it depends on its values. */
export type Selectable = Pick<Figure, "name" | "section" | "summary" | "payer">;

/** The names of the metrics that a report will be about: no others need be calculated. Throws Failure "input". */
export function namesSelected(
  figures: readonly Selectable[],
  selection: Selection,
  project: Project,
): ReadonlySet<string> {
  const { groupBy } = selection;
  const selected =
    groupBy === undefined
      ? select(figures, selection, project)
      : select(figures, { ...selection, otherwise: "all" }, project).filter(
          ({ name, payer }) =>
            payer !== undefined || selection.metrics.some((pattern) => matchesPattern(pattern, name)),
        );
  return new Set(selected.map(({ name }) => name));
}

/** The figures selected, in the model's order. Throws Failure "input" for a name that means none. */
export function select<Each extends Selectable>(
  figures: readonly Each[],
  selection: Selection,
  project: Project,
): readonly Each[] {
  const { definition } = project;
  const { metrics, section, otherwise, joined = [] } = selection;
  const issues = [
    ...metrics
      .filter((pattern) => !figures.some(({ name }) => matchesPattern(pattern, name)))
      .map((pattern) => unknownMetric(pattern, project)),
    ...(section === undefined || section === "all" || definition.sections.has(section)
      ? []
      : [unknownSection(section, project)]),
  ];
  if (issues.length > 0) throw new Failure("input", issues);
  if (metrics.length === 0 && section === undefined) {
    if (otherwise === "all" || !hasSummary(definition)) return figures;
    return figures.filter(({ name, summary }) => summary || joined.includes(name));
  }
  return figures.filter(
    (figure) =>
      section === "all" ||
      figure.section === section ||
      metrics.some((pattern) => matchesPattern(pattern, figure.name)),
  );
}

/** Whether a model says what a person is to see first; where it does not, everything is. */
export function hasSummary({ metrics }: Pick<Definition, "metrics">): boolean {
  return metrics.some(({ summary }) => summary);
}

/** What is to be said where nothing was selected, and the model marks no summary to show. */
export function noteOnSummary(
  { definition }: Project,
  { metrics, section, otherwise }: Selection,
): Message[] {
  if (otherwise === "all" || metrics.length > 0 || section !== undefined || hasSummary(definition)) return [];
  return [message(definition.metrics.length === 0 ? "usage.no-metric" : "report.no-summary")];
}

function unknownMetric(metric: string, project: Project) {
  const input = project.definition.parameters.some(
    ({ name }) => matchesPattern(name, metric) || matchesPattern(metric, name),
  );
  const first = metric.split(".")[0] as string;
  return {
    ...message(input ? "report.parameter" : "report.no-metric", { metric }),
    next: [
      ...didYouMean(project.suggestions(metric, ["metric"])),
      message("next.see", { command: `baekjo list ${input ? "inputs" : "metrics"} ${shellWord(first)}` }),
    ],
  };
}

function unknownSection(section: string, project: Project) {
  const sections = [...project.definition.sections.keys()];
  return {
    ...message("report.no-section", { section }),
    next: [
      ...didYouMean(project.suggestions(section, ["section"])),
      message("report.sections", { names: sections.join(", ") }),
    ],
  };
}

/**
 * The metric that is asked about where nothing is named: the headline's own, else a balance of the summary (a stock that is worse when
 * it is low), else the last of the summary that has a total, else the last that has one. Undefined for a model without any.
 */
export function headlineMetric({
  headline,
  metrics,
}: Pick<Definition, "headline" | "metrics">): string | undefined {
  if (headline?.metric !== undefined) return headline.metric;
  const totalled = metrics.filter(
    ({ name, kind }) => (kind === "flow" || kind === "stock") && familyOf(name) === undefined,
  );
  const summary = totalled.filter((metric) => metric.summary);
  return (summary.find(isBalance) ?? summary.at(-1) ?? totalled.at(-1) ?? metrics.at(-1))?.name;
}

/** The metric that a finding is about: the first that was requested by its whole name, else that of the headline. */
export function outcomeMetric(
  { definition }: Project,
  { metrics }: Pick<Selection, "metrics">,
): string | undefined {
  return metrics.find((name) => !name.includes("*")) ?? headlineMetric(definition);
}

/** The names of the metrics that a report and its finding will be about: no others need be calculated. Throws Failure "input". */
export function namesWithOutcome(
  figures: readonly Selectable[],
  selection: Selection,
  project: Project,
): ReadonlySet<string> {
  const { funding, spending } = project.definition.headline ?? {};
  const own = [outcomeMetric(project, selection), funding, spending].filter((name) => name !== undefined);
  return new Set([...namesSelected(figures, selection, project), ...own]);
}

/** Whether a metric is what is left: below zero something is missing. */
export function isBalance({ kind, worse }: Pick<MetricDefinition, "kind" | "worse">): boolean {
  return kind === "stock" && worse === "low";
}
