/** The manual page: what all the pages of help say, and the topics, in one. */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { manualTexts, topics } from "../../messages/help.ts";
import type { Language } from "../../output/formats.ts";
import { topicNames } from "../options.ts";
import { helpPage, wordsOf } from "./help.ts";
import { manualPage } from "./man-page.ts";

/** In the language of man: made when the package is built. `root`: the whole command line. */
export function manual(
  root: CommandUnknownOpts,
  examplesOf: (verb: string) => readonly string[],
  version: string,
  language: Language,
): string {
  const page = (command: CommandUnknownOpts) =>
    helpPage(command, examplesOf(command.name()), command.createHelp(), language);
  return manualPage({
    version,
    words: manualTexts[language],
    program: page(root),
    verbs: root.createHelp().visibleCommands(root).map(page),
    topics: topicNames.map((name) => ({
      heading: wordsOf("help", name, language),
      blocks: topics[language][name],
    })),
  });
}
