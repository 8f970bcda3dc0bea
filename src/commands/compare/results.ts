/** Two results that were saved as JSON, compared row by row. */

import type { App } from "../../cli/app.ts";
import { destination, print } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { exists, readBytes } from "../../files/json/read-file.ts";
import { resultsReport } from "./results-report.ts";
import type { CompareOptions } from "./sides.ts";
import { compareView } from "./view.ts";

export interface FilesCompared {
  readonly kind: "plan" | "result";
  readonly names: readonly [string, string];
}

/**
 * Whether two arguments are files of plans or of saved results, by the format that they name; undefined where one is neither, and so a
 * scenario. Throws Failure "usage" for a result beside anything else.
 */
export function filesCompared(asked: readonly string[]): FilesCompared | undefined {
  const kinds = asked.map(kindOf);
  const [a, b] = asked;
  if (kinds.includes("result") && (asked.length !== 2 || kinds.some((kind) => kind !== "result"))) {
    throw new Failure(
      "usage",
      message("compare.result-alone", { file: asked[kinds.indexOf("result")] as string }),
    );
  }
  const [kind] = kinds;
  if (kind === undefined || a === undefined || b === undefined || kinds.some((each) => each !== kind))
    return undefined;
  return asked.length === 2 ? { kind, names: [a, b] } : undefined;
}

function kindOf(name: string): FilesCompared["kind"] | undefined {
  // A path that is there as it is written is one file, plus signs and all.
  if (!/\/|\.json$/.test(name) || !exists(name)) return undefined;
  try {
    const text = new TextDecoder().decode(readBytes(name));
    const format = /^\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"format"\s*:\s*"baekjo\/([a-z]+)\/\d+"/.exec(
      text,
    )?.[1];
    if (format === "plan") return "plan";
    return format === undefined || others.has(format) ? undefined : "result";
  } catch {
    // What is wrong with the file is said where it is read.
    return undefined;
  }
}

/** Formats of files that are no results. */
const others: ReadonlySet<string> = new Set(["scenario", "model", "sources", "checks", "actuals", "cases"]);

/** What results are compared by, and no other option: the numbers are those that were saved. */
const obeyed: ReadonlySet<string> = new Set([
  ...["format", "json", "output", "wide", "bom", "color", "ascii", "lang", "scale", "metric"],
]);

/** Throws Failure: "usage" for options that would work something out, "input" for what are no two results of one verb. */
export async function compareResults(
  app: App,
  names: readonly [string, string],
  options: CompareOptions,
): Promise<void> {
  const output = destination(options, app, { wideCsv: true });
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || obeyed.has(name)) continue;
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new Failure("usage", message("compare.result-option", { option }));
  }
  const { readSaved, savedRows } = await import("../../files/readers/result-file.ts");
  const [before, after] = [readSaved(names[0]), readSaved(names[1])];
  if (before.verb !== after.verb) {
    const values = { a: before.file, b: after.file, verb: before.verb, other: after.verb };
    throw new Failure("input", message("compare.result-kinds", values));
  }
  const { report, notes } = resultsReport(
    [savedRows(before), savedRows(after)],
    options.metric ?? [],
    app.version,
  );
  await print(report, compareView, output, notes);
}
