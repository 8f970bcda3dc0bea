/** What `--help` says: over what commander knows of a verb, in the reader's language. */

import type {
  Argument,
  CommandUnknownOpts,
  Help,
  HelpConfiguration,
  Option,
} from "@commander-js/extra-typings";
import type { Language } from "../render/formats.ts";
import { width, wrap } from "../render/width.ts";
import { helpEn } from "../text/help.en.ts";
import { helpKo, placeholdersKo } from "../text/help.ko.ts";

const tables: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: helpEn, ko: helpKo };

/** A page of help, worded and not yet laid out. */
export interface HelpPage {
  readonly examples: readonly string[];
  /** `run [options] [scenario]`, with the word before it. */
  readonly usage: HelpEntry;
  readonly about: string;
  readonly sections: readonly { readonly heading: string; readonly entries: readonly HelpEntry[] }[];
}

export interface HelpEntry {
  readonly term: string;
  readonly text: string;
}

/** For commander: the words and the layout of a command's help. */
export function helping(examples: readonly string[], language: Language): HelpConfiguration {
  return {
    formatHelp: (command, help) =>
      helpText(helpPage(command, examples, help, language), help.helpWidth ?? 80),
  };
}

/** The page of a verb, or of the program itself. */
export function helpPage(
  command: CommandUnknownOpts,
  examples: readonly string[],
  help: Help,
  language: Language,
): HelpPage {
  const words = tables[language];
  const verb = command.parent === null ? "" : command.name();
  const of: Words = (name) => wordsOf(verb, name, language);
  const isOwn = ({ long }: Option) => Object.hasOwn(words, `${verb} ${long}`);
  const options = help.visibleOptions(command);
  const ordered = [...options.filter(isOwn), ...options.filter((option) => !isOwn(option))];
  const sections = [
    { heading: "arguments", entries: command.registeredArguments.map((each) => argumentEntry(each, of)) },
    { heading: "verbs", entries: help.visibleCommands(command).map((each) => verbEntry(each, of)) },
    { heading: "options", entries: ordered.map((each) => optionEntry(each, of)) },
  ].filter(({ entries }) => entries.length > 0);
  const inWords = ({ term, text }: HelpEntry) => ({ term: withPlaceholders(term, language), text });
  return {
    examples,
    usage: inWords({ text: of("usage"), term: `baekjo ${verb} ${command.usage()}`.replace("  ", " ") }),
    about: of(verb === "" ? "about" : verb),
    sections: sections.map(({ heading, entries }) => ({
      heading: of(heading),
      entries: entries.map(inWords),
    })),
  };
}

/** The words of a thing by its name: the verb's own, or those that several share. */
type Words = (name: string) => string;

function argumentEntry(argument: Argument, of: Words): HelpEntry {
  return {
    term: `<${argument.name()}>`,
    text: noted(of(argument.name()), argument.argChoices, undefined, of),
  };
}

function verbEntry(verb: CommandUnknownOpts, of: Words): HelpEntry {
  return { term: verb.name(), text: of(verb.name()) };
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

/** The words of a verb's argument or option; of a verb itself, or of an option that all take, where `verb` is empty. */
export function wordsOf(verb: string, name: string, language: Language): string {
  const words = tables[language];
  return words[`${verb} ${name}`] ?? words[name] ?? "";
}

/** What stands for a value, in help and in complaints: English as it is declared. */
export function placeholder(name: string, language: Language): string {
  return language === "ko" ? (placeholdersKo[name] ?? name) : name;
}

const indent = "  ";
/** Words stand beside what they are about, or under it where that leaves fewer columns than this. */
const least = 36;

function helpText({ examples, usage, about, sections }: HelpPage, columns: number): string {
  const terms = sections.flatMap(({ entries }) => entries.map(({ term }) => width(term)));
  const left = Math.max(...terms) + 2 * indent.length;
  const margin = columns - left < least ? undefined : left;
  const parts = [
    examples.map((example) => indent + example),
    [`${usage.text} ${usage.term}`],
    wrap(about, columns),
    ...sections.map(({ heading, entries }) => [
      heading,
      ...entries.flatMap((entry) => entryLines(entry, columns, margin)),
    ]),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** `margin`: the columns before the words; undefined puts them under the term. */
function entryLines({ term, text }: HelpEntry, columns: number, margin: number | undefined): string[] {
  if (margin === undefined) {
    const under = indent.repeat(3);
    return [indent + term, ...wrap(text, columns - under.length).map((line) => under + line)];
  }
  return wrap(text, columns - margin).map((line, i) => {
    const before = i === 0 ? indent + term : "";
    return before + " ".repeat(margin - width(before)) + line;
  });
}

/** What the program says where nothing is asked of it. */
export function shortHelp(examples: readonly string[], language: Language): string {
  const words = tables[language];
  const ways = [
    ["baekjo --help", words["about.verbs"]],
    [`baekjo <${placeholder("verb", language)}> --help`, words["about.verb"]],
  ] as const;
  const left = Math.max(...ways.map(([command]) => width(command)));
  return [
    ...examples.map((example) => indent + example),
    "",
    words.about,
    "",
    ...ways.map(
      ([command, text]) => `${indent}${command}${" ".repeat(left - width(command))}${indent}${text}`,
    ),
    "",
  ].join("\n");
}
