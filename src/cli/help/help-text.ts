/** Help as text: pages of commands and of topics, made for the columns of a terminal. */

import { maxOf } from "../../lists.ts";
import type { Block } from "../../messages/en/help/guide.ts";
import { width, wrap } from "../../output/text/width.ts";

/** A page of help, worded and not yet laid out. */
export interface HelpPage {
  readonly examples: readonly string[];
  /** `run [options] [scenario]`, with the word before it. */
  readonly usage: HelpEntry;
  readonly about: string;
  readonly sections: readonly HelpSection[];
}

export interface HelpSection {
  /** Options are of the command alone, or `shared` by several. */
  readonly id: "arguments" | "commands" | "topics" | "options" | "shared";
  readonly heading: string;
  readonly entries: readonly HelpEntry[];
}

export interface HelpEntry {
  readonly term: string;
  readonly text: string;
}

const indent = "  ";
/** Words stand beside what they are about, or under it where that leaves fewer columns than this. */
const least = 36;

/** With the line break at its end. */
export function helpText({ examples, usage, about, sections }: HelpPage, columns: number): string {
  const own = sections.filter(({ id }) => id !== "shared");
  const terms = own.flatMap(({ entries }) => entries.map(({ term }) => width(term)));
  const left = maxOf(terms) + 2 * indent.length;
  const margin = columns - left < least ? undefined : left;
  const parts = [
    examples.map((example) => indent + example),
    [`${usage.text} ${usage.term}`],
    wrap(about, columns),
    ...sections.map(({ id, heading, entries }) => [
      heading,
      ...(id === "shared"
        ? inBrief(entries, columns)
        : entries.flatMap((entry) => entryLines(entry, columns, margin))),
    ]),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Only the names of options that nearly every command takes, and where they are described. */
function inBrief(entries: readonly HelpEntry[], columns: number): string[] {
  const names = entries.map(({ term }) => /--[a-z-]+/.exec(term)?.[0] ?? term);
  return [...wrap(names.join(", "), columns - indent.length), "baekjo help options"].map(
    (line) => indent + line,
  );
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

/** What a topic says. */
export function topicText(blocks: readonly Block[], columns: number): string {
  return `${blocks.map((block) => blockLines(block, columns).join("\n")).join("\n\n")}\n`;
}

function blockLines(block: Block, columns: number): string[] {
  if (typeof block === "string") return wrap(block, columns);
  // What is to be pasted is never broken.
  if ("commands" in block) return block.commands.map((command) => indent + command);
  if ("code" in block) return block.code.split("\n").map((line) => indent + line);
  if ("asks" in block) {
    return block.asks.flatMap(([question, command, reading], i) => [
      ...(i === 0 ? [] : [""]),
      ...wrap(`${i + 1}. ${question}`, columns),
      indent + command,
      ...wrap(reading, columns - indent.length).map((line) => indent + line),
    ]);
  }
  const widest = maxOf(block.terms.map(([term]) => width(term)).filter((each) => each <= maxTerm));
  return block.terms.flatMap(([term, text]) => {
    const beside = width(term) <= maxTerm && columns - widest - 4 >= least;
    return entryLines({ term, text }, columns, beside ? widest + 2 * indent.length : undefined);
  });
}

/** A longer term stands on a line of its own. */
const maxTerm = 24;
