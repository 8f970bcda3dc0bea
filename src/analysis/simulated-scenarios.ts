/** A simulation of scenarios: which columns the kernels must give, what is counted of each, and what is known of them without a draw. */

import { BlockKernel, type BlockProgram, columnStride, compileBlock } from "../engine/simd/block.ts";
import { Failure, message } from "../errors.ts";
import type { Unit } from "../formula/units.ts";
import type { Kind, Text } from "../model/definition.ts";
import { standing } from "../model/input-values.ts";
import type { Currency, Input } from "../model/inputs.ts";
import type { Expression, Model, Figure as ModelFigure } from "../model/types.ts";
import { placeInArgument } from "../places.ts";
import type { Project, Scenario } from "../plan/types.ts";
import { copula, freeInput, rangedInputs, supportOf } from "../simulation/draws.ts";
import type { RangedInput, Sampling, ScenarioJob, SimulationJob } from "../simulation/types.ts";
import { expressionOf, type PlainCondition, plainCondition, type Question } from "./conditions/condition.ts";
import { contradictions, saysOf } from "./conditions/contradictions.ts";
import { type MoneyBasis, type Nominal, nominalOf, restate } from "./projection/money.ts";
import { type Figure, labelsOf, shown, unitIn } from "./projection/projection.ts";
import { locatingCycles, modelOf } from "./scenario-model.ts";

export interface SimulationRequest {
  /** Names of figures, in the order of the model. */
  readonly metrics: readonly string[];
  /** Conditions in the words of the user, whose probability is requested. */
  readonly conditions: readonly Question[];
  /** Names of figures that are 1 where something comes true, whose probability is wanted too. */
  readonly outcomes?: readonly string[] | undefined;
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
  /** What money is expressed in, but for conditions: they are asked as they are written. */
  readonly money?: MoneyBasis;
  /** Names of figures that the programs have too, for other questions about the same inputs: nothing is counted of them. */
  readonly beside?: readonly string[];
}

/** A figure and the places of its tallies. Plain data. */
export interface SimulatedMetric extends Nominal {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  /** What a base value is multiplied by and divided by to be in the unit. */
  readonly scale: Pick<Unit, "num" | "den">;
  readonly kind: Kind;
  readonly section: string;
  readonly memo: boolean;
  /** The plan's own money: whole in its smallest unit, which is the base unit. */
  readonly money: boolean;
  /** One a year; none for a figure with one value for all. */
  readonly years: readonly number[];
  readonly total: number | null;
}

/** What the places of an outcome mean. Plain data, the same for every part of a run. */
export interface SimulationLayout {
  readonly years: readonly number[];
  /** What money is expressed in, and the year whose prices it is in; nominal without. */
  readonly currency: Currency;
  readonly prices?: number;
  readonly metrics: readonly SimulatedMetric[];
  /** By scenario and metric, as `run` has them. */
  readonly points: readonly (readonly Pick<Figure, "values" | "total">[])[];
  /** The figures that are the first year in which something holds. */
  readonly firsts: readonly { readonly name: string; readonly label: Text }[];
  /** `years`: whether it is asked of each year. */
  readonly conditions: readonly {
    readonly text: string;
    readonly yearly: boolean;
    /** Of a figure of the model. */
    readonly label?: Text;
    /** Of what was asked, where words have it. */
    readonly plain?: PlainCondition;
  }[];
  readonly requirements: readonly (readonly { readonly says: Text; readonly member: string }[])[];
  /** Of each scenario, how many inputs have a range. */
  readonly ranged: readonly number[];
}

type Slots = BlockProgram["slots"];

export interface Prepared {
  readonly job: SimulationJob;
  readonly layout: SimulationLayout;
  /** In each scenario's program, where the figures beside those that are counted stand, and behind them its requirements. */
  readonly beside: readonly Slots[];
}

/** Whether an outcome of the model comes true. */
function outcomeQuestion(name: string): Question {
  const text = `${name} = 1`;
  return { text, placeOf: ({ from, to }) => placeInArgument("headline", text, from, to) };
}

