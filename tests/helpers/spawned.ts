/** The program as it is shipped, in a process of its own: for what only a process has, such as pipes, signals and an exit code. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Run, Surroundings } from "./cli.ts";
import { root, tinyRoot } from "./folders.ts";

export const bin = join(root, "bin/baekjo.js");

/** An environment without what would colour, shape or slow the program, or have it speak another language than English. */
export function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, NODE_OPTIONS, NODE_EXTRA_CA_CERTS, BAEKJO_DEBUG, COLUMNS, ...rest } =
    process.env;
  return { ...rest, LC_ALL: "C.UTF-8", ...more };
}

/** What takes longer is killed, and has no exit code: hostile input must be given up on long before, on a busy machine too. */
const patience = 30_000;

/** On the shipped data. */
export function spawned(args: readonly string[], surroundings: Surroundings = {}): Run {
  return run([bin, ...args], surroundings);
}

/** On the small plan that was made for tests, or what else is in the data of `at`. */
export function spawnedIn(at: string, args: readonly string[], surroundings: Surroundings = {}): Run {
  const script = `require(${JSON.stringify(bin)}).main(process.argv.slice(1), ${JSON.stringify(at)}).then((code) => { process.exitCode = code; })`;
  return run(["-e", script, "--", ...args], surroundings);
}

export function spawnedTiny(args: readonly string[], surroundings: Surroundings = {}): Run {
  return spawnedIn(tinyRoot(), args, surroundings);
}

function run(args: readonly string[], { input = "", env = {}, cwd = root }: Surroundings): Run {
  const done = spawnSync(process.execPath, args, {
    input,
    cwd,
    env: environment(env),
    encoding: "utf8",
    timeout: patience,
  });
  return { out: done.stdout, err: done.stderr, code: done.status };
}
