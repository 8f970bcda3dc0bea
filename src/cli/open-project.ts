/** The plan and the scenarios that the options ask for. */

import { join } from "node:path";
import { Failure, type Message, message } from "../errors.ts";
import { openSnapshot } from "../files/cache/snapshot.ts";
import { exists, filesOf, type ProjectOptions } from "../files/json/read-file.ts";
import type { Format } from "../output/formats.ts";
import { partsIn } from "../plan/scenarios/request.ts";
import { resolveScenarios } from "../plan/scenarios/resolve.ts";
import type { Project, Recorded, Scenario } from "../plan/types.ts";
import type { Origin, Provenance } from "../report/types.ts";
import type { App } from "./app.ts";
import { noteText } from "./errors/error-text.ts";
import type { DataOptions, RequestOf, ScenarioOptions } from "./options.ts";
import { readStdin } from "./streams/stdin.ts";
import { toStderr } from "./streams/stdout.ts";
import type { NamedPlan } from "./which-plan.ts";

/** A plan and a model to work on, and the language in which to say which plan that is; without it nothing is said. */
type PlanAsked = DataOptions & Partial<Pick<ScenarioOptions, "lang" | "setFile">>;

/**
 * Which files to read: of the plan that is named, else that of BAEKJO_PLAN, else the one in the working folder, else those that ship.
 * A result that is calculated again knows its plan, whatever surrounds it. Throws Failure, and Interrupted.
 */
export async function askedFiles(app: App, { plan, model, lang }: PlanAsked): Promise<ProjectOptions> {
  const dataDir = join(app.root, "data");
  const named = plan !== undefined ? ({ text: plan, by: "--plan" } as const) : impliedPlan(app);
  if (named === undefined) return { dataDir, modelFile: model };
  const { choosePlan, noteOnModel } = await import("./which-plan.ts");
  const { files, notes } = choosePlan(app, named);
  const requested = { dataDir, modelFile: model, ...files, named: { ...files.named, model } };
  if (lang !== undefined) {
    for (const note of [...notes, ...noteOnModel(requested)])
      await toStderr(app.streams, noteText(note, lang));
  }
  if (requested.planFile !== "-") return requested;
  if (lang === undefined) throw new Failure("usage", message("scenario.no-stdin"));
  return { ...requested, planContent: await readStdin(app.streams, lang) };
}

function impliedPlan({ again, streams }: App): NamedPlan | undefined {
  if (again !== undefined) return undefined;
  const text = streams.env.BAEKJO_PLAN?.trim();
  if (text) return { text, by: "BAEKJO_PLAN" };
  return exists(planHere) ? { text: planHere, by: "folder" } : undefined;
}

const planHere = "plan.json";

/** What a report says about where it comes from. */
export function originOf({ version }: App, { files }: Pick<Project, "files">): Origin {
  return { version, planFile: files.named.plan, modelFile: files.named.model };
}

/** Options of how to answer, which no number depends on, and of which files are read: a saved result names none of them. */
export const presentation: ReadonlySet<string> = new Set([
  ...["plan", "model", "format", "json", "output", "wide", "all", "pager", "bom", "color", "lang", "scale"],
  ...["chart", "ascii", "jobs", "shard", "help", "version"],
]);

/** The same of a result of work on scenarios, with all that replay needs where it is written as JSON. Throws Failure "file". */
export async function resultOf(
  app: App,
  options: DataOptions,
  words: readonly string[],
  formats: readonly Format[],
  project: Project,
  scenarios: readonly Scenario[],
): Promise<Origin> {
  const origin = originOf(app, project);
  if (!formats.includes("json")) return origin;
  const read = scenarios.flatMap(({ layers }) =>
    layers.flatMap(({ id, content }) => (content === undefined ? [] : [[id, content] as const])),
  );
  // In one order, whatever the order in which they were typed: same inputs, same bytes.
  const inOrder = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  const requested = inOrder.flatMap(([key, value]) => {
    const name = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return presentation.has(name) || value === undefined
      ? []
      : [[name, value as Provenance["options"][string]]];
  });
  const provenance = {
    arguments: words,
    options: Object.fromEntries(requested),
    scenarios: Object.fromEntries(read),
    ...(await recordedOf(project)),
  };
  return { ...origin, provenance };
}

