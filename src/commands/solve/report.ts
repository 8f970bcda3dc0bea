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
  { axis, whole, from, to, chosen, now }: Domain,
  condition: string,
  goal: Goal,
  {
    answers,
    proved,
    contradictory,
    undefined: undefines,
    nearest,
    instead,
    points,
    boxes,
    tolerance,
    undecided,
  }: Solution,
  restated: RestatedInput | undefined,
  origin: Origin,
): SolveReport {
  const best = goal === "max" ? answers.at(-1)?.to : goal === "min" ? answers[0]?.from : undefined;
  return {
    command: "solve",
    ...headOf(project, origin),
    scenarios: [scenarioHead(scenario)],
    years: scenario.years,
    condition,
    plain: plainCondition(project, modelOf(project, scenario), condition),
    goal,
    by: { ...axisHead(axis, project), whole, now },
    range: { from, to, chosen },
    answers: restated === undefined ? answers : answers.map((answer) => withRestated(answer, restated)),
    restated: restated && basisOf(restated),
    best,
    bestRestated: best === undefined ? undefined : restated?.of(best),
    ...{ proved, contradictory, undefined: undefines },
    nearest:
      restated === undefined
        ? nearest
        : nearest.map((place) => ({ ...place, atRestated: restated.of(place.at) })),
    instead,
    scanned: { points, boxes, tolerance, undecided },
  };
}

function basisOf(restated: RestatedInput): NonNullable<SolveReport["restated"]> {
  return { ...moneyOf(restated), year: restated.year, unit: restated.unit };
}

function withRestated(answer: Answer, { of }: RestatedInput): AnswerRow {
  const { from, to, before, after } = answer;
  return { ...answer, restated: { from: of(from), to: of(to), before: of(before), after: of(after) } };
}
