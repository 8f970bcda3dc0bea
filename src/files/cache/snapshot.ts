/**
 * The shipped data as it was found sound when the package was built, so that a start need not read and check it again. It
 * counts only while not a byte of the files has changed.
 */

import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { compileProgram } from "../../engine/program/compile-program.ts";
import type { Tree } from "../../formula/syntax.ts";
import { knowFormulas, link, withInputs, withoutPlaces } from "../../model/link.ts";
import type { Structure } from "../../model/types.ts";
import { callables, suggestedNames } from "../../plan/lookup.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import { shippedScenarios } from "../../plan/scenarios/stack.ts";
import type { Project, ProjectFiles, Recorded, Scenario, ScenarioFile } from "../../plan/types.ts";
import { readJson } from "../json/json.ts";
import { formulaPlace, placesIn } from "../json/place.ts";
import { exists, fill, jsonFilesIn, readBytes } from "../json/read-file.ts";

interface Snapshot {
  /** The bytes of each file, by its path in the data folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly project: Omit<
    Project,
    | "sources"
    | "recorded"
    | "files"
    | "readScenario"
    | "readTable"
    | "isFile"
    | "locate"
    | "suggestions"
    | "callables"
  >;
  /** In the same format once more: prose in two languages, which most commands never look at. */
  readonly sources: Uint8Array;
  /** Likewise: what results that are saved say of the project. */
  readonly recorded: Uint8Array;
  /** Likewise, each by itself. */
  readonly scenarios: ReadonlyMap<string, Uint8Array>;
  /** The formulas of the structure: a figure, and a requirement, holds the number of its own until that is requested. */
  readonly trees: Trees;
}

/** Formulas as JSON, one after another: bytes, which cost a start nothing until one of them is read. */
interface Trees {
  readonly json: Uint8Array;
  /** Where each ends. */
  readonly ends: Uint32Array;
}

type KeptScenario = Omit<ScenarioFile, "file" | "content" | "placeOf">;

/**
 * The snapshot of a sound project, in V8's own format. `recorded`: what a saved result says of it; it is handed in, since whoever opens a
 * snapshot need not load what makes fingerprints. Throws Failure when a scenario is not sound.
 */
export function takeSnapshot(project: Project, recorded: Recorded, dataDir: string): Uint8Array {
  const {
    sources,
    files,
    readScenario: _,
    readTable: ______,
    isFile: __,
    locate: ___,
    suggestions: ____,
    callables: _____,
    ...data
  } = project;
  const scenarios = shippedScenarios(project).map(
    ({ file: _, content: __, placeOf: ___, ...scenario }) => [scenario.id, serialize(scenario)] as const,
  );
  const [base] = resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios;
  const { instance } = base as Scenario;
  const linked = link(project.definition, instance);
  const trees: string[] = [];
  const structure = "structure" in linked ? { structure: compiled(linked.structure, instance, trees) } : {};
  const snapshot: Snapshot = {
    files: new Map(pathsOf(files).map((file) => [nameIn(dataDir, file), readFileSync(file)])),
    project: { ...data, ...structure },
    sources: serialize(sources),
    recorded: serialize(recorded),
    scenarios: new Map(scenarios),
    trees: joined(trees),
  };
  return serialize(snapshot);
}

/** A structure with its program, and with numbers in place of the formulas that it adds to `trees`. */
function compiled(structure: Structure, instance: Scenario["instance"], trees: string[]): Structure {
  const bare = withoutPlaces(structure);
  const numbers = new Map<Tree, number>();
  const numbered = <Of extends { readonly tree: Tree }>(of: Of): Of => {
    const tree = numbers.get(of.tree) ?? trees.push(JSON.stringify(of.tree)) - 1;
    numbers.set(of.tree, tree);
    return { ...of, tree };
  };
  return {
    ...bare,
    figures: new Map([...bare.figures].map(([name, figure]) => [name, numbered(figure)])),
    requirements: bare.requirements.map(numbered),
    program: compileProgram(withInputs(structure, instance)),
  };
}

