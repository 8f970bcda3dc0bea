/** A result in a file: whole, or not at all. */

import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { exitCodes, Failure, message } from "../../errors.ts";
import type { Streams } from "./streams.ts";
import { failedToWrite } from "./system-error.ts";

/**
 * Writes beside the file, part by part as they are made, and renames, so that no reader ever sees half of it. Devices and
 * pipes are written as they are: a rename would replace them. Throws Failure "file".
 */
export async function save(
  streams: Streams,
  file: string,
  parts: Iterable<string | Uint8Array>,
): Promise<void> {
  try {
    refuseTarget(file);
    const target = existing(file);
    if (target !== undefined && !target.isFile) await write(file, parts);
    else await replace(streams, target?.path ?? file, parts, target?.mode ?? 0o666);
  } catch (error) {
    if (error instanceof Failure) throw error;
    // A pipe by name, such as /dev/stdout, is a pipe: its reader may have seen enough.
    if ((error as NodeJS.ErrnoException).code === "EPIPE") return;
    throw failedToWrite(file, error);
  }
}

/** Whether `-o` means standard output: `-`, or the names that systems have for it. */
export function isStdout(file: string): boolean {
  return ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].includes(file);
}

/** Refuses a folder and a file that is not to be written, before any work is done for it. Throws Failure "file". */
export function refuseTarget(file: string): void {
  if (file.includes("\ufffd")) throw new Failure("file", message("file.name-not-utf8", { file }));
  let stat: Stats | undefined;
  try {
    stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile()) accessSync(file, constants.W_OK);
    // A folder that is not there is better missed now than when the work is done.
    if (stat === undefined) statSync(dirname(file));
  } catch (error) {
    throw failedToWrite(file, error);
  }
  if (stat?.isDirectory()) throw new Failure("file", message("file.directory", { file }));
  // To root no file is closed, and a rename asks nobody: whoever took the right to write away meant it.
  if (stat?.isFile() && (stat.mode & 0o222) === 0) {
    throw new Failure("file", message("file.read-only", { file }));
  }
}

/**
 * Refuses to write a result over a file that it is made from, before any work is done. `words`: arguments and values of options, some of
 * which name files, folders of plans, or scenarios joined by +. Throws Failure "usage".
 */
export function refuseInputs(outputs: readonly string[], words: readonly string[]): void {
  if (outputs.length === 0) return;
  const names = words.flatMap((word) => [word, ...word.split("+"), join(word, "plan.json")]);
  const read = new Set(names.flatMap((name) => fileId(name) ?? []));
  for (const file of outputs) {
    const id = fileId(file);
    if (id !== undefined && read.has(id)) {
      throw new Failure("usage", message("usage.output-input", { file }));
    }
  }
}

/** What a regular file is known by, whatever its name. */
function fileId(name: string): string | undefined {
  try {
    const stat = statSync(name, { throwIfNoEntry: false });
    return stat?.isFile() ? `${stat.dev}:${stat.ino}` : undefined;
  } catch {
    return undefined;
  }
}

/** What a name leads to, through links; undefined where there is nothing yet. */
function existing(file: string) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return madeByLink(file);
  // A pipe by number has no path of its own.
  const path = stat.isFile() ? realpathSync(file) : file;
  return { path, mode: stat.mode & 0o777, isFile: stat.isFile() };
}

/** A link to a file that is not there yet makes that file, and stays a link. */
function madeByLink(file: string) {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  const path = resolve(dirname(file), readlinkSync(file));
  // A link to a further link that leads nowhere: the file is not ours to guess.
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new Failure("file", message("file.not-writable", { file }));
  }
  return { path, mode: 0o666, isFile: true };
}

async function write(file: string, parts: Iterable<string | Uint8Array>): Promise<void> {
  const reader = statSync(file).isFIFO() ? await readerOf(file) : undefined;
  const opened = openSync(file, "w");
  if (reader !== undefined) closeSync(reader);
  try {
    for (const part of parts) writeFileSync(opened, part);
  } finally {
    closeSync(opened);
  }
}

/**
 * A pipe opened while it has a reader: to open it without one waits for ever. A reader that starts along with the program
 * is given a second to come. Throws Failure "file".
 */
async function readerOf(file: string): Promise<number> {
  for (let left = 10; ; left--) {
    try {
      return openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENXIO") throw error;
      if (left === 0) throw new Failure("file", message("file.no-reader", { file }));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Where something is made that will have another name once it is whole: not named after that, which may be as long as the system allows. */
export function temporaryIn(folder: string): string {
  return join(folder, `.baekjo.${process.pid}.tmp`);
}

async function replace(
  streams: Streams,
  path: string,
  parts: Iterable<string | Uint8Array>,
  mode: number,
): Promise<void> {
  const beside = temporaryIn(dirname(path));
  const opened = openSync(beside, "wx", mode);
  let interrupted = false;
  const uninterrupted = streams.onInterrupt(() => {
    interrupted = true;
  });
  try {
    try {
      for (const part of parts) {
        writeFileSync(opened, part);
        // A signal is heard between two turns only.
        await new Promise(setImmediate);
        if (interrupted) break;
      }
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    if (!interrupted) return renameSync(beside, path);
    rmSync(beside, { force: true });
    streams.exitCode = exitCodes.interrupted;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    uninterrupted();
  }
}
