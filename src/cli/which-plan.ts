/** Which plan a command works on: the one that is named, or else the one that the surroundings have. Loaded where that is not the plan that ships. */

import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { didYouMean, Failure, type Message, message } from "../errors.ts";
import {
  exists,
  filesOf,
  isOurs,
  type ProjectOptions,
  readBytes,
  shippedName,
  shippedPlans,
} from "../files/json/read-file.ts";
import { placeInArgument } from "../places.ts";
import { type Callable, found } from "../plan/name-search.ts";
import type { App } from "./app.ts";

/** A plan as it was given, and what gave it: an option, a variable, or the folder that the user is in. */
export interface NamedPlan {
  readonly text: string;
  readonly by: "--plan" | "--from" | "BAEKJO_PLAN" | "folder" | "plan";
}

/** Where the plan lies, what it is called in a result, and what is to be said about it. */
interface Choice {
  readonly files: Pick<ProjectOptions, "planFile" | "named">;
  readonly notes: readonly Message[];
}

/**
 * The files of a plan that ships by this name, of a folder, or the file itself. A word without a slash and without `.json` is first a
 * name. Throws Failure: "input" for a word that is neither name nor file, "file" where nothing is at a path.
 */
export function choosePlan({ root }: App, { text, by }: NamedPlan): Choice {
  const dataDir = join(root, "data");
  const usual = filesOf({ dataDir }).plan;
  if (by === "folder") return fromFolder(text, usual);
  if (text === "-") return { files: { planFile: text, named: { plan: text } }, notes: [] };
  const shipped = shippedPlans(dataDir);
  const named = shipped.find((file) => shippedName(file) === text);
  if (named === undefined) return { files: fromPath(text, by, shipped), notes: [] };
  const here = join(text, "plan.json");
  const both = exists(here) && resolve(here) !== resolve(named);
  return {
    files: named === usual ? {} : { planFile: named, named: { plan: text } },
    notes: both ? [message("plan.both", { name: text })] : [],
  };
}

/** Another tool may have a file of that name: what does not say that it is a plan of ours is left alone. */
function fromFolder(file: string, usual: string): Choice {
  const name = shippedName(usual);
  if (resolve(file) === resolve(usual)) return { files: {}, notes: [] };
  if (!isOurs(file, "plan")) return { files: {}, notes: [message("plan.foreign", { file, name })] };
  return {
    files: { planFile: file, named: { plan: file } },
    notes: [message("plan.here", { file })],
  };
}

function fromPath(text: string, by: NamedPlan["by"], shipped: readonly string[]): Choice["files"] {
  const kind = kindOf(text);
  const file = kind === "folder" ? join(text, "plan.json") : text;
  if (kind === "folder" && !exists(file))
    throw new Failure("file", message("plan.empty-folder", { file: text }));
  if (kind !== "nothing") return { planFile: file, named: { plan: file } };
  const path = /[/\\]|\.json$/i.test(text);
  const word = path ? basename(text).replace(/\.json$/i, "") : text;
  const next = [
    ...didYouMean(found(word, shipped.map(calledBy))),
    message("next.see", { command: "baekjo list plans" }),
  ];
  const place = placeInArgument(by, text, 0, text.length);
  if (path) throw new Failure("file", { ...message("file.missing", { file: text }), place, next });
  throw new Failure("input", { ...message("plan.unknown", { name: text }), place, next });
}

function kindOf(path: string): "folder" | "file" | "nothing" {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What cannot be looked at is there: who reads it says what is wrong.
    return code === "ENOENT" || code === "ENOTDIR" || code === "ERR_INVALID_ARG_VALUE" ? "nothing" : "file";
  }
}

/** The names that a plan which ships may be looked for by: that of its folder, and its own. */
function calledBy(file: string): Callable {
  const name = shippedName(file);
  try {
    const { id, label } = JSON.parse(new TextDecoder().decode(readBytes(file)));
    const labels = typeof label === "string" ? [label] : Object.values(label as Record<string, string>);
    return { name, labels: [...labels, String(id)] };
  } catch {
    // What is wrong with it is said where it is opened.
    return { name, labels: [] };
  }
}

/** A model of ours that lies beside the plan is the plan's own; another tool's is left alone, and said. */
export function noteOnModel({ planFile, modelFile }: ProjectOptions): readonly Message[] {
  if (planFile === undefined || planFile === "-" || modelFile !== undefined) return [];
  const file = join(dirname(planFile), "model.json");
  return exists(file) && !isOurs(file, "model") ? [message("model.foreign", { file })] : [];
}
