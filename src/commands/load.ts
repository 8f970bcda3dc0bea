/** The plan and the scenarios that the options ask for. */

import { join } from "node:path";
import type { Message } from "../errors.ts";
import { loadProject, type Project, resolveScenarios, type Scenario } from "../plan/project.ts";
import type { Origin } from "../report/report.ts";
import type { AnswerOptions, Installation, ProjectOptions } from "./options.ts";
import { readStdin } from "./stdin.ts";

/** Which files to read: those shipped, but for the ones named. */
export function filesOf(at: Installation, { plan, model }: AnswerOptions) {
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

/** Reads the model, the plan and the sources. Throws Failure with all that is wrong in them. */
export function open(at: Installation, options: AnswerOptions): Project {
  return loadProject(filesOf(at, options));
}

export interface Resolved {
  readonly scenarios: readonly Scenario[];
  readonly notes: readonly Message[];
}

/** Scenarios under the options' settings; undefined if interrupted while waiting for one. Throws Failure. */
export async function resolve(
  project: Project,
  names: readonly string[],
  options: ProjectOptions,
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
