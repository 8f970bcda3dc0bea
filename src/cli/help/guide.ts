/** The guide: all that help says, as one page of Markdown, with what the questions print. */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Block } from "../../messages/en/help/guide.ts";
import { helpTexts } from "../../messages/help.ts";
import type { Language } from "../../output/formats.ts";
import { code, escaped } from "../../output/markdown/escape.ts";
import { topicNames } from "../options.ts";
import { topicBlocks } from "./file-topics.ts";
import { commonEntries, helpPage, wordsOf } from "./help.ts";
import type { HelpEntry, HelpPage } from "./help-text.ts";

/** What a command prints on standard output: the words behind `baekjo`, as a shell has them. */
type Printed = (command: string) => string;

/** The page. `commandLine` has every command; `root` is the folder of the package. Throws Failure "file". */
export function guidePage(
  commandLine: CommandUnknownOpts,
  root: string,
  language: Language,
  printed: Printed,
): string {
  const words = helpTexts(language);
  const common = commonEntries(commandLine, language);
  const topics = topicNames.map((name) => {
    const blocks = topicBlocks(name, language, root, common);
    return [heading(2, wordsOf("help", name, language)), ...blocks.map((block) => blockText(block, printed))];
  });
  const pages = commandLine.commands
    .filter((command) => command.name() !== "__complete")
    .map((command) => helpPage(command, [], command.createHelp(), language));
  const parts = [
    heading(1, words["guide.title"]),
    escaped(words["guide.about"]),
    ...topics.flat(),
    heading(2, words.commands.replace(/:$/, "")),
    ...pages.flatMap(commandParts),
  ];
  return `${parts.join("\n\n")}\n`;
}

function heading(level: number, text: string): string {
  const title = text.startsWith("baekjo") ? text : `${text[0]?.toUpperCase()}${text.slice(1)}`;
  return `${"#".repeat(level)} ${escaped(title)}`;
}

function commandParts({ usage, about, sections }: HelpPage): string[] {
  const own = sections.filter(({ id }) => id === "arguments" || id === "options");
  const entries = own.flatMap((section) => section.entries);
  return [`### ${code(usage.term)}`, escaped(about), ...(entries.length === 0 ? [] : [listText(entries)])];
}

function listText(entries: readonly HelpEntry[]): string {
  return entries.map(({ term, text }) => `- ${code(term.trim())}: ${escaped(text)}`).join("\n");
}

function blockText(block: Block, printed: Printed): string {
  if (typeof block === "string") return escaped(block);
  if ("commands" in block) return fenced("sh", block.commands.join("\n"));
  if ("code" in block) return fenced("", block.code);
  if ("asks" in block) {
    const requested = block.asks.map(([question, command, reading]) =>
      [`### ${escaped(question)}`, fenced("", `$ ${command}\n${printed(command)}`), escaped(reading)].join(
        "\n\n",
      ),
    );
    return requested.join("\n\n");
  }
  return listText(block.terms.map(([term, text]) => ({ term, text })));
}

function fenced(kind: string, text: string): string {
  return `\`\`\`${kind}\n${text.trimEnd()}\n\`\`\``;
}
