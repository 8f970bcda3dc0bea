/** A condition and what the model requires, looked at along an input: at a place, and by bounds over a stretch. */

import { intervalsOf } from "../../engine/bounds/bound-graph.ts";
import { type Interval, isEmpty } from "../../engine/bounds/interval.ts";
import { compileWithin, type Kernel } from "../../engine/evaluate.ts";
import { type BlockKernel, blockTrials, columnStride } from "../../engine/simd/block.ts";
import type { Tree } from "../../formula/syntax.ts";
import { limits } from "../../limits.ts";
import { maxOf } from "../../lists.ts";
import type { Expression, Requirement } from "../../model/types.ts";
import type { Domain } from "../../plan/settings/search-range.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { conditionOf, type Question } from "../conditions/condition.ts";
import { brokenAmong } from "../conditions/contradictions.ts";
import { locatingCycles, modelOf, withSettings } from "../scenario-model.ts";
import { type FreeAxis, sweepVariables } from "../sweep/axes.ts";
import type { Probe, Verdict } from "./search.ts";

/** What a condition is at a place. Where inputs contradict each other it neither holds nor fails; undefined, it is not met. */
export type State = "holds" | "fails" | "infeasible" | "undefined";

/** Where an equality is passed, its sides may stay apart by this part of their difference at the ends of the range. */
const lastDigits = 1e-9;
/** Or by this part of what they change from one place to the next: what jumps changes as much however near one looks. */
const shrunk = 0.01;

/** So many places are worth the making of a program for many at a time. */
const worthColumns = 1000;

interface Seen {
  readonly state: State;
  /** On which side of an equality the place is: -1, 0 or 1. */
  readonly leans: number;
}

/** Over a stretch: bounds of the condition and of its sides, and whether all requirements are kept. */
interface Bounded {
  readonly outputs: readonly Interval[];
  readonly sound: Verdict;
}

export class Line {
  /** The scenario with the input at its low end, whose model is asked. */
  readonly base: Scenario;
  readonly condition: Expression;
  /** Whether the condition is an equality, with two sides. */
  readonly sided: boolean;
  /** Where the condition holds and the inputs do not contradict each other. */
  readonly holds: Probe;
  /** Where the inputs contradict each other. */
  readonly contradicts: Probe;
  /** Where the condition is undefined, and the inputs do not contradict each other. */
  readonly undefines: Probe;
  /** Of an equality: where its left side is below its right one, and the inputs do not contradict each other. */
  readonly below: Probe;
  private readonly domain: Domain;
  private readonly requirements: readonly Requirement[];
  private readonly slots: Kernel["slots"];
  private readonly evaluate: (i: number) => void;
  private readonly axis: FreeAxis;
  private readonly columns: () => BlockKernel;
  private readonly values: Float64Array;
  private readonly outputCount: number;
  /** What was found at places: the probes ask of the same ones. */
  private readonly seen = new Map<number, Seen>();

