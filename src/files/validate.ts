/** Every error of every data file, in one report. */

import { dirname, join, resolve } from "node:path";
import { Failure, type Issue, message } from "../errors.ts";
import { capped, shown } from "../issues.ts";
import { append } from "../lists.ts";
import { unnamedInputs } from "../plan/lookup.ts";
import { resolveOne } from "../plan/scenarios/resolve.ts";
import { chainOf, libraryOf } from "../plan/scenarios/stack.ts";
import type { Project, ScenarioFile } from "../plan/types.ts";
import { emptyBook, readCases, sharesCases } from "./cases/case-file.ts";
import { citersOf } from "./citations.ts";
import { readJson } from "./json/json.ts";
import { placeOf, placeOfKey } from "./json/place.ts";
import {
  exists,
  filesOf,
  leaves,
  type ProjectOptions,
  readBytes,
  scenarioFilesIn,
  shippedPlans,
} from "./json/read-file.ts";
import { readDocument, readProject } from "./load.ts";
import { readChecks } from "./readers/checks-file.ts";
import { readDefinition } from "./readers/model-file.ts";
import { readScenario } from "./readers/scenario-file.ts";
import { readSources } from "./readers/sources-file.ts";
import { citedBy, readActuals } from "./record/record-file.ts";

export interface ValidateOptions extends ProjectOptions {
  /** More files to check: models, plans, sources, scenarios, records or cases, distinguished by their `format`. */
  readonly files?: readonly string[];
  /** Source ids that other data files (actuals, projects) cite. */
  readonly cited?: Iterable<string>;
}

export interface Validation {
  readonly issues: readonly Issue[];
  /** Every file that was checked, in order. */
  readonly files: readonly string[];
  /** Inputs that no formula names: no fault, and worth a word. */
  readonly unnamed: readonly string[];
  /** There when model, plan and sources are sound: for the checks of formulas and units that follow. */
  readonly project: Project | undefined;
}

/**
 * Checks the files of a project: model, plan and what lies beside it, each scenario by itself on the plan, and the files given; where
 * the plan is one that ships, the other plans and the sources of all of them too. Throws Failure "file" only where one cannot be read.
 */
export function validateAll(options: ValidateOptions): Validation {
  const issues: Issue[] = [];
  const { project, issues: wrong } = readProject(options);
  append(issues, wrong);
  const own = filesOf(options);
  const files: string[] = [];
  if (project !== undefined) {
    const { model, sources, plan } = project.files;
    append(files, own.own ? [model, plan] : [model, sources, plan]);
  }

  const used = new Set<string>(options.cited);
  for (const name of scenarioFilesIn(own.scenarios)) {
    const file = join(own.scenarios, name);
    files.push(file);
    if (own.own && project !== undefined && leaves(file, dirname(project.files.plan))) {
      issues.push({ ...message("scenario.link"), place: { file } });
      continue;
    }
    append(
      issues,
      checkScenario(file, { shippedAs: name.slice(0, -".json".length), own: own.own }, project, used),
    );
  }
  if (project !== undefined && exists(own.actuals)) {
    files.push(own.actuals);
    append(issues, checkActuals(own.actuals, project, used));
  }
  if (exists(own.cases) && project?.definition.cases !== undefined) {
    files.push(own.cases);
    append(issues, checkCases(own.cases, project, used));
  }
  const others = own.own ? [] : shippedPlans(options.dataDir).filter((file) => !files.includes(file));
  if (exists(own.checks)) others.push(own.checks);
  for (const file of [...(project === undefined ? [] : others), ...(options.files ?? [])]) {
    if (files.some((known) => resolve(known) === resolve(file))) continue;
    files.push(file);
    append(issues, checkByFormat(file, options, project, used));
  }
  if (project !== undefined && options.planFile === undefined && issues.length === 0) {
    append(issues, unusedSources(project, used));
  }
  return { issues, files, unnamed: project === undefined ? [] : unnamedInputs(project), project };
}

function checkActuals(file: string, project: Project | undefined, used: Set<string>): readonly Issue[] {
  const issues: Issue[] = [];
  const document = readDocument(file, issues);
  if (document === undefined || project === undefined) return issues;
  const read = readActuals(document, project);
  if (read.actuals !== undefined) for (const id of citedBy(read.actuals)) used.add(id);
  return capped(read.issues);
}

