/** The table of contents: every verb, what it takes, and the command that answers. `text/help.*.ts` words it. */

import {
  Argument,
  Command,
  type CommandUnknownOpts,
  Option,
  type OutputConfiguration,
} from "@commander-js/extra-typings";
import { commands, guide, studies, trust } from "./bundles.ts";
import { helping, shortHelp } from "./cli/help/help.ts";
import {
  type Again,
  answering,
  citing,
  explaining,
  type Installation,
  merging,
  paging,
  projecting,
  repeated,
  resolving,
  scaling,
  schemaNames,
  seeding,
  seeking,
  selecting,
  shellNames,
  speaking,
  tabling,
  topicNames,
  valued,
  whole,
  withTwoPlans,
  working,
} from "./cli/options.ts";
import { limits } from "./limits.ts";
import { formatsFor, type Language } from "./output/formats.ts";
import { caseClasses, caseScopes } from "./plan/cases/classes.ts";

interface Verb {
  /** Two commands that answer as they are pasted, where the files that they name are there. */
  readonly examples: readonly [string, string];
  readonly declare: (at: Installation) => CommandUnknownOpts;
}

/** A block's counts are of 32 bits. */
const mostTrials = 4_000_000_000;

const verbs = {
  run: {
    examples: ["baekjo run gpus-100k", 'baekjo run gpus-100k+weak-won --set "energy.price*=1.1"'],
    declare: (at) =>
      projecting()
        .argument("[scenario]")
        .option("--chart")
        .action(async (scenario, options) => (await commands()).run(at, scenario, options)),
  },

  compare: {
    examples: ["baekjo compare gpus-50k gpus-100k", "baekjo compare gpus-50k gpus-100k --inputs"],
    declare: (at) =>
      withTwoPlans(projecting())
        .argument("[scenarios...]")
        .addOption(valued("--baseline <scenario>"))
        .option("--inputs")
        .option("--chart")
        .addOption(valued("--bridge <metric>"))
        .action(async (scenarios, options) => (await commands()).compare(at, scenarios, options)),
  },

  sensitivity: {
    examples: [
      "baekjo sensitivity gpus-100k",
      "baekjo sensitivity --global --metric uses.public --metric compute.cost",
    ],
    declare: (at) =>
      working()
        .argument("[scenario]")
        .addOption(valued("--at <year>"))
        .option("--global")
        .addOption(new Option("--trials <count>").argParser(whole(32, 1e6)))
        .addOption(seeding())
        .action(async (scenario, options) => (await studies()).sensitivity(at, scenario, options)),
  },

  sweep: {
    examples: [
      "baekjo sweep --vary compute.target=50000..100000:10000",
      "baekjo sweep gpus-50k gpus-100k --vary fx.usd=1300..1700/5",
    ],
    declare: (at) =>
      selecting()
        .argument("[scenarios...]")
        .addOption(repeated("--vary <axis>"))
        .addOption(valued("--where <condition>"))
        .addOption(valued("--at <year>"))
        .action(async (scenarios, options) => (await studies()).sweep(at, scenarios, options)),
  },

  solve: {
    examples: [
      'baekjo solve "all(balance.public.cumulative >= 0)" --by fx.usd gpus-100k --between 1000..2000',
      'baekjo solve --max compute.target --subject-to "all(balance.public.cumulative >= 0)"',
    ],
    declare: (at) =>
      seeking()
        .argument("[words...]")
        .addOption(valued("--by <input>"))
        .addOption(valued("--between <range>"))
        .addOption(valued("--max <input>"))
        .addOption(valued("--min <input>"))
        .addOption(valued("--subject-to <condition>"))
        .action(async (words, options) => (await studies()).solve(at, words, options)),
  },

  simulate: {
    examples: [
      'baekjo simulate gpus-100k --prob "any(balance.public.cumulative < 0)"',
      "baekjo simulate gpus-50k gpus-100k --metric balance.public.cumulative",
    ],
    declare: (at) =>
      selecting()
        .argument("[scenarios...]")
        .option("--chart")
        .addOption(new Option("--trials <n>").argParser(whole(1, mostTrials)))
        .addOption(seeding())
        .addOption(
          new Option("--sampling <how>").choices(["plain", "sobol"] as const).default("plain" as const),
        )
        .addOption(repeated("--prob <condition>"))
        .addOption(valued("--until <accuracy>"))
        .addOption(new Option("--jobs <n>").argParser(whole(1, 512)))
        .addOption(valued("--shard <i/n>"))
        .action(async (scenarios, options) => (await studies()).simulate(at, scenarios, options)),
  },

  explain: {
    examples: [
      "baekjo explain compute.cost gpus-100k",
      "baekjo explain --diff gpus-50k gpus-100k balance.public.cumulative@2028",
    ],
    declare: (at) =>
      explaining()
        .argument("<figure...>")
        .option("--diff")
        .addOption(new Option("--depth <n>").argParser(whole(0, 99)))
        .action(async (words, options) => (await trust()).explain(at, words, options)),
  },

  cite: {
    examples: ["baekjo cite compute.cost gpus-100k", "baekjo cite uses.public@2028 --lang ko"],
    declare: (at) =>
      citing()
        .argument("<metric>")
        .argument("[scenario]")
        .action(async (metric, scenario, options) => (await trust()).cite(at, metric, scenario, options)),
  },

  merge: {
    examples: ["baekjo merge part-*.json", "baekjo merge part-*.json -o all.json"],
    declare: (at) =>
      merging()
        .argument("<parts...>")
        .action(async (parts, options) => (await studies()).merge(at, parts, options)),
  },

  track: {
    examples: ["baekjo track", "baekjo track as-built --as-of 2026-06-30"],
    declare: (at) =>
      resolving()
        .argument("[scenario]")
        .addOption(valued("--as-of <day>"))
        .addOption(valued("--actuals <file>"))
        .option("--chart")
        .addOption(scaling())
        .action(async (scenario, options) => (await trust()).track(at, scenario, options)),
  },

  backtest: {
    examples: ["baekjo backtest", "baekjo backtest --class state --json"],
    declare: (at) =>
      tabling()
        .addOption(valued("--cases <file>"))
        .addOption(new Option("--class <class>").choices(caseClasses))
        .addOption(new Option("--scope <scope>").choices(caseScopes))
        .action(async (options) => (await trust()).backtest(at, options)),
  },

  check: {
    examples: [
      "baekjo check",
      'baekjo check --assert "P(any(balance.public.cumulative < 0)) <= 20%" gpus-50k',
    ],
    declare: (at) =>
      resolving(formatsFor("check"))
        .argument("[checks...]")
        .addOption(repeated("--assert <condition>"))
        .option("--strict")
        .addOption(valued("--as-of <day>"))
        .action(async (checks, options) => (await trust()).check(at, checks, options)),
  },

  replay: {
    examples: ["baekjo replay result.json", "baekjo replay result.json --json"],
    declare: (at) =>
      tabling()
        .argument("<result>")
        .addOption(
          new Option("--most-trials <n>")
            .argParser(whole(1, mostTrials, limits.replayTrials))
            .default(limits.replayTrials),
        )
        .action(async (file, options) => (await trust()).replay(at, file, options, again(at))),
  },

  report: {
    examples: [
      "baekjo report -o report.html",
      "baekjo report gpus-100k gpus-100k+weak-won --lang ko -o report.html",
    ],
    declare: (at) =>
      paging()
        .argument("[scenarios...]")
        .action(async (scenarios, options) => (await studies()).report(at, scenarios, options)),
  },

  list: {
    examples: ["baekjo list scenarios", "baekjo list sources --used-by --older-than 12mo"],
    declare: (at) =>
      tabling()
        .argument("[list]")
        .argument("[filter]")
        .option("--used-by")
        .option("--unused")
        .option("--missing")
        .addOption(valued("--older-than <span>"))
        .addOption(valued("--as-of <day>"))
        .action(async (list, filter, options) => (await commands()).list(at, list, filter, options)),
  },

  validate: {
    examples: ["baekjo validate", "baekjo validate my-scenario.json"],
    declare: (at) =>
      answering()
        .argument("[files...]")
        .action(async (files, options) => (await commands()).validate(at, files, options)),
  },

  init: {
    examples: ["baekjo init my-plan", "baekjo init other-plan --lang ko"],
    declare: (at) =>
      new Command()
        .argument("<folder>")
        .addOption(speaking())
        .action(async (folder, { lang }) => (await guide()).init(at, folder, lang)),
  },

  schema: {
    examples: ["baekjo schema scenario", "baekjo schema plan > plan.schema.json"],
    declare: (at) =>
      new Command()
        .addArgument(new Argument("<kind>").choices(schemaNames))
        .addOption(speaking())
        .action(async (kind) => (await guide()).schema(at, kind)),
  },

  help: {
    examples: ["baekjo help formulas", "baekjo help compare"],
    declare: () =>
      new Command()
        .addArgument(new Argument("[subject]").choices([...verbNames, ...topicNames]))
        .addOption(speaking())
        .action(async (subject, { lang }, command) =>
          (await guide()).help(command.parent as CommandUnknownOpts, subject, lang),
        ),
  },

  completion: {
    examples: ["source <(baekjo completion bash)", "baekjo completion fish"],
    declare: () =>
      new Command()
        .addArgument(new Argument("<shell>").choices(shellNames))
        .addOption(speaking())
        .action(async (shell) => (await guide()).completion(shell)),
  },
} as const satisfies Readonly<Record<string, Verb>>;

