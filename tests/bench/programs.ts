/** The programs that are timed: the numpy and the C++ one written out and built, and how any of them is run and measured. */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cpp } from "./cpp.ts";
import { cppDraws, numpyDraws } from "./draws.ts";
import { numpy } from "./numpy.ts";
import type { Program } from "./shipped.ts";

export interface Place {
  readonly root: string;
  /** Where everything that is made goes. */
  readonly folder: string;
}

export interface Run {
  readonly stdout: string;
  /** Of the whole process, start included: on the clock, and on the processors. */
  readonly wall: number;
  readonly cpu: number;
  /** Peak resident memory in megabytes. */
  readonly memory: number;
}

export type Command = readonly [string, ...string[]];

/** Debian's own Python: numpy is a package of the system. */
const python = "/usr/bin/python3";

/** Writes and builds both; gives what to put in front of their arguments. */
export function buildPrograms({ root, folder }: Place, program: Program, seed: number) {
  writeFileSync(join(folder, "model.h"), cpp(program));
  writeFileSync(join(folder, "draws.h"), cppDraws(program, seed));
  writeFileSync(join(folder, "model.py"), numpy(program));
  writeFileSync(join(folder, "draws.py"), numpyDraws(program));
  const binary = join(folder, "simulate");
  const source = join(root, "tests/bench/simulate.cpp");
  const flags = ["-std=c++17", "-O3", "-march=native", "-ffp-contract=off", `-I${folder}`];
  run({ root, folder }, ["g++", ...flags, source, "-o", binary]);
  return {
    cpp: [binary] as Command,
    numpy: [python, join(root, "tests/bench/simulate.py")] as Command,
  };
}

/** Runs a program to its end under GNU time. Throws if it fails. */
export function run({ folder }: Place, command: readonly string[]): Run {
  // NODE_EXTRA_CA_CERTS triples the start of Node 20.
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    PYTHONPATH: folder,
    PYTHONPYCACHEPREFIX: join(folder, "cache"),
    // One thread is compared with one.
    OPENBLAS_NUM_THREADS: "1",
  };
  const measure = join(folder, "time");
  const done = spawnSync("/usr/bin/time", ["-f", "%e %U %S %M", "-o", measure, ...command], {
    ...{ env, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "pipe"] },
  });
  if (done.status !== 0) throw new Error(`${command.join(" ")}: ${done.error ?? done.stderr}`);
  const [wall, user, system, memory] = readFileSync(measure, "utf8").trim().split(" ").map(Number) as Four;
  return { stdout: done.stdout, wall, cpu: user + system, memory: memory / 1024 };
}

type Four = [number, number, number, number];
