/** The graph of the shipped plan with all its ranges, to be written out in other languages: the steps that the kernel is made of. */

import { modelOf } from "../../src/analysis/scenario-model.ts";
import type { Bounds } from "../../src/engine/bounds/interval.ts";
import { Unrolling } from "../../src/engine/compile.ts";
import { compile, type Kernel } from "../../src/engine/evaluate.ts";
import type { Step, Steps } from "../../src/engine/program/steps.ts";
import { type BlockProgram, compileBlock } from "../../src/engine/simd/block.ts";
import { loadProject } from "../../src/files/load.ts";
import { quantile } from "../../src/math/distributions/distributions.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { freeInput, rangedInputs } from "../../src/simulation/draws.ts";
import type { RangedInput } from "../../src/simulation/types.ts";

/** An input that is drawn, and the slot that it is read from. */
export interface Drawn extends RangedInput {
  readonly slot: number;
}

export interface Program {
  /** Each after what it reads; what no output needs is left out. */
  readonly steps: readonly Step[];
  /** Those of the ranged inputs that an output needs: there are more slots than these. */
  readonly drawn: readonly Drawn[];
  readonly slots: number;
  readonly outputs: readonly Output[];
}

export interface Output {
  readonly metric: string;
  /** The calendar year, or "total". */
  readonly column: string;
  readonly node: number;
}

export interface Shipped {
  readonly program: Program;
  /** The same graph as baekjo runs it, a trial at a time; it writes the outputs of the years, metric by metric, without the totals. */
  readonly kernel: Kernel;
  /** The same for blocks of trials, with inputs that stay in their ranges. */
  readonly blocks: BlockProgram;
  /** Of each metric, whether its total is a sum; a stock's is its last year. */
  readonly flows: readonly boolean[];
}

/** The yearly money rows of the summary, year by year and in total, with every ranged input free. */
export function shippedProgram(dataDir: string): Shipped {
  const project = loadProject({ dataDir });
  const [scenario] = resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios;
  const { instance } = scenario as Scenario;
  const model = modelOf(project, scenario as Scenario);

  const drawn = rangedInputs(instance.inputs).map((input, slot): Drawn => ({ ...input, slot }));
  const free = drawn.map(freeInput);
  const figures = [...model.figures.values()].filter(
    ({ metric, rounded, yearly }) => metric.summary && rounded && yearly,
  );
  const unrolling = new Unrolling(model, { free });
  const outputs: Output[] = [];
  for (const figure of figures) {
    const metric = figure.name;
    const nodes = unrolling.figure(figure);
    for (const [t, node] of nodes.entries()) outputs.push({ metric, column: `${instance.years[t]}`, node });
    const add = (sum: number, node: number) => unrolling.graph.op("add", sum, node);
    const total = figure.metric.kind === "flow" ? nodes.reduce(add) : (nodes.at(-1) as number);
    outputs.push({ metric, column: "total", node: total });
  }
  return {
    program: needed(unrolling.graph.steps, drawn, outputs),
    kernel: compile(model, figures, { free }),
    blocks: compileBlock(model, figures, drawn.map(within), { free }),
    flows: figures.map(({ metric }) => metric.kind === "flow"),
  };
}

/** Everything that can be drawn, and the range itself. */
function within({ distribution }: RangedInput): Bounds {
  const [least, most] = [quantile(distribution, 2 ** -33), quantile(distribution, 1 - 2 ** -33)];
  return [Math.min(least, distribution.low), Math.max(most, distribution.high)];
}

function needed(all: Steps, ranged: readonly Drawn[], outputs: readonly Output[]): Program {
  const reached = new Set<number>();
  const queue = outputs.map(({ node }) => node);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    queue.push(...reads(all.at(node)));
  }
  const place = new Map([...reached].sort((a, b) => a - b).map((node, i) => [node, i]));
  const at = (node: number) => place.get(node) as number;
  const steps = [...place.keys()].map((node): Step => {
    const step = all.at(node);
    if (step.kind === "part") return { ...step, split: at(step.split) };
    return "args" in step ? { ...step, args: step.args.map(at) } : step;
  });
  const slots = new Set(steps.flatMap((step) => (step.kind === "input" ? [step.slot] : [])));
  return {
    steps,
    drawn: ranged.filter(({ slot }) => slots.has(slot)),
    slots: ranged.length,
    outputs: outputs.map((output) => ({ ...output, node: at(output.node) })),
  };
}

/** The steps that a step reads. */
export function reads(step: Step): readonly number[] {
  if (step.kind === "part") return [step.split];
  return "args" in step ? step.args : [];
}

/** The value of a step that is a constant. */
export function constantOf({ steps }: Program, node: number): number | undefined {
  const step = steps[node] as Step;
  return step.kind === "constant" ? step.value : undefined;
}

/** The order in which a waterfall serves its asks, where the priorities are constants. */
export function orderOf(program: Program, step: Step & { kind: "split" }): readonly number[] | undefined {
  const priorities = step.args.slice(1 + step.parts).map((node) => constantOf(program, node));
  if (step.op !== "waterfall" || !priorities.every((one) => one !== undefined && Number.isFinite(one))) {
    return undefined;
  }
  const order = Array.from(priorities.keys());
  return order.sort((a, b) => (priorities[a] as number) - (priorities[b] as number) || a - b);
}
