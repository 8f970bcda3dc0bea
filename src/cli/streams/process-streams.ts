/** The streams of this process. What goes wrong while writing is an event, long after the call: here it becomes a promise. */

import { fstatSync, statSync, writeSync } from "node:fs";
import type { Output, Streams } from "./streams.ts";

const stdoutNumber = 1;

/** A stream is opened when it is requested. */
export function processStreams(): Streams {
  return {
    env: process.env,
    get cwd() {
      return process.cwd();
    },
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return isStream() ? outputOf(process.stdout) : { isTTY: false, columns: undefined, write: atOnce };
    },
    get stderr() {
      return outputOf(process.stderr);
    },
    // Without a shell of POSIX nobody can be requested a pager.
    ...(process.platform === "win32" ? {} : { page: paged }),
    now: Date.now,
    onInterrupt: (stop) => {
      process.once("SIGINT", stop);
      return () => process.removeListener("SIGINT", stop);
    },
    exitCode: 0,
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    rows: stream.rows,
    write: (text) => written(stream, text),
  };
}

/**
 * Whether standard output is a terminal or another device that Node opens a stream to, in milliseconds. A file, a pipe and the null
 * device are written to at once.
 */
function isStream(): boolean {
  try {
    const out = fstatSync(stdoutNumber);
    if (out.isFile() || out.isFIFO() || out.isSocket()) return false;
    return !out.isCharacterDevice() || out.rdev !== statSync("/dev/null").rdev;
  } catch {
    return true;
  }
}

async function atOnce(text: string): Promise<void> {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(stdoutNumber, rest));
  } catch (error) {
    // A pipe that does not wait for its reader: a stream does.
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    await written(process.stdout, rest);
  }
}

/** What a shell ends with where it cannot run a command, or does not find it. */
const notRun: readonly (number | null)[] = [126, 127];

/** An interrupt is for the pager: it ends by itself. What starts processes is loaded here alone: it takes a start milliseconds. */
function paged(command: string, text: string): Promise<boolean> {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const ignore = () => {};
  process.on("SIGINT", ignore);
  return new Promise<boolean>((resolve) => {
    const pager = spawn(command, { shell: true, stdio: ["pipe", "inherit", "inherit"] });
    pager.on("error", () => resolve(false));
    pager.on("close", (code) => resolve(!notRun.includes(code)));
    // A reader that has seen enough is no error.
    pager.stdin.on("error", ignore);
    pager.stdin.end(text);
  }).finally(() => process.removeListener("SIGINT", ignore));
}

function written(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
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
