import type { App } from "../../cli/app.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { repeated, selecting, valued } from "../../cli/options.ts";
import { destination, formatsOf, printAnswer } from "../../cli/output.ts";
import { named } from "../../messages/example-names.ts";
import { askSweep, type SweepOptions } from "./ask.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo sweep --vary ${named.count}=50000..100000:10000`,
  `baekjo sweep ${named.base} ${named.other} --vary ${named.rate}=1300..1700/5`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return selecting()
    .argument("[scenarios...]")
    .addOption(repeated("--vary <axis>"))
    .addOption(valued("--where <condition>"))
    .addOption(valued("--at <year>"))
    .action(async (scenarios, options) => sweep(app, scenarios, options));
}

/** `baekjo sweep`: figures at every point of a grid of inputs and scenarios. */
export async function sweep(app: App, names: readonly string[], options: SweepOptions): Promise<void> {
  const output = destination(options, app, { wideCsv: true });
  await printAnswer(await askSweep(sessionOf(app, options, formatsOf(output)), names, options), output);
}