/** Throws Failure "input": formulas, conditions, requirements that fail without a draw, correlations, nothing to draw. */
export function prepare(
  project: Project,
  scenarios: readonly Scenario[],
  request: SimulationRequest,
): Prepared {
  const { seed, sampling, trials, money = {} } = request;
  const { correlations } = project.plan;
  const first = scenarios[0] as Scenario;
  const { years } = first;
  const models = scenarios.map((scenario) => modelOf(project, scenario));
  const model = models[0] as Model;
  const figures = request.metrics.map((name) => model.figures.get(name) as ModelFigure);
  const isFirst = ({ tree }: ModelFigure) => tree.kind === "call" && tree.fn === "firstyear";
  const firsts = figures.filter(isFirst);
  const tallied = figures.filter((figure) => !isFirst(figure));
  const { currency, restatement } = restate(first, money);
  const labelled = (figure: ModelFigure) =>
    nominalOf(figure, labelsOf(project, figure).label, first, restatement);
  const metrics = placed(tallied, years.length, currency, project).map((metric, k) => ({
    ...metric,
    ...labelled(tallied[k] as ModelFigure),
  }));
  // A scenario may give by year what another gives once.
  const outcomes = (request.outcomes ?? []).flatMap((name) => models[0]?.figures.get(name) ?? []);
  const questions = [...request.conditions, ...outcomes.map(({ name }) => outcomeQuestion(name))];
  const expressions = models.map((each) =>
    questions.map((question) => expressionOf(project, each, question, true)),
  );
  const conditions = questions.map(({ text }, k) => {
    const outcome = outcomes[k - request.conditions.length];
    const plain = outcome === undefined ? plainCondition(project, model, text) : undefined;
    return {
      text,
      yearly: expressions.some((each) => each[k]?.yearly),
      ...(outcome === undefined ? {} : { label: labelsOf(project, outcome).label }),
      ...(plain === undefined ? {} : { plain }),
    };
  });
  const jobs = scenarios.map((scenario, i) => {
    const inputs = rangedInputs(scenario.instance.inputs);
    if (inputs.length === 0) throw nothingToDraw(scenario);
    // Correlations that contradict each other are found before any work is done.
    copula(inputs, correlations);
    const requested = expressions[i] as readonly Expression[];
    return scenarioJob(project, scenario, models[i] as Model, inputs, {
      ...{ metrics, firsts, conditions, expressions: requested, money, beside: request.beside ?? [] },
    });
  });
  return {
    job: {
      seed,
      sampling,
      trials,
      correlations,
      names: [...new Set(jobs.flatMap(({ job }) => job.inputs.map(({ name }) => name)))].sort(),
      scenarios: jobs.map(({ job }) => job),
      paired: scenarios.length < 2 ? [] : metrics.flatMap(({ total }) => (total === null ? [] : [total])),
    },
    layout: {
      years,
      currency,
      prices: money.prices,
      metrics,
      points: jobs.map(({ points }) => points),
      firsts: firsts.map((figure) => ({ name: figure.name, label: labelsOf(project, figure).label })),
      conditions,
      requirements: jobs.map(({ requirements }) => requirements),
      ranged: jobs.map(({ job }) => job.inputs.length),
    },
    beside: jobs.map(({ beside }) => beside),
  };
}

/** Gives every figure places for its years and, where that is not one of them, for its total. */
function placed(
  figures: readonly ModelFigure[],
  years: number,
  currency: Currency,
  project: Project,
): SimulatedMetric[] {
  let places = 0;
  return figures.map((figure) => {
    const { name, rounded: money, metric } = figure;
    const { kind, section, memo } = metric;
    const { label } = labelsOf(project, figure);
    const { num, den, text } = unitIn(figure, currency, project);
    const own = kind === "single" ? [] : Array.from({ length: years }, () => places++);
    const total = kind === "rate" ? null : kind === "stock" ? (own.at(-1) as number) : places++;
    return { name, label, unit: text, scale: { num, den }, kind, section, memo, money, years: own, total };
  });
}

