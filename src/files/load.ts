/** A project: one model, one plan and the sources of their numbers, read, checked and ready for scenarios. */

import { dirname } from "node:path";
import { didYouMean, Failure, type Issue, message, nearest } from "../errors.ts";
import { capped } from "../issues.ts";
import { append } from "../lists.ts";
import { callables, suggestedNames } from "../plan/lookup.ts";
import type { Project, ScenarioOrigin } from "../plan/types.ts";
import { type JsonDocument, readJson } from "./json/json.ts";
import { formulaPlace, placeOf } from "./json/place.ts";
import {
  exists,
  filesOf,
  leaves,
  type ProjectOptions,
  readBytes,
  scenarioFilesIn,
} from "./json/read-file.ts";
import { readDefinition } from "./readers/model-file.ts";
import { readPlan } from "./readers/plan-file.ts";
import { readScenario } from "./readers/scenario-file.ts";
import { readSources } from "./readers/sources-file.ts";
import { readInputTable } from "./readers/table-file.ts";

/**
 * Reads model, sources and plan. Throws Failure "file" when one cannot be read, else Failure "input" with all that is wrong
 * with all of them.
 */
export function loadProject(options: ProjectOptions): Project {
  const { project, issues } = readProject(options);
  if (project === undefined) throw new Failure("input", issues);
  return project;
}

/**
 * The same with the issues handed back; a project is there unless one of them is in its way. That is none of a plan whose scenarios were
 * left behind, as where a plan file alone was copied: `validate` names those that it speaks of.
 */
export function readProject(options: ProjectOptions): {
  project: Project | undefined;
  issues: readonly Issue[];
} {
  const files = filesOf(options);
  const issues: Issue[] = [];
  const model = readDocument(files.model, issues, options.modelContent);
  const sourcesDocument = readDocument(files.sources, issues);
  const planDocument = readDocument(files.plan, issues, options.planContent);

  const read = model === undefined ? undefined : readDefinition(model);
  if (read !== undefined) append(issues, capped(read.issues));
  const shared = sourcesDocument === undefined ? undefined : readSources(sourcesDocument);
  if (shared !== undefined) append(issues, capped(shared.issues));
  if (
    model === undefined ||
    read?.definition === undefined ||
    planDocument === undefined ||
    shared === undefined
  ) {
    return { project: undefined, issues };
  }
  const {
    plan,
    definition,
    declared,
    context,
    issues: planIssues,
  } = readPlan(planDocument, read.definition, shared.sources);
  append(issues, capped(planIssues));
  if (plan === undefined || issues.length > 0) return { project: undefined, issues };

  const sources = new Map([...shared.sources, ...plan.sources].sort(([a], [b]) => (a < b ? -1 : 1)));
  const given = options.scenarioContents;
  const ids = [...new Set([...scenarioIdsIn(files.scenarios), ...(given?.keys() ?? [])])].sort();
  const scenarioNames = [plan.base, ...ids.filter((id) => id !== plan.base)];
  const alternatives = plan.alternatives ?? [];
  const here = alternatives.filter((name) => scenarioNames.includes(name));
  for (const [i, name] of alternatives.entries()) {
    if (here.includes(name)) continue;
    issues.push({
      ...message("scenario.unknown", { name }),
      place: placeOf(planDocument, ["alternatives", i]),
      next: didYouMean(nearest(name, scenarioNames, 1)),
    });
  }
  const scenarioIn = (document: JsonDocument, as: ScenarioOrigin) => {
    const { scenario, issues } = readScenario(document, as, project);
    if (scenario === undefined) throw new Failure("input", capped(issues));
    return scenario;
  };
  const project: Project = {
    definition,
    plan: here.length === alternatives.length ? plan : { ...plan, alternatives: here },
    sources,
    scenarioNames,
    context,
    declared,
    files,
    suggestions: (text, kinds, fits) => suggestedNames(text, project, kinds, undefined, fits),
    callables: (kind) => callables(project, kind),
    readScenario: (file, content, as) => {
      const own = "shippedAs" in as ? given?.get(as.shippedAs) : undefined;
      // Who hands it in is a user, whoever ships the plan.
      if (own !== undefined && "shippedAs" in as)
        return scenarioIn(readJson(file, own), { ...as, own: true });
      // A plan's own scenarios lie beside it: a link that leads elsewhere is refused.
      if ("shippedAs" in as && as.own && leaves(file, dirname(files.plan))) {
        throw new Failure("file", { ...message("scenario.link"), place: { file } });
      }
      return scenarioIn(readJson(file, content?.() ?? readBytes(file)), as);
    },
    readTable: (file, content) => readInputTable(file, content, project),
    isFile: exists,
    locate: (kind, name, span) => formulaPlace(model, kind, name, span),
  };
  return { project, issues };
}

/** A file read as JSON, or its content where that is known; what is wrong with it goes to the issues, what makes it unreadable is thrown. */
export function readDocument(file: string, issues: Issue[], content?: Uint8Array): JsonDocument | undefined {
  try {
    return readJson(file, content ?? readBytes(file));
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== "input") throw error;
    append(issues, error.issues);
    return undefined;
  }
}

/** Ids of the scenarios in a folder: the files whose names are ids. */
export function scenarioIdsIn(folder: string): string[] {
  return scenarioFilesIn(folder)
    .map((name) => name.slice(0, -".json".length))
    .filter((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
}
