/** From what was asked (`gpus-100k+slow-private`, a file, `-`, a setting) to the layers to lay on the plan, in order. */

import { join } from "node:path";
import { didYouMean, Failure, type Issue, message } from "../../errors.ts";
import { shown } from "../../issues.ts";
import { append } from "../../lists.ts";
import { placeInArgument } from "../../places.ts";
import { type Change, readSetting } from "../settings/grammar.ts";
import { writeQuantity } from "../settings/quantity-text.ts";
import { settingMeant } from "../settings/table/settings-as-rows.ts";
import type { InputTable, Project, ScenarioFile, ScenarioOrigin, Setting } from "../types.ts";
import { isTable, maxParts, partsIn, type RequestPart } from "./request.ts";

const longestChain = 20;

/** A setting that was requested by position: a layer of its own, whose id is the setting as it was written. */
export interface SettingLayer {
  readonly from: "set";
  readonly id: string;
  readonly change: Change;
  /** The argument that it is a part of, and where it starts there. */
  readonly request: string;
  readonly offset: number;
}

/** What is laid on the plan to make a scenario of it. */
export type Laid = ScenarioFile | SettingLayer | InputTable;

/** How errors name the argument that a scenario was requested in. */
export const scenarioArgument = "<scenario>";

/** Reads each scenario once, whichever way it is reached. */
export interface Library {
  /** A shipped scenario. Throws Failure. */
  readonly shipped: (name: string) => ScenarioFile;
  /** A part of a request that is no setting: a shipped name, the path of a scenario or a table, or `-`. Throws Failure. */
  readonly part: (part: RequestPart) => ScenarioFile | InputTable;
  /** A table of inputs. Throws Failure. */
  readonly table: (file: string) => InputTable;
  /** The parts of a request. `+` joins; a path that exists as written is one file, plus signs and all. Throws Failure "usage". */
  readonly partsOf: (request: string) => readonly RequestPart[];
}

/** `contents`: where given, scenarios that do not ship are those and no others. */
export function libraryOf(
  project: Project,
  stdin: (() => string | Uint8Array) | undefined,
  contents?: ReadonlyMap<string, string>,
): Library {
  const read = new Map<string, ScenarioFile>();
  const load = (key: string, content: (() => string | Uint8Array) | undefined, as: ScenarioOrigin) => {
    const scenario = read.get(key) ?? project.readScenario(key, content, as);
    read.set(key, scenario);
    return scenario;
  };
  const shipped = (name: string) => {
    if (!project.scenarioNames.includes(name)) throw new Failure("input", unknownScenario(name, project));
    const file = join(project.files.scenarios, `${name}.json`);
    return load(file, undefined, { shippedAs: name, own: project.files.own });
  };
  const recorded = (file: string) => {
    const content = contents?.get(file);
    if (contents === undefined || content !== undefined) return content;
    throw new Failure("input", message("scenario.not-recorded", { name: shown(file) }));
  };
  const tables = new Map<string, InputTable>();
  const table = (file: string) => {
    const content = recorded(file);
    const read =
      tables.get(file) ?? project.readTable(file, content === undefined ? undefined : JSON.parse(content));
    tables.set(file, read);
    return read;
  };
  return {
    shipped,
    table,
    part: ({ kind, text }) => {
      if (kind === "stdin") {
        if (stdin === undefined) throw new Failure("usage", message("scenario.no-stdin"));
        return load("-", stdin, { from: "stdin" });
      }
      if (kind !== "file") return shipped(text);
      if (isTable(text)) return table(text);
      const content = recorded(text);
      return load(text, content === undefined ? undefined : () => content, { from: "file" });
    },
    partsOf: (request) =>
      partsOf(request, contents === undefined ? project.isFile : (file) => contents.has(file)),
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
      append(issues, scenario.issues);
      scenarios.push(scenario);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "input") throw error;
      append(issues, error.issues);
    }
  }
  if (issues.length > 0) throw new Failure("input", issues);
  return scenarios;
}

function partsOf(request: string, isFile: (path: string) => boolean): readonly RequestPart[] {
  if (/\/|\.json|\.[ct]sv/.test(request) && isFile(request)) {
    return [{ kind: "file", text: request, from: 0 }];
  }
  const parts = partsIn(request);
  if (parts.some(({ text }) => text === ""))
    throw new Failure("usage", message("scenario.empty", { name: shown(request) }));
  if (parts.length > maxParts) {
    throw new Failure("usage", message("scenario.too-many", { count: parts.length, most: maxParts }));
  }
  return parts;
}

/**
 * The layers of one request in the order they are laid on: what the first part extends, the first part, what the second
 * extends, and so on. The base is the plan itself and adds nothing. Throws Failure.
 */
export function stackOf(request: string, project: Project, library: Library): readonly Laid[] {
  const stack: Laid[] = [];
  for (const part of library.partsOf(request)) {
    if (part.kind === "setting") stack.push(settingLayer(part, request, project));
    else if (part.text !== project.plan.base) {
      const laid = library.part(part);
      append(stack, laid.from === "table" ? [laid] : chainOf(laid, project, library));
    }
  }
  return stack;
}

/** Throws Failure "usage" for a setting that is malformed. */
function settingLayer({ text, from }: RequestPart, request: string, { plan }: Project): SettingLayer {
  const read = readSetting(text, plan.calendar);
  if (!("malformed" in read)) return { from: "set", id: text, change: read, request, offset: from };
  const { span, ...wrong } = read.malformed;
  const place = placeInArgument(scenarioArgument, request, from + span.from, from + span.to);
  throw new Failure("usage", { ...wrong, place });
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
    const inFile = (issue: Issue) => new Failure("input", { ...issue, place: top.placeOf(["extends"]) });
    if (!project.scenarioNames.includes(name)) throw inFile(unknownScenario(name, project));
    const names = chain.filter((link) => link.from === "shipped").map((link) => link.id);
    if (names.includes(name)) {
      const circle = [name, ...names.slice(0, names.indexOf(name) + 1)].join(" → ");
      throw inFile(message("scenario.cycle", { cycle: circle }));
    }
    if (chain.length >= longestChain) {
      throw inFile(message("scenario.chain", { most: longestChain }));
    }
    chain.unshift(library.shipped(name));
  }
  return chain;
}

/** In a name that is longer no setting is looked for. */
const longestName = 160;

/** The setting that leaves an input as it is in the plan. */
function ownSetting({ name, value, unit, rest }: Setting, { context }: Project): string {
  if (rest !== undefined) return `${name}=rest`;
  if (typeof value === "number") return `${name}=${writeQuantity(value, unit, context)}`;
  const [year, one] = value.entries().next().value as [number, number];
  return `${name}@${year}=${writeQuantity(one, unit, context)}`;
}

export function unknownScenario(name: string, project: Project): Issue {
  const see = message("next.see", { command: "baekjo list scenarios" });
  const own = project.plan.settings.get(name);
  if (own !== undefined) {
    const text = ownSetting(own, project);
    return { ...message("scenario.input", { name }), next: [message("next.own-value", { text }), see] };
  }
  const change = name.length > longestName ? undefined : settingMeant(name, project.plan.calendar);
  const setting = change !== undefined && project.declared.has(change.path) ? [change.text] : [];
  const next = [
    ...setting.map((text) => message("next.write", { text })),
    ...didYouMean(project.suggestions(name, ["scenario"])),
    see,
  ];
  return { ...message("scenario.unknown", { name: shown(name) }), next };
}
