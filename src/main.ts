/** Runs the program: arguments in, streams and an exit code out. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "./cli/app.ts";
import { languageOf } from "./cli/language.ts";
import { processStreams } from "./cli/streams/process-streams.ts";
import { toStderr } from "./cli/streams/stdout.ts";
import { type Streams, silentStreams } from "./cli/streams/streams.ts";
import { toScreen } from "./cli/streams/terminal.ts";
import { exitCodes } from "./errors.ts";
import { alone, commandNames, program } from "./program.ts";

/** `root`: the folder of the package. `lend`: as App has it. Returns the exit code, and never throws. */
export async function main(
  argv: readonly string[],
  root: string,
  streams: Streams = processStreams(),
  lend?: App["lend"],
): Promise<number> {
  try {
    await toScreen(streams, await answer(argv, { root, streams, lend }));
    return streams.exitCode;
  } catch (error) {
    return await complaint(error, argv, root, streams);
  }
}

/** Runs the command requested, which prints for itself. Gives the help or the version, where that was the question. */
async function answer(argv: readonly string[], app: Omit<App, "version">): Promise<string> {
  const { root, streams } = app;
  const language = languageOf(argv, streams.env);
  if (argv.length === 0) return alone(streams, language);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  let help = "";
  const writeOut = (text: string) => {
    help += text;
  };
  try {
    const output = { writeOut, writeErr: () => {} };
    const command = await program({ ...app, version }, output, language, argv);
    await command.parseAsync(argv.map(noOption), { from: "user" });
  } catch (error) {
    const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
    // No command among the arguments.
    if (code === "commander.help") return alone(streams, language);
    // Commander throws in place of exiting, even when only help was requested.
    if (exitCode !== exitCodes.done) throw error;
  }
  return help;
}

/** `-+fx.usd=1600` is standard input with a setting on it, and no option: commander takes no word for one that starts with a blank. */
function noOption(word: string): string {
  return word.startsWith("-+") ? ` ${word}` : word;
}

/** The words for an error are loaded when there is one. */
async function complaint(
  error: unknown,
  argv: readonly string[],
  root: string,
  streams: Streams,
): Promise<number> {
  try {
    const { complain } = await import("./cli/errors/usage-errors.ts");
    const app = { root, version: "", streams };
    return await complain(error, argv, commandNames, app, () => program(app, {}, "en"));
  } catch (worse) {
    await toStderr(streams, `bug: ${(worse as Error).message?.split("\n")[0]}\n`);
    return exitCodes.bug;
  }
}

export { silentStreams };

/** A thread of a simulation. */
export async function work(): Promise<void> {
  const { serve } = await import("./commands/simulate/worker.ts");
  serve();
}
