/** What is being typed on a command line, by the table of commands. */

import type { Argument, CommandUnknownOpts, Option } from "@commander-js/extra-typings";

export interface Cursor {
  readonly wanted: Wanted;
  /** The part of the word that is wanted, and what stands before it: `--lang=` of `--lang=k`. */
  readonly typed: string;
  readonly before: string;
  /** The arguments of the command that stand already, and which of the words each is. */
  readonly args: readonly string[];
  readonly places: readonly number[];
  /** The options that stand already, by their long name, with their last value. */
  readonly given: ReadonlyMap<string, string>;
}

export type Wanted =
  | { readonly kind: "command"; readonly commands: readonly CommandUnknownOpts[] }
  | { readonly kind: "option"; readonly command: string; readonly options: readonly Option[] }
  /** `placeholder`: what stands for the value in the table, such as `scenario`. */
  | { readonly kind: "value"; readonly placeholder: string; readonly choices?: readonly string[] | undefined }
  | { readonly kind: "nothing" };

const none: Wanted = { kind: "nothing" };

/** `words`: those behind the program's name, the last being typed. */
export function cursorOf(words: readonly string[], root: CommandUnknownOpts): Cursor {
  let command = root;
  const args: string[] = [];
  const places: number[] = [];
  const given = new Map<string, string>();
  let awaited: Option | undefined;
  let onlyArguments = false;
  for (const [place, word] of words.slice(0, -1).entries()) {
    if (awaited !== undefined) {
      given.set(awaited.long as string, word);
      awaited = undefined;
    } else if (word === "--" && !onlyArguments) onlyArguments = true;
    else if (word.startsWith("-") && word !== "-" && !onlyArguments) {
      const equals = word.indexOf("=");
      const option = optionOf(command, root, equals === -1 ? word : word.slice(0, equals));
      if (option === undefined) continue;
      if (option.required && equals === -1) awaited = option;
      else given.set(option.long as string, word.slice(equals + 1));
    } else if (command === root) {
      const found = commandsOf(root).find((each) => each.name() === word);
      if (found === undefined) return { wanted: none, typed: "", before: "", args, places, given };
      command = found;
    } else {
      args.push(word);
      places.push(place);
    }
  }
  const typed = words.at(-1) ?? "";
  const rest = { typed, before: "", args, places, given };
  if (awaited !== undefined) return { ...rest, wanted: valueFor(awaited) };
  if (typed.startsWith("-") && !onlyArguments) return atOption(rest, command, root);
  if (command === root) return { ...rest, wanted: { kind: "command", commands: commandsOf(root) } };
  return { ...rest, wanted: argumentAt(command.registeredArguments, args.length) };
}

function atOption(
  rest: Omit<Cursor, "wanted">,
  command: CommandUnknownOpts,
  root: CommandUnknownOpts,
): Cursor {
  const { typed } = rest;
  const equals = typed.indexOf("=");
  if (equals === -1) {
    return { ...rest, wanted: { kind: "option", command: command.name(), options: optionsOf(command) } };
  }
  const option = optionOf(command, root, typed.slice(0, equals));
  return {
    ...rest,
    wanted: option?.required ? valueFor(option) : none,
    typed: typed.slice(equals + 1),
    before: typed.slice(0, equals + 1),
  };
}

/** Those that a person types. */
function commandsOf(root: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return root.createHelp().visibleCommands(root);
}

function optionsOf(command: CommandUnknownOpts): readonly Option[] {
  return command.createHelp().visibleOptions(command);
}

function optionOf(command: CommandUnknownOpts, root: CommandUnknownOpts, name: string): Option | undefined {
  return [...optionsOf(command), ...optionsOf(root)].find(
    ({ long, short }) => long === name || short === name,
  );
}

function valueFor({ flags, argChoices }: Option): Wanted {
  return { kind: "value", placeholder: /<(.+)>/.exec(flags)?.[1] ?? "", choices: argChoices };
}

/** The last argument of a command may take any number of words. */
function argumentAt(args: readonly Argument[], index: number): Wanted {
  const last = args.at(-1);
  const argument = args[index] ?? (last?.variadic ? last : undefined);
  if (argument === undefined) return none;
  return { kind: "value", placeholder: argument.name(), choices: argument.argChoices };
}
