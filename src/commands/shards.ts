/** Which part of the trials is this process's, as the user or a scheduler says. */

import { Failure } from "../errors.ts";

export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/**
 * Reads `3/16`; `auto` reads what a Slurm array (SLURM_ARRAY_TASK_ID, _MIN, _COUNT, _STEP) or a Kubernetes indexed job
 * (JOB_COMPLETION_INDEX, counted from 0, with the job's completions in BAEKJO_SHARDS) puts into the environment. Throws Failure "usage".
 */
export function readShard(text: string, env: Readonly<Record<string, string | undefined>>): Shard {
  const shard = text.trim() === "auto" ? fromScheduler(env) : fromText(text);
  const { index, count } = shard;
  if (!(Number.isSafeInteger(count) && count >= 1 && index >= 1 && index <= count)) throw formFailure(text);
  return shard;
}

function fromText(text: string): Shard {
  const match = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(text);
  if (match === null) throw formFailure(text);
  return { index: Number(match[1]), count: Number(match[2]) };
}

function formFailure(text: string): Failure {
  return new Failure("usage", { id: "simulate.shard-form", values: { text } });
}

function fromScheduler(env: Readonly<Record<string, string | undefined>>): Shard {
  const number = (name: string) => (/^\d{1,9}$/.test(env[name] ?? "") ? Number(env[name]) : undefined);
  const task = number("SLURM_ARRAY_TASK_ID");
  const tasks = number("SLURM_ARRAY_TASK_COUNT");
  if (task !== undefined && tasks !== undefined) {
    const step = Math.max(1, number("SLURM_ARRAY_TASK_STEP") ?? 1);
    const index = (task - (number("SLURM_ARRAY_TASK_MIN") ?? 0)) / step + 1;
    // A list of task numbers with gaps has no place for each: that is not ours to guess.
    if (Number.isInteger(index)) return { index, count: tasks };
  }
  const completion = number("JOB_COMPLETION_INDEX");
  const completions = number("BAEKJO_SHARDS");
  if (completion !== undefined && completions !== undefined) {
    return { index: completion + 1, count: completions };
  }
  throw new Failure("usage", { id: "simulate.shard-auto" });
}

/** The blocks of a shard: from, and up to but without, to. */
export function blocksIn({ index, count }: Shard, blocks: number): { from: number; to: number } {
  return { from: Math.floor((blocks * (index - 1)) / count), to: Math.floor((blocks * index) / count) };
}
