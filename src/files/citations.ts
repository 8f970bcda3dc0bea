/** Who cites which source: parameters, scenarios, words that mention one, and every other data file. */

import { dirname, join, relative, resolve } from "node:path";
import { shippedScenarios } from "../plan/scenarios/stack.ts";
import type { Project } from "../plan/types.ts";
import { readJson } from "./json/json.ts";
import { exists, jsonFilesIn, readBytes, shippedPlans } from "./json/read-file.ts";

export interface Citer {
  /** note: the words beside a parameter or a source. file: another file of the data folder. */
  readonly kind: "parameter" | "scenario" | "note" | "file";
  /** A parameter, a scenario's id, whose note it is, or a file. */
  readonly name: string;
}

/**
 * By source id, sorted, who cites it; an empty list for nobody. Throws Failure "input" where a data file is no JSON, "file" where one
 * cannot be read.
 */
export function citersOf(project: Project): ReadonlyMap<string, readonly Citer[]> {
  const citers = new Map<string, Citer[]>([...project.sources.keys()].map((id) => [id, []]));
  const cite = (id: string, kind: Citer["kind"], name: string) => {
    const known = citers.get(id);
    if (known?.every((citer) => citer.kind !== kind || citer.name !== name)) known.push({ kind, name });
  };
  for (const setting of project.plan.settings.values()) {
    for (const { source } of [setting, ...(setting.without?.values() ?? [])]) {
      if (source !== "ASSUMPTION") for (const id of source) cite(id, "parameter", setting.name);
    }
  }
  for (const { id: scenario, source } of shippedScenarios(project)) {
    if (source !== "ASSUMPTION") for (const id of source) cite(id, "scenario", scenario);
  }
  for (const [name, words] of wordsOf(project)) {
    for (const id of citers.keys()) if (words.includes(id)) cite(id, "note", name);
  }
  const folder = dirname(project.files.own ? project.files.plan : project.files.sources);
  for (const file of otherFiles(project)) {
    for (const id of citedIn(readJson(file, readBytes(file)).value)) cite(id, "file", relative(folder, file));
  }
  return citers;
}

/** What is said beside parameters and sources, where a source may be mentioned. */
function wordsOf({ plan, sources, files }: Project): (readonly [string, string])[] {
  const words: [string, string][] = [];
  for (const setting of plan.settings.values()) {
    for (const { note, reason } of [setting, ...(setting.without?.values() ?? [])])
      for (const text of [note, reason]) if (text !== undefined) words.push([setting.name, text.en]);
  }
  // Of sources that ship beside other plans the notes are no words of a user's own plan.
  for (const { id, note } of (files.own ? plan.sources : sources).values())
    if (note !== undefined) words.push([id, note.en]);
  return words;
}

/** The sources of a plan: those of a user's own are the ones that it brings, and of those that ship the ones that it cites. */
export function sourcesOf(project: Project): Project["sources"] {
  if (!project.files.own) return project.sources;
  const { plan, sources } = project;
  const citers = citersOf(project);
  return new Map([...sources].filter(([id]) => plan.sources.has(id) || (citers.get(id)?.length ?? 0) > 0));
}

/** Data files beside the project's own: records such as those of what was spent, and of a plan that ships the other plans. */
function otherFiles({ files }: Project): string[] {
  if (files.own) return [files.actuals, files.cases].filter(exists);
  const dataDir = dirname(files.sources);
  const own = new Set([files.model, files.sources, files.plan].map((file) => resolve(file)));
  return [dataDir, ...shippedPlans(dataDir).map((plan) => dirname(plan))]
    .flatMap((folder) => jsonFilesIn(folder).map((name) => join(folder, name)))
    .filter((file) => !own.has(resolve(file)));
}

/** The texts that stand under the keys `source` and `sources`, however deep. */
function* citedIn(value: unknown, cites = false): Iterable<string> {
  if (typeof value === "string") {
    if (cites) yield value;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* citedIn(item, cites);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value))
      yield* citedIn(item, key === "source" || key === "sources");
  }
}
