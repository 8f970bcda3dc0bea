/**
 * The shipped data as it was found sound when the package was built, so that a start need not read and check it again. It
 * counts only while not a byte of the files has changed.
 */

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { deserialize, serialize } from "node:v8";
import { compileProgram } from "../../engine/compile.ts";
import { knowFormulas, link, withInputs, withoutPlaces } from "../../model/link.ts";
import { callables, namesMeant } from "../../plan/lookup.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import { shippedScenarios } from "../../plan/scenarios/stack.ts";
import type { Project, ProjectFiles, Recorded, Scenario, ScenarioFile } from "../../plan/types.ts";
import { readJson } from "../json/json.ts";
import { formulaPlace, placesIn } from "../json/place.ts";
import { exists, jsonFilesIn, readBytes } from "../json/read-file.ts";

interface Snapshot {
  /** The bytes of each file, by its path in the data folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly project: Omit<
    Project,
    "sources" | "recorded" | "files" | "readScenario" | "isFile" | "locate" | "meant" | "callables"
  >;
  /** In the same format once more: prose in two languages, which most verbs never look at. */
  readonly sources: Uint8Array;
  /** Likewise: what results that are saved say of the project. */
  readonly recorded: Uint8Array;
  readonly scenarios: ReadonlyMap<string, Omit<ScenarioFile, "file" | "content" | "placeOf">>;
}

/**
 * The snapshot of a sound project, in V8's own format. `recorded`: what a saved result says of it; it is handed in, since whoever opens a
 * snapshot need not load what makes fingerprints. Throws Failure when a scenario is not sound.
 */
export function takeSnapshot(project: Project, recorded: Recorded, dataDir: string): Uint8Array {
  const {
    sources,
    files,
    readScenario: _,
    isFile: __,
    locate: ___,
    meant: ____,
    callables: _____,
    ...data
  } = project;
  const scenarios = shippedScenarios(project).map(
    ({ file: _, content: __, placeOf: ___, ...scenario }) => [scenario.id, scenario] as const,
  );
  const [base] = resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios;
  const { instance } = base as Scenario;
  const linked = link(project.definition, instance);
  const snapshot: Snapshot = {
    files: new Map(pathsOf(files).map((file) => [relative(dataDir, file), readFileSync(file)])),
    project:
      "structure" in linked
        ? {
            ...data,
            structure: {
              ...withoutPlaces(linked.structure),
              program: compileProgram(withInputs(linked.structure, instance)),
            },
          }
        : data,
    sources: serialize(sources),
    recorded: serialize(recorded),
    scenarios: new Map(scenarios),
  };
  return serialize(snapshot);
}

/**
 * The project that a snapshot holds, if the files in `dataDir` are still those it was taken of. A file is read only where something
 * is wrong, to say where in it; and it knows no scenarios but those shipped: whoever needs others has to read the files.
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
    if (snapshot.project.structure !== undefined) knowFormulas(snapshot.project.structure);
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
        return {
          ...scenario,
          file: path,
          content: undefined,
          placeOf: (...at) => placesIn(readJson(path, readBytes(path)))(...at),
        };
      },
      isFile: exists,
      locate: (kind, name, span) =>
        formulaPlace(readJson(files.model, readBytes(files.model)), kind, name, span),
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
