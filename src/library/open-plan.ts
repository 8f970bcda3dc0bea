/** A plan opened for a program: the questions that can be asked of it, each answered as the command of its name answers. */

import type { App } from "../cli/app.ts";
import { together } from "../cli/arguments.ts";
import { hasToRead, openFiles, type Session } from "../cli/open-project.ts";
import type { RequestOf } from "../cli/options.ts";
import { callersStreams } from "../cli/streams/streams.ts";
import { askCheck } from "../commands/check/ask.ts";
import { askCompare } from "../commands/compare/ask.ts";
import { askDifference, askExplain } from "../commands/explain/ask.ts";
import { askRun } from "../commands/run/ask.ts";
import { askDraws, askSimulate, refuseBesideDraws, type SimulateOptions } from "../commands/simulate/ask.ts";
import { askSolve } from "../commands/solve/ask.ts";
import { askSweep } from "../commands/sweep/ask.ts";
import { blockTrials } from "../engine/simd/block.ts";
import { Failure, type Message, message } from "../errors.ts";
import type { ProjectOptions } from "../files/json/read-file.ts";
import { entriesOf, isList, type Json, type Reported } from "../output/document.ts";
import type { Language } from "../output/formats.ts";
import { jsonParts } from "../output/json-writer.ts";
import { plain } from "../output/numbers/number.ts";
import type { Answer } from "../output/report-view.ts";
import { partsIn } from "../plan/scenarios/request.ts";
import type { Project } from "../plan/types.ts";
import type { Watch } from "./api.ts";
import { entriesIn, isObject, type Method, optionsOf, ownEntries, textIn, wrong } from "./request-options.ts";
import { bytesOf, filesOfSource } from "./source.ts";

/** Where the library is installed, which version of it, and how it speaks to the program. */
export interface Caller {
  readonly root: string;
  readonly version: string;
  readonly language: Language;
  /** Receives the notes beside an answer. */
  readonly note: (note: Message) => void;
}

/** The options of a request as a command's, whatever its own options are: each was read as the option is. */
type OptionsOf<Ask extends (session: Session, words: never, options: never, ...more: never[]) => unknown> =
  Parameters<Ask>[2];

const empty = new Uint8Array();

/** A plan that is read when it is opened, and again only where a request brings files of its own. */
export class OpenedPlan {
  readonly caller: Caller;
  private readonly files: ProjectOptions;
  /** By whether they were read from files. */
  private readonly projects = new Map<boolean, Project>();

  constructor(source: unknown, caller: Caller) {
    this.caller = caller;
    this.files = filesOfSource(source, this.app(empty));
  }

  /** The plan itself. Throws Failure. */
  project(): Promise<Project> {
    return this.open([], []);
  }

  async run(request: unknown): Promise<Json> {
    const { session, names, options } = await this.read("run", request, ["scenario"]);
    return this.answered(await askRun(session, names[0], options as OptionsOf<typeof askRun>));
  }

  async compare(request: unknown): Promise<Json> {
    const { session, names, options } = await this.read("compare", request, ["scenarios"]);
    return this.answered(await askCompare(session, names, options as OptionsOf<typeof askCompare>));
  }

  async sweep(request: unknown): Promise<Json> {
    const { session, names, options } = await this.read("sweep", request, ["scenario", "scenarios"]);
    return this.answered(await askSweep(session, names, options as OptionsOf<typeof askSweep>));
  }

  async solve(request: unknown): Promise<Json> {
    const read = await this.read("solve", request, ["condition", "scenario"]);
    const words = [...read.texts("condition"), ...read.names];
    return this.answered(await askSolve(read.session, words, read.options as OptionsOf<typeof askSolve>));
  }

  async simulate(request: unknown, watch: Watch = {}): Promise<Json> {
    const read = await this.read("simulate", request, ["scenario", "scenarios"]);
    const { session, names } = read;
    const options = { sampling: "plain", ...read.options } as RequestOf<SimulateOptions>;
    const watched = watchIn(watch);
    watched.signal?.throwIfAborted();
    if (options.draws !== undefined) {
      refuseBesideDraws(options, options.draws);
      const trials = options.draws * Math.max(names.length, 1);
      const answer = await askDraws(session, names, options, options.draws);
      return this.answered(answer, watcherOf(watched, trials));
    }
    return this.answered(await askSimulate(session, names, options, (trials) => watcherOf(watched, trials)));
  }

  async explain(request: unknown): Promise<Json> {
    const { session, names, texts, options } = await this.read("explain", request, [
      "name",
      "scenario",
      "scenarios",
    ]);
    const given = options as OptionsOf<typeof askExplain>;
    if (given.diff) return this.answered(await askDifference(session, [...names, ...texts("name")], given));
    return this.answered(await askExplain(session, [...texts("name"), ...names], given));
  }

  async check(request: unknown): Promise<Json> {
    const { session, names, value, options } = await this.read("check", request, [
      "checks",
      "scenario",
      "scenarios",
    ]);
    const given = options as OptionsOf<typeof askCheck>;
    const checks = value("checks");
    if (checks !== undefined && given.assert !== undefined) throw together("checks", "assert");
    if (checks === undefined) {
      // Scenarios are of what is asserted here: checks of a file name their own.
      if (given.assert === undefined && names.length > 0) throw together("scenarios", "checks");
      return this.answered((await askCheck(session, names, given)).answer);
    }
    if (names.length > 0) throw together("scenarios", "checks");
    const content = typeof checks === "string" ? undefined : bytesOf("checks", checks);
    const words = [content === undefined ? textIn("checks", checks) : "checks"];
    return this.answered((await askCheck(session, words, given, content)).answer);
  }

