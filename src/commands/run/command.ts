import type { App } from "../../cli/app.ts";
import { together } from "../../cli/arguments.ts";
import { sessionOf } from "../../cli/open-project.ts";
import { projecting } from "../../cli/options.ts";
import { destination, formatsOf, printAnswer } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { named } from "../../messages/example-names.ts";
import { exportWorkbook, isWorkbook } from "../export/command.ts";
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
  if (wantsWorkbook(options)) return exportWorkbook(app, "run", name, forWorkbook(options));
  const output = destination(options, app, { wideCsv: true });
  if (options.chart && options.groupBy !== undefined) throw together("--chart", "--group-by");
  const session = sessionOf(app, options, formatsOf(output));
  await printAnswer(await askRun(session, name, options), output);
}

function wantsWorkbook({ output = [] }: RunOptions): boolean {
  return output.some(isWorkbook);
}

/** A workbook holds the whole plan, in its own money, and goes to one file. Throws Failure "usage". */
function forWorkbook(options: RunOptions): Omit<RunOptions, "output"> & { readonly output: string } {
  const { output = [], format, json, section, groupBy, chart, wide, all, bom, ascii, scale } = options;
  const [file, ...others] = output as [string, ...string[]];
  if (others.length > 0 || format !== undefined || json) {
    throw new Failure("usage", message("workbook.alone"));
  }
  const unobeyed = {
    ...{ "--in": options.in, "--real": options.real, "--metric": options.metric, "--section": section },
    ...{
      "--group-by": groupBy,
      "--chart": chart,
      "--wide": wide,
      "--all": all,
      "--bom": bom,
      "--ascii": ascii,
    },
    "--scale": scale === "auto" ? undefined : scale,
  };
  const option = Object.entries(unobeyed).find(([, value]) => value !== undefined)?.[0];
  if (option !== undefined) throw new Failure("usage", message("workbook.not-obeyed", { option }));
  return { ...options, output: file };
}
