import { Argument, Command } from "@commander-js/extra-typings";
import type { App } from "../../cli/app.ts";
import { type ShellName, shells } from "../../cli/completion/shells.ts";
import { shellNames, speaking } from "../../cli/options.ts";
import { toStdout } from "../../cli/streams/stdout.ts";
import type { Streams } from "../../cli/streams/streams.ts";
import { fileExamples } from "../../messages/example-names.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [fileExamples.completion, "baekjo completion fish"] as const;

/** What the command takes, and what it does. */
export function declare({ streams }: App) {
  return new Command()
    .addArgument(new Argument("<shell>").choices(shellNames))
    .addOption(speaking())
    .action(async (shell) => completion(streams, shell));
}

/** `baekjo completion`: the script by which a shell asks what may be typed. */
export async function completion(streams: Streams, shell: ShellName): Promise<void> {
  await toStdout(streams, shells[shell].script);
}