  /** A request taken apart: its options, and what stands by position in the command. Throws Failure. */
  async read(method: Method, request: unknown = {}, beside: readonly string[]) {
    // What is checked is what is read: an object may say otherwise each time.
    const of = isObject(request) ? Object.fromEntries(ownEntries(method, request)) : {};
    const options = optionsOf(method, isObject(request) ? of : request, beside, await this.project());
    const { names, input } = scenariosOf(of.scenario, of.scenarios);
    const session: Session = {
      app: this.app(input),
      formats: ["json"],
      files: async () => this.files,
      open: (scenarios = [], tables = []) => this.open(scenarios, tables),
    };
    return {
      ...{ session, names },
      options: { ...options, lang: this.caller.language },
      notes: (notes: readonly Message[]) => notes.forEach(this.caller.note),
      value: (key: string) => of[key],
      texts: (key: string) => (of[key] === undefined ? [] : [textIn(key, of[key])]),
    };
  }

  private app(input: Uint8Array): App {
    const { root, version } = this.caller;
    return { root, version, streams: callersStreams(input) };
  }

  private async open(scenarios: readonly string[], tables: readonly string[]): Promise<Project> {
    const reads = hasToRead(this.files, scenarios, tables);
    let project = this.projects.get(reads);
    if (project === undefined) {
      // What is read from standard input elsewhere is an object here, and there may be one of a plan and one of a scenario.
      project = await openFiles(this.app(empty), this.files, reads ? ["./"] : []);
      this.projects.set(reads, project);
    }
    return project;
  }

  /** The document of an answer; a list that is long is made block by block, where somebody watches. */
  private async answered<R extends Reported>(
    { report, view, notes }: Answer<R>,
    watcher?: ReturnType<typeof watcherOf>,
  ): Promise<Json> {
    for (const note of notes) this.caller.note(note);
    const { lists, documentOf } = jsonParts(await report("json"), view);
    const records = new Map<string, Json[]>();
    for (const { key, items } of lists) {
      const list: Json[] = [];
      records.set(key, list);
      for (const item of items) {
        list.push(plainOf(item));
        if (watcher === undefined || list.length % blockTrials !== 0) continue;
        watcher.at(list.length / blockTrials);
        await watcher.pause();
      }
      if (watcher === undefined || list.length % blockTrials === 0) continue;
      watcher.at(Math.ceil(list.length / blockTrials));
      await watcher.pause();
    }
    // Lists that are made stand in their places.
    const empty = Object.fromEntries([...records.keys()].map((key) => [key, []]));
    return Object.assign(plainOf(documentOf(empty)) as object, Object.fromEntries(records)) as Json;
  }
}

/** The names of scenarios as a command takes them, and what it would read by standard input: the one that is an object. Throws Failure "usage". */
function scenariosOf(
  one: unknown,
  several: unknown,
): { readonly names: readonly string[]; readonly input: Uint8Array } {
  if (one !== undefined && several !== undefined) throw together("scenario", "scenarios");
  const given: readonly unknown[] =
    one !== undefined ? [one] : Array.isArray(several) ? several : several === undefined ? [] : [several];
  const objects = given.filter(isObject);
  if (objects.length > 1) throw new Failure("usage", message("request.one-object"));
  const key = one === undefined ? "scenarios" : "scenario";
  const names = given.map((each) => (isObject(each) ? "-" : textIn(key, each)));
  const [object] = objects;
  // Nothing comes by standard input but the one that is an object.
  const fromStdin = names.some((name) => partsIn(name).some(({ kind }) => kind === "stdin"));
  if (fromStdin && object === undefined) throw new Failure("usage", message("scenario.no-stdin"));
  return { names, input: object === undefined ? empty : bytesOf(key, object) };
}

/** How a simulation is followed, as its caller has it. Throws Failure "usage". */
function watchIn(watch: unknown): Watch {
  const { onProgress, signal } = Object.fromEntries(entriesIn("simulate", watch, ["onProgress", "signal"]));
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw wrong("request.function", "onProgress");
  const isSignal =
    signal instanceof AbortSignal || (isObject(signal) && typeof signal.throwIfAborted === "function");
  if (signal !== undefined && !isSignal) throw wrong("request.signal", "signal");
  return { onProgress, signal } as Watch;
}

/** Pauses after each block, so that the program goes on beside it, hears how far it is and may end it. */
function watcherOf({ onProgress, signal }: Watch, trials: number) {
  let done = 0;
  return {
    at: (blocks: number) => {
      done = Math.min(trials, blocks * blockTrials);
      return true;
    },
    pause: async () => {
      onProgress?.(done, trials);
      await new Promise((go) => setImmediate(go));
      signal?.throwIfAborted();
    },
    end: () => {},
  };
}

/** A value of a document as JSON would bring it back: a copy, without keys that hold nothing. */
function plainOf(value: Json): Json {
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : Number(plain(value));
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(plainOf);
  return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, plainOf(item)]));
}
