import { Option } from "@commander-js/extra-typings";
import type { App } from "../../cli/app.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { explaining, whole } from "../../cli/options.ts";
import { destination, formatsOf, printAnswer } from "../../cli/output.ts";
import { named } from "../../messages/example-names.ts";
import { askDifference, askExplain, type ExplainOptions } from "./ask.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo explain ${named.cost} ${named.other}`,
  `baekjo explain --diff ${named.base} ${named.other} ${named.left}@2028`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return explaining()
    .argument("<name...>")
    .option("--diff")
    .addOption(new Option("--depth <n>").argParser(whole(0, 99)))
    .action(async (words, options) => explain(app, words, options));
}

/** `baekjo explain`: a figure through its formulas down to the cited pages; a parameter; or why two scenarios differ. */
export async function explain(app: App, words: readonly string[], options: ExplainOptions): Promise<void> {
  const output = destination(options, app);
  const session = sessionOf(app, options, formatsOf(output));
  if (options.diff) return await printAnswer(await askDifference(session, words, options), output);
  await printAnswer(await askExplain(session, words, options), output);
}
