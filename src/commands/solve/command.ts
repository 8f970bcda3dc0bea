import type { App } from "../../cli/app.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { seeking, valued } from "../../cli/options.ts";
import { destination, formatsOf, printAnswer } from "../../cli/output.ts";
import { named } from "../../messages/example-names.ts";
import { askSolve, type SolveOptions } from "./ask.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo solve "all(${named.left} >= 0)" --by ${named.rate} ${named.other} --between 1000..2000`,
  `baekjo solve --max ${named.count} --subject-to "all(${named.left} >= 0)"`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return seeking()
    .argument("[goal...]")
    .addOption(valued("--by <input>"))
    .addOption(valued("--between <range>"))
    .addOption(valued("--max <input>"))
    .addOption(valued("--min <input>"))
    .addOption(valued("--subject-to <condition>"))
    .action(async (words, options) => solve(app, words, options));
}

/** `baekjo solve`: where a condition holds along an input. No answer is exit code 4. */
export async function solve(app: App, words: readonly string[], options: SolveOptions): Promise<void> {
  const output = destination(options, app);
  await printAnswer(await askSolve(sessionOf(app, options, formatsOf(output)), words, options), output);
}
