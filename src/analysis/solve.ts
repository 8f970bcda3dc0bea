/** Goal seek: where along an input a condition holds, and whether that is all. */

import type { Tree } from "../formula/tree.ts";
import { maxOf } from "../lists.ts";
import { compile } from "../model/compile.ts";
import { type Interval, isEmpty } from "../model/interval.ts";
import { intervalsOf } from "../model/intervals.ts";
import type { Expression } from "../model/link.ts";
import type { Domain, Project, Scenario } from "../plan/project.ts";
import { conditionOf, type Question } from "./condition.ts";
import { freeAxes } from "./free.ts";
import { locatingCycles, modelOf } from "./model.ts";
import { written } from "./project.ts";
import { type Effort, type Found, type Holding, type Probe, search, type Verdict } from "./search.ts";

/** A stretch of the input in which the condition holds, in the input's unit. */
export interface Answer {
  readonly from: number;
  readonly to: number;
  /** The neighbours, at which it fails; none where the range ends. */
  readonly before: number | null;
  readonly after: number | null;
  /** An equality that is passed between `from` and `to`, neighbours, and met to the last digits. */
  readonly crossing?: true;
}

export interface Solution {
  readonly answers: readonly Answer[];
  /** Whether bounds exclude every other answer. */
  readonly proved: boolean;
  /** What they did not, where it matters. */
  readonly undecided: readonly { readonly from: number; readonly to: number }[];
  /** How near to an answer another would go unseen. */
  readonly tolerance: number;
  readonly points: number;
  readonly boxes: number;
}

/** All answers, or only the greatest or the least. */
export type Goal = "all" | "max" | "min";

const usualEffort: Effort = { boxes: 10_000, points: 10_000 };
/** Where an equality is passed, its sides may stay apart by this part of their difference at the ends of the range. */
const lastDigits = 1e-9;
/** Or by this part of what they change from one place to the next: what jumps changes as much however near one looks. */
const shrunk = 0.01;

/** Inputs that break a requirement of the model are no answer. Throws Failure "input" for a wrong condition. */
export function solve(
  project: Project,
  scenario: Scenario,
  domain: Domain,
  question: Question,
  goal: Goal = "all",
  effort: Effort = usualEffort,
): Solution {
  const probe = probeOf(project, scenario, domain, question);
  const found = search(probe, effort);
  const { axis, step } = domain;
  verify(found.holding, probe);
  const answers = found.holding.map((each) => answerOf(each, domain));
  const [first, last] = [answers[0], answers.at(-1)];
  const chosen = goal === "all" ? answers : goal === "max" ? [last] : [first];
  // Of the greatest answer only what lies above it matters.
  const matters = ({ from, to }: { from: number; to: number }) =>
    goal === "max"
      ? to > (found.holding.at(-1)?.to ?? -1)
      : goal === "min"
        ? from < (found.holding[0]?.from ?? axis.count)
        : true;
  const undecided = found.undecided.filter(matters);
  return {
    answers: chosen.filter((answer) => answer !== undefined),
    proved: undecided.length === 0,
    undecided: undecided.map(({ from, to }) => ({ from: axis.valueAt(from), to: axis.valueAt(to) })),
    tolerance: domain.whole ? 0 : written(Math.max(1, found.loose) * step),
    points: found.points,
    boxes: found.boxes,
  };
}

function answerOf({ from, to, crossing }: Holding, { axis }: Domain): Answer {
  return {
    from: axis.valueAt(from),
    to: axis.valueAt(to),
    before: from === 0 ? null : axis.valueAt(crossing ? from : from - 1),
    after: to === axis.count - 1 ? null : axis.valueAt(crossing ? to : to + 1),
    ...(crossing ? { crossing } : {}),
  };
}

/** What is told is evaluated once more, whatever found it. */
function verify(holding: Found["holding"], { side, count }: Probe): void {
  for (const { from, to, crossing } of holding) {
    const inside = crossing || (side(from) === 0 && side(to) === 0);
    const outside = crossing || [from - 1, to + 1].every((i) => i < 0 || i >= count || side(i) !== 0);
    if (!inside || !outside) throw new Error(`answer ${from}..${to} does not stand`);
  }
}