/** A scenario's own faults, or else those of laying it on the plan. */
function checkScenario(
  file: string,
  as: Parameters<typeof readScenario>[1],
  project: Project | undefined,
  used: Set<string>,
): readonly Issue[] {
  const issues: Issue[] = [];
  const document = readDocument(file, issues);
  // Without a project the sources are not known; the project's own issues come first.
  if (document === undefined || project === undefined) return issues;
  const read = readScenario(document, as, project);
  if (read.scenario === undefined) append(issues, read.issues);
  if ("shippedAs" in as) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(as.shippedAs)) {
      issues.push({ ...message("scenario.file-name", { name: shown(as.shippedAs) }), place: { file } });
    } else if (as.shippedAs === project.plan.base) {
      issues.push({ ...message("scenario.base-taken", { name: as.shippedAs }), place: { file } });
    }
  }
  if (read.scenario === undefined) return capped(issues);
  if (Array.isArray(read.scenario.source)) for (const id of read.scenario.source) used.add(id);
  return capped([...issues, ...checkLayers(read.scenario, project)]);
}

function checkLayers(scenario: ScenarioFile, project: Project): readonly Issue[] {
  try {
    const chain = chainOf(scenario, project, libraryOf(project, undefined));
    const { issues } = resolveOne(project, chain, undefined, project.plan.years);
    // What a scenario extends answers for itself.
    return issues.filter(({ place }) => place?.file === scenario.file);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== "input") throw error;
    return error.issues.filter(({ place }) => place?.file === scenario.file);
  }
}

/** A case file: its own faults, and those of laying its cases on the plan. */
function checkCases(file: string, project: Project | undefined, used: Set<string>): readonly Issue[] {
  const issues: Issue[] = [];
  const document = readDocument(file, issues);
  if (document === undefined || project === undefined) return issues;
  const { cases } = project.files;
  const own = resolve(file) === resolve(cases) || !exists(cases);
  const lenient = sharesCases(project);
  let before = emptyBook(project);
  // What is wrong with the plan's own file is said of that file.
  const base = own ? undefined : readDocument(cases, []);
  if (base !== undefined) before = readCases(base, before, lenient).book;
  const { book, issues: wrong } = readCases(document, before, own && lenient);
  for (const id of book.cited) used.add(id);
  return capped(wrong);
}

function checkByFormat(
  file: string,
  options: ProjectOptions,
  project: Project | undefined,
  used: Set<string>,
): readonly Issue[] {
  const issues: Issue[] = [];
  const document = readDocument(file, issues);
  if (document === undefined) return issues;
  const format = (document.value as { format?: unknown } | null)?.format;
  switch (format) {
    case "baekjo/model/1":
      return capped(readDefinition(document).issues);
    case "baekjo/sources/1":
      return capped(readSources(document).issues);
    case "baekjo/plan/1": {
      const read = readProject({ ...options, planFile: file });
      for (const id of read.project === undefined ? [] : usedBy(read.project)) used.add(id);
      return read.issues.filter(({ place }) => place?.file === file || place === undefined);
    }
    case "baekjo/scenario/1":
      return checkScenario(file, { from: "file" }, project, used);
    case "baekjo/actuals/1":
      return checkActuals(file, project, used);
    case "baekjo/cases/1":
      return checkCases(file, project, used);
    case "baekjo/checks/1":
      return checkChecks(file);
    default: {
      const known = ["model", "plan", "sources", "scenario", "actuals", "cases", "checks"]
        .map((kind) => `baekjo/${kind}/1`)
        .join(", ");
      return [{ ...message("shape.one-of", { known }), place: placeOf(document, ["format"]) }];
    }
  }
}

/** What can be said of checks without running them. */
function checkChecks(file: string): readonly Issue[] {
  try {
    const { checks } = readChecks(file, file);
    return capped(checks.flatMap((check) => (check.kind === "invalid" ? check.issues : [])));
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== "input") throw error;
    return error.issues;
  }
}

/** Ids that a plan's numbers cite. */
function usedBy(project: Project): Set<string> {
  const used = new Set<string>();
  for (const setting of project.plan.settings.values()) {
    for (const { source } of [setting, ...(setting.without?.values() ?? [])]) {
      if (source !== "ASSUMPTION") for (const id of source) used.add(id);
    }
  }
  return used;
}

/** A source that nothing cites has lost its number, or never had one. A mention in a note counts. */
function unusedSources(project: Project, cited: ReadonlySet<string>): readonly Issue[] {
  const unused = [...citersOf(project)]
    .filter(([id, citers]) => citers.length === 0 && !cited.has(id))
    .map(([id]) => id);
  if (unused.length === 0) return [];
  const { sources: file } = project.files;
  const document = readJson(file, readBytes(file));
  return capped(
    unused.map((id) => ({
      ...message("source.unused", { source: id }),
      place: placeOfKey(document, ["sources", id]),
    })),
  );
}
