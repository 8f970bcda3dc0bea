import { effectsOf } from "../../analysis/explain/effects.ts";
import { readAs, relative } from "../../analysis/explain/elasticities.ts";
import { nameOf, rootsOf, type Trace } from "../../analysis/explain/trace.ts";
import { labelsOf } from "../../analysis/projection/projection.ts";
import { formulaOf } from "../../model/formula-text.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import type { MovedRow, ParameterReport } from "../../report/explanation.ts";
import { headOf, memberLabel, scenarioHead } from "../../report/head.ts";
import { parameterRow, sourcesOf } from "../../report/provenance-rows.ts";
import type { Origin } from "../../report/types.ts";
import { betterOf, figureHead } from "./report.ts";

/** A parameter: its value, where that comes from, and which figures rest on it. */
export function parameterReport(
  project: Project,
  scenario: Scenario,
  trace: Trace,
  name: string,
  origin: Origin,
): ParameterReport {
  const setting = scenario.settings.get(name) as Setting;
  const { about } = setting.declaration;
  const parameter = parameterRow(setting, project, scenario);
  const figures = [...trace.apart.model.figures.values()];
  // All formulas are lowered before any is looked at: their steps are then worked out at once.
  trace.under(figures.flatMap((figure) => slotsOf(trace, figure)));
  const moves = new Set(figures.filter((figure) => trace.active(slotsOf(trace, figure)).has(name)));
  const isMoved = (slot: number) => {
    const { slots, active } = trace.readsOf(slot);
    return slots.some((read, i) => active[i] === 1 && nameOf(trace.cell(read)) === name);
  };
  const usedBy = figures
    .filter((figure) => slotsOf(trace, figure).some((slot) => readsInput(trace, slot, name)))
    .map((figure) => ({
      metric: figure.name,
      label: labelsOf(project, figure).label,
      formula: formulaOf(figure),
      // The rest of a whole moves nothing by itself: it is enough that it can move the formula that names it.
      active: setting.rest === undefined ? moves.has(figure) : slotsOf(trace, figure).some(isMoved),
    }));
  const main = figures.filter((figure) => figure.metric.summary && moves.has(figure));
  const read = main.map((figure) => readAs(trace, figure, undefined));
  const effects = effectsOf(project, scenario, trace.apart.model, read, [name]).get(name) ?? [];
  const moved = main.map((figure, i): MovedRow => {
    const value = [...rootsOf(trace, figure, undefined)].reduce(
      (sum, [slot, n]) => sum + n * trace.value(slot),
      0,
    );
    const [more, less] = [effects[i]?.more ?? null, effects[i]?.less ?? null].map((change) =>
      relative(figure, change, value),
    ) as [number | null, number | null];
    return {
      ...figureHead(project, trace, figure, undefined),
      more,
      less,
      better: betterOf(figure, more, less),
    };
  });
  return {
    verb: "explain",
    ...headOf(project, origin),
    scenarios: [scenarioHead(scenario)],
    years: scenario.years,
    parameter: {
      ...parameter,
      ...(about === undefined ? {} : { about: memberLabel(about, name, project) }),
    },
    usedBy,
    moves: { figures: moves.size, of: figures.length },
    moved,
    sources: sourcesOf([parameter], project),
  };
}

/** A figure in all years that were worked out. */
function slotsOf(trace: Trace, figure: ModelFigure): number[] {
  const { years } = trace.scenario.instance;
  return figure.yearly ? years.map((_, t) => trace.apart.slotOf(figure, t)) : [trace.apart.slotOf(figure, 0)];
}

function readsInput(trace: Trace, slot: number, name: string): boolean {
  return trace.reads(slot).some((read) => {
    const cell = trace.cell(read);
    return "input" in cell && cell.input.name === name;
  });
}
