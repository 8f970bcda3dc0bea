import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Installation, schemaNames } from "../../cli/options.ts";
import { toStdout } from "../../cli/streams/stdout.ts";
import { Failure } from "../../errors.ts";

/** `baekjo schema`: the JSON Schema of a kind of file, as it ships; a test holds it to what the validators say. */
export async function schema(at: Installation, kind: (typeof schemaNames)[number]): Promise<void> {
  const file = join(at.root, "data", "schemas", `${kind}.json`);
  await toStdout(readShipped(file));
}

function readShipped(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Failure("file", { id: "file.missing", values: { file } });
  }
}
