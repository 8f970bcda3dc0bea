/** Parameters with where their values come from, and the pages themselves. */

import { inputRange, inputUnit, inputValue } from "../analysis/projection/displayed.ts";
import { labelOf, wholesOf } from "../model/wholes.ts";
import type { Project, Scenario, Setting, Source } from "../plan/types.ts";
import type { Evidence, InputSummary, ParameterRow, RestsOnRow, SourceRow } from "./explanation.ts";
import { memberLabel } from "./head.ts";

export function parameterRow(setting: Setting, project: Project, scenario: Scenario): ParameterRow {
  const { name, declaration, layer, source, reason, note, prices, rest } = setting;
  const whole =
    rest && wholesOf(project.definition, scenario.instance.members).find(({ parts }) => parts.includes(name));
  const range = inputRange(setting);
  // What a scenario assumes without a word of its own, it does for its own reason.
  const scenarios = scenario.layers.filter(({ from }) => from !== "plan");
  const why = source === "ASSUMPTION" ? (reason ?? scenarios.find(({ id }) => id === layer)?.why) : undefined;
  return {
    name,
    label: memberLabel(declaration.label, name, project),
    unit: inputUnit(setting, project),
    value: inputValue(setting, scenario),
    range,
    prices,
    ...(whole === undefined || rest === undefined
      ? {}
      : { rest: { of: labelOf(whole, project.plan.families), parts: rest } }),
    setBy: layer,
    evidence: groundOf(setting),
    sources: source === "ASSUMPTION" ? [] : source,
    reason: why,
    note,
  };
}

/** What makes an input the rest of its whole, as a formula. */
export function restFormula(setting: Setting | undefined): string | undefined {
  return setting?.rest && ["100%", ...setting.rest].join(" - ");
}

function groundOf({ source, layer }: Setting): Evidence {
  if (layer === "default") return "default";
  return source === "ASSUMPTION" ? "assumption" : "cited";
}

/** The pages that some parameters cite, each once, in the order of the parameters. */
export function sourcesOf(rows: readonly Pick<ParameterRow, "sources">[], { sources }: Project): SourceRow[] {
  const ids = new Set(rows.flatMap((row) => row.sources));
  return [...ids].flatMap((id) => {
    const source = sources.get(id);
    if (source === undefined) return [];
    return [sourceRow(source)];
  });
}

export function sourceRow({ id, title, publisher, date, url }: Source): SourceRow {
  return { id, title, publisher, date, url };
}

/** Counts of what can move the figure, and the shares of what a percent of each does. */
export function restsOn(rows: readonly RestsOnRow[]): InputSummary {
  const active = rows.filter((row) => row.active);
  const of = (evidence: Evidence) => active.filter((row) => row.evidence === evidence);
  const share = (evidence: Evidence) => of(evidence).reduce((sum, row) => sum + (row.share ?? 0), 0);
  const some = rows.some((row) => row.share !== null);
  return {
    inputs: rows.length,
    active: active.length,
    assumptions: of("assumption").length,
    defaults: of("default").length,
    sensitivityShare: some
      ? { cited: share("cited"), assumption: share("assumption"), default: share("default") }
      : null,
  };
}
