import type { Goal, Solution } from "../analysis/solve.ts";
import type { Domain, Project, Scenario } from "../plan/project.ts";
import { headOf, scenarioHead } from "./head.ts";
import type { Origin, SolveReport } from "./report.ts";
import { axisHead } from "./sweep.ts";

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
  origin: Origin,
): SolveReport {
  const best = goal === "max" ? answers.at(-1)?.to : goal === "min" ? answers[0]?.from : undefined;
  return {
    verb: "solve",
    ...headOf(project, origin),
    scenarios: [scenarioHead(scenario)],
    years: scenario.years,
    condition,
    goal,
    by: { ...axisHead(axis, project), whole, now },
    range: { from, to, chosen },
    answers,
    ...(best === undefined ? {} : { best }),
    ...{ proved, contradictory, undefined: undefines, nearest },
    ...(instead === undefined ? {} : { instead }),
    scanned: { points, boxes, tolerance, undecided },
  };
}
