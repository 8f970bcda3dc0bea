/** Runs the program: arguments in, streams and an exit code out. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languageOf } from "./cli/language.ts";
import { toStderr, toStdout } from "./cli/streams/stdout.ts";
import { exitCodes } from "./errors.ts";
import { alone, commandNames, program } from "./program.ts";

/** `root`: the folder of the package. Sets the exit code and never throws. */
export async function main(argv: readonly string[], root: string): Promise<void> {
  try {
    await toStdout(await answer(argv, root));
  } catch (error) {
    process.exitCode = await complaint(error, argv, root);
  }
}

/** Runs the verb asked for, which prints for itself. Gives the help or the version, where that was the question. */
export async function answer(argv: readonly string[], root: string): Promise<string> {
  const language = languageOf(argv, process.env);
  if (argv.length === 0) return alone(language);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  let help = "";
  const writeOut = (text: string) => {
    help += text;
  };
  try {
    const output = { writeOut, writeErr: () => {} };
    const asked = await program({ root, version }, output, language, argv);
    await asked.parseAsync(argv.map(noOption), { from: "user" });
  } catch (error) {
    const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
    // No verb among the arguments.
    if (code === "commander.help") return alone(language);
    // Commander throws in place of exiting, even when it was only asked for help.
    if (exitCode !== exitCodes.done) throw error;
  }
  return help;
}

/** `-+fx.usd=1600` is standard input with a setting on it, and no option: commander takes no word for one that starts with a blank. */
function noOption(word: string): string {
  return word.startsWith("-+") ? ` ${word}` : word;
}

/** The words for an error are loaded when there is one. */
async function complaint(error: unknown, argv: readonly string[], root: string): Promise<number> {
  try {
    const { complain } = await import("./cli/errors/usage-errors.ts");
    const at = { root, version: "" };
    return await complain(error, argv, commandNames, at, () => program(at, {}, "en"));
  } catch (worse) {
    await toStderr(`bug: ${(worse as Error).message?.split("\n")[0]}\n`);
    return exitCodes.bug;
  }
}

/** A thread of a simulation. */
export async function work(): Promise<void> {
  const { serve } = await import("./commands/simulate/worker.ts");
  serve();
}
