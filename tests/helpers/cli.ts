/** Commands in the process of a test, from the sources: arguments in, both streams and an exit code out. */

import { resolve } from "node:path";
import { type Output, silentStreams } from "../../src/cli/streams/streams.ts";
import { main } from "../../src/main.ts";
import { root, tinyRoot } from "./folders.ts";

export interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

export interface Surroundings {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Surroundings that a test can make up. */
interface World extends Surroundings {
  /** The width of the terminal that the three streams are; none where they are pipes. */
  readonly terminal?: number;
  /** Its height, and what shows a text that is longer. */
  readonly rows?: number;
  readonly page?: (command: string, text: string) => Promise<boolean>;
  /** The clock, in milliseconds since the beginning of 1970. */
  readonly now?: () => number;
}

/** On the shipped data. */
export function baekjo(args: readonly string[], world: World = {}): Promise<Run> {
  return runIn(root, args, world);
}

/** On the small plan that was made for tests. */
export function tiny(args: readonly string[], world: World = {}): Promise<Run> {
  return runIn(tinyRoot(), args, world);
}

/** One runs after the other: they share a working folder. */
let turn: Promise<unknown> = Promise.resolve();

/** On the data of a package in the folder `at`. */
export function runIn(at: string, args: readonly string[], world: World = {}): Promise<Run> {
  const run = turn.then(() => runNow(at, args, world));
  turn = run.catch(() => {});
  return run;
}

async function runNow(at: string, args: readonly string[], world: World): Promise<Run> {
  const { input = "", env = {}, cwd = resolve(root), terminal, rows, page, now = Date.now } = world;
  const [out, err] = [[] as string[], [] as string[]];
  const before = process.cwd();
  // Threads, in which some run tests, have no folder of their own to change.
  if (cwd !== before) process.chdir(cwd);
  try {
    const code = await main(args, at, {
      ...silentStreams(),
      env: { LC_ALL: "C.UTF-8", ...env },
      cwd,
      stdin: {
        isTTY: terminal !== undefined,
        destroy: () => {},
        async *[Symbol.asyncIterator]() {
          yield Buffer.from(input);
        },
      },
      stdout: { ...into(out, terminal), rows },
      ...(page === undefined ? {} : { page }),
      stderr: into(err, terminal),
      now,
    });
    return { out: out.join(""), err: err.join(""), code };
  } finally {
    if (cwd !== before) process.chdir(before);
  }
}

function into(written: string[], terminal: number | undefined): Output {
  return {
    isTTY: terminal !== undefined,
    columns: terminal,
    write: async (text) => {
      written.push(text);
    },
  };
}
