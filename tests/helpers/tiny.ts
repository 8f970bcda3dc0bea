/** The small project of tests/fixtures/tiny, as it stands or with something changed. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { Failure, type FailureKind, type Issue } from "../../src/errors.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Scenario } from "../../src/plan/types.ts";

export const tinyDir = fileURLToPath(new URL("../fixtures/tiny", import.meta.url));
export const tiny = loadProject({ dataDir: tinyDir });

const folders: string[] = [];

/** An empty folder, gone when the tests of a file are done. */
export function temporaryFolder(): string {
  folders.push(mkdtempSync(join(tmpdir(), "baekjo+plan-")));
  return folders.at(-1) as string;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be broken on purpose has no type
type Json = any;

/** A copy of the project with files changed: a function edits the parsed JSON, text replaces the file. */
export function tinyWith(changes: Readonly<Record<string, ((json: Json) => void) | string>>): string {
  const dataDir = temporaryFolder();
  cpSync(tinyDir, dataDir, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const file = join(dataDir, name);
    if (typeof change === "string") {
      writeFileSync(file, change);
      continue;
    }
    const json = JSON.parse(readFileSync(file, "utf8"));
    change(json);
    writeFileSync(file, JSON.stringify(json, null, 2));
  }
  return dataDir;
}

/** The issues that something fails with, and its kind. */
export function failing(run: () => unknown): { kind: FailureKind; issues: readonly Issue[]; ids: string[] } {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: error.kind, issues: error.issues, ids: error.issues.map(({ id }) => id) };
  }
  throw new Error("did not fail");
}

/** One scenario of the tiny project, under settings. */
export function scenario(
  name: string,
  options: { set?: string[]; unset?: string[]; years?: string; stdin?: string } = {},
): Scenario {
  const { set = [], unset = [], years, stdin } = options;
  const request = { scenarios: [name], set, unset, years, stdin: () => stdin ?? "" };
  return resolveScenarios(tiny, request).scenarios[0] as Scenario;
}

/** Value of an input under settings: a number, or a record by year. */
export function given(resolved: Scenario, name: string): unknown {
  const value = resolved.settings.get(name)?.value;
  return value instanceof Map ? Object.fromEntries(value) : value;
}

/** The scenario file that a user might pipe in. */
export function piped(...set: string[]): string {
  return JSON.stringify({ format: "baekjo/scenario/1", set });
}
