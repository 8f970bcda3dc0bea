/** From a plan and a page about it to what the page carries, so that it can be asked what-ifs without the program. */

import type { MoneyBasis } from "../../../analysis/projection/money.ts";
import { restate } from "../../../analysis/projection/money.ts";
import { type Projection, unitIn } from "../../../analysis/projection/projection.ts";
import { locatingCycles, modelOf } from "../../../analysis/scenario-model.ts";
import { CycleError, Unrolling } from "../../../engine/compile.ts";
import { isCompatible, programInputs } from "../../../engine/program/outputs.ts";
import type { Restatement } from "../../../engine/restatement.ts";
import { toBase } from "../../../formula/units.ts";
import { append } from "../../../lists.ts";
import { template } from "../../../messages/format.ts";
import type { MessageId } from "../../../messages/message.ts";
import type { Model, Figure as ModelFigure, Program } from "../../../model/types.ts";
import type { TableStyle } from "../../../output/numbers/formatter.ts";
import { resolveOne } from "../../../plan/scenarios/resolve.ts";
import type { Project, Scenario, Setting } from "../../../plan/types.ts";
import type { PageReport } from "../report.ts";
import type { Carried, CarriedFigure, CarriedProject, CarriedScenario } from "./carried.ts";

/** What a page is made of beside its report. */
export interface PageRequest {
  readonly project: Project;
  readonly scenarios: readonly Scenario[];
  /** Of the first scenario: the figures that the page shows. */
  readonly projection: Projection;
  readonly money: MoneyBasis;
  readonly command: Carried["command"];
}

/** So many inputs have a slider to begin with: those in which the scenarios differ, and the strongest. */
const maxDiffering = 3;
const maxStrong = 8;

/** Throws Failure "input" for formulas that are wrong. `script`: the page's, which says what texts it needs. */
export function carriedOf(
  { project, scenarios, projection, money, command }: PageRequest,
  report: PageReport,
  table: TableStyle,
  script: string,
): Carried {
  const { language } = table;
  const [first] = scenarios as readonly [Scenario, ...Scenario[]];
  const { years } = first.instance;
  const { restatement, currency } = restate(first, money);
  const programs: Program[] = [];
  const lengths: number[] = [];
  const place = (scenario: Scenario): number => {
    const known = programs.findIndex((program) => isCompatible(program, scenario.instance));
    if (known >= 0) return known;
    const model = modelOf(project, scenario);
    const figures = projection.figures.map(({ name }) => model.figures.get(name) as ModelFigure);
    const made = programOf(model, figures, project, restatement);
    if (programs.length === 0) append(lengths, made.lengths);
    return programs.push(made.program) - 1;
  };
  const plan = resolveOne(project, [], undefined, years).scenario.settings;
  const carried = scenarios.map((scenario, i): CarriedScenario => {
    const { name, label, layers } = scenario;
    return {
      ...{ name, label, years: scenario.years },
      layers: layers.map(({ content: _, file: __, ...layer }) => layer),
      settings: [...scenario.settings.values()].filter((setting) => isOther(setting, plan.get(setting.name))),
      program: place(scenario),
      leading: leadingOf(report, i),
    };
  });
  const model = modelOf(project, first);
  const shown = projection.figures.map(({ values: _, total: __, ...figure }, i): CarriedFigure => {
    const own = model.figures.get(figure.name) as ModelFigure;
    return {
      figure,
      unit: unitIn(own, currency, project),
      rounded: own.rounded,
      length: lengths[i] as number,
    };
  });
  return {
    language,
    texts: textsOf(script, language),
    project: projectOf(project, plan, projection),
    scenarios: carried.map((scenario) => ({ ...scenario, settings: scenario.settings.map(settingOf) })),
    ...{ years, programs, figures: shown, table, command },
    requirements: model.requirements.map((requirement, i) => ({
      ...requirement,
      tree: nowhere,
      length: lengths[shown.length + i] as number,
    })),
    report: reportOf(report),
  };
}

/** No formula is read in a page. */
const nowhere = { kind: "number", value: 0, unit: "", text: "0", span: { from: 0, to: 0 } } as const;

/**
 * A model with every input open, of which some figures and all requirements are calculated, and how many values each of them has. Lags may
 * be as short as the declared limits allow, and where a cycle is then closed, as the ranges do.
 */
