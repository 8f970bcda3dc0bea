/** What the program sees of the world, files apart: handed to it, so that it runs in any process, and any number of times. */

import { resolve } from "node:path";

/** Standard input: its bytes, as they come. */
export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean;
  /** Ends the wait of whoever reads it. */
  readonly destroy: () => void;
}

/** Standard output, or standard error. */
export interface Output {
  readonly isTTY: boolean;
  /** The width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** Its height, in lines. */
  readonly rows?: number | undefined;
  /** Writes all of a text. Rejects with the system's error. */
  readonly write: (text: string) => Promise<void>;
}

export interface Streams {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder. */
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Shows a text with a command of the shell, and waits for its end; false where there is no such command. */
  readonly page?: (command: string, text: string) => Promise<boolean>;
  /** Milliseconds since the beginning of 1970, UTC. */
  readonly now: () => number;
  /** Calls `stop` at the next interrupt of the program, in place of its end. Returns what takes that back. */
  readonly onInterrupt: (stop: () => void) => () => void;
  /** What the program ends with unless something fails: set by a command whose answer is no. */
  exitCode: number;
}

/** An empty world: nothing comes in, and what is written is dropped. */
export function silentStreams(): Streams {
  const nowhere = { isTTY: false, columns: undefined, write: async () => {} };
  return {
    env: {},
    cwd: "/",
    stdin: { isTTY: false, destroy: () => {}, async *[Symbol.asyncIterator]() {} },
    stdout: nowhere,
    stderr: nowhere,
    now: () => 0,
    onInterrupt: () => () => {},
    exitCode: 0,
  };
}

/** The same with the clock, the working folder, and what is handed in for standard input: what the library asks with. */
export function callersStreams(input: Uint8Array): Streams {
  const stdin = {
    isTTY: false,
    destroy: () => {},
    async *[Symbol.asyncIterator]() {
      yield input;
    },
  };
  return { ...silentStreams(), cwd: resolve(), now: Date.now, stdin };
}
