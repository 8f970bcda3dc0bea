/** A scenario from standard input. */

import { Failure, Interrupted, message } from "../../errors.ts";
import type { Language } from "../../output/formats.ts";
import { noteText } from "../errors/error-text.ts";
import { toStderr } from "./stdout.ts";
import type { Streams } from "./streams.ts";

/** More bytes than any data file may have: whoever reads it says so. */
const enough = 9 * 1024 * 1024;

/**
 * Standard input, up to a little more than a data file may hold. The one place where the program waits, and so the one
 * where an interrupt finds it listening. Throws Failure "file", and Interrupted.
 */
export async function readStdin(streams: Streams, language: Language): Promise<Uint8Array> {
  const { stdin } = streams;
  if (stdin.isTTY) await toStderr(streams, noteText(message("stdin.terminal"), language));
  let interrupted = false;
  const uninterrupted = streams.onInterrupt(() => {
    interrupted = true;
    stdin.destroy();
  });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stdin) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > enough) break;
    }
  } catch (error) {
    if (interrupted) throw new Interrupted();
    const { code, message: reason } = error as NodeJS.ErrnoException;
    throw new Failure("file", message("file.stdin", { reason: code ?? reason }));
  } finally {
    uninterrupted();
  }
  if (interrupted) throw new Interrupted();
  return Buffer.concat(chunks);
}
