/** Failures and notes as text for stderr. */

import { type Issue, type Message, message, numberOf, type Place } from "../../errors.ts";
import { format, printable } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import { width } from "../../output/text/width.ts";

/** A sentence, the place, and the next step, for each; the count at the end where there are several. */
export function errorText(issues: readonly Issue[], language: Language): string {
  const texts = issues.map((issue) => issueText(issue, language));
  if (issues.length > 1)
    texts.push(`${format(message("error.many", { count: numberOf(issues) }), language)}\n`);
  return texts.join("\n");
}

export function noteText(note: Message, language: Language): string {
  return `${format(message("note.one", { sentence: format(quoting(note), language) }), language)}\n`;
}

export function bugText(sentence: string, language: Language): string {
  return `${format(message("error.bug", { sentence }), language)}\n`;
}

/** What is quoted is as long as somebody's file or argument: of more than a few lines the beginning will do. */
const longestQuote = 400;

function quoting(message: Message): Message {
  if (message.values === undefined) return message;
  const values = Object.entries(message.values).map(([name, value]) => {
    const long = typeof value === "string" && value.length > longestQuote;
    return [name, long ? `${value.slice(0, longestQuote - 1)}…` : value] as const;
  });
  return { ...message, values: Object.fromEntries(values) };
}

function issueText(issue: Issue, language: Language): string {
  const sentence = format(quoting(issue), language);
  const lines = [
    format(message("error.one", { sentence }), language),
    ...(issue.place === undefined ? [] : placeLines(issue.place)),
    ...(issue.next ?? []).map((next) => {
      const { command = "" } = next;
      const line = printable(typeof command === "string" ? command : command[language]);
      const said = format(quoting(next), language);
      return `  ${[said, line].filter(Boolean).join(/\?(?: \(.*\))?$/.test(said) ? " " : ": ")}`;
    }),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** The place, the line, and carets right under what is meant, however wide the characters before it. */
function placeLines(place: Place): string[] {
  const { file, line, column, text, length = 1, cut = 0 } = place;
  const position = [printable(file), line, column].filter((part) => part !== undefined).join(":");
  if (text === undefined || column === undefined) return [`  ${position}`];
  // An argument has one line and no file: its option, or what it is, stands in the margin.
  const argument = line === undefined || place.argument === true;
  const gutter = `  ${argument ? printable(file) : line} | `;
  const before = text.slice(0, column - 1 - cut);
  const marked = text.slice(column - 1 - cut, column - 1 - cut + length);
  // A tab before the caret stays a tab, whatever the terminal makes of it.
  const blank = printable(before)
    .split("\t")
    .map((part) => " ".repeat(width(part)))
    .join("\t");
  const carets = "^".repeat(Math.max(1, width(printable(marked))));
  return [
    ...(argument ? [] : [`  ${position}`]),
    gutter + printable(text),
    `${" ".repeat(width(gutter) - 2)}| ${blank}${carets}`,
  ];
}
