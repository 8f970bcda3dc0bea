import { Option } from "@commander-js/extra-typings";
import type { App } from "../../cli/app.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { repeated, seeding, selecting, valued, whole } from "../../cli/options.ts";
import { type Destination, destination, everyDestination, formatsOf, printAnswer } from "../../cli/output.ts";
import { isStdout } from "../../cli/streams/output-file.ts";
import { Failure, message } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { named } from "../../messages/example-names.ts";
import {
  askDraws,
  askPart,
  askSimulate,
  refuseBesideDraws,
  rowFormats,
  type SimulateOptions,
} from "./ask.ts";
import { Progress } from "./progress.ts";
import { readShard } from "./shards.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo simulate ${named.other} --prob "any(${named.left} < 0)"`,
  `baekjo simulate ${named.base} ${named.other} --metric ${named.left}`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return selecting()
    .argument("[scenarios...]")
    .option("--chart")
    .addOption(new Option("--trials <n>").argParser(whole(1, limits.trials)))
    .addOption(seeding())
    .addOption(new Option("--sampling <how>").choices(["plain", "sobol"] as const).default("plain" as const))
    .addOption(repeated("--prob <condition>"))
    .addOption(valued("--until <accuracy>"))
    .addOption(new Option("--draws <n>").argParser(whole(1, limits.draws)))
    .addOption(new Option("--jobs <n>").argParser(whole(1, 512)))
    .addOption(valued("--shard <i/n>"))
    .action(async (scenarios, options) => simulate(app, scenarios, options));
}

/** `baekjo simulate`: scenarios drawn many times over, or one shard of that. */
export async function simulate(
  app: App,
  requested: readonly string[],
  options: SimulateOptions,
): Promise<void> {
  if (options.draws !== undefined) return await drawn(app, requested, options, options.draws);
  const shard = options.shard === undefined ? undefined : readShard(options.shard, app.streams.env);
  const output = shard === undefined ? destination(options, app) : partDestination(options, app);
  const session = sessionOf(app, options, formatsOf(output));
  const watching = (trials: number) => new Progress(app.streams, trials, options.lang);
  if (shard === undefined)
    return await printAnswer(await askSimulate(session, requested, options, watching), output);
  await printAnswer(await askPart(session, requested, options, watching, shard), output);
}

/** `baekjo simulate --draws`: the first trials one by one, in place of what is counted of all. */
async function drawn(app: App, requested: readonly string[], options: SimulateOptions, count: number) {
  refuseBesideDraws(options, count);
  const output = destination(options, app, { offered: rowFormats });
  if (everyDestination(output).some(({ format }) => !rowFormats.includes(format))) {
    throw new Failure(
      "usage",
      message("usage.only-format", { option: "--draws", format: rowFormats.join(", ") }),
    );
  }
  const session = sessionOf(app, options, formatsOf(output));
  await printAnswer(await askDraws(session, requested, options, count), output);
}

/** A part has one format: the one that merge reads. */
function partDestination(options: SimulateOptions, app: App): Destination {
  const named = options.output?.some((file) => !isStdout(file)) ?? false;
  const output = destination(named ? options : { ...options, json: true }, app);
  if (everyDestination(output).some(({ format }) => format !== "json"))
    throw new Failure("usage", message("simulate.shard-format"));
  return output;
}
