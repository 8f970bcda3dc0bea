import { restatedInput } from "../../analysis/explain/restated-trace.ts";
import { refuseLong } from "../../analysis/projection/horizon-limit.ts";
import { assumedYears, restate } from "../../analysis/projection/money.ts";
import { type Goal, solve as solveOver } from "../../analysis/solve/goal-seek.ts";
import { basisOf, questionFrom } from "../../cli/metric-argument.ts";
import { resolve, resultOf, type Session } from "../../cli/open-project.ts";
import type { AnswerOptions, MoneyOptions, RequestOf, ScenarioOptions } from "../../cli/options.ts";
import { exitCodes, Failure, type MessageId, message, type ValuesFor } from "../../errors.ts";
import { isRestated } from "../../model/money-terms.ts";
import type { Answer } from "../../output/report-view.ts";
import { outsideAlong } from "../../plan/scenarios/outside-range.ts";
import { type Domain, domainOf } from "../../plan/settings/search-range.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import type { SolveReport } from "../../report/types.ts";
import { solveReport } from "./report.ts";
import { solveView } from "./view.ts";

export type SolveOptions = AnswerOptions &
  ScenarioOptions &
  MoneyOptions & {
    readonly by?: string;
    readonly between?: string;
    readonly max?: string;
    readonly min?: string;
    readonly subjectTo?: string;
  };

/** Where a condition holds along an input. An answer of none ends the program with 4. Throws Failure, and Interrupted. */
export async function askSolve(
  { app, formats, open }: Session,
  words: readonly string[],
  options: RequestOf<SolveOptions>,
): Promise<Answer<SolveReport>> {
  const { goal, option, by, question, names } = askedFor(words, options);
  const project = await open(names, options.setFile);
  const resolved = await resolve(app, project, names, options);
  refuseLong(project, resolved.scenarios, "solve");
  const scenario = resolved.scenarios[0] as Scenario;
  const domain = domainOf(project, scenario, option, by, options.between);
  const restated = restatedAnswers(project, scenario, domain, options);
  const solution = solveOver(project, scenario, domain, question, goal);
  const origin = await resultOf(app, options, words, formats, project, resolved.scenarios);
  return {
    report: () => solveReport(project, scenario, domain, question.text, goal, solution, restated, origin),
    view: solveView,
    notes: [
      ...resolved.notes,
      ...domain.axis.notes,
      ...[domain.axis.unmoved(scenario) ?? []].flat(),
      // Of a range that nobody gave the head says how far it goes.
      ...(domain.chosenBy === "given" ? outsideAlong(project, domain.axis, scenario) : []),
      ...(question.notes ?? []),
      ...assumedYears(project, [scenario], basisOf(options, project)),
    ],
    ...(solution.answers.length === 0 ? { exitCode: exitCodes.unsolved } : {}),
  };
}

/**
 * What the answers are in other money: by the year that the input is looked for in, or as any amount of no year by the first. The condition
 * is asked as it is written. Throws Failure "usage" where the input is no amount of the plan's own money.
 */
function restatedAnswers(project: Project, scenario: Scenario, { axis }: Domain, options: MoneyOptions) {
  const option = options.in !== undefined ? "--in" : options.real !== undefined ? "--real" : undefined;
  if (option === undefined) return undefined;
  const money = basisOf(options, project);
  const { restatement } = restate(scenario, money);
  const unit = project.declared.get(axis.inputs[0] as string)?.unit;
  const year = axis.year ?? (scenario.instance.years[0] as number);
  const isAmount = unit !== undefined && isRestated(unit.dims, project.plan.currency.code);
  if (axis.op === "*=" || !isAmount) {
    const values = { option, input: axis.input, unit: axis.op === "*=" ? "×" : axis.unit };
    throw new Failure("usage", message("solve.money", values));
  }
  return restatement === undefined ? undefined : restatedInput(project, scenario, unit, year, money);
}

/** `solve CONDITION --by PATH [SCENARIO]`, or `solve --max PATH --subject-to CONDITION [SCENARIO]`. Throws Failure "usage". */
function askedFor(words: readonly string[], { by, max, min, subjectTo }: RequestOf<SolveOptions>) {
  const wrong = <Id extends MessageId>(id: Id, ...values: ValuesFor<Id>) =>
    new Failure("usage", message(id, ...values));
  const paths = [by, max, min].filter((path) => path !== undefined);
  if (paths.length !== 1) throw wrong("solve.one-of");
  const goal: Goal = max !== undefined ? "max" : min !== undefined ? "min" : "all";
  const option = goal === "all" ? "--by" : `--${goal}`;
  if (goal === "all" && subjectTo !== undefined) throw wrong("solve.subject-to", { option });
  if (goal !== "all" && subjectTo === undefined) throw wrong("solve.needs-subject-to", { option });
  const [condition, names] = subjectTo === undefined ? [words[0], words.slice(1)] : [subjectTo, words];
  if (condition === undefined) throw wrong("solve.no-condition");
  if (names.length > 1) throw wrong("solve.one-scenario", { name: names[1] as string });
  const source = subjectTo === undefined ? "<condition>" : "--subject-to";
  return { goal, option, by: paths[0] as string, question: questionFrom(source, condition), names };
}