function programOf(
  model: Model,
  figures: readonly ModelFigure[],
  project: Project,
  restatement: Restatement | undefined,
): { program: Program; lengths: number[] } {
  const inputs = programInputs(model.instance);
  const limits = inputs.map((input) => {
    const { declaration, unit } = project.declared.get(input.name) ?? {};
    const least =
      declaration?.min === undefined || unit === undefined ? undefined : toBase(declaration.min, unit);
    return { ...input, least: least ?? Number.NEGATIVE_INFINITY };
  });
  const outputs = [...figures, ...model.requirements];
  const unroll = (free: typeof limits | typeof inputs) => {
    // A slot for each year that a path names, as the program's inputs are read.
    const unrolling = new Unrolling(model, { free, restatement });
    return { unrolling, ...unrolling.outputs(outputs) };
  };
  const unrolled = locatingCycles(project, () => {
    try {
      return unroll(limits);
    } catch (error) {
      if (error instanceof CycleError) return unroll(inputs);
      throw error;
    }
  });
  const { unrolling, slots, nodes } = unrolled;
  return {
    program: {
      years: model.instance.years,
      inputs,
      lags: unrolling.lags,
      rests: model.rests,
      ...unrolling.graph.steps.flat(),
      outputs: Uint32Array.from(nodes),
    },
    lengths: slots.map(({ length }) => length),
  };
}

/** Names and values, without what is only read about them elsewhere on the page. */
function projectOf(
  project: Project,
  settings: ReadonlyMap<string, Setting>,
  { figures }: Projection,
): CarriedProject {
  const { definition, plan, context } = project;
  const paid = new Set(figures.flatMap(({ name, payer }) => (payer === undefined ? [] : [costOf(name)])));
  const { id, label, counts, families, sections, payers, headline, shares } = definition;
  const { base, years, calendar, currency, units, inflation } = plan;
  const { decimals, names, scales } = context;
  return {
    definition: {
      ...{ id, label, counts, families, sections, payers, headline, shares },
      ...{ parameters: [], requirements: [], pictures: [] },
      metrics: definition.metrics.filter(({ name }) => paid.has(name)),
    },
    plan: {
      ...{ id: plan.id, base, label: plan.label, years, calendar, currency, units, inflation },
      ...(plan.baseLabel === undefined ? {} : { baseLabel: plan.baseLabel }),
      families: plan.families,
      settings: new Map([...settings].map(([name, setting]) => [name, settingOf(setting)])),
      ...{ correlations: [], sources: new Map() },
    },
    context: {
      ...{ currency: context.currency, decimals, names, scales, calendar },
      counts: context.counts,
    },
    callables: project.callables("input"),
  };
}

/** By which metric what a family or a subject costs is called. */
function costOf(name: string): string {
  return `${name.split(".")[0]}.cost`;
}

function settingOf({ declaration, ...setting }: Setting): Setting {
  const { about: _, ...declared } = declaration;
  const { without: __, note: ___, reason: ____, ...kept } = setting;
  return { ...kept, declaration: declared };
}

/** Whether an input is otherwise than in the plan. */
function isOther({ layer, value, range }: Setting, planned: Setting | undefined): boolean {
  const content = (of: Pick<Setting, "value" | "range"> | undefined) =>
    JSON.stringify([typeof of?.value === "number" ? of.value : [...(of?.value ?? [])], of?.range]);
  return planned?.layer !== layer || content({ value, range }) !== content(planned);
}

/** Names of inputs: those that differ between the scenarios and are one value, then those that `sensitivity` puts first. */
function leadingOf({ comparison, sensitivities }: PageReport, scenario: number): string[] {
  const differing = comparison.inputs
    .filter(({ values, rest }) => values.every((value) => typeof value === "number") && rest === undefined)
    .map(({ name }) => name);
  const { bars = [], inputs = [] } = sensitivities[scenario] ?? {};
  const strong = bars.flatMap(({ input, moves }) => (moves ? [inputs[input]?.name as string] : []));
  return [...new Set([...differing.slice(0, maxDiffering), ...strong.slice(0, maxStrong)])];
}

/** What the live part shows of a report. */
function reportOf(report: PageReport): PageReport {
  const { comparison } = report;
  return {
    ...report,
    about: undefined,
    ...{ method: [], answers: [], sensitivities: [], stories: [], changed: [], inputs: [], figures: [] },
    ...{ simulation: undefined, spread: undefined, grid: undefined, record: undefined },
    sources: report.sources.map(({ id }) => ({ id }) as PageReport["sources"][number]),
    comparison: { ...comparison, differences: [], inputs: [], bridges: [], breakEven: undefined },
  };
}

/** The texts that a script may say, which are those whose ids stand in it. */
function textsOf(script: string, language: TableStyle["language"]): Record<string, string> {
  const texts = new Map<string, string>();
  for (const [id] of script.matchAll(/[a-z][\w-]*(?:\.[\w-]+)+/gi)) {
    const text: string | undefined = template(id as MessageId, language);
    if (text !== undefined) texts.set(id, text);
  }
  return Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
