/** The two streams. What goes wrong while writing is an event, long after the call: here it becomes a promise. */

import { fstatSync, writeFileSync } from "node:fs";
import { failedToWrite } from "./system-error.ts";

const stdoutNumber = 1;

/**
 * Writes the result or the next part of it, and waits until it is taken. A reader that has seen enough is no error: gives
 * false then, and nothing more need be worked out. A full disk is a Failure "file".
 */
export async function toStdout(text: string): Promise<boolean> {
  try {
    // A stream to a file takes a short write for a whole one; writeFileSync writes on.
    if (fstatSync(stdoutNumber).isFile()) writeFileSync(stdoutNumber, text);
    else await written(process.stdout, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EPIPE") return false;
    throw failedToWrite("standard output", error);
  }
}

/** Writes what is not the result. Nobody can be told if that fails. */
export async function toStderr(text: string): Promise<void> {
  await written(process.stderr, text).catch(() => {});
}

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // The error comes twice, and the event would end the process if nobody listened.
    stream.once("error", reject);
    stream.write(text, (error) => {
      if (error) return reject(error);
      stream.removeListener("error", reject);
      resolve();
    });
  });
}
