import { Argument, Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import type { App, Program } from "../../cli/app.ts";
import { commonEntries } from "../../cli/help/help.ts";
import { topicText } from "../../cli/help/help-text.ts";
import { speaking, topicNames } from "../../cli/options.ts";
import { columnsOf, toScreen } from "../../cli/streams/terminal.ts";
import type { Language } from "../../output/formats.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = ["baekjo help formulas", "baekjo help compare"] as const;

/** What the command takes, and what it does. */
export function declare(app: App, { names, all }: Program) {
  return new Command()
    .addArgument(new Argument("[subject]").choices([...names, ...topicNames]))
    .addOption(speaking())
    .action(async (subject, { lang }, command) =>
      help(app, command.parent as CommandUnknownOpts, subject, lang, all),
    );
}

type Topic = (typeof topicNames)[number];

/** `baekjo help`: of the program, of a command as `--help` says it, or a word on a topic. Throws Failure "file". */
export async function help(
  { root, streams }: App,
  commandLine: CommandUnknownOpts,
  subject: string | undefined,
  language: Language,
  all: Program["all"],
): Promise<void> {
  const command = commandLine.commands.find((each) => each.name() === subject);
  if (subject === undefined || command !== undefined)
    return await toScreen(streams, (command ?? commandLine).helpInformation());
  // The texts of keys are loaded when they are requested.
  const { topicBlocks } = await import("../../cli/help/file-topics.ts");
  const common = subject === "options" ? commonEntries(await all(), language) : [];
  const blocks = topicBlocks(subject as Topic, language, root, common);
  await toScreen(streams, topicText(blocks, columnsOf(streams)));
}
