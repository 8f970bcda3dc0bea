/** Files from disk: bounded, and refused by kind before they are opened, so that a pipe or a device never hangs the program. */

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { Failure, type IdTaking, message } from "../../errors.ts";
import { limits } from "../../limits.ts";
import type { ProjectFiles } from "../../plan/types.ts";

/** A data file larger than this is not one: the shipped ones together stay below 1 MiB. */
export const maxBytes = 8 * 1024 * 1024;

/**
 * The bytes of a regular file. Throws Failure "file" when it is none, holds more than `most` bytes (8 MiB, where nothing else
 * is said), or cannot be read. `begins`: looked at before the rest is read; where it says no, the Failure is its own.
 */
export function readBytes(
  file: string,
  most: number = maxBytes,
  begins: (start: Uint8Array) => void = () => {},
): Uint8Array {
  const refuse = (id: IdTaking<"file">): Failure => new Failure("file", { id, values: { file } });
  if (file === "-") throw new Failure("usage", message("file.no-stdin"));
  let handle: number | undefined;
  try {
    refuseKind(statSync(file), refuse);
    // A pipe put in its place meanwhile, or a log of the kernel that claims to be a file, must not make the program wait.
    handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const status = fstatSync(handle);
    refuseKind(status, refuse);
    if (status.size > most) throw tooLarge(file, most);
    const start = readUpTo(handle, Math.min(most, firstBytes) + 1);
    begins(start);
    // One byte of room tells a file that has grown meanwhile; files under /proc claim no size at all.
    const room = Math.max(0, (status.size === 0 ? most : status.size) + 1 - start.length);
    const bytes = start.length <= firstBytes ? start : Buffer.concat([start, readUpTo(handle, room)]);
    if (bytes.length > most) throw tooLarge(file, most);
    if (bytes.length > status.size && status.size > 0) throw refuse("file.changed");
    return bytes;
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    // In place of bytes that are no UTF-8 the system's name arrives with the sign for them.
    throw refuse(code === "ENOENT" && file.includes("\ufffd") ? "file.name-not-utf8" : idOfCode(code));
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const firstBytes = 65_536;

function refuseKind(status: Stats, refuse: (id: IdTaking<"file">) => Failure): void {
  if (status.isDirectory()) throw refuse("file.directory");
  if (!status.isFile()) throw refuse("file.not-regular");
}

/** The next bytes of an open file, fewer than `most` only at its end. */
function readUpTo(handle: number, most: number): Uint8Array {
  const bytes = new Uint8Array(most);
  return bytes.subarray(0, fill(handle, bytes));
}

/** Reads the next bytes of an open file into `bytes`. Returns how many there were, fewer than it has room for only at the file's end. */
export function fill(handle: number, bytes: Uint8Array): number {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(handle, bytes, length, bytes.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}

/** Whether a path names something that exists and is no folder. */
export function exists(file: string): boolean {
  try {
    return !statSync(file).isDirectory();
  } catch {
    return false;
  }
}

/** The names that end in `.json` in a folder, sorted; none where the folder does not exist. Throws Failure "file". */
export function jsonFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return [];
    throw new Failure("file", { id: idOfCode(code), values: { file: folder } });
  }
}

/** The scenario files of a folder, sorted. Throws Failure: "file" where it cannot be read, "input" where there are too many. */
export function scenarioFilesIn(folder: string): string[] {
  const names = jsonFilesIn(folder);
  if (names.length <= limits.scenarioFiles) return names;
  const values = { requested: names.length, most: limits.scenarioFiles };
  throw new Failure("input", { ...message("limit.scenario-files", values), place: { file: folder } });
}

/** Whether a file is a link, or behind one, that leads out of a folder. */
export function leaves(file: string, folder: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(file));
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  } catch {
    // What is not there is said by who reads it.
    return false;
  }
}

export function tooLarge(file: string, most: number = maxBytes): Failure {
  return new Failure("file", message("file.too-large", { file, most: `${most / 2 ** 20} MiB` }));
}

function idOfCode(code: string | undefined): IdTaking<"file"> {
  if (code === "ENOENT" || code === "ENOTDIR") return "file.missing";
  if (code === "EACCES" || code === "EPERM") return "file.permission";
  return "file.unreadable";
}

export interface ProjectOptions {
  /** The folder of model.json, sources.json and a folder for each plan that ships. */
  readonly dataDir: string;
  /** A plan's file; without it the shipped plan. `-` with its content: it lies nowhere. */
  readonly planFile?: string | undefined;
  readonly planContent?: Uint8Array;
  readonly modelFile?: string | undefined;
  readonly modelContent?: Uint8Array;
  /** Scenarios beside those that lie there, by name: what their files would hold. */
  readonly scenarioContents?: ReadonlyMap<string, Uint8Array>;
  /** What a result calls them. */
  readonly named?: ProjectFiles["named"];
}

/** The folder of the plan that is meant when none is named. */
const defaultPlan = "korea";

/** The plans that ship: plan.json in each folder that has one, sorted by the name of the folder. */
export function shippedPlans(dataDir: string): string[] {
  return foldersIn(dataDir)
    .filter((name) => name !== "schemas")
    .map((name) => join(dataDir, name, "plan.json"))
    .filter(exists);
}

/** What a plan that ships is called: the name of its folder. */
export function shippedName(planFile: string): string {
  return basename(dirname(planFile));
}

/** The name of the plan that ships and has this id; undefined where none has. */
export function nameOfPlan(dataDir: string, id: string): string | undefined {
  const file = shippedPlans(dataDir).find((each) => {
    try {
      return JSON.parse(new TextDecoder().decode(readBytes(each))).id === id;
    } catch {
      // Whoever opens it says what is wrong with it.
      return false;
    }
  });
  return file === undefined ? undefined : shippedName(file);
}

/**
 * Where a project's files are: those shipped, but for the ones named. What belongs to a plan lies beside it, and so may a model; a
 * plan that lies nowhere has nothing beside it.
 */
export function filesOf({ dataDir, planFile, planContent, modelFile, named }: ProjectOptions): ProjectFiles {
  const shipped = shippedPlans(dataDir);
  const usual = join(dataDir, defaultPlan, "plan.json");
  const plan = planFile ?? (shipped.includes(usual) ? usual : (shipped[0] ?? usual));
  // In a folder called `-` there is nothing.
  const folder = planContent === undefined ? dirname(plan) : plan;
  const beside = (name: string) => join(folder, name);
  const own = planFile !== undefined && isOurs(beside("model.json"), "model");
  const ships = shipped.some((each) => resolve(each) === resolve(plan));
  return {
    model: modelFile ?? (own ? beside("model.json") : join(dataDir, "model.json")),
    plan,
    sources: join(dataDir, "sources.json"),
    scenarios: beside("scenarios"),
    own: !ships,
    actuals: beside("actuals.json"),
    checks: beside("checks.json"),
    cases: ships ? join(dataDir, "projects.json") : beside("projects.json"),
    named: named ?? { plan: planFile, model: modelFile },
  };
}

/** Whether a file says that it is a plan or a model of ours, sound or not: another tool's may have the same name. */
export function isOurs(file: string, kind: "plan" | "model"): boolean {
  try {
    return new RegExp(`"format"\\s*:\\s*"baekjo/${kind}/`).test(new TextDecoder().decode(readBytes(file)));
  } catch {
    // A folder, a pipe, or what may not be read is none.
    return false;
  }
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    // What is not there is said by who reads a file of it.
    return [];
  }
}
