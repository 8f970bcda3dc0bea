/** A result in a file: whole, or not at all. */

import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { exitCodes, Failure } from "../errors.ts";
import { failedToWrite } from "./failed.ts";

/**
 * Writes beside the file, part by part as they are made, and renames, so that no reader ever sees half of it. Devices and
 * pipes are written as they are: a rename would replace them. Throws Failure "file".
 */
export async function save(file: string, parts: Iterable<string>): Promise<void> {
  try {
    refuseFolder(file);
    const target = existing(file);
    if (target !== undefined && !target.isFile) write(file, parts);
    else await replace(target?.path ?? file, parts, target?.mode ?? 0o666);
  } catch (error) {
    if (error instanceof Failure) throw error;
    // A pipe by name, such as /dev/stdout, is a pipe: its reader may have seen enough.
    if ((error as NodeJS.ErrnoException).code === "EPIPE") return;
    throw failedToWrite(file, error);
  }
}

/** Refuses a folder before any work is done for it. Throws Failure "file". */
export function refuseFolder(file: string): void {
  let directory: boolean | undefined;
  try {
    directory = statSync(file, { throwIfNoEntry: false })?.isDirectory();
  } catch (error) {
    throw failedToWrite(file, error);
  }
  if (directory) throw new Failure("file", { id: "file.directory", values: { file } });
}

/** What a name leads to, through links; undefined where there is nothing yet. */
function existing(file: string) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return madeByLink(file);
  const path = realpathSync(file);
  return { path, mode: stat.mode & 0o777, isFile: stat.isFile() };
}

/** A link to a file that is not there yet makes that file, and stays a link. */
function madeByLink(file: string) {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  const path = resolve(dirname(file), readlinkSync(file));
  // A link to a further link that leads nowhere: the file is not ours to guess.
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new Failure("file", { id: "file.not-writable", values: { file } });
  }
  return { path, mode: 0o666, isFile: true };
}

function write(file: string, parts: Iterable<string>): void {
  const opened = openSync(file, "w");
  try {
    for (const part of parts) writeFileSync(opened, part);
  } finally {
    closeSync(opened);
  }
}

async function replace(path: string, parts: Iterable<string>, mode: number): Promise<void> {
  // Not named after the file: a name may be as long as the system allows already.
  const beside = join(dirname(path), `.baekjo.${process.pid}.tmp`);
  const opened = openSync(beside, "wx", mode);
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
  };
  process.once("SIGINT", interrupt);
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
    process.exitCode = exitCodes.interrupted;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    process.removeListener("SIGINT", interrupt);
  }
}
