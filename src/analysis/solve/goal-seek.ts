/** Goal seek: where along an input a condition holds, and whether that is all. */

import { print } from "../../formula/print.ts";
import { dimsText, readUnit, unitless, written } from "../../formula/units.ts";
import type { Text } from "../../model/definition.ts";
import { linkExpression } from "../../model/link.ts";
import type { Expression } from "../../model/types.ts";
import type { Domain } from "../../plan/settings/search-range.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import type { Question } from "../conditions/condition.ts";
import { refuseContradictions, saysOf } from "../conditions/contradictions.ts";
import { definedIn } from "../projection/projection.ts";
import { modelOf } from "../scenario-model.ts";
import { Line, type State } from "./probe.ts";
import { type Effort, type Found, type Holding, type Stretch, search } from "./search.ts";

/** A stretch of the input in which the condition holds, in the input's unit. */
export interface Answer {
  readonly from: number;
  readonly to: number;
  /** The neighbours, at which it fails, if nothing else is said; none where the range ends. */
  readonly nextBelow: number | null;
  readonly nextAbove: number | null;
  readonly nextBelowIs?: Outside;
  readonly nextAboveIs?: Outside;
  /** An equality that is passed between `from` and `to`, neighbours, and met to the last digits. */
  readonly crossing?: true;
}

/** What is there in place of failing. */
export type Outside = Exclude<State, "holds" | "fails">;

/** From one value of the input to another, both included, in its unit. */
export interface Between {
  readonly from: number;
  readonly to: number;
}

/** Where inputs contradict each other, and what they break there. */
export interface Contradictory extends Between {
  readonly requirements: readonly Text[];
}

/** What the two sides of an equality are at a value of the input; null where undefined. */
export interface Nearest {
  readonly inputValue: number;
  readonly left: number | null;
  readonly right: number | null;
  readonly unit: string;
}

export interface Solution {
  readonly answers: readonly Answer[];
  /** Whether bounds exclude every other answer. */
  readonly proved: boolean;
  /** Where nothing holds and nothing fails. */
  readonly infeasibleRanges: readonly Contradictory[];
  /** Where the condition is undefined, and so is not met. */
  readonly undefinedRanges: readonly Between[];
  /** Of an equality that is met nowhere: the values nearest to it, on both sides where it passes. */
  readonly nearest: readonly Nearest[];
  /** What to ask instead of such an equality. */
  readonly suggestedCondition?: string | undefined;
  /** What bounds did not decide, where it matters. */
  readonly undecided: readonly Between[];
  /** How near to an answer another would go unseen. */
  readonly tolerance: number;
  readonly points: number;
  readonly boxes: number;
}

/** All answers, or only the greatest or the least. */
export type Goal = "all" | "max" | "min";

const defaultEffort: Effort = { boxes: 10_000, points: 10_000 };
/** How many values next to an equality are listed. */
const maxSuggestions = 6;

/**
 * Throws Failure "input" for a wrong condition, and where the inputs contradict each other wherever one looks: as the scenario would
 * by itself.
 */
export function solve(
  project: Project,
  scenario: Scenario,
  domain: Domain,
  question: Question,
  goal: Goal = "all",
  effort: Effort = defaultEffort,
): Solution {
  const line = new Line(project, scenario, domain, question);
  const { axis, step } = domain;
  const last = axis.count - 1;
  const contradicts = search(line.contradicts, effort);
  const all = contradicts.holding[0];
  if (all !== undefined && all.from === 0 && all.to === last && contradicts.undecided.length === 0) {
    refuseContradictions(project, scenario);
    refuseContradictions(project, line.scenarioAt(0, scenario));
  }
  const found = search(line.holds, effort);
  const undefines = search(line.undefines, effort);
  verify(found.holding, line);
  const answers = found.holding.map((each) => answerOf(each, domain, line));
  const [first, final] = [answers[0], answers.at(-1)];
  const chosen = goal === "all" ? answers : goal === "max" ? [final] : [first];
  // Of the greatest answer only what lies above it matters.
  const matters = ({ from, to }: Stretch) =>
    goal === "max"
      ? to > (found.holding.at(-1)?.to ?? -1)
      : goal === "min"
        ? from < (found.holding[0]?.from ?? axis.count)
        : true;
  const undecided = [...found.undecided, ...contradicts.undecided].filter(matters);
  const between = ({ from, to }: Stretch): Between => ({ from: axis.valueAt(from), to: axis.valueAt(to) });
  const unmet = found.holding.length === 0 && line.sided;
  return {
    answers: chosen.filter((answer) => answer !== undefined),
    proved: undecided.length === 0,
    infeasibleRanges: contradicts.holding.map((stretch) => {
      const { from, to } = stretch;
      const broken = line.brokenAt([from, Math.floor((from + to) / 2), to]);
      return { ...between(stretch), requirements: broken.map((each) => saysOf(each, project)) };
    }),
    undefinedRanges: undefines.holding.map(between),
    nearest: unmet ? nearestOf(project, line, domain, effort) : [],
    suggestedCondition: unmet ? insteadOf(line.condition) : undefined,
    undecided: undecided.map(between),
    tolerance: domain.integer ? 0 : written(Math.max(1, found.loose) * step),
    points: found.points,
    boxes: found.boxes,
  };
}

