/** The table of contents: every command, and where it is. `messages/en/help/commands.ts` and `messages/ko/help.ts` word what each takes. */

import {
  Argument,
  Command,
  type CommandUnknownOpts,
  type OutputConfiguration,
} from "@commander-js/extra-typings";
import type { App, Program } from "./cli/app.ts";
import { helping, shortHelp } from "./cli/help/help.ts";
import { shellNames, speaking } from "./cli/options.ts";
import { refuseInputs } from "./cli/streams/output-file.ts";
import type { Streams } from "./cli/streams/streams.ts";
import { columnsOf } from "./cli/streams/terminal.ts";
import { named } from "./messages/example-names.ts";
import type { Language } from "./output/formats.ts";

/** What the folder of a command declares in its command.ts. */
interface CommandModule {
  /** Two commands that answer as they are pasted, where the files that they name are there. */
  readonly examples: readonly string[];
  readonly declare: (app: App, program: Program) => CommandUnknownOpts;
}

/** A command is loaded when it is requested. */
const commands = {
  run: () => import("./commands/run/command.ts"),
  compare: () => import("./commands/compare/command.ts"),
  sensitivity: () => import("./commands/sensitivity/command.ts"),
  sweep: () => import("./commands/sweep/command.ts"),
  solve: () => import("./commands/solve/command.ts"),
  simulate: () => import("./commands/simulate/command.ts"),
  explain: () => import("./commands/explain/command.ts"),
  cite: () => import("./commands/cite/command.ts"),
  merge: () => import("./commands/merge/command.ts"),
  track: () => import("./commands/track/command.ts"),
  backtest: () => import("./commands/backtest/command.ts"),
  check: () => import("./commands/check/command.ts"),
  replay: () => import("./commands/replay/command.ts"),
  report: () => import("./commands/report/command.ts"),
  export: () => import("./commands/export/command.ts"),
  import: () => import("./commands/import/command.ts"),
  list: () => import("./commands/list/command.ts"),
  validate: () => import("./commands/validate/command.ts"),
  init: () => import("./commands/init/command.ts"),
  schema: () => import("./commands/schema/command.ts"),
  help: () => import("./commands/help/command.ts"),
  completion: () => import("./commands/completion/command.ts"),
} as const satisfies Readonly<Record<string, () => Promise<CommandModule>>>;

export const commandNames: readonly string[] = Object.keys(commands);

/** The commands to paste that the help of the program begins with. */
export const firstExamples = [
  "baekjo run",
  `baekjo compare ${named.base} ${named.other}`,
  "baekjo list scenarios",
];

/**
 * The command line. Nothing is run until it parses; where commander would exit, it throws CommanderError. Commands that are not
 * `among` the words of a command line are there by name alone, since what they take is not requested.
 */
export async function program(
  app: App,
  output: OutputConfiguration,
  language: Language,
  among: readonly string[] = commandNames,
): Promise<CommandUnknownOpts> {
  const root = new Command("baekjo")
    .usage("<command> [options]")
    .version(app.version, "-V, --version")
    .addOption(speaking())
    .helpCommand(false)
    .hook("preAction", (_, command) => {
      const { output: outputs = [], ...options } = command.opts();
      refuseInputs([outputs].flat() as string[], wordsOf([...command.args, ...Object.values(options)]));
    });
  // What commander would open the streams of the process to ask.
  const withStreams: OutputConfiguration = {
    getOutHasColors: () => false,
    getErrHasColors: () => false,
    getOutHelpWidth: () => columnsOf(app.streams),
    getErrHelpWidth: () => columnsOf(app.streams),
  };
  const settle = (command: CommandUnknownOpts, examples: readonly string[]) =>
    command
      .exitOverride()
      .configureOutput({ ...withStreams, ...output })
      .configureHelp(helping(app.streams, examples, language))
      .setOptionValueWithSource("lang", language, "default");
  const whole: Program = {
    names: commandNames,
    again: async (argv, brought) => {
      const silent = { writeOut: () => {}, writeErr: () => {} };
      const once = await program({ ...app, again: brought }, silent, "en", argv);
      return once.parseAsync([...argv], { from: "user" });
    },
    all: () => program(app, {}, "en"),
  };
  settle(root, firstExamples);
  for (const [name, load] of Object.entries(commands)) {
    const { examples, declare }: CommandModule = among.includes(name) ? await load() : undeclared;
    root.addCommand(settle(declare(app, whole).name(name), examples));
  }
  root.addCommand(settle(typing(app, whole), []), { hidden: true });
  return root;
}

/** Asked by the scripts of `completion`, at each press of a key: what may stand at the end of a command line. */
function typing(app: App, { all }: Program): CommandUnknownOpts {
  return new Command("__complete")
    .addArgument(new Argument("<shell>").choices(shellNames))
    .argument("[words...]")
    .action(async (shell, words) => {
      const { complete } = await import("./cli/completion/complete.ts");
      await complete(app, await all(), shell, words);
    });
}

/** The commands to paste that the help of each command begins with, and under no name that of the program. */
export async function examples(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>([["baekjo", firstExamples]]);
  for (const [name, load] of Object.entries(commands)) found.set(name, (await load()).examples);
  return found;
}

const undeclared: CommandModule = { examples: [], declare: () => new Command() };

/** What `baekjo` alone says. */
export function alone(streams: Streams, language: Language): string {
  return shortHelp(streams, firstExamples, language);
}

/** The texts among arguments and values of options. */
function wordsOf(values: readonly unknown[]): string[] {
  return values.flat().filter((value) => typeof value === "string");
}
