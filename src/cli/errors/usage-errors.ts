/** What went wrong, in words on stderr, and the exit code that says so. */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import {
  exitCodes,
  Failure,
  Interrupted,
  type Issue,
  type Message,
  type MessageId,
  message,
  nearest,
} from "../../errors.ts";
import { choiceWords } from "../../messages/command-synonyms.ts";
import type { Language } from "../../output/formats.ts";
import type { App } from "../app.ts";
import { placeholder } from "../help/help.ts";
import { fromCommand, languageOf } from "../language.ts";
import { toStderr } from "../streams/stdout.ts";
import { bugText, errorText } from "./error-text.ts";
import { aboutSamePlan } from "./same-plan.ts";
import { withCommands } from "./suggestions.ts";

/**
 * Reports any error that ended a command; gives the exit code. Errors that are not the user's to mend are bugs. `root`: the table
 * of commands, by which it is found out what was meant.
 */
export async function complain(
  error: unknown,
  argv: readonly string[],
  commands: readonly string[],
  app: App,
  root: () => Promise<CommandUnknownOpts>,
): Promise<number> {
  if (error instanceof Interrupted) return exitCodes.interrupted;
  const { streams } = app;
  const language = languageOf(argv, streams.env);
  const command = commands.find((name) => name === fromCommand(argv)[0]);
  const failure = isOfCommander(error) ? usage(error.code, error.message, command, language) : error;
  if (failure instanceof Failure) {
    const issues = withNextStep(await withCommands(failure, argv, app, root), command);
    const shown = issues.map((issue) => aboutSamePlan(issue, argv));
    await toStderr(streams, errorText(shown, language));
    return failure.exitCode;
  }
  const sentence = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await toStderr(streams, bugText(sentence.split("\n")[0] as string, language));
  if (streams.env.BAEKJO_DEBUG && error instanceof Error) await toStderr(streams, `${error.stack}\n`);
  return exitCodes.bug;
}

/** What says no next step, and marks no place in a file where it would be, ends with the help of its command. */
function withNextStep(issues: readonly Issue[], command: string | undefined): readonly Issue[] {
  const isMarked = ({ place, next = [] }: Issue) => place?.line !== undefined || next.length > 0;
  const [last] = issues.slice(-1);
  if (last === undefined || issues.some(isMarked)) return issues;
  return [...issues.slice(0, -1), { ...last, next: [helpOf(command)] }];
}

function helpOf(command: string | undefined): Message {
  return message("next.see", {
    command: command === undefined ? "baekjo --help" : `baekjo ${command} --help`,
  });
}

/** By its code: the other bundle has a class of its own. */
function isOfCommander(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}

/** Commander's sentences, taken apart so that they can be said in any language. */
const sentences: Readonly<Record<string, { readonly pattern: RegExp; readonly id: MessageId }>> = {
  "commander.unknownOption": { pattern: /unknown option '(?<option>.+)'/, id: "usage.unknown-option" },
  "commander.unknownCommand": { pattern: /unknown command '(?<command>.*)'/, id: "usage.unknown-command" },
  "commander.missingArgument": { pattern: /argument '(?<argument>.+)'/, id: "usage.missing-argument" },
  "commander.optionMissingArgument": {
    pattern: /option '(?<option>.+)' argument/,
    id: "usage.missing-value",
  },
  "commander.excessArguments": {
    pattern: /for '(?<command>.+)'\. Expected (?<expected>\d+) arguments? but got (?<given>\d+)/,
    id: "usage.excess",
  },
  "commander.invalidArgument": {
    pattern: /option '(?<option>.+?)' argument '(?<value>.*)' is invalid\. (?<reason>.+)/s,
    id: "usage.choice",
  },
};

/** How commander ends its sentence on a value that is none of those allowed. */
const choices = /choices are (?<allowed>.+)\./;

function usage(code: string, complaint: string, command: string | undefined, language: Language): Failure {
  const text = complaint
    .replace(/^error: /, "")
    .replace(
      /^command-argument value '(.*)' is invalid for argument '(.+?)'/s,
      "option '$2' argument '$1' is invalid",
    );
  const sentence = sentences[code];
  const values = sentence?.pattern.exec(text)?.groups;
  const argument = placeholder(values?.argument ?? "", language);
  // "--set <setting>" is called --set.
  const named = values?.option?.split(" ").find((part) => part.startsWith("--")) ?? values?.option ?? "";
  const option = named === "" || named.startsWith("-") ? named : `<${placeholder(named, language)}>`;
  const misplaced = command === undefined && option !== "" && option !== "--lang";
  const next = [
    ...suggestion(text, values),
    ...(misplaced ? [message("usage.options-last")] : []),
    helpOf(command),
  ];
  return new Failure("usage", { ...messageOr(sentence?.id, { ...values, option, argument }, text), next });
}

function messageOr(
  id: MessageId | undefined,
  values: Readonly<Record<string, string>>,
  text: string,
): Message {
  const { reason = "" } = values;
  if (id === undefined) return message("usage.other", { text: text.split("\n")[0] as string });
  const allowed = choices.exec(reason)?.groups?.allowed;
  if (allowed !== undefined) return { id: "usage.choice", values: { ...values, allowed } };
  const own = ownReason(reason);
  return own === undefined ? { id, values } : { id: own.id, values: { ...values, ...own.values } };
}

/** Why one of our own readers refused a value, which `unfit` has put in the place of words; undefined for a sentence of commander's. */
function ownReason(reason = ""): Issue | undefined {
  return reason.startsWith("{") ? (JSON.parse(reason) as Issue) : undefined;
}

/** Commander's own guess; for a choice, the nearest of those allowed. */
function suggestion(text: string, values: Readonly<Record<string, string>> | undefined): Message[] {
  const { next: own = [] } = ownReason(values?.reason) ?? {};
  if (own.length > 0) return [...own];
  const allowed = choices.exec(values?.reason ?? "")?.groups?.allowed?.split(", ") ?? [];
  const guess = /\(Did you mean (?:one of )?(?<names>.+)\?\)/.exec(text)?.groups?.names;
  const value = (values?.value ?? "").trim().toLowerCase();
  const other = Object.hasOwn(choiceWords, value) ? (choiceWords[value] as string) : "";
  const names = guess ?? (allowed.includes(other) ? other : nearest(value, allowed).join(", "));
  return names === "" ? [] : [message("next.did-you-mean", { names })];
}
