import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Language } from "../render/formats.ts";
import { topicText } from "../render/help.ts";
import { topics } from "../text/topics.ts";
import { columnsOf } from "./columns.ts";
import type { topicNames } from "./options.ts";
import { toStdout } from "./stdout.ts";

type Topic = (typeof topicNames)[number];

/** `baekjo help`: of the program, of a verb as `--help` says it, or a word on a topic. */
export async function help(
  root: CommandUnknownOpts,
  subject: string | undefined,
  language: Language,
): Promise<void> {
  const verb = root.commands.find((command) => command.name() === subject);
  if (subject === undefined || verb !== undefined)
    return void (await toStdout((verb ?? root).helpInformation()));
  const columns = columnsOf(process.stdout.isTTY === true);
  await toStdout(topicText(topics[language][subject as Topic], columns));
}
