/**
 * The shipped data as it was found sound when the package was built, so that a start need not read and check it again. It
 * counts only while not a byte of the files has changed.
 */

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { deserialize, serialize } from "node:v8";
import { record } from "../../engine/program/record.ts";
import { link, soundnessOf } from "../../model/link.ts";
import { callables, namesMeant } from "../../plan/lookup.ts";
import { resolveScenarios, type Scenario } from "../../plan/scenarios/resolve.ts";
import { shippedScenarios } from "../../plan/scenarios/stack.ts";
import type { JsonDocument } from "../json/json.ts";
import { linesOf } from "../json/place.ts";
import { jsonFilesIn, type ProjectFiles } from "../json/read-file.ts";
import type { Project } from "../load.ts";
import type { ScenarioFile } from "../readers/scenario-file.ts";
import { type Recorded, recordOf } from "./recording.ts";

interface Snapshot {
  /** The bytes of each file, by its path in the data folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly project: Omit<
    Project,
    "sources" | "recorded" | "files" | "readScenario" | "locate" | "meant" | "callables"
  >;
  /** In the same format once more: prose in two languages, which most verbs never look at. */
  readonly sources: Uint8Array;
  /** Likewise: what results that are saved say of the project. */
  readonly recorded: Uint8Array;
  readonly scenarios: ReadonlyMap<string, Omit<ScenarioFile, "document">>;
}

/** The snapshot of a sound project, in V8's own format. Throws Failure when a scenario is not sound. */
export function takeSnapshot(project: Project, dataDir: string): Uint8Array {
  const { sources, files, readScenario: _, locate: __, meant: ___, callables: ____, ...data } = project;
  const scenarios = shippedScenarios(project).map(
    ({ document: _____, ...scenario }) => [scenario.id, scenario] as const,
  );
  const [base] = resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios;
  const linked = link(project.definition, (base as Scenario).instance);
  const snapshot: Snapshot = {
    files: new Map(pathsOf(files).map((file) => [relative(dataDir, file), readFileSync(file)])),
    project:
      "model" in linked
        ? { ...data, soundness: { ...soundnessOf(linked.model), tape: record(linked.model) } }
        : data,
    sources: serialize(sources),
    recorded: serialize(recordOf(project)),
    scenarios: new Map(scenarios),
  };
  return serialize(snapshot);
}

/**
 * The project that a snapshot holds, if the files in `dataDir` are still those it was taken of. Places in it name the file only,
 * and it reads no scenarios but those shipped: whoever needs more has to read the files.
 */
export function openSnapshot(file: string, dataDir: string, files: ProjectFiles): Project | undefined {
  try {
    const snapshot = deserialize(readFileSync(file)) as Snapshot;
    const paths = pathsOf(files);
    if (paths.length !== snapshot.files.size) return undefined;
    for (const path of paths) {
      const bytes = snapshot.files.get(relative(dataDir, path));
      if (bytes === undefined || !readFileSync(path).equals(bytes)) return undefined;
    }
    let sources: Project["sources"] | undefined;
    let recorded: Recorded | undefined;
    const project: Project = {
      ...snapshot.project,
      meant: (text, kinds) => namesMeant(text, project, kinds),
      callables: (kind) => callables(project, kind),
      get sources() {
        sources ??= deserialize(snapshot.sources) as Project["sources"];
        return sources;
      },
      get recorded() {
        recorded ??= deserialize(snapshot.recorded) as Recorded;
        return recorded;
      },
      files,
      readScenario: (path, _, as) => {
        const scenario = "shippedAs" in as ? snapshot.scenarios.get(as.shippedAs) : undefined;
        if (scenario === undefined) throw new Error(`not in the snapshot: ${path}`);
        return { ...scenario, document: placeless(path) };
      },
      locate: () => ({ file: files.model }),
    };
    return project;
  } catch {
    // None was built, it is of another version of Node, or a file is gone: then the files have to be read.
    return undefined;
  }
}

function pathsOf({ model, plan, sources, scenarios }: ProjectFiles): string[] {
  return [model, plan, sources, ...jsonFilesIn(scenarios).map((name) => join(scenarios, name))];
}

function placeless(file: string): JsonDocument {
  return {
    file,
    lines: linesOf(file, ""),
    root: { type: "null", offset: 0, length: 0 },
    find: () => undefined,
    value: undefined,
  };
}
