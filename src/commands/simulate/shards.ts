/** Which part of the trials is this process's, as the user or a scheduler says. */

import { Failure, message } from "../../errors.ts";

export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const largest = 999_999_999;

/**
 * Reads `3/16`; `auto` reads what a Slurm array (SLURM_ARRAY_TASK_ID, _MIN, _MAX, _COUNT, _STEP) or a Kubernetes indexed job
 * (JOB_COMPLETION_INDEX, counted from 0) puts into the environment. BAEKJO_SHARDS says of how many shards a task is one: a pod is
 * never shards, and an array of the tasks to do again does not know; a task's id is then the shard's number. Throws Failure "usage".
 */
export function readShard(text: string, env: Environment): Shard {
  if (text.trim() === "auto") return fromScheduler(env);
  const match = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(text);
  const shard = { index: Number(match?.[1]), count: Number(match?.[2]) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new Failure("usage", message("simulate.shard-form", { text }));
}

function fromScheduler(env: Environment): Shard {
  const shards = numberIn(env, "BAEKJO_SHARDS", 1);
  const task = numberIn(env, "SLURM_ARRAY_TASK_ID", 0);
  if (task !== undefined) return taskOf(env, task, shards);
  const completion = numberIn(env, "JOB_COMPLETION_INDEX", 0);
  if (completion === undefined) throw new Failure("usage", message("simulate.shard-auto"));
  if (shards === undefined) throw new Failure("usage", message("simulate.shard-count"));
  return among("JOB_COMPLETION_INDEX", completion, { index: completion + 1, count: shards });
}

/** The shard of a task of a Slurm array. */
function taskOf(env: Environment, task: number, shards: number | undefined): Shard {
  const tasks = numberIn(env, "SLURM_ARRAY_TASK_COUNT", 1);
  const least = numberIn(env, "SLURM_ARRAY_TASK_MIN", 0) ?? 0;
  const step = numberIn(env, "SLURM_ARRAY_TASK_STEP", 1) ?? 1;
  const place = (task - least) / step + 1;
  const most = numberIn(env, "SLURM_ARRAY_TASK_MAX", 0) ?? least + ((tasks ?? 1) - 1) * step;
  const complete = tasks !== undefined && (most - least) / step + 1 === tasks && Number.isInteger(place);
  if (shards !== undefined && !(complete && tasks === shards)) {
    return among("SLURM_ARRAY_TASK_ID", task, { index: task, count: shards });
  }
  if (tasks === undefined) throw new Failure("usage", message("simulate.shard-auto"));
  const values = { task, tasks, least, most };
  if (!complete) throw new Failure("usage", message("simulate.shard-gaps", values));
  // Of one task nobody can tell whether it is all there is, or one of many to be done again.
  if (tasks === 1 && shards === undefined)
    throw new Failure("usage", message("simulate.shard-alone", values));
  return among("SLURM_ARRAY_TASK_ID", task, { index: place, count: tasks });
}

function among(variable: string, value: number, shard: Shard): Shard {
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new Failure("usage", message("simulate.shard-range", { variable, value, count: shard.count }));
}

/** A whole number from the environment; undefined where the variable is not set, or is empty. */
function numberIn(env: Environment, variable: string, least: number): number | undefined {
  const text = env[variable]?.trim() ?? "";
  if (text === "") return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least) return value;
  const values = { variable, text: text.slice(0, 80), least, most: largest };
  throw new Failure("usage", message("simulate.shard-variable", values));
}

/** The blocks of a shard: from, and up to but without, to. */
export function blocksIn({ index, count }: Shard, blocks: number): { from: number; to: number } {
  return { from: Math.floor((blocks * (index - 1)) / count), to: Math.floor((blocks * index) / count) };
}
