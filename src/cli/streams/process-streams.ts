/** The streams of this process. What goes wrong while writing is an event, long after the call: here it becomes a promise. */

import { fstatSync, writeFileSync } from "node:fs";
import type { Output, Streams } from "./streams.ts";

const stdoutNumber = 1;

/** A stream is opened when it is asked for. */
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
      return outputOf(process.stdout, toStdout);
    },
    get stderr() {
      return outputOf(process.stderr, (text) => written(process.stderr, text));
    },
    now: Date.now,
    onInterrupt: (stop) => {
      process.once("SIGINT", stop);
      return () => process.removeListener("SIGINT", stop);
    },
    exitCode: 0,
  };
}

function outputOf({ isTTY, columns }: NodeJS.WriteStream, write: Output["write"]): Output {
  return { isTTY: isTTY === true, columns, write };
}

async function toStdout(text: string): Promise<void> {
  // A stream to a file takes a short write for a whole one; writeFileSync writes on.
  if (fstatSync(stdoutNumber).isFile()) writeFileSync(stdoutNumber, text);
  else await written(process.stdout, text);
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
