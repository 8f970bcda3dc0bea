/** A result in a file: whole, or not at all. */

import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure } from "../errors.ts";
import { failedToWrite } from "./failed.ts";

/**
 * Writes beside the file and renames, so that no reader ever sees half of it. Devices and pipes are written as they
 * are: a rename would replace them. Throws Failure "file".
 */
export function save(file: string, text: string): void {
  try {
    const target = existing(file);
    refuseFolder(file);
    if (target !== undefined && !target.isFile) writeFileSync(file, text);
    else replace(target?.path ?? file, text, target?.mode ?? 0o666);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw failedToWrite(file, error);
  }
}

/** Refuses a folder before any work is done for it. Throws Failure "file". */
export function refuseFolder(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure("file", { id: "file.directory", values: { file } });
  }
}

/** What a name leads to, through links; undefined where there is nothing yet. */
function existing(file: string) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const path = realpathSync(file);
  return { path, mode: stat.mode & 0o777, isFile: stat.isFile() };
}

function replace(path: string, text: string, mode: number): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const opened = openSync(beside, "wx", mode);
  try {
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