function probeOf(project: Project, scenario: Scenario, domain: Domain, question: Question): Probe {
  const { axes, slots, base } = freeAxes(scenario, [domain.axis]);
  const axis = axes[0] as (typeof axes)[number];
  const model = modelOf(project, base);
  const condition = conditionOf(project, model, question);
  const sides = domain.whole ? undefined : sidesOf(condition);
  const outputs = [...(sides ?? [condition]), ...model.requirements];
  const asked = sides === undefined ? 1 : 2;
  const options = { free: axis.free.map((input) => ({ ...input, whole: domain.whole })) };
  const kernel = locatingCycles(project, () => compile(model, outputs, options));
  const intervals = locatingCycles(project, () => intervalsOf(model, outputs, options));
  const values = new Float64Array(kernel.size);
  const [low, high] = [new Float64Array(slots), new Float64Array(slots)];
  const allowed = () => {
    for (let i = asked; i < values.length; i++) if (values[i] !== 1) return false;
    return true;
  };
  const evaluate = (i: number) => {
    axis.write(i, low);
    kernel.evaluate(low, values);
  };
  const side = (i: number): number => {
    evaluate(i);
    if (!allowed()) return Number.NaN;
    if (sides === undefined) return values[0] === 1 ? 0 : Number.NaN;
    const [left, right] = values as unknown as [number, number];
    return Number.isFinite(left) && Number.isFinite(right) ? Math.sign(left - right) + 0 : Number.NaN;
  };
  const apart = (inputs: Float64Array): number => {
    kernel.evaluate(inputs, values);
    return (values[0] as number) - (values[1] as number);
  };
  const ends = () => {
    const sizes = [0, domain.axis.count - 1].map((i) => {
      axis.write(i, low);
      return Math.abs(apart(low));
    });
    return maxOf(sizes.filter(Number.isFinite), 0);
  };
  const bounded = (): Verdict => {
    const bounds = intervals.bound(low, high);
    const verdict =
      sides === undefined
        ? isMet(bounds[0] as Interval)
        : areEqual(bounds[0] as Interval, bounds[1] as Interval);
    if (verdict === "no") return "no";
    let all = verdict === "yes";
    for (let i = asked; i < bounds.length; i++) {
      const required = isMet(bounds[i] as Interval);
      if (required === "no") return "no";
      all &&= required === "yes";
    }
    return all ? "yes" : "open";
  };
  return {
    count: domain.axis.count,
    whole: domain.whole,
    side,
    meets: (i) => {
      const farthest = ends();
      axis.write(i, low);
      axis.write(i + 1, high);
      const [coarse, fine] = jumps(low, high, apart);
      return fine <= Math.max(shrunk * coarse, lastDigits * farthest);
    },
    between: (i, j) => {
      axis.write(i, low);
      axis.write(j, high);
      // A path below zero falls as its factor rises.
      for (let k = 0; k < slots; k++) {
        const [a, b] = [low[k] as number, high[k] as number];
        if (a > b) [low[k], high[k]] = [b, a];
      }
      return bounded();
    },
    closer: (i) => {
      if (slots !== 1) return "open";
      axis.write(i, low);
      axis.write(i + 1, high);
      return closer(low[0] as number, high[0] as number, (from, to) => {
        [low[0], high[0]] = [from, to];
        return bounded();
      });
    },
  };
}

/** How far the two sides of a change of sign are apart, from `from` to `to`, and once halved down to the last bit. */
function jumps(
  from: Float64Array,
  to: Float64Array,
  apart: (inputs: Float64Array) => number,
): [number, number] {
  const between = new Float64Array(from.length);
  const at = (part: number) => {
    for (let k = 0; k < from.length; k++) {
      const [a, b] = [from[k] as number, to[k] as number];
      between[k] = a + (b - a) * part;
    }
    return apart(between);
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

const mostCloser = 500;

/** Halves what is open down to single doubles. */
function closer(from: number, to: number, between: (from: number, to: number) => Verdict): Verdict {
  const open: (readonly [number, number])[] = [[from, to]];
  let whole: Verdict | undefined;
  for (let looked = 0; open.length > 0; looked++) {
    if (looked === mostCloser) return "open";
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

function isMet({ low, high, maybe }: Interval): Verdict {
  if (low === 1 && !maybe) return "yes";
  return high < 1 ? "no" : "open";
}

function areEqual(a: Interval, b: Interval): Verdict {
  if (isEmpty(a) || isEmpty(b) || a.high < b.low || b.high < a.low) return "no";
  const points = a.low === a.high && b.low === b.high && !a.maybe && !b.maybe;
  return points ? "yes" : "open";
}

/** The two sides of an equality: between two neighbours it may be met where it holds at neither. */
function sidesOf({ name, tree }: Expression): readonly [Expression, Expression] | undefined {
  if (tree.kind !== "binary" || tree.op !== "=") return undefined;
  const side = (tree: Tree): Expression => ({ name, tree, yearly: false });
  return [side(tree.left), side(tree.right)];
}