function scenarioJob(
  project: Project,
  scenario: Scenario,
  model: Model,
  inputs: readonly RangedInput[],
  {
    metrics,
    firsts,
    conditions,
    expressions: requested,
    money,
    beside,
  }: Pick<SimulationLayout, "metrics" | "conditions"> & {
    readonly firsts: readonly ModelFigure[];
    readonly expressions: readonly Expression[];
    readonly money: MoneyBasis;
    readonly beside: readonly string[];
  },
): {
  job: ScenarioJob;
  beside: Slots;
  points: SimulationLayout["points"][number];
  requirements: SimulationLayout["requirements"][number];
} {
  const figureOf = ({ name }: { readonly name: string }) => model.figures.get(name) as ModelFigure;
  const outputs: (ModelFigure | Expression)[] = [
    ...metrics.map(figureOf),
    ...firsts.map(figureOf),
    ...requested,
    ...model.requirements,
    ...beside.map((name) => figureOf({ name })),
  ];
  const { restatement, currency } = restate(scenario, money);
  const points = inputs.map(({ name }) => standing(scenario.instance.inputs.get(name) as Input));
  const within = inputs.map((input) => supportOf(input, scenario));
  // Years before those that are shown are calculated but not counted.
  const skipped = scenario.instance.years.indexOf(scenario.years[0] as number);
  const columnIn = (slots: Slots, output: number, year: number) => {
    const { from, length } = slots[output] as Slots[number];
    return length === 1 ? from : from + skipped + year;
  };
  const flows = [...metrics.keys()].filter((k) => metrics[k]?.kind === "flow");
  const program = locatingCycles(project, () =>
    compileBlock(model, outputs, within, { free: inputs.map(freeInput), restatement }, (slots) =>
      flows.map((k) => (metrics[k] as SimulatedMetric).years.map((_, t) => columnIn(slots, k, t))),
    ),
  );
  const columnOf = (output: number, year: number) => columnIn(program.slots, output, year);
  const columns: number[] = [];
  for (const [k, { years, total, kind }] of metrics.entries()) {
    for (const [t, place] of years.entries()) columns[place] = columnOf(k, t);
    if (kind === "single") columns[total as number] = columnOf(k, 0);
    if (kind === "flow") columns[total as number] = program.size - flows.length + flows.indexOf(k);
  }
  const point = valuesAt(program, points);
  const years = scenario.years.length;
  const each = (output: number, yearly: boolean) =>
    Array.from({ length: yearly ? years : 1 }, (_, t) => columnOf(output, t));
  let next = metrics.length;
  const firstColumns = firsts.map(() => columnOf(next++, 0));
  const conditionColumns = conditions.flatMap(({ yearly }) => each(next++, yearly));
  // What contradicts itself without a draw is no plan.
  const required = program.slots.slice(next, next + model.requirements.length);
  const read = (column: number) => point[column] as number;
  const broken = contradictions(project, scenario, model.requirements, required, read);
  if (broken.length > 0) throw new Failure("input", broken);
  const open = model.requirements.flatMap((requirement, i) => {
    const { from, length } = program.slots[next + i] as Slots[number];
    const own = Array.from({ length }, (_, t) => from + t).filter(
      (column) => program.constants.get(column) !== 1,
    );
    if (own.length === 0) return [];
    return [{ own, says: saysOf(requirement, project), member: requirement.member ?? "" }];
  });
  return {
    job: {
      inputs,
      program,
      tallied: columns.map((column) => ({ column, reference: point[column] as number })),
      conditions: conditionColumns,
      years: firstColumns,
      requirements: open.map(({ own }) => own),
    },
    points: metrics.map((metric, k) => {
      const figure = figureOf(metric);
      const { from, length } = program.slots[k] as Slots[number];
      const unit = unitIn(figure, currency, project);
      const span = { from: skipped, to: skipped + years };
      const { values, total } = shown(figure, unit, point.subarray(from, from + length), span, figure.metric);
      return { values, total };
    }),
    requirements: open.map(({ says, member }) => ({ says, member })),
    beside: [...program.slots.slice(next + required.length), ...required],
  };
}

/** Every column at the inputs as they are, without a draw. */
function valuesAt(program: BlockProgram, points: readonly number[]): Float64Array {
  const kernel = new BlockKernel(program);
  const { inputs } = kernel;
  for (const [i, value] of points.entries()) inputs[i * columnStride] = value;
  kernel.evaluate(1);
  const { outputs } = kernel;
  return Float64Array.from({ length: program.size }, (_, k) => outputs[k * columnStride] as number);
}

function nothingToDraw({ name }: Scenario): Failure {
  return new Failure("input", {
    ...message("simulate.no-ranges", { scenario: name }),
    next: [message("next.see", { command: "baekjo list inputs --wide" })],
  });
}
