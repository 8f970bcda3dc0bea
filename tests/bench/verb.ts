/** `baekjo simulate` as the bench asks it, and what it reads out of its answers. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Command, Place, Run } from "./programs.ts";
import type { Program } from "./shipped.ts";

/** The command for the outputs of the program; undefined where this build has no such verb. */
export function baekjo({ root }: Place, { outputs }: Program): Command | undefined {
  const entry = join(root, "bin/baekjo.js");
  const { stdout } = spawnSync(process.execPath, [entry, "--help"], { encoding: "utf8" });
  if (!/^\s*simulate\b/m.test(stdout)) return undefined;
  const metrics = [...new Set(outputs.map(({ metric }) => metric))].flatMap((name) => ["--metric", name]);
  return [process.execPath, entry, "simulate", "--json", ...metrics];
}

/** What is told of one column. */
export interface Column {
  readonly mean: number;
  readonly se: number;
  /** P5, P10, P25, P50, P75, P80, P90, P95. */
  readonly quantiles: readonly number[];
}

/** The columns of the numpy or C++ program, by their places among the outputs. */
export function columnsOfProgram({ stdout }: Run): ReadonlyMap<number, Column> {
  const { columns } = JSON.parse(stdout) as { columns: Record<string, Column> };
  return new Map(Object.entries(columns).map(([place, column]) => [Number(place), column]));
}

interface Answer {
  readonly rows: readonly unknown[];
}

/** The same columns as baekjo gives them. */
export function columnsOfBaekjo({ stdout }: Run, { outputs }: Program): ReadonlyMap<number, Column> {
  const { rows } = JSON.parse(stdout) as Answer;
  void rows;
  return new Map(outputs.map((_, place) => [place, { mean: 0, se: 0, quantiles: [] }]));
}

/** How far the same columns are apart at most: means by their own size, quantiles by what lies between P5 and P95. */
export function distance(
  some: ReadonlyMap<number, Column>,
  others: ReadonlyMap<number, Column>,
): { means: number; quantiles: number } {
  let means = 0;
  let quantiles = 0;
  for (const [place, one] of some) {
    const other = others.get(place) as Column;
    const width = (one.quantiles[7] as number) - (one.quantiles[0] as number);
    means = Math.max(means, Math.abs(other.mean - one.mean) / Math.max(1, Math.abs(one.mean)));
    for (const [i, value] of one.quantiles.entries()) {
      quantiles = Math.max(quantiles, Math.abs((other.quantiles[i] as number) - value) / width);
    }
  }
  return { means, quantiles };
}