function joined(trees: readonly string[]): Trees {
  const each = trees.map((tree) => Buffer.from(tree));
  let end = 0;
  const ends = Uint32Array.from(each, ({ length }) => {
    end += length;
    return end;
  });
  return { json: Buffer.concat(each), ends };
}

/** Lets the figures and requirements of a structure read their formulas when they are requested them. */
function readingTrees({ figures, requirements }: Structure, { json, ends }: Trees): void {
  const read: Tree[] = [];
  const textOf = (number: number) =>
    Buffer.from(json.subarray(ends[number - 1] ?? 0, ends[number])).toString();
  for (const of of [...figures.values(), ...requirements]) {
    const number = of.tree as unknown as number;
    const get = (): Tree => {
      read[number] ??= JSON.parse(textOf(number)) as Tree;
      return read[number];
    };
    Object.defineProperty(of, "tree", { get, enumerable: true });
  }
}

/**
 * The project that a snapshot holds, if the files in `dataDir` are still those it was taken of. A file is read only where something
 * is wrong, to say where in it; and it knows no scenarios but those shipped: whoever needs others has to read the files. `memory`: for
 * the file of the snapshot, where there is room for it, and kept.
 */
export function openSnapshot(
  file: string,
  dataDir: string,
  files: ProjectFiles,
  memory: Uint8Array = new Uint8Array(),
): Project | undefined {
  try {
    const snapshot = deserialize(readInto(memory, file)) as Snapshot;
    const paths = pathsOf(files);
    if (paths.length !== snapshot.files.size) return undefined;
    const piece = new Uint8Array(65_536);
    for (const path of paths) {
      const bytes = snapshot.files.get(nameIn(dataDir, path));
      if (bytes === undefined || !holds(path, bytes, piece)) return undefined;
    }
    const { structure } = snapshot.project;
    if (structure !== undefined) {
      readingTrees(structure, snapshot.trees);
      knowFormulas(structure);
    }
    let sources: Project["sources"] | undefined;
    let recorded: Recorded | undefined;
    const project: Project = {
      ...snapshot.project,
      suggestions: (text, kinds, fits) => suggestedNames(text, project, kinds, undefined, fits),
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
          ...(deserialize(scenario) as KeptScenario),
          file: path,
          content: undefined,
          placeOf: (...at) => placesIn(readJson(path, readBytes(path)))(...at),
        };
      },
      readTable: (path) => {
        throw new Error(`not in the snapshot: ${path}`);
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

/** The bytes of a file, in `memory` where they fit. */
function readInto(memory: Uint8Array, file: string): Uint8Array {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const into = size > memory.length ? new Uint8Array(size) : memory.subarray(0, size);
    if (fill(handle, into) < size) throw new Error(`cut short: ${file}`);
    return into;
  } finally {
    closeSync(handle);
  }
}

/** Whether a file holds these bytes and no more, read piece by piece: memory that is new costs more than reading. */
function holds(file: string, bytes: Uint8Array, piece: Uint8Array): boolean {
  const handle = openSync(file, "r");
  try {
    for (let at = 0; ; ) {
      const length = fill(handle, piece);
      if (length === 0) return at === bytes.length;
      const read = Buffer.from(piece.buffer, 0, length);
      if (!read.equals(bytes.subarray(at, at + length))) return false;
      at += length;
    }
  } finally {
    closeSync(handle);
  }
}

/** Of a file in the data folder, whose path begins with that of the folder: `relative` of Node resolves both, letter by letter. */
function nameIn(dataDir: string, file: string): string {
  return file.slice(dataDir.length + 1);
}

function pathsOf({ model, plan, sources, scenarios }: ProjectFiles): string[] {
  return [model, plan, sources, ...jsonFilesIn(scenarios).map((name) => join(scenarios, name))];
}
