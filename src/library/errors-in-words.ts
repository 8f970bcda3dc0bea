/** Failures as a program meets them: the class of the library, with the words, the codes and the places of each. */

import { errorText } from "../cli/errors/error-text.ts";
import { Failure, type Issue, type Message, type Place } from "../errors.ts";
import { format, printable } from "../messages/format.ts";
import type { Language } from "../output/formats.ts";
import { BaekjoError, type Issue as IssueInWords, type Place as PlaceInWords } from "./api.ts";

/** Answers, or throws BaekjoError where the caller can mend what is wrong. */
export async function inWords<T>(language: Language, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    throw worded(error, language);
  }
}

/** The error that a program is thrown: what is no fault of the caller's stays as it is. */
export function worded(error: unknown, language: Language): unknown {
  if (!(error instanceof Failure)) return error;
  const { kind, exitCode, issues } = error;
  const worded = issues.map((issue) => issueInWords(issue, language));
  return new BaekjoError(kind, exitCode, worded, errorText(issues, language));
}

export function noteOf(
  note: Message,
  language: Language,
): { readonly code: string; readonly message: string } {
  return { code: note.id, message: format(note, language) };
}

function issueInWords(issue: Issue, language: Language): IssueInWords {
  const next = (issue.next ?? []).map((hint) => {
    const { command = "" } = hint;
    const line = printable(typeof command === "string" ? command : command[language]);
    return [format(hint, language), line].filter(Boolean).join(" ");
  });
  const worded = { code: issue.id, message: format(issue, language), next };
  return issue.place === undefined ? worded : { ...worded, place: placeOf(issue.place) };
}

/** An argument of the command is a key of the request: `--subject-to` is `subjectTo`, `<scenario>` is `scenario`. */
function placeOf({ file, argument, line, column, length, text }: Place): PlaceInWords {
  const name = file.replaceAll(/^--|[<>]/g, "").replaceAll(/-[a-z]/g, (part) => part[1]?.toUpperCase() ?? "");
  const known = Object.entries({ line, column, length, text }).filter(([, value]) => value !== undefined);
  return { ...(argument ? { key: name } : { file }), ...Object.fromEntries(known) };
}
