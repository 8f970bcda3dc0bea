import { extname } from "node:path";
import type { App } from "../../cli/app.ts";
import { noteText } from "../../cli/errors/error-text.ts";
import { recordedOf, resolve, sessionOf } from "../../cli/open-project.ts";
import { type ExportOptions, exporting, type ScenarioOptions } from "../../cli/options.ts";
import { isStdout, refuseTarget, save } from "../../cli/streams/output-file.ts";
import { toStderr } from "../../cli/streams/stdout.ts";
import { Failure, message, shellWord } from "../../errors.ts";
import { named } from "../../messages/example-names.ts";
import type { Scenario } from "../../plan/types.ts";
import { yearsText } from "../../year-names.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  "baekjo export -o plan.xlsx",
  `baekjo export ${named.other} --set "${named.price}*=1.1" --lang ko -o plan.xlsx`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return exporting()
    .argument("[scenario]")
    .action(async (scenario, options) => exportWorkbook(app, "export", scenario, options));
}

/** A workbook is of no day: the same plan and options make the same bytes. */
const noDay = new Date(0);

/** What of the options a workbook depends on. */
type Wanted = Pick<ScenarioOptions, "set" | "setFile" | "unset" | "years" | "plan" | "model" | "lang"> &
  Pick<ExportOptions, "output">;

/**
 * `baekjo export`, and `baekjo run -o plan.xlsx`: a scenario as a workbook whose cells are the plan's formulas. Throws Failure: "usage" where
 * it is not for a file by the name of one.
 */
export async function exportWorkbook(
  app: App,
  command: "export" | "run",
  name: string | undefined,
  options: Wanted,
): Promise<void> {
  const file = fileOf(command, name, options.output);
  const names = name === undefined ? [] : [name];
  const project = await sessionOf(app, options, ["json"]).open(names, options.setFile);
  const { scenarios, notes } = await resolve(app, project, names, options);
  const scenario = scenarios[0] as Scenario;
  const recorded = await recordedOf(project);
  const { changesOn, workbookOf } = await import("../../workbook/workbook-bundle.ts");
  const { base = "", set, beyond } = changesOn(project, scenario);
  const made = {
    format: "baekjo/workbook/1",
    version: app.version,
    plan: project.plan.id,
    plan_fingerprint: recorded.plan.fingerprint,
    model: project.definition.id,
    model_fingerprint: recorded.model.fingerprint,
    scenario: scenario.name,
    years: yearsText(scenario.years),
    command: commandLine(names, options),
    extends: base,
    set: set.join("\n"),
    beyond_settings: beyond.join(", "),
  } as const;
  const bytes = await workbookOf(project, scenario, options.lang, made, noDay);
  for (const note of notes) await toStderr(app.streams, noteText(note, options.lang));
  await save(app.streams, file, [bytes]);
}

/** A workbook is no text that a terminal or a pipe could show. Throws Failure. */
function fileOf(command: string, name: string | undefined, output: string | undefined): string {
  if (output === undefined || isStdout(output)) {
    const line = ["baekjo", command, ...(name === undefined ? [] : [shellWord(name)]), "-o plan.xlsx"].join(
      " ",
    );
    throw new Failure("usage", {
      ...message("workbook.no-file"),
      next: [message("next.see", { command: line })],
    });
  }
  if (!isWorkbook(output)) throw new Failure("usage", message("workbook.extension", { file: output }));
  refuseTarget(output);
  return output;
}

/** Whether a file is a workbook, by its name. */
export function isWorkbook(file: string): boolean {
  return extname(file).toLowerCase() === ".xlsx";
}

/** The command that makes the same workbook once more, wherever it is written to. */
function commandLine(
  names: readonly string[],
  { plan, model, setFile, set, unset, years, lang }: Wanted,
): string {
  const words = [
    ...names,
    ...(plan === undefined ? [] : ["--plan", plan]),
    ...(model === undefined ? [] : ["--model", model]),
    ...(setFile ?? []).flatMap((each) => ["--set-file", each]),
    ...(set ?? []).flatMap((each) => ["--set", each]),
    ...(unset ?? []).flatMap((each) => ["--unset", each]),
    ...(years === undefined ? [] : ["--years", years]),
    ...["--lang", lang, "-o", "plan.xlsx"],
  ];
  return ["baekjo", "export", ...words].map(shellWord).join(" ");
}
