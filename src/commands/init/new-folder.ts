/** A new folder with its files: there whole, or not at all. */

import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { temporaryIn } from "../../cli/streams/output-file.ts";
import { failedToWrite } from "../../cli/streams/system-error.ts";
import { Failure, type IdTaking, message } from "../../errors.ts";

/** What a folder holds: by the path within it, the content of a file. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Refuses a folder that cannot be a new one. Returns whether it is there already, and empty. Throws Failure "file". */
export function refuseUsed(folder: string): boolean {
  const refuse = (id: IdTaking<"folder">) =>
    new Failure("file", { id, values: { folder }, next: [message("init.other-folder")] });
  try {
    const stat = statSync(resolve(folder), { throwIfNoEntry: false });
    if (stat === undefined) return false;
    if (!stat.isDirectory()) throw refuse("init.not-folder");
    if (readdirSync(resolve(folder)).length > 0) throw refuse("init.not-empty");
    return true;
  } catch (error) {
    throw error instanceof Failure ? error : failedToWrite(folder, error);
  }
}

/** Writes the files beside the folder, has them looked at, and moves them into place. Throws Failure. */
export async function writeFolder(
  folder: string,
  files: Files,
  look: (made: string) => Promise<void>,
): Promise<void> {
  const target = resolve(folder);
  const there = refuseUsed(folder);
  const made = temporaryIn(there ? target : dirname(target));
  try {
    mkdirSync(made);
    for (const [path, content] of files) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      writeFileSync(join(made, path), content);
    }
    await look(made);
    // What is there may be where somebody stands: it is filled, and not replaced.
    if (there) fill(target, made);
    else renameSync(made, target);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // What is no error of the system is none of writing.
    if (error instanceof Failure || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw failedToWrite(folder, error);
  }
}

function fill(target: string, made: string): void {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(made)) {
      renameSync(join(made, name), join(target, name));
      moved.push(name);
    }
    rmSync(made, { recursive: true });
  } catch (error) {
    for (const name of moved) rmSync(join(target, name), { recursive: true, force: true });
    throw error;
  }
}

/** JSON as people write it: what fits a line stands on one. With the line break at its end. */
export function jsonText(value: unknown): string {
  return `${written(value, "", 0)}\n`;
}

const widest = 110;

/** `before`: how many characters stand on the line already. */
function written(value: unknown, indent: string, before: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const flat = JSON.stringify(value, null, 1).replaceAll(/\n */g, " ");
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const line = Array.isArray(value) ? flat.replace(/^\[ /, "[").replace(/ \]$/, "]") : flat;
  const nested = Object.values(value).some((each) => typeof each === "object" && each !== null);
  if (indent.length + before + line.length < widest && !(nested && indent.length < 4)) return line;
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([key, each]) => {
    const name = Array.isArray(value) ? "" : `${JSON.stringify(key)}: `;
    return `${inner}${name}${written(each, inner, name.length)}`;
  });
  return entries.length === 0 ? open + close : `${open}\n${entries.join(",\n")}\n${indent}${close}`;
}
