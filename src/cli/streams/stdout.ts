/** What is written to the two streams, and what becomes of it where they cannot be written. */

import type { Streams } from "./streams.ts";
import { failedToWrite } from "./system-error.ts";

/**
 * Writes the result or the next part of it, and waits until it is taken. A reader that has seen enough is no error: gives
 * false then, and nothing more need be calculated. A full disk is a Failure "file".
 */
export async function toStdout({ stdout }: Streams, text: string): Promise<boolean> {
  try {
    await stdout.write(text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EPIPE") return false;
    throw failedToWrite("standard output", error);
  }
}

/** Writes what is not the result. A failure of that cannot be reported. */
export async function toStderr({ stderr }: Streams, text: string): Promise<void> {
  await stderr.write(text).catch(() => {});
}
