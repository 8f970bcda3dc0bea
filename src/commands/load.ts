/** The plan and the scenarios that the options ask for. */

import { join } from "node:path";
import { reading } from "../bundles.ts";
import { Failure, type Message } from "../errors.ts";
import { filesOf, openSnapshot, type Project, resolveScenarios, type Scenario } from "../plan/project.ts";
import type { Origin } from "../report/report.ts";
import type { AnswerOptions, Installation, ScenarioOptions } from "./options.ts";
import { readStdin } from "./stdin.ts";

/** Which files to read: those shipped, but for the ones named. */
export function optionsOf(at: Installation, { plan, model }: AnswerOptions) {
  return {
    dataDir: join(at.root, "data"),
    ...(plan === undefined ? {} : { planFile: plan }),
    ...(model === undefined ? {} : { modelFile: model }),
  };
}

/** What a report says about where it comes from. */
export function originOf(at: Installation, { plan, model }: AnswerOptions): Origin {
  return {
    version: at.version,
    ...(plan === undefined ? {} : { planFile: plan }),
    ...(model === undefined ? {} : { modelFile: model }),
  };
}

/**
 * Asks something of the project that the options name. Where that is the shipped one, it is asked of the snapshot first, which
 * needs no reading; if anything is then wrong with the input, it is asked again of the files, which say where. Throws Failure.
 */
export async function asking<T>(
  at: Installation,
  options: AnswerOptions,
  scenarios: readonly string[],
  ask: (project: Project) => Promise<T>,
): Promise<T> {
  const named = optionsOf(at, options);
  const own = options.plan !== undefined || options.model !== undefined || scenarios.some(isOwn);
  const snapshot = own
    ? undefined
    : openSnapshot(join(at.root, "dist", "shipped.bin"), named.dataDir, filesOf(named));
  if (snapshot !== undefined) {
    try {
      return await ask(snapshot);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "input") throw error;
    }
  }
  const { loadProject } = await reading();
  return await ask(loadProject(named));
}

/** Whether a scenario has to be read from a file or from standard input. */
function isOwn(scenario: string): boolean {
  return /\/|\.json|(^|\+)\s*-\s*($|\+)/.test(scenario);
}

export interface Resolved {
  readonly scenarios: readonly Scenario[];
  readonly notes: readonly Message[];
}

/** Scenarios under the options' settings; undefined if interrupted while waiting for one. Throws Failure. */
export async function resolve(
  project: Project,
  names: readonly string[],
  options: ScenarioOptions,
): Promise<Resolved | undefined> {
  const waits = names.some((name) => name.split("+").includes("-"));
  const stdin = waits ? await readStdin(options.lang) : new Uint8Array();
  if (stdin === undefined) return undefined;
  return resolveScenarios(project, {
    scenarios: names,
    set: options.set ?? [],
    unset: options.unset ?? [],
    ...(options.years === undefined ? {} : { years: options.years }),
    stdin: () => stdin,
  });
}
