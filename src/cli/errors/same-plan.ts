/** A command that an error shows as the next step is about the plan that the command line was about. */

import { type Hint, type Issue, shellWord } from "../../errors.ts";

/** Commands that are shown for what the plan holds; others name files of their own, or need none. */
const aboutPlan = /^baekjo (?:list (?!plans)|explain |export |import |report |compare .* --inputs)/;

/** The issue with `--plan` and `--model` of the command line behind the commands that its next steps show. */
export function aboutSamePlan(issue: Issue, argv: readonly string[]): Issue {
  const chosen = ["--plan", "--model"].flatMap((option) => {
    const given = valuesOf(option, argv);
    // Of two plans it is not known which, and standard input cannot be read once more.
    return given.length === 1 && given[0] !== "-" ? [option, ...given] : [];
  });
  if (chosen.length === 0 || issue.next === undefined) return issue;
  const behind = ` ${chosen.map(shellWord).join(" ")}`;
  const next = issue.next.map((hint): Hint => {
    const command = hint.values?.command;
    if (typeof command !== "string" || !aboutPlan.test(command) || command.includes(" --plan")) return hint;
    return { ...hint, values: { ...hint.values, command: command + behind } };
  });
  return { ...issue, next };
}

function valuesOf(option: string, argv: readonly string[]): string[] {
  return argv.flatMap((word, i) => {
    if (word.startsWith(`${option}=`)) return word.slice(option.length + 1);
    return word === option ? (argv[i + 1] ?? []) : [];
  });
}
