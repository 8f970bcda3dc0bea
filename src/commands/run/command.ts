import type { App } from "../../cli/app.ts";
import { together } from "../../cli/arguments.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { projecting } from "../../cli/options.ts";
import { destination, formatsOf, printAnswer } from "../../cli/output.ts";
import { named } from "../../messages/example-names.ts";
import { askRun, type RunOptions } from "./ask.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo run ${named.other}`,
  `baekjo run ${named.other}+${named.layer} --set "${named.price}*=1.1"`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return projecting()
    .argument("[scenario]")
    .option("--chart")
    .action(async (scenario, options) => run(app, scenario, options));
}

/** `baekjo run`: one scenario, year by year. */
export async function run(app: App, name: string | undefined, options: RunOptions): Promise<void> {
  const output = destination(options, app, { wideCsv: true });
  if (options.chart && options.groupBy !== undefined) throw together("--chart", "--group-by");
  const session = sessionOf(app, options, formatsOf(output));
  await printAnswer(await askRun(session, name, options), output);
}
