/** `baekjo simulate` as the bench asks it, and what it reads out of its answers. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Command, Place, Run } from "./programs.ts";
import type { Program } from "./shipped.ts";

/** The command for the outputs of the program; undefined where this build has no such command. */
export function baekjo({ root }: Place, { outputs }: Program): Command | undefined {
  const entry = join(root, "bin/baekjo.js");
  const { stdout } = spawnSync(process.execPath, [entry, "--help"], { encoding: "utf8" });
  if (!/^\s*simulate\b/m.test(stdout)) return undefined;
  const metrics = [...new Set(outputs.map(({ metric }) => metric))].flatMap((name) => ["--metric", name]);
  return [process.execPath, entry, "simulate", "--json", ...metrics];
}

const quantiles = ["p5", "p10", "p25", "p50", "p75", "p80", "p90", "p95"];

/** What is told of one column. */
export interface Column {
  readonly mean: number;
  readonly se: number;
  readonly quantiles: readonly number[];
}

/** The columns of the numpy or C++ program, by their places among the outputs. */
export function columnsOfProgram({ stdout }: Run): ReadonlyMap<number, Column> {
  const { columns } = JSON.parse(stdout) as { columns: Record<string, Column> };
  return new Map(Object.entries(columns).map(([place, column]) => [Number(place), column]));
}

interface Row {
  readonly metric: string;
  readonly statistic: string;
  readonly values: readonly number[];
  readonly total: number;
}

/** The same columns as baekjo gives them. */
export function columnsOfBaekjo({ stdout }: Run, { outputs }: Program): ReadonlyMap<number, Column> {
  const { rows, years } = JSON.parse(stdout) as { rows: readonly Row[]; years: readonly number[] };
  const found = new Map(rows.map((row) => [`${row.metric} ${row.statistic}`, row]));
  return new Map(
    outputs.map(({ metric, column }, place) => {
      const read = (statistic: string): number => {
        const row = found.get(`${metric} ${statistic}`) as Row;
        return column === "total" ? row.total : (row.values[years.indexOf(Number(column))] as number);
      };
      return [place, { mean: read("mean"), se: read("se"), quantiles: quantiles.map(read) }];
    }),
  );
}

/**
 * How far the same columns are apart at most: means as a share of what lies between P5 and P95, quantiles in bins of the histograms, whose width is
 * 2^-10 of the value.
 */
export function distance(
  some: ReadonlyMap<number, Column>,
  others: ReadonlyMap<number, Column>,
): { means: number; quantiles: number } {
  let means = 0;
  let quantiles = 0;
  for (const [place, one] of some) {
    const other = others.get(place) as Column;
    const width = (one.quantiles.at(-1) as number) - (one.quantiles[0] as number);
    means = Math.max(means, Math.abs(other.mean - one.mean) / Math.max(1, width));
    for (const [i, value] of one.quantiles.entries()) {
      const bin = Math.max(1, 2 ** -10 * Math.abs(value));
      quantiles = Math.max(quantiles, Math.abs((other.quantiles[i] as number) - value) / bin);
    }
  }
  return { means, quantiles };
}
