/** The manual in the language of man: requests of man(7) alone, so that groff and mandoc both read it. */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Block } from "../../messages/en/help/guide.ts";
import { manualEn } from "../../messages/en/help/topics.ts";
import { manualKo } from "../../messages/ko/help/topics.ts";
import type { Language } from "../../output/formats.ts";
import type { App } from "../app.ts";
import { topicNames } from "../options.ts";
import { topicBlocks } from "./file-topics.ts";
import { helpPage, sharedEntries, wordsOf } from "./help.ts";
import type { HelpEntry, HelpPage, HelpSection } from "./help-text.ts";

export interface Manual {
  readonly version: string;
  readonly words: {
    readonly name: string;
    readonly synopsis: string;
    readonly description: string;
    readonly examples: string;
    readonly commands: string;
    readonly shared: string;
    /** With `{options}`: names of those that are described once, for all commands. */
    readonly also: string;
    readonly environment: string;
    readonly variables: readonly (readonly [string, string])[];
  };
  readonly program: HelpPage;
  readonly commands: readonly HelpPage[];
  readonly topics: readonly { readonly heading: string; readonly blocks: readonly Block[] }[];
}

export function manualPage({ version, words, program, commands, topics }: Manual): string {
  const lines = [
    "'\\\" -*- coding: UTF-8 -*-",
    `.TH BAEKJO 1 "" "baekjo ${version}"`,
    // Ragged on the right, and words whole: names and Hangul are not to be torn.
    ".ad l",
    ".nh",
    ...section(words.name, [`baekjo \\- ${plain(program.about)}`]),
    ...section(words.synopsis, [`\\fBbaekjo\\fR ${plain(behindProgram(program))}`]),
    ...section(words.examples, commandLines(program.examples)),
    ...section(
      words.commands,
      commands.flatMap((command) => pageLines(command, words.also)),
    ),
    ...section(words.shared, generalEntries(program, commands).flatMap(entry)),
    ...topics.flatMap(({ heading, blocks }) => section(heading, blocks.flatMap(blockLines))),
    ...section(
      words.environment,
      words.variables.flatMap(([term, text]) => entry({ term, text })),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function section(heading: string, lines: readonly string[]): string[] {
  return [`.SH "${plain(heading.replace(/:$/, "")).toUpperCase()}"`, ...lines];
}

function pageLines(page: HelpPage, also: string): string[] {
  const own = page.sections.filter(({ id }) => id !== "shared");
  const shared = of(page, "shared").flatMap(({ term }) => /--[a-z-]+/.exec(term) ?? []);
  return [
    `.SS "${plain(behindProgram(page))}"`,
    plain(page.about),
    ...own.flatMap(({ entries }) => entries.flatMap(entry)),
    ".PP",
    plain(also.replace("{options}", shared.join(", "))),
    ...commandLines(page.examples),
  ];
}

/** Options of the program itself, then those that commands share, each once. */
function generalEntries(program: HelpPage, commands: readonly HelpPage[]): readonly HelpEntry[] {
  const all = [...of(program, "options"), ...sharedEntries(commands)];
  return [...new Map(all.map((each) => [each.term, each])).values()];
}

function of(page: HelpPage, id: HelpSection["id"]): readonly HelpEntry[] {
  return page.sections.find((each) => each.id === id)?.entries ?? [];
}

function behindProgram({ usage }: HelpPage): string {
  return usage.term.replace(/^baekjo /, "");
}

function entry({ term, text }: HelpEntry): string[] {
  return [".TP", `\\fB${plain(term)}\\fR`, plain(text)];
}

function blockLines(block: Block): string[] {
  if (typeof block === "string") return [".PP", plain(block)];
  if ("commands" in block) return commandLines(block.commands);
  if ("code" in block) return commandLines(block.code.split("\n"));
  if ("asks" in block) {
    return block.asks.flatMap(([question, command, reading]) => [
      ".PP",
      plain(question),
      ...commandLines([command]),
      ".PP",
      plain(reading),
    ]);
  }
  return block.terms.flatMap(([term, text]) => entry({ term, text }));
}

/** As they stand, line by line. */
function commandLines(lines: readonly string[]): string[] {
  return [".PP", ".RS 4", ".nf", ...lines.map(plain), ".fi", ".RE"];
}

/** Text that is nothing but text to man: a hyphen that can be pasted, and no request at the beginning of a line. */
function plain(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll("^", "\\(ha")
    .replaceAll("~", "\\(ti");
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

/** In the language of man: made when the package is built. */
export function manual(
  commandLine: CommandUnknownOpts,
  examplesOf: (command: string) => readonly string[],
  { root, version }: Pick<App, "root" | "version">,
  language: Language,
): string {
  const page = (command: CommandUnknownOpts) =>
    helpPage(command, examplesOf(command.name()), command.createHelp(), language);
  return manualPage({
    version,
    words: language === "ko" ? manualKo() : manualEn(),
    program: page(commandLine),
    commands: commandLine.createHelp().visibleCommands(commandLine).map(page),
    topics: topicNames.map((name) => ({
      heading: wordsOf("help", name, language),
      blocks: topicBlocks(name, language, root, []),
    })),
  });
}