  /** Throws Failure "input" for a wrong condition. */
  constructor(project: Project, scenario: Scenario, domain: Domain, question: Question) {
    const { axes, slots, base } = sweepVariables(scenario, [domain.axis]);
    const axis = axes[0] as (typeof axes)[number];
    const model = modelOf(project, base);
    const condition = conditionOf(project, model, question);
    const sides = sidesOf(condition);
    const outputs = [condition, ...(sides ?? []), ...model.requirements];
    const options = { free: axis.free.map((input) => ({ ...input, whole: domain.integer })) };
    const kernel = locatingCycles(project, () => compileWithin(model, outputs, axis.within, options));
    const intervals = locatingCycles(project, () => intervalsOf(model, outputs, options));
    const values = new Float64Array(kernel.size);
    const [low, high] = [new Float64Array(slots), new Float64Array(slots)];
    this.base = base;
    this.condition = condition;
    this.sided = sides !== undefined;
    this.domain = domain;
    this.requirements = model.requirements;
    this.outputCount = sides === undefined ? 1 : 3;
    this.slots = kernel.slots.slice(this.outputCount);
    this.values = values;
    this.axis = axis;
    this.columns = kernel.columns;
    this.evaluate = (i) => {
      axis.write(i, low);
      kernel.evaluate(low, values);
    };

    const look = (): Bounded => {
      const bounds = intervals.bound(low, high);
      return {
        outputs: bounds.slice(0, this.outputCount),
        sound: all(bounds.slice(this.outputCount).map(isKept)),
      };
    };
    // Each probe looks at much the same stretches.
    const known = new Map<string, Bounded>();
    const over = (of: (bounded: Bounded) => Verdict) => {
      let walked = 0;
      // Over a long horizon each walk is long: what is not bounded then is looked at point by point, and is not proved.
      const bounded = (look: () => Bounded): Verdict => {
        walked += intervals.steps;
        return walked > limits.stepsBounded ? "open" : of(look());
      };
      return {
        between: (i: number, j: number): Verdict =>
          bounded(() => {
            const found = known.get(`${i} ${j}`);
            if (found !== undefined) return found;
            axis.write(i, low);
            axis.write(j, high);
            // A path below zero falls as its factor rises.
            for (let k = 0; k < slots; k++) {
              const [a, b] = [low[k] as number, high[k] as number];
              if (a > b) [low[k], high[k]] = [b, a];
            }
            const looked = look();
            known.set(`${i} ${j}`, looked);
            return looked;
          }),
        closer: (i: number): Verdict => {
          if (slots !== 1) return "open";
          axis.write(i, low);
          axis.write(i + 1, high);
          return closer(low[0] as number, high[0] as number, (from, to) => {
            [low[0], high[0]] = [from, to];
            return bounded(look);
          });
        },
      };
    };
    const count = domain.axis.count;
    const { integer } = domain;
    const probe = (
      side: (i: number) => number,
      of: (bounded: Bounded) => Verdict,
      meets: Probe["meets"] = () => false,
    ): Probe => ({ count, integer, side, meets, prepare: (places) => this.look(places), ...over(of) });
    const when = (wanted: State) => (i: number) => (this.stateAt(i) === wanted ? 0 : Number.NaN);

    const gap = (inputs: Float64Array): number => {
      kernel.evaluate(inputs, values);
      return (values[1] as number) - (values[2] as number);
    };
    const ends = () => {
      const sizes = [0, count - 1].map((i) => {
        axis.write(i, low);
        return Math.abs(gap(low));
      });
      return maxOf(sizes.filter(Number.isFinite), 0);
    };
    this.holds = probe(
      (i) => {
        const { state, leans } = this.at(i);
        if (state === "holds") return 0;
        return state === "fails" && this.sided ? leans : Number.NaN;
      },
      ({ outputs, sound }) => all([isMet(outputs[0] as Interval), sound]),
      (i) => {
        const farthest = ends();
        axis.write(i, low);
        axis.write(i + 1, high);
        const [coarse, fine] = jumps(low, high, gap);
        return fine <= Math.max(shrunk * coarse, lastDigits * farthest);
      },
    );
    this.contradicts = probe(when("infeasible"), ({ sound }) => opposite(sound));
    this.undefines = probe(when("undefined"), ({ outputs, sound }) =>
      all([isUndefined(outputs[0] as Interval), sound]),
    );
    this.below = probe(
      (i) => {
        const { state, leans } = this.at(i);
        return state === "fails" && leans === -1 ? 0 : Number.NaN;
      },
      ({ outputs, sound }) => all([isBelow(outputs[1] as Interval, outputs[2] as Interval), sound]),
    );
  }

  stateAt(i: number): State {
    return this.at(i).state;
  }

  private at(i: number): Seen {
    let seen = this.seen.get(i);
    if (seen === undefined) {
      this.evaluate(i);
      seen = this.seenIn((k) => this.values[k] as number);
      this.seen.set(i, seen);
    }
    return seen;
  }

  /** Finds out about places that will be asked about, many at a time. */
  private look(places: readonly number[]): void {
    const unseen = [...new Set(places)].filter((i) => !this.seen.has(i));
    if (unseen.length < worthColumns) return;
    const kernel = this.columns();
    for (let from = 0; from < unseen.length; from += blockTrials) {
      const block = unseen.slice(from, from + blockTrials);
      const { inputs } = kernel;
      for (const [row, i] of block.entries()) this.axis.write(i, inputs, row, columnStride);
      kernel.evaluate(block.length);
      const { outputs } = kernel;
      for (const [row, i] of block.entries()) {
        this.seen.set(
          i,
          this.seenIn((k) => outputs[k * columnStride + row] as number),
        );
      }
    }
  }

