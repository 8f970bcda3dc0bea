import { Argument, Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import type { App, Program } from "../../cli/app.ts";
import { topicText } from "../../cli/help/help-text.ts";
import { speaking, topicNames } from "../../cli/options.ts";
import { toStdout } from "../../cli/streams/stdout.ts";
import type { Streams } from "../../cli/streams/streams.ts";
import { columnsOf } from "../../cli/streams/terminal.ts";
import { topics } from "../../messages/help.ts";
import type { Language } from "../../output/formats.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = ["baekjo help formulas", "baekjo help compare"] as const;

/** What the command takes, and what it does. */
export function declare({ streams }: App, { names }: Program) {
  return new Command()
    .addArgument(new Argument("[subject]").choices([...names, ...topicNames]))
    .addOption(speaking())
    .action(async (subject, { lang }, command) =>
      help(streams, command.parent as CommandUnknownOpts, subject, lang),
    );
}

type Topic = (typeof topicNames)[number];

/** `baekjo help`: of the program, of a verb as `--help` says it, or a word on a topic. */
export async function help(
  streams: Streams,
  root: CommandUnknownOpts,
  subject: string | undefined,
  language: Language,
): Promise<void> {
  const verb = root.commands.find((command) => command.name() === subject);
  if (subject === undefined || verb !== undefined)
    return void (await toStdout(streams, (verb ?? root).helpInformation()));
  const columns = columnsOf(streams);
  await toStdout(streams, topicText(topics[language][subject as Topic], columns));
}
