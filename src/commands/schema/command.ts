import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Argument, Command } from "@commander-js/extra-typings";
import type { App } from "../../cli/app.ts";
import { schemaNames, speaking } from "../../cli/options.ts";
import { toStdout } from "../../cli/streams/stdout.ts";
import { Failure, message } from "../../errors.ts";
import { fileExamples } from "../../messages/example-names.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [fileExamples.schema, "baekjo schema plan > plan.schema.json"] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return new Command()
    .addArgument(new Argument("<kind>").choices(schemaNames))
    .addOption(speaking())
    .action(async (kind) => schema(app, kind));
}

/** `baekjo schema`: the JSON Schema of a kind of file, as it ships; a test holds it to what the validators say. */
export async function schema(app: App, kind: (typeof schemaNames)[number]): Promise<void> {
  const file = join(app.root, "data", "schemas", `${kind}.json`);
  await toStdout(app.streams, readShipped(file));
}

function readShipped(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Failure("file", message("file.missing", { file }));
  }
}
