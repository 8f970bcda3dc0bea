/** From what was asked (`gpus-100k+slow-private`, a file, `-`) to the scenario files to lay on the plan, in order. */

import { join } from "node:path";
import { Failure, type Issue, type Message, nearest } from "../errors.ts";
import { exists, readBytes } from "./files.ts";
import { shown } from "./issues.ts";
import type { Project, ScenarioOrigin } from "./load.ts";
import { placeOf } from "./place.ts";
import type { ScenarioFile } from "./scenario.ts";

export type { ScenarioFile } from "./scenario.ts";

const longestChain = 20;
const mostParts = 50;

/** Reads each scenario once, whichever way it is reached. */
export interface Library {
  /** A shipped scenario. Throws Failure. */
  readonly shipped: (name: string) => ScenarioFile;
  /** A part of a request: a shipped name, a path, or `-`. Throws Failure. */
  readonly part: (part: string) => ScenarioFile;
  /** The parts of a request. `+` joins; a path that exists as written is one file, plus signs and all. */
  readonly partsOf: (request: string) => readonly string[];
}

/** `contents`: where given, scenarios that do not ship are those and no others. */
export function libraryOf(
  project: Project,
  stdin: (() => string | Uint8Array) | undefined,
  contents?: ReadonlyMap<string, string>,
): Library {
  const read = new Map<string, ScenarioFile>();
  const load = (key: string, content: () => string | Uint8Array, as: ScenarioOrigin) => {
    const scenario = read.get(key) ?? project.readScenario(key, content, as);
    read.set(key, scenario);
    return scenario;
  };
  const fromFile = (file: string, as: ScenarioOrigin) => load(file, () => readBytes(file), as);
  const shipped = (name: string) => {
    if (!project.scenarioNames.includes(name)) throw new Failure("input", unknownScenario(name, project));
    return fromFile(join(project.files.scenarios, `${name}.json`), {
      shippedAs: name,
      own: project.files.own,
    });
  };
  return {
    shipped,
    part: (part) => {
      if (part === "-") {
        if (stdin === undefined) throw new Failure("usage", { id: "scenario.no-stdin" });
        return load("-", stdin, { from: "stdin" });
      }
      if (!isPath(part)) return shipped(part);
      if (contents === undefined) return fromFile(part, { from: "file" });
      const content = contents.get(part);
      if (content === undefined)
        throw new Failure("input", { id: "scenario.not-recorded", values: { name: shown(part) } });
      return load(part, () => content, { from: "file" });
    },
    partsOf: (request) => partsOf(request, contents),
  };
}

/** Every shipped scenario but the base, for lists. Throws Failure with all that is wrong with them. */
export function shippedScenarios(project: Project): readonly ScenarioFile[] {
  const { shipped } = libraryOf(project, undefined);
  const issues: Issue[] = [];
  const scenarios: ScenarioFile[] = [];
  for (const name of project.scenarioNames) {
    if (name === project.plan.base) continue;
    try {
      const scenario = shipped(name);
      issues.push(...scenario.issues);
      scenarios.push(scenario);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "input") throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new Failure("input", issues);
  return scenarios;
}

function partsOf(request: string, contents: ReadonlyMap<string, string> | undefined): readonly string[] {
  if (isPath(request) && (contents === undefined ? exists(request) : contents.has(request))) return [request];
  const parts = request.split("+").map((part) => part.trim());
  if (parts.includes(""))
    throw new Failure("usage", { id: "scenario.empty", values: { name: shown(request) } });
  if (parts.length > mostParts) {
    throw new Failure("usage", { id: "scenario.too-many", values: { count: parts.length, most: mostParts } });
  }
  return parts;
}

/**
 * The files of one request in the order they are laid on: what the first part extends, the first part, what the second
 * extends, and so on. The base is the plan itself and adds nothing. Throws Failure.
 */
export function stackOf(request: string, project: Project, library: Library): readonly ScenarioFile[] {
  const stack: ScenarioFile[] = [];
  for (const part of library.partsOf(request)) {
    if (part !== project.plan.base) stack.push(...chainOf(library.part(part), project, library));
  }
  return stack;
}

/** A scenario behind all that it extends. Throws Failure for an unknown name and for a circle. */
export function chainOf(scenario: ScenarioFile, project: Project, library: Library): readonly ScenarioFile[] {
  const chain = [scenario];
  for (
    let top = scenario;
    top.extends !== undefined && top.extends !== project.plan.base;
    top = chain[0] as ScenarioFile
  ) {
    const name = top.extends;
    const place = placeOf(top.document, ["extends"]);
    if (!project.scenarioNames.includes(name))
      throw new Failure("input", { ...unknownScenario(name, project), place });
    const names = chain.filter((link) => link.from === "shipped").map((link) => link.id);
    if (names.includes(name)) {
      const circle = [name, ...names.slice(0, names.indexOf(name) + 1)].join(" → ");
      throw new Failure("input", { id: "scenario.cycle", values: { cycle: circle }, place });
    }
    if (chain.length >= longestChain) {
      throw new Failure("input", { id: "scenario.chain", values: { most: longestChain }, place });
    }
    chain.unshift(library.shipped(name));
  }
  return chain;
}

export function isPath(part: string): boolean {
  return part.includes("/") || part.endsWith(".json");
}

export function unknownScenario(name: string, project: Project): Issue {
  const next: Message[] = nearest(name, project.scenarioNames).map((near) => ({
    id: "next.did-you-mean",
    values: { names: near },
  }));
  next.push({ id: "next.see", values: { command: "baekjo list scenarios" } });
  return { id: "scenario.unknown", values: { name: shown(name) }, next };
}
