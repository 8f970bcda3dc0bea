import type { App } from "../../cli/app.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { projecting, valued, withTwoPlans } from "../../cli/options.ts";
import { destination, formatsOf, printAnswer } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { named } from "../../messages/example-names.ts";
import { askCompare } from "./ask.ts";
import { comparePlans, type Version } from "./plans.ts";
import { compareResults, filesCompared } from "./results.ts";
import { type CompareOptions, refuseDropped } from "./sides.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo compare ${named.base} ${named.other}`,
  `baekjo compare ${named.base} ${named.other} --inputs`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return withTwoPlans(projecting())
    .argument("[scenarios...]")
    .addOption(valued("--baseline <scenario>"))
    .option("--inputs")
    .option("--chart")
    .addOption(valued("--bridge <metric>"))
    .action(async (scenarios, options) => compare(app, scenarios, options));
}

/** As the table of commands has it: `--plan` and `--model` may be given twice. */
type Given = Omit<CompareOptions, "plan" | "model"> & {
  readonly plan?: string | readonly string[];
  readonly model?: string | readonly string[];
};

/** `baekjo compare`: scenarios side by side, each against the baseline; a scenario of each of two plans; two saved results. */
export async function compare(
  app: App,
  requested: readonly string[],
  { plan = [], model = [], ...rest }: Given,
): Promise<void> {
  const [first, second] = [plan].flat();
  const [own, other = own] = [model].flat();
  const options = {
    ...rest,
    plan: first,
    model: own,
  };
  const files = first === undefined && app.again === undefined ? filesCompared(requested) : undefined;
  if (files?.kind === "result") return await compareResults(app, files.names, options);
  const plans =
    files?.names ?? (first !== undefined && second !== undefined ? ([first, second] as const) : undefined);
  if (plans === undefined) {
    if (other !== own) throw new Failure("usage", message("compare.one-plan"));
    const output = destination(options, app, { wideCsv: true });
    const offered = formatsOf(output);
    for (const format of offered) refuseDropped(options, format);
    return await printAnswer(await askCompare(sessionOf(app, options, offered), requested, options), output);
  }
  const versions = plans.map((plan, i): Version => {
    const model = i === 0 ? own : other;
    return model === undefined ? { plan } : { plan, model };
  });
  await comparePlans(app, versions as [Version, Version], files === undefined ? requested : [], options);
}
