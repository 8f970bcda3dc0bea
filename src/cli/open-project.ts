/** The plan and the scenarios that the options ask for. */

import { join } from "node:path";
import type { Message } from "../errors.ts";
import { openSnapshot } from "../files/cache/snapshot.ts";
import { filesOf } from "../files/json/read-file.ts";
import { partsIn } from "../plan/scenarios/request.ts";
import { resolveScenarios } from "../plan/scenarios/resolve.ts";
import type { Project, Recorded, Scenario } from "../plan/types.ts";
import type { Made, Origin } from "../report/types.ts";
import type { App } from "./app.ts";
import type { DataOptions, ScenarioOptions } from "./options.ts";
import type { Destination } from "./output.ts";
import { readStdin } from "./streams/stdin.ts";

/** Which files to read: those shipped, but for the ones named. */
export function optionsOf(app: App, { plan, model }: DataOptions) {
  return {
    dataDir: join(app.root, "data"),
    planFile: plan,
    modelFile: model,
  };
}

/** What a report says about where it comes from. */
export function originOf(app: App, { plan, model }: DataOptions): Origin {
  return {
    version: app.version,
    planFile: plan,
    modelFile: model,
  };
}

/** Options of how to answer, which no number depends on, and of the files that are told apart: a saved result names none of them. */
export const presentation: ReadonlySet<string> = new Set([
  ...["plan", "model", "format", "json", "output", "wide", "bom", "color", "lang", "scale"],
  ...["chart", "ascii", "jobs", "shard", "help", "version"],
]);

/** The same of a result of work on scenarios, with all that replay needs where it is written as JSON. Throws Failure "file". */
export async function resultOf(
  app: App,
  options: DataOptions,
  words: readonly string[],
  { format }: Destination,
  project: Project,
  scenarios: readonly Scenario[],
): Promise<Origin> {
  const origin = originOf(app, options);
  if (format !== "json") return origin;
  const read = scenarios.flatMap(({ layers }) =>
    layers.flatMap(({ id, content }) => (content === undefined ? [] : [[id, content] as const])),
  );
  // In one order, whatever the order in which they were typed: same inputs, same bytes.
  const inOrder = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  const asked = inOrder.flatMap(([key, value]) => {
    const name = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return presentation.has(name) || value === undefined ? [] : [[name, value as Made["options"][string]]];
  });
  const made = {
    arguments: words,
    options: Object.fromEntries(asked),
    scenarios: Object.fromEntries(read),
    ...(await recordedOf(project)),
  };
  return { ...origin, made };
}

/** What a result says of the project it was made of. */
export async function recordedOf(project: Project): Promise<Recorded> {
  return project.recorded ?? (await import("../files/cache/recording.ts")).recordOf(project);
}

/**
 * Opens the project that the options name, for scenarios of these names: the snapshot where that is the shipped one, which needs no
 * reading. Throws Failure.
 */
export async function openProject(
  app: App,
  options: DataOptions,
  scenarios: readonly string[] = [],
): Promise<Project> {
  const named = optionsOf(app, options);
  if (options.plan === undefined && options.model === undefined && !scenarios.some(isOwn)) {
    const snapshot = openSnapshot(join(app.root, "dist", "shipped.bin"), named.dataDir, filesOf(named));
    if (snapshot !== undefined) return snapshot;
  }
  const { loadProject } = await import("../files/load.ts");
  return loadProject(named);
}

/** Whether a scenario has to be read from a file or from standard input. */
function isOwn(scenario: string): boolean {
  return partsIn(scenario).some(({ kind }) => kind === "file" || kind === "stdin");
}

export interface Resolved {
  readonly scenarios: readonly Scenario[];
  readonly notes: readonly Message[];
}

/** Scenarios under the options' settings, with `contrast` each before and after these. Throws Failure, and Interrupted while it waits for one. */
export async function resolve(
  { again, streams }: App,
  project: Project,
  names: readonly string[],
  options: ScenarioOptions,
  contrast = false,
): Promise<Resolved> {
  const contents = again?.contents;
  const waits =
    contents === undefined && names.some((name) => partsIn(name).some(({ kind }) => kind === "stdin"));
  const stdin = waits ? await readStdin(streams, options.lang) : new Uint8Array();
  return resolveScenarios(project, {
    scenarios: names,
    set: options.set ?? [],
    unset: options.unset ?? [],
    contrast,
    years: options.years,
    stdin: () => contents?.get("-") ?? stdin,
    contents,
  });
}
