import { plainCondition } from "../../analysis/conditions/condition.ts";
import type { RestatedInput } from "../../analysis/explain/restated-trace.ts";
import { modelOf } from "../../analysis/scenario-model.ts";
import type { Answer, Goal, Solution } from "../../analysis/solve/goal-seek.ts";
import type { Domain } from "../../plan/settings/search-range.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headOf, moneyOf, scenarioHead } from "../../report/head.ts";
import type { AnswerRow, Origin, SolveReport } from "../../report/types.ts";
import { axisHead } from "../sweep/report.ts";

export function solveReport(
  project: Project,
  scenario: Scenario,
  { axis, integer, from, to, chosenBy, current }: Domain,
  condition: string,
  goal: Goal,
  {
    answers,
    proved,
    infeasibleRanges,
    undefinedRanges: undefines,
    nearest,
    suggestedCondition,
    points,
    boxes,
    tolerance,
    undecided,
  }: Solution,
  restated: RestatedInput | undefined,
  origin: Origin,
): SolveReport {
  const optimum = goal === "max" ? answers.at(-1)?.to : goal === "min" ? answers[0]?.from : undefined;
  return {
    command: "solve",
    ...headOf(project, origin),
    scenarios: [scenarioHead(scenario)],
    years: scenario.years,
    condition,
    plain: plainCondition(project, modelOf(project, scenario), condition),
    goal,
    by: { ...axisHead(axis, project), integer, current },
    range: { from, to, chosenBy },
    answers: restated === undefined ? answers : answers.map((answer) => withRestated(answer, restated)),
    restated: restated && basisOf(restated),
    optimum,
    optimumRestated: optimum === undefined ? undefined : restated?.of(optimum),
    ...{ proved, infeasibleRanges, undefinedRanges: undefines },
    nearest:
      restated === undefined
        ? nearest
        : nearest.map((place) => ({ ...place, inputRestated: restated.of(place.inputValue) })),
    suggestedCondition,
    search: { points, boxes, tolerance, undecided },
  };
}

function basisOf(restated: RestatedInput): NonNullable<SolveReport["restated"]> {
  return { ...moneyOf(restated), year: restated.year, unit: restated.unit };
}

function withRestated(answer: Answer, { of }: RestatedInput): AnswerRow {
  const { from, to, nextBelow, nextAbove } = answer;
  return {
    ...answer,
    restated: { from: of(from), to: of(to), nextBelow: of(nextBelow), nextAbove: of(nextAbove) },
  };
}
