/** The model held against real projects: each case calculated by the model's own unit costs, without what it informed itself. */

import { compile } from "../engine/evaluate.ts";
import { BlockKernel, blockTrials, compileBlock } from "../engine/simd/block.ts";
import { Memory } from "../engine/simd/memory.ts";
import { Failure, message } from "../errors.ts";
import { fromBase } from "../formula/units.ts";
import type { CaseTerms } from "../model/definition.ts";
import type { Figure, Model } from "../model/types.ts";
import { type CaseRun, type LeftOut, type Measure, measureOf } from "../plan/cases/case-scenario.ts";
import type { Case } from "../plan/cases/case-types.ts";
import { type CaseScope, caseScopes } from "../plan/cases/classes.ts";
import type { Project, Scenario } from "../plan/types.ts";
import { Draws, freeInput, plainWords, rangedInputs, supportOf } from "../simulation/draws.ts";
import { modelOf } from "./scenario-model.ts";

/** Enough for two digits of a 5th and a 95th percentile. */
export const backtestTrials = 4096;
export const backtestSeed = 0;

/** A case that can be held against the model. */
export interface Question {
  readonly case: Case & { readonly cost: number };
  readonly run: CaseRun;
  readonly measure: Measure;
  /** Units of the case's currency per dollar, and of the plan's. */
  readonly rate: number;
  readonly planRate: number;
}

export interface Answer {
  readonly case: Case;
  readonly measure: Measure;
  /** In the case's own currency: what it cost, and what the model makes of it, with its 5th and 95th percentile. */
  readonly actual: number;
  readonly model: number;
  readonly modelLow: number;
  readonly modelHigh: number;
  /** Actual over model. */
  readonly ratio: number;
  readonly withinRange: boolean;
  /** For a purchase of GPUs outside the range, and for a cost without a scope, the other scopes in whose range its cost lies. */
  readonly fits?: readonly CaseScope[];
  /** In dollars, where GPUs are counted. */
  readonly usdPerGpu?: number;
  readonly leftOut: readonly LeftOut[];
  /** Parameters that rest on the case's own source, move its cost, and were not left out. */
  readonly sharedInputs: readonly string[];
}

/**
 * Calculates one case: the figure under its scenario, and 4096 draws of the inputs that have a range. Undefined where case and plan
 * together do not give what the figure needs. Throws Failure "input" where the model has no such figure.
 */
export function answer(project: Project, question: Question): Answer | undefined {
  const { case: own, run, measure, rate, planRate } = question;
  const { scenario, leftOut } = run;
  const model = modelOf(project, scenario);
  const figure = model.figures.get(measure.metric);
  if (figure === undefined) {
    const next = [message("next.see", { command: "baekjo list metrics unit" })];
    throw new Failure("input", {
      ...message("backtest.no-figure", { figure: measure.metric, scope: own.scope }),
      next,
    });
  }
  // Of the plan's money, per GPU or MW, to that of the case, for all of them.
  const local = own.currency === project.plan.currency.code ? 1 : rate / planRate;
  const scale = (value: number) => fromBase(value, figure.unit) * measure.quantity * local;
  const value = pointOf(model, figure);
  if (!Number.isFinite(value) || value <= 0) return undefined;
  const drawn = drawnOf(project, model, figure, scenario);
  const [modelLow, modelHigh] = [quantileOf(drawn, 0.05), quantileOf(drawn, 0.95)].map(scale) as [
    number,
    number,
  ];
  const actual = own.cost;
  const expected = scale(value);
  if (![modelLow, modelHigh, actual / expected, modelHigh / modelLow].every(Number.isFinite))
    return undefined;
  return {
    ...{ case: own, measure, actual, model: expected, modelLow, modelHigh, leftOut },
    ratio: actual / expected,
    withinRange: actual >= modelLow && actual <= modelHigh,
    ...(measure.per === "gpu" ? { usdPerGpu: actual / rate / measure.quantity } : {}),
    sharedInputs: sharedBy(project, own, scenario, figure, value),
  };
}

/**
 * The other scopes in whose 90% range a case's cost lies, where they are measured by the same: whether it covers what its file says is
 * then in question, and a case for which there is none costs what nothing of the model does.
 */
export function fittingScopes(project: Project, question: Question, terms: CaseTerms): readonly CaseScope[] {
  return caseScopes.filter((scope) => {
    if (scope === question.case.scope) return false;
    const other = { ...question.case, scope };
    const measure = measureOf(other, terms);
    if (typeof measure === "string" || measure.per !== question.measure.per) return false;
    return answer(project, { ...question, case: other, measure })?.withinRange === true;
  });
}

function pointOf(model: Model, figure: Figure): number {
  const kernel = compile(model, [figure]);
  const outputs = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), outputs);
  return outputs[0] as number;
}

/**
 * The figure in each draw, from the least; its one value where nothing that it depends on has a range. Requirements are not asked of a
 * draw: they are of a plan's money over its years, of which a case has none. The one that unit costs rest on, that network and storage
 * leave room for servers, no draw of what ships can break: their ranges end at 23% and 5%.
 */
function drawnOf(project: Project, model: Model, figure: Figure, scenario: Scenario): Float64Array {
  const inputs = rangedInputs(scenario.instance.inputs);
  const within = inputs.map((input) => supportOf(input, scenario));
  const program = compileBlock(model, [figure], within, { free: inputs.map(freeInput) });
  const memory = new Memory();
  const kernel = new BlockKernel(program, memory);
  const draws = new Draws(inputs, project.plan.correlations, plainWords(inputs, backtestSeed), memory);
  const draw = draws.into(kernel.inputsAt, program.reads);
  const drawn = new Float64Array(backtestTrials);
  for (let from = 0; from < backtestTrials; from += blockTrials) {
    draw(from, blockTrials);
    kernel.evaluate(blockTrials);
    drawn.set(kernel.outputs.subarray(0, blockTrials), from);
  }
  return drawn.sort();
}

function quantileOf(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const below = sorted[Math.floor(at)] as number;
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] as number) - below);
}

/** What the case's own page still stands behind: parameters that cite it and, when they are a tenth higher, change the figure. */
function sharedBy(
  project: Project,
  own: Case,
  scenario: Scenario,
  figure: Figure,
  value: number,
): readonly string[] {
  const cited = new Set(own.source === "ASSUMPTION" ? [] : own.source);
  const { inputs } = scenario.instance;
  return [...scenario.settings.values()]
    .filter(
      ({ source, layer }) =>
        layer !== own.id && source !== "ASSUMPTION" && source.some((id) => cited.has(id)),
    )
    .filter(({ name, value: of, ...setting }) => {
      if (typeof of !== "number") return false;
      const moved = new Map(inputs).set(name, { ...setting, name, value: of * 1.1 });
      const other = modelOf(project, { ...scenario, instance: { ...scenario.instance, inputs: moved } });
      return pointOf(other, other.figures.get(figure.name) as Figure) !== value;
    })
    .map(({ name }) => name);
}