/** What a result says of the project it was made of. */
export async function recordedOf(project: Project): Promise<Recorded> {
  return project.recorded ?? (await import("../files/cache/recording.ts")).recordOf(project);
}

/** A plan to ask something of, and for whom: a command makes one of its options, the library of what it has opened. */
export interface Session {
  readonly app: App;
  /** The formats that the answer is wanted in, one at least: what it holds may depend on them. */
  readonly formats: readonly [Format, ...Format[]];
  /** Which files the plan is read from. Throws Failure, and Interrupted. */
  readonly files: () => Promise<ProjectOptions>;
  /** Opens the plan for scenarios of these names, and for tables where any are laid on them. Throws Failure, and Interrupted. */
  readonly open: (scenarios?: readonly string[], tables?: readonly string[]) => Promise<Project>;
}

export function sessionOf(app: App, options: PlanAsked, formats: Session["formats"]): Session {
  let requested: Promise<ProjectOptions> | undefined;
  const files = () => {
    requested ??= askedFiles(app, options);
    return requested;
  };
  const open = async (scenarios: readonly string[] = [], tables?: readonly string[]) =>
    openFiles(app, await files(), scenarios, tables);
  return { app, formats, files, open };
}

/** Opens the project that the options name, for scenarios of these names. Throws Failure, and Interrupted. */
export async function openProject(
  app: App,
  options: PlanAsked,
  scenarios: readonly string[] = [],
): Promise<Project> {
  return openFiles(app, await askedFiles(app, options), scenarios, options.setFile);
}

/** The same of files: the snapshot where they are the shipped ones, which needs no reading. Throws Failure. */
export async function openFiles(
  app: App,
  files: ProjectOptions,
  scenarios: readonly string[],
  tables: readonly string[] = [],
): Promise<Project> {
  if (!hasToRead(files, scenarios, tables)) {
    const file = join(app.root, "dist", "shipped.bin");
    const snapshot = openSnapshot(file, files.dataDir, filesOf(files), app.lend?.());
    if (snapshot !== undefined) return snapshot;
  }
  if (files.planContent !== undefined && scenarios.some(isStdin)) {
    throw new Failure("usage", message("scenario.stdin-twice"));
  }
  const { loadProject } = await import("../files/load.ts");
  return loadProject(files);
}

/** Whether a project is read from files that the snapshot does not know, itself or for what is laid on it. */
export function hasToRead(
  { planFile, modelFile, scenarioContents }: ProjectOptions,
  scenarios: readonly string[],
  tables: readonly string[] = [],
): boolean {
  const own = [planFile, modelFile, scenarioContents].some((each) => each !== undefined);
  return own || tables.length > 0 || scenarios.some(isOwn);
}

/** Whether a scenario has to be read from a file or from standard input. */
function isOwn(scenario: string): boolean {
  return isStdin(scenario) || partsIn(scenario).some(({ kind }) => kind === "file");
}

function isStdin(scenario: string): boolean {
  return partsIn(scenario).some(({ kind }) => kind === "stdin");
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
  options: RequestOf<ScenarioOptions>,
  contrast = false,
): Promise<Resolved> {
  const contents = again?.contents;
  const waits = contents === undefined && names.some(isStdin);
  const stdin = waits ? await readStdin(streams, options.lang) : new Uint8Array();
  return resolveScenarios(project, {
    scenarios: names,
    tables: options.setFile ?? [],
    set: options.set ?? [],
    unset: options.unset ?? [],
    contrast,
    years: options.years,
    stdin: () => contents?.get("-") ?? stdin,
    contents,
  });
}
