import { refuseLong } from "../analysis/long.ts";
import { type Goal, solve as solveOver } from "../analysis/solve.ts";
import { exitCodes, Failure } from "../errors.ts";
import { domainOf, type Scenario } from "../plan/project.ts";
import { solveView } from "../render/views/solve.ts";
import { solveReport } from "../report/solve.ts";
import { asking, resolve, resultOf } from "./load.ts";
import type { AnswerOptions, Installation, ScenarioOptions } from "./options.ts";
import { destination, print } from "./print.ts";
import { questionFrom } from "./question.ts";

type SolveOptions = AnswerOptions &
  ScenarioOptions & {
    readonly by?: string;
    readonly between?: string;
    readonly max?: string;
    readonly min?: string;
    readonly subjectTo?: string;
  };

/** `baekjo solve`: where a condition holds along an input. No answer is exit code 4. */
export async function solve(
  at: Installation,
  words: readonly string[],
  options: SolveOptions,
): Promise<void> {
  const to = destination(options, at);
  const { goal, option, by, question, names } = askedFor(words, options);
  await asking(at, options, names, async (project) => {
    const resolved = await resolve(at, project, names, options);
    if (resolved === undefined) return;
    refuseLong(project, resolved.scenarios, "solve");
    const scenario = resolved.scenarios[0] as Scenario;
    const domain = domainOf(project, scenario, option, by, options.between);
    const solution = solveOver(project, scenario, domain, question, goal);
    const report = solveReport(
      project,
      scenario,
      domain,
      question.text,
      goal,
      solution,
      await resultOf(at, options, words, to, project, resolved.scenarios),
    );
    await print(report, solveView, to, [...resolved.notes, ...domain.axis.notes]);
    if (solution.answers.length === 0) process.exitCode = exitCodes.unsolved;
  });
}

/** `solve CONDITION --by PATH [SCENARIO]`, or `solve --max PATH --subject-to CONDITION [SCENARIO]`. Throws Failure "usage". */
function askedFor(words: readonly string[], { by, max, min, subjectTo }: SolveOptions) {
  const wrong = (id: string, values = {}) => new Failure("usage", { id, values });
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
