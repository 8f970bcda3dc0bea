/** The table of contents: every verb, what it takes, and the command that answers. */

import { Command, Option, type OutputConfiguration } from "@commander-js/extra-typings";
import { commands, studies } from "./bundles.ts";
import {
  answering,
  chart,
  collect,
  given,
  type Installation,
  projecting,
  resolving,
  scaling,
  whole,
  working,
} from "./commands/options.ts";

const verbs = {
  run: (at: Installation) =>
    projecting()
      .summary("one scenario, year by year")
      .argument("[scenario]", "a name, a file, - for standard input, or several joined by +; none: the plan")
      .option(...chart)
      .action(async (scenario, options) => (await commands()).run(at, scenario, options))
      .addHelpText(
        "before",
        examples("baekjo run gpus-100k", 'baekjo run gpus-100k+weak-won --set "fx.usd*=1.1"'),
      ),

  compare: (at: Installation) =>
    projecting()
      .summary("scenarios side by side, with their differences")
      .argument("<scenarios...>", "as for run; one alone is compared with the plan")
      .option("--baseline <scenario>", "what the others are compared with; otherwise the first")
      .option("--inputs", "the inputs that differ, and who set them")
      .option(...chart)
      .option("--bridge <metric>", "what each changed input contributes to the change of one figure", given)
      .action(async (scenarios, options) => (await commands()).compare(at, scenarios, options))
      .addHelpText(
        "before",
        examples("baekjo compare gpus-50k gpus-100k", "baekjo compare gpus-50k gpus-100k --inputs"),
      ),

  sensitivity: (at: Installation) =>
    working()
      .summary("what a figure hinges on: each input from its low to its high")
      .argument("[scenario]", "as for run")
      .option("--at <year>", "the figures' values in this year, instead of totals and last years", given)
      .option("--global", "all inputs drawn at once: Sobol indices and rank correlations")
      .option(
        "--trials <count>",
        "with --global: how many pairs of draws; 10,000 unless told",
        whole(32, 1e6),
      )
      .option("--seed <number>", "with --global: other draws", whole(0, 2 ** 32 - 1))
      .action(async (scenario, options) => (await studies()).sensitivity(at, scenario, options))
      .addHelpText(
        "before",
        examples(
          "baekjo sensitivity gpus-100k",
          "baekjo sensitivity --global --metric uses.public --metric compute.cost",
        ),
      ),

  sweep: (at: Installation) =>
    working()
      .summary("figures over a range of inputs, or over scenarios")
      .argument("[scenarios...]", "as for run; several are an axis of their own")
      .option(
        "--vary <axis>",
        'an input and its values: "x=1..5:0.5" by steps, "x=1..5/9" so many, "x=[1,2,4]", "x*=0.8..1.2/5"; repeatable',
        collect,
      )
      .option("--section <name>", "only this section of figures, or all", given)
      .option("--where <condition>", "mark the points where it does not hold", given)
      .option("--at <year>", "values of that year, not totals", given)
      .action(async (scenarios, options) => (await studies()).sweep(at, scenarios, options))
      .addHelpText(
        "before",
        examples(
          "baekjo sweep --vary compute.target=50000..100000:10000",
          'baekjo sweep --vary fx.usd=1300..1700/5 --vary compute.target=[50000,100000] --where "last(balance.public.cumulative) >= 0"',
        ),
      ),

  solve: (at: Installation) =>
    resolving()
      .summary("goal seek: where along an input a condition holds")
      .argument("[words...]", "the condition, unless --subject-to has it; then a scenario, as for run")
      .option("--by <input>", "the input to change; a path by year is multiplied by a factor", given)
      .option(
        "--between <range>",
        "how far to look: 50000..200000; otherwise the plan's range, or 4 times the value",
        given,
      )
      .option("--max <input>", "the greatest value of an input ...", given)
      .option("--min <input>", "the least value of an input ...", given)
      .option("--subject-to <condition>", "... for which this holds", given)
      .action(async (words, options) => (await studies()).solve(at, words, options))
      .addHelpText(
        "before",
        examples(
          'baekjo solve "last(balance.public.cumulative) = 0" --by fx.usd gpus-100k --between 1000..2000',
          'baekjo solve --max compute.target --subject-to "last(balance.public.cumulative) >= 0"',
        ),
      ),

  simulate: (at: Installation) =>
    projecting()
      .summary("how sure it is: every input with a range drawn, many times over")
      .argument("[scenarios...]", "as for run; several share their draws and are compared draw by draw")
      .option(...chart)
      .option("--trials <n>", "how many draws (10000; 16384 with sobol; with --until the most)", given)
      .option("--seed <n>", "another seed gives other draws", given)
      .addOption(
        new Option("--sampling <how>", "independent draws, or 16 scrambles of Sobol points")
          .choices(["plain", "sobol"] as const)
          .default("plain" as const),
      )
      .option("--prob <condition>", 'its probability: "any(balance.public < 0)"; repeatable', collect)
      .option("--until <accuracy>", 'go on until "se(FIGURE) < AMOUNT"', given)
      .option("--jobs <n>", "threads; the answer is the same for any number", given)
      .option(
        "--shard <i/n>",
        "only this part of the trials, for merge; auto: as Slurm or Kubernetes say",
        given,
      )
      .action(async (scenarios, options) => (await studies()).simulate(at, scenarios, options))
      .addHelpText(
        "before",
        examples(
          'baekjo simulate gpus-100k --prob "any(balance.public.cumulative < 0)"',
          "baekjo simulate gpus-50k gpus-100k --metric balance.public.cumulative",
        ),
      ),

  merge: (at: Installation) =>
    answering()
      .summary("the parts of a simulation put together again")
      .argument("<parts...>", "what simulate --shard wrote, all of it")
      .option(...chart)
      .addOption(scaling())
      .action(async (parts, options) => (await studies()).merge(at, parts, options))
      .addHelpText("before", examples("baekjo merge part-*.json", "baekjo merge part-*.json -o all.json")),

  list: (at: Installation) =>
    answering()
      .summary("parameters, metrics, scenarios, sources, programmes")
      .argument("[list]", "parameters, metrics, scenarios, sources, or a family such as programmes")
      .argument("[filter]", "part of a name or label; * is any one segment of a name")
      .action(async (list, filter, options) => (await commands()).list(at, list, filter, options))
      .addHelpText("before", examples("baekjo list scenarios", "baekjo list parameters accelerators")),

  validate: (at: Installation) =>
    answering()
      .summary("look for errors in data files")
      .argument("[files...]", "scenario files, beside all that is shipped")
      .action(async (files, options) => (await commands()).validate(at, files, options))
      .addHelpText("before", examples("baekjo validate", "baekjo validate my-scenario.json")),
};

const about = "A calculator for funding plans: what each year costs, who pays, and when the money is short.";
const start = ["baekjo run", "baekjo compare gpus-50k gpus-100k", "baekjo list scenarios"];

/** What `baekjo` alone says. */
export function shortHelp(): string {
  return `${start.map((line) => `  ${line}\n`).join("")}
${about}

  baekjo --help          all verbs
  baekjo <verb> --help   what a verb takes
`;
}

export const verbNames: readonly string[] = Object.keys(verbs);

/** The whole command line. Nothing is run until it parses; where commander would exit, it throws CommanderError. */
export function program(at: Installation, output: OutputConfiguration) {
  const root = new Command("baekjo")
    .description(about)
    .version(at.version, "-V, --version")
    .addHelpText("before", start.map((line) => `  ${line}\n`).join(""))
    .helpCommand(false);
  for (const [name, declare] of Object.entries(verbs)) root.addCommand(declare(at).name(name));
  for (const command of [root, ...root.commands]) command.exitOverride().configureOutput(output);
  return root;
}

function examples(first: string, second: string): string {
  return `  ${first}\n  ${second}\n`;
}
