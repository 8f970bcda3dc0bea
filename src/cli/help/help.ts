/** What `--help` says: over what commander knows of a command, in the reader's language. */

import type {
  Argument,
  CommandUnknownOpts,
  Help,
  HelpConfiguration,
  Option,
} from "@commander-js/extra-typings";
import { maxOf } from "../../lists.ts";
import { helpTexts, isHelpId } from "../../messages/help.ts";
import { placeholdersKo } from "../../messages/ko/help/commands.ts";
import { formatsFor, type Language } from "../../output/formats.ts";
import { width, wrap } from "../../output/text/width.ts";
import { commonOptions, topicNames } from "../options.ts";
import type { Streams } from "../streams/streams.ts";
import { columnsOf } from "../streams/terminal.ts";
import { type HelpEntry, type HelpPage, type HelpSection, helpText } from "./help-text.ts";

/** For commander: the words and the layout of a command's help. */
export function helping(
  streams: Streams,
  examples: readonly string[],
  language: Language,
): HelpConfiguration {
  return {
    formatHelp: (command, help) => helpText(helpPage(command, examples, help, language), columnsOf(streams)),
  };
}

/** The page of a command, or of the program itself. */
export function helpPage(
  command: CommandUnknownOpts,
  examples: readonly string[],
  help: Help,
  language: Language,
): HelpPage {
  const words = helpTexts(language);
  const name = command.parent === null ? "" : command.name();
  const of: Words = (id) => wordsOf(name, id, language);
  const isOwn = (option: Option) => isOwnOption(name, option);
  const options = help.visibleOptions(command);
  const sections: readonly Omit<HelpSection, "heading">[] = [
    { id: "arguments", entries: command.registeredArguments.map((each) => argumentEntry(each, of)) },
    { id: "commands", entries: help.visibleCommands(command).map((each) => commandEntry(each, of)) },
    { id: "topics", entries: name === "" ? topicNames.map((each) => topicEntry(each, of)) : [] },
    { id: "options", entries: options.filter(isOwn).map((each) => optionEntry(each, of)) },
    { id: "shared", entries: options.filter((each) => !isOwn(each)).map((each) => optionEntry(each, of)) },
  ];
  const inWords = ({ term, text }: HelpEntry) => ({ term: withPlaceholders(term, language), text });
  return {
    examples,
    usage: inWords({ text: words.usage, term: `baekjo ${name} ${command.usage()}`.replace("  ", " ") }),
    about: name === "" ? words.about : of(name),
    sections: sections
      .filter(({ entries }) => entries.length > 0)
      .map(({ id, entries }) => ({
        id,
        heading: words[id],
        entries: entries.map(inWords),
      })),
  };
}

/** Whether the help of a command tells of an option itself: what few commands take, and what it takes in its own way. */
function isOwnOption(command: string, { long, argChoices }: Option): boolean {
  if (command === "" || long === undefined || long === null) return true;
  if (long === "--format") return argChoices?.join() !== formatsFor().join();
  return isHelpId(`${command} ${long}`) || !commonOptions.has(long);
}

/** The words of a thing by its name: the command's own, or those that several share. */
type Words = (name: string) => string;

function argumentEntry(argument: Argument, of: Words): HelpEntry {
  return {
    term: `<${argument.name()}>`,
    text: noted(of(argument.name()), argument.argChoices, undefined, of),
  };
}

function commandEntry(command: CommandUnknownOpts, of: Words): HelpEntry {
  return { term: command.name(), text: of(command.name()) };
}

function topicEntry(topic: string, of: Words): HelpEntry {
  return { term: topic, text: of(`help ${topic}`) };
}

function optionEntry(option: Option, of: Words): HelpEntry {
  const { flags, long, argChoices, defaultValue, defaultValueDescription } = option;
  const standing = defaultValueDescription ?? (defaultValue as string | undefined);
  return { term: flags, text: noted(of(long ?? flags), argChoices, standing, of) };
}

/** The words, with what may be chosen, and what stands unless something is. */
function noted(
  text: string,
  choices: readonly string[] | undefined,
  standing: string | undefined,
  of: Words,
): string {
  const notes = [
    ...(choices === undefined ? [] : [of("choices").replace("{names}", choices.join(", "))]),
    ...(standing === undefined ? [] : [of("default").replace("{value}", standing)]),
  ];
  return notes.length === 0 ? text : `${text} (${notes.join("; ")})`;
}

/** `--plan <file>` and `[scenarios...]` with what stands in brackets in the reader's language. */
function withPlaceholders(term: string, language: Language): string {
  return term.replace(/(?<=[<[])[^.>\]]+/g, (name) => placeholder(name, language));
}

/** The words of a command's argument or option; of a command itself, or of an option that all take, where `command` is empty. */
export function wordsOf(command: string, name: string, language: Language): string {
  const id = [`${command} ${name}`, name].find(isHelpId);
  return id === undefined ? "" : helpTexts(language)[id];
}

/** The options that nearly every command takes, each once, of commands that are declared. */
export function commonEntries(commandLine: CommandUnknownOpts, language: Language): readonly HelpEntry[] {
  const pages = commandLine.commands.map((each) => helpPage(each, [], each.createHelp(), language));
  return sharedEntries(pages);
}

/** The options that pages share, each once. */
export function sharedEntries(pages: readonly HelpPage[]): readonly HelpEntry[] {
  const all = pages.flatMap(({ sections }) => sections.filter(({ id }) => id === "shared"));
  return [...new Map(all.flatMap(({ entries }) => entries.map((each) => [each.term, each]))).values()];
}

/** What stands for a value, in help and in complaints: English as it is declared. */
export function placeholder(name: string, language: Language): string {
  return language === "ko" ? (placeholdersKo[name] ?? name) : name;
}

/** What the program says where nothing is asked of it. */
export function shortHelp(streams: Streams, examples: readonly string[], language: Language): string {
  const words = helpTexts(language);
  const ways = [
    ["baekjo --help", words["about.commands"]],
    [`baekjo <${placeholder("command", language)}> --help`, words["about.command"]],
  ] as const;
  const left = maxOf(ways.map(([command]) => width(command)));
  return [
    ...examples.map((example) => `  ${example}`),
    "",
    ...wrap(words.about, columnsOf(streams)),
    "",
    ...ways.map(([command, text]) => `  ${command}${" ".repeat(left - width(command))}  ${text}`),
    "",
  ].join("\n");
}