  /** What the values at a place say: `value` of each number that the kernel writes. */
  private seenIn(value: (k: number) => number): Seen {
    const leans = Math.sign(value(1) - value(2)) + 0;
    for (let k = this.outputCount; k < this.values.length; k++) {
      if (value(k) === 0) return { state: "infeasible", leans };
    }
    const met = value(0);
    return { state: met === 1 ? "holds" : met === 0 ? "fails" : "undefined", leans };
  }

  /** The two sides of an equality at a place, in base units. */
  sidesAt(i: number): readonly [number, number] {
    this.evaluate(i);
    return [this.values[1] as number, this.values[2] as number];
  }

  /** What is broken at some places. */
  brokenAt(places: readonly number[]): readonly Requirement[] {
    const broken = new Set<Requirement>();
    for (const i of places) {
      this.evaluate(i);
      const read = (column: number) => this.values[column] as number;
      for (const each of brokenAmong(this.requirements, this.slots, read)) broken.add(each);
    }
    return this.requirements.filter((each) => broken.has(each));
  }

  /** The scenario with the input at a place. */
  scenarioAt(i: number, scenario: Scenario): Scenario {
    return withSettings(
      scenario,
      new Map([...scenario.settings, ...this.domain.axis.settingsAt(scenario, i)]),
    );
  }
}

/** How far the two sides of a change of sign are apart, from `from` to `to`, and once halved down to the last bit. */
function jumps(
  from: Float64Array,
  to: Float64Array,
  gap: (inputs: Float64Array) => number,
): [number, number] {
  const between = new Float64Array(from.length);
  const at = (part: number) => {
    for (let k = 0; k < from.length; k++) {
      const [a, b] = [from[k] as number, to[k] as number];
      between[k] = a + (b - a) * part;
    }
    return gap(between);
  };
  let [low, high] = [0, 1];
  let [below, above] = [at(0), at(1)];
  const coarse = Math.abs(above - below);
  for (let halved = 0; halved < 60; halved++) {
    const middle = (low + high) / 2;
    const value = at(middle);
    if (value === 0) return [coarse, 0];
    if (Number.isNaN(value)) break;
    if (Math.sign(value) === Math.sign(below)) [low, below] = [middle, value];
    else [high, above] = [middle, value];
  }
  return [coarse, Math.abs(above - below)];
}

const maxCloser = 500;

/** Halves what is open down to single doubles. */
function closer(from: number, to: number, between: (from: number, to: number) => Verdict): Verdict {
  const open: (readonly [number, number])[] = [[from, to]];
  let whole: Verdict | undefined;
  for (let looked = 0; open.length > 0; looked++) {
    if (looked === maxCloser) return "open";
    const [a, b] = open.pop() as readonly [number, number];
    const verdict = between(a, b);
    if (verdict === "open") {
      const middle = a + (b - a) / 2;
      if (a === b) return "open";
      if (middle > a && middle < b) open.push([a, middle], [middle, b]);
      else open.push([a, a], [b, b]);
      continue;
    }
    whole ??= verdict;
    if (verdict !== whole) return "open";
  }
  return whole ?? "open";
}

/** Whether all of several hold. */
function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("no")) return "no";
  return verdicts.includes("open") ? "open" : "yes";
}

function opposite(verdict: Verdict): Verdict {
  return verdict === "open" ? verdict : verdict === "yes" ? "no" : "yes";
}

function isMet({ low, high, maybe }: Interval): Verdict {
  if (low === 1 && !maybe) return "yes";
  return high < 1 ? "no" : "open";
}

/** Of a requirement: broken it is only where it is false. */
function isKept({ low, high, maybe }: Interval): Verdict {
  if (low >= 1) return "yes";
  return high < 1 && !maybe ? "no" : "open";
}

function isUndefined(condition: Interval): Verdict {
  return isEmpty(condition) ? "yes" : condition.maybe ? "open" : "no";
}

function isBelow(a: Interval, b: Interval): Verdict {
  if (isEmpty(a) || isEmpty(b) || a.low >= b.high) return "no";
  return a.high < b.low && !a.maybe && !b.maybe ? "yes" : "open";
}

/** The two sides of an equality: between two neighbours it may be met where it holds at neither. */
function sidesOf({ name, tree }: Expression): readonly [Expression, Expression] | undefined {
  if (tree.kind !== "binary" || tree.op !== "=") return undefined;
  const { left, right } = tree;
  const side = (tree: Tree, beside: Tree): Expression => ({ name, tree, yearly: false, beside });
  return [side(left, right), side(right, left)];
}
