import { type Branch, Branches, type BranchValue, figureValues } from "../../analysis/explain/branches.ts";
import { effectsOf } from "../../analysis/explain/effects.ts";
import { elasticitiesOf, readAs, relative } from "../../analysis/explain/elasticities.ts";
import type { Restated } from "../../analysis/explain/restated-trace.ts";
import { nameOf, rootsOf, type Trace } from "../../analysis/explain/trace.ts";
import { figureValue } from "../../analysis/projection/displayed.ts";
import { nominalOf } from "../../analysis/projection/money.ts";
import { defined, labelsOf } from "../../analysis/projection/projection.ts";
import { formulaOf } from "../../model/formula-text.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import type {
  ExplainReport,
  FigureHead,
  MovedRow,
  NodeRow,
  ParameterReport,
  RestsOnRow,
  TreeRow,
} from "../../report/explanation.ts";
import { headOf, memberLabel, moneyOf, scenarioHead } from "../../report/head.ts";
import { parameterRow, restFormula, restsOn, sourcesOf } from "../../report/provenance-rows.ts";
import { headlineMetric } from "../../report/selection.ts";
import type { Origin } from "../../report/types.ts";

/** `year`: that year's value. `depth`: how many formulas below the figure. `restated`: the currency and prices of its money. */
interface ExplainRequest {
  readonly year?: number | undefined;
  readonly depth?: number | undefined;
  readonly restated?: Restated | undefined;
}

/**
 * A figure's number, what it is made of down to the parameters, and what they rest on. What one percent of a
 * parameter does is shown of the figure as the plan has it: restated, a rate of exchange would move what no formula reads it for.
 */
export function explainReport(
  project: Project,
  scenario: Scenario,
  trace: Trace,
  figure: ModelFigure,
  { year, depth, restated }: ExplainRequest,
  origin: Origin,
): ExplainReport {
  const roots = rootsOf(trace, figure, year);
  const parameters = restsOnRows(project, scenario, trace, figure, year);
  return {
    command: "explain",
    ...headOf(project, origin, restated && moneyOf(restated)),
    scenarios: [scenarioHead(scenario)],
    years: scenario.years,
    figure: figureHead(project, trace, figure, year, restated),
    depth,
    restated: restated !== undefined,
    ...rowsOf(project, trace, [...roots.keys()], { year, depth, restated }),
    parameters,
    sources: sourcesOf(parameters, project),
    inputSummary: restsOn(parameters),
  };
}

/** A figure as one number: of a year, or what `run` shows as its total. */
export function figureHead(
  project: Project,
  trace: Trace,
  figure: ModelFigure,
  year: number | undefined,
  restated?: Restated,
): FigureHead {
  const { kind } = figure.metric;
  const base =
    restated === undefined
      ? [...rootsOf(trace, figure, year)].reduce((sum, [slot, times]) => sum + times * trace.value(slot), 0)
      : readAs(trace, figure, year).at.reduce((sum, t) => sum + restated.value(figure, t), 0);
  const { years } = trace.scenario;
  const shown =
    kind === "single" || (kind === "flow" && year === undefined) ? undefined : (year ?? years.at(-1));
  return {
    metric: figure.name,
    ...labelsOf(project, figure),
    ...nominalOf(figure, labelsOf(project, figure).label, trace.scenario, restated?.restatement),
    ...figureValue(figure, base, project, restated?.currency),
    kind,
    year: shown,
  };
}

export function restsOnRows(
  project: Project,
  scenario: Scenario,
  trace: Trace,
  figure: ModelFigure,
  year: number | undefined,
): RestsOnRow[] {
  return elasticitiesOf(project, trace, figure, year).map(({ setting, active, more, less, share }) => ({
    ...parameterRow(setting, project, scenario),
    ...{
      active,
      effectOfIncrease: more,
      effectOfDecrease: less,
      better: betterOf(figure, more, less),
      share,
    },
  }));
}

/** A flow that is the same in each of so many years has one value and their sum. */
function overYears(value: BranchValue, times: number): BranchValue {
  return { ...value, total: value.total === null ? null : defined(value.total * times) };
}

/** Whether more or less of an input is better for a figure; null where the model does not say what is, or neither is. */
export function betterOf(
  { metric: { worse } }: ModelFigure,
  more: number | null,
  less: number | null,
): "more" | "less" | null {
  if (worse === undefined) return null;
  const [up, down] = [more ?? 0, less ?? 0];
  const gain = worse === "low" ? up - down : down - up;
  // What is worse in both directions is better in none.
  if (up * down > 0 || gain === 0) return null;
  return gain > 0 ? "more" : "less";
}

/** Of calendar years, their places in the instance's; the first where there are none. */
function placesOf(years: readonly number[], { instance }: Scenario): number[] {
  return years.length === 0 ? [0] : years.map((year) => instance.years.indexOf(year));
}