function answerOf({ from, to, crossing }: Holding, { axis }: Domain, line: Line): Answer {
  const last = axis.count - 1;
  const outside = (key: "nextBelowIs" | "nextAboveIs", i: number) => {
    const state = crossing || i < 0 || i > last ? "fails" : line.stateAt(i);
    return state === "fails" || state === "holds" ? {} : { [key]: state };
  };
  return {
    from: axis.valueAt(from),
    to: axis.valueAt(to),
    nextBelow: from === 0 ? null : axis.valueAt(crossing ? from : from - 1),
    nextAbove: to === last ? null : axis.valueAt(crossing ? to : to + 1),
    ...outside("nextBelowIs", from - 1),
    ...outside("nextAboveIs", to + 1),
    ...(crossing ? { crossing } : {}),
  };
}

/** Every answer is evaluated once more, whatever found it. */
function verify(holding: Found["holding"], { holds: { side, count } }: Line): void {
  for (const { from, to, crossing } of holding) {
    const inside = crossing || (side(from) === 0 && side(to) === 0);
    const outside = crossing || [from - 1, to + 1].every((i) => i < 0 || i >= count || side(i) !== 0);
    if (!inside || !outside) throw new Error(`answer ${from}..${to} does not stand`);
  }
}

/**
 * Where an equality that is met nowhere changes sides, the values on both; where it does not, the end at which its sides are nearest to
 * each other.
 */
function nearestOf(project: Project, line: Line, { axis }: Domain, effort: Effort): readonly Nearest[] {
  const last = axis.count - 1;
  const unit = unitOfSides(project, line);
  const tell = (i: number): Nearest => {
    const [left, right] = line.sidesAt(i).map((base) => definedIn(base, unit)) as [number, number];
    return { inputValue: axis.valueAt(i), left, right, unit: unit.text };
  };
  const turns = search(line.below, effort).holding.flatMap(({ from, to }) => [
    ...(from > 0 && line.stateAt(from - 1) === "fails" ? [from - 1, from] : []),
    ...(to < last && line.stateAt(to + 1) === "fails" ? [to, to + 1] : []),
  ]);
  if (turns.length > 0) return turns.slice(0, maxSuggestions).map(tell);
  const ends = [0, last].filter((i) => line.stateAt(i) === "fails");
  const gap = (i: number) => {
    const [left, right] = line.sidesAt(i);
    return Math.abs(left - right);
  };
  return ends
    .sort((a, b) => gap(a) - gap(b))
    .slice(0, 1)
    .map(tell);
}

/** The unit in which both sides of an equality are shown: that of the left one, without scale. */
function unitOfSides(project: Project, { base, condition }: Line) {
  const { tree } = condition;
  if (tree.kind !== "binary") return unitless;
  const left = linkExpression(modelOf(project, base), print(tree.left));
  if (!("checked" in left) || left.checked.type === "condition" || left.checked.dims === undefined) {
    return unitless;
  }
  const read = readUnit(dimsText(left.checked.dims), project.context);
  return "unit" in read ? read.unit : unitless;
}

/** The question to ask instead of an equality that is met nowhere. */
function insteadOf({ tree }: Expression): string | undefined {
  return tree.kind === "binary" ? print({ ...tree, op: "<=" }) : undefined;
}
