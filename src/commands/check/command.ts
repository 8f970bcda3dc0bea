import type { App } from "../../cli/app.ts";
import { errorText } from "../../cli/errors/error-text.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { repeated, resolving, valued } from "../../cli/options.ts";
import { destination, formatsOf, printAnswer } from "../../cli/output.ts";
import { toStderr } from "../../cli/streams/stdout.ts";
import { named } from "../../messages/example-names.ts";
import { formatsFor } from "../../output/formats.ts";
import { askCheck } from "./ask.ts";
import type { CheckOptions } from "./cases.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  "baekjo check",
  `baekjo check --assert "P(any(${named.left} < 0)) <= 20%" ${named.base}`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return resolving(formatsFor("check"))
    .argument("[checks...]")
    .addOption(repeated("--assert <condition>"))
    .option("--strict")
    .addOption(valued("--as-of <day>"))
    .action(async (checks, options) => check(app, checks, options));
}

/** `baekjo check`: whether what is asserted holds. Exit code 1 where it does not, 3 where some of it cannot be asked. */
export async function check(app: App, words: readonly string[], options: CheckOptions): Promise<void> {
  const output = destination(options, app, { offered: formatsFor("check") });
  const { answer, errors } = await askCheck(sessionOf(app, options, formatsOf(output)), words, options);
  await printAnswer(answer, output);
  if (errors.length > 0) await toStderr(app.streams, errorText(errors, options.lang));
}