/** What a figure is made of: as a tree, of which each row is made when it is looked at, and as a list of all. */
function rowsOf(
  project: Project,
  trace: Trace,
  roots: readonly number[],
  requested: ExplainRequest,
): Pick<ExplainReport, "tree" | "nodes"> {
  const branches = new Branches(project, trace);
  const root = branches.branch(roots);
  const made = new Map<Branch, TreeRow>();
  const rowOf = (branch: Branch): TreeRow => {
    let row = made.get(branch);
    if (row === undefined) {
      const reads = () =>
        branches.reads(branch).map(({ branch: read, active }) => ({ row: rowOf(read), active }));
      row = { ...contentOf(branch, branches, project, trace, requested), reads };
      made.set(branch, row);
    }
    return row;
  };
  const nodes = () =>
    nodesOf(root, branches, requested.depth, (branch) =>
      contentOf(branch, branches, project, trace, requested),
    );
  return { tree: rowOf(root), nodes };
}

function nodesOf(
  root: Branch,
  branches: Branches,
  depth: number | undefined,
  contentOf: (branch: Branch) => Omit<TreeRow, "reads">,
): NodeRow[] {
  const nodes: NodeRow[] = [];
  const levels = new Map([[root.key, 0]]);
  const active = new Set([root.key]);
  // What is active is known only once all that reads it is: a first look at all branches, and a second to tell them.
  const queue = [root];
  for (const branch of queue) {
    for (const read of branches.reads(branch)) {
      if (!read.active || active.has(read.branch.key)) continue;
      active.add(read.branch.key);
      queue.push(read.branch);
    }
  }
  for (const branch of branches.all(root)) {
    const level = levels.get(branch.key) as number;
    if (depth !== undefined && level > depth) break;
    const reads = branches.reads(branch);
    for (const { branch: read } of reads) if (!levels.has(read.key)) levels.set(read.key, level + 1);
    nodes.push({ ...contentOf(branch), active: active.has(branch.key), reads });
  }
  return nodes;
}

function contentOf(
  branch: Branch,
  branches: Branches,
  project: Project,
  trace: Trace,
  { year, restated }: ExplainRequest,
): Omit<TreeRow, "reads"> {
  const { scenario } = trace;
  const { key, name, figure, kind } = branch;
  const shown = year === undefined ? scenario.years : [year];
  const setting = scenario.settings.get(name) as Setting;
  const formula = figure === undefined ? restFormula(setting) : formulaOf(figure);
  // Restated, what is the same in every year is not: it has the years that are asked about.
  const dated = figure !== undefined && restated?.hasYears(figure) && branch.years.length === 0;
  const years = dated ? shown : branch.years;
  const value =
    figure === undefined || restated === undefined
      ? branches.value(branch)
      : figureValues(
          figure,
          placesOf(years, scenario).map((t) => restated.value(figure, t)),
          project,
          restated.currency,
        );
  return {
    key,
    name,
    ...(figure === undefined
      ? { label: memberLabel(setting.declaration.label, name, project) }
      : nominalOf(figure, labelsOf(project, figure).label, scenario, restated?.restatement)),
    kind: kind ?? "input",
    years,
    ...overYears(value, kind === "flow" && years.length === 0 ? shown.length : 1),
    formula,
  };
}

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
  const figures = [...trace.formulaGraph.model.figures.values()];
  // All formulas are lowered before any is looked at: their steps are then calculated at once.
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
  const effects = effectsOf(project, scenario, trace.formulaGraph.model, read, [name]).get(name) ?? [];
  const moved = main.map((figure, i): MovedRow => {
    const value = [...rootsOf(trace, figure, undefined)].reduce(
      (sum, [slot, n]) => sum + n * trace.value(slot),
      0,
    );
    const [effectOfIncrease, effectOfDecrease] = [effects[i]?.more ?? null, effects[i]?.less ?? null].map(
      (change) => relative(figure, change, value),
    ) as [number | null, number | null];
    return {
      ...figureHead(project, trace, figure, undefined),
      effectOfIncrease,
      effectOfDecrease,
      better: betterOf(figure, effectOfIncrease, effectOfDecrease),
    };
  });
  return {
    command: "explain",
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
    headline: headlineMetric(project.definition),
    sources: sourcesOf([parameter], project),
  };
}

/** A figure in all years that were calculated. */
function slotsOf(trace: Trace, figure: ModelFigure): number[] {
  const { years } = trace.scenario.instance;
  return figure.yearly
    ? years.map((_, t) => trace.formulaGraph.slotOf(figure, t))
    : [trace.formulaGraph.slotOf(figure, 0)];
}

function readsInput(trace: Trace, slot: number, name: string): boolean {
  return trace.reads(slot).some((read) => {
    const cell = trace.cell(read);
    return "input" in cell && cell.input.name === name;
  });
}
