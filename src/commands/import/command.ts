import { extname, join, resolve } from "node:path";
import type { App } from "../../cli/app.ts";
import { noteText } from "../../cli/errors/error-text.ts";
import { recordedOf, sessionOf } from "../../cli/open-project.ts";
import { type ImportOptions, importing } from "../../cli/options.ts";
import { isStdout, refuseTarget, save } from "../../cli/streams/output-file.ts";
import { toStderr, toStdout } from "../../cli/streams/stdout.ts";
import { Failure, message, shellWord } from "../../errors.ts";
import { nameOfPlan, readBytes } from "../../files/json/read-file.ts";
import { fileExamples } from "../../messages/example-names.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [fileExamples.import, "baekjo import plan.xlsx -o scenario.json"] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return importing()
    .argument("<file>")
    .action(async (workbook, options) => importWorkbook(app, workbook, options));
}

/** `baekjo import`: what was changed in a workbook since it was exported, as a scenario. */
export async function importWorkbook(app: App, workbook: string, options: ImportOptions): Promise<void> {
  const { output, lang } = options;
  const file = output === undefined || isStdout(output) ? undefined : output;
  if (file !== undefined) {
    // What was worked on for hours would be gone.
    if (extname(file).toLowerCase() === ".xlsx" || resolve(file) === resolve(workbook)) {
      const command = ["baekjo", "import", shellWord(workbook), "-o", "scenario.json"].join(" ");
      throw new Failure("usage", {
        ...message("import.output", { file }),
        next: [message("next.see", { command })],
      });
    }
    refuseTarget(file);
  }
  const bytes = readBytes(workbook);
  const project = await sessionOf(app, options, ["json"]).open();
  const recorded = await recordedOf(project);
  const { readBack } = await import("../../workbook/workbook-bundle.ts");
  const { scenario, notes } = await readBack(bytes, workbook, project, recorded, (id) =>
    nameOfPlan(join(app.root, "data"), id),
  );
  const text = `${JSON.stringify(scenario, undefined, 2)}\n`;
  for (const note of notes) await toStderr(app.streams, noteText(note, lang));
  if (file === undefined) await toStdout(app.streams, text);
  else await save(app.streams, file, [text]);
}
