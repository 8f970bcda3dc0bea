/** The language that the program speaks: as requested anywhere among the arguments, otherwise as the environment says. */

import { type Language, languages } from "../output/formats.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Wanted before the arguments are read, and even where they cannot be: help and complaints are in it too. The last one counts. */
export function languageOf(argv: readonly string[], environment: Environment): Language {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  const requested = options.flatMap((option, i) => {
    if (option === "--lang") return [options[i + 1]];
    return option.startsWith("--lang=") ? [option.slice("--lang=".length)] : [];
  });
  return languages.find((language) => language === requested.at(-1)) ?? languageOfLocale(environment);
}

/** By the first of these variables that is set to something (POSIX.1-2017, 8.2). `kok` is Konkani. */
function languageOfLocale({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  return /^ko(rean)?(?![a-z])/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "ko" : "en";
}

/** The arguments from the command on: --lang is the one option that may stand before it. */
export function fromCommand(argv: readonly string[]): readonly string[] {
  if (argv[0] === "--lang") return fromCommand(argv.slice(2));
  return argv[0]?.startsWith("--lang=") ? fromCommand(argv.slice(1)) : argv;
}