export const verbNames: readonly string[] = Object.keys(verbs);

/** The commands to paste that the help of a verb begins with; of the program itself where none is named. */
export function examplesOf(verb: string): readonly string[] {
  return Object.hasOwn(verbs, verb) ? verbs[verb as keyof typeof verbs].examples : first;
}

const first = ["baekjo run", "baekjo compare gpus-50k gpus-100k", "baekjo list scenarios"];

/**
 * The command line. Nothing is run until it parses; where commander would exit, it throws CommanderError. Verbs that are not
 * `among` the words of a command line are there by name alone, since what they take is not asked for.
 */
export function program(
  at: Installation,
  output: OutputConfiguration,
  language: Language,
  among: readonly string[] = verbNames,
) {
  const root = new Command("baekjo")
    .usage("<verb> [options]")
    .version(at.version, "-V, --version")
    .addOption(speaking())
    .helpCommand(false);
  settle(root, first);
  for (const [name, { examples, declare }] of Object.entries<Verb>(verbs)) {
    const command = among.includes(name) ? declare(at) : new Command();
    root.addCommand(settle(command.name(name), examples));
  }
  root.addCommand(settle(typing(at), []), { hidden: true });
  return root;

  function settle(command: CommandUnknownOpts, examples: readonly string[]): CommandUnknownOpts {
    return command
      .exitOverride()
      .configureOutput(output)
      .configureHelp(helping(examples, language))
      .setOptionValueWithSource("lang", language, "default");
  }
}

/** Runs a command line once more, silently, on what a saved result brings. */
function again(at: Installation) {
  const silent = { writeOut: () => {}, writeErr: () => {} };
  return (argv: readonly string[], brought: Again) =>
    program({ ...at, again: brought }, silent, "en", argv).parseAsync([...argv], { from: "user" });
}

/** Asked by the scripts of `completion`, at each press of a key: what may stand at the end of a command line. */
function typing(at: Installation): CommandUnknownOpts {
  return new Command("__complete")
    .addArgument(new Argument("<shell>").choices(shellNames))
    .argument("[words...]")
    .action(async (shell, words) => {
      const { complete } = await guide();
      await complete(at, program(at, {}, "en"), shell, words);
    });
}

/** What `baekjo` alone says. */
export function alone(language: Language): string {
  return shortHelp(first, language);
}
