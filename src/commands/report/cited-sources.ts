/** What the figures on a page rest on: inputs, and the pages that these are from. */

import { nameOf, rootsOf, type Trace } from "../../analysis/explain/trace.ts";
import type { Figure } from "../../analysis/projection/projection.ts";
import type { Project, Scenario, Setting, Source } from "../../plan/types.ts";
import type { ParameterRow } from "../../report/explanation.ts";
import { parameterRow, sourceRow } from "../../report/provenance-rows.ts";
import type { ChangedRow, FigureNote, PageSourceRow, StoryRow } from "./report.ts";

export interface Citations {
  readonly stories: readonly StoryRow[];
  readonly changed: readonly ChangedRow[];
  readonly inputs: readonly ParameterRow[];
  readonly figures: readonly FigureNote[];
  readonly sources: readonly PageSourceRow[];
}

/**
 * The inputs of the first scenario that the figures read, what the others set otherwise, and the sources of both in the order in
 * which they come up. `trace`: of the first scenario. `differing`: names of the inputs in which the scenarios differ.
 */
export function citationsOf(
  project: Project,
  scenarios: readonly Scenario[],
  trace: Trace,
  figures: readonly Figure[],
  differing: readonly string[],
): Citations {
  const stories = scenarios.flatMap(({ layers }, scenario) =>
    layers
      .filter(({ from }) => from !== "plan" && from !== "set")
      .map(
        ({ id, why, source = "ASSUMPTION" }): StoryRow => ({
          ...{ scenario, id, sources: source === "ASSUMPTION" ? [] : source },
          why,
        }),
      ),
  );
  const rests = new Map(figures.map(({ name }) => [name, inputsUnder(trace, name)]));
  const read = new Set([...rests.values()].flatMap((names) => [...names]));
  const first = scenarios[0] as Scenario;
  const inputs = [...first.settings.values()]
    // What the plan leaves at the model's default is no part of it.
    .filter(({ name, layer }) => read.has(name) && layer !== "default")
    .map((setting) => parameterRow(setting, project, first));
  const changed = differing.flatMap((name) => changesOf(name, project, scenarios));
  const notes = figures.map(({ name, label, about, formula }): FigureNote => {
    const own = inputs.filter((input) => rests.get(name)?.has(input.name));
    const assumptions = own.filter(({ evidence }) => evidence === "assumption").length;
    const sources = [...new Set(own.flatMap((input) => input.sources))];
    return {
      metric: name,
      label,
      about,
      formula,
      inputs: own.map((input) => input.name),
      sources,
      assumptions,
    };
  });
  const ids = new Set([...stories, ...changed, ...inputs].flatMap((row) => row.sources));
  return {
    stories,
    changed,
    inputs,
    figures: notes,
    sources: [...ids].flatMap((id) => project.sources.get(id) ?? []).map(pageSourceRow),
  };
}

function pageSourceRow(source: Source): PageSourceRow {
  const { note } = source;
  return { ...sourceRow(source), note };
}

/** The names of all inputs that a figure's number comes from, whether they can move it as things stand or not. */
function inputsUnder(trace: Trace, name: string): ReadonlySet<string> {
  const roots = rootsOf(trace, trace.figure(name), undefined);
  return new Set(trace.formulaGraph.inputsUnder([...roots.keys()]).map((slot) => nameOf(trace.cell(slot))));
}

/** An input in each scenario that has it otherwise than the first. */
function changesOf(name: string, project: Project, scenarios: readonly Scenario[]): ChangedRow[] {
  const rowOf = (scenario: Scenario) =>
    parameterRow(scenario.settings.get(name) as Setting, project, scenario);
  const [before, ...others] = scenarios.map(rowOf) as [ParameterRow, ...ParameterRow[]];
  const content = ({ value, range }: ParameterRow) => JSON.stringify([value, range]);
  return others.flatMap((row, i) =>
    content(row) === content(before) ? [] : [{ ...row, scenario: i + 1, before: before.value }],
  );
}
